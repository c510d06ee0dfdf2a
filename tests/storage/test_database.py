"""The transaction: one writer, atomic, no notification before the commit."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import aiosqlite
import pytest
from sqlalchemy import func, insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from district.errors import DatabaseFault
from storage.database import Database, NestedTransaction, mark_outbound
from storage.tables import districts, municipalities, persons

NORTH = {"id": "north", "name": "Северный"}


async def count(database: Database) -> int:
    async with database.read() as connection:
        return (await connection.execute(select(func.count()).select_from(districts))).scalar_one()


async def test_write_commits_when_the_block_ends(database: Database) -> None:
    async with database.write() as tx:
        await tx.execute(insert(districts).values(NORTH))
    assert await count(database) == 1


async def test_write_undoes_everything_when_the_block_raises(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.write() as tx:
            await tx.execute(insert(districts).values(NORTH))
            raise ZeroDivisionError
    assert await count(database) == 0


async def test_a_connection_that_is_busy_at_the_close_is_closed_afterwards(
    database: Database,
) -> None:
    async with database.read() as reader, database.write() as writer:
        await database.close()
        assert await reader.scalar(select(func.count()).select_from(districts)) == 0
    assert reader.closed
    assert writer.closed
    with pytest.raises(DatabaseFault):
        await count(database)


async def test_a_transaction_inside_another_is_refused_at_once(database: Database) -> None:
    async with database.write():
        with pytest.raises(NestedTransaction):
            async with database.write():
                pass


@pytest.mark.sqlite_only  # PostgreSQL takes several
async def test_writers_wait_for_one_another(database: Database) -> None:
    async def add(number: int) -> None:
        async with database.write() as tx:
            seen = (await tx.execute(select(func.count()).select_from(districts))).scalar_one()
            await asyncio.sleep(0)  # lets the others run in between
            await tx.execute(insert(districts).values(id=f"d{number}", name=str(seen)))

    await asyncio.gather(*(add(number) for number in range(20)))
    async with database.read() as connection:
        seen = (await connection.execute(select(districts.c.name))).scalars().all()
    assert sorted(map(int, seen)) == list(range(20))


@pytest.mark.sqlite_only  # PostgreSQL takes several
async def test_whoever_writes_again_and_again_lets_others_in_between(database: Database) -> None:
    done: list[str] = []

    async def write(who: str, times: int) -> None:
        for _ in range(times):
            async with database.write() as tx:
                await tx.execute(text("SELECT 1"))
            done.append(who)

    await asyncio.gather(write("planner", 20), write("somebody", 1))
    assert done.index("somebody") == 1


async def test_a_reading_connection_cannot_write(database: Database) -> None:
    async with database.read() as connection:
        with pytest.raises(DBAPIError, match=r"read-?only"):
            await connection.execute(insert(districts).values(NORTH))


async def test_foreign_keys_are_enforced(database: Database) -> None:
    orphan = {"id": "x", "name": "X", "kind": "city", "district_id": "nowhere"}
    with pytest.raises(IntegrityError, match=r"(?i)foreign key"):
        async with database.write() as tx:
            await tx.execute(insert(municipalities).values(orphan))


async def test_cyrillic_is_searched_without_regard_to_case(database: Database) -> None:
    async with database.read() as connection:
        assert (await connection.execute(text("SELECT lower('СОШ № 2')"))).scalar_one() == "сош № 2"


async def test_delivery_is_woken_after_the_commit_and_not_before(database: Database) -> None:
    async with database.write() as tx:
        mark_outbound(tx)
        assert not database.outbound.is_set()
    assert database.outbound.is_set()


async def test_delivery_sleeps_on_when_nothing_was_left_or_all_was_undone(
    database: Database,
) -> None:
    async with database.write() as tx:
        await tx.execute(insert(districts).values(NORTH))
    with pytest.raises(ZeroDivisionError):
        async with database.write() as tx:
            mark_outbound(tx)
            raise ZeroDivisionError
    async with database.write() as tx:
        await tx.execute(text("SELECT 1"))
    assert not database.outbound.is_set()


async def test_a_cancelled_use_case_is_wholly_done_or_wholly_undone(database: Database) -> None:
    async def add_two(number: int) -> None:
        async with database.write() as tx:
            await tx.execute(insert(districts).values(id=f"a{number}", name="a"))
            await tx.execute(insert(districts).values(id=f"b{number}", name="b"))

    for number in range(30):
        task = asyncio.create_task(add_two(number))
        for _ in range(number):
            await asyncio.sleep(0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
    async with database.read() as connection:
        ids = set((await connection.execute(select(districts.c.id))).scalars())
    assert {name[1:] for name in ids if name[0] == "a"} == {
        name[1:] for name in ids if name[0] == "b"
    }


async def test_a_moment_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="naive datetime"):
        async with database.write() as tx:
            await tx.execute(
                insert(districts).values(**NORTH, retired_at=datetime(2026, 1, 1))  # noqa: DTZ001
            )


async def test_a_moment_comes_back_in_utc(database: Database) -> None:
    moment = datetime(2026, 11, 23, 14, 12, 30, 123456, tzinfo=UTC)
    async with database.write() as tx:
        await tx.execute(insert(districts).values(**NORTH, retired_at=moment))
    async with database.read() as connection:
        assert (await connection.execute(select(districts.c.retired_at))).scalar_one() == moment


@pytest.mark.sqlite_only
async def test_a_statement_is_one_trip_to_the_thread(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    """`storage.sqlite._Cursor` uses private parts of SQLAlchemy and aiosqlite: this test fails if a
    version changes them, or if the driver itself needs only one call.
    """
    trips: list[object] = []
    own: Any = aiosqlite.Connection._execute

    async def counted(connection: aiosqlite.Connection, *arguments: Any, **named: Any) -> Any:
        trips.append(arguments[0])
        return await own(connection, *arguments, **named)

    async with database.read() as reading:
        await reading.execute(select(persons.c.id))
        monkeypatch.setattr(aiosqlite.Connection, "_execute", counted)
        await reading.execute(select(persons.c.id))
        assert len(trips) == 1
        monkeypatch.setattr(aiosqlite.Connection, "_execute", own)
