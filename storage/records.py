"""Rows read as facts of the domain, and facts written as rows, by the names of their fields."""

from collections.abc import Callable
from enum import EnumType
from inspect import Parameter, signature
from types import UnionType
from typing import Any, Generic, TypeVar, get_args, get_origin, get_type_hints

from sqlalchemy import Executable, Row, Table, insert
from sqlalchemy.sql.selectable import ReturnsRows

from district.errors import NotFound
from storage.database import Connection

Fact = TypeVar("Fact")
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
        before = self.columns(seen)
        return {
            name: value
            for name, value in self.columns(new).items()
            if name in always or value != before[name]
        }

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
        found = await self.find(tx, query, **values)
        if found is None:
            raise NotFound
        return found

    async def all(self, tx: Connection, query: Executable, **values: Any) -> list[Fact]:
        return [self.read(row) for row in await tx.execute(query, values)]


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
