"""Older buttons of the form that answers a question about a seat."""

from enum import StrEnum

from district.drafts import Form as FormName
from keyboards.buttons import Number, Press
from keyboards.form import FormAction, FormPress


class AnsweringAction(StrEnum):
    BEGIN = "begin"
    RESUME = "resume"
    CANCEL = "cancel"


class AnsweringPress(Press, prefix="answering"):
    action: AnsweringAction
    activity: Number | None = None


def form_press(press: AnsweringPress) -> FormPress:
    """Converts an older button to a press of the declared form."""
    value = None if press.activity is None else str(press.activity)
    return FormPress(action=FormAction(press.action.value), form=FormName.ANSWER, value=value)
