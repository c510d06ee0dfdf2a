"""Queries of the members of the bodies."""

from datetime import datetime

from sqlalchemy import Select, and_, bindparam, select

from district.council.bodies import Body, Entitled
from district.ids import DistrictId, MunicipalityId, PersonId
from district.people.roles import Role
from storage.database import Connection
from storage.people.people import GRANTS_IN_FORCE
from storage.tables import grants, municipalities, persons

_GRANTS: Select[tuple[int, str | None, str, str | None]] = (
    select(
        grants.c.person_id,
        grants.c.municipality_id,
        grants.c.role,
        municipalities.c.id.label("works_in"),
    )
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
        grants.c.district_id == bindparam("district"),
        grants.c.role.in_(bindparam("roles", expanding=True)),
    )
    .order_by(grants.c.since, grants.c.id)
)


async def entitled(
    tx: Connection, district: DistrictId, body: Body, now: datetime
) -> list[Entitled]:
    """Returns the people who may vote in the body now, those with the longest service first.

    A head who is no member votes for the municipality of the workplace.
    """
    if body is Body.EXPERT_COUNCIL:
        return []
    roles = [Role.COUNCIL_MEMBER, Role.HEAD]
    rows = (await tx.execute(_GRANTS, {"district": district, "roles": roles, "now": now})).all()
    members = {
        PersonId(row.person_id): Entitled(
            person=PersonId(row.person_id), municipality=MunicipalityId(row.municipality_id)
        )
        for row in rows
        if row.role == Role.COUNCIL_MEMBER
    }
    heads = [
        Entitled(person=PersonId(row.person_id), municipality=MunicipalityId(row.works_in))
        for row in rows
        if row.role == Role.HEAD and row.person_id not in members and row.works_in
    ]
    return [*members.values(), *heads]


async def head_of(tx: Connection, district: DistrictId, now: datetime) -> PersonId | None:
    """Returns the head of the district."""
    asked = {"district": district, "roles": [Role.HEAD], "now": now}
    row = (await tx.execute(_GRANTS, asked)).first()
    return None if row is None else PersonId(row.person_id)
