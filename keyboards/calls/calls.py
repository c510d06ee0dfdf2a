"""Buttons of calls: list, card, kinds, longer dates."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from district.calls.call import Call
from district.ids import CallId
from keyboards.buttons import Number, Press
from locales.texts import Words


class CallsAction(StrEnum):
    LIST = "list"
    """The calls that accept entries now."""
    ALL = "all"
    CARD = "card"
    KINDS = "kinds"
    """The kinds of which a call may be opened."""
    PUBLISH = "publish"
    """Shows the card: a button from before an opened call was published at once."""
    LATER = "later"
    """Asks by how many days to prolong, or prolongs."""
    SAVE = "save"
    """Saves the kind of a call as one of the district."""
    END = "end"
    """Ends a call that has closed without entries."""


class CallsPress(Press, prefix="calls"):
    action: CallsAction
    call: Number | None = None
    page: Number = 0
    days: Number = 0


def call_button(words: Words, call: CallId, label: str = "calls-card") -> InlineKeyboardButton:
    """The button that opens a call's card."""
    return CallsPress(action=CallsAction.CARD, call=call).labelled(words.plain(label))


def named_button(call: Call) -> InlineKeyboardButton:
    """The button that opens a call's card, by its title."""
    return CallsPress(action=CallsAction.CARD, call=call.id).labelled(call.title)


def to_list(words: Words) -> InlineKeyboardButton:
    return CallsPress(action=CallsAction.LIST).labelled(words.plain("calls-back"))
