"""Import of a plan: problems by row, then all rows or none."""

from collections.abc import Sequence
from datetime import date
from io import BytesIO

import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook
from sqlalchemy import update

from district.languages import Language
from storage.tables import activity_types, drafts
from tests.acts.activities import (
    GOOD,
    HEAD,
    TITLE,
    opens_import,
    plans,
    sends_plan,
    signs_up,
    workbook,
)
from tests.acts.common import told
from tests.documents.books import ods, ods_row
from tests.play import Player, Stage
from tests.presses import counted

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
    await curator.says("/menu")
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
    with counted(curator, "Load a plan"):
        for label in ("Мероприятия", "Провести мероприятие", "Загрузить план"):
            await curator.presses(label)
        await sends_plan(curator, workbook(GOOD, ("",) * 9, other))
        assert "Мероприятий в таблице: 2" in curator.text
        assert "11 декабря 2026, пятница, 10:00 · Вебинар · <b>Онлайн</b>" in curator.text
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
        "«Для всех»: такого нет в списке. Можно: Для всех округов, ",
        "Строка 4",
        "Ничего не создано",
    ):
        assert words in curator.text
    assert "Опубликовать все" not in curator.buttons
    await curator.says("Мероприятия")
    assert "Читаем условие" not in curator.text


@pytest.mark.parametrize(
    ("seats", "shown"),
    [
        ("25 чел.", "мест: 25"),
        ("25 человек", "мест: 25"),
        ("без ограничений", "мест хватит всем"),
        ("—", "мест хватит всем"),
        ("25 или 30", "Напишите число мест"),
    ],
)
async def test_numbers_are_read_with_their_unit(curator: Player, seats: str, shown: str) -> None:
    await opens_import(curator)
    await sends_plan(curator, workbook((*GOOD[:5], "4 ч.", seats, *GOOD[7:])))
    assert shown in curator.text
    assert "Часов:" not in curator.text


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
    assert "Не вижу в таблице столбцы: Тип, Название, День" in curator.text
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
    await curator.presses("Скачать образец")
    rows = CalamineWorkbook.from_filelike(BytesIO(curator.document("Образец плана.xlsx")))
    cells = rows.get_sheet_by_index(0).to_python()
    assert cells[0][:3] == ["Тип", "Название", "День"]
    await sends_plan(curator, curator.document("Образец плана.xlsx"))
    assert "Мероприятий в таблице: 1" in curator.text
    await curator.presses("Сохранить черновиками")
    assert "Сохранено черновиков: 1" in curator.text
    await plans(curator)
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Скачать план")
    told = CalamineWorkbook.from_filelike(BytesIO(curator.document("План мероприятий.xlsx")))
    assert len(told.get_sheet_by_index(0).to_python()) == 3


# ── As colleagues send it ──────────────────────────────────────────────────────────────────────


async def test_a_plan_of_a_colleague_is_read(curator: Player) -> None:
    """A title above, numbers first, other names and order, hidden and filled-down rows."""
    made = BytesIO()
    with xlsxwriter.Workbook(made, {"in_memory": True}) as book:
        book.add_worksheet("Подписи").write(0, 0, "Утверждаю")
        sheet = book.add_worksheet("План")
        sheet.merge_range(0, 0, 0, 7, "План работы на декабрь")
        sheet.write_row(
            2, 0,
            ("№", "Дата проведения", "Время", "Тема", "Форма", "Место", "Кол-во часов",
             "Участников", "Ответственный"),
        )  # fmt: skip
        sheet.write_row(3, 0, (1, "10.12.2026 г. (чт)", "15-00 – 17-30", "Читаeм условие", "",
                               "Леваши", 4, 25, "Гаджиев"))  # fmt: skip
        sheet.write_row(4, 0, (2, "11-го декабря", "с 9 до 11 утра", "Оценивание", "", "ссылка", 2))
        sheet.set_row(4, None, None, {"hidden": True})
        sheet.merge_range(3, 4, 4, 4, "cеминар")  # «c» is Latin
        for row in range(5, 40):
            sheet.write(row, 4, "Семинар")
        sheet.write(900, 3, "\N{NO-BREAK SPACE}")
    await opens_import(curator)
    await sends_plan(curator, made.getvalue())
    for words in (
        "Мероприятий в таблице: 2",
        "10 декабря 2026, четверг, 15:00 · Семинар · Читаeм условие · 4 ч. · мест: 25 · для всех",
        "11 декабря 2026, пятница, 09:00 · Семинар · Оценивание · 2 ч. · мест хватит всем",
        "Скрыты в файле, но прочитаны строки: 5.",
        "Строка 4: в слове «Читаeм» латинские буквы",
        "Строк без названия, дня и времени: 35",
        "Листы без такой таблицы не читал: Подписи.",
        "Столбцы не читал: Ответственный.",
    ):
        assert words in curator.text
    await curator.presses("Сохранить черновиками")
    assert "Сохранено черновиков: 2" in curator.text


