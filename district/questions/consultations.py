"""Consultations: a person books a slot of a methodist about a topic, asks, comes, and answers
whether it has helped.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from district.ids import PersonId
from district.pages import Page
from district.people.person import Person
from district.slots import Appointment, AppointmentStatus, Slot
from district.topics import Topic

CLOSES_BEFORE = 2
"""Hours before a consultation until which it is booked or given up, unless the row says another."""
QUESTION_LIMIT = 1000
REASON_LIMIT = 300
NEXT = 3
"""Free times that are offered instead of a cancelled one."""
MARKED_FOR = timedelta(days=14)
"""Time in which a methodist sees past slots."""
TOLD_AFTER = timedelta(minutes=3)
"""From a booking to its letter to the methodist, which has the question typed meanwhile."""
ASKED_AFTER = timedelta(minutes=30)
"""From the end to the question whether it took place and has helped."""


class Answer(StrEnum):
    """Short values, because they are part of callback data."""

    RESOLVED = "healed"
    BETTER = "better"
    NOT_YET = "not-yet"
    NOT_HELD = "not-held"


class News(StrEnum):
    """Letters about a consultation."""

    BOOKED = "booked"
    """To the methodist."""
    GIVEN_UP = "given-up"
    """To the methodist: the person does not come."""
    CANCELLED = "cancelled"
    """To the person: the methodist cannot."""
    FREE = "free"
    """To people who watch a methodist."""
    DAY = "day"
    """To both: a day is left."""
    HOUR = "hour"
    ASKED = "asked"
    """To the person, afterwards."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """An appointment as one of both sees it."""

    slot: Slot
    appointment: Appointment
    person: Person
    methodist: Person
    topic: Topic | None
    reader: PersonId
    now: datetime

    @property
    def is_methodist(self) -> bool:
        """Whether the reader gives it."""
        return self.reader == self.methodist.id

    @property
    def status(self) -> AppointmentStatus:
        return self.appointment.status

    @property
    def is_ahead(self) -> bool:
        return self.status is AppointmentStatus.BOOKED and self.now < self.slot.starts_at

    @property
    def may_cancel(self) -> bool:
        """The methodist may until it begins, the person until the slot closes."""
        return self.is_ahead and (self.is_methodist or self.now < self.slot.closes_at)

    @property
    def may_answer(self) -> bool:
        is_over = self.status is not AppointmentStatus.CANCELLED and self.slot.ends_at <= self.now
        return is_over and not self.is_methodist

    def is_news(self, news: News) -> bool:
        """Returns whether the letter is still true."""
        one = self.appointment
        if news is News.ASKED:
            return self.may_answer and one.answer is None
        if news in {News.GIVEN_UP, News.CANCELLED}:
            is_off = self.status is AppointmentStatus.CANCELLED
            return is_off and (news is News.CANCELLED) == (self.slot.withdrawn_at is not None)
        return self.is_ahead


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """The consultations of a person, and the topics on which there are methodists."""

    ahead: tuple[Consultation, ...]
    past: tuple[Consultation, ...]
    """The newest first."""
    topics: Page[Topic]
    """Topics of own deficits come first."""
    own: frozenset[str]
    """Topics of own deficits."""
    gives: bool
    """Whether the person is a methodist."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Times:
    """The free slots of methodists, to be booked about a topic."""

    topic: Topic
    free: Page[Slot]
    methodists: Mapping[PersonId, Person]
    full: tuple[PersonId, ...] = ()
    """Methodists without a free slot."""
    watched: frozenset[PersonId] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A slot of a methodist."""

    slot: Slot
    consultation: Consultation | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Schedule:
    """The slots of a methodist, to come and of the last weeks."""

    lines: Page[Line]
    booked: int
    free: int
    """Both to come."""
