"""Queries of routes and their lines, and of the evidence that closes lines."""

from collections.abc import Collection, Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy import BindParameter, Row, bindparam, insert, select, update

from district.activities.activity import ActivityStatus
from district.calls.entry import EntryStatus
from district.ids import ActivityId, DraftId, LineId, PersonId, RouteId
from district.learning.route import Evidence, Line, Route, RouteStatus, Thing
from district.learning.year import YearLine
from district.mentoring.pairs import MentorshipStatus
from district.slots import AppointmentStatus
from district.topics import Label
from storage.columns import Moment
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record
from storage.tables import (
    activities,
    appointments,
    deficits,
    entries,
    listings,
    mentorships,
    persons,
    practice_uses,
    route_lines,
    routes,
    slots,
    topics,
)

_ROUTE = Record(Route, routes)
_LABEL = ("ru", "en", "button_ru", "button_en")
_LINES = (
    select(route_lines, *(topics.c[name].label(f"topic_{name}") for name in _LABEL))
    .outerjoin(deficits, deficits.c.id == route_lines.c.deficit_id)
    .outerjoin(topics, topics.c.id == deficits.c.topic_id)
)


def _topic(row: Row[Any]) -> Label | None:
    if row.topic_ru is None:
        return None
    return Label(**{name: getattr(row, f"topic_{name}") for name in _LABEL})


_LINE = Record(Line, _LINES, topic=_topic)
_BY_ID = select(routes).where(routes.c.id == bindparam("id"))
_OF_YEAR = select(routes).where(
    routes.c.person_id == bindparam("person"),
    routes.c.year == bindparam("year"),
    routes.c.status != RouteStatus.STOPPED,
)
_OF_PERSON = select(routes).where(routes.c.person_id == bindparam("person"))
_OF_ROUTE = _LINES.where(route_lines.c.route_id == bindparam("route")).order_by(
    route_lines.c.due_on, route_lines.c.id
)
_BY_DRAFT = select(route_lines.c.route_id).where(route_lines.c.draft_id == bindparam("draft"))
_HELD = select(activities.c.id, activities.c.status, activities.c.ends_at).where(
    activities.c.id.in_(bindparam("numbers", expanding=True))
)
_PERSON: BindParameter[PersonId] = bindparam("person")
_SINCE: BindParameter[datetime] = bindparam("since", type_=Moment)
_PAIRS = select(mentorships.c.topics).where(
    mentorships.c.mentee_id == _PERSON,
    mentorships.c.status.in_([MentorshipStatus.COMPLETED, MentorshipStatus.ENDED]),
    mentorships.c.started_at.is_not(None),
    mentorships.c.ends_at >= _SINCE,
)
_ENTRIES = select(entries.c.topic_id).where(
    entries.c.author_id == _PERSON,
    entries.c.status == EntryStatus.SETTLED,
    entries.c.settled_at >= _SINCE,
)
_TOPICS = select(deficits.c.id, deficits.c.topic_id).where(
    deficits.c.id.in_(bindparam("deficits", expanding=True)), deficits.c.topic_id.is_not(None)
)
_USED = (
    select(deficits.c.id)
    .join(entries, entries.c.topic_id == deficits.c.topic_id)
    .join(listings, listings.c.entry_id == entries.c.id)
    .join(practice_uses, practice_uses.c.listing_id == listings.c.id)
    .where(
        deficits.c.id.in_(bindparam("deficits", expanding=True)),
        practice_uses.c.person_id == _PERSON,
        practice_uses.c.used_at >= _SINCE,
    )
)
_CONSULTED = (
    select(deficits.c.id)
    .join(appointments, appointments.c.topic_id == deficits.c.topic_id)
    .join(slots, slots.c.id == appointments.c.slot_id)
    .where(
        deficits.c.id.in_(bindparam("deficits", expanding=True)),
        appointments.c.person_id == _PERSON,
        appointments.c.status == AppointmentStatus.HELD,
        slots.c.starts_at >= _SINCE,
    )
)
_AGREED = select(routes.c.id).where(
    routes.c.status == RouteStatus.AGREED, routes.c.moved_at <= bindparam("before")
)
_DUE = (
    select(routes)
    .join(persons, persons.c.id == routes.c.person_id)
    .where(
        routes.c.status == RouteStatus.ACTIVE,
        persons.c.telegram_id.is_not(None),
        routes.c.id.in_(
            select(route_lines.c.route_id).where(
                route_lines.c.dropped_at.is_(None),
                route_lines.c.claimed_at.is_(None),
                route_lines.c.due_on <= bindparam("until"),
            )
        ),
    )
    .order_by(routes.c.id)
)


