"""Lists as spreadsheets; cell text is never interpreted as a formula or a link."""
# ruff: noqa: PLC0415 - importing xlsxwriter is slow and rarely needed

from collections.abc import Sequence
from io import BytesIO

WIDEST = 60
"""Limit of a column's width in characters."""


def sheet_xlsx(title: str, head: Sequence[str], rows: Sequence[Sequence[str | int]]) -> bytes:
    """Returns a workbook with one sheet, a frozen header and columns fitted to their content."""
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
    """Removes characters that Excel forbids in sheet names and cuts to 31 characters."""
    return "".join(one for one in title if one not in "[]:*?/\\'")[:31].strip() or "1"
