"""The closed loop: reported deficits form a cluster, an activity is held for it, and authors say
whether their deficit is resolved.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from district.activities.activity import Activity
from district.practices import NO_PRACTICES, Practices
from district.requests.deficits import Deficit, Help
from district.territory import Municipality
from district.topics import Area, Topic


class ResolutionAnswer(StrEnum):
    """Short values, because they are part of callback data."""

    RESOLVED = "healed"
    BETTER = "better"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A topic with enough open deficits in a district (setting `CLUSTER_SIZE`)."""

    topic: Topic
    people: int
    day: date | None = None
    """Day of the snapshot, for which `people` is a lower bound. None: the exact current number."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChartFacts:
    district: str
    """Its name."""
    day: date
    """The day of the snapshot, or today."""
    clusters: tuple[Cluster, ...]
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterFacts:
    cluster: Cluster
    places: tuple[tuple[Municipality, int], ...]
    """The largest first; 0: fewer than `FEW`. Snapshots contain only larger ones."""
    wanted: tuple[tuple[Help, int], ...] = ()
    """In the same way, only for people who see named deficits."""
    sharing: int = 0
    """Number of people who offer to share experience, for the same readers."""
    practices: Practices = NO_PRACTICES


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolutionFacts:
    """The facts of a question whether a deficit is resolved."""

    number: int
    activity: Activity
    deficit: Deficit
    answer: ResolutionAnswer | None
