"""Buttons of the form in which a reason is given why somebody is expelled from a cohort."""

from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from district.ids import DraftId
from keyboards.buttons import Number, Press, Style, button, inline
from locales.texts import Words


class ExpellingAction(StrEnum):
    BEGIN = "begin"
    RESUME = "resume"
    BACK = "back"
    EXPEL = "expel"
    CANCEL = "cancel"


class ExpellingPress(Press, prefix="expelling"):
    action: ExpellingAction
    activity: Number | None = None
    enrolment: Number | None = None
    draft: str | None = None


_A = ExpellingAction


def reason_keyboard(words: Words) -> InlineKeyboardMarkup:
    return inline([[button(words.plain("forms-cancel"), ExpellingPress(action=_A.CANCEL))]])


def check_keyboard(words: Words, draft: DraftId) -> InlineKeyboardMarkup:
    sure = ExpellingPress(action=_A.EXPEL, draft=draft)
    return inline(
        [
            [button(words.plain("expelling-now"), sure, Style.DANGER)],
            [
                button(words.plain("forms-back"), ExpellingPress(action=_A.BACK)),
                button(words.plain("forms-cancel"), ExpellingPress(action=_A.CANCEL)),
            ],
        ]
    )
