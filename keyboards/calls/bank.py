"""Buttons of the bank of practices."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from district.activities.resolution import ResolutionAnswer
from district.ids import ListingId
from keyboards.buttons import Number, Press
from locales.texts import Words

LABEL = 40
"""Limit in characters of a title on a button."""


class BankAction(StrEnum):
    LIST = "list"
    """The whole bank."""
    PAGE = "page"
    """Keeps the search of the conversation."""
    AREAS = "areas"
    AREA = "area"
    TOPIC = "topic"
    SHELF = "shelf"
    WHAT = "what"
    SEARCH = "search"
    CARD = "card"
    FILE = "file"
    USED = "used"
    ANSWER = "answer"


class BankPress(Press, prefix="bank"):
    action: BankAction
    listing: Number | None = None
    page: Number = 0
    """A page, or the place of a file."""
    value: str | None = None
    """The id of an area, a topic, a shelf, or of what a practice is."""
    answer: ResolutionAnswer | None = None


LIST = BankPress(action=BankAction.LIST)


def to_bank(words: Words) -> InlineKeyboardButton:
    """«‹ Банк практик»."""
    return BankPress(action=BankAction.PAGE).labelled(words.plain("bank-back"))


def open_practice(words: Words, listing: ListingId) -> InlineKeyboardButton:
    press = BankPress(action=BankAction.CARD, listing=listing)
    return press.labelled(words.plain("bank-open"))
