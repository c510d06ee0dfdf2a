"""Attendance: marked by organizers, correctable, with a log of all marks.

An enrolment's outcome depends on the share of sessions attended. It is set when all sessions have
begun and again after each correction. If an activity has no marks at all, no one is set to absent.
"""

import secrets
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from district.activities.activity import Activity, ActivityStatus, Session
from district.activities.attendance import (
    CODE,
    DOORS,
    TURN,
    Seen,
    WallCode,
    is_shown,
    rotated_key,
    session_at,
    turn_of,
)
from district.activities.enrolments import CAME_OR_NOT, Enrolment, EnrolmentMove, EnrolmentStatus
from district.activities.organizers import ensure_holds, may_hold
from district.errors import (
    CodeChanged,
    DoorsClosed,
    NotFound,
    NotInThisState,
    NotNow,
    NotSignedUp,
    OwnAffair,
    existing,
)
from district.ids import ActivityId, EnrolmentId, PersonId, SessionId
from district.letters import LetterKind, new_letter
from district.people.person import Person
from district.people.roles import Actor
from district.people.views import Viewed
from district.requests.request import How
from services.activities.curriculum_certificates import tell_of_curriculum
from services.activities.seats import move_enrolment
from services.service import Service
from storage.activities.activities import get_activity
from storage.activities.attendance import (
    Wall,
    add_mark,
    code_of_enrolment,
    find_enrolment_of_code,
    find_session_of_code,
    find_wall,
    marks_in,
    set_turn_key,
    wall_of_session,
)
from storage.activities.enrolments import enrolments_in, find_enrolment, get_enrolment
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_people

