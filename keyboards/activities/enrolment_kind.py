"""Buttons of requests for a seat."""

from typing import ClassVar, TypeVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from district.activities.enrolments import EnrolmentFacts
from district.drafts import Form
from district.requests.request import Move, ReadyReason, Request
from keyboards.activities.browse import open_activity
from keyboards.form import beginning
from keyboards.requests.kinds import KindButtons, Reasons
from locales.texts import Words

Seat = TypeVar("Seat", bound=EnrolmentFacts)


class SeatButtons(KindButtons[Seat]):
    """Any enrolment that is asked for."""

    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.WHY_YOU, ReadyReason.HOW_USED),
        Move.REJECT: (ReadyReason.FOR_OTHERS, ReadyReason.WAS_THERE, ReadyReason.FEW_SEATS),
    }

    def answering(self, request: Request, subject: Seat) -> CallbackData:
        return beginning(Form.ANSWER, subject.activity.id)

    def subject_button(self, words: Words, subject: Seat) -> InlineKeyboardButton:
        return open_activity(words, subject.activity.id)


class EnrolmentButtons(SeatButtons[EnrolmentFacts]):
    pass
