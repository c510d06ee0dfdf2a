"""Periodic work. Ticks only ask the database what is due, so a missed or doubled tick is harmless.

The table has a row per kind of work. Each row is a job of its own, so a job that raises or hangs
does not delay the others.
"""

import asyncio
import logging
import sqlite3
import time
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
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
from storage.backup import back_up_nightly, forget_copies
from storage.database import Database, file_of
from storage.dumps import NoTool, ToolFailed
from storage.retention import COPIES_KEPT, delete_old

log = logging.getLogger(__name__)

LONGEST = 1_800.0
WORTH_TELLING = 5.0
"""Ticks that take at least this many seconds are logged at INFO instead of DEBUG."""
STAGGER = 2
"""Seconds between rows that are due at the same time.

They share one writing connection with people's taps, which would otherwise wait for all of them.
"""


class Every(StrEnum):
    MINUTE = "minute"
    HOUR = "hour"
    NIGHT = "night"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tick:
    """A row of the table. `name` identifies it in the log and in alarms."""

    name: str
    every: Every
    work: Callable[[], Awaitable[None]]
    longest: float = LONGEST
    """Timeout in seconds: hanging work is cancelled, rolled back and reported."""
    at_start: bool = False
    """Whether it also runs before updates are handled: it decides who has which rights."""


def tick_table(
    services: Services,
    *,
    database: Database,
    database_url: str,
    backups: Path,
    alarms: Alarms,
    clock: Clock,
    calendar: Calendar,
    watch: Callable[[], Awaitable[None]],
    show_commands: Callable[[], Awaitable[None]],
    keep_files: Callable[[], Awaitable[None]],
    sweep_files: Callable[[], Awaitable[None]],
) -> list[Tick]:
    """Returns all periodic work. Rows of one interval start in this order."""
    forgotten = partial(_forget, database, clock)
    erased = partial(_forget_erased, services.privacy, database, database_url, clock)
    copied = partial(_back_up, database_url, backups, alarms, clock, calendar)
    return [
        Tick(name="announcements", every=Every.MINUTE, work=services.announcements.tick),
        Tick(name="deputies", every=Every.MINUTE, work=services.deputies.tick),
        Tick(name="desk", every=Every.MINUTE, work=services.desk.tick),
        Tick(name="roles", every=Every.MINUTE, work=services.roles.tick, at_start=True),
        Tick(name="heads", every=Every.MINUTE, work=services.heads.tick, at_start=True),
        Tick(name="moves", every=Every.MINUTE, work=services.moves.tick, at_start=True),
        Tick(name="requests", every=Every.MINUTE, work=services.requests.tick),
        Tick(name="activities", every=Every.MINUTE, work=services.activities.tick),
        Tick(name="enrolling", every=Every.MINUTE, work=services.enrolling.tick),
        Tick(name="teams", every=Every.MINUTE, work=services.teams.tick),
        Tick(name="reminders", every=Every.MINUTE, work=services.reminders.tick),
        Tick(name="feedback", every=Every.MINUTE, work=services.feedbacks.tick),
        Tick(name="resolution", every=Every.MINUTE, work=services.resolution.tick),
        Tick(name="questions", every=Every.MINUTE, work=services.threads.tick),
        Tick(name="invitations", every=Every.MINUTE, work=services.invitations.tick),
        Tick(name="statistics", every=Every.MINUTE, work=services.statistics.tick),
        Tick(name="schools", every=Every.MINUTE, work=services.schools.tick),
        Tick(name="mentorships", every=Every.MINUTE, work=services.mentorships.tick),
        Tick(name="milestones", every=Every.MINUTE, work=services.projects.tick),
        Tick(name="entry-drafts", every=Every.MINUTE, work=services.entry_drafts.tick),
        Tick(name="surveys", every=Every.MINUTE, work=services.surveys.tick),
        Tick(name="motions", every=Every.MINUTE, work=services.motions.tick),
        Tick(name="calls", every=Every.MINUTE, work=services.calls.tick, at_start=True),
        Tick(name="entries", every=Every.MINUTE, work=services.entries.tick),
        Tick(name="reviews", every=Every.MINUTE, work=services.reviews.tick),
        Tick(name="watch", every=Every.MINUTE, work=watch),
        Tick(name="commands", every=Every.MINUTE, work=show_commands),
        Tick(name="privacy", every=Every.HOUR, work=services.privacy.tick),
        Tick(name="accounts", every=Every.HOUR, work=services.accounts.tick),
        Tick(name="pupils", every=Every.HOUR, work=services.privacy.forget_pupils),
        Tick(name="entered-pupils", every=Every.HOUR, work=services.entries.forget_pupils),
        Tick(name="erased", every=Every.HOUR, work=erased),
        Tick(name="communities", every=Every.HOUR, work=services.communities.tick),
        Tick(name="routes", every=Every.HOUR, work=services.routes.tick),
        Tick(name="library", every=Every.HOUR, work=services.library.tick),
        Tick(name="forgetting", every=Every.HOUR, work=forgotten),
        Tick(name="unused-files", every=Every.HOUR, work=sweep_files),
        Tick(name="backup", every=Every.NIGHT, work=copied),
        Tick(name="files", every=Every.NIGHT, work=keep_files),
    ]


async def _forget(database: Database, clock: Clock) -> None:
    async with database.write() as tx:
        await delete_old(tx, clock())


async def _forget_erased(
    privacy: Privacy, database: Database, database_url: str, clock: Clock
) -> None:
    """Removes erased data from the write-ahead log and deletes backups older than the erasure."""
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
    except NoTool as missing:
        log.info("nightly backup skipped: %s", missing)
    except (OSError, sqlite3.Error, ToolFailed) as error:
        await alarms.tell(Cause.BACKUP_FAILED, type(error).__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """Runs rows of the table, each guarded, timed and reported on its own."""

    table: Sequence[Tick]
    alarms: Alarms
    calendar: Calendar

    async def run_missed(self) -> None:
        """Runs what fell due while the process was down and decides on rights."""
        for tick in self.table:
            if tick.at_start:
                await self.run(tick)

    async def run(self, tick: Tick) -> None:
        """Runs one row and never raises, so that the job stays scheduled.

        Administrators are alarmed about a failed row, but not about an unavailable database, which
        the intake reports.
        """
        began = time.monotonic()
        try:
            async with asyncio.timeout(tick.longest):
                await tick.work()
        except asyncio.CancelledError:
            log.info("tick %s was cancelled, the next start does the rest", tick.name)
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
        """Runs the rows of `interval` one after the other. Used by tests, which move the clock."""
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
    """Returns a scheduler without persistence: the database shows what is overdue
    after a restart.
    """
    zone = ticks.calendar.zone
    scheduler = AsyncIOScheduler(
        timezone=zone,
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    for interval in Every:
        rows = [tick for tick in ticks.table if tick.every is interval]
        for second, tick in zip(range(0, 60, STAGGER), rows, strict=False):
            # A trigger object ignores the scheduler's zone and takes the machine's by default.
            trigger = CronTrigger(**_due(interval), second=second, timezone=zone)
            scheduler.add_job(partial(ticks.run, tick), trigger, id=tick.name)
            if interval is Every.MINUTE:
                # Runs at once: work may have become due while the bot was down.
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
