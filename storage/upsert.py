"""INSERT with a rule for rows whose key exists, on both databases."""

from collections.abc import Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import Any

from sqlalchemy import Table

from storage.database import Connection

Values = Mapping[str, Any]


def insert_into(tx: Connection, table: Table) -> Any:
    """Returns an INSERT of the dialect, with its `on_conflict_…` methods."""
    return _insert(tx.dialect.name)(table)


@cache
def _insert(dialect: str) -> Any:
    return import_module(f"sqlalchemy.dialects.{dialect}").insert


async def add_missing(tx: Connection, table: Table, rows: Sequence[Values]) -> int:
    """Adds rows, ignoring those whose key exists. Returns the number added."""
    if not rows:
        return 0
    statement = insert_into(tx, table).on_conflict_do_nothing()
    if len(rows) == 1:
        return (await tx.execute(statement, rows)).rowcount
    # PostgreSQL's driver does not count the rows of several parameter sets.
    added = await tx.execute(statement.returning(*table.primary_key), rows)
    return len(added.all())


async def put(tx: Connection, table: Table, key: tuple[str, ...], rows: Sequence[Values]) -> None:
    """Adds rows; one whose `key` exists replaces the columns of the existing row."""
    if rows:
        statement = _put(tx.dialect.name, table, key, tuple(rows[0]))
        await tx.execute(statement, rows)


@cache
def _put(dialect: str, table: Table, key: tuple[str, ...], names: tuple[str, ...]) -> Any:
    """Building it costs more than a small statement takes."""
    statement = _insert(dialect)(table)
    new = {name: statement.excluded[name] for name in names if name not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=new)
