"""Buttons of requests for a seat."""

from typing import ClassVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from district.activities.enrolments import EnrolmentFacts
from district.drafts import Form
from district.requests.request import Move, ReadyReason, Request
from keyboards.activities.browse import open_activity
from keyboards.form import beginning
from keyboards.requests.kinds import KindButtons, Reasons
from locales.texts import Words


class EnrolmentButtons(KindButtons[EnrolmentFacts]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.WHY_YOU, ReadyReason.HOW_USED),
        Move.REJECT: (ReadyReason.FOR_OTHERS, ReadyReason.WAS_THERE, ReadyReason.FEW_SEATS),
    }

    def answering(self, request: Request, subject: EnrolmentFacts) -> CallbackData:
        return beginning(Form.ANSWER, subject.activity.id)

    def subject_button(self, words: Words, subject: EnrolmentFacts) -> InlineKeyboardButton:
        return open_activity(words, subject.activity.id)
