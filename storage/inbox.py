"""Updates as they came, committed before Telegram is told that we have them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import inbox

NEW, DONE, UNREADABLE = "new", "done", "unreadable"

_UNHANDLED = (
    select(inbox).where(inbox.c.status == NEW).order_by(inbox.c.received_at, inbox.c.update_id)
)
_OLD = delete(inbox).where(inbox.c.received_at < bindparam("before"), inbox.c.status == DONE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One update as Telegram's own JSON."""

    update_id: int
    raw: str
    received_at: datetime


async def keep_updates(connection: AsyncConnection, received: Iterable[Received]) -> set[int]:
    """Keeps a batch and answers the ids that are new. One that came before is left as it is:
    ids may begin again lower after a quiet week, so nothing is told from their order."""
    rows = [
        {"update_id": one.update_id, "received_at": one.received_at, "raw": one.raw, "status": NEW}
        for one in received
    ]
    insert_or_skip = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    statement = insert_or_skip(inbox).on_conflict_do_nothing().returning(inbox.c.update_id)
    return set((await connection.execute(statement, rows)).scalars())


async def unhandled_updates(connection: AsyncConnection) -> list[Received]:
    """What a process that ended left behind, in order."""
    return [
        Received(update_id=row.update_id, raw=row.raw or "{}", received_at=row.received_at)
        for row in await connection.execute(_UNHANDLED)
    ]


async def mark_done(connection: AsyncConnection, updates: Iterable[int]) -> None:
    """Handled: the JSON goes at once, the id stays to recognise a repetition. What was set aside
    as unreadable stays so."""
    done = update(inbox).where(inbox.c.update_id.in_(list(updates)), inbox.c.status == NEW)
    await connection.execute(done.values(status=DONE, raw=None))


async def mark_unreadable(connection: AsyncConnection, update_id: int) -> None:
    """Set aside with its JSON, for whoever looks into it."""
    broken = update(inbox).where(inbox.c.update_id == update_id)
    await connection.execute(broken.values(status=UNREADABLE))


async def forget_updates(connection: AsyncConnection, before: datetime) -> int:
    return (await connection.execute(_OLD, {"before": before})).rowcount
