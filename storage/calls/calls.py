"""Queries of calls, their versions and their append-only history."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import datetime
from types import MappingProxyType
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, bindparam, exists, func, insert, select

from district.calls.call import Call, CallMove, CallStatus
from district.calls.entry import LIVE
from district.calls.kind import Kind
from district.errors import OutOfDate
from district.ids import CallId, DistrictId, DraftId, PersonId
from district.pages import Page
from storage.database import Connection
from storage.records import Machine
from storage.tables import call_history, call_versions, calls, entries, entry_history, pulses
from storage.upsert import put

_CALLS: Machine[Call, CallId] = Machine(Call, calls, call_history, "call_id")
get_call = _CALLS.of_id
get_calls = _CALLS.by_id
add_call_entry = _CALLS.note
is_call_act_done = _CALLS.is_done
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
    select(calls.c.id, calls.c.closes_at)
    .where(
        calls.c.status == CallStatus.PUBLISHED,
        calls.c.closes_at >= bindparam("after"),
        calls.c.closes_at <= bindparam("now"),
    )
    .order_by(calls.c.id)
)
_HAS_NO_ENTRY = ~exists().where(entries.c.call_id == calls.c.id, entries.c.status.in_(LIVE))
_EMPTY = (
    select(calls.c.id)
    .where(
        calls.c.status == CallStatus.PUBLISHED,
        calls.c.closes_at <= bindparam("before"),
        _HAS_NO_ENTRY,
    )
    .order_by(calls.c.id)
)
_MOVES = entry_history.join(entries, entries.c.id == entry_history.c.entry_id)
_LAST_MOVE = (
    select(func.max(entry_history.c.id))
    .select_from(_MOVES)
    .where(entries.c.call_id == calls.c.id)
    .scalar_subquery()
)


def _moved_since(moment: str) -> ColumnElement[bool]:
    """Returns whether an entry of the call was moved at that parameter or later."""
    found = exists().select_from(_MOVES)
    return found.where(entries.c.call_id == calls.c.id, entry_history.c.at >= bindparam(moment))


_IS_GIVEN_UP = (calls.c.closes_at <= bindparam("before")) & _HAS_NO_ENTRY & ~_moved_since("before")
_TO_CLOSE = (
    select(calls.c.id, _LAST_MOVE.label("last_move"), _IS_GIVEN_UP.label("is_given_up"))
    .where(
        calls.c.status == CallStatus.PUBLISHED,
        calls.c.closes_at <= bindparam("now"),
        (calls.c.closes_at >= bindparam("after"))
        | (_HAS_NO_ENTRY & (_moved_since("moved") | _IS_GIVEN_UP)),
    )
    .order_by(calls.c.id)
)
_PULSE = select(pulses.c.at).where(pulses.c.name == bindparam("pulse"))
_VERSIONED = ("title", "kind", "opens_at", "closes_at")
_EARLIER = (call_versions.c.call_id == bindparam("call")) & (
    call_versions.c.version < bindparam("version")
)
_LAST_EARLIER = select(func.max(call_versions.c.version)).where(_EARLIER).scalar_subquery()
_BEFORE = select(call_versions).where(_EARLIER, call_versions.c.version == _LAST_EARLIER)


async def add_call(tx: Connection, new: Call) -> Call:
    """Returns the call with its id."""
    added = await _CALLS.add_one(tx, new)
    await _add_version(tx, added, new.created_at)
    return added


async def find_call_of_draft(tx: Connection, draft: DraftId) -> Call | None:
    return await _CALLS.first(tx, draft_id=draft)


async def open_calls(
    tx: Connection, districts: Collection[DistrictId], now: datetime
) -> list[Call]:
    """Returns calls that accept entries now, the first to close first."""
    return await _CALLS.all(tx, _OPEN_NOW, districts=list(districts), now=now)


async def list_calls(
    tx: Connection,
    districts: Collection[DistrictId] | None,
    statuses: Collection[CallStatus],
    number: int,
    size: int,
) -> Page[Call]:
    """Returns a page, the newest first; `districts` None: all."""
    query = select(calls).where(calls.c.status.in_(list(statuses)))
    if districts is not None:
        query = query.where(calls.c.district_id.in_(list(districts)))
    return await _CALLS.page(tx, query.order_by(calls.c.id.desc()), number, size)


async def calls_closed_between(
    tx: Connection, after: datetime, now: datetime
) -> dict[CallId, datetime]:
    """Returns published calls that close in [after, now], and when."""
    found = await tx.execute(_CLOSED_BETWEEN, {"after": after, "now": now})
    return {CallId(one.id): one.closes_at for one in found}


async def empty_calls(tx: Connection, before: datetime, among: Collection[CallId]) -> list[CallId]:
    """Returns those published calls that closed before, and have no entry whose outcome is open."""
    query = _EMPTY.where(calls.c.id.in_(list(among)))
    return [CallId(one) for one in (await tx.execute(query, {"before": before})).scalars()]


class Closed(NamedTuple):
    call: CallId
    last_move: int | None
    """The newest row of the history of its entries."""
    is_given_up: bool
    """Whether it has been without entries since the end of the patience."""


async def calls_to_close(
    tx: Connection, *, after: datetime, moved: datetime, before: datetime, now: datetime
) -> list[Closed]:
    """Returns calls that close in [after, now], closed ones whose last entry went away since
    `moved`, and those that have been without entries since `before`.
    """
    moments = {"after": after, "moved": moved, "before": before, "now": now}
    found = await tx.execute(_TO_CLOSE, moments)
    return [Closed(CallId(one.id), one.last_move, bool(one.is_given_up)) for one in found]


async def move_call(
    tx: Connection,
    seen: Call,
    move: CallMove,
    now: datetime,
    by: PersonId | None,
    *,
    note: str | None = None,
    act: int | None = None,
    facts: Mapping[str, Any] = MappingProxyType({}),
    **changes: Any,
) -> Call:
    """Moves a call and notes it, and keeps a version if what the call asks for has changed; `by`
    None: the clock.

    Raises:
        OutOfDate: there is no such move, or the call has changed since it was read.
    """
    moved = seen.moved(move, **changes)
    if not await _CALLS.save(tx, seen, moved):
        raise OutOfDate
    if any(getattr(seen, one) != getattr(moved, one) for one in _VERSIONED):
        await _add_version(tx, moved, now)
    await add_call_entry(tx, seen, moved, move, now, by, note=note, act=act, facts=dict(facts))
    return moved


async def call_before(tx: Connection, call: Call, version: int) -> Call | None:
    """Returns the call with the terms that it had before a version, or None."""
    found = (await tx.execute(_BEFORE, {"call": call.id, "version": version})).one_or_none()
    if found is None:
        return None
    terms: dict[str, Any] = {one: getattr(found, one) for one in _VERSIONED}
    return replace(call, **{**terms, "kind": Kind.read(found.kind)})


async def _add_version(tx: Connection, call: Call, now: datetime) -> None:
    row = {name: _CALLS.columns(call)[name] for name in (*_VERSIONED, "version")}
    await tx.execute(insert(call_versions).values({**row, "call_id": call.id, "at": now}))


async def last_pulse(tx: Connection, name: str) -> datetime | None:
    moment: datetime | None = (await tx.execute(_PULSE, {"pulse": name})).scalar_one_or_none()
    return moment


async def put_pulse(tx: Connection, name: str, now: datetime) -> None:
    await put(tx, pulses, ("name",), [{"name": name, "at": now}])
