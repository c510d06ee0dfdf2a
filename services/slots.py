"""Common to slots of stages and of methodists: laying and booking, in the caller's transaction."""

from datetime import datetime

from district.errors import BusyThen, OutOfDate, TooManySlots
from district.ids import AppointmentId, PersonId, SlotId
from district.letters import LetterKind, NewLetter, new_letter
from district.slots import BEFORE, MOST_SLOTS, Booking, Owner, Row, Slot
from storage.database import Connection
from storage.limits import hold_person
from storage.slots import add_slots, book_slot, get_slot, hold_over, is_busy, slots_of


async def lay_row(
    tx: Connection, owner: Owner, row: Row, by: PersonId, now: datetime, closes_before: int = 0
) -> int:
    """Adds the slots of a row. Times that are there already stay; a methodist is in one place at a
    time. Returns how many are new.

    Raises:
        TooManySlots: the owner would have more than `MOST_SLOTS`.
    """
    await hold_person(tx, by)
    new, is_methodist = row.slots(owner, by, closes_before), owner.methodist is not None
    seen = await slots_of(tx, owner, since=now if is_methodist else None)
    if is_methodist:
        new = [one for one in new if not any(one.overlaps(other) for other in seen)]
    count = await add_slots(tx, new)
    if len(seen) + count > MOST_SLOTS:
        raise TooManySlots(limit=MOST_SLOTS)
    return count


async def book(
    tx: Connection, number: SlotId, booking: Booking, now: datetime
) -> AppointmentId | None:
    """Books a slot. Returns None if it is taken, or the entry or the person has one of the owner.

    Raises:
        OutOfDate: it cannot be booked any more, or not yet.
        BusyThen: the person has a session or another appointment at that time.
    """
    await hold_person(tx, booking.person)
    slot = await get_slot(tx, number, hold=True)
    if not slot.is_open(now):
        raise OutOfDate
    if slot.owner.methodist is not None:
        await hold_over(tx, slot.owner.methodist, booking.person, now)
    if await is_busy(tx, booking.person, slot):
        raise BusyThen(starts_at=slot.starts_at)
    return await book_slot(tx, slot, booking, now)


def reminders(
    slot: Slot, person: PersonId, fact: str, now: datetime, /, **facts: int
) -> list[NewLetter]:
    """Returns letters that become due later; one about a slot that was given up is not sent."""
    return [
        new_letter(
            LetterKind.SLOT_REMINDER,
            person,
            slot.starts_at - before,
            f"{fact}:{remind}",
            news=remind,
            **facts,
        )
        for remind, before in BEFORE.items()
        if slot.starts_at - before > now
    ]
