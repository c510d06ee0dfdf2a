"""Buttons of requests to approve an announcement."""

from typing import ClassVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from district.announcements.announcement import AnnouncementSubject
from district.requests.request import Move, ReadyReason, Request
from keyboards.announcements.form import changing_content
from keyboards.announcements.list import open_announcement
from keyboards.buttons import Row
from keyboards.requests.kinds import KindButtons, Reasons
from locales.texts import Words


class AnnouncementButtons(KindButtons[AnnouncementSubject]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.OTHER_WORDS, ReadyReason.OTHER_PEOPLE, ReadyReason.OTHER_TIME),
        Move.REJECT: (ReadyReason.NO_NEWS, ReadyReason.OTHER_PEOPLE),
    }

    def answering(self, request: Request, subject: AnnouncementSubject) -> CallbackData:
        return changing_content(subject.announcement.id)

    def subject_button(self, words: Words, subject: AnnouncementSubject) -> InlineKeyboardButton:
        return open_announcement(words, subject.announcement.id)

    def own_rows(self, words: Words, request: Request, subject: AnnouncementSubject) -> list[Row]:
        """An announcement is deleted or left as it is on its own screen."""
        return [[self.subject_button(words, subject)]]
