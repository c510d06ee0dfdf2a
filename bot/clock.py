"""The clock ticks, the database knows what is due: a tick missed or doubled changes nothing.

What is done by the clock is a table: a row for each piece of work. Every row is a job of its own,
so one that raises or hangs holds up no other.
"""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from functools import partial
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from bot.alarms import Alarms
from district.clock import Calendar, Clock
from district.errors import DatabaseFault
from district.troubles import Cause
from services.people.privacy import Privacy
from services.wiring import Services
from storage.backup import KEPT, NoFileToCopy, back_up_nightly, forget_copies
from storage.conversations import forget_strangers
from storage.database import Database, file_of
from storage.groups import forget_groups
from storage.inbox import forget_set_aside, forget_updates

log = logging.getLogger(__name__)

INBOX_KEPT = timedelta(hours=48)
SET_ASIDE_KEPT = timedelta(days=14)
"""Updates that could not be handled."""
STRANGERS_KEPT = timedelta(days=2)
GROUPS_KEPT = timedelta(days=1)
COPIES_KEPT = timedelta(days=KEPT)
"""`before-*.db`: as long as the copies of as many nights."""
LONGEST = 1_800.0
WORTH_TELLING = 5.0
"""Seconds from which a tick's duration is logged as information."""
STAGGER = 2
"""Seconds between two rows that are due at the same time: they share one writing connection with
people's taps, which would wait for all of them."""


class Every(StrEnum):
    MINUTE = "minute"
    HOUR = "hour"
    NIGHT = "night"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A row of the table. `name` identifies it in the log and in what administrators read."""

    name: str
    every: Every
    work: Callable[[], Awaitable[None]]
    longest: float = LONGEST
    """Seconds after which the work is cancelled, undone and reported: it hangs."""


def tick_table(
    services: Services,
    *,
    database: Database,
    database_url: str,
    backups: Path,
    alarms: Alarms,
    clock: Clock,
    calendar: Calendar,
) -> list[Tick]:
    """Everything that is done by the clock. Rows of one interval start in this order."""
    forgotten = partial(_forget, database, clock)
    erased = partial(_forget_erased, services.privacy, database, database_url, clock)
    copied = partial(_back_up, database_url, backups, alarms, clock, calendar)
    return [
        Tick(name="announcements", every=Every.MINUTE, work=services.announcements.tick),
        Tick(name="roles", every=Every.MINUTE, work=services.roles.tick),
        Tick(name="requests", every=Every.MINUTE, work=services.requests.tick),
        Tick(name="activities", every=Every.MINUTE, work=services.activities.tick),
        Tick(name="enrolling", every=Every.MINUTE, work=services.enrolling.tick),
        Tick(name="reminders", every=Every.MINUTE, work=services.reminders.tick),
        Tick(name="feedback", every=Every.MINUTE, work=services.feedbacks.tick),
        Tick(name="healing", every=Every.MINUTE, work=services.resolution.tick),
        Tick(name="statistics", every=Every.MINUTE, work=services.statistics.tick),
        Tick(name="schools", every=Every.MINUTE, work=services.schools.tick),
        Tick(name="mentorships", every=Every.MINUTE, work=services.mentorships.tick),
        Tick(name="privacy", every=Every.HOUR, work=services.privacy.tick),
        Tick(name="pupils", every=Every.HOUR, work=services.privacy.forget_pupils),
        Tick(name="erased", every=Every.HOUR, work=erased),
        Tick(name="communities", every=Every.HOUR, work=services.communities.tick),
        Tick(name="forgetting", every=Every.HOUR, work=forgotten),
        Tick(name="backup", every=Every.NIGHT, work=copied),
    ]


async def _forget(database: Database, clock: Clock) -> None:
    now = clock()
    async with database.write() as tx:
        await forget_updates(tx, now - INBOX_KEPT)
        await forget_set_aside(tx, now - SET_ASIDE_KEPT)
        await forget_strangers(tx, now - STRANGERS_KEPT)
        await forget_groups(tx, now - GROUPS_KEPT)


async def _forget_erased(
    privacy: Privacy, database: Database, database_url: str, clock: Clock
) -> None:
    """What was erased leaves the write-ahead log, and the copies made before it are deleted."""
    await database.truncate_log()
    file = file_of(database_url)
    if file is not None:
        latest, before = await privacy.last_erasure(), clock() - COPIES_KEPT
        await asyncio.to_thread(forget_copies, file.parent, max(before, latest or before))


async def _back_up(
    database_url: str, backups: Path, alarms: Alarms, clock: Clock, calendar: Calendar
) -> None:
    today = calendar.local(clock()).date()
    try:
        await asyncio.to_thread(back_up_nightly, database_url, backups, today)
    except NoFileToCopy:
        log.debug("PostgreSQL is backed up by its own means")
    except (OSError, sqlite3.Error) as error:
        await alarms.tell(Cause.BACKUP_FAILED, type(error).__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Runs the rows of the table, each guarded, timed and reported by itself."""

    table: Sequence[Tick]
    alarms: Alarms
    calendar: Calendar

    async def run(self, tick: Tick) -> None:
        """Never raises: the next run comes all the same, and administrators hear which row failed.
        A database that is away is reported by whoever serves taps."""
        began = time.monotonic()
        try:
            async with asyncio.timeout(tick.longest):
                await tick.work()
        except asyncio.CancelledError:
            log.info("tick %s is cut short: the next start does the rest", tick.name)
            return
        except DatabaseFault as fault:
            log.warning("tick %s skipped, the database cannot be used: %s", tick.name, fault)
            return
        except Exception:
            log.exception("tick %s failed after %.1f s", tick.name, time.monotonic() - began)
            await self.alarms.tell(Cause.TICK_FAILED, tick.name)
            return
        took = time.monotonic() - began
        level = logging.INFO if took >= WORTH_TELLING else logging.DEBUG
        log.log(level, "tick %s took %.1f s", tick.name, took)

    async def run_every(self, interval: Every) -> None:
        """The rows of `interval`, one after the other. For tests, whose clock is moved by hand."""
        for tick in self.table:
            if tick.every is interval:
                await self.run(tick)

    async def each_minute(self) -> None:
        await self.run_every(Every.MINUTE)

    async def each_hour(self) -> None:
        await self.run_every(Every.HOUR)

    async def each_night(self) -> None:
        await self.run_every(Every.NIGHT)


def scheduler_for(ticks: Ticks) -> AsyncIOScheduler:
    """In memory: after a stop nothing has to be caught up that the database does not show."""
    zone = ticks.calendar.zone
    scheduler = AsyncIOScheduler(
        timezone=zone,
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    for interval in Every:
        rows = [tick for tick in ticks.table if tick.every is interval]
        for second, tick in zip(range(0, 60, STAGGER), rows, strict=False):
            # A trigger that is handed over keeps its own zone: the machine's, unless it is told.
            trigger = CronTrigger(**_due(interval), second=second, timezone=zone)
            scheduler.add_job(partial(ticks.run, tick), trigger, id=tick.name)
            if interval is Every.MINUTE:
                # What came due while nothing ran waits no more.
                scheduler.modify_job(tick.name, next_run_time=datetime.now(zone))
    return scheduler


def _due(interval: Every) -> dict[str, int]:
    match interval:
        case Every.MINUTE:
            return {}
        case Every.HOUR:
            return {"minute": 17}
        case Every.NIGHT:
            return {"hour": 3, "minute": 40}
