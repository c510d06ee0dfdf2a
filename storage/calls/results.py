"""Queries of results: editions, sheets of scores, appeals."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select, update

from district.calls.entry import EntryMove, EntryPupil
from district.calls.results import Appeal, Edition, TakenSheet
from district.ids import CallId, EntryId, MotionId
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record, Rows
from storage.tables import appeals, call_results, call_sheets, entries, entry_history, entry_pupils
from storage.upsert import put

_EDITION = Record(Edition, call_results)
_SHEETS: Rows[TakenSheet, int] = Rows(TakenSheet, call_sheets)
_APPEALS: Rows[Appeal, int] = Rows(Appeal, appeals, "decided_at")
add_sheet, get_sheet = _SHEETS.add_one, _SHEETS.of_id
add_appeal, get_appeal, save_appeal = _APPEALS.add_one, _APPEALS.of_id, _APPEALS.save
_LAST_EDITION = (
    select(call_results)
    .where(call_results.c.call_id == bindparam("call"))
    .order_by(call_results.c.edition.desc())
    .limit(1)
)
_TAKEN = (
    select(call_sheets)
    .where(call_sheets.c.call_id == bindparam("call"), call_sheets.c.taken_at.is_not(None))
    .order_by(call_sheets.c.taken_at, call_sheets.c.id)
)
_OF_CALL = (
    select(appeals)
    .join(entries, entries.c.id == appeals.c.entry_id)
    .where(entries.c.call_id == bindparam("call"))
    .order_by(appeals.c.id)
)
_OFFERED = (
    select(entry_history.c.entry_id)
    .join(entries, entries.c.id == entry_history.c.entry_id)
    .where(entries.c.call_id == bindparam("call"), entry_history.c.move == EntryMove.OFFER)
)
_SETTLED = ("score", "place", "outcome")
_SETTLE_PUPIL = (
    update(entry_pupils)
    .where(entry_pupils.c.id == bindparam("this"))
    .values({name: bindparam(f"new_{name}") for name in _SETTLED})
)


async def last_edition(tx: Connection, call: CallId) -> Edition:
    """Returns the edition that was begun last, or the first one."""
    found = await _EDITION.find(tx, _LAST_EDITION, call=call)
    return found or Edition(call=call, edition=1)


async def put_edition(tx: Connection, edition: Edition) -> None:
    await put(tx, call_results, ("call_id", "edition"), [_EDITION.columns(edition)])


async def taken_sheets(tx: Connection, call: CallId) -> dict[str, TakenSheet]:
    """Returns the last confirmed sheet of each stage."""
    return {one.stage: one for one in await _SHEETS.all(tx, _TAKEN, call=call)}


async def take_sheet(tx: Connection, sheet: int, now: datetime) -> bool:
    """Confirms a sheet. Returns False if it was confirmed before."""
    open_ = update(call_sheets).where(call_sheets.c.id == sheet, call_sheets.c.taken_at.is_(None))
    return await compare_and_set(tx, open_.values(taken_at=now))


async def settle_pupils(tx: Connection, settled: Iterable[EntryPupil]) -> None:
    """Stores score, place and outcome of pupils, in one statement."""
    rows = [
        {"this": one.id} | {f"new_{name}": getattr(one, name) for name in _SETTLED}
        for one in settled
    ]
    if rows:
        await tx.execute(_SETTLE_PUPIL, rows)


async def offered_entries(tx: Connection, call: CallId) -> frozenset[EntryId]:
    """Returns the entries whose authors were asked whether they take their outcome."""
    return frozenset((await tx.execute(_OFFERED, {"call": call})).scalars())


async def appeals_of_call(tx: Connection, call: CallId) -> list[Appeal]:
    return await _APPEALS.all(tx, _OF_CALL, call=call)


async def appeals_of_entry(tx: Connection, entry: EntryId) -> list[Appeal]:
    return await _APPEALS.where(tx, entry_id=entry)


async def put_appeal_motion(tx: Connection, seen: Appeal, motion: MotionId) -> bool:
    """Compare-and-set. Returns False if another motion was put, or it was decided."""
    same = update(appeals).where(
        appeals.c.id == seen.id,
        appeals.c.decided_at.is_(None),
        appeals.c.motion_id.is_not_distinct_from(seen.motion),
    )
    return await compare_and_set(tx, same.values(motion_id=motion))
