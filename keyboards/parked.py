"""Buttons that resume parked forms."""

from collections.abc import Mapping

from aiogram.filters.callback_data import CallbackData
from aiogram.types import InlineKeyboardMarkup

from district.drafts import Draft, Form
from district.forms import entered_of
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
    Form.SIGN_UP: resuming(Form.SIGN_UP),
    Form.GUESTS: resuming(Form.GUESTS),
    Form.APPLICATION: resuming(Form.APPLICATION),
    Form.EXPULSION: resuming(Form.EXPULSION),
    Form.MENTOR: resuming(Form.MENTOR),
    Form.MENTORSHIP: resuming(Form.MENTORSHIP),
    Form.PAIR: resuming(Form.PAIR),
    Form.ACTIVITY: resuming(Form.ACTIVITY),
    Form.QUESTION: resuming(Form.QUESTION),
    Form.MOTION: resuming(Form.MOTION),
    Form.WITHDRAWAL: resuming(Form.WITHDRAWAL),
    Form.ENTRY: resuming(Form.ENTRY),
    Form.ROUTE_LINE: resuming(Form.ROUTE_LINE),
}


EACH = frozenset({Form.ENTRY})
"""Forms of which a person may have several drafts; `title` names what a draft is about."""


def _label(words: Words, draft: Draft) -> str:
    key = f"menu-resume-{draft.form}"
    if draft.form not in EACH:
        return words.plain(key)
    return words.plain(key, title=entered_of(draft).given("title") or "")


def _press(draft: Draft) -> CallbackData:
    return resuming(draft.form, draft.about) if draft.form in EACH else RESUME[draft.form]


def parked_keyboard(words: Words, drafts: list[Draft]) -> InlineKeyboardMarkup:
    return inline(
        [button(_label(words, draft), _press(draft), Style.PRIMARY)]
        for draft in drafts
        if draft.form in RESUME
    )
