"""Results in the chat: an olympiad from sheets, a tie, votes of the council, an offered place."""

import re
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from district.calls.kind import Kind
from district.languages import Language
from documents.sheet import sheet_xlsx
from keyboards.calls.results import ResultsPress
from tests.acts.calls import opens_call
from tests.acts.common import pass_by
from tests.acts.council import CLOSED, council
from tests.acts.entering import KINDS
from tests.play import Player, Stage
from tests.services.contests import GARDEN, Contest, kind_with

PLACES = (
    "levashinskiy", "akushinskiy", "akhvakhskiy", "botlikhskiy", "gergebilskiy", "gumbetovskiy",
    "gunibskiy", "khunzakhskiy",
)  # fmt: skip
LETTERS = "АБВГДЕЖЗИКЛМНОП"


async def opens_panel(curator: Player, label: str = "Подвести итоги") -> None:
    await curator.says("/start call-1")
    await curator.presses(label)


def rows_of(content: bytes) -> list[list[Any]]:
    """The first sheet."""
    return CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()


async def enters_pupils(teacher: Player, number: int) -> None:
    await teacher.says("/start call-1")
    await teacher.presses(teacher.buttons[0])
    await teacher.presses("Физика")
    await teacher.says("А. А., 8")
    assert "Взято" not in teacher.text, "without the consent of a parent"
    pupils = [f"{one}. {LETTERS[number]}., 8, 12.10.2026" for one in LETTERS]
    await teacher.says("\n".join(pupils))
    await teacher.presses("Готово")
    await teacher.presses("Отправить работу")


async def sends_scores(curator: Player, scores: dict[str, float]) -> None:
    """Fills in the sheet of the stage, sends it and confirms."""
    sheet = sheet_xlsx(
        "1", ["Шифр", "Балл"], [[code, str(score)] for code, score in scores.items()]
    )
    await curator.sends_file(sheet, "баллы.xlsx")
    assert f"Прочитано баллов: {len(scores)}" in curator.text
    await curator.presses("Принять баллы")


async def codes_asked(curator: Player) -> list[str]:
    await curator.presses("Баллы из таблицы")
    return [str(row[0]) for row in rows_of(curator.document("ведомость.xlsx"))[1:]]


async def test_44_an_olympiad_of_120_pupils_in_two_stages_from_sheets(stage: Stage) -> None:
    curator = await stage.curator("gornyy")
    await opens_call(curator, "Предметная олимпиада", "Физика", days="14 дней")
    teachers = [
        await stage.teacher("Айшат", f"Учитель{at}", municipality=place, workplace=f"СОШ № {at}")
        for at, place in enumerate(PLACES)
    ]
    for number, one in enumerate(teachers):
        await enters_pupils(one, number)
    await pass_by(stage, timedelta(days=15))
    await opens_panel(curator)
    codes = await codes_asked(curator)
    assert len(codes) == 120
    await curator.sends_file(
        sheet_xlsx("1", ["Шифр", "Балл"], [(codes[0], 101), ("А-099-1", 5), (codes[1], 50)]),
        "б.xlsx",
    )
    assert "Строка 2: 101 больше наибольшего балла" in curator.text
    assert "Строка 3: шифра «А-099-1» нет" in curator.text
    assert "Принять баллы" not in curator.buttons
    school = {code: 100 - at / 2 for at, code in enumerate(codes)}
    await sends_scores(curator, school)
    assert f"— {codes[0]} А. А., 8 — 100 · проходит дальше" in curator.text
    await curator.presses("Дальше проходят: 3")
    final = await codes_asked(curator)
    assert final == codes[:36], "the best 30 %"
    await sends_scores(
        curator, {code: 90 if at < 4 else 80 - at for at, code in enumerate(final[1:])}
    )
    await curator.presses("Подвести итоги")
    await chooses_no_outcome(curator)
    await curator.presses("Объявить итоги")
    assert all("Итог:" not in one.text for one in teachers), "nothing is told before"
    await curator.presses("Да, объявить")
    assert "Победитель: 4" in curator.text, "8 % of 35 are three places; a tie at the border shares"
    await stage.settle()
    await own_pupils(teachers, codes)
    await appeals_for_a_pupil(stage, curator, teachers[0], codes[13])


async def chooses_no_outcome(curator: Player) -> None:
    """Outcomes of pupils follow from their scores; the entry of a teacher may be annulled."""
    assert "Изменить чей-то итог" not in curator.buttons
    await curator.presses("Аннулировать работу")
    await curator.presses(next(one for one in curator.buttons if one.startswith("А-002")))
    assert curator.buttons[:2] == ["Аннулировать", "‹ К итогам"]
    await curator.presses("‹ К итогам")


async def own_pupils(teachers: list[Player], codes: list[str]) -> None:
    """Each teacher sees the own ones alone, on two pages; a diploma has no name."""
    for number, one in enumerate(teachers):
        await one.presses("Итоги")
        first = one.text
        await one.presses("›")
        shown = [code for code in codes if f" {code} " in first + one.text]
        assert shown == codes[15 * number : 15 * number + 15]
    winner = teachers[0]
    assert f"{codes[0]} А. А., 8 · не участвовал(а)" in winner.text
    await winner.presses("‹")
    assert f"1. {codes[4]} Д. А., 8 — 90 · Победитель" in winner.text
    printed = (await diplomas(winner))[0]
    assert "Фамилия, имя, отчество" in printed
    assert not any(f"{one}. А." in printed for one in LETTERS)


