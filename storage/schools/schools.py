"""Queries of schools, cohorts and applications."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, delete, func, insert, select, update

from district.activities.activity import SCHOOL_KIND, ActivityStatus
from district.activities.enrolments import Enrolment, EnrolmentMove, EnrolmentStatus
from district.catalogues import listed
from district.ids import ActivityId, DistrictId, EnrolmentId, GrantId, PersonId, SchoolId
from district.people.person import Position
from district.people.roles import Role
from district.schools.school import Application, Entry, Pupil, Recommendation, School
from district.topics import Label
from storage.activities.enrolments import ENROLMENT
from storage.database import Connection
from storage.records import Record
from storage.tables import (
    activities,
    applications,
    cohorts,
    enrolment_history,
    enrolments,
    graduations,
    pupils,
    requests,
    schools,
)


def _number(text: str) -> int | None:
    return int(text) if text else None


def _entry_of(row: Row[Any]) -> Entry:
    return Entry(
        service_from=_number(row.service_from),
        service_to=_number(row.service_to),
        positions=tuple(map(Position, listed(row.positions))),
        holds=Role(row.holds) if row.holds else None,
        needs_recommendation=row.recommendation == Recommendation.REQUIRED,
    )


_SCHOOL = Record(
    School,
    schools,
    label=Record(Label, schools),
    entry=_entry_of,
    deciders="decides",
    gives=lambda row: Role(row.gives) if row.gives else None,
    months=lambda row: _number(row.months),
)
_PUPIL = Record(Pupil, pupils)


async def schools_in_use(tx: Connection) -> tuple[School, ...]:
    """Returns schools in use in the order of their file."""
    query = select(schools).where(schools.c.retired_at.is_(None))
    return tuple(await _SCHOOL.all(tx, query.order_by(schools.c.position, schools.c.id)))


async def get_school(tx: Connection, school: SchoolId) -> School:
    """Returns a school, also a retired one, whose cohorts continue.

    Raises:
        NotFound: there never was such a school.
    """
    return await _SCHOOL.get(tx, select(schools).where(schools.c.id == school))


# ── Cohorts ────────────────────────────────────────────────────────────────────────────────────


async def open_cohorts(tx: Connection, now: datetime) -> list[ActivityId]:
    """Returns cohorts that accept applications."""
    query = (
        select(cohorts.c.activity_id)
        .join(activities, activities.c.id == cohorts.c.activity_id)
        .where(activities.c.status == ActivityStatus.PUBLISHED, activities.c.signup_closes_at > now)
    )
    return [ActivityId(number) for number in (await tx.execute(query)).scalars()]


async def cohorts_held(tx: Connection, school: SchoolId, district: DistrictId) -> list[ActivityId]:
    """Returns cohorts of every status, the latest first."""
    query = (
        select(cohorts.c.activity_id)
        .join(activities, activities.c.id == cohorts.c.activity_id)
        .where(cohorts.c.school_id == school, activities.c.district_id == district)
        .order_by(activities.c.starts_at.desc(), activities.c.id.desc())
    )
    return [ActivityId(number) for number in (await tx.execute(query)).scalars()]


async def cohort_enrolments_of(tx: Connection, person: PersonId) -> list[Enrolment]:
    """Returns enrolments in cohorts of any school, the latest first."""
    query = (
        select(enrolments)
        .join(cohorts, cohorts.c.activity_id == enrolments.c.activity_id)
        .where(enrolments.c.person_id == person)
        .order_by(enrolments.c.id.desc())
    )
    return await ENROLMENT.all(tx, query)


async def is_confirmed(tx: Connection, activity: ActivityId) -> bool:
    query = select(cohorts.c.confirmed_at).where(cohorts.c.activity_id == activity)
    return (await tx.execute(query)).scalar_one_or_none() is not None


async def confirm_cohort(tx: Connection, activity: ActivityId, by: PersonId, now: datetime) -> None:
    """Stores who confirmed the cohort; a later confirmation replaces it."""
    await tx.execute(
        update(cohorts)
        .where(cohorts.c.activity_id == activity)
        .values(confirmed_at=now, confirmed_by=by)
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Graduation:
    enrolment: EnrolmentId
    at: datetime
    grant: GrantId | None


_GRADUATION = Record(Graduation, graduations)


async def graduations_in(tx: Connection, activity: ActivityId) -> dict[EnrolmentId, Graduation]:
    query = (
        select(graduations)
        .join(enrolments, enrolments.c.id == graduations.c.enrolment_id)
        .where(enrolments.c.activity_id == activity)
    )
    return {one.enrolment: one for one in await _GRADUATION.all(tx, query)}


async def add_graduation(
    tx: Connection, enrolment: EnrolmentId, *, by: PersonId, grant: GrantId | None, now: datetime
) -> None:
    values = {"enrolment_id": enrolment, "person_id": by, "grant_id": grant, "at": now}
    await tx.execute(insert(graduations).values(**values))


async def expulsions_of(tx: Connection, numbers: Iterable[EnrolmentId]) -> dict[EnrolmentId, str]:
    """Returns the reasons of expulsions by enrolment."""
    wanted = list(numbers)
    query = (
        select(enrolment_history.c.enrolment_id, enrolment_history.c.reason)
        .where(
            enrolment_history.c.enrolment_id.in_(wanted),
            enrolment_history.c.move == EnrolmentMove.EXPEL,
        )
        .order_by(enrolment_history.c.id)
    )
    return {EnrolmentId(row[0]): row[1] or "" for row in await tx.execute(query)}


# ── Applications ───────────────────────────────────────────────────────────────────────────────


async def put_application(tx: Connection, enrolment: EnrolmentId, application: Application) -> None:
    """Replaces an earlier application of the enrolment."""
    await tx.execute(delete(applications).where(applications.c.enrolment_id == enrolment))
    await drop_pupils(tx, enrolment)
    await tx.execute(
        insert(applications).values(
            enrolment_id=enrolment,
            motivation=application.motivation,
            recommendation=application.recommendation,
        )
    )
    for one in application.pupils:
        statement = insert(pupils).values(enrolment_id=enrolment, **_PUPIL.columns(one))
        await tx.execute(statement)


async def applications_of(
    tx: Connection, numbers: Iterable[EnrolmentId]
) -> dict[EnrolmentId, Application]:
    wanted = list(numbers)
    children = defaultdict(list)
    query = select(pupils).where(pupils.c.enrolment_id.in_(wanted)).order_by(pupils.c.id)
    for row in await tx.execute(query):
        children[row.enrolment_id].append(_PUPIL.read(row))
    rows = await tx.execute(select(applications).where(applications.c.enrolment_id.in_(wanted)))
    return {
        EnrolmentId(row.enrolment_id): Application(
            motivation=row.motivation,
            recommendation=row.recommendation,
            pupils=tuple(children[row.enrolment_id]),
        )
        for row in rows
    }


async def forget_pupils(tx: Connection, before: datetime) -> int:
    """Retention: deletes pupils of activities that ended before that time. Returns their number."""
    ended = (
        select(enrolments.c.id)
        .join(activities, activities.c.id == enrolments.c.activity_id)
        .where(activities.c.ends_at < before)
    )
    return (await tx.execute(delete(pupils).where(pupils.c.enrolment_id.in_(ended)))).rowcount


async def drop_pupils(tx: Connection, enrolment: EnrolmentId) -> None:
    await tx.execute(delete(pupils).where(pupils.c.enrolment_id == enrolment))


async def forget_declined(tx: Connection, before: datetime) -> None:
    """Retention: deletes pupils of applications that were finally rejected before that time."""
    newest = (
        select(func.max(requests.c.id))
        .where(requests.c.kind == SCHOOL_KIND)
        .group_by(requests.c.subject_id)
    )
    declined = (
        select(enrolments.c.id)
        .join(requests, requests.c.subject_id == enrolments.c.id)
        .where(
            requests.c.id.in_(newest),
            requests.c.decided_at < before,
            enrolments.c.status == EnrolmentStatus.DECLINED,
        )
    )
    await tx.execute(delete(pupils).where(pupils.c.enrolment_id.in_(declined)))


async def has_declined(tx: Connection) -> bool:
    """Returns whether pupils of a rejected application are stored."""
    query = (
        select(pupils.c.id)
        .join(enrolments, enrolments.c.id == pupils.c.enrolment_id)
        .where(enrolments.c.status == EnrolmentStatus.DECLINED)
        .limit(1)
    )
    return (await tx.execute(query)).first() is not None
