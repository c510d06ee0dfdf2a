"""Puts a backup in the place of the database, after it has been verified.

A SQLite copy is migrated and checked beside the database first; the old file is kept as
`before-restore-….db`. A dump of PostgreSQL is restored into an empty database, so that the old one
stays as it is.
"""

import asyncio
import sqlite3
from contextlib import closing
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from sqlalchemy.engine import make_url

from storage.backup import copy_file
from storage.database import file_of, key_of, open_database, url_at
from storage.dumps import load_dump
from storage.files import broken_parts, key_for, open_file, revision_in
from storage.invariants import broken_invariants
from storage.migrate import NewerSchema, has_tables, migrate, revisions
from storage.private import create_private_folder

ENDINGS = ("", "-wal", "-shm")
"""A SQLite file and what belongs to it."""


class CannotRestore(Exception):
    """The message says what is wrong with the backup. Nothing was replaced."""


async def restore(url: str, backup: Path, now: datetime, *, anyway: bool = False) -> Path | None:
    """Restores a backup and returns the old SQLite file, if there was one.

    `anyway`: even if invariants do not hold, which says the program has a fault. A damaged file is
    never restored.

    Raises:
        CannotRestore: the backup cannot be read, is damaged, or breaks invariants.
        NewerSchema: it was made by a newer program.
        DatabaseFault: the place of the database cannot be written.
    """
    file = file_of(url)
    if file is not None:
        return await _restore_file(url, file, backup, now, anyway=anyway)
    if await has_tables(url):
        raise CannotRestore(
            f"{make_url(url).database} has tables already: create an empty database (createdb), "
            "and name it in OKRUG_DATABASE_URL"
        )
    await asyncio.to_thread(load_dump, url, backup)
    await migrate(url)
    await _ensure_sound(url, anyway=anyway)
    return None


async def _restore_file(
    url: str, file: Path, backup: Path, now: datetime, *, anyway: bool
) -> Path | None:
    await asyncio.to_thread(create_private_folder, file.parent)
    with TemporaryDirectory(prefix="restoring-", dir=file.parent) as folder:  # has mode 0700
        verified = Path(folder) / "okrug.db"
        await asyncio.to_thread(_checked_copy, backup, verified, key_of(url))
        await migrate(url_at(verified, url))
        await _ensure_sound(url_at(verified, url), anyway=anyway)
        return await asyncio.to_thread(_replace, file, verified, now)


def _checked_copy(backup: Path, copy: Path, key: bytes | None) -> None:
    try:
        its_key = key_for(backup, key)
        revision = revision_in(backup, its_key)
        if revision is None:
            raise CannotRestore(f"{backup} is no database of this program")
        if revision not in revisions():
            raise NewerSchema(revision)
        with closing(open_file(backup, writable=False, key=its_key)) as connection:
            if found := broken_parts(connection):
                raise CannotRestore("\n".join(found))
        copy_file(backup, copy, key, source_key=its_key)
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise CannotRestore(f"{backup} cannot be read: {error}") from None


async def _ensure_sound(url: str, *, anyway: bool) -> None:
    database = open_database(url)
    try:
        async with database.read() as connection:
            broken = await broken_invariants(connection)
    finally:
        await database.close()
    if broken and not anyway:
        raise CannotRestore(
            "\n".join(f"invariant broken in {one.count} row(s): {one.name}" for one in broken)
        )


def _replace(file: Path, verified: Path, now: datetime) -> Path | None:
    """Renames the old file, with its log, and then the new one into its place."""
    old = file.with_name(f"before-restore-{now:%Y-%m-%d-%H%M%S}.db")
    for ending in ENDINGS:
        part = file.with_name(file.name + ending)
        if part.exists():
            part.rename(old.with_name(old.name + ending))
    verified.rename(file)
    return old if old.exists() else None
