"""The append-only log of changes that are not requests."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import func, insert, select

from district.ids import PersonId
from storage.database import Connection
from storage.tables import changes


async def note_change(
    tx: Connection,
    at: datetime,
    person: PersonId | None,
    subject: str,
    subject_id: int | str,
    what: str,
    details: Mapping[str, Any] | None = None,
) -> None:
    """`person` is None for changes by the settings, the clock or the command line."""
    await tx.execute(
        insert(changes).values(
            at=at,
            person_id=person,
            subject=subject,
            subject_id=str(subject_id),
            what=what,
            details=dict(details or {}),
        )
    )


async def find_change(
    tx: Connection, *, person: PersonId, subject: str, subject_id: str
) -> Mapping[str, Any] | None:
    """Returns the details of the person's last change of the subject."""
    found = (
        select(changes.c.details)
        .where(
            changes.c.subject == subject,
            changes.c.subject_id == subject_id,
            changes.c.person_id == person,
        )
        .order_by(changes.c.id.desc())
        .limit(1)
    )
    details: Mapping[str, Any] | None = (await tx.execute(found)).scalar_one_or_none()
    return details


async def last_changed(tx: Connection, subject: str, subject_id: int | str) -> datetime | None:
    """Returns the time of the subject's last change; None if none is noted."""
    same = (changes.c.subject == subject, changes.c.subject_id == str(subject_id))
    found: datetime | None = (
        await tx.execute(select(func.max(changes.c.at)).where(*same))
    ).scalar_one()
    return found
