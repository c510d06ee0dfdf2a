"""A second Bot API library, python-telegram-bot, reads the sandbox's responses.

The bot itself uses aiogram, so a mistake shared by both would not be found with it.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import Any

import pytest
import telegram
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import Application, ApplicationBuilder, MessageHandler, filters
from telegram.request import HTTPXRequest

from sandbox import Box, Person
from sandbox.box import KINDS
from tests.play import TOKEN
from tests.sandbox.api import Api, png

KEYBOARD = telegram.InlineKeyboardMarkup([[telegram.InlineKeyboardButton("Да", callback_data="y")]])


@pytest.fixture
async def client(api: Api) -> AsyncIterator[telegram.Bot]:
    async with connected(api, TOKEN) as bot:
        yield bot


@asynccontextmanager
async def connected(api: Api, token: str) -> AsyncIterator[telegram.Bot]:
    bot = telegram.Bot(
        token,
        base_url=f"{api.address}/bot",
        base_file_url=f"{api.address}/file/bot",
        request=HTTPXRequest(httpx_kwargs={"trust_env": False}),
        get_updates_request=HTTPXRequest(httpx_kwargs={"trust_env": False}),
    )
    await bot.initialize() if token == TOKEN else await bot.request.initialize()
    try:
        yield bot
    finally:
        await bot.request.shutdown()
        if token == TOKEN:
            await bot.shutdown()


def unknown_fields(found: Any) -> Iterator[str]:
    """Returns fields of an object, at any depth, that the library does not know."""
    if isinstance(found, list | tuple):
        for each in found:
            yield from unknown_fields(each)
    elif isinstance(found, telegram.TelegramObject):
        for name in found.api_kwargs:
            yield f"{type(found).__name__}.{name}"
        for name in found.__slots__:
            yield from unknown_fields(getattr(found, name, None))


def known(found: Any) -> Any:
    """Returns the object after checking that all its fields are known."""
    assert list(unknown_fields(found)) == []
    return found


# ── Shapes ─────────────────────────────────────────────────────────────────────────────────────


async def test_what_people_do_has_no_unknown_field(
    client: telegram.Bot, box: Box, aishat: Person
) -> None:
    said = aishat.send("Здравствуйте, https://example.org 👋")
    aishat.edit(said["message_id"], "Добрый день")
    aishat.send("на это", reply_to=said["message_id"])
    aishat.forward("чужие слова")
    aishat.send_file("document", b"x", "план.txt", "подпись")
    aishat.send_file("photo", png(640, 480), "p.png")
    for kind in KINDS:
        aishat.send_kind(kind)
    shown = await client.send_message(aishat.id, "?", reply_markup=KEYBOARD)
    aishat.press(shown.message_id, "y")
    aishat.press(999_999, "old")
    aishat.block()
    aishat.start("payload")
    group = box.add_group("Физики", [aishat])
    box.say_in_group(group, aishat, "/start@okrug_test_bot")
    box.remove_from_group(group, aishat)
    updates = known(await client.get_updates(limit=100))
    assert len(updates) == box.updates.pending
    assert {update.effective_user.id for update in updates} == {aishat.id}
    assert sum(update.callback_query is not None for update in updates) == 2
    assert sum(update.my_chat_member is not None for update in updates) == 4


async def test_what_the_bot_sends_comes_back_as_it_was_meant(
    client: telegram.Bot, aishat: Person
) -> None:
    said = aishat.send("вопрос")
    message = known(
        await client.send_message(
            aishat.id,
            "<b>Жирно</b> и <i>косо</i> 👋 &lt;",
            parse_mode="HTML",
            reply_to_message_id=said["message_id"],
            reply_markup=KEYBOARD,
        )
    )
    assert message.text_html == "<b>Жирно</b> и <i>косо</i> 👋 &lt;"
    assert message.reply_to_message.text == "вопрос"
    assert message.reply_markup == KEYBOARD
    edited = known(await client.edit_message_text("Стало", aishat.id, message.message_id))
    assert edited.text == "Стало"
    assert edited.edit_date is not None
    document = known(
        await client.send_document(aishat.id, b"content", filename="план.txt", caption="вот")
    )
    assert document.document.file_name == "план.txt"
    assert known(await client.send_photo(aishat.id, png(640, 480))).photo[-1].width > 0
    album = [telegram.InputMediaDocument(b"1"), telegram.InputMediaDocument(b"2")]
    assert len(known(await client.send_media_group(aishat.id, album))) == 2
    forwarded = known(await client.forward_message(aishat.id, aishat.id, message.message_id))
    assert forwarded.forward_origin.sender_user.id == client.id
    assert known(await client.copy_message(aishat.id, aishat.id, message.message_id)).message_id
    assert await client.delete_message(aishat.id, document.message_id)
    assert await client.send_chat_action(aishat.id, "typing")


async def test_a_file_is_fetched_whole(client: telegram.Bot, aishat: Person) -> None:
    aishat.send_file("document", b"content", "план.txt")
    (update,) = await client.get_updates()
    assert update.message is not None
    assert isinstance(update.message.document, telegram.Document)
    file = known(await client.get_file(update.message.document.file_id))
    assert bytes(await file.download_as_bytearray()) == b"content"


async def test_what_a_bot_tells_of_itself_is_read_back(client: telegram.Bot) -> None:
    assert known(await client.get_me()).username == "okrug_test_bot"
    commands = [telegram.BotCommand("start", "Начать"), telegram.BotCommand("help", "Помощь")]
    assert await client.set_my_commands(commands, language_code="ru")
    assert list(known(await client.get_my_commands(language_code="ru"))) == commands
    assert await client.set_my_description("Округ")
    assert known(await client.get_my_description()).description == "Округ"
    assert known(await client.get_webhook_info()).pending_update_count == 0
    assert known(await client.get_chat_menu_button()).type == "default"


async def test_chats_are_described(client: telegram.Bot, box: Box, aishat: Person) -> None:
    assert known(await client.get_chat(aishat.id)).first_name == "Айшат"
    group = box.add_group("Физики", [aishat])
    assert known(await client.get_chat(group.id)).title == "Физики"
    assert await client.leave_chat(group.id)


# ── Refusals ───────────────────────────────────────────────────────────────────────────────────


async def test_each_refusal_is_the_error_that_it_is_at_telegram(
    client: telegram.Bot, box: Box, aishat: Person
) -> None:
    message = await client.send_message(aishat.id, "?")
    with pytest.raises(BadRequest, match="Message is not modified"):
        await client.edit_message_text("?", aishat.id, message.message_id)
    with pytest.raises(BadRequest, match="Chat not found"):
        await client.send_message(404, "?")
    with pytest.raises(BadRequest, match="Query is too old"):
        await client.answer_callback_query("1")
    with pytest.raises(BadRequest, match="Can't parse entities"):
        await client.send_message(aishat.id, "<b>", parse_mode="HTML")
    with pytest.raises(BadRequest, match="Message to delete not found"):
        await client.delete_message(aishat.id, 999_999)
    stranger = box.add_person(first_name="Чужой")
    with pytest.raises(Forbidden, match="can't initiate conversation"):
        await client.send_message(stranger.id, "?")
    aishat.block()
    with pytest.raises(Forbidden, match="bot was blocked by the user"):
        await client.send_message(aishat.id, "?")
    aishat.deactivate()
    with pytest.raises(Forbidden, match="user is deactivated"):
        await client.send_message(aishat.id, "?")


async def test_faults_are_the_errors_that_they_are_at_telegram(
    client: telegram.Bot, box: Box, aishat: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # its future, which would warn
    box.fault(method="sendMessage", fault={"status": 429, "retry_after": 7})
    with pytest.raises(RetryAfter) as wait:
        await client.send_message(aishat.id, "?")
    assert wait.value.retry_after == timedelta(seconds=7)
    for fault in ({"status": 500}, {"html": 502}, {"reset": "before"}, {"reset": "after"}):
        box.fault(method="sendMessage", fault=fault)
        with pytest.raises(NetworkError):
            await client.send_message(aishat.id, "?")
    assert len(aishat.messages) == 1


async def test_a_group_that_was_upgraded_tells_where_it_went(
    client: telegram.Bot, box: Box, aishat: Person
) -> None:
    group = box.add_group("Физики", [aishat])
    supergroup = box.upgrade_group(group)
    with pytest.raises(ChatMigrated) as moved:
        await client.send_message(group.id, "?")
    assert moved.value.new_chat_id == supergroup.id
    assert known(await client.get_chat(supergroup.id)).type == "supergroup"
    await client.send_message(supergroup.id, "?")


async def test_a_wrong_token_is_refused(api: Api) -> None:
    async with connected(api, "2:wrong") as bot:
        with pytest.raises(InvalidToken):
            await bot.get_me()


# ── getUpdates ─────────────────────────────────────────────────────────────────────────────────


async def test_a_second_poll_ends_the_first(client: telegram.Bot, box: Box, aishat: Person) -> None:
    first = asyncio.create_task(client.get_updates(timeout=20))
    while not box.call_counts["getUpdates"]:  # noqa: ASYNC110 - the sandbox has no event for calls
        await asyncio.sleep(0.01)
    async with telegram.Bot(
        TOKEN,
        base_url=client.base_url.removesuffix(TOKEN),
        get_updates_request=HTTPXRequest(httpx_kwargs={"trust_env": False}),
    ) as second:
        polls = asyncio.create_task(second.get_updates(timeout=20))
        with pytest.raises(Conflict, match="terminated by other getUpdates"):
            await first
        aishat.send("!")
        assert len(await polls) == 1


async def test_its_own_polling_gets_everything_once_and_in_order(api: Api, aishat: Person) -> None:
    heard: list[str] = []
    done = asyncio.Event()

    async def answer(update: telegram.Update, _: Any) -> None:
        assert update.effective_message is not None
        heard.append(update.effective_message.text or "")
        await update.effective_message.reply_text(f"эхо {heard[-1]}")
        if len(heard) == 250:
            done.set()

    for number in range(120):
        aishat.send(str(number))
    async with polling(api, answer):
        for number in range(120, 250):
            aishat.send(str(number))
        async with asyncio.timeout(30):
            await done.wait()
    assert heard == [str(number) for number in range(250)]
    assert api.box.updates.pending == 0


@asynccontextmanager
async def polling(
    api: Api, answer: Any
) -> AsyncIterator[Application[Any, Any, Any, Any, Any, Any]]:
    application = (
        ApplicationBuilder()
        .token(TOKEN)
        .base_url(f"{api.address}/bot")
        .request(HTTPXRequest(httpx_kwargs={"trust_env": False}))
        .get_updates_request(HTTPXRequest(httpx_kwargs={"trust_env": False}))
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, answer))
    problems: list[TelegramError] = []
    async with application:
        assert application.updater is not None
        await application.updater.start_polling(error_callback=problems.append)
        await application.start()
        yield application
        await application.updater.stop()
        await application.stop()
    assert problems == []
