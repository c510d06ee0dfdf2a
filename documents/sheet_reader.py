"""Reads the sheets of a workbook; run as a separate process with limits of memory and time.

A workbook of five kilobytes can name a cell in the last row and column, and a library that builds a
matrix of it takes gigabytes or aborts. Therefore non-empty rows are first streamed into compact
sheets, and only those are parsed by the library. Any remaining failure ends only this process.

Imports nothing of the program, because it is started by path. Input: the workbook. Arguments:
limits of rows and columns of a sheet. Output: JSON, see `documents.cells`.
"""

import json
import re
import resource
import sys
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from unicodedata import category
from xml.etree.ElementTree import Element, SubElement, iterparse, tostring
from zipfile import ZIP_DEFLATED, ZipFile

from python_calamine import CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

MEMORY = 512 << 20
"""Limit of address space in bytes."""
SECONDS = 20
"""Limit of CPU time in seconds."""
UNPACKED = 50_000_000
"""Limit of the unpacked size of a file in bytes."""
WORDS = 4_000_000
"""Limit of characters in all cells."""

SHEETS = 30
"""Limit of sheets; further ones are ignored."""
SEEN = 10_000
"""Limit of hidden rows that are one element."""

_BOOK, _LINKS, _ODS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "content.xml"
_DROPPED = re.compile(r"xl/(worksheets|chartsheets|dialogsheets|drawings|media)/")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_LINK = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_BLANK = frozenset("\u2800\u3164\u115f\u1160\uffa0")
"""Letters that show nothing."""

Merge = tuple[int, int, int, int]
"""First and last row, first and last column, from 1."""


class TooMuch(ValueError):
    """A limit was exceeded."""


@dataclass(kw_only=True)
class Marks:
    """Properties of a sheet besides the values of its cells."""

    numbers: list[int] | None = None
    """Original row numbers, if rows were moved together."""
    hidden: set[int] = field(default_factory=set)
    merges: list[Merge] = field(default_factory=list)
    formula: str | None = None
    """The first cell with a formula."""


def read(content: bytes, most: int, columns: int) -> list[dict[str, Any]]:
    """Returns the sheets with row numbers and cell texts of their non-empty rows.

    More than `most` rows means that the sheet has even more.
    """
    marks: dict[str, Marks] = {}
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED:
                raise TooMuch
            if _BOOK in packed.namelist():
                content, marks = _moved_together(packed, most + 1, columns)
            elif _ODS in packed.namelist():
                marks = _ods_marks(packed)
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    sheets, length = [], 0
    for known in book.sheets_metadata[:SHEETS]:
        if known.typ is not SheetTypeEnum.WorkSheet:
            continue
        mark = marks.get(known.name, Marks())
        numbers, rows = _rows(book.get_sheet_by_name(known.name), mark, most, columns)
        length += sum(len(words) for row in rows for words in row)
        if length > WORDS:
            raise TooMuch
        is_hidden = known.visible is not SheetVisibleEnum.Visible
        hidden = [number for number in numbers if number in mark.hidden]
        found = {"numbers": numbers, "rows": rows, "hidden": hidden, "formula": mark.formula}
        sheets.append({"name": known.name, "is_hidden": is_hidden, **found})
    return sheets


def _rows(
    sheet: CalamineSheet, mark: Marks, most: int, columns: int
) -> tuple[list[int], list[list[str]]]:
    numbers, rows, length = [], [], 0
    first, left = sheet.start or (0, 0)
    for place, cells in enumerate(sheet.iter_rows(), first):
        words = [_words(cell) for cell in [*[""] * left, *cells][:columns]]
        if not any(map(_is_visible, words)):
            continue
        length += sum(map(len, words))
        if length > WORDS:
            raise TooMuch
        numbers.append(mark.numbers[place] if mark.numbers else place + 1)
        rows.append(words)
        if len(rows) > most:
            break
    _fill_merged(numbers, rows, mark.merges, columns)
    return numbers, rows


def _fill_merged(
    numbers: list[int], rows: list[list[str]], merges: list[Merge], columns: int
) -> None:
    """Repeats the value of a merged range in each of its cells."""
    for top, bottom, left, right in merges:
        at = bisect_left(numbers, top)
        if at == len(numbers) or numbers[at] != top or left > len(rows[at]):
            continue
        value = rows[at][left - 1]
        last = min(right, columns)
        for row in rows[at : bisect_right(numbers, bottom)]:
            row.extend([""] * (last - len(row)))
            row[left - 1 : last] = [words or value for words in row[left - 1 : last]]


def _moved_together(packed: ZipFile, most: int, columns: int) -> tuple[bytes, dict[str, Marks]]:
    """Returns a workbook with the non-empty rows of every sheet moved together, and the marks of
    the sheets.
    """
    made, marks, written = BytesIO(), {}, {}
    for name, path in _sheets(packed)[:SHEETS]:
        if path in packed.namelist() and "worksheets/" in path:
            marks[name], written[path] = _compact(packed, path, most, columns)
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=1) as copy:
        for name in packed.namelist():
            if name in written:
                copy.writestr(name, written[name])
            elif not _DROPPED.match(name):
                copy.writestr(name, packed.read(name))
    return made.getvalue(), marks


