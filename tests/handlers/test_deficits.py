"""Reporting a deficit in the chat."""

from datetime import timedelta

import pytest

from district.languages import Language
from tests.play import Player, Stage
from tests.presses import counted

AREA, TOPIC = "Функц. грамотность", "Математическая"
TRIED = "решали задачи PISA, дети <не> читают условие"
SUBJECT = "Функциональная грамотность → Математическая"


@pytest.fixture
async def aishat(stage: Stage) -> Player:
    await stage.member("levashinskiy")
    return await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")


async def to_summary(teacher: Player) -> None:
    await teacher.says("Рассказать, что трудно")
    await teacher.presses(AREA)
    await teacher.presses(TOPIC)
    await teacher.presses("Нужна помощь")
    await teacher.presses("Что пробовали")
    await teacher.says(TRIED)
    await teacher.presses("Какая помощь")
    await teacher.presses("Семинар")
    await teacher.presses("Наставник")
    await teacher.presses("Готово")


async def test_a_difficulty_is_told_in_five_presses(aishat: Player) -> None:
    await aishat.says("/menu")
    with counted(aishat, "Report a difficulty (topic)"):
        await aishat.presses("Рассказать, что трудно")
        assert "шаг 1 из 3" in aishat.text
        await aishat.presses(AREA)
        assert "шаг 2 из 3" in aishat.text
        await aishat.presses(TOPIC)
        assert "шаг 3 из 3" in aishat.text
        assert SUBJECT in aishat.text
        await aishat.presses("Нужна помощь")
        await aishat.presses("Отправить")
    assert "Заявка 1 отправлена." in aishat.text


async def test_more_is_asked_by_the_buttons_of_the_summary(aishat: Player) -> None:
    await to_summary(aishat)
    assert aishat.text.split("\n") == [
        "Проверьте, прежде чем отправить",
        "",
        SUBJECT,
        "Нужна помощь",
        f"Пробовали: «{TRIED}»",
        "Поможет: семинар, наставник",
        "",
        "Увидят: члены Совета округа (Левашинский р-н) и куратор.",
        "Сейчас это: Гаджиев М.",
        "Директор и коллеги не увидят.",
    ]
    summary = aishat.text
    for label in ("Что пробовали", "Какая помощь"):
        await aishat.presses(label)
        assert SUBJECT in aishat.text
        await aishat.presses("‹ Назад")
        assert aishat.text == summary
    await aishat.presses("Отправить")
    assert aishat.text.split("\n") == [
        "Заявка 1 отправлена.",
        "Ответ будет не позднее 4 декабря. Как только решат, я напишу.",
    ]
    await aishat.presses("Открыть заявку")
    assert "Ждёт решения" in aishat.text


async def test_words_at_the_first_step_are_the_difficulty(aishat: Player) -> None:
    await aishat.says("/menu")
    with counted(aishat, "Report a difficulty (own words)"):
        await aishat.presses("Рассказать, что трудно")
        await aishat.says("Не понимаю, как оценивать проекты")
        assert "«Не понимаю, как оценивать проекты»" in aishat.text
        await aishat.presses("Нужна помощь")
        await aishat.presses("Отправить")
    assert "Заявка 1 отправлена." in aishat.text


async def test_words_that_name_a_topic_are_offered_as_that_topic(aishat: Player) -> None:
    await aishat.says("Рассказать, что трудно")
    await aishat.says("матиматическая грамотность")
    assert "«матиматическая грамотность»" in aishat.text
    assert SUBJECT in aishat.text
    await aishat.presses(TOPIC)
    assert SUBJECT in aishat.text
    assert "матиматическая" not in aishat.text
    await aishat.presses("‹ Назад")
    assert "шаг 2 из 3" in aishat.text
    await aishat.says("Читательская")
    await aishat.presses("Нет, оставить мои слова")
    assert "Функциональная грамотность → «Читательская»" in aishat.text
    await aishat.presses("Нужна помощь")
    await aishat.presses("Изменить")
    await aishat.presses("Область и направление")
    await aishat.says("мотивация")
    await aishat.presses("Возраст и мотивация")
    assert "Психолого-педагогические → Возрастные особенности" in aishat.text
    await aishat.presses("Отправить")
    assert "Заявка 1 отправлена." in aishat.text


