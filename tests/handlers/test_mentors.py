"""Becoming a mentor, the register, and the pause in the chat."""

import json

import pytest

from district.ids import DistrictId
from district.languages import Language
from district.people.roles import Role, Scope
from tests.acts.common import refusal_arrives
from tests.acts.mentoring import becomes_mentor, fills_in_entry, opens_mentors
from tests.play import Player, Stage


@pytest.fixture
async def teacher(stage: Stage) -> Player:
    return await stage.teacher("Патимат", "Омарова")


async def test_a_teacher_becomes_a_mentor_by_request(stage: Stage, teacher: Player) -> None:
    member = await stage.member("levashinskiy")
    await opens_mentors(teacher)
    await teacher.presses("Стать наставником")
    assert "шаг 1 из 5" in teacher.text
    await fills_in_entry(teacher, capacity=2, words="Двадцать лет в начальной школе <b>")
    assert "Предметы: математика" in teacher.text
    assert "Языки: русский, даргинский" in teacher.text
    await teacher.presses("Отправить")
    assert "Заявка 1 отправлена." in teacher.text
    assert "Стать наставником" in member.text
    assert "«Двадцать лет в начальной школе <b>»" in member.text
    await member.presses("Принять")
    assert "Теперь вы наставник" in teacher.text
    await opens_mentors(member)
    await member.presses("Список наставников")
    assert "Омарова П." in member.text
    assert "ведёт 0 из 2, есть место" in member.text
    await member.presses("Омарова П., СОШ № 2")
    assert "Помогает с:" in member.text
    await member.presses("‹ К списку")


async def test_a_rejection_tells_why_and_a_question_is_answered(
    stage: Stage, teacher: Player
) -> None:
    member = await stage.member("levashinskiy")
    await opens_mentors(teacher)
    await teacher.presses("Стать наставником")
    await fills_in_entry(teacher)
    await teacher.presses("Отправить")
    await member.presses("Спросить автора")
    await member.presses("Спросить, с чем поможет")
    assert "кому и с чем вы уже помогали" in teacher.text
    letter, answer = await teacher.holds("Ответить на вопрос")
    for _ in range(2):
        await teacher.presses_stale((letter, answer))
        assert "кому и с чем вы уже помогали" in teacher.account.chat.messages[letter]["text"]
    assert "Вопрос Совета" in teacher.text
    await teacher.presses("Изменить")
    await teacher.presses("Несколько слов")
    await teacher.says("Помогала молодым коллегам")
    await teacher.presses("Отправить")
    assert "Помогала молодым коллегам" in "".join(member.texts)
    await member.presses("Отклонить")
    await member.presses("Наставников пока хватает")
    await member.presses("Отклонить")
    await opens_mentors(teacher)
    assert "Стать наставником" not in teacher.buttons, "until the letter comes"
    await refusal_arrives(stage)
    assert "Наставников по этим направлениям пока хватает" in teacher.text
    await opens_mentors(teacher)
    assert "Стать наставником" in teacher.buttons


async def test_a_request_is_taken_back_from_own_requests(stage: Stage, teacher: Player) -> None:
    await stage.member("levashinskiy")
    await opens_mentors(teacher)
    await teacher.presses("Стать наставником")
    await fills_in_entry(teacher)
    await teacher.presses("Отправить")
    await teacher.presses("Открыть заявку")
    assert "наставничество" in teacher.text
    await teacher.presses("Отозвать заявку")
    await teacher.presses("Да, отозвать")
    assert "Вы отозвали заявку" in teacher.text


async def test_bad_input_loses_nothing_and_a_stale_button_shows_the_step(
    stage: Stage, teacher: Player
) -> None:
    await opens_mentors(teacher)
    await teacher.presses("Стать наставником")
    await teacher.says("с математикой")
    assert "одну из кнопок" in teacher.text
    await teacher.presses("Методические")
    stale = await teacher.holds("Неуспевающие ученики")
    await teacher.presses("Неуспевающие ученики")
    await teacher.presses("‹ К областям")
    for _ in range(3):
        await teacher.presses("Готово")
    await teacher.presses("1")
    await teacher.says("ы" * 301)
    assert "поместится 300" in teacher.text
    await teacher.sends("sticker")
    assert "здесь не подойдут" in teacher.text
    await teacher.presses_stale(stale)
    assert "шаг 5 из 5" in teacher.text
    await teacher.says("Мои мероприятия")
    assert "Проверьте" in teacher.text
    await teacher.says("Меню")
    await teacher.says("/menu")
    await teacher.presses("Вернуться к анкете")
    assert "«Мои мероприятия»" in teacher.text
    await teacher.presses("Отменить")
    assert "ничего не изменилось" in teacher.text


