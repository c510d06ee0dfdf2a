"""Attendance by personal codes and the code on the wall: foreign, early, repeated."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from district.activities.attendance import rotated_key, turn_of
from storage.tables import enrolments, sessions
from tests.acts.activities import manages, plans, signs_up
from tests.play import Player, Stage

BEFORE = timedelta(days=17, hours=2, minutes=45)
"""From the Monday of the play to a quarter of an hour before the seminar."""


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def code_in(stage: Stage, table: object) -> str:
    """Content of the QR code; that the picture contains it is tested in tests/documents."""
    async with stage.app.database.read() as connection:
        found = await connection.execute(select(table.c.code))  # type: ignore[attr-defined]
        return str(found.scalars().first())


async def has_own_code(stage: Stage, player: Player) -> str:
    await signs_up(player)
    await player.presses("Мой код")
    assert "Покажите его организатору" in player.text
    return await code_in(stage, enrolments)


async def test_an_organiser_opens_the_code_of_whoever_comes(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    code = await has_own_code(stage, aishat)
    await curator.says(f"/start came-{code}")
    assert "Код действует" in curator.text
    stage.clock.advance(BEFORE)
    await curator.says(f"/start came-{code}")
    assert "Отмечено: Магомедова А." in curator.text
    await curator.says(f"/start came-{code}")
    assert "Уже отмечено" in curator.text
    stage.clock.advance(timedelta(hours=4))
    await stage.ticks()
    await aishat.says("/start activity-1")
    assert "Вы участвовали." in aishat.text


async def test_nobody_else_marks_by_a_code(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    code = await has_own_code(stage, aishat)
    stage.clock.advance(BEFORE)
    for player in (aishat, patimat):
        await player.says(f"/start came-{code}")
        assert "Отмечено" not in player.text
    await curator.says("/start came-made-up")
    assert "Такого не нашлось" in curator.text


async def test_those_who_come_open_the_code_on_the_wall(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    await signs_up(aishat)
    await manages(curator)
    await curator.presses("QR для входа")
    assert "наведут камеру" in curator.text
    code = await code_in(stage, sessions)
    await aishat.says(f"/start room-{code}")
    assert "Код действует" in aishat.text
    stage.clock.advance(BEFORE)
    await aishat.says(f"/start room-{code}")
    assert "Отмечено: вы здесь." in aishat.text
    await aishat.says(f"/start room-{code}")
    assert "Вы уже отмечены." in aishat.text
    await patimat.says(f"/start room-{code}")
    assert "Вы не записаны на это занятие." in patimat.text
    stage.clock.advance(timedelta(hours=4))
    await aishat.says(f"/start room-{code}")
    assert "Код действует" in aishat.text


async def test_a_seat_given_up_leaves_no_code(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    code = await has_own_code(stage, aishat)
    await aishat.says("/start activity-1")
    await aishat.presses("Отказаться от места")
    await aishat.presses("Да, отказаться")
    stage.clock.advance(BEFORE)
    await curator.says(f"/start came-{code}")
    assert "не записаны" in curator.text


async def test_a_code_that_changes_is_an_option_on_the_organisers_screen(
    stage: Stage, curator: Player
) -> None:
    await plans(curator)
    aishat = await stage.teacher("Айшат")
    await signs_up(aishat)
    stage.clock.advance(BEFORE)
    await manages(curator)
    await curator.presses("QR для входа")
    assert "У каждого занятия свой код." in curator.text
    printed = await code_in(stage, sessions)
    await curator.presses("Сделать QR меняющимся")
    assert "через 5 минут обновите" in curator.text
    await aishat.says(f"/start room-{printed}")
    assert "меняется каждые 5 минут" in aishat.text
    await curator.presses("Обновить QR")
    async with stage.app.database.read() as connection:
        row = (await connection.execute(select(sessions))).one()
    await aishat.says(f"/start wall-{row.id}-{rotated_key(row.turn_key, turn_of(stage.clock()))}")
    assert "Отмечено: вы здесь." in aishat.text
    await curator.presses("Вернуть постоянный QR")
    await aishat.says(f"/start room-{printed}")
    assert "Вы уже отмечены." in aishat.text


async def test_an_organiser_who_takes_part_is_marked_by_another(
    stage: Stage, curator: Player
) -> None:
    await plans(curator)
    code = await has_own_code(stage, curator)
    other = await stage.curator("gornyy")
    stage.clock.advance(BEFORE)
    await curator.says(f"/start came-{code}")
    assert "это сделает другой" in curator.text
    await other.says(f"/start came-{code}")
    assert "Отмечено: Омарова З. здесь." in other.text
