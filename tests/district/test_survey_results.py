"""Results of surveys identify no one: each hidden count may be anything from 0 to 4."""

from collections.abc import Callable, Mapping
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district.errors import TooFewOptions
from district.requests.deficits import FEW
from district.surveys.composing import question_of
from district.surveys.results import Cell, counted, published
from district.surveys.survey import TRANSITIONS, QuestionType, SurveyMove, SurveyStatus

SMALL = range(FEW)
GROUPS = ("a", "b", "c", "d")
Publish = Callable[[Mapping[str, int]], Cell]


def possible(counts: Mapping[str, int], publish: Publish = published) -> dict[str, set[int]]:
    """Returns what each hidden count may be, for a reader who knows the rule and sees the cell."""
    seen = publish(counts)
    hidden = [group for group in counts if group not in seen.groups]
    found: dict[str, set[int]] = {group: set() for group in hidden}
    for values in product(SMALL, repeat=len(hidden)):
        other = {**counts, **dict(zip(hidden, values, strict=True))}
        if publish(other) == seen:
            for group, value in zip(hidden, values, strict=True):
                found[group].add(value)
    return found


COUNTS = st.integers(1, len(GROUPS)).flatmap(
    lambda size: st.fixed_dictionaries(
        dict.fromkeys(GROUPS[:size], st.one_of(st.integers(0, FEW), st.integers(0, 12)))
    )
)


@given(COUNTS)
def test_a_hidden_count_may_be_anything(counts: dict[str, int]) -> None:
    assert all(values == set(SMALL) for values in possible(counts).values())


@given(COUNTS)
def test_what_is_shown_is_true(counts: dict[str, int]) -> None:
    cell, total = published(counts), sum(counts.values())
    assert all(counts[group] == count >= FEW for group, count in cell.groups.items())
    assert cell.total is None or FEW <= cell.total <= total
    assert cell.is_at_least or cell.total == (total if total >= FEW else None)


def with_the_sum(counts: Mapping[str, int]) -> Cell:
    """A seeded fault: the whole total beside the shown groups."""
    cell = published(counts)
    return Cell(total=sum(counts.values()), is_at_least=cell.is_at_least, groups=cell.groups)


def with_all_hidden(counts: Mapping[str, int]) -> Cell:
    """A seeded fault: the hidden counts are added whenever they make up `FEW`."""
    cell, hidden = published(counts), [count for count in counts.values() if count < FEW]
    added = sum(hidden) if sum(hidden) >= FEW else 0
    return Cell(total=sum(cell.groups.values()) + added, is_at_least=True, groups=cell.groups)


@pytest.mark.parametrize("fault", [with_the_sum, with_all_hidden])
def test_a_rule_that_gives_a_count_away_would_be_found(fault: Publish) -> None:
    every = ({"a": a, "b": b, "c": 7} for a in SMALL for b in SMALL)
    assert any(
        values != set(SMALL) for counts in every for values in possible(counts, fault).values()
    )


def test_answers_are_counted_by_option_and_words_from_five_on() -> None:
    said = [
        *((0, "a", ["1"]) for _ in range(6)),
        *((0, "b", ["1", "2"]) for _ in range(5)),
        *((1, "a", [f"words {at}"]) for at in range(5)),
        *((2, "a", [f"words {at}"]) for at in range(4)),
    ]
    first, second, third = counted([3, 0, 0], said, GROUPS[:2]).questions
    assert [(one.total, one.is_at_least, one.groups) for one in first.cells] == [
        (11, False, {"a": 6, "b": 5}), (5, True, {"b": 5}), (None, True, {}),
    ]  # fmt: skip
    assert (len(second.words), third.words) == (5, ())


@pytest.mark.parametrize(
    ("text", "kind", "question", "options"),
    [
        ("Что важно?", QuestionType.TEXT, "Что важно?", ()),
        ("  Всё   ли ясно 1 – 5 ", QuestionType.SCALE, "Всё ли ясно", ("1", "2", "3", "4", "5")),
        ("Какая?\n1) Первая\n- вторая\n\n", QuestionType.ONE, "Какая?", ("Первая", "вторая")),
        ("Какие? (можно несколько)\nА\nБ\nА", QuestionType.SEVERAL, "Какие?", ("А", "Б")),
        ("Где? [several]\n5 класс\n6 класс", QuestionType.SEVERAL, "Где?", ("5 класс", "6 класс")),
        ("За 2021–2025 годы?", QuestionType.TEXT, "За 2021–2025 годы?", ()),
    ],
)  # fmt: skip
def test_a_question_is_typed(
    text: str, kind: QuestionType, question: str, options: tuple[str, ...]
) -> None:
    found = question_of(text)
    assert (found.type, found.text, found.options) == (kind, question, options)


def test_one_option_is_none() -> None:
    with pytest.raises(TooFewOptions):
        question_of("Да?\nДа")


def test_every_survey_ends() -> None:
    """From each status but the last ones a move leads on, and none leads back."""
    order = list(SurveyStatus)
    assert all(order.index(source) < order.index(to) for (source, _), to in TRANSITIONS.items())
    assert {source for source, _ in TRANSITIONS} == {*order[:3]}
    assert {move for _, move in TRANSITIONS} == {*SurveyMove}
