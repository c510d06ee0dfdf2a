"""Queries of the people who read the motions of a body."""

from datetime import datetime

from sqlalchemy import bindparam, select

from district.council.bodies import Body
from district.council.motion import Motion
from district.ids import DistrictId, PersonId
from district.people.roles import Role
from storage.cards import motion_cards
from storage.council.electorate import delegates
from storage.council.groups import chats_of
from storage.database import Connection
from storage.people.people import GRANTS_IN_FORCE
from storage.tables import grants

_MEMBERS = {
    Body.COUNCIL: (Role.COUNCIL_MEMBER,), Body.EXPERT_COUNCIL: (Role.EXPERT_COUNCIL_MEMBER,),
}  # fmt: skip
_READERS = (
    select(grants.c.person_id)
    .where(
        GRANTS_IN_FORCE,
        grants.c.district_id == bindparam("district"),
        grants.c.role.in_(bindparam("roles", expanding=True)),
    )
    .distinct()
)


async def readers_of(tx: Connection, motion: Motion, now: datetime) -> list[PersonId]:
    """Returns the members of the body, also advisory ones, or the delegates; the head and the
    curators.
    """
    found = await readers_in(tx, motion.district, motion.body, now)
    if motion.body is not Body.ASSEMBLY or motion.meeting is None:
        return found
    return list(dict.fromkeys([*found, *await delegates(tx, motion.meeting)]))


async def readers_in(
    tx: Connection, district: DistrictId, body: Body, now: datetime
) -> list[PersonId]:
    """Returns those who read by a role."""
    roles = [Role.HEAD, Role.CURATOR, *_MEMBERS.get(body, ())]
    given = {"district": district, "roles": roles, "now": now}
    return [PersonId(one) for one in (await tx.execute(_READERS, given)).scalars()]


async def deal_motion(tx: Connection, motion: Motion, now: datetime) -> None:
    """Gives a card of the motion to the readers, and to the group."""
    people = await readers_of(tx, motion, now)
    chats = await chats_of(tx, motion.district, motion.body)
    await motion_cards.deal(tx, motion.id, people, chats=chats)
