"""Buttons that start the form of an activity, and those of its older format, still in chats."""

from enum import StrEnum

from district.drafts import Form
from district.ids import ActivityId, SessionId
from keyboards.buttons import Number, Press
from keyboards.form import FormAction, FormPress, beginning


class Beginning(StrEnum):
    """Sources that a form starts from, in the `about` of its button."""

    CLUSTER = "cluster"
    SCHOOL = "school"
    """Starts a cohort."""
    COPY = "copy"
    EDIT = "edit"
    """Opens a draft of an activity."""
    CHANGE = "change"
    """Changes one property of a published activity."""


class PlanningAction(StrEnum):
    BEGIN = "begin"
    ANEW = "anew"
    FROM_CLUSTER = "from-cluster"
    FROM_SCHOOL = "from-school"
    """Starts a cohort."""
    COPY = "copy"
    EDIT = "edit"
    """Opens a draft of an activity."""
    CHANGE = "change"
    """Changes one property of a published activity."""
    RESUME = "resume"

    TYPE = "type"
    AREA = "area"
    TOPIC = "topic"
    NO_TOPIC = "no-topic"
    MONTH = "month"
    DAY = "day"
    UNLIMITED = "unlimited"
    WHOM = "whom"
    ADD_SESSION = "add-session"
    WEEK_LATER = "week-later"
    """Repeats the last session."""
    SET = "set"
    """Opens a step of the advanced settings."""
    CLEAR = "clear"
    """Resets the value of the step to its default."""
    APPROVAL = "approval"
    QUOTA = "quota"
    TICK = "tick"
    KEEP = "keep"
    """Stores the activity as a draft."""
    PUBLISH = "publish"
    BACK = "back"
    CANCEL = "cancel"


class PlanningPress(Press, prefix="planning"):
    """Presses of the older format. `value`: the chosen option of the step."""

    action: PlanningAction
    activity: Number | None = None
    value: str | None = None


def beginning_press(kind: Beginning, about: object) -> FormPress:
    return beginning(Form.ACTIVITY, f"{kind}-{about}")


def change_press(activity: ActivityId, step: str, session: SessionId | None = None) -> FormPress:
    what = step if session is None else f"{step}-{session}"
    return beginning_press(Beginning.CHANGE, f"{activity}-{what}")


A = PlanningAction
_FIELDS = {A.WHOM: "audience", A.QUOTA: "quotas", A.TICK: None}
"""Fields of choices, if not named like the action."""


def form_press(press: PlanningPress) -> FormPress:
    """Returns what an older button means to the declared form."""
    match press.action:
        case A.FROM_CLUSTER | A.FROM_SCHOOL | A.COPY | A.EDIT | A.CHANGE:
            kind = Beginning(press.action.removeprefix("from-"))
            about = "-".join(str(one) for one in (press.activity, press.value) if one is not None)
            return beginning_press(kind, about)
        case A.SET | A.ADD_SESSION:
            return _press(FormAction.CHANGE, press.value if press.action is A.SET else "day")
        case A.MONTH:
            return _press(FormAction.PAGE, "day", _page_of_month(press.value or ""))
        case A.TYPE | A.AREA | A.TOPIC | A.DAY | A.WHOM | A.QUOTA | A.TICK:
            field = _FIELDS.get(press.action, press.action.value)
            return _press(FormAction.PICK, field, press.value)
        case A.BEGIN | A.ANEW | A.RESUME | A.BACK | A.CANCEL:
            return _press(FormAction(press.action.value), None, press.value)
        case act:
            return _press(FormAction.ACT, None, act)


def newer_press(press: FormPress) -> FormPress:
    """Returns what a press means that was an action of the form."""
    if press.action is not FormAction.ACT:
        return press
    match press.value:
        case A.PUBLISH | A.KEEP:
            return _press(FormAction.SEND, press.value)
        case A.CLEAR:
            return _press(FormAction.SKIP)
        case _:
            return press


def _press(action: FormAction, field: str | None = None, value: str | None = None) -> FormPress:
    return FormPress(action=action, form=Form.ACTIVITY, field=field, value=value)


def _page_of_month(written: str) -> str | None:
    """Returns the page of the calendar for «2026-12»."""
    year, _, number = written.partition("-")
    is_month = year.isdecimal() and number.isdecimal()
    return str(int(year) * 12 + int(number) - 1) if is_month else None
