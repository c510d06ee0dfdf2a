"""Schools, mentors and communities: the doors to them."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardMarkup

from keyboards.buttons import button, inline
from keyboards.mentors import MentorsAction, MentorsPress
from keyboards.menu import to_menu
from locales.texts import Words


class GrowthAction(StrEnum):
    OPEN = "open"


class GrowthPress(CallbackData, prefix="growth"):
    action: GrowthAction


def growth_keyboard(words: Words) -> InlineKeyboardMarkup:
    mentors = MentorsPress(action=MentorsAction.OPEN)
    return inline([[button(words.plain("mentors-open"), mentors)], [to_menu(words)]])
