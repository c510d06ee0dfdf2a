"""The state of the process, for probes: whether to restart it, and whether it can work."""

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass, field

from district.errors import DatabaseFault
from storage.database import Database
from storage.migrate import revisions
from storage.vitals import schema_revision

ANSWER_IN = 1.0
"""Seconds in which the database must answer a statement."""


@dataclass(slots=True, kw_only=True)
class Health:
    """That a call returns at all shows that the loop turns."""

    database: Database
    tasks: Sequence[asyncio.Task[None]] = ()
    """The work that runs until the process is stopped."""
    has_started: bool = False
    is_stopping: bool = False
    _newest: str = field(init=False, default_factory=lambda: revisions()[-1])

    def trouble(self) -> str | None:
        """Returns why the process should be restarted, or None."""
        ended = [task.get_name() for task in self.tasks if task.done()]
        return f"ended: {', '.join(ended)}" if ended and not self.is_stopping else None

    async def unready(self) -> str | None:
        """Returns why the process cannot work now, or None."""
        if self.is_stopping:
            return "stopping"
        if not self.has_started:
            return "starting"
        return self.trouble() or await self._schema_trouble()

    async def _schema_trouble(self) -> str | None:
        try:
            async with asyncio.timeout(ANSWER_IN), self.database.read() as connection:
                revision = await schema_revision(connection)
        except TimeoutError:
            return f"the database has not answered for {ANSWER_IN:.0f} s"
        except DatabaseFault:
            return "the database cannot be used"
        if revision != self._newest:
            return f"schema {revision}, this program needs {self._newest}"
        return None
