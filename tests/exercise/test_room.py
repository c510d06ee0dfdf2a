"""A form, a kind of request, a card and letters that the product does not know."""

import ast
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from district.languages import Language
from tests.acts.common import refusal_arrives
from tests.exercise.asking import EXTENSION
from tests.play import Player, Stage, staged

HERE = Path(__file__).parent


@pytest.fixture
async def rooms(tmp_path: Path, database_url: str) -> AsyncIterator[Stage]:
    async with staged(tmp_path, database_url=database_url, more=EXTENSION) as stage:
        yield stage


async def _asks(teacher: Player) -> None:
    await teacher.says("/room")
    await teacher.presses("Попросить помещение")
    await teacher.says("Семинар <b>для</b> молодых")
    await teacher.presses("Другое")
    await teacher.says("Музей школы")
    await teacher.says("много")
    assert "500" in teacher.text
    await teacher.says("25")
    await teacher.presses("Проектор")
    await teacher.presses("Готово")
    await teacher.presses("Пропустить")


async def test_a_room_is_asked_for_and_given(rooms: Stage) -> None:
    teacher, member = await rooms.teacher(), await rooms.member("levashinskiy")
    await _asks(teacher)
    assert "Музей школы: Семинар <b>для</b> молодых" in teacher.text
    assert "25 человек" in teacher.text
    await teacher.presses("Отправить")
    assert teacher.text == "Заявка 1 отправлена."
    card = member.text
    assert "помещение" in card
    assert "Понадобится: проектор" in card
    await member.presses("Принять")
    assert "Помещение ваше." in teacher.text


async def test_a_room_is_asked_for_in_english_and_refused(rooms: Stage) -> None:
    teacher, member = await rooms.teacher(), await rooms.member("levashinskiy")
    await rooms.speaks(teacher, Language.EN)
    await rooms.speaks(member, Language.EN)
    await teacher.says("/room")
    await teacher.presses("Ask for a room")
    await teacher.says("A seminar")
    await teacher.presses("Gym")
    await teacher.says("12")
    await teacher.presses("Done")
    await teacher.presses("Skip")
    await teacher.presses("Change")
    await teacher.presses("How many people")
    await teacher.says("14")
    assert "14 people" in teacher.text
    await teacher.presses("Send")
    assert "Gym: A seminar" in member.text
    await member.presses("Reject")
    await member.presses("Not about teaching")
    await member.presses("Reject")
    await refusal_arrives(rooms)
    assert "There will be no room." in teacher.text


async def test_a_question_is_answered_by_the_form(rooms: Stage) -> None:
    teacher, member = await rooms.teacher(), await rooms.member("levashinskiy")
    await _asks(teacher)
    await teacher.presses("Отправить")
    await member.presses("Спросить автора")
    await member.says("На сколько часов?")
    await member.presses("Отправить вопрос")
    await teacher.presses("Ответить на вопрос")
    await teacher.presses("Изменить")
    await teacher.presses("Что ещё важно")
    await teacher.says("На два часа")
    await teacher.presses("Отправить")
    assert teacher.text == "Заявка 1 отправлена."
    assert "Важно: «На два часа»" in "\n".join(member.texts)
    await member.presses("Принять")
    assert "Помещение ваше." in teacher.text


async def test_the_form_goes_on_after_a_crash(rooms: Stage) -> None:
    teacher, member = await rooms.teacher(), await rooms.member("levashinskiy")
    await _asks(teacher)
    send = await teacher.holds("Отправить")
    await rooms.crash()
    await teacher.presses_stale(send)
    await teacher.presses_stale(send)
    assert member.text.count("Музей школы") == 1
    assert len([text for text in member.texts if "помещение" in text]) == 1


def test_it_takes_few_lines() -> None:
    """Counts code without blank lines, docstrings, texts, and this test."""
    assert sum(_code_lines(HERE / f"{one}.py") for one in ("room", "screens", "asking")) <= 220


def _code_lines(file: Path) -> int:
    tree = ast.parse(file.read_text("utf-8"))
    words = [
        one
        for one in ast.walk(tree)
        if isinstance(one, ast.Expr)
        if isinstance(one.value, ast.Constant)
    ]
    inside = {
        number for one in words for number in range(one.lineno, (one.end_lineno or one.lineno) + 1)
    }
    lines = enumerate(file.read_text("utf-8").splitlines(), start=1)
    return sum(bool(line.strip()) for number, line in lines if number not in inside)
