"""Older buttons of the request for a mentor."""

from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from district.drafts import Form as FormName
from district.ids import PersonId
from district.mentoring.pairs import Span
from keyboards.buttons import Number, Press, Style, button, inline
from keyboards.form import FormAction, FormPress, beginning
from keyboards.mentoring.mentors import to_register
from locales.texts import Words


class SeekingAction(StrEnum):
    BEGIN = "begin"
    RESUME = "resume"
    CANCEL = "cancel"
    BACK = "back"
    TOPIC = "topic"
    SPAN = "span"
    NAME = "name"
    PAGE = "page"
    FOR_ME = "for-me"
    DONE = "done"
    SEND = "send"


class SeekingPress(Press, prefix="seeking"):
    action: SeekingAction
    choice: str | None = None
    """Id of a topic or a draft."""
    span: Span | None = None
    mentor: Number | None = None
    page: Number | None = None


_A, _F = SeekingAction, FormAction


def form_press(press: SeekingPress) -> FormPress:
    """Converts an older button to a press of the declared form."""
    action, field, value = {
        _A.TOPIC: (_F.PICK, "topics", press.choice),
        _A.SPAN: (_F.PICK, "span", press.span),
        _A.NAME: (_F.PICK, "mentors", press.mentor),
        _A.PAGE: (_F.PAGE, "mentors", press.page or 0),
        _A.FOR_ME: (_F.SKIP, "mentors", None),
        _A.BEGIN: (_F.BEGIN, None, press.mentor),
        _A.SEND: (_F.SEND, None, press.choice),
        _A.RESUME: (_F.RESUME, None, None),
        _A.CANCEL: (_F.CANCEL, None, None),
        _A.BACK: (_F.BACK, None, None),
        _A.DONE: (_F.DONE, None, None),
    }[press.action]
    said = None if value is None else str(value)
    return FormPress(action=action, form=FormName.MENTORSHIP, field=field, value=said)


def ask_this_mentor(words: Words, mentor: PersonId, page: int) -> InlineKeyboardMarkup:
    """Keyboard of a mentor with free capacity in the register."""
    press = beginning(FormName.MENTORSHIP, mentor)
    ask = button(words.plain("mentorships-ask-this"), press, Style.PRIMARY)
    return inline([[ask], [to_register(words, page)]])
