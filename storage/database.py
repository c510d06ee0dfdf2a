"""The database: one connection that writes, a few that read, and the transaction between.

SQLite is embedded and the default; PostgreSQL is one setting away. The rules below were measured:

* Python's sqlite3 opens transactions where one does not expect it, so it is told not to
  (`isolation_level = None`) and every transaction begins with `BEGIN IMMEDIATE`.
* Only one connection writes the file, ever: a pool of writers gains nothing, multiplies the slowest
  waits, and SQLite before 3.51 may lose pages when two connections write or checkpoint at once.
* Readers see single statements, not a snapshot: figures that must add up come from one statement.
"""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from district.errors import DatabaseFault, DistrictError
from storage.faults import is_away, one_line
from storage.private import create_private
from storage.sqlite import begin_immediate, prepare_sqlite, truncate_log

Connection = AsyncConnection
"""What services hand on inside a transaction; they know no database library themselves."""

READERS = 4
WRITERS = 6
"""Where the database takes several at once: PostgreSQL."""

_WRITER_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "secure_delete=ON",  # what is deleted is overwritten, not only let go
)
_READER_PRAGMAS = ("query_only=ON", "busy_timeout=5000")

_writing: ContextVar[bool] = ContextVar("writing", default=False)


class NestedTransaction(RuntimeError):
    """A unit of work was opened inside another. With one writing connection it would wait for
    itself for ever, so it is refused at once: a fault of the program, not of a person."""


class _Connections:
    """Open connections of one engine that go from one use straight to the next: a third of what a
    small statement costs is SQLAlchemy's own taking from its pool and giving back."""

    def __init__(self, engine: AsyncEngine, size: int) -> None:
        self._engine = engine
        self._idle: list[AsyncConnection | None] = [None] * size  # None connects when first used
        self._turns = asyncio.Semaphore(size)
        """First come, first served: whoever writes again and again lets others in between."""

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[AsyncConnection]:
        """One for the length of the block; it is given up when a fault passes through it.

        Raises:
            DatabaseFault: the database cannot be used just now.
        """
        await self._turns.acquire()
        connection = self._idle.pop()
        try:
            if connection is None:
                connection = await self._connected()
            yield connection
        except DistrictError:
            raise  # a refusal, not a fault
        except BaseException as error:
            if connection is not None:
                lost, connection = connection, None
                await _finish(_given_up(lost))
            if isinstance(error, DBAPIError) and is_away(error):
                raise DatabaseFault(one_line(error)) from error
            raise
        finally:
            self._idle.append(connection)
            self._turns.release()

    async def _connected(self) -> AsyncConnection:
        try:
            return await self._engine.connect()
        except Exception as error:  # drivers raise their own here, and the system's
            raise DatabaseFault(one_line(error)) from error

    async def close(self) -> None:
        while self._idle:
            connection = self._idle.pop()
            if connection is not None:
                await connection.close()
        await self._engine.dispose()


class Database:
    """Hands out transactions and reading connections; wakes whoever delivers after a commit."""

    def __init__(self, writer: AsyncEngine, reader: AsyncEngine, *, writers: int) -> None:
        self._writers = _Connections(writer, writers)
        self._readers = _Connections(reader, READERS)
        self.outbound = asyncio.Event()
        """Set after every commit that left something to deliver; whoever delivers clears it."""
        self.announced = asyncio.Event()
        """The same for announcements."""

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """One transaction: committed when the block ends, undone when it raises.

        A cancellation that arrives while the commit runs does not tear it: the commit is finished
        first. Whoever was cancelled does not know the outcome, so use cases are idempotent.

        Raises:
            NestedTransaction: the task is inside another transaction already.
            DatabaseFault: the database cannot be used just now; nothing was written, unless it
                was the commit itself that got no answer.
        """
        if _writing.get():
            raise NestedTransaction
        token = _writing.set(True)
        try:
            async with self._writers.taken() as connection:
                transaction = await connection.begin()
                try:
                    yield connection
                except BaseException:
                    if not connection.invalidated:
                        connection.info.pop("outbound", None)
                        connection.info.pop("announced", None)
                    with suppress(SQLAlchemyError):  # a lost connection has nothing to take back
                        await _finish(transaction.rollback())
                    raise
                await _finish(transaction.commit())
                if connection.info.pop("outbound", False):
                    self.outbound.set()
                if connection.info.pop("announced", False):
                    self.announced.set()
        finally:
            _writing.reset(token)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """A connection for statements that change nothing; each of them is seen at once.

        Raises:
            DatabaseFault: the database cannot be used just now.
        """
        async with self._readers.taken() as connection:
            yield connection

    async def truncate_log(self) -> None:
        """Moves SQLite's write-ahead log into the file and empties it: the log holds old versions
        of what was deleted since. A log that somebody reads at this moment is left for the next
        call. No-op on PostgreSQL.

        Raises:
            DatabaseFault: the database cannot be used just now.
        """
        async with self._writers.taken() as connection:
            if connection.dialect.name == "sqlite":
                await connection.run_sync(truncate_log)

    async def close(self) -> None:
        for each in (self._readers, self._writers):
            await each.close()


def mark_outbound(connection: AsyncConnection) -> None:
    """This transaction leaves something to deliver."""
    connection.info["outbound"] = True


def mark_announced(connection: AsyncConnection) -> None:
    """This transaction leaves something to whoever sends announcements."""
    connection.info["announced"] = True


async def _given_up(connection: AsyncConnection) -> None:
    """What it was used for has failed already; that it does not close well adds nothing."""
    with suppress(SQLAlchemyError, OSError):
        await connection.close()


async def _finish(work: Coroutine[Any, Any, None]) -> None:
    """Waits for the end of `work` even when cancelled, then lets the cancellation go on."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise


def file_of(url: str) -> Path | None:
    """The SQLite file of that address; None for a database that is no file of ours."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return None
    return Path(parsed.database)


def keep_file_private(url: str) -> None:
    """Makes the SQLite file of that address readable by its owner only, before SQLite creates it
    with wider rights. Where it cannot be created whoever connects tells why."""
    file = file_of(url)
    if file is not None:
        with suppress(OSError):
            create_private(file)


def open_database(url: str) -> Database:
    """Opens `sqlite+aiosqlite:///path` or `postgresql+asyncpg://…`; connects when first used."""
    if make_url(url).get_backend_name() == "sqlite":
        keep_file_private(url)
        return Database(_sqlite_writer(url), _sqlite_reader(url), writers=1)
    writer = create_async_engine(url, pool_size=WRITERS, max_overflow=0, hide_parameters=True)
    reader = create_async_engine(
        url,
        pool_size=READERS,
        max_overflow=0,
        hide_parameters=True,
        isolation_level="AUTOCOMMIT",
        connect_args={"server_settings": {"default_transaction_read_only": "on"}},
    )
    return Database(writer, reader, writers=WRITERS)


def _sqlite_writer(url: str) -> AsyncEngine:
    engine = create_async_engine(
        url, pool_size=1, max_overflow=0, pool_timeout=60, hide_parameters=True
    )
    prepare_sqlite(engine, _WRITER_PRAGMAS)
    event.listen(engine.sync_engine, "begin", begin_immediate)
    return engine


def _sqlite_reader(url: str) -> AsyncEngine:
    engine = create_async_engine(
        url,
        pool_size=READERS,
        max_overflow=0,
        hide_parameters=True,
        pool_timeout=60,
        isolation_level="AUTOCOMMIT",
        skip_autocommit_rollback=True,
    )
    prepare_sqlite(engine, _READER_PRAGMAS)
    return engine
