"""Queries of certificates and name corrections; the number of a certificate never changes."""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, and_, bindparam, func, insert, select, update

from district.activities.certificates import CORRECTION_KIND, Certificate, Correction
from district.documents import Holder, holder_of
from district.ids import EnrolmentId
from district.requests.request import RequestStatus
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record
from storage.tables import certificates, corrections, enrolments, requests

_WITH_ENROLMENT: Select[Any] = select(
    certificates, enrolments.c.activity_id, enrolments.c.person_id, enrolments.c.status
).join(enrolments, enrolments.c.id == certificates.c.enrolment_id)
_BY_ID = select(corrections).where(corrections.c.id == bindparam("id"))
_OPEN_CORRECTION = (
    select(corrections)
    .join(
        requests,
        and_(
            requests.c.kind == CORRECTION_KIND,
            requests.c.subject_id == corrections.c.id,
            requests.c.status.in_([status for status in RequestStatus if status.is_open]),
        ),
    )
    .where(corrections.c.certificate_id == bindparam("certificate"))
)


_ISSUED = Record(Certificate, _WITH_ENROLMENT)
_CORRECTION = Record(
    Correction,
    corrections,
    before=lambda row: holder_of(row.name_before, row.organization_before),
    after=lambda row: holder_of(row.name, row.organization),
)


async def find_certificate(tx: Connection, enrolment: EnrolmentId) -> Certificate | None:
    query = _WITH_ENROLMENT.where(certificates.c.enrolment_id == enrolment)
    return await _ISSUED.find(tx, query)


async def certificates_of(
    tx: Connection, numbers: Collection[EnrolmentId]
) -> dict[EnrolmentId, Certificate]:
    """Returns the certificates of these enrolments."""
    query = _WITH_ENROLMENT.where(certificates.c.enrolment_id.in_(numbers))
    return {one.enrolment: one for one in await _ISSUED.all(tx, query)}


async def find_certificate_by_code(tx: Connection, code: str) -> Certificate | None:
    query = _WITH_ENROLMENT.where(certificates.c.code == code)
    return await _ISSUED.find(tx, query)


async def get_certificate(tx: Connection, number: int, *, hold: bool = False) -> Certificate:
    """Returns the certificate. `hold` locks its row until the transaction ends."""
    query = _WITH_ENROLMENT.where(certificates.c.id == number)
    if hold:
        query = query.with_for_update(of=certificates)
    return await _ISSUED.get(tx, query)


async def add_certificate(tx: Connection, new: Certificate) -> Certificate:
    """Returns it with its id."""
    values = {name: one for name, one in _ISSUED.columns(new).items() if name in certificates.c}
    del values["id"]
    added = await tx.execute(insert(certificates).values(values).returning(certificates.c.id))
    return replace(new, id=added.scalar_one())


async def rename_holder(
    tx: Connection, number: int, *, seen: Holder | None, to: Holder | None
) -> bool:
    """Compare-and-set. Returns False if the printed name is no longer `seen`."""
    if seen is None or to is None:
        return False
    return await compare_and_set(
        tx,
        update(certificates)
        .where(
            certificates.c.id == number,
            certificates.c.name == seen.name,
            func.coalesce(certificates.c.organization, "") == seen.organization,
        )
        .values(name=to.name, organization=to.organization),
    )


async def add_correction(tx: Connection, issued: Certificate, to: Holder, now: datetime) -> int:
    before = issued.holder
    statement = insert(corrections).values(
        certificate_id=issued.id,
        name_before=before.name if before else None,
        organization_before=before.organization if before else None,
        name=to.name,
        organization=to.organization,
        asked_at=now,
    )
    return int((await tx.execute(statement.returning(corrections.c.id))).scalar_one())


async def change_correction(tx: Connection, correction: int, *, to: Holder, now: datetime) -> None:
    await tx.execute(
        update(corrections)
        .where(corrections.c.id == correction)
        .values(name=to.name, organization=to.organization, asked_at=now)
    )


async def get_correction(tx: Connection, correction: int) -> Correction:
    return await _CORRECTION.get(tx, _BY_ID, id=correction)


async def find_open_correction(tx: Connection, certificate: int) -> Correction | None:
    """Returns the correction whose request is open; a certificate has at most one."""
    return await _CORRECTION.find(tx, _OPEN_CORRECTION, certificate=certificate)
