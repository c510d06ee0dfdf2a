"""No list ends without a way on: each row is reached by pressing what is shown."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

import pytest
from babel.dates import format_date

from district.activities.activity import ActivityStatus
from documents.cells import read_sheets
from tests.acts.common import DAY, pass_by
from tests.acts.many import WEEK, held, reads_to_the_end, weekly
from tests.acts.schools import opens_school
from tests.play import Player, Stage

COURSE = "Годичный курс"
Seen = tuple[Player, list[str]]


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def drafts(stage: Stage, curator: Player) -> Seen:
    for n in range(25):
        starts = [stage.clock() + (n + 1) * DAY]
        await held(stage, curator, f"Черновик {n:02}", starts=starts, status=ActivityStatus.DRAFT)
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    assert "Черновик 00" in curator.buttons[2]
    return curator, [f"Черновик {n:02}" for n in range(25)]


async def sessions_to_mark(stage: Stage, curator: Player) -> Seen:
    course = await held(stage, curator, COURSE, starts=weekly(stage, 14))
    stage.clock.advance(15 * WEEK - timedelta(hours=1))
    await manages(curator)
    return curator, days(course.sessions)


async def sessions_to_move(stage: Stage, curator: Player) -> Seen:
    course = await held(stage, curator, COURSE, starts=weekly(stage, 14))
    await manages(curator)
    await curator.presses("Изменить")
    found = days(course.sessions)
    return curator, [*(f"Время {day}" for day in found), *(f"Место {day}" for day in found)]


async def codes_for_the_wall(stage: Stage, curator: Player) -> Seen:
    course = await held(stage, curator, COURSE, starts=weekly(stage, 14))
    await manages(curator)
    await curator.presses("QR для входа")
    return curator, days(course.sessions[1:])


async def participants(stage: Stage, curator: Player) -> Seen:
    course = await held(stage, curator, COURSE, starts=weekly(stage, 1))
    names = [f"Читатель{chr(ord('а') + n // 10)}{chr(ord('а') + n % 10)}" for n in range(45)]
    for name in names:
        one = await stage.teacher("Имя", name)
        actor = await stage.cast.actor(await stage.person_of(one))
        await stage.app.services.enrolling.sign_up(actor, course.id)
    await manages(curator)
    await curator.presses("Кто записан")
    assert "Записаны: 45" in curator.text
    return curator, names


async def the_card(stage: Stage, curator: Player) -> Seen:
    words = " ".join(f"слово{n}" for n in range(150))
    course = await held(stage, curator, COURSE, starts=weekly(stage, 60), description=words)
    aishat = await stage.teacher()
    await aishat.says(f"/start activity-{course.id}")
    await aishat.presses("Все занятия и описание")
    return aishat, [*(f"{one} " for one in days(course.sessions, "d MMMM,")), *words.split()]


async def months(stage: Stage, curator: Player) -> Seen:
    for n in range(7):
        await held(stage, curator, COURSE, starts=[stage.clock() + (n * 30 + 10) * DAY])
    await curator.says("Мероприятия")
    await curator.presses("Отобрать: вид, месяц")
    names = ("декабрь", "январь", "февраль", "март", "апрель", "май", "июнь")
    return curator, list(names)


async def activities_to_write_about(stage: Stage, curator: Player) -> Seen:
    for n in range(20):
        await held(stage, curator, f"Семинар {n:02}", starts=[stage.clock() + (n + 1) * DAY])
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    await curator.says("Приходите")
    await curator.presses("Кнопки")
    await curator.presses("Кнопка «Записаться»")
    return curator, [f"Семинар {n:02}" for n in range(20)]


async def cohorts(stage: Stage, curator: Player) -> Seen:
    school = "mentors"
    for n in range(9):
        starts = [stage.clock() + (n + 1) * DAY]
        await held(stage, curator, f"Поток {n}", starts=starts, school=school)
    aishat = await stage.teacher()
    await opens_school(aishat, "Школа наставников")
    return aishat, [f"Поток {n}" for n in range(9)]


async def manages(curator: Player) -> None:
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses(next(label for label in curator.buttons if COURSE in label))


def days(sessions: tuple[object, ...], pattern: str = "d MMM") -> list[str]:
    return [
        format_date(one.starts_at, pattern, locale="ru")  # type: ignore[attr-defined]
        for one in sessions
    ]


@pytest.mark.parametrize(
    "opens",
    [
        drafts,
        sessions_to_mark,
        sessions_to_move,
        codes_for_the_wall,
        participants,
        the_card,
        months,
        activities_to_write_about,
        cohorts,
    ],
)
async def test_each_row_is_reached(
    stage: Stage, curator: Player, opens: Callable[[Stage, Player], Awaitable[Seen]]
) -> None:
    reader, wanted = await opens(stage, curator)
    seen = "\n".join(await reads_to_the_end(reader))
    assert [one for one in wanted if one not in seen] == []


async def test_the_file_has_every_activity(stage: Stage, curator: Player) -> None:
    for n in range(60):
        await held(stage, curator, f"Семинар {n:02}", starts=[stage.clock() + (n - 20) * DAY])
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses("Скачать план")
    content = curator.document("План мероприятий.xlsx")
    rows = read_sheets(content, name="План мероприятий.xlsx", columns=9, most=100)[0].rows
    assert {row[2] for row in rows[1:]} == {f"Семинар {n:02}" for n in range(60)}
    assert rows[1][2] == "Семинар 20"


async def test_a_page_gone_meanwhile_shows_the_last_one(stage: Stage, curator: Player) -> None:
    for n in range(11):
        starts = [stage.clock() + (n + 1) * DAY]
        await held(stage, curator, f"Черновик {n:02}", starts=starts, status=ActivityStatus.DRAFT)
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    onward = await curator.holds("›")
    await curator.presses(next(label for label in curator.buttons if "Черновик 00" in label))
    await curator.presses("Удалить черновик")
    await pass_by(stage, timedelta(minutes=1))
    await curator.presses_stale(onward)
    assert any("Черновик 10" in label for label in curator.buttons)
