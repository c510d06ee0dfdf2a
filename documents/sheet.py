"""Lists as spreadsheets; cell text is never interpreted as a formula or a link."""
# ruff: noqa: PLC0415 - importing xlsxwriter is slow and rarely needed

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO

WIDEST = 60
"""Limit of a column's width in characters."""
FILLED = 300
"""Rows below the header that offer drop-downs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DropDowns:
    """Words to choose from in the cells of some columns."""

    sheet: str
    """Name of the second sheet, which lists them."""
    other: str
    """Warning about other words, which are allowed, at most 255 characters."""
    columns: Mapping[int, Sequence[str]]


def sheet_xlsx(
    title: str,
    head: Sequence[str],
    rows: Sequence[Sequence[str | int]],
    choices: DropDowns | None = None,
) -> bytes:
    """Returns a workbook with a frozen header and columns fitted to their content."""
    import xlsxwriter
    from xlsxwriter.utility import xl_range_abs

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
        if choices is not None:
            listed = book.add_worksheet(_sheet_name(choices.sheet))
            for at, (column, words) in enumerate(choices.columns.items()):
                listed.write_column(0, at, [head[column], *words])
                listed.set_column(at, at, WIDEST)
                area = xl_range_abs(1, at, len(words), at)
                sheet.data_validation(
                    1, column, max(FILLED, len(rows)), column,
                    {
                        "validate": "list",
                        "source": f"='{_sheet_name(choices.sheet)}'!{area}",
                        "error_type": "warning",
                        "error_message": choices.other,
                    },
                )  # fmt: skip
    return made.getvalue()


def _sheet_name(title: str) -> str:
    """Removes characters that Excel forbids in sheet names and cuts to 31 characters."""
    return "".join(one for one in title if one not in "[]:*?/\\'")[:31].strip() or "1"
