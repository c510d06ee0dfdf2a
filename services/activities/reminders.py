"""Reminders of sessions: a day before and two hours before, to whoever has a seat then.

They are planned when they are due, by the clock, from what is true at that minute; a letter's key
holds the session and its time, so looking twice plans nothing twice and a moved session is reminded
of anew.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial

from district.activities.activity import Activity, Session
from district.activities.enrolments import Enrolment, EnrolmentStatus
from district.clock import Calendar, Clock
from district.errors import OutOfDate
from district.ids import ActivityId, PersonId, SessionId
from district.letters import LetterKind, NewLetter
from services.apart import run_apart
from storage.activities.activities import activities_soon, get_activity
from storage.activities.enrolments import enrolments_in, find_enrolment
from storage.database import Connection, Database
from storage.outbox import put_letters

EVENING = time(20, 0)
"""When a reminder goes that would fall into the night before the session, local time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    before: timedelta
    of_use: timedelta
    """Before the start; later than that it says nothing new."""


RULES = {
    "day": Rule(before=timedelta(hours=24), of_use=timedelta(hours=6)),
    "hours": Rule(before=timedelta(hours=2), of_use=timedelta(0)),
}
HORIZON = timedelta(hours=36)
"""How far ahead the planner looks: further than any reminder goes out."""


def due_at(rule: Rule, session: Session, calendar: Calendar) -> datetime:
    """What falls into the night goes on the evening before it."""
    due = session.starts_at - rule.before
    if not calendar.is_quiet(due):
        return due
    local = calendar.local(due)
    evening = local.date() if local.time() >= EVENING else local.date() - timedelta(days=1)
    return calendar.at(evening, EVENING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders:
    database: Database
    clock: Clock
    calendar: Calendar

    async def tick(self) -> None:
        """Plans what is due now."""
        now = self.clock()
        async with self.database.read() as connection:
            soon = await activities_soon(connection, now, now + HORIZON)
        due = [one for one in soon if any(self._due(each, now) for each in one.sessions)]
        await run_apart(partial(self._plan, activity, now) for activity in due)

    async def _plan(self, activity: Activity, now: datetime) -> None:
        async with self.database.read() as connection:
            letters = await self._letters(connection, activity, now)
        if letters:
            async with self.database.write() as tx:
                await put_letters(tx, letters)

    async def facts(
        self, person: PersonId, number: ActivityId, session: SessionId, starts_at: datetime
    ) -> tuple[Activity, Session]:
        """What a reminder tells.

        Raises:
            OutOfDate: the session has begun, was moved or called off, or the seat was given up.
            NotFound: no such activity.
        """
        async with self.database.read() as connection:
            activity = await get_activity(connection, number)
            mine = await find_enrolment(connection, number, person)
        held = [one for one in activity.sessions if one.id == session]
        if (
            mine is None
            or mine.status is not EnrolmentStatus.BOOKED
            or not held
            or held[0].starts_at != starts_at
            or starts_at <= self.clock()
        ):
            raise OutOfDate
        return activity, held[0]

    async def _letters(
        self, connection: Connection, activity: Activity, now: datetime
    ) -> list[NewLetter]:
        booked = await enrolments_in(connection, activity.id, [EnrolmentStatus.BOOKED])
        return [
            _letter(name, activity, session, one, due)
            for session in activity.sessions
            for name, due in self._due(session, now)
            for one in booked
            if one.signed_up_at <= due
        ]

    def _due(self, session: Session, now: datetime) -> Iterator[tuple[str, datetime]]:
        for name, rule in RULES.items():
            due = due_at(rule, session, self.calendar)
            if due <= now < session.starts_at - rule.of_use:
                yield name, due


def _letter(
    name: str, activity: Activity, session: Session, one: Enrolment, due: datetime
) -> NewLetter:
    starts = session.starts_at.isoformat(timespec="minutes")
    return NewLetter(
        key=f"{LetterKind.SESSION_REMINDER}:{session.id}:{starts}:{one.person}:{name}",
        person=one.person,
        kind=LetterKind.SESSION_REMINDER,
        payload={
            "activity": activity.id,
            "session": session.id,
            "starts_at": session.starts_at.isoformat(),
        },
        due_at=due,
    )