async def test_the_council_gets_the_card(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    aishat = await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")
    await to_summary(aishat)
    await aishat.presses("Отправить")
    assert "Заявка 1 · затруднение" in member.text
    assert TRIED in member.text


async def test_own_words_stand_for_a_topic(aishat: Player) -> None:
    await aishat.says("Рассказать, что трудно")
    await aishat.presses("Методические")
    await aishat.presses("Другое")
    await aishat.says("Не понимаю, как оценивать проекты")
    assert "Методические → «Не понимаю, как оценивать проекты»" in aishat.text
    await aishat.presses("‹ Назад")
    assert "Сейчас: «Не понимаю, как оценивать проекты»" in aishat.text
    await aishat.presses("‹ Назад")
    await aishat.presses("‹ Назад")
    await aishat.presses("Другое, своими словами")
    await aishat.says("Совсем другое")
    assert "«Совсем другое»" in aishat.text
    assert "Методические" not in aishat.text


async def test_back_keeps_what_was_entered(aishat: Player) -> None:
    await to_summary(aishat)
    for step in (3, 2, 1):
        await aishat.presses("‹ Назад")
        assert f"шаг {step} из 3" in aishat.text
    assert "‹ Назад" not in aishat.buttons


async def test_one_answer_is_changed_from_the_summary(aishat: Player) -> None:
    await to_summary(aishat)
    await aishat.presses("Изменить")
    await aishat.presses("Насколько мешает")
    await aishat.presses("Бывает трудно")
    assert "Бывает трудно\n" in aishat.text
    assert "Проверьте" in aishat.text
    await aishat.presses("Изменить")
    await aishat.presses("Область и направление")
    await aishat.presses(AREA)
    await aishat.presses("Читательская")
    assert "Функциональная грамотность → Читательская" in aishat.text
    await aishat.presses("Что пробовали")
    await aishat.presses("Пропустить")
    assert "Пробовали" not in aishat.text
    await aishat.presses("Изменить")
    await aishat.presses("‹ Назад")
    assert "Проверьте" in aishat.text


@pytest.mark.parametrize("kind", ["sticker", "voice", "photo"])
async def test_anything_but_words_is_answered_with_what_is_expected(
    aishat: Player, kind: str
) -> None:
    await aishat.says("Рассказать, что трудно")
    await aishat.sends(kind)
    assert "шаг 1 из 3" in aishat.text
    await aishat.says("к" * 301)
    assert "301" in aishat.text
    assert "шаг 1 из 3" in aishat.text
    await aishat.presses(AREA)
    await aishat.presses(TOPIC)
    await aishat.presses("Нужна помощь")
    await aishat.presses("Что пробовали")
    await aishat.sends(kind)
    assert "Что вы уже пробовали?" in aishat.text
    await aishat.says("к" * 501)
    assert "501" in aishat.text
    assert "Что вы уже пробовали?" in aishat.text
    await aishat.says("к" * 500)
    assert "Проверьте" in aishat.text


async def test_words_where_a_button_is_expected_keep_the_form(aishat: Player) -> None:
    await aishat.says("Рассказать, что трудно")
    await aishat.presses(AREA)
    await aishat.presses(TOPIC)
    await aishat.says("Да")
    assert "шаг 3 из 3" in aishat.text
    await aishat.presses("Нужна помощь")
    assert "Проверьте" in aishat.text


async def test_after_typed_words_the_step_before_has_no_buttons(aishat: Player) -> None:
    await to_summary(aishat)
    await aishat.presses("Отправить")
    assert aishat.buttons == ["Открыть заявку", "В меню"]
    with pytest.raises(AssertionError):
        await aishat.presses("Отправить")
    with pytest.raises(AssertionError):
        await aishat.presses("Пропустить")


async def test_a_form_is_cancelled(aishat: Player) -> None:
    await to_summary(aishat)
    await aishat.presses("Отменить")
    assert "ничего не отправлено" in aishat.text
    await aishat.says("Мои заявки")
    assert "Пока ни одной" in aishat.text
    await aishat.says("Рассказать, что трудно")
    assert "шаг 1 из 3" in aishat.text


async def test_a_parked_form_is_offered_again(aishat: Player) -> None:
    await to_summary(aishat)
    await aishat.says("Мои заявки")
    await aishat.says("Рассказать, что трудно")
    assert "Вы уже начали" in aishat.text
    await aishat.presses("Продолжить начатое")
    assert TRIED in aishat.text
    await aishat.says("Рассказать, что трудно")
    await aishat.presses("Начать заново")
    assert "шаг 1 из 3" in aishat.text


async def test_the_buttons_of_a_parked_form_go_on_with_it(aishat: Player) -> None:
    await aishat.says("Рассказать, что трудно")
    await aishat.presses(AREA)
    await aishat.says("Мои заявки")
    await aishat.presses(TOPIC)
    assert any("шаг 3 из 3" in text for text in aishat.texts)


async def test_a_restart_goes_on_at_the_same_step(stage: Stage, aishat: Player) -> None:
    await aishat.says("Рассказать, что трудно")
    await aishat.presses(AREA)
    await aishat.presses(TOPIC)
    await aishat.presses("Нужна помощь")
    await aishat.presses("Что пробовали")
    await stage.restart()
    await aishat.says(TRIED)
    assert f"Пробовали: «{TRIED}»" in aishat.text


async def test_a_second_report_brings_the_first_up_to_date(stage: Stage, aishat: Player) -> None:
    await to_summary(aishat)
    await aishat.presses("Отправить")
    stage.clock.advance(timedelta(minutes=3))
    await to_summary(aishat)
    await aishat.presses("Отправить")
    assert "Заявка 1 дополнена" in aishat.text
    assert "уже сообщали" in aishat.text


async def test_the_form_speaks_english(stage: Stage) -> None:
    john = await stage.teacher("John", "Smith", municipality="levashinskiy", language=Language.EN)
    await john.says("Report a difficulty")
    assert "step 1 of 3" in john.text
    await john.presses("Functional literacy")
    await john.presses("Mathematical")
    await john.presses("I need help")
    assert "Functional literacy → Mathematical literacy" in john.text
    await john.presses("Send")
    assert "Request 1 has been sent" in john.text
