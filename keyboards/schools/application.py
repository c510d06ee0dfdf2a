"""Buttons of an application to a school, and their older forms."""

from enum import StrEnum

from aiogram.types import InlineKeyboardMarkup

from district.drafts import Form as FormName
from district.ids import ActivityId
from keyboards.buttons import Number, Press, Style, button, inline
from keyboards.form import FormAction, FormPress, beginning, resuming
from locales.texts import Words


class ApplyingAction(StrEnum):
    BEGIN = "begin"
    ANEW = "anew"
    RESUME = "resume"
    SKIP = "skip"
    MORE = "more"
    FEWER = "fewer"
    DONE = "done"
    SEND = "send"
    BACK = "back"
    CANCEL = "cancel"


class ApplyingPress(Press, prefix="applying"):
    action: ApplyingAction
    activity: Number | None = None
    draft: str | None = None


def form_press(press: ApplyingPress) -> FormPress:
    """Converts an older button to a press of the declared form."""
    value = press.draft if press.activity is None else str(press.activity)
    return FormPress(action=FormAction(press.action.value), form=FormName.APPLICATION, value=value)


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
