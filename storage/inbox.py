"""Updates as they came, committed before Telegram is told that we have them."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, delete, func, select, text, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.tables import inbox

NEW, DONE = "new", "done"
WARNED = "warned"
"""Beyond the sender's share and not handled; the sender was told so. Others beyond it are done."""
UNREADABLE = "unreadable"
SET_ASIDE = "set-aside"
"""Each time it was handled by itself the process died."""

# As literals, not parameters: only so does a partial index match, on both databases.
_IS_NEW = text("inbox.status = 'new'")
IS_SET_ASIDE = text("inbox.status IN ('unreadable', 'set-aside', 'warned')")
"""Not handled, and the sender's account is kept."""

_UNHANDLED = select(inbox).where(_IS_NEW).order_by(inbox.c.received_at, inbox.c.update_id)
_WAITING = (
    select(inbox.c.person, func.count())
    .where(_IS_NEW, inbox.c.person.in_(bindparam("people", expanding=True)))
    .group_by(inbox.c.person)
)
_RAW_WAITING = select(inbox.c.person, inbox.c.raw).where(
    _IS_NEW, inbox.c.person.in_(bindparam("people", expanding=True))
)
_WARNED = (
    select(inbox.c.person)
    .where(
        IS_SET_ASIDE,
        inbox.c.status == WARNED,
        inbox.c.person.in_(bindparam("people", expanding=True)),
        inbox.c.received_at > bindparam("after"),
    )
    .distinct()
)
_OLD = delete(inbox).where(
    inbox.c.received_at < bindparam("before"), inbox.c.status.in_([DONE, WARNED])
)
_OLD_SET_ASIDE = delete(inbox).where(IS_SET_ASIDE, inbox.c.received_at < bindparam("before"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """One update as Telegram's own JSON."""

    update_id: int
    raw: str
    received_at: datetime
    person: int | None = None
    """The sender's account."""
    tries: int = 0
    """Times that handling it has begun, in earlier processes too."""


async def keep_updates(
    connection: AsyncConnection,
    received: Iterable[Received],
    *,
    unserved: Collection[int] = (),
    warned: Collection[int] = (),
) -> set[int]:
    """Stores a batch and returns the ids that are new. One that came before is left as it is:
    ids may begin again lower after a quiet week, so nothing is told from their order. `unserved`
    are not to be handled; of those the senders of `warned` are told."""
    rows = [_row(one, _status(one.update_id, unserved, warned)) for one in received]
    insert_or_skip = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    statement = insert_or_skip(inbox).on_conflict_do_nothing().returning(inbox.c.update_id)
    return set((await connection.execute(statement, rows)).scalars())


def _status(update_id: int, unserved: Collection[int], warned: Collection[int]) -> str:
    if update_id in warned:
        return WARNED
    return DONE if update_id in unserved else NEW


def _row(one: Received, status: str) -> dict[str, object]:
    return {
        "update_id": one.update_id,
        "received_at": one.received_at,
        "raw": one.raw if status == NEW else None,
        "status": status,
        "person": None if status == DONE else one.person,
        "tries": one.tries if status == NEW else 0,
    }


async def unhandled_updates(connection: AsyncConnection) -> list[Received]:
    """What a process that ended left behind, in order."""
    return [
        Received(
            update_id=row.update_id,
            raw=row.raw or "{}",
            received_at=row.received_at,
            person=row.person,
            tries=row.tries,
        )
        for row in await connection.execute(_UNHANDLED)
    ]


async def count_waiting(connection: AsyncConnection, people: Collection[int]) -> dict[int, int]:
    """Returns the number of unhandled updates of each of these accounts that has any."""
    rows = await connection.execute(_WAITING, {"people": list(people)})
    return {row[0]: row[1] for row in rows}


async def raw_waiting(
    connection: AsyncConnection, people: Collection[int]
) -> list[tuple[int, str]]:
    """Returns the unhandled updates of these accounts, each with its sender."""
    rows = await connection.execute(_RAW_WAITING, {"people": list(people)})
    return [(row.person, row.raw) for row in rows]


async def warned_since(
    connection: AsyncConnection, people: Collection[int], after: datetime
) -> set[int]:
    """Returns those of these accounts that were told to slow down after that moment."""
    rows = await connection.execute(_WARNED, {"people": list(people), "after": after})
    return set(rows.scalars())


async def mark_begun(connection: AsyncConnection, updates: Collection[int]) -> None:
    """Counts a try of each. Committed before handling begins, so that a process which dies of it
    leaves a trace."""
    if updates:
        begun = update(inbox).where(inbox.c.update_id.in_(list(updates)), _IS_NEW)
        await connection.execute(begun.values(tries=inbox.c.tries + 1))


async def take_try_back(connection: AsyncConnection, update_id: int) -> None:
    """The try was cut short by a regular stop. No-op if the update is handled."""
    stopped = update(inbox).where(inbox.c.update_id == update_id, _IS_NEW)
    await connection.execute(stopped.values(tries=inbox.c.tries - 1))


async def mark_done(connection: AsyncConnection, updates: Collection[int]) -> None:
    """Handled: the JSON and the sender go at once, the id stays to recognise a repetition. What
    was set aside stays so."""
    if updates:
        done = update(inbox).where(inbox.c.update_id.in_(list(updates)), inbox.c.status == NEW)
        await connection.execute(done.values(status=DONE, raw=None, person=None))


async def set_aside(
    connection: AsyncConnection, update_id: int, status: str, structure: str
) -> None:
    """`status` is `UNREADABLE` or `SET_ASIDE`; `structure` is kept in place of the JSON."""
    aside = update(inbox).where(inbox.c.update_id == update_id)
    await connection.execute(aside.values(status=status, raw=structure))


async def forget_updates(connection: AsyncConnection, before: datetime) -> int:
    """Deletes what was handled, or refused as too much, and came before that moment."""
    return (await connection.execute(_OLD, {"before": before})).rowcount


async def forget_set_aside(connection: AsyncConnection, before: datetime) -> int:
    """Deletes what could not be handled and came before that moment."""
    return (await connection.execute(_OLD_SET_ASIDE, {"before": before})).rowcount
