"""The session that a personal code marks, when an activity has several in one day."""

from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district.activities.activity import Session
from district.activities.attendance import DOORS, session_at

DAY = datetime(2026, 12, 10, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def session(begins: str, ends: str) -> Session:
    return Session(
        starts_at=datetime.combine(DAY, time.fromisoformat(begins), UTC),
        ends_at=datetime.combine(DAY, time.fromisoformat(ends), UTC),
        place="Леваши",
    )


MORNING, NOON = session("10:00", "11:30"), session("11:45", "13:00")


@pytest.mark.parametrize(
    ("at", "wanted"),
    [
        ("09:29", None),
        ("09:30", MORNING),
        ("11:20", MORNING),
        ("11:29", MORNING),
        ("11:30", NOON),
        ("11:40", NOON),
        ("11:50", NOON),
        ("13:00", NOON),
        ("13:30", NOON),
        ("13:31", None),
    ],
)
def test_between_two_sessions_of_a_day(at: str, wanted: Session | None) -> None:
    now = datetime.combine(DAY, time.fromisoformat(at), UTC)
    assert session_at((MORNING, NOON), now) == wanted


@st.composite
def days(draw: st.DrawFn) -> tuple[Session, ...]:
    """Sessions of a day that do not overlap, in any order."""
    now, made = DAY, []
    for pause, length in draw(st.lists(st.tuples(st.integers(0, 90), st.integers(1, 120)))):
        begins = now + pause * MINUTE
        now = begins + length * MINUTE
        made.append(Session(starts_at=begins, ends_at=now, place="Леваши"))
    return tuple(draw(st.permutations(made)))


@given(sessions=days(), minute=st.integers(-60, 24 * 60))
def test_what_runs_wins_then_what_comes_next_then_what_ended_last(
    sessions: tuple[Session, ...], minute: int
) -> None:
    now = DAY + minute * MINUTE
    running = [one for one in sessions if one.starts_at <= now < one.ends_at]
    coming = [one for one in sessions if now < one.starts_at <= now + DOORS]
    ended = [one for one in sessions if now - DOORS <= one.ends_at <= now]
    wanted = (
        running
        or sorted(coming, key=lambda one: one.starts_at)
        or sorted(ended, key=lambda one: one.ends_at, reverse=True)
    )
    assert session_at(sessions, now) == next(iter(wanted), None)
