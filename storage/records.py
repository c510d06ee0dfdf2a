"""Rows read as facts of the domain, and facts written as rows, by the names of their fields."""

from collections.abc import Callable, Iterable
from datetime import datetime
from enum import EnumType, StrEnum
from functools import cache
from inspect import Parameter, signature
from types import UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from sqlalchemy import Executable, Row, Select, Table, bindparam, func, insert, select, update
from sqlalchemy.sql.selectable import ReturnsRows

from district.errors import OutOfDate, existing
from district.ids import PersonId
from district.pages import Page
from storage.compare_and_set import compare_and_set
from storage.database import Connection

Fact = TypeVar("Fact")
Id = TypeVar("Id", bound=int)
Value = TypeVar("Value")
Source = Callable[[Row[Any]], Any]


class Record(Generic[Fact]):
    """The columns of a dataclass.

    A field is stored in the column of its own name, or of its name with `_id`. Its type says how:
    enums by value, tuples as JSON arrays, classes with `plain` and `read` as JSON objects. A field
    without a column keeps its default. `sources` has the exceptions: another column, the record of
    a nested dataclass, a function of the row (for reading only), or None: given to `read`.
    """

    def __init__(
        self, fact: type[Fact], rows: ReturnsRows, **sources: "str | Record[Any] | Source | None"
    ) -> None:
        """`rows` is the table or query whose rows are read.

        Raises:
            LookupError: a field has neither a column nor a default.
        """
        self._fact = fact
        self._columns: list[tuple[str, str, Callable[[Any], Any] | None]] = []
        self._parts: dict[str, Record[Any]] = {}
        self._computed: dict[str, Source] = {}
        known, types = set(rows.exported_columns.keys()), get_type_hints(fact)
        for name, parameter in signature(fact).parameters.items():
            source = sources.get(name, name if name in known else f"{name}_id")
            if isinstance(source, Record):
                self._parts[name] = source
            elif callable(source):
                self._computed[name] = source
            elif source in known:
                self._columns.append((name, str(source), _converter(types[name])))
            elif source is not None and parameter.default is Parameter.empty:
                raise LookupError(f"{fact.__name__}.{name} has no column")

    def read(self, row: Row[Any], **values: Any) -> Fact:
        for name, column, convert in self._columns:
            value = getattr(row, column)
            values[name] = value if convert is None or value is None else convert(value)
        for name, part in self._parts.items():
            values[name] = part.read(row)
        for name, source in self._computed.items():
            values[name] = source(row)
        return self._fact(**values)

    def columns(self, fact: Fact) -> dict[str, Any]:
        """Returns the values to be stored, by column."""
        values = {column: _stored(getattr(fact, name)) for name, column, _ in self._columns}
        for name, part in self._parts.items():
            values |= part.columns(getattr(fact, name))
        return values

    def changes(self, seen: Fact, new: Fact, *always: str) -> dict[str, Any]:
        """Returns the columns that differ, and those in `always`, with their new values."""
        pairs = (
            (column, getattr(seen, name), getattr(new, name)) for name, column, _ in self._columns
        )
        found = {name: _stored(now) for name, was, now in pairs if name in always or was != now}
        for name, part in self._parts.items():
            found |= part.changes(getattr(seen, name), getattr(new, name), *always)
        return found

    async def add(self, tx: Connection, table: Table, new: Fact, **columns: Any) -> Fact:
        """Inserts a row and returns it; the database gives the id, whatever `new` has."""
        values = self.columns(new) | columns
        del values["id"]
        return await self.get(tx, insert(table).values(values).returning(table))

    async def find(self, tx: Connection, query: Executable, **values: Any) -> Fact | None:
        """Returns the only row of the query, or None."""
        row = (await tx.execute(query, values)).one_or_none()
        return None if row is None else self.read(row)

    async def get(self, tx: Connection, query: Executable, **values: Any) -> Fact:
        """Returns the only row of the query.

        Raises:
            NotFound: there is none.
        """
        return existing(await self.find(tx, query, **values))

    async def all(self, tx: Connection, query: Executable, **values: Any) -> list[Fact]:
        return [self.read(row) for row in await tx.execute(query, values)]

    async def page(
        self, tx: Connection, query: Select[Any], number: int, size: int, **values: Any
    ) -> Page[Fact]:
        counted = query.add_columns(func.count().over().label("all_of_them"))
        rows = (await tx.execute(counted.limit(size).offset(number * size), values)).all()
        items, total = tuple(self.read(row) for row in rows), rows[0].all_of_them if rows else 0
        return Page(items=items, total=total, number=number, size=size)


