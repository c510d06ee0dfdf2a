"""The ranking of a call equals an independent one."""

import random
from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import cache
from itertools import islice

import pytest

from district.calls import ranking
from district.calls.kind import Aggregate, Kind, Verdict, read_kind
from district.calls.ranking import Assessed, Ranking, aggregate, passing, rank, share_of, total_of
from tests.rankings import LAST, Case, Expected, Gives, Mark, expected, random_case

SEEDS = range(1_000)
ENOUGH = 11
"""Calls in which a planted fault is to be found."""
PLAIN = {
    "id": "garden",
    "ru": "Школьный огород",
    "enter": {"by": "person"},
    "rules": {"gate": "nobody", "confirm": "curator"},
    "fields": [{"id": "title", "type": "short-text", "ru": "Название", "limit": 100}],
    "criteria": [{"id": "harvest", "ru": "Урожай", "scale": 5, "weight": 1}],
    "stages": [
        {"id": "first", "ru": "Отбор", "judges": "experts", "experts": 1, "least": 1},
        {"id": LAST, "ru": "Финал", "judges": "experts", "experts": 1, "least": 1},
    ],
    "outcomes": [{"id": "member", "ru": "Участник"}],
}
PLAINEST = read_kind(PLAIN)


def kind_of_case(case: Case) -> Kind:
    criterion, outcome = PLAINEST.criteria[0], PLAINEST.outcomes[0]
    return replace(
        PLAINEST,
        rules=replace(
            PLAINEST.rules,
            aggregate=Aggregate.MEDIAN if case.is_median else Aggregate.MEAN,
            spread=case.spread,
            ties=case.ties,
            max_score=case.most,
        ),
        criteria=tuple(
            replace(criterion, id=one.id, scale=one.scale, weight=one.weight,
                    stages=frozenset(one.stages))
            for one in case.marks
        ),
        outcomes=tuple(
            replace(
                outcome,
                id=one.id,
                from_=one.least,
                places=one.places,
                best_percent=one.percent,
                each_nomination=one.each,
                verdict=Verdict(one.verdict) if one.verdict else None,
            )
            for one in case.gives
        ),
    )  # fmt: skip


def assessed(case: Case) -> list[Assessed]:
    return [
        Assessed(
            id=one.id,
            nomination=one.nomination,
            stage=one.stage,
            reviews=one.reviews,
            verdicts=tuple(map(Verdict, one.verdicts)),
            score=one.score,
            is_absent=one.is_absent,
        )
        for one in case.works
    ]


def ranked(case: Case) -> Ranking:
    return rank(kind_of_case(case), LAST, assessed(case), case.order)


def told(made: Ranking) -> Expected:
    return Expected(
        totals={one.id: one.total for one in made.rows},
        places={one.id: one.place for one in made.rows},
        outcomes={one.id: one.outcome for one in made.rows},
        wide=frozenset(one.id for one in made.rows if one.is_wide),
        borders=frozenset((one.outcome, one.ids) for one in made.borders),
    )


@cache
def by_hand(seed: int) -> tuple[Case, Expected]:
    case = random_case(random.Random(seed))
    return case, expected(case)


def test_a_thousand_calls_are_ranked_like_by_hand() -> None:
    known = [by_hand(seed) for seed in SEEDS]
    assert [case for case, one in known if told(ranked(case)) != one] == []
    results = [one for _, one in known]
    assert sum(bool(one.borders) for one in results) > 30, "no ties at borders"
    assert sum(bool(one.wide) for one in results) > 100
    given = {outcome for one in results for outcome in one.outcomes.values()}
    assert {"passed", "winner", "laureate", "prize", "grand", "listed", "best", None} <= given


# ── Planted faults ─────────────────────────────────────────────────────────────────────────────


def _tie_dropped(ties: list[list[ranking.Row]]) -> list[list[ranking.Row]]:
    """Only the first of those who are tied is kept."""
    return [tie[:1] for tie in ties]


def _label_breaks_tie(ties: list[list[ranking.Row]]) -> list[list[ranking.Row]]:
    return [[one] for tie in ties for one in sorted(tie, key=lambda row: row.id)]


