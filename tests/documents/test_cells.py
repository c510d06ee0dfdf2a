"""Cells of a spreadsheet, read by a separate process that may die without harm."""

import pytest

from district.tables import Sheet
from documents.cells import NoSheet, OldFormat, read_sheets
from tests.documents.books import ods, repacked, workbook


def cells(content: bytes, *, columns: int, most: int, name: str = "plan.xlsx") -> Sheet:
    (one,) = read_sheets(content, name=name, columns=columns, most=most)
    return one


def test_rows_with_words_come_with_their_numbers() -> None:
    read = cells(
        workbook((0, 0, "а"), (4, 1, 2.0), (1_048_575, 0, "я"), (1_048_575, 16_383, "вне")),
        columns=2,
        most=10,
    )
    assert read.numbers == (1, 5, 1_048_576)
    assert read.rows == (("а", ""), ("", "2"), ("я", ""))
    assert read.formula is None


def test_one_row_more_than_is_asked_for_shows_that_there_are_more() -> None:
    content = workbook(*((row, 0, "а") for row in range(5_000)))
    assert len(cells(content, columns=1, most=300).rows) == 301


def test_the_first_computed_cell_is_named() -> None:
    assert cells(workbook((0, 0, "а"), (6, 1, "=1+1")), columns=2, most=9).formula == "B7"


@pytest.mark.parametrize("blank", [" ", "\N{NO-BREAK SPACE}", "\N{ZERO WIDTH SPACE}", "\u2800"])
def test_a_row_without_visible_words_is_no_row(blank: str) -> None:
    read = cells(workbook((0, 0, "а"), (899, 0, blank), (900, 1, f"{blank}б")), columns=2, most=9)
    assert read.numbers == (1, 901)


def test_other_formats_are_read_too() -> None:
    rows = (
        "<table:table-row><table:table-cell office:value-type='string' "
        "table:number-rows-spanned='3'><text:p>а</text:p></table:table-cell>"
        "<table:table-cell office:value-type='string'><text:p>б</text:p></table:table-cell>"
        "</table:table-row>"
        "<table:table-row table:number-rows-repeated='2' table:visibility='collapse'>"
        "<table:covered-table-cell/>"
        "<table:table-cell office:value-type='float' office:value='4'><text:p>4</text:p>"
        "</table:table-cell></table:table-row>"
        "<table:table-row><table:table-cell/>"
        "<table:table-cell office:value-type='date' office:date-value='2026-12-10'/>"
        "</table:table-row>"
    )
    read = cells(ods(rows), columns=2, most=9)
    assert read.rows == (("а", "б"), ("а", "4"), ("а", "4"), ("", "2026-12-10"))
    assert read.numbers == (1, 2, 3, 4)
    assert read.hidden == {2, 3}


@pytest.mark.parametrize(
    ("content", "name"),
    [(b"\xd0\xcf\x11\xe0\xa1\xb1", "plan.xlsx"), ("Тип;День".encode("cp1251"), "План.CSV")],
)
def test_a_format_to_save_anew_is_told_apart(content: bytes, name: str) -> None:
    with pytest.raises(OldFormat):
        read_sheets(content, name=name, columns=2, most=9)


WORDS = b"<si><t>" + b"x" * 32_000 + b"</t></si>"
CELL = b'<c r="A%d" t="s"><v>0</v></c>'
MAIN = b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'


@pytest.mark.parametrize(
    "content",
    [
        b" ",
        b"no sheet",
        b"PK\x03\x04broken",
        repacked(workbook((0, 0, "а")), sheet1=b"<worksheet"),
        repacked(workbook((0, 0, "а")), workbook=b"<workbook/>"),
        repacked(workbook((0, 0, "а")), styles=b" " * 60_000_000),
        repacked(
            workbook((0, 0, "а")),
            sharedStrings=b"<sst " + MAIN + b">" + WORDS + b"</sst>",
            sheet1=b"<worksheet " + MAIN + b"><sheetData>"
            + b"".join(b'<row r="%d">' % row + CELL % row + b"</row>" for row in range(1, 300))
            + b"</sheetData></worksheet>",
        ),
        ods(
            "<table:table-row table:number-rows-repeated='1000000'><table:table-cell "
            "office:value-type='string' table:number-columns-repeated='16000'><text:p>а</text:p>"
            "</table:table-cell></table:table-row>"
        ),
    ],
    ids=["empty", "words", "zip", "xml", "no sheets", "unpacked", "words without end", "matrix"],
)  # fmt: skip
def test_what_cannot_be_read_within_bounds_is_refused(content: bytes) -> None:
    with pytest.raises(NoSheet):
        read_sheets(content, name="plan.xlsx", columns=10, most=300)
