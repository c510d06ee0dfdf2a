"""Buttons that resume parked forms."""

from collections.abc import Mapping

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardMarkup

from district.drafts import Draft, Form
from keyboards.buttons import Style, button, inline
from keyboards.form import resuming
from locales.texts import Words

RESUME: Mapping[str, CallbackData] = {
    Form.PROFILE: resuming(Form.PROFILE),
    Form.DEFICIT: resuming(Form.DEFICIT),
    Form.DECISION: resuming(Form.DECISION),
    Form.INVITE: resuming(Form.INVITE),
    Form.MUNICIPALITY: resuming(Form.MUNICIPALITY),
    Form.IMPORT: resuming(Form.IMPORT),
    Form.ANSWER: resuming(Form.ANSWER),
    Form.HOLIDAY: resuming(Form.HOLIDAY),
    Form.DEPUTY: resuming(Form.DEPUTY),
    Form.SIGNER: resuming(Form.SIGNER),
    Form.SETTING: resuming(Form.SETTING),
    Form.ANNOUNCEMENT: resuming(Form.ANNOUNCEMENT),
    Form.APPLICATION: resuming(Form.APPLICATION),
    Form.EXPULSION: resuming(Form.EXPULSION),
    Form.MENTOR: resuming(Form.MENTOR),
    Form.MENTORSHIP: resuming(Form.MENTORSHIP),
    Form.PAIR: resuming(Form.PAIR),
    Form.ACTIVITY: resuming(Form.ACTIVITY),
    Form.QUESTION: resuming(Form.QUESTION),
    Form.MOTION: resuming(Form.MOTION),
    Form.WITHDRAWAL: resuming(Form.WITHDRAWAL),
}


def parked_keyboard(words: Words, drafts: list[Draft]) -> InlineKeyboardMarkup:
    return inline(
        [button(words.plain(f"menu-resume-{draft.form}"), RESUME[draft.form], Style.PRIMARY)]
        for draft in drafts
        if draft.form in RESUME
    )
