"""Entries: what people send to a call, from the form to the outcome.

```
submitted → admitted | returned | refused            by the gate; without one at once
returned  → submitted | expired
admitted  → returned | assessed                      a verdict; the stage's rule is met
assessed  → admitted                                 one more expert, or the next stage
assessed  → settled | offered                        announced, or at once in a call without an end
offered   → settled | declined                       settled also keeps a former outcome
settled   → assessed | offered                       an appeal was granted; a place is free again
any       → annulled                                 the call was cancelled, or false data
submitted, returned, admitted, assessed → withdrawn  by the author
```
A proposed outcome is a column, not a state: only those who decide see it.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from district.calls.kind import Kind
from district.errors import OutOfDate
from district.ids import CallId, DraftId, EntryId, MunicipalityId, OrganizationId, PersonId, TopicId
from district.requests.request import RequestKind
from district.requests.subject import SubjectFacts

ENTRY_KIND = RequestKind("entry")
"""Requests for admission to a call."""
_LETTERS = "АБВГДЕЖИК"
_PER_LETTER = 999


class EntryStatus(StrEnum):
    SUBMITTED = "submitted"
    RETURNED = "returned"
    ADMITTED = "admitted"
    ASSESSED = "assessed"
    OFFERED = "offered"
    SETTLED = "settled"
    DECLINED = "declined"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    EXPIRED = "expired"
    ANNULLED = "annulled"

    @property
    def is_live(self) -> bool:
        """Whether its outcome is still open."""
        return self in LIVE

    @property
    def counts(self) -> bool:
        """Whether it uses up its author's limit and its pupils' only place."""
        return self not in GONE

    @property
    def has_ended(self) -> bool:
        """Whether its outcome was announced."""
        return self in {EntryStatus.OFFERED, EntryStatus.SETTLED, EntryStatus.DECLINED}


LIVE = frozenset(
    {EntryStatus.SUBMITTED, EntryStatus.RETURNED, EntryStatus.ADMITTED, EntryStatus.ASSESSED}
)
"""Statuses before the outcome; these may be withdrawn."""
GONE = frozenset(
    {EntryStatus.REFUSED, EntryStatus.WITHDRAWN, EntryStatus.EXPIRED, EntryStatus.ANNULLED}
)


class EntryMove(StrEnum):
    """Moves of entries; past ones are stored in the history."""

    SUBMIT = "submit"
    ADMIT = "admit"
    RETURN = "return"
    RESUBMIT = "resubmit"
    EXPIRE = "expire"
    REFUSE = "refuse"
    UNDO = "undo"
    """A decision about the admission was undone."""
    WITHDRAW = "withdraw"
    ASSESS = "assess"
    REOPEN = "reopen"
    """One more expert, or experts who differ talk."""
    NEXT = "next"
    """The next stage."""
    PROPOSE = "propose"
    OFFER = "offer"
    ACCEPT = "accept"
    DECLINE = "decline"
    SETTLE = "settle"
    APPEAL = "appeal"
    ANNUL = "annul"


class EntryBy(StrEnum):
    AUTHOR = "author"
    GATE = "gate"
    """A curator who decides the request, or the system without a gate."""
    CURATOR = "curator"
    SYSTEM = "system"


class EntryGuard(StrEnum):
    """A condition of a move, beside its source."""

    IN_TIME = "in-time"
    """The call was open when the update was received, or the author's days are not over."""
    ANSWERED = "answered"
    REASON = "reason"
    STAGE_OVER = "stage-over"
    """Enough reviews are given and none is pending, or a sheet is there, or it has no judges."""
    NOT_JUDGED = "not-judged"
    """No expert has been asked yet."""
    OUTCOME = "outcome"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryTransition:
    move: EntryMove
    source: EntryStatus
    target: EntryStatus
    by: EntryBy
    guards: tuple[EntryGuard, ...] = ()


_S, _M, _B, _G = EntryStatus, EntryMove, EntryBy, EntryGuard


