"""SQLite adapter: explicit transactions, pragmas, Cyrillic `lower()`, fewer thread hops."""

import sqlite3
from collections import deque
from functools import partial
from pathlib import Path
from typing import Any

import aiosqlite
from sqlalchemy import Connection, event
from sqlalchemy.dialects.sqlite.aiosqlite import (
    AsyncAdapt_aiosqlite_connection,
    AsyncAdapt_aiosqlite_cursor,
)
from sqlalchemy.engine import URL, Dialect, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from storage.secret_key import read_key

KEY_FILE = "key_file"
"""Query parameter of the URL of an encrypted file."""
STATEMENTS = 48
"""Prepared statements that each connection keeps, some 20 KiB each."""


def sqlite_engine(url: str, pragmas: tuple[str, ...], **options: Any) -> AsyncEngine:
    """Returns an engine that configures each new connection, encrypted if the URL names a key.

    Raises:
        WrongKey: the key cannot be read.
    """
    parsed = make_url(url)
    key = named_key(parsed)
    engine = create_async_engine(
        parsed.difference_update_query([KEY_FILE]), hide_parameters=True, **options
    )

    def connect(dialect: Dialect, _: object, arguments: Any, named: Any) -> Any:
        named["async_creator_fn"] = partial(_driver, key)
        plain: Any = dialect.connect(*arguments, **named)
        return _Connection(dialect.loaded_dbapi, plain.driver_connection)

    def on_connect(connection: DBAPIConnection, _: object) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()
        # SQLite's lower() handles only ASCII; names are searched in Cyrillic.
        connection.create_function("lower", 1, _lower, deterministic=True)

    event.listen(engine.sync_engine, "do_connect", connect)
    event.listen(engine.sync_engine, "connect", on_connect)
    return engine


def named_key(url: URL) -> bytes | None:
    """Returns the key that the URL names, or None.

    Raises:
        WrongKey: the key cannot be read.
    """
    file = url.query.get(KEY_FILE)
    return read_key(Path(str(file))) if file else None


def _driver(key: bytes | None, database: str, **named: Any) -> aiosqlite.Connection:
    connection = aiosqlite.Connection(
        partial(_connect, key, database, cached_statements=STATEMENTS, **named), iter_chunk_size=64
    )
    connection._thread.daemon = True  # as SQLAlchemy's own
    return connection


def _connect(key: bytes | None, database: str, **named: Any) -> sqlite3.Connection:
    """Opens the file, and says what is wrong if it is not what the settings say.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    # Never by reading the file here: closing it would drop the locks of this process's connections.
    if key is None:
        connection: sqlite3.Connection = sqlite3.connect(database, **named)
    else:
        from storage.cipher import connect  # noqa: PLC0415 - an extra

        connection = connect(database, key, **named)
    try:
        connection.execute("PRAGMA schema_version").fetchone()
    except sqlite3.DatabaseError as error:
        connection.close()
        if "not a database" not in str(error):
            raise
        raise sqlite3.DatabaseError(
            "the file is encrypted or no database, and OKRUG_DATABASE_KEY_FILE is not set"
            if key is None
            else "the file has another key, or is not encrypted yet: run okrug encrypt"
        ) from error
    return connection


def begin_immediate(connection: Any) -> None:
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def truncate_log(connection: Connection) -> None:
    """Checkpoints the log. Must run outside a transaction."""
    cursor = connection.connection.cursor()
    cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    cursor.close()


def _lower(value: str | None) -> str | None:
    return None if value is None else value.lower()


class _Cursor(AsyncAdapt_aiosqlite_cursor):
    """A cursor that runs a statement with one call of the connection's thread.

    The driver's adapter makes four calls (open, execute, fetch, close), which is half of the cost
    of a small statement. No public way is one call: of aiosqlite, `execute` leaves the rows to a
    second one, and `execute_fetchall` loses the names of the columns and the number of changed
    rows. SQLAlchemy has no public base for the cursor of an async driver: its results call
    `_async_soft_close`.
    """

    __slots__ = ()

    def _make_new_cursor(self, connection: Any) -> Any:
        """Opens none: the statement does."""

    def _aenter_cursor(self, cursor: Any) -> Any:
        """Enters none."""

    async def _execute_async(self, operation: Any, parameters: Any) -> Any:
        return await self._in_thread(_execute, operation, parameters or ())

    async def _executemany_async(self, operation: Any, seq_of_parameters: Any) -> Any:
        return await self._in_thread(_execute_many, operation, seq_of_parameters)

    async def _in_thread(self, work: Any, operation: Any, parameters: Any) -> Any:
        driver: Any = self._connection
        async with self._adapt_connection._execute_mutex:
            self._cursor, rows = await driver._execute(work, driver._conn, operation, parameters)
            self._rows = deque(rows)
            return self

    async def _async_soft_close(self) -> None:
        """No-op: all rows have been fetched."""

    def close(self) -> None:
        self._rows.clear()


class _Connection(AsyncAdapt_aiosqlite_connection):
    __slots__ = ()
    _cursor_cls = _Cursor


def _execute(connection: sqlite3.Connection, operation: str, parameters: Any) -> Any:
    cursor = connection.execute(operation, parameters)
    return cursor, cursor.fetchall()


def _execute_many(connection: sqlite3.Connection, operation: str, parameters: Any) -> Any:
    return connection.executemany(operation, parameters), ()
