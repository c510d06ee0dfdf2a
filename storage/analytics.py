"""Queries of activities and of those who came, for the weekly snapshots and the tables."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from sqlalchemy import bindparam, func, select

from district.activities.activity import ActivityStatus
from district.activities.enrolments import CAME
from district.analytics import Numbers
from district.ids import DistrictId
from district.requests.statistics import HalfYear
from district.topics import Label
from storage.database import Connection
from storage.tables import activities, activity_statistics, activity_types, enrolments

_WAS_HELD = (
    activities.c.status.in_([ActivityStatus.PUBLISHED, ActivityStatus.OVER]),
    activities.c.ends_at >= bindparam("start"),
    activities.c.ends_at < bindparam("end"),
)
_CAME = (
    select(func.count())
    .where(enrolments.c.activity_id == activities.c.id, enrolments.c.status.in_(list(CAME)))
    .correlate(activities)
    .scalar_subquery()
)
_HELD = (
    select(
        activities.c.district_id,
        activities.c.type_id,
        func.count().label("held"),
        func.sum(activities.c.hours).label("hours"),
        func.sum(_CAME).label("people"),
    )
    .where(*_WAS_HELD)
    .group_by(activities.c.district_id, activities.c.type_id)
)


async def first_held(tx: Connection) -> datetime | None:
    """Returns the end of the first activity."""
    first: datetime | None = (await tx.execute(select(func.min(activities.c.ends_at)))).scalar_one()
    return first


async def count_held(tx: Connection, start: datetime, end: datetime) -> list[dict[str, Any]]:
    """Counts activities that ended in [start, end), by district and type."""
    rows = await tx.execute(_HELD, {"start": start, "end": end})
    return [dict(row) for row in rows.mappings()]


async def read_held(
    tx: Connection, district: DistrictId, day: date, halves: Iterable[HalfYear]
) -> dict[HalfYear, list[tuple[Label, Numbers]]]:
    """Returns activities, hours and people by type, from that day's snapshot."""
    kept = activity_statistics
    query = (
        select(kept, activity_types.c.ru, activity_types.c.en)
        .join(activity_types, activity_types.c.id == kept.c.type_id)
        .where(kept.c.day == day, kept.c.district_id == district)
    )
    found: dict[HalfYear, list[tuple[Label, Numbers]]] = {one: [] for one in halves}
    for row in await tx.execute(query):
        half = HalfYear.read(row.half)
        if half in found:
            found[half].append((Label.of(row.ru, row.en), (row.held, row.hours, row.people)))
    return found
