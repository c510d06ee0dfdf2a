"""Somebody new: consent, eight steps about themselves, and changing it later."""

import asyncio

import pytest

from district.languages import Language
from tests.play import Player, Stage

STEPS = ("Магомедова", "Айшат", "Магомедовна")


@pytest.fixture
async def newcomer(stage: Stage) -> Player:
    return await stage.newcomer("Айшат")


async def to_municipality(player: Player) -> None:
    await player.says("/start")
    await player.presses("Согласен, согласна")
    for part in STEPS:
        await player.says(part)


async def to_organization(player: Player) -> None:
    await to_municipality(player)
    await player.says("леваш")
    await player.presses("Левашинский р-н")


async def to_summary(player: Player, school: str = "СОШ № 2, с. Леваши") -> None:
    await to_organization(player)
    await player.presses("Нет в списке — добавить")
    await player.says(school)
    await player.presses("Учитель")
    await player.presses("Математика")
    await player.presses("Готово")
    await player.says("2015")


async def test_a_newcomer_tells_of_themselves_and_comes_to_the_menu(newcomer: Player) -> None:
    await to_summary(newcomer)
    assert "Магомедова Айшат Магомедовна" in newcomer.text
    assert "Где: Левашинский р-н" in newcomer.text
    assert "Предметы: математика" in newcomer.text
    await newcomer.presses("Всё верно")
    assert any("Готово, записано" in text for text in newcomer.texts)
    assert "Айшат Магомедовна, здравствуйте." in newcomer.text
    assert "Сообщить о затруднении" in newcomer.keyboard


async def test_in_english_too(stage: Stage) -> None:
    john = await stage.newcomer("John", language="en")
    await john.says("/start")
    await john.presses("I agree")
    assert "step 1 of 8" in john.text
    await john.says("Smith")
    await john.says("John")
    await john.presses("Skip")
    await john.says("Махачкала")
    await john.presses("г. Махачкала")
    await john.presses("Not in the list: add it")
    await john.says("School 1")
    await john.presses("Psychologist")
    assert "Since which year" in john.text
    await john.says("2020")
    assert "Smith John" in john.text
    await john.presses("All correct")
    assert "Hello, John." in john.text


async def test_municipalities_turn_page_by_page(newcomer: Player) -> None:
    await to_municipality(newcomer)
    assert "страница 1 из 6" in newcomer.text
    await newcomer.presses("›")
    assert "страница 2 из 6" in newcomer.text
    await newcomer.presses("‹")
    assert "страница 1 из 6" in newcomer.text


async def test_a_search_without_a_result_says_so_and_gives_the_list_back(newcomer: Player) -> None:
    await to_municipality(newcomer)
    await newcomer.says("Атлантида")
    assert "Ничего не нашлось" in newcomer.text
    await newcomer.presses("Показать все")
    assert "страница 1 из 6" in newcomer.text


async def test_an_organization_is_found_by_typing_a_part(stage: Stage, newcomer: Player) -> None:
    await stage.organization("Гимназия № 7, с. Леваши")
    await stage.organization("Гимназия № 7, с. Акуша", municipality="akushinskiy")
    await to_organization(newcomer)
    await newcomer.says("гимн 7")
    assert newcomer.buttons[0] == "Гимназия № 7, с. Леваши"
    assert not any("Акуша" in label for label in newcomer.buttons)
    await newcomer.presses("Гимназия № 7, с. Леваши")
    assert "Ваша должность?" in newcomer.text


async def test_two_who_add_the_same_school_at_once_get_one(stage: Stage) -> None:
    first, second = await stage.newcomer("Айшат"), await stage.newcomer("Патимат")
    for player in (first, second):
        await to_organization(player)
        await player.presses("Нет в списке — добавить")
    first.account.send("Лицей № 9, с. Лёваши")
    second.account.send("ЛИЦЕЙ № 9, с. Леваши")
    await stage.settle()
    third = await stage.newcomer("Зарема")
    await to_organization(third)
    await third.says("лицей 9")
    assert len([label for label in third.buttons if "9" in label]) == 1


async def test_who_teaches_nothing_is_not_asked_for_subjects(newcomer: Player) -> None:
    await to_organization(newcomer)
    await newcomer.presses("Нет в списке — добавить")
    await newcomer.says("Детский сад № 1")
    await newcomer.presses("Воспитатель")
    assert "С какого года" in newcomer.text
    await newcomer.presses("‹ Назад")
    assert "Ваша должность?" in newcomer.text


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("Маг0медова", "буквами"),
        ("😀", "буквами"),
        ("<b>Иванова</b>", "буквами"),
        ("я" * 61, "Слишком длинно"),
    ],
)
async def test_a_name_that_is_none_is_asked_again(newcomer: Player, said: str, answer: str) -> None:
    await newcomer.says("/start")
    await newcomer.presses("Согласен, согласна")
    await newcomer.says(said)
    assert answer in newcomer.text
    assert "шаг 1 из 8" in newcomer.text
    await newcomer.says("Магомедова")
    assert "шаг 2 из 8" in newcomer.text