async def get_route(tx: Connection, route: RouteId, *, hold: bool = False) -> Route:
    """Returns the route. `hold` locks its row until the transaction ends.

    Raises:
        NotFound: there is none.
    """
    return await _ROUTE.get(tx, _BY_ID.with_for_update() if hold else _BY_ID, id=route)


async def find_route(tx: Connection, person: PersonId, year: int) -> Route | None:
    """Returns the person's route of a school year that was not stopped; there is at most one."""
    return await _ROUTE.find(tx, _OF_YEAR, person=person, year=year)


async def routes_of(tx: Connection, person: PersonId) -> list[Route]:
    return await _ROUTE.all(tx, _OF_PERSON, person=person)


async def add_route(tx: Connection, new: Route) -> Route:
    """Returns the route with its id."""
    return await _ROUTE.add(tx, routes, new)


async def save_route(tx: Connection, seen: Route, changed: Route) -> bool:
    """Compare-and-set. Returns False if the route has changed since `seen` was read."""
    statement = update(routes).where(routes.c.id == seen.id, routes.c.version == seen.version)
    return await compare_and_set(tx, statement.values(_ROUTE.changes(seen, changed, "version")))


async def lines_of_route(tx: Connection, route: RouteId) -> list[Line]:
    """Returns the lines, the earliest day first."""
    return await _LINE.all(tx, _OF_ROUTE, route=route)


async def find_route_of_draft(tx: Connection, draft: DraftId) -> RouteId | None:
    """Returns the route of the line that a draft has become."""
    found = (await tx.execute(_BY_DRAFT, {"draft": draft})).scalar_one_or_none()
    return None if found is None else RouteId(found)


async def add_lines(tx: Connection, new: Sequence[Line]) -> None:
    rows = [_LINE.columns(one) for one in new]
    for row in rows:
        del row["id"]
    if rows:
        await tx.execute(insert(route_lines), rows)


async def set_line(tx: Connection, line: LineId, **moments: datetime | None) -> None:
    await tx.execute(update(route_lines).where(route_lines.c.id == line).values(moments))


async def confirm_claimed(tx: Connection, route: RouteId, now: datetime | None) -> None:
    """Confirms the own lines that were claimed; None: takes the confirmation back."""
    await tx.execute(
        update(route_lines)
        .where(
            route_lines.c.route_id == route,
            route_lines.c.claimed_at.is_not(None),
            route_lines.c.dropped_at.is_(None),
        )
        .values(confirmed_at=now)
    )


async def held_of(
    tx: Connection, numbers: Collection[int]
) -> dict[ActivityId, tuple[ActivityStatus, datetime]]:
    """Returns the status and the end of activities."""
    if not numbers:
        return {}
    rows = await tx.execute(_HELD, {"numbers": sorted(numbers)})
    return {ActivityId(row.id): (ActivityStatus(row.status), row.ends_at) for row in rows}


async def evidence_of(
    tx: Connection,
    person: PersonId,
    lines: Collection[Line],
    activities_of: Sequence[YearLine],
    since: datetime,
) -> tuple[Evidence, dict[ActivityId, datetime]]:
    """Returns what closes these lines, and the present ends of their activities. `activities_of`:
    the enrolments of the person.
    """
    held = await held_of(tx, {one.about for one in lines if one.about})
    deficits = sorted({one.deficit for one in lines if one.deficit is not None})
    things = {one.thing for one in lines}
    asked = {"person": person, "since": since, "deficits": deficits}

    async def rows(query: Any, *closing: Thing) -> list[Row[Any]]:
        return list(await tx.execute(query, asked)) if things & set(closing) else []

    evidence = Evidence(
        activities={one.activity: one for one in activities_of},
        cancelled=frozenset(
            number for number, (status, _) in held.items() if status is ActivityStatus.CANCELLED
        ),
        topics={row.id: row.topic_id for row in await rows(_TOPICS, Thing.MENTORSHIP, Thing.ENTRY)},
        pairs=[frozenset(row.topics) for row in await rows(_PAIRS, Thing.MENTORSHIP)],
        entries=[frozenset({row.topic_id} - {None}) for row in await rows(_ENTRIES, Thing.ENTRY)],
        used=frozenset(row.id for row in await rows(_USED, Thing.PRACTICE)),
        consulted=frozenset(row.id for row in await rows(_CONSULTED, Thing.CONSULTATION)),
    )
    return evidence, {number: ends for number, (_, ends) in held.items()}


async def agreed_before(tx: Connection, before: datetime) -> list[RouteId]:
    """Returns routes that were agreed by that moment and have not begun."""
    return [RouteId(one) for one in (await tx.execute(_AGREED, {"before": before})).scalars()]


async def routes_with_due(tx: Connection, until: date) -> list[Route]:
    """Returns routes with lines that were planned to be done by that day, done or not."""
    return await _ROUTE.all(tx, _DUE, until=until)
