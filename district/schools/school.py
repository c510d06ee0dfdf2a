"""Schools: standing programmes run in cohorts.

A cohort is an activity with many sessions, so membership is an enrolment without a state machine of
its own: accepted is booked, active is booked after the first session, completed is attended, left
is withdrawn; expelled people are told the reason.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from district.activities.activity import Activity, ActivityRules, ActivityStatus, Session
from district.activities.enrolments import Enrolment, EnrolmentFacts, EnrolmentStatus
from district.errors import BadPupil, NotForPosition, RoleNeeded, ServiceTooLong, ServiceTooShort
from district.ids import EnrolmentId, PersonId, SchoolId, TypeId
from district.languages import Language
from district.people.person import Person, Position, Profile
from district.people.roles import Role
from district.requests.request import Deciders, Request
from district.topics import Label

COHORT = TypeId("school-cohort")
"""Type id of cohorts in the data files."""
MOTIVATION_LIMIT = 500
RECOMMENDATION_LIMIT = 300
"""In characters."""
MOST_PUPILS = 15
"""Limit per teacher and cohort."""
GRADES = range(1, 12)
DAYS_OF_MONTH = 365 / 12

_PUPIL = re.compile(
    r"((?:[^\W\d_](?:\.\s*|\s+)){1,2}[^\W\d_]?)\.?\s*[,;]?\s*"
    r"(\d{1,2})\s*[-–]?\s*[«\"]?([^\W\d_])?[»\"]?(?:\s+(?:класс|кл|grade|form)\.?)?"
)


class Recommendation(StrEnum):
    OPTIONAL = "optional"
    REQUIRED = "required"


class Admits(StrEnum):
    """The learners of a school."""

    PEOPLE = "people"
    PUPILS = "pupils"
    """Children of a teacher who applies for them; they have no accounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """Conditions of entry; None and empty ones are not checked."""

    service_from: int | None = None
    service_to: int | None = None
    """Years of service, both inclusive."""
    positions: tuple[Position, ...] = ()
    holds: Role | None = None
    needs_recommendation: bool = False

    def is_for(self, position: Position | None) -> bool:
        """Returns whether people in that position may be admitted; an unknown one hides nothing."""
        return not self.positions or position is None or position in self.positions

    def ensure_admits(self, profile: Profile, roles: Iterable[Role], today: date) -> None:
        """Checks the conditions.

        Raises:
            ServiceTooShort, ServiceTooLong, NotForPosition, RoleNeeded: an unmet condition.
            FactNeeded: a condition is about a fact that is not known.
        """
        if self.holds is not None and self.holds not in set(roles):
            raise RoleNeeded(role=self.holds)
        if self.service_from is not None or self.service_to is not None:
            years = profile.need_service(today)
            if self.service_from is not None and years < self.service_from:
                raise ServiceTooShort(least=self.service_from, years=years)
            if self.service_to is not None and years > self.service_to:
                raise ServiceTooLong(most=self.service_to, years=years)
        if self.positions and profile.need_position() not in self.positions:
            raise NotForPosition(wanted=self.positions, own=profile.need_position())


