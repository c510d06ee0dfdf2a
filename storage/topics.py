"""Queries of the taxonomy of areas and topics."""

from collections.abc import Iterable

from sqlalchemy import select

from district.ids import AreaId, TopicId
from district.requests.statistics import Table
from district.topics import Area, Label, Topic
from storage.database import Connection
from storage.records import Record
from storage.tables import areas, topics

_LABEL = Record(Label, topics)
_TOPIC = Record(Topic, topics, label=_LABEL)

_AREAS = select(areas).where(areas.c.retired_at.is_(None)).order_by(areas.c.position, areas.c.id)
_OFFERED = (
    select(topics).where(topics.c.retired_at.is_(None)).order_by(topics.c.position, topics.c.id)
)


async def get_areas(tx: Connection) -> tuple[Area, ...]:
    """Returns areas and topics in use in the order of their file."""
    offered = await _TOPIC.all(tx, _OFFERED)
    return tuple(
        Area(
            id=AreaId(row.id),
            label=_LABEL.read(row),
            topics=tuple(topic for topic in offered if topic.area == row.id),
        )
        for row in await tx.execute(_AREAS)
    )


async def get_topics(tx: Connection, ids: Iterable[TopicId]) -> dict[TopicId, Topic]:
    """Includes retired topics."""
    query = select(topics).where(topics.c.id.in_(list(ids)))
    return {one.id: one for one in await _TOPIC.all(tx, query)}


async def get_labels(tx: Connection, table: Table, ids: Iterable[str]) -> dict[str, Label]:
    """Returns labels of topics or areas, also of retired ones."""
    kept = topics if table is Table.TOPICS else areas
    rows = await tx.execute(select(kept).where(kept.c.id.in_(list(ids))))
    return {row.id: _LABEL.read(row) for row in rows}
