"""Queries of the people who read the motions of a body."""

from datetime import datetime

from sqlalchemy import bindparam, select

from district.council.bodies import Body
from district.ids import DistrictId, MotionId, PersonId
from district.people.roles import Role
from storage.cards import motion_cards
from storage.council.groups import chats_of
from storage.database import Connection
from storage.people.people import GRANTS_IN_FORCE
from storage.tables import grants

_MEMBERS = {Body.COUNCIL: Role.COUNCIL_MEMBER, Body.EXPERT_COUNCIL: Role.EXPERT_COUNCIL_MEMBER}
_READERS = (
    select(grants.c.person_id)
    .where(
        GRANTS_IN_FORCE,
        grants.c.district_id == bindparam("district"),
        grants.c.role.in_(bindparam("roles", expanding=True)),
    )
    .distinct()
)


async def readers_of(
    tx: Connection, district: DistrictId, body: Body, now: datetime
) -> list[PersonId]:
    """Returns the members of the body, also advisory ones, the head and the curators."""
    given = {"district": district, "roles": [_MEMBERS[body], Role.HEAD, Role.CURATOR], "now": now}
    return [PersonId(one) for one in (await tx.execute(_READERS, given)).scalars()]


async def deal_motion(
    tx: Connection, motion: MotionId, district: DistrictId, body: Body, now: datetime
) -> None:
    """Gives a card of the motion to the readers, and to the group."""
    people = await readers_of(tx, district, body, now)
    await motion_cards.deal(tx, motion, people, chats=await chats_of(tx, district, body))
