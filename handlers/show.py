"""How a screen reaches the person who acted: a press edits its message, words get a new one."""

import logging
from html import escape

from aiogram.exceptions import (
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.types import (
    BufferedInputFile,
    CallbackQuery,
    InlineKeyboardMarkup,
    Message,
)

from screens.screen import Screen

log = logging.getLogger(__name__)

Event = Message | CallbackQuery

ALERT_LIMIT = 200
"""Characters of an answer to a press (Bot API, answerCallbackQuery)."""

_TOO_LATE = "query is too old"


async def show(event: Event, screen: Screen) -> Message | None:
    """The next screen: in place of the pressed message, or as a new one at the bottom.

    Answers the message that now shows the screen, None when nothing had to change.
    """
    if isinstance(event, Message):
        return await send(event, screen)
    await hush(event)
    if not isinstance(event.message, Message) or not _fits_an_edit(event.message, screen):
        return await send(event, screen)
    try:
        edited = await event.message.edit_text(
            screen.text, reply_markup=_inline(screen), parse_mode="HTML"
        )
    except TelegramBadRequest as refusal:
        if "not modified" in refusal.message:
            return event.message
        log.info("the screen is sent anew: %s", refusal.message)
        return await send(event, screen)
    return edited if isinstance(edited, Message) else event.message


async def send(event: Event, screen: Screen) -> Message:
    """A new message at the bottom: an outcome that stays."""
    if isinstance(event, CallbackQuery):
        await hush(event)
    bot, chat = event.bot, event.from_user
    if bot is None or chat is None:
        raise RuntimeError("an event without a bot or a sender cannot be answered")
    if screen.attachment is not None:
        file = BufferedInputFile(screen.attachment.content, screen.attachment.name)
        if screen.attachment.is_picture:
            return await bot.send_photo(
                chat.id,
                file,
                caption=screen.text,
                parse_mode="HTML",
                reply_markup=screen.keyboard,
            )
        return await bot.send_document(
            chat.id, file, caption=screen.text, parse_mode="HTML", reply_markup=screen.keyboard
        )
    return await bot.send_message(
        chat.id, screen.text, parse_mode="HTML", reply_markup=screen.keyboard
    )


async def hush(event: CallbackQuery) -> None:
    """Ends the spinner of a pressed button without words; a second call does nothing harmful.

    A spinner that goes on is no reason to keep back the screen.
    """
    try:
        await say(event, None)
    except (TelegramNetworkError, TelegramServerError, TelegramRetryAfter) as trouble:
        log.info("a spinner goes on: %s", trouble.message)


async def say(event: CallbackQuery, text: str | None, *, alert: bool = False) -> None:
    """Words over the chat in answer to a press, cut to `ALERT_LIMIT`. Where the press is too
    old, or answered already, nobody would read them: an alert becomes a message, less is no matter.
    """
    try:
        await event.answer(text[:ALERT_LIMIT] if text else None, show_alert=alert)
    except TelegramBadRequest as refusal:
        if _TOO_LATE not in refusal.message:
            raise
        if text and alert:
            await send(event, Screen(text=escape(text, quote=False)))


async def strip_buttons(event: Event, message_id: int) -> None:
    """Takes the buttons off an older message: a finished step is not pressed again."""
    bot, chat = event.bot, event.from_user
    if bot is None or chat is None:
        return
    try:
        await bot.edit_message_reply_markup(chat_id=chat.id, message_id=message_id)
    except TelegramBadRequest as refusal:
        log.debug("the buttons stay: %s", refusal.message)


def _fits_an_edit(message: Message, screen: Screen) -> bool:
    return (
        message.text is not None
        and screen.attachment is None
        and (screen.keyboard is None or isinstance(screen.keyboard, InlineKeyboardMarkup))
    )


def _inline(screen: Screen) -> InlineKeyboardMarkup | None:
    return screen.keyboard if isinstance(screen.keyboard, InlineKeyboardMarkup) else None
