"""Enrolments of people in activities, their transitions, and the seats they share.

```
(new)      → requested (approval needed) | booked | waitlisted
requested  → booked | waitlisted | declined | withdrawn | expired
waitlisted → offered | booked (ticked «сразу», or free on approval) | withdrawn | expired
offered    → booked | withdrawn (refused) | waitlisted (first silence) | expired (second silence)
booked     → requested (undo) | withdrawn (until closing) | excused | attended | partly | absent
             | expelled (from a cohort of a school, with a reason)
excused    → booked (came back, while a seat is free); also after a refused offer
attended, partly, absent, excused → one another          correction, logged
withdrawn, expired, declined → as (new), while sign-up is open
requested, waitlisted, offered, booked → activity-cancelled
(new), waitlisted, offered, excused, withdrawn, expired, declined → booked (came without a seat)
```
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from district.activities.activity import Activity, Session
from district.activities.guests import GuestSeats
from district.activities.signup import NOTHING, ONE, Answers, Size
from district.errors import NotInThisState
from district.forms import Option
from district.ids import ActivityId, EnrolmentId, EntryId, MunicipalityId, PersonId
from district.pages import Page
from district.people.person import Name, Profile, Subject
from district.requests.subject import SubjectFacts
from district.territory import Distance

LAST_OFFERS = timedelta(hours=3)
"""No offers are made this close to the start: only people who take a seat without an
offer get one.
"""
SILENCES = 2
"""Number of unanswered offers after which a person leaves the queue."""


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
    INVITED = "invited"
    """Named by the captain of a team, not confirmed yet."""

    @property
    def takes_a_seat(self) -> bool:
        return self in {EnrolmentStatus.OFFERED, EnrolmentStatus.BOOKED, *CAME_OR_NOT}

    @property
    def has_colleagues(self) -> bool:
        """Whether the person is, or was, among the participants."""
        return self in {_S.BOOKED, _S.ATTENDED, _S.PARTLY}

    @property
    def is_open(self) -> bool:
        """Whether the enrolment can still lead to a seat or holds one."""
        return self in OPEN


_S = EnrolmentStatus
OPEN = frozenset({_S.REQUESTED, _S.WAITLISTED, _S.OFFERED, _S.BOOKED})
CAME = frozenset({_S.ATTENDED, _S.PARTLY})
CAME_OR_NOT = frozenset({*CAME, _S.ABSENT})
HAD_A_SEAT = frozenset({_S.BOOKED, _S.EXCUSED, *CAME_OR_NOT})
OVER = frozenset({_S.DECLINED, _S.WITHDRAWN, _S.EXPIRED})
"""Statuses from which a person may sign up again, at the end of the queue."""
_ENDED = OVER | {_S.EXCUSED, _S.CANCELLED, _S.EXPELLED}


class EnrolmentMove(StrEnum):
    """Moves of enrolments; past ones are stored in the history."""

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
    RETURN = "return"
    MARK = "mark"
    EXPEL = "expel"
    CANCEL = "cancel"
    INVITE = "invite"
    """Into a team, by its captain."""
    JOIN = "join"
    DISMISS = "dismiss"
    """The member refuses, or did not answer in time."""
    ADMIT = "admit"
    """A seat for a person who came without one; may exceed the capacity."""


class Actor(StrEnum):
    """The actor of a move."""

    PERSON = "person"
    DECIDER = "decider"
    ORGANISER = "organiser"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentTransition:
    """`sources` without None requires an existing enrolment."""

    move: EnrolmentMove
    sources: frozenset[EnrolmentStatus | None]
    targets: frozenset[EnrolmentStatus]
    """The seats choose among them; for a mark, the attendance."""
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
_WITHOUT_A_SEAT = {_S.INVITED, _S.WAITLISTED, _S.OFFERED, _S.EXCUSED, *OVER}
ENROLMENT_TRANSITIONS: tuple[EnrolmentTransition, ...] = (
    _row(_M.SIGN_UP, {None, *OVER}, {_S.REQUESTED, _S.BOOKED, _S.WAITLISTED}, _A.PERSON, _A.SYSTEM),
    _row(_M.APPROVE, {_S.REQUESTED}, {_S.BOOKED, _S.WAITLISTED}, _A.DECIDER),
    _row(_M.DECLINE, {_S.REQUESTED}, {_S.DECLINED}, _A.DECIDER),
    _row(_M.OFFER, {_S.WAITLISTED}, {_S.OFFERED}, _A.SYSTEM),
    _row(_M.PROMOTE, {_S.WAITLISTED}, {_S.BOOKED}, _A.SYSTEM),
    _row(_M.ACCEPT, {_S.OFFERED}, {_S.BOOKED}, _A.PERSON),
    _row(_M.REFUSE, {_S.OFFERED}, {_S.WITHDRAWN}, _A.PERSON),
    _row(_M.SILENCE, {_S.OFFERED}, {_S.WAITLISTED, _S.EXPIRED}, _A.SYSTEM),
    _row(_M.WITHDRAW, {_S.REQUESTED, _S.WAITLISTED, _S.BOOKED}, {_S.WITHDRAWN}, _A.PERSON),
    _row(_M.EXPIRE, {_S.REQUESTED, _S.WAITLISTED}, {_S.EXPIRED}, _A.SYSTEM),
    _row(
        _M.UNDO, {_S.BOOKED, _S.WAITLISTED, _S.DECLINED}, {_S.REQUESTED, _S.WAITLISTED}, _A.DECIDER
    ),
    _row(_M.EXCUSE, {_S.BOOKED}, {_S.EXCUSED}, _A.PERSON),
    _row(_M.RETURN, {_S.EXCUSED, _S.WITHDRAWN}, {_S.BOOKED}, _A.PERSON),
    _row(_M.MARK, {_S.BOOKED, *_SEEN}, _SEEN, _A.ORGANISER, _A.SYSTEM),
    _row(_M.EXPEL, {_S.BOOKED}, {_S.EXPELLED}, _A.ORGANISER),
    _row(_M.CANCEL, OPEN, {_S.CANCELLED}, _A.ORGANISER),
    _row(_M.INVITE, {None, *OVER}, {_S.INVITED}, _A.PERSON),
    _row(_M.JOIN, {_S.INVITED}, {_S.WAITLISTED}, _A.PERSON),
    _row(_M.DISMISS, {_S.INVITED}, {_S.WITHDRAWN, _S.EXPIRED}, _A.PERSON, _A.SYSTEM),
    _row(_M.ADMIT, {None, *_WITHOUT_A_SEAT}, {_S.BOOKED}, _A.ORGANISER),
)
"""All transitions. `Enrolment.moved` is the only function that changes the status."""


def transition_of(move: EnrolmentMove) -> EnrolmentTransition:
    return next(one for one in ENROLMENT_TRANSITIONS if one.move is move)


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    id: EnrolmentId
    activity: ActivityId
    person: PersonId
    municipality: MunicipalityId
    """Workplace at sign-up; determines the quota."""
    status: EnrolmentStatus
    version: int
    """Incremented by every move, for compare-and-set."""
    at_once: bool
    """Whether a freed seat is taken without an offer."""
    queued_at: datetime
    """Start of waiting; sort key of the queue."""
    signed_up_at: datetime
    offered_at: datetime | None = None
    offer_until: datetime | None = None
    silences: int = 0
    words: str | None = None
    """The person's reply to the deciders."""
    asked_to_confirm_at: datetime | None = None
    """Set by a move of the activity until the person confirms."""
    size: Size = ONE
    """The seats it takes, or waits for."""
    answers: Answers = NOTHING
    team: EnrolmentId | None = None
    """The captain's enrolment, also on that one; members follow its moves."""
    gathers_until: datetime | None = None
    """Set for a captain until all members have answered: the team does not get seats before."""
    entry: EntryId | None = None
    """The entry of a call whose outcome gave it; None: signed up by the person."""

    @property
    def is_captain(self) -> bool:
        return self.team is not None and self.team == self.id

    @property
    def is_member(self) -> bool:
        """Whether the person follows a captain."""
        return self.team is not None and self.team != self.id

    def moved(self, move: EnrolmentMove, target: EnrolmentStatus, now: datetime) -> "Enrolment":
        """Returns the enrolment after the move.

        Raises:
            NotInThisState: there is no such transition.
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
            gathers_until=None if target in _ENDED else self.gathers_until,
        )
        if move in {EnrolmentMove.SIGN_UP, EnrolmentMove.INVITE}:
            anew = replace(moved, queued_at=now, signed_up_at=now, silences=0, words=None)
            anew = replace(anew, team=None, gathers_until=None, entry=None)
            return replace(anew, size=ONE, answers=NOTHING)
        if move is EnrolmentMove.SILENCE:
            return replace(moved, queued_at=now, silences=self.silences + 1)
        return moved


def seats_by_status(found: Iterable[Enrolment]) -> Counter[EnrolmentStatus]:
    counts: Counter[EnrolmentStatus] = Counter()
    for one in found:
        counts[one.status] += one.size.seats
    return counts


@dataclass(frozen=True, slots=True, kw_only=True)
class Seats:
    """Capacity, quotas and taken seats.

    People of a municipality with a quota take its seats first, then common ones. Which of the two
    is not stored: seats taken beyond a quota count as common, so a freed quota seat frees a common
    one. Guest seats are a quota of several municipalities of another district.
    """

    capacity: int | None
    """None: no limit."""
    quotas: Mapping[MunicipalityId, int] = field(default_factory=dict)
    merged: bool = False
    """Whether unused quotas have become common."""
    taken: Counter[MunicipalityId] = field(default_factory=Counter)
    second_capacity: int | None = None
    """Seats of the second quota, which municipalities share; None: there is none."""
    second_taken: int = 0
    guests: tuple[GuestSeats, ...] = ()
    """The present ones; see `GuestSeats.at`."""

    @property
    def _quotas(self) -> Mapping[MunicipalityId, int]:
        return {} if self.merged else self.quotas

    @property
    def common(self) -> int:
        """Seats outside all quotas."""
        kept = sum(self._quotas.values()) + sum(one.seats for one in self.guests)
        return (self.capacity or 0) - kept

    @property
    def free_common(self) -> int:
        visiting = {place for one in self.guests for place in one.municipalities}
        beyond = sum(
            max(0, used - self._quotas.get(one, 0))
            for one, used in self.taken.items()
            if one not in visiting
        )
        beyond += sum(max(0, one.used(self.taken) - one.seats) for one in self.guests)
        return self.common - beyond

    def guests_of(self, municipality: MunicipalityId) -> GuestSeats | None:
        return next((one for one in self.guests if municipality in one.municipalities), None)

    def may_take_common(self, municipality: MunicipalityId) -> bool:
        guests = self.guests_of(municipality)
        return self.common > 0 and (guests is None or guests.shares)

    def are_together(self, one: MunicipalityId, other: MunicipalityId) -> bool:
        """Returns whether two municipalities have the same quota."""
        guests = self.guests_of(one)
        return one == other or (guests is not None and other in guests.municipalities)

    @property
    def free(self) -> int | None:
        """Free seats in total; None: no limit."""
        return None if self.capacity is None else self.capacity - self.taken.total()

    def free_for(self, municipality: MunicipalityId) -> int | None:
        """Returns the free seats for people of the municipality; None: no limit."""
        if self.capacity is None:
            return None
        guests = self.guests_of(municipality)
        if guests is None:
            own = self._quotas.get(municipality, 0) - self.taken[municipality]
        else:
            own = guests.seats - guests.used(self.taken)
        is_shared = guests is None or guests.shares
        return max(0, own) + (max(0, self.free_common) if is_shared else 0)

    @property
    def free_second(self) -> int | None:
        """Free seats of the second quota; None: there is none."""
        if self.second_capacity is None:
            return None
        return max(0, self.second_capacity - self.second_taken)

    def has_room_for(self, municipality: MunicipalityId, size: Size = ONE) -> bool:
        free = self.free_for(municipality)
        return _suffices(free, size.seats) and _suffices(self.free_second, size.second)

    def most_for(self, municipality: MunicipalityId) -> int | None:
        """Returns the seats for the municipality if none were taken; None: no limit."""
        if self.capacity is None:
            return None
        guests = self.guests_of(municipality)
        if guests is None:
            return self._quotas.get(municipality, 0) + self.common
        return guests.seats + (self.common if guests.shares else 0)

    def could_have_room_for(self, municipality: MunicipalityId, size: Size) -> bool:
        """Returns whether there would be room if no seats were taken."""
        most = self.most_for(municipality)
        return _suffices(most, size.seats) and _suffices(self.second_capacity, size.second)

    def with_taken(self, municipality: MunicipalityId, size: Size = ONE) -> "Seats":
        return replace(
            self,
            taken=self.taken + Counter({municipality: size.seats}),
            second_taken=self.second_taken + size.second,
        )

    def with_kept(self, municipality: MunicipalityId, size: Size) -> "Seats":
        """Takes what is free of the size."""
        free, second = self.free_for(municipality), self.free_second
        kept = Size(
            seats=size.seats if free is None else min(size.seats, free),
            second=size.second if second is None else min(size.second, second),
        )
        return self.with_taken(municipality, kept)

    @property
    def is_oversold(self) -> bool:
        if self.second_capacity is not None and self.second_taken > self.second_capacity:
            return True
        return self.capacity is not None and self.free_common < 0


def in_order(waiting: Iterable[Enrolment]) -> list[Enrolment]:
    """Sorts the queue by time of sign-up, then by id."""
    return sorted(waiting, key=lambda one: (one.queued_at, one.id))


def in_line(waiting: Sequence[Enrolment]) -> list[Enrolment]:
    """Returns the queue with each team as one enrolment of its size; a team that still gathers is
    left out.
    """
    sizes = Counter(one.team for one in waiting if one.team is not None)
    return [
        replace(one, size=Size(seats=sizes[one.id])) if one.is_captain else one
        for one in waiting
        if not one.is_member and one.gathers_until is None
    ]


def next_in_line(
    waiting: Iterable[Enrolment], seats: Seats, *, may_pass: bool = False
) -> tuple[list[Enrolment], Seats]:
    """Returns who gets the free seats, and the seats that are left for newcomers.

    Each seat goes to the first who may take it. Free seats are kept for an enrolment that needs
    more of them, so that smaller ones behind do not pass it again and again; one that could not
    have so many even if no seat were taken is skipped. `may_pass`: nothing is kept.
    """
    chosen = []
    for one in in_order(waiting):
        if seats.has_room_for(one.municipality, one.size):
            chosen.append(one)
            seats = seats.with_taken(one.municipality, one.size)
        elif not may_pass and seats.could_have_room_for(one.municipality, one.size):
            seats = seats.with_kept(one.municipality, one.size)
    return chosen, seats


def _suffices(free: int | None, needed: int) -> bool:
    return free is None or needed == 0 or free >= needed


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A position in the queue."""

    own_ahead: int
    """People of the same municipality ahead."""
    others_ahead: int
    """Other people ahead who compete for the same common seats."""

    @property
    def number(self) -> int:
        return self.own_ahead + self.others_ahead + 1


