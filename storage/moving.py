"""Moves the rows of a SQLite file into an empty PostgreSQL database, in one transaction.

The file is only read, and stays as the way back. Rows that PostgreSQL would refuse or change are
found before the first is written: SQLite enforces neither the type nor the length of a column.
Afterwards both sides are compared row by row; the first difference rolls everything back.

Reading the file blocks the event loop, which has nothing else to do.
"""

import sqlite3
from collections.abc import AsyncIterator, Callable, Iterable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import asyncpg  # type: ignore[import-untyped]  # has no types
from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    ColumnElement,
    Connection,
    Date,
    ForeignKeyConstraint,
    Integer,
    LargeBinary,
    Select,
    String,
    Table,
    create_engine,
    func,
    inspect,
    literal_column,
    or_,
    select,
    text,
)
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import NullPool

from district.errors import DatabaseFault
from storage.backup import copy_file
from storage.database import key_of, url_at
from storage.faults import one_line
from storage.files import broken_parts, key_for, open_file, revision_in
from storage.migrate import NewerSchema, migrate, revisions
from storage.tables import metadata

CHUNK = 1_000
"""Rows inserted by one statement, and held in memory of each side."""
SHOWN = 10
"""Complaints about a file in one message."""

Show = Callable[[int, int], None]
"""Receives the rows handled and their total; each row is handled twice."""


