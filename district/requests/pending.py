"""The filterable list of requests waiting for a decision."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from district.ids import MunicipalityId, PersonId, RequestId
from district.pages import Page
from district.people.person import Profile
from district.people.roles import Actor, Role
from district.requests.request import ClockStep, Deciders, HistoryEntry, Request, RequestKind, Rules
from district.requests.routing import Readers
from district.requests.subject import SubjectFacts
from district.territory import Municipality, Place


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
    late: bool = False
    """Only those whose first reminder is overdue."""

    def admits(self, claim: "Claim") -> bool:
        return (
            self.municipality in {None, claim.place.municipality}
            and self.kind in {None, claim.kind}
            and (claim.is_late or not self.late)
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """The facts of a waiting request for routing, filters and order; many are read at once."""

    id: RequestId
    kind: RequestKind
    author: PersonId
    place: Place
    deciders: Deciders
    escalated: bool
    next_step: ClockStep | None
    promised: date
    rules: Rules

    @property
    def is_late(self) -> bool:
        return self.escalated or self.next_step is not ClockStep.REMIND


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """A request's place in the list, counted from 1."""

    request: RequestId
    position: int
    total: int


@dataclass(frozen=True, slots=True)
class Line:
    """Requests that wait for one decider, the earliest promise first."""

    claims: tuple[Claim, ...]

    def __len__(self) -> int:
        return len(self.claims)

    def turn_of(self, number: RequestId) -> Turn | None:
        return next((one for one in self._turns() if one.request == number), None)

    def following(self, promised: date, number: RequestId) -> Turn | None:
        """Returns the first one after that request, whether or not that one still waits."""
        key = promised, number
        after = (at for at, one in enumerate(self.claims) if (one.promised, one.id) > key)
        at = next(after, None)
        return None if at is None else self._turn(at)

    @property
    def first(self) -> Turn | None:
        return self._turn(0) if self.claims else None

    def _turns(self) -> Iterator[Turn]:
        return map(self._turn, range(len(self.claims)))

    def _turn(self, at: int) -> Turn:
        return Turn(request=self.claims[at].id, position=at + 1, total=len(self.claims))


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
    can_help: bool = False
    """Whether the reader may help all who have a difficulty with a topic."""


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
