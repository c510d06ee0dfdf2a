"""Announcements: copies per second against two peers, the kept rate, the duration of planning.

`pace_share` is the rate seen by the sandbox relative to 28 per second, with 80 ms per response. A
tap made meanwhile without a timely reply, or a refusal by the rate limit, would be reported
instead.
"""

import asyncio
import json
import time
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy import func, select

from bot.settings import Settings
from district.announcements.announcement import AnnouncementStatus, Content, NewAnnouncement
from district.announcements.recipients import Recipients
from district.clock import utc_now
from district.ids import AnnouncementId, CategoryId, DistrictId, PersonId
from sandbox import Box, serve
from sandbox.faults import Fault
from storage.announcements.announcements import add_announcement, get_announcement
from storage.announcements.copies import plan_copies
from storage.database import Database, open_database
from storage.tables import districts, persons
from tests.bench.figures import Figure, beside, watched
from tests.bench.filled import Wish, fill
from tests.bench.letters import LOOP, UNLIMITED, Arrivals
from tests.bench.send_loop import TEXT
from tests.crowd import OKRUG, TOKEN, bot_process, known, settings_for, until

BROADCASTER = ("tests.bench.broadcaster",)
PATIENCE = 300.0
RATE = 28.0
LATENCY = 0.08
PACED = 600
"""Number of people: about twenty seconds at the full rate."""
MANY = 40_000
CHUNK = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """A sandbox with people, a bot's database and a due announcement."""

    box: Box
    settings: Settings
    folder: Path
    arrivals: Arrivals


@asynccontextmanager
async def ground(people: int, *, is_due: bool, limits: bool = False) -> AsyncIterator[Ground]:
    box = Box(TOKEN, limits=limits)
    with TemporaryDirectory(prefix="okrug-bench-") as name:
        folder = Path(name)
        async with serve(box) as address:
            settings = settings_for(address, folder)
            author = box.add_person(first_name="Куратор")
            author.status = "member"
            await known(settings, [], members=[author.id])
            accounts = await fill(settings, Wish(people=people))
            for account in accounts:
                box.add_person(first_name="Учитель", id=account).status = "member"
            (folder / "chats.json").write_text(json.dumps(accounts), encoding="utf-8")
            if is_due:
                await announce(settings)
            # The author's card and own copy are additional messages.
            arrivals = Arrivals(people)
            box.events.listen(arrivals.hear)
            yield Ground(box=box, settings=settings, folder=folder, arrivals=arrivals)


async def announce(settings: Settings, due_at: datetime | None = None) -> AnnouncementId:
    """Announces to everyone, at the start of the bot or at that time."""
    database = open_database(settings.database_url)
    try:
        return await announced(database, due_at=due_at)
    finally:
        await database.close()


async def announced(database: Database, *, due_at: datetime | None = None) -> AnnouncementId:
    now = utc_now()
    async with database.read() as connection:
        every = tuple((await connection.execute(select(districts.c.id))).scalars())
        author = (await connection.execute(select(func.min(persons.c.id)))).scalar_one()
    new = NewAnnouncement(
        content=Content(text=TEXT),
        recipients=Recipients(districts=tuple(map(DistrictId, every))),
        category=CategoryId("news"),
        due_at=due_at or now + timedelta(hours=1),
    )
    status = AnnouncementStatus.SCHEDULED if due_at else AnnouncementStatus.SENDING
    async with database.write() as tx:
        number = await add_announcement(
            tx, new, author=PersonId(author), district=DistrictId(every[0]), status=status, now=now
        )
    assert number is not None
    return number


async def rate_of(command: Sequence[str], people: int, *, is_okrug: bool) -> tuple[float, float]:
    """Returns copies per second from the first to the last, and the load of the sandbox."""
    async with (
        ground(people, is_due=is_okrug) as one,
        bot_process(command, one.settings, one.folder),
        asyncio.timeout(PATIENCE),
    ):
        await one.arrivals.begun.wait()
        with watched() as busy:
            await one.arrivals.done.wait()
        return people / (time.monotonic() - one.arrivals.first), busy.share


async def paced() -> tuple[float, float]:
    """Returns the rate seen by the sandbox, and the seconds until a concurrent tap was answered."""
    async with ground(PACED, is_due=True, limits=True) as one:
        slow = Fault(fault={"delay": LATENCY}, method="sendMessage", times=10**9)
        one.box.faults.add(slow)
        settings = one.settings.model_copy(update={"send_rate": RATE})
        author = next(iter(one.box.people.values()))
        async with bot_process(OKRUG, settings, one.folder), asyncio.timeout(PATIENCE):
            await one.arrivals.begun.wait()
            await until(lambda: one.arrivals.came > PACED // 2)
            seen, since = len(author.messages), time.monotonic()
            author.send("/about")
            await until(lambda: len(author.messages) > seen + 1)
            answered = time.monotonic() - since
            await one.arrivals.done.wait()
            took = time.monotonic() - one.arrivals.first
        assert not one.box.error_counts["429"], "the box was asked too much"
        return PACED / took, answered


async def planned() -> tuple[float, float]:
    """Returns the seconds of planning for many people, and the longest wait (ms) of
    another write.
    """
    async with ground(MANY, is_due=False) as one:
        database = open_database(one.settings.database_url)
        number = await announced(database)
        longest, is_over = 0.0, asyncio.Event()

        async def write_besides() -> None:
            nonlocal longest
            while not is_over.is_set():
                since = time.monotonic()
                async with database.write():
                    pass
                longest = max(longest, time.monotonic() - since)
                await asyncio.sleep(0.001)

        besides = asyncio.create_task(write_besides())
        now, since = utc_now(), time.monotonic()
        async with database.read() as connection:
            planning = await get_announcement(connection, number)
        while not planning.is_planned:
            async with database.write() as tx:
                planning = await plan_copies(tx, planning, today=now.date(), now=now, limit=CHUNK)
        took = time.monotonic() - since
        is_over.set()
        await besides
        await database.close()
        return took, longest * 1000


async def measured(rounds: int, people: int) -> dict[str, Figure]:
    own: list[tuple[float, float]] = []
    loop: list[tuple[float, float]] = []
    library: list[tuple[float, float]] = []
    plans: list[tuple[float, float]] = []
    for _ in range(rounds):
        loop.append(await rate_of(LOOP, people, is_okrug=False))
        library.append(await rate_of(BROADCASTER, people, is_okrug=False))
        own.append(await rate_of(UNLIMITED, people, is_okrug=True))
        plans.append(await planned())
    pace = [await paced() for _ in range(rounds)]
    rates, busy = [rate for rate, _ in own], [share for _, share in own]

    def beside_aim(values: Sequence[float], aim: float, unit: str, called: str) -> Figure:
        return beside(values, [aim], unit=unit, called=called, busy=[0.0])

    return {
        "announcement_letters_per_second": beside(
            rates, [rate for rate, _ in library], unit="1/s", called="aiogram_broadcaster",
            busy=busy,
        ),
        "announcement_beside_a_loop": beside(
            rates, [rate for rate, _ in loop], unit="1/s", called="naive_loop", busy=busy
        ),
        "pace_share": beside_aim([rate for rate, _ in pace], RATE, "1/s", "the pace asked for"),
        "tap_while_announcing": beside_aim([tap for _, tap in pace], 1.0, "s", "a second"),
        "plan_40000_seconds": beside_aim([took for took, _ in plans], 2.0, "s", "the aim"),
        "plan_40000_longest_block_ms": beside_aim(
            [block for _, block in plans], 100.0, "ms", "the aim"
        ),
    }  # fmt: skip
