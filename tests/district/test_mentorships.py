"""The state machine of mentorships, spans, and typed input."""

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district.clock import Calendar
from district.errors import BadPhone, NotInThisState
from district.ids import DistrictId, MentorshipId, PersonId
from district.mentoring.pairs import (
    ANSWERS,
    MENTORSHIP_TRANSITIONS,
    Mentorship,
    MentorshipMove,
    MentorshipStatus,
    Question,
    Span,
    phone_number,
    transition_of,
)

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
CALENDAR = Calendar(zone=ZoneInfo("Europe/Moscow"))
WISHES = tuple(map(PersonId, (2, 3, 4)))
UNTIL = NOW + timedelta(days=3)


def asked(status: MentorshipStatus = MentorshipStatus.ASKED) -> Mentorship:
    return Mentorship(
        id=MentorshipId(1),
        district=DistrictId("gornyy"),
        mentee=PersonId(1),
        mentor=None if status is MentorshipStatus.ASKED else PersonId(2),
        status=status,
        version=1,
        goal="Цель",
        topics=(),
        span=Span.SIX_MONTHS,
        wishes=WISHES,
        asked_at=NOW,
    )


@pytest.mark.parametrize("status", MentorshipStatus)
@pytest.mark.parametrize("move", [one for one in MentorshipMove if one is not MentorshipMove.ASK])
def test_a_move_is_made_where_the_table_has_it_and_nowhere_else(
    status: MentorshipStatus, move: MentorshipMove
) -> None:
    row = transition_of(move)
    if status in row.sources:
        moved = asked(status).moved(move, NOW, mentor=WISHES[0], until=UNTIL)
        assert (moved.status, moved.version) == (row.target, 2)
    else:
        with pytest.raises(NotInThisState):
            asked(status).moved(move, NOW, mentor=WISHES[0], until=UNTIL)


def test_the_table_names_each_move_once_and_leads_out_of_no_end() -> None:
    assert sorted(one.move for one in MENTORSHIP_TRANSITIONS) == sorted(MentorshipMove)
    ends = {status for status in MentorshipStatus if not status.is_open}
    assert not any(ends & one.sources for one in MENTORSHIP_TRANSITIONS)
    assert all(one.by for one in MENTORSHIP_TRANSITIONS)


@given(moves=st.lists(st.sampled_from(list(MentorshipMove)), max_size=12), whom=st.integers(2, 5))
def test_whatever_is_tried_a_mentor_stands_only_where_one_belongs(
    moves: list[MentorshipMove], whom: int
) -> None:
    one = asked()
    for move in moves:
        before = one
        try:
            one = one.moved(move, NOW, mentor=PersonId(whom), until=UNTIL)
        except NotInThisState:
            assert one == before
            continue
        assert one.version == before.version + 1
        assert (one.proposed_until is not None) == (one.status is MentorshipStatus.PROPOSED)
        waits = one.status in {MentorshipStatus.ASKED, MentorshipStatus.WITHDRAWN}
        assert (one.mentor is None) == waits
        assert set(one.wishes) <= set(before.wishes)


def test_those_named_before_the_one_who_is_asked_are_not_waited_for() -> None:
    proposed = asked().moved(MentorshipMove.PROPOSE, NOW, mentor=WISHES[1], until=UNTIL)
    assert proposed.wishes == (WISHES[2],)


def test_a_pair_has_its_middle_and_its_end() -> None:
    proposed = asked().moved(MentorshipMove.PROPOSE, NOW, mentor=WISHES[0], until=UNTIL)
    until = Span.SIX_MONTHS.ends_at(NOW, CALENDAR)
    pair = proposed.moved(MentorshipMove.ACCEPT, NOW, until=until)
    assert pair.midpoint_at is not None
    assert NOW < pair.midpoint_at < until
    assert until - pair.midpoint_at == pair.midpoint_at - NOW


@pytest.mark.parametrize(
    ("span", "day", "last"),
    [
        (Span.SCHOOL_YEAR, date(2026, 11, 23), date(2027, 5, 31)),
        (Span.SCHOOL_YEAR, date(2027, 5, 10), date(2028, 5, 31)),
        (Span.THREE_MONTHS, date(2026, 11, 30), date(2027, 2, 28)),
        (Span.SIX_MONTHS, date(2026, 8, 31), date(2027, 2, 28)),
        (Span.NINE_MONTHS, date(2026, 12, 1), date(2027, 9, 1)),
    ],
)
def test_a_span_ends_on_a_day_that_there_is(span: Span, day: date, last: date) -> None:
    now = datetime(day.year, day.month, day.day, 9, 0, tzinfo=UTC)
    assert CALENDAR.local(span.ends_at(now, CALENDAR)).date() == last


@given(
    span=st.sampled_from(Span),
    now=st.integers(0, 14 * 365 * 24).map(lambda hours: NOW + timedelta(hours=hours)),
)
def test_every_span_is_ahead_for_a_month_at_least(span: Span, now: datetime) -> None:
    ahead = span.ends_at(now, CALENDAR) - now
    assert timedelta(days=28) < ahead < timedelta(days=400)


@pytest.mark.parametrize("typed", ["+7 928 000-00-00", "8(928)0000000", " 89280000000 "])
def test_a_telephone_number_is_taken_as_typed(typed: str) -> None:
    assert phone_number(typed) == typed.strip()


@pytest.mark.parametrize(
    "typed", ["", "123", "позвоните", "8928000000😀0", "1" * 16, "<b>89280000000"]
)
def test_what_is_no_telephone_number_is_refused(typed: str) -> None:
    with pytest.raises(BadPhone):
        phone_number(typed)


def test_each_question_has_answers_of_its_own() -> None:
    assert set(ANSWERS) == set(Question)
    for one, other in pairwise(ANSWERS.values()):
        assert not set(one) & set(other)
