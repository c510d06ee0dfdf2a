"""Buttons of certificates: download, correction of the name."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton, InlineKeyboardMarkup

from district.drafts import Form as FormName
from district.ids import ActivityId
from district.pages import Page
from keyboards.buttons import Number, Press, Row, Style, button, inline
from keyboards.form import beginning
from keyboards.paging import paging
from keyboards.papers import papers_button as call_papers_button
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


def paper_button(number: ActivityId, label: str) -> InlineKeyboardButton:
    """Sends the certificate."""
    return button(label, CertificatesPress(action=Action.SEND, activity=number))


def papers_keyboard(
    words: Words, page: Page[object], each: Row, below: Row
) -> InlineKeyboardMarkup:
    turn = paging(page, lambda number: MINE.changed(page=number))
    return inline([*([one] for one in each), turn, [call_papers_button(words)], below])


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
