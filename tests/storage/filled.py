"""Puts a row of believable values into every table of a database, whatever its version."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import JSON, Boolean, Column, Date, DateTime, Integer, MetaData, create_engine


def fill(file: Path) -> None:
    """Reads the tables from the file itself, so that it fits versions older than the program."""
    engine = create_engine(f"sqlite:///{file}")
    found = MetaData()
    found.reflect(engine)
    with engine.begin() as connection:
        for table in found.sorted_tables:
            if table.name != "alembic_version":
                row = {column.name: value_for(column) for column in table.columns}
                connection.execute(table.insert().values(row))
    engine.dispose()


def value_for(column: Column[Any]) -> Any:
    """One that its type and its foreign key take: every number is 1 and every word is «слово»."""
    if isinstance(column.type, Boolean):
        return False
    if isinstance(column.type, JSON):
        return {}
    if isinstance(column.type, Integer):
        return 1
    if isinstance(column.type, (Date, DateTime)):
        moment = datetime(2026, 11, 23, 14, 12, tzinfo=UTC)
        return moment.date() if isinstance(column.type, Date) else moment.replace(tzinfo=None)
    return "слово"
