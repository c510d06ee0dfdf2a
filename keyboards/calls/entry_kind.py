"""Buttons of requests for the admission of an entry to a call."""

from typing import ClassVar

from aiogram.filters.callback_data import CallbackData

from district.calls.entry import EntrySubject
from district.calls.entry_form import about_entry
from district.drafts import Form
from district.requests.request import Move, ReadyReason, Request
from keyboards.form import FormAction, FormPress
from keyboards.requests.kinds import KindButtons, Reasons


class EntryButtons(KindButtons[EntrySubject]):
    reasons: ClassVar[Reasons] = {
        Move.RETURN: (ReadyReason.FILL_IN, ReadyReason.WHICH_FILE),
        Move.REJECT: (ReadyReason.NOT_THIS_CALL,),
    }

    def answering(self, request: Request, subject: EntrySubject) -> CallbackData:
        about = about_entry(subject.entry.id)
        return FormPress(action=FormAction.BEGIN, form=Form.ENTRY, about=about)
