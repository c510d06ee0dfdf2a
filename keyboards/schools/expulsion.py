"""Older buttons of the form of an expulsion."""

from enum import StrEnum

from district.drafts import Form as FormName
from district.ids import ActivityId, EnrolmentId
from keyboards.buttons import Number, Press
from keyboards.form import FormAction, FormPress, beginning


class ExpellingAction(StrEnum):
    BEGIN = "begin"
    RESUME = "resume"
    BACK = "back"
    EXPEL = "expel"
    CANCEL = "cancel"


class ExpellingPress(Press, prefix="expelling"):
    action: ExpellingAction
    activity: Number | None = None
    enrolment: Number | None = None
    draft: str | None = None


def expel_press(activity: ActivityId, enrolment: EnrolmentId) -> FormPress:
    """The press that begins the form."""
    return beginning(FormName.EXPULSION, f"{activity}-{enrolment}")


def form_press(press: ExpellingPress) -> FormPress:
    """Converts an older button to a press of the declared form."""
    match press.action:
        case ExpellingAction.BEGIN:
            return expel_press(ActivityId(press.activity or 0), EnrolmentId(press.enrolment or 0))
        case ExpellingAction.EXPEL:
            return FormPress(action=FormAction.SEND, form=FormName.EXPULSION, value=press.draft)
        case same:
            return FormPress(action=FormAction(same.value), form=FormName.EXPULSION)
