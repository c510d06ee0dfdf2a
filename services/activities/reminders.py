"""Reminders of sessions for people with a seat: a day and two hours before.

They are created by the clock when due, from the current data. The letter's key contains the session
and its start, so repeated runs are idempotent and a moved session gets a new reminder.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from functools import partial

from district.activities.activity import Activity, Session
from district.activities.enrolments import Enrolment, EnrolmentStatus, Reminding
from district.clock import Calendar
from district.errors import OutOfDate
from district.ids import ActivityId, PersonId, SessionId
from district.letters import LetterKind, NewLetter, new_letter
from services.apart import run_apart
from services.service import Service
from storage.activities.activities import activities_soon, get_activity
from storage.activities.enrolments import enrolments_in, find_enrolment
from storage.database import Connection
from storage.outbox import put_letters

EVENING = time(20, 0)
"""Local time at which reminders that would fall into the night before the session are sent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    before: timedelta
    of_use: timedelta
    """Reminders closer to the start than this are dropped."""


RULES = {
    Reminding.DAY: Rule(before=timedelta(hours=24), of_use=timedelta(hours=6)),
    Reminding.HOURS: Rule(before=timedelta(hours=2), of_use=timedelta(0)),
}
HORIZON = timedelta(hours=36)
"""How far ahead sessions are considered; longer than any reminder."""


def due_at(rule: Rule, session: Session, calendar: Calendar) -> datetime:
    """Returns the time of the reminder; one that falls into quiet hours is sent the
    evening before.
    """
    due = session.starts_at - rule.before
    if not calendar.is_quiet(due):
        return due
    local = calendar.local(due)
    evening = local.date() if local.time() >= EVENING else local.date() - timedelta(days=1)
    return calendar.at(evening, EVENING)


def promised(activity: Activity, calendar: Calendar, now: datetime) -> tuple[Reminding, ...]:
    """Returns the reminders still to come of the first session that gets any."""
    for session in activity.sessions:
        due = {name: due_at(rule, session, calendar) for name, rule in RULES.items()}
        coming = [
            name if at == session.starts_at - RULES[name].before else Reminding.EVENING
            for name, at in due.items()
            if at > now
        ]
        if coming:
            return tuple(dict.fromkeys(coming))
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Reminders(Service):
    async def tick(self) -> None:
        """Creates due reminders."""
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
        """Returns the facts for a reminder.

        Raises:
            OutOfDate: the session has begun or was moved or cancelled, or the seat was given up.
            NotFound: there is no such activity.
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

    def _due(self, session: Session, now: datetime) -> Iterator[tuple[Reminding, datetime]]:
        for name, rule in RULES.items():
            due = due_at(rule, session, self.calendar)
            if due <= now < session.starts_at - rule.of_use:
                yield name, due


def _letter(
    name: Reminding, activity: Activity, session: Session, one: Enrolment, due: datetime
) -> NewLetter:
    starts = session.starts_at.isoformat(timespec="minutes")
    return new_letter(
        LetterKind.SESSION_REMINDER,
        one.person,
        due,
        f"{session.id}:{starts}:{one.person}:{name}",
        activity=activity.id,
        session=session.id,
        starts_at=session.starts_at.isoformat(),
        rule=name,
    )
