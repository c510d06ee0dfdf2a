"""A project in the chat: milestones that are entered, reported, returned, late, accepted."""

from dataclasses import replace
from datetime import timedelta

import pytest

from district.calls.call import Call
from district.calls.kind import Confirm
from district.calls.results import Correction
from district.languages import Language
from district.people.roles import Role, Scope
from storage.calls.entries import entries_of_call
from tests.acts.common import DAY, pass_by, told
from tests.acts.council import CLOSED, council
from tests.acts.entering import KINDS, begins_entry, opened
from tests.play import Player, Stage
from tests.services.contests import Contest
from tests.world import MOUNTAINS

pytestmark = pytest.mark.any_database
PDF = b"%PDF-1.7 content"
TRAIN, SHOW = "Обучить команду", "Показать уроки"


async def enters(stage: Stage, teacher: Player, call: Call) -> None:
    """Leaves the draft of the project half-way, and comes back to it."""
    await begins_entry(teacher, call)
    await teacher.says("Школа полного дня")
    await teacher.presses("Методические")
    await teacher.presses("Неуспевающие ученики")
    await teacher.presses("Пропустить")
    await stage.restart()
    await teacher.says("/menu")
    assert "Не закончено: работа на конкурс" in teacher.text
    await teacher.presses("Работа: Проекты 2026")
    await teacher.says("Дети остаются до вечера")
    await teacher.presses("Готово")
    await teacher.says(TRAIN)
    assert "Нужны дело и день через запятую" in teacher.text
    await teacher.says(f"{SHOW}, до 29.01.2027\n{TRAIN}, 22 января")
    await teacher.presses("Готово")
    await teacher.presses("Пропустить")
    assert f"{SHOW}, 29.01.2027; {TRAIN}, 22.01.2027" in teacher.text
    await teacher.presses("Отправить работу")


async def is_judged(stage: Stage, curator: Player) -> None:
    """Two experts score the project, the council confirms the results."""
    experts = [await expert(stage, end) for end in "аб"]
    await pass_by(stage, 11 * DAY)
    await leads_call(curator, "Эксперты")
    await curator.presses("Назначить (2)")
    await pass_by(stage, timedelta(minutes=1))
    for one in experts:
        for label in ("Беру", "4", "4", "3", "Отправить"):
            await one.presses(label)
    members = await council(stage)
    await leads_call(curator, "Подвести итоги")
    await curator.presses("Подвести итоги")
    await curator.presses("Отдать на утверждение Совету")
    for one in members:
        await one.presses("За")
    await pass_by(stage, CLOSED)


async def is_taken_into_work(stage: Stage, teacher: Player, curator: Player, call: Call) -> None:
    """The author sees each state on the card of the project."""
    await enters(stage, teacher, call)
    await opens_card(teacher)
    assert "Сейчас: ждёт проверки куратором" in teacher.text
    await curator.presses("Открыть работу")
    assert TRAIN in curator.text
    await curator.presses("Открыть заявку")
    await curator.presses("Принять")
    await opens_card(teacher)
    assert "Сейчас: принята, оценивается" in teacher.text
    await is_judged(stage, curator)
    await opens_card(teacher)
    assert "Итог: Проектный офис" in teacher.text
    await teacher.presses("Этапы проекта")
    assert f"1. ⏳ {TRAIN} — до 22 января 2027" in teacher.text


async def expert(stage: Stage, end: str) -> Player:
    """A teacher of another school."""
    one = await stage.teacher("Эльдар", f"Экспертов{end}", workplace=f"Лицей {end}")
    return await stage.grants(one, Role.EXPERT, Scope(district=MOUNTAINS))


async def leads_call(curator: Player, act: str) -> None:
    await curator.says("/start call-1")
    await curator.presses(act)


async def opens_card(teacher: Player) -> None:
    await teacher.says("/menu")
    for label in ("Ещё", "Конкурсы и опыт", "Мои работы", "Школа полного дня"):
        await teacher.presses(label)


async def reports(teacher: Player, title: str, words: str) -> None:
    await teacher.presses(f"Отчитаться: {title}")
    await teacher.says(words)
    await teacher.sends_file(PDF, "Приказ.pdf")
    await teacher.presses("Готово")
    assert {f"«{words}»", "📎 Приказ.pdf"} <= set(teacher.text.splitlines())
    await teacher.presses("Отправить отчёт")
    assert "Куратор посмотрит" in teacher.text


