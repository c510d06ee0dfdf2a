"""Queries of slots and appointments."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, delete, exists, select, update

from district.calls.slots import Appointment, AppointmentStatus, Slot
from district.ids import CallId, EntryId, PersonId, SlotId
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record
from storage.tables import appointments, slots
from storage.upsert import add_missing

_SLOT = Record(Slot, slots)
_APPOINTMENT = Record(Appointment, appointments)
_TAKEN = appointments.c.status != AppointmentStatus.CANCELLED
_SLOTS = (
    select(slots)
    .where(slots.c.call_id == bindparam("call"), slots.c.stage == bindparam("stage"))
    .order_by(slots.c.starts_at)
)
_OF_SLOTS = (
    select(appointments)
    .join(slots, slots.c.id == appointments.c.slot_id)
    .where(slots.c.call_id == bindparam("call"), slots.c.stage == bindparam("stage"), _TAKEN)
)
_SLOT_OF_ENTRY = (
    select(slots)
    .join(appointments, slots.c.id == appointments.c.slot_id)
    .where(appointments.c.entry_id == bindparam("entry"), _TAKEN)
)
_OF_ENTRY = select(appointments).where(appointments.c.entry_id == bindparam("entry"), _TAKEN)


async def add_slots(tx: Connection, new: Iterable[Slot]) -> int:
    """Adds slots; a time that is there already is left out. Returns how many are new."""
    rows = [_SLOT.columns(one) for one in new]
    for row in rows:
        del row["id"]
    return await add_missing(tx, slots, rows)


async def get_slot(tx: Connection, slot: SlotId) -> Slot:
    """
    Raises:
        NotFound: there is no such slot.
    """
    return await _SLOT.get(tx, select(slots).where(slots.c.id == slot))


async def slots_of(tx: Connection, call: CallId, stage: str) -> list[Slot]:
    """Returns the slots of a stage, in order of time."""
    return await _SLOT.all(tx, _SLOTS, call=call, stage=stage)


async def appointments_of(tx: Connection, call: CallId, stage: str) -> dict[SlotId, Appointment]:
    """Returns appointments of a stage that are not cancelled, by slot."""
    found = await _APPOINTMENT.all(tx, _OF_SLOTS, call=call, stage=stage)
    return {one.slot: one for one in found}


async def find_appointment(tx: Connection, entry: EntryId) -> Appointment | None:
    """Returns the appointment of an entry that is not cancelled."""
    return await _APPOINTMENT.find(tx, _OF_ENTRY, entry=entry)


async def find_slot(tx: Connection, entry: EntryId) -> Slot | None:
    """Returns the slot that an entry has booked."""
    return await _SLOT.find(tx, _SLOT_OF_ENTRY, entry=entry)


async def book_slot(
    tx: Connection, slot: SlotId, entry: EntryId, by: PersonId, now: datetime
) -> bool:
    """Returns False if the slot is taken, or the entry has one."""
    row = {
        "slot_id": slot,
        "entry_id": entry,
        "status": AppointmentStatus.BOOKED,
        "booked_by": by,
        "booked_at": now,
    }
    return await add_missing(tx, appointments, [row]) == 1


async def move_appointment(tx: Connection, seen: Appointment, status: AppointmentStatus) -> bool:
    """Compare-and-set on the status."""
    same = update(appointments).where(
        appointments.c.id == seen.id, appointments.c.status == seen.status
    )
    return await compare_and_set(tx, same.values(status=status))


async def free_slot(tx: Connection, entry: EntryId) -> None:
    """Cancels the booking of an entry that has ended, if it has one."""
    booked = appointments.c.status == AppointmentStatus.BOOKED
    of_entry = update(appointments).where(appointments.c.entry_id == entry, booked)
    await tx.execute(of_entry.values(status=AppointmentStatus.CANCELLED))


async def remove_free_slots(tx: Connection, call: CallId, stage: str) -> None:
    """Deletes the slots of a stage that were never booked."""
    used = exists().where(appointments.c.slot_id == slots.c.id)
    await tx.execute(delete(slots).where(slots.c.call_id == call, slots.c.stage == stage, ~used))