async def diplomas(teacher: Player) -> list[str]:
    """Returns the text of the diplomas of the teacher's pupils."""
    await teacher.says("Ещё")
    for label in ("Конкурсы и опыт", "Портфолио и дипломы", "Предметная олимпиада"):
        await teacher.presses(label)
    with ZipFile(BytesIO(teacher.document("Документы ОЛ, работа 1.zip"))) as archive:
        found = [PdfReader(BytesIO(archive.read(one))) for one in sorted(archive.namelist())]
    return [one.pages[0].extract_text() for one in found]


async def appeals_for_a_pupil(stage: Stage, curator: Player, teacher: Player, code: str) -> None:
    """The outcome of one pupil is corrected; the classmates keep their diplomas."""
    before = await diplomas(teacher)
    await teacher.says("/start call-1")
    await teacher.presses("Итоги")
    await teacher.presses("Не согласиться")
    await teacher.says(f"{code}: третья задача решена верно")
    await stage.settle()
    await curator.says("/start call-1")
    for label in ("Итоги", "Подвести итоги", "Апелляции: 1"):
        await curator.presses(label)
    await curator.presses(curator.buttons[0])
    assert "О ком речь?" in curator.text
    await curator.presses(next(one for one in curator.buttons if one.startswith(code)))
    message, granting = await curator.holds("Победитель")
    of_none = ResultsPress.unpack(granting).changed(pupil=0).pack()
    await curator.presses_stale((message, of_none))  # of an earlier release
    assert "О ком речь?" in curator.text
    await curator.presses(next(one for one in curator.buttons if one.startswith(code)))
    await curator.presses("Победитель")
    await curator.says("Верно, исправили")
    await stage.settle()
    assert "Если не согласны" not in teacher.text, "there is one appeal"
    await teacher.presses("Итоги")
    assert "Победитель: 5" in teacher.text
    await teacher.presses("›")
    assert re.search(rf"{code} .* · Победитель", teacher.text)
    after = await diplomas(teacher)
    assert set(before) < set(after)
    assert len(after) == len(before) + 1


# ── A tie, the council, an appeal ──────────────────────────────────────────────────────────────


async def contest_of(
    stage: Stage, kind: Kind, curator: Player, *works: tuple[str, tuple[int, ...]]
) -> tuple[Contest, list[Player]]:
    """A closed call with works that two experts have judged; the authors."""
    contest = Contest(stage.app.database, stage.clock)
    call = await contest.closed(kind, await contest.cast.actor(await stage.person_of(curator)))
    authors = []
    for surname in ("Экспертов", "Экспертова"):
        expert = await stage.teacher("Гамид", surname)
        contest.experts.append(await contest.cast.actor(await stage.person_of(expert)))
    for surname, marks in works:
        author = await stage.teacher("Айшат", surname)
        actor = await contest.cast.actor(await stage.person_of(author))
        await contest.judged(await contest.enters(call, actor, f"Работа: {surname}"), marks, marks)
        authors.append(author)
    return contest, authors


async def votes(stage: Stage, members: list[Player], question: str) -> None:
    for one in members:
        assert question in one.text
        await one.presses("За")
    await pass_by(stage, CLOSED)


async def test_73_a_nomination_without_a_quorum_is_voted_again_and_an_appeal_by_the_council(
    stage: Stage,
) -> None:
    curator, members = await stage.curator("gornyy"), await council(stage, 3)
    league = KINDS["league"]
    kind = replace(league, rules=replace(league.rules, appeal_days=9))
    _, (best, loser) = await contest_of(
        stage, kind, curator, ("Алиева", (5, 5, 4)), ("Багандова", (2, 3, 3))
    )
    await opens_panel(curator)
    await curator.presses("Подвести итоги")
    assert "1. А-002 Работа: Алиева — 94,29 · Рекомендована" in curator.text
    for label in ("Изменить исход", "А-002 Работа: Алиева"):
        await curator.presses(next(one for one in curator.buttons if one.startswith(label[:8])))
    assert "Мало доказательств" in curator.text
    await curator.presses("‹ К итогам")
    await curator.presses("Отдать на утверждение Совету")
    await votes(stage, members[:1], "Утвердить итоги")
    assert all("Итог:" not in one.text for one in (best, loser))
    await opens_panel(curator)
    assert "Не хватило голосов для кворума" in curator.text
    await curator.presses("Вопрос Совета")
    await curator.presses("Поставить снова")
    await votes(stage, members, "Утвердить итоги")
    assert "Итог: Рекомендована" in best.text
    await loses_and_appeals(stage, curator, loser)
    await votes(stage, members, "Удовлетворить апелляцию")
    assert "Итог: Рекомендована" in loser.text
    await loser.presses("Итоги")
    assert "2. Работа: Багандова, Багандова А. — 51,43 · Рекомендована" in loser.text
    assert "Апелляция удовлетворена: Правда, не учли" in loser.text
    await curator.presses("‹ К итогам")
    assert any("2. А-003 Работа: Багандова — 51,43 · Рекомендована" in one for one in curator.texts)


