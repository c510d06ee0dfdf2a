"""Attendance: an append-only log in which the latest mark counts."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, Table, case, func, insert, select, update

from district.ids import ActivityId, EnrolmentId, PersonId, SessionId
from storage.database import Connection
from storage.tables import enrolments, marks, sessions


@dataclass(frozen=True, slots=True, kw_only=True)
class Wall:
    """The session that a code on the wall belongs to."""

    activity: ActivityId
    session: SessionId
    turn_key: str | None
    """The secret of a rotating code; None if the code is fixed."""


async def add_mark(
    tx: Connection,
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
    await tx.execute(statement)


async def code_of_enrolment(tx: Connection, number: EnrolmentId, code: str) -> str:
    """Returns the enrolment's code; stores `code` if it has none."""
    return await _code_of(tx, enrolments, number, code)


async def wall_of_session(tx: Connection, number: SessionId, code: str) -> tuple[str, str | None]:
    """Returns the session's code (stores `code` if it has none) and the secret if it rotates."""
    code = await _code_of(tx, sessions, number, code)
    key = select(sessions.c.turn_key).where(sessions.c.id == number)
    return code, (await tx.execute(key)).scalar_one()


async def set_turn_key(tx: Connection, number: SessionId, key: str | None) -> None:
    """Sets the secret of a rotating code; None makes the fixed code valid again."""
    await tx.execute(update(sessions).where(sessions.c.id == number).values(turn_key=key))


async def _code_of(tx: Connection, table: Table, number: int, code: str) -> str:
    unset = update(table).where(table.c.id == number, table.c.code.is_(None))
    await tx.execute(unset.values(code=code))
    found = await tx.execute(select(table.c.code).where(table.c.id == number))
    return str(found.scalar_one())


async def find_enrolment_of_code(
    tx: Connection, code: str
) -> tuple[ActivityId, EnrolmentId] | None:
    row = (await tx.execute(select(enrolments).where(enrolments.c.code == code))).one_or_none()
    return None if row is None else (ActivityId(row.activity_id), EnrolmentId(row.id))


async def find_session_of_code(tx: Connection, code: str) -> Wall | None:
    return await _one_wall(tx, sessions.c.code == code)


async def find_wall(tx: Connection, number: SessionId) -> Wall | None:
    return await _one_wall(tx, sessions.c.id == number)


async def _one_wall(tx: Connection, which: ColumnElement[bool]) -> Wall | None:
    row = (await tx.execute(select(sessions).where(which))).one_or_none()
    if row is None:
        return None
    return Wall(
        activity=ActivityId(row.activity_id), session=SessionId(row.id), turn_key=row.turn_key
    )


async def attended_by(tx: Connection, people: Collection[EnrolmentId]) -> dict[EnrolmentId, int]:
    """Returns the number of sessions attended; enrolments without marks are missing."""
    of_people = (
        select(func.max(marks.c.id))
        .where(marks.c.enrolment_id.in_(people))
        .group_by(marks.c.session_id, marks.c.enrolment_id)
    )
    query = (
        select(marks.c.enrolment_id, func.sum(case((marks.c.is_present, 1), else_=0)).label("came"))
        .where(marks.c.id.in_(of_people))
        .group_by(marks.c.enrolment_id)
    )
    return {EnrolmentId(row.enrolment_id): row.came for row in await tx.execute(query)}


async def marks_in(
    tx: Connection, activity: ActivityId
) -> dict[EnrolmentId, dict[SessionId, bool]]:
    """Returns the latest marks by enrolment and session; enrolments without marks are missing."""
    of_activity = (
        select(func.max(marks.c.id))
        .join(sessions, sessions.c.id == marks.c.session_id)
        .where(sessions.c.activity_id == activity)
        .group_by(marks.c.session_id, marks.c.enrolment_id)
    )
    query = select(marks).where(marks.c.id.in_(of_activity))
    found: dict[EnrolmentId, dict[SessionId, bool]] = defaultdict(dict)
    for row in await tx.execute(query):
        found[EnrolmentId(row.enrolment_id)][SessionId(row.session_id)] = row.is_present
    return dict(found)
