"""Older buttons of the form that answers a question about a seat."""

from functools import partial

from district.drafts import Form as FormName
from keyboards.buttons import Number, Press
from keyboards.form import FormAction, Means, read_older, same


class AnsweringPress(Press, prefix="answering"):
    action: str
    activity: Number | None = None


MEANINGS = {**same("resume", "cancel"), "begin": Means(FormAction.BEGIN, value="activity")}
form_press = partial(read_older, FormName.ANSWER, MEANINGS)
