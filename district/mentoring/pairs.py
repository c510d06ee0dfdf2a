"""Mentorships: a pair of a mentor and a mentee, from being asked for to an agreed end.

```
(new)    → asked
asked    → proposed          to the next mentor the mentee named, or by the curator
proposed → active            the mentor accepts; whether there is room is checked then
proposed → asked             declined, not answered in time, full, paused: on to the next
asked, proposed → withdrawn  by the mentee
active   → completed | ended | replaced
```
Whoever is asked for stands in the district's queue: asked means that nobody is left to propose to.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from district.clock import Calendar
from district.errors import BadPhone, NotInThisState
from district.ids import DistrictId, MentorshipId, PersonId, TopicId
from district.mentoring.matching import Suggestion
from district.mentoring.mentors import Load
from district.pages import Page
from district.people.person import Person
from district.topics import Topic

GOAL_LIMIT = 200
MESSAGE_LIMIT = 3000
"""Characters of one message through the bot; its letter shows the beginning of a long one."""
WISHES = 3
"""Mentors that can be named, in order."""
_PHONE_DIGITS = range(10, 16)
_SCHOOL_YEAR_ENDS = (5, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipRules:
    answer_days: int = 3
    """Days in which a mentor answers; after that the next one is asked."""


class MentorshipStatus(StrEnum):
    ASKED = "asked"
    PROPOSED = "proposed"
    ACTIVE = "active"
    COMPLETED = "completed"
    ENDED = "ended"
    REPLACED = "replaced"
    WITHDRAWN = "withdrawn"

    @property
    def is_open(self) -> bool:
        return self in OPEN


_S = MentorshipStatus
OPEN = frozenset({_S.ASKED, _S.PROPOSED, _S.ACTIVE})


class MentorshipMove(StrEnum):
    """The verbs of the machine; the past ones stand in the history."""

    ASK = "ask"
    PROPOSE = "propose"
    ACCEPT = "accept"
    DECLINE = "decline"
    LEAD_ON = "lead-on"
    """Not answered in time, full, paused or gone."""
    WITHDRAW = "withdraw"
    COMPLETE = "complete"
    END = "end"
    REPLACE = "replace"


class By(StrEnum):
    """Who makes a move."""

    MENTEE = "mentee"
    MENTOR = "mentor"
    CURATOR = "curator"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipTransition:
    move: MentorshipMove
    sources: frozenset[MentorshipStatus | None]
    target: MentorshipStatus
    by: frozenset[By]


_M = MentorshipMove


def _row(
    move: MentorshipMove,
    sources: set[MentorshipStatus | None],
    target: MentorshipStatus,
    *by: By,
) -> MentorshipTransition:
    return MentorshipTransition(
        move=move, sources=frozenset(sources), target=target, by=frozenset(by)
    )


MENTORSHIP_TRANSITIONS: tuple[MentorshipTransition, ...] = (
    _row(_M.ASK, {None}, _S.ASKED, By.MENTEE, By.CURATOR),
    _row(_M.PROPOSE, {_S.ASKED}, _S.PROPOSED, By.SYSTEM, By.CURATOR),
    _row(_M.ACCEPT, {_S.PROPOSED}, _S.ACTIVE, By.MENTOR),
    _row(_M.DECLINE, {_S.PROPOSED}, _S.ASKED, By.MENTOR),
    _row(_M.LEAD_ON, {_S.PROPOSED}, _S.ASKED, By.SYSTEM),
    _row(_M.WITHDRAW, {_S.ASKED, _S.PROPOSED}, _S.WITHDRAWN, By.MENTEE),
    _row(_M.COMPLETE, {_S.ACTIVE}, _S.COMPLETED, By.SYSTEM),
    _row(_M.END, {_S.ACTIVE}, _S.ENDED, By.MENTEE, By.MENTOR, By.SYSTEM),
    _row(_M.REPLACE, {_S.ACTIVE}, _S.REPLACED, By.CURATOR),
)
"""The whole machine. Nothing moves a mentorship but `Mentorship.moved`, along one of these."""


def transition_of(move: MentorshipMove) -> MentorshipTransition:
    return next(one for one in MENTORSHIP_TRANSITIONS if one.move is move)


class Span(StrEnum):
    """How long a pair is agreed for."""

    SCHOOL_YEAR = "school-year"
    NINE_MONTHS = "nine-months"
    SIX_MONTHS = "six-months"
    THREE_MONTHS = "three-months"

    def ends_at(self, now: datetime, calendar: Calendar) -> datetime:
        """The evening of the last day. A school year with less than a month left is the next."""
        today = calendar.local(now).date()
        months = _MONTHS.get(self)
        last = _end_of_school_year(today) if months is None else _months_later(today, months)
        return calendar.at(last, time(18, 0))


_MONTHS = {Span.NINE_MONTHS: 9, Span.SIX_MONTHS: 6, Span.THREE_MONTHS: 3}


def _end_of_school_year(today: date) -> date:
    last = date(today.year, *_SCHOOL_YEAR_ENDS)
    return last if last - today >= timedelta(days=30) else date(today.year + 1, *_SCHOOL_YEAR_ENDS)


def _months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last one."""
    year, month = divmod(day.month - 1 + months, 12)
    first = date(day.year + year, month + 1, 1)
    after = date(first.year + first.month // 12, first.month % 12 + 1, 1)
    return min(first.replace(day=1) + timedelta(days=day.day - 1), after - timedelta(days=1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentorship:
    id: MentorshipId
    district: DistrictId
    mentee: PersonId
    mentor: PersonId | None
    """To whom it is proposed, or who has it; None in the queue."""
    status: MentorshipStatus
    version: int
    """Grows with every move: what a compare-and-set compares."""
    goal: str
    topics: tuple[TopicId, ...]
    """What the mentee lets the mentor see of their difficulties."""
    span: Span
    wishes: tuple[PersonId, ...]
    """Mentors who are still to be asked, in order."""
    asked_at: datetime
    proposed_until: datetime | None = None
    started_at: datetime | None = None
    midpoint_at: datetime | None = None
    ends_at: datetime | None = None

    def moved(
        self,
        move: MentorshipMove,
        now: datetime,
        *,
        mentor: PersonId | None = None,
        until: datetime | None = None,
    ) -> "Mentorship":
        """`mentor`: whom it is proposed to. `until`: by when they answer, or when the pair ends.

        Raises:
            NotInThisState: there is no such move from here.
        """
        row = transition_of(move)
        if self.status not in row.sources:
            raise NotInThisState
        moved = replace(self, status=row.target, version=self.version + 1, proposed_until=None)
        if move is MentorshipMove.PROPOSE:
            return replace(
                moved, mentor=mentor, proposed_until=until, wishes=_after(mentor, self.wishes)
            )
        if move is MentorshipMove.ACCEPT and until is not None:
            midpoint = now + (until - now) / 2
            return replace(moved, started_at=now, midpoint_at=midpoint, ends_at=until)
        if row.target in {MentorshipStatus.ASKED, MentorshipStatus.WITHDRAWN}:
            return replace(moved, mentor=None)
        return moved

    def side_of(self, person: PersonId) -> By | None:
        """Which of the two; None: neither."""
        if person == self.mentee:
            return By.MENTEE
        return By.MENTOR if person == self.mentor else None

    def other_than(self, person: PersonId) -> PersonId | None:
        return self.mentor if person == self.mentee else self.mentee


def _after(mentor: PersonId | None, wishes: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
    """Whom to ask if this one cannot: those before could not be asked, and are not waited for."""
    return wishes[wishes.index(mentor) + 1 :] if mentor in wishes else wishes


class ContactKind(StrEnum):
    """What one of a pair lets the other have."""

    USERNAME = "username"
    PHONE = "phone"
    BOT = "bot"
    """Nothing: they write through the bot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    kind: ContactKind
    text: str | None = None


def phone_number(text: str) -> str:
    """A typed number as it is shown: digits with what joins them.

    Raises:
        BadPhone: no number of 10 to 15 digits.
    """
    tidy = " ".join(text.split())
    digits = sum(one.isdigit() for one in tidy)
    if digits not in _PHONE_DIGITS or not all(
        one.isascii() and (one.isdigit() or one in "+-() ") for one in tidy
    ):
        raise BadPhone
    return tidy


class WordsStep(StrEnum):
    """What a form of one step takes from one of a pair."""

    MESSAGE = "message"
    PHONE = "phone"


class Question(StrEnum):
    """What both of a pair are asked, once each."""

    MIDPOINT = "midpoint"
    CLOSING = "closing"


class PairAnswer(StrEnum):
    WELL = "well"
    COULD_BE_BETTER = "could-be-better"
    NEED_CURATOR = "need-curator"
    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not-reached"


ANSWERS: Mapping[Question, tuple[PairAnswer, ...]] = {
    Question.MIDPOINT: (PairAnswer.WELL, PairAnswer.COULD_BE_BETTER, PairAnswer.NEED_CURATOR),
    Question.CLOSING: (PairAnswer.REACHED, PairAnswer.PARTLY, PairAnswer.NOT_REACHED),
}


# ── What is shown ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFacts:
    """A mentorship as one of the two may see it: of the other no more than was agreed to."""

    mentorship: Mentorship
    side: By
    other: Person | None
    """None while there is no mentor, or when their data are gone."""
    topics: tuple[Topic, ...]
    place: int | None
    """In the district's queue, from 1; None outside it."""
    own_contact: Contact | None
    other_contact: Contact | None
    asked_another: bool
    """The reader has asked the curator for another; the other side is never told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairMessage:
    id: int
    mentorship: MentorshipId
    author: PersonId
    author_side: By
    author_person: Person
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    mentorship: Mentorship
    side: By
    question: Question
    other: Person | None
    answer: PairAnswer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A suggestion with the names that its reasons need."""

    suggestion: Suggestion
    load: Load
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """One who waits, as a curator sees them."""

    mentorship: Mentorship
    place: int
    mentee: Person
    drafted: Person | None
    """The mentor of a draft pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnotherAsked:
    """A pair of which somebody wants another; for curators alone."""

    mentorship: Mentorship
    mentee: Person
    mentor: Person
    by: tuple[By, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All that a curator has to do about pairs, and a page of the queue."""

    page: Page[QueueRow]
    drafts: int
    another: int


class Impossible(StrEnum):
    """Why a draft pair cannot be published any more."""

    FULL = "full"
    AWAY = "away"
    """Paused, gone, or a mentor no longer."""
    NOT_WAITING = "not-waiting"
    """Withdrawn, or with somebody else already."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    pairs: int
    impossible: tuple[tuple[Person, Impossible], ...]
    """The mentee of each."""
