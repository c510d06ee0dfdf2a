"""Queries of documents that institutes give for courses; each correction is a further row."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select, update

from district.activities.institute_documents import InstituteDocument, Written
from district.ids import EnrolmentId
from district.topics import Label
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record, Rows
from storage.tables import institute_documents, institutes

_DOCUMENT: Rows[InstituteDocument, int] = Rows(InstituteDocument, institute_documents)
add_documents = _DOCUMENT.add_many
ISSUER = tuple(
    institutes.c[name].label(f"issuer_{name}") for name in ("ru", "en", "button_ru", "button_en")
)
"""Columns of the institute that `issuer_in` reads."""


def issuer_in(row: Row[Any]) -> Label | None:
    if row.issuer_ru is None:
        return None
    return Label(
        ru=row.issuer_ru,
        en=row.issuer_en,
        button_ru=row.issuer_button_ru,
        button_en=row.issuer_button_en,
    )


def written_in(row: Row[Any]) -> Written | None:
    """Returns the document of a row with `WRITTEN` and `ISSUER`."""
    if row.document_number is None:
        return None
    return Written(
        number=row.document_number,
        day=row.document_day,
        hours=row.document_hours,
        issuer=issuer_in(row),
    )


WRITTEN = tuple(
    institute_documents.c[name].label(f"document_{name}") for name in ("number", "day", "hours")
)
IS_CURRENT = institute_documents.c.replaced_at.is_(None)
_VERSIONS = (
    select(institute_documents, *ISSUER)
    .outerjoin(institutes, institutes.c.id == institute_documents.c.institute_id)
    .where(institute_documents.c.enrolment_id.in_(bindparam("enrolments", expanding=True)))
    .order_by(institute_documents.c.id)
)
_VERSION = Record(InstituteDocument, _VERSIONS, issuer=issuer_in)


async def versions_of(
    tx: Connection, enrolments: Collection[EnrolmentId]
) -> dict[EnrolmentId, list[InstituteDocument]]:
    """Returns the documents of each enrolment, the earliest first; some have none."""
    found: dict[EnrolmentId, list[InstituteDocument]] = {one: [] for one in enrolments}
    for one in await _VERSION.all(tx, _VERSIONS, enrolments=list(found)) if found else ():
        found[one.enrolment].append(one)
    return found


async def written_of(
    tx: Connection, enrolments: Collection[EnrolmentId]
) -> dict[EnrolmentId, Written]:
    """Returns the current documents; some enrolments have none."""
    versions = await versions_of(tx, enrolments)
    every = (one for found in versions.values() for one in found)
    return {one.enrolment: one.written for one in every if one.replaced_at is None}


async def replace_document(tx: Connection, seen: InstituteDocument, now: datetime) -> bool:
    """Compare-and-set. Returns False if it has been replaced already."""
    gone = update(institute_documents).where(institute_documents.c.id == seen.id, IS_CURRENT)
    return await compare_and_set(tx, gone.values(replaced_at=now))
