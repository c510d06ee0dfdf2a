"""Queries of the deputies of council members."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import and_, bindparam, or_, select, update

from district.ids import DeputyId, DistrictId, PersonId
from district.people.deputies import COUNCIL, Deputy
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.people.people import GRANTS_IN_FORCE, IS_HERE
from storage.records import Record
from storage.tables import deputies, grants, persons

DEPUTIES_IN_FORCE = and_(
    deputies.c.ended_at.is_(None),
    deputies.c.since <= bindparam("now"),
    deputies.c.until > bindparam("now"),
)
"""A condition on `deputies`; pass `now` when executing."""
_DEPUTY = Record(Deputy, deputies, deputy="deputy_id")
_OF_PEOPLE = (
    select(deputies)
    .where(
        or_(
            deputies.c.person_id.in_(bindparam("people", expanding=True)),
            deputies.c.deputy_id.in_(bindparam("people", expanding=True)),
        ),
        deputies.c.ended_at.is_(None),
        deputies.c.until > bindparam("now"),
    )
    .order_by(deputies.c.since, deputies.c.id)
)
_DUE = select(deputies).where(
    deputies.c.ended_at.is_(None),
    or_(
        and_(deputies.c.begun_at.is_(None), deputies.c.since <= bindparam("now")),
        deputies.c.until <= bindparam("now"),
    ),
)
_MEMBERS = (
    select(grants.c.person_id)
    .join(persons, persons.c.id == grants.c.person_id)
    .where(
        GRANTS_IN_FORCE,
        IS_HERE,
        grants.c.role.in_(COUNCIL),
        grants.c.district_id.in_(bindparam("districts", expanding=True)),
    )
    .distinct()
)
_AWAY = select(deputies.c.person_id).where(DEPUTIES_IN_FORCE)


async def add_deputy(tx: Connection, new: Deputy) -> Deputy:
    """Returns the row with its id."""
    return await _DEPUTY.add(tx, deputies, new)


async def find_deputy(tx: Connection, number: DeputyId) -> Deputy | None:
    """Includes those that are over."""
    return await _DEPUTY.find(tx, select(deputies).where(deputies.c.id == number))


async def deputies_of(tx: Connection, people: Iterable[PersonId], now: datetime) -> list[Deputy]:
    """Returns all that are not over and in which one of these people takes part."""
    return await _DEPUTY.all(tx, _OF_PEOPLE, people=list(people), now=now)


async def due_deputies(tx: Connection, now: datetime) -> list[Deputy]:
    """Returns those that have begun or ended since requests were assigned."""
    return await _DEPUTY.all(tx, _DUE, now=now)


async def begin_deputy(tx: Connection, number: DeputyId, now: datetime) -> bool:
    """Compare-and-set. Returns False if it has begun or ended already."""
    begun = update(deputies).where(
        deputies.c.id == number, deputies.c.begun_at.is_(None), deputies.c.ended_at.is_(None)
    )
    return await compare_and_set(tx, begun.values(begun_at=now))


async def end_deputy(tx: Connection, number: DeputyId, now: datetime, by: PersonId | None) -> bool:
    """Compare-and-set. Returns False if it has ended already."""
    ended = update(deputies).where(deputies.c.id == number, deputies.c.ended_at.is_(None))
    return await compare_and_set(tx, ended.values(ended_at=now, ended_by=by))


async def council_people(
    tx: Connection, districts: Iterable[DistrictId], now: datetime
) -> list[PersonId]:
    """Returns the heads and members of the councils."""
    found = await tx.execute(_MEMBERS, {"districts": list(districts), "now": now})
    return [PersonId(person) for person in found.scalars()]


async def people_away(tx: Connection, now: datetime) -> set[PersonId]:
    """Returns the members whom a deputy represents now."""
    return {PersonId(person) for person in (await tx.execute(_AWAY, {"now": now})).scalars()}
