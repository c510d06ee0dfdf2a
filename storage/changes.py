"""The append-only log of changes that are not requests."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import insert

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
