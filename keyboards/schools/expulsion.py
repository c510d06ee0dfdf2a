"""Older buttons of the form of an expulsion."""

from district.drafts import Form as FormName
from district.ids import ActivityId, EnrolmentId
from keyboards.buttons import Number, Press
from keyboards.form import FormAction, FormPress, Means, beginning, read_older, same


class ExpellingPress(Press, prefix="expelling"):
    action: str
    activity: Number | None = None
    enrolment: Number | None = None
    draft: str | None = None


def expel_press(activity: ActivityId, enrolment: EnrolmentId) -> FormPress:
    """The press that begins the form."""
    return beginning(FormName.EXPULSION, f"{activity}-{enrolment}")


MEANINGS = {
    **same("begin", "resume", "back", "cancel"),
    "expel": Means(FormAction.SEND, value="draft"),
}


def form_press(press: ExpellingPress) -> FormPress:
    """Converts an older button to a press of the declared form."""
    if press.action == FormAction.BEGIN:
        return expel_press(ActivityId(press.activity or 0), EnrolmentId(press.enrolment or 0))
    return read_older(FormName.EXPULSION, MEANINGS, press)
