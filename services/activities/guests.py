"""Opening an activity to another district, with seats kept for its teachers."""

from dataclasses import dataclass, replace
from datetime import datetime

from district.activities.activity import Activity, ActivityStatus
from district.activities.guest_form import GuestFacts, Source
from district.activities.guests import GuestSeats, returned_at
from district.activities.organizers import ensure_holds
from district.errors import NotInThisState, NotPermitted, SignUpClosed, UnlimitedSeats, existing
from district.ids import ActivityId, DistrictId, DraftId
from district.letters import LetterKind, new_letter
from district.people.roles import Actor, Permission
from services.activities.seats import fill_seats, seats_of
from services.service import Service
from storage.activities.activities import change_activity, get_activity
from storage.changes import note_change
from storage.database import Connection
from storage.drafts import drop_draft
from storage.outbox import put_letters
from storage.requests.requests import deciding_grants
from storage.territory import districts_in_use, municipalities_in_use


@dataclass(frozen=True, slots=True, kw_only=True)
class Guests(Service):
    async def facts(self, actor: Actor, number: ActivityId) -> GuestFacts:
        """
        Raises:
            NotPermitted, NotFound: the actor does not organize it.
            NotInThisState: it is not published, or a cohort of a school.
            SignUpClosed: it is too late.
            UnlimitedSeats: it has seats for all.
        """
        async with self.database.read() as connection:
            return await self._facts(connection, actor, await get_activity(connection, number))

    async def _facts(self, tx: Connection, actor: Actor, activity: Activity) -> GuestFacts:
        now = self.clock()
        ensure_holds(actor, activity)
        if activity.status is not ActivityStatus.PUBLISHED or activity.school is not None:
            raise NotInThisState
        if not activity.is_open(now):
            raise SignUpClosed
        if activity.capacity is None:
            raise UnlimitedSeats
        kept = {one.district for one in activity.guest_seats if one.is_kept(now)}
        return GuestFacts(
            activity=activity,
            seats=await seats_of(tx, activity, now),
            districts=tuple(
                one
                for one in await districts_in_use(tx)
                if one.id not in kept and one.id != activity.district
            ),
            until=returned_at(now, activity.signup_closes_at),
        )

    async def open(
        self,
        actor: Actor,
        number: ActivityId,
        district: DistrictId,
        source: Source,
        seats: int,
        draft: DraftId,
    ) -> Activity:
        """Keeps seats for teachers of the district, who may sign up from now on; tells those who
        organize its activities. Deletes the form. Idempotent: seats that are kept already stay.

        Raises:
            NotPermitted, NotFound, NotInThisState, SignUpClosed, UnlimitedSeats: see `facts`.
            BadGuestSeats: there are not so many free common seats.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity = await get_activity(tx, number, hold=True)
            if any(one.district == district and one.is_kept(now) for one in activity.guest_seats):
                return activity
            facts = await self._facts(tx, actor, activity)
            facts.ensure(source, seats)
            every = await municipalities_in_use(tx)
            own = frozenset(one.id for one in every if one.district == district)
            guests = GuestSeats(
                district=district,
                seats=seats,
                municipalities=own.difference(activity.quotas),
                until=facts.until,
            )
            added = seats if source is Source.BESIDE else 0
            activity = await _with_guests(tx, actor, facts, guests, added=added, now=now)
            await drop_draft(tx, draft)
            held = await deciding_grants(tx, district, now)
            people = {one.person for one in held if one.gives(Permission.MAKE_ACTIVITIES, None)}
            key = f"{number}:{activity.version}"
            await put_letters(
                tx,
                [
                    new_letter(
                        LetterKind.GUESTS_EXPECTED, person, now, f"{key}:{person}",
                        activity=number, district=district,
                    )
                    for person in sorted(people - {actor.id})
                ],
            )  # fmt: skip
            return activity

    async def expected(self, number: ActivityId, district: DistrictId) -> Activity:
        """Returns the facts of the letter.

        Raises:
            NotInThisState: people cannot sign up any more, or the seats were given back.
        """
        async with self.database.read() as connection:
            activity = await get_activity(connection, number)
        if not activity.is_open(self.clock()) or not _of(activity, district).is_kept(self.clock()):
            raise NotInThisState
        return activity

    async def kept(self, actor: Actor, number: ActivityId, district: DistrictId) -> Activity:
        """Returns an activity whose unused guest seats the actor may give back.

        Raises:
            NotPermitted: the actor organizes neither the activity nor those of the district.
            NotFound: there are no such seats.
            NotInThisState: they were given back.
        """
        async with self.database.read() as connection:
            return self._kept(actor, await get_activity(connection, number), district)

    def _kept(self, actor: Actor, activity: Activity, district: DistrictId) -> Activity:
        if not {activity.district, district} & {*actor.districts}:
            raise NotPermitted(permission=Permission.MAKE_ACTIVITIES)
        is_over = activity.status is not ActivityStatus.PUBLISHED
        if is_over or not _of(activity, district).is_kept(self.clock()):
            raise NotInThisState
        return activity

    async def give_back(self, actor: Actor, number: ActivityId, district: DistrictId) -> Activity:
        """Makes unused guest seats common; the queue gets them first.

        Raises:
            NotPermitted, NotFound, NotInThisState: see `kept`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity = self._kept(actor, await get_activity(tx, number, hold=True), district)
            seats = tuple(
                replace(one, until=now) if one.district == district else one
                for one in activity.guest_seats
            )
            await change_activity(tx, number, guest_seats=[one.plain() for one in seats])
            await _note(tx, actor, number, district, 0, now)
            activity = await get_activity(tx, number)
            await fill_seats(tx, activity, self.calendar, now)
            return activity


def _of(activity: Activity, district: DistrictId) -> GuestSeats:
    return existing(next((one for one in activity.guest_seats if one.district == district), None))


async def _with_guests(
    tx: Connection,
    actor: Actor,
    facts: GuestFacts,
    guests: GuestSeats,
    *,
    added: int,
    now: datetime,
) -> Activity:
    """Seats that the district uses of an earlier opening stay beside the new ones."""
    activity = facts.activity
    used = guests.used(facts.seats.taken)
    others = [one for one in activity.guest_seats if one.district != guests.district]
    kept = [*others, replace(guests, seats=guests.seats + used)]
    await change_activity(
        tx,
        activity.id,
        capacity=(activity.capacity or 0) + added,
        guest_seats=[one.plain() for one in kept],
        audience=activity.audience.opened_to(guests.municipalities).plain(),
    )
    await _note(tx, actor, activity.id, guests.district, guests.seats, now)
    return await get_activity(tx, activity.id)


async def _note(
    tx: Connection,
    actor: Actor,
    number: ActivityId,
    district: DistrictId,
    seats: int,
    now: datetime,
) -> None:
    """`seats`: 0: they are given back."""
    details = {"district": district, "seats": seats}
    await note_change(tx, now, actor.id, "activity", number, "guests", details)
