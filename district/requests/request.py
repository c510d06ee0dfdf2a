"""Requests: one state machine for everything that is decided, whatever its kind.

```
submitted → approved | rejected | returned | withdrawn | expired | resolved
returned  → submitted | withdrawn | expired | resolved
resolved, expired → submitted                by the author
approved, rejected, returned → submitted     undo: same decider, within 10 minutes
```
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import Any, NewType

from district.clock import Calendar
from district.errors import AlreadyDecided, Empty, NotOpen, UndoTooLate
from district.ids import DraftId, PersonId, RequestId, TopicId
from district.territory import Place

UNDO_WINDOW = timedelta(minutes=10)
REFUSAL_WAITS = timedelta(minutes=2)
"""Delay of the letter about a refusal, which an undo can prevent."""
REASON_LIMIT = 500
MORNING = time(10, 0)
"""Local time at which reminders and escalations are sent."""


RequestKind = NewType("RequestKind", str)
"""The kind of a request, declared in the domain module of its subject.

Its effects are listed in `services/wiring.py`, its screens in `screens/kinds.py`.
"""


class Deciders(StrEnum):
    """The first deciders of a request."""

    COUNCIL = "council"
    """Members of the author's municipality, then the district."""
    CURATORS = "curators"
    """Curators of the district; after escalation also the head."""
    METHODISTS = "methodists"
    """Methodists of the district; curators if there are none, and after escalation."""
    APPROVERS = "approvers"
    """The head and the curators of the district, also colleagues of the author."""


class RequestStatus(StrEnum):
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REJECTED = "rejected"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    RESOLVED = "healed"
    """Closed by the author, who needs no decision any more."""

    @property
    def is_open(self) -> bool:
        return self in {RequestStatus.SUBMITTED, RequestStatus.RETURNED}

    @property
    def is_decision(self) -> bool:
        return self in {RequestStatus.APPROVED, RequestStatus.REJECTED, RequestStatus.RETURNED}


class Move(StrEnum):
    """Moves of requests; past ones are stored in the history."""

    SUBMIT = "submit"
    APPROVE = "approve"
    REJECT = "reject"
    RETURN = "return"
    WITHDRAW = "withdraw"
    RESUBMIT = "resubmit"
    EXPIRE = "expire"
    RESOLVE = "resolve"
    REOPEN = "reopen"
    UNDO = "undo"


class By(StrEnum):
    """The actor of a move."""

    AUTHOR = "author"
    DECIDER = "decider"
    SYSTEM = "system"


class How(StrEnum):
    """The means of a move, for the history."""

    BUTTON = "button"
    COMMAND = "command"
    SYSTEM = "system"


@dataclass(frozen=True, slots=True, kw_only=True)
class Transition:
    source: RequestStatus
    move: Move
    target: RequestStatus
    by: By
    needs_reason: bool = False


_S = RequestStatus
TRANSITIONS: tuple[Transition, ...] = (
    Transition(source=_S.SUBMITTED, move=Move.APPROVE, target=_S.APPROVED, by=By.DECIDER),
    Transition(
        source=_S.SUBMITTED, move=Move.REJECT, target=_S.REJECTED, by=By.DECIDER, needs_reason=True
    ),
    Transition(
        source=_S.SUBMITTED, move=Move.RETURN, target=_S.RETURNED, by=By.DECIDER, needs_reason=True
    ),
    Transition(source=_S.SUBMITTED, move=Move.WITHDRAW, target=_S.WITHDRAWN, by=By.AUTHOR),
    Transition(source=_S.SUBMITTED, move=Move.EXPIRE, target=_S.EXPIRED, by=By.SYSTEM),
    Transition(source=_S.RETURNED, move=Move.RESUBMIT, target=_S.SUBMITTED, by=By.AUTHOR),
    Transition(source=_S.RETURNED, move=Move.WITHDRAW, target=_S.WITHDRAWN, by=By.AUTHOR),
    Transition(source=_S.RETURNED, move=Move.EXPIRE, target=_S.EXPIRED, by=By.SYSTEM),
    Transition(source=_S.SUBMITTED, move=Move.RESOLVE, target=_S.RESOLVED, by=By.AUTHOR),
    Transition(source=_S.RETURNED, move=Move.RESOLVE, target=_S.RESOLVED, by=By.AUTHOR),
    Transition(source=_S.EXPIRED, move=Move.RESOLVE, target=_S.RESOLVED, by=By.AUTHOR),
    Transition(source=_S.RESOLVED, move=Move.REOPEN, target=_S.SUBMITTED, by=By.AUTHOR),
    Transition(source=_S.EXPIRED, move=Move.REOPEN, target=_S.SUBMITTED, by=By.AUTHOR),
    Transition(source=_S.APPROVED, move=Move.UNDO, target=_S.SUBMITTED, by=By.DECIDER),
    Transition(source=_S.REJECTED, move=Move.UNDO, target=_S.SUBMITTED, by=By.DECIDER),
    Transition(source=_S.RETURNED, move=Move.UNDO, target=_S.SUBMITTED, by=By.DECIDER),
)
"""All transitions. `Request.moved` is the only function that changes the status."""


