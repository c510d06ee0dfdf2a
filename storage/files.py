"""SQLite files opened beside the engines: to copy, check, restore or move them."""

import sqlite3
from contextlib import closing
from pathlib import Path

_PLAIN = b"SQLite format 3\0"
"""The first bytes of a file that is not encrypted."""


def is_encrypted(file: Path) -> bool:
    """Returns whether a file has anything but a plain SQLite database; an empty one has not.

    Never call it for the file that this process has open as its database: closing a file drops all
    POSIX locks that the process holds on it, also those of SQLite.

    Raises:
        OSError: it cannot be read.
    """
    with file.open("rb") as opened:
        beginning = opened.read(len(_PLAIN))
    return bool(beginning) and beginning != _PLAIN


def key_for(file: Path, key: bytes | None) -> bytes | None:
    """Returns the key with which to open a copy that may be plain or encrypted with `key`.

    Raises:
        OSError: it cannot be read.
    """
    return key if key is not None and is_encrypted(file) else None


def open_file(file: Path, *, writable: bool = True, key: bytes | None = None) -> sqlite3.Connection:
    """Opens an existing file, encrypted if there is a key; transactions are explicit.

    Raises:
        sqlite3.Error: it cannot be opened, e.g. because it has another key.
    """
    address = f"{file.resolve().as_uri()}?mode={'rw' if writable else 'ro'}"
    if key is None:
        return sqlite3.connect(address, uri=True, isolation_level=None)
    from storage.cipher import connect  # noqa: PLC0415 - an extra

    return connect(address, key, uri=True, isolation_level=None)


def broken_parts(connection: sqlite3.Connection) -> list[str]:
    """Returns what SQLite finds damaged: pages, indexes, and references to missing rows."""
    found = [str(line) for (line,) in connection.execute("PRAGMA integrity_check(10)")]
    if found != ["ok"]:
        return [f"the file is damaged: {line}" for line in found]
    missing = connection.execute(
        'SELECT "table", parent, count(*) FROM pragma_foreign_key_check GROUP BY 1, 2'
    )
    return [
        f"{table}: {count} row(s) refer to missing rows of {parent}"
        for table, parent, count in missing
    ]


def revision_in(file: Path, key: bytes | None) -> str | None:
    """Returns the schema version of a file, None if it is no database of this program.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    with closing(open_file(file, writable=False, key=key)) as connection:
        named = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        if not connection.execute(named).fetchone()[0]:
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return row[0] if row else None
