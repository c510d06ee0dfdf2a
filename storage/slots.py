"""Queries of slots and appointments, of stages and of methodists; who watches a methodist."""

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, false, or_, select, update

from district.activities.enrolments import EnrolmentStatus
from district.ids import AppointmentId, EntryId, PersonId, SlotId, TopicId
from district.slots import Appointment, AppointmentStatus, Booking, Owner, Slot
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record
from storage.tables import appointments, enrolments, sessions, slot_watchers, slots
from storage.upsert import add_missing

_SLOT = Record(Slot, slots, owner=Record(Owner, slots))
_APPOINTMENT = Record(Appointment, appointments)
_TAKEN = appointments.c.status != AppointmentStatus.CANCELLED
_BOOKED = appointments.c.status == AppointmentStatus.BOOKED
_COMES = [one for one in EnrolmentStatus if one.takes_a_seat]
_LONGEST = timedelta(days=1)
"""No slot is longer."""


async def add_slots(tx: Connection, new: Iterable[Slot]) -> int:
    """Adds slots; a time that is there already is left out. Returns how many are new."""
    rows = [_SLOT.columns(one) for one in new]
    for row in rows:
        del row["id"]
    return await add_missing(tx, slots, rows)


async def get_slot(tx: Connection, slot: SlotId, *, hold: bool = False) -> Slot:
    """`hold` locks it until the transaction ends.

    Raises:
        NotFound: there is no such slot.
    """
    query = select(slots).where(slots.c.id == slot)
    return await _SLOT.get(tx, query.with_for_update() if hold else query)


async def slots_of(
    tx: Connection, *owners: Owner, since: datetime | None = None, numbers: Iterable[SlotId] = ()
) -> list[Slot]:
    """Returns the slots of the owners that are not withdrawn, or those of these numbers, in order
    of time; `since`: only later ones.
    """
    of_owners = or_(false(), *map(_of, owners)) & slots.c.withdrawn_at.is_(None)
    query = select(slots).where(or_(of_owners, slots.c.id.in_(list(numbers))))
    if since is not None:
        query = query.where(slots.c.starts_at > since)
    return await _SLOT.all(tx, query.order_by(slots.c.starts_at, slots.c.id))


async def appointments_of(
    tx: Connection, *owners: Owner, since: datetime | None = None, slot: SlotId | None = None
) -> dict[SlotId, Appointment]:
    """Returns appointments with the owners that are not cancelled, by slot; `since`: only those
    that begin later, `slot`: only this one.
    """
    query = select(appointments).join(slots, slots.c.id == appointments.c.slot_id)
    query = query.where(or_(false(), *map(_of, owners)), _TAKEN)
    if since is not None:
        query = query.where(slots.c.starts_at > since)
    if slot is not None:
        query = query.where(slots.c.id == slot)
    return {one.slot: one for one in await _APPOINTMENT.all(tx, query)}


async def get_appointment(
    tx: Connection, number: AppointmentId, *, hold: bool = False
) -> Appointment:
    """`hold` locks it until the transaction ends.

    Raises:
        NotFound: there is no such appointment.
    """
    query = select(appointments).where(appointments.c.id == number)
    return await _APPOINTMENT.get(tx, query.with_for_update() if hold else query)


async def find_appointment(tx: Connection, entry: EntryId) -> Appointment | None:
    """Returns the appointment of an entry that is not cancelled."""
    query = select(appointments).where(appointments.c.entry_id == entry, _TAKEN)
    return await _APPOINTMENT.find(tx, query)


async def slots_of_entries(tx: Connection, ids: Collection[EntryId]) -> dict[EntryId, Slot]:
    """Returns the slots that entries have booked; some have none."""
    query = select(slots, appointments.c.entry_id).join(appointments)
    found = await tx.execute(query.where(appointments.c.entry_id.in_(list(ids)), _TAKEN))
    return {EntryId(row.entry_id): _SLOT.read(row) for row in found}


async def consultations_of(tx: Connection, person: PersonId) -> list[Appointment]:
    """Returns the person's consultations that are not cancelled."""
    with_methodist = appointments.c.methodist_id.is_not(None)
    query = select(appointments).where(appointments.c.person_id == person, with_methodist, _TAKEN)
    return await _APPOINTMENT.all(tx, query)