class ClockStep(StrEnum):
    """Steps that the clock makes for an undecided request."""

    REMIND = "remind"
    ESCALATE = "escalate"
    EXPIRE = "expire"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deadlines:
    """In working days after submission; `author_answer` after a return, which pauses the clock."""

    remind: int = 2
    escalate: int = 4
    expire: int = 10
    author_answer: int = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """Settings that the regulation leaves to the district (`district/requests/settings.py`)."""

    deadlines: Deadlines = Deadlines()
    curators_decide: bool = True


class ReadyReason(StrEnum):
    """A predefined reason, stored as its value, so that everyone reads it in their own language.

    Other reasons are typed text; `screens/requests/reasons.py` distinguishes them.
    """

    SAY_MORE = "ready-say-more"
    OTHER_TOPIC = "ready-other-topic"
    WHAT_FORM = "ready-what-form"
    NOT_OURS = "ready-not-ours"
    IN_SCHOOL = "ready-in-school"
    REPEATED = "ready-repeated"
    WHY_YOU = "ready-why-you"
    HOW_USED = "ready-how-used"
    FOR_OTHERS = "ready-for-others"
    WAS_THERE = "ready-was-there"
    FEW_SEATS = "ready-few-seats"
    OTHER_PEOPLE = "ready-other-people"
    OTHER_TIME = "ready-other-time"
    OTHER_WORDS = "ready-other-words"
    NO_NEWS = "ready-no-news"
    WHY_SCHOOL = "ready-why-school"
    WHO_RECOMMENDS = "ready-who-recommends"
    NEXT_COHORT = "ready-next-cohort"
    OTHER_SCHOOL = "ready-other-school"
    WHICH_HELP = "ready-which-help"
    ENOUGH_MENTORS = "ready-enough-mentors"
    MORE_YEARS = "ready-more-years"
    SHOW_PAPER = "ready-show-paper"
    CHECK_PROFILE = "ready-check-profile"
    ANOTHER_PERSON = "ready-another-person"
    WHICH_FILE = "ready-which-file"
    FILL_IN = "ready-fill-in"
    NOT_THIS_CALL = "ready-not-this-call"
    MORE_LINES = "ready-more-lines"
    HOW_PROVED = "ready-how-proved"
    ASK_METHODIST = "ready-ask-methodist"
    WHICH_NAME = "ready-which-name"
    UNKNOWN_PERSON = "ready-unknown-person"
    CALL_CURATOR = "ready-call-curator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """Waiting time of a request and the next clock step (UTC)."""

    since: datetime
    """Last start of the clock."""
    days_used: int
    """Working days used before that; the clock is paused while a request is returned."""
    next_step: ClockStep | None
    next_at: datetime | None
    promised: date
    """The last local day on which the author may expect a reply."""


def start_waiting(
    now: datetime,
    calendar: Calendar,
    deadlines: Deadlines,
    used: int = 0,
    promised: date | None = None,
) -> Waiting:
    """Starts or resumes the clock of a request that waits for a decision; `promised`: the day that
    stays promised.
    """
    today = calendar.local(now).date()
    promised = promised or calendar.add_working_days(today, max(1, deadlines.expire - used))
    begun = Waiting(since=now, days_used=used, next_step=None, next_at=None, promised=promised)
    first = next(
        step
        for step, days in (
            (ClockStep.REMIND, deadlines.remind),
            (ClockStep.ESCALATE, deadlines.escalate),
            (ClockStep.EXPIRE, deadlines.expire),
        )
        if days > used or step is ClockStep.EXPIRE
    )
    return _planned(begun, first, calendar, deadlines)


def after_clock_step(waiting: Waiting, calendar: Calendar, deadlines: Deadlines) -> Waiting:
    """Returns the state of the clock after a reminder or an escalation."""
    following = {ClockStep.REMIND: ClockStep.ESCALATE, ClockStep.ESCALATE: ClockStep.EXPIRE}
    step = following.get(waiting.next_step) if waiting.next_step else None
    if step is None:
        return replace(waiting, next_step=None, next_at=None)
    return _planned(waiting, step, calendar, deadlines)


def _planned(
    waiting: Waiting, step: ClockStep, calendar: Calendar, deadlines: Deadlines
) -> Waiting:
    if step is ClockStep.EXPIRE:
        midnight = calendar.at(waiting.promised + timedelta(days=1), time(0, 0))
        return replace(waiting, next_step=step, next_at=midnight)
    days = deadlines.remind if step is ClockStep.REMIND else deadlines.escalate
    day = _day_after(waiting, days, calendar)
    return replace(waiting, next_step=step, next_at=calendar.at(day, MORNING))


def escalates_on(waiting: Waiting, calendar: Calendar, deadlines: Deadlines) -> date | None:
    """Returns the local day on which the whole council is asked, or None."""
    if waiting.next_step not in {ClockStep.REMIND, ClockStep.ESCALATE}:
        return None
    return _day_after(waiting, deadlines.escalate, calendar)


def _day_after(waiting: Waiting, days: int, calendar: Calendar) -> date:
    started = calendar.local(waiting.since).date()
    return calendar.add_working_days(started, max(1, days - waiting.days_used))


def stop_waiting(
    waiting: Waiting, now: datetime, calendar: Calendar, deadlines: Deadlines
) -> Waiting:
    """Pauses the clock while the author has to reply; a request without a reply expires."""
    today = calendar.local(now).date()
    used = waiting.days_used + calendar.working_days_between(
        calendar.local(waiting.since).date(), today
    )
    last = calendar.add_working_days(today, deadlines.author_answer)
    return replace(
        waiting,
        since=now,
        days_used=used,
        next_step=ClockStep.EXPIRE,
        next_at=calendar.at(last + timedelta(days=1), time(0, 0)),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    id: RequestId
    kind: RequestKind
    subject_id: int
    """Id in the table of the kind: a deficit, an enrolment …; 0 if `facts` is the subject."""
    author: PersonId
    place: Place
    """The author's workplace at submission; determines the deciders."""
    status: RequestStatus
    version: int
    """Incremented by every move, for compare-and-set."""
    escalated: bool
    submitted_at: datetime
    waiting: Waiting
    deciders: Deciders = Deciders.COUNCIL
    decider: PersonId | None = None
    decided_at: datetime | None = None
    decided_by: str | None = None
    """The decider's name, stored after the decider's erasure."""
    decided_for: PersonId | None = None
    """The member whom the decider represented as a deputy."""
    reason: str | None = None
    """Typed text or the value of a `ReadyReason`; `screens/requests/reasons.py` formats it."""
    draft: DraftId | None = None
    facts: Mapping[str, Any] | None = None
    """JSON; the whole subject of a kind without a table of its own."""
    rules: Rules = Rules()
    """The settings of the district, read together with the request."""

    def needs_working_days(self, move: Move) -> bool:
        """Returns whether the move starts or stops the clock."""
        transition = self.transition(move)
        return transition is not None and transition.target.is_open

    def transition(self, move: Move) -> Transition | None:
        return next((t for t in TRANSITIONS if t.source is self.status and t.move is move), None)

    def moved(
        self,
        move: Move,
        *,
        by: PersonId | None,
        now: datetime,
        calendar: Calendar,
        reason: str | None = None,
        decider_name: str | None = None,
        behalf: PersonId | None = None,
    ) -> "Request":
        """Returns the request after the move. The caller checks permission.

        `decider_name` is used in `AlreadyDecided`.

        Raises:
            AlreadyDecided: another decision was first.
            NotOpen: there is no such transition.
            Empty: the move requires a reason.
            UndoTooLate: an undo by another person or after `UNDO_WINDOW`.
        """
        transition = self.transition(move)
        if transition is None:
            raise self.refusal(decider_name)
        if transition.needs_reason and not reason:
            raise Empty
        if move is Move.UNDO:
            self._ensure_undoable(by, now)
        waiting = self._waiting_after(transition.target, move, now, calendar)
        moved = replace(self, status=transition.target, version=self.version + 1, waiting=waiting)
        if transition.by is By.DECIDER and move is not Move.UNDO:
            return replace(
                moved,
                decider=by,
                decided_by=None,
                decided_for=behalf,
                decided_at=now,
                reason=reason,
            )
        if transition.target is RequestStatus.SUBMITTED:
            return replace(
                moved, decider=None, decided_by=None, decided_for=None, decided_at=None, reason=None
            )
        return replace(moved, decided_at=now)

    def is_withheld(self, now: datetime, waits: timedelta) -> bool:
        """Returns whether the author has not been told yet of the rejection."""
        return (
            self.status is RequestStatus.REJECTED
            and self.decider is not None
            and self.decided_at is not None
            and now - self.decided_at < waits
        )

    def can_undo(self, person: PersonId, now: datetime) -> bool:
        return (
            self.status.is_decision
            and self.decider == person
            and self.decided_at is not None
            and now - self.decided_at <= UNDO_WINDOW
        )

    def _ensure_undoable(self, by: PersonId | None, now: datetime) -> None:
        if by is None or not self.can_undo(by, now):
            raise UndoTooLate(minutes=int(UNDO_WINDOW.total_seconds() // 60))

    def refusal(self, decider_name: str | None) -> AlreadyDecided | NotOpen:
        """Returns the error for a move that comes too late."""
        if self.status.is_decision and self.decided_at is not None:
            return AlreadyDecided(
                number=self.id, status=self.status, decider=decider_name, decided_at=self.decided_at
            )
        return NotOpen(number=self.id, status=self.status)

    def _waiting_after(
        self, target: RequestStatus, move: Move, now: datetime, calendar: Calendar
    ) -> Waiting:
        deadlines = self.rules.deadlines
        if target is RequestStatus.SUBMITTED:
            # An undo restores the promise: the clock continues from its last start.
            is_undone = move is Move.UNDO
            since = self.waiting.since if is_undone else now
            used = 0 if move is Move.REOPEN else self.waiting.days_used
            promised = self.waiting.promised if is_undone else None
            return start_waiting(since, calendar, deadlines, used, promised)
        if target is RequestStatus.RETURNED:
            return stop_waiting(self.waiting, now, calendar, deadlines)
        return replace(self.waiting, next_step=None, next_at=None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A move to make now; `by` is None for the clock."""

    move: Move
    by: PersonId | None
    now: datetime
    how: How
    reason: str | None = None
    note: str | None = None
    topic: TopicId | None = None
    """The decider's choice for a request without one."""
    seen: str | None = None
    """`SubjectFacts.mark` of what the decider saw."""
    behalf: PersonId | None = None
    """The member whom `by` represents as a deputy."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """A row of the append-only history."""

    request: RequestId
    move: Move
    source: RequestStatus | None
    target: RequestStatus
    at: datetime
    person: PersonId | None
    how: How
    reason: str | None = None
    note: str | None = None
    """Internal: visible to deciders only."""
    behalf: PersonId | None = None
    """The member whom `person` represented as a deputy."""


def told_history(
    history: Sequence[HistoryEntry], now: datetime, waits: timedelta
) -> tuple[HistoryEntry, ...]:
    """Returns the history as the author knows it: without rejections that were undone before they
    were told, after `waits`, or are still to be told.
    """

    def is_silent(ended: datetime) -> bool:
        return bool(told) and told[-1].move is Move.REJECT and ended - told[-1].at < waits

    told: list[HistoryEntry] = []
    for entry in history:
        if entry.move is Move.UNDO and is_silent(entry.at):
            told.pop()
        else:
            told.append(entry)
    return tuple(told[:-1] if is_silent(now) else told)