def _transition(
    move: EntryMove, source: EntryStatus, target: EntryStatus, by: EntryBy, *guards: EntryGuard
) -> EntryTransition:
    return EntryTransition(move=move, source=source, target=target, by=by, guards=guards)


TRANSITIONS: tuple[EntryTransition, ...] = (
    _transition(_M.ADMIT, _S.SUBMITTED, _S.ADMITTED, _B.GATE),
    _transition(_M.RETURN, _S.SUBMITTED, _S.RETURNED, _B.GATE, _G.REASON),
    _transition(_M.REFUSE, _S.SUBMITTED, _S.REFUSED, _B.GATE, _G.REASON),
    _transition(_M.EXPIRE, _S.SUBMITTED, _S.EXPIRED, _B.SYSTEM),
    _transition(_M.RETURN, _S.ADMITTED, _S.RETURNED, _B.SYSTEM, _G.REASON),
    _transition(_M.RESUBMIT, _S.RETURNED, _S.SUBMITTED, _B.AUTHOR, _G.IN_TIME, _G.ANSWERED),
    _transition(_M.EXPIRE, _S.RETURNED, _S.EXPIRED, _B.SYSTEM),
    *(
        _transition(_M.UNDO, one, _S.SUBMITTED, _B.GATE, _G.NOT_JUDGED)
        for one in (_S.ADMITTED, _S.RETURNED, _S.REFUSED)
    ),
    *(_transition(_M.WITHDRAW, one, _S.WITHDRAWN, _B.AUTHOR) for one in _S if one in LIVE),
    _transition(_M.ASSESS, _S.ADMITTED, _S.ASSESSED, _B.SYSTEM, _G.STAGE_OVER),
    _transition(_M.REOPEN, _S.ASSESSED, _S.ADMITTED, _B.CURATOR),
    _transition(_M.NEXT, _S.ASSESSED, _S.ADMITTED, _B.CURATOR),
    _transition(_M.PROPOSE, _S.ASSESSED, _S.ASSESSED, _B.CURATOR),
    _transition(_M.OFFER, _S.ASSESSED, _S.OFFERED, _B.SYSTEM, _G.OUTCOME),
    _transition(_M.SETTLE, _S.ASSESSED, _S.SETTLED, _B.SYSTEM, _G.OUTCOME),
    _transition(_M.ACCEPT, _S.OFFERED, _S.SETTLED, _B.AUTHOR, _G.OUTCOME),
    _transition(_M.DECLINE, _S.OFFERED, _S.DECLINED, _B.AUTHOR),
    _transition(_M.OFFER, _S.SETTLED, _S.OFFERED, _B.CURATOR, _G.OUTCOME),
    _transition(_M.SETTLE, _S.OFFERED, _S.SETTLED, _B.AUTHOR, _G.OUTCOME),
    _transition(_M.APPEAL, _S.SETTLED, _S.ASSESSED, _B.CURATOR, _G.REASON),
    *(
        _transition(_M.ANNUL, one, _S.ANNULLED, _B.CURATOR, _G.REASON)
        for one in (*sorted(LIVE), _S.OFFERED, _S.SETTLED)
    ),
)
"""All transitions. `Entry.moved` is the only function that changes the status."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    id: EntryId
    call: CallId
    author: PersonId
    organization: OrganizationId | None
    """When it was sent, as the municipality."""
    municipality: MunicipalityId
    status: EntryStatus = EntryStatus.SUBMITTED
    stage: str | None = None
    """None: not admitted yet."""
    code: str | None = None
    """For blind work; given at the first admission."""
    title: str
    nomination: str | None = None
    topic: TopicId | None = None
    answers: Mapping[str, Any]
    """By field id, as the form stores them. People, pupils and files have rows of their own."""
    call_version: int
    """Version of the call that the answers fit."""
    submitted_at: datetime
    """When the update was received."""
    answer_by: datetime | None = None
    """The end of the author's days; of a returned or offered entry."""
    proposed: str | None = None
    """Outcome before it is announced; private."""
    outcome: str | None = None
    place: int | None = None
    total: int | None = None
    """Hundredths of 0–100, as it was when settled."""
    settled_at: datetime | None = None
    draft: DraftId
    reason: str | None = None
    """Why it was returned, refused, annulled or reopened."""
    revision: int = 1
    """Number of times it was sent."""
    version: int = 1
    """Incremented by every change, for compare-and-set."""

    def transition(self, move: EntryMove) -> EntryTransition | None:
        return next((t for t in TRANSITIONS if t.source is self.status and t.move is move), None)

    def can(self, move: EntryMove) -> bool:
        return self.transition(move) is not None

    def moved(self, move: EntryMove, **changes: Any) -> "Entry":
        """Returns the entry after the move. The caller checks who moves it, and the guards that do
        not follow from the entry itself.

        Raises:
            OutOfDate: there is no such transition, or its outcome or reason is missing.
        """
        transition = self.transition(move)
        if transition is None:
            raise OutOfDate
        new = replace(self, status=transition.target, version=self.version + 1, **changes)
        if EntryGuard.OUTCOME in transition.guards and new.outcome is None:
            raise OutOfDate
        if EntryGuard.REASON in transition.guards and not new.reason:
            raise OutOfDate
        return new


