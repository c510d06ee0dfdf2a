"""Reads the first sheet of a workbook; run as a separate process with limits of memory and time.

A workbook of five kilobytes can name a cell in the last row and column, and a library that builds a
matrix of it takes gigabytes or aborts. Therefore non-empty rows are first streamed into a compact
sheet, and only that is parsed by the library. Any remaining failure ends only this process.

Imports nothing of the program, because it is started by path. Input: the workbook. Arguments:
limits of rows and columns. Output: JSON, see `documents.cells`.
"""

import json
import re
import resource
import sys
from collections.abc import Iterator
from contextlib import suppress
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, SubElement, iterparse, tostring
from zipfile import ZIP_DEFLATED, ZipFile

from python_calamine import CalamineWorkbook

MEMORY = 512 << 20
"""Limit of address space in bytes."""
SECONDS = 20
"""Limit of CPU time in seconds."""
UNPACKED = 50_000_000
"""Limit of the unpacked size of a file in bytes."""
WORDS = 4_000_000
"""Limit of characters in all cells."""

_BOOK, _LINKS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_SHEETS = re.compile(r"xl/(worksheets|chartsheets|dialogsheets|drawings|media)/")
_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9][0-9]{0,6})")
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_LINK = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"


class TooMuch(ValueError):
    """A limit was exceeded."""


def read(content: bytes, most: int, columns: int) -> dict[str, Any]:
    """Returns row numbers and cell texts of non-empty rows.

    More than `most` rows means that the sheet has even more.
    """
    formula, numbers = None, None
    if content.startswith(b"PK"):
        with ZipFile(BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > UNPACKED:
                raise TooMuch
            if _BOOK in packed.namelist():
                content, numbers, formula = _moved_together(packed, most + 1, columns)
    sheet = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0)
    rows, found, length = [], [], 0
    first = sheet.start[0] if sheet.start else 0
    left = sheet.start[1] if sheet.start else 0
    for place, cells in enumerate(sheet.iter_rows(), first):
        words = [_words(cell) for cell in [*[""] * left, *cells][:columns]]
        if not any(words):
            continue
        length += sum(map(len, words))
        if length > WORDS:
            raise TooMuch
        found.append(numbers[place] if numbers else place + 1)
        rows.append(words)
        if len(rows) > most:
            break
    return {"numbers": found, "rows": rows, "formula": formula}


def _moved_together(
    packed: ZipFile, most: int, columns: int
) -> tuple[bytes, list[int], str | None]:
    """Returns a workbook with the non-empty rows of the first sheet moved together, their original
    numbers, and the first cell with a formula.
    """
    sheet = _first_sheet(packed)
    made, numbers, formula = BytesIO(), [], None
    root = Element(f"{{{_MAIN}}}worksheet")
    data = SubElement(root, f"{{{_MAIN}}}sheetData")
    with packed.open(sheet) as part:
        for number, cells in _filled_rows(part, columns):
            numbers.append(number)
            row = SubElement(data, f"{{{_MAIN}}}row", {"r": str(len(numbers))})
            for column, cell in cells:
                if formula is None and any(_is(child, "f") for child in cell):
                    formula = f"{column}{number}"
                cell.set("r", f"{column}{len(numbers)}")
                row.append(cell)
            if len(numbers) > most:
                break
    with ZipFile(made, "w", ZIP_DEFLATED, compresslevel=1) as copy:
        for name in packed.namelist():
            if name == sheet:
                copy.writestr(name, tostring(root))
            elif not _SHEETS.match(name):
                copy.writestr(name, packed.read(name))
    return made.getvalue(), numbers, formula


def _first_sheet(packed: ZipFile) -> str:
    with packed.open(_BOOK) as part:
        sheet = next(node for _, node in iterparse(part) if _is(node, "sheet"))  # noqa: S314
        link = sheet.get(_LINK) or sheet.get(_STRICT_LINK)
    with packed.open(_LINKS) as part:
        target = next(
            node.get("Target", "")
            for _, node in iterparse(part)  # noqa: S314 - expat rejects entity expansion attacks
            if node.get("Id") == link
        )
    return target.lstrip("/") if target.startswith("/") else f"xl/{target}"


def _filled_rows(part: IO[bytes], columns: int) -> Iterator[tuple[int, list[tuple[str, Element]]]]:
    """Yields rows with a value in one of the first columns, with their numbers and cells."""
    number, rows = 0, None
    for event, node in iterparse(part, events=("start", "end")):  # noqa: S314
        if event == "start":
            rows = node if _is(node, "sheetData") else rows
            continue
        if not _is(node, "row"):
            continue
        number = int(node.get("r", number + 1))
        cells = list(_filled_cells(node, columns))
        if cells:
            yield number, cells
        if rows is not None:
            rows.clear()


def _filled_cells(row: Element, columns: int) -> Iterator[tuple[str, Element]]:
    place = 0
    for cell in row:
        found = _REFERENCE.fullmatch(cell.get("r", ""))
        place = _place(found[1]) if found else place + 1
        if place <= columns and any(_is(child, "v", "is", "f") for child in cell):
            yield _letters(place), cell


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


if __name__ == "__main__":
    with suppress(OSError):  # on Linux: the first process to kill when out of memory
        Path("/proc/self/oom_score_adj").write_text("1000")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    made = read(sys.stdin.buffer.read(), *map(int, sys.argv[1:]))
    sys.stdout.write(json.dumps(made))