FAULTS: Mapping[str, tuple[str, Callable[..., object]]] = {
    "tie dropped": ("_ties", lambda made, *given: iter(_tie_dropped(list(made(*given))))),
    "label breaks tie": ("_ties", lambda made, *given: iter(_label_breaks_tie(list(made(*given))))),
    "percentage rounded down": ("share_of", lambda _, number, percent: number * percent // 100),
    "sum instead of mean": (
        "aggregate",
        lambda made, how, totals: sum(totals) if how is Aggregate.MEAN else made(how, totals),
    ),
    "upper median": (
        "aggregate",
        lambda made, how, totals: (
            sorted(totals)[len(totals) // 2]
            if totals and how is Aggregate.MEDIAN
            else made(how, totals)
        ),
    ),
    "cut instead of rounded": ("half_up", lambda _, number: int(number)),
    "nominations mixed": ("_groups", lambda made, rows, **_: made(rows, is_each=False)),
    "undecided ties are no matter": ("_is_decided", lambda *_: True),
    "first verdict stands": ("leading_verdict", lambda _, given: given[0] if given else None),
    "threshold forgotten": ("_meets", lambda made, spec, row: made(replace(spec, from_=None), row)),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_planted_faults_are_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, wrong = FAULTS[fault]
    true = getattr(ranking, name)
    monkeypatch.setattr(ranking, name, lambda *given, **named: wrong(true, *given, **named))
    assert sum(1 for _ in islice(filter(_differs, SEEDS), ENOUGH)) == ENOUGH


def _differs(seed: int) -> bool:
    case, one = by_hand(seed)
    try:
        return told(ranked(case)) != one
    except (KeyError, ZeroDivisionError):
        return True


# ── By hand ────────────────────────────────────────────────────────────────────────────────────


def _call(*gives: Gives, ties: tuple[str, ...] = (), most: int | None = 100) -> Kind:
    case = Case(
        marks=(),
        is_median=False,
        spread=None,
        ties=ties,
        most=most,
        gives=gives,
        works=(),
        order={},
    )
    return kind_of_case(case)


def _scored(*scores: int, stage: str = LAST) -> list[Assessed]:
    return [Assessed(id=at, stage=stage, score=one * 100) for at, one in enumerate(scores, 1)]


WINNERS = (Gives(id="winner", places=1), Gives(id="laureate", places=2), Gives(id="member"))


def test_everybody_is_tied() -> None:
    """All share the first place, or the council decides before anything is announced."""
    shared = rank(_call(*WINNERS, ties=("shared",)), LAST, _scored(*[80] * 9))
    assert {(one.place, one.outcome, one.is_tied) for one in shared.rows} == {(1, "winner", True)}
    assert not shared.borders
    kind = _call(*WINNERS, ties=("council",))
    asked = rank(kind, LAST, _scored(*[80] * 9))
    assert [(one.outcome, len(one.ids)) for one in asked.borders] == [("winner", 9)]
    answered = rank(kind, LAST, _scored(*[80] * 9), {one: 10 - one for one in range(1, 10)})
    assert not answered.borders
    assert [(one.id, one.place, one.outcome) for one in answered.rows[:4]] == [
        (9, 1, "winner"), (8, 2, "laureate"), (7, 3, "laureate"), (6, 4, "member"),
    ]  # fmt: skip


def test_an_answer_about_part_of_a_tie_is_none() -> None:
    kind = _call(*WINNERS, ties=("council",))
    assert rank(kind, LAST, _scored(80, 80, 80), {1: 1, 2: 2}).borders


def test_places_follow_those_who_share_one() -> None:
    made = rank(_call(*WINNERS), LAST, _scored(90, 90, 70, 60, 60, 10))
    assert [one.place for one in made.rows] == [1, 1, 3, 4, 4, 6]
    assert [one.outcome for one in made.rows] == ["winner"] * 2 + ["laureate"] * 3 + ["member"]


def test_a_percentage_is_rounded_up() -> None:
    assert [share_of(number, 8) for number in (0, 1, 12, 13, 100, 101)] == [0, 1, 1, 2, 8, 9]
    best = Gives(id="prize", percent=25), Gives(id="member")
    made = rank(_call(*best), LAST, _scored(*range(50, 59)))
    assert sum(one.outcome == "prize" for one in made.rows) == 3


def test_who_was_absent_has_no_place_and_no_outcome() -> None:
    works = [*_scored(70), Assessed(id=2, stage=LAST, is_absent=True)]
    assert [(one.place, one.outcome) for one in rank(_call(*WINNERS), LAST, works).rows] == [
        (1, "winner"), (None, None),
    ]  # fmt: skip


def test_who_fell_out_early_is_not_placed_by_that_stage() -> None:
    works = [*_scored(60), Assessed(id=2, stage="first", score=9900)]
    made = rank(_call(*WINNERS), LAST, works)
    assert [(one.id, one.place, one.outcome) for one in made.rows] == [
        (1, 1, "winner"), (2, None, "member"),
    ]  # fmt: skip


def test_a_stage_lets_the_best_pass() -> None:
    kind = _call(*WINNERS)
    first = kind.stages[0]
    works = _scored(90, 80, 80, 70, 60, stage="first")
    assert passing(kind, replace(first, pass_from=75), works) == {1, 2, 3}
    assert passing(kind, replace(first, best_percent=40), works) == {1, 2, 3}, "a tie goes on"
    assert passing(kind, replace(first, best_percent=20, pass_from=95), works) == frozenset()
    assert passing(kind, replace(first, pass_from=None, best_percent=None), works) == set(
        range(1, 6)
    )


def test_a_total_is_a_share_of_what_could_be_had() -> None:
    marks = (
        Mark(id="novelty", scale=5, weight=1, stages=()),
        Mark(id="results", scale=10, weight=2, stages=()),
    )
    case = replace(by_hand(0)[0], marks=marks)
    kind = kind_of_case(case)
    assert total_of(kind, LAST, {"novelty": 5, "results": 10}) == 10_000
    assert total_of(kind, LAST, {"novelty": 4, "results": 5}) == 6_000
    assert total_of(kind, LAST, {"novelty": 4}) == 8_000, "what is not marked does not count"
    assert total_of(kind, LAST, {}) is None
    assert aggregate(Aggregate.MEAN, [6_000, 6_001]) == 6_001, "half up"
    assert aggregate(Aggregate.MEDIAN, [1, 5, 9]) == 5
