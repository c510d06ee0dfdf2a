"""The clock ticks, the database knows what is due: a tick missed or doubled changes nothing."""

import asyncio
import logging
import sqlite3
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger

from bot.alarms import Alarms
from district.clock import Calendar, Clock
from district.troubles import Cause
from services.activities import Activities
from services.announcements import Announcements
from services.communities import Communities
from services.enrolling import Enrolling
from services.feedback import Feedbacks
from services.healing import Healing
from services.mentorships import Mentorships
from services.privacy import Privacy
from services.reminders import Reminders
from services.requests import Requests
from services.roles import Roles
from services.schools import Schools
from storage.backup import NoFileToCopy, back_up_nightly
from storage.conversations import forget_strangers
from storage.database import Database
from storage.inbox import forget_updates

log = logging.getLogger(__name__)

INBOX_KEPT = timedelta(hours=48)
STRANGERS_KEPT = timedelta(days=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticks:
    """What is done again and again. Tests call it when their own clock has moved."""

    requests: Requests
    activities: Activities
    announcements: Announcements
    enrolling: Enrolling
    reminders: Reminders
    healing: Healing
    feedbacks: Feedbacks
    schools: Schools
    mentorships: Mentorships
    roles: Roles
    privacy: Privacy
    communities: Communities
    alarms: Alarms
    database: Database
    database_url: str
    backups: Path
    clock: Clock
    calendar: Calendar

    async def each_minute(self) -> None:
        await self.roles.tick()
        await self.requests.tick()
        await self.activities.tick()
        await self.enrolling.tick()
        await self.reminders.tick()
        await self.feedbacks.tick()
        await self.healing.tick()
        await self.announcements.tick()
        await self.schools.tick()
        await self.mentorships.tick()

    async def each_hour(self) -> None:
        now = self.clock()
        await self.privacy.tick()
        await self.communities.tick()
        async with self.database.write() as tx:
            await forget_updates(tx, now - INBOX_KEPT)
            await forget_strangers(tx, now - STRANGERS_KEPT)

    async def each_night(self) -> None:
        today = self.calendar.local(self.clock()).date()
        try:
            await asyncio.to_thread(back_up_nightly, self.database_url, self.backups, today)
        except NoFileToCopy:
            log.debug("PostgreSQL is backed up by its own means")
        except (OSError, sqlite3.Error) as error:
            await self.alarms.tell(Cause.BACKUP_FAILED, type(error).__name__)


def scheduler_for(ticks: Ticks) -> AsyncIOScheduler:
    """In memory: after a stop nothing has to be caught up that the database does not show."""
    zone = ticks.calendar.zone
    scheduler = AsyncIOScheduler(
        timezone=zone,
        job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
    )
    # A trigger that is handed over keeps its own zone: the machine's, unless it is told.
    for tick, trigger in (
        (ticks.each_minute, CronTrigger(second=0, timezone=zone)),
        (ticks.each_hour, CronTrigger(minute=17, timezone=zone)),
        (ticks.each_night, CronTrigger(hour=3, minute=40, timezone=zone)),
    ):
        scheduler.add_job(_guarded(tick, ticks.alarms), trigger, id=tick.__name__)
    # What came due while nothing ran waits no more.
    scheduler.modify_job(ticks.each_minute.__name__, next_run_time=datetime.now(zone))
    return scheduler


def _guarded(tick: Callable[[], Awaitable[None]], alarms: Alarms) -> Callable[[], Awaitable[None]]:
    async def run() -> None:
        try:
            await tick()
        except asyncio.CancelledError:
            log.info("%s is cut short: the next start does the rest", tick.__name__)
        except Exception:  # the next tick comes all the same, but somebody has to know
            log.exception("a tick failed")
            await alarms.tell(Cause.UNEXPECTED, tick.__name__)

    return run
