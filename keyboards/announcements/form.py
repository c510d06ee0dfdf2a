"""Buttons of the form of an announcement from before forms were declared; they live on in chats."""

from enum import StrEnum

from district.drafts import Form as FormName
from keyboards.buttons import Number, Press
from keyboards.form import FormAction, FormPress, beginning


class AnnouncingAction(StrEnum):
    BEGIN = "begin"
    ANEW = "anew"
    EDIT = "edit"
    TIME = "time"
    RESUME = "resume"
    SET = "set"
    TICK = "tick"
    CHOOSE = "choose"
    CLEAR = "clear"
    SAMPLE = "sample"
    LOAD = "load"
    FORGET = "forget"
    URGENT = "urgent"
    READ = "read"
    TAKE = "take"
    NOW = "now"
    PREVIEW = "preview"
    SEND = "send"
    BACK = "back"
    CANCEL = "cancel"


class AnnouncingPress(Press, prefix="announcing"):
    action: AnnouncingAction
    announcement: Number | None = None
    value: str | None = None


A = AnnouncingAction


def form_press(press: AnnouncingPress) -> FormPress:
    """Returns what the button means to the declared form."""
    match press.action:
        case A.EDIT | A.TIME:
            changing = changing_content if press.action is A.EDIT else changing_time
            return changing(press.announcement or 0)
        case A.SET if press.value == "summary":
            return _press(FormAction.DONE)
        case A.SET:
            return _press(FormAction.CHANGE, field=(press.value or "").replace("-", "_"))
        case A.TICK | A.CHOOSE:
            return _press(FormAction.PICK, value=press.value)
        case A.BEGIN | A.ANEW | A.RESUME | A.BACK | A.CANCEL | A.SEND:
            return _press(FormAction(press.action.value))
        case act:
            return acting(act.value, press.value)


def acting(act: str, about: object = None, *, step: str | None = None) -> FormPress:
    """The press for an act of the form: `load.12`. With `step`, it is outdated at any other."""
    return _press(FormAction.ACT, field=step, value=act if about is None else f"{act}.{about}")


def changing_content(number: int) -> FormPress:
    return beginning(FormName.ANNOUNCEMENT, f"content-{number}")


def changing_time(number: int) -> FormPress:
    return beginning(FormName.ANNOUNCEMENT, f"when-{number}")


def _press(action: FormAction, field: str | None = None, value: str | None = None) -> FormPress:
    return FormPress(action=action, form=FormName.ANNOUNCEMENT, field=field, value=value)
