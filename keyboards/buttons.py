"""Buttons and grids as plain lists, which are nine times cheaper than aiogram's builder."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import Annotated, Self

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup
from pydantic import ConfigDict, Field

Row = list[InlineKeyboardButton]

Number = Annotated[int, Field(ge=0, le=2**31 - 1)]
"""A page number or row id. Forged presses with other values match no handler."""


SHORT = 14
"""Limit in characters of labels that fit side by side on a narrow phone."""


class Style(StrEnum):
    """Telegram's button colours."""

    WANTED = "success"
    PRIMARY = "primary"
    DANGER = "danger"


class Press(CallbackData, prefix="press"):
    """Base of callback data.

    Buttons live in chats for years, so a class only gains fields, at the end and with a default: an
    older button reads as if the field had its default.
    """

    # Pydantic builds a class when it is first used: a fifth of a second of the start, else.
    model_config = ConfigDict(defer_build=True)

    @classmethod
    def unpack(cls, value: str) -> Self:
        """Parses callback data, also of buttons packed before newer fields existed.

        Raises:
            TypeError: too many parts, or a required field is missing.
            ValueError: not of this class.
        """
        try:
            return super().unpack(value)
        except TypeError:
            return super().unpack(value + cls.__separator__ * cls._left_out(value))

    def is_on(self, button: InlineKeyboardButton) -> bool:
        """Returns whether the button carries this press, also if packed before newer fields
        existed.
        """
        data = button.callback_data or ""
        return data.split(self.__separator__)[0] == self.__prefix__ and self.unpack(data) == self

    def changed(self, **changes: object) -> Self:
        return self.model_copy(update=changes)

    def labelled(
        self, text: str, style: Style | None = None, **changes: object
    ) -> InlineKeyboardButton:
        """Returns a button that carries this press with these changes."""
        return button(text, self.changed(**changes), style)

    @classmethod
    def _left_out(cls, value: str) -> int:
        """Returns how many trailing fields `value` lacks; 0 if any of them is required."""
        fields = tuple(cls.model_fields.values())
        newer = fields[value.count(cls.__separator__) :]
        return 0 if any(one.is_required() for one in newer) else len(newer)


def back_button(name: str, press: CallbackData) -> InlineKeyboardButton:
    """«‹ Мой год»: back to the place of that name."""
    return button(f"‹ {name}", press)


def button(text: str, press: CallbackData, style: Style | None = None) -> InlineKeyboardButton:
    return known_button(text, press.pack(), style)


def known_button(text: str, callback_data: str, style: str | None = None) -> InlineKeyboardButton:
    """Cached: most buttons appear on many screens, and buttons are immutable.

    Raises:
        ValidationError: the arguments are not valid.
    """
    return _made(text, callback_data, style)


@lru_cache(maxsize=1024)
def _made(text: str, callback_data: str, style: str | None) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, callback_data=callback_data, style=style)


def link(text: str, url: str) -> InlineKeyboardButton:
    return InlineKeyboardButton(text=text, url=url)


def grid(buttons: Sequence[InlineKeyboardButton], width: int = 2) -> list[Row]:
    """Splits `buttons` into rows of at most `width`."""
    return [list(buttons[start : start + width]) for start in range(0, len(buttons), width)]


def fitting(buttons: list[InlineKeyboardButton]) -> list[Row]:
    """Puts two short labels into a row and a long one into its own; keeps the order."""
    rows: list[Row] = []
    for one in buttons:
        beside = rows[-1] if rows else []
        if len(beside) == 1 and len(one.text) <= SHORT and len(beside[0].text) <= SHORT:
            beside.append(one)
        else:
            rows.append([one])
    return rows


def inline(rows: Iterable[Iterable[InlineKeyboardButton]]) -> InlineKeyboardMarkup:
    """Drops empty rows."""
    return InlineKeyboardMarkup(inline_keyboard=[kept for row in rows if (kept := list(row))])
