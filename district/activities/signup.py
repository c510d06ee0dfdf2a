"""Questions of sign-up, which the family of the activity's type decides, and their answers.

Types with their families are in `data/activity_types.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import Any

from district.activities.activity import Activity, Family
from district.errors import AnswersNeeded

NIGHT = timedelta(hours=20)
"""An activity that lasts longer goes on for two days or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """The seats of one enrolment: a person takes one, a group one for each who comes."""

    seats: int = 1
    second: int = 0
    """Seats of the second quota, such as a bus."""


ONE = Size()


class Ask(StrEnum):
    CHILDREN = "children"
    """The children that the person brings."""
    BUS = "bus"
    """A seat of the second quota, if the activity has one."""
    TEAM = "team"
    """The other members, who confirm."""
    LODGING = "lodging"
    """A place to sleep, if the activity lasts for several days."""


_ASKS: Mapping[Family, frozenset[Ask]] = {
    Family.CHILDREN: frozenset({Ask.CHILDREN}),
    Family.EXPEDITION: frozenset({Ask.BUS}),
    Family.CAMP: frozenset({Ask.LODGING}),
    Family.TEAM: frozenset({Ask.TEAM}),
}


def has_second_quota(family: Family) -> bool:
    return Ask.BUS in _ASKS.get(family, frozenset())


def asks(activity: Activity) -> frozenset[Ask]:
    """Returns the questions of the activity."""
    found = _ASKS.get(activity.type.family, frozenset())
    if activity.second_capacity is None:
        found -= {Ask.BUS}
    if activity.ends_at - activity.starts_at < NIGHT:
        found -= {Ask.LODGING}
    return found


@dataclass(frozen=True, slots=True, kw_only=True)
class Answers:
    """A person's answers; None: not asked."""

    children: int | None = None
    adults: int | None = None
    """Adults with the children, the person included."""
    bus: bool | None = None
    lodging: bool | None = None
    team: int | None = None
    """Members whom the captain has named."""

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Answers":
        return cls(**plain)

    def plain(self) -> dict[str, Any]:
        named = ((name, getattr(self, name)) for name in self.__slots__)
        return {name: value for name, value in named if value is not None}

    @property
    def size(self) -> Size:
        seats = (self.children or 0) + (self.adults or 1)
        return Size(seats=seats, second=seats if self.bus else 0)


NOTHING = Answers()


def ensure_answered(activity: Activity, answers: Answers) -> Size:
    """Returns the size of the enrolment.

    Raises:
        AnswersNeeded: other questions are asked now.
    """
    answered = {one for one in Ask if getattr(answers, one) is not None}
    if asks(activity) != answered:
        raise AnswersNeeded(activity=activity.id)
    return answers.size
