"""Retention deletes what is old and not waited for, and the report has said so before."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import FromClause, func, insert, select

from district.letters import LetterStatus
from storage.database import Connection, Database
from storage.retention import KINDS, delete_old, report
from storage.tables import outbox, persons
from tests.storage.filled import fill

NOW = datetime(2028, 3, 1, 9, 0, tzinfo=UTC)
KEPT = next(one.kept for one in KINDS if one.old.table is outbox)
AGES = {"old": KEPT + timedelta(seconds=1), "young": KEPT - timedelta(seconds=1)}
WAITING = {LetterStatus.DUE, LetterStatus.SENDING}


async def rows_of(tx: Connection, table: FromClause) -> int:
    return int((await tx.execute(select(func.count()).select_from(table))).scalar_one())


async def test_old_letters_are_deleted_unless_they_wait(database: Database, tmp_path: Path) -> None:
    """Also those that wait for long, e.g. behind a chat that is blocked."""
    person = {"id": 1, "telegram_id": 1, "language": "ru", "subjects": [], "created_at": NOW}
    letters = [
        {
            "dedup_key": f"{status}:{name}", "person_id": 1, "kind": "trouble", "payload": {},
            "status": status, "urgency": 0, "created_at": NOW - age, "due_at": NOW - age,
            "attempts": 0,
        }
        for status in LetterStatus
        for name, age in AGES.items()
    ]  # fmt: skip
    async with database.write() as tx:
        await tx.execute(insert(persons).values(person))
        await tx.execute(insert(outbox), letters)
    ended = set(LetterStatus) - WAITING
    async with database.read() as connection:
        [told] = [one for one in await report(connection, tmp_path, NOW) if "letters" in one.name]
        assert (told.kept, told.old) == ("400 days", len(ended))
        assert await rows_of(connection, outbox) == len(letters), "a report deletes nothing"
    for _ in range(2):
        async with database.write() as tx:
            await delete_old(tx, NOW)
            left = set((await tx.execute(select(outbox.c.dedup_key))).scalars())
            assert left == {
                f"{status}:{name}"
                for status in LetterStatus
                for name in AGES
                if status in WAITING or name == "young"
            }
            [told] = [one for one in await report(tx, tmp_path, NOW) if "letters" in one.name]
            assert told.old == 0


async def test_the_report_counts_what_is_then_deleted(database: Database, tmp_path: Path) -> None:
    """By table, some of which have several kinds."""
    tables = {one.old.table for one in KINDS}
    async with database.write() as tx:
        await tx.run_sync(fill)
        before = {table: await rows_of(tx, table) for table in tables}
        told = dict.fromkeys(tables, 0)
        for kind, line in zip(KINDS, await report(tx, tmp_path, NOW), strict=False):
            assert line.name == kind.name
            told[kind.old.table] += line.old
        await delete_old(tx, NOW)
        assert told == {table: before[table] - await rows_of(tx, table) for table in tables}
        assert any(told.values())
