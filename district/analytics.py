"""Tables of figures about a district. Nothing can be crossed freely: these tables are all.

Figures of people in difficulty are published counts of the weekly snapshot and sums of them (see
`district/requests/statistics.py`). Those of activities and loads are what organizers see by name.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from district.requests.statistics import HalfYear
from district.topics import Label


class View(StrEnum):
    """A table. Short values, because they are part of callback data."""

    AREAS = "areas"
    TOPICS = "topics"
    PLACES = "places"
    MEANS = "means"
    """By which means people were helped."""
    ACTIVITIES = "activities"
    """By type."""
    CAMPAIGNS = "campaigns"
    """Past campaigns as well; computed now, without half-years."""
    LOAD = "load"
    """Mentors and experts, as of now."""


COLUMNS: Mapping[View, tuple[str, ...]] = {
    View.AREAS: ("reported", "invited", "came", "healed"),
    View.TOPICS: ("reported", "invited", "came", "healed"),
    View.PLACES: ("reported", "invited", "came", "healed"),
    View.MEANS: ("helped", "healed"),
    View.ACTIVITIES: ("held", "hours", "people"),
    View.CAMPAIGNS: ("held", "ahead", "people", "announced"),
    View.LOAD: ("busy", "limit"),
}
OF_ORGANIZERS = frozenset({View.ACTIVITIES, View.CAMPAIGNS, View.LOAD})
"""Tables that council members do not see."""

Numbers = tuple[int, ...]
"""In the order of the view's columns. 0 of people in difficulty means: too few to be shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    name: Label
    """A `Means` in the view of means, which has no words of its own."""
    numbers: Numbers
    before: Numbers | None = None
    """In the half-year before; None: no data."""
    group: str = ""
    """`mentors` or `experts` in the view of loads."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A row of the file, which has all half-years and municipalities."""

    half: HalfYear | None
    name: Label
    place: str | None = None
    """A municipality; None: the whole district."""
    numbers: Numbers
    group: str = ""
    day: date | None = None
    """The day of an activity of a campaign."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    view: View
    views: tuple[View, ...]
    """Tables that the reader may open."""
    day: date
    half: HalfYear | None = None
    """None: as of now."""
    before: HalfYear | None = None
    halves: tuple[HalfYear, ...] = ()
    """All half-years to choose from, the latest first."""
    lines: tuple[Line, ...] = ()
    """The largest first."""
    rows: tuple[Row, ...] = ()

    @property
    def total(self) -> Numbers:
        return added(one.numbers for one in self.lines)

    @property
    def total_before(self) -> Numbers | None:
        return added(one.before for one in self.lines if one.before) if self.before else None


def added(numbers: Iterable[Numbers]) -> Numbers:
    """Returns the sums by column; empty without numbers."""
    return tuple(map(sum, zip(*numbers, strict=True)))
