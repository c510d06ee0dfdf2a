"""Enrolments: one person in one activity, with a life of its own, and the seats they share.

```
(new)      → requested (approval needed) | booked | waitlisted
requested  → booked | waitlisted | declined | withdrawn | expired
waitlisted → offered | booked (ticked «сразу», or free on approval) | withdrawn | expired
offered    → booked | withdrawn (refused) | waitlisted (first silence) | expired (second silence)
booked     → requested (undo) | withdrawn (until closing) | excused | attended | partly | absent
           | expelled (from a cohort of a school, with a reason)
attended, partly, absent, excused → one another          correction, logged
withdrawn, expired, declined → as (new), while sign-up is open
requested, waitlisted, offered, booked → activity-cancelled
```
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from district.activities.activity import Activity
from district.errors import NotInThisState
from district.ids import ActivityId, EnrolmentId, MunicipalityId, PersonId

LAST_OFFERS = timedelta(hours=3)
"""So long before the start nobody is asked any more: only those are promoted who wanted it so."""
SILENCES = 2
"""Offers that somebody may leave unanswered; after the last they leave the queue."""


class EnrolmentStatus(StrEnum):
    REQUESTED = "requested"
    WAITLISTED = "waitlisted"
    OFFERED = "offered"
    BOOKED = "booked"
    DECLINED = "declined"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    EXCUSED = "excused"
    ATTENDED = "attended"
    PARTLY = "partly"
    ABSENT = "absent"
    CANCELLED = "activity-cancelled"
    EXPELLED = "expelled"

    @property
    def takes_a_seat(self) -> bool:
        return self in {EnrolmentStatus.OFFERED, EnrolmentStatus.BOOKED, *CAME_OR_NOT}

    @property
    def is_open(self) -> bool:
        """Something is still to come of it."""
        return self in OPEN


_S = EnrolmentStatus
OPEN = frozenset({_S.REQUESTED, _S.WAITLISTED, _S.OFFERED, _S.BOOKED})
CAME_OR_NOT = frozenset({_S.ATTENDED, _S.PARTLY, _S.ABSENT})
OVER = frozenset({_S.DECLINED, _S.WITHDRAWN, _S.EXPIRED})
"""Whoever is here may sign up again, while sign-up is open, at the end of the queue."""


class EnrolmentMove(StrEnum):
    """The verbs of the machine; the past ones stand in the history."""

    SIGN_UP = "sign-up"
    APPROVE = "approve"
    DECLINE = "decline"
    OFFER = "offer"
    PROMOTE = "promote"
    ACCEPT = "accept"
    REFUSE = "refuse"
    SILENCE = "silence"
    WITHDRAW = "withdraw"
    EXPIRE = "expire"
    UNDO = "undo"
    EXCUSE = "excuse"
    MARK = "mark"
    EXPEL = "expel"
    CANCEL = "cancel"


class Actor(StrEnum):
    """Who makes a move."""

    PERSON = "person"
    DECIDER = "decider"
    ORGANISER = "organiser"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentTransition:
    """`sources` without None: somebody must be enrolled already."""

    move: EnrolmentMove
    sources: frozenset[EnrolmentStatus | None]
    targets: frozenset[EnrolmentStatus]
    """Which of them depends on the seats, and for a mark on what was seen."""
    by: frozenset[Actor]


_M, _A = EnrolmentMove, Actor


def _row(
    move: EnrolmentMove,
    sources: Iterable[EnrolmentStatus | None],
    targets: Iterable[EnrolmentStatus],
    *by: Actor,
) -> EnrolmentTransition:
    return EnrolmentTransition(
        move=move, sources=frozenset(sources), targets=frozenset(targets), by=frozenset(by)
    )


_SEEN = CAME_OR_NOT | {_S.EXCUSED}
ENROLMENT_TRANSITIONS: tuple[EnrolmentTransition, ...] = (
    _row(_M.SIGN_UP, {None, *OVER}, {_S.REQUESTED, _S.BOOKED, _S.WAITLISTED}, _A.PERSON),
    _row(_M.APPROVE, {_S.REQUESTED}, {_S.BOOKED, _S.WAITLISTED}, _A.DECIDER),
    _row(_M.DECLINE, {_S.REQUESTED}, {_S.DECLINED}, _A.DECIDER),
    _row(_M.OFFER, {_S.WAITLISTED}, {_S.OFFERED}, _A.SYSTEM),
    _row(_M.PROMOTE, {_S.WAITLISTED}, {_S.BOOKED}, _A.SYSTEM),
    _row(_M.ACCEPT, {_S.OFFERED}, {_S.BOOKED}, _A.PERSON),
    _row(_M.REFUSE, {_S.OFFERED}, {_S.WITHDRAWN}, _A.PERSON),
    _row(_M.SILENCE, {_S.OFFERED}, {_S.WAITLISTED, _S.EXPIRED}, _A.SYSTEM),
    _row(_M.WITHDRAW, {_S.REQUESTED, _S.WAITLISTED, _S.BOOKED}, {_S.WITHDRAWN}, _A.PERSON),
    _row(_M.EXPIRE, {_S.REQUESTED, _S.WAITLISTED}, {_S.EXPIRED}, _A.SYSTEM),
    _row(_M.UNDO, {_S.BOOKED, _S.WAITLISTED, _S.DECLINED}, {_S.REQUESTED}, _A.DECIDER),
    _row(_M.EXCUSE, {_S.BOOKED}, {_S.EXCUSED}, _A.PERSON),
    _row(_M.MARK, {_S.BOOKED, *_SEEN}, _SEEN, _A.ORGANISER, _A.SYSTEM),
    _row(_M.EXPEL, {_S.BOOKED}, {_S.EXPELLED}, _A.ORGANISER),
    _row(_M.CANCEL, OPEN, {_S.CANCELLED}, _A.ORGANISER),
)
"""The whole machine. Nothing moves an enrolment but `Enrolment.moved`, along one of these."""


def transition_of(move: EnrolmentMove) -> EnrolmentTransition:
    return next(one for one in ENROLMENT_TRANSITIONS if one.move is move)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    id: EnrolmentId
    activity: ActivityId
    person: PersonId
    municipality: MunicipalityId
    """Where the person worked when they signed up: whose quota they may use."""
    status: EnrolmentStatus
    version: int
    """Grows with every move: what a compare-and-set compares."""
    at_once: bool
    """Wants a seat that is freed without being asked."""
    queued_at: datetime
    """Since when they wait; the queue goes by it."""
    signed_up_at: datetime
    offered_at: datetime | None = None
    offer_until: datetime | None = None
    silences: int = 0
    words: str | None = None
    """What the person answered to those who decide."""
    asked_to_confirm_at: datetime | None = None
    """The activity was moved, and the person has not said yet that they will come."""

    def moved(self, move: EnrolmentMove, target: EnrolmentStatus, now: datetime) -> "Enrolment":
        """
        Raises:
            NotInThisState: there is no such move from here, or not to there.
        """
        row = transition_of(move)
        if self.status not in row.sources or target not in row.targets:
            raise NotInThisState
        moved = replace(
            self,
            status=target,
            version=self.version + 1,
            offered_at=None,
            offer_until=None,
            asked_to_confirm_at=None,
        )
        if move is EnrolmentMove.SIGN_UP:
            return replace(moved, queued_at=now, signed_up_at=now, silences=0, words=None)
        if move is EnrolmentMove.SILENCE:
            return replace(moved, queued_at=now, silences=self.silences + 1)
        return moved


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """How many there are, for whom, and how many are taken.

    A person of a municipality with a quota takes a seat of it, else a common one. Which of the two
    is not kept: what is taken beyond a quota stands on common seats, so a freed seat of one's own
    frees a common one.
    """

    capacity: int | None
    """None: as many as come."""
    quotas: Mapping[MunicipalityId, int] = field(default_factory=dict)
    merged: bool = False
    """The day has come from which unused quotas are common."""
    taken: Counter[MunicipalityId] = field(default_factory=Counter)

    @property
    def common(self) -> int:
        """Seats outside all quotas."""
        return (self.capacity or 0) - sum(self.quotas.values())

    @property
    def free_common(self) -> int:
        beyond = sum(max(0, used - self.quotas.get(one, 0)) for one, used in self.taken.items())
        return self.common - beyond

    @property
    def free(self) -> int | None:
        """In all; None: no limit."""
        return None if self.capacity is None else self.capacity - self.taken.total()

    def free_for(self, municipality: MunicipalityId) -> int | None:
        """Seats that somebody from there could take; None: no limit."""
        if self.capacity is None:
            return None
        if self.merged:
            return max(0, self.capacity - self.taken.total())
        own = max(0, self.quotas.get(municipality, 0) - self.taken[municipality])
        return own + max(0, self.free_common)

    def has_one_for(self, municipality: MunicipalityId) -> bool:
        free = self.free_for(municipality)
        return free is None or free > 0

    def with_one_taken(self, municipality: MunicipalityId) -> "Seats":
        return replace(self, taken=self.taken + Counter({municipality: 1}))

    @property
    def is_oversold(self) -> bool:
        if self.capacity is None:
            return False
        if self.merged:
            return self.taken.total() > self.capacity
        return self.free_common < 0


def in_order(waiting: Iterable[Enrolment]) -> list[Enrolment]:
    """The queue: by the moment of sign-up, then by number."""
    return sorted(waiting, key=lambda one: (one.queued_at, one.id))


def next_in_line(waiting: Iterable[Enrolment], seats: Seats) -> list[Enrolment]:
    """Whom the free seats go to, in order: each seat to the first who could take it."""
    chosen = []
    for one in in_order(waiting):
        if seats.has_one_for(one.municipality):
            chosen.append(one)
            seats = seats.with_one_taken(one.municipality)
    return chosen


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where somebody stands in the queue, and behind whom."""

    own_ahead: int
    """Of their municipality."""
    others_ahead: int
    """Who could take the same common seat."""

    @property
    def number(self) -> int:
        return self.own_ahead + self.others_ahead + 1


def place_of(one: Enrolment, waiting: Sequence[Enrolment], seats: Seats) -> Place:
    queue = in_order(waiting)
    ahead = queue[: next(n for n, each in enumerate(queue) if each.id == one.id)]
    own = sum(each.municipality == one.municipality for each in ahead)
    shares_seats = seats.merged or seats.common > 0
    return Place(own_ahead=own, others_ahead=len(ahead) - own if shares_seats else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentFacts:
    """A wish to come, as those see it who decide."""

    activity: Activity
    enrolment: Enrolment
    free: int | None
    """Seats that the person could take now; None: no limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """Where somebody stands with an activity."""

    activity: Activity
    enrolment: Enrolment | None
    seats: Seats
    place: Place | None
    """Of those who wait."""
    is_open: bool
    """Whether people may sign up now."""
    at_that_time: tuple[Activity, ...] = ()
    """Activities they have a seat in, whose sessions are at the same time."""
    serves: bool = False
    """Whether the activity is for a difficulty that they reported."""

    @property
    def status(self) -> EnrolmentStatus | None:
        return self.enrolment.status if self.enrolment else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What those who decide want to know before they give a seat."""

    activity: Activity
    question: str