async def is_busy(tx: Connection, person: PersonId, slot: Slot) -> bool:
    """Returns whether the person has a session or another appointment at that time; one of a
    methodist's own counts too.
    """
    session = (
        select(sessions.c.id)
        .join(enrolments, enrolments.c.activity_id == sessions.c.activity_id)
        .where(
            enrolments.c.person_id == person,
            enrolments.c.status.in_(_COMES),
            sessions.c.starts_at < slot.ends_at,
            sessions.c.ends_at > slot.starts_at,
        )
    )
    if (await tx.execute(session)).first() is not None:
        return True
    near = (
        select(slots)
        .join(appointments, slots.c.id == appointments.c.slot_id)
        .where(
            or_(appointments.c.person_id == person, appointments.c.methodist_id == person),
            _BOOKED,
            slots.c.starts_at < slot.ends_at,
            slots.c.starts_at > slot.starts_at - _LONGEST,
        )
    )
    return any(one.overlaps(slot) for one in await _SLOT.all(tx, near))


async def book_slot(
    tx: Connection, slot: Slot, booking: Booking, now: datetime
) -> AppointmentId | None:
    """Returns None if the slot is taken, or the entry or the person has one of the owner."""
    row = {
        "slot_id": slot.id,
        "person_id": booking.person,
        "entry_id": booking.entry,
        "methodist_id": slot.owner.methodist,
        "status": AppointmentStatus.BOOKED,
        "booked_by": booking.by,
        "booked_at": now,
        "topic_id": booking.topic,
        "deficit_id": booking.deficit,
    }
    if not await add_missing(tx, appointments, [row]):
        return None
    taken = select(appointments.c.id).where(appointments.c.slot_id == slot.id, _TAKEN)
    return AppointmentId((await tx.execute(taken)).scalar_one())


async def move_appointment(
    tx: Connection, seen: Appointment, status: AppointmentStatus, **facts: Any
) -> bool:
    """Compare-and-set on the status."""
    same = update(appointments).where(
        appointments.c.id == seen.id, appointments.c.status == seen.status
    )
    return await compare_and_set(tx, same.values(status=status, **facts))


async def note_on(tx: Connection, number: AppointmentId, **facts: Any) -> None:
    await tx.execute(update(appointments).where(appointments.c.id == number).values(**facts))


async def hold_over(tx: Connection, methodist: PersonId, person: PersonId, now: datetime) -> None:
    """Counts as held what has begun and was not marked, so that the person may book again."""
    begun = select(slots.c.id).where(slots.c.methodist_id == methodist, slots.c.starts_at <= now)
    of_both = appointments.c.slot_id.in_(begun), appointments.c.person_id == person, _BOOKED
    await tx.execute(update(appointments).where(*of_both).values(status=AppointmentStatus.HELD))


async def free_slot(tx: Connection, entry: EntryId) -> None:
    """Cancels the booking of an entry that has ended, if it has one."""
    of_entry = update(appointments).where(appointments.c.entry_id == entry, _BOOKED)
    await tx.execute(of_entry.values(status=AppointmentStatus.CANCELLED))


async def withdraw_slot(tx: Connection, slot: SlotId, now: datetime) -> None:
    await tx.execute(update(slots).where(slots.c.id == slot).values(withdrawn_at=now))


async def remove_free_slots(tx: Connection, owner: Owner) -> None:
    """Deletes the slots of an owner that were never booked."""
    await tx.execute(select(slots.c.id).where(_of(owner)).with_for_update())
    used = exists().where(appointments.c.slot_id == slots.c.id)
    await tx.execute(delete(slots).where(_of(owner), ~used))


# ── Watchers of a methodist ────────────────────────────────────────────────────────────────────


async def watched_by(tx: Connection, person: PersonId) -> set[PersonId]:
    """Returns the methodists whose next free slot the person waits for."""
    query = select(slot_watchers.c.methodist_id).where(slot_watchers.c.person_id == person)
    return {PersonId(one) for one in (await tx.execute(query)).scalars()}


async def watch(
    tx: Connection, methodist: PersonId, person: PersonId, topic: TopicId, now: datetime
) -> None:
    row = {"methodist_id": methodist, "person_id": person, "topic_id": topic, "since": now}
    await add_missing(tx, slot_watchers, [row])


async def take_watchers(tx: Connection, methodist: PersonId) -> list[tuple[PersonId, TopicId]]:
    """Returns those who watch the methodist, each with a topic; they no longer do."""
    gone = delete(slot_watchers).where(slot_watchers.c.methodist_id == methodist)
    found = await tx.execute(gone.returning(slot_watchers.c.person_id, slot_watchers.c.topic_id))
    return [(PersonId(row.person_id), TopicId(row.topic_id)) for row in found]


def _of(owner: Owner) -> ColumnElement[bool]:
    if owner.methodist is not None:
        return slots.c.methodist_id == owner.methodist
    return (slots.c.call_id == owner.call) & (slots.c.stage == owner.stage)
