"""Results in the chat: panel, tie, announcement, letters, an appeal, scores from a spreadsheet."""

from io import BytesIO

import pytest
from python_calamine import CalamineWorkbook

from district.calls.call import Call
from district.languages import Language
from documents.sheet import sheet_xlsx
from tests.play import Player, Stage
from tests.services.contests import GARDEN, OLYMPIAD, Contest, kind_with

ONE_STAGE = {**GARDEN, "stages": GARDEN["stages"][1:]}
SHEET = {**OLYMPIAD, "stages": OLYMPIAD["stages"][1:]}


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def opens_panel(curator: Player, call: Call, *labels: str) -> None:
    """`labels`: of the way, in English."""
    way = labels or ("Ещё", "Конкурсы и опыт", "Конкурсы и защиты", "Показать все")
    await curator.says(way[0])
    for label in (*way[1:], call.title):
        await curator.presses(label)
    await curator.presses("Draw up results" if labels else "Подвести итоги")


async def test_a_contest_from_the_ranking_to_a_granted_appeal(
    stage: Stage, curator: Player
) -> None:
    contest = Contest(stage.app.database, stage.clock)
    by = await contest.cast.actor(await stage.person_of(curator))
    call = await contest.closed(kind_with(ONE_STAGE), by)
    expert = await stage.teacher("Гамид", "Экспертов")
    contest.experts.append(await contest.cast.actor(await stage.person_of(expert)))
    authors = [await stage.teacher("Айшат", name) for name in ("Алиева", "Багандова", "Велиева")]
    for at, (player, marks) in enumerate(zip(authors, ((4, 4), (4, 4), (2, 2)), strict=True), 1):
        actor = await contest.cast.actor(await stage.person_of(player))
        await contest.judged(await contest.enters(call, actor, f"Огород {at}"), marks)
    await opens_panel(curator, call)
    assert "Осмотр: оценено 3 из 3 работ" in curator.text
    await curator.presses("Подвести итоги")
    assert "Поровну на границе мест: 1 случай" in curator.text
    await curator.presses("Кто выше?")
    await curator.presses("А-003 Огород 2")
    assert "1. А-003 Огород 2 — 80 · Победитель" in curator.text
    await curator.presses("Таблица .xlsx")
    table = CalamineWorkbook.from_filelike(BytesIO(curator.document("итоги.xlsx")))
    assert [row[1] for row in table.get_sheet_by_index(0).to_python()[1:]] == [
        "А-003", "А-002", "А-004",
    ]  # fmt: skip
    await opens_panel(curator, call)
    await curator.presses("Объявить итоги")
    assert all("Исход" not in one.text for one in authors), "nothing is told before"
    await curator.presses("Да, объявить")
    await stage.settle()
    assert "Исход: Победитель" in authors[1].text
    loser = authors[2]
    assert "Исход: Участник" in loser.text
    await appeals(stage, curator, loser)


async def appeals(stage: Stage, curator: Player, loser: Player) -> None:
    await loser.presses("Итоги")
    assert "1. Огород 2, Багандова А." in loser.text
    assert "Урожай: 2 из 5" in loser.text
    await loser.presses("Показать картинкой")
    await loser.presses("Не согласиться")
    await loser.says("Комиссия смотрела соседний огород")
    assert "Организатор прочитает" in loser.text
    await stage.settle()
    await curator.presses("‹ К итогам")
    await curator.presses("Апелляции: 1")
    await curator.presses("Огород 3")
    assert "соседний огород" in curator.text
    await curator.presses("Лауреат")
    await curator.says("Вы правы, простите")
    await stage.settle()
    assert "Исход: Лауреат" in loser.text
    await loser.presses("Итоги")
    assert "Апелляция удовлетворена: Вы правы, простите" in loser.text


async def test_scores_of_pupils_come_from_a_sheet(stage: Stage, curator: Player) -> None:
    contest = Contest(stage.app.database, stage.clock)
    await stage.speaks(curator, Language.EN)
    by = await contest.cast.actor(await stage.person_of(curator))
    call = await contest.closed(kind_with(SHEET), by)
    teachers = [await stage.teacher("Айшат", name) for name in ("Алиева", "Багандова")]
    for player in teachers:
        actor = await contest.cast.actor(await stage.person_of(player))
        await contest.enters(call, actor, pupils=3)
    await opens_panel(
        curator, call, "More", "Contests and experience", "Contests and defences", "Show all"
    )
    assert "Waiting for the sheet with scores." in curator.text
    await curator.presses("Scores from a sheet")
    blank = CalamineWorkbook.from_filelike(BytesIO(curator.document("scores.xlsx")))
    head, *rows = blank.get_sheet_by_index(0).to_python()
    assert len(rows) == 6
    codes = [str(row[0]) for row in rows]
    columns = [str(one) for one in head[:2]]
    wrong = sheet_xlsx("1", columns, [(codes[0], 61), ("А-099", 5), (codes[1], 50)])
    await curator.sends_file(wrong, "scores.xlsx")
    assert "Row 2: 61 is above the highest score" in curator.text
    assert "Row 3: there is no code “А-099”" in curator.text
    assert "Take the scores" not in curator.buttons
    await takes_scores(
        curator, columns, [(code, 60 - 10 * at) for at, code in enumerate(codes[:5])]
    )
    await stage.settle()
    await teachers[0].presses("Итоги")
    assert f"1. {codes[0]} А. 1., 7 — 100 · Победитель" in teachers[0].text
    assert codes[3] not in teachers[0].text, "a pupil of the other teacher"
    await teachers[1].presses("Итоги")
    assert f"{codes[5]} А. 3., 7 · не участвовал(а)" in teachers[1].text


async def takes_scores(curator: Player, columns: list[str], scored: list[tuple[str, int]]) -> None:
    await curator.sends_file(sheet_xlsx("1", columns, scored), "scores.xlsx")
    assert "Scores read: 5." in curator.text
    await curator.presses("Take the scores")
    await curator.presses("Draw up the results")
    await curator.presses("Announce the results")
    await curator.presses("Yes, announce")
