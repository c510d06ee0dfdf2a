"""Workbooks for tests."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter


def workbook(*cells: tuple[int, int, object]) -> bytes:
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for cell in cells:
            sheet.write(*cell)
    return made.getvalue()


def repacked(content: bytes, **changed: bytes) -> bytes:
    """Replaces the content of parts whose names begin with the prefix."""
    made = BytesIO()
    with ZipFile(BytesIO(content)) as packed, ZipFile(made, "w", ZIP_DEFLATED) as copy:
        for name in packed.namelist():
            other = next((new for part, new in changed.items() if part in name), None)
            copy.writestr(name, packed.read(name) if other is None else other)
    return made.getvalue()