async def test_no_more_topics_are_ticked_than_the_limit(stage: Stage, teacher: Player) -> None:
    await opens_mentors(teacher)
    await teacher.presses("Стать наставником")
    for area in ("Методические", "Предметные"):
        await teacher.presses(area)
        for label in teacher.buttons[:-2][:6]:
            await teacher.presses(label)
        await teacher.presses("‹ К областям")
    assert "Отмечено: 8 из 8" in teacher.text


async def test_a_mentor_changes_the_entry_and_pauses(stage: Stage, teacher: Player) -> None:
    await becomes_mentor(stage, teacher)
    assert "Анкета сохранена." in teacher.text
    other = await stage.teacher()
    await opens_mentors(teacher)
    await teacher.presses("Моя анкета наставника")
    assert "Сейчас ведёте: 0 из 1" in teacher.text
    await teacher.presses("Не брать новых подопечных")
    assert "Пауза" in teacher.text
    await opens_mentors(other)
    await other.presses("Список наставников")
    assert "пауза, новых не берёт" in other.text
    await other.presses("Омарова П., СОШ № 2")
    assert other.buttons == ["‹ К списку"]
    await teacher.presses("Снова брать подопечных")
    await teacher.presses("Изменить анкету")
    await teacher.presses("Изменить")
    await teacher.presses("Сколько подопечных")
    await teacher.presses("3")
    await teacher.presses("Сохранить")
    await other.presses("‹ К списку")
    assert "ведёт 0 из 3" in other.text


async def test_a_mentor_of_two_districts_is_listed_in_both(stage: Stage, teacher: Player) -> None:
    await becomes_mentor(stage, teacher)
    south = await stage.teacher("Наби", "Южаков", municipality="derbent")
    await opens_mentors(south)
    await south.presses("Список наставников")
    assert "Омарова П." not in south.text
    await stage.grants(teacher, Role.MENTOR, Scope(district=DistrictId("yuzhnyy")))
    for player in (south, await stage.teacher("Айшат", "Магомедова")):
        await opens_mentors(player)
        await player.presses("Список наставников")
        assert "Омарова П." in player.text
    await opens_mentors(teacher)
    await teacher.presses("Моя анкета наставника")
    assert "Анкета видна в списке, пока" not in teacher.text


async def test_own_data_tell_of_the_entry(stage: Stage, teacher: Player) -> None:
    await stage.member("levashinskiy")
    await opens_mentors(teacher)
    await teacher.presses("Стать наставником")
    await fills_in_entry(teacher, words="Помогу с уроками")
    await teacher.presses("Отправить")
    await teacher.says("/mydata")
    assert json.loads(teacher.document("okrug.json"))["mentor"][0]["words"] == "Помогу с уроками"
    assert "ВАША АНКЕТА НАСТАВНИКА" in teacher.document("Мои данные.txt").decode()


async def test_a_mentor_in_english(stage: Stage) -> None:
    member = await stage.member("levashinskiy")
    teacher = await stage.teacher("Patimat", "Omarova", language=Language.EN)
    await teacher.says("Schools and mentors")
    await teacher.presses("Mentors")
    await teacher.presses("Become a mentor")
    await teacher.presses("Subject")
    await teacher.presses(teacher.buttons[0])
    await teacher.presses("‹ Back to areas")
    await teacher.presses("Done")
    await teacher.presses("Done")
    await teacher.presses("Kumyk")
    await teacher.presses("Done")
    await teacher.presses("2")
    await teacher.presses("Skip")
    assert "Languages: russian, kumyk" in teacher.text
    await teacher.presses("Send")
    assert "Request 1 has been sent." in teacher.text
    await member.presses("Принять")
    assert "You are a mentor now" in teacher.text
