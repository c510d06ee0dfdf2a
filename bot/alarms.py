"""Administrators hear of trouble, at most once an hour for each cause."""

import logging
from datetime import datetime, timedelta

from district.clock import Clock
from district.errors import DatabaseFault
from district.letters import LetterKind, NewLetter
from district.troubles import Cause
from storage.database import Database
from storage.outbox import put_letters
from storage.roles import administrators

log = logging.getLogger(__name__)

INTERVAL = timedelta(hours=1)


class Alarms:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._told: dict[Cause, datetime] = {}

    async def tell(self, cause: Cause, about: str = "") -> None:
        """Writes a letter to every administrator. `about` names what it is, in ids and codes:
        never a name, a text or a token. Must not be called inside a transaction. Where the
        database cannot be used it stays at the line in the log."""
        now = self._clock()
        log.error("trouble: %s %s", cause, about)
        last = self._told.get(cause)
        if last is not None and now - last < INTERVAL:
            return
        self._told[cause] = now
        try:
            await self._write(cause, about, now)
        except DatabaseFault:
            del self._told[cause]
            log.exception("administrators do not hear of it")

    async def _write(self, cause: Cause, about: str, now: datetime) -> None:
        async with self._database.write() as tx:
            letters = [
                NewLetter(
                    key=f"trouble:{cause}:{now:%Y-%m-%dT%H}:{person}",
                    person=person,
                    kind=LetterKind.TROUBLE,
                    payload={"cause": cause, "about": about},
                    due_at=now,
                )
                for person in await administrators(tx, now)
            ]
            await put_letters(tx, letters)
