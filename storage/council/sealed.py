"""Queries of sealed votes: one row for each secret vote until the close."""

from sqlalchemy import bindparam, delete, insert, select

from district.ids import MotionId, SeatId
from storage.database import Connection
from storage.tables import sealed_votes

_OF_MOTION = (
    select(sealed_votes)
    .where(sealed_votes.c.motion_id == bindparam("motion"))
    .order_by(sealed_votes.c.seat_id)
)
_WIPE = delete(sealed_votes).where(sealed_votes.c.motion_id == bindparam("motion"))


async def put_sealed(tx: Connection, motion: MotionId, seat: SeatId, sealed: bytes) -> None:
    """Adds a vote. A second one for the same voice violates the primary key."""
    row = {"motion_id": motion, "seat_id": seat, "sealed": sealed}
    await tx.execute(insert(sealed_votes), row)


async def sealed_of(tx: Connection, motion: MotionId) -> list[tuple[SeatId, bytes]]:
    rows = await tx.execute(_OF_MOTION, {"motion": motion})
    return [(SeatId(row.seat_id), row.sealed) for row in rows]


async def wipe_sealed(tx: Connection, motion: MotionId) -> None:
    """Deletes the votes of a counted round; SQLite overwrites them (`secure_delete`)."""
    await tx.execute(_WIPE, {"motion": motion})
