"""Publication rules of statistics, so that hidden counts cannot be computed from published ones.

The base are cells: people by topic, municipality and half-year of the report.

* A cell with fewer than `FEW` people is hidden. It counts as 0 in every sum.
* Within an area and a municipality the hidden cells are added up. The sum is published if it is at
  least `FEW`, but at most `4 · (cells - 1)` of it, so that each cell may still be 0.

* What is still hidden of an area in each municipality, at most `MOST` of it, is added up over the
  district: see `remainders`.

A published cell reveals nothing about a hidden one. In a sum of n hidden cells, between `FEW` and 4
· (n - 1), each cell may be anything from 0 to 4, because the others, 0 to 4 each, can make up the
rest. Cells of different municipalities share only the remainder of a district, which leaves every
municipality open even to a reader who knows all people of the own one. Sums over districts, areas
and half-years are computed from published values.
"""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from district.clock import Calendar
from district.ids import AreaId, DistrictId, MunicipalityId, TopicId
from district.practices import Means
from district.requests.deficits import FEW, Help

MOST = FEW - 1
"""Upper bound of a hidden cell."""
AUGUST = 8


class Counts(NamedTuple):
    """Numbers of people; all others are subsets of `reported`."""

    reported: int = 0
    open: int = 0
    invited: int = 0
    """People to whom help was offered: invited to an activity, or helped otherwise."""
    came: int = 0
    healed: int = 0

    def plus(self, other: "Counts") -> "Counts":
        return Counts(*(one + more for one, more in zip(self, other, strict=True)))

    @property
    def large(self) -> "Counts":
        """The publishable counts; 0: hidden."""
        return Counts(*(number if number >= FEW else 0 for number in self))

    @property
    def shown(self) -> tuple[int, ...]:
        """The progress of reported deficits, in the order of a table's columns."""
        return (self.reported, self.invited, self.came, self.healed)

    def at_most(self, number: int) -> "Counts":
        return Counts(*(min(one, number) for one in self))


@dataclass(frozen=True, slots=True, order=True)
class HalfYear:
    """Half of a school year: August to December or January to July."""

    year: int
    """Year in which the school year began."""
    part: int
    """1 or 2."""

    @classmethod
    def of(cls, day: date) -> "HalfYear":
        return cls(day.year, 1) if day.month >= AUGUST else cls(day.year - 1, 2)

    @classmethod
    def read(cls, key: str) -> "HalfYear":
        """Parses a `key`."""
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
        """Returns its start and the start of the next half-year, in UTC."""
        midnight = time()
        return calendar.at(self.start, midnight), calendar.at(self.next.start, midnight)


def half_years(first: date, last: date) -> list[HalfYear]:
    """Returns all half-years from that of `first` to that of `last`."""
    found = [HalfYear.of(first)]
    while found[-1].next.start <= last:
        found.append(found[-1].next)
    return found


class Table(StrEnum):
    """Kinds of tables. Short values, because they are part of callback data."""

    TOPICS = "topics"
    AREAS = "areas"


Cells: TypeAlias = Mapping[tuple[TopicId, MunicipalityId], Counts]
Published: TypeAlias = Mapping[Table, Mapping[tuple[str, MunicipalityId], Counts]]
"""By topic or area, and municipality. 0 is hidden; cells with only zeros are left out."""


