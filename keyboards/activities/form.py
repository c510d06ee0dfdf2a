"""Buttons that start the form of an activity, and those of its older format, still in chats."""

from collections.abc import Mapping
from enum import StrEnum

from district.activities.form import ActivityStep
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


def change_press(
    activity: ActivityId, step: ActivityStep, session: SessionId | None = None
) -> FormPress:
    what = step.value if session is None else f"{step}-{session}"
    return beginning_press(Beginning.CHANGE, f"{activity}-{what}")


_A = PlanningAction
_BEGIN = {
    _A.FROM_CLUSTER: Beginning.CLUSTER,
    _A.FROM_SCHOOL: Beginning.SCHOOL,
    _A.COPY: Beginning.COPY,
    _A.EDIT: Beginning.EDIT,
    _A.CHANGE: Beginning.CHANGE,
}
_ACT = {_A.NO_TOPIC, _A.UNLIMITED, _A.WEEK_LATER, _A.CLEAR, _A.APPROVAL, _A.KEEP, _A.PUBLISH}
_MEANING: Mapping[PlanningAction, tuple[FormAction, str | None]] = {
    _A.TYPE: (FormAction.PICK, "type"),
    _A.AREA: (FormAction.PICK, "area"),
    _A.TOPIC: (FormAction.PICK, "topic"),
    _A.DAY: (FormAction.PICK, "day"),
    _A.WHOM: (FormAction.PICK, "audience"),
    _A.QUOTA: (FormAction.PICK, "quotas"),
    _A.TICK: (FormAction.PICK, None),
    _A.MONTH: (FormAction.PAGE, "day"),
    _A.ADD_SESSION: (FormAction.CHANGE, "day"),
    **dict.fromkeys(_ACT, (FormAction.ACT, None)),
}


def form_press(press: PlanningPress) -> FormPress:
    """Returns what an older button means to the declared form."""
    if press.action in _BEGIN:
        about = "-".join(str(one) for one in (press.activity, press.value) if one is not None)
        return beginning_press(_BEGIN[press.action], about)
    if press.action is _A.SET:
        return FormPress(action=FormAction.CHANGE, form=Form.ACTIVITY, field=press.value)
    known = _MEANING.get(press.action)
    action, field = known or (FormAction(press.action.value), None)
    value = press.action if press.action in _ACT else press.value
    if press.action is _A.MONTH:
        value = _page_of_month(press.value or "")
    return FormPress(action=action, form=Form.ACTIVITY, field=field, value=value)


def _page_of_month(written: str) -> str | None:
    """Returns the page of the calendar for «2026-12»."""
    year, _, number = written.partition("-")
    is_month = year.isdecimal() and number.isdecimal()
    return str(int(year) * 12 + int(number) - 1) if is_month else None
