"""Query of the methodists of a district; their topics are kept with those of experts."""

from datetime import datetime

from sqlalchemy import and_, bindparam, select

from district.ids import DistrictId, PersonId, TopicId
from district.people.methodists import Methodist
from district.people.roles import Role
from storage.database import Connection
from storage.people.people import GRANTS_IN_FORCE, IS_HERE, get_people
from storage.tables import experts, grants, persons

_REGISTER = (
    select(persons.c.id, experts.c.topics, experts.c.paused_until)
    .join(grants, and_(grants.c.person_id == persons.c.id, grants.c.role == Role.METHODIST))
    .outerjoin(experts, experts.c.person_id == persons.c.id)
    .where(
        grants.c.district_id == bindparam("district"),
        GRANTS_IN_FORCE,
        IS_HERE,
        persons.c.given_name.is_not(None),
    )
    .order_by(persons.c.id)
)


async def methodists_of(tx: Connection, district: DistrictId, now: datetime) -> list[Methodist]:
    """Returns the methodists of a district."""
    rows = {row.id: row for row in await tx.execute(_REGISTER, {"district": district, "now": now})}
    people = await get_people(tx, [PersonId(one) for one in rows]) if rows else {}
    return [
        Methodist(
            person=people[PersonId(row.id)],
            topics=tuple(TopicId(one) for one in row.topics or ()),
            is_paused=row.paused_until is not None and row.paused_until > now,
        )
        for row in rows.values()
    ]
