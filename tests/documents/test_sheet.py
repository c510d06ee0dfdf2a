"""Spreadsheets can be read back; they contain no formulas."""

import zipfile
from io import BytesIO

from python_calamine import CalamineWorkbook

from documents.sheet import sheet_xlsx

ROWS: list[list[str | int]] = [
    ["=1+1", 5],
    ["+79990000000", 0],
    ["https://example.org", 1],
    ["Гаджиев «М» 😀", 2],
]


def test_what_was_typed_stays_text() -> None:
    content = sheet_xlsx("Семинар: [чтение]/условие*?" * 3, ["Имя", "Часы"], ROWS)
    book = CalamineWorkbook.from_filelike(BytesIO(content))
    assert book.get_sheet_by_index(0).to_python() == [["Имя", "Часы"], *ROWS]
    with zipfile.ZipFile(BytesIO(content)) as parts:
        assert b"<f>" not in parts.read("xl/worksheets/sheet1.xml")


def test_a_list_of_nobody_is_a_list() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(sheet_xlsx("'", ["Имя"], [])))
    assert book.get_sheet_by_index(0).to_python() == [["Имя"]]
