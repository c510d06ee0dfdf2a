"""Buttons of certificates: download, correction of the name."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from district.ids import ActivityId
from keyboards.buttons import Number, Press, Style, button
from locales.texts import Words


class Action(StrEnum):
    ALL = "all"
    """Certificates of all attendees, for organizers."""
    SEND = "send"
    CORRECT = "correct"
    """Shows the printed name and the name in the profile."""
    ASK = "ask"
    """Requests a correction from a curator."""
    MINE = "mine"
    """The holder's list of certificates."""


class CertificatesPress(Press, prefix="certificates"):
    action: Action
    activity: Number
    page: Number = 0
    """A page of the holder's list."""


MINE = CertificatesPress(action=Action.MINE, activity=0)


def certificate_button(
    words: Words, number: ActivityId, key: str = "certificates-get"
) -> InlineKeyboardButton:
    press = CertificatesPress(action=Action.SEND, activity=number)
    return button(words.plain(key), press, Style.WANTED)


def papers_button(words: Words) -> InlineKeyboardButton:
    """Opens the reader's certificates."""
    return button(words.plain("certificates-mine"), MINE)
