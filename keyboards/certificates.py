"""The button that brings a certificate."""

from enum import StrEnum

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from district.ids import ActivityId
from keyboards.buttons import Number, Style, button
from locales.texts import Words


class Action(StrEnum):
    ALL = "all"
    """Of everybody who attended, for whoever holds the activity."""
    SEND = "send"


class CertificatesPress(CallbackData, prefix="certificates"):
    action: Action
    activity: Number


def certificate_button(words: Words, number: ActivityId) -> InlineKeyboardButton:
    press = CertificatesPress(action=Action.SEND, activity=number)
    return button(words.plain("certificates-get"), press, Style.WANTED)
