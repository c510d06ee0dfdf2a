"""Finding a table in the sheets of a workbook: by its head, wherever it is.

The head is the first row with a name for every needed column, in any order. Above it may be titles,
beside it other columns. Names are compared by `key`.
"""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from district.errors import NoHead
from district.spelling import folded, tidy

HEAD_WITHIN = 60
"""Limit of non-empty rows above the head."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The non-empty rows of a sheet."""

    name: str
    is_hidden: bool
    numbers: tuple[int, ...]
    """Row numbers in the spreadsheet, ascending; missing numbers were empty rows."""
    rows: tuple[tuple[str, ...], ...]
    hidden: frozenset[int]
    """Numbers of hidden rows."""
    formula: str | None
    """The first cell with a formula, in formats that expose it.

    The value read may differ from the one its author saw.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRow:
    sheet: str
    number: int
    cells: Mapping[str, str]
    """By column; missing columns are empty."""
    is_hidden: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """The rows below the heads of all sheets that have one."""

    rows: tuple[TableRow, ...]
    sheets: tuple[str, ...]
    unread_sheets: tuple[str, ...]
    """Sheets with words but without a head."""
    unread_columns: tuple[str, ...]


def find_table(
    sheets: Sequence[Sheet], names: Mapping[str, Sequence[str]], need: Collection[str]
) -> Table:
    """Returns the rows by column.

    `names`: the names of each column, the usual one first. A head that is repeated below is no row,
    nor is a heading across the table.

    Raises:
        NoHead: no visible sheet has all columns that `need` names.
    """
    keys = {column: [key(name) for name in each] for column, each in names.items()}
    heads = {one.name: _head(one, keys, need) for one in sheets if not one.is_hidden}
    read = [one for one in sheets if heads.get(one.name) is not None]
    if not read:
        raise NoHead(columns=_missing(sheets, keys, need))
    rows: list[TableRow] = []
    columns: dict[str, None] = {}
    for one in read:
        at = heads[one.name] or 0
        found = _columns(one.rows[at], keys)
        columns |= _unread(one.rows[at], found)
        rows += _below(one, at, found, keys, need)
    return Table(
        rows=tuple(rows),
        sheets=tuple(one.name for one in read),
        unread_sheets=tuple(one.name for one in sheets if one.rows and one not in read),
        unread_columns=tuple(columns),
    )


def key(text: str) -> str:
    """Returns a name for comparing: `folded`, without punctuation and notes in brackets."""
    return " ".join(_WORD.findall(folded(text.partition("(")[0] or text)))


def _head(sheet: Sheet, keys: Mapping[str, Sequence[str]], need: Collection[str]) -> int | None:
    return next(
        (
            at
            for at, row in enumerate(sheet.rows[:HEAD_WITHIN])
            if set(need) <= set(_columns(row, keys))
        ),
        None,
    )


def _columns(row: Sequence[str], keys: Mapping[str, Sequence[str]]) -> dict[str, int]:
    """Returns the index of each column, of several the one with the more usual name."""
    places: dict[str, int] = {}
    for at, cell in reversed(list(enumerate(row))):
        if name := key(cell):
            places[name] = at
    found: dict[str, int] = {}
    for column, names in keys.items():
        place = next((places[name] for name in names if name in places), None)
        if place is not None and place not in found.values():
            found[column] = place
    return found


def _unread(head: Sequence[str], found: Mapping[str, int]) -> dict[str, None]:
    """Returns the names of the other columns, except of the column of row numbers."""
    others = (tidy(cell) for at, cell in enumerate(head) if at not in found.values())
    return {name: None for name in others if any(one.isalpha() for one in name.replace("№", ""))}


def _below(
    sheet: Sheet,
    head: int,
    found: Mapping[str, int],
    keys: Mapping[str, Sequence[str]],
    need: Collection[str],
) -> Iterable[TableRow]:
    for number, row in zip(sheet.numbers[head + 1 :], sheet.rows[head + 1 :], strict=True):
        cells = {name: words for name, at in found.items() if (words := _cell(row, at))}
        is_heading = len(cells) > 1 and len({*cells.values()}) == 1 and {*need} <= {*cells}
        if cells and not is_heading and not {*need} <= {*_columns(row, keys)}:
            is_hidden = number in sheet.hidden
            yield TableRow(sheet=sheet.name, number=number, cells=cells, is_hidden=is_hidden)


def _cell(row: Sequence[str], at: int) -> str:
    return as_cell(row[at]) if at < len(row) else ""


def as_cell(text: str) -> str:
    """Returns the text as it is read from a cell."""
    return "\n".join(map(tidy, text.splitlines())).strip()


def _missing(
    sheets: Sequence[Sheet], keys: Mapping[str, Sequence[str]], need: Collection[str]
) -> tuple[str, ...]:
    """Returns the columns that the row most like a head lacks."""
    found = [
        {*_columns(row, keys)} & {*need}
        for one in sheets
        if not one.is_hidden
        for row in one.rows[:HEAD_WITHIN]
    ]
    best = max(found, key=len, default=set())
    if len(best) * 2 < len(need):
        best = set()
    return tuple(column for column in keys if column in need and column not in best)
