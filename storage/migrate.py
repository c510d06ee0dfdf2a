"""Brings a database to the newest schema, or says that it is newer than the program.

There is no way back: before the first step the SQLite file is copied to `before-<revision>.db`
beside it. On PostgreSQL take a dump first.
"""

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, event
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from district.errors import DatabaseFault
from storage.backup import back_up
from storage.database import file_of
from storage.faults import one_line
from storage.sqlite import begin_immediate, prepare_sqlite

# With foreign keys on, a batch change of a parent table deletes everything that refers to it.
_PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=OFF", "busy_timeout=5000")


class NewerSchema(Exception):
    """The database was written by a newer program; this one must not touch it."""

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
    """
    Raises:
        NewerSchema: the database has a revision this program does not know.
        DatabaseFault: it cannot be opened or written.
    """
    engine = _engine(url)
    try:
        before = await _current(engine)
        after = _revision(target)
        if before == after:
            return Migrated(before=before, after=after)
        saved_to = await asyncio.to_thread(_save, url, before) if before else None
        await _run(engine, lambda connection: command.upgrade(_config(connection), target))
    except (DBAPIError, OSError) as error:
        raise DatabaseFault(one_line(error)) from error
    finally:
        await engine.dispose()
    return Migrated(before=before, after=after, saved_to=saved_to)


async def is_current(url: str) -> bool:
    """Whether the schema is the one this program was written for.

    Raises:
        NewerSchema: it is newer.
        DatabaseFault: it cannot be opened, or there is no place to make it.
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


def revisions() -> list[str]:
    """All versions of the schema, the oldest first."""
    return [script.revision for script in _scripts().walk_revisions()][::-1]


def _is_there(file: Path) -> bool:
    """
    Raises:
        DatabaseFault: it is not, and cannot be made.
    """
    if file.exists():
        return True
    folder = next(one for one in file.absolute().parents if one.exists())
    if not folder.is_dir() or not os.access(folder, os.W_OK):
        raise DatabaseFault(f"{folder} is no folder that can be written")
    return False


def _engine(url: str) -> AsyncEngine:
    engine = create_async_engine(url, poolclass=NullPool)
    if engine.dialect.name == "sqlite":
        prepare_sqlite(engine, _PRAGMAS)
        event.listen(engine.sync_engine, "begin", begin_immediate)
    return engine


async def _current(engine: AsyncEngine) -> str | None:
    async with engine.connect() as connection:
        revision = await connection.run_sync(
            lambda plain: MigrationContext.configure(plain).get_current_revision()
        )
    if revision is not None and revision not in revisions():
        raise NewerSchema(revision)
    return revision


async def _run(engine: AsyncEngine, work: Callable[[Connection], None]) -> None:
    async with engine.connect() as connection:
        await connection.run_sync(work)


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.attributes["connection"] = connection
    return config


@cache
def _scripts() -> ScriptDirectory:
    return ScriptDirectory.from_config(_config())


def _revision(target: str) -> str:
    found = _scripts().get_revision(target)
    if found is None:
        raise LookupError(f"no revision {target}")
    return found.revision


def _save(url: str, revision: str) -> Path | None:
    if make_url(url).get_backend_name() != "sqlite":
        return None
    file = Path(make_url(url).database or "")
    copy = file.with_name(f"before-{revision}.db")
    copy.unlink(missing_ok=True)
    back_up(url, copy)
    return copy
