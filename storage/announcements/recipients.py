"""Audiences as query conditions, so that counting loads no people."""

from collections.abc import Collection
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, Table, and_, exists, func, or_, select

from district.activities.enrolments import OPEN, EnrolmentStatus
from district.announcements.recipients import Recipients, Whom
from district.ids import CategoryId, PersonId
from district.people.person import Person, Subject
from district.requests.deficits import FEW
from district.topics import Label
from storage.communities import communities_by_id, is_member
from storage.database import Connection
from storage.people.people import IS_HERE, get_people
from storage.requests.deficits import IN_NEED
from storage.tables import (
    activities,
    deficits,
    districts,
    enrolments,
    grants,
    municipalities,
    mutes,
    organizations,
    persons,
)
from storage.topics import get_topics

_CAME = (EnrolmentStatus.ATTENDED, EnrolmentStatus.PARTLY)


def people_of(recipients: Recipients, *, today: date, now: datetime, dialect: str) -> Select[Any]:
    """Selects the ids of matching people who have a profile and are neither erased nor leaving."""
    told = (condition for condition, _ in _told(recipients, today, dialect))
    return _selected(recipients, now, *told)


def _selected(recipients: Recipients, now: datetime, *told: ColumnElement[bool]) -> Select[Any]:
    has_profile = persons.c.municipality_id.is_not(None)
    conditions = [IS_HERE, has_profile, *_places(recipients), *told, *_doings(recipients, now)]
    return select(persons.c.id).where(*conditions)


def _told(
    recipients: Recipients, today: date, dialect: str
) -> list[tuple[ColumnElement[bool], ColumnElement[bool]]]:
    """Returns the conditions on optional facts of the profile, each with the condition that the
    fact is not known.
    """
    found: list[tuple[ColumnElement[bool], ColumnElement[bool]]] = []
    position, since = persons.c.position, persons.c.working_since
    if recipients.positions:
        found.append((position.in_(recipients.positions), position.is_(None)))
    if recipients.longest_service is not None:
        earliest = today.year - recipients.longest_service
        found.append((since >= earliest, since.is_(None)))
    if recipients.subjects:
        found.append((_teaches(recipients.subjects, dialect), position.is_(None)))
    return found


async def count_untold(
    tx: Connection, recipients: Recipients, category: CategoryId, *, today: date, now: datetime
) -> int:
    """Returns how many more might match: a fact that a condition is about is not known."""
    told = _told(recipients, today, tx.dialect.name)
    if not told:
        return 0
    may_match = (or_(condition, untold) for condition, untold in told)
    has_not_told = or_(*(untold for _, untold in told))
    query = _selected(recipients, now, *may_match, has_not_told, ~has_muted(category))
    return int((await tx.execute(query.with_only_columns(func.count()))).scalar_one())


def has_muted(category: CategoryId) -> ColumnElement[bool]:
    return exists().where(mutes.c.person_id == persons.c.id, mutes.c.category_id == category)


async def count_people(
    tx: Connection, recipients: Recipients, category: CategoryId, *, today: date, now: datetime
) -> tuple[int, int]:
    """Returns how many would receive it and how many more have muted the category."""
    query = people_of(recipients, today=today, now=now, dialect=tx.dialect.name)
    muted = has_muted(category)
    counted = query.with_only_columns(
        func.count().filter(~muted).label("reached"), func.count().filter(muted).label("muted")
    )
    row = (await tx.execute(counted)).one()
    return row.reached, row.muted


async def count_in_large_places(
    tx: Connection, recipients: Recipients, category: CategoryId, *, today: date, now: datetime
) -> int:
    """Returns how many would receive it in municipalities with at least `FEW` recipients."""
    query = people_of(recipients, today=today, now=now, dialect=tx.dialect.name)
    return await sum_of_large_places(tx, query.where(~has_muted(category)))


