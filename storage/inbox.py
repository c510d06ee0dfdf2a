"""Queries of the inbox: updates are committed before they are confirmed to Telegram."""

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import bindparam, delete, exists, func, or_, select, text, tuple_, update

from storage.database import Connection
from storage.records import Record
from storage.tables import inbox
from storage.upsert import insert_into

NEW, DONE = "new", "done"
WARNED = "warned"
"""Over the sender's share, not handled, and the sender was warned. Others over it are done."""
UNREADABLE = "unreadable"
SET_ASIDE = "set-aside"
"""The process died on each try of handling it alone."""

# Literals, not parameters: only these match a partial index, on both databases.
_IS_NEW = text("inbox.status = 'new'")
IS_SET_ASIDE = text("inbox.status IN ('unreadable', 'set-aside', 'warned')")
"""Not handled; the sender's account is still stored."""

_UNHANDLED = select(inbox).where(_IS_NEW).order_by(inbox.c.received_at, inbox.c.update_id)
_WAITING = (
    select(inbox.c.person, func.count())
    .where(_IS_NEW, inbox.c.person.in_(bindparam("people", expanding=True)))
    .group_by(inbox.c.person)
)
_RAW_WAITING = select(inbox.c.person, inbox.c.raw).where(
    _IS_NEW, inbox.c.person.in_(bindparam("people", expanding=True))
)
_WHOSE = func.coalesce(inbox.c.person, -inbox.c.update_id)
_UNHANDLED_OF = (
    select(inbox)
    .where(
        _IS_NEW,
        or_(
            inbox.c.person.in_(bindparam("people", expanding=True)),
            inbox.c.update_id.in_(bindparam("malformed", expanding=True)),
        ),
    )
    .order_by(inbox.c.update_id)
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
OLD_HANDLED = delete(inbox).where(
    inbox.c.received_at < bindparam("before"), inbox.c.status.in_([DONE, WARNED])
)
OLD_SET_ASIDE = delete(inbox).where(IS_SET_ASIDE, inbox.c.received_at < bindparam("before"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """An update as Telegram's JSON."""

    update_id: int
    raw: str
    received_at: datetime
    person: int | None = None
    """The sender's account."""
    tries: int = 0
    """Number of times handling has begun, including earlier processes."""


_RECEIVED = Record(Received, inbox, raw=lambda row: row.raw or "{}")


async def keep_updates(
    tx: Connection,
    received: Iterable[Received],
    *,
    unserved: Collection[int] = (),
    warned: Collection[int] = (),
) -> set[int]:
    """Stores a batch and returns the ids that are new. Known ids are ignored.

    Ids are not compared by order: they may restart lower after a quiet week. Updates in `unserved`
    are not handled; the senders of those in `warned` are told.
    """
    rows = [_row(one, _status(one.update_id, unserved, warned)) for one in received]
    statement = insert_into(tx, inbox).on_conflict_do_nothing().returning(inbox.c.update_id)
    return set((await tx.execute(statement, rows)).scalars())


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


async def unhandled_updates(tx: Connection) -> list[Received]:
    """Returns updates left by an earlier process, in order."""
    return await _RECEIVED.all(tx, _UNHANDLED)


async def people_waiting(tx: Connection, limit: int, *, but: Collection[int]) -> list[int]:
    """Returns accounts with unhandled updates, the longest waiting first; a malformed update, which
    has no account, counts as its own negative number.
    """
    others = _WHOSE.not_in(list(but))
    waiting = select(_WHOSE).where(_IS_NEW, others).group_by(_WHOSE)
    found = waiting.order_by(func.min(inbox.c.received_at)).limit(limit)
    return list((await tx.execute(found)).scalars())


async def unhandled_of(tx: Connection, people: Collection[int]) -> dict[int, list[Received]]:
    """Returns the unhandled updates of accounts (see `people_waiting`) in order; accounts without
    any are missing.
    """
    malformed = [-one for one in people if one < 0]
    found: dict[int, list[Received]] = {}
    for one in await _RECEIVED.all(tx, _UNHANDLED_OF, people=list(people), malformed=malformed):
        found.setdefault(-one.update_id if one.person is None else one.person, []).append(one)
    return found


async def count_waiting(tx: Connection, people: Collection[int]) -> dict[int, int]:
    """Returns the number of unhandled updates by account; accounts without any are missing."""
    rows = await tx.execute(_WAITING, {"people": list(people)})
    return {row[0]: row[1] for row in rows}


async def received_at(tx: Connection, update_id: int) -> datetime | None:
    """Returns when the update was received; None if it is not stored."""
    found = select(inbox.c.received_at).where(inbox.c.update_id == update_id)
    moment: datetime | None = (await tx.execute(found)).scalar_one_or_none()
    return moment


async def counted_at(tx: Connection, update_id: int) -> datetime | None:
    """Returns when an update counts: a message by Telegram's date, all else by its receipt; None if
    it is not stored.
    """
    found = select(inbox.c.received_at, inbox.c.raw).where(inbox.c.update_id == update_id)
    row = (await tx.execute(found)).one_or_none()
    if row is None:
        return None
    message = json.loads(row.raw).get("message") if row.raw else None
    received: datetime = row.received_at
    return received if message is None else datetime.fromtimestamp(message["date"], UTC)


async def has_waiting_before(tx: Connection, moment: datetime) -> bool:
    """Returns whether an update that was received before is not handled yet."""
    found = select(exists().where(_IS_NEW, inbox.c.received_at < moment))
    return bool((await tx.execute(found)).scalar_one())


async def raw_waiting(tx: Connection, people: Collection[int]) -> list[tuple[int, str]]:
    """Returns the unhandled updates of these accounts with their senders."""
    rows = await tx.execute(_RAW_WAITING, {"people": list(people)})
    return [(row.person, row.raw) for row in rows]


async def warned_since(tx: Connection, people: Collection[int], after: datetime) -> set[int]:
    """Returns those accounts that were warned after that time."""
    rows = await tx.execute(_WARNED, {"people": list(people), "after": after})
    return set(rows.scalars())


async def mark_begun(tx: Connection, updates: Collection[int]) -> None:
    """Counts a try of each update.

    Committed before handling begins, so that a crash leaves a trace.
    """
    if updates:
        begun = update(inbox).where(inbox.c.update_id.in_(list(updates)), _IS_NEW)
        await tx.execute(begun.values(tries=inbox.c.tries + 1))


async def take_try_back(tx: Connection, update_id: int) -> None:
    """Takes back a try that a regular stop interrupted. No-op if the update is handled."""
    stopped = update(inbox).where(inbox.c.update_id == update_id, _IS_NEW)
    await tx.execute(stopped.values(tries=inbox.c.tries - 1))


async def mark_done(tx: Connection, updates: Collection[int]) -> None:
    """Marks updates as handled and deletes JSON and sender; the id stays for deduplication.

    Updates set aside are not changed.
    """
    if updates:
        done = update(inbox).where(inbox.c.update_id.in_(list(updates)), inbox.c.status == NEW)
        await tx.execute(done.values(status=DONE, raw=None, person=None))


async def finish_tries(tx: Connection, tries: Mapping[int, int]) -> set[int]:
    """Compare-and-set: marks updates as handled whose number of tries is still the one given.

    Returns those that were, and those that were set aside by the same try.
    """
    if not tries:
        return set()
    own = tuple_(inbox.c.update_id, inbox.c.tries).in_(list(tries.items()))
    done = update(inbox).where(inbox.c.status == NEW, own).returning(inbox.c.update_id)
    found = set((await tx.execute(done.values(status=DONE, raw=None, person=None))).scalars())
    if len(found) < len(tries):
        aside = select(inbox.c.update_id).where(own, inbox.c.status.in_([UNREADABLE, SET_ASIDE]))
        found |= set((await tx.execute(aside)).scalars())
    return found


async def set_aside(tx: Connection, update_id: int, status: str, structure: str) -> None:
    """Sets an update aside.

    `status` is `UNREADABLE` or `SET_ASIDE`; `structure` replaces the JSON.
    """
    aside = update(inbox).where(inbox.c.update_id == update_id)
    await tx.execute(aside.values(status=status, raw=structure))
