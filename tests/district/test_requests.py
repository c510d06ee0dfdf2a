"""The state machine of requests: the whole table, the clock, and that no path leaves them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise, product
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from district.clock import Calendar
from district.errors import AlreadyDecided, Empty, NotOpen, OutOfDate, UndoTooLate
from district.ids import DistrictId, MunicipalityId, PersonId, RequestId
from district.requests.deficits import DEFICIT_KIND
from district.requests.request import (
    MORNING,
    REFUSAL_WAITS,
    TRANSITIONS,
    UNDO_WINDOW,
    By,
    ClockStep,
    Deadlines,
    HistoryEntry,
    How,
    Move,
    Request,
    RequestStatus,
    after_clock_step,
    start_waiting,
    told_history,
)
from district.territory import Place

MOSCOW = ZoneInfo("Europe/Moscow")
HOLIDAY = date(2026, 11, 25)
CALENDAR = Calendar(zone=MOSCOW)
DEADLINES = Deadlines()
MONDAY = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
AUTHOR, DECIDER, OTHER = PersonId(1), PersonId(2), PersonId(3)
CLOSED = {
    RequestStatus.APPROVED,
    RequestStatus.REJECTED,
    RequestStatus.WITHDRAWN,
    RequestStatus.EXPIRED,
    RequestStatus.RESOLVED,
}


def submitted(now: datetime = MONDAY, calendar: Calendar = CALENDAR) -> Request:
    return Request(
        id=RequestId(128),
        kind=DEFICIT_KIND,
        subject_id=1,
        author=AUTHOR,
        place=Place(municipality=MunicipalityId("levashinskiy"), district=DistrictId("gornyy")),
        status=RequestStatus.SUBMITTED,
        version=1,
        escalated=False,
        submitted_at=now,
        waiting=start_waiting(now, calendar, DEADLINES),
    )


def moved(
    request: Request,
    move: Move,
    *,
    by: PersonId | None = DECIDER,
    now: datetime = MONDAY,
    reason: str | None = "Почему",
    calendar: Calendar = CALENDAR,
) -> Request:
    return request.moved(move, by=by, now=now, calendar=calendar, reason=reason)


def in_status(status: RequestStatus) -> Request:
    """Returns a request moved to the status along the table."""
    way = {
        RequestStatus.SUBMITTED: [],
        RequestStatus.APPROVED: [Move.APPROVE],
        RequestStatus.REJECTED: [Move.REJECT],
        RequestStatus.RETURNED: [Move.RETURN],
        RequestStatus.WITHDRAWN: [Move.WITHDRAW],
        RequestStatus.EXPIRED: [Move.EXPIRE],
        RequestStatus.RESOLVED: [Move.RESOLVE],
    }
    request = submitted()
    for move in way[status]:
        request = moved(request, move)
    return request


# ── The table ──────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("transition", TRANSITIONS, ids=lambda t: f"{t.source}-{t.move}")
def test_each_transition_leads_where_the_table_says(transition: object) -> None:
    step = next(t for t in TRANSITIONS if t is transition)
    request = in_status(step.source)
    after = moved(request, step.move)
    assert (after.status, after.version) == (step.target, request.version + 1)
    assert (after.waiting.next_at is None) == (step.target in CLOSED)


@pytest.mark.parametrize(("status", "move"), list(product(RequestStatus, Move)))
def test_what_the_table_does_not_name_is_refused(status: RequestStatus, move: Move) -> None:
    request = in_status(status)
    if request.transition(move) is not None:
        return
    refusal = AlreadyDecided if status.is_decision else NotOpen
    with pytest.raises(refusal):
        moved(request, move)


def test_the_table_names_each_way_once_and_undoes_every_decision() -> None:
    ways = [(t.source, t.move) for t in TRANSITIONS]
    assert len(ways) == len(set(ways))
    undone = {t.source for t in TRANSITIONS if t.move is Move.UNDO}
    assert undone == {status for status in RequestStatus if status.is_decision}
    assert {
        t.target for t in TRANSITIONS if t.by is By.DECIDER and t.move is not Move.UNDO
    } == undone


@pytest.mark.parametrize("move", [Move.REJECT, Move.RETURN])
@pytest.mark.parametrize("reason", [None, ""])
def test_a_reason_is_needed(move: Move, reason: str | None) -> None:
    with pytest.raises(Empty):
        moved(submitted(), move, reason=reason)


def test_an_undo_is_for_the_same_decider_within_the_window() -> None:
    approved = moved(submitted(), Move.APPROVE)
    last = MONDAY + UNDO_WINDOW
    assert moved(approved, Move.UNDO, now=last) == replace(submitted(), version=3)
    for by, now in ((OTHER, MONDAY), (None, MONDAY), (DECIDER, last + timedelta(seconds=1))):
        with pytest.raises(UndoTooLate):
            moved(approved, Move.UNDO, by=by, now=now)


# ── The clock ──────────────────────────────────────────────────────────────────────────────────


def steps(request: Request, calendar: Calendar) -> list[tuple[ClockStep, str]]:
    """Returns the clock steps of an untouched request with local times."""
    waiting, made = request.waiting, []
    while waiting.next_step is not None and waiting.next_at is not None:
        made.append((waiting.next_step, f"{calendar.local(waiting.next_at):%d.%m %H:%M}"))
        waiting = after_clock_step(waiting, calendar, DEADLINES)
    return made


def test_reminder_escalation_and_expiry_count_working_days_without_sundays() -> None:
    assert steps(submitted(), CALENDAR) == [
        (ClockStep.REMIND, "25.11 10:00"),
        (ClockStep.ESCALATE, "27.11 10:00"),
        (ClockStep.EXPIRE, "05.12 00:00"),
    ]
    assert submitted().waiting.promised == date(2026, 12, 4)


def test_holidays_put_everything_off() -> None:
    calendar = Calendar(zone=MOSCOW, holidays=frozenset({HOLIDAY}))
    assert steps(submitted(calendar=calendar), calendar) == [
        (ClockStep.REMIND, "26.11 10:00"),
        (ClockStep.ESCALATE, "28.11 10:00"),
        (ClockStep.EXPIRE, "06.12 00:00"),
    ]


def test_the_day_is_the_local_one() -> None:
    late = datetime(2026, 11, 23, 21, 30, tzinfo=UTC)  # Tuesday 00:30 in Moscow
    assert submitted(late).waiting.promised == date(2026, 12, 5)


def test_the_clock_stands_while_the_request_is_returned() -> None:
    thursday, later = MONDAY + timedelta(days=3), MONDAY + timedelta(days=21)
    returned = moved(submitted(), Move.RETURN, now=thursday)
    assert returned.waiting.days_used == 3
    assert returned.waiting.next_step is ClockStep.EXPIRE
    again = moved(returned, Move.RESUBMIT, by=AUTHOR, now=later)
    assert again.waiting.promised == date(2026, 12, 22)  # seven working days of ten are left
    assert again.waiting.next_step is ClockStep.ESCALATE


def test_a_question_that_is_never_answered_expires() -> None:
    returned = moved(submitted(), Move.RETURN)
    assert returned.waiting.next_at == CALENDAR.at(date(2026, 12, 29), datetime.min.time())


def test_an_undo_takes_nothing_from_the_promise() -> None:
    thursday = MONDAY + timedelta(days=3)
    for move in (Move.APPROVE, Move.REJECT):
        undone = moved(moved(submitted(), move, now=thursday), Move.UNDO, now=thursday)
        assert undone.waiting.promised == submitted().waiting.promised


DECISIONS = st.lists(
    st.tuples(st.sampled_from([Move.APPROVE, Move.REJECT, Move.RETURN]), st.integers(0, 600)),
    max_size=6,
)


@given(DECISIONS, st.booleans())
def test_an_author_knows_of_the_refusals_that_stood_for_two_minutes(
    decisions: list[tuple[Move, int]], is_undone: bool
) -> None:
    """Each decision holds for some seconds and is undone, the last one perhaps not."""
    now, history, told = MONDAY, [entry(Move.SUBMIT, MONDAY)], [Move.SUBMIT]
    for at, (move, holds) in enumerate(decisions, 1):
        history.append(entry(move, now))
        now += timedelta(seconds=holds)
        moves = [move]
        if is_undone or at < len(decisions):
            history.append(entry(Move.UNDO, now))
            moves.append(Move.UNDO)
        if move is not Move.REJECT or timedelta(seconds=holds) >= REFUSAL_WAITS:
            told += moves
    assert [one.move for one in told_history(history, now, REFUSAL_WAITS)] == told


def entry(move: Move, at: datetime) -> HistoryEntry:
    submitted_ = RequestStatus.SUBMITTED
    return HistoryEntry(
        request=RequestId(128),
        move=move,
        source=submitted_,
        target=submitted_,
        at=at,
        person=DECIDER,
        how=How.BUTTON,
    )


def test_a_request_submitted_on_a_sunday_counts_from_monday() -> None:
    sunday = MONDAY - timedelta(days=1)
    assert steps(submitted(sunday), CALENDAR)[0] == (ClockStep.REMIND, f"24.11 {MORNING:%H:%M}")


# ── Any walk ───────────────────────────────────────────────────────────────────────────────────


class Life(RuleBasedStateMachine):
    """People press anything at any time."""

    @initialize(hours=st.integers(0, 24 * 14))
    def submit(self, hours: int) -> None:
        self.now = MONDAY + timedelta(hours=hours)
        self.request = submitted(self.now)
        self.history = [(RequestStatus.SUBMITTED, RequestStatus.SUBMITTED)]

    @rule(
        move=st.sampled_from(sorted(set(Move) - {Move.SUBMIT})),
        by=st.sampled_from([AUTHOR, DECIDER, OTHER, None]),
        reason=st.sampled_from([None, "Почему"]),
    )
    def press(self, move: Move, by: PersonId | None, reason: str | None) -> None:
        before = self.request
        try:
            self.request = moved(before, move, by=by, now=self.now, reason=reason)
        except (OutOfDate, Empty):
            return
        self.history.append((before.status, self.request.status))

    @rule(minutes=st.integers(0, 60 * 24 * 3))
    def time_passes(self, minutes: int) -> None:
        self.now += timedelta(minutes=minutes)

    @rule()
    def the_clock_ticks(self) -> None:
        waiting = self.request.waiting
        if waiting.next_at is None or waiting.next_at > self.now:
            return
        if waiting.next_step is ClockStep.EXPIRE:
            self.press(Move.EXPIRE, None, None)
            return
        stepped = after_clock_step(waiting, CALENDAR, DEADLINES)
        self.request = replace(self.request, waiting=stepped)

    @invariant()
    def the_history_is_one_chain_along_the_table(self) -> None:
        allowed = {(t.source, t.target) for t in TRANSITIONS}
        assert all(step in allowed for step in self.history[1:])
        assert all(one[1] is two[0] for one, two in pairwise(self.history))
        assert self.history[-1][1] is self.request.status
        assert self.request.version == len(self.history)

    @invariant()
    def what_waits_has_a_clock_and_what_is_closed_has_none(self) -> None:
        waiting = self.request.waiting
        assert (waiting.next_at is None) == (self.request.status in CLOSED)
        assert (waiting.next_step is None) == (waiting.next_at is None)
        assert waiting.days_used >= 0

    @invariant()
    def a_decision_has_its_decider_and_nothing_that_waits_has(self) -> None:
        decided = self.request.status.is_decision
        assert (self.request.decided_at is not None) >= decided
        if self.request.status is RequestStatus.SUBMITTED:
            assert (self.request.decider, self.request.reason) == (None, None)

    @invariant()
    def the_promise_lies_ahead_of_the_start(self) -> None:
        assert self.request.waiting.promised > CALENDAR.local(self.request.submitted_at).date()


TestLife = Life.TestCase
TestLife.settings = settings(max_examples=60, stateful_step_count=30, deadline=None)
