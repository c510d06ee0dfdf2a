"""Adds a row of plausible values to every table of a database of any version."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Connection,
    Date,
    DateTime,
    Integer,
    LargeBinary,
    MetaData,
    select,
)

from storage.database import open_database
from storage.tables import metadata

NULL = {
    *(("cards", column) for column in ("chat_id", "motion_id", "activity_id")),
    ("slots", "methodist_id"),
}
"""Columns that must be NULL beside another one."""


def fill(connection: Connection) -> None:
    """Reads the tables from the database, so it works with older versions."""
    found = MetaData()
    found.reflect(connection)
    for table in found.sorted_tables:
        if table.name != "alembic_version":
            row = {
                column.name: None if (table.name, column.name) in NULL else value_for(column)
                for column in table.columns
            }
            connection.execute(table.insert().values(row))


def value_for(column: Column[Any]) -> Any:
    """A value valid for type and foreign key: every number is 1, every text «слово»."""
    if isinstance(column.type, Boolean):
        return False
    if isinstance(column.type, JSON | LargeBinary):
        return {} if isinstance(column.type, JSON) else b"word"
    if isinstance(column.type, Integer):
        return 1
    moment = datetime(2026, 11, 23, 14, 12, tzinfo=UTC)
    if isinstance(column.type, Date):
        return moment.date()
    if isinstance(column.type, DateTime):
        return moment if column.type.timezone else moment.replace(tzinfo=None)
    return "слово"


async def content(url: str) -> dict[str, list[tuple[object, ...]]]:
    """All rows of each table."""
    database, found = open_database(url), {}
    async with database.read() as connection:
        for table in metadata.sorted_tables:
            rows = await connection.execute(select(table).order_by(*table.primary_key))
            found[table.name] = [tuple(row) for row in rows]
    await database.close()
    return found
