"""Help for a deficit: an activity, a mentor, a practice of colleagues, a consultation."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum


class Means(StrEnum):
    ACTIVITY = "activity"
    MENTOR = "mentor"
    PRACTICE = "practice"
    CONSULTATION = "consultation"
    """With a methodist of the topic."""
    WORDS = "words"
    """An answer in words."""


ASKED_LATER = timedelta(days=14)
"""Time from such help to the question whether it is easier; that takes some weeks to show."""
ASKED_ABOUT = frozenset({Means.MENTOR, Means.CONSULTATION, Means.WORDS})
"""Help with no question of its own, as an activity that is over and a practice in use have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Helped:
    """Help that was given to a deficit."""

    means: Means
    title: str | None
    """Title of the activity or the practice, or the words of an answer."""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Practices:
    """The practices of the bank on a topic."""

    count: int = 0
    healed: int = 0
    """People who said that one of them has resolved their deficit."""


NO_PRACTICES = Practices()
