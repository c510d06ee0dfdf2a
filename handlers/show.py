"""How a screen reaches the person who acted: a press edits its message, words get a new one."""

import logging
from html import escape

from aiogram.exceptions import TelegramAPIError
from aiogram.types import CallbackQuery, InlineKeyboardMarkup, Message

from screens.calls import fits_an_edit, new_message, redraw
from screens.refusals import PASSING, Meaning, meaning_of, understand
from screens.screen import Screen

log = logging.getLogger(__name__)

Event = Message | CallbackQuery

ALERT_LIMIT = 200
"""Characters of an answer to a press (Bot API, answerCallbackQuery)."""


async def show(event: Event, screen: Screen) -> Message | None:
    """The next screen: in place of the pressed message, or as a new one at the bottom.

    Answers the message that now shows the screen, None when nothing had to change.
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
    """A new message at the bottom: an outcome that stays."""
    if isinstance(event, CallbackQuery):
        await stop_spinner(event)
    bot, chat = event.bot, event.from_user
    if bot is None or chat is None:
        raise RuntimeError("an event without a bot or a sender cannot be answered")
    return await bot(new_message(chat.id, screen))


async def stop_spinner(event: CallbackQuery) -> None:
    """Ends the spinner of a pressed button without words; a second call does nothing harmful.

    A spinner that goes on is no reason to keep back the screen.
    """
    try:
        await say(event, None)
    except TelegramAPIError as error:
        if meaning_of(error) not in PASSING:
            raise
        log.info("a spinner goes on: %s", error.message)


async def say(event: CallbackQuery, text: str | None, *, alert: bool = False) -> None:
    """Words over the chat in answer to a press, cut to `ALERT_LIMIT`. Where the press is too
    old, or answered already, nobody would read them: an alert becomes a message, less is no matter.
    """
    try:
        await event.answer(text[:ALERT_LIMIT] if text else None, show_alert=alert)
    except TelegramAPIError as error:
        if meaning_of(error) is not Meaning.TOO_OLD:
            raise
        if text and alert:
            await send(event, Screen(text=escape(text, quote=False)))


async def strip_buttons(event: Event, message_id: int) -> None:
    """Takes the buttons off an older message: a finished step is not pressed again."""
    await turn_buttons(event, message_id, None)


async def turn_buttons(
    event: Event, message_id: int, keyboard: InlineKeyboardMarkup | None
) -> None:
    """Changes the buttons of a message. What they say is done already, so a refusal is ignored."""
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
