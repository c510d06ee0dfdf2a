"""Queries of deficits."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.sql.selectable import FromClause

from district.ids import AreaId, DeficitId, DraftId, PersonId, RequestId, TopicId
from district.requests.deficits import DEFICIT_KIND, Deficit, DeficitStatus, Help, Report, Severity
from district.requests.request import Request
from district.topics import Label, Topic
from storage.compare_and_set import compare_and_set
from storage.requests.requests import get_request
from storage.tables import areas, deficits, invitations, requests, topics

_OPEN = deficits.c.status.in_([status for status in DeficitStatus if status.is_open])
IN_NEED = and_(
    _OPEN, deficits.c.severity.in_([severity for severity in Severity if severity.is_counted])
)
"""Open deficits of people who need help; an offer to share experience is none."""
_LABEL = ("ru", "en", "button_ru", "button_en")


def _label_columns(table: FromClause, prefix: str) -> list[Any]:
    return [table.c[name].label(f"{prefix}_{name}") for name in _LABEL]


_DEFICITS: Select[Any] = (
    select(
        deficits,
        topics.c.area_id.label("topic_area_id"),
        *_label_columns(topics, "topic"),
        *_label_columns(areas, "area"),
    )
    .outerjoin(topics, topics.c.id == deficits.c.topic_id)
    .outerjoin(areas, areas.c.id == func.coalesce(topics.c.area_id, deficits.c.area_id))
)
_BY_ID = _DEFICITS.where(deficits.c.id == bindparam("id"))
_OF_PERSON = _DEFICITS.where(deficits.c.person_id == bindparam("person"))
_OPEN_ON_TOPIC = _OF_PERSON.where(deficits.c.topic_id == bindparam("topic"), _OPEN)
_MOVE = (
    update(deficits)
    .where(deficits.c.id == bindparam("deficit"), deficits.c.status == bindparam("before"))
    .values(status=bindparam("after"))
)
_SET_TOPIC = (
    update(deficits).where(deficits.c.id == bindparam("deficit")).values(topic_id=bindparam("to"))
)
_LATEST_REQUEST = select(func.max(requests.c.id)).where(
    requests.c.kind == DEFICIT_KIND, requests.c.subject_id == bindparam("deficit")
)
_REMEMBER = (
    update(requests)
    .where(requests.c.id == bindparam("request"))
    .values(draft_id=bindparam("draft"))
)


async def get_deficit(connection: AsyncConnection, deficit: DeficitId) -> Deficit:
    return _deficit_of((await connection.execute(_BY_ID, {"id": deficit})).one())


async def deficits_of(connection: AsyncConnection, person: PersonId) -> dict[DeficitId, Deficit]:
    """Returns all deficits that the person ever reported."""
    rows = await connection.execute(_OF_PERSON, {"person": person})
    return {DeficitId(row.id): _deficit_of(row) for row in rows}


async def find_open_deficit(
    connection: AsyncConnection, person: PersonId, topic: TopicId
) -> Deficit | None:
    """Returns the person's open deficit on the topic; there is at most one."""
    rows = await connection.execute(_OPEN_ON_TOPIC, {"person": person, "topic": topic})
    row = rows.one_or_none()
    return None if row is None else _deficit_of(row)


async def add_deficit(
    connection: AsyncConnection, person: PersonId, report: Report, now: datetime
) -> DeficitId:
    statement = insert(deficits).values(
        person_id=person,
        status=DeficitStatus.REPORTED,
        reported_at=now,
        changed_at=now,
        **_columns(report),
    )
    return DeficitId((await connection.execute(statement.returning(deficits.c.id))).scalar_one())


async def change_facts(
    connection: AsyncConnection, deficit: DeficitId, report: Report, now: datetime
) -> None:
    """Replaces the facts of a deficit."""
    await connection.execute(
        update(deficits).where(deficits.c.id == deficit).values(changed_at=now, **_columns(report))
    )


async def move_deficit(
    connection: AsyncConnection, deficit: Deficit, target: DeficitStatus
) -> bool:
    """Compare-and-set. Returns False if the status has changed since `deficit` was read."""
    values = {"deficit": deficit.id, "before": deficit.status, "after": target}
    return await compare_and_set(connection, _MOVE, values)


async def set_topic(connection: AsyncConnection, deficit: DeficitId, topic: TopicId | None) -> None:
    """Sets or clears the topic that a decider found for a deficit described in own words."""
    await connection.execute(_SET_TOPIC, {"deficit": deficit, "to": topic})


async def latest_request_about(connection: AsyncConnection, deficit: DeficitId) -> Request:
    """Returns the latest request: after one has expired there may be another about the same
    deficit.
    """
    number = (await connection.execute(_LATEST_REQUEST, {"deficit": deficit})).scalar_one()
    return await get_request(connection, RequestId(number))


async def remember_draft(connection: AsyncConnection, request: RequestId, draft: DraftId) -> None:
    """Stores the form that updated a request, for idempotency of a repeated sending."""
    await connection.execute(_REMEMBER, {"request": request, "draft": draft})


async def was_invited(connection: AsyncConnection, deficit: DeficitId) -> bool:
    """Whether its author was called to an activity because of it."""
    found = select(invitations.c.activity_id).where(invitations.c.deficit_id == deficit)
    return (await connection.execute(found.limit(1))).first() is not None


def _columns(report: Report) -> dict[str, Any]:
    return {
        "topic_id": report.topic,
        "area_id": report.area,
        "own_words": report.own_words,
        "severity": report.severity,
        "tried": report.tried,
        "wanted": [help_.value for help_ in report.wanted],
    }


def _deficit_of(row: Row[Any]) -> Deficit:
    topic = None
    if row.topic_id is not None:
        topic = Topic(
            id=TopicId(row.topic_id), area=AreaId(row.topic_area_id), label=_label_of(row, "topic")
        )
    area = row.topic_area_id or row.area_id
    return Deficit(
        id=DeficitId(row.id),
        person=PersonId(row.person_id),
        topic=topic,
        area=AreaId(area) if area else None,
        area_label=_label_of(row, "area") if area else None,
        own_words=row.own_words,
        severity=Severity(row.severity),
        tried=row.tried,
        wanted=tuple(Help(help_) for help_ in row.wanted),
        status=DeficitStatus(row.status),
        reported_at=row.reported_at,
        changed_at=row.changed_at,
    )


def _label_of(row: Row[Any], prefix: str) -> Label:
    return Label(**{name: getattr(row, f"{prefix}_{name}") for name in _LABEL})