async def test_a_plan_in_ods_is_read_and_published(stage: Stage, curator: Player) -> None:
    district = "Только для моего округа"
    young, topic = "Молодым моего округа", "Неуспевающие ученики"
    rows = (
        ods_row("План работы на декабрь"),
        ods_row(*HEAD),
        ods_row(*GOOD[:2], date(2026, 12, 10), "15:00–17:30", "Леваши", 4, 25, topic, district),
        ods_row("Семинар", "Оценивание", "11 декабря", "9-11", "Акуша", 2, "25 чел.", topic, young,
                hidden=True),
    )  # fmt: skip
    await opens_import(curator)
    await curator.sends_file(ods("".join(rows)), "план.ods")
    for words in (
        "10 декабря 2026, четверг, 15:00 · Семинар · Читаем условие · 4 ч. · мест: 25 · для округа",
        "Оценивание · 2 ч. · мест: 25 · для округа, стаж до 3 лет",
        "Скрыты в файле, но прочитаны строки: 4.",
    ):
        assert words in curator.text
    await curator.presses("Отменить")
    await stage.speaks(curator, Language.EN)
    await curator.says("Activities")
    await curator.presses("Run an activity")
    await curator.presses("Upload a plan")
    await curator.sends_file(ods("".join(rows[:3])), "plan.ods")
    assert "Семинар" not in curator.text.split("·")[1]
    assert "4 h · seats: 25 · for the district" in curator.text
    await curator.presses("Publish all")
    assert "Activities published: 1" in curator.text


@pytest.mark.parametrize(
    ("content", "name"), [(b"\xd0\xcf\x11\xe0" + b"\0" * 600, "plan.xls"), (b"a;b", "plan.csv")]
)
async def test_how_to_save_is_said(curator: Player, content: bytes, name: str) -> None:
    await opens_import(curator)
    await curator.sends_file(content, name)
    assert "«Сохранить как», тип «Книга Excel (.xlsx)»" in curator.text


async def test_every_row_can_be_seen(curator: Player) -> None:
    rows = [(*GOOD[:1], f"Тема {number}", *GOOD[2:]) for number in range(30)]
    await opens_import(curator)
    await sends_plan(curator, workbook(*rows))
    seen = [curator.text]
    while "›" in curator.buttons:
        await curator.presses("›")
        seen.append(curator.text)
    assert all(any(f"· Тема {number} ·" in text for text in seen) for number in range(30))
    await curator.presses("‹")
    await curator.presses("Опубликовать все")
    assert "Опубликовано мероприятий: 30" in curator.text


async def test_what_is_there_is_not_made_again(curator: Player) -> None:
    await opens_import(curator)
    await sends_plan(curator, workbook(GOOD))
    await curator.presses("Опубликовать все")
    other = (GOOD[0], "Оценивание", *GOOD[2:])
    again = ("семинар", "читаем  условие!", "10.12.2026", *GOOD[3:])
    await opens_import(curator)
    await sends_plan(curator, workbook(again, other, other))
    assert "1 уже есть, добавлю 1" in curator.text
    assert "Повторяют другие и не добавятся строки: 4." in curator.text
    await curator.presses("Опубликовать все")
    assert "Опубликовано мероприятий: 1" in curator.text
    await opens_import(curator)
    await sends_plan(curator, workbook(again, other))
    assert "Всё это уже есть" in curator.text
    assert "Опубликовать все" not in curator.buttons


async def test_publishing_served_again_shows_the_same_result(stage: Stage, curator: Player) -> None:
    await opens_import(curator)
    await sends_plan(curator, workbook(GOOD))
    held = await curator.holds("Опубликовать все")
    await curator.presses("Опубликовать все")
    await stage.crash()
    await curator.presses_stale(held)
    assert curator.alert is None
    assert "Опубликовано мероприятий: 1" in curator.text
    await opens_import(curator)
    await sends_plan(curator, workbook((GOOD[0], "Оценивание", *GOOD[2:])))
    await curator.presses_stale((held[0], "importing:publish"))  # as older versions had it
    assert "Опубликовано мероприятий: 1" in curator.text
    await curator.says("Мероприятия")
    assert curator.text.count("Читаем условие") == 1
    assert "Оценивание" in curator.text


# ── The export, sent back ──────────────────────────────────────────────────────────────────────


async def exported(curator: Player) -> list[list[object]]:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Скачать план")
    book = CalamineWorkbook.from_filelike(BytesIO(curator.document("План мероприятий.xlsx")))
    return [list[object](row) for row in book.get_sheet_by_index(0).to_python()]


