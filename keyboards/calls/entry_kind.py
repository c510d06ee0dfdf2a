"""Buttons of requests for the admission of an entry to a call."""

from typing import ClassVar

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardButton

from district.calls.entry import EntrySubject
from district.calls.entry_form import about_entry
from district.drafts import Form
from district.requests.request import Move, ReadyReason, Request
from keyboards.buttons import Row, button
from keyboards.calls.entries import EntriesAction, EntriesPress, entry_button
from keyboards.form import FormAction, FormPress
from keyboards.requests.kinds import KindButtons, Reasons
from locales.texts import Words


class EntryButtons(KindButtons[EntrySubject]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.FILL_IN, ReadyReason.WHICH_FILE),
        Move.REJECT: (ReadyReason.NOT_THIS_CALL,),
    }

    def subject_button(self, words: Words, subject: EntrySubject) -> InlineKeyboardButton:
        return entry_button(words, subject.entry.id)

    def decider_rows(self, words: Words, request: Request, subject: EntrySubject) -> list[Row]:
        opening = EntriesPress(
            action=EntriesAction.OPEN, entry=subject.entry.id, request=request.id
        )
        return [[button(words.plain("entries-open"), opening)]]

    def answering(self, request: Request, subject: EntrySubject) -> CallbackData:
        about = about_entry(subject.entry.id)
        return FormPress(action=FormAction.BEGIN, form=Form.ENTRY, about=about)
