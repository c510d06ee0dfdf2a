"""The database: one writing connection, several readers, and transactions.

SQLite is embedded and the default; PostgreSQL is supported by a setting. These rules were found by
measurement:

* Python's sqlite3 opens transactions implicitly, so this is disabled (`isolation_level = None`)
  and every transaction begins with `BEGIN IMMEDIATE`.
* Only one connection writes the file: a pool of writers gains nothing, multiplies the longest
  waits, and SQLite before 3.51 may lose pages if two connections write or checkpoint at once.
* Readers see single statements, not a snapshot: figures that must add up come from one statement.
"""

import asyncio
import os
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager, suppress
from contextvars import ContextVar
from pathlib import Path
from typing import Any

from sqlalchemy import bindparam, event, func, select
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine

from district.errors import DatabaseFault, DistrictError
from storage.faults import is_away, one_line
from storage.private import create_private
from storage.sqlite import KEY_FILE, begin_immediate, named_key, sqlite_engine, truncate_log

Connection = AsyncConnection
"""Services pass it on to queries, so that they need no database library. Queries call it `tx`: a
transaction, or a connection that only reads.
"""

READERS = 3
"""One more gains nothing: all readers share one interpreter."""
WRITERS = 6
"""Number of writers on a database that allows several (PostgreSQL)."""

_WRITER_PRAGMAS = (
    "journal_mode=WAL",
    "synchronous=FULL",
    "foreign_keys=ON",
    "busy_timeout=5000",
    "secure_delete=ON",  # overwrite deleted data instead of only freeing its pages
)
_READER_PRAGMAS = (
    "query_only=ON",
    "busy_timeout=5000",
    "cache_size=-500",  # KiB; the operating system caches the file for all of them
)

OUTBOUND, ANNOUNCED, ARRIVED = "okrug_outbound", "okrug_announced", "okrug_arrived"
"""Notifications to the other processes on the same database."""
_NOTIFY = select(func.pg_notify(bindparam("channel"), bindparam("payload")))

_writing: ContextVar[bool] = ContextVar("writing", default=False)


class NestedTransaction(RuntimeError):
    """A transaction was opened inside another.

    A programming error. With one writing connection it would deadlock, so it is raised at once.
    """


class _Connections:
    """A pool of open connections with little overhead.

    SQLAlchemy's own checkout and checkin are a third of the cost of a small statement.
    """

    def __init__(self, engine: AsyncEngine, size: int) -> None:
        self._engine = engine
        self._idle: list[AsyncConnection | None] = [None] * size  # None: connects on first use
        self._turns = asyncio.Semaphore(size)
        """FIFO: a busy writer lets others in between."""
        self._is_closed = False

    @asynccontextmanager
    async def taken(self) -> AsyncIterator[AsyncConnection]:
        """Checks out a connection for the block; it is closed if an error passes through.

        Raises:
            DatabaseFault: the database cannot be used now.
        """
        await self._turns.acquire()
        connection = self._idle.pop()
        try:
            if connection is None:
                connection = await self._connected()
            yield connection
        except DistrictError:
            raise  # a refusal of the domain, not a fault
        except BaseException as error:
            if connection is not None:
                lost, connection = connection, None
                await _finish(self._given_up(lost))
            if isinstance(error, DBAPIError) and is_away(error):
                raise DatabaseFault(one_line(error)) from error
            raise
        finally:
            if connection is not None and self._is_closed:  # it was busy then
                lost, connection = connection, None
                await _finish(self._given_up(lost))
            self._idle.append(connection)
            self._turns.release()

    async def _connected(self) -> AsyncConnection:
        if self._is_closed:
            raise DatabaseFault("closed")
        try:
            return await self._engine.connect()
        except Exception as error:  # driver errors and OS errors
            raise DatabaseFault(one_line(error)) from error

    async def _given_up(self, connection: AsyncConnection) -> None:
        """Closes a connection and ignores errors of the closing."""
        with suppress(SQLAlchemyError, OSError):
            if self._is_closed:  # its pool is gone, and would keep it open
                await connection.invalidate()
            await connection.close()

    async def close(self) -> None:
        """Closes idle connections now, and busy ones when they are free again."""
        self._is_closed = True
        for number, connection in enumerate(self._idle):
            if connection is not None:
                self._idle[number] = None
                await connection.close()
        await self._engine.dispose()


