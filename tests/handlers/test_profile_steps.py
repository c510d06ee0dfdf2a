"""The steps of the profile: question, next step, ways out; what is told later."""

import pytest

from tests.acts.people import (
    comes_in,
    tells_more,
    tells_name,
    tells_of_themselves,
    to_list,
    to_summary,
)
from tests.play import Player, Stage

pytestmark = pytest.mark.any_database

SUMMARY = [
    "Проверьте",
    "",
    "Магомедова Айшат Алиевна",
    "Где: Левашинский р-н",
    "Организация: Школа мечты",
]
MORE = ["Должность: Учитель", "Предметы: математика", "В образовании с 2015 года"]


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    """Walks to the first step."""
    newcomer = await stage.newcomer("Айшат")
    await comes_in(newcomer)
    return newcomer


async def test_two_steps_and_a_summary_part_by_part(aishat: Player) -> None:
    assert aishat.text.startswith("Анкета · шаг 1 из 2\nКак вас зовут?")
    assert aishat.buttons == ["Отменить"]
    await aishat.says("Магомедова")
    assert aishat.text == "Анкета · шаг 1 из 2\nВаше имя?"
    await aishat.says("Айшат")
    assert aishat.text == "Анкета · шаг 1 из 2\nВаше отчество? Если его нет, пропустите."
    await aishat.says("Алиевна")
    assert "шаг 2 из 2" in aishat.text
    await aishat.presses("Выбрать из списка")
    await aishat.says("леваш")
    await aishat.presses("Левашинский р-н")
    await aishat.presses("Нет в списке — добавить")
    assert "шаг 2 из 2" in aishat.text
    await aishat.says("Школа мечты")
    assert aishat.text.split("\n") == SUMMARY
    assert aishat.buttons == ["Всё верно", "Изменить", "Отменить"]
    await aishat.presses("Всё верно")
    assert aishat.texts[-2] == "Спасибо, записал. Изменить можно так: «Ещё» → «Настройки»."
    assert "Айшат Алиевна, здравствуйте." in aishat.text


async def test_a_patronymic_is_skipped(aishat: Player) -> None:
    await aishat.says("Керимова")
    await aishat.says("Айшат")
    assert "Пропустить" in aishat.buttons
    await aishat.presses("Пропустить")
    assert "шаг 2 из 2" in aishat.text
    await aishat.presses("‹ Назад")
    await aishat.presses("‹ Назад")
    assert "Сейчас: Айшат" in aishat.text
    assert "Пропустить" not in aishat.buttons


async def test_what_the_list_lacks_asks_for_its_municipality(aishat: Player) -> None:
    await tells_name(aishat)
    await aishat.says("школа мечты")
    await aishat.presses("Нет в списке — добавить")
    assert "В каком районе или городе?" in aishat.text
    await aishat.says("леваш")
    await aishat.presses("Левашинский р-н")
    await aishat.says("Школа мечты")
    assert aishat.text.split("\n") == SUMMARY


async def test_what_was_not_asked_is_told_from_the_summary(aishat: Player) -> None:
    await to_summary(aishat)
    await aishat.presses("Изменить")
    assert "Предметы" not in aishat.buttons
    await aishat.presses("Должность")
    await aishat.says("психолог")
    assert aishat.text.split("\n") == [*SUMMARY, "Должность: Психолог"]
    await aishat.presses("Изменить")
    await aishat.presses("Должность")
    await aishat.presses("Учитель")
    assert "Какие предметы ведёте?" in aishat.text
    assert "Не веду" not in aishat.buttons
    await aishat.says("математика и физика")
    await aishat.presses("Изменить")
    await aishat.presses("Стаж")
    await aishat.says("15 лет")
    told = ["Должность: Учитель", "Предметы: математика, физика", "В образовании с 2011 года"]
    assert aishat.text.split("\n") == [*SUMMARY, *told]


async def test_a_principal_may_teach_nothing(aishat: Player) -> None:
    await to_summary(aishat)
    await aishat.presses("Изменить")
    await aishat.presses("Должность")
    await aishat.presses("Директор")
    await aishat.presses("Не веду")
    assert aishat.text.split("\n") == [*SUMMARY, "Должность: Директор"]


