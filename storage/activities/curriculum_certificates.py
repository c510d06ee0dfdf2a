"""Queries of certificates of programmes: one for a person and a programme."""

from sqlalchemy import select

from district.activities.curriculum_certificates import CurriculumCertificate
from district.ids import CurriculumId, PersonId
from storage.database import Connection
from storage.records import Rows
from storage.tables import curriculum_certificates
from storage.upsert import add_missing

_CERTIFICATES: Rows[CurriculumCertificate, int] = Rows(
    CurriculumCertificate, curriculum_certificates
)


async def find_curriculum_certificate(
    tx: Connection, curriculum: CurriculumId, person: PersonId
) -> CurriculumCertificate | None:
    return await _CERTIFICATES.first(tx, curriculum_id=curriculum, person_id=person)


async def find_curriculum_certificate_by_code(
    tx: Connection, code: str
) -> CurriculumCertificate | None:
    return await _CERTIFICATES.first(tx, code=code)


async def curriculum_certificates_of(
    tx: Connection, person: PersonId
) -> list[CurriculumCertificate]:
    return await _CERTIFICATES.where(tx, person_id=person)


async def has_certificates(tx: Connection, curriculum: CurriculumId) -> bool:
    """Returns whether anyone has one."""
    known = select(curriculum_certificates.c.id).where(
        curriculum_certificates.c.curriculum_id == curriculum
    )
    return (await tx.execute(known.limit(1))).first() is not None


async def add_curriculum_certificate(tx: Connection, new: CurriculumCertificate) -> None:
    """No-op if the person has one."""
    row = _CERTIFICATES.columns(new)
    del row["id"]
    await add_missing(tx, curriculum_certificates, [row])