async def loses_and_appeals(stage: Stage, curator: Player, loser: Player) -> None:
    assert "Итог: Не рекомендована" in loser.text
    assert "Если не согласны" in loser.text
    await loser.presses("Итоги")
    await loser.presses("Слова экспертов")
    assert loser.text.count("Мало доказательств") == 2
    await loser.presses("Итоги")
    await loser.presses("Не согласиться")
    await loser.says("Не учли победителей олимпиад")
    await stage.settle()
    for label in ("‹ К итогам", "Апелляции: 1", "Работа: Багандова"):
        await curator.presses(label)
    assert "исправить их может только он" in curator.text
    await curator.presses("Рекомендована")
    await curator.says("Правда, не учли")
    assert "Вопрос открыт" in curator.texts[-2], "above the card of the vote"
    for label in ("‹ К итогам", "Апелляции: 1", "Работа: Багандова"):
        await curator.presses(label)
    assert "Совет голосует" in curator.texts[-2]
    assert "Рекомендована" not in loser.text.replace("Не рекомендована", "")


# ── Places that are declined, offers ───────────────────────────────────────────────────────────

READINGS = {
    **GARDEN,
    "stages": GARDEN["stages"][1:],
    "outcomes": [
        {"id": "talk", "ru": "В программе", "en": "In the programme", "places": 1, "from": 50,
         "asks_author": True},
        {"id": "paper", "ru": "В сборник", "en": "In the proceedings"},
    ],
}  # fmt: skip


async def test_a_tie_is_decided_and_a_declined_place_offered_to_the_next_one_in_english(
    stage: Stage,
) -> None:
    curator = await stage.curator("gornyy")
    kind = kind_with(READINGS)
    _, authors = await contest_of(
        stage, kind, curator, ("Алиева", (4, 4)), ("Багандова", (4, 4)), ("Велиева", (3, 3))
    )
    first, second, third = authors
    for one in (curator, *authors):
        await stage.speaks(one, Language.EN)
    await opens_panel(curator, "Draw up results")
    await curator.presses("Draw up the results")
    assert "1 tie" in curator.text
    for label in ("Who is above?", "А-002 Работа: Алиева", "Table .xlsx"):
        await curator.presses(label)
    assert [row[:2] for row in rows_of(curator.document("results.xlsx"))[1:3]] == [
        [1, "А-002"], [2, "А-003"],
    ]  # fmt: skip
    for label in ("Announce the results", "Yes, announce", "Show as a picture"):
        await curator.presses(label)
    await stage.settle()
    assert "Outcome: In the programme" in first.text
    assert "Outcome: In the proceedings" in second.text
    await first.presses("Decline")
    await stage.settle()
    assert "The next entry is “Работа: Багандова”" in curator.text
    late = await curator.holds("Offer to: Работа: Багандова")
    await curator.presses_stale(late)
    await stage.settle()
    await declines_and_accepts(stage, curator, second, third, late)


async def declines_and_accepts(
    stage: Stage, curator: Player, second: Player, third: Player, late: tuple[int, str]
) -> None:
    await second.presses("Decline")
    await stage.settle()
    assert "The next entry is “Работа: Велиева”" in curator.text
    await second.presses("Results")
    assert "2. Работа: Багандова, Багандова А. — 80 · In the proceedings" in second.text
    await curator.presses_stale(late)
    assert "Offer to: Работа: Велиева" in curator.buttons
    await curator.presses("Offer to: Работа: Велиева")
    await stage.settle()
    await third.presses("Accept")
    await third.presses("Results")
    assert "3. Работа: Велиева, Велиева А. — 60 · In the programme" in third.text


async def test_39_an_offer_of_a_master_class_becomes_an_activity(stage: Stage) -> None:
    curator, teacher = await stage.curator("gornyy"), await stage.teacher()
    await opens_call(curator, "Предложение мастер-класса", days=None, turn=1)
    await teacher.says("/start call-1")
    await teacher.presses(teacher.buttons[0])
    await teacher.says("Читаем условие задачи")
    await teacher.presses("Методические")
    await teacher.presses("Неуспевающие ученики")
    await teacher.says("Разберём десять задач")
    await teacher.presses("Готово")
    await teacher.says("25")
    await teacher.presses("Пропустить")
    await teacher.presses("Отправить работу")
    await stage.settle()
    await curator.presses("Принять")
    await pass_by(stage, timedelta(minutes=3))
    await curator.presses("Начать мероприятие")
    for said in ("10 декабря", "15:00–17:30", "Леваши, СОШ № 2", "4"):
        await curator.says(said)
    await curator.says("25")
    await curator.presses("Для всех округов")
    await curator.presses("Опубликовать")
    await teacher.says("Мероприятия")
    assert "Мастер-класс · Читаем условие задачи" in teacher.text
