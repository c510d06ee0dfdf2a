"""Queries of the kinds of calls."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select, update

from district.calls.kind import Kind, kind_of, text_of
from district.ids import DistrictId, KindId, PersonId
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record
from storage.tables import call_kinds
from storage.upsert import insert_into


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredKind:
    id: KindId
    district: DistrictId | None
    """None: from the file, for all districts."""
    position: int
    kind: Kind
    based_on: KindId | None = None
    changed_by: PersonId | None = None
    changed_at: datetime
    version: int = 1
    retired_at: datetime | None = None


_KIND = Record(StoredKind, call_kinds, kind=lambda row: kind_of(row.kind))
_BY_ID = select(call_kinds).where(call_kinds.c.id == bindparam("id"))
_OF_DISTRICT = (
    select(call_kinds)
    .where(
        or_(call_kinds.c.district_id.is_(None), call_kinds.c.district_id == bindparam("district")),
        call_kinds.c.retired_at.is_(None),
    )
    .order_by(call_kinds.c.district_id.is_not(None), call_kinds.c.position, call_kinds.c.id)
)


async def kinds_of(tx: Connection, district: DistrictId) -> list[StoredKind]:
    """Returns the kinds that a district may open: those of the file, then its own."""
    return await _KIND.all(tx, _OF_DISTRICT, district=district)


async def get_kind(tx: Connection, kind: KindId, *, hold: bool = False) -> StoredKind:
    """
    Raises:
        NotFound: there is no such kind.
    """
    return await _KIND.get(tx, _BY_ID.with_for_update() if hold else _BY_ID, id=kind)


async def add_kind(tx: Connection, new: StoredKind) -> bool:
    """Returns False if a kind has that id."""
    statement = insert_into(tx, call_kinds).on_conflict_do_nothing()
    return bool((await tx.execute(statement, [_columns(new)])).rowcount)


async def save_kind(tx: Connection, seen: StoredKind, changed: StoredKind) -> bool:
    """Compare-and-set. Returns False if the kind has changed since `seen` was read."""
    same = update(call_kinds).where(
        call_kinds.c.id == seen.id, call_kinds.c.version == seen.version
    )
    new = replace(changed, version=seen.version + 1)
    return await compare_and_set(tx, same.values(_columns(new)))


def _columns(one: StoredKind) -> dict[str, Any]:
    return _KIND.columns(one) | {"kind": text_of(one.kind)}
