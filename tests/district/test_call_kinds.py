"""Kinds of calls: reading, the frozen copy, lint."""

import json
import tomllib
from copy import deepcopy
from typing import Any

import pytest

from bot.load import DATA
from district.calls.kind import Give, Judges, Kind, ShownIf, WrongKind, kind_of, plain_of, read_kind
from district.calls.lint import FIELD_ID_LIMIT, OPTION_ID_LIMIT, lint
from district.people.person import Position
from keyboards.form import FormAction, FormPress

PLAIN: dict[str, Any] = {
    "id": "gardens",
    "ru": "Конкурс школьных садов",
    "en": "Contest of school gardens",
    "enter": {"by": "person", "who": {"service_from": 3, "positions": ["teacher"]}},
    "nominations": "call",
    "fields": [
        {
            "id": "kind",
            "type": "choice",
            "ru": "Что растёт",
            "options": [{"id": "roses", "ru": "Розы"}, {"id": "apples", "ru": "Яблони"}],
        },
        {
            "id": "sort",
            "type": "short-text",
            "ru": "Сорт",
            "limit": 100,
            "shown_if": {"field": "kind", "options": ["apples"]},
        },
    ],
    "criteria": [{"id": "beauty", "ru": "Красота"}],
    "stages": [{"id": "look", "ru": "Осмотр", "judges": "experts", "experts": 2}],
    "outcomes": [
        {"id": "best", "ru": "Победитель", "from": 60, "gives": ["listing:practices"]},
        {"id": "member", "ru": "Участник"},
    ],
}


MOST_BYTES = 64
"""Limit of callback data."""


def kind(**changes: Any) -> Kind:
    return read_kind({**PLAIN, **changes})


def changed(path: str, value: Any) -> dict[str, Any]:
    """Returns the plain kind with one value changed, or removed if None."""
    plain = deepcopy(PLAIN)
    *way, last = [int(one) if one.isdigit() else one for one in path.split(".")]
    inner: Any = plain
    for one in way:
        inner = inner[one]
    if value is None:
        del inner[last]
    else:
        inner[last] = value
    return plain


def test_a_kind_is_read_with_defaults() -> None:
    read = kind()
    assert read.enter.who.service_from == PLAIN["enter"]["who"]["service_from"]
    assert read.enter.who.positions == (Position.TEACHER,)
    assert read.nominations is None
    assert read.fields[1].shown_if == ShownIf("kind", frozenset({"apples"}))
    assert read.fields[1].label.button_en == "Сорт"
    assert read.label.button_ru == "Конкурс школьных садов"
    assert read.stages[-1].judges is Judges.EXPERTS
    assert read.outcomes[0].gives == (Give("listing", "practices"),)


def test_the_frozen_copy_is_the_kind() -> None:
    copy = json.dumps(plain_of(kind()))
    assert kind_of(copy) == kind()
    assert kind_of(copy) is kind_of(copy)
    assert plain_of(kind()) == PLAIN


@pytest.mark.parametrize(
    ("path", "value", "said"),
    [
        ("ru", None, "ru: missing"),
        ("sort", 1, "sort: unknown key"),
        ("stages", {}, "stages: not a list"),
        ("stages.0", "look", "stages[0]: not a table"),
        ("stages.0.judges", "all", "stages[0].judges: not one of experts, council, sheet, nobody"),
        ("stages.0.experts", "2", "stages[0].experts: not a whole number"),
        ("stages.0.experts", True, "stages[0].experts: not a whole number"),
        ("criteria.0.ru", None, "criteria[0].ru: missing"),
        ("criteria.0.marks", [{"short": "a"}], "criteria[0].marks[0]: not a label"),
        ("fields.1.shown_if", "kind", "fields[1].shown_if: not a table"),
        ("fields.0.options", "all", "fields[0].options: not a list"),
        ("enter.by", None, "enter.by: missing"),
        ("enter.who.positions", ["smith"], "enter.who.positions[0]: not one of"),
    ],
)
def test_a_wrong_value_is_named_by_its_path(path: str, value: Any, said: str) -> None:
    with pytest.raises(WrongKind) as wrong:
        read_kind(changed(path, value))
    assert str(wrong.value).startswith(said)


SHIPPED = tomllib.loads((DATA / "calls.toml").read_text(encoding="utf-8"))["kinds"]


