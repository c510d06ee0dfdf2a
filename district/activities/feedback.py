"""Feedback about an activity: three questions, one tap each."""

from dataclasses import dataclass
from enum import StrEnum

from district.activities.activity import Activity
from district.ids import EnrolmentId
from district.requests.deficits import FEW, headcount

MARKS = range(1, 6)
"""Marks of usefulness."""


class Level(StrEnum):
    """Short values, because they are part of callback data."""

    EASY = "easy"
    RIGHT = "right"
    HARD = "hard"


class Applies(StrEnum):
    YES = "yes"
    PARTLY = "partly"
    NO = "no"


class Question(StrEnum):
    """In the order of asking."""

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
    """The feedback of one person about one activity."""

    enrolment: EnrolmentId
    activity: Activity
    answers: dict[Question, str]

    @property
    def next(self) -> Question | None:
        """The first unanswered question, or None."""
        return next((one for one in Question if one not in self.answers), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thought:
    """Aggregated feedback.

    Recounted with every `FEW` new answers, so that comparing two versions does not reveal a single
    answer.
    """

    asked: int
    answered: int
    """0: fewer than `FEW`."""
    useful: float
    """The mean mark."""
    applies: int
    """People who will apply it, fully or partly."""

    @property
    def is_split(self) -> bool:
        """Whether enough people answered to show `applies` without revealing the others."""
        return self.answered >= 2 * FEW

    @property
    def apply_at_least(self) -> int:
        """A lower bound of `applies` that leaves at least `FEW` others; 0: fewer than `FEW`."""
        return min(headcount(self.applies), self.answered - FEW)
