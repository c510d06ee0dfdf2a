"""The eight steps of the profile: question, next step, ways out."""

import pytest

from tests.acts.people import (
    comes_in,
    tells_of_themselves,
    to_municipality,
    to_position,
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
    "Должность: Учитель",
    "Предметы: математика",
    "В образовании с 2015 года",
]


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    """Walks to the first step."""
    newcomer = await stage.newcomer("Айшат")
    await comes_in(newcomer)
    return newcomer


async def test_eight_steps_and_a_summary(aishat: Player) -> None:
    assert aishat.text == "Анкета · шаг 1 из 8\nВаша фамилия?"
    assert aishat.buttons == ["Отменить"]
    await aishat.says("Магомедова")
    assert aishat.text == "Анкета · шаг 2 из 8\nВаше имя?"
    await aishat.says("Айшат")
    assert aishat.text == "Анкета · шаг 3 из 8\nВаше отчество? Если его нет, пропустите."
    await aishat.says("Алиевна")
    assert "шаг 4 из 8" in aishat.text
    await aishat.says("леваш")
    await aishat.presses("Левашинский р-н")
    assert "шаг 5 из 8" in aishat.text
    await aishat.presses("Нет в списке — добавить")
    assert "шаг 5 из 8" in aishat.text
    await aishat.says("Школа мечты")
    assert "шаг 6 из 8" in aishat.text
    await aishat.presses("Учитель")
    assert "шаг 7 из 8" in aishat.text
    await aishat.presses("Математика")
    assert "✓ Математика" in aishat.buttons
    await aishat.presses("Готово")
    assert "шаг 8 из 8" in aishat.text
    await aishat.says("2015")
    assert aishat.text.split("\n") == SUMMARY
    assert aishat.buttons == ["Всё верно", "Изменить", "Отменить"]
    await aishat.presses("Всё верно")
    assert aishat.texts[-2] == "Спасибо, записал. Изменить можно в «Настройках»."
    assert "Айшат Алиевна, здравствуйте." in aishat.text


async def test_a_patronymic_is_skipped(aishat: Player) -> None:
    await aishat.says("Керимова")
    await aishat.says("Айшат")
    assert "Пропустить" in aishat.buttons
    await aishat.presses("Пропустить")
    assert "шаг 4 из 8" in aishat.text
    await aishat.presses("‹ Назад")
    await aishat.presses("‹ Назад")
    assert "Сейчас: Айшат" in aishat.text
    assert "Пропустить" not in aishat.buttons


async def test_only_those_who_teach_are_asked_for_subjects(aishat: Player) -> None:
    await to_position(aishat)
    await aishat.presses("Психолог")
    assert "С какого года" in aishat.text
    await aishat.presses("‹ Назад")
    assert "Ваша должность?" in aishat.text
    await aishat.presses("Психолог")
    await aishat.says("1999")
    assert "Предметы" not in aishat.text
    await aishat.presses("Изменить")
    assert "Предметы" not in aishat.buttons


async def test_another_position_asks_what_it_did_not_ask_before(aishat: Player) -> None:
    await to_position(aishat)
    await aishat.presses("Психолог")
    await aishat.says("1999")
    await aishat.presses("Изменить")
    await aishat.presses("Должность")
    await aishat.presses("Учитель")
    assert "Какие предметы ведёте?" in aishat.text
    await aishat.presses("Физика")
    await aishat.presses("Готово")
    assert "Предметы: физика" in aishat.text


async def test_no_subject_is_an_answer_too(aishat: Player) -> None:
    await to_position(aishat)
    await aishat.presses("Завуч")
    await aishat.presses("Математика")
    await aishat.presses("Математика")
    await aishat.presses("Готово")
    await aishat.says("1999")
    assert "Предметы" not in aishat.text


async def test_back_leads_through_every_step_and_keeps_what_was_said(aishat: Player) -> None:
    await to_summary(aishat)
    await aishat.presses("Изменить")
    await aishat.presses("‹ Назад")
    assert "Проверьте" in aishat.text
    await aishat.presses("Изменить")
    await aishat.presses("Год")
    assert "Сейчас: 2015" in aishat.text
    await aishat.presses("‹ Назад")
    assert aishat.text.split("\n") == SUMMARY


