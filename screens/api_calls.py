"""Conversion of screens to Bot API calls: a new message or an edit."""

from aiogram import Bot
from aiogram.exceptions import TelegramAPIError
from aiogram.methods import EditMessageText, SendDocument, SendMessage, SendPhoto
from aiogram.types import BufferedInputFile, InlineKeyboardMarkup

from screens.refusals import Meaning, meaning_of
from screens.screen import Screen

PARSE_MODE = "HTML"


def new_message(account: int, screen: Screen) -> SendMessage | SendPhoto | SendDocument:
    if screen.attachment is None:
        return SendMessage(
            chat_id=account, text=screen.text, parse_mode=PARSE_MODE, reply_markup=screen.keyboard
        )
    file = BufferedInputFile(screen.attachment.content, screen.attachment.name)
    if screen.attachment.is_picture:
        return SendPhoto(
            chat_id=account, photo=file, caption=screen.text, parse_mode=PARSE_MODE,
            reply_markup=screen.keyboard,
        )  # fmt: skip
    return SendDocument(
        chat_id=account, document=file, caption=screen.text, parse_mode=PARSE_MODE,
        reply_markup=screen.keyboard,
    )  # fmt: skip


def redrawn_message(account: int, message: int, screen: Screen) -> EditMessageText:
    """Returns the edit of a text message; an edit takes only inline buttons."""
    inline = screen.keyboard if isinstance(screen.keyboard, InlineKeyboardMarkup) else None
    return EditMessageText(
        chat_id=account, message_id=message, text=screen.text, parse_mode=PARSE_MODE,
        reply_markup=inline,
    )  # fmt: skip


async def redraw(bot: Bot, account: int, message: int, screen: Screen) -> None:
    """Edits a message. No-op if it already shows the screen.

    Raises:
        TelegramAPIError: any other refusal.
    """
    try:
        await bot(redrawn_message(account, message, screen))
    except TelegramAPIError as error:
        if meaning_of(error) is not Meaning.NOT_MODIFIED:
            raise


def fits_an_edit(screen: Screen) -> bool:
    """Returns whether a text message can be edited into the screen."""
    is_inline = screen.keyboard is None or isinstance(screen.keyboard, InlineKeyboardMarkup)
    return screen.attachment is None and is_inline
