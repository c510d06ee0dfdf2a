"""Two presses announce an activity, four write to the last audience again."""

import pytest

from tests.acts.activities import TITLE, to_summary
from tests.acts.announcements import TEXT, announces, card, composes
from tests.play import Player, Stage
from tests.presses import counted


@pytest.fixture
async def curator(stage: Stage) -> Player:
    return await stage.curator("gornyy")


async def test_two_presses_tell_the_people_it_is_for(stage: Stage, curator: Player) -> None:
    aishat = await stage.teacher()
    far = await stage.teacher("Патимат", "Омарова", municipality="akushinskiy")
    await to_summary(curator)
    await curator.presses("Ещё настройки")
    await curator.presses("Для муниципалитетов")
    await curator.presses("☐ Левашинский р-н")
    await curator.presses("‹ Назад")
    await curator.presses("‹ Назад")
    await curator.presses("Опубликовать")
    with counted(curator, "Tell people about a seminar just published"):
        await curator.presses("Рассказать людям")
        for shown in (f"Семинар «{TITLE}»", "10 декабря, четверг, 15:00–17:30", "Левашинский р-н"):
            assert shown in curator.text
        assert "Семинары" in curator.text
        await curator.presses("Отправить")
    assert f"Семинар «{TITLE}»" in aishat.text
    assert TITLE not in far.text
    await aishat.presses("Записаться")
    await curator.says("Объявления")
    await curator.presses("Новое объявление")
    await curator.says("Начатое объявление")
    await curator.says("/start activity-1")
    await curator.presses("Вести мероприятие")
    await curator.presses("Рассказать людям")
    await curator.presses("Продолжить объявление")
    assert "Начатое объявление" in curator.text, "the unfinished one is not lost"


async def test_the_last_audience_is_written_to_by_four_presses(
    stage: Stage, curator: Player
) -> None:
    aishat = await stage.teacher()
    await composes(curator, "Первое")
    await curator.presses("Кому")
    await curator.presses("Должности")
    await curator.presses("Учитель")
    await curator.presses("Готово")
    await curator.presses("Готово")
    await curator.presses("Отправить")
    await curator.says("/menu")
    with counted(curator, "Announce to teachers"):
        for label in ("Объявления", "Новое объявление"):
            await curator.presses(label)
        await curator.says("Второе")
        again = next(one for one in curator.buttons if "учитель" in one)
        await curator.presses(again)
        assert "Должности: учитель" in curator.text
        await curator.presses("Отправить")
    assert "Второе" in aishat.text
    await composes(curator, "Третье")
    await curator.presses(again)
    assert again not in curator.buttons
    await curator.presses("Кому")
    assert again not in curator.buttons, "it is chosen already"


async def test_the_card_says_at_once_how_many_will_receive_it(
    stage: Stage, curator: Player
) -> None:
    await stage.teacher()
    await composes(curator)
    curator.account.press(*await curator.holds("Отправить"))
    await stage.box.updates.all_confirmed()
    await stage.app.intake.settled()
    assert "Отправляю… Получат 2 человека." in curator.text
    assert "Всего 0" not in curator.text
    await stage.settle()
    assert "Всего 2: доставлено 2" in card(curator)


async def test_a_change_of_the_text_shows_the_text_of_now(stage: Stage, curator: Player) -> None:
    await stage.teacher()
    await announces(curator)
    await curator.presses("Изменить текст")
    form = next(one for one in curator.texts if one.startswith("Объявление 1 · изменить"))
    assert TEXT in form
    assert "альбом" not in form
    await curator.says("Новый текст")
    await curator.presses("Сохранить")
    assert "Новый текст" in card(curator)
