"""Buttons of declared forms.

They carry no draft, so one button serves everyone; only a send names its draft, so that a form
pressed twice is sent once.
"""

from enum import StrEnum

from district.drafts import Draft, Form
from keyboards.buttons import Press


class FormAction(StrEnum):
    BEGIN = "begin"
    """A new form, unless one is unfinished; `value`: its subject."""
    ANEW = "anew"
    """A new form that replaces an unfinished one."""
    RESUME = "resume"
    CANCEL = "cancel"
    BACK = "back"
    """`field`: the step; `value`: its open group of options. Older buttons name neither."""
    PICK = "pick"
    """`value`: id of the chosen, ticked or unticked option."""
    OTHER = "other"
    SKIP = "skip"
    DONE = "done"
    PAGE = "page"
    EVERY = "every"
    """Shows the whole list again after a search."""
    CHANGE = "change"
    """Offers the answers to change; with `field`: that one."""
    MORE = "more"
    """Adds an item to a repeated group."""
    FEWER = "fewer"
    """Removes the last item; `value`: the number of items."""
    ACT = "act"
    """An action of the form; `value` names it."""
    SEND = "send"
    """`value`: the draft's id; `field`: the last choice, if there are several ways to send."""


class FormPress(Press, prefix="form"):
    action: FormAction
    form: Form | str
    field: str | None = None
    value: str | None = None


def sending(draft: Draft, choice: str | None = None) -> FormPress:
    return FormPress(action=FormAction.SEND, form=draft.form, field=choice, value=draft.id)


def beginning(form: str, about: object = None, *, anew: bool = False) -> FormPress:
    action = FormAction.ANEW if anew else FormAction.BEGIN
    return FormPress(action=action, form=form, value=None if about is None else str(about))


def resuming(form: str) -> FormPress:
    return FormPress(action=FormAction.RESUME, form=form)
