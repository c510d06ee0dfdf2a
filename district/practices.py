"""Help for a deficit: an activity, a mentor, a practice of colleagues."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Means(StrEnum):
    ACTIVITY = "activity"
    MENTOR = "mentor"
    PRACTICE = "practice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Helped:
    """Help that was given to a deficit."""

    means: Means
    title: str | None
    """Title of the activity or the practice."""
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Practices:
    """The practices of the bank on a topic."""

    count: int = 0
    healed: int = 0
    """People who said that one of them has resolved their deficit."""


NO_PRACTICES = Practices()
