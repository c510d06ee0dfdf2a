"""Buttons of declared forms.

They carry no draft, so one button serves everyone; only a send names its draft, so that a form
pressed twice is sent once. Where a person may have several drafts of a form, they name its
subject.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from district.drafts import Draft, Form
from keyboards.buttons import Press


class FormAction(StrEnum):
    BEGIN = "begin"
    """A new form, unless one is unfinished; `value`: its subject."""
    ANEW = "anew"
    """A new form that replaces an unfinished one."""
    SAID = "said"
    """A new form whose first step is answered by words typed before; `value`: their message."""
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
    about: str | None = None
    """The draft's subject, for forms of which a person may have several drafts."""


@dataclass(frozen=True, slots=True)
class Means:
    """Meaning of a button from before the form was declared."""

    action: FormAction
    field: str | None = None
    value: str | None = None
    """The part of the older button that has the value."""
    field_in: str | None = None
    """The part of the older button that names the field."""


def same(*actions: str) -> dict[str, Means]:
    """Returns the meanings of older actions that are called like the present ones."""
    return {one: Means(FormAction(one)) for one in actions}


def read_older(form: str, meanings: Mapping[str, Means], press: Any) -> FormPress:
    """Converts an older button to a press of the declared form."""
    means = meanings[press.action]
    field = getattr(press, means.field_in) if means.field_in else means.field
    field = field and field.replace("-", "_")
    value = getattr(press, means.value) if means.value else None
    said = None if value is None else str(value)
    return FormPress(action=means.action, form=form, field=field, value=said)


def sending(draft: Draft, choice: str | None = None) -> FormPress:
    return FormPress(
        action=FormAction.SEND,
        form=draft.form,
        field=choice,
        value=draft.id,
        about=draft.about or None,
    )


def beginning(form: str, about: object = None, *, anew: bool = False) -> FormPress:
    action = FormAction.ANEW if anew else FormAction.BEGIN
    return FormPress(action=action, form=form, value=None if about is None else str(about))


def resuming(form: str, about: str | None = None) -> FormPress:
    return FormPress(action=FormAction.RESUME, form=form, about=about or None)