def _compact(packed: ZipFile, path: str, most: int, columns: int) -> tuple[Marks, bytes]:
    numbers: list[int] = []
    marks = Marks(numbers=numbers)
    root = Element(f"{{{_MAIN}}}worksheet")
    data = SubElement(root, f"{{{_MAIN}}}sheetData")
    with packed.open(path) as part:
        for number, cells in _filled_rows(part, columns, marks):
            numbers.append(number)
            row = SubElement(data, f"{{{_MAIN}}}row", {"r": str(len(numbers))})
            for column, cell in cells:
                if marks.formula is None and any(_is(child, "f") for child in cell):
                    marks.formula = f"{column}{number}"
                cell.set("r", f"{column}{len(numbers)}")
                row.append(cell)
            if len(numbers) > most:
                break
    return marks, tostring(root)


def _sheets(packed: ZipFile) -> list[tuple[str, str]]:
    """Returns the names and paths of the sheets of an xlsx workbook, in their order."""
    with packed.open(_LINKS) as part:
        targets = {
            node.get("Id"): node.get("Target", "")
            for _, node in iterparse(part)  # noqa: S314 - expat rejects entity expansion attacks
        }
    with packed.open(_BOOK) as part:
        links = [
            (node.get("name", ""), targets.get(node.get(_LINK) or node.get(_STRICT_LINK), ""))
            for _, node in iterparse(part)  # noqa: S314
            if _is(node, "sheet")
        ]
    return [
        (name, target.lstrip("/") if target.startswith("/") else f"xl/{target}")
        for name, target in links
    ]


def _filled_rows(
    part: IO[bytes], columns: int, marks: Marks
) -> Iterator[tuple[int, list[tuple[str, Element]]]]:
    """Yields rows with a value in one of the first columns, with their numbers and cells, and
    collects hidden rows and merged ranges.
    """
    number, rows = 0, None
    for event, node in iterparse(part, events=("start", "end")):  # noqa: S314
        if event == "start":
            rows = node if _is(node, "sheetData") else rows
        elif _is(node, "mergeCell"):
            marks.merges += _merge(node.get("ref", ""))
        elif _is(node, "row"):
            number = int(node.get("r", number + 1))
            if cells := list(_filled_cells(node, columns)):
                if node.get("hidden") in {"1", "true"}:
                    marks.hidden.add(number)
                yield number, cells
            if rows is not None:
                rows.clear()


def _merge(reference: str) -> list[Merge]:
    corners = [_REFERENCE.fullmatch(corner) for corner in reference.split(":")]
    match corners:
        case [re.Match() as first, re.Match() as last]:
            return [(int(first[2]), int(last[2]), _place(first[1]), _place(last[1]))]
        case _:
            return []


def _filled_cells(row: Element, columns: int) -> Iterator[tuple[str, Element]]:
    place = 0
    for cell in row:
        found = _REFERENCE.fullmatch(cell.get("r", ""))
        place = _place(found[1]) if found else place + 1
        if place <= columns and any(_is(child, "v", "is", "f") for child in cell):
            yield _letters(place), cell


def _ods_marks(packed: ZipFile) -> dict[str, Marks]:
    """Returns hidden rows and merged ranges of the sheets of an OpenDocument workbook."""
    marks: dict[str, Marks] = {}
    mark, row = Marks(), 1
    with packed.open(_ODS) as part:
        for event, node in iterparse(part, events=("start", "end")):  # noqa: S314
            if event == "start" and node.tag == f"{_TABLE}table":
                mark, row = marks.setdefault(node.get(f"{_TABLE}name", ""), Marks()), 1
            elif event == "end" and node.tag == f"{_TABLE}table-row":
                repeated = _number(node, "number-rows-repeated")
                if node.get(f"{_TABLE}visibility", "visible") != "visible":
                    mark.hidden.update(range(row, row + min(repeated, SEEN)))
                mark.merges += _spans(node, row)
                row += repeated
                node.clear()
    return marks


def _spans(row: Element, number: int) -> Iterator[Merge]:
    column = 1
    for cell in row:
        down, across = (_number(cell, f"number-{each}-spanned") for each in ("rows", "columns"))
        if down > 1 or across > 1:
            yield (number, number + down - 1, column, column + across - 1)
        column += _number(cell, "number-columns-repeated")


def _number(node: Element, name: str) -> int:
    return int(node.get(f"{_TABLE}{name}", 1))


def _place(letters: str) -> int:
    """Returns the 1-based number of a column."""
    place = 0
    for letter in letters:
        place = place * 26 + ord(letter) - ord("A") + 1
    return place


def _letters(place: int) -> str:
    letters = ""
    while place:
        place, last = divmod(place - 1, 26)
        letters = chr(ord("A") + last) + letters
    return letters


def _is(node: Element, *names: str) -> bool:
    """Returns whether the local name, ignoring the namespace, is one of `names`."""
    return node.tag.rpartition("}")[2] in names


def _words(cell: object) -> str:
    match cell:
        case timedelta():  # a time in a format of durations
            return _words((datetime.combine(date.min, time()) + cell).time())
        case datetime():
            return cell.date().isoformat()
        case date():
            return cell.isoformat()
        case time():
            return f"{cell:%H:%M}"
        case float() if cell.is_integer():
            return str(int(cell))
        case _:
            return str(cell).strip()


def _is_visible(words: str) -> bool:
    return any(category(one)[0] not in "ZC" and one not in _BLANK for one in words)


if __name__ == "__main__":
    with suppress(OSError):  # on Linux: the first process to kill when out of memory
        Path("/proc/self/oom_score_adj").write_text("1000")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    made = read(sys.stdin.buffer.read(), *map(int, sys.argv[1:]))
    sys.stdout.write(json.dumps(made))
