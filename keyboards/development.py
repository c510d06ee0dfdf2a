"""The button menu of schools, mentors and communities."""

from collections.abc import Iterable
from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.territory import ActingIn
from keyboards.buttons import Press, inline
from keyboards.districts import DistrictAction, district_rows
from keyboards.menu import to_menu
from locales.texts import Words


class GrowthAction(StrEnum):
    OPEN = "open"


class GrowthPress(Press, prefix="growth"):
    action: GrowthAction


def growth_keyboard(
    words: Words, doors: Iterable[InlineKeyboardButton], acting: ActingIn | None
) -> InlineKeyboardMarkup:
    """`doors` are the buttons to show."""
    other = district_rows(words, acting, DistrictAction.GROWTH)
    return inline([*([door] for door in doors), *other, [to_menu(words)]])