@dataclass(frozen=True, slots=True, kw_only=True)
class School:
    """A school from the data files."""

    id: SchoolId
    label: Label
    goal_ru: str
    goal_en: str
    entry: Entry
    deciders: Deciders
    admits: Admits
    gives: Role | None = None
    months: int | None = None
    """Duration of the role; None: without an end."""

    @property
    def is_for_beginners(self) -> bool:
        """Whether its learners are in their first years of service, and are offered a mentor."""
        return self.entry.service_to is not None and self.admits is Admits.PEOPLE

    def goal(self, language: Language) -> str:
        return self.goal_ru if language is Language.RU else self.goal_en

    def role_until(self, now: datetime) -> datetime | None:
        return None if self.months is None else now + timedelta(days=self.months * DAYS_OF_MONTH)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pupil:
    """A child; nothing else about them is stored."""

    initials: str
    grade: str
    """«8» or «8 Б»."""
    consent_on: date
    """Date of a parent's consent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Application:
    """A person's application to a cohort."""

    motivation: str | None = None
    recommendation: str | None = None
    pupils: tuple[Pupil, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolFacts(EnrolmentFacts):
    """An application as its deciders see it."""

    school: School
    application: Application
    needs_mentor: bool = False
    """Whether the author was accepted as a beginner and has neither a mentor nor asks for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Attended sessions of all; `needed` completes the cohort."""

    done: int
    total: int
    rules: ActivityRules

    @property
    def needed(self) -> int:
        return self.rules.needed(self.total)


class State(StrEnum):
    """A school's state for the reader of the list."""

    LEARNING = "learning"
    ASKED = "asked"
    WAITING = "waiting"
    OFFERED = "offered"
    OPEN = "open"
    CLOSED = "closed"


_STATES = {
    EnrolmentStatus.BOOKED: State.LEARNING,
    EnrolmentStatus.REQUESTED: State.ASKED,
    EnrolmentStatus.WAITLISTED: State.WAITING,
    EnrolmentStatus.OFFERED: State.OFFERED,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A person's own enrolment in a cohort."""

    activity: Activity
    enrolment: Enrolment
    progress: Progress
    reason: str | None = None
    """The reason of an expulsion."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SchoolView:
    """A school as one person sees it."""

    school: School
    open_cohorts: tuple[Activity, ...]
    """Cohorts to which the person may apply now, the soonest first."""
    own: tuple[Place, ...]
    """Own enrolments of every status, the latest first."""
    held: tuple[Activity, ...] = ()
    """Cohorts of the school's managers, the latest first."""
    recruits: tuple[Activity, ...] = ()
    """Cohorts open to others, which the person manages, the soonest first."""
    needs_mentor: bool = False
    """See `SchoolFacts`."""

    @property
    def standing(self) -> Place | None:
        """The own open enrolment, if any."""
        return next((one for one in self.own if one.enrolment.status.is_open), None)

    @property
    def state(self) -> State:
        mine = self.standing
        if mine is not None:
            return _STATES[mine.enrolment.status]
        return State.OPEN if self.open_cohorts or self.recruits else State.CLOSED


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """The result of sending an application."""

    school: School
    activity: Activity
    request: Request


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A row of the cohort board."""

    enrolment: Enrolment
    person: Person
    seen: tuple[bool | None, ...]
    """The mark of each session in order; None: not marked."""
    application: Application
    is_graduated: bool
    rules: ActivityRules
    reason: str | None = None
    """The reason of an expulsion."""

    @property
    def progress(self) -> Progress:
        done = sum(mark is True for mark in self.seen)
        return Progress(done=done, total=len(self.seen), rules=self.rules)

    @property
    def name(self) -> str:
        profile = self.person.profile
        return profile.name.short if profile else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """A cohort as its managers see it; members sorted by name."""

    school: School
    activity: Activity
    members: tuple[Member, ...]
    is_confirmed: bool
    """Whether its end was confirmed before."""
    begun: int
    """Number of sessions that have begun."""

    def of(self, *statuses: EnrolmentStatus) -> tuple[Member, ...]:
        return tuple(one for one in self.members if one.enrolment.status in statuses)

    @property
    def learners(self) -> tuple[Member, ...]:
        """Members to the end of the cohort: the rows of the matrix."""
        return self.of(*LEARNERS)

    @property
    def expellable(self) -> tuple[Member, ...]:
        return self.of(EnrolmentStatus.BOOKED)

    @property
    def held(self) -> tuple[tuple[Session, int | None], ...]:
        """Sessions that have begun, the latest first, with attendance; None: not marked yet."""
        counted = []
        for at, session in enumerate(self.activity.sessions[: self.begun]):
            marks = [one.seen[at] for one in self.members if one.seen[at] is not None]
            counted.append((session, sum(mark is True for mark in marks) if marks else None))
        return tuple(reversed(counted))

    @property
    def attendance(self) -> tuple[int | None, ...]:
        """Learners at each session; None: not marked yet."""
        return tuple(
            sum(marks) if (marks := [one for one in seen if one is not None]) else None
            for seen in zip(*(one.seen for one in self.learners), strict=True)
        ) or (None,) * len(self.activity.sessions)

    @property
    def needed(self) -> int:
        """Number of sessions that completes the cohort."""
        return self.activity.rules.needed(len(self.activity.sessions))

    @property
    def with_pupils(self) -> tuple[Member, ...]:
        shown = (*LEARNERS, *ASKING)
        return tuple(one for one in self.of(*shown) if one.application.pupils)

    @property
    def graduates(self) -> tuple[Member, ...]:
        """Members whose completion is to be confirmed."""
        attended = self.of(EnrolmentStatus.ATTENDED)
        return tuple(one for one in attended if not one.is_graduated and one.person.profile)

    @property
    def left_behind(self) -> tuple[Member, ...]:
        """Members with too few sessions."""
        return self.of(EnrolmentStatus.PARTLY, EnrolmentStatus.ABSENT, EnrolmentStatus.BOOKED)

    @property
    def can_be_confirmed(self) -> bool:
        is_over = self.activity.status is ActivityStatus.OVER
        return is_over and (bool(self.graduates) or not self.is_confirmed)


LEARNERS = (
    EnrolmentStatus.BOOKED,
    EnrolmentStatus.ATTENDED,
    EnrolmentStatus.PARTLY,
    EnrolmentStatus.ABSENT,
)
ASKING = (EnrolmentStatus.REQUESTED, EnrolmentStatus.OFFERED, EnrolmentStatus.WAITLISTED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finish:
    """The result of a cohort for one person."""

    school: School
    activity: Activity
    progress: Progress
    is_completed: bool
    has_role: bool
    role_until: datetime | None
    """None: without an end, or no role."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Expulsion:
    """A planned or made expulsion."""

    activity: Activity
    enrolment: EnrolmentId
    person: PersonId
    name: str
    reason: str | None = None


def read_pupil(typed: str) -> tuple[str, str]:
    """Parses initials and class from «М. А., 8 класс», «м.а. 8 Б»; names are not accepted.

    Raises:
        BadPupil: any other text.
    """
    found = _PUPIL.fullmatch(typed.strip())
    if found is None or int(found[2]) not in GRADES:
        raise BadPupil
    letters = [letter.upper() for letter in found[1] if letter.isalpha()]
    initials = " ".join(f"{letter}." for letter in letters)
    grade = f"{int(found[2])} {found[3].upper()}" if found[3] else str(int(found[2]))
    return initials, grade
