"""Buttons of an application to a school, and their older forms."""

from functools import partial

from aiogram.types import InlineKeyboardMarkup

from district.drafts import Form as FormName
from district.ids import ActivityId
from keyboards.buttons import Number, Press, Style, button, inline
from keyboards.form import FormAction, FormPress, Means, beginning, read_older, resuming, same
from locales.texts import Words


class ApplyingPress(Press, prefix="applying"):
    action: str
    activity: Number | None = None
    draft: str | None = None


MEANINGS = {
    **same("resume", "skip", "more", "fewer", "done", "back", "cancel"),
    "begin": Means(FormAction.BEGIN, value="activity"),
    "anew": Means(FormAction.ANEW, value="activity"),
    "send": Means(FormAction.SEND, value="draft"),
}
form_press = partial(read_older, FormName.APPLICATION, MEANINGS)


def apply_press(cohort: ActivityId) -> FormPress:
    """The press that begins the form."""
    return beginning(FormName.APPLICATION, cohort)


def parked_keyboard(words: Words, cohort: str) -> InlineKeyboardMarkup:
    """Shown to a person who applies while another application is unfinished."""
    resume, anew = (
        resuming(FormName.APPLICATION),
        beginning(FormName.APPLICATION, cohort, anew=True),
    )
    return inline(
        [
            [button(words.plain("menu-resume-application"), resume, Style.WANTED)],
            [button(words.plain("applying-anew"), anew)],
        ]
    )