class Database:
    """Provides transactions and reading connections; wakes senders after a commit."""

    def __init__(self, writer: AsyncEngine, reader: AsyncEngine, *, writers: int) -> None:
        self._writers = _Connections(writer, writers)
        self._readers = _Connections(reader, READERS)
        self.outbound = asyncio.Event()
        """Set after every commit that added letters or cards; cleared by the sender."""
        self.announced = asyncio.Event()
        """The same for announcements."""
        self.is_shared = False
        """Whether other processes on the same database are woken too."""

    @asynccontextmanager
    async def write(self) -> AsyncIterator[AsyncConnection]:
        """Opens a transaction: commits at the end of the block, rolls back if it raises.

        A cancellation during the commit is delayed until the commit has finished. The cancelled
        task does not know the outcome, so use cases must be idempotent.

        Raises:
            NestedTransaction: the task is already in a transaction.
            DatabaseFault: the database cannot be used now; nothing was written, unless the commit
                itself got no response.
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
                        for kind in ("outbound", "announced", "arrived"):
                            connection.info.pop(kind, None)
                    with suppress(SQLAlchemyError):  # a lost connection has nothing to roll back
                        await _finish(transaction.rollback())
                    raise
                if self.is_shared:
                    await _wake_others(connection)
                await _finish(transaction.commit())
                if connection.info.pop("outbound", False):
                    self.outbound.set()
                if connection.info.pop("announced", False):
                    self.announced.set()
        finally:
            _writing.reset(token)

    @asynccontextmanager
    async def read(self) -> AsyncIterator[AsyncConnection]:
        """Returns a connection for reading; each statement sees the latest commit.

        Raises:
            DatabaseFault: the database cannot be used now.
        """
        async with self._readers.taken() as connection:
            yield connection

    async def truncate_log(self) -> None:
        """Checkpoints and truncates SQLite's write-ahead log, which holds old versions of deleted
        rows.

        A log in use by a reader is left for the next call. No-op on PostgreSQL.

        Raises:
            DatabaseFault: the database cannot be used now.
        """
        async with self._writers.taken() as connection:
            if connection.dialect.name == "sqlite":
                await connection.run_sync(truncate_log)

    async def close(self) -> None:
        for each in (self._readers, self._writers):
            await each.close()


def mark_outbound(connection: AsyncConnection) -> None:
    """Wakes the letter sender after the commit."""
    connection.info["outbound"] = True


def mark_announced(connection: AsyncConnection) -> None:
    """Wakes the announcement sender after the commit."""
    connection.info["announced"] = True


def mark_arrived(connection: AsyncConnection, payload: str) -> None:
    """Tells the other processes after the commit for whom updates have arrived."""
    connection.info["arrived"] = payload


async def _wake_others(connection: AsyncConnection) -> None:
    """Notifies the other processes when the transaction is committed."""
    info = connection.info
    said = {
        OUTBOUND: "" if "outbound" in info else None,
        ANNOUNCED: "" if "announced" in info else None,
        ARRIVED: info.pop("arrived", None),
    }
    for channel, payload in said.items():
        if payload is not None:
            await connection.execute(_NOTIFY, {"channel": channel, "payload": payload})


async def _finish(work: Coroutine[Any, Any, None]) -> None:
    """Awaits `work` to its end even if cancelled, then re-raises the cancellation."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.shield(task)
    except asyncio.CancelledError:
        await task
        raise


def file_of(url: str) -> Path | None:
    """Returns the SQLite file of the URL, or None for other databases."""
    parsed = make_url(url)
    if parsed.get_backend_name() != "sqlite" or not parsed.database:
        return None
    return Path(parsed.database)


def with_key(url: str, key_file: Path) -> str:
    """Returns the URL of the same SQLite file, encrypted with the key in `key_file`."""
    keyed = make_url(url).update_query_dict({KEY_FILE: str(key_file)})
    return keyed.render_as_string(hide_password=False)


def url_at(file: Path, like: str) -> str:
    """Returns the URL of another SQLite file with the key of `like`."""
    return make_url(like).set(database=str(file)).render_as_string(hide_password=False)


def key_of(url: str) -> bytes | None:
    """Returns the key of an encrypted SQLite file, or None.

    Raises:
        WrongKey: the key cannot be read.
    """
    return named_key(make_url(url))


def keep_file_private(url: str) -> None:
    """Creates the SQLite file with owner-only permissions before SQLite creates it with wider ones.

    Errors are ignored here: connecting will report them.
    """
    file = file_of(url)
    if file is not None:
        with suppress(OSError):
            create_private(file)


def process_name() -> str:
    """Name of this process in `pg_stat_activity`."""
    return f"okrug {os.getpid()}"


def open_database(url: str) -> Database:
    """Opens `sqlite+aiosqlite:///path` or `postgresql+asyncpg://…`; connects on first use."""
    if make_url(url).get_backend_name() == "sqlite":
        keep_file_private(url)
        return Database(_sqlite_writer(url), _sqlite_reader(url), writers=1)
    name = {"application_name": process_name()}
    writer = create_async_engine(
        url,
        pool_size=WRITERS,
        max_overflow=0,
        hide_parameters=True,
        connect_args={"server_settings": name},
    )
    reader = create_async_engine(
        url,
        pool_size=READERS,
        max_overflow=0,
        hide_parameters=True,
        isolation_level="AUTOCOMMIT",
        connect_args={"server_settings": {**name, "default_transaction_read_only": "on"}},
    )
    return Database(writer, reader, writers=WRITERS)


def _sqlite_writer(url: str) -> AsyncEngine:
    engine = sqlite_engine(url, _WRITER_PRAGMAS, pool_size=1, max_overflow=0, pool_timeout=60)
    event.listen(engine.sync_engine, "begin", begin_immediate)
    return engine


def _sqlite_reader(url: str) -> AsyncEngine:
    return sqlite_engine(
        url,
        _READER_PRAGMAS,
        pool_size=READERS,
        max_overflow=0,
        pool_timeout=60,
        isolation_level="AUTOCOMMIT",
        skip_autocommit_rollback=True,
    )