async def sum_of_large_places(tx: Connection, query: Select[Any]) -> int:
    """Counts the selected `persons`, without municipalities in which they are fewer than `FEW`."""
    people = func.count().label("people")
    counted = query.with_only_columns(people).group_by(persons.c.municipality_id)
    large = counted.having(people >= FEW).subquery()
    total = select(func.coalesce(func.sum(large.c.people), 0))
    return int((await tx.execute(total)).scalar_one())


async def some_people(
    tx: Connection, recipients: Recipients, limit: int, *, today: date, now: datetime
) -> list[Person]:
    """Returns an evenly spaced sample of the audience, sorted by name."""
    query = people_of(recipients, today=today, now=now, dialect=tx.dialect.name)
    found = list((await tx.execute(query.order_by(persons.c.id))).scalars())
    step = max(1, len(found) // limit)
    people = await get_people(tx, [PersonId(one) for one in found[::step][:limit]])
    return sorted(people.values(), key=_surname)


async def named(tx: Connection, recipients: Recipients) -> Whom:
    """Returns the names used in the conditions, including retired entries."""

    async def names(table: Table, ids: Collection[Any]) -> tuple[str, ...]:
        if not ids:
            return ()
        query = select(table.c.name).where(table.c.id.in_(ids)).order_by(table.c.name)
        return tuple((await tx.execute(query)).scalars())

    activity: str | None = None
    topic: Label | None = None
    if recipients.activity is not None:
        query = select(activities.c.title).where(activities.c.id == recipients.activity)
        activity = (await tx.execute(query)).scalar_one_or_none()
    if recipients.topic is not None:
        known = (await get_topics(tx, [recipients.topic])).get(recipients.topic)
        topic = None if known is None else known.label
    return Whom(
        recipients=recipients,
        districts=await names(districts, recipients.districts),
        municipalities=await names(municipalities, recipients.municipalities),
        organizations=await names(organizations, recipients.organizations),
        communities=await communities_by_id(tx, recipients.communities),
        activity=activity,
        topic=topic,
    )


def _surname(person: Person) -> str:
    return person.profile.name.surname if person.profile else ""


def _places(recipients: Recipients) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if recipients.districts:
        own = select(municipalities.c.id).where(
            municipalities.c.district_id.in_(recipients.districts)
        )
        conditions.append(persons.c.municipality_id.in_(own))
    if recipients.municipalities:
        conditions.append(persons.c.municipality_id.in_(recipients.municipalities))
    if recipients.organizations:
        merged = select(organizations.c.merged_into).where(
            organizations.c.id.in_(recipients.organizations),
            organizations.c.merged_into.is_not(None),
        )
        conditions.append(
            or_(
                persons.c.organization_id.in_(recipients.organizations),
                persons.c.organization_id.in_(merged),
            )
        )
    return conditions


def _teaches(subjects: tuple[Subject, ...], dialect: str) -> ColumnElement[bool]:
    each = func.json_each if dialect == "sqlite" else func.json_array_elements_text
    taught = each(persons.c.subjects).table_valued("value")
    return exists(select(taught.c.value).where(taught.c.value.in_(subjects)))


def _doings(recipients: Recipients, now: datetime) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if recipients.roles:
        in_force = and_(
            grants.c.person_id == persons.c.id,
            grants.c.role.in_(recipients.roles),
            grants.c.since <= now,
            or_(grants.c.until.is_(None), grants.c.until > now),
            or_(grants.c.ended_at.is_(None), grants.c.ended_at > now),
        )
        conditions.append(exists().where(in_force))
    if recipients.communities:
        conditions.append(is_member(recipients.communities))
    if recipients.activity is not None:
        statuses = recipients.statuses or (*OPEN, *_CAME)
        conditions.append(
            exists().where(
                enrolments.c.person_id == persons.c.id,
                enrolments.c.activity_id == recipients.activity,
                enrolments.c.status.in_(statuses),
            )
        )
    if recipients.topic is not None:
        conditions.append(
            exists().where(
                deficits.c.person_id == persons.c.id,
                deficits.c.topic_id == recipients.topic,
                IN_NEED,
            )
        )
    return conditions
