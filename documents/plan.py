"""A plan of activities as a spreadsheet: what is in its cells, as words."""

from datetime import date, datetime, time
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from python_calamine import (
    CalamineError,
    CalamineWorkbook,
    PasswordError,
    WorksheetNotFound,
    ZipError,
)

LARGEST = 50_000_000
"""Bytes of what is packed in a file: nobody's plan is larger."""


class NoSheet(ValueError):
    """The bytes are no spreadsheet that can be read."""


def read_cells(content: bytes, columns: int, most: int) -> list[list[str]]:
    """The first sheet below its head, `columns` wide, at most `most` rows. A formula is read as
    what it came to when the file was kept; nothing runs.

    Raises:
        NoSheet: it cannot be read.
    """
    try:
        with ZipFile(BytesIO(content)) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST:
                raise NoSheet
        book = CalamineWorkbook.from_filelike(BytesIO(content))
        rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    except (
        CalamineError,
        PasswordError,
        WorksheetNotFound,
        ZipError,
        BadZipFile,
        ValueError,
        OSError,
    ) as error:
        raise NoSheet from error
    return [
        [_words(cell) for cell in [*row, *[""] * columns][:columns]] for row in rows[1 : most + 1]
    ]


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
