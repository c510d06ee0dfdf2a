"""Buttons of requests for a seat."""

from typing import ClassVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from district.activities.enrolments import EnrolmentFacts
from district.requests.request import Move, ReadyReason, Request
from keyboards.activities.answer import AnsweringAction, AnsweringPress
from keyboards.activities.browse import open_activity
from keyboards.requests.kinds import KindButtons, Reasons
from locales.texts import Words


class EnrolmentButtons(KindButtons[EnrolmentFacts]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.WHY_YOU, ReadyReason.HOW_USED),
        Move.REJECT: (ReadyReason.FOR_OTHERS, ReadyReason.WAS_THERE, ReadyReason.FEW_SEATS),
    }

    def answering(self, request: Request, subject: EnrolmentFacts) -> CallbackData:
        return AnsweringPress(action=AnsweringAction.BEGIN, activity=subject.activity.id)

    def subject_button(self, words: Words, subject: EnrolmentFacts) -> InlineKeyboardButton:
        return open_activity(words, subject.activity.id)
