"""Leases: the work that one process of several does alone, as advisory locks of PostgreSQL.

All leases of a process belong to one session, so the server frees them at once when the process is
killed, and after half a minute when its machine is lost. The same session hears notifications.
Behind PgBouncer in transaction mode there are no sessions: connect directly.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Awaitable, Callable, Collection, Sequence
from contextlib import asynccontextmanager, suppress
from typing import Any, TypeVar

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from district.errors import DatabaseFault
from storage.database import ANNOUNCED, ARRIVED, OUTBOUND, file_of, process_name
from storage.faults import one_line

ANSWER_IN = 5.0
"""Timeout in seconds of a statement; after it the session counts as lost."""
_KEEPALIVES = {
    "tcp_keepalives_idle": "10",
    "tcp_keepalives_interval": "5",
    "tcp_keepalives_count": "3",
}
"""The server ends the session of a lost machine after 25 seconds."""

ANSWERED = "okrug_answered"
"""The channel on which each process tells the sender the number of its replies."""
LEFT = "okrug_left"
"""The channel on which a process says that it stops, with its name."""
CHANNELS = (OUTBOUND, ANNOUNCED, ARRIVED, ANSWERED, LEFT)

# People's locks are keys of one number, these are pairs of numbers: PostgreSQL keeps them apart.
_CLASS, _SENDER, _START, _MERGE = 28523, 1, 2, 3

_TAKE = "SELECT key FROM unnest($1::bigint[]) AS key WHERE pg_try_advisory_lock(key)"
_RELEASE = "SELECT pg_advisory_unlock(key) FROM unnest($1::bigint[]) AS key"
_TAKE_SENDING = f"SELECT pg_try_advisory_lock({_CLASS}, {_SENDER})"
_GIVE_UP_SENDING = f"SELECT pg_advisory_unlock({_CLASS}, {_SENDER})"
_ALIVE = "SELECT 1"
_PREFIX = "okrug-replica"
_NAME = "SELECT current_setting('application_name')"
_PRESENT = (
    "SELECT application_name FROM pg_stat_activity"
    " WHERE datname = current_database() AND starts_with(application_name, $1)"
)
_NOTIFY = "SELECT pg_notify($1, $2)"
_START_ALONE = text(f"SELECT pg_advisory_lock({_CLASS}, {_START})")
_MERGE_ALONE = text(f"SELECT pg_advisory_xact_lock({_CLASS}, {_MERGE})")

Hear = Callable[[str, str], None]
"""Receives channel and payload of a notification."""
Result = TypeVar("Result")


class Leases:
    """The session of this process and what it holds."""

    def __init__(self, url: str, name: str) -> None:
        """`name` of the process among the others, as people know it."""
        self._url = url
        self.name = f"{_PREFIX} {os.getpid()} {name}"
        self._engine: AsyncEngine | None = None
        self._connection: AsyncConnection | None = None
        self._driver: Any = None  # asyncpg's connection: an optional library without a common type
        self._turn = asyncio.Lock()
        self._is_sender = False
        self._session = object()
        self.lost = asyncio.Event()
        """Set while there is no session, and so no lease."""
        self.lost.set()

    async def open(self, hear: Hear) -> None:
        """Begins a session without leases.

        Raises:
            DatabaseFault: the database cannot be used now.
        """
        await self.close()
        session = self._session = object()

        def ended(_: object) -> None:
            if self._session is session:
                self.lost.set()

        self._engine = _engine(self._url, self.name)
        try:
            async with asyncio.timeout(ANSWER_IN):
                self._connection = await self._engine.connect()
                raw = await self._connection.get_raw_connection()
                self._driver = raw.driver_connection
                self._driver.add_termination_listener(ended)
                self.name = await self._driver.fetchval(_NAME)  # the server cuts long ones
                for channel in CHANNELS:
                    await self._driver.add_listener(channel, lambda *said: hear(said[2], said[3]))
        except Exception as error:  # driver errors and OS errors
            await self.close()
            raise DatabaseFault(one_line(error)) from error
        self.lost.clear()

    async def close(self) -> None:
        """Ends the session; every lease is free."""
        connection, engine = self._connection, self._engine
        self._connection = self._engine = self._driver = None
        self._is_sender = False
        self.lost.set()
        with suppress(Exception):  # a lost session cannot be closed in order
            async with asyncio.timeout(ANSWER_IN):
                if connection is not None:
                    await connection.close()
        if engine is not None:
            await engine.dispose(close=False)

    async def take(self, keys: Sequence[int]) -> set[int]:
        """Returns those keys that this session holds now.

        A lock may be taken twice by its session, so keys that are held must not be asked for.

        Raises:
            DatabaseFault: the session is lost.
        """
        return {row[0] for row in await self._asked(lambda one: one.fetch(_TAKE, keys))}

    async def release(self, keys: Collection[int]) -> None:
        """Raises:
        DatabaseFault: the session is lost, and the leases with it.
        """
        await self._asked(lambda one: one.fetch(_RELEASE, list(keys)))

    async def take_sending(self) -> bool:
        """Returns whether this session is the sender. Called each second, it also finds out that
        the session is lost.

        Raises:
            DatabaseFault: it is.
        """
        if self._is_sender:
            await self._asked(lambda one: one.fetchval(_ALIVE))
        else:
            self._is_sender = bool(await self._asked(lambda one: one.fetchval(_TAKE_SENDING)))
        return self._is_sender

    async def give_up_sending(self) -> None:
        """Lets another process become the sender.

        Raises:
            DatabaseFault: the session is lost.
        """
        self._is_sender = False
        await self._asked(lambda one: one.fetchval(_GIVE_UP_SENDING))

    async def present(self) -> set[str]:
        """Returns the names of all processes that have a session.

        Raises:
            DatabaseFault: the session is lost.
        """
        return {row[0] for row in await self._asked(lambda one: one.fetch(_PRESENT, _PREFIX))}

    async def notify(self, channel: str, payload: str) -> None:
        """Raises:
        DatabaseFault: the session is lost.
        """
        await self._asked(lambda one: one.fetchval(_NOTIFY, channel, payload))

    async def _asked(self, ask: Callable[[Any], Awaitable[Result]]) -> Result:
        async with self._turn:
            if self.lost.is_set():
                raise DatabaseFault("the session of the leases is lost")
            try:
                async with asyncio.timeout(ANSWER_IN):
                    return await ask(self._driver)
            except Exception as error:  # driver errors, OS errors, a timeout
                self.lost.set()
                raise DatabaseFault(one_line(error)) from error


@asynccontextmanager
async def alone_at_start(url: str) -> AsyncIterator[None]:
    """Lets one process at a time migrate and fill the database. No-op on SQLite, whose file has a
    lock.

    Raises:
        DatabaseFault: the database cannot be used now.
    """
    if file_of(url) is not None:
        yield
        return
    engine = _engine(url, process_name())
    try:
        connection = await _locked_at_start(engine)
        try:
            yield
        finally:
            await connection.close()
    finally:
        await engine.dispose()


async def merge_alone(tx: AsyncConnection) -> None:
    """Waits for other merges of people until they are committed; SQLite has one writer anyway.

    Two of them at once may want rows of each other, such as seats that each gives up.
    """
    if tx.dialect.name == "postgresql":
        await tx.execute(_MERGE_ALONE)


async def _locked_at_start(engine: AsyncEngine) -> AsyncConnection:
    try:
        connection = await engine.connect()
        await connection.execute(_START_ALONE)
    except Exception as error:  # driver errors and OS errors
        raise DatabaseFault(one_line(error)) from error
    return connection


def _engine(url: str, name: str) -> AsyncEngine:
    return create_async_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,
        isolation_level="AUTOCOMMIT",
        connect_args={"server_settings": {**_KEEPALIVES, "application_name": name}},
    )
