"""Deficits: professional difficulties and whether they are resolved.

```
reported → accepted | rejected | withdrawn | healed
accepted → healed | withdrawn | retired
healed   → accepted | reported               by the author: as it was before
```
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from district.errors import OutOfDate
from district.ids import AreaId, DeficitId, PersonId, RequestId, TopicId
from district.practices import NO_PRACTICES, Helped, Practices
from district.requests.request import Request, RequestKind, RequestStatus
from district.requests.subject import SubjectFacts
from district.topics import Label, Topic

DEFICIT_KIND = RequestKind("deficit")

OWN_WORDS_LIMIT = 300
TRIED_LIMIT = 500
ANSWER_LIMIT = 500
FEW = 5
"""Smaller counts are shown as «меньше 5», because they could identify people."""


class Severity(StrEnum):
    EXCHANGE = "exchange"
    """An offer to speak: listed for curators, not counted as a deficit."""
    SOMETIMES = "sometimes"
    NEED_HELP = "need-help"

    @property
    def is_counted(self) -> bool:
        return self is not Severity.EXCHANGE


class Help(StrEnum):
    """The help that the teacher would welcome."""

    SEMINAR = "seminar"
    COURSE = "course"
    MENTOR = "mentor"
    OPEN_LESSON = "open-lesson"
    MATERIALS = "materials"
    CONSULTATION = "consultation"


class DeficitStatus(StrEnum):
    REPORTED = "reported"
    ACCEPTED = "accepted"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    RETIRED = "retired"
    RESOLVED = "healed"

    @property
    def is_open(self) -> bool:
        """Whether the deficit counts as open, even if no one has decided on it."""
        return self in {DeficitStatus.REPORTED, DeficitStatus.ACCEPTED}


_S = DeficitStatus
TRANSITIONS: dict[DeficitStatus, frozenset[DeficitStatus]] = {
    _S.REPORTED: frozenset({_S.ACCEPTED, _S.REJECTED, _S.WITHDRAWN, _S.RESOLVED}),
    _S.ACCEPTED: frozenset({_S.RESOLVED, _S.WITHDRAWN, _S.RETIRED, _S.REPORTED}),
    _S.REJECTED: frozenset({_S.REPORTED}),
    _S.RESOLVED: frozenset({_S.ACCEPTED, _S.REPORTED}),
    _S.WITHDRAWN: frozenset(),
    _S.RETIRED: frozenset(),
}
"""`accepted → reported` and `rejected → reported` are the undo of a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The input of the form: a topic, or own words if none fits."""

    topic: TopicId | None
    area: AreaId | None
    """Area of the own words, if any; for a topic its own area."""
    own_words: str | None
    severity: Severity
    tried: str | None
    wanted: tuple[Help, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deficit:
    id: DeficitId
    person: PersonId
    topic: Topic | None
    area: AreaId | None
    area_label: Label | None
    """Label of the topic's area, or of the area chosen for own words."""
    own_words: str | None
    severity: Severity
    tried: str | None
    answer: str | None = None
    """The reply to the council's last question."""
    wanted: tuple[Help, ...]
    status: DeficitStatus
    reported_at: datetime
    changed_at: datetime
    """Time of the last report by the person; decisions and resolutions do not change it."""

    def takes_help(self, request: Request) -> bool:
        """Returns whether help is offered for it: accepted or left undecided, with a topic."""
        is_unanswered = request.status is RequestStatus.EXPIRED and self.status.is_open
        is_accepted = self.status is DeficitStatus.ACCEPTED
        is_need = self.severity.is_counted and self.topic is not None
        return is_need and (is_accepted or is_unanswered)

    def can_move(self, target: DeficitStatus) -> bool:
        return target in TRANSITIONS[self.status]

    def moved(self, target: DeficitStatus) -> "Deficit":
        """Returns the deficit with the new status.

        Raises:
            OutOfDate: there is no such transition.
        """
        if not self.can_move(target):
            raise OutOfDate
        return replace(self, status=target)

    @property
    def report(self) -> Report:
        """The reported facts, for editing."""
        return Report(
            topic=self.topic.id if self.topic else None,
            area=self.area,
            own_words=self.own_words,
            severity=self.severity,
            tried=self.tried,
            wanted=self.wanted,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Same:
    """Number of people of a district with an open deficit on a topic, from the latest snapshot."""

    day: date
    people: int
    """A lower bound; 0: fewer than `FEW` in each municipality."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeficitFacts(SubjectFacts):
    """A deficit as its deciders see it."""

    deficit: Deficit
    same: Same | None
    """None for own words, which are not counted, or without a snapshot."""
    practices: Practices = NO_PRACTICES
    """Practices on the topic of an accepted deficit."""
    helped: tuple[Helped, ...] = ()

    @property
    def stamp(self) -> str:
        return self.deficit.changed_at.isoformat()

    @property
    def lacks_topic(self) -> bool:
        return self.deficit.topic is None and self.deficit.status.is_open

    @property
    def own_words(self) -> str | None:
        return self.deficit.own_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The result of sending the form."""

    request: Request
    deficit: Deficit
    is_new: bool
    """True for a new request, False for an updated one."""
    is_answer: bool = False
    """Whether it answered the council's question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The numbers of a day's requests by topic, for a curator; None: in own words."""

    accepted: Mapping[Topic | None, Sequence[RequestId]]
    unanswered: Mapping[Topic | None, Sequence[RequestId]]


def headcount(people: int) -> int:
    """Returns the count, or 0 if it is below `FEW`, so that it cannot identify people."""
    return people if people >= FEW else 0
