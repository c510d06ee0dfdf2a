"""Backups of the database while the bot runs."""

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from sqlalchemy.engine import make_url

from storage.files import open_file
from storage.private import create_private, create_private_folder

KEPT = 14
"""Retention of nightly copies, in copies."""

STEPS = 100_000
"""SQLite virtual machine instructions between progress callbacks."""


class NoFileToCopy(Exception):
    """The database is not a SQLite file: PostgreSQL is backed up by `pg_dump`."""


_SEALED = ("sealed_votes", "sealed_answers", "survey_tokens")


def back_up(url: str, target: Path, show: Callable[[int, int], None] | None = None) -> None:
    """Writes a complete copy of the SQLite file to `target`, which must not exist.

    Uses `VACUUM INTO` on a separate read-only connection, which sees a single snapshot and does not
    block writers. The copy gets its name only when complete. `show` receives the bytes written and
    the estimated total.

    Raises:
        NoFileToCopy: the database is not SQLite.
        FileExistsError: `target` exists.
        sqlite3.Error: the disk is full or the file is not readable.
    """
    if make_url(url).get_backend_name() != "sqlite":
        raise NoFileToCopy(url)
    if target.exists():
        raise FileExistsError(target)
    create_private_folder(target.parent)
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    copy_file(Path(make_url(url).database or ""), unfinished, show)
    _drop_sealed(unfinished)
    unfinished.rename(target)


def copy_file(source: Path, target: Path, show: Callable[[int, int], None] | None = None) -> None:
    """Writes all rows of a SQLite file to `target`, sealed ones too."""
    create_private(target)  # VACUUM INTO accepts an empty file and keeps its permissions
    with closing(open_file(source, writable=False)) as connection:
        if show is not None:
            connection.set_progress_handler(_progress(show, source, target), STEPS)
        connection.execute("VACUUM INTO ?", (str(target),))


def _drop_sealed(copy: Path) -> None:
    """Overwrites sealed votes and answers in the copy, which outlives the close that deletes them.

    After a restore open secret motions are put again, and open anonymous surveys answered again.
    No-op for a schema without them.
    """
    with closing(open_file(copy)) as connection:
        named = "SELECT name FROM sqlite_master WHERE type = 'table'"
        there = {name for (name,) in connection.execute(named)}
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA secure_delete=ON")
        for table in _SEALED:
            if table in there:
                connection.execute(f"DELETE FROM {table}")  # noqa: S608 - a constant


def _progress(
    show: Callable[[int, int], None], source: Path, unfinished: Path
) -> Callable[[], int]:
    total = source.stat().st_size

    def tick() -> int:
        if unfinished.exists():
            show(unfinished.stat().st_size, total)
        return 0  # any other value would abort the copy

    return tick


def back_up_nightly(url: str, folder: Path, today: date) -> Path:
    """Makes today's copy in `folder` and deletes all but the newest `KEPT`."""
    target = folder / f"okrug-{today:%Y-%m-%d}.db"
    if not target.exists():
        back_up(url, target)
    for old in sorted(folder.glob("okrug-????-??-??.db"))[:-KEPT]:
        old.unlink()
    for unfinished in folder.glob("okrug-*.db.part"):
        unfinished.unlink()
    return target


def compact(url: str) -> None:
    """Rewrites the SQLite file, so that deleted data does not remain in free pages.

    Raises:
        sqlite3.Error: the disk is full; the file is unchanged.
    """
    with closing(open_file(Path(make_url(url).database or ""))) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def forget_copies(folder: Path, before: datetime) -> None:
    """Deletes `before-*.db` older than `before` and unfinished copies.

    Nightly copies are deleted by `back_up_nightly`.
    """
    for copy in (*folder.glob("before-*.db"), *folder.glob("before-*.db.part")):
        if copy.stat().st_mtime <= before.timestamp():
            copy.unlink()
