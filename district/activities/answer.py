"""The form that answers a question of those who decide on a seat."""

from dataclasses import replace

from district.activities.enrolments import Asked
from district.drafts import Draft
from district.drafts import Form as FormName
from district.forms import Entered, Form, LongText
from district.ids import ActivityId
from district.requests.request import REASON_LIMIT

ANSWER_WORDS = LongText("words", limit=REASON_LIMIT, changeable=False)
ANSWER: Form[Asked] = Form(name=FormName.ANSWER, texts="answering", fields=(ANSWER_WORDS,))


def answering(activity: ActivityId) -> Entered:
    """Returns a new form about the seat in an activity."""
    return Entered().with_given(activity=activity)


def activity_of(entered: Entered) -> ActivityId:
    return ActivityId(entered.given("activity"))


def read_older(draft: Draft) -> Draft:
    """Returns the draft in the declared format; a current one unchanged."""
    old = draft.answers
    if "activity" not in old:
        return draft
    return replace(draft, answers=dict(answering(ActivityId(old["activity"])).answers))
