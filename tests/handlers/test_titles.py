"""The title of a published activity is corrected: one letter, and certificates keep theirs."""

from datetime import timedelta

import pytest

from tests.acts.activities import (
    TITLE,
    asks_for_seat,
    attends,
    begins,
    manages,
    plans,
    plans_with_consent,
    signs_up,
)
from tests.acts.common import pass_by, told
from tests.play import Player, Stage
from tests.presses import counted

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
    with counted(curator, "Fix a typo in the title after publishing"):
        await curator.presses("Исправить название")
        await curator.says("Как учить понимать")
    await curator.presses("Вести мероприятие")
    await curator.presses("Изменить")
    await corrects(curator, CORRECTED)
    assert told(aishat, "Название исправлено") == 0
    await pass_by(stage, timedelta(minutes=10))
    for one in (aishat, patimat):
        assert told(one, "Название исправлено") == 1
        assert f"Было: «{TITLE}»" in one.text
        assert f"Семинар · {CORRECTED}" in one.text
        assert "прежние" not in one.text  # it may have been moved as well


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


async def test_an_open_card_shows_the_corrected_title(stage: Stage, curator: Player) -> None:
    await plans_with_consent(curator)
    member = await stage.member("levashinskiy")
    await asks_for_seat(await stage.teacher())
    await manages(curator)
    await curator.presses("Изменить")
    await corrects(curator, CORRECTED)
    cards = [text for text in member.texts if "Заявка 1" in text]
    assert [(CORRECTED in card, TITLE in card) for card in cards] == [(True, False)]


async def test_issued_certificates_keep_their_title(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat, patimat = await stage.teacher("Айшат"), await stage.teacher("Патимат")
    for one in (aishat, patimat):
        await signs_up(one)
    await begins(stage, curator)
    await manages(curator)
    await curator.presses("Отметить, кто пришёл")
    await curator.presses("☐ Магомедова А.")
    await pass_by(stage, timedelta(hours=4))
    await curator.says("Мероприятия")
    await curator.presses("Провести мероприятие")
    await curator.presses(next(one for one in curator.buttons if TITLE in one))
    await corrects(curator, CORRECTED)
    await pass_by(stage, timedelta(hours=1))
    assert told(aishat, "Название исправлено") == 1
    await curator.presses("Отметить, кто пришёл")
    await curator.presses("☐ Магомедова П.")
    for one, title in ((aishat, TITLE), (patimat, CORRECTED)):
        await one.says("/start activity-1")
        await one.presses("Получить сертификат")
        assert f"· {title}" in one.text


async def changes(curator: Player, label: str, *answers: str) -> None:
    await curator.presses("Изменить")
    await curator.presses(label)
    for one in answers:
        if one in curator.buttons:
            await curator.presses(one)
        else:
            await curator.says(one)
    await curator.presses("Вести мероприятие")


async def test_hours_and_type_are_corrected_in_the_same_letter(
    stage: Stage, curator: Player
) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    await manages(curator)
    await changes(curator, "Часы", "Шесть", "6")
    await changes(curator, "Вид", "Вебинар", "Исправить и сообщить")
    await changes(curator, "Часы", "8")
    assert "8 часов" in curator.text
    await pass_by(stage, timedelta(hours=1))
    assert told(aishat, "Исправлены часы в сертификате") == 1
    assert "Исправлены часы в сертификате. Было: 4, теперь: 8." in aishat.text
    assert "Исправлен вид мероприятия. Было: «Семинар»." in aishat.text
    assert f"Вебинар · {TITLE}" in aishat.text
    assert "Название" not in aishat.text


async def test_hours_corrected_after_the_end_are_on_later_certificates(
    stage: Stage, curator: Player
) -> None:
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
    await curator.presses("Часы")
    assert "Сейчас: 4" in curator.text
    await curator.says("6")
    assert "Часы исправлены" in curator.text
    await pass_by(stage, timedelta(hours=1))
    assert told(aishat, "Исправлены часы") == told(patimat, "Исправлены часы") == 1


async def test_topic_and_audience_change_without_letters(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await signs_up(aishat)
    letters = len(aishat.texts)
    await manages(curator)
    await changes(curator, "Направление", "Функц. грамотность", "Читательская", "Сохранить")
    await changes(curator, "Для кого", "Молодым моего округа", "Сохранить")
    assert "со стажем до 3 лет" in curator.text
    await pass_by(stage, timedelta(hours=1))
    assert len(aishat.texts) == letters
    await curator.presses("Повторить в другой день")
    await curator.says("17 декабря")
    assert "Читательская" in curator.text
    assert curator.text.count("Направление:") == 1


async def test_the_end_of_sign_up_changes_after_publishing(stage: Stage, curator: Player) -> None:
    await plans(curator)
    aishat = await stage.teacher()
    await manages(curator)
    await curator.presses("Изменить")
    await curator.presses("Конец записи")
    assert "Сейчас: 9 декабря, 18:00" in curator.text
    assert "Пропустить" not in curator.buttons
    await curator.says("11 декабря в 12:00")
    assert "раньше начала" in curator.text
    await curator.says("завтра в 12:00")
    assert "Конец записи изменён." in curator.text
    await aishat.says("/start activity-1")
    assert "Запись до 24 ноября, 12:00" in aishat.text
    await pass_by(stage, timedelta(days=2))
    await aishat.says("/start activity-1")
    assert "Записаться" not in aishat.buttons
    await curator.presses("Вести мероприятие")
    await changes(curator, "Конец записи", "10 декабря в 9:00")
    await signs_up(aishat)
