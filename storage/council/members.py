"""Queries of the members of the bodies."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, or_, select

from district.council.bodies import Body, Entitled
from district.ids import DistrictId, MunicipalityId, PersonId
from district.people.roles import Grant, Role, Standing
from storage.database import Connection
from storage.people.people import GRANT, GRANTS_IN_FORCE, IS_HERE
from storage.tables import grants, municipalities, persons

_HELD: Select[Any] = (
    select(grants, municipalities.c.id.label("works_in"))
    .join(persons, persons.c.id == grants.c.person_id)
    .outerjoin(
        municipalities,
        and_(
            municipalities.c.id == persons.c.municipality_id,
            municipalities.c.district_id == grants.c.district_id,
        ),
    )
    .where(
        GRANTS_IN_FORCE,
        IS_HERE,
        grants.c.district_id == bindparam("district"),
        grants.c.role.in_(bindparam("roles", expanding=True)),
    )
    .order_by(grants.c.since, grants.c.id)
)
_VOTING = _HELD.where(or_(grants.c.standing.is_(None), grants.c.standing != Standing.ADVISORY))


async def entitled(
    tx: Connection, district: DistrictId, body: Body, now: datetime
) -> list[Entitled]:
    """Returns the people who may vote in the body now, those with the longest service first.

    A head who is no member votes for the municipality of the workplace.
    """
    if body is Body.ASSEMBLY:
        return []  # see `electorate`
    if body is Body.EXPERT_COUNCIL:
        experts = await _people(tx, district, Role.EXPERT_COUNCIL_MEMBER, now=now)
        return [Entitled(person=person, municipality=None) for person in experts]
    given = {"district": district, "roles": [Role.COUNCIL_MEMBER, Role.HEAD], "now": now}
    rows = (await tx.execute(_VOTING, given)).all()
    members = {
        PersonId(row.person_id): Entitled(
            person=PersonId(row.person_id),
            municipality=MunicipalityId(row.municipality_id),
            is_deputy=row.standing == Standing.DEPUTY,
        )
        for row in sorted(rows, key=lambda one: one.standing != Standing.DEPUTY)
        if row.role == Role.COUNCIL_MEMBER
    }
    heads = [
        Entitled(person=PersonId(row.person_id), municipality=MunicipalityId(row.works_in))
        for row in rows
        if row.role == Role.HEAD and row.person_id not in members and row.works_in
    ]
    order = [PersonId(row.person_id) for row in rows]
    return sorted([*members.values(), *heads], key=lambda one: order.index(one.person))


async def head_of(tx: Connection, district: DistrictId, now: datetime) -> PersonId | None:
    """Returns the head of the district, acting or not."""
    return next(iter(await _people(tx, district, Role.HEAD, now=now)), None)


async def full_members(tx: Connection, district: DistrictId, now: datetime) -> list[Grant]:
    """Returns memberships that are neither a deputy's nor advisory, the longest service first."""
    is_full = or_(grants.c.standing.is_(None), grants.c.standing == Standing.MEMBER)
    given = {"district": district, "roles": [Role.COUNCIL_MEMBER], "now": now}
    return await GRANT.all(tx, _HELD.where(is_full), **given)


async def told_of_changes(
    tx: Connection, district: DistrictId, body: Body, now: datetime
) -> list[PersonId]:
    """Returns the members of the body, advisory ones too, and the head."""
    role = Role.EXPERT_COUNCIL_MEMBER if body is Body.EXPERT_COUNCIL else Role.COUNCIL_MEMBER
    return await _people(tx, district, role, Role.HEAD, now=now)


async def _people(
    tx: Connection, district: DistrictId, *roles: Role, now: datetime
) -> list[PersonId]:
    rows = await tx.execute(_HELD, {"district": district, "roles": list(roles), "now": now})
    return list(dict.fromkeys(PersonId(row.person_id) for row in rows))