def code_of(number: int) -> str:
    """Returns the code of the `number`-th admitted entry of a call, from 1: «А-001»."""
    letter, rest = divmod(number - 1, _PER_LETTER)
    return f"{_LETTERS[letter % len(_LETTERS)]}-{rest + 1:03}"


class Agreement(StrEnum):
    """A co-author's agreement to be named."""

    INVITED = "invited"
    CONFIRMED = "confirmed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPerson:
    """A co-author. Without a person: typed, so conflicts of interest are not known."""

    id: int = 0
    field: str = "team"
    """Id of the form's field."""
    person: PersonId | None = None
    name: str | None = None
    """None: erased."""
    state: Agreement = Agreement.INVITED
    version: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryPupil:
    id: int = 0
    code: str | None = None
    initials: str | None = None
    """None: deleted when the time for appeals was over."""
    grade: str
    consent_on: date | None = None
    """When a parent agreed to the use of the initials."""
    score: int | None = None
    """Hundredths of a point."""
    outcome: str | None = None
    place: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryFile:
    """A file that Telegram keeps."""

    id: int = 0
    field: str
    file_id: str
    unique_id: str
    name: str
    mime: str | None = None
    size: int | None = None

    @property
    def is_large(self) -> bool:
        """Whether a bot may not download it, so that it cannot go out under another name."""
        return self.size is not None and self.size > 20 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class NewEntry:
    """The input for an entry."""

    title: str
    answers: Mapping[str, Any] = field(default_factory=dict)
    nomination: str | None = None
    topic: TopicId | None = None
    people: tuple[EntryPerson, ...] = ()
    pupils: tuple[EntryPupil, ...] = ()
    files: tuple[EntryFile, ...] = ()
    call_version: int


def is_same_pupil(one: EntryPupil, other: EntryPupil) -> bool:
    """Returns whether two rows of pupils of one organization mean the same child."""
    if one.initials is None or other.initials is None:
        return False
    return _folded(one.initials) == _folded(other.initials) and _folded(one.grade) == _folded(
        other.grade
    )


def _folded(text: str) -> str:
    return "".join(each for each in text.casefold().replace("ё", "е") if each.isalnum())


@dataclass(frozen=True, slots=True, kw_only=True)
class EntrySubject(SubjectFacts):
    """An entry as those who admit it see it."""

    entry: Entry
    call: CallId
    title: str
    """The title of the call."""
    kind: Kind
    people: tuple[EntryPerson, ...]
    pupils: int
    files: int
    large: int = 0
    """Files that cannot be renamed for blind expertise."""

    @property
    def stamp(self) -> str:
        return str(self.entry.revision)

    @property
    def mark(self) -> str:
        return str(self.entry.revision)
