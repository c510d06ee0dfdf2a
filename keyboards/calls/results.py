"""Buttons of results: the curator's panel, the announced results, appeals, offers."""

from enum import StrEnum

from aiogram.types import InlineKeyboardButton

from district.ids import CallId
from keyboards.buttons import Number, Press
from locales.texts import Words


class Action(StrEnum):
    PANEL = "panel"
    NEXT = "next"
    JUDGE = "judge"
    REOPEN = "reopen"
    TIE = "tie"
    """The tied ones, to be put in order."""
    ABOVE = "above"
    SHARE = "share"
    RESET = "reset"
    PUT = "put"
    ASK = "ask"
    """«Объявить итоги?»"""
    ANNOUNCE = "announce"
    PICK = "pick"
    """Entries whose outcome may be chosen otherwise."""
    ENTRY = "entry"
    SET = "set"
    SHEET = "sheet"
    TAKE = "take"
    TABLE = "table"
    PICTURE = "picture"
    SHOW = "show"
    """The results as all people see them."""
    APPEAL = "appeal"
    APPEALS = "appeals"
    HEAR = "hear"
    GRANT = "grant"
    REJECT = "reject"
    ANNUL = "annul"
    ACCEPT = "accept"
    DECLINE = "decline"
    WORDS = "words"
    """The experts' words to the author."""
    OFFER = "offer"
    """A free place to the next one."""
    SEATS = "seats"
    """Seats in activities of a type to those who wait for them."""


class ResultsPress(Press, prefix="results"):
    action: Action
    id: Number
    """Id of a call, an entry, an appeal or a sheet."""
    value: str = ""
    """Id of a stage, an outcome or a type of activities, or the number of a tied row."""
    page: Number = 0
    pupil: Number = 0
    """Id of the pupil about whom an appeal is heard."""


def results_button(words: Words, call: CallId) -> InlineKeyboardButton:
    """«Итоги» of an announced call."""
    return ResultsPress(action=Action.SHOW, id=call).labelled(words.plain("results-open"))


def panel_button(words: Words, call: CallId, key: str = "results-panel") -> InlineKeyboardButton:
    """«Подвести итоги», for those who run the call."""
    return ResultsPress(action=Action.PANEL, id=call).labelled(words.plain(key))
