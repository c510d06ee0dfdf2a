"""The closed loop: a difficulty is reported, many make a cluster, an activity is held for it, and
its author says whether it is gone."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from district.activities.activity import Activity
from district.requests.deficits import Deficit
from district.territory import Municipality
from district.topics import Topic

CLUSTER = 5
"""Open deficits of a topic in a district from which it is a reason to hold an activity."""
ATTENDED_SHARE = 0.75
"""Of the sessions: from here on somebody has attended, below it they came to some."""


class ResolutionAnswer(StrEnum):
    """Short values: they travel in buttons."""

    RESOLVED = "healed"
    BETTER = "better"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A topic with at least `CLUSTER` open deficits in a district."""

    topic: Topic
    people: int
    day: date | None = None
    """Of the snapshot: at least so many people then. None: exactly so many, and now."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterFacts:
    cluster: Cluster
    places: tuple[tuple[Municipality, int], ...]
    """The most first; 0: fewer than `FEW`. Of a snapshot only those with more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionFacts:
    """What somebody is asked about."""

    number: int
    activity: Activity
    deficit: Deficit
    answer: ResolutionAnswer | None


def attended_share(present: Iterable[bool], sessions: int) -> float:
    """`present`: the marks there are; a session without one counts as missed."""
    return sum(present) / sessions