async def test_a_change_that_is_left_keeps_what_was_said(stage: Stage, aishat: Player) -> None:
    await tells_of_themselves(aishat)
    await tells_more(aishat, "Учитель", "Математика", since=2015)
    await aishat.says("Настройки")
    await aishat.presses("Моя анкета")
    assert aishat.text.split("\n")[:6] == [*SUMMARY[2:], *MORE]
    await aishat.presses("Стаж")
    assert "Сейчас: 2015" in aishat.text
    await aishat.presses("‹ Назад")
    assert aishat.text.split("\n") == [*SUMMARY, *MORE]
    await stage.restart()
    await aishat.presses("Изменить")
    await aishat.presses("‹ Назад")
    assert aishat.text.split("\n") == [*SUMMARY, *MORE]


async def test_back_from_adding_an_organization_is_the_list(aishat: Player) -> None:
    await to_list(aishat)
    await aishat.presses("Нет в списке — добавить")
    await aishat.presses("‹ Назад")
    assert "Где вы работаете?" in aishat.text


@pytest.mark.parametrize("step", range(1, 8))
async def test_a_form_is_cancelled_at_every_step(aishat: Player, step: int) -> None:
    acts = [
        (aishat.says, "Магомедова"),
        (aishat.says, "Айшат"),
        (aishat.says, "Алиевна"),
        (aishat.presses, "Выбрать из списка"),
        (aishat.presses, "Акушинский р-н"),
        (aishat.presses, "Нет в списке — добавить"),
        (aishat.says, "Школа мечты"),
    ]
    for act, value in acts[:step]:
        await act(value)
    await aishat.presses("Отменить")
    assert aishat.text.startswith("Хорошо, не сейчас.")
    assert aishat.buttons == ["Заполнить анкету"]
    await aishat.presses("Заполнить анкету")
    assert "шаг 1 из 2" in aishat.text
    assert "Сейчас" not in aishat.text


async def test_one_thing_is_changed_from_the_summary(aishat: Player) -> None:
    await to_summary(aishat)
    await aishat.presses("Изменить")
    assert "Что изменить?" in aishat.text
    await aishat.presses("Фамилия")
    assert aishat.text == "Моя анкета\nВаша фамилия?\nСейчас: Магомедова"
    await aishat.says("Алиева")
    assert aishat.text.split("\n") == [*SUMMARY[:2], "Алиева Айшат Алиевна", *SUMMARY[3:]]


async def test_another_organization_takes_its_municipality_along(aishat: Player) -> None:
    await to_summary(aishat)
    await aishat.presses("Изменить")
    await aishat.presses("Организация")
    await aishat.presses("Другой район или город")
    await aishat.says("ногай")
    await aishat.presses("Ногайский р-н")
    await aishat.presses("Нет в списке — добавить")
    await aishat.says("Другая школа")
    assert "Где: Ногайский р-н\nОрганизация: Другая школа" in aishat.text


async def test_a_step_that_was_left_takes_no_presses(aishat: Player) -> None:
    await to_summary(aishat)
    await aishat.presses("Изменить")
    await aishat.presses("Должность")
    position = await aishat.holds("Учитель")
    await aishat.presses("Учитель")
    await aishat.presses_stale(position)
    assert aishat.alert is not None
    assert "Пока вы отвечали, кое-что изменилось" in aishat.alert
    assert "Какие предметы" in aishat.text


async def test_a_restart_goes_on_at_the_same_step(stage: Stage, aishat: Player) -> None:
    await aishat.says("Магомедова")
    await stage.restart()
    await aishat.says("Айшат")
    assert "отчество" in aishat.text
    await stage.crash()
    await aishat.presses("Пропустить")
    assert "шаг 2 из 2" in aishat.text


async def test_the_form_speaks_english(stage: Stage) -> None:
    john = await stage.newcomer("John", "en")
    await john.says("/start")
    await john.presses("I agree")
    await john.says("Smith John")
    await john.presses("That is right")
    await john.presses("Choose from the list")
    await john.presses("Акушинский р-н")
    await john.presses("Not on the list: add it")
    await john.says("School of dreams")
    await john.presses("Change")
    await john.presses("Position")
    await john.says("psychologist")
    assert "Position: Psychologist" in john.text
    await john.presses("That is right")
    assert "Hello, John." in john.text
