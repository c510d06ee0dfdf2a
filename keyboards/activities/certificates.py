"""Buttons of certificates: download, correction of the name."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form as FormName
from district.ids import ActivityId
from keyboards.buttons import Number, Press, Row, Style, button, inline
from keyboards.form import beginning
from locales.texts import Words


class Action(StrEnum):
    ALL = "all"
    """Certificates of all attendees, for organizers."""
    SEND = "send"
    CORRECT = "correct"
    """Shows the printed name and the name in the profile."""
    ASK = "ask"
    """Requests a correction from a curator."""


class CertificatesPress(Press, prefix="certificates"):
    action: Action
    activity: Number


def certificate_button(
    words: Words, number: ActivityId, key: str = "certificates-get"
) -> InlineKeyboardButton:
    press = CertificatesPress(action=Action.SEND, activity=number)
    return button(words.plain(key), press, Style.WANTED)


def correct_button(words: Words, number: ActivityId) -> InlineKeyboardButton:
    press = CertificatesPress(action=Action.CORRECT, activity=number)
    return button(words.plain("certificates-correct"), press)


def correcting_keyboard(
    words: Words, number: ActivityId, *, can_ask: bool, below: Row
) -> InlineKeyboardMarkup:
    ask = CertificatesPress(action=Action.ASK, activity=number)
    edit = beginning(FormName.PROFILE)
    return inline(
        [
            [button(words.plain("certificates-ask"), ask, Style.WANTED)] if can_ask else [],
            [button(words.plain("certificates-edit-profile"), edit)],
            below,
        ]
    )
