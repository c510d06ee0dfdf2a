"""Older buttons of the deficit form, which remain in chats."""

from enum import StrEnum

from district.drafts import Form as FormName
from district.requests.deficits import Help, Severity
from keyboards.buttons import Number, Press
from keyboards.form import FormAction, FormPress


class Action(StrEnum):
    BEGIN = "begin"
    ANEW = "anew"
    RESUME = "resume"
    CANCEL = "cancel"
    BACK = "back"
    AREA = "area"
    TOPIC = "topic"
    OWN_WORDS = "own"
    SEVERITY = "severity"
    SKIP = "skip"
    HELP = "help"
    DONE = "done"
    CHANGE = "change"
    STEP = "step"
    SEND = "send"


class Step(StrEnum):
    AREA = "area"
    TOPIC = "topic"
    OWN_WORDS = "own-words"
    SEVERITY = "severity"
    TRIED = "tried"
    WANTED = "wanted"
    SUMMARY = "summary"
    CHANGE = "change"


class DeficitsPress(Press, prefix="deficits"):
    action: Action
    area: str | None = None
    topic: str | None = None
    severity: Severity | None = None
    help: Help | None = None
    step: Step | None = None
    draft: str | None = None
    request: Number | None = None


_PICKED = {
    Action.AREA: "area",
    Action.TOPIC: "topic",
    Action.SEVERITY: "severity",
    Action.HELP: "help",
}


def form_press(press: DeficitsPress) -> FormPress:
    """Converts an older button to a press of the declared form."""
    field: str | None = None
    value: object = press.draft if press.request is None else press.request
    match press.action:
        case Action.AREA | Action.TOPIC | Action.SEVERITY | Action.HELP as picked:
            action, value = FormAction.PICK, getattr(press, _PICKED[picked])
            field = "wanted" if picked is Action.HELP else _PICKED[picked]
        case Action.OWN_WORDS:
            action = FormAction.OTHER
        case Action.STEP:
            action, field = FormAction.CHANGE, press.step and press.step.replace("-", "_")
        case same:
            action = FormAction(same.value)
    return FormPress(
        action=action,
        form=FormName.DEFICIT,
        field=field,
        value=None if value is None else str(value),
    )
