"""The button that brings a certificate."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from district.ids import ActivityId
from keyboards.buttons import Number, Press, Style, button
from locales.texts import Words


class Action(StrEnum):
    ALL = "all"
    """Of everybody who attended, for whoever holds the activity."""
    SEND = "send"


class CertificatesPress(Press, prefix="certificates"):
    action: Action
    activity: Number


def certificate_button(words: Words, number: ActivityId) -> InlineKeyboardButton:
    press = CertificatesPress(action=Action.SEND, activity=number)
    return button(words.plain("certificates-get"), press, Style.WANTED)
