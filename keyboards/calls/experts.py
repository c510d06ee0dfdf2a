"""Buttons of the register of experts, of their settings, and of an assignment."""

from enum import StrEnum

from district.calls.call import Call, CallStatus
from district.calls.kind import Judges
from keyboards.buttons import Number, Press, Row
from locales.texts import Words


class ExpertsAction(StrEnum):
    LIST = "list"
    """The register."""
    OWN = "own"
    """An expert's settings."""
    AREAS = "areas"
    AREA = "area"
    TOPIC = "topic"
    LIMITS = "limits"
    LIMIT = "limit"
    PAUSES = "pauses"
    PAUSE = "pause"
    GO_ON = "go-on"
    PLAN = "plan"
    ASSIGN = "assign"
    UNDO = "undo"
    LEFT_OUT = "left-out"
    """Why entries lack experts."""
    ENTRIES = "entries"
    ENTRY = "entry"
    CHOOSE = "choose"
    """Candidates, beside the others or in place of one."""
    ASK = "ask"


class ExpertsPress(Press, prefix="experts"):
    action: ExpertsAction
    choice: str | None = None
    """Id of an area or a topic, a pause, the version of a plan."""
    call: Number | None = None
    entry: Number | None = None
    person: Number | None = None
    review: Number | None = None
    number: Number | None = None
    """A limit, or a moment in seconds of the epoch."""
    page: Number | None = None


def plan_row(words: Words, call: Call) -> Row:
    """Opens the assignment of a call that experts judge now."""
    is_judged = any(one.judges is Judges.EXPERTS for one in call.kind.stages)
    if call.status is not CallStatus.PUBLISHED or not is_judged:
        return []
    press = ExpertsPress(action=ExpertsAction.PLAN, call=call.id)
    return [press.labelled(words.plain("experts-plan"))]


def register_row(words: Words) -> Row:
    """Opens the register, where experts are invited."""
    return [ExpertsPress(action=ExpertsAction.LIST).labelled(words.plain("experts-open"))]
