"""Slots: laying a row, booking, placing those who have not chosen, the day of the defence."""

from dataclasses import dataclass
from datetime import datetime

from district.calls.call import Call
from district.calls.entry import Entry
from district.calls.review import COUNTED, ReviewStatus
from district.calls.scoring import label_of
from district.calls.slots import OwnSlot, SlotBoard, SlotLine, SlotNews, needs_slot, slot_stage
from district.errors import NotFound, OutOfDate
from district.ids import CallId, EntryId, PersonId, SlotId
from district.letters import LetterKind, NewLetter, new_letter
from district.people.roles import Actor
from district.slots import (
    TRANSITIONS,
    USUAL_MINUTES,
    AppointmentStatus,
    Booking,
    Owner,
    Slot,
    read_row,
)
from services.calls.leading import get_led
from services.calls.reviews import postpone
from services.service import Service
from services.slots import book, lay_row, reminders
from storage.calls.calls import get_call
from storage.calls.entries import entries_of_call, get_entry
from storage.calls.reviews import reviews_of_call
from storage.database import Connection
from storage.outbox import put_letters
from storage.slots import (
    appointments_of,
    find_appointment,
    get_slot,
    is_busy,
    move_appointment,
    remove_free_slots,
    slots_of,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots(Service):
    # ── The curator ────────────────────────────────────────────────────────────────────────────
    # All raise NotFound if the actor does not lead the call, or it has no slots, and OwnEntryHere
    # if the actor takes part in it.

    async def board(self, actor: Actor, call: CallId) -> SlotBoard:
        async with self.database.read() as connection:
            return await _board(connection, actor, call)

    async def lay(self, actor: Actor, call: CallId, typed: str) -> tuple[SlotBoard, int]:
        """Adds a row of slots, and tells authors who have none. Times that are there already stay.

        Returns the board and how many slots are new.

        Raises:
            BadInput: see `read_row`.
            TooManySlots: the stage would have more than `MOST_SLOTS`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            stage = (await _board(tx, actor, call)).stage
            row = read_row(typed, stage.minutes or USUAL_MINUTES, now, self.calendar)
            owner = Owner(call=call, stage=stage.id)
            count = await lay_row(tx, owner, row, actor.id, now)
            board = await _board(tx, actor, call)
            told = board.waiting if count else ()
            mark = row.starts[0].isoformat()
            await put_letters(tx, [_news(one, SlotNews.OPEN, now, mark) for one in told])
        return board, count

    async def tidy(self, actor: Actor, call: CallId) -> SlotBoard:
        """Removes the slots that were never booked."""
        async with self.database.write() as tx:
            stage = (await _board(tx, actor, call)).stage
            await remove_free_slots(tx, Owner(call=call, stage=stage.id))
            return await _board(tx, actor, call)

    async def place(self, actor: Actor, call: CallId) -> tuple[SlotBoard, int]:
        """Places the entries without a slot, by their numbers, into free slots to come at which
        their authors have nothing else.

        Returns the board and how many are placed.
        """
        now = self.clock()
        async with self.database.write() as tx:
            board = await _board(tx, actor, call)
            free, count = [one for one in board.free if one.is_open(now)], 0
            for entry in board.waiting:
                fits = [one for one in free if not await is_busy(tx, entry.author, one)]
                if not fits:
                    continue
                slot = fits[0]
                free.remove(slot)
                if not await _book(tx, entry, slot, actor.id, now):
                    continue  # the author was faster, or another one
                mark = f"{slot.id}:{now.isoformat()}"
                await put_letters(tx, [_news(entry, SlotNews.PLACED, now, mark, slot=slot.id)])
                count += 1
            return await _board(tx, actor, call), count

    async def board_of(self, actor: Actor, slot: SlotId) -> SlotBoard:
        async with self.database.read() as connection:
            return await _board(connection, actor, await _call_of(connection, slot))

    async def note(self, actor: Actor, slot: SlotId, status: AppointmentStatus) -> SlotBoard:
        """Notes that an appointment was held or missed, or cancels it. Idempotent; no-op without
        an appointment.
        """
        now = self.clock()
        async with self.database.write() as tx:
            call = await _call_of(tx, slot)
            seen = (await _board(tx, actor, call)).line(slot).appointment
            if seen is not None and status in TRANSITIONS[seen.status]:
                await move_appointment(tx, seen, status)
                if status is AppointmentStatus.CANCELLED and seen.entry is not None:
                    entry = await get_entry(tx, seen.entry)
                    await put_letters(tx, [_news(entry, SlotNews.CANCELLED, now, seen.id)])
            return await _board(tx, actor, call)

    async def times_of(self, call: Call) -> tuple[datetime, ...]:
        """Returns when the slots of a call begin, which all may read."""
        stage = slot_stage(call)
        if stage is None:
            return ()
        async with self.database.read() as connection:
            found = await slots_of(connection, Owner(call=call.id, stage=stage.id))
        return tuple(one.starts_at for one in found)

    # ── The author ─────────────────────────────────────────────────────────────────────────────
    # All raise NotFound for an entry of another author.

    async def own(self, author: PersonId, entry: EntryId) -> OwnSlot:
        async with self.database.read() as connection:
            return await self._own(connection, author, entry)

    async def book(self, author: PersonId, entry: EntryId, slot: SlotId) -> tuple[OwnSlot, bool]:
        """Books a slot. Idempotent. Returns False if the slot is taken.

        Raises:
            NotFound: also: no slot of the entry's stage.
            OutOfDate: the entry needs no slot, or the slot has begun.
            BusyThen: the author has something else at that time.
        """
        now = self.clock()
        async with self.database.write() as tx:
            own = await self._own(tx, author, entry, hold=True)
            wanted = await get_slot(tx, slot)
            if wanted.owner != Owner(call=own.call.id, stage=own.entry.stage):
                raise NotFound
            if own.booked is not None:
                return own, own.booked == wanted
            if not needs_slot(own.call, own.entry):
                raise OutOfDate
            is_booked = await _book(tx, own.entry, wanted, author, now)
            return await self._own(tx, author, entry), is_booked

    async def cancel(self, author: PersonId, entry: EntryId) -> OwnSlot:
        """Cancels the booking before it begins. Idempotent; no-op after."""
        async with self.database.write() as tx:
            own = await self._own(tx, author, entry, hold=True)
            seen = await find_appointment(tx, entry)
            if seen is not None and own.may_cancel:
                await move_appointment(tx, seen, AppointmentStatus.CANCELLED)
            return await self._own(tx, author, entry)

    async def letter_facts(self, author: PersonId, entry: EntryId, slot: int | None) -> OwnSlot:
        """Returns the facts of a letter.

        Raises:
            OutOfDate: the slot is another one now or has begun, or there is nothing to choose.
        """
        own = await self.own(author, entry)
        is_worth_telling = needs_slot(own.call, own.entry) if slot is None else own.may_cancel
        if (own.booked.id if own.booked else None) != slot or not is_worth_telling:
            raise OutOfDate
        return own

    async def _own(
        self, tx: Connection, author: PersonId, number: EntryId, *, hold: bool = False
    ) -> OwnSlot:
        now, entry = self.clock(), await get_entry(tx, number, hold=hold)
        if entry.author != author:
            raise NotFound
        call = await get_call(tx, entry.call)
        booked = await find_appointment(tx, number)
        slot = await get_slot(tx, booked.slot) if booked else None
        free: list[Slot] = []
        if slot is None and needs_slot(call, entry) and entry.stage:
            owner = Owner(call=call.id, stage=entry.stage)
            taken, every = await appointments_of(tx, owner), await slots_of(tx, owner)
            free = [one for one in every if one.id not in taken and one.is_open(now)]
        is_waiting = booked is not None and booked.status is AppointmentStatus.BOOKED
        may_cancel = is_waiting and slot is not None and slot.is_open(now)
        return OwnSlot(call=call, entry=entry, booked=slot, may_cancel=may_cancel, free=tuple(free))


async def _board(tx: Connection, actor: Actor, number: CallId) -> SlotBoard:
    call = await get_led(tx, actor, number)
    stage = slot_stage(call)
    if stage is None:
        raise NotFound
    owner = Owner(call=call.id, stage=stage.id)
    booked = await appointments_of(tx, owner)
    entries = {one.id: one for one in await entries_of_call(tx, call.id)}
    reviews = [one for one in await reviews_of_call(tx, call.id) if one.stage == stage.id]
    lines = []
    for slot in await slots_of(tx, owner):
        seen = booked.get(slot.id)
        entry = entries[seen.entry] if seen and seen.entry else None
        found = [one.status for one in reviews if entry and one.entry == entry.id]
        counted = [one for one in found if one in COUNTED]
        lines.append(
            SlotLine(
                slot=slot,
                appointment=seen,
                label=label_of(call, entry) if entry else "",
                given=counted.count(ReviewStatus.GIVEN),
                asked=len(counted),
            )
        )
    placed = {one.entry for one in booked.values()}
    waiting = [one for one in entries.values() if needs_slot(call, one) and one.id not in placed]
    return SlotBoard(call=call, stage=stage, lines=tuple(lines), waiting=tuple(waiting))


def _news(entry: Entry, news: SlotNews, now: datetime, mark: str | int, **facts: int) -> NewLetter:
    key, facts = f"{entry.id}:{news}:{mark}", {"entry": entry.id, **facts}
    return new_letter(LetterKind.SLOT_NEWS, entry.author, now, key, news=news, **facts)


async def _book(tx: Connection, entry: Entry, slot: Slot, by: PersonId, now: datetime) -> bool:
    """Returns False if the slot is taken. Reviews that would be due earlier wait for the slot."""
    booking = Booking(person=entry.author, by=by, entry=entry.id)
    if await book(tx, slot.id, booking, now) is None:
        return False
    await postpone(tx, entry, slot, now)
    mark, facts = f"{entry.id}:{slot.id}", {"entry": entry.id, "slot": slot.id}
    await put_letters(tx, reminders(slot, entry.author, mark, now, **facts))
    return True


async def _call_of(tx: Connection, slot: SlotId) -> CallId:
    """
    Raises:
        NotFound: it is no slot of a call.
    """
    call = (await get_slot(tx, slot)).owner.call
    if call is None:
        raise NotFound
    return call
