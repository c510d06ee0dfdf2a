"""Older buttons of the request for a mentor."""

from functools import partial

from aiogram.types import InlineKeyboardMarkup

from district.drafts import Form as FormName
from district.ids import PersonId
from district.mentoring.pairs import Span
from keyboards.buttons import Number, Press, Style, button, inline
from keyboards.form import FormAction, Means, beginning, read_older, same
from keyboards.mentoring.mentors import to_register
from locales.texts import Words


class SeekingPress(Press, prefix="seeking"):
    action: str
    choice: str | None = None
    """Id of a topic or a draft."""
    span: Span | None = None
    mentor: Number | None = None
    page: Number | None = None


MEANINGS = {
    **same("resume", "cancel", "back", "done"),
    "topic": Means(FormAction.PICK, "topics", "choice"),
    "span": Means(FormAction.PICK, "span", "span"),
    "name": Means(FormAction.PICK, "mentors", "mentor"),
    "page": Means(FormAction.PAGE, "mentors", "page"),
    "for-me": Means(FormAction.SKIP, "mentors"),
    "begin": Means(FormAction.BEGIN, value="mentor"),
    "send": Means(FormAction.SEND, value="choice"),
}
form_press = partial(read_older, FormName.MENTORSHIP, MEANINGS)


def ask_this_mentor(words: Words, mentor: PersonId, page: int) -> InlineKeyboardMarkup:
    """Keyboard of a mentor with free capacity in the register."""
    press = beginning(FormName.MENTORSHIP, mentor)
    ask = button(words.plain("mentorships-ask-this"), press, Style.PRIMARY)
    return inline([[ask], [to_register(words, page)]])
