"""Buttons that start the form of an activity, and those of its older format, still in chats."""

from enum import StrEnum

from district.drafts import Form
from district.ids import ActivityId, SessionId
from keyboards.buttons import Number, Press
from keyboards.form import FormAction, FormPress, Means, beginning, read_older, same


class Beginning(StrEnum):
    """Sources that a form starts from, in the `about` of its button."""

    CLUSTER = "cluster"
    SCHOOL = "school"
    """Starts a cohort."""
    ENTRY = "entry"
    """Holds what the outcome of an entry gives, with its words."""
    SEATS = "seats"
    """Holds one of the type in which outcomes of a call give seats."""
    COPY = "copy"
    EDIT = "edit"
    """Opens a draft of an activity."""
    CHANGE = "change"
    """Changes one property of a published activity."""


class PlanningAction(StrEnum):
    """Actions of the form."""

    NO_TOPIC = "no-topic"
    UNLIMITED = "unlimited"
    WEEK_LATER = "week-later"
    """Repeats the last session."""
    APPROVAL = "approval"
    CAMPAIGN = "campaign"
    """Ticks a campaign; followed by `.` and its id."""
    CLEAR = "clear"
    """Resets the value of the step to its default; in older buttons, now a skip."""
    KEEP = "keep"
    """Stores the activity as a draft."""
    PUBLISH = "publish"
    GO_ON = "go-on"
    """Keeps the answer of a step that «‹ Назад» returned to."""
    ADD_TOPIC = "add-topic"
    CORRECT_DAY = "correct-day"
    CORRECT_TIMES = "correct-times"
    CORRECT_PLACE = "correct-place"
    DROP_SESSION = "drop-session"
    HELD = "held"
    """Opens one of several sessions; followed by `.` and its index."""


class PlanningPress(Press, prefix="planning"):
    """Presses of the older format. `value`: the chosen option of the step."""

    action: str
    activity: Number | None = None
    value: str | None = None


def beginning_press(kind: Beginning, about: object) -> FormPress:
    return beginning(Form.ACTIVITY, f"{kind}-{about}")


def change_press(activity: ActivityId, step: str, session: SessionId | None = None) -> FormPress:
    what = step if session is None else f"{step}-{session}"
    return beginning_press(Beginning.CHANGE, f"{activity}-{what}")


A = PlanningAction
_BEGINNING = ("from-cluster", "from-school", "copy", "edit", "change")
MEANINGS = {
    **same("begin", "anew", "resume", "back", "cancel"),
    **dict.fromkeys(_BEGINNING, Means(FormAction.BEGIN)),
    **{one: Means(FormAction.PICK, one, "value") for one in ("type", "area", "topic", "day")},
    "whom": Means(FormAction.PICK, "audience", "value"),
    "quota": Means(FormAction.PICK, "quotas", "value"),
    "tick": Means(FormAction.PICK, value="value"),
    "month": Means(FormAction.PAGE, "day", "value"),
    "add-session": Means(FormAction.CHANGE, "day"),
    "set": Means(FormAction.CHANGE, field_in="value"),
    **{one.value: Means(FormAction.ACT, value="action") for one in A},
}


def form_press(press: PlanningPress) -> FormPress:
    """Returns what an older button means to the declared form."""
    if press.action in _BEGINNING:
        about = "-".join(str(one) for one in (press.activity, press.value) if one is not None)
        return beginning_press(Beginning(press.action.removeprefix("from-")), about)
    if press.action == "month":
        return _press(FormAction.PAGE, "day", _page_of_month(press.value or ""))
    return read_older(Form.ACTIVITY, MEANINGS, press)


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
