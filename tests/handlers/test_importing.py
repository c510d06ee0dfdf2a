"""Import of a plan: problems by row, then all rows or none."""

from collections.abc import Sequence
from io import BytesIO

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from sqlalchemy import update

from storage.tables import drafts
from tests.acts.activities import GOOD, HEAD, opens_import, plans, sends_plan, workbook
from tests.play import Player, Stage

LAST_ROW, LAST_COLUMN = 1_048_575, 16_383


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


def with_cells(*cells: tuple[int, int, object], rows: Sequence[tuple[object, ...]] = ()) -> bytes:
    """A sheet with these cells, by row and column from 0, below the usual rows."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
        for cell in cells:
            sheet.write(*cell)
    return made.getvalue()


async def test_a_plan_is_published_whole(stage: Stage, curator: Player) -> None:
    await opens_import(curator)
    other = (
        "вебинар",
        "<b>Онлайн</b>",
        "2026-12-11",
        "10-11",
        "ссылка",
        "2",
        "",
        "Оценивание",
        "Для всех округов",
    )
    await sends_plan(curator, workbook(GOOD, ("",) * 9, other))
    assert "Мероприятий в таблице: 2" in curator.text
    assert "11 декабря 2026, пятница, 10:00 · <b>Онлайн</b>" in curator.text
    held = await curator.holds("Опубликовать все")
    await curator.presses("Опубликовать все")
    assert "Опубликовано мероприятий: 2" in curator.text
    await curator.presses_stale(held)
    aishat = await stage.teacher()
    await aishat.says("Мероприятия")
    assert aishat.text.count("Читаем условие") == 1
    assert "<b>Онлайн</b>" in aishat.text


async def test_every_problem_is_named_and_nothing_is_made(stage: Stage, curator: Player) -> None:
    await opens_import(curator)
    bad = ("Пикник", "", "32 декабря", "17-15", "", 0, -5, "Рыбалка", "Для всех")
    past = (*GOOD[:2], "01.11.2026", *GOOD[3:])
    await sends_plan(curator, workbook(GOOD, bad, past))
    for words in (
        "Строка 3, Тип: «Пикник»: такого нет в списке",
        "Строка 3, Название",
        "Строка 3, День",
        "Строка 3, Время",
        "Строка 3, Часов",
        "Строка 3, Мест",
        "Строка 3, Направление: «Рыбалка»",
        "Строка 4",
        "Ничего не создано",
    ):
        assert words in curator.text
    assert "Опубликовать все" not in curator.buttons
    await curator.says("Мероприятия")
    assert "Читаем условие" not in curator.text


@pytest.mark.parametrize("content", [b"", b"no sheet", b"PK\x03\x04broken"])
async def test_a_broken_file_is_refused(curator: Player, content: bytes) -> None:
    await opens_import(curator)
    await sends_plan(curator, content or b" ")
    assert "не таблица, которую получится прочитать" in curator.text
    await sends_plan(curator, workbook(GOOD))
    assert "Мероприятий в таблице: 1" in curator.text


async def test_ten_thousand_rows_are_refused(curator: Player) -> None:
    await opens_import(curator)
    await sends_plan(curator, workbook(*[GOOD] * 10_000))
    assert "Строк больше 300" in curator.text


async def test_a_sheet_as_large_as_a_sheet_can_be_is_answered(curator: Player) -> None:
    """Five kilobytes that a library would expand to a matrix of 17 billion cells."""
    await opens_import(curator)
    deadly = with_cells((0, 0, "слово"), (LAST_ROW, LAST_COLUMN, "слово"))
    assert len(deadly) < 6_000
    await sends_plan(curator, deadly)
    assert "В таблице нет ни одной строки" in curator.text
    await sends_plan(curator, workbook(GOOD))
    assert "Мероприятий в таблице: 1" in curator.text


@pytest.mark.parametrize(
    ("cell", "stray"),
    [
        ((LAST_ROW, 0, "ы"), "В строке 1048576"),
        ((1, LAST_COLUMN, "ы"), ""),
        ((LAST_ROW, 3, " "), ""),
    ],
    ids=["last row", "last column", "space"],
)
async def test_one_stray_cell_is_no_reason_to_refuse_a_short_plan(
    curator: Player, cell: tuple[int, int, object], stray: str
) -> None:
    await opens_import(curator)
    await sends_plan(curator, with_cells(cell, rows=(HEAD, GOOD)))
    assert "Мероприятий в таблице: 1" in curator.text
    assert ("В строке" in curator.text) is bool(stray)
    assert stray in curator.text
    await curator.presses("Опубликовать все")
    assert "Опубликовано мероприятий: 1" in curator.text


async def test_rows_keep_their_numbers_below_empty_ones(curator: Player) -> None:
    await opens_import(curator)
    bad = ("Пикник", *GOOD[1:])
    await sends_plan(
        curator, with_cells(*((40, *cell) for cell in enumerate(bad)), rows=(HEAD, GOOD))
    )
    assert "Строка 41, Тип: «Пикник»" in curator.text


async def test_a_draft_of_an_older_version_is_read(stage: Stage, curator: Player) -> None:
    await opens_import(curator)
    await sends_plan(curator, workbook(GOOD, ("",) * 9, ("Пикник", *GOOD[1:])))
    async with stage.app.database.write() as tx:
        rows = [[*map(str, GOOD), ""], [""] * 10, ["Пикник", *map(str, GOOD[1:]), ""]]
        await tx.execute(update(drafts).values(answers={"rows": rows}))
    await curator.says("Мероприятия")
    await curator.presses("Вернуться к плану")
    assert "Строка 4, Тип: «Пикник»" in curator.text


async def test_a_formula_is_what_it_came_to(curator: Player) -> None:
    await opens_import(curator)
    await sends_plan(curator, workbook((*GOOD[:1], '=HYPERLINK("http://x")', *GOOD[2:])))
    assert "Строка 2, Название" in curator.text or "Мероприятий в таблице: 1" in curator.text


async def test_other_things_than_a_file_are_answered(curator: Player) -> None:
    await opens_import(curator)
    for kind in ("photo", "sticker"):
        await curator.sends(kind)
        assert "не таблица" in curator.text
    await curator.presses("Отменить")
    assert "Ничего не создано." in curator.text


async def test_the_template_and_the_plan_are_files(curator: Player) -> None:
    await opens_import(curator)
    await curator.presses("Образец таблицы")
    rows = CalamineWorkbook.from_filelike(BytesIO(curator.document("plan.xlsx")))
    cells = rows.get_sheet_by_index(0).to_python()
    assert cells[0][:3] == ["Тип", "Название", "День"]
    await sends_plan(curator, curator.document("plan.xlsx"))
    assert "Мероприятий в таблице: 1" in curator.text
    await curator.presses("Сохранить черновиками")
    assert "Сохранено черновиков: 1" in curator.text
    await plans(curator)
    await curator.says("Мероприятия")
    await curator.presses("Мероприятия округа")
    await curator.presses("План в таблицу")
    told = CalamineWorkbook.from_filelike(BytesIO(curator.document("activities.xlsx")))
    assert len(told.get_sheet_by_index(0).to_python()) == 3
