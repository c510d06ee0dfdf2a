"""Queries of the groups of the council."""

from collections.abc import Collection
from datetime import datetime
from hashlib import sha256

from sqlalchemy import delete, select, update

from district.council.bodies import Body
from district.council.groups import CouncilGroup
from district.council.motion import MotionStatus
from district.ids import DistrictId, MotionId, PersonId
from storage.cards import draw_group_again, move_group_cards
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record
from storage.tables import council_groups, motions
from storage.upsert import insert_into

_GROUP = Record(CouncilGroup, council_groups, chat="chat_id")
_KEY = ("district_id", "body")
_FREE = {"chat_id": None, "bound_by": None, "bound_at": None, "is_here": False}


async def list_groups(tx: Connection, districts: Collection[DistrictId]) -> list[CouncilGroup]:
    rows = select(council_groups).where(council_groups.c.district_id.in_(list(districts)))
    return await _GROUP.all(tx, rows)


async def chats_of(tx: Connection, district: DistrictId, body: Body) -> list[int]:
    """Returns the group of the body to which cards are sent now, if there is one."""
    rows = select(council_groups.c.chat_id).where(
        council_groups.c.district_id == district,
        council_groups.c.body == body,
        council_groups.c.chat_id.is_not(None),
        council_groups.c.is_here,
    )
    return list((await tx.execute(rows)).scalars())


async def open_in(tx: Connection, district: DistrictId, body: Body) -> list[MotionId]:
    """Returns the open motions of the body."""
    rows = select(motions.c.id).where(
        motions.c.district_id == district,
        motions.c.body == body,
        motions.c.status == MotionStatus.OPEN,
    )
    return [MotionId(one) for one in (await tx.execute(rows)).scalars()]


async def find_group(tx: Connection, chat: int) -> CouncilGroup | None:
    return await _GROUP.find(tx, select(council_groups).where(council_groups.c.chat_id == chat))


async def find_code(tx: Connection, code: str) -> CouncilGroup | None:
    """Returns the body whose latest code it is. Locks the row on PostgreSQL."""
    rows = select(council_groups).where(council_groups.c.code_hash == _hashed(code))
    return await _GROUP.find(tx, rows.with_for_update())


async def keep_code(
    tx: Connection, district: DistrictId, body: Body, code: str, expires_at: datetime
) -> None:
    """Stores a hash of the code in place of the body's earlier one."""
    new = {"code_hash": _hashed(code), "code_expires_at": expires_at, "code_used_at": None}
    row = insert_into(tx, council_groups).values(district_id=district, body=body, **_FREE, **new)
    await tx.execute(row.on_conflict_do_update(index_elements=_KEY, set_=new))


async def bind_group(
    tx: Connection, group: CouncilGroup, chat: int, by: PersonId, now: datetime
) -> bool:
    """Compare-and-set. Binds the chat in place of an earlier one and spends the code.

    Returns False if the code was spent meanwhile.
    """
    statement = update(council_groups).where(
        council_groups.c.district_id == group.district,
        council_groups.c.body == group.body,
        council_groups.c.code_used_at.is_(None),
    )
    values = {"chat_id": chat, "bound_by": by, "bound_at": now, "is_here": True}
    return await compare_and_set(tx, statement.values(**values, code_used_at=now))


async def unbind_group(tx: Connection, district: DistrictId, body: Body) -> None:
    """Deletes the binding and the code. No-op without them."""
    await tx.execute(
        delete(council_groups).where(
            council_groups.c.district_id == district, council_groups.c.body == body
        )
    )


async def move_council_group(tx: Connection, old: int, new: int) -> None:
    """Moves binding and cards to the group's new id, where the cards are sent anew. No-op without
    a binding; idempotent.
    """
    moved = update(council_groups).where(council_groups.c.chat_id == old)
    if (await tx.execute(moved.values(chat_id=new))).rowcount:
        await move_group_cards(tx, old, new)


async def note_membership(tx: Connection, chat: int, *, is_here: bool) -> None:
    """Stores whether the bot is in the group, whose cards are drawn again on the return. No-op if
    the group is bound to nothing.
    """
    noted = update(council_groups).where(council_groups.c.chat_id == chat)
    if (await tx.execute(noted.values(is_here=is_here))).rowcount and is_here:
        await draw_group_again(tx, chat)


def _hashed(code: str) -> str:
    return sha256(code.encode()).hexdigest()
