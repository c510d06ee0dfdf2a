"""Buttons of requests about entries: for the admission to a call, and for a milestone."""

from typing import ClassVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from district.calls.entry import EntrySubject
from district.calls.entry_form import about_entry
from district.calls.project import MilestoneSubject
from district.drafts import Form
from district.requests.request import Move, ReadyReason, Request
from keyboards.buttons import Row
from keyboards.calls.entries import EntriesAction, EntriesPress, entry_button, project_button
from keyboards.form import FormAction, FormPress, beginning
from keyboards.requests.kinds import KindButtons, Reasons
from locales.texts import Words

_A = EntriesAction


class EntryButtons(KindButtons[EntrySubject]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.FILL_IN, ReadyReason.WHICH_FILE),
        Move.REJECT: (ReadyReason.NOT_THIS_CALL,),
    }

    def subject_button(self, words: Words, subject: EntrySubject) -> InlineKeyboardButton:
        return entry_button(words, subject.entry.id)

    def decider_rows(self, words: Words, request: Request, subject: EntrySubject) -> list[Row]:
        press = EntriesPress(action=_A.OPEN, entry=subject.entry.id, request=request.id)
        return [[press.labelled(words.plain("entries-open"))]]

    def answering(self, request: Request, subject: EntrySubject) -> CallbackData:
        about = about_entry(subject.entry.id)
        return FormPress(action=FormAction.BEGIN, form=Form.ENTRY, about=about)


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
        press = EntriesPress(action=_A.PROJECT, entry=subject.entry.id, request=request.id)
        return [[press.labelled(words.plain("projects-open"))]]
