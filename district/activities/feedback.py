"""What people thought of an activity: three questions, a tap each."""

from dataclasses import dataclass
from enum import StrEnum

from district.activities.activity import Activity
from district.ids import EnrolmentId
from district.requests.deficits import FEW, headcount

MARKS = range(1, 6)
"""How useful it was."""


class Level(StrEnum):
    """Short values: they travel in buttons."""

    EASY = "easy"
    RIGHT = "right"
    HARD = "hard"


class Applies(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Question(StrEnum):
    """In the order in which they are asked."""

    USEFUL = "useful"
    LEVEL = "level"
    APPLIES = "applies"

    @property
    def choices(self) -> tuple[str, ...]:
        match self:
            case Question.USEFUL:
                return tuple(map(str, MARKS))
            case Question.LEVEL:
                return tuple(Level)
            case Question.APPLIES:
                return tuple(Applies)


@dataclass(frozen=True, slots=True, kw_only=True)
class Feedback:
    """Of one person on one activity."""

    enrolment: EnrolmentId
    activity: Activity
    answers: dict[Question, str]

    @property
    def next(self) -> Question | None:
        """The first that is not answered; None: all are."""
        return next((one for one in Question if one not in self.answers), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thought:
    """What those who came think together. It is counted anew with each `FEW` more answers, so that
    no look at it beside an earlier one tells what a single person said."""

    asked: int
    answered: int
    """0: fewer than `FEW` yet."""
    useful: float
    """Their mean mark."""
    applies: int
    """How many will use it, in full or in part."""

    @property
    def is_split(self) -> bool:
        """Whether so many answered that `applies` may be shown: or the others would be few."""
        return self.answered >= 2 * FEW

    @property
    def apply_at_least(self) -> int:
        """Of `applies` what leaves at least `FEW` others; 0: it is fewer than `FEW`."""
        return min(headcount(self.applies), self.answered - FEW)
