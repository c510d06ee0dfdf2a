"""Buttons of projects and their milestones."""

from typing import ClassVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from district.calls.project import MilestoneSubject
from district.drafts import Form
from district.requests.request import Move, ReadyReason, Request
from keyboards.buttons import Row, button
from keyboards.calls.entries import EntriesAction, EntriesPress, project_button
from keyboards.form import beginning
from keyboards.requests.kinds import KindButtons, Reasons
from locales.texts import Words


class MilestoneButtons(KindButtons[MilestoneSubject]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.FILL_IN, ReadyReason.WHICH_FILE),
        Move.REJECT: (ReadyReason.REPEATED,),
    }

    def answering(self, request: Request, subject: MilestoneSubject) -> CallbackData:
        return beginning(Form.MILESTONE, subject.milestone.id)

    def subject_button(self, words: Words, subject: MilestoneSubject) -> InlineKeyboardButton:
        return project_button(words, subject.entry.id)

    def decider_rows(self, words: Words, request: Request, subject: MilestoneSubject) -> list[Row]:
        press = EntriesPress(
            action=EntriesAction.PROJECT, entry=subject.entry.id, request=request.id
        )
        return [[button(words.plain("projects-open"), press)]]