async def test_back_from_adding_an_organization_is_the_list(aishat: Player) -> None:
    await to_municipality(aishat)
    await aishat.says("леваш")
    await aishat.presses("Левашинский р-н")
    await aishat.presses("Нет в списке — добавить")
    await aishat.presses("‹ Назад")
    assert "Где именно?" in aishat.text


@pytest.mark.parametrize("step", range(1, 10))
async def test_a_form_is_cancelled_at_every_step(aishat: Player, step: int) -> None:
    said = ["Магомедова", "Айшат", "Алиевна", "леваш", "2015"]
    acts = [
        (aishat.says, said[0]),
        (aishat.says, said[1]),
        (aishat.says, said[2]),
        (aishat.presses, "Акушинский р-н"),
        (aishat.presses, "Нет в списке — добавить"),
        (aishat.says, "Школа мечты"),
        (aishat.presses, "Учитель"),
        (aishat.presses, "Готово"),
    ]
    for act, value in acts[: step - 1]:
        await act(value)
    await aishat.presses("Отменить")
    assert aishat.text.startswith("Хорошо, не сейчас.")
    assert aishat.buttons == ["Заполнить анкету"]
    await aishat.presses("Заполнить анкету")
    assert "шаг 1 из 8" in aishat.text
    assert "Сейчас" not in aishat.text


async def test_one_thing_is_changed_from_the_summary(aishat: Player) -> None:
    await to_summary(aishat)
    await aishat.presses("Изменить")
    assert "Что изменить?" in aishat.text
    await aishat.presses("Фамилия")
    assert aishat.text == "Моя анкета\nВаша фамилия?\nСейчас: Магомедова"
    await aishat.says("Алиева")
    assert aishat.text.split("\n") == [*SUMMARY[:2], "Алиева Айшат Алиевна", *SUMMARY[3:]]


async def test_another_municipality_asks_for_the_organization_anew(aishat: Player) -> None:
    await to_summary(aishat)
    await aishat.presses("Изменить")
    await aishat.presses("Муниципалитет")
    await aishat.says("ногай")
    await aishat.presses("Ногайский р-н")
    assert "Где именно?" in aishat.text
    await aishat.presses("Нет в списке — добавить")
    await aishat.says("Другая школа")
    assert "Где: Ногайский р-н\nОрганизация: Другая школа" in aishat.text


async def test_a_step_that_was_left_takes_no_presses(aishat: Player) -> None:
    await to_position(aishat)
    position = await aishat.holds("Учитель")
    await aishat.presses("Учитель")
    await aishat.presses_stale(position)
    assert aishat.alert is not None
    assert "Пока вы отвечали, кое-что изменилось" in aishat.alert
    assert "шаг 7 из 8" in aishat.text


async def test_a_restart_goes_on_at_the_same_step(stage: Stage, aishat: Player) -> None:
    await aishat.says("Магомедова")
    await stage.restart()
    await aishat.says("Айшат")
    assert "шаг 3 из 8" in aishat.text
    await stage.crash()
    await aishat.presses("Пропустить")
    assert "шаг 4 из 8" in aishat.text


async def test_the_form_speaks_english(stage: Stage) -> None:
    john = await stage.newcomer("John", "en")
    await john.says("/start")
    await john.presses("I agree")
    await john.says("Smith")
    await john.says("John")
    await john.presses("Skip")
    await john.presses("Акушинский р-н")
    await john.presses("Not in the list: add it")
    await john.says("School of dreams")
    await john.presses("Psychologist")
    await john.says("2015")
    assert "Position: Psychologist" in john.text
    await john.presses("That is right")
    assert "Hello, John." in john.text


async def test_what_was_told_is_kept(stage: Stage, aishat: Player) -> None:
    await tells_of_themselves(aishat)
    await stage.restart()
    await aishat.says("Настройки")
    await aishat.presses("Моя анкета")
    assert aishat.text.split("\n")[:6] == SUMMARY[2:]
