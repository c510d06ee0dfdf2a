"""Own requests: list, card, withdrawal, reply to a question, resolution."""

from datetime import timedelta

import pytest

from district.languages import Language
from tests.play import Player, Stage
from tests.presses import counted


@pytest.fixture
async def member(stage: Stage) -> Player:
    return await stage.member("levashinskiy")


@pytest.fixture
async def aishat(stage: Stage, member: Player) -> Player:
    return await stage.teacher("Айшат", "Магомедова", municipality="levashinskiy")


async def report(teacher: Player, topic: str = "Математическая") -> None:
    await teacher.says("Рассказать, что трудно")
    await teacher.presses("Функц. грамотность")
    await teacher.presses(topic)
    await teacher.presses("Нужна помощь")
    await teacher.presses("Отправить")


async def test_the_list_shows_where_each_request_stands(aishat: Player, member: Player) -> None:
    await report(aishat)
    await report(aishat, "Читательская")
    await member.presses("Принять")
    await aishat.says("Мои заявки")
    await aishat.presses("‹ К списку")
    assert aishat.text.split("\n")[:4] == [
        "Мои заявки",
        "",
        "2 · Читательская · принята",
        "1 · Математическая · ждёт решения",
    ]
    await aishat.presses("1 · Математическая")
    assert "не позднее 4 декабря" in aishat.text
    assert "23 ноября, 12:00 · отправлена" in aishat.text
    await aishat.presses("‹ К списку")
    assert "Мои заявки" in aishat.text


async def test_a_request_is_withdrawn_after_a_question(aishat: Player, member: Player) -> None:
    await report(aishat)
    await aishat.presses("Открыть заявку")
    await aishat.presses("Отозвать заявку")
    assert "Отозвать заявку 1?" in aishat.text
    await aishat.presses("‹ Назад")
    await aishat.presses("Отозвать заявку")
    await aishat.presses("Да, отозвать")
    assert "Вы отозвали заявку" in aishat.text
    assert "Отозвать заявку" not in aishat.buttons
    assert "ОТОЗВАНА" in member.text


async def test_the_councils_question_is_answered_with_words(
    stage: Stage, aishat: Player, member: Player
) -> None:
    await report(aishat)
    stage.clock.advance(timedelta(minutes=3))
    await member.presses("Спросить автора")
    await member.says("В каком классе?")
    await member.presses("Отправить вопрос")
    await aishat.says("1")
    assert "Вопрос Совета: «В каком классе?»" in aishat.text
    await aishat.presses("Ответить на вопрос")
    assert "В каком классе?" in aishat.text
    await aishat.says("В седьмом")
    assert "Ваш ответ: «В седьмом»" in aishat.text
    await aishat.presses("Отправить")
    assert "спасибо, ответ у Совета" in aishat.text
    await aishat.presses("Открыть заявку")
    assert "вы ответили" in aishat.text


async def test_a_difficulty_is_resolved_and_comes_back(aishat: Player, member: Player) -> None:
    await report(aishat)
    await member.presses("Принять")
    await aishat.says("№ 1")
    await aishat.presses("Больше не трудно")
    assert "Больше не трудно." in aishat.text
    await aishat.presses("Снова трудно")
    assert "Принята." in aishat.text


async def test_a_request_is_opened_by_a_link(aishat: Player) -> None:
    await report(aishat)
    await aishat.says("/start request-1")
    assert "Заявка 1 · затруднение" in aishat.text


async def test_somebody_elses_request_is_not_found(stage: Stage, aishat: Player) -> None:
    await report(aishat)
    other = await stage.teacher("Патимат", "Алиева", municipality="akushinskiy")
    for words in ("1", "99", "/start request-1", "/start request-x"):
        await other.says(words)
        assert "Математическая" not in other.text
        assert "не наш" in other.text.lower()


async def test_a_decider_opens_the_card_by_its_number(aishat: Player, member: Player) -> None:
    await report(aishat)
    await member.says("1")
    assert "Магомедова Айшат" in member.text
    assert "Принять" in member.buttons


async def test_the_only_open_request_is_shown_at_once(stage: Stage, aishat: Player) -> None:
    await report(aishat)
    await aishat.says("/menu")
    with counted(aishat, "What became of my request"):
        await aishat.presses("Мои заявки")
    assert "Ждёт решения." in aishat.text
    await aishat.presses("‹ К списку")
    assert "1 · Математическая · ждёт решения" in aishat.text
    await report(aishat, "Читательская")
    await aishat.says("Мои заявки")
    assert "2 · Читательская · ждёт решения" in aishat.text


async def test_the_list_turns_its_pages(aishat: Player) -> None:
    topics = ["Математическая", "Читательская", "Финансовая", "Естественно-научная"]
    for topic in [*topics, "Глобальные компетенции", "Креативное мышление"]:
        await report(aishat, topic)
    await aishat.says("Рассказать, что трудно")
    await aishat.presses("Методические")
    await aishat.presses("Другое")
    await aishat.says("Своими словами")
    await aishat.presses("Бывает трудно")
    await aishat.presses("Отправить")
    await aishat.says("Мои заявки")
    assert "страница 1 из 2" in aishat.text
    await aishat.presses("›")
    assert "страница 2 из 2" in aishat.text
    assert "1 · Математическая" in aishat.text


async def test_without_requests_the_list_invites_to_make_one(aishat: Player) -> None:
    await aishat.says("Мои заявки")
    await aishat.presses("Рассказать, что трудно")
    assert "шаг 1 из 3" in aishat.text


async def test_own_requests_read_in_english(stage: Stage) -> None:
    john = await stage.teacher("John", "Smith", municipality="levashinskiy", language=Language.EN)
    await john.says("My requests")
    assert "None yet" in john.text