async def test_clause_21_a_project_goes_from_its_draft_to_work_and_to_the_bank(
    stage: Stage,
) -> None:
    teacher, curator = await stage.teacher(), await stage.curator("gornyy")
    call = await opened(stage, "project", "Проекты 2026")
    await is_taken_into_work(stage, teacher, curator, call)
    await pass_by(stage, 38 * DAY)
    assert told(teacher, f"Скоро срок этапа «{TRAIN}» (до 22 января 2027)") == 1
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
    await is_annulled(stage, curator, call)
    await curator.presses("Принять")
    await finds_in_the_bank(curator, "none of an annulled project", 0)


async def is_annulled(stage: Stage, curator: Player, call: Call) -> None:
    """While a report waits for the curator."""
    leader = await stage.cast.actor(await stage.person_of(curator))
    async with stage.app.database.read() as connection:
        [entry] = await entries_of_call(connection, call.id)
    await stage.app.services.results.annul(leader, entry.id, "Данные неверны")
    await stage.settle()


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
    await opens_card(teacher)
    await teacher.presses("Этапы проекта")
    assert told(teacher, f"1. ✅ {TRAIN}")
    assert told(teacher, f"2. ⏳ {SHOW} — до 29 января 2027")


async def is_marked(stage: Stage, call: Call) -> None:
    """By two experts, without the chat."""
    contest = Contest(stage.app.database, stage.clock)
    for end in "аб":
        judge = await stage.person_of(await expert(stage, end))
        contest.experts.append(await stage.cast.actor(judge))
    async with stage.app.database.read() as connection:
        [entry] = await entries_of_call(connection, call.id)
    await contest.judged(entry, (5, 5, 5), (4, 4, 4))
    await pass_by(stage, 11 * DAY)


async def walks(player: Player, *labels: str) -> None:
    for label in labels:
        await player.presses(label)


async def test_in_english_a_project_is_entered_announced_and_reported(stage: Stage) -> None:
    teacher, curator = await stage.teacher(), await stage.curator("gornyy")
    for one in (teacher, curator):
        await stage.speaks(one, Language.EN)
    rules = replace(KINDS["project"].rules, confirm=Confirm.CURATOR, motion=None)
    call = await opened(stage, "project", "Projects", rules=rules)
    await begins_entry(teacher, call)
    await teacher.says("School all day")
    await walks(teacher, "Methods", "Struggling pupils", "Skip")
    for typed in ("Children stay until the evening", f"{TRAIN}, 22 January"):
        await teacher.says(typed)
        await teacher.presses("Done")
    await walks(teacher, "Skip", "Send the entry")
    await curator.presses("Accept")
    await is_marked(stage, call)
    await curator.says("/start call-1")
    await walks(curator, "Draw up results", "Draw up the results", "Announce the results")
    await curator.presses("Yes, announce")
    await stage.settle()
    assert "Project office" in teacher.text
    await teacher.says("More")
    await walks(teacher, "Contests and experience", "My entries", "School all day", "Milestones")
    assert f"1. ⏳ {TRAIN} — by 22 January 2027" in teacher.text
    await teacher.presses(f"Report: {TRAIN}")
    await teacher.says("Five of us are trained")
    await walks(teacher, "Skip", "Send the report")
    await curator.presses("Accept")
    await stage.settle()
    assert "All milestones of “School all day” are accepted" in teacher.text
    await is_lowered(stage, teacher, curator, call)


async def is_lowered(stage: Stage, teacher: Player, curator: Player, call: Call) -> None:
    """By an appeal: what the new outcome does not give is taken back."""
    results, author, leader = (
        stage.app.services.results,
        *[await stage.cast.actor(await stage.person_of(one)) for one in (teacher, curator)],
    )
    async with stage.app.database.read() as connection:
        [entry] = await entries_of_call(connection, call.id)
    appeal = await results.appeal(author, entry.id, "I cannot go on")
    await results.hear(leader, appeal.id, "Well", Correction(outcome="again"))
    await stage.settle()
    assert "Outcome: To be worked over" in teacher.text
    for where in ("Project office", "Bank of practices"):
        await curator.says("More")
        await walks(curator, "Contests and experience", where)
        assert "School all day" not in curator.text
