"""Seats that outcomes give: in the nearest activity of a type that still takes people."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from district.activities.activity import Activity, ActivityStatus
from district.activities.enrolments import OVER, EnrolmentStatus
from district.activities.form import ActivityAnswers, Whom
from district.calls.call import Call, leads
from district.calls.entry import Entry, EntryStatus
from district.calls.kind import Give
from district.calls.paper import SeatsWanted
from district.errors import NotFound
from district.ids import CallId, PersonId, TypeId
from district.people.roles import Actor
from services.activities.enrolling import Enrolling
from services.service import Service
from storage.activities.activities import activities_between, get_activity, types_in_use
from storage.activities.enrolments import enrolments_given, enrolments_of_all, find_enrolment
from storage.calls.calls import get_call
from storage.calls.entries import entries_of_call, teams_of
from storage.database import Connection
from storage.people.people import get_actor, get_people

SEAT = "seat"
_LOST = {EnrolmentStatus.CANCELLED, EnrolmentStatus.EXPIRED}
"""A seat, or a place in the queue, that came to nothing: another one is given."""
_COMING = {EnrolmentStatus.WAITLISTED, EnrolmentStatus.OFFERED, EnrolmentStatus.BOOKED}


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardedSeats(Service):
    enrolling: Enrolling

    async def give(
        self,
        tx: Connection,
        call: Call,
        type_: TypeId,
        entries: Iterable[Entry],
        by: PersonId,
        now: datetime,
    ) -> list[PersonId]:
        """Enrols authors and confirmed co-authors in the caller's transaction. Idempotent: who is
        enrolled, or has given the seat up, gets no second one. Returns those for whom there is no
        activity.
        """
        coming = await _coming(tx, call, type_, now)
        without = []
        for person, entry in (await _waiting(tx, entries, coming)).items():
            actor = await get_actor(tx, person, now)
            if not await self._has_seat(tx, actor, entry, coming, by, now):
                without.append(person)
        return without

    async def take_back(
        self, tx: Connection, entry: Entry, types: Collection[str | None], now: datetime
    ) -> None:
        """Takes back what the outcome of an entry gave of these types, unless it has begun."""
        for one in await enrolments_given(tx, entry.id):
            if (await get_activity(tx, one.activity)).type.id in types:
                await self.enrolling.take_award_back(tx, one, now)

    async def facts(self, call: CallId, type_: TypeId, actor: Actor | None = None) -> SeatsWanted:
        """Returns who waits for a seat.

        Raises:
            NotFound: no outcome of the call gives it, or the actor does not lead the call.
        """
        async with self.database.read() as connection:
            found = await get_call(connection, call)
            return await self._facts(connection, found, type_, actor)

    async def give_waiting(
        self, actor: Actor, call: CallId, type_: TypeId
    ) -> tuple[SeatsWanted, int]:
        """Enrols those who wait, if there is an activity for them by now. Returns who still waits,
        and how many wait no more. Idempotent.

        Raises:
            NotFound: see `facts`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            found = await get_call(tx, call, hold=True)
            before = await self._facts(tx, found, type_, actor)
            entries = await _settled(tx, found, type_)
            await self.give(tx, found, type_, entries, actor.id, now)
            after = await self._facts(tx, found, type_, actor)
            return after, before.waiting - after.waiting

    async def activity_wanted(self, actor: Actor, call: CallId, type_: TypeId) -> ActivityAnswers:
        """Returns the beginning of the form of an activity with such seats.

        Raises:
            NotFound: see `facts`.
        """
        found = await self.facts(call, type_, actor)
        return ActivityAnswers(district=found.call.district, type=type_, whom=Whom.DISTRICT)

    async def _facts(
        self, tx: Connection, call: Call, type_: TypeId, actor: Actor | None
    ) -> SeatsWanted:
        if (actor is not None and not leads(actor, call)) or not any(
            Give(SEAT, type_) in one.gives for one in call.kind.outcomes
        ):
            raise NotFound
        coming = await _coming(tx, call, type_, self.clock())
        waiting = await _waiting(tx, await _settled(tx, call, type_), coming)
        types = {one.id: one for one in await types_in_use(tx)}
        return SeatsWanted(call=call, type_id=type_, type=types.get(type_), waiting=len(waiting))

    async def _has_seat(
        self,
        tx: Connection,
        actor: Actor,
        entry: Entry,
        coming: Iterable[Activity],
        by: PersonId,
        now: datetime,
    ) -> bool:
        """Enrols a person in the first activity that is for them and takes people. Returns False
        if there is none.
        """
        for one in coming:
            if not one.is_open(now) or not one.audience.has(actor.profile, self.today):
                continue
            activity = await get_activity(tx, one.id, hold=True)
            known = await find_enrolment(tx, one.id, actor.id)
            if known is not None and known.status in _COMING:
                return True  # signed up meanwhile
            is_free = known is None or known.status in {*OVER, EnrolmentStatus.REQUESTED}
            if is_free and activity.is_open(now):
                await self.enrolling.award(tx, actor, activity, entry.id, by, now)
                return True
        return False


async def _coming(tx: Connection, call: Call, type_: TypeId, now: datetime) -> list[Activity]:
    """Returns the activities of the type, the nearest first."""
    found = await activities_between(tx, call.district, now, statuses=[ActivityStatus.PUBLISHED])
    return [one for one in found if one.type.id == type_ and one.school is None]


async def _waiting(
    tx: Connection, entries: Iterable[Entry], coming: Iterable[Activity]
) -> dict[PersonId, Entry]:
    """Returns those who have no seat by these entries, and none of their own."""
    given, activities = {one.id: one for one in entries}, {one.id for one in coming}
    teams = await teams_of(tx, given.values())
    people = await get_people(tx, {one for team in teams.values() for one in team})
    seated = {
        one.person
        for one in await enrolments_of_all(tx, people)
        if (one.entry in given and one.status not in _LOST)
        or (one.activity in activities and one.status in _COMING)
    }
    return {
        person: given[entry]
        for entry, team in teams.items()
        for person in team
        if person not in seated
        and (who := people.get(person)) is not None
        and who.profile is not None
        and who.deletion_requested_at is None
    }


async def _settled(tx: Connection, call: Call, type_: TypeId) -> list[Entry]:
    """Returns the entries whose outcome gives the seat."""
    giving = {one.id for one in call.kind.outcomes if Give(SEAT, type_) in one.gives}
    return [
        one
        for one in await entries_of_call(tx, call.id)
        if one.status is EntryStatus.SETTLED and one.outcome in giving
    ]
