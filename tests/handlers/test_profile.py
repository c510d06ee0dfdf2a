"""A new person: consent, the profile, later changes."""

import asyncio

import pytest

from district.languages import Language
from tests.acts.people import comes_in, tells_name, to_list, to_summary
from tests.play import Player, Stage


@pytest.fixture
async def newcomer(stage: Stage) -> Player:
    newcomer = await stage.newcomer("Айшат")
    await comes_in(newcomer)
    return newcomer


async def test_an_organization_is_found_by_typing_a_part(stage: Stage, newcomer: Player) -> None:
    await stage.organization("Гимназия № 7, с. Леваши")
    await stage.organization("Гимназия № 7, с. Акуша", municipality="akushinskiy")
    await to_list(newcomer)
    await newcomer.says("гимн 7")
    assert newcomer.buttons[0] == "Гимназия № 7, с. Леваши"
    assert not any("Акуша" in label for label in newcomer.buttons)
    await newcomer.presses("Гимназия № 7, с. Леваши")
    assert "Проверьте" in newcomer.text


async def test_two_who_add_the_same_school_at_once_get_one(stage: Stage) -> None:
    first, second = await stage.newcomer("Айшат"), await stage.newcomer("Патимат")
    for player in (first, second):
        await comes_in(player)
        await to_list(player)
        await player.presses("Нет в списке — добавить")
    first.account.send("Лицей № 9, с. Лёваши")
    second.account.send("ЛИЦЕЙ № 9, с. Леваши")
    await stage.settle()
    third = await stage.newcomer("Зарема")
    await comes_in(third)
    await to_list(third)
    await third.says("лицей 9")
    assert len([label for label in third.buttons if "9" in label]) == 1


async def test_back_leads_step_by_step_to_the_beginning(newcomer: Player) -> None:
    await to_list(newcomer)
    for question in ("Всё верно?", "Как вас зовут?"):
        await newcomer.presses("‹ Назад")
        assert question in newcomer.text
    assert "Сейчас: Магомедова" in newcomer.text
    assert "‹ Назад" not in newcomer.buttons


async def test_cancelled_it_can_be_begun_again(newcomer: Player) -> None:
    await tells_name(newcomer)
    await newcomer.presses("Отменить")
    assert "не сейчас" in newcomer.text
    await newcomer.presses("Заполнить анкету")
    assert "шаг 1 из 2" in newcomer.text


async def test_what_needs_a_profile_begins_it(newcomer: Player) -> None:
    await tells_name(newcomer)
    await newcomer.presses("Отменить")
    await newcomer.says("Рассказать, что трудно")
    assert any("шаг 1 из 2" in text for text in newcomer.texts[-2:])


async def test_start_in_the_middle_shows_the_same_step(newcomer: Player) -> None:
    await tells_name(newcomer)
    await newcomer.says("/start")
    assert any("шаг 2 из 2" in text for text in newcomer.texts[-2:])


async def test_a_change_given_up_changes_nothing(stage: Stage) -> None:
    aishat = await stage.teacher()
    await aishat.says("Настройки")
    await aishat.presses("Моя анкета")
    await aishat.presses("Имя")
    await aishat.says("Патимат")
    await aishat.presses("Отменить")
    assert any("Всё осталось как было" in text for text in aishat.texts)
    assert "Айшат, здравствуйте" in aishat.text


async def test_saved_twice_it_is_saved_once(stage: Stage, newcomer: Player) -> None:
    await to_summary(newcomer)
    save = await newcomer.holds("Всё верно")
    newcomer.account.press(*save)
    newcomer.account.press(*save)
    await asyncio.wait_for(stage.settle(), 10)
    assert "здравствуйте" in newcomer.text


async def test_a_card_follows_a_changed_name(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher()
    await aishat.says("Рассказать, что трудно")
    for label in ("Методические", "Оценивание", "Нужна помощь"):
        await aishat.presses(label)
    await aishat.presses("Отправить")
    assert "Магомедова Айшат" in member.text
    await aishat.says("Настройки")
    await aishat.presses("Моя анкета")
    await aishat.presses("Фамилия")
    await aishat.says("Алиева")
    await aishat.presses("Всё верно")
    assert "Алиева Айшат" in member.text


async def test_the_language_follows_the_messenger_and_can_be_changed(stage: Stage) -> None:
    john = await stage.teacher("John", "Smith", language=Language.EN)
    await john.says("Settings")
    await john.presses("Русский")
    assert "Рассказать, что трудно" in john.keyboard
    await john.says("Settings")
    assert "Настройки" in john.text
