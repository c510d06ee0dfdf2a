"""Lists as spreadsheets: whatever somebody typed stays text and runs nowhere."""
# ruff: noqa: PLC0415 - xlsxwriter takes long to import and is rarely needed

from collections.abc import Sequence
from io import BytesIO

WIDEST = 60
"""Characters of a column."""


def sheet_xlsx(title: str, head: Sequence[str], rows: Sequence[Sequence[str | int]]) -> bytes:
    """A workbook of one sheet: the head stays in sight, columns are as wide as what they hold."""
    import xlsxwriter

    made = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(made, options) as book:
        sheet = book.add_worksheet(_sheet_name(title))
        bold = book.add_format({"bold": True, "bottom": 1})
        sheet.write_row(0, 0, head, bold)
        for number, row in enumerate(rows, 1):
            sheet.write_row(number, 0, row)
        for column, name in enumerate(head):
            widest = max([len(name), *(len(str(row[column])) for row in rows)])
            sheet.set_column(column, column, min(WIDEST, widest + 2))
        sheet.freeze_panes(1, 0)
        sheet.autofilter(0, 0, max(1, len(rows)), len(head) - 1)
    return made.getvalue()


def _sheet_name(title: str) -> str:
    """At most 31 characters, without those that a sheet's name may not have."""
    return "".join(one for one in title if one not in "[]:*?/\\'")[:31].strip() or "1"
