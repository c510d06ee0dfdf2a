"""The button menu of schools, mentors and communities."""

from collections.abc import Iterable
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from keyboards.buttons import Press, inline
from keyboards.menu import to_menu
from locales.texts import Words


class GrowthAction(StrEnum):
    OPEN = "open"


class GrowthPress(Press, prefix="growth"):
    action: GrowthAction


def growth_keyboard(words: Words, doors: Iterable[InlineKeyboardButton]) -> InlineKeyboardMarkup:
    """`doors` are the buttons to show."""
    return inline([*([door] for door in doors), [to_menu(words)]])
