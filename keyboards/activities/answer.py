"""Buttons of the form that answers those who decide on a seat."""

from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from keyboards.buttons import Number, Press, button, inline
from locales.texts import Words


class AnsweringAction(StrEnum):
    BEGIN = "begin"
    RESUME = "resume"
    CANCEL = "cancel"


class AnsweringPress(Press, prefix="answering"):
    """To those who ask something before they give a seat."""

    action: AnsweringAction
    activity: Number | None = None


def answer_keyboard(words: Words) -> InlineKeyboardMarkup:
    press = AnsweringPress(action=AnsweringAction.CANCEL)
    return inline([[button(words.plain("forms-cancel"), press)]])
