"""The questions after an activity: organizers see only aggregates."""

from datetime import timedelta

import pytest

from district.languages import Language
from tests.acts.activities import TITLE, is_held, manages, plans
from tests.play import Player, Stage


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def answers(player: Player, useful: str) -> None:
    assert f"Как прошло «{TITLE}»?" in player.text
    for choice in (useful, "В самый раз", "Отчасти"):
        await player.presses(choice)
    assert "Спасибо" in player.text


async def test_three_taps_and_one_result(stage: Stage, curator: Player) -> None:
    people = [await stage.teacher(name) for name in ("Айшат", "Патимат", "Зумруд", "Марьям")]
    last = await stage.teacher("Хадижат")
    await is_held(stage, curator, [*people, last])
    for one in people:
        await answers(one, "5")
    await manages(curator)
    assert "Отзывов пока меньше 5" in curator.text
    await answers(last, "4")
    await manages(curator)
    assert "Отзывы: 5 из 5, польза 4,8 из 5, сколько применят, покажу от 10" in curator.text


async def test_the_result_tells_of_no_single_answer(stage: Stage, curator: Player) -> None:
    """The result is the same before and after one more answer, or a changed one."""
    people = [await stage.teacher(f"Имя{number}") for number in range(10)]
    await is_held(stage, curator, people)
    for one in people[:5]:
        await answers(one, "5")
    changed = [await one.holds("1") for one in people[5:9]]
    await manages(curator)
    first = "Отзывы: 5 из 10, польза 5,0 из 5"
    assert first in curator.text
    for one in people[5:9]:
        await answers(one, "2")
        await manages(curator)
        assert first in curator.text
    for one, button in zip(people[5:9], changed, strict=True):
        await one.presses_stale(button)
    await manages(curator)
    assert first in curator.text
    await answers(people[9], "5")
    await manages(curator)
    assert "Отзывы: 10 из 10, польза 3,4 из 5, применят не меньше 5." in curator.text


async def test_it_is_asked_once_and_of_those_who_came(stage: Stage, curator: Player) -> None:
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    await is_held(stage, curator, [aishat])
    for _ in range(3):
        await stage.ticks()
    assert sum("Как прошло" in text for text in aishat.texts) == 1
    assert not any("Как прошло" in text for text in patimat.texts)
    stale = await aishat.holds("3")
    await aishat.presses("5")
    await patimat.presses_stale(stale)
    assert "Спасибо" not in patimat.text


async def test_it_asks_in_english(stage: Stage, curator: Player) -> None:
    aishat = await stage.teacher("Aishat", language=Language.EN)
    await plans(curator)
    await aishat.says("/start activity-1")
    await aishat.presses("Sign up")
    stage.clock.advance(timedelta(days=17, hours=3, minutes=10))
    await manages(curator)
    await curator.presses("Отметить, кто пришёл")
    await curator.presses(next(label for label in curator.buttons if label.startswith("☐")))
    stage.clock.advance(timedelta(hours=3))
    await stage.ticks()
    await stage.ticks()
    for choice in ("5", "Just right", "In part"):
        await aishat.presses(choice)
    assert "Thank you!" in aishat.text
