"""Workbooks for tests."""

from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import xlsxwriter

ODS = "application/vnd.oasis.opendocument.spreadsheet"


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


def ods(rows: str) -> bytes:
    """`rows`: XML of one sheet."""
    office = "urn:oasis:names:tc:opendocument:xmlns:"
    content = (
        f'<office:document-content xmlns:office="{office}office:1.0" '
        f'xmlns:table="{office}table:1.0" xmlns:text="{office}text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="1">{rows}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as packed:
        packed.writestr("mimetype", ODS)
        packed.writestr("META-INF/manifest.xml", "<manifest/>")
        packed.writestr("content.xml", content)
    return made.getvalue()


def ods_row(*cells: str | int | date, hidden: bool = False) -> str:
    """An empty text is a cell that a merged one above covers."""
    shown, mark = "".join(map(_ods_cell, cells)), ' table:visibility="collapse"' if hidden else ""
    return f"<table:table-row{mark}>{shown}</table:table-row>"


def _ods_cell(value: str | int | date) -> str:
    match value:
        case "":
            return "<table:covered-table-cell/>"
        case date():
            kind = f'"date" office:date-value="{value.isoformat()}"'
        case int():
            kind = f'"float" office:value="{value}"'
        case _:
            kind = '"string"'
    words = f"<text:p>{value}</text:p>"
    return f"<table:table-cell office:value-type={kind}>{words}</table:table-cell>"
