"""What waits for a decision: a list that those who decide can narrow."""

from dataclasses import dataclass
from enum import StrEnum

from district.ids import MunicipalityId
from district.pages import Page
from district.people.person import Profile
from district.requests.cards import SubjectFacts
from district.requests.request import ClockStep, HistoryEntry, Request, RequestKind
from district.territory import Municipality


class Whose(StrEnum):
    """Short values: they travel in buttons."""

    MINE = "m"
    """Routed to the reader."""
    DISTRICT = "d"
    """All of the reader's districts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What the reader wants to see of it; None: all."""

    whose: Whose
    municipality: MunicipalityId | None = None
    kind: RequestKind | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingItem:
    request: Request
    subject: SubjectFacts
    municipality: Municipality
    author: Profile | None

    @property
    def is_late(self) -> bool:
        """The first reminder was due already."""
        return is_late(self.request)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """One page of the list, what was promised first comes first, and what it can be narrowed by."""

    wish: Wish
    page: Page[PendingItem]
    late: int
    municipalities: tuple[Municipality, ...]
    kinds: tuple[RequestKind, ...]
    can_widen: bool
    """Whether the reader may decide in a whole district."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """What a letter to the author tells: one row of the history."""

    request: Request
    entry: HistoryEntry
    subject: SubjectFacts


def is_late(request: Request) -> bool:
    return request.escalated or request.waiting.next_step is not ClockStep.REMIND
