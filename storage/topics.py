"""Queries of the taxonomy of areas and topics."""

from collections.abc import Iterable
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.ext.asyncio import AsyncConnection

from district.ids import AreaId, TopicId
from district.requests.statistics import Table
from district.topics import Area, Label, Topic
from storage.tables import areas, topics

_AREAS = select(areas).where(areas.c.retired_at.is_(None)).order_by(areas.c.position, areas.c.id)
_OFFERED = (
    select(topics).where(topics.c.retired_at.is_(None)).order_by(topics.c.position, topics.c.id)
)


async def get_areas(connection: AsyncConnection) -> tuple[Area, ...]:
    """Returns areas and topics in use in the order of their file."""
    offered = [topic_of(row) for row in await connection.execute(_OFFERED)]
    return tuple(
        Area(
            id=AreaId(row.id),
            label=_label_of(row),
            topics=tuple(topic for topic in offered if topic.area == row.id),
        )
        for row in await connection.execute(_AREAS)
    )


async def get_topics(connection: AsyncConnection, ids: Iterable[TopicId]) -> dict[TopicId, Topic]:
    """Includes retired topics."""
    rows = await connection.execute(select(topics).where(topics.c.id.in_(list(ids))))
    return {TopicId(row.id): topic_of(row) for row in rows}


async def get_labels(
    connection: AsyncConnection, table: Table, ids: Iterable[str]
) -> dict[str, Label]:
    """Returns labels of topics or areas, also of retired ones."""
    kept = topics if table is Table.TOPICS else areas
    rows = await connection.execute(select(kept).where(kept.c.id.in_(list(ids))))
    return {row.id: _label_of(row) for row in rows}


def topic_of(row: Row[Any]) -> Topic:
    """Reads a row of `topics`."""
    return Topic(id=TopicId(row.id), area=AreaId(row.area_id), label=_label_of(row))


def _label_of(row: Row[Any]) -> Label:
    return Label(ru=row.ru, en=row.en, button_ru=row.button_ru, button_en=row.button_en)
