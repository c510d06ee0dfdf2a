"""Buttons of a programme: sections, talks, the curator's changes."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from district.ids import CallId
from keyboards.buttons import Number, Press, Style
from locales.texts import Words


class Action(StrEnum):
    SHOW = "show"
    SECTION = "section"
    FILE = "file"
    """The programme as a PDF."""
    TALK = "talk"
    UP = "up"
    DOWN = "down"
    TO = "to"
    """Puts a talk into the section `value`."""
    PAUSE = "pause"
    """A break of `value` minutes before a talk."""
    MINUTES = "minutes"
    """Talks of a section take `value` minutes."""
    ASK = "ask"
    """Asks for the beginning of a section; of all, if `value` is 1."""
    PUBLISH = "publish"


class ProgrammePress(Press, prefix="programme"):
    action: Action
    call: Number = 0
    section: Number = 0
    talk: Number = 0
    value: Number = 0


def programme_button(
    words: Words, call: CallId, key: str = "programme-open", style: Style | None = None
) -> InlineKeyboardButton:
    return ProgrammePress(action=Action.SHOW, call=call).labelled(words.plain(key), style)
