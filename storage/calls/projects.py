"""Queries of the milestones of projects."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import bindparam, select

from district.calls.entry import EntryStatus
from district.calls.project import Milestone, MilestoneStatus
from district.ids import DistrictId, EntryId, MilestoneId
from storage.database import Connection
from storage.records import Rows
from storage.tables import calls, entries, milestones
from storage.upsert import add_missing

_MILESTONES: Rows[Milestone, MilestoneId] = Rows(Milestone, milestones, "status")
get_milestone, save_milestone = _MILESTONES.of_id, _MILESTONES.save
_DUE = (
    select(milestones)
    .join(entries, entries.c.id == milestones.c.entry_id)
    .where(
        milestones.c.status == MilestoneStatus.PLANNED,
        milestones.c.due_on.between(bindparam("first"), bindparam("last")),
        entries.c.status == EntryStatus.SETTLED,
    )
    .order_by(milestones.c.id)
)
_OF_DISTRICTS = (
    select(milestones)
    .join(entries, entries.c.id == milestones.c.entry_id)
    .join(calls, calls.c.id == entries.c.call_id)
    .where(
        calls.c.district_id.in_(bindparam("districts", expanding=True)),
        entries.c.status == EntryStatus.SETTLED,
    )
    .order_by(milestones.c.entry_id.desc(), milestones.c.position)
)


async def add_milestones(tx: Connection, entry: EntryId, steps: Iterable[tuple[str, date]]) -> None:
    """Idempotent: those of an entry whose outcome is given again stay as they are."""
    same = {"entry_id": entry, "status": MilestoneStatus.PLANNED}
    rows = [
        same | {"position": at, "title": title, "due_on": due_on}
        for at, (title, due_on) in enumerate(steps, 1)
    ]
    await add_missing(tx, milestones, rows)


async def milestones_of(tx: Connection, ids: Collection[EntryId]) -> dict[EntryId, list[Milestone]]:
    return await _MILESTONES.of_each(tx, "entry_id", ids)


async def milestones_in(
    tx: Connection, districts: Collection[DistrictId]
) -> dict[EntryId, list[Milestone]]:
    """Returns those of all projects of the districts, the newest project first."""
    found: dict[EntryId, list[Milestone]] = {}
    for one in await _MILESTONES.all(tx, _OF_DISTRICTS, districts=list(districts)):
        found.setdefault(one.entry, []).append(one)
    return found


async def milestones_due(tx: Connection, first: date, last: date) -> list[Milestone]:
    """Returns the milestones without a report that are due in [first, last]."""
    return await _MILESTONES.all(tx, _DUE, first=first, last=last)
