"""Buttons of certificates: get one's own, correct the name on it."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.ids import ActivityId
from keyboards.buttons import Number, Press, Row, Style, button, inline
from keyboards.people.profile import ProfileAction, ProfilePress
from locales.texts import Words


class Action(StrEnum):
    ALL = "all"
    """Of everybody who attended, for whoever holds the activity."""
    SEND = "send"
    CORRECT = "correct"
    """Shows the name on one's own and the name in the profile."""
    ASK = "ask"
    """Asks a curator for the correction."""


class CertificatesPress(Press, prefix="certificates"):
    action: Action
    activity: Number


def certificate_button(words: Words, number: ActivityId) -> InlineKeyboardButton:
    press = CertificatesPress(action=Action.SEND, activity=number)
    return button(words.plain("certificates-get"), press, Style.WANTED)


def correct_button(words: Words, number: ActivityId) -> InlineKeyboardButton:
    press = CertificatesPress(action=Action.CORRECT, activity=number)
    return button(words.plain("certificates-correct"), press)


def correcting_keyboard(
    words: Words, number: ActivityId, *, can_ask: bool, below: Row
) -> InlineKeyboardMarkup:
    ask = CertificatesPress(action=Action.ASK, activity=number)
    edit = ProfilePress(action=ProfileAction.EDIT)
    return inline(
        [
            [button(words.plain("certificates-ask"), ask, Style.WANTED)] if can_ask else [],
            [button(words.plain("certificates-edit-profile"), edit)],
            below,
        ]
    )
