"""Queries of invitations: activities on the topics of people's open deficits."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from datetime import date, datetime
from typing import Any, TypeAlias

from sqlalchemy import ColumnElement, Select, and_, exists, literal, or_, select

from district.activities.activity import ActivityStatus, Audience
from district.ids import ActivityId, PersonId
from storage.columns import Moment
from storage.database import Connection
from storage.requests.deficits import IN_NEED
from storage.tables import (
    activities,
    activity_topics,
    deficits,
    enrolments,
    invitations,
    invitees,
    municipalities,
    persons,
)
from storage.upsert import insert_into

Audiences: TypeAlias = Mapping[Audience, Collection[ActivityId]]
"""Activities by audience, so that one statement covers any number of activities."""


async def open_audiences(tx: Connection, now: datetime, closing_by: datetime | None) -> Audiences:
    """Returns activities with a topic that are open for sign-up; `closing_by`: only those whose
    sign-up ends by then.
    """
    query = select(activities.c.id, activities.c.audience).where(
        activities.c.status == ActivityStatus.PUBLISHED,
        activities.c.signup_closes_at > now,
        exists().where(activity_topics.c.activity_id == activities.c.id),
    )
    if closing_by is not None:
        query = query.where(activities.c.signup_closes_at <= closing_by)
    found: dict[Audience, list[ActivityId]] = defaultdict(list)
    for row in await tx.execute(query):
        found[Audience.read(row.audience)].append(ActivityId(row.id))
    return found


async def people_to_invite(
    tx: Connection, audiences: Audiences, today: date, limit: int, *, not_since: datetime | None
) -> list[PersonId]:
    """Returns up to `limit` people with an open deficit on a topic of an activity for them, in
    which they have no place and to which they were not invited.

    `not_since`: leaves out people who were invited to anything since then.
    """
    query = _due(audiences, today).with_only_columns(persons.c.id).distinct()
    if not_since is not None:
        query = query.where(
            ~exists().where(
                invitees.c.person_id == persons.c.id, invitees.c.invited_at >= not_since
            )
        )
    rows = await tx.execute(query.order_by(persons.c.id).limit(limit))
    return [PersonId(number) for number in rows.scalars()]


async def invite(
    tx: Connection, audiences: Audiences, people: Collection[PersonId], today: date, now: datetime
) -> dict[PersonId, list[ActivityId]]:
    """Invites the people; returns the new invitations. A person is invited to an activity once."""
    moment = literal(now, Moment)
    chosen = _due(audiences, today).where(persons.c.id.in_(people))
    new = chosen.with_only_columns(activity_topics.c.activity_id, persons.c.id, moment).distinct()
    names = ["activity_id", "person_id", "invited_at"]
    added = insert_into(tx, invitees).from_select(names, new).on_conflict_do_nothing()
    found: dict[PersonId, list[ActivityId]] = defaultdict(list)
    returned = added.returning(invitees.c.person_id, invitees.c.activity_id)
    for row in await tx.execute(returned):
        found[PersonId(row.person_id)].append(ActivityId(row.activity_id))
    because = (
        select(invitees.c.activity_id, deficits.c.id, invitees.c.person_id, moment)
        .join(activity_topics, activity_topics.c.activity_id == invitees.c.activity_id)
        .join(
            deficits,
            and_(
                deficits.c.topic_id == activity_topics.c.topic_id,
                deficits.c.person_id == invitees.c.person_id,
            ),
        )
        .where(IN_NEED, invitees.c.person_id.in_(people), invitees.c.invited_at == now)
    )
    links = insert_into(tx, invitations).from_select(
        ["activity_id", "deficit_id", "person_id", "invited_at"], because
    )
    await tx.execute(links.on_conflict_do_nothing())
    return found


async def joined_among(
    tx: Connection, person: PersonId, ids: Collection[ActivityId]
) -> set[ActivityId]:
    """Returns those of the activities that the person has signed up for, whatever came of it."""
    query = select(enrolments.c.activity_id).where(
        enrolments.c.person_id == person, enrolments.c.activity_id.in_(ids)
    )
    return set((await tx.execute(query)).scalars())


def _due(audiences: Audiences, today: date) -> Select[Any]:
    """Selects activities and people who can be reached and are to be invited."""
    place = enrolments.c.activity_id == activity_topics.c.activity_id
    known = invitees.c.activity_id == activity_topics.c.activity_id
    return (
        select(activity_topics.c.activity_id, persons.c.id)
        .join(deficits, deficits.c.topic_id == activity_topics.c.topic_id)
        .join(persons, persons.c.id == deficits.c.person_id)
        .where(
            IN_NEED,
            persons.c.municipality_id.is_not(None),
            persons.c.deleted_at.is_(None),
            persons.c.deletion_requested_at.is_(None),
            persons.c.consent_withdrawn_at.is_(None),
            persons.c.unreachable_since.is_(None),
            or_(*(_fits(audience, ids, today) for audience, ids in audiences.items())),
            ~exists().where(place, enrolments.c.person_id == persons.c.id),
            ~exists().where(known, invitees.c.person_id == persons.c.id),
        )
    )


def _fits(audience: Audience, ids: Collection[ActivityId], today: date) -> ColumnElement[bool]:
    """`Audience.has` as a condition: an unknown fact hides nothing."""
    conditions: list[ColumnElement[bool]] = [activity_topics.c.activity_id.in_(ids)]
    if audience.districts:
        own = select(municipalities.c.id).where(
            municipalities.c.district_id.in_(audience.districts)
            | municipalities.c.id.in_(audience.guests)
        )
        conditions.append(persons.c.municipality_id.in_(own))
    if audience.municipalities:
        conditions.append(persons.c.municipality_id.in_(audience.municipalities))
    if audience.positions:
        position = persons.c.position
        conditions.append(or_(position.in_(audience.positions), position.is_(None)))
    if audience.longest_service is not None:
        since = persons.c.working_since
        earliest = today.year - audience.longest_service
        conditions.append(or_(since >= earliest, since.is_(None)))
    return and_(*conditions)