def test_every_kind_of_the_issue_is_shipped() -> None:
    assert [one["id"] for one in SHIPPED] == [
        "defence",
        "brand",
        "olympiad",
        "smotr",
        "spartakiada",
        "festival",
        "pupils-contest",
        "skill",
        "readings",
        "practices",
        "offer",
        "active",
        "experts-register",
        "league",
        "leaders",
        "project",
        "school-problem",
    ]


@pytest.mark.parametrize("plain", SHIPPED, ids=lambda one: one["id"])
def test_a_shipped_kind_is_without_fault_and_in_both_languages(plain: dict[str, Any]) -> None:
    read = read_kind(plain)
    assert lint(read) == ()
    assert read_kind(plain_of(read)) == read
    assert kind_of(json.dumps(plain_of(read))) == read
    text = json.dumps(plain, ensure_ascii=False)
    assert text.count('"ru":') == text.count('"en":')


def test_the_example_of_these_tests_is_without_fault() -> None:
    assert lint(kind()) == ()


@pytest.mark.parametrize(
    ("path", "value", "fault"),
    [
        ("id", "Gardens", "id: 'Gardens' is no id"),
        ("fields.1.id", "kind", "fields: kind is there 2 times"),
        ("fields.1.id", "summary", "fields.summary: the name is taken"),
        ("fields.0.id", "a-very-long-id", "fields: 'a-very-long-id' is no id of at most 12"),
        ("fields.0.options.1.id", "roses", "fields.kind.options: roses is there 2 times"),
        ("fields.0.options.0.id", "r" * 21, "is no id of at most 20"),
        ("outcomes.0.ru", "П" * 29, "is longer than 28 characters"),
        ("fields.1.limit", 4000, "fields.sort: a limit of 1 to 300 characters"),
        ("fields.1.shown_if.field", "later", "fields.sort.shown_if: later is no earlier field"),
        ("fields.1.shown_if.field", "sort", "fields.sort.shown_if: sort is no earlier field"),
        ("fields.1.shown_if.options", ["figs"], "fields.sort.shown_if: not the options of kind"),
        ("fields.0.options", None, "fields.kind: options belong to a choice"),
        ("fields.1.options", [{"id": "a", "ru": "а"}], "fields.sort: options belong to a choice"),
        ("fields.1.type", "number", "fields.sort: a number needs least and most"),
        ("fields.1.type", "files", "fields.sort: files need extensions"),
        ("fields.1.extensions", ["exe"], "fields.sort: an extension that cannot be checked"),
        ("fields.1.type", "pupils", "fields.sort: pupils need consent"),
        ("enter.by", "pupils", "enter.by: pupils enter by a field of pupils"),
        ("enter.by", "team", "enter.by: a team needs a field of people"),
        ("rules", {"confirm": "nobody"}, "rules.confirm: nobody confirms only what is settled"),
        ("enter.who", {"needs_recommendation": True}, "enter.who: only schools ask for"),
        ("enter.of_one_organization", True, "enter.by: one organization needs a field of people"),
        ("criteria", [], "stages.look: experts need criteria or verdicts"),
        ("criteria.0.stages", ["smell"], "criteria.beauty: no such stage"),
        ("criteria.0.scale", 11, "criteria.beauty: a scale of 2 to 10"),
        ("criteria.0.marks", [{"ru": "плохо"}], "criteria.beauty: a mark for each step"),
        ("stages.0.experts", 0, "stages.look: 1 ≤ least ≤ experts"),
        ("stages.0.judges", "sheet", "stages.look: a sheet needs rules.max_score"),
        ("stages.0.meets", "slot", "stages.look: a slot needs minutes"),
        ("nominations", [{"id": "a", "ru": "а"}, {"id": "a", "ru": "б"}], "nominations: a is"),
        ("outcomes.1.from", 10, "outcomes.member: the last one has no condition"),
        ("outcomes.0.from", None, "outcomes.best: without a condition"),
        ("outcomes.0.from", 101, "outcomes.best: 0 to 100"),
        ("outcomes.0.gives", ["medal"], "outcomes.best.gives: medal is not known"),
        ("outcomes.0.gives", ["role:curator"], "outcomes.best.gives: role:curator is not known"),
        ("outcomes.0.gives", ["listing:best"], "outcomes.best.gives: listing:best is not known"),
        ("outcomes.0.gives", ["listing"], "outcomes.best.gives: listing needs"),
        ("outcomes.0.gives", ["seat:Школа"], "outcomes.best.gives: 'Школа' is no id of a type"),
        ("outcomes.0.gives", ["seat:a", "seat:b"], "outcomes.best.gives: more than one seat"),
        ("outcomes.0.gives", ["document"], "outcomes.best.gives: document needs a series"),
        ("series", {"prefix": "сад", "document": "diploma"}, "series.prefix: 1 to 4 capital"),
        ("rules", {"confirm": "council"}, "rules.motion: the council confirms by a motion"),
        ("rules", {"motion": "results"}, "rules.motion: the council confirms by a motion"),
        ("rules", {"confirm": "council", "motion": "nomination"}, "rules.motion: only «results»"),
        ("rules", {"ties": ["smell"]}, "rules.ties: smell is neither a criterion"),
        ("rules", {"ties": ["shared", "beauty"]}, "rules.ties: shared is neither a criterion"),
        ("rules", {"ties": ["council"]}, "rules.ties: the council decides only what it confirms"),
        ("rules", {"spread": 101}, "rules.spread: 0 to 100"),
    ],
)
def test_lint_finds_a_seeded_fault(path: str, value: Any, fault: str) -> None:
    found = lint(read_kind(PLAIN | {path: value} if "." not in path else changed(path, value)))
    assert any(fault in one for one in found), found


