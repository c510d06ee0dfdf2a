"""Activities: seminars, workshops, courses and other types from the data files.

```
draft → published → cancelled
                  → over          by the clock, after the last session
```
Drafts can be changed freely. Published activities can be moved, widened and cancelled, each with
one letter to the people concerned.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time
from enum import StrEnum
from itertools import pairwise
from typing import Any

from district.activities.guests import GuestSeats
from district.campaigns import Campaign
from district.errors import BadCapacity, BadQuotas, EndBeforeStart, Past, SessionsOverlap
from district.holidays import Holidays
from district.ids import (
    ActivityId,
    CurriculumId,
    DistrictId,
    MotionId,
    MunicipalityId,
    PersonId,
    SchoolId,
    SessionId,
    TopicId,
    TypeId,
)
from district.people.person import Position, Profile
from district.requests.request import RequestKind
from district.territory import Place, Transfer

ENROLMENT_KIND = RequestKind("enrolment")
SCHOOL_KIND = RequestKind("school")
"""The kind of applications to cohorts of schools."""

TITLE_LIMIT = 150
DESCRIPTION_LIMIT = 1500
PLACE_LIMIT = 200
"""In characters."""
LARGEST = 10_000
"""In seats."""
MOST_HOURS = 500
LONGEST_SERVICE = 60
"""In years."""
MOST_SESSIONS = 60
LINK_LIMIT = 500
"""In characters."""
_LINK = re.compile(r"https?://(?:[a-z0-9-]+\.)+[a-z]{2,}(?:[/?#][^\s<>\"«»]*)?", re.IGNORECASE)
LESSONS = (time(8, 0), time(14, 0))
"""Local hours of lessons on a school day."""


class ActivityStatus(StrEnum):
    DRAFT = "draft"
    PUBLISHED = "published"
    CANCELLED = "cancelled"
    OVER = "over"


class Which(StrEnum):
    """Filter of the list of coming activities.

    Short values, because they are part of callback data.
    """

    ALL = "a"
    NEAR = "n"
    """In the reader's district or not far, and open to the reader; the nearest first."""
    MY_TOPICS = "t"
    """On topics that the reader reported, and open to the reader."""
    MINE = "m"
    """With an enrolment of the reader, until the last session has ended."""
    PAST = "p"
    """Over, with a seat of the reader."""
    LEADING = "l"
    """For heads of organizations only."""


