"""Alarms about the machine and the queues: letters waiting, disk low, clock wrong, a webhook that
fails.
"""

import asyncio
import shutil
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path

from bot.alarms import Alarms
from bot.intake.heard import Heard
from district.clock import Clock
from district.troubles import Cause
from storage.database import Database
from storage.vitals import read_vitals

PATIENCE = timedelta(minutes=10)
"""Delay of a due letter from which administrators are told. After a start the sender gets the same
time to catch up.
"""
ROOM = 300 << 20
"""Bytes that must be free beside the database."""
COPIES = 2
"""Room for as many copies of the database file: the nightly one, and the one of a migration."""
CLOCK_OFF = 60.0
"""Tolerated difference in seconds from Telegram's clock, which is sent in full seconds."""


def _now() -> float:
    return asyncio.get_running_loop().time()


@dataclass(slots=True, kw_only=True)
class Watch:
    database: Database
    alarms: Alarms
    heard: Heard
    clock: Clock
    folder: Path
    file: Path | None
    """The SQLite file, or None."""
    undelivered: Callable[[], Awaitable[str | None]] | None
    """Asks Telegram how the webhook fares; None without one."""
    _since: float = field(init=False, default_factory=_now)

    async def tick(self) -> None:
        # First, because nothing else hears Telegram in a quiet night behind a webhook.
        why = await self.undelivered() if self.undelivered is not None else None
        if _now() - self._since < PATIENCE.total_seconds():
            return
        if why is not None:
            await self.alarms.tell(Cause.WEBHOOK_FAILS, why)
        if abs(self.heard.ahead) > CLOCK_OFF:
            await self.alarms.tell(Cause.CLOCK_WRONG, f"{self.heard.ahead:+.0f} s")
        free = await asyncio.to_thread(self._room_missing)
        if free is not None:
            await self.alarms.tell(Cause.DISK_LOW, f"{free >> 20} MB")
        await self._count_letters()

    def _room_missing(self) -> int | None:
        """Returns the free bytes if they are too few."""
        size = self.file.stat().st_size if self.file is not None and self.file.exists() else 0
        free = shutil.disk_usage(self.folder).free
        return free if free < ROOM + COPIES * size else None

    async def _count_letters(self) -> None:
        now = self.clock()
        async with self.database.read() as connection:
            found = await read_vitals(connection, now)
        if found.oldest_letter is not None and now - found.oldest_letter > PATIENCE:
            await self.alarms.tell(Cause.LETTERS_WAIT, str(found.letters_due))
