"""Buttons of the papers that outcomes of calls give. Also below a person's certificates."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from keyboards.buttons import Number, Press, button
from locales.texts import Words


class Action(StrEnum):
    MINE = "mine"
    """The reader's papers, by entry."""
    SEND = "send"
    """The papers of an entry as a file."""
    ACTIVE = "active"
    """The methodical active of the district."""
    EDIT = "edit"
    """The lines of the portfolio, to hide some or to show them again."""
    HIDE = "hide"
    UNHIDE = "unhide"
    ACTIVITY = "activity"
    """Offers an activity of an entry: the press of older letters."""


class PapersPress(Press, prefix="papers"):
    action: Action
    entry: Number = 0
    page: Number = 0


MINE, EDIT = PapersPress(action=Action.MINE), PapersPress(action=Action.EDIT)
MEMBERS = PapersPress(action=Action.ACTIVE)


def papers_button(words: Words) -> InlineKeyboardButton:
    """Opens the reader's papers."""
    return button(words.plain("papers-mine"), MINE)
