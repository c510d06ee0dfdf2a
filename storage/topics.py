"""Queries of the taxonomy of areas and topics."""

from collections.abc import Iterable

from sqlalchemy import null, select, union_all

from district.ids import AreaId, DistrictId, TopicId
from district.requests.statistics import Table
from district.topics import Area, Label, Priorities, Topic
from storage.database import Connection
from storage.records import Record
from storage.tables import areas, motions, priorities, topics

_LABEL = Record(Label, topics)
_TOPIC = Record(Topic, topics, label=_LABEL)

_NAMES = ("id", "position", *_LABEL.columns(Label(ru="", en="", button_ru="", button_en="")))
_TAXONOMY = union_all(
    select(null().label("area_id"), *(areas.c[name] for name in _NAMES)).where(
        areas.c.retired_at.is_(None)
    ),
    select(topics.c.area_id, *(topics.c[name] for name in _NAMES)).where(
        topics.c.retired_at.is_(None)
    ),
).order_by("position", "id")
"""Areas, without `area_id`, and topics in one statement."""


async def get_areas(tx: Connection) -> tuple[Area, ...]:
    """Returns areas and topics in use in the order of their file."""
    rows = (await tx.execute(_TAXONOMY)).all()
    offered = [_TOPIC.read(row) for row in rows if row.area_id is not None]
    return tuple(
        Area(
            id=AreaId(row.id),
            label=_LABEL.read(row),
            topics=tuple(topic for topic in offered if topic.area == row.id),
        )
        for row in rows
        if row.area_id is None
    )


async def get_topics(tx: Connection, ids: Iterable[TopicId]) -> dict[TopicId, Topic]:
    """Includes retired topics."""
    query = select(topics).where(topics.c.id.in_(list(ids)))
    return {one.id: one for one in await _TOPIC.all(tx, query)}


async def find_priorities(tx: Connection, district: DistrictId, since: int) -> Priorities | None:
    """Returns those of the latest school year that is decided, from the year `since` on."""
    query = (
        select(topics, priorities.c.year, motions.c.number)
        .join(priorities, priorities.c.topic_id == topics.c.id)
        .join(motions, motions.c.id == priorities.c.motion_id)
        .where(priorities.c.district_id == district, priorities.c.year >= since)
        .order_by(priorities.c.year.desc(), topics.c.position, topics.c.id)
    )
    rows = (await tx.execute(query)).all()
    if not rows:
        return None
    latest = [row for row in rows if row.year == rows[0].year]
    return Priorities(
        year=latest[0].year,
        motion=latest[0].number,
        topics=tuple(_TOPIC.read(row) for row in latest),
    )


async def get_labels(tx: Connection, table: Table, ids: Iterable[str]) -> dict[str, Label]:
    """Returns labels of topics or areas, also of retired ones."""
    kept = topics if table is Table.TOPICS else areas
    rows = await tx.execute(select(kept).where(kept.c.id.in_(list(ids))))
    return {row.id: _LABEL.read(row) for row in rows}