EXPECTED = (EnrolmentStatus.BOOKED, *sorted(CAME_OR_NOT))
MARKED = (*EXPECTED, EnrolmentStatus.EXCUSED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A session with the people expected; None: not marked yet."""

    activity: Activity
    session: Session
    people: tuple[tuple[Enrolment, Person, bool | None], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance(Service):
    async def sheet(self, actor: Actor, number: ActivityId, session: SessionId) -> Sheet:
        """Returns the people expected at a session, sorted by surname.

        Raises:
            NotPermitted: the actor may not see it.
            NotFound: there is no such session.
            NotInThisState: it has not begun.
        """
        async with self.database.read() as connection:
            activity, held = await self.held(connection, actor, number, session)
            expected = await enrolments_in(connection, number, MARKED)
            seen = await marks_in(connection, number)
            people = await get_people(connection, [one.person for one in expected])
        rows = [(one, people[one.person], seen.get(one.id, {}).get(session)) for one in expected]
        rows.sort(key=lambda row: (row[1].profile.name.short if row[1].profile else "", row[0].id))
        await self.note_looks(actor.id, Viewed.PARTICIPANTS, number, people)
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
        """Marks a person. Idempotent.

        Raises:
            NotPermitted: the actor may not mark.
            NotFound: there is no such session, or the enrolment was not expected.
            NotInThisState: it has not begun.
            OwnAffair: the enrolment is the actor's own.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity, _ = await self.held(tx, actor, number, session, hold=True)
            one = await get_enrolment(tx, enrolment)
            if one.activity != number or one.status not in MARKED:
                raise NotFound
            if one.person == actor.id:
                raise OwnAffair
            seen = (await marks_in(tx, number)).get(enrolment, {})
            if seen.get(session) is is_present:
                return
            await add_mark(tx, session, enrolment, is_present=is_present, at=now, by=actor.id)
            await self._told_by(tx, activity, one, {**seen, session: is_present}, actor, now)

    async def mark_rest(self, actor: Actor, number: ActivityId, session: SessionId) -> None:
        """Marks as present everyone who has a seat and no mark yet, except the actor. Idempotent.

        Raises:
            NotPermitted, NotFound, NotInThisState: see `sheet`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity, _ = await self.held(tx, actor, number, session, hold=True)
            seen = await marks_in(tx, number)
            for one in await enrolments_in(tx, number, EXPECTED):
                marks = seen.get(one.id, {})
                if session in marks or one.person == actor.id:
                    continue
                await add_mark(tx, session, one.id, is_present=True, at=now, by=actor.id)
                await self._told_by(tx, activity, one, {**marks, session: True}, actor, now)

    # ── Personal codes and codes on the wall ───────────────────────────────────────────────────

    async def own_code(self, person: PersonId, number: ActivityId) -> tuple[Activity, str]:
        """Returns the code that the person shows to an organizer.

        Raises:
            NotFound: there is no such activity.
            NotSignedUp: the person has no seat.
        """
        async with self.database.write() as tx:
            activity = await get_activity(tx, number)
            mine = await find_enrolment(tx, number, person)
            if mine is None or mine.status not in MARKED:
                raise NotSignedUp
            return activity, await code_of_enrolment(tx, mine.id, _chance())

    async def wall(
        self,
        actor: Actor,
        number: ActivityId,
        session: SessionId | None = None,
        *,
        turns: bool | None = None,
    ) -> WallCode:
        """Returns the code for the wall, of that session or of the current or next one.

        `turns`: whether the code rotates every `TURN` from now on; None keeps the setting.

        Raises:
            NotPermitted: the actor does not organize the activity.
            NotInThisState: it is over.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity = await get_activity(tx, number, hold=True)
            ensure_holds(actor, activity)
            left = [one for one in activity.sessions if one.ends_at > now and one.id]
            if not left or activity.status is not ActivityStatus.PUBLISHED:
                raise NotInThisState
            shown = next((one for one in left if one.id == session), left[0])
            which = shown.id or SessionId(0)
            code, key = await wall_of_session(tx, which, _chance())
            if turns is not None and turns is not (key is not None):
                key = _chance() if turns else None
                await set_turn_key(tx, which, key)
        return WallCode(
            activity=activity,
            session=shown,
            code=code if key is None else f"{which}-{rotated_key(key, turn_of(now))}",
            is_turning=key is not None,
            others=tuple(one for one in left if one is not shown),
        )

    async def scan(self, actor: Actor, code: str) -> Seen:
        """Marks the owner of a personal code as present; called when an organizer opens the code.

        Raises:
            NotFound: unknown code.
            NotPermitted: only organizers mark people.
            NotNow: there is no session now.
            NotSignedUp: the seat was given up.
            OwnAffair: the code is the actor's own.
        """
        async with self.database.write() as tx:
            found = existing(await find_enrolment_of_code(tx, code))
            activity = await get_activity(tx, found[0], hold=True)
            ensure_holds(actor, activity)
            session = session_at(activity.sessions, self.clock())
            if session is None:
                raise NotNow
            one = await get_enrolment(tx, found[1])
            if one.person == actor.id:
                raise OwnAffair
            return await self.arrived(tx, activity, session, one, actor)

    async def arrive(self, actor: Actor, code: str) -> Seen:
        """Marks the actor as present; called when a participant opens the code on the wall.

        Raises:
            NotFound: unknown code.
            CodeChanged: the session's code rotates, so its fixed code is not valid.
            DoorsClosed: outside the hours of the session.
            NotSignedUp: the person has no seat.
            OwnAffair: the actor is an organizer, who could open the code anywhere.
        """
        async with self.database.write() as tx:
            found = existing(await find_session_of_code(tx, code))
            return await self._came(tx, actor, found, is_code_right=found.turn_key is None)

    async def arrive_by_turning(self, actor: Actor, code: str) -> Seen:
        """Variant of `arrive` for a rotating code: session number and current or previous value.

        Raises:
            NotFound, CodeChanged, DoorsClosed, NotSignedUp, OwnAffair: see `arrive`.
        """
        number, _, shown = code.partition("-")
        if not (number.isascii() and number.isdigit() and len(number) < 10):  # noqa: PLR2004
            raise NotFound
        async with self.database.write() as tx:
            found = await find_wall(tx, SessionId(int(number)))
            if found is None or found.turn_key is None:
                raise NotFound
            is_right = is_shown(found.turn_key, turn_of(self.clock()), shown)
            return await self._came(tx, actor, found, is_code_right=is_right)

    async def _came(
        self, tx: Connection, actor: Actor, found: Wall, *, is_code_right: bool
    ) -> Seen:
        activity = await get_activity(tx, found.activity, hold=True)
        session = next(one for one in activity.sessions if one.id == found.session)
        is_open = session.starts_at - DOORS <= self.clock() <= session.ends_at
        if activity.status is ActivityStatus.CANCELLED or not is_open:
            raise DoorsClosed
        if not is_code_right:
            raise CodeChanged(minutes=TURN // timedelta(minutes=1))
        mine = await find_enrolment(tx, activity.id, actor.id)
        if mine is None:
            raise NotSignedUp
        if may_hold(actor, activity):
            raise OwnAffair
        return await self.arrived(tx, activity, session, mine, actor)

    async def arrived(
        self, tx: Connection, activity: Activity, session: Session, one: Enrolment, actor: Actor
    ) -> Seen:
        """Marks a person as present, in the caller's transaction. Idempotent.

        Raises:
            NotSignedUp: the person has no seat.
        """
        if one.status not in MARKED or session.id is None:
            raise NotSignedUp
        now = self.clock()
        seen = (await marks_in(tx, activity.id)).get(one.id, {})
        is_again = seen.get(session.id) is True
        if not is_again:
            await add_mark(tx, session.id, one.id, is_present=True, at=now, by=actor.id)
            await self._told_by(tx, activity, one, {**seen, session.id: True}, actor, now)
        person = (await get_people(tx, [one.person]))[one.person]
        return Seen(activity=activity, session=session, person=person, is_again=is_again)

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
        target = outcome(activity, seen)
        if target is not one.status:
            moved = await move_enrolment(
                tx, one, EnrolmentMove.MARK, target, now=now, by=actor.id, how=How.BUTTON
            )
            if activity.status is ActivityStatus.OVER and target is EnrolmentStatus.ATTENDED:
                await tell_of_certificates(tx, activity, [moved], now)

    async def held(
        self,
        connection: Connection,
        actor: Actor,
        number: ActivityId,
        session: SessionId,
        *,
        hold: bool = False,
    ) -> tuple[Activity, Session]:
        """Returns the activity and its session that has begun.

        Raises:
            NotPermitted, NotFound, NotInThisState: see `sheet`.
        """
        activity = await get_activity(connection, number, hold=hold)
        ensure_holds(actor, activity)
        held = existing(next((one for one in activity.sessions if one.id == session), None))
        if held.starts_at > self.clock():
            raise NotInThisState
        return activity, held


def outcome(activity: Activity, seen: Mapping[SessionId, bool]) -> EnrolmentStatus:
    """`seen`: the marks; a session without one counts as missed."""
    attended = sum(seen.values())
    if attended >= activity.rules.needed(len(activity.sessions)):
        return EnrolmentStatus.ATTENDED
    return EnrolmentStatus.PARTLY if attended else EnrolmentStatus.ABSENT


async def settle(tx: Connection, activity: Activity, now: datetime) -> None:
    """Sets outcomes when the activity is over: booked people without marks did not attend, unless
    the activity has no marks at all.
    """
    seen = await marks_in(tx, activity.id)
    if not seen:
        return
    for one in await enrolments_in(tx, activity.id, [EnrolmentStatus.BOOKED]):
        target = outcome(activity, seen.get(one.id, {}))
        await move_enrolment(tx, one, EnrolmentMove.MARK, target, now=now, by=None, how=How.SYSTEM)


async def tell_of_certificates(
    tx: Connection, activity: Activity, attended: Iterable[Enrolment], now: datetime
) -> None:
    """Writes once to people whose certificate is there, or can be taken for a whole programme.
    Cohorts of schools have other letters about their own certificate.
    """
    attended = list(attended)
    if activity.curriculum is not None:
        people = [one.person for one in attended]
        await tell_of_curriculum(tx, activity.curriculum, people, now)
    if activity.school is None:
        kind = LetterKind.CERTIFICATE_READY
        letters = [new_letter(kind, one.person, now, one.id, enrolment=one.id) for one in attended]
        await put_letters(tx, letters)


def _chance() -> str:
    return secrets.token_urlsafe(CODE)
