"""Copies of the database while the bot runs."""

import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

from sqlalchemy.engine import make_url

KEPT = 14
"""Nightly copies kept; the oldest goes when a newer one is safe."""


class NoFileToCopy(Exception):
    """The database is not a SQLite file: PostgreSQL is backed up by `pg_dump`."""


def back_up(url: str, target: Path) -> None:
    """Writes a whole copy of the SQLite file to `target`, which must not exist yet.

    `VACUUM INTO` on a connection of its own that may only read: it sees one moment and disturbs no
    writer. The copy appears under its name only when it is complete.

    Raises:
        NoFileToCopy: the database is not SQLite.
        FileExistsError: `target` is there already.
        sqlite3.Error: the disk is full or the file is not readable.
    """
    if make_url(url).get_backend_name() != "sqlite":
        raise NoFileToCopy(url)
    if target.exists():
        raise FileExistsError(target)
    target.parent.mkdir(parents=True, exist_ok=True)
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    source = Path(make_url(url).database or "").resolve()
    with closing(sqlite3.connect(f"{source.as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("VACUUM INTO ?", (str(unfinished),))
    unfinished.rename(target)


def back_up_nightly(url: str, folder: Path, today: date) -> Path:
    """Today's copy in `folder`, and away with all but the newest `KEPT`."""
    target = folder / f"okrug-{today:%Y-%m-%d}.db"
    if not target.exists():
        back_up(url, target)
    for old in sorted(folder.glob("okrug-????-??-??.db"))[:-KEPT]:
        old.unlink()
    return target
