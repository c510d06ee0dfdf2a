"""Mentions: names that are published only with the consent of their holders.

A curator asks to tell colleagues about a person, or names who leads an activity. The person is
asked by a letter; without a yes the name is not shown, and a yes can be withdrawn.

```
asked     → agreed | refused
agreed    → withdrawn
refused, withdrawn → agreed
asked, agreed, refused, withdrawn → dropped     by the organizer
```
Candidates are people with results of a school year: they led activities, won, shared practices.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntFlag, StrEnum

from district.activities.activity import ActivityStatus, ActivityType
from district.ids import ActivityId, DistrictId, MentionId, PersonId, TypeId
from district.people.person import Person

MASTER_CLASS = TypeId("master-class")
ENOUGH = 3
"""The filter of master classes: at least so many in a school year."""
PLACES = 3
"""Places of prize winners."""


class MentionState(StrEnum):
    ASKED = "asked"
    AGREED = "agreed"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"
    DROPPED = "dropped"


_S = MentionState
ANSWERS: Mapping[tuple[MentionState, bool], MentionState] = {
    (_S.ASKED, True): _S.AGREED,
    (_S.ASKED, False): _S.REFUSED,
    (_S.AGREED, False): _S.WITHDRAWN,
    (_S.REFUSED, True): _S.AGREED,
    (_S.WITHDRAWN, True): _S.AGREED,
}
"""The state after an answer of the person; other answers change nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    id: MentionId
    person: PersonId
    district: DistrictId
    activity: ActivityId
    """The activity that the person leads; 0: an announcement about the person."""
    year: int
    """The school year in which it was asked; a person is asked once about a thing."""
    state: MentionState
    asked_by: PersonId
    asked_at: datetime
    version: int = 1

    @property
    def is_agreed(self) -> bool:
        return self.state is MentionState.AGREED


@dataclass(frozen=True, slots=True, kw_only=True)
class MentionFacts:
    mention: Mention
    person: Person
    asked_by: Person | None
    """None: erased."""
    title: str
    """The title of the activity; empty for an announcement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LedLine:
    """An activity that a person leads, with consent."""

    person: PersonId
    activity: ActivityId
    type: ActivityType
    title: str
    hours: int
    starts_at: datetime
    ends_at: datetime
    status: ActivityStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class WonLine:
    person: PersonId
    title: str
    call: str
    place: int


class Wish(IntFlag):
    """Filters of candidates; a candidate meets all of them."""

    WON = 1
    MASTER = 2
    LED = 4
    SHARED = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A person with the results of a school year."""

    person: Person
    led: tuple[LedLine, ...] = ()
    won: tuple[WonLine, ...] = ()
    practices: int = 0
    mention: Mention | None = None
    """Whether the person agrees to an announcement, asked this year."""

    @property
    def master_classes(self) -> int:
        return sum(one.type.id == MASTER_CLASS for one in self.led)

    @property
    def meets(self) -> Wish:
        return (
            (Wish.WON if self.won else Wish(0))
            | (Wish.MASTER if self.master_classes >= ENOUGH else Wish(0))
            | (Wish.LED if self.led else Wish(0))
            | (Wish.SHARED if self.practices else Wish(0))
        )

    @property
    def weight(self) -> int:
        return len(self.led) + len(self.won) + self.practices


@dataclass(frozen=True, slots=True, kw_only=True)
class Leader:
    """A person who leads an activity with consent, and the others that the person leads."""

    person: Person
    lines: tuple[LedLine, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadersFacts:
    """The leaders of an activity for its organizers."""

    activity: ActivityId
    title: str
    named: tuple[MentionFacts, ...]
    found: tuple[Person, ...] = ()
    """People who are meant by the typed name."""
