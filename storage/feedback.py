"""Feedback as it is kept: a row for whoever was asked."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import exists, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from district.activities import ActivityStatus
from district.enrolments import EnrolmentStatus
from district.feedback import Applies, Question, Thought
from district.ids import ActivityId, EnrolmentId, PersonId
from storage.tables import activities, enrolments, feedback

_CAME = [EnrolmentStatus.ATTENDED, EnrolmentStatus.PARTLY]


async def feedback_to_ask(
    connection: AsyncConnection, since: datetime
) -> list[tuple[EnrolmentId, PersonId]]:
    """Whoever came to what has ended after `since`, and was not asked yet."""
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
    rows = await connection.execute(query)
    return [(EnrolmentId(row.id), PersonId(row.person_id)) for row in rows]


async def add_feedback(connection: AsyncConnection, enrolment: EnrolmentId, now: datetime) -> None:
    await connection.execute(insert(feedback).values(enrolment_id=enrolment, asked_at=now))


async def find_answers(
    connection: AsyncConnection, enrolment: EnrolmentId
) -> dict[Question, str] | None:
    """None: nobody was asked."""
    query = select(feedback).where(feedback.c.enrolment_id == enrolment)
    row = (await connection.execute(query)).one_or_none()
    if row is None:
        return None
    return {one: str(row._mapping[one]) for one in Question if row._mapping[one] is not None}


async def save_answers(
    connection: AsyncConnection,
    enrolment: EnrolmentId,
    answers: Mapping[Question, str],
    now: datetime,
) -> None:
    useful = answers.get(Question.USEFUL)
    await connection.execute(
        update(feedback)
        .where(feedback.c.enrolment_id == enrolment)
        .values(
            useful=int(useful) if useful else None,
            level=answers.get(Question.LEVEL),
            applies=answers.get(Question.APPLIES),
            answered_at=now,
        )
    )


async def thought_of(connection: AsyncConnection, activity: ActivityId) -> Thought:
    will_use = feedback.c.applies.in_([Applies.YES, Applies.PARTLY])
    query = (
        select(
            func.count().label("asked"),
            func.count(feedback.c.useful).label("answered"),
            func.avg(feedback.c.useful).label("useful"),
            func.count().filter(will_use).label("applies"),
        )
        .join(enrolments, enrolments.c.id == feedback.c.enrolment_id)
        .where(enrolments.c.activity_id == activity)
    )
    row = (await connection.execute(query)).one()
    return Thought(
        asked=row.asked,
        answered=row.answered,
        useful=float(row.useful or 0),
        applies=row.applies,
    )
