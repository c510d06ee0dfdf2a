"""Work beside the handlers, which is retried while the database cannot be used."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TypedDict, TypeVar

from aiogram import Bot

from bot.alarms import Alarms
from district.clock import Clock
from district.errors import DatabaseFault
from district.troubles import Cause
from storage.database import Database

log = logging.getLogger(__name__)

Result = TypeVar("Result")

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0
"""Pauses between tries in seconds."""
WORTH_TELLING = 5.0
"""Seconds without a database after which administrators are alarmed."""


class Means(TypedDict):
    """The arguments that all workers share."""

    bot: Bot
    database: Database
    alarms: Alarms
    clock: Clock


@dataclass(slots=True, kw_only=True, eq=False)
class Worker:
    """A loop that fetches or sends until it is told to stop."""

    bot: Bot
    database: Database
    alarms: Alarms
    clock: Clock
    _stopping: asyncio.Event = field(init=False, default_factory=asyncio.Event)

    async def _until_done(self, work: Callable[[], Awaitable[Result]]) -> Result:
        """Repeats `work`, which must be idempotent, until the database can be used.

        Raises:
            DatabaseFault: the bot was told to stop before that.
        """
        pause, since = FIRST_PAUSE, _now()
        while True:
            try:
                done = await work()
            except DatabaseFault as fault:
                log.error("the database cannot be used, retry in %.1f s: %s", pause, fault)  # noqa: TRY400
                if self._stopping.is_set():
                    raise
                if _now() - since > WORTH_TELLING:
                    await self.alarms.tell_at_once(Cause.DATABASE_STUCK)
            else:
                if _now() - since > WORTH_TELLING and pause > FIRST_PAUSE:
                    await self.alarms.tell(Cause.DATABASE_AWAY, f"{_now() - since:.0f} s")
                return done
            await self._nap(pause)
            pause = min(pause * 2, LONGEST_PAUSE)

    async def _nap(self, seconds: float) -> None:
        """Sleeps until the timeout or until the bot is told to stop."""
        try:
            async with asyncio.timeout(seconds):
                await self._stopping.wait()
        except TimeoutError:
            pass  # the full pause


def _now() -> float:
    return asyncio.get_running_loop().time()
