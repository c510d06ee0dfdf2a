"""Migrates a database to the newest schema, or refuses one that is newer than the program.

Migrations are not reversible: before the first step the SQLite file is copied to
`before-<revision>.db` beside it. On PostgreSQL, make a dump first.
"""
# ruff: noqa: PLC0415 - alembic is only needed if there is something to migrate, rare at a start

import asyncio
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection, event, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from district.errors import DatabaseFault
from storage.backup import back_up, compact
from storage.database import file_of, keep_file_private
from storage.faults import one_line
from storage.sqlite import begin_immediate, sqlite_engine

# With foreign keys on, a batch change of a parent table would delete all referring rows.
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=OFF", "busy_timeout=5000")


_SCRIPTS = Path(__file__).parent / "migrations"


class NewerSchema(Exception):
    """The database was written by a newer program and must not be touched."""

    def __init__(self, revision: str) -> None:
        super().__init__(revision)
        self.revision = revision


@dataclass(frozen=True, slots=True, kw_only=True)
class Migrated:
    before: str | None
    after: str
    saved_to: Path | None = None

    @property
    def changed(self) -> bool:
        return self.before != self.after


async def migrate(url: str, target: str = "head") -> Migrated:
    """Migrates the database.

    Raises:
        NewerSchema: the database has a revision this program does not know.
        DatabaseFault: it cannot be opened or written.
    """
    await asyncio.to_thread(keep_file_private, url)
    engine = _engine(url)
    try:
        before = await _current(engine)
        after = _revision(target)
        if before == after:
            return Migrated(before=before, after=after)
        saved_to = await asyncio.to_thread(_save, url, before) if before else None
        async with engine.connect() as connection:
            await connection.run_sync(_upgrade, after)
        if saved_to is not None:
            await asyncio.to_thread(compact, url)
    except (DBAPIError, OSError, sqlite3.Error) as error:
        raise DatabaseFault(one_line(error)) from error
    finally:
        await engine.dispose()
    return Migrated(before=before, after=after, saved_to=saved_to)


async def is_current(url: str) -> bool:
    """Returns whether the schema is the newest one.

    Raises:
        NewerSchema: it is newer than the program.
        DatabaseFault: it cannot be opened, or its folder is not writable.
    """
    file = file_of(url)
    if file is not None and not await asyncio.to_thread(_is_there, file):
        return False
    engine = _engine(url)
    try:
        return await _current(engine) == _revision("head")
    except (DBAPIError, OSError) as error:
        raise DatabaseFault(one_line(error)) from error
    finally:
        await engine.dispose()


async def has_tables(url: str) -> bool:
    """Returns whether the database has any table.

    Raises:
        DatabaseFault: it cannot be opened.
    """
    engine = _engine(url)
    try:
        async with engine.connect() as connection:
            return bool(await connection.run_sync(lambda sync: inspect(sync).get_table_names()))
    except (DBAPIError, OSError) as error:
        raise DatabaseFault(one_line(error)) from error
    finally:
        await engine.dispose()


def revisions() -> list[str]:
    """Returns all schema versions, the oldest first, from the file names."""
    return sorted(
        script.name.partition("_")[0] for script in (_SCRIPTS / "versions").glob("[0-9]*.py")
    )


def _is_there(file: Path) -> bool:
    """Returns whether the file exists.

    Raises:
        DatabaseFault: it does not and cannot be created.
    """
    if file.exists():
        return True
    folder = next(one for one in file.absolute().parents if one.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise DatabaseFault(f"{folder} is not a writable folder")
    return False


def _engine(url: str) -> AsyncEngine:
    if file_of(url) is None:
        return create_async_engine(url, poolclass=NullPool, hide_parameters=True)
    engine = sqlite_engine(url, _PRAGMAS, poolclass=NullPool)
    event.listen(engine.sync_engine, "begin", begin_immediate)
    return engine


async def _current(engine: AsyncEngine) -> str | None:
    async with engine.connect() as connection:
        revision = await connection.run_sync(_revision_of)
    if revision is not None and revision not in revisions():
        raise NewerSchema(revision)
    return revision


def _revision_of(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def _upgrade(connection: Connection, revision: str) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_SCRIPTS))
    config.attributes["connection"] = connection
    command.upgrade(config, revision)


def _revision(target: str) -> str:
    known = revisions()
    if target == "head":
        return known[-1]
    if target not in known:
        raise LookupError(f"unknown revision {target}")
    return target


def _save(url: str, revision: str) -> Path | None:
    if make_url(url).get_backend_name() != "sqlite":
        return None
    file = Path(make_url(url).database or "")
    copy = file.with_name(f"before-{revision}.db")
    copy.unlink(missing_ok=True)
    back_up(url, copy)
    return copy
