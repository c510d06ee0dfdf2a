"""A seat given up by mistake after sign-up closed is taken back while it is free."""

from datetime import timedelta

import pytest

from tests.acts.activities import TITLE, plans, signs_up
from tests.acts.common import pass_by
from tests.play import NotOnScreen, Player, Stage

CLOSED = timedelta(days=16, hours=7)
"""From the Monday of the play to the evening before the seminar, an hour after closing."""
BACK = "Всё-таки приду"


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def gives_up(player: Player) -> None:
    await player.says("/start activity-1")
    await player.presses("Отказаться от места")
    assert "Запись закрыта" in player.text
    assert "записаться снова" not in player.text
    await player.presses("Да, отказаться")


async def test_a_free_seat_is_taken_back(stage: Stage, curator: Player) -> None:
    await plans(curator, seats="1")
    aishat = await stage.teacher()
    await signs_up(aishat)
    await pass_by(stage, CLOSED)
    await gives_up(aishat)
    assert "Вы предупредили, что не придёте." in aishat.text
    assert "Место пока свободно." in aishat.text
    await aishat.presses(BACK)
    assert "Вы записаны" in aishat.text
    assert BACK not in aishat.buttons


async def test_a_seat_that_went_to_the_queue_is_not(stage: Stage, curator: Player) -> None:
    await plans(curator, seats="1")
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    await signs_up(aishat)
    await signs_up(patimat)
    await patimat.presses("☐ Записать меня сразу")
    await pass_by(stage, CLOSED)
    await gives_up(aishat)
    assert "Место пока свободно." not in aishat.text
    assert "Место ваше: вы записаны." in patimat.text
    with pytest.raises(NotOnScreen):
        await aishat.presses(BACK)


async def test_after_the_end_nobody_comes_back(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    await pass_by(stage, CLOSED)
    await gives_up(aishat)
    back = await aishat.holds(BACK)
    await pass_by(stage, timedelta(days=2))
    await aishat.presses_stale(back)
    await aishat.says("/start activity-1")
    assert TITLE in aishat.text
    assert "Вы предупредили, что не придёте." in aishat.text


async def test_a_refused_offer_is_taken_back_while_the_seat_is_free(
    stage: Stage, curator: Player
) -> None:
    await plans(curator, seats="1")
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    await signs_up(aishat)
    await signs_up(patimat)
    await pass_by(stage, CLOSED)
    await gives_up(aishat)
    assert "освободилось место" in patimat.text
    await patimat.presses("Не приду")
    assert "Место пока свободно." in patimat.text
    back = await patimat.holds(BACK)
    await patimat.presses_stale(back)
    await patimat.presses_stale(back)
    assert "Вы записаны" in patimat.text
    await aishat.says("/start activity-1")
    assert BACK not in aishat.buttons


async def test_who_left_before_closing_does_not_come_back(stage: Stage, curator: Player) -> None:
    await plans(curator, seats="1")
    aishat = await stage.teacher()
    await signs_up(aishat)
    await aishat.presses("Отказаться от места")
    await aishat.presses("Да, отказаться")
    await pass_by(stage, CLOSED)
    await aishat.says("/start activity-1")
    assert "Вы отказались от участия." in aishat.text
    assert BACK not in aishat.buttons
