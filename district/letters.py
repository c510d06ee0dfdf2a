"""Letters: one table says how each kind behaves on its way to a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, IntEnum, StrEnum, auto
from typing import Any

from district.ids import LetterId, PersonId


class LetterKind(StrEnum):
    REQUEST_DECIDED = "request-decided"
    REQUEST_UNDONE = "request-undone"
    REQUEST_EXPIRED = "request-expired"
    REQUEST_REMINDER = "request-reminder"
    REQUEST_ANSWERED = "request-answered"
    """To deciders: the author has answered what a request was returned with."""
    REQUEST_UNROUTED = "request-unrouted"
    ROLE_GRANTED = "role-granted"
    ROLE_ENDED = "role-ended"
    SEAT_OFFERED = "seat-offered"
    SEAT_GIVEN = "seat-given"
    OFFER_PASSED = "offer-passed"
    ACTIVITY_MOVED = "activity-moved"
    ACTIVITY_CANCELLED = "activity-cancelled"
    ACTIVITY_INVITATION = "activity-invitation"
    RESOLUTION_QUESTION = "healed-question"
    FEEDBACK_ASKED = "feedback-asked"
    SESSION_REMINDER = "session-reminder"
    EXPELLED = "expelled"
    SCHOOL_RESULT = "school-result"
    """To whoever was in a cohort: completed, or how many sessions were too few."""
    COHORT_ENDED = "cohort-ended"
    """To its maker, who confirms who has completed it."""
    ANNOUNCEMENT_HELD = "announcement-held"
    """To its author, who may not write to those people any more."""
    ANNOUNCEMENT_LATE = "announcement-late"
    """To its author: its moment passed while nothing could send it."""
    ANNOUNCEMENT_GROWN = "announcement-grown"
    """To its author: it reaches more people than were agreed to, and is asked for first."""
    COMMUNITY_INVITATION = "community-invitation"
    MENTORSHIP_PROPOSED = "mentorship-proposed"
    MENTORSHIP_STARTED = "mentorship-started"
    MENTORSHIP_QUEUED = "mentorship-queued"
    MENTORSHIP_OVER = "mentorship-over"
    MENTORSHIP_MESSAGE = "mentorship-message"
    MENTORSHIP_QUESTION = "mentorship-question"
    ANOTHER_ASKED = "another-asked"
    """To curators: somebody would like another mentor, or another mentee."""
    TROUBLE = "trouble"


class Urgency(IntEnum):
    """The order in which delivery works; lower goes first."""

    ANSWER = 0
    NOTICE = 1
    REMINDER = 2
    ANNOUNCEMENT = 3


class Quiet(Enum):
    """What quiet hours do to a letter."""

    SEND = auto()
    HOLD = auto()


class Guarantee(Enum):
    """What becomes of a letter that was in flight when the process died."""

    AT_LEAST_ONCE = auto()
    """Sent again: it may arrive twice."""
    AT_MOST_ONCE = auto()
    """Marked unknown and shown to its author."""


class Undelivered(Enum):
    """What happens when the letter cannot be delivered at all."""

    FORGET = auto()
    TELL_ADMINISTRATORS = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterRule:
    urgency: Urgency
    quiet: Quiet = Quiet.HOLD
    stale_after: timedelta | None = None
    """Older than this it is of no use and is not sent; None: always of use."""
    guarantee: Guarantee = Guarantee.AT_LEAST_ONCE
    undelivered: Undelivered = Undelivered.FORGET


LETTERS: Mapping[LetterKind, LetterRule] = {
    LetterKind.REQUEST_DECIDED: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.REQUEST_UNDONE: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.REQUEST_EXPIRED: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.REQUEST_REMINDER: LetterRule(
        urgency=Urgency.REMINDER, stale_after=timedelta(days=2)
    ),
    LetterKind.REQUEST_ANSWERED: LetterRule(urgency=Urgency.NOTICE, stale_after=timedelta(days=10)),
    LetterKind.REQUEST_UNROUTED: LetterRule(
        urgency=Urgency.NOTICE, undelivered=Undelivered.TELL_ADMINISTRATORS
    ),
    LetterKind.ROLE_GRANTED: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.ROLE_ENDED: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.SEAT_OFFERED: LetterRule(urgency=Urgency.NOTICE, stale_after=timedelta(hours=12)),
    LetterKind.SEAT_GIVEN: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.OFFER_PASSED: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.ACTIVITY_MOVED: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.ACTIVITY_CANCELLED: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.ACTIVITY_INVITATION: LetterRule(
        urgency=Urgency.ANNOUNCEMENT, stale_after=timedelta(days=7)
    ),
    LetterKind.RESOLUTION_QUESTION: LetterRule(
        urgency=Urgency.REMINDER, stale_after=timedelta(days=14)
    ),
    LetterKind.FEEDBACK_ASKED: LetterRule(urgency=Urgency.REMINDER, stale_after=timedelta(days=14)),
    LetterKind.SESSION_REMINDER: LetterRule(
        urgency=Urgency.REMINDER, stale_after=timedelta(hours=2)
    ),
    LetterKind.EXPELLED: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.SCHOOL_RESULT: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.COHORT_ENDED: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.ANNOUNCEMENT_HELD: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.ANNOUNCEMENT_LATE: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.ANNOUNCEMENT_GROWN: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.COMMUNITY_INVITATION: LetterRule(
        urgency=Urgency.ANNOUNCEMENT, stale_after=timedelta(days=14)
    ),
    LetterKind.MENTORSHIP_PROPOSED: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.MENTORSHIP_STARTED: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.MENTORSHIP_QUEUED: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.MENTORSHIP_OVER: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.MENTORSHIP_MESSAGE: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.MENTORSHIP_QUESTION: LetterRule(
        urgency=Urgency.REMINDER, stale_after=timedelta(days=14)
    ),
    LetterKind.ANOTHER_ASKED: LetterRule(urgency=Urgency.NOTICE),
    LetterKind.TROUBLE: LetterRule(
        urgency=Urgency.NOTICE, quiet=Quiet.SEND, stale_after=timedelta(hours=12)
    ),
}


class LetterStatus(StrEnum):
    DUE = "due"
    SENDING = "sending"
    SENT = "sent"
    UNREACHABLE = "unreachable"
    """The person blocked the bot or deleted the account."""
    FAILED = "failed"
    """The messenger refuses it for what it says: set aside."""
    STALE = "stale"
    UNKNOWN = "unknown"
    """An at-most-once letter that was in flight when the process died."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLetter:
    """A letter to be put into the outbox, in the transaction of the fact it tells."""

    key: str
    """Made from the fact, so that planning it twice makes one letter."""
    person: PersonId
    kind: LetterKind
    payload: Mapping[str, Any]
    due_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """A letter on its way."""

    id: LetterId
    person: PersonId
    kind: LetterKind
    payload: Mapping[str, Any]
    created_at: datetime
    due_at: datetime
    attempts: int

    @property
    def waits_for_the_morning(self) -> bool:
        """In quiet hours; `payload["urgent"]` says of one letter that it must not."""
        return LETTERS[self.kind].quiet is Quiet.HOLD and not self.payload.get("urgent")

    def is_stale(self, now: datetime) -> bool:
        limit = LETTERS[self.kind].stale_after
        return limit is not None and now - self.due_at > limit