@pytest.mark.parametrize("said", ["1949", "2027", "давно", "20 15"])
async def test_a_year_that_is_none_is_asked_again(newcomer: Player, said: str) -> None:
    await to_summary(newcomer)
    await newcomer.presses("Изменить")
    await newcomer.presses("Год")
    await newcomer.says(said)
    assert "от 1950 до 2026" in newcomer.text
    await newcomer.says("2026")
    assert "с 2026 года" in newcomer.text


async def test_a_picture_where_words_are_asked_for(newcomer: Player) -> None:
    await newcomer.says("/start")
    await newcomer.presses("Согласен, согласна")
    await newcomer.sends("photo")
    assert "нужны слова" in newcomer.text
    assert "шаг 1 из 8" in newcomer.text


async def test_words_where_a_button_is_asked_for(newcomer: Player) -> None:
    await to_organization(newcomer)
    await newcomer.presses("Нет в списке — добавить")
    await newcomer.says("СОШ № 2")
    await newcomer.says("учитель")
    assert "одну из кнопок" in newcomer.text
    await newcomer.presses("Учитель")
    assert "предметы" in newcomer.text


async def test_back_leads_step_by_step_to_the_beginning(newcomer: Player) -> None:
    await to_organization(newcomer)
    for question in ("Где вы работаете?", "отчество?", "имя?", "фамилия?"):
        await newcomer.presses("‹ Назад")
        assert question in newcomer.text
    assert "Сейчас: Магомедова" in newcomer.text
    assert "‹ Назад" not in newcomer.buttons


async def test_cancelled_it_can_be_begun_again(newcomer: Player) -> None:
    await to_municipality(newcomer)
    await newcomer.presses("Отменить")
    assert "не сейчас" in newcomer.text
    await newcomer.presses("Рассказать о себе")
    assert "шаг 1 из 8" in newcomer.text


async def test_what_needs_a_profile_begins_it(newcomer: Player) -> None:
    await to_municipality(newcomer)
    await newcomer.presses("Отменить")
    await newcomer.says("Сообщить о затруднении")
    assert any("шаг 1 из 8" in text for text in newcomer.texts[-2:])


async def test_a_restart_goes_on_at_the_same_step(stage: Stage, newcomer: Player) -> None:
    await to_municipality(newcomer)
    await stage.restart()
    await newcomer.says("Акуш")
    assert "Акушинский р-н" in newcomer.buttons


async def test_start_in_the_middle_shows_the_same_step(newcomer: Player) -> None:
    await to_municipality(newcomer)
    await newcomer.says("/start")
    assert any("шаг 4 из 8" in text for text in newcomer.texts[-2:])


async def test_another_municipality_asks_for_the_organization_anew(stage: Stage) -> None:
    aishat = await stage.teacher(municipality="levashinskiy")
    await stage.organization("СОШ № 5, с. Акуша", municipality="akushinskiy")
    await aishat.says("Настройки")
    await aishat.presses("Рассказ о себе")
    assert "Где: Левашинский р-н" in aishat.text
    await aishat.presses("Муниципалитет")
    await aishat.presses("Акушинский р-н")
    assert "В какой организации?" in aishat.text
    await aishat.presses("СОШ № 5, с. Акуша")
    assert "Где: Акушинский р-н" in aishat.text
    await aishat.presses("Всё верно")
    assert any("Готово, записано" in text for text in aishat.texts)


async def test_a_change_given_up_changes_nothing(stage: Stage) -> None:
    aishat = await stage.teacher()
    await aishat.says("Настройки")
    await aishat.presses("Рассказ о себе")
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
    await aishat.says("Сообщить о затруднении")
    for label in ("Методические", "Оценивание", "Нужна помощь", "Пропустить", "Готово"):
        await aishat.presses(label)
    await aishat.presses("Отправить")
    assert "Магомедова Айшат" in member.text
    await aishat.says("Настройки")
    await aishat.presses("Рассказ о себе")
    await aishat.presses("Фамилия")
    await aishat.says("Алиева")
    await aishat.presses("Всё верно")
    assert "Алиева Айшат" in member.text


async def test_the_language_follows_the_messenger_and_can_be_changed(stage: Stage) -> None:
    john = await stage.teacher("John", "Smith", language=Language.EN)
    await john.says("Settings")
    await john.presses("Русский")
    assert "Сообщить о затруднении" in john.keyboard
    await john.says("Settings")
    assert "Настройки" in john.text
