"""Queries of clusters, invitations and resolution questions; every link is a row."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, exists, func, select, update

from district.activities.activity import ActivityStatus
from district.activities.enrolments import EnrolmentStatus
from district.activities.resolution import ResolutionAnswer
from district.ids import ActivityId, DeficitId, DistrictId, MunicipalityId, PersonId, TopicId
from district.requests.deficits import Help
from storage.database import Connection
from storage.records import Record
from storage.requests.deficits import IN_NEED, IS_SHARED
from storage.tables import (
    activities,
    activity_topics,
    deficits,
    enrolments,
    healings,
    municipalities,
    persons,
)
from storage.upsert import insert_into

_CAME = enrolments.c.status.in_([EnrolmentStatus.ATTENDED, EnrolmentStatus.PARTLY])
_IN_DISTRICT = (
    select(deficits.c.topic_id, deficits.c.person_id, persons.c.municipality_id)
    .join(persons, persons.c.id == deficits.c.person_id)
    .join(municipalities, municipalities.c.id == persons.c.municipality_id)
    .where(municipalities.c.district_id == bindparam("district"), IN_NEED)
)
_WITH_TOPIC = (
    select(deficits.c.topic_id, func.count(deficits.c.person_id.distinct()).label("people"))
    .join(persons, persons.c.id == deficits.c.person_id)
    .join(municipalities, municipalities.c.id == persons.c.municipality_id)
    .where(
        municipalities.c.district_id == bindparam("district"),
        deficits.c.topic_id.is_not(None),
        IN_NEED,
    )
    .group_by(deficits.c.topic_id)
)
_SERVED = (
    select(deficits.c.id.label("deficit"), deficits.c.person_id, activities.c.id.label("activity"))
    .join(activity_topics, activity_topics.c.topic_id == deficits.c.topic_id)
    .join(activities, activities.c.id == activity_topics.c.activity_id)
    .join(
        enrolments,
        (enrolments.c.activity_id == activities.c.id)
        & (enrolments.c.person_id == deficits.c.person_id),
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolutions:
    id: int
    deficit: DeficitId
    activity: ActivityId
    person: PersonId
    answer: ResolutionAnswer | None


_RESOLUTION = Record(Resolutions, healings)


async def clusters_in(tx: Connection, district: DistrictId, at_least: int) -> dict[TopicId, int]:
    """Returns topics with at least `at_least` people who have an open deficit, and their number."""
    counted = func.count(deficits.c.person_id.distinct())
    query = _WITH_TOPIC.having(counted >= at_least)
    rows = await tx.execute(query, {"district": district})
    return {TopicId(row.topic_id): row.people for row in rows}


async def cluster_places(
    tx: Connection, district: DistrictId, topic: TopicId
) -> dict[MunicipalityId, int]:
    """Returns the number of those people by municipality."""
    inner = _IN_DISTRICT.where(deficits.c.topic_id == topic).subquery()
    query = select(
        inner.c.municipality_id, func.count(inner.c.person_id.distinct()).label("people")
    ).group_by(inner.c.municipality_id)
    rows = await tx.execute(query, {"district": district})
    return {MunicipalityId(row.municipality_id): row.people for row in rows}


async def help_wanted(tx: Connection, district: DistrictId, topic: TopicId) -> Counter[Help]:
    """Returns how many of those people wish for each kind of help."""
    query = _IN_DISTRICT.with_only_columns(deficits.c.wanted).where(deficits.c.topic_id == topic)
    wanted = (await tx.execute(query, {"district": district})).scalars()
    return Counter(Help(one) for wishes in wanted for one in wishes)


async def people_sharing(tx: Connection, district: DistrictId) -> list[tuple[TopicId, PersonId]]:
    """Returns the topics on which people of the district offer to share experience."""
    query = (
        select(deficits.c.topic_id, deficits.c.person_id)
        .join(persons, persons.c.id == deficits.c.person_id)
        .join(municipalities, municipalities.c.id == persons.c.municipality_id)
        .where(
            municipalities.c.district_id == district,
            deficits.c.topic_id.is_not(None),
            persons.c.deleted_at.is_(None),
            IS_SHARED,
        )
        .order_by(deficits.c.topic_id, deficits.c.id)
    )
    return [(TopicId(row.topic_id), PersonId(row.person_id)) for row in await tx.execute(query)]


async def resolutions_to_ask(
    tx: Connection, since: datetime, until: datetime
) -> list[tuple[DeficitId, PersonId, ActivityId]]:
    """Returns open deficits served by activities that ended after `since` and not after `until`, of
    people who came and were not asked yet. Those reported after an activity are not served by it.
    """
    query = _SERVED.where(
        _CAME,
        activities.c.status == ActivityStatus.OVER,
        activities.c.ends_at > since,
        activities.c.ends_at <= until,
        deficits.c.reported_at < activities.c.ends_at,
        IN_NEED,
        ~exists().where(
            healings.c.deficit_id == deficits.c.id, healings.c.activity_id == activities.c.id
        ),
    )
    rows = await tx.execute(query.order_by(deficits.c.id))
    return [
        (DeficitId(row.deficit), PersonId(row.person_id), ActivityId(row.activity)) for row in rows
    ]


async def add_resolution(
    tx: Connection, deficit: DeficitId, person: PersonId, activity: ActivityId, now: datetime
) -> int | None:
    """Returns the id of the question, or None if it was already asked."""
    statement = (
        insert_into(tx, healings)
        .values(deficit_id=deficit, person_id=person, activity_id=activity, asked_at=now)
        .on_conflict_do_nothing()
        .returning(healings.c.id)
    )
    number: int | None = (await tx.execute(statement)).scalar_one_or_none()
    return number


async def find_resolution(tx: Connection, number: int) -> Resolutions | None:
    query = select(healings).where(healings.c.id == number)
    return await _RESOLUTION.find(tx, query)


async def answer_resolution(
    tx: Connection, number: int, answer: ResolutionAnswer, now: datetime
) -> None:
    changed = update(healings).where(healings.c.id == number)
    await tx.execute(changed.values(answer=answer, answered_at=now))
