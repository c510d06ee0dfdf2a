"""Queries of a person's school years: one for all enrolments, one for what is open now."""

from datetime import datetime
from typing import Any

from sqlalchemy import BindParameter, Row, and_, bindparam, func, literal, select, true

from district.activities.activity import ActivityType
from district.activities.curriculum import IssuedProgramme
from district.activities.curriculum_certificates import curriculum_number
from district.activities.enrolments import CAME, OPEN
from district.calls.entry import LIVE
from district.ids import PersonId
from district.learning.year import NextConsultation, Open, YearLine
from district.mentoring.pairs import OPEN as OPEN_PAIRS
from district.mentoring.pairs import MentorshipStatus
from district.requests.deficits import DeficitStatus
from district.slots import AppointmentStatus
from district.topics import Label
from storage.activities.activities import in_curriculum
from storage.activities.institute_documents import IS_CURRENT, ISSUER, WRITTEN, written_in
from storage.database import Connection
from storage.records import Record
from storage.tables import (
    activities,
    activity_types,
    appointments,
    call_papers,
    certificates,
    curricula,
    curriculum_activities,
    curriculum_certificates,
    deficits,
    enrolments,
    entries,
    institute_documents,
    institutes,
    mentorships,
    sessions,
    slots,
    topics,
)

_NEXT = (
    select(func.min(sessions.c.starts_at))
    .where(sessions.c.activity_id == activities.c.id, sessions.c.ends_at > bindparam("now"))
    .scalar_subquery()
)
_LINES = (
    select(
        enrolments.c.activity_id,
        enrolments.c.status,
        activities.c.status.label("activity_status"),
        activities.c.type_id,
        activity_types.c.ru,
        activity_types.c.en,
        func.coalesce(certificates.c.title, activities.c.title).label("title"),
        activities.c.hours,
        curricula.c.id.label("curriculum_id"),
        curricula.c.title.label("curriculum_title"),
        curricula.c.hours.label("curriculum_hours"),
        curricula.c.motion_id.label("curriculum_motion"),
        activities.c.starts_at,
        activities.c.ends_at,
        _NEXT.label("next_at"),
        certificates.c.id.label("certificate"),
        certificates.c.code,
        certificates.c.issued_at,
        curriculum_certificates.c.id.label("curriculum_certificate"),
        curriculum_certificates.c.code.label("curriculum_code"),
        curriculum_certificates.c.issued_at.label("curriculum_issued_at"),
        *WRITTEN,
        *ISSUER,
    )
    .join(activities, activities.c.id == enrolments.c.activity_id)
    .join(activity_types, activity_types.c.id == activities.c.type_id)
    .outerjoin(curriculum_activities, curriculum_activities.c.activity_id == activities.c.id)
    .outerjoin(curricula, curricula.c.id == curriculum_activities.c.curriculum_id)
    .outerjoin(
        curriculum_certificates,
        and_(
            curriculum_certificates.c.curriculum_id == curricula.c.id,
            curriculum_certificates.c.person_id == enrolments.c.person_id,
        ),
    )
    .outerjoin(certificates, certificates.c.enrolment_id == enrolments.c.id)
    .outerjoin(
        institute_documents, and_(institute_documents.c.enrolment_id == enrolments.c.id, IS_CURRENT)
    )
    .outerjoin(institutes, institutes.c.id == institute_documents.c.institute_id)
    .where(
        enrolments.c.person_id == bindparam("person"), enrolments.c.status.in_(sorted(OPEN | CAME))
    )
    .order_by(activities.c.ends_at, activities.c.id)
)


def _programme(row: Row[Any]) -> IssuedProgramme | None:
    if row.curriculum_certificate is None:
        return None
    number = curriculum_number(row.curriculum_certificate, row.curriculum_issued_at)
    return IssuedProgramme(number=number, code=row.curriculum_code)


_LINE = Record(
    YearLine,
    _LINES,
    type=Record(ActivityType, _LINES, id="type_id"),
    curriculum=in_curriculum,
    document=written_in,
    programme=_programme,
)
_PERSON: BindParameter[PersonId] = bindparam("person")
_CONSULTATION = (
    select(
        appointments.c.id,
        slots.c.starts_at,
        *(topics.c[name] for name in ("ru", "en", "button_ru", "button_en")),
    )
    .join(slots, slots.c.id == appointments.c.slot_id)
    .join(topics, topics.c.id == appointments.c.topic_id)
    .where(
        appointments.c.person_id == _PERSON,
        appointments.c.status == AppointmentStatus.BOOKED,
        slots.c.starts_at > bindparam("now"),
    )
    .order_by(slots.c.starts_at, appointments.c.id)
    .limit(1)
    .subquery("consultation")
)
"""The next one with a methodist; slots of calls have no topic."""
_OPEN = select(
    select(func.count())
    .where(
        deficits.c.person_id == _PERSON,
        deficits.c.status.in_([DeficitStatus.REPORTED, DeficitStatus.ACCEPTED]),
    )
    .scalar_subquery()
    .label("deficits"),
    select(func.count())
    .where(mentorships.c.mentee_id == _PERSON, mentorships.c.status.in_(sorted(OPEN_PAIRS)))
    .scalar_subquery()
    .label("pair"),
    select(func.count())
    .where(mentorships.c.mentor_id == _PERSON, mentorships.c.status == MentorshipStatus.ACTIVE)
    .scalar_subquery()
    .label("mentees"),
    select(func.count())
    .where(entries.c.author_id == _PERSON, entries.c.status.in_(sorted(LIVE)))
    .scalar_subquery()
    .label("entries"),
    select(func.count())
    .where(call_papers.c.person_id == _PERSON, call_papers.c.struck_at.is_(None))
    .scalar_subquery()
    .label("papers"),
    _CONSULTATION,
).select_from(select(literal(1)).subquery("one").outerjoin(_CONSULTATION, true()))
_LABEL = Record(Label, _OPEN)


def _next_consultation(row: Row[Any]) -> NextConsultation | None:
    if row.id is None:
        return None
    return NextConsultation(starts_at=row.starts_at, topic=_LABEL.read(row))


_COUNTS = Record(Open, _OPEN, consultation=_next_consultation)


async def lines_of(tx: Connection, person: PersonId, now: datetime) -> list[YearLine]:
    """Returns the person's open and attended enrolments of all years, the earliest first."""
    return await _LINE.all(tx, _LINES, person=person, now=now)


async def open_of(tx: Connection, person: PersonId, now: datetime) -> Open:
    return await _COUNTS.get(tx, _OPEN, person=person, now=now)