class CannotMove(Exception):
    """The message names table, column and key of what is wrong, but no other value."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    tables: int
    rows: int


async def move(source: str, url: str, show: Show) -> Moved:
    """Moves all rows of a SQLite file to PostgreSQL. Both are URLs; the target has to be empty.

    A file of an older version is copied and the copy migrated first.

    Raises:
        CannotMove: the file is damaged, or has rows that PostgreSQL would not keep as they are; the
            target has rows already; or what was written is not what was read. No row was kept.
        NewerSchema: the file was written by a newer program.
        DatabaseFault: one of the databases cannot be used.
    """
    try:
        async with _of_this_version(source) as current:
            with reading(current) as connection:
                if found := _complaints(connection):
                    raise CannotMove("\n".join(found))
                await migrate(url)
                return await _moved(connection, url, show)
    except (DBAPIError, OSError, sqlite3.Error) as error:
        raise DatabaseFault(one_line(error)) from error


@asynccontextmanager
async def _of_this_version(source: str) -> AsyncIterator[str]:
    """Provides the file itself, or a migrated copy that lives as long as the block."""
    file, key = Path(make_url(source).database or ""), key_of(source)
    its_key = key_for(file, key)
    revision = revision_in(file, its_key)
    if revision is None:
        raise CannotMove(f"{file} is no database of this program")
    if revision not in revisions():
        raise NewerSchema(revision)
    if revision == revisions()[-1]:
        yield source
        return
    with TemporaryDirectory(prefix="moving-", dir=file.parent) as folder:  # has mode 0700
        copy = Path(folder) / "okrug.db"
        copy_file(file, copy, key, source_key=its_key)
        await migrate(url_at(copy, source))
        yield url_at(copy, source)


@contextmanager
def reading(source: str) -> Iterator[Connection]:
    """Provides one snapshot of the file. JSON is read as the text that is stored."""
    file, key = Path(make_url(source).database or ""), key_of(source)
    its_key = key_for(file, key)
    engine = create_engine(
        "sqlite://",
        creator=lambda: open_file(file, writable=False, key=its_key),
        poolclass=NullPool,
        json_deserializer=str,
    )
    with engine.connect() as connection:
        connection.exec_driver_sql("BEGIN")
        yield connection


# ── Checks ─────────────────────────────────────────────────────────────────────────────────────


def _complaints(source: Connection) -> list[str]:
    """Returns what is wrong with the file, at most `SHOWN` lines."""
    raw: Any = source.connection.driver_connection
    found = broken_parts(raw)
    if found:
        return found[:SHOWN]
    unknown = set(inspect(source).get_table_names()) - set(metadata.tables) - {"alembic_version"}
    found = [f"table {name} is not one of this program" for name in sorted(unknown)]
    for table in metadata.sorted_tables:
        found += _unfit(source, table)
    return found[:SHOWN]


def _unfit(source: Connection, table: Table) -> Iterator[str]:
    """Yields a line for each column with values that PostgreSQL refuses or changes."""
    checks = [
        (column.name, reason, wrong)
        for column in table.columns
        for reason, wrong in _checks(column.name, column.type)
    ]
    counts = source.execute(
        select(*(func.count().filter(wrong) for _, _, wrong in checks)).select_from(table)
    ).one()
    for (name, reason, wrong), count in zip(checks, counts, strict=True):
        if count:
            key = source.execute(
                select(*_raw_key(table)).select_from(table).where(wrong).limit(1)
            ).one()
            yield (
                f"{table.name}.{name} {reason} in {count} row(s), "
                f"the first is {_described(table, key)}"
            )


def _checks(name: str, kind: Any) -> Iterator[tuple[str, ColumnElement[bool]]]:
    column: ColumnElement[Any] = literal_column(f'"{name}"')
    stored = func.typeof(column)
    match kind:
        case Boolean():
            yield "is neither true nor false", column.not_in([0, 1])
        case Integer():
            yield "is no whole number", stored.not_in(["integer", "null"])
            bits = 64 if isinstance(kind, BigInteger) else 32
            limit = 1 << bits - 1
            yield f"is beyond {bits} bits", ~column.between(-limit, limit - 1)
        case LargeBinary():
            yield "is not binary", stored.not_in(["blob", "null"])
        case JSON():
            escaped = func.instr(column, r"\u0000") > func.instr(column, r"\\u0000")
            yield "is no JSON", column.is_not(None) & (func.json_valid(column) == 0)
            yield "contains a NUL character", escaped
        case String():
            yield "is no text", stored.not_in(["text", "null"])
            yield "contains a NUL character", func.instr(column, func.char(0)) > 0
            if kind.length is not None:
                yield f"is longer than {kind.length}", func.length(column) > kind.length
        case Date():
            yield "is no date", column.is_not(None) & func.date(column).is_(None)
        case _:
            unreadable = func.datetime(column).is_(None)
            yield "is no time", column.is_not(None) & or_(stored != "text", unreadable)


def _raw_key(table: Table) -> list[ColumnElement[Any]]:
    """The key as it is stored: a value of the wrong type must not stop the message."""
    return [literal_column(f'"{column.name}"') for column in table.primary_key]


def _described(table: Table, key: Iterable[Any]) -> str:
    names = [column.name for column in table.primary_key]
    return ", ".join(f"{name}={value!r}" for name, value in zip(names, key, strict=True))


# ── Copy and comparison ────────────────────────────────────────────────────────────────────────


async def _moved(source: Connection, url: str, show: Show) -> Moved:
    engine = engine_for(url)
    try:
        async with engine.begin() as target:
            return await move_rows(source, target, show)
    finally:
        await engine.dispose()


def engine_for(url: str) -> AsyncEngine:
    """Returns an engine that reads and writes JSON as the text that is stored."""
    return create_async_engine(
        url,
        poolclass=NullPool,
        hide_parameters=True,
        json_serializer=_as_it_is,
        json_deserializer=_as_it_is,
    )


async def move_rows(source: Connection, target: AsyncConnection, show: Show) -> Moved:
    """Moves the rows in the caller's transaction."""
    tables = metadata.sorted_tables
    for table in tables:
        if (await target.execute(select(1).select_from(table).limit(1))).first():
            raise CannotMove(
                f"the table {table.name} of OKRUG_DATABASE_URL has rows already: name an empty "
                "database (dropdb, createdb)"
            )
    rows = sum(
        source.execute(select(func.count()).select_from(table)).scalar_one() for table in tables
    )
    progress = _Progress(show, 2 * rows)
    await _defer_references_to_the_same_table(target)
    for table in tables:
        await _copy(source, target, table, progress)
    await _check_deferred_references(target)
    for table in tables:
        await _compare(source, target, table, progress)
    return Moved(tables=len(tables), rows=rows)


