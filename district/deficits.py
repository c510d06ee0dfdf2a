"""Deficits: what a person finds difficult, and whether it was healed.

```
reported → accepted | rejected | withdrawn
accepted → healed | withdrawn | retired
healed   → accepted                          by the author
```
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from district.errors import Empty, OutOfDate, TooLong
from district.ids import DeficitId, PersonId, TopicId
from district.topics import Topic

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
    HEALED = "healed"

    @property
    def is_open(self) -> bool:
        """A need does not vanish because nobody answered: what was only reported counts as open."""
        return self in {DeficitStatus.REPORTED, DeficitStatus.ACCEPTED}


_S = DeficitStatus
TRANSITIONS: dict[DeficitStatus, frozenset[DeficitStatus]] = {
    _S.REPORTED: frozenset({_S.ACCEPTED, _S.REJECTED, _S.WITHDRAWN}),
    _S.ACCEPTED: frozenset({_S.HEALED, _S.WITHDRAWN, _S.RETIRED, _S.REPORTED}),
    _S.REJECTED: frozenset({_S.REPORTED}),
    _S.HEALED: frozenset({_S.ACCEPTED}),
    _S.WITHDRAWN: frozenset(),
    _S.RETIRED: frozenset(),
}
"""`accepted → reported` and `rejected → reported` are the undo of a decision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What the form collects. Either a topic, or own words where none fits."""

    topic: TopicId | None
    own_words: str | None
    severity: Severity
    tried: str | None
    wanted: tuple[Help, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Deficit:
    id: DeficitId
    person: PersonId
    topic: Topic | None
    own_words: str | None
    severity: Severity
    tried: str | None
    wanted: tuple[Help, ...]
    status: DeficitStatus
    reported_at: datetime

    def moved(self, target: DeficitStatus) -> "Deficit":
        """
        Raises:
            OutOfDate: the table knows no such way.
        """
        if target not in TRANSITIONS[self.status]:
            raise OutOfDate
        return replace(self, status=target)


def limited_text(text: str, limit: int) -> str:
    """Typed words without the blanks around them; `limit` in characters.

    Raises:
        Empty: nothing but blanks.
        TooLong: over the limit.
    """
    tidy = text.strip()
    if not tidy:
        raise Empty
    if len(tidy) > limit:
        raise TooLong(limit=limit, length=len(tidy))
    return tidy
