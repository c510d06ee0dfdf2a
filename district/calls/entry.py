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
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from district.calls.kind import Kind
from district.errors import OutOfDate
from district.ids import CallId, DraftId, EntryId, MunicipalityId, OrganizationId, PersonId, TopicId
from district.moves import Moving, transitions
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


_S, _M = EntryStatus, EntryMove
_ENDS = {_M.WITHDRAW: _S.WITHDRAWN, _M.ANNUL: _S.ANNULLED}
TRANSITIONS = transitions(
    {
        _S.SUBMITTED: {
            _M.ADMIT: _S.ADMITTED, _M.RETURN: _S.RETURNED, _M.REFUSE: _S.REFUSED,
            _M.EXPIRE: _S.EXPIRED, **_ENDS,
        },
        _S.RETURNED: {
            _M.RESUBMIT: _S.SUBMITTED, _M.EXPIRE: _S.EXPIRED, _M.UNDO: _S.SUBMITTED, **_ENDS
        },
        _S.REFUSED: {_M.UNDO: _S.SUBMITTED},
        _S.ADMITTED: {
            _M.RETURN: _S.RETURNED, _M.ASSESS: _S.ASSESSED, _M.UNDO: _S.SUBMITTED, **_ENDS
        },
        _S.ASSESSED: {
            _M.REOPEN: _S.ADMITTED, _M.NEXT: _S.ADMITTED, _M.PROPOSE: _S.ASSESSED,
            _M.OFFER: _S.OFFERED, _M.SETTLE: _S.SETTLED, **_ENDS,
        },
        _S.OFFERED: {
            _M.ACCEPT: _S.SETTLED, _M.SETTLE: _S.SETTLED, _M.DECLINE: _S.DECLINED,
            _M.ANNUL: _S.ANNULLED,
        },
        _S.SETTLED: {_M.OFFER: _S.OFFERED, _M.APPEAL: _S.ASSESSED, _M.ANNUL: _S.ANNULLED},
    }
)  # fmt: skip


def _ensure_reason(_: "Entry", new: "Entry") -> None:
    if not new.reason:
        raise OutOfDate


def _ensure_outcome(_: "Entry", new: "Entry") -> None:
    if new.outcome is None:
        raise OutOfDate


_CHECKS = {
    **dict.fromkeys((_M.RETURN, _M.REFUSE, _M.APPEAL, _M.ANNUL), _ensure_reason),
    **dict.fromkeys((_M.OFFER, _M.SETTLE, _M.ACCEPT), _ensure_outcome),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Moving):
    transitions = TRANSITIONS
    checks = _CHECKS

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

    def said(self, topic: TopicId | None) -> dict[str, Any]:
        """Returns what it says of the entry itself; `topic`: the call's, if it names none."""
        names = ("title", "nomination", "answers", "call_version")
        return {"topic": self.topic or topic, **{one: getattr(self, one) for one in names}}


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
