"""Settings: language, and the ways to profile and data."""

import pytest

from district.languages import Language
from tests.play import Player, Stage


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    return await stage.teacher("Айшат", "Магомедова")


async def test_the_settings_offer_few_things(aishat: Player) -> None:
    await aishat.says("Настройки")
    assert aishat.text == "Настройки\nЧто изменить?"
    assert aishat.buttons == [
        "Моя анкета",
        "English",
        "Какие объявления получать",
        "Показывать меня коллегам",
        "Где называют моё имя",
        "Мои данные",
        "В меню",
    ]


@pytest.mark.parametrize("command", ["/settings", "/language"])
async def test_commands_lead_there_too(aishat: Player, command: str) -> None:
    await aishat.says(command)
    assert "English" in aishat.buttons


async def test_another_language_changes_everything_with_the_menu(aishat: Player) -> None:
    await aishat.says("Настройки")
    await aishat.presses("English")
    assert aishat.texts[-2] == "I speak English now."
    assert "Hello, Айшат." in aishat.text
    assert aishat.keyboard == [
        "Report a difficulty",
        "Activities",
        "Schools and mentors",
        "My requests",
        "More",
    ]
    await aishat.says("My requests")
    assert "My requests" in aishat.text
    await aishat.says("/help")
    assert "What I can do" in aishat.text
    await aishat.says("Settings")
    await aishat.presses("Русский")
    assert "Айшат, здравствуйте." in aishat.text
    assert "Мои заявки" in aishat.keyboard


async def test_the_keyboard_of_before_is_still_understood(aishat: Player) -> None:
    await aishat.says("Настройки")
    await aishat.presses("English")
    await aishat.says("Рассказать, что трудно")
    assert "step 1 of 3" in aishat.text


async def test_the_language_stays_after_a_restart(stage: Stage, aishat: Player) -> None:
    await aishat.says("Настройки")
    await aishat.presses("English")
    await stage.restart()
    await aishat.says("/menu")
    assert "Hello, Айшат." in aishat.text


async def test_letters_come_in_the_readers_language(stage: Stage, aishat: Player) -> None:
    member = await stage.member("levashinskiy")
    await aishat.says("Рассказать, что трудно")
    await aishat.presses("Функц. грамотность")
    await aishat.presses("Математическая")
    await aishat.presses("Нужна помощь")
    await aishat.presses("Отправить")
    await aishat.says("Настройки")
    await aishat.presses("English")
    await member.says("Настройки")
    await member.presses("English")
    await member.says("Awaiting a decision")
    await member.presses("1")
    await member.presses("Accept")
    assert aishat.text.startswith("Your request 1 has been accepted.")
    assert "Заявка" not in aishat.text


async def test_a_form_goes_on_in_the_new_language(aishat: Player) -> None:
    await aishat.says("Рассказать, что трудно")
    await aishat.presses("Функц. грамотность")
    await aishat.says("/language")
    await aishat.presses("English")
    await aishat.presses("Finish my report")
    assert "step 2 of 3" in aishat.text
    await aishat.presses("Mathematical")
    assert "step 3 of 3" in aishat.text


async def test_the_same_language_pressed_twice_is_no_trouble(aishat: Player) -> None:
    await aishat.says("Настройки")
    english = await aishat.holds("English")
    await aishat.presses_stale(english)
    await aishat.presses_stale(english)
    assert "Hello, Айшат." in aishat.text


async def test_the_settings_speak_english(stage: Stage) -> None:
    john = await stage.teacher("John", "Smith", language=Language.EN)
    await john.says("Settings")
    assert john.buttons == [
        "My profile",
        "Русский",
        "Choose announcements",
        "Let colleagues find me",
        "Where I am named",
        "My data",
        "To the menu",
    ]
    await john.presses("My profile")
    assert "What would you like to change?" in john.text
