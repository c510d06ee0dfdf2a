"""The closed loop: a difficulty is reported, many make a cluster, an activity is held for it, and
its author says whether it is gone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from district.activities import Activity
from district.deficits import FEW, Deficit
from district.territory import Municipality
from district.topics import Topic

CLUSTER = 5
"""Open deficits of a topic in a district from which it is a reason to hold an activity."""
ATTENDED_SHARE = 0.75
"""Of the sessions: from here on somebody has attended, below it they came to some."""


class HealingAnswer(StrEnum):
    """Short values: they travel in buttons."""

    HEALED = "healed"
    BETTER = "better"
    NOT_YET = "not-yet"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A topic with at least `CLUSTER` open deficits in a district."""

    topic: Topic
    people: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterFacts:
    cluster: Cluster
    places: tuple[tuple[Municipality, int], ...]
    """The most first; small numbers are the screen's to hide."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HealingFacts:
    """What somebody is asked about."""

    number: int
    activity: Activity
    deficit: Deficit
    answer: HealingAnswer | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of what was reported on a topic, in people."""

    topic: Topic
    reported: int
    invited: int
    came: int
    healed: int


@dataclass(frozen=True, slots=True, kw_only=True)
class PlaceOutcome:
    """The same of one municipality."""

    topic: Topic
    place: Municipality
    counts: tuple[int | None, ...]
    """Reported, invited, came, healed; None: hidden, as it would tell of single people."""


def hidden(numbers: Sequence[int]) -> frozenset[int]:
    """Which of the numbers (by their index) are not shown beside their sum: those below `FEW`, and
    where it is a single one the next smallest too, or the sum would reveal it. Nobody is no secret.
    """
    present = sorted((number, at) for at, number in enumerate(numbers) if number)
    few = [at for number, at in present if number < FEW]
    if len(few) == 1 and len(present) > 1:
        few.append(present[1][1])
    return frozenset(few)


def attended_share(present: Iterable[bool], sessions: int) -> float:
    """`present`: the marks there are; a session without one counts as missed."""
    return sum(present) / sessions
