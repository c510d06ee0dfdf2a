"""Buttons of the form of an announcement from before forms were declared; they live on in chats."""

from district.drafts import Form as FormName
from keyboards.buttons import Number, Press
from keyboards.form import FormAction, FormPress, Means, beginning, read_older, same


class AnnouncingPress(Press, prefix="announcing"):
    action: str
    announcement: Number | None = None
    value: str | None = None


_ACTS = ("clear", "sample", "load", "forget", "urgent", "read", "take", "now", "preview")
MEANINGS = {
    **same("begin", "anew", "resume", "back", "cancel", "send"),
    **dict.fromkeys(("edit", "time"), Means(FormAction.BEGIN, value="announcement")),
    **dict.fromkeys(("tick", "choose"), Means(FormAction.PICK, value="value")),
    **dict.fromkeys(_ACTS, Means(FormAction.ACT, value="value")),
    "set": Means(FormAction.CHANGE, field_in="value"),
}


def form_press(press: AnnouncingPress) -> FormPress:
    """Returns what the button means to the declared form."""
    match press.action:
        case "edit":
            return changing_content(press.announcement or 0)
        case "time":
            return changing_time(press.announcement or 0)
        case "set" if press.value == "summary":
            return _press(FormAction.DONE)
        case act if act in _ACTS:
            return acting(act, press.value)
        case _:
            return read_older(FormName.ANNOUNCEMENT, MEANINGS, press)


def acting(act: str, about: object = None, *, step: str | None = None) -> FormPress:
    """The press for an act of the form: `load.12`. With `step`, it is outdated at any other."""
    return _press(FormAction.ACT, field=step, value=act if about is None else f"{act}.{about}")


def changing_content(number: int) -> FormPress:
    return beginning(FormName.ANNOUNCEMENT, f"content-{number}")


def changing_time(number: int) -> FormPress:
    return beginning(FormName.ANNOUNCEMENT, f"when-{number}")


def _press(action: FormAction, field: str | None = None, value: str | None = None) -> FormPress:
    return FormPress(action=action, form=FormName.ANNOUNCEMENT, field=field, value=value)
