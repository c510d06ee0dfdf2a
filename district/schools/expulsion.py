"""The form of an expulsion from a cohort."""

from dataclasses import replace

from district.drafts import Draft
from district.drafts import Form as FormName
from district.forms import SUMMARY, Entered, Form, LongText, entered_of
from district.ids import ActivityId, EnrolmentId
from district.requests.request import REASON_LIMIT
from district.schools.school import Expulsion

REASON = LongText("reason", limit=REASON_LIMIT, changeable=False)
EXPULSION: Form[Expulsion] = Form(name=FormName.EXPULSION, texts="expelling", fields=(REASON,))


def expelling(activity: ActivityId, enrolment: EnrolmentId) -> Entered:
    """Returns a new form for a person's seat in a cohort."""
    return Entered().with_given(activity=activity, enrolment=enrolment)


def seat_of(entered: Entered) -> tuple[ActivityId, EnrolmentId]:
    return ActivityId(entered.given("activity")), EnrolmentId(entered.given("enrolment"))


def expulsion_entered(draft: Draft) -> Entered:
    return entered_of(read_older(draft))


def read_older(draft: Draft) -> Draft:
    """Returns the draft in the declared format; a current one unchanged."""
    old = draft.answers
    if "activity" not in old:
        return draft
    entered, reason = expelling(old["activity"], old["enrolment"]), old.get("reason")
    if reason:
        entered = EXPULSION.answered(entered, REASON, reason)
    return replace(draft, step=SUMMARY if reason else REASON.name, answers=dict(entered.answers))
