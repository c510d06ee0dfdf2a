"""Buttons and their grids, as plain lists: a builder costs nine times more for the same."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Annotated

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from pydantic import Field

Row = list[InlineKeyboardButton]

Number = Annotated[int, Field(ge=0, le=2**31 - 1)]
"""A page or the id of a row. A press that was made up with any other fits no handler."""


class Style(StrEnum):
    """The colours of the messenger's buttons."""

    WANTED = "success"
    PRIMARY = "primary"
    DANGER = "danger"


def button(text: str, press: CallbackData, style: Style | None = None) -> InlineKeyboardButton:
    return known_button(text, press.pack(), style)


@lru_cache(maxsize=4096)
def known_button(text: str, callback_data: str, style: str | None = None) -> InlineKeyboardButton:
    """Most buttons stand on many screens, and nobody can change one: made once.

    Raises:
        ValidationError: no button can be like that.
    """
    return InlineKeyboardButton(text=text, callback_data=callback_data, style=style)


def link(text: str, url: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, url=url)


def grid(buttons: Sequence[InlineKeyboardButton], width: int = 2) -> list[Row]:
    """`buttons` in rows of at most `width`."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]


def inline(rows: Iterable[Iterable[InlineKeyboardButton]]) -> InlineKeyboardMarkup:
    """Empty rows are left out."""
    return InlineKeyboardMarkup(inline_keyboard=[kept for row in rows if (kept := list(row))])