async def sends_back(curator: Player, rows: list[list[object]]) -> None:
    await opens_import(curator)
    await sends_plan(curator, with_cells(rows=[tuple(row) for row in rows]))


async def test_the_export_is_a_correction(stage: Stage, curator: Player) -> None:
    await plans(curator, seats="25")
    aishat = await stage.teacher()
    await signs_up(aishat)
    rows = await exported(curator)
    await sends_back(curator, rows)
    assert "Всё это уже есть" in curator.text
    assert "не читал" not in curator.text
    head = rows[0]
    rows[1][head.index("День")] = "11.12.2026"
    rows[1][head.index("Мест")] = 30
    rows.append(["", *GOOD[:7], ""])
    await sends_back(curator, rows)
    for words in (
        "0 уже есть, добавлю 1",
        "Изменю: 1",
        "День: 10 декабря, четверг, 15:00–17:30 → 11 декабря, пятница, 15:00–17:30",
        "Мест: 25 → 30",
    ):
        assert words in curator.text
    held = await curator.holds("Опубликовать все")
    await curator.presses("Опубликовать все")
    assert "Опубликовано мероприятий: 1" in curator.text
    assert "Исправлено строк: 1" in curator.text
    await stage.settle()
    assert told(aishat, "Мероприятие перенесено") == 1
    await curator.presses_stale(held)
    await stage.settle()
    assert told(aishat, "Мероприятие перенесено") == 1
    after = await exported(curator)
    assert {(row[head.index("День")], row[head.index("Мест")]) for row in after[1:]} == {
        ("11.12.2026", 30),
        ("10.12.2026", 25),
    }


TOPICS = (
    "Формирующее и критериальное оценивание; "
    "Дифференциация, работа с неуспевающими (риски учебной неуспешности)"
)


async def test_topic_audience_and_description_are_corrected(curator: Player) -> None:
    """A draft and a published activity; an empty cell keeps what there is."""
    await plans(curator)
    await opens_import(curator)
    await sends_plan(curator, workbook(GOOD))
    await curator.presses("Сохранить черновиками")
    rows = await exported(curator)
    head = rows[0]
    new = {
        "Направление": "Оценивание; Неуспевающие ученики",
        "Для кого": "Молодым моего округа",
        "Описание": "Возьмите тетради.\nИ ручку",
    }
    for row in rows[1:]:
        for column, text in new.items():
            row[head.index(column)] = text
    await sends_back(curator, rows)
    assert curator.text.count("→ Молодым моего округа") == 2
    assert curator.text.count("→ Возьмите тетради.") == 2
    await curator.presses("Изменить мероприятия")
    assert "Исправлено строк: 2" in curator.text
    after = await exported(curator)
    for row in after[1:]:
        told = {column: row[head.index(column)] for column in new}
        assert told == {**new, "Направление": TOPICS}
    for row in after[1:]:
        for column in new:
            row[head.index(column)] = ""
    await sends_back(curator, after)
    assert "Всё это уже есть" in curator.text


async def test_an_activity_of_a_retired_type_is_read_back(stage: Stage, curator: Player) -> None:
    await plans(curator)
    async with stage.app.database.write() as tx:
        retired = update(activity_types).where(activity_types.c.id == "seminar")
        await tx.execute(retired.values(retired_at=stage.clock()))
    rows = await exported(curator)
    await sends_back(curator, rows)
    assert "Всё это уже есть" in curator.text
    rows[1][0] = ""
    await sends_back(curator, rows)
    assert "Строка 2, Тип: «Семинар»: такого нет в списке" in curator.text


async def test_a_draft_is_corrected_whole_and_the_published_one_in_part(curator: Player) -> None:
    await opens_import(curator)
    await sends_plan(curator, workbook(GOOD))
    await curator.presses("Сохранить черновиками")
    rows = await exported(curator)
    head = rows[0]
    rows[1][head.index("Название")] = "Читаем задачу"
    rows[1][head.index("Часов")] = 6
    await sends_back(curator, rows)
    assert "Название: Читаем условие → Читаем задачу" in curator.text
    await curator.presses("Изменить мероприятия")
    assert "Исправлено строк: 1" in curator.text
    await plans(curator)
    rows = await exported(curator)
    assert {row[head.index("Название")] for row in rows[1:]} == {"Читаем задачу", TITLE}
    published = next(row for row in rows if row[head.index("Название")] == TITLE)
    published[head.index("Название")] = "Другое"
    rows.append([*published])
    rows.append(["999/1", *published[1:]])
    await sends_back(curator, rows)
    for words in (
        "Название: это уже нельзя изменить таблицей",
        "стоит в двух строках",
        "Номер в боте: «999/1»: такого нет в списке",
    ):
        assert words in curator.text
    assert "Изменить мероприятия" not in curator.buttons
