"""A programme by time: sections side by side, and in each of them talks one after another.

Kept are the order of the talks, the beginning of each section and the minutes of a talk; times
follow from them. Those whose time differs from the published programme are told about it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any, NamedTuple, TypeAlias

from district.clock import Calendar
from district.errors import DistrictError, TooLong
from district.ids import EntryId
from district.typed_time import read_moment

MINUTES = (10, 15, 20, 30)
PAUSES = (0, 15, 30, 60)
PLACE_LIMIT = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Talk:
    entry: EntryId
    pause: int = 0
    """Minutes of a break before it."""


class Spot(NamedTuple):
    """The time and place of a talk, as its speaker is told."""

    at: datetime
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    id: str
    """The nomination; empty: all others."""
    starts_at: datetime | None = None
    """None: not said yet."""
    place: str = ""
    minutes: int = 15
    """The length of each talk."""
    talks: tuple[Talk, ...] = ()

    def times(self) -> Iterator[tuple[Talk, datetime]]:
        """Yields the talks with their beginnings; nothing before the section has one."""
        if self.starts_at is None:
            return
        at = self.starts_at
        for talk in self.talks:
            at += timedelta(minutes=talk.pause)
            yield talk, at
            at += timedelta(minutes=self.minutes)

    @property
    def ends_at(self) -> datetime | None:
        minutes = sum(self.minutes + one.pause for one in self.talks)
        return self.starts_at + timedelta(minutes=minutes) if self.starts_at else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    sections: tuple[Section, ...] = ()

    def plain(self) -> list[dict[str, Any]]:
        return [
            {
                "id": one.id,
                "starts_at": one.starts_at.isoformat() if one.starts_at else None,
                "place": one.place,
                "minutes": one.minutes,
                "talks": [[talk.entry, talk.pause] for talk in one.talks],
            }
            for one in self.sections
        ]

    @classmethod
    def read(cls, plain: Sequence[Mapping[str, Any]]) -> "Plan":
        return cls(
            sections=tuple(
                Section(
                    id=one["id"],
                    starts_at=datetime.fromisoformat(one["starts_at"])
                    if one["starts_at"]
                    else None,
                    place=one["place"],
                    minutes=one["minutes"],
                    talks=tuple(Talk(entry=entry, pause=pause) for entry, pause in one["talks"]),
                )
                for one in plain
            )
        )

    def spots(self) -> dict[EntryId, Spot]:
        return {
            talk.entry: Spot(at, section.place)
            for section in self.sections
            for talk, at in section.times()
        }

    def changed(self, section: int, **changes: Any) -> "Plan":
        """Returns the plan with a section changed; no-op if there is no such section."""
        return Plan(
            sections=tuple(
                replace(one, **changes) if number == section else one
                for number, one in enumerate(self.sections)
            )
        )

    def only(self, talks: Mapping[EntryId, str]) -> "Plan":
        """Returns the plan with these talks alone, each with its nomination: those that are gone
        leave it, and new ones come to the end of their sections.
        """
        placed = {talk.entry for one in self.sections for talk in one.talks}
        ids = {one.id for one in self.sections}
        sections = []
        for number, one in enumerate(self.sections):
            kept = [talk for talk in one.talks if talk.entry in talks]
            new = [
                Talk(entry=entry)
                for entry, nomination in talks.items()
                if entry not in placed
                and (nomination == one.id or (number == 0 and nomination not in ids))
            ]
            sections.append(replace(one, talks=(*kept, *new)))
        return Plan(sections=tuple(sections))

    def section_of(self, entry: EntryId) -> int | None:
        return next(
            (
                number
                for number, one in enumerate(self.sections)
                if any(talk.entry == entry for talk in one.talks)
            ),
            None,
        )

    def moved(self, entry: EntryId, step: int) -> "Plan":
        """Returns the plan with the talk `step` places later; a break keeps its place in the
        order. No-op beyond the ends of the section.
        """
        section = self.section_of(entry)
        if section is None:
            return self
        talks = list(self.sections[section].talks)
        at = next(number for number, one in enumerate(talks) if one.entry == entry)
        to = at + step
        if not 0 <= to < len(talks):
            return self
        here, there = talks[at], talks[to]
        talks[at] = replace(there, pause=here.pause)
        talks[to] = replace(here, pause=there.pause)
        return self.changed(section, talks=tuple(talks))

    def put(self, entry: EntryId, target: int) -> "Plan":
        """Returns the plan with the talk at the end of another section."""
        if self.section_of(entry) in {None, target} or target >= len(self.sections):
            return self
        left = self.without({entry})
        return left.changed(target, talks=(*left.sections[target].talks, Talk(entry=entry)))

    def without(self, entries: Collection[EntryId]) -> "Plan":
        return Plan(
            sections=tuple(
                replace(one, talks=tuple(talk for talk in one.talks if talk.entry not in entries))
                for one in self.sections
            )
        )

    @property
    def entries(self) -> list[EntryId]:
        return [talk.entry for one in self.sections for talk in one.talks]

    def paused(self, entry: EntryId, pause: int) -> "Plan":
        """Returns the plan with a break of so many minutes before the talk."""
        section = self.section_of(entry)
        if section is None:
            return self
        talks = self.sections[section].talks
        changed = (replace(one, pause=pause) if one.entry == entry else one for one in talks)
        return self.changed(section, talks=tuple(changed))


Edit: TypeAlias = Callable[[Plan], Plan]


def to_be_told(published: Plan | None, plan: Plan) -> dict[EntryId, Spot]:
    """Returns the talks whose time or place differs from what their speakers know."""
    known = published.spots() if published else {}
    return {entry: spot for entry, spot in plan.spots().items() if known.get(entry) != spot}


def read_start(typed: str, now: datetime, calendar: Calendar) -> Spot:
    """Parses «5 декабря 10:00, актовый зал»; the place may be left out.

    Raises:
        NotADay, NotATime, AmbiguousHour, Past: see `read_moment`.
        TooLong: the place.
    """
    parts = [" ".join(one.split()) for one in typed.split(",")]
    wall = calendar.local(now).replace(tzinfo=None)
    try:
        told, rest = read_moment(parts[0], wall), parts[1:]
    except DistrictError as error:
        try:  # «5 декабря, 10:00, актовый зал»
            told, rest = read_moment(" ".join(parts[:2]), wall), parts[2:]
        except DistrictError:
            raise error from None
    place = ", ".join(filter(None, rest))
    if len(place) > PLACE_LIMIT:
        raise TooLong(limit=PLACE_LIMIT, length=len(place))
    return Spot(calendar.at(told.date(), told.time()), place)
