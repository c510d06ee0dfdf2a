"""Tables of figures for council members and organizers."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from district.analytics import OF_ORGANIZERS, Figures, Line, Numbers, Row, View, added
from district.errors import NotPermitted
from district.ids import DistrictId, MunicipalityId
from district.people.person import Person
from district.people.roles import Actor, Permission
from district.requests.statistics import HalfYear, Table
from district.topics import Label
from services.service import Service
from storage.analytics import read_held
from storage.calls.experts import register_of
from storage.campaigns import done_for_campaigns
from storage.database import Connection
from storage.mentoring.mentors import loads_in
from storage.requests.requests import get_municipalities
from storage.requests.statistics import latest_snapshot, read_counts, read_halves, read_help
from storage.topics import get_labels

Halves = Mapping[HalfYear, list[tuple[Label, str | None, Numbers]]]
"""Rows by name and municipality; None: of the whole district."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Analytics(Service):
    async def figures(
        self, actor: Actor, view: View, half: str | None = None, *, whole: bool = False
    ) -> Figures | None:
        """Returns a table of the actor's district, or None before the first snapshot.

        `half` is a key; if missing or without data, the latest half-year is used. `whole`: with the
        rows of the file.

        Raises:
            NotPermitted: the actor may not see it.
        """
        district, views = _seen_by(actor)
        if view not in views:
            raise NotPermitted(permission=Permission.MAKE_ACTIVITIES)
        async with self.database.read() as connection:
            if view is View.LOAD:
                return await self._load(connection, actor, district, views)
            if view is View.CAMPAIGNS:
                return await self._campaigns(connection, district, views)
            day = await latest_snapshot(connection)
            if day is None:
                return None
            halves = await read_halves(connection, district, day) or (HalfYear.of(day),)
            at = next((at for at, one in enumerate(halves) if one.key == half), 0)
            shown = halves if whole else halves[at : at + 2]
            found = await _rows(connection, view, district, day, shown)
        before = halves[at + 1] if at + 1 < len(halves) else None
        return Figures(
            view=view,
            views=views,
            day=day,
            half=halves[at],
            before=before,
            halves=halves,
            lines=_lines(found, halves[at], before),
            rows=_file_rows(found, has_places=view is not View.PLACES) if whole else (),
        )

    async def _load(
        self, connection: Connection, actor: Actor, district: DistrictId, views: tuple[View, ...]
    ) -> Figures:
        now = self.clock()
        mentors = await loads_in(connection, district, now)
        experts = await register_of(connection, district, now, actor.id)
        every = [
            *(
                _loaded("mentors", one.person, one.active, one.mentor.entry.capacity)
                for one in mentors.values()
            ),
            *(
                _loaded("experts", one.person, one.load, one.entry.load_limit)
                for one in experts.values()
            ),
        ]
        rows = sorted(every, key=lambda one: (-len(one.group), -one.numbers[0], one.name.ru))
        return Figures(
            view=View.LOAD,
            views=views,
            day=self.calendar.local(now).date(),
            lines=tuple(Line(name=one.name, numbers=one.numbers, group=one.group) for one in rows),
            rows=tuple(rows),
        )

    async def _campaigns(
        self, connection: Connection, district: DistrictId, views: tuple[View, ...]
    ) -> Figures:
        """Returns a line for each campaign; the file has its activities below it."""
        now = self.clock()
        lines, rows = [], []
        for done in await done_for_campaigns(connection, district, now):
            name = Label.of(done.campaign.ru, done.campaign.en)
            lines.append(Line(name=name, numbers=done.numbers))
            rows.append(Row(half=None, name=name, numbers=done.numbers))
            rows += [
                Row(
                    half=None,
                    name=Label.of(one.title),
                    numbers=(int(one.is_held), int(not one.is_held), one.people, 0),
                    day=self.calendar.local(one.starts_at).date(),
                )
                for one in done.events
            ]
        return Figures(
            view=View.CAMPAIGNS,
            views=views,
            day=self.calendar.local(now).date(),
            lines=tuple(lines),
            rows=tuple(rows),
        )


def _seen_by(actor: Actor) -> tuple[DistrictId, tuple[View, ...]]:
    """Returns the district in which the actor sees aggregates, and the tables."""
    for grant in actor.grants:
        if grant.scope.district and grant.gives(Permission.SEE_AGGREGATES, None):
            organizes = grant.gives(Permission.MAKE_ACTIVITIES, None)
            views = tuple(one for one in View if organizes or one not in OF_ORGANIZERS)
            return grant.scope.district, views
    raise NotPermitted(permission=Permission.SEE_AGGREGATES)


async def _rows(
    tx: Connection, view: View, district: DistrictId, day: date, halves: Iterable[HalfYear]
) -> Halves:
    if view is View.ACTIVITIES:
        held = await read_held(tx, district, day, halves)
        return {
            half: [(name, None, numbers) for name, numbers in rows] for half, rows in held.items()
        }
    if view is View.MEANS:
        helped = await read_help(tx, district, day, halves)
        of = {place for rows in helped.values() for _, place, _ in rows if place}
        where = await get_municipalities(tx, of)
        return {
            half: [
                (Label.of(means), where[place].name if place else None, numbers)
                for means, place, numbers in rows
            ]
            for half, rows in helped.items()
        }
    table = Table.TOPICS if view is View.TOPICS else Table.AREAS
    counted = await read_counts(tx, table, district, day, halves)
    every = [one for rows in counted.values() for one in rows]
    labels = await get_labels(tx, table, {subject for subject, _, _ in every})
    places = await get_municipalities(tx, {place for _, place, _ in every if place})

    def named(subject: str, place: MunicipalityId | None) -> tuple[Label, str | None]:
        name = places[place].name if place else None
        if view is View.PLACES:
            return Label.of(name or ""), None
        return labels[subject], name

    return {
        half: [
            (*named(subject, place), counts.shown)
            for subject, place, counts in rows
            if view is not View.PLACES or place is not None
        ]
        for half, rows in counted.items()
    }


def _summed(rows: Iterable[tuple[Label, str | None, Numbers]]) -> dict[Label, Numbers]:
    parts: dict[Label, list[Numbers]] = defaultdict(list)
    for name, _, numbers in rows:
        parts[name].append(numbers)
    return {name: added(several) for name, several in parts.items()}


def _lines(found: Halves, half: HalfYear, before: HalfYear | None) -> tuple[Line, ...]:
    now, then = _summed(found[half]), _summed(found[before]) if before else {}
    nothing = tuple(0 for _ in next(iter((now | then).values()), ()))
    lines = [
        Line(
            name=name,
            numbers=now.get(name, nothing),
            before=then.get(name, nothing) if before else None,
        )
        for name in now | then
    ]
    return tuple(sorted(lines, key=lambda one: ([-it for it in one.numbers], one.name.ru)))


def _file_rows(found: Halves, *, has_places: bool) -> tuple[Row, ...]:
    """Returns the rows of all half-years: of the district, then of its municipalities."""
    rows: list[Row] = []
    for half, every in found.items():
        for name, numbers in _summed(every).items():
            rows.append(Row(half=half, name=name, numbers=numbers))
            rows += [
                Row(half=half, name=name, place=place, numbers=cell)
                for one, place, cell in sorted(every, key=lambda row: row[1] or "")
                if one == name and place is not None and has_places
            ]
    return tuple(rows)


def _loaded(group: str, person: Person, busy: int, limit: int) -> Row:
    profile = person.profile
    name = Label.of(profile.name.short if profile else str(person.id))
    place = profile.municipality.name if profile else None
    return Row(half=None, name=name, place=place, numbers=(busy, limit), group=group)
