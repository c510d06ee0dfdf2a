"""Queries of the kinds of calls."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, or_, select

from district.calls.kind import Kind
from district.ids import DistrictId, KindId, PersonId
from storage.database import Connection
from storage.records import Rows
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


_KINDS: Rows[StoredKind, Any] = Rows(StoredKind, call_kinds)
get_kind = _KINDS.of_id
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
    return await _KINDS.all(tx, _OF_DISTRICT, district=district)


async def add_kind(tx: Connection, new: StoredKind) -> bool:
    """Returns False if a kind has that id."""
    statement = insert_into(tx, call_kinds).on_conflict_do_nothing()
    return bool((await tx.execute(statement, [_KINDS.columns(new)])).rowcount)
