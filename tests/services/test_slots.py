"""Slots of a defence: laying, booking, placing, cancelling, the day itself."""

import asyncio
import contextvars
from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from district.calls.entry import Entry
from district.calls.review import ReviewStatus
from district.calls.slots import OwnSlot, SlotNews
from district.errors import NotFound, OutOfDate, TooManySlots
from district.ids import SlotId
from district.letters import LetterKind
from district.people.roles import Role, Scope
from district.slots import AppointmentStatus, Booking
from storage.database import Database
from storage.limits import hold_person
from storage.slots import book_slot, get_slot
from storage.tables import outbox
from tests.calls import CallCast, shipped
from tests.postgresql import Server, blocked
from tests.services.motions import counted_statements
from tests.world import MOUNTAINS, World, real_territory

ROW = "5 декабря 10:00–11:00, актовый зал"
DAY = timedelta(days=1)


class Hall(World):
    """A call whose entries have reached the defence."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.calls = CallCast(database, self.clock)
        self.slots = self.services.slots

    async def begins(self) -> None:
        self.curator = await self.cast.holder("Куратор", Role.CURATOR, Scope(district=MOUNTAINS))
        self.call = await self.calls.call(self.curator, shipped("defence"))
        self.authors = [await self.cast.teacher(f"Автор {at}") for at in "абвг"]
        self.entries = [
            await self.calls.admitted(self.call, one, stage="talk") for one in self.authors
        ]

    async def lays(self, typed: str = ROW) -> list[SlotId]:
        board, _ = await self.slots.lay(self.curator, self.call.id, typed)
        return [one.slot.id for one in board.lines]

    async def books(self, at: int, slot: SlotId) -> tuple[OwnSlot, bool]:
        return await self.slots.book(self.authors[at].id, self.entries[at].id, slot)

    async def news(self) -> list[tuple[int, str]]:
        found = await self.payloads(LetterKind.SLOT_NEWS)
        return [(person, facts["news"]) for person, facts in found]

    async def reminders(self, entry: Entry) -> list[datetime]:
        query = select(outbox.c.due_at, outbox.c.payload).where(
            outbox.c.kind == LetterKind.SLOT_REMINDER
        )
        async with self.database.read() as connection:
            rows = list(await connection.execute(query.order_by(outbox.c.due_at)))
        return [row.due_at for row in rows if row.payload["entry"] == entry.id]


@pytest.fixture
async def hall(database: Database) -> Hall:
    await real_territory(database)
    made = Hall(database)
    await made.begins()
    return made


async def test_a_stage_takes_no_more_times_than_buttons_show(hall: Hall) -> None:
    await hall.slots.lay(hall.curator, hall.call.id, ROW)
    with pytest.raises(TooManySlots):
        await hall.slots.lay(hall.curator, hall.call.id, "6 декабря 0:00–23:40, зал")
    board = await hall.slots.board(hall.curator, hall.call.id)
    assert len(board.lines) == 3, "nothing of the row is kept"


async def test_a_row_is_laid_once_and_authors_are_told(hall: Hall) -> None:
    first, count = await hall.slots.lay(hall.curator, hall.call.id, ROW)
    assert (len(first.lines), count, len(first.waiting)) == (3, 3, 4)
    assert {one.slot.place for one in first.lines} == {"актовый зал"}
    again, count = await hall.slots.lay(hall.curator, hall.call.id, ROW)
    assert (len(again.lines), count) == (3, 0)
    room = "5 декабря 10:00–10:20, класс 3"
    other, count = await hall.slots.lay(hall.curator, hall.call.id, room)
    assert (len(other.lines), count) == (4, 1), "another room at the same time"
    told = [one for one in await hall.news() if one[1] == SlotNews.OPEN]
    assert told == [(one.id, SlotNews.OPEN) for one in hall.authors], "once of the same time"


async def test_a_slot_has_one_entry_and_an_entry_one_slot(hall: Hall) -> None:
    first, second, _ = await hall.lays()
    results = await asyncio.gather(hall.books(0, first), hall.books(1, first))
    assert sorted(is_booked for _, is_booked in results) == [False, True]
    winner = 0 if results[0][1] else 1
    assert (await hall.books(winner, first))[1] is True, "pressed twice"
    own, is_booked = await hall.books(winner, second)
    assert not is_booked
    assert own.booked is not None
    assert own.booked.id == first, "cancel it first"
    loser, _ = await hall.books(1 - winner, second)
    assert loser.booked is not None
    assert loser.booked.id == second


async def test_a_cancelled_slot_is_free_and_its_reminders_are_not_sent(hall: Hall) -> None:
    first, second, _ = await hall.lays()
    own, _ = await hall.books(0, first)
    assert own.booked is not None
    starts = own.booked.starts_at
    assert await hall.reminders(hall.entries[0]) == [starts - DAY, starts - timedelta(hours=1)]
    for _ in range(2):
        own = await hall.slots.cancel(hall.authors[0].id, hall.entries[0].id)
        assert own.booked is None
        assert [one.id for one in own.free][:2] == [first, second]
    with pytest.raises(OutOfDate):
        await hall.slots.letter_facts(hall.authors[0].id, hall.entries[0].id, first)
    assert (await hall.books(1, first))[1]
    hall.clock.now = starts
    own = await hall.slots.cancel(hall.authors[1].id, hall.entries[1].id)
    assert own.booked is not None, "it has begun"


async def test_those_who_have_not_chosen_are_placed(hall: Hall) -> None:
    _, second, _ = await hall.lays()
    await hall.books(2, second)
    board = await hall.slots.board(hall.curator, hall.call.id)
    for placed in (2, 0):
        board, count = await hall.slots.place(hall.curator, hall.call.id)
        assert (count, board.free, len(board.waiting)) == (placed, (), 1)
    labels = [one.label for one in board.lines]
    assert labels == [hall.entries[at].title for at in (0, 2, 1)], "in order, into what is free"
    told = [one for one in await hall.news() if one[1] == SlotNews.PLACED]
    assert told == [(hall.authors[at].id, SlotNews.PLACED) for at in (0, 1)]


async def test_who_was_faster_than_the_curator_gets_the_slot(
    hall: Hall, server: Server | None
) -> None:
    first, *_ = await hall.lays()
    async with hall.database.write() as tx:
        await hold_person(tx, hall.authors[0].id)
        placed = hall.slots.place(hall.curator, hall.call.id)
        placing = asyncio.create_task(placed, context=contextvars.Context())
        if server is not None:
            await blocked(hall.database, 1)
        booking = Booking(
            person=hall.authors[3].id, by=hall.authors[3].id, entry=hall.entries[3].id
        )
        await book_slot(tx, await get_slot(tx, first), booking, hall.clock())
    assert (await placing)[1] == 2
    told = [news for _, news in await hall.news() if news == SlotNews.PLACED]
    assert len(told) == 2, "one of the three free slots is taken"


async def test_the_day_shows_how_many_marks_are_there(hall: Hall) -> None:
    first, *_ = await hall.lays()
    await hall.books(0, first)
    experts = [await hall.cast.teacher(f"Эксперт {at}") for at in "абв"]
    for at, expert in enumerate(experts):
        given = {"status": "given"} if at < 2 else {}
        await hall.calls.asked(hall.entries[0], expert, **given)
    line = (await hall.slots.board_of(hall.curator, first)).line(first)
    assert (line.given, line.asked) == (2, 3)
    note = hall.slots.note
    for status in (AppointmentStatus.MISSED, AppointmentStatus.HELD, AppointmentStatus.CANCELLED):
        line = (await note(hall.curator, first, status)).line(first)
    assert line.appointment is not None
    assert line.appointment.status is AppointmentStatus.HELD, "what was held is not cancelled"


async def test_a_review_does_not_lapse_before_the_defence_has_a_time(hall: Hall) -> None:
    expert = await hall.cast.holder("Эксперт", Role.EXPERT, Scope(district=MOUNTAINS))
    review = await hall.calls.asked(hall.entries[0], expert)
    reviews = hall.services.reviews
    await reviews.accept(expert, review.id)
    ticks = []
    for waits, status in ((30 * DAY, ReviewStatus.ACCEPTED), (9 * DAY, ReviewStatus.LAPSED)):
        hall.clock.advance(waits)
        await reviews.tick()
        assert (await hall.calls.review(review.id)).status is status
        if status is ReviewStatus.LAPSED:
            break
        for entry in hall.entries[1:]:
            with counted_statements() as statements:
                await reviews.tick()
            ticks.append(len(statements))
            late = {"status": ReviewStatus.ACCEPTED, "due_at": review.due_at}
            await hall.calls.asked(entry, expert, **late)
        assert len(set(ticks)) == 1, "a tick costs the same however many wait for a defence"
        slot, *_ = await hall.lays("28 декабря 10:00–11:00")
        await hall.books(0, slot)


async def test_a_curator_cancels_and_the_author_is_told(hall: Hall) -> None:
    first, *_ = await hall.lays()
    await hall.books(0, first)
    for _ in range(2):
        await hall.slots.note(hall.curator, first, AppointmentStatus.CANCELLED)
    told = [one for one in await hall.news() if one[1] == SlotNews.CANCELLED]
    assert told == [(hall.authors[0].id, SlotNews.CANCELLED)]
    board = await hall.slots.tidy(hall.curator, hall.call.id)
    assert [one.slot.id for one in board.lines] == [first], "what was booked once stays"


async def test_only_the_author_books_and_only_a_curator_lays(hall: Hall) -> None:
    first, *_ = await hall.lays()
    with pytest.raises(NotFound):
        await hall.slots.book(hall.authors[1].id, hall.entries[0].id, first)
    with pytest.raises(NotFound):
        await hall.slots.lay(hall.authors[0], hall.call.id, ROW)
    with pytest.raises(NotFound):
        await hall.slots.note(hall.authors[0], first, AppointmentStatus.HELD)
    other = await hall.calls.call(hall.curator, shipped("defence"))
    stranger = await hall.calls.admitted(other, hall.authors[0], stage="talk")
    with pytest.raises(NotFound):
        await hall.slots.book(hall.authors[0].id, stranger.id, first)
    early = await hall.calls.admitted(hall.call, hall.authors[0])
    with pytest.raises(NotFound):
        await hall.slots.book(hall.authors[0].id, early.id, first)
