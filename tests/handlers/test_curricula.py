"""Programmes of activities: clauses IV (25) and V.9 (70) of the regulation."""

import asyncio
from datetime import timedelta
from io import BytesIO

import pytest
from pypdf import PdfReader

from district.ids import ActivityId, CurriculumId, PersonId
from district.languages import Language
from storage.people.people import get_actor
from tests.acts.activities import to_summary
from tests.acts.common import pass_by
from tests.acts.council import CLOSED, council
from tests.play import Player, Stage

TITLE = "Учимся понимать текст"
FIRST, SECOND, THIRD = "Читаем условие", "Читаем график", "Читаем карту"


async def to_programmes(person: Player) -> None:
    await person.says("Школы и наставники")
    await person.presses("Программы")


async def makes(curator: Player, hours: str = "12") -> None:
    await to_programmes(curator)
    await curator.presses("Новая программа")
    await curator.says(TITLE)
    await curator.says("много")
    assert "Напишите число часов" in curator.text
    await curator.says(hours)
    await curator.presses("Функц. грамотность")
    await curator.presses("Читательская")
    await curator.presses("‹ Назад")
    await curator.presses("Готово")
    await curator.presses("Пропустить")
    assert f"{hours}-часовая программа «{TITLE}»" in curator.text
    await curator.presses("Создать")
    assert "Тематика не согласована" in curator.text


async def drafts(curator: Player, title: str, day: str) -> None:
    await to_summary(curator, seats="Мест хватит всем", title=title, day=day)
    await curator.presses("Сохранить черновик")


async def card(person: Player) -> None:
    await to_programmes(person)
    await person.presses(TITLE)


async def adds(curator: Player, *titles: str) -> None:
    for title in titles:
        await card(curator)
        await curator.presses("Добавить мероприятие")
        await curator.presses(next(one for one in curator.buttons if title in one))
        assert title in curator.text


async def publishes(curator: Player, title: str) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses(next(one for one in curator.buttons if title in one))
    await curator.presses("Опубликовать")


async def agrees(stage: Stage, curator: Player, members: list[Player], said: str = "За") -> None:
    """The council votes on the topics; then the card is open."""
    await card(curator)
    await curator.presses("Вынести на Совет")
    assert f"Согласовать тематику программы «{TITLE}»" in curator.text
    assert "Читательская" in curator.text
    await curator.presses("Открыть голосование")
    await card(curator)
    assert "Тематику решает Совет" in curator.text
    assert "Вынести на Совет" not in curator.buttons
    for one in members:
        await one.presses(said)
    await pass_by(stage, CLOSED)
    await card(curator)


async def held(stage: Stage, curator: Player, number: int) -> None:
    """Waits for an activity, marks all participants, waits for its end."""
    await curator.says(f"/start activity-{number}")
    await curator.presses("Вести мероприятие")
    await curator.presses("Отметить, кто пришёл")
    for label in [one for one in curator.buttons if one.startswith("☐")]:
        await curator.presses(label)
    await pass_by(stage, timedelta(hours=4))


@pytest.mark.any_database
async def test_clause_70_a_programme_is_open_only_after_the_motion_passed(stage: Stage) -> None:
    """A curator cannot publish an activity of a programme, and teachers do not see the programme,
    until the council has agreed to its topics; a motion that was rejected changes nothing.
    """
    curator, members = await stage.curator("gornyy"), await council(stage, 3)
    teacher = await stage.teacher()
    await makes(curator)
    await drafts(curator, FIRST, "20 декабря")
    await adds(curator, FIRST)
    await publishes(curator, FIRST)
    assert curator.alert == (
        "Мероприятие входит в программу. Запись откроется, когда Совет согласует её тематику."
    )
    await to_programmes(teacher)
    assert "Программ пока нет." in teacher.text
    await teacher.presses_stale((teacher.screens[-1]["message_id"], "curricula:card:1:0:0"))
    assert TITLE not in teacher.text
    for made_up in ("curricula:choose:1:0:0", "curricula:drop:1:0:0", "curricula:join:1:0:0"):
        await teacher.presses_stale((teacher.screens[-1]["message_id"], made_up))
    await agrees(stage, curator, members, said="Против")
    assert "Совет тематику не согласовал, вопрос 1." in curator.text
    await publishes(curator, FIRST)
    assert "Запись откроется" in (curator.alert or "")
    await agrees(stage, curator, members)
    assert "Тематику согласовал Совет, вопрос 2." in curator.text
    assert "Удалить" not in curator.buttons
    await publishes(curator, FIRST)
    assert "опубликовано" in curator.text.lower()
    await card(teacher)
    assert FIRST in teacher.buttons


