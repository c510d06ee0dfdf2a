"""Admission of people who come to a session without a seat."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from district.activities.activity import Activity, Session
from district.activities.attendance import Seen
from district.activities.door import DoorFacts, Doubt, takes_people_at_door
from district.activities.enrolments import Enrolment, EnrolmentMove, EnrolmentStatus
from district.activities.signup import ONE
from district.errors import NotFound, NotInThisState, OwnAffair
from district.ids import ActivityId, DistrictId, EnrolmentId, PersonId, SessionId
from district.letters import LetterKind, new_letter
from district.pages import Page
from district.people.person import Person, Profile
from district.people.roles import Actor
from district.people.views import Viewed
from district.requests.request import How
from services.activities.attendance import MARKED, Attendance
from services.activities.seats import move_enrolment, seats_of
from services.people.name_search import people_meant
from services.requests.engine import Requests
from services.service import Service
from storage.activities.enrolments import (
    add_enrolment,
    add_enrolment_history,
    find_enrolment,
    get_enrolment,
)
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.names import CANDIDATES
from storage.people.people import get_people
from storage.requests.requests import find_open_request


@dataclass(frozen=True, slots=True, kw_only=True)
class Door(Service):
    """The organizer of an activity admits people of its districts."""

    attendance: Attendance
    requests: Requests

    async def facts(
        self,
        actor: Actor,
        number: ActivityId,
        session: SessionId,
        search: str,
        page: int,
        size: int,
    ) -> DoorFacts:
        """Returns the people who are meant by the typed words, the nearest first.

        Raises:
            NotPermitted: the actor may not mark.
            NotFound: there is no such session.
            NotInThisState: it has not begun, was called off, or is of a school's cohort.
        """
        async with self.database.read() as connection:
            activity, held = await self.attendance.held(connection, actor, number, session)
            _ensure_takes_people(activity)
            places, guests = _districts(activity), activity.audience.guests
            known = await people_meant(connection, search, places, guests)
        others = [one for one in known if one.id != actor.id]
        shown = Page.of(others, page, size)
        await self.note_looks(
            actor.id, Viewed.PARTICIPANTS, number, [one.id for one in shown.items]
        )
        return DoorFacts(
            activity=activity, session=held, people=shown, is_cut=len(known) >= CANDIDATES
        )

    async def admit(
        self,
        actor: Actor,
        number: ActivityId,
        session: SessionId,
        person: PersonId,
        *,
        is_sure: bool,
    ) -> Seen | Doubt:
        """Gives a person a seat and marks the person as present. Idempotent.

        Without `is_sure`, a person without a free seat or outside the audience is not admitted.

        Raises:
            NotPermitted, NotInThisState: see `facts`.
            NotFound: there is no such session, or no such person in the activity's districts.
            OwnAffair: the person is the actor.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity, held = await self.attendance.held(tx, actor, number, session, hold=True)
            _ensure_takes_people(activity)
            if person == actor.id:
                raise OwnAffair
            who = (await get_people(tx, [person])).get(person)
            if who is None or who.profile is None or who.deletion_requested_at is not None:
                raise NotFound
            profile = who.profile
            guests = activity.audience.guests
            if (
                profile.place.district not in _districts(activity)
                and profile.place.municipality not in guests
            ):
                raise NotFound
            known = await find_enrolment(tx, number, person)
            if known is not None and known.status in MARKED and not _is_excused(known):
                return await self.attendance.arrived(tx, activity, held, known, actor)
            doubt = await self._doubt(tx, activity, held, who, profile, known)
            if doubt is not None and not is_sure:
                return doubt
            mine = await self._admitted(tx, actor, activity, who, profile, known, now)
            seen = await self.attendance.arrived(tx, activity, held, mine, actor)
            letter = new_letter(LetterKind.SEAT_AT_DOOR, person, now, mine.id, enrolment=mine.id)
            await put_letters(tx, [letter])
            return replace(seen, is_added=True)

    async def _doubt(
        self,
        tx: Connection,
        activity: Activity,
        session: Session,
        person: Person,
        profile: Profile,
        known: Enrolment | None,
    ) -> Doubt | None:
        now = self.clock()
        seats = await seats_of(tx, activity, now)
        has_seat = known is not None and known.status.takes_a_seat
        size = known.size if known is not None else ONE
        is_full = not has_seat and not seats.has_room_for(profile.place.municipality, size)
        is_outside = not activity.audience.has(profile, self.calendar.local(now).date())
        if not is_full and not is_outside:
            return None
        return Doubt(
            activity=activity,
            session=session,
            person=person,
            full=seats if is_full else None,
            is_outside=is_outside,
        )

    async def _admitted(
        self,
        tx: Connection,
        actor: Actor,
        activity: Activity,
        person: Person,
        profile: Profile,
        known: Enrolment | None,
        now: datetime,
    ) -> Enrolment:
        move, booked = EnrolmentMove.ADMIT, EnrolmentStatus.BOOKED
        if known is None:
            new = Enrolment(
                id=EnrolmentId(0),
                activity=activity.id,
                person=person.id,
                municipality=profile.place.municipality,
                status=booked,
                version=1,
                at_once=False,
                queued_at=now,
                signed_up_at=now,
            )
            mine = await add_enrolment(tx, new)
            await add_enrolment_history(
                tx, mine, move=move, source=None, at=now, person=actor.id, how=How.BUTTON
            )
            return mine
        if known.status is EnrolmentStatus.REQUESTED:  # the clock is about to expire it
            request = await find_open_request(tx, activity.request_kind, known.id)
            if request is not None:
                await self.requests.expire(tx, request, now=now)
            known = await get_enrolment(tx, known.id)
        return await move_enrolment(tx, known, move, booked, now=now, by=actor.id)


def _ensure_takes_people(activity: Activity) -> None:
    if not takes_people_at_door(activity):
        raise NotInThisState


def _is_excused(one: Enrolment) -> bool:
    return one.status is EnrolmentStatus.EXCUSED


def _districts(activity: Activity) -> Collection[DistrictId]:
    return {activity.district, *activity.audience.districts}
