"""Backups of the running database, and their way back."""

import asyncio
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from storage.backup import KEPT, back_up, back_up_nightly
from storage.database import Database, open_database
from storage.dumps import SEALED
from storage.migrate import NewerSchema, migrate
from storage.restoring import CannotRestore, restore
from storage.tables import districts
from tests.postgresql import Server, needs_postgresql
from tests.storage.filled import content, fill

pytestmark = pytest.mark.sqlite_only

NOTHING_SEALED: dict[str, list[tuple[object, ...]]] = {name: [] for name in SEALED}
NOW = datetime(2026, 11, 28, 15, 15, tzinfo=UTC)


def names(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM districts")]


async def test_a_copy_has_what_was_committed_and_not_what_is_under_way(
    database: Database, empty_url: str, tmp_path: Path
) -> None:
    async with database.write() as tx:
        await tx.execute(insert(districts).values(id="north", name="Северный"))
    async with database.write() as tx:
        await tx.execute(insert(districts).values(id="south", name="Южный"))
        back_up(empty_url, tmp_path / "copy.db")
    assert names(tmp_path / "copy.db") == ["Северный"]


async def test_a_copy_never_overwrites(database: Database, empty_url: str, tmp_path: Path) -> None:
    target = tmp_path / "copy.db"
    target.write_text("precious")
    with pytest.raises(FileExistsError):
        back_up(empty_url, target)
    assert target.read_text() == "precious"


async def test_a_restored_backup_equals_its_source(
    database: Database, empty_url: str, tmp_path: Path
) -> None:
    async with database.write() as tx:
        await tx.run_sync(fill)
    before = await content(empty_url)
    back_up(empty_url, tmp_path / "copy.db")
    async with database.write() as tx:
        await tx.execute(districts.update().values(name="later"))
    await database.close()
    with pytest.raises(CannotRestore, match="invariant broken"):  # what `fill` writes is no story
        await restore(empty_url, tmp_path / "copy.db", NOW)
    assert (await content(empty_url))["districts"][0][1] == "later"
    old = await restore(empty_url, tmp_path / "copy.db", NOW, anyway=True)
    assert old == tmp_path / "before-restore-2026-11-28-151500.db"
    assert names(old) == ["later"]
    assert await content(empty_url) == before | NOTHING_SEALED


@needs_postgresql
async def test_a_restored_dump_equals_its_source(second_server: Server, tmp_path: Path) -> None:
    url, other = second_server.new_database(), second_server.new_database()
    await migrate(url)
    source = open_database(url)
    async with source.write() as tx:
        await tx.run_sync(fill)
    await source.close()
    back_up(url, tmp_path / "copy.dump")
    assert (tmp_path / "copy.dump").stat().st_mode & 0o777 == 0o600
    await restore(other, tmp_path / "copy.dump", NOW, anyway=True)
    assert await content(other) == await content(url) | NOTHING_SEALED


SPOILED = {
    "is no database of this program": "DROP TABLE alembic_version",
    "refer to missing rows of districts": "DELETE FROM districts",
    "^9999$": "UPDATE alembic_version SET version_num = '9999'",  # of a newer program
}


async def test_a_backup_that_is_not_whole_replaces_nothing(
    database: Database, empty_url: str, tmp_path: Path
) -> None:
    async with database.write() as tx:
        await tx.run_sync(fill)
    await database.close()
    for complaint, statement in SPOILED.items():
        await check_refused(empty_url, tmp_path, complaint, statement)
    copy = tmp_path / "copy.db"
    damaged = bytearray(await asyncio.to_thread(copy.read_bytes))
    damaged[len(damaged) // 2 :: 512] = b"\xff" * len(damaged[len(damaged) // 2 :: 512])
    await asyncio.to_thread(copy.write_bytes, damaged)
    with pytest.raises(CannotRestore, match=r"damaged|cannot be read"):
        await restore(empty_url, copy, NOW, anyway=True)
    assert names(tmp_path / "okrug.db") == ["слово"]


async def check_refused(url: str, folder: Path, complaint: str, statement: str) -> None:
    copy = folder / "copy.db"
    await asyncio.to_thread(copy.unlink, missing_ok=True)
    back_up(url, copy)
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(statement)
    with pytest.raises((CannotRestore, NewerSchema), match=complaint):
        await restore(url, copy, NOW, anyway=True)


async def test_the_newest_copies_are_kept(
    database: Database, empty_url: str, tmp_path: Path
) -> None:
    async with database.write() as tx:
        await tx.execute(insert(districts).values(id="north", name="Северный"))
    folder, first = tmp_path / "backups", date(2026, 11, 1)
    for night in range(KEPT + 3):
        back_up_nightly(empty_url, folder, first + timedelta(days=night))
    kept = sorted(file.name for file in folder.iterdir())
    assert len(kept) == KEPT
    assert kept[0] == "okrug-2026-11-04.db"
    assert names(folder / kept[-1]) == ["Северный"]
