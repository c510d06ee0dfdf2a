"""Who came: marked by those who hold the activity, corrected as often as need be, every mark kept.

Attended is a share of the sessions; what somebody is in the end is told when all sessions have
begun, and anew with each correction. Where nobody was ever marked nobody is made absent.
"""

from dataclasses import dataclass
from datetime import datetime

from district.activities import Activity, Session
from district.clock import Clock
from district.enrolments import CAME_OR_NOT, Enrolment, EnrolmentMove, EnrolmentStatus
from district.errors import NotFound, NotInThisState
from district.healing import ATTENDED_SHARE, attended_share
from district.ids import ActivityId, EnrolmentId, SessionId
from district.people import Person
from district.requests import How
from district.roles import Actor
from services.holding import ensure_holds
from services.seats import move_enrolment
from storage.activities import get_activity
from storage.database import Connection, Database
from storage.enrolments import enrolments_in, get_enrolment
from storage.marks import add_mark, marks_in
from storage.people import get_people

MARKED = (EnrolmentStatus.BOOKED, EnrolmentStatus.EXCUSED, *sorted(CAME_OR_NOT))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One session with those who were expected; None: not marked yet."""

    activity: Activity
    session: Session
    people: tuple[tuple[Enrolment, Person, bool | None], ...]


class Attendance:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def sheet(self, actor: Actor, number: ActivityId, session: SessionId) -> Sheet:
        """By surname.

        Raises:
            NotPermitted: not the actor's to see.
            NotFound: no such session.
            NotInThisState: it has not begun.
        """
        async with self._database.read() as connection:
            activity, held = await self._held(connection, actor, number, session)
            expected = await enrolments_in(connection, number, MARKED)
            seen = await marks_in(connection, number)
            people = await get_people(connection, [one.person for one in expected])
        rows = [(one, people[one.person], seen.get(one.id, {}).get(session)) for one in expected]
        rows.sort(key=lambda row: (row[1].profile.name.short if row[1].profile else "", row[0].id))
        return Sheet(activity=activity, session=held, people=tuple(rows))

    async def mark(
        self,
        actor: Actor,
        number: ActivityId,
        session: SessionId,
        enrolment: EnrolmentId,
        *,
        is_present: bool,
    ) -> None:
        """The same mark again changes nothing.

        Raises:
            NotPermitted: not the actor's to mark.
            NotFound: no such session, or nobody of that enrolment was expected.
            NotInThisState: it has not begun.
        """
        now = self._clock()
        async with self._database.write() as tx:
            activity, _ = await self._held(tx, actor, number, session, hold=True)
            one = await get_enrolment(tx, enrolment)
            if one.activity != number or one.status not in MARKED:
                raise NotFound
            seen = (await marks_in(tx, number)).get(enrolment, {})
            if seen.get(session) is is_present:
                return
            await add_mark(tx, session, enrolment, is_present=is_present, at=now, by=actor.id)
            await self._told_by(tx, activity, one, {**seen, session: is_present}, actor, now)

    async def _told_by(
        self,
        tx: Connection,
        activity: Activity,
        one: Enrolment,
        seen: dict[SessionId, bool],
        actor: Actor,
        now: datetime,
    ) -> None:
        if any(session.starts_at > now for session in activity.sessions):
            return
        target = outcome(seen, len(activity.sessions))
        if target is not one.status:
            await move_enrolment(
                tx, one, EnrolmentMove.MARK, target, now=now, by=actor.id, how=How.BUTTON
            )

    async def _held(
        self,
        connection: Connection,
        actor: Actor,
        number: ActivityId,
        session: SessionId,
        *,
        hold: bool = False,
    ) -> tuple[Activity, Session]:
        activity = await get_activity(connection, number, hold=hold)
        ensure_holds(actor, activity)
        held = next((one for one in activity.sessions if one.id == session), None)
        if held is None:
            raise NotFound
        if held.starts_at > self._clock():
            raise NotInThisState
        return activity, held


def outcome(seen: dict[SessionId, bool], sessions: int) -> EnrolmentStatus:
    share = attended_share(seen.values(), sessions)
    if share >= ATTENDED_SHARE:
        return EnrolmentStatus.ATTENDED
    return EnrolmentStatus.PARTLY if share > 0 else EnrolmentStatus.ABSENT


async def settle(tx: Connection, activity: Activity, now: datetime) -> None:
    """When all is over: whoever has a seat and was not marked, while others were, did not come."""
    seen = await marks_in(tx, activity.id)
    if not seen:
        return
    for one in await enrolments_in(tx, activity.id, [EnrolmentStatus.BOOKED]):
        target = outcome(seen.get(one.id, {}), len(activity.sessions))
        await move_enrolment(tx, one, EnrolmentMove.MARK, target, now=now, by=None, how=How.SYSTEM)
