"""Scoring: what a review lacks, when it is due, when a stage is over."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from district.calls.kind import Verdict
from district.calls.review import PENDING, TRANSITIONS, Review, ReviewMove, ReviewStatus
from district.calls.scoring import (
    EXTENSION,
    GRACE,
    Missing,
    Remind,
    differ,
    is_stage_over,
    lapses_at,
    missing,
    reminders,
)
from district.clock import Calendar
from district.errors import OutOfDate
from district.ids import EntryId, PersonId, ReviewId
from tests.calls import shipped

NOW = datetime(2026, 11, 28, 9, tzinfo=UTC)
CALENDAR = Calendar(zone=ZoneInfo("Europe/Moscow"))
S, M = ReviewStatus, ReviewMove
DEFENCE, PRACTICES = shipped("defence"), shipped("practices")
DESK = DEFENCE.stages[0]
NAMES = ("novelty", "results", "transfer")
STATUSES = st.sampled_from(ReviewStatus)


def review(status: ReviewStatus = S.BEGUN, days: int = 7, **changes: Any) -> Review:
    made = Review(
        id=ReviewId(1),
        entry=EntryId(1),
        stage=DESK.id,
        expert=PersonId(1),
        status=status,
        position=0,
        asked_at=NOW,
        due_at=NOW + timedelta(days=days),
    )
    return replace(made, **changes)


@pytest.mark.parametrize("move", ReviewMove)
@pytest.mark.parametrize("status", ReviewStatus)
def test_a_review_moves_by_its_table_alone(status: ReviewStatus, move: ReviewMove) -> None:
    target = TRANSITIONS.get((status, move))
    if target is not None:
        moved = review(status).moved(move)
        assert (moved.status, moved.version) == (target, 1)
    else:
        with pytest.raises(OutOfDate):
            review(status).moved(move)


def test_what_was_declined_lapsed_or_voided_never_lives_again() -> None:
    over = {S.DECLINED, S.LAPSED, S.VOID}
    assert not [source for source, _ in TRANSITIONS if source in over]
    moved = {to for (source, _), to in TRANSITIONS.items() if to is not source}
    assert moved == set(S) - {S.ASKED}, "asked is how it begins"


@settings(max_examples=500, derandomize=True)
@given(
    scores=st.dictionaries(st.sampled_from(NAMES), st.integers(1, 5)),
    to_author=st.none() | st.just("хорошо"),
    to_curator=st.none() | st.just("хорошо"),
)
def test_a_review_is_given_with_all_marks_and_words_for_extremes(
    scores: dict[str, int], to_author: str | None, to_curator: str | None
) -> None:
    found = missing(DEFENCE, review(scores=scores, to_author=to_author, to_curator=to_curator))
    assert (Missing.MARKS in found) == (set(scores) != set(NAMES))
    has_words = bool(to_author or to_curator)
    assert (Missing.COMMENT in found) == (bool({1, 5} & set(scores.values())) and not has_words)
    assert found <= {Missing.MARKS, Missing.COMMENT}


def test_a_verdict_needs_a_reason_unless_it_accepts() -> None:
    check = review(stage=PRACTICES.stages[0].id)
    assert missing(PRACTICES, check) == {Missing.VERDICT}
    assert not missing(PRACTICES, replace(check, verdict=Verdict.ACCEPT))
    for verdict in (Verdict.RETURN, Verdict.REFUSE):
        told = replace(check, verdict=verdict, to_curator="нет")
        assert missing(PRACTICES, told) == {Missing.REASON}, "the author must read why"
        assert not missing(PRACTICES, replace(told, to_author="нет"))


@settings(max_examples=500, derandomize=True)
@given(days=st.integers(1, 60))
def test_reminders_come_in_order_before_the_lapse(days: int) -> None:
    seen = review(S.BEGUN, days)
    moments = [moment for moment, _ in reminders(seen)]
    assert moments == sorted(moments)
    assert all(NOW < moment < lapses_at(seen, CALENDAR) for moment in moments)


def test_a_week_has_three_reminders_and_a_day_one() -> None:
    week, day = reminders(review(days=7)), reminders(review(days=1))
    assert [(moment - NOW) / timedelta(days=1) for moment, _ in week] == [3.5, 5, 6]
    assert [kind for _, kind in week] == [Remind.HALF, Remind.TWO_DAYS, Remind.ONE_DAY]
    assert [kind for _, kind in day] == [Remind.HALF]


def test_a_silent_expert_has_three_working_days_and_one_at_work_the_grace() -> None:
    silent = lapses_at(review(S.ASKED), CALENDAR)
    assert CALENDAR.local(silent).date() == date(2026, 12, 2), "Saturday, then Monday to Wednesday"
    holiday = replace(CALENDAR, holidays=frozenset({date(2026, 11, 30)}))
    assert CALENDAR.local(lapses_at(review(S.ASKED), holiday)).date() == date(2026, 12, 3)
    at_work = review(days=7)
    assert lapses_at(at_work, CALENDAR) == at_work.due_at + GRACE
    extended = replace(at_work, due_at=at_work.due_at + EXTENSION)
    assert lapses_at(extended, CALENDAR) == at_work.due_at + EXTENSION + GRACE


@settings(max_examples=500, derandomize=True)
@given(st.lists(st.tuples(STATUSES, st.sampled_from(["desk", "talk"])), max_size=6))
def test_a_stage_is_over_with_enough_given_and_none_pending(
    drawn: list[tuple[ReviewStatus, str]],
) -> None:
    reviews = [review(status, stage=stage) for status, stage in drawn]
    here = [status for status, stage in drawn if stage == DESK.id]
    expected = here.count(S.GIVEN) >= DESK.least and not set(here) & set(PENDING)
    assert is_stage_over(DESK, reviews) == expected


def test_experts_differ_by_spread_or_by_verdict() -> None:
    assert DEFENCE.rules.spread == 30
    assert not differ(DEFENCE, [5_000, 8_000], [])
    assert differ(DEFENCE, [5_000, 8_001], [])
    assert not differ(PRACTICES, [0, 10_000], []), "the kind has no limit"
    assert differ(PRACTICES, [], [Verdict.ACCEPT, Verdict.REFUSE])
    assert not differ(PRACTICES, [], [Verdict.ACCEPT, Verdict.ACCEPT])
