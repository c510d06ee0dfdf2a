"""Showing a screen to the acting person: a press edits its message, a message gets a new one."""

import logging
from html import escape

from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from screens.api_calls import fits_an_edit, new_message, redraw
from screens.refusals import PASSING, Meaning, meaning_of, understand
from screens.screen import Screen

log = logging.getLogger(__name__)

Event = Message | CallbackQuery

ALERT_LIMIT = 200
"""Limit in characters of a reply to a press (Bot API, answerCallbackQuery)."""


async def show(event: Event, screen: Screen) -> Message | None:
    """Shows a screen in place of the pressed message, or as a new one.

    Returns the message that shows it, or None if nothing changed.
    """
    if isinstance(event, Message):
        return await send(event, screen)
    await stop_spinner(event)
    message, bot = event.message, event.bot
    if bot is None or not isinstance(message, Message) or not _fits_an_edit(message, screen):
        return await send(event, screen)
    try:
        await redraw(bot, message.chat.id, message.message_id, screen)
    except TelegramAPIError as error:
        refusal = understand(error)
        if refusal.meaning not in {Meaning.GONE, Meaning.MALFORMED}:
            raise
        log.info("the screen is sent anew: %s", refusal.why)
        return await send(event, screen)
    return message


async def send(event: Event, screen: Screen) -> Message:
    """Sends a new message: a result that remains."""
    if isinstance(event, CallbackQuery):
        await stop_spinner(event)
    bot, chat = event.bot, event.from_user
    if bot is None or chat is None:
        raise RuntimeError("an event without a bot or a sender cannot be answered")
    return await bot(new_message(chat.id, screen))


async def stop_spinner(event: CallbackQuery) -> None:
    """Ends a button's spinner without text.

    Idempotent; errors are ignored, because they must not prevent the screen.
    """
    try:
        await say(event, None)
    except TelegramAPIError as error:
        if meaning_of(error) not in PASSING:
            raise
        log.info("a spinner goes on: %s", error.message)


async def say(event: CallbackQuery, text: str | None, *, alert: bool = False) -> None:
    """Replies to a press with text, truncated to `ALERT_LIMIT`.

    If the press can no longer be answered, an alert is sent as a message, a toast is dropped.
    """
    try:
        await event.answer(text[:ALERT_LIMIT] if text else None, show_alert=alert)
    except TelegramAPIError as error:
        if meaning_of(error) is not Meaning.TOO_OLD:
            raise
        if text and alert:
            await send(event, Screen(text=escape(text, quote=False)))


async def strip_buttons(event: Event, message_id: int) -> None:
    """Removes the buttons of an older message: a finished step cannot be pressed again."""
    await turn_buttons(event, message_id, None)


async def turn_buttons(
    event: Event, message_id: int, keyboard: InlineKeyboardMarkup | None
) -> None:
    """Changes the buttons of a message. The action is already done, so a refusal is ignored."""
    bot, chat = event.bot, event.from_user
    if bot is None or chat is None:
        return
    try:
        await bot.edit_message_reply_markup(
            chat_id=chat.id, message_id=message_id, reply_markup=keyboard
        )
    except TelegramAPIError as error:
        log.info("the buttons stay: %s", error.message)


def _fits_an_edit(message: Message, screen: Screen) -> bool:
    return message.text is not None and fits_an_edit(screen)
