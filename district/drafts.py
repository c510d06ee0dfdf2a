"""Drafts: forms somebody has begun. Rows, so that they survive interruption and restart."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from district.ids import DraftId, PersonId


class Form(StrEnum):
    """The forms of the product. A form is known by its name, so that others may be added to it."""

    PROFILE = "profile"
    DEFICIT = "deficit"
    DECISION = "decision"
    """A reason for a return or a rejection that is being typed."""
    INVITE = "invite"
    ORGANIZATION = "organization"
    ACTIVITY = "activity"
    IMPORT = "import"
    """A whole plan from a spreadsheet."""
    ANNOUNCEMENT = "announcement"
    ANSWER = "answer"
    """To those who ask before they give a seat."""
    APPLICATION = "application"
    """To a school."""
    EXPULSION = "expulsion"
    """The reason for one that is being typed."""
    MENTOR = "mentor"
    """What a mentor tells of themselves for the register."""
    MENTORSHIP = "mentorship"
    PAIR = "pair"
    """Words to the other of a pair, or an own telephone number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """At most one of each form for a person. `answers` holds what was entered so far, as JSON."""

    id: DraftId
    person: PersonId
    form: str
    step: str
    answers: dict[str, Any] = field(default_factory=dict)
    touched_at: datetime
    touched_by: int | None = None
    """The act (`Actor.act`) that brought it to where it stands."""

    def stands_after(self, act: int | None) -> bool:
        """Whether that very act was here already: it is served again after a crash."""
        return act is not None and self.touched_by == act