@pytest.mark.parametrize(
    ("first", "second", "fault"),
    [
        ({"from": 60}, {"from": 60}, "from is not below the one before"),
        ({"from": 50}, {"from": 60}, "from is not below the one before"),
        ({"from": 50, "places": 1}, {"from": 60}, "from is not below the one before"),
        ({"best_percent": 25}, {"best_percent": 8}, "best_percent is not above"),
        ({"places": 0}, {"from": 60}, "outcomes.a: places from 1"),
        ({"places": 1, "each_nomination": True}, {"from": 60}, None),
        ({"from": 60, "places": 1}, {"from": 60}, None),
        ({"from": 60}, {"from": 50}, None),
    ],
)
def test_outcomes_are_in_the_order_of_what_they_ask(
    first: dict[str, Any], second: dict[str, Any], fault: str | None
) -> None:
    outcomes = [{"id": "a", "ru": "а"} | first, {"id": "b", "ru": "б"} | second]
    found = lint(kind(outcomes=[*outcomes, {"id": "c", "ru": "в"}]))
    assert any(fault in one for one in found) if fault else not found


def test_every_verdict_has_an_outcome() -> None:
    stage = {"id": "check", "ru": "Проверка", "judges": "experts", "experts": 1}
    stages = [stage | {"verdicts": ["accept", "return", "refuse"]}]
    listed = {"id": "in", "ru": "В банке", "verdict": "accept"}
    refused = {"id": "out", "ru": "Не принято", "verdict": "refuse"}
    assert lint(kind(stages=stages, outcomes=[listed, refused])) == ()
    assert lint(kind(stages=stages, outcomes=[listed])) == (
        "outcomes: one for each verdict of accept, refuse",
    )


def test_blind_expertise_needs_anonymous_answers() -> None:
    essay = {"id": "essay", "type": "long-text", "ru": "Эссе", "limit": 500}
    blind = {"rules": {"blind": "author"}}
    assert lint(kind(fields=[essay | {"anonymous": True}], **blind)) == ()
    assert lint(kind(fields=[essay | {"inner": True}], **blind)) == ()
    assert lint(kind(fields=[essay], **blind)) == (
        "fields.essay: neither anonymous nor inner in blind expertise",
    )


def test_what_is_settled_one_by_one_has_no_places() -> None:
    outcomes = [{"id": "a", "ru": "а", "places": 3}, {"id": "b", "ru": "б"}]
    assert lint(kind(rules={"ends_never": True}, outcomes=outcomes)) == (
        "outcomes.a: no places where entries are settled one by one",
    )


def test_the_longest_ids_fit_a_button() -> None:
    longest = FormPress(
        action=max(FormAction, key=len),
        form="entry",
        field="f" * FIELD_ID_LIMIT,
        value="o" * OPTION_ID_LIMIT,
    )
    assert len(longest.pack()) + len(":zik0zj") <= MOST_BYTES


def test_a_stored_copy_with_keys_that_are_gone_is_read_without_them() -> None:
    gone = {"by": "topic", "columns": ["code"], "together": True, "meets": "activity"}
    older = {**PLAIN, "stages": [{**PLAIN["stages"][0], **gone}]}
    assert kind_of(json.dumps(older)) == kind()
    with pytest.raises(WrongKind, match="unknown key"):
        read_kind({**PLAIN, "by": "topic"})