async def two_of_three_are_held(stage: Stage) -> tuple[Player, Player, Player]:
    """A teacher signed up for a programme by one press and was at two of its activities, as a
    colleague did.
    """
    curator, members = await stage.curator("gornyy"), await council(stage, 3)
    teacher, colleague = await stage.teacher(), await stage.teacher("Патимат", "Ярова")
    await makes(curator)
    days = {FIRST: "20 декабря", SECOND: "21 декабря", THIRD: "22 декабря"}
    for title, day in days.items():
        await drafts(curator, title, day)
    await adds(curator, *days)
    assert "Запланировано 12 из 12 ч." in curator.text
    await agrees(stage, curator, members)
    for title in days:
        await publishes(curator, title)
    await card(teacher)
    assert "0 из 12" in teacher.text
    await teacher.presses("Записаться на всю программу")
    assert "Вы записаны на 3 мероприятия." in teacher.text
    assert teacher.text.count("вы записаны") == 3
    assert "Записаться на всю программу" not in teacher.buttons
    await card(colleague)
    await colleague.presses("Записаться на всю программу")
    await pass_by(stage, stage.clock().replace(month=12, day=20, hour=12, minute=5) - stage.clock())
    await held(stage, curator, 1)
    await pass_by(stage, timedelta(hours=20))
    await held(stage, curator, 2)
    return curator, teacher, colleague


async def test_clause_25_a_programme_shows_the_hours_that_are_done(stage: Stage) -> None:
    """The teacher reads «8 из 12» in the year and on the card: hours follow the marks. The whole
    programme has one certificate, which says so when a mark is corrected.
    """
    curator, teacher, colleague = await two_of_three_are_held(stage)
    await teacher.says("/my")
    assert f"◔ «{TITLE}»: 8 из 12 ч" in teacher.text
    await teacher.presses("Моя программа")
    assert "8 из 12" in teacher.text
    for reader, hours in ((teacher, f"◔ «{TITLE}»: 8 из 12 ч"), (curator, f"• {TITLE} · 12 ч")):
        await to_programmes(reader)
        assert hours in reader.text
    await card(teacher)
    assert teacher.text.count("пройдено") == 2
    await stage.speaks(teacher, Language.EN)
    await teacher.says("/my")
    assert f"◔ “{TITLE}”: 8 of 12 h" in teacher.text
    await teacher.presses("My programme")
    assert "Certificate of the programme" not in teacher.buttons
    await teacher.presses_stale((teacher.screens[-1]["message_id"], "curricula:certificate:1:0:0"))
    assert teacher.alert
    await stage.speaks(teacher, Language.RU)
    await pass_by(stage, timedelta(hours=20))
    assert not told_of_all_hours(teacher)
    await held(stage, curator, 3)
    assert told_of_all_hours(teacher) == told_of_all_hours(colleague) == 1
    for mark in "☑✗":
        await corrects(stage, curator, mark)
    assert told_of_all_hours(teacher) == 1, "not again after a mark that was put back"
    letter = next(one for one in teacher.screens if "всю программу" in one.get("text", ""))
    [[take], _] = letter["reply_markup"]["inline_keyboard"]
    await presses_at_once(stage, teacher, colleague)
    await teacher.presses_stale((letter["message_id"], take["callback_data"]))
    assert "№ П-2026-00001" in teacher.text
    await has_one_certificate(stage, curator, teacher)


