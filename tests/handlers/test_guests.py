"""An activity of one district is opened to another one, with seats kept for it."""

from datetime import timedelta

import pytest

from district.languages import Language
from tests.acts.activities import TITLE, manages, plans, signs_up
from tests.acts.common import pass_by
from tests.play import Player, Stage

SOUTH = "Южный методический округ"


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def opens(curator: Player, seats: str, source: str = "Из общих мест") -> None:
    await manages(curator)
    await curator.presses("Изменить")
    await curator.presses("Открыть другому округу")
    await curator.presses(SOUTH)
    await curator.presses(source)
    await curator.says(seats)


async def southern(stage: Stage, given: str) -> Player:
    return await stage.teacher(given, "Южная", municipality="derbent")


async def test_clause_67_an_activity_is_opened_to_another_district_with_its_own_seats(
    stage: Stage, curator: Player
) -> None:
    guest_curator = await stage.curator("yuzhnyy")
    await plans(curator, seats="3", whom="Только для моего округа")
    first = await southern(stage, "Заира")
    await first.says("Мероприятия")
    await first.presses("Рядом")
    assert TITLE not in "".join(first.buttons)
    await opens(curator, "5")
    assert "Напишите число, от 1 до 3." in curator.text
    for wrong in ("много", "0", "-1", "👥", "<b>1</b>"):
        await curator.says(wrong)
        assert "Напишите число, от 1 до 3." in curator.text
    await curator.says("1")
    assert f"{SOUTH}: мест 1, из общих" in curator.text
    assert "Не занятые до 6 декабря, 18:00 места станут общими." in curator.text
    await curator.presses("Открыть округу")
    assert f"Открыто. {SOUTH}: мест 1." in curator.text
    await stage.ticks()
    assert "Вашему округу оставили места." in guest_curator.text


async def test_clause_67_its_teachers_are_told_and_take_seats_of_their_own(
    stage: Stage, curator: Player
) -> None:
    guest_curator = await stage.curator("yuzhnyy")
    await plans(curator, seats="3", whom="Только для моего округа")
    first, second = await southern(stage, "Заира"), await southern(stage, "Лейла")
    await opens(curator, "1")
    await curator.presses("Открыть округу")
    await stage.ticks()
    await guest_curator.presses("Рассказать людям")
    await guest_curator.presses("Отправить")
    await stage.ticks()
    assert TITLE in first.text, "announced"
    await first.says("Мероприятия")
    await first.presses("Рядом")
    await signs_up(first)
    assert "Вы записаны." in first.text
    assert f"{SOUTH}: мест 1, свободно 0." in first.text
    await signs_up(second)
    assert "Вы в очереди, место 1." in second.text, "common seats are for the own district"
    for given in ("Айшат", "Амина", "Патимат"):
        await signs_up(await stage.teacher(given))
    await manages(curator)
    assert "Записаны: 3 из 3" in curator.text

    last = await stage.teacher("Зарема")
    await last.says("/start activity-1")
    assert "Мест: 3, свободно 0" in last.text


async def test_clause_67_unused_seats_are_given_back(stage: Stage, curator: Player) -> None:
    guest_curator, stranger = await stage.curator("yuzhnyy"), await stage.curator("severnyy")
    await plans(curator, seats="1", whom="Только для моего округа")
    await opens(curator, "2", "Добавить к общим")
    await curator.presses("Открыть округу")
    await stage.ticks()
    here, waits = await stage.teacher("Айшат"), await stage.teacher("Амина")
    await signs_up(here)
    await signs_up(waits)
    assert "Мест: 3, свободно 2 (вам доступно: 0)" in waits.text
    assert "Вы в очереди, место 1." in waits.text
    visitor = await southern(stage, "Заира")
    await signs_up(visitor)
    assert "Вы записаны." in visitor.text

    await guest_curator.presses(f"Вернуть места: {SOUTH}")
    sure = await guest_curator.holds("Вернуть незанятые")
    await stranger.presses_stale(sure)
    assert "другая роль" in (stranger.alert or stranger.text)
    await guest_curator.presses_stale(sure)
    assert "незанятые места стали общими" in guest_curator.text
    await guest_curator.presses_stale(sure)
    await stage.ticks()
    assert any("Для вас освободилось место." in text for text in waits.texts)
    await waits.presses("Приду")
    assert "Мест: 3, свободно 0" in waits.text
    assert SOUTH not in waits.text, "nothing is kept any more"


async def test_clause_67_seats_that_nobody_took_become_common_by_themselves(
    stage: Stage, curator: Player
) -> None:
    await plans(curator, seats="1", whom="Только для моего округа")
    await opens(curator, "1")
    await curator.presses("Открыть округу")
    amina = await stage.teacher("Амина")
    await signs_up(amina)
    assert "Вы в очереди, место 1." in amina.text
    await pass_by(stage, timedelta(days=14))
    assert any("Для вас освободилось место." in text for text in amina.texts)


async def test_clause_67_seats_for_another_district_in_english(
    stage: Stage, curator: Player
) -> None:
    guest_curator = await stage.curator("yuzhnyy")
    await stage.speaks(guest_curator, Language.EN)
    await plans(curator, seats="3")
    await opens(curator, "2")
    await stage.speaks(curator, Language.EN)
    await curator.presses("Открыть округу")
    assert "2 seats." in curator.text
    assert "become common" in curator.text
    await stage.ticks()
    assert "Seats are kept for your district." in guest_curator.text
    await guest_curator.presses("Open the activity")
    assert "2 seats, 2 free" in guest_curator.text
