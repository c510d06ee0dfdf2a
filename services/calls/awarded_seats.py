"""Seats that outcomes give: in the nearest activity of a type that still takes people."""

from collections.abc import Collection, Iterable, Sequence
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
from storage.activities.enrolments import enrolments_given, enrolments_of
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
        planned = await self._planned(tx, call, type_, now)
        without = []
        for person, entry in (await self._waiting(tx, entries, planned)).items():
            actor = await get_actor(tx, person, now)
            if not await self._enrolled(tx, actor, entry, planned, by, now):
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
        planned = await self._planned(tx, call, type_, self.clock())
        waiting = await self._waiting(tx, await _settled(tx, call, type_), planned)
        types = {one.id: one for one in await types_in_use(tx)}
        return SeatsWanted(call=call, type_id=type_, type=types.get(type_), waiting=len(waiting))

    async def _planned(
        self, tx: Connection, call: Call, type_: TypeId, now: datetime
    ) -> list[Activity]:
        """Returns the activities that take people, the nearest first."""
        found = await activities_between(
            tx, call.district, now, statuses=[ActivityStatus.PUBLISHED]
        )
        return [
            one for one in found if one.type.id == type_ and one.school is None and one.is_open(now)
        ]

    async def _waiting(
        self, tx: Connection, entries: Iterable[Entry], planned: Sequence[Activity]
    ) -> dict[PersonId, Entry]:
        """Returns those who have no seat by these entries, and none of their own."""
        entries, coming = list(entries), {one.id for one in planned}
        teams = await teams_of(tx, entries)
        people = await get_people(tx, {one for team in teams.values() for one in team})
        found = dict[PersonId, Entry]()
        for entry in entries:
            for person in teams[entry.id]:
                who = people.get(person)
                if who is None or who.profile is None or who.deletion_requested_at is not None:
                    continue
                mine = await enrolments_of(tx, person, EnrolmentStatus)
                if not any(
                    (one.entry == entry.id and one.status not in _LOST)
                    or (one.activity in coming and one.status in _COMING)
                    for one in mine
                ):
                    found[person] = entry
        return found

    async def _enrolled(
        self,
        tx: Connection,
        actor: Actor,
        entry: Entry,
        planned: Iterable[Activity],
        by: PersonId,
        now: datetime,
    ) -> bool:
        """Enrols a person in the first activity that is for them. Returns False if none is."""
        mine = {one.activity: one for one in await enrolments_of(tx, actor.id, EnrolmentStatus)}
        for one in planned:
            known = mine.get(one.id)
            is_free = known is None or known.status in {*OVER, EnrolmentStatus.REQUESTED}
            if not is_free or not one.audience.has(actor.profile, self.today):
                continue
            activity = await get_activity(tx, one.id, hold=True)
            if activity.is_open(now):
                await self.enrolling.award(tx, actor, activity, entry.id, by, now)
                return True
        return False


async def _settled(tx: Connection, call: Call, type_: TypeId) -> list[Entry]:
    """Returns the entries whose outcome gives the seat."""
    giving = {one.id for one in call.kind.outcomes if Give(SEAT, type_) in one.gives}
    return [
        one
        for one in await entries_of_call(tx, call.id)
        if one.status is EntryStatus.SETTLED and one.outcome in giving
    ]