def published(counted: Cells, topics: Mapping[AreaId, Collection[TopicId]]) -> Published:
    """Returns the publishable counts of a half-year; `topics` are those in use, by area.

    The count of an area is a lower bound: the sum of its published topics.
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


Remainders: TypeAlias = Mapping[tuple[AreaId, DistrictId], Counts]


def remainders(
    counted: Cells,
    topics: Mapping[AreaId, Collection[TopicId]],
    places: Mapping[MunicipalityId, DistrictId],
) -> Remainders:
    """Returns what `published` hides of an area in several municipalities, added up by district.

    Of a municipality with hidden cells, but no published sum of them, at most `MOST` are added,
    which may be anything from 0 to `MOST`. With n such municipalities a total is published from
    `2 · MOST + 1` on, but at most `MOST · (n - 2)` of it: a reader who knows the own municipality
    leaves out one, and each of the others may still be anything from 0 to `MOST`.
    """
    found: dict[tuple[AreaId, DistrictId], Counts] = {}
    for area, within in topics.items():
        parts: dict[DistrictId, list[Counts]] = {}
        for place, district in places.items():
            cells = (counted.get((topic, place), Counts()) for topic in within)
            hidden = [one for one in cells if one.reported < FEW]
            parts.setdefault(district, []).append(_left_of(hidden))
        for district, left in parts.items():
            total = Counts(*map(_remainder, zip(*left, strict=True)))
            total = total.at_most(total.reported).large
            if total.reported:
                found[area, district] = total
    return found


_TOLD = -1
"""Marks a column of a municipality without hidden cells, or with a published sum of them."""


def _left_of(hidden: Collection[Counts]) -> Counts:
    if not hidden:
        return Counts(*([_TOLD] * len(Counts._fields)))
    told = _shown_of(hidden)
    left = sum_of(hidden).at_most(MOST)
    return Counts(*(_TOLD if shown else one for shown, one in zip(told, left, strict=True)))


def _remainder(column: Iterable[int]) -> int:
    left = [one for one in column if one != _TOLD]
    told = min(sum(left), MOST * (len(left) - 2))
    return told if told > 2 * MOST else 0


Helps: TypeAlias = Mapping[Means, Cells]
"""People who were helped by a means (`reported`), and those of them for whom it is easier."""
HelpTotals: TypeAlias = Mapping[tuple[Means, DistrictId, MunicipalityId | None], Counts]
"""By municipality; None: what is hidden in several municipalities of a district."""


def published_help(
    counted: Helps,
    topics: Mapping[AreaId, Collection[TopicId]],
    places: Mapping[MunicipalityId, DistrictId],
) -> HelpTotals:
    """Returns lower bounds of the people who were helped by each means, whatever the topic.

    Areas of a municipality are added up as `published` shows them. What they hide, at most `MOST`
    of each, is added up like the hidden topics of an area, and what a municipality hides like the
    remainder of a district. How many of a topic were helped at all is published as well; up to
    `4 * MOST` of them reveal nothing about one means, because the four others may account for them.
    """
    found: dict[tuple[Means, DistrictId, MunicipalityId | None], Counts] = {}
    for means, cells in counted.items():
        left: dict[DistrictId, list[Counts]] = {}
        for place, district in places.items():
            here = [
                [cells.get((topic, place), Counts()) for topic in within]
                for within in topics.values()
            ]
            total = _total_of(here)
            if total.reported:
                found[means, district, place] = total
            real = sum_of(one for within in here for one in within).at_most(MOST)
            hidden = (_TOLD if told else one for told, one in zip(total, real, strict=True))
            left.setdefault(district, []).append(Counts(*hidden))
        for district, parts in left.items():
            total = Counts(*map(_remainder, zip(*parts, strict=True)))
            total = total.at_most(total.reported).large
            if total.reported:
                found[means, district, None] = total
    return found


def _total_of(areas: Iterable[Collection[Counts]]) -> Counts:
    """Returns the publishable sum of the areas of a municipality, each a collection of topics."""
    told, left = Counts(), []
    for cells in areas:
        hidden = [one for one in cells if one.reported < FEW]
        large = [one.large for one in cells if one.reported >= FEW]
        told = sum_of([told, *large, _shown_of(hidden)])
        left.append(_left_of(hidden))
    total = told.plus(Counts(*map(_rest, zip(*left, strict=True))))
    return total.at_most(total.reported)


def _rest(column: Iterable[int]) -> int:
    left = [one for one in column if one != _TOLD]
    told = min(sum(left), MOST * (len(left) - 1))
    return told if told >= FEW else 0


Wishes: TypeAlias = Mapping[tuple[TopicId, MunicipalityId], Mapping[Help, int]]
"""People with an open deficit who wish for a kind of help."""


def published_wishes(wished: Wishes, shown: Published) -> Wishes:
    """Returns lower bounds of the wishes of a half-year.

    A number is published only for a published cell, at least `FEW`, and at least `FEW` below the
    people with an open deficit: neither those who wish for something nor the others can be told
    from a small group.
    """
    topics = shown[Table.TOPICS]
    found = {
        (topic, place): {
            one: least
            for one, people in wishes.items()
            if (least := min(people, topics[topic, place].open - FEW)) >= FEW
        }
        for (topic, place), wishes in wished.items()
        if (topic, place) in topics
    }
    return {cell: wishes for cell, wishes in found.items() if wishes}


def sum_of(counts: Iterable[Counts]) -> Counts:
    total = Counts()
    for one in counts:
        total = total.plus(one)
    return total


def _shown_of(hidden: Collection[Counts]) -> Counts:
    """Returns the publishable part of a sum of hidden cells; 0 for one or two cells."""
    return sum_of(hidden).at_most(MOST * (len(hidden) - 1)).large


def is_due(latest: date | None, today: date) -> bool:
    """Returns whether a snapshot is due: weekly from Monday on, or if there is none."""
    return latest is None or latest < today - timedelta(days=today.weekday())
