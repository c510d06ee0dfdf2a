"""The ways to the search over everything."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from keyboards.buttons import Number, Press, button
from locales.texts import Words


class SearchAction(StrEnum):
    OPEN = "open"
    PAGE = "page"
    """Keeps the search of the conversation."""
    SAID = "said"
    """Searches for words that were typed outside any form."""


class SearchPress(Press, prefix="search"):
    action: SearchAction
    page: Number = 0
    said: Number = 0
    """The message with the words."""


def search_button(words: Words) -> InlineKeyboardButton:
    return button(words.plain("search-open"), SearchPress(action=SearchAction.OPEN))


def search_said_button(words: Words, said: int) -> InlineKeyboardButton:
    """`said`: the message with the words to search for."""
    return button(words.plain("search-said"), SearchPress(action=SearchAction.SAID, said=said))
