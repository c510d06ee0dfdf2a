"""What is published of deficits in numbers, so that nobody can reckon a number that is hidden.

Everything comes from cells: people by topic, municipality and the half-year in which they reported.

* A cell with fewer than `FEW` people is hidden. It counts as 0 in every sum, so no sum tells of it.
* Within an area and a municipality the hidden cells are added up, and their sum is published when
  it is at least `FEW`; never more than `4 · (cells - 1)` of it, so that each cell may still be 0.

A cell that is published tells nothing of a hidden one. Of the sum of n hidden cells, `FEW` to
4 · (n - 1), each may be anything from 0 to 4: the others, 0 to 4 each, can make up the rest. Cells
of different municipalities are in no common sum, so whoever knows their own municipality by name
learns nothing of another. Sums over districts, areas and half-years are made of what is published.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from district.clock import Calendar
from district.ids import AreaId, MunicipalityId, TopicId
from district.requests.deficits import FEW
from district.territory import Municipality
from district.topics import Label

MOST = FEW - 1
"""What a hidden cell may hold."""
AUGUST = 8


class Counts(NamedTuple):
    """In people. Nobody is in another number who is not in `reported`."""

    reported: int = 0
    open: int = 0
    invited: int = 0
    came: int = 0
    healed: int = 0

    def plus(self, other: "Counts") -> "Counts":
        return Counts(*(one + more for one, more in zip(self, other, strict=True)))

    @property
    def large(self) -> "Counts":
        """The numbers that may be shown; 0: hidden."""
        return Counts(*(number if number >= FEW else 0 for number in self))

    @property
    def shown(self) -> dict[str, int]:
        """What became of all that was reported, in the order of a table's columns."""
        return {
            "reported": self.reported,
            "invited": self.invited,
            "came": self.came,
            "healed": self.healed,
        }

    def at_most(self, number: int) -> "Counts":
        return Counts(*(min(one, number) for one in self))


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """Of a school year: August to December, January to July."""

    year: int
    """In which the school year began."""
    part: int
    """1 or 2."""

    @classmethod
    def of(cls, day: date) -> "HalfYear":
        return cls(day.year, 1) if day.month >= AUGUST else cls(day.year - 1, 2)

    @classmethod
    def read(cls, key: str) -> "HalfYear":
        """From a `key`."""
        year, part = key.split("-")
        return cls(int(year), int(part))

    @property
    def key(self) -> str:
        return f"{self.year}-{self.part}"

    @property
    def start(self) -> date:
        return date(self.year, AUGUST, 1) if self.part == 1 else date(self.year + 1, 1, 1)

    @property
    def next(self) -> "HalfYear":
        return HalfYear(self.year, 2) if self.part == 1 else HalfYear(self.year + 1, 1)

    def span(self, calendar: Calendar) -> tuple[datetime, datetime]:
        """Its first moment and the first of the next one, in UTC."""
        midnight = time()
        return calendar.at(self.start, midnight), calendar.at(self.next.start, midnight)


def half_years(first: date, last: date) -> list[HalfYear]:
    """All from the one of `first` to the one of `last`."""
    found = [HalfYear.of(first)]
    while found[-1].next.start <= last:
        found.append(found[-1].next)
    return found


class Table(StrEnum):
    """The tables there are. Short values: they travel in buttons."""

    TOPICS = "topics"
    AREAS = "areas"


Cells: TypeAlias = Mapping[tuple[TopicId, MunicipalityId], Counts]
Published: TypeAlias = Mapping[Table, Mapping[tuple[str, MunicipalityId], Counts]]
"""By topic or area, and municipality. A 0 is hidden; a cell of zeros alone is left out."""


def published(counted: Cells, topics: Mapping[AreaId, Collection[TopicId]]) -> Published:
    """What may be shown of one half-year; `topics`: those in use, by area.

    An area has at least so many difficulties: the sum of what is published of its topics.
    """
    shown: dict[tuple[str, MunicipalityId], Counts] = {
        (topic, place): counts.large
        for (topic, place), counts in counted.items()
        if counts.reported >= FEW
    }
    areas: dict[tuple[str, MunicipalityId], Counts] = {}
    for place in {place for _, place in counted}:
        for area, within in topics.items():
            large = [shown[topic, place] for topic in within if (topic, place) in shown]
            hidden = [
                counted.get((topic, place), Counts())
                for topic in within
                if (topic, place) not in shown
            ]
            total = sum_of([*large, _shown_of(hidden)])
            if total.reported:
                areas[area, place] = total
    return {Table.TOPICS: shown, Table.AREAS: areas}


def sum_of(counts: Iterable[Counts]) -> Counts:
    total = Counts()
    for one in counts:
        total = total.plus(one)
    return total


def _shown_of(hidden: Collection[Counts]) -> Counts:
    """What of the sum of hidden cells may be shown; of two or one, nothing."""
    return sum_of(hidden).at_most(MOST * (len(hidden) - 1)).large


def is_due(latest: date | None, today: date) -> bool:
    """Whether a snapshot is to be made: weekly from Monday on, and where there is none at all."""
    return latest is None or latest < today - timedelta(days=today.weekday())


# ── Views: nothing but what was published, and sums of it ──────────────────────────────────────


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A topic or an area in a district."""

    label: Label
    places: tuple[tuple[Municipality, Counts], ...]
    """Where there is a number to show, by name."""

    @property
    def total(self) -> Counts:
        """At least so many: what is hidden is not in it."""
        return sum_of(counts for _, counts in self.places)


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistic:
    """One table of one half-year in one district, as it was on the day of a snapshot."""

    day: date
    table: Table
    half: HalfYear
    halves: tuple[HalfYear, ...]
    """All there are to choose from, the latest first."""
    rows: tuple[Row, ...]
    """Most reported first."""
