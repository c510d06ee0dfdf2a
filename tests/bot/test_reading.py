"""The parser's result equals aiogram's, without the skipped fields."""

from copy import deepcopy
from typing import Any

import pytest
from aiogram import Bot
from aiogram.types import InlineKeyboardMarkup, Message, Update
from pydantic import ValidationError

from bot.intake.update_parser import read_update
from keyboards.buttons import Style, button
from keyboards.menu import MenuAction, MenuPress

USER = {"id": 5, "is_bot": False, "first_name": "Патимат"}
BOT = {"id": 1, "is_bot": True, "first_name": "Округ"}
OWN = [{"text": "Готово", "callback_data": "deficits:done", "style": "primary"}]
FOREIGN = [{"text": "Сайт", "url": "https://example.org", "a_field_of_tomorrow": 1}]


@pytest.fixture
def bot() -> Bot:
    return Bot("1:reading")


def pressed(*rows: Any) -> dict[str, Any]:
    message = {
        "message_id": 7,
        "date": 1_700_000_000,
        "chat": {"id": 5, "type": "private"},
        "from": BOT,
        "text": "Что помогло бы?",
        "entities": [{"type": "bold", "offset": 0, "length": 3}],
        "reply_markup": {"inline_keyboard": list(rows)},
    }
    press = {"id": "1", "from": USER, "chat_instance": "1", "data": "x", "message": message}
    return {"update_id": 1, "callback_query": press}


def message_of(update: Update) -> Message:
    assert update.callback_query is not None
    assert isinstance(update.callback_query.message, Message)
    return update.callback_query.message


@pytest.mark.parametrize("rows", [[OWN], [OWN, FOREIGN], [], [[]]])
def test_a_pressed_message_has_the_keyboard_that_it_bears(rows: list[Any], bot: Bot) -> None:
    raw = pressed(*rows)
    before = deepcopy(raw)
    plain = message_of(Update.model_validate(raw, context={"bot": bot}))
    read = message_of(read_update(raw, bot))
    unread = {"from_user", "entities"}
    assert read.model_dump(exclude=unread) == plain.model_dump(exclude=unread)
    assert read.bot is bot
    assert raw == before


def test_the_buttons_of_two_presses_are_the_same_objects(bot: Bot) -> None:
    first, second = (message_of(read_update(pressed(OWN), bot)).reply_markup for _ in range(2))
    assert isinstance(first, InlineKeyboardMarkup)
    assert isinstance(second, InlineKeyboardMarkup)
    assert first.inline_keyboard[0][0] is second.inline_keyboard[0][0]


def test_a_button_comes_back_as_the_object_that_was_laid_out(bot: Bot) -> None:
    laid = button("Готово", MenuPress(action=MenuAction.HOME), Style.PRIMARY)
    came = [{"text": laid.text, "callback_data": laid.callback_data, "style": "primary"}]
    read = message_of(read_update(pressed(came), bot)).reply_markup
    assert isinstance(read, InlineKeyboardMarkup)
    assert read.inline_keyboard[0][0] is laid


@pytest.mark.parametrize("rows", [[[{"text": ["x"]}]], [5], [[{"callback_data": "x"}]], [None]])
def test_a_keyboard_that_is_none_makes_the_update_unreadable(rows: list[Any], bot: Bot) -> None:
    with pytest.raises(ValidationError):
        read_update(pressed(*rows), bot)


@pytest.mark.parametrize("message", [None, 5, "x", {}, {"message_id": 7, "date": 0}])
def test_a_press_without_a_whole_message_is_read_as_aiogram_reads_it(
    message: Any, bot: Bot
) -> None:
    raw = pressed(OWN)
    raw["callback_query"]["message"] = message

    def read(by: Any) -> Any:
        try:
            return by(raw).model_dump()
        except ValidationError:
            return "unreadable"

    assert read(lambda it: read_update(it, bot)) == read(Update.model_validate)


def test_of_what_a_person_wrote_nothing_is_left_out(bot: Bot) -> None:
    message = pressed()["callback_query"]["message"] | {"from": USER}
    read = read_update({"update_id": 1, "message": message}, bot).message
    assert read is not None
    assert read.from_user is not None
    assert read.entities
