"""The search over everything that a person may see."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Sought(StrEnum):
    """Kinds of results, in the order of the list."""

    REQUEST = "request"
    ACTIVITY = "activity"
    DOCUMENT = "document"
    NEWS = "news"
    CALL = "call"
    PRACTICE = "practice"
    MOTION = "motion"
    PROTOCOL = "protocol"
    MENTOR = "mentor"
    ROLE = "role"
    """A person with a role, for those who keep the roles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One result; its button opens what it is."""

    sought: Sought
    id: str
    title: str
    """Empty for what consists of files only."""
    number: int | None = None
    day: date | None = None
