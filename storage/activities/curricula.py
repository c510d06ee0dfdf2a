"""Queries of programmes and their activities."""

from collections.abc import Collection

from sqlalchemy import and_, delete, func, or_, select, update

from district.activities.activity import ActivityStatus
from district.activities.curriculum import Curriculum, Question
from district.activities.enrolments import EnrolmentStatus
from district.ids import ActivityId, CurriculumId, DistrictId, DraftId, MotionId, PersonId
from district.pages import Page
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record, Rows
from storage.tables import activities, curricula, curriculum_activities, enrolments, motions
from storage.upsert import add_missing

_CURRICULA: Rows[Curriculum, CurriculumId] = Rows(Curriculum, curricula)
_QUESTION = Record(Question, motions)
_OF = curriculum_activities.c
_HOURS = func.sum(activities.c.hours)
_ATTENDED = (
    select(enrolments.c.person_id, _OF.curriculum_id, _HOURS.label("hours"))
    .join(curriculum_activities, _OF.activity_id == enrolments.c.activity_id)
    .join(activities, activities.c.id == enrolments.c.activity_id)
    .where(
        activities.c.status == ActivityStatus.OVER, enrolments.c.status == EnrolmentStatus.ATTENDED
    )
    .group_by(enrolments.c.person_id, _OF.curriculum_id)
)


def subject_of(curriculum: CurriculumId) -> str:
    """Returns the subject of motions about the topics."""
    return f"curriculum:{curriculum}"


async def add_curriculum(tx: Connection, new: Curriculum) -> Curriculum:
    return await _CURRICULA.add_one(tx, new)


async def get_curriculum(
    tx: Connection, curriculum: CurriculumId, *, hold: bool = False
) -> Curriculum:
    """
    Raises:
        NotFound: there is none.
    """
    return await _CURRICULA.of_id(tx, curriculum, hold=hold)


async def find_curriculum_of_draft(tx: Connection, draft: DraftId) -> Curriculum | None:
    return await _CURRICULA.first(tx, draft_id=draft)


async def page_of_curricula(
    tx: Connection,
    agreed_in: Collection[DistrictId],
    every_in: Collection[DistrictId],
    number: int,
    size: int,
) -> Page[Curriculum]:
    """Returns a page of agreed ones of some districts and all of others, the newest first."""
    of = curricula.c
    seen = or_(
        of.district_id.in_(list(every_in)),
        and_(of.district_id.in_(list(agreed_in)), of.motion_id.is_not(None)),
    )
    query = select(curricula).where(seen).order_by(of.id.desc())
    return await _CURRICULA.page(tx, query, number, size)


async def activities_of(tx: Connection, curriculum: CurriculumId) -> list[ActivityId]:
    found = select(_OF.activity_id).where(_OF.curriculum_id == curriculum)
    return [ActivityId(one) for one in (await tx.execute(found)).scalars()]


async def activities_to_add(
    tx: Connection, district: DistrictId, statuses: Collection[ActivityStatus]
) -> list[ActivityId]:
    """Returns activities of the district that belong to no programme, the latest first."""
    found = (
        select(activities.c.id)
        .outerjoin(curriculum_activities, _OF.activity_id == activities.c.id)
        .where(
            activities.c.district_id == district,
            activities.c.status.in_(list(statuses)),
            _OF.curriculum_id.is_(None),
        )
        .order_by(activities.c.starts_at.desc(), activities.c.id.desc())
    )
    return [ActivityId(one) for one in (await tx.execute(found)).scalars()]


async def people_done(
    tx: Connection, curriculum: CurriculumId, hours: int, among: Collection[PersonId]
) -> list[PersonId]:
    """Returns those who attended that many hours of the programme, in activities that are over."""
    of = enrolments.c
    found = (
        _ATTENDED.where(_OF.curriculum_id == curriculum, of.person_id.in_(list(among)))
        .having(hours <= _HOURS)
        .order_by(of.person_id)
    )
    return [PersonId(one.person_id) for one in await tx.execute(found)]


async def hours_attended(tx: Connection, person: PersonId) -> dict[CurriculumId, int]:
    """Returns the hours of each programme that the person attended, in activities that are over."""
    found = _ATTENDED.where(enrolments.c.person_id == person)
    return {CurriculumId(one.curriculum_id): int(one.hours) for one in await tx.execute(found)}


async def put_activity(tx: Connection, curriculum: CurriculumId, activity: ActivityId) -> bool:
    """Returns False if the activity belongs to a programme already."""
    row = {"activity_id": activity, "curriculum_id": curriculum}
    return bool(await add_missing(tx, curriculum_activities, [row]))


async def take_activity(tx: Connection, curriculum: CurriculumId, activity: ActivityId) -> bool:
    """Returns False if it does not belong to the programme."""
    gone = delete(curriculum_activities).where(
        _OF.activity_id == activity, _OF.curriculum_id == curriculum
    )
    return (await tx.execute(gone)).rowcount > 0


async def agree_to_topics(
    tx: Connection, curriculum: CurriculumId, district: DistrictId, motion: MotionId
) -> bool:
    """Compare-and-set. Returns False if there is no such programme that waits for a decision."""
    of = curricula.c
    agreed = update(curricula).where(
        of.id == curriculum, of.district_id == district, of.motion_id.is_(None)
    )
    return await compare_and_set(tx, agreed.values(motion_id=motion))


async def drop_curriculum(tx: Connection, curriculum: CurriculumId) -> None:
    await tx.execute(delete(curriculum_activities).where(_OF.curriculum_id == curriculum))
    await tx.execute(delete(curricula).where(curricula.c.id == curriculum))


async def latest_question(tx: Connection, curriculum: Curriculum) -> Question | None:
    """Returns the newest motion about the topics."""
    of = motions.c
    newest = select(func.max(of.id)).where(
        of.district_id == curriculum.district, of.subject == subject_of(curriculum.id)
    )
    return await _QUESTION.find(tx, select(motions).where(of.id == newest.scalar_subquery()))
