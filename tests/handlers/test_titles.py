"""The title of a published activity is corrected: one letter, and certificates keep theirs."""

from datetime import timedelta

import pytest

from tests.acts.activities import TITLE, attends, manages, plans, signs_up
from tests.acts.common import pass_by, told
from tests.play import Player, Stage

CORRECTED = "Как учить понимать условие"


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def corrects(curator: Player, title: str) -> None:
    await curator.presses("Исправить название")
    await curator.says(title)
    assert "Название исправлено" in curator.text
    await curator.presses("Вести мероприятие")


async def test_two_corrections_in_a_row_are_one_letter(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    for one in (aishat, patimat):
        await signs_up(one)
    await manages(curator)
    await curator.presses("Изменить")
    await corrects(curator, "Как учить понимать")
    await curator.presses("Изменить")
    await corrects(curator, CORRECTED)
    assert told(aishat, "Название исправлено") == 0
    await pass_by(stage, timedelta(minutes=10))
    for one in (aishat, patimat):
        assert told(one, "Название исправлено") == 1
        assert f"Было: «{TITLE}»" in one.text
        assert f"Семинар · {CORRECTED}" in one.text


async def test_a_title_corrected_back_is_told_to_nobody(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    await manages(curator)
    await curator.presses("Изменить")
    await corrects(curator, CORRECTED)
    await curator.presses("Изменить")
    await corrects(curator, TITLE)
    await pass_by(stage, timedelta(hours=1))
    assert told(aishat, "Название исправлено") == 0


async def test_issued_certificates_keep_their_title(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    for one in (aishat, patimat):
        await signs_up(one)
    await attends(stage, curator, aishat, patimat)
    await aishat.says("/start activity-1")
    await aishat.presses("Получить сертификат")
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses(next(one for one in curator.buttons if TITLE in one))
    await corrects(curator, CORRECTED)
    await pass_by(stage, timedelta(hours=1))
    assert told(patimat, "Название исправлено") == 1
    for one, title in ((aishat, TITLE), (patimat, CORRECTED)):
        await one.says("/start activity-1")
        await one.presses("Получить сертификат")
        assert f"· {title}" in one.text
