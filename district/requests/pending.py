"""The filterable list of requests waiting for a decision."""

from dataclasses import dataclass
from enum import StrEnum

from district.ids import MunicipalityId
from district.pages import Page
from district.people.person import Profile
from district.people.roles import Actor, Role
from district.requests.request import ClockStep, HistoryEntry, Request, RequestKind
from district.requests.routing import Readers
from district.requests.subject import SubjectFacts
from district.territory import Municipality


class Whose(StrEnum):
    """Short values, because they are part of callback data."""

    MINE = "m"
    """Assigned to the reader."""
    DISTRICT = "d"
    """In all of the reader's districts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """Filter of the list; None: no filter."""

    whose: Whose
    municipality: MunicipalityId | None = None
    kind: RequestKind | None = None


def usual(actor: Actor) -> Whose:
    """Returns the list that opens first: of a district for its heads and curators."""
    is_wide = actor.has(Role.HEAD) or actor.has(Role.CURATOR)
    return Whose.DISTRICT if is_wide else Whose.MINE


@dataclass(frozen=True, slots=True, kw_only=True)
class PendingItem:
    request: Request
    subject: SubjectFacts
    municipality: Municipality
    author: Profile | None

    @property
    def is_late(self) -> bool:
        """Whether the first reminder is overdue."""
        return is_late(self.request)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pending:
    """A page of the list, the earliest promise first, with the values for filters."""

    wish: Wish
    page: Page[PendingItem]
    late: int
    municipalities: tuple[Municipality, ...]
    kinds: tuple[RequestKind, ...]
    can_widen: bool
    """Whether the reader may decide for a whole district."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnFacts:
    """A request as its author sees it."""

    request: Request
    subject: SubjectFacts
    history: tuple[HistoryEntry, ...]
    """The oldest first."""
    readers: Readers | None
    """The people who can see it; None unless it waits for a decision."""
    is_withheld: bool = False
    """Whether it was rejected and the author is still to be told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionFacts:
    """The facts for a letter to the author about one history entry."""

    request: Request
    entry: HistoryEntry
    subject: SubjectFacts


def is_late(request: Request) -> bool:
    return request.escalated or request.waiting.next_step is not ClockStep.REMIND
