"""A project in the chat: milestones that are entered, reported, returned, late, accepted."""

import pytest

from district.calls.call import Call
from district.calls.entry import EntryMove
from storage.calls.entries import entries_of_call, move_entry
from tests.acts.common import DAY, pass_by, told
from tests.acts.entering import begins_entry, opened
from tests.play import Player, Stage

pytestmark = pytest.mark.any_database
PDF = b"%PDF-1.7 content"
TRAIN, SHOW = "Обучить команду", "Показать уроки"


async def enters(teacher: Player, call: Call) -> None:
    await begins_entry(teacher, call)
    await teacher.says("Школа полного дня")
    await teacher.presses("Методические")
    await teacher.presses("Неуспевающие ученики")
    await teacher.presses("Пропустить")
    await teacher.says("Дети остаются до вечера")
    await teacher.presses("Готово")
    await teacher.says(TRAIN)
    assert "Нужны дело и день через запятую" in teacher.text
    await teacher.says(f"{SHOW}, до 20.12.2026\n{TRAIN}, 12 декабря")
    await teacher.presses("Готово")
    await teacher.presses("Пропустить")
    assert f"{SHOW}, 20.12.2026; {TRAIN}, 12.12.2026" in teacher.text
    await teacher.presses("Отправить работу")


async def is_accepted(stage: Stage, call: Call) -> None:
    """Experts and the council are played elsewhere."""
    entries, now = stage.app.services.entries, stage.clock()
    async with stage.app.database.write() as tx:
        (entry,) = await entries_of_call(tx, call.id)
        entry = await move_entry(tx, entry, EntryMove.ASSESS, now)
        await entries.moves.settle(tx, call, entry, call.kind.outcomes[0], now)
    await stage.settle()


async def reports(teacher: Player, title: str, words: str) -> None:
    await teacher.presses(f"Отчитаться: {title}")
    await teacher.says(words)
    await teacher.sends_file(PDF, "Приказ.pdf")
    await teacher.presses("Готово")
    assert {f"«{words}»", "📎 Приказ.pdf"} <= set(teacher.text.splitlines())
    await teacher.presses("Отправить отчёт")
    assert "Куратор посмотрит" in teacher.text


async def test_a_project_goes_from_milestones_to_the_bank(stage: Stage) -> None:
    teacher, curator = await stage.teacher(), await stage.curator("gornyy")
    call = await opened(stage, "project", "Проекты 2026")
    await enters(teacher, call)
    await curator.presses("Открыть работу")
    assert TRAIN in curator.text
    await curator.presses("Открыть заявку")
    await curator.presses("Принять")
    await is_accepted(stage, call)
    await pass_by(stage, 17 * DAY)
    assert told(teacher, f"Скоро срок этапа «{TRAIN}» (до 12 декабря 2026)") == 1
    await pass_by(stage, 4 * DAY)
    for one in (teacher, curator):
        assert told(one, f"Прошёл срок этапа «{TRAIN}»") == 1

    await is_returned_and_accepted(teacher, curator)
    await reports(teacher, SHOW, "Показали три урока")
    await curator.presses("Принять")
    await stage.settle()
    assert told(teacher, "Все этапы проекта «Школа полного дня» приняты") == 1
    await curator.says("/menu")
    for label in ("Ещё", "Конкурсы и опыт", "Проектный офис"):
        await curator.presses(label)
    assert "Школа полного дня: 2 из 2" in curator.text
    await curator.presses("Школа полного дня")
    assert "Проект — в банке практик" in curator.text
    await curator.presses("‹ Проектный офис")
    await finds_in_the_bank(curator, "projects and practices", 2)
    await curator.presses("Отменить решение")
    await finds_in_the_bank(curator, "projects", 1)


async def finds_in_the_bank(curator: Player, shelves: str, count: int) -> None:
    for label in ("Ещё", "Конкурсы и опыт", "Банк практик"):
        await curator.presses(label)
    assert curator.text.count("Школа полного дня") == count, shelves


async def is_returned_and_accepted(teacher: Player, curator: Player) -> None:
    await reports(teacher, TRAIN, "Обучили пятерых")
    await curator.presses("Этапы проекта")
    assert "Этапов сделано: 0 из 2" in curator.text
    await curator.presses("Открыть заявку")
    await curator.presses("Спросить автора")
    await curator.says("А кого именно?")
    await curator.presses("Отправить вопрос")
    await teacher.presses("Ответить на вопрос")
    await teacher.says("Пятерых классных руководителей")
    await teacher.presses("Пропустить")
    await teacher.presses("Отправить отчёт")
    await curator.presses("Принять")
    await opens_project(teacher)
    assert told(teacher, f"1. ✅ {TRAIN}")
    assert told(teacher, f"2. ⏳ {SHOW} — до 20 декабря 2026")


async def opens_project(teacher: Player) -> None:
    for label in ("Ещё", "Конкурсы и опыт", "Мои работы", "Школа полного дня", "Этапы проекта"):
        await teacher.presses(label)
