"""Calls as JSON, and the parsing of their responses."""

import json
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.default import DefaultBotProperties
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import ClientDecodeError, TelegramBadRequest, TelegramNetworkError
from aiogram.methods import (
    EditMessageText,
    GetChatMember,
    GetUpdates,
    Response,
    SendDocument,
    SendMessage,
    TelegramMethod,
)
from aiogram.types import (
    BufferedInputFile,
    ChatMemberLeft,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    Message,
)
from aiohttp import BytesPayload, ClientConnectorError, FormData

from bot.proxy import Proxy
from bot.sending.session import Session
from sandbox import Box, serve
from tests.bot.socks import Mood, socks_proxy

KEYBOARD = InlineKeyboardMarkup(
    inline_keyboard=[[InlineKeyboardButton(text="Готово", callback_data="deficits:done")]]
)
SENT = {
    "message_id": 7,
    "date": 1_700_000_000,
    "chat": {"id": 5, "type": "private"},
    "from": {"id": 1, "is_bot": True, "first_name": "Округ"},
    "text": "Что помогло бы?",
    "reply_markup": KEYBOARD.model_dump(exclude_none=True),
}


@pytest.fixture
def bot() -> Bot:
    default = DefaultBotProperties(parse_mode="HTML", link_preview_is_disabled=True)
    return Bot("1:session", session=Session(), default=default)


def _built(bot: Bot, method: TelegramMethod[Any]) -> Any:
    session = bot.session
    assert isinstance(session, Session)
    return session.build_form_data(bot, method)


def test_a_text_is_one_piece_of_json_with_the_bots_own_settings_and_nothing_empty(bot: Bot) -> None:
    built = _built(bot, SendMessage(chat_id=5, text="Что помогло бы?", reply_markup=KEYBOARD))
    assert isinstance(built, BytesPayload)
    assert built.content_type == "application/json"
    said = json.loads(built.decode())
    assert said["text"] == "Что помогло бы?"
    assert said["reply_markup"] == {
        "inline_keyboard": [[{"text": "Готово", "callback_data": "deficits:done"}]]
    }
    assert said["parse_mode"] == "HTML"
    assert said["link_preview_options"] == {"is_disabled": True}
    assert None not in said.values()


def test_what_carries_a_file_is_a_form(bot: Bot) -> None:
    file = BufferedInputFile(b"x", "x.txt")
    assert isinstance(_built(bot, SendDocument(chat_id=5, document=file)), FormData)


def test_of_what_was_sent_the_number_is_read_and_not_the_keyboard(bot: Bot) -> None:
    answer = json.dumps({"ok": True, "result": SENT})
    method = SendMessage(chat_id=5, text="Что помогло бы?")
    sent = bot.session.check_response(bot, method, 200, answer).result
    assert sent is not None
    assert (sent.message_id, sent.text, sent.reply_markup) == (7, "Что помогло бы?", None)


EDIT = EditMessageText(chat_id=5, message_id=7, text="Готово")
LEFT = {"status": "left", "user": {"id": 5, "is_bot": False, "first_name": "Айшат"}}


@pytest.mark.parametrize(
    ("method", "result", "kind"),
    [
        (EDIT, SENT, Message),
        (EDIT, True, bool),
        (GetUpdates(), [{"update_id": 3, "message": SENT}], list),
        (GetUpdates(), [], list),
        (GetChatMember(chat_id=5, user_id=5), LEFT, ChatMemberLeft),
    ],
)
def test_a_result_is_what_the_librarys_own_reading_makes_of_it(
    bot: Bot, method: TelegramMethod[Any], result: object, kind: type
) -> None:
    found = bot.session.check_response(bot, method, 200, json.dumps({"ok": True, "result": result}))
    plain = Response[method.__returning__].model_validate(  # type: ignore[name-defined]  # of the moment
        {"ok": True, "result": result}, context={"bot": bot}
    )
    assert isinstance(found.result, kind)
    if result is not SENT:  # the keyboard of what is sent is not read
        assert found.result == plain.result
    if isinstance(found.result, list) and found.result:
        assert found.result[0].bot is bot


@pytest.mark.parametrize("result", [{"message_id": "seven"}, [], "done", None])
def test_a_result_of_another_shape_is_garbled(bot: Bot, result: object) -> None:
    with pytest.raises(ClientDecodeError):
        bot.session.check_response(bot, EDIT, 200, json.dumps({"ok": True, "result": result}))


def test_a_refusal_names_its_method(bot: Bot) -> None:
    refusal = {"ok": False, "error_code": 400, "description": "Bad Request: chat not found"}
    with pytest.raises(TelegramBadRequest) as raised:
        bot.session.check_response(bot, EDIT, 400, json.dumps(refusal))
    assert raised.value.method is EDIT


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("mood", [None, Mood.HANGS_UP, Mood.REFUSES, Mood.SERVES])
async def test_whatever_a_proxy_does_is_an_error_of_the_network_and_nothing_was_sent(
    scheme: str, mood: Mood | None
) -> None:
    """A call over TLS through a working proxy fails at the sandbox, which does not support TLS."""
    box = Box("1:session")
    reader = box.add_person(first_name="Айшат")
    async with socks_proxy() as proxy, serve(box) as address:
        api = TelegramAPIServer.from_base(address.replace("http", scheme))
        bot = Bot("1:session", session=Session(api=api, proxy=Proxy.parse(proxy.address)))
        if mood is None:
            await proxy.goes()
        else:
            proxy.mood = mood
        async with bot.session:
            if (scheme, mood) == ("http", Mood.SERVES):
                assert (await bot.me()).username == box.bot["username"]
                return
            with pytest.raises(TelegramNetworkError) as refused:
                await bot.send_message(reader.id, "x")
    assert isinstance(refused.value.__cause__, ClientConnectorError)
    assert not box.calls
