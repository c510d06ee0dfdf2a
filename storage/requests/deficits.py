"""Queries of deficits."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, func, insert, or_, select, update
from sqlalchemy.sql.selectable import FromClause

from district.ids import DeficitId, DistrictId, DraftId, PersonId, RequestId, TopicId
from district.requests.deficits import DEFICIT_KIND, Deficit, DeficitStatus, Report, Severity
from district.requests.request import Move, Request, RequestStatus
from district.topics import Label, Topic
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record
from storage.requests.requests import get_request
from storage.tables import (
    areas,
    deficits,
    invitations,
    municipalities,
    persons,
    request_history,
    requests,
    topics,
)

_OPEN = deficits.c.status.in_([status for status in DeficitStatus if status.is_open])
IN_NEED = and_(
    _OPEN, deficits.c.severity.in_([severity for severity in Severity if severity.is_counted])
)
"""Open deficits of people who need help; an offer to share experience is none."""
IS_SHARED = and_(_OPEN, deficits.c.severity == Severity.EXCHANGE)
"""Offers to share experience."""
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


def _label_of(row: Row[Any], prefix: str) -> Label | None:
    if getattr(row, f"{prefix}_ru") is None:
        return None
    return Label(**{name: getattr(row, f"{prefix}_{name}") for name in _LABEL})


def _topic_of(row: Row[Any]) -> Topic | None:
    label = _label_of(row, "topic")
    if label is None:
        return None
    return Topic(id=row.topic_id, area=row.topic_area_id, label=label)


_REPORT = Record(Report, deficits)
_DEFICIT = Record(
    Deficit,
    _DEFICITS,
    topic=_topic_of,
    area=lambda row: row.topic_area_id or row.area_id,
    area_label=lambda row: _label_of(row, "area"),
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


async def get_deficit(tx: Connection, deficit: DeficitId) -> Deficit:
    return await _DEFICIT.get(tx, _BY_ID, id=deficit)


async def deficits_of(tx: Connection, person: PersonId) -> dict[DeficitId, Deficit]:
    """Returns all deficits that the person ever reported."""
    return {one.id: one for one in await _DEFICIT.all(tx, _OF_PERSON, person=person)}


async def find_open_deficit(tx: Connection, person: PersonId, topic: TopicId) -> Deficit | None:
    """Returns the person's open deficit on the topic; there is at most one."""
    return await _DEFICIT.find(tx, _OPEN_ON_TOPIC, person=person, topic=topic)


async def needs_on(tx: Connection, district: DistrictId, topic: TopicId) -> list[Deficit]:
    """Returns the open needs of a district's people on a topic, also those not decided yet."""
    query = (
        _DEFICITS.join(persons, persons.c.id == deficits.c.person_id)
        .join(municipalities, municipalities.c.id == persons.c.municipality_id)
        .where(
            deficits.c.topic_id == topic,
            municipalities.c.district_id == district,
            persons.c.deleted_at.is_(None),
            IN_NEED,
        )
        .order_by(deficits.c.id)
    )
    return await _DEFICIT.all(tx, query)


async def topics_in_need(
    tx: Connection, district: DistrictId, among: Collection[TopicId] | None = None
) -> dict[TopicId, int]:
    """Returns the topics on which people of a district have open needs, of how many people;
    `among`: only these topics.
    """
    people = func.count(deficits.c.person_id.distinct())
    query = (
        select(deficits.c.topic_id, people.label("people"))
        .join(persons, persons.c.id == deficits.c.person_id)
        .join(municipalities, municipalities.c.id == persons.c.municipality_id)
        .where(deficits.c.topic_id.is_not(None), municipalities.c.district_id == district, IN_NEED)
        .group_by(deficits.c.topic_id)
    )
    if among is not None:
        query = query.where(deficits.c.topic_id.in_(list(among)))
    return {TopicId(row.topic_id): row.people for row in await tx.execute(query)}