class Rows(Record[Fact], Generic[Fact, Id]):
    """The facts of one table, found by its id or by the values of columns."""

    def __init__(
        self, fact: type[Fact], table: Table, *same: str, **sources: "str | Record[Any] | Source"
    ) -> None:
        """`same`: the columns that `save` compares."""
        super().__init__(fact, table, **sources)
        self._table, self._same = table, same

    async def of_id(self, tx: Connection, id_: Id, *, hold: bool = False) -> Fact:
        """Returns the row of an id; `hold` locks it until the transaction ends.

        Raises:
            NotFound: there is none.
        """
        query = _where(self._table, ("id",))
        return await self.get(tx, query.with_for_update() if hold else query, id=id_)

    async def first(self, tx: Connection, **values: Any) -> Fact | None:
        """Returns the only row with these values of columns, or None."""
        return await self.find(tx, _where(self._table, tuple(values)), **values)

    async def where(self, tx: Connection, **values: Any) -> list[Fact]:
        """Returns the rows with these values of columns, by id; a list means one of its values."""
        if [] in values.values():
            return []
        lists = frozenset(name for name, value in values.items() if isinstance(value, list))
        return await self.all(tx, _where(self._table, tuple(values), lists), **values)

    async def by_id(self, tx: Connection, ids: Iterable[Id]) -> dict[Id, Fact]:
        """Returns those that are there, in the order of their ids."""
        found: Any = await self.where(tx, id=list(ids))
        return {one.id: one for one in found}

    async def of_each(
        self, tx: Connection, column: str, ids: Iterable[Value]
    ) -> dict[Value, list[Fact]]:
        """Returns the rows with each of these values of a column, by id; some have none."""
        found: dict[Value, list[Fact]] = {one: [] for one in ids}
        if not found:
            return found
        query = _where(self._table, (column,), frozenset({column}))
        for row in await tx.execute(query, {column: list(found)}):
            found[getattr(row, column)].append(self.read(row))
        return found

    async def add_one(self, tx: Connection, new: Fact) -> Fact:
        """Inserts a row and returns it with its id."""
        return await self.add(tx, self._table, new)

    async def add_many(self, tx: Connection, new: Iterable[Fact], **columns: Any) -> None:
        """Inserts rows; the database gives the ids."""
        if rows := [self.columns(one) | columns for one in new]:
            for one in rows:
                del one["id"]
            await tx.execute(insert(self._table), rows)

    async def save(self, tx: Connection, seen: Fact, new: Fact) -> bool:
        """Compare-and-set. Returns False if the row has changed since `seen` was read."""
        of = self._table.c
        was = [of[name] == getattr(seen, name) for name in ("id", *self._same)]
        changes = self.changes(seen, new, *self._same)
        return await compare_and_set(tx, update(self._table).where(*was).values(changes))


class Machine(Rows[Fact, Id]):
    """Rows whose status only moves change; each move is noted in an append-only history."""

    def __init__(
        self,
        fact: type[Fact],
        table: Table,
        history: Table,
        subject: str,
        *,
        keeps: tuple[str, ...] = (),
    ) -> None:
        """`subject`: the column of the history that names the row; `keeps`: columns of the row as
        they were after the move.
        """
        super().__init__(fact, table, "version", "status")
        self._history, self._subject, self._keeps = history, subject, keeps

    async def move(
        self,
        tx: Connection,
        seen: Fact,
        move: StrEnum,
        now: datetime,
        person: PersonId | None = None,
        *,
        note: str | None = None,
        act: int | None = None,
        keeps: tuple[str, ...] = (),
        **changes: Any,
    ) -> Fact:
        """Moves a row and notes it; `person` None: the clock or the system. `keeps`: columns of the
        history that keep what this move changes.

        Raises:
            OutOfDate: there is no such move, or the row has changed since `seen` was read.
        """
        before: Any = seen
        moved: Fact = before.moved(move, **changes)
        if not await self.save(tx, seen, moved):
            raise OutOfDate
        kept = {name: changes[name] for name in keeps}
        await self.note(tx, seen, moved, move, now, person, note=note, act=act, **kept)
        return moved

    async def note(
        self,
        tx: Connection,
        seen: Fact | None,
        moved: Fact,
        move: StrEnum,
        now: datetime,
        person: PersonId | None = None,
        **more: Any,
    ) -> None:
        """Adds a move to the history; `seen` is None for a new row."""
        await self.note_all(tx, [(seen, moved)], move, now, person, **more)

    async def note_all(
        self,
        tx: Connection,
        moves: Iterable[tuple[Fact | None, Fact]],
        move: StrEnum,
        now: datetime,
        person: PersonId | None = None,
        **more: Any,
    ) -> None:
        """Adds the same move of many rows to their histories."""
        rows = [self._step(*pair) | more | {"move": move, "at": now, "person_id": person}
                for pair in moves]  # fmt: skip
        if rows:
            await tx.execute(insert(self._history), rows)

    def _step(self, seen: Any, moved: Any) -> dict[str, Any]:
        kept = {name: getattr(moved, name) for name in self._keeps}
        source = seen.status if seen else None
        return {self._subject: moved.id, "source": source, "target": moved.status, **kept}

    async def is_done(self, tx: Connection, id_: Id, person: PersonId, act: int) -> bool:
        """Returns whether the person's act is in the history: its update is handled again."""
        asked = {self._subject: id_, "person_id": person, "act": act}
        return (await tx.execute(_where(self._history, tuple(asked)), asked)).first() is not None


@cache
def _where(
    table: Table, names: tuple[str, ...], lists: frozenset[str] = frozenset()
) -> Select[Any]:
    """Building it costs more than a small statement takes."""
    query = select(table)
    for name in names:
        column = table.c[name]
        asked: Any = bindparam(name, expanding=name in lists)
        query = query.where(column.in_(asked) if name in lists else column == asked)
    return query.order_by(table.c.id) if "id" in table.c else query


def _converter(kind: Any) -> Callable[[Any], Any] | None:
    """Returns what makes a stored value one of that type; None: it is stored as it is."""
    if get_origin(kind) is UnionType:  # of one type and None
        return _converter(get_args(kind)[0])
    if get_origin(kind) is tuple:
        convert = _converter(get_args(kind)[0])
        return tuple if convert is None else lambda values: tuple(map(convert, values))
    if isinstance(kind, EnumType):
        return kind
    return getattr(kind, "read", None)


def _stored(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_stored(one) for one in value]
    return value.plain() if hasattr(value, "plain") else value
