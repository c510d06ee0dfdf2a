"""A table is found by its head in any workbook that a colleague may send.

Books are generated and written by a library; the expected rows are stated by the generator.
"""

import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from district.errors import NoHead
from district.tables import Sheet, find_table
from documents.cells import read_sheets
from tests.soak import share

NAMES = {
    "type": ("Тип", "Вид мероприятия", "Type"),
    "title": ("Название", "Тема", "Title"),
    "day": ("День", "Дата проведения", "Day"),
    "seats": ("Мест", "Кол-во мест", "Seats"),
}
NEED = ("type", "title", "day")
SPELT: tuple[Callable[[str], str], ...] = (
    lambda name: name,
    str.upper,
    lambda name: f"  {name}: ",
    lambda name: f"{name}*",
    lambda name: f"{name} (обязательно)",
    lambda name: name.replace(" ", "\n"),
    lambda name: f"\N{ZERO WIDTH SPACE}{name}",
    lambda name: name.translate(str.maketrans("асеорхТНМВ", "aceopxTHMB")),
    lambda name: unicodedata.normalize("NFD", name),
)
OTHERS = ("№", "№ п/п", "Ответственный", "Примечание", "")
TITLES = ("План работы на полугодие", "Утверждаю", "МКОУ «СОШ № 2»")
CELLS = {
    "type": st.sampled_from(("Семинар", "Вебинар", "Круглый стол")),
    "title": st.sampled_from(("Читаем условие", "Работа с текстом", "ОГЭ: задание 25")),
    "day": st.sampled_from(("10 декабря", "2026-12-11", "12.12.2026")),
    "seats": st.sampled_from(("25", "")),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    content: bytes
    expected: list[tuple[str, int, dict[str, str], bool]]
    """Sheet, row number, cells, whether the row is hidden."""
    unread: list[str]


@st.composite
def books(draw: st.DrawFn) -> Book:
    made, expected, unread = BytesIO(), [], []
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        for name in draw(st.sampled_from((["План"], ["Декабрь", "Январь"]))):
            expected += _table(draw, book.add_worksheet(name), name)
        if draw(st.booleans()):
            book.add_worksheet("Пустой")
            book.add_worksheet("Состав совета").write(3, 2, "Гаджиев")
            unread = ["Состав совета"]
    return Book(content=made.getvalue(), expected=expected, unread=unread)


Expected = list[tuple[str, int, dict[str, str], bool]]


def _table(draw: st.DrawFn, sheet: Any, name: str) -> Expected:
    left = draw(st.integers(0, 3))
    head = _head(draw, sheet, left)
    expected: Expected = []
    row = head.row
    for part in draw(st.lists(st.sampled_from(PARTS), min_size=1, max_size=6)):
        found, taken = part(draw, sheet, row, head)
        expected += [
            (name, row + 1 + at, cells, hidden) for at, (cells, hidden) in enumerate(found)
        ]
        row += taken
    return expected


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    columns: list[str]
    """Columns and, with a capital, other ones."""
    spelt: list[str]
    row: int
    """The first row below it."""
    left: int

    def write(self, sheet: Any, row: int, cells: Mapping[str, str]) -> None:
        for place, column in enumerate(self.columns, self.left):
            if words := cells.get(column, "вне таблицы"):
                sheet.write(row, place, words)


Part = tuple[list[tuple[dict[str, str], bool]], int]
"""The rows that are expected, and the number of rows written."""


def _blank(draw: st.DrawFn, sheet: Any, row: int, head: Head) -> Part:
    sheet.write(row, head.left, draw(st.sampled_from(("", "\N{NO-BREAK SPACE} "))))
    return [], draw(st.integers(1, 30))


def _heading(_: st.DrawFn, sheet: Any, row: int, head: Head) -> Part:
    sheet.merge_range(row, head.left, row, head.left + len(head.columns) - 1, "Февраль")
    return [], 1


def _repeated_head(_: st.DrawFn, sheet: Any, row: int, head: Head) -> Part:
    sheet.write_row(row, head.left, head.spelt)
    return [], 1


def _row(draw: st.DrawFn, sheet: Any, row: int, head: Head) -> Part:
    cells, is_hidden = _cells(draw), draw(st.booleans())
    head.write(sheet, row, cells)
    if is_hidden:
        sheet.set_row(row, None, None, {"hidden": True})
    return [(cells, is_hidden)], 1


def _merged_types(draw: st.DrawFn, sheet: Any, row: int, head: Head) -> Part:
    count, place = draw(st.integers(2, 3)), head.left + head.columns.index("type")
    shared = draw(CELLS["type"])
    cells = [{**_cells(draw), "type": shared} for _ in range(count)]
    for number, one in enumerate(cells):
        head.write(sheet, row + number, {**one, "type": ""})
    sheet.merge_range(row, place, row + count - 1, place, shared)
    return [(one, False) for one in cells], count


PARTS = (_row, _row, _blank, _heading, _repeated_head, _merged_types)


def _head(draw: st.DrawFn, sheet: Any, left: int) -> Head:
    row = draw(st.integers(0, 3))
    for number in range(row):
        sheet.write(number, draw(st.integers(0, 5)), draw(st.sampled_from(TITLES)))
    others = draw(st.lists(st.sampled_from(OTHERS), max_size=3))
    columns = draw(st.permutations([*NAMES, *(f"OTHER{other}" for other in others)]))
    spelt = [
        one.removeprefix("OTHER")
        if one.startswith("OTHER")
        else draw(st.sampled_from(SPELT))(draw(st.sampled_from(NAMES[one])))
        for one in columns
    ]
    for column, name in enumerate(spelt):
        sheet.write(row, left + column, name)
    return Head(columns=columns, spelt=spelt, row=row + 1, left=left)


def _cells(draw: st.DrawFn) -> dict[str, str]:
    return {column: draw(values) for column, values in CELLS.items()}


@settings(max_examples=share(240), deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(books())
def test_every_row_is_found_wherever_the_table_is(book: Book) -> None:
    sheets = read_sheets(book.content, name="plan.xlsx", columns=30, most=100)
    table = find_table(sheets, NAMES, NEED)
    assert [(one.sheet, one.number, dict(one.cells), one.is_hidden) for one in table.rows] == [
        (sheet, number, {name: words for name, words in cells.items() if words}, is_hidden)
        for sheet, number, cells, is_hidden in book.expected
    ]
    assert list(table.unread_sheets) == book.unread
    assert set(table.unread_columns) <= {"№ п/п", "Ответственный", "Примечание"}


def sheet(*rows: tuple[str, ...], is_hidden: bool = False) -> Sheet:
    return Sheet(
        name="1",
        is_hidden=is_hidden,
        numbers=tuple(range(1, len(rows) + 1)),
        rows=rows,
        hidden=frozenset(),
        formula=None,
    )


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ((), NEED),
        ((("Семинар", "Читаем", "10 декабря"),), NEED),
        ((("Тип", "Название", "Когда-нибудь"),), ("day",)),
        ((("План",), ("Дата проведения", "Тема")), ("type",)),
    ],
)
def test_without_a_head_the_missing_columns_are_named(
    rows: tuple[tuple[str, ...], ...], missing: tuple[str, ...]
) -> None:
    with pytest.raises(NoHead) as refused:
        find_table([sheet(*rows)], NAMES, NEED)
    assert refused.value.columns == missing


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    head = ("Тип", "Название", "День")
    row = ("Семинар", "Читаем", "10 декабря")
    hidden = sheet(head, row, is_hidden=True)
    with pytest.raises(NoHead):
        find_table([hidden], NAMES, NEED)
    shown = find_table([Sheet(**{**_fields(hidden), "name": "2", "is_hidden": False}), hidden],
                       NAMES, NEED)  # fmt: skip
    assert [one.sheet for one in shown.rows] == ["2"]
    assert shown.unread_sheets == ("1",)


def _fields(one: Sheet) -> dict[str, Any]:
    return {name: getattr(one, name) for name in Sheet.__slots__}


def test_the_more_usual_name_is_taken() -> None:
    table = find_table(
        [sheet(("Тема", "Название", "Тип", "День"), ("а", "б", "в", "г"))], NAMES, NEED
    )
    assert table.rows[0].cells == {"type": "в", "title": "б", "day": "г"}
    assert table.unread_columns == ("Тема",)
