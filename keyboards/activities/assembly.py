"""Buttons that open an assembly and its queue of speakers."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from district.ids import ActivityId
from keyboards.buttons import Number, Press, button
from locales.texts import Words


class AssemblyAction(StrEnum):
    SHOW = "show"
    ASK = "ask"
    TAKE_BACK = "back"
    CALL = "call"
    """Gives the floor to `speaker`; without one ends the speech."""
    UP = "up"
    CLOSE = "close"
    OPEN = "open"
    END = "end"
    """Writes the protocol."""


class AssemblyPress(Press, prefix="assembly"):
    action: AssemblyAction
    activity: Number
    speaker: Number | None = None
    is_card: bool = False
    """Whether the message is redrawn by itself."""


def assembly_button(words: Words, activity: ActivityId) -> InlineKeyboardButton:
    press = AssemblyPress(action=AssemblyAction.SHOW, activity=activity)
    return button(words.plain("assembly-open"), press)
