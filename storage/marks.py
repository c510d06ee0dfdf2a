"""Who was seen at which session: a log in which the latest mark holds."""

from collections import defaultdict
from datetime import datetime

from sqlalchemy import Table, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from district.ids import ActivityId, EnrolmentId, PersonId, SessionId
from storage.tables import enrolments, marks, sessions


async def add_mark(
    connection: AsyncConnection,
    session: SessionId,
    enrolment: EnrolmentId,
    *,
    is_present: bool,
    at: datetime,
    by: PersonId,
) -> None:
    statement = insert(marks).values(
        session_id=session, enrolment_id=enrolment, is_present=is_present, at=at, person_id=by
    )
    await connection.execute(statement)


async def code_of_enrolment(connection: AsyncConnection, number: EnrolmentId, code: str) -> str:
    """The one it has already, or from now on."""
    return await _code_of(connection, enrolments, number, code)


async def code_of_session(connection: AsyncConnection, number: SessionId, code: str) -> str:
    """The one it has already, or from now on."""
    return await _code_of(connection, sessions, number, code)


async def _code_of(connection: AsyncConnection, table: Table, number: int, code: str) -> str:
    unset = update(table).where(table.c.id == number, table.c.code.is_(None))
    await connection.execute(unset.values(code=code))
    found = await connection.execute(select(table.c.code).where(table.c.id == number))
    return str(found.scalar_one())


async def find_enrolment_of_code(
    connection: AsyncConnection, code: str
) -> tuple[ActivityId, EnrolmentId] | None:
    row = (
        await connection.execute(select(enrolments).where(enrolments.c.code == code))
    ).one_or_none()
    return None if row is None else (ActivityId(row.activity_id), EnrolmentId(row.id))


async def find_session_of_code(
    connection: AsyncConnection, code: str
) -> tuple[ActivityId, SessionId] | None:
    row = (await connection.execute(select(sessions).where(sessions.c.code == code))).one_or_none()
    return None if row is None else (ActivityId(row.activity_id), SessionId(row.id))


async def marks_in(
    connection: AsyncConnection, activity: ActivityId
) -> dict[EnrolmentId, dict[SessionId, bool]]:
    """By enrolment and session; who was never marked is not there."""
    of_activity = (
        select(func.max(marks.c.id))
        .join(sessions, sessions.c.id == marks.c.session_id)
        .where(sessions.c.activity_id == activity)
        .group_by(marks.c.session_id, marks.c.enrolment_id)
    )
    query = select(marks).where(marks.c.id.in_(of_activity))
    found: dict[EnrolmentId, dict[SessionId, bool]] = defaultdict(dict)
    for row in await connection.execute(query):
        found[EnrolmentId(row.enrolment_id)][SessionId(row.session_id)] = row.is_present
    return dict(found)
