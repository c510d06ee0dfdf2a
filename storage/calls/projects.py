"""Queries of the milestones of projects."""

from collections.abc import Collection, Iterable
from datetime import date

from sqlalchemy import bindparam, insert, select, update

from district.calls.entry import EntryStatus
from district.calls.project import Milestone, MilestoneStatus
from district.ids import DistrictId, EntryId, MilestoneId
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record
from storage.tables import calls, entries, milestones

_MILESTONE = Record(Milestone, milestones)
_BY_ID = select(milestones).where(milestones.c.id == bindparam("id"))
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
    rows = [
        {"entry_id": entry, "position": at, "title": title, "due_on": due_on}
        for at, (title, due_on) in enumerate(steps, 1)
    ]
    if rows:
        planned = {"status": MilestoneStatus.PLANNED}
        await tx.execute(insert(milestones), [one | planned for one in rows])


async def get_milestone(tx: Connection, milestone: MilestoneId, *, hold: bool = False) -> Milestone:
    """
    Raises:
        NotFound: there is no such milestone.
    """
    return await _MILESTONE.get(tx, _BY_ID.with_for_update() if hold else _BY_ID, id=milestone)


async def milestones_of(tx: Connection, ids: Collection[EntryId]) -> dict[EntryId, list[Milestone]]:
    query = select(milestones).where(milestones.c.entry_id.in_(ids))
    return _by_entry(await _MILESTONE.all(tx, query.order_by(milestones.c.position)))


async def milestones_in(
    tx: Connection, districts: Collection[DistrictId]
) -> dict[EntryId, list[Milestone]]:
    """Returns those of all projects of the districts, the newest project first."""
    return _by_entry(await _MILESTONE.all(tx, _OF_DISTRICTS, districts=list(districts)))


def _by_entry(every: Iterable[Milestone]) -> dict[EntryId, list[Milestone]]:
    found: dict[EntryId, list[Milestone]] = {}
    for one in every:
        found.setdefault(one.entry, []).append(one)
    return found


async def milestones_due(tx: Connection, first: date, last: date) -> list[Milestone]:
    """Returns the milestones without a report that are due in [first, last]."""
    return await _MILESTONE.all(tx, _DUE, first=first, last=last)


async def save_milestone(tx: Connection, seen: Milestone, moved: Milestone) -> bool:
    """Compare-and-set. Returns False if its status has changed since `seen` was read."""
    same = update(milestones).where(milestones.c.id == seen.id, milestones.c.status == seen.status)
    return await compare_and_set(tx, same.values(_MILESTONE.changes(seen, moved, "status")))
