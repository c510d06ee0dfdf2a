"""Buttons of requests for a corrected name on a certificate."""

from typing import ClassVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from district.activities.certificates import CorrectionSubject
from district.requests.request import Move, ReadyReason, Request
from keyboards.activities.browse import open_activity
from keyboards.activities.certificates import Action, CertificatesPress
from keyboards.requests.kinds import KindButtons, Reasons
from locales.texts import Words


class CorrectionButtons(KindButtons[CorrectionSubject]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.CHECK_PROFILE, ReadyReason.SHOW_PAPER),
        Move.REJECT: (ReadyReason.ANOTHER_PERSON,),
    }

    def answering(self, request: Request, subject: CorrectionSubject) -> CallbackData:
        return CertificatesPress(action=Action.CORRECT, activity=subject.activity.id)

    def subject_button(self, words: Words, subject: CorrectionSubject) -> InlineKeyboardButton:
        return open_activity(words, subject.activity.id)
