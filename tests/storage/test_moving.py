"""A SQLite file moves to PostgreSQL whole, or not at all."""

import asyncio
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DBAPIError

from storage.database import Database, file_of, open_database
from storage.migrate import migrate
from storage.moving import SHOWN, CannotMove, move
from storage.tables import call_kinds, metadata, outbox
from tests.postgresql import Server, needs_postgresql
from tests.storage.filled import fill

pytestmark = [pytest.mark.sqlite_only, needs_postgresql]


@pytest.fixture(scope="module")
def empty_destination(second_server: Server) -> str:
    made = second_server.new_database()
    asyncio.run(migrate(made))
    return made


@pytest.fixture
def target(second_server: Server, empty_destination: str) -> Iterator[str]:
    made = second_server.new_database(empty_destination)
    yield made
    second_server.drop(made)


@pytest.fixture
async def filled(database: Database, empty_url: str) -> Path:
    """A file with a row in each table."""
    async with database.write() as tx:
        await tx.run_sync(fill)
    file = file_of(empty_url)
    assert file is not None
    return file


def quiet(_done: int, _total: int) -> None: ...


async def rows_in(url: str) -> int:
    database = open_database(url)
    found = 0
    async with database.read() as connection:
        for table in metadata.sorted_tables:
            counted = await connection.execute(select(func.count()).select_from(table))
            found += counted.scalar_one()
    await database.close()
    return found


def url_of(file: Path) -> str:
    return f"sqlite+aiosqlite:///{file}"


async def test_a_file_of_an_older_version_arrives_whole_and_is_not_changed(
    tmp_path: Path, target: str
) -> None:
    file = tmp_path / "old.db"
    await migrate(f"sqlite+aiosqlite:///{file}", "0040")
    old = open_database(f"sqlite+aiosqlite:///{file}")
    async with old.write() as tx:
        await tx.run_sync(fill)
    await old.close()
    before, shown = sha256(file.read_bytes()).digest(), list[tuple[int, int]]()
    moved = await move(url_of(file), target, lambda *progress: shown.append(progress))
    assert sha256(file.read_bytes()).digest() == before
    left = await asyncio.to_thread(tmp_path.glob, "[!o]*")  # SQLite's own names begin with old.db
    assert not list(left)
    assert moved.rows == await rows_in(target)
    assert shown[-1] == (2 * moved.rows, 2 * moved.rows)


async def test_the_moved_database_goes_on_as_it_was(
    filled: Path, database: Database, target: str
) -> None:
    async with database.write() as tx:
        kind = (await tx.execute(select(call_kinds))).one()._asdict()
        follows = {"id": "before", "based_on": "слово"}  # refers to a row that follows
        await tx.execute(insert(call_kinds).values(kind | follows))
        await tx.execute(text('UPDATE outbox SET payload = \'{"b": "ё",  "a": null}\''))
        await tx.execute(text("UPDATE routes SET copy = 'null'"))
    await move(url_of(filled), target, quiet)
    moved = open_database(target)
    async with moved.write() as tx:
        kept = await tx.execute(text("SELECT CAST(payload AS TEXT) FROM outbox"))
        assert kept.scalars().all() == ['{"b": "ё",  "a": null}']
        kept = await tx.execute(text("SELECT CAST(copy AS TEXT) FROM routes"))
        assert kept.scalars().all() == ["null"]
        row = (await tx.execute(select(outbox))).one()._asdict()
        del row["id"]
        added = await tx.execute(insert(outbox).values(row | {"dedup_key": "next"}))
        assert added.inserted_primary_key == (2,)
    with pytest.raises(DBAPIError):  # references are checked at once again
        async with moved.write() as tx:
            await tx.execute(text("UPDATE call_kinds SET based_on = 'nothing'"))
            await tx.execute(text("UPDATE call_kinds SET based_on = NULL"))
    await moved.close()
    with pytest.raises(CannotMove, match="has rows already"):
        await move(url_of(filled), target, quiet)


SPOILED = {
    "persons.telegram_id is no whole number": "UPDATE persons SET telegram_id = 'x'",
    "slots.minutes is beyond 32 bits": "UPDATE slots SET minutes = 3000000000",
    "districts.id is longer than 64": "INSERT INTO districts VALUES (hex(zeroblob(40)), 'x', NULL)",
    "districts.name contains a NUL character": "UPDATE districts SET name = 'a' || char(0)",
    "outbox.payload is no JSON": "UPDATE outbox SET payload = '{'",
    "outbox.payload contains a NUL character": r"""UPDATE outbox SET payload = '{"a": "\u0000"}'""",
    "outbox.due_at is no time": "UPDATE outbox SET due_at = 'yesterday'",
    "milestones.due_on is no date": "UPDATE milestones SET due_on = '2026-02-31x'",
    "sealed_votes.sealed is not binary": "UPDATE sealed_votes SET sealed = 'x'",
    "row(s) refer to missing rows of persons": "UPDATE grants SET person_id = 99",
}


async def test_a_spoiled_row_stops_the_move_before_it_begins(
    filled: Path, database: Database, target: str
) -> None:
    await database.close()
    for complaint, statement in SPOILED.items():
        with pytest.raises(CannotMove) as stopped:
            await move(url_of(spoiled(filled, statement)), target, quiet)
        assert complaint in str(stopped.value)
        assert len(str(stopped.value).splitlines()) <= SHOWN
    assert await rows_in(target) == 0


def spoiled(file: Path, statement: str) -> Path:
    """Returns a copy that another program has changed."""
    copy = file.with_name("spoiled.db")
    shutil.copy(file, copy)
    with closing(sqlite3.connect(copy)) as connection, connection:
        connection.execute(statement)
    return copy


async def test_the_first_difference_rolls_everything_back(filled: Path, target: str) -> None:
    """The seeded fault: a trigger changes what is written."""
    other = open_database(target)
    async with other.write() as tx:
        await tx.execute(
            text(
                "CREATE FUNCTION change() RETURNS trigger LANGUAGE plpgsql AS "
                "$$ BEGIN NEW.name = 'другое'; RETURN NEW; END $$"
            )
        )
        await tx.execute(
            text(
                "CREATE TRIGGER changes BEFORE INSERT ON districts "
                "FOR EACH ROW EXECUTE FUNCTION change()"
            )
        )
    await other.close()
    with pytest.raises(CannotMove) as stopped:
        await move(url_of(filled), target, quiet)
    assert str(stopped.value) == "districts: the row id='слово' differs after the move in name"
    assert await rows_in(target) == 0


async def test_a_file_that_is_none_of_ours_is_refused(tmp_path: Path, target: str) -> None:
    (tmp_path / "empty.db").touch()
    with pytest.raises(CannotMove, match="no database of this program"):
        await move(url_of(tmp_path / "empty.db"), target, quiet)
