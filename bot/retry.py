"""Retrying while the database cannot be used."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TypeVar

from bot.alarms import Alarms
from district.errors import DatabaseFault
from district.troubles import Cause

log = logging.getLogger(__name__)

Result = TypeVar("Result")

FIRST_PAUSE, LONGEST_PAUSE = 0.2, 5.0
"""Pauses between tries in seconds."""
WORTH_TELLING = 5.0
"""Seconds without a database after which administrators are alarmed."""


@dataclass(frozen=True, slots=True)
class Retry:
    alarms: Alarms

    async def until_done(
        self, work: Callable[[], Awaitable[Result]], stopping: asyncio.Event
    ) -> Result:
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
                if stopping.is_set():
                    raise
                if _now() - since > WORTH_TELLING:
                    await self.alarms.tell_at_once(Cause.DATABASE_STUCK)
            else:
                if _now() - since > WORTH_TELLING and pause > FIRST_PAUSE:
                    await self.alarms.tell(Cause.DATABASE_AWAY, f"{_now() - since:.0f} s")
                return done
            await nap(stopping, pause)
            pause = min(pause * 2, LONGEST_PAUSE)


async def nap(stopping: asyncio.Event, seconds: float) -> None:
    """Sleeps until the timeout or until the bot is told to stop."""
    try:
        async with asyncio.timeout(seconds):
            await stopping.wait()
    except TimeoutError:
        pass  # the full pause


def _now() -> float:
    return asyncio.get_running_loop().time()