async def add_deficit(tx: Connection, person: PersonId, report: Report, now: datetime) -> DeficitId:
    statement = insert(deficits).values(
        person_id=person,
        status=DeficitStatus.REPORTED,
        reported_at=now,
        changed_at=now,
        **_REPORT.columns(report),
    )
    return DeficitId((await tx.execute(statement.returning(deficits.c.id))).scalar_one())


async def change_facts(tx: Connection, deficit: DeficitId, report: Report, now: datetime) -> None:
    """Replaces the facts of a deficit."""
    changed = update(deficits).where(deficits.c.id == deficit)
    await tx.execute(changed.values(changed_at=now, **_REPORT.columns(report)))


async def save_answer(tx: Connection, deficit: DeficitId, answer: str | None) -> None:
    """Replaces the reply to the council's question."""
    await tx.execute(update(deficits).where(deficits.c.id == deficit).values(answer=answer))


async def move_deficit(tx: Connection, deficit: Deficit, target: DeficitStatus) -> bool:
    """Compare-and-set. Returns False if the status has changed since `deficit` was read."""
    values = {"deficit": deficit.id, "before": deficit.status, "after": target}
    return await compare_and_set(tx, _MOVE, values)


async def set_topic(tx: Connection, deficit: DeficitId, topic: TopicId | None) -> None:
    """Sets or clears the topic that a decider found for a deficit described in own words."""
    await tx.execute(_SET_TOPIC, {"deficit": deficit, "to": topic})


async def latest_request_about(tx: Connection, deficit: DeficitId) -> Request:
    """Returns the latest request: after one has expired there may be another about the same
    deficit.
    """
    number = (await tx.execute(_LATEST_REQUEST, {"deficit": deficit})).scalar_one()
    return await get_request(tx, RequestId(number))


async def remember_draft(tx: Connection, request: RequestId, draft: DraftId) -> None:
    """Stores the form that updated a request, for idempotency of a repeated sending."""
    await tx.execute(_REMEMBER, {"request": request, "draft": draft})


async def heard_in(
    tx: Connection, district: DistrictId, reader: PersonId, since: datetime, until: datetime
) -> list[tuple[RequestId, Move, TopicId | None]]:
    """Returns requests of a district that were accepted, or expired without a reply, in that time.

    Leaves out the reader's own decisions, and authors of the reader's organization.
    """
    history, workplace = request_history.c, persons.c.organization_id
    own = select(workplace).where(persons.c.id == reader).correlate(None).scalar_subquery()
    query = (
        select(requests.c.id, history.move, deficits.c.topic_id)
        .join(request_history, history.request_id == requests.c.id)
        .join(deficits, deficits.c.id == requests.c.subject_id)
        .join(persons, persons.c.id == requests.c.author_id)
        .where(
            requests.c.kind == DEFICIT_KIND,
            requests.c.district_id == district,
            history.at >= since,
            history.at < until,
            or_(
                and_(history.move == Move.APPROVE, requests.c.status == RequestStatus.APPROVED),
                and_(
                    history.move == Move.EXPIRE,
                    history.source == RequestStatus.SUBMITTED,
                    requests.c.status == RequestStatus.EXPIRED,
                ),
            ),
            history.person_id.is_distinct_from(reader),
            workplace.is_distinct_from(own),
            persons.c.deleted_at.is_(None),
        )
        .distinct()
        .order_by(requests.c.id)
    )
    return [(RequestId(row.id), Move(row.move), row.topic_id) for row in await tx.execute(query)]


async def was_invited(tx: Connection, deficit: DeficitId, since: datetime | None) -> bool:
    """Returns whether its author was invited to an activity because of it since then."""
    found = select(invitations.c.activity_id).where(
        invitations.c.deficit_id == deficit, invitations.c.invited_at >= since
    )
    return (await tx.execute(found.limit(1))).first() is not None
