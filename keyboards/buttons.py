"""Buttons and their grids, as plain lists: a builder costs nine times more for the same."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Self

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from pydantic import Field

Row = list[InlineKeyboardButton]

Number = Annotated[int, Field(ge=0, le=2**31 - 1)]
"""A page or the id of a row. A press that was made up with any other fits no handler."""


SHORT = 14
"""Characters up to which two buttons of words fit a row of a narrow phone."""


class Press(CallbackData, prefix="press"):
    """What a button carries. It lives in chats for years, so a class only ever gains fields, at its
    end and with a default: a button packed before reads as if it said nothing there."""

    @classmethod
    def unpack(cls, value: str) -> Self:
        """
        Raises:
            TypeError: more parts than fields, or one is left out that must be there.
            ValueError: it is none of this class.
        """
        try:
            return super().unpack(value)
        except TypeError:
            return super().unpack(value + cls.__separator__ * cls._left_out(value))

    def is_on(self, button: InlineKeyboardButton) -> bool:
        """Whether a button carries this, whenever it was packed."""
        data = button.callback_data or ""
        return data.split(self.__separator__)[0] == self.__prefix__ and self.unpack(data) == self

    @classmethod
    def _left_out(cls, value: str) -> int:
        """How many of the last fields `value` does not know; 0 if any of them has no default."""
        fields = tuple(cls.model_fields.values())
        newer = fields[value.count(cls.__separator__) :]
        return 0 if any(one.is_required() for one in newer) else len(newer)


class Style(StrEnum):
    """The colours of the messenger's buttons."""

    WANTED = "success"
    PRIMARY = "primary"
    DANGER = "danger"


def button(text: str, press: CallbackData, style: Style | None = None) -> InlineKeyboardButton:
    return known_button(text, press.pack(), style)


def known_button(text: str, callback_data: str, style: str | None = None) -> InlineKeyboardButton:
    """Returns the same object each time: most buttons are on many screens, and none can change.

    Raises:
        ValidationError: the messenger allows no such button.
    """
    return _made(text, callback_data, style)


@lru_cache(maxsize=4096)
def _made(text: str, callback_data: str, style: str | None) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=callback_data, style=style)


def link(text: str, url: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, url=url)


def grid(buttons: Sequence[InlineKeyboardButton], width: int = 2) -> list[Row]:
    """`buttons` in rows of at most `width`."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]


def fitting(buttons: list[InlineKeyboardButton]) -> list[Row]:
    """Short labels lie two in a row, a long one has a row of its own; the order stays."""
    rows: list[Row] = []
    for one in buttons:
        beside = rows[-1] if rows else []
        if len(beside) == 1 and len(one.text) <= SHORT and len(beside[0].text) <= SHORT:
            beside.append(one)
        else:
            rows.append([one])
    return rows


def inline(rows: Iterable[Iterable[InlineKeyboardButton]]) -> InlineKeyboardMarkup:
    """Empty rows are left out."""
    return InlineKeyboardMarkup(inline_keyboard=[kept for row in rows if (kept := list(row))])
