"""Older buttons of the deficit form, which remain in chats."""

from functools import partial

from district.drafts import Form as FormName
from district.requests.deficits import Help, Severity
from keyboards.buttons import Number, Press
from keyboards.form import FormAction, Means, read_older, same


class DeficitsPress(Press, prefix="deficits"):
    action: str
    area: str | None = None
    topic: str | None = None
    severity: Severity | None = None
    help: Help | None = None
    step: str | None = None
    draft: str | None = None
    request: Number | None = None


MEANINGS = {
    **same("resume", "cancel", "back", "skip", "done", "change"),
    "begin": Means(FormAction.BEGIN, value="request"),
    "anew": Means(FormAction.ANEW, value="request"),
    "area": Means(FormAction.PICK, "area", "area"),
    "topic": Means(FormAction.PICK, "topic", "topic"),
    "own": Means(FormAction.OTHER),
    "severity": Means(FormAction.PICK, "severity", "severity"),
    "help": Means(FormAction.PICK, "wanted", "help"),
    "step": Means(FormAction.CHANGE, field_in="step"),
    "send": Means(FormAction.SEND, value="draft"),
}
form_press = partial(read_older, FormName.DEFICIT, MEANINGS)
