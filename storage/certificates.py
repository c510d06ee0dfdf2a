"""Certificates as they are kept: a number for good, whatever is corrected on the page."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, insert, select
from sqlalchemy.ext.asyncio import AsyncConnection

from district.ids import ActivityId, EnrolmentId, PersonId
from storage.tables import certificates, enrolments

_WITH_ENROLMENT: Select[Any] = select(
    certificates, enrolments.c.activity_id, enrolments.c.person_id, enrolments.c.status
).join(enrolments, enrolments.c.id == certificates.c.enrolment_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    id: int
    enrolment: EnrolmentId
    activity: ActivityId
    person: PersonId
    status: str
    """Of the enrolment, now: a mark may have been corrected since."""
    code: str
    issued_at: datetime


async def find_certificate(connection: AsyncConnection, enrolment: EnrolmentId) -> Issued | None:
    query = _WITH_ENROLMENT.where(certificates.c.enrolment_id == enrolment)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _issued_of(row)


async def find_certificate_by_code(connection: AsyncConnection, code: str) -> Issued | None:
    query = _WITH_ENROLMENT.where(certificates.c.code == code)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _issued_of(row)


async def add_certificate(
    connection: AsyncConnection, enrolment: EnrolmentId, code: str, now: datetime
) -> None:
    values = {"enrolment_id": enrolment, "code": code, "issued_at": now}
    await connection.execute(insert(certificates).values(**values))


def _issued_of(row: Row[Any]) -> Issued:
    return Issued(
        id=row.id,
        enrolment=EnrolmentId(row.enrolment_id),
        activity=ActivityId(row.activity_id),
        person=PersonId(row.person_id),
        status=row.status,
        code=row.code,
        issued_at=row.issued_at,
    )
