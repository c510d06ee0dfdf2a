"""Backups of the running database."""

import sqlite3
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import insert

from storage.backup import KEPT, NoFileToCopy, back_up, back_up_nightly
from storage.database import Database
from storage.tables import districts

pytestmark = pytest.mark.sqlite_only


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


def test_postgresql_is_not_copied_by_us(tmp_path: Path) -> None:
    with pytest.raises(NoFileToCopy):
        back_up("postgresql+asyncpg://localhost/okrug", tmp_path / "copy.db")


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
