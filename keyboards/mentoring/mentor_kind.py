"""Buttons of requests to become a mentor."""

from typing import ClassVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from district.drafts import Form
from district.mentoring.mentors import MentorSubject
from district.requests.request import Move, ReadyReason, Request
from keyboards.form import beginning
from keyboards.mentoring.mentors import open_mentor_entry
from keyboards.requests.kinds import KindButtons, Reasons
from locales.texts import Words


class MentorButtons(KindButtons[MentorSubject]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.WHICH_HELP, ReadyReason.OTHER_TOPIC),
        Move.REJECT: (ReadyReason.ENOUGH_MENTORS, ReadyReason.MORE_YEARS),
    }

    def answering(self, request: Request, subject: MentorSubject) -> CallbackData:
        return beginning(Form.MENTOR, request.id)

    def subject_button(self, words: Words, subject: MentorSubject) -> InlineKeyboardButton:
        return open_mentor_entry(words)
