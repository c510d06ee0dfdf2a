"""Merging is complete: no column is forgotten, and what the two did adds up."""

from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, func, insert, select, update

from district.ids import PersonId
from district.people.accounts import Conflict
from storage.database import Connection, Database
from storage.people.merging import (
    DOUBLES,
    STAYS,
    Double,
    conflicts_of,
    move_all,
    name_of,
    people_columns,
    unique_keys,
)
from storage.tables import metadata, persons
from tests.storage.filled import fill

KEPT, GONE = PersonId(3), PersonId(1)
NOW = datetime(2026, 12, 7, 9, 0, tzinfo=UTC)


async def plant_two(tx: Connection) -> None:
    """Adds a row of the one who goes to every table, and nothing but a person who stays."""
    await tx.run_sync(fill)
    other = {"id": KEPT, "telegram_id": 3, "language": "ru", "subjects": [], "created_at": NOW}
    await tx.execute(insert(persons).values(other))
    await tx.execute(update(persons).values(deletion_requested_at=None, deleted_at=None))


async def referring(tx: Connection, person: PersonId) -> set[str]:
    """Returns the columns that refer to a person."""
    found = set()
    for column in people_columns():
        count = select(func.count()).select_from(column.table).where(column == person)
        if (await tx.execute(count)).scalar_one():
            found.add(f"{column.table.name}.{column.name}")
    return found


def person_keys() -> Iterable[tuple[Column[Any], ...]]:
    people = set(people_columns())
    for table in metadata.sorted_tables:
        for key in unique_keys(table):
            if people & set(key):
                yield key


def test_every_unique_key_with_a_person_has_a_rule_and_no_rule_is_left_over() -> None:
    assert {name_of(key) for key in person_keys()} == DOUBLES.keys()


def test_no_column_that_may_name_a_person_is_forgotten() -> None:
    """By name, for those without a foreign key."""
    known = {*people_columns(), *STAYS}
    named = {
        f"{table.name}.{column.name}"
        for table in metadata.sorted_tables
        for column in table.columns
        if column not in known
        and (column.name in {"person_id", "author_id", "behalf"} or column.name.endswith("_by"))
    }
    assert named == {
        "call_papers.held_by",  # a kind
        "drafts.touched_by",  # an update
        "entries.answer_by",  # a time
        "requests.decided_by",  # a name
    }


async def test_everything_is_moved(database: Database) -> None:
    async with database.write() as tx:
        await plant_two(tx)
        for column in people_columns():
            if column not in {key for keys in person_keys() for key in keys}:
                await tx.execute(update(column.table).values({column.name: GONE}))
        before = await referring(tx, GONE)
        everything = {f"{one.table.name}.{one.name}" for one in people_columns()}
        assert everything - before == {"slots.methodist_id"}, "a slot of a call has none"
        await move_all(tx, KEPT, GONE)
        assert await referring(tx, GONE) == set()
        counts = await move_all(tx, KEPT, GONE)
    assert counts == {}


async def test_of_two_rows_with_one_key_one_stays(database: Database) -> None:
    """For each key that is not decided before, both have a row."""
    async with database.write() as tx:
        await plant_two(tx)
        people = set(people_columns())
        doubled = {}
        for key in person_keys():
            table = key[0].table
            if DOUBLES[name_of(key)] is not Double.KEEP or table.name == "cards":
                continue
            person = next(one for one in key if one in people)
            row = dict((await tx.execute(select(table).limit(1))).mappings().one())
            others = {one.name: None for each in unique_keys(table) for one in each if one.nullable}
            row |= {**others, **{one.name: row[one.name] for one in key}, person.name: KEPT}
            if "id" in row:
                row["id"] = 1_000 if isinstance(row["id"], int) else "another"
            await tx.execute(insert(table).values(row))
            doubled[table.name] = (table, person)
        await move_all(tx, KEPT, GONE)
        for name, (table, person) in doubled.items():
            kept = select(func.count()).select_from(table).where(person == KEPT)
            assert (await tx.execute(kept)).scalar_one() <= 1, name
        assert await referring(tx, GONE) == set()


async def test_every_conflict_can_be_asked_on_every_database(database: Database) -> None:
    async with database.write() as tx:
        await plant_two(tx)
        await tx.execute(
            update(persons).where(persons.c.id == KEPT).values(deletion_requested_at=NOW)
        )
        assert await conflicts_of(tx, KEPT, GONE) == [Conflict.LEAVING]
