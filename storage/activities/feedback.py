"""Queries of feedback: one row per question sheet sent."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import exists, func, insert, select, update

from district.activities.activity import ActivityStatus
from district.activities.enrolments import EnrolmentStatus
from district.activities.feedback import Applies, Question, Thought
from district.ids import ActivityId, EnrolmentId, PersonId
from district.requests.deficits import FEW
from storage.database import Connection
from storage.tables import activities, enrolments, feedback, thoughts
from storage.upsert import insert_into

_CAME = [EnrolmentStatus.ATTENDED, EnrolmentStatus.PARTLY]


async def feedback_to_ask(tx: Connection, since: datetime) -> list[tuple[EnrolmentId, PersonId]]:
    """Returns participants of activities that ended after `since` and who were not asked yet."""
    query = (
        select(enrolments.c.id, enrolments.c.person_id)
        .join(activities, activities.c.id == enrolments.c.activity_id)
        .where(
            activities.c.status == ActivityStatus.OVER,
            activities.c.ends_at > since,
            enrolments.c.status.in_(_CAME),
            ~exists().where(feedback.c.enrolment_id == enrolments.c.id),
        )
        .order_by(enrolments.c.id)
    )
    rows = await tx.execute(query)
    return [(EnrolmentId(row.id), PersonId(row.person_id)) for row in rows]


async def add_feedback(tx: Connection, enrolment: EnrolmentId, now: datetime) -> None:
    await tx.execute(insert(feedback).values(enrolment_id=enrolment, asked_at=now))


async def find_answers(tx: Connection, enrolment: EnrolmentId) -> dict[Question, str] | None:
    """Returns None if the participant was not asked."""
    query = select(feedback).where(feedback.c.enrolment_id == enrolment)
    row = (await tx.execute(query)).one_or_none()
    if row is None:
        return None
    return {one: str(row._mapping[one]) for one in Question if row._mapping[one] is not None}


async def save_answers(
    tx: Connection, enrolment: EnrolmentId, answers: Mapping[Question, str], now: datetime
) -> None:
    useful = answers.get(Question.USEFUL)
    await tx.execute(
        update(feedback)
        .where(feedback.c.enrolment_id == enrolment)
        .values(
            useful=int(useful) if useful else None,
            level=answers.get(Question.LEVEL),
            applies=answers.get(Question.APPLIES),
            answered_at=now,
        )
    )


async def find_thought(tx: Connection, activity: ActivityId) -> Thought | None:
    """Returns the last published counts with the current number of people asked, or None if no one
    was asked.
    """
    asked = (
        select(func.count())
        .select_from(feedback.join(enrolments, enrolments.c.id == feedback.c.enrolment_id))
        .where(enrolments.c.activity_id == activity)
    )
    people: int = (await tx.execute(asked)).scalar_one()
    if not people:
        return None
    query = select(thoughts).where(thoughts.c.activity_id == activity)
    row = (await tx.execute(query)).one_or_none()
    if row is None:
        return Thought(asked=people, answered=0, useful=0, applies=0)
    return Thought(
        asked=people, answered=row.answered, useful=row.useful / row.answered, applies=row.applies
    )


async def count_thoughts(tx: Connection, activity: ActivityId) -> None:
    """Recounts complete answers.

    No-op unless at least `FEW` have been added since the last count.
    """
    counted = (
        select(
            func.count().label("answered"),
            func.sum(feedback.c.useful).label("useful"),
            func.count().filter(feedback.c.applies.in_([Applies.YES, Applies.PARTLY])),
        )
        .join(enrolments, enrolments.c.id == feedback.c.enrolment_id)
        .where(
            enrolments.c.activity_id == activity,
            *(feedback.c[question].is_not(None) for question in Question),
        )
    )
    answered, useful, applies = (await tx.execute(counted)).one()
    if answered < FEW:
        return
    values = {"answered": answered, "useful": useful, "applies": applies}
    statement = insert_into(tx, thoughts).values(activity_id=activity, **values)
    await tx.execute(
        statement.on_conflict_do_update(
            index_elements=[thoughts.c.activity_id],
            set_=values,
            where=thoughts.c.answered + FEW <= answered,
        )
    )
