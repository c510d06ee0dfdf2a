"""SQLite files opened beside the engines: to copy, check, restore or move them."""

import sqlite3
from contextlib import closing
from pathlib import Path


def open_file(file: Path, *, writable: bool = True) -> sqlite3.Connection:
    """Opens an existing file; transactions are explicit.

    Raises:
        sqlite3.Error: it cannot be opened.
    """
    mode = "rw" if writable else "ro"
    return sqlite3.connect(f"{file.resolve().as_uri()}?mode={mode}", uri=True, isolation_level=None)


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


def revision_in(file: Path) -> str | None:
    """Returns the schema version of a file, None if it is no database of this program.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    with closing(open_file(file, writable=False)) as connection:
        named = "SELECT count(*) FROM sqlite_master WHERE name = 'alembic_version'"
        if not connection.execute(named).fetchone()[0]:
            return None
        row = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        return row[0] if row else None