class _Progress:
    def __init__(self, show: Show, total: int) -> None:
        self._show, self._total, self._done = show, total, 0

    def add(self, rows: int) -> None:
        self._done += rows
        self._show(self._done, self._total)


async def _copy(
    source: Connection, target: AsyncConnection, table: Table, progress: _Progress
) -> None:
    raw: Any = (await target.get_raw_connection()).driver_connection
    columns = [column.name for column in table.columns]
    for chunk in _chunks(source, table):
        try:
            # The driver's COPY takes half the time of INSERT.
            await raw.copy_records_to_table(table.name, records=chunk, columns=columns)
        except asyncpg.PostgresError as refusal:
            raise CannotMove(f"{table.name}: PostgreSQL refuses: {one_line(refusal)}") from None
        progress.add(len(chunk))
    counter = table.autoincrement_column
    if counter is not None and counter.autoincrement is not False:
        number = func.pg_get_serial_sequence(table.name, counter.name)
        following = select(func.coalesce(func.max(counter), 0) + 1).scalar_subquery()
        await target.execute(select(func.setval(number, following, False)))


async def _compare(
    source: Connection, target: AsyncConnection, table: Table, progress: _Progress
) -> None:
    """Compares both sides in the order of the key.

    Raises:
        CannotMove: a row differs, is missing, or is there only on one side.
    """
    read = _chunks(source, table)
    written = await target.stream(
        _in_order(table, collation="C"), execution_options={"yield_per": CHUNK}
    )
    async for chunk in written.partitions():
        for one, other in zip_longest(next(read, ()), chunk):
            if one != other:
                raise CannotMove(_difference(table, one, other))
        progress.add(len(chunk))
    for missing in read:
        raise CannotMove(_difference(table, missing[0], None))


def _chunks(source: Connection, table: Table) -> Iterator[Sequence[Any]]:
    rows = source.execute(_in_order(table), execution_options={"yield_per": CHUNK})
    try:
        yield from rows.partitions()
    except (ValueError, sqlite3.OperationalError):  # their messages quote the value
        raise CannotMove(f"{table.name}: a value of a row cannot be read") from None


def _in_order(table: Table, collation: str | None = None) -> Select[Any]:
    """Returns all rows by key. SQLite orders text by its bytes, as the collation C does."""
    keys = (
        column.collate(collation) if collation and isinstance(column.type, String) else column
        for column in table.primary_key
    )
    return select(table).order_by(*keys)


def _difference(table: Table, one: Any, other: Any) -> str:
    row = one if one is not None else other
    key = _described(table, (getattr(row, column.name) for column in table.primary_key))
    if one is None or other is None:
        return f"{table.name}: the row {key} is on one side only"
    pairs = zip(table.columns, one, other, strict=True)
    differing = ", ".join(column.name for column, here, there in pairs if here != there)
    return f"{table.name}: the row {key} differs after the move in {differing}"


def _own_references() -> Iterator[ForeignKeyConstraint]:
    """Yields the constraints by which a row refers to its own table, perhaps to a later row."""
    for table in metadata.sorted_tables:
        for constraint in table.foreign_key_constraints:
            if constraint.referred_table is table:
                yield constraint


async def _defer_references_to_the_same_table(target: AsyncConnection) -> None:
    for constraint in _own_references():
        await _alter(target, constraint, "DEFERRABLE INITIALLY DEFERRED")


async def _check_deferred_references(target: AsyncConnection) -> None:
    """Checks what was deferred, and makes the constraints what they were."""
    await target.execute(text("SET CONSTRAINTS ALL IMMEDIATE"))
    for constraint in _own_references():
        await _alter(target, constraint, "NOT DEFERRABLE")


async def _alter(target: AsyncConnection, constraint: ForeignKeyConstraint, when: str) -> None:
    name = str(constraint.name)
    table = constraint.table.name
    await target.execute(text(f'ALTER TABLE "{table}" ALTER CONSTRAINT "{name}" {when}'))


def _as_it_is(value: Any) -> Any:
    return value