def place_of(one: Enrolment, waiting: Sequence[Enrolment], seats: Seats) -> Place | None:
    """Returns the place of a person, or of the person's team; None while the team gathers."""
    queue = in_order(in_line(waiting))
    if all(each.id != (one.team or one.id) for each in queue):
        return None
    ahead = queue[: next(n for n, each in enumerate(queue) if each.id == (one.team or one.id))]
    own = sum(seats.are_together(one.municipality, each.municipality) for each in ahead)
    others = sum(
        seats.may_take_common(each.municipality)
        and not seats.are_together(one.municipality, each.municipality)
        for each in ahead
    )
    shares_seats = seats.may_take_common(one.municipality)
    return Place(own_ahead=own, others_ahead=others if shares_seats else 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class EnrolmentFacts(SubjectFacts):
    """An enrolment as its deciders see it."""

    activity: Activity
    enrolment: Enrolment
    free: int | None
    """Free seats for the person now; None: no limit."""


class Reminding(StrEnum):
    """When a session is called to mind."""

    DAY = "day"
    EVENING = "evening"
    """The evening before: a reminder must not fall into the night."""
    HOURS = "hours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Team:
    """The members with their statuses, the captain first."""

    members: tuple[tuple[Name, EnrolmentStatus], ...]
    gathers_until: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A person's relation to an activity."""

    activity: Activity
    enrolment: Enrolment | None
    seats: Seats
    left: Seats
    """Without those that are kept for people ahead who need several."""
    place: Place | None
    """Set for a waitlisted enrolment."""
    is_open: bool
    """Whether people may sign up now."""
    ahead: tuple[Session, ...]
    """Sessions that have not ended; the last one if all have."""
    reminders: tuple[Reminding, ...] = ()
    """When a person with a seat will be reminded of the next session."""
    at_that_time: tuple[tuple[Activity, Session], ...] = ()
    """Activities booked by the person, with the session that overlaps."""
    can_return: bool = False
    """Whether a seat given up after sign-up closed, or a refused offer, can be taken back."""
    team: Team | None = None
    serves: bool = False
    """Whether the activity is for a deficit of the person."""

    @property
    def status(self) -> EnrolmentStatus | None:
        return self.enrolment.status if self.enrolment else None


@dataclass(frozen=True, slots=True, kw_only=True)
class SignUpFacts:
    """Facts of the form of sign-up: the activity, for a person of the municipality."""

    standing: Standing
    municipality: MunicipalityId
    people: Page[Option] | None = None
    """Found by the typed surname."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """An activity in a person's list."""

    activity: Activity
    enrolment: Enrolment | None
    session: Session
    """The session whose time is shown."""
    came: int | None = None
    """The number of sessions attended; None: not marked, or not over."""
    distance: Distance | None = None
    """Set in the list of what is near."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleagues:
    """The other participants who agreed to be found, for one of them."""

    activity: Activity
    profiles: tuple[Profile, ...]
    """Sorted by name; empty unless the reader agreed, too."""
    is_findable: bool

    @property
    def subjects(self) -> tuple[Subject, ...]:
        known = {one for profile in self.profiles for one in profile.subjects}
        return tuple(one for one in Subject if one in known)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The deciders' question to the person."""

    activity: Activity
    question: str
