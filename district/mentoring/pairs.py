"""Mentorships of a mentor and a mentee, from the request to the end.

```
(new)    → asked
asked    → proposed          to the mentee's next chosen mentor, or by the curator
proposed → active            accepted; the capacity is checked then
proposed → asked             declined, no reply, full, paused: on to the next
asked, proposed → withdrawn  by the mentee
active   → completed | ended | replaced
```
A mentorship in `asked` waits in the district's queue: there is no chosen mentor left to propose to.
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
from district.messages import Message
from district.pages import Page
from district.people.person import Person
from district.topics import Topic

GOAL_LIMIT = 200
WISHES = 3
"""Limit of chosen mentors, in order."""
_PHONE_DIGITS = range(10, 16)
_SCHOOL_YEAR_ENDS = (5, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class MentorshipRules:
    answer_days: int = 3
    """Days for a mentor's reply, after which the next one is asked."""


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
    """Moves of mentorships; past ones are stored in the history."""

    ASK = "ask"
    PROPOSE = "propose"
    ACCEPT = "accept"
    DECLINE = "decline"
    LEAD_ON = "lead-on"
    """No reply, full, paused or gone."""
    WITHDRAW = "withdraw"
    COMPLETE = "complete"
    END = "end"
    REPLACE = "replace"


class By(StrEnum):
    """The actor of a move."""

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
    move: MentorshipMove, sources: set[MentorshipStatus | None], target: MentorshipStatus, *by: By
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
"""All transitions. `Mentorship.moved` is the only function that changes the status."""


def transition_of(move: MentorshipMove) -> MentorshipTransition:
    return next(one for one in MENTORSHIP_TRANSITIONS if one.move is move)


class Span(StrEnum):
    """Agreed duration of a pair."""

    SCHOOL_YEAR = "school-year"
    NINE_MONTHS = "nine-months"
    SIX_MONTHS = "six-months"
    THREE_MONTHS = "three-months"

    def ends_at(self, now: datetime, calendar: Calendar) -> datetime:
        """Returns the evening of the last day.

        With less than a month left, the next school year counts.
        """
        today = calendar.local(now).date()
        months = _MONTHS.get(self)
        last = _end_of_school_year(today) if months is None else _months_later(today, months)
        return calendar.at(last, time(18, 0))


_MONTHS = {Span.NINE_MONTHS: 9, Span.SIX_MONTHS: 6, Span.THREE_MONTHS: 3}


def _end_of_school_year(today: date) -> date:
    last = date(today.year, *_SCHOOL_YEAR_ENDS)
    return last if last - today >= timedelta(days=30) else date(today.year + 1, *_SCHOOL_YEAR_ENDS)


def _months_later(day: date, months: int) -> date:
    """Returns the same day of a later month, or its last day."""
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
    """The proposed or active mentor; None in the queue."""
    status: MentorshipStatus
    version: int
    """Incremented by every move, for compare-and-set."""
    goal: str
    topics: tuple[TopicId, ...]
    """Topics of the mentee's deficits shown to the mentor."""
    span: Span
    wishes: tuple[PersonId, ...]
    """Chosen mentors still to be asked, in order."""
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
        """Returns the mentorship after the move.

        `mentor`: the proposed mentor. `until`: deadline of the reply, or end of the pair.

        Raises:
            NotInThisState: there is no such transition.
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

    def asked_again(self) -> "Mentorship":
        """Returns a new mentorship of the mentee, at the same place of the queue."""
        return Mentorship(
            id=MentorshipId(0),
            district=self.district,
            mentee=self.mentee,
            mentor=None,
            status=MentorshipStatus.ASKED,
            version=1,
            goal=self.goal,
            topics=self.topics,
            span=self.span,
            wishes=(),
            asked_at=self.asked_at,
        )

    def side_of(self, person: PersonId) -> By | None:
        """Returns the person's side, or None for others."""
        if person == self.mentee:
            return By.MENTEE
        return By.MENTOR if person == self.mentor else None

    def other_than(self, person: PersonId) -> PersonId | None:
        return self.mentor if person == self.mentee else self.mentee


def _after(mentor: PersonId | None, wishes: tuple[PersonId, ...]) -> tuple[PersonId, ...]:
    """Returns the chosen mentors after this one; earlier ones were not available and
    are skipped.
    """
    return wishes[wishes.index(mentor) + 1 :] if mentor in wishes else wishes


class ContactKind(StrEnum):
    """How the two of a pair may contact each other."""

    USERNAME = "username"
    PHONE = "phone"
    BOT = "bot"
    """No contact: they write through the bot."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    kind: ContactKind
    text: str | None = None


def phone_number(text: str) -> str:
    """Normalizes a typed phone number.

    Raises:
        BadPhone: not 10 to 15 digits with usual separators.
    """
    tidy = " ".join(text.split())
    digits = sum(one.isdigit() for one in tidy)
    if digits not in _PHONE_DIGITS or not all(
        one.isascii() and (one.isdigit() or one in "+-() ") for one in tidy
    ):
        raise BadPhone
    return tidy


class Question(StrEnum):
    """Questions to both people of a pair, asked once."""

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


# ── Facts for screens ──────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class PairFacts:
    """A mentorship as one of the two may see it: of the partner only what was agreed."""

    mentorship: Mentorship
    side: By
    other: Person | None
    """None while there is no mentor, or after erasure."""
    topics: tuple[Topic, ...]
    place: int | None
    """Position in the district's queue, from 1; None outside it."""
    own_contact: Contact | None
    other_contact: Contact | None
    asked_another: bool
    """Whether the reader asked for another partner; the partner is never told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PairMessage:
    message: Message
    author_side: By
    author: Person


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedQuestion:
    mentorship: Mentorship
    side: By
    question: Question
    other: Person | None
    answer: PairAnswer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggested:
    """A suggestion with the names used in its reasons."""

    suggestion: Suggestion
    load: Load
    topics: tuple[Topic, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueRow:
    """A waiting mentee as a curator sees them."""

    mentorship: Mentorship
    place: int
    mentee: Person
    drafted: Person | None
    """The mentor of the draft pair."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AnotherAsked:
    """A pair in which someone asked for another partner; for curators only."""

    mentorship: Mentorship
    mentee: Person
    mentor: Person
    by: tuple[By, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """A curator's overview of pairs, with a page of the queue."""

    page: Page[QueueRow]
    drafts: int
    another: int


class Impossible(StrEnum):
    """Why a draft pair can no longer be published."""

    FULL = "full"
    AWAY = "away"
    """Paused, gone, or no longer a mentor."""
    NOT_WAITING = "not-waiting"
    """Withdrawn, or already paired."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    pairs: int
    impossible: tuple[tuple[Person, Impossible], ...]
    """The mentees."""
