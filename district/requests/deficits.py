"""Deficits: what a person finds difficult, and whether it was healed.

```
reported → accepted | rejected | withdrawn
accepted → healed | withdrawn | retired
healed   → accepted                          by the author
```
"""

from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum

from district.errors import OutOfDate
from district.ids import AreaId, DeficitId, PersonId, TopicId
from district.requests.request import Request
from district.topics import Label, Topic

OWN_WORDS_LIMIT = 300
TRIED_LIMIT = 500
FEW = 5
"""Counts below this read «меньше 5»: a small number would name people."""


class Severity(StrEnum):
    EXCHANGE = "exchange"
    """An offer to speak: kept and listed for curators, not counted as a difficulty."""
    SOMETIMES = "sometimes"
    NEED_HELP = "need-help"

    @property
    def is_counted(self) -> bool:
        return self is not Severity.EXCHANGE


class Help(StrEnum):
    """What would be welcome, as the teacher sees it."""

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
        """A need does not vanish because nobody answered: what was only reported counts as open."""
        return self in {DeficitStatus.REPORTED, DeficitStatus.ACCEPTED}


_S = DeficitStatus
TRANSITIONS: dict[DeficitStatus, frozenset[DeficitStatus]] = {
    _S.REPORTED: frozenset({_S.ACCEPTED, _S.REJECTED, _S.WITHDRAWN}),
    _S.ACCEPTED: frozenset({_S.RESOLVED, _S.WITHDRAWN, _S.RETIRED, _S.REPORTED}),
    _S.REJECTED: frozenset({_S.REPORTED}),
    _S.RESOLVED: frozenset({_S.ACCEPTED}),
    _S.WITHDRAWN: frozenset(),
    _S.RETIRED: frozenset(),
}
"""`accepted → reported` and `rejected → reported` are the undo of a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the form collects. Either a topic, or own words where none fits."""

    topic: TopicId | None
    area: AreaId | None
    """The area that the own words belong to, if any; beside a topic the topic's own."""
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
    """Of the topic's area, or of the one chosen for the own words."""
    own_words: str | None
    severity: Severity
    tried: str | None
    wanted: tuple[Help, ...]
    status: DeficitStatus
    reported_at: datetime
    changed_at: datetime
    """When the person told of it last; a decision or a healing does not move it."""

    def can_move(self, target: DeficitStatus) -> bool:
        return target in TRANSITIONS[self.status]

    def moved(self, target: DeficitStatus) -> "Deficit":
        """
        Raises:
            OutOfDate: the table knows no such way.
        """
        if not self.can_move(target):
            raise OutOfDate
        return replace(self, status=target)

    @property
    def report(self) -> Report:
        """What the person told, to be corrected."""
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
    """How many people of a district have an open deficit on a topic, by the latest snapshot."""

    day: date
    people: int
    """At least; 0: fewer than `FEW` in each municipality."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeficitFacts:
    """A deficit as deciders see it."""

    deficit: Deficit
    same: Same | None
    """None: own words, which nobody counts, or no snapshot yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """What became of a form that was sent."""

    request: Request
    deficit: Deficit
    is_new: bool
    """A request was made of it; otherwise an earlier one was brought up to date."""


def headcount(people: int) -> int:
    """A number of people that names nobody: 0 when they are fewer than `FEW`."""
    return people if people >= FEW else 0
