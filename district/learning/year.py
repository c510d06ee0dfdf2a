"""A person's school year: activities with their hours, certificates, and what is open now."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property

from district.activities.activity import ActivityStatus, ActivityType, InCurriculum
from district.activities.certificates import certificate_number
from district.activities.curriculum import IssuedProgramme, Progress
from district.activities.enrolments import CAME, OPEN, EnrolmentStatus
from district.activities.institute_documents import Written
from district.calls.paper import Achievement
from district.ids import ActivityId, CurriculumId
from district.people.person import Profile
from district.topics import Label

FIRST_MONTH = 9
"""A school year begins on 1 September and ends on 31 August."""


@dataclass(frozen=True, slots=True, order=True)
class SchoolYear:
    start: int
    """The calendar year in which it begins."""

    @classmethod
    def of(cls, day: date) -> "SchoolYear":
        return cls(day.year - (day.month < FIRST_MONTH))

    @property
    def first(self) -> date:
        return date(self.start, FIRST_MONTH, 1)

    @property
    def last(self) -> date:
        return date(self.start + 1, FIRST_MONTH - 1, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class YearLine:
    """One enrolment of the person."""

    activity: ActivityId
    type: ActivityType
    title: str
    hours: int
    status: EnrolmentStatus
    activity_status: ActivityStatus
    starts_at: datetime
    ends_at: datetime
    next_at: datetime | None = None
    """Start of the next session; None: all have ended."""
    certificate: int | None = None
    code: str | None = None
    """The code in the verification link of the certificate."""
    issued_at: datetime | None = None
    document: Written | None = None
    """The document of the institute, for a course."""
    curriculum: InCurriculum | None = None
    programme: IssuedProgramme | None = None
    """The certificate of the programme."""

    @property
    def number(self) -> str | None:
        """The number of the certificate."""
        if self.certificate is None or self.issued_at is None:
            return None
        return certificate_number(self.certificate, self.issued_at)

    @property
    def is_past(self) -> bool:
        is_over = self.activity_status is ActivityStatus.OVER or self.certificate is not None
        return is_over and self.status in CAME

    @property
    def is_ahead(self) -> bool:
        is_coming = self.activity_status is ActivityStatus.PUBLISHED and self.next_at is not None
        return is_coming and self.status in OPEN | CAME

    @property
    def counts(self) -> bool:
        """Whether its hours are done: the person attended all of it."""
        return self.is_past and self.status is EnrolmentStatus.ATTENDED

    @property
    def has_seat(self) -> bool:
        return self.is_ahead and self.status in {EnrolmentStatus.BOOKED, *CAME}


@dataclass(frozen=True, slots=True, kw_only=True)
class NextConsultation:
    starts_at: datetime
    topic: Label


@dataclass(frozen=True, slots=True, kw_only=True)
class Open:
    """Numbers of what is open now."""

    deficits: int = 0
    pair: int = 0
    """1 if the person looks for a mentor or has one."""
    mentees: int = 0
    entries: int = 0
    """Entries of calls that are not decided yet."""
    papers: int = 0
    """Papers of calls, of all years."""
    consultation: NextConsultation | None = None
    """The next one that is booked."""


@dataclass(frozen=True, kw_only=True)
class MyYear:
    """A school year of a person. An activity belongs to the year in which it ends."""

    year: SchoolYear
    is_current: bool
    years: tuple[SchoolYear, ...]
    """Years to choose from, the earliest first; this one is among them."""
    lines: tuple[YearLine, ...]
    open: Open
    programmes: tuple[Progress, ...] = ()
    """Programmes with lines in this year; their hours are of all years."""

    @cached_property
    def ahead(self) -> list[YearLine]:
        """Activities of the person that have not ended, the next first."""
        found = [one for one in self.lines if one.is_ahead]
        return sorted(found, key=lambda one: (one.next_at or one.starts_at, one.activity))

    @cached_property
    def past(self) -> list[YearLine]:
        """Activities that the person was at, the latest first."""
        found = [one for one in self.lines if one.is_past]
        return sorted(found, key=lambda one: (one.ends_at, one.activity), reverse=True)

    @property
    def done(self) -> int:
        """Hours, each activity once."""
        return sum(one.hours for one in self.past if one.counts)

    @property
    def planned(self) -> int:
        """Hours of seats that the person has."""
        return sum(one.hours for one in self.ahead if one.has_seat)

    @property
    def by_type(self) -> list[tuple[ActivityType, int]]:
        """Hours that are done by type, the most first."""
        return hours_by_type(self.past)

    def beside(self, step: int) -> SchoolYear | None:
        """Returns the year `step` places after this one among those to choose from."""
        place = self.years.index(self.year) + step
        return self.years[place] if 0 <= place < len(self.years) else None


def progress_of(every: Sequence[YearLine], lines: Sequence[YearLine]) -> tuple[Progress, ...]:
    """Returns the progress in the programmes of `lines`, by the hours of `every` line."""
    shown = {one.curriculum.id: one.curriculum for one in lines if one.curriculum is not None}
    hours: Counter[CurriculumId] = Counter()
    for one in every:
        if one.curriculum is not None and one.counts:
            hours[one.curriculum.id] += one.hours
    issued = {one.curriculum.id: one.programme for one in lines if one.curriculum is not None}
    return tuple(
        Progress(curriculum=one, attended=hours[one.id], issued=issued[one.id])
        for one in shown.values()
    )


def hours_by_type(lines: Sequence[YearLine]) -> list[tuple[ActivityType, int]]:
    hours: Counter[ActivityType] = Counter()
    for one in lines:
        if one.counts:
            hours[one.type] += one.hours
    return sorted(hours.items(), key=lambda pair: (-pair[1], pair[0].id))


@dataclass(frozen=True, slots=True, kw_only=True)
class YearReport:
    """The printed facts of a year; every line has a number that can be verified."""

    profile: Profile
    year: MyYear
    lines: tuple[YearLine, ...]
    """Attended activities, the earliest first."""
    achievements: tuple[Achievement, ...]
    """With papers issued in this year, as the person shows them."""
    made_at: datetime

    @property
    def programmes(self) -> list[tuple[Progress, IssuedProgramme]]:
        """The complete ones, with their certificates."""
        found = ((one, one.issued) for one in self.year.programmes if one.is_complete)
        return [(one, issued) for one, issued in found if issued is not None]

    @property
    def is_empty(self) -> bool:
        return not self.lines and not self.achievements
