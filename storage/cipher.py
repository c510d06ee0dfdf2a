"""SQLCipher: a SQLite whose pages, log and copies are encrypted. The extra `encrypted`.

Its errors have no common base with those of `sqlite3`, so they are raised as the errors of the same
names there.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2


def _translated(base: type, name: str) -> Callable[..., Any]:
    plain = getattr(base, name)

    def method(self: Any, *arguments: Any) -> Any:
        try:
            return plain(self, *arguments)
        except dbapi2.Error as error:
            raise as_sqlite3(error) from error

    return method


class _Cursor(dbapi2.Cursor):  # type: ignore[misc]  # the library has no types
    execute = _translated(dbapi2.Cursor, "execute")
    executemany = _translated(dbapi2.Cursor, "executemany")
    fetchone = _translated(dbapi2.Cursor, "fetchone")
    fetchmany = _translated(dbapi2.Cursor, "fetchmany")
    fetchall = _translated(dbapi2.Cursor, "fetchall")
    __next__ = _translated(dbapi2.Cursor, "__next__")


class _Connection(dbapi2.Connection):  # type: ignore[misc]  # the library has no types
    execute = _translated(dbapi2.Connection, "execute")
    executemany = _translated(dbapi2.Connection, "executemany")
    commit = _translated(dbapi2.Connection, "commit")
    rollback = _translated(dbapi2.Connection, "rollback")
    close = _translated(dbapi2.Connection, "close")

    def cursor(self, factory: type = _Cursor) -> Any:
        return super().cursor(factory)


def as_sqlite3(error: Exception) -> sqlite3.Error:
    """Returns the error of the same name and code of the standard library."""
    kind: type[sqlite3.Error] = getattr(sqlite3, type(error).__name__, sqlite3.DatabaseError)
    same = kind(*error.args)
    for name in ("sqlite_errorcode", "sqlite_errorname"):
        if hasattr(error, name):
            setattr(same, name, getattr(error, name))
    return same


def connect(database: str, key: bytes | None, **named: Any) -> sqlite3.Connection:
    """Opens a database, which is encrypted unless `key` is None.

    Raises:
        sqlite3.Error: it cannot be opened, or the key is another one.
    """
    try:
        connection: sqlite3.Connection = dbapi2.connect(database, factory=_Connection, **named)
    except dbapi2.Error as error:
        raise as_sqlite3(error) from error
    if key is not None:
        connection.execute("PRAGMA cipher_log_level = NONE")  # a wrong key raises an error anyway
        connection.execute(f'PRAGMA key = "{_literal(key)}"')
    return connection


def export(source: Path, key: bytes | None, target: Path, new_key: bytes) -> None:
    """Writes everything of `source` to `target`, an empty file, under another key."""
    address = f"{source.resolve().as_uri()}?mode=ro"
    with closing(connect(address, key, uri=True, isolation_level=None)) as connection:
        connection.execute(f'ATTACH ? AS target KEY "{_literal(new_key)}"', (str(target),))
        connection.execute("SELECT sqlcipher_export('target')").fetchall()
        connection.execute("DETACH target")


def _literal(key: bytes) -> str:
    """A raw key: no derivation from a password, which would cost half a second each time."""
    return f"x'{key.hex()}'"
