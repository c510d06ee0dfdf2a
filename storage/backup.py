"""Backups of the database while the bot runs."""

from collections.abc import Callable
from contextlib import closing
from datetime import date, datetime
from pathlib import Path

from storage.database import file_of, key_of
from storage.dumps import SEALED, dump
from storage.files import open_file
from storage.private import create_private, create_private_folder

KEPT = 14
"""Retention of nightly copies, in copies."""

STEPS = 100_000
"""SQLite virtual machine instructions between progress callbacks."""


def back_up(url: str, target: Path, show: Callable[[int, int], None] | None = None) -> None:
    """Writes a complete copy of the database to `target`, which must not exist.

    Uses `VACUUM INTO` on a separate read-only connection to a SQLite file, and `pg_dump` on
    PostgreSQL: both see a single snapshot and do not block writers. The copy gets its name only
    when complete.
    `show` receives the bytes written of a file and the estimated total.

    Raises:
        FileExistsError: `target` exists.
        sqlite3.Error: the disk is full or the file is not readable.
        NoTool, ToolFailed: `pg_dump` is not installed, or ended with an error.
    """
    file = file_of(url)
    if target.exists():
        raise FileExistsError(target)
    create_private_folder(target.parent)
    unfinished = target.with_name(target.name + ".part")
    unfinished.unlink(missing_ok=True)
    if file is None:
        dump(url, unfinished)
    else:
        key = key_of(url)
        copy_file(file, unfinished, key, show, source_key=key)
        _drop_sealed(unfinished, key)
    unfinished.rename(target)


def copy_file(
    source: Path,
    target: Path,
    key: bytes | None,
    show: Callable[[int, int], None] | None = None,
    *,
    source_key: bytes | None,
) -> None:
    """Writes all rows of a SQLite file to `target`, sealed ones too, encrypted if there is a key.

    The source is plain if it has no key, else its key is the same.
    """
    create_private(target)  # VACUUM INTO accepts an empty file and keeps its permissions
    if key is not None and source_key is None:
        from storage.cipher import export  # noqa: PLC0415 - an extra

        export(source, None, target, key)
        return
    with closing(open_file(source, writable=False, key=source_key)) as connection:
        if show is not None:
            connection.set_progress_handler(_progress(show, source, target), STEPS)
        connection.execute("VACUUM INTO ?", (str(target),))


def _drop_sealed(copy: Path, key: bytes | None) -> None:
    """Overwrites sealed votes and answers in the copy, which outlives the close that deletes them.

    After a restore open secret motions are put again, and open anonymous surveys answered again.
    No-op for a schema without them.
    """
    with closing(open_file(copy, key=key)) as connection:
        named = "SELECT name FROM sqlite_master WHERE type = 'table'"
        there = {name for (name,) in connection.execute(named)}
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("PRAGMA secure_delete=ON")
        for table in SEALED:
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
    ending = "dump" if file_of(url) is None else "db"
    target = folder / f"okrug-{today:%Y-%m-%d}.{ending}"
    if not target.exists():
        back_up(url, target)
    for old in sorted(folder.glob(f"okrug-????-??-??.{ending}"))[:-KEPT]:
        old.unlink()
    for unfinished in folder.glob("okrug-*.part"):
        unfinished.unlink()
    return target


def compact(url: str) -> None:
    """Rewrites the SQLite file, so that deleted data does not remain in free pages.

    No-op on PostgreSQL.

    Raises:
        sqlite3.Error: the disk is full; the file is unchanged.
    """
    file = file_of(url)
    if file is None:
        return
    with closing(open_file(file, key=key_of(url))) as connection:
        connection.execute("PRAGMA secure_delete=ON")
        connection.execute("VACUUM")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def old_copies(folder: Path, before: datetime) -> list[Path]:
    """Returns `before-*.db`, with what belongs to them, and unfinished copies older than `before`.

    Nightly copies are counted, see `back_up_nightly`.
    """
    return [
        copy
        for copy in sorted(folder.glob("before-*.db*"))
        if copy.stat().st_mtime <= before.timestamp()
    ]


def forget_copies(folder: Path, before: datetime) -> None:
    """Deletes `old_copies`."""
    for copy in old_copies(folder, before):
        copy.unlink()
