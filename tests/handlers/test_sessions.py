"""Courses: letters and screens speak of the session they are about."""

from datetime import timedelta

import pytest

from tests.acts.activities import TITLE, manages, plans, signs_up, to_summary
from tests.acts.common import DAY, pass_by, told
from tests.play import Player, Stage

NIGHT = timedelta(hours=11)
"""From noon to eleven in the evening."""


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def plans_course(curator: Player, *more: str) -> None:
    """A seminar on 10 December and the same hours on further days."""
    await to_summary(curator, seats="Мест хватит всем")
    for day in more:
        await curator.presses("Добавить занятие")
        for said in (day, "15:00–17:30", "Леваши, СОШ № 2"):
            await curator.says(said)
    await curator.presses("Опубликовать")


async def moves(curator: Player, label: str, day: str, hours: str = "16:00–18:00") -> None:
    await manages(curator)
    await curator.presses("Изменить")
    await curator.presses(f"Время {label}")
    await curator.says(day)
    await curator.says(hours)
    await curator.presses("Перенести и сообщить всем")


async def test_a_letter_shows_what_the_session_was_and_is(stage: Stage, curator: Player) -> None:
    await plans_course(curator, "17 декабря", "24 декабря")
    aishat = await stage.teacher()
    await signs_up(aishat)
    await moves(curator, "24 дек.", "25 декабря")
    assert aishat.text.splitlines()[1:] == [
        f"Семинар · {TITLE}",
        "Было: 24 декабря, четверг, 15:00–17:30 · Леваши, СОШ № 2",
        "Стало: 25 декабря, пятница, 16:00–18:00 · Леваши, СОШ № 2",
    ]
    assert "Занятие перенесено" in aishat.text


async def test_changes_of_one_night_are_one_letter_from_the_first_to_the_last(
    stage: Stage, curator: Player
) -> None:
    await plans_course(curator, "17 декабря", "24 декабря")
    aishat = await stage.teacher()
    await signs_up(aishat)
    stage.clock.advance(NIGHT)
    await moves(curator, "24 дек.", "25 декабря")
    await moves(curator, "17 дек.", "18 декабря")
    await moves(curator, "25 дек.", "26 декабря")
    await moves(curator, "18 дек.", "17 декабря", "15:00–17:30")
    assert told(aishat, "перенесено") == 0
    await pass_by(stage, timedelta(hours=10))
    assert told(aishat, "перенесено") == 1
    assert "Было: 24 декабря" in aishat.text
    assert "Стало: 26 декабря" in aishat.text


async def test_a_change_of_tomorrow_takes_the_letter_of_the_night_along(
    stage: Stage, curator: Player
) -> None:
    await plans_course(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    await pass_by(stage, 14 * DAY + NIGHT)
    await manages(curator)
    await curator.presses("Изменить")
    await curator.presses("Место")
    await curator.says("Гуниб")
    assert told(aishat, "Изменилось место") == 0
    await manages(curator)
    await curator.presses("Изменить")
    await curator.presses("Время")
    await curator.says("8 декабря")
    await curator.says("15:00–17:30")
    await curator.presses("Перенести и сообщить всем")
    assert told(aishat, "перенесено") == 1
    assert "Было: 10 декабря, четверг, 15:00–17:30 · Леваши, СОШ № 2" in aishat.text
    assert "Стало: 8 декабря, вторник, 15:00–17:30 · Гуниб" in aishat.text


async def test_the_overlap_names_its_session_and_leaving_the_next_one(
    stage: Stage, curator: Player
) -> None:
    await plans_course(curator, "17 декабря", "24 декабря")
    await plans(curator, day="24 декабря", title="Другой семинар")
    aishat = await stage.teacher()
    await signs_up(aishat)
    await aishat.says("/start activity-2")
    assert f"вы записаны на «{TITLE}»: 24 декабря, четверг" in aishat.text
    await pass_by(stage, 20 * DAY)
    await aishat.says("/start activity-1")
    await aishat.presses("Отказаться от места")
    assert "17 декабря, четверг, 15:00–17:30" in aishat.text
    assert "и ещё 1 занятие" in aishat.text
    assert "10 декабря" not in aishat.text