async def corrects(stage: Stage, curator: Player, mark: str) -> None:
    """Changes the first mark like this one at the third activity: that of the teacher."""
    await curator.says("/start activity-3")
    await curator.presses("Вести мероприятие")
    await curator.presses("Отметить, кто пришёл")
    await curator.presses(next(one for one in curator.buttons if one.startswith(mark)))
    await stage.settle()


def told_of_all_hours(person: Player) -> int:
    return sum(f"Вы прошли всю программу «{TITLE}»: 12 часов." in text for text in person.texts)


async def presses_at_once(stage: Stage, *holders: Player) -> None:
    """The first asks from eight devices at the same moment: one certificate, one number; the
    next holder has the next number.
    """
    issue, programme = stage.app.services.curriculum_certificates.issue, CurriculumId(1)
    async with stage.app.database.read() as connection:
        teacher, colleague = [
            await get_actor(connection, one.person or PersonId(0), stage.clock()) for one in holders
        ]
    given = await asyncio.gather(*(issue(teacher, programme) for _ in range(8)))
    assert len({one.certificate for one in given}) == 1
    assert given[0].certificate.number == "П-2026-00001"
    assert (await issue(colleague, programme)).certificate.number == "П-2026-00002"


async def has_one_certificate(stage: Stage, curator: Player, teacher: Player) -> None:
    await card(teacher)
    for _ in range(2):
        await teacher.presses("Сертификат программы")
        assert f"№ П-2026-00001 · {TITLE}" in teacher.text
    file = teacher.document("Сертификат программы П-2026-00001.pdf")
    printed = PdfReader(BytesIO(file)).pages[0]
    assert "освоение программы" in printed.extract_text()
    [link] = {note.get_object()["/A"]["/URI"] for note in printed.get("/Annots", ())}
    await teacher.says("/my")
    assert "Сертификат программы № П-2026-00001" in teacher.text
    await teacher.presses("Год для аттестации (.pdf)")
    assert "Строк: 4" in teacher.text
    await teacher.says("Мероприятия")
    await teacher.presses("Мои документы")
    assert f"Программа · {TITLE} · 12 ч · № П-2026-00001" in teacher.text
    await teacher.presses(TITLE)
    assert teacher.document("Сертификат программы П-2026-00001.pdf") == file
    stranger = await stage.newcomer("Прохожий")
    await stranger.says(f"/start {link.partition('=')[2]}")
    assert "Сертификат программы № П-2026-00001 подлинный." in stranger.text
    assert all(title in stranger.text for title in (FIRST, SECOND, THIRD))
    await curator.presses_stale((curator.screens[-1]["message_id"], "curricula:take:1:3:0"))
    assert "уже выданы сертификаты" in (curator.alert or "")
    await corrects(stage, curator, "☑")
    await stranger.says(f"/start {link.partition('=')[2]}")
    assert "№ П-2026-00001 больше не действует" in stranger.text
    await teacher.says("/my")
    assert "№ П-2026-00001 больше не действует" in teacher.text


async def test_a_correction_of_hours_makes_a_programme_whole(stage: Stage) -> None:
    curator, teacher, colleague = await two_of_three_are_held(stage)
    async with stage.app.database.read() as connection:
        actor = await get_actor(connection, curator.person or PersonId(0), stage.clock())
    for hours in (7, 8, 7, 8):
        assert not told_of_all_hours(teacher)
        await stage.app.services.activities.correct(actor, ActivityId(2), hours=hours)
    await stage.settle()
    assert told_of_all_hours(teacher) == told_of_all_hours(colleague) == 1
