"""Slots: laying a row, booking, placing those who have not chosen, the day of the defence."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from district.calls.call import Call, leads
from district.calls.entry import Entry, EntryStatus
from district.calls.kind import Stage
from district.calls.review import Review, ReviewStatus
from district.calls.scoring import PENDING
from district.calls.slots import (
    BEFORE,
    MOST_SLOTS,
    TRANSITIONS,
    USUAL_MINUTES,
    Appointment,
    AppointmentStatus,
    OwnSlot,
    Slot,
    SlotBoard,
    SlotLine,
    SlotNews,
    SlotSection,
    read_row,
    slot_stage,
)
from district.errors import NotFound, OutOfDate, TooManySlots
from district.ids import CallId, EntryId, PersonId, SlotId
from district.letters import LetterKind, NewLetter, new_letter
from district.people.roles import Actor
from services.calls.reviews import label_of
from services.service import Service
from storage.calls.calls import get_call
from storage.calls.entries import get_entry
from storage.calls.reviewing import (
    admitted_entries,
    calls_at_work,
    entries_in_stage,
    reviews_in_stage,
)
from storage.calls.slots import (
    add_slots,
    appointments_of,
    book_slot,
    find_appointment,
    get_slot,
    move_appointment,
    remove_free_slots,
    slots_of,
)
from storage.database import Connection
from storage.outbox import put_letters

LIVE = PENDING | {ReviewStatus.GIVEN}


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots(Service):
    # ── The curator ────────────────────────────────────────────────────────────────────────────

    async def section(self, actor: Actor) -> SlotSection:
        """Returns calls with slots that the actor leads, and the actor's entries that need one."""
        async with self.database.read() as connection:
            calls = [
                one
                for one in await calls_at_work(connection)
                if slot_stage(one) is not None and leads(actor, one)
            ]
            own = []
            for entry in await admitted_entries(connection, actor.id):
                call = await get_call(connection, entry.call)
                if _needs_slot(call, entry):
                    own.append(await self._own(connection, call, entry))
        return SlotSection(calls=tuple(calls), own=tuple(own))

    async def board(self, actor: Actor, call: CallId) -> SlotBoard:
        """
        Raises:
            NotFound: the actor does not lead the call, or it has no slots.
        """
        async with self.database.read() as connection:
            found, stage = await _led(connection, actor, call)
            return await _board(connection, found, stage)

    async def lay(self, actor: Actor, call: CallId, typed: str) -> tuple[SlotBoard, int]:
        """Adds a row of slots, and tells authors who have none. Times that are there already stay.

        Returns the board and how many slots are new.

        Raises:
            NotFound: see `board`.
            BadInput: see `read_row`.
            TooManySlots: the stage would have more than `MOST_SLOTS`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            found, stage = await _led(tx, actor, call)
            row = read_row(typed, stage.minutes or USUAL_MINUTES, now, self.calendar)
            count = await add_slots(tx, call, stage.id, row, actor.id)
            if len(await slots_of(tx, call, stage.id)) > MOST_SLOTS:
                raise TooManySlots(limit=MOST_SLOTS)
            if count:
                waiting = await _waiting(tx, found, stage)
                mark = row.starts[0].isoformat()
                letters = [_news(one, SlotNews.OPEN, now, mark) for one in waiting]
                await put_letters(tx, letters)
            return await _board(tx, found, stage), count

    async def tidy(self, actor: Actor, call: CallId) -> SlotBoard:
        """Removes the slots that were never booked.

        Raises:
            NotFound: see `board`.
        """
        async with self.database.write() as tx:
            found, stage = await _led(tx, actor, call)
            await remove_free_slots(tx, call, stage.id)
            return await _board(tx, found, stage)

    async def place(self, actor: Actor, call: CallId) -> tuple[SlotBoard, int]:
        """Places the entries without a slot, by their numbers, into free slots to come.

        Returns the board and how many are placed.

        Raises:
            NotFound: see `board`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            found, stage = await _led(tx, actor, call)
            free = await _free(tx, found, stage, now)
            waiting = await _waiting(tx, found, stage)
            pairs = list(zip(waiting, free, strict=False))
            for entry, slot in pairs:
                await book_slot(tx, slot.id, entry.id, actor.id, now)
                mark = f"{slot.id}:{now.isoformat()}"
                letters = [_news(entry, SlotNews.PLACED, now, mark, slot=slot.id)]
                await put_letters(tx, [*letters, *_reminders(entry, slot, now)])
            return await _board(tx, found, stage), len(pairs)

    async def line(self, actor: Actor, slot: SlotId) -> tuple[SlotBoard, SlotLine]:
        """
        Raises:
            NotFound: see `board`.
        """
        async with self.database.read() as connection:
            board = await self._board_of(connection, actor, slot)
        return board, next(one for one in board.lines if one.slot.id == slot)

    async def note(
        self, actor: Actor, slot: SlotId, status: AppointmentStatus
    ) -> tuple[SlotBoard, SlotLine]:
        """Notes that an appointment was held or missed, or cancels it. Idempotent; no-op without
        an appointment.

        Raises:
            NotFound: see `board`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            board = await self._board_of(tx, actor, slot)
            line = next(one for one in board.lines if one.slot.id == slot)
            seen = line.appointment
            if seen is not None and status in TRANSITIONS[seen.status]:
                await move_appointment(tx, seen, status)
                if status is AppointmentStatus.CANCELLED:
                    entry = await get_entry(tx, seen.entry)
                    await put_letters(tx, [_news(entry, SlotNews.CANCELLED, now, seen.id)])
            board = await self._board_of(tx, actor, slot)
        return board, next(one for one in board.lines if one.slot.id == slot)

    # ── The author ─────────────────────────────────────────────────────────────────────────────

    async def own(self, actor: Actor, entry: EntryId) -> OwnSlot:
        """
        Raises:
            NotFound: not an entry of the actor.
        """
        async with self.database.read() as connection:
            call, seen = await _authored(connection, actor.id, entry)
            return await self._own(connection, call, seen)

    async def book(self, actor: Actor, entry: EntryId, slot: SlotId) -> tuple[OwnSlot, bool]:
        """Books a slot. Idempotent. Returns False if the slot is taken.

        Raises:
            NotFound: not an entry of the actor, or no slot of its stage.
            OutOfDate: the entry needs no slot, or the slot has begun.
        """
        now = self.clock()
        async with self.database.write() as tx:
            call, seen = await _authored(tx, actor.id, entry, hold=True)
            wanted = await get_slot(tx, slot)
            if (wanted.call, wanted.stage) != (call.id, seen.stage):
                raise NotFound
            before = await find_appointment(tx, entry)
            if before is not None:
                return await self._own(tx, call, seen), before.slot == slot
            if not _needs_slot(call, seen) or wanted.starts_at <= now:
                raise OutOfDate
            is_booked = await book_slot(tx, slot, entry, actor.id, now)
            if is_booked:
                await put_letters(tx, _reminders(seen, wanted, now))
            return await self._own(tx, call, seen), is_booked

    async def cancel(self, actor: Actor, entry: EntryId) -> OwnSlot:
        """Cancels the booking before it begins. Idempotent; no-op after.

        Raises:
            NotFound: not an entry of the actor.
        """
        async with self.database.write() as tx:
            call, seen = await _authored(tx, actor.id, entry, hold=True)
            own = await self._own(tx, call, seen)
            if own.booked is not None and own.booked.appointment is not None and own.may_cancel:
                await move_appointment(tx, own.booked.appointment, AppointmentStatus.CANCELLED)
            return await self._own(tx, call, seen)

    async def letter_facts(self, person: PersonId, entry: EntryId, slot: int | None) -> OwnSlot:
        """Returns the facts of a letter.

        Raises:
            NotFound: not an entry of the person.
            OutOfDate: the slot is another one now or has begun, or there is nothing to choose.
        """
        async with self.database.read() as connection:
            call, seen = await _authored(connection, person, entry)
            own = await self._own(connection, call, seen)
        booked = own.booked.slot.id if own.booked else None
        is_worth_telling = _needs_slot(call, seen) if slot is None else own.may_cancel
        if booked != slot or not is_worth_telling:
            raise OutOfDate
        return own

    async def _board_of(self, tx: Connection, actor: Actor, slot: SlotId) -> SlotBoard:
        found, stage = await _led(tx, actor, (await get_slot(tx, slot)).call)
        return await _board(tx, found, stage)

    async def _own(self, tx: Connection, call: Call, entry: Entry) -> OwnSlot:
        now, stage = self.clock(), slot_stage(call)
        booked = await find_appointment(tx, entry.id)
        line = None
        if booked is not None:
            line = SlotLine(slot=await get_slot(tx, booked.slot), appointment=booked)
        is_before = line is not None and now < line.slot.starts_at
        is_booked = booked is not None and booked.status is AppointmentStatus.BOOKED
        may_choose = line is None and stage is not None and _needs_slot(call, entry)
        return OwnSlot(
            call=call,
            entry=entry.id,
            title=entry.title,
            booked=line,
            may_cancel=is_before and is_booked,
            free=tuple(await _free(tx, call, stage, now)) if may_choose and stage else (),
        )


def _needs_slot(call: Call, entry: Entry) -> bool:
    """Returns whether the entry is in the stage that is a meeting by slots."""
    stage = slot_stage(call)
    is_here = stage is not None and entry.stage == stage.id
    return is_here and entry.status is EntryStatus.ADMITTED


async def _authored(
    tx: Connection, person: PersonId, entry: EntryId, *, hold: bool = False
) -> tuple[Call, Entry]:
    """
    Raises:
        NotFound: not an entry of the person.
    """
    seen = await get_entry(tx, entry, hold=hold)
    if seen.author != person:
        raise NotFound
    return await get_call(tx, seen.call), seen


async def _led(tx: Connection, actor: Actor, call: CallId) -> tuple[Call, Stage]:
    """
    Raises:
        NotFound: the actor does not lead the call, or it has no slots.
    """
    found = await get_call(tx, call)
    stage = slot_stage(found)
    if stage is None or not leads(actor, found):
        raise NotFound
    return found, stage


async def _board(tx: Connection, call: Call, stage: Stage) -> SlotBoard:
    booked = await appointments_of(tx, call.id, stage.id)
    entries = {one.id: one for one in await entries_in_stage(tx, call.id, stage.id)}
    reviews = await reviews_in_stage(tx, call.id, stage.id)
    lines = [
        _line(call, slot, booked.get(slot.id), entries, reviews)
        for slot in await slots_of(tx, call.id, stage.id)
    ]
    return SlotBoard(
        call=call, stage=stage, lines=tuple(lines), waiting=len(await _waiting(tx, call, stage))
    )


def _line(
    call: Call,
    slot: Slot,
    booked: Appointment | None,
    entries: Mapping[EntryId, Entry],
    reviews: Iterable[Review],
) -> SlotLine:
    entry = entries.get(booked.entry) if booked else None
    if entry is None:
        return SlotLine(slot=slot, appointment=booked)
    statuses = [one.status for one in reviews if one.entry == entry.id and one.status in LIVE]
    return SlotLine(
        slot=slot,
        appointment=booked,
        label=label_of(call, entry),
        given=statuses.count(ReviewStatus.GIVEN),
        asked=len(statuses),
    )


async def _waiting(tx: Connection, call: Call, stage: Stage) -> list[Entry]:
    """Returns the entries of the stage that have no slot, by their numbers."""
    booked = {one.entry for one in (await appointments_of(tx, call.id, stage.id)).values()}
    entries = await entries_in_stage(tx, call.id, stage.id)
    return [one for one in entries if one.id not in booked and _needs_slot(call, one)]


async def _free(tx: Connection, call: Call, stage: Stage, now: datetime) -> list[Slot]:
    booked = await appointments_of(tx, call.id, stage.id)
    slots = await slots_of(tx, call.id, stage.id)
    return [one for one in slots if one.id not in booked and one.starts_at > now]


def _news(entry: Entry, news: SlotNews, now: datetime, mark: str | int, **facts: int) -> NewLetter:
    return new_letter(
        LetterKind.SLOT_NEWS,
        entry.author,
        now,
        f"{entry.id}:{news}:{mark}",
        entry=entry.id,
        news=news,
        **facts,
    )


def _reminders(entry: Entry, slot: Slot, now: datetime) -> list[NewLetter]:
    """Returns letters that become due later; one about a slot that was given up is not sent."""
    return [
        new_letter(
            LetterKind.SLOT_REMINDER,
            entry.author,
            slot.starts_at - before,
            f"{entry.id}:{slot.id}:{news}",
            entry=entry.id,
            news=news,
            slot=slot.id,
        )
        for news, before in BEFORE.items()
        if slot.starts_at - before > now
    ]
