"""Queries of calls, their versions and their append-only history."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, exists, func, insert, select, update

from district.calls.call import Call, CallEntry, CallMove, CallStatus
from district.calls.kind import kind_of, text_of
from district.ids import CallId, DistrictId, DraftId, PersonId
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record
from storage.tables import call_history, call_versions, calls, pulses
from storage.upsert import put

_CALL = Record(Call, calls, kind_id="kind_id", kind=lambda row: kind_of(row.kind))
_HISTORY_ENTRY = Record(CallEntry, call_history)
_BY_ID = select(calls).where(calls.c.id == bindparam("id"))
_BY_DRAFT = select(calls).where(calls.c.draft_id == bindparam("draft"))
_OPEN_NOW = (
    select(calls)
    .where(
        calls.c.district_id.in_(bindparam("districts", expanding=True)),
        calls.c.status == CallStatus.PUBLISHED,
        calls.c.opens_at <= bindparam("now"),
        calls.c.closes_at.is_(None) | (calls.c.closes_at > bindparam("now")),
    )
    .order_by(calls.c.closes_at.is_(None), calls.c.closes_at, calls.c.id)
)
_CLOSED_BETWEEN = (
    select(calls.c.id)
    .where(
        calls.c.status == CallStatus.PUBLISHED,
        calls.c.closes_at >= bindparam("after"),
        calls.c.closes_at <= bindparam("now"),
    )
    .order_by(calls.c.id)
)
_HISTORY = (
    select(call_history)
    .where(call_history.c.call_id == bindparam("call"))
    .order_by(call_history.c.id)
)
_DONE = select(
    exists().where(
        call_history.c.call_id == bindparam("call"),
        call_history.c.person_id == bindparam("person"),
        call_history.c.act == bindparam("act"),
    )
)
_PULSE = select(pulses.c.at).where(pulses.c.name == bindparam("pulse"))
_VERSIONED = ("title", "kind", "opens_at", "closes_at")


async def add_call(tx: Connection, new: Call) -> Call:
    """Returns the call with its id."""
    added = await _CALL.add(tx, calls, new, kind=text_of(new.kind))
    await _add_version(tx, added, new.created_at)
    return added


async def get_call(tx: Connection, call: CallId, *, hold: bool = False) -> Call:
    """Returns a call; `hold` locks it until the transaction ends.

    Raises:
        NotFound: there is no such call.
    """
    return await _CALL.get(tx, _BY_ID.with_for_update() if hold else _BY_ID, id=call)


async def find_call_of_draft(tx: Connection, draft: DraftId) -> Call | None:
    return await _CALL.find(tx, _BY_DRAFT, draft=draft)


async def get_calls(tx: Connection, ids: Collection[CallId]) -> dict[CallId, Call]:
    query = select(calls).where(calls.c.id.in_(list(ids)))
    return {one.id: one for one in await _CALL.all(tx, query)}


async def open_calls(
    tx: Connection, districts: Collection[DistrictId], now: datetime
) -> list[Call]:
    """Returns calls that accept entries now, the first to close first."""
    return await _CALL.all(tx, _OPEN_NOW, districts=list(districts), now=now)


async def list_calls(
    tx: Connection,
    *,
    districts: Collection[DistrictId] | None,
    statuses: Collection[CallStatus],
    limit: int,
    offset: int,
) -> tuple[list[Call], int]:
    """Returns a page, the newest first, and the total number; `districts` None: all."""
    query = select(calls, func.count().over().label("all_of_them"))
    query = query.where(calls.c.status.in_(list(statuses)))
    if districts is not None:
        query = query.where(calls.c.district_id.in_(list(districts)))
    query = query.order_by(calls.c.id.desc()).limit(limit).offset(offset)
    rows = (await tx.execute(query)).all()
    return [_CALL.read(row) for row in rows], rows[0].all_of_them if rows else 0


async def calls_closed_between(tx: Connection, after: datetime, now: datetime) -> list[CallId]:
    """Returns published calls that closed in [after, now]."""
    found = await tx.execute(_CLOSED_BETWEEN, {"after": after, "now": now})
    return [CallId(one) for one in found.scalars()]


async def save_call(tx: Connection, seen: Call, moved: Call, now: datetime | None = None) -> bool:
    """Compare-and-set. Returns False if the call has changed since `seen` was read.

    Keeps a version if what the call asks for has changed; `now` is needed for that.
    """
    same = update(calls).where(calls.c.id == seen.id, calls.c.version == seen.version)
    changes = _CALL.changes(seen, moved, "version")
    if seen.kind != moved.kind:
        changes["kind"] = text_of(moved.kind)
    if not await compare_and_set(tx, same.values(changes)):
        return False
    if now is not None and any(getattr(seen, one) != getattr(moved, one) for one in _VERSIONED):
        await _add_version(tx, moved, now)
    return True


async def _add_version(tx: Connection, call: Call, now: datetime) -> None:
    row: dict[str, Any] = {name: getattr(call, name) for name in _VERSIONED}
    row |= {"call_id": call.id, "version": call.version, "kind": text_of(call.kind), "at": now}
    await tx.execute(insert(call_versions).values(row))


async def add_call_entry(
    tx: Connection,
    seen: Call | None,
    moved: Call,
    move: CallMove,
    now: datetime,
    person: PersonId | None = None,
    *,
    note: str | None = None,
    act: int | None = None,
    **facts: Any,
) -> None:
    """Adds a move to the history; `seen` is None for a new call."""
    entry = CallEntry(
        call=moved.id,
        move=move,
        source=seen.status if seen else None,
        target=moved.status,
        at=now,
        person=person,
        note=note,
        facts=facts,
        act=act,
    )
    await tx.execute(insert(call_history).values(_HISTORY_ENTRY.columns(entry)))


async def call_entries(tx: Connection, call: CallId) -> list[CallEntry]:
    """Returns the history, oldest first."""
    return await _HISTORY_ENTRY.all(tx, _HISTORY, call=call)


async def is_call_act_done(tx: Connection, call: CallId, person: PersonId, act: int) -> bool:
    """Returns whether the person's act is in the history: its update is handled again."""
    asked = {"call": call, "person": person, "act": act}
    return bool((await tx.execute(_DONE, asked)).scalar_one())


async def last_pulse(tx: Connection, name: str) -> datetime | None:
    moment: datetime | None = (await tx.execute(_PULSE, {"pulse": name})).scalar_one_or_none()
    return moment


async def put_pulse(tx: Connection, name: str, now: datetime) -> None:
    await put(tx, pulses, ("name",), [{"name": name, "at": now}])