class Family(StrEnum):
    """Family of an activity type: what signing up asks (`district/activities/signup.py`)."""

    LEARNING = "learning"
    COURSE = "course"
    """Ends with a document of the institute itself."""
    EXCHANGE = "exchange"
    SCHOOL = "school"
    CONTEST = "contest"
    CHILDREN = "children"
    EXPEDITION = "expedition"
    CAMP = "camp"
    TEAM = "team"
    GOVERNANCE = "governance"
    ASSEMBLY = "assembly"
    """Has a queue of speakers, and resolutions by its delegates."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityType:
    """A type from the data files; administrators add types without code."""

    id: TypeId
    ru: str
    en: str
    family: Family = Family.LEARNING


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """A dated meeting.

    Times are in UTC; `place` is an address or, for an online session, a link.
    """

    id: SessionId | None = None
    starts_at: datetime
    ends_at: datetime
    place: str

    def ensure_possible(self, now: datetime) -> None:
        """Checks the times.

        Raises:
            EndBeforeStart, Past: the times are not valid.
        """
        if self.ends_at <= self.starts_at:
            raise EndBeforeStart
        if self.starts_at <= now:
            raise Past

    @property
    def is_at_link(self) -> bool:
        return self.place.lower().startswith(("https://", "http://"))

    def overlaps(self, other: "Session") -> bool:
        return self.starts_at < other.ends_at and other.starts_at < self.ends_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Audience:
    """The people an activity is for; empty conditions are not checked."""

    districts: frozenset[DistrictId] = frozenset()
    municipalities: frozenset[MunicipalityId] = frozenset()
    positions: frozenset[Position] = frozenset()
    longest_service: int | None = None
    """In years of service."""
    guests: frozenset[MunicipalityId] = frozenset()
    """Municipalities that count as part of `districts` although they have moved to another one."""

    def plain(self) -> dict[str, Any]:
        """Returns plain values for JSON."""
        guests = {"guests": sorted(self.guests)} if self.guests else {}
        return {
            "districts": sorted(self.districts),
            "municipalities": sorted(self.municipalities),
            "positions": sorted(self.positions),
            "longest_service": self.longest_service,
            **guests,
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Audience":
        return cls(
            districts=frozenset(plain["districts"]),
            municipalities=frozenset(plain["municipalities"]),
            positions=frozenset(map(Position, plain["positions"])),
            longest_service=plain["longest_service"],
            guests=frozenset(plain.get("guests", ())),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether it is for some people of its districts only."""
        narrow = (self.municipalities, self.positions, self.longest_service is not None)
        return any(narrow)

    def meets(self, other: "Audience") -> bool:
        """Returns whether one person may belong to both; service is not compared."""
        pairs = (
            (self.districts, other.districts),
            (self.municipalities, other.municipalities),
            (self.positions, other.positions),
        )
        return all(not one or not two or one & two for one, two in pairs)

    def covers(self, place: Place) -> bool:
        """Returns whether the place belongs to the districts."""
        is_in = not self.districts or place.district in self.districts
        return is_in or place.municipality in self.guests

    def keeping(self, transfer: Transfer) -> "Audience":
        """Returns the audience that still has the municipality afterwards."""
        is_lost = transfer.source in self.districts and transfer.target not in self.districts
        moved = transfer.municipality
        if not is_lost or (self.municipalities and moved not in self.municipalities):
            return self
        return replace(self, guests=self.guests | {moved})

    def opened_to(self, municipalities: frozenset[MunicipalityId]) -> "Audience":
        """Returns the audience that has these municipalities of other districts, too."""
        named = self.municipalities | municipalities if self.municipalities else frozenset()
        return replace(self, guests=self.guests | municipalities, municipalities=named)

    def has(self, profile: Profile, today: date) -> bool:
        """Returns whether the known facts meet the conditions: an unknown one hides nothing."""
        place, years = profile.place, profile.years_of_service(today)
        return (
            self.covers(place)
            and (not self.municipalities or place.municipality in self.municipalities)
            and (not self.positions or profile.position in {*self.positions, None})
            and (self.longest_service is None or years is None or years <= self.longest_service)
        )

    def ensure_knows(self, profile: Profile, today: date) -> None:
        """
        Raises:
            FactNeeded: a condition is about a fact that is not known.
        """
        if self.positions:
            profile.need_position()
        if self.longest_service is not None:
            profile.need_service(today)


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityRules:
    """Settings of the district (`district/activities/settings.py`)."""

    attended_share: int = 75
    """Percent of the sessions from which a person counts as having attended, below it partly."""
    offer_hours: int = 24
    """Time to accept a freed seat."""

    def needed(self, sessions: int) -> int:
        """Returns the number of attended sessions that is enough."""
        return -(-sessions * self.attended_share // 100)


@dataclass(frozen=True, slots=True, kw_only=True)
class InCurriculum:
    """The programme that an activity is part of."""

    id: CurriculumId
    title: str
    hours: int
    """All hours of the programme."""
    motion: MotionId | None
    """By which the council agreed to its topics; None: there is no sign-up yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Activity:
    id: ActivityId
    district: DistrictId
    type: ActivityType
    title: str
    description: str | None
    topics: tuple[TopicId, ...]
    hours: int
    sessions: tuple[Session, ...]
    """Sorted by start."""
    audience: Audience
    capacity: int | None
    """None: no limit."""
    second_capacity: int | None = None
    """Seats of the second quota of its family, such as a bus; None: there is none."""
    quotas: Mapping[MunicipalityId, int] = field(default_factory=dict)
    quotas_merge_at: datetime | None = None
    guest_seats: tuple[GuestSeats, ...] = ()
    """Kept for other districts, to which the activity was opened."""
    needs_approval: bool = False
    signup_closes_at: datetime
    status: ActivityStatus
    version: int
    made_by: PersonId
    speakers_closed: bool = False
    """Whether no more people may ask for the floor; for an assembly."""
    school: SchoolId | None = None
    """Set for a cohort of a school, which people enter by application."""
    curriculum: InCurriculum | None = None
    is_led: bool = False
    """Whether people lead it who agree to be named."""
    guests: tuple[str, ...] = ()
    """Names of the audience's guest municipalities that have no guest seats."""
    campaign: Campaign | None = None
    rules: ActivityRules = ActivityRules()
    """The settings of the district, read together with the activity."""

    @property
    def course_link(self) -> str | None:
        """Returns the page of a course at its institute: the first address in the description."""
        found = _LINK.search(self.description or "")
        if found is None or self.type.family is not Family.COURSE or len(found[0]) > LINK_LIMIT:
            return None
        return found[0].rstrip(".,;:!?)")

    @property
    def request_kind(self) -> RequestKind:
        """Kind of the requests for a seat."""
        return ENROLMENT_KIND if self.school is None else SCHOOL_KIND

    @property
    def starts_at(self) -> datetime:
        return self.sessions[0].starts_at

    @property
    def ends_at(self) -> datetime:
        return max(session.ends_at for session in self.sessions)

    def is_open(self, now: datetime) -> bool:
        """Whether people may sign up now."""
        return self.status is ActivityStatus.PUBLISHED and now < self.signup_closes_at

    def has_begun(self, now: datetime) -> bool:
        return now >= self.starts_at

    def kept_seats(self, now: datetime) -> list[int]:
        """Returns the quotas of municipalities and the guest seats of districts."""
        guests = [one.seats for one in self.guest_seats if one.is_kept(now)]
        return [*self.quotas.values(), *guests]

    def quotas_are_merged(self, now: datetime) -> bool:
        return self.quotas_merge_at is not None and now >= self.quotas_merge_at

    def ahead(self, now: datetime) -> tuple[Session, ...]:
        """Returns the sessions that have not ended; the last one if all have."""
        left = tuple(one for one in self.sessions if one.ends_at > now)
        return left or self.sessions[-1:]

    def is_at_the_time_of_any(self, others: Iterable["Activity"], now: datetime) -> bool:
        return any(self.session_at_the_time_of(one, now) for one in others if one.id != self.id)

    def session_at_the_time_of(self, other: "Activity", now: datetime) -> Session | None:
        """Returns the first session still to come that overlaps one of the other activity."""
        left = (one for one in self.sessions if one.ends_at > now)
        return next((one for one in left if any(map(one.overlaps, other.sessions))), None)


def ensure_seats(capacity: int | None, quotas: Collection[int]) -> None:
    """Checks capacity and quotas.

    Raises:
        BadCapacity: below 1 or above `LARGEST`.
        BadQuotas: quotas exceed the capacity, contain a number below 1, or there is no capacity.
    """
    if capacity is not None and not 1 <= capacity <= LARGEST:
        raise BadCapacity(largest=LARGEST)
    if not quotas:
        return
    given = sum(quotas)
    if capacity is None or given > capacity or min(quotas) < 1:
        raise BadQuotas(given=given, capacity=capacity or 0)


def ensure_sessions(sessions: tuple[Session, ...], now: datetime) -> None:
    """Checks the sessions.

    Raises:
        EndBeforeStart, Past, SessionsOverlap: the times are not valid.
    """
    for session in sessions:
        session.ensure_possible(now)
    ordered = sorted(sessions, key=lambda one: one.starts_at)
    if any(one.overlaps(two) for one, two in pairwise(ordered)):
        raise SessionsOverlap


def falls_into_lessons(local_start: datetime, holidays: Holidays) -> bool:
    """Returns whether the start is during lessons on a school day; the organizer gets a hint."""
    first, last = LESSONS
    day = local_start.date()
    is_school_day = day.weekday() < 6 and holidays.on(day) is None  # noqa: PLR2004 - to Saturday
    return is_school_day and first <= local_start.time() < last
