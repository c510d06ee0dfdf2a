"""Drafts of entries that were not sent."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import select

from district.drafts import Form
from district.ids import PersonId
from storage.database import Connection
from storage.tables import drafts


async def unsent_drafts(
    tx: Connection, abouts: Collection[str], untouched_since: datetime
) -> list[tuple[PersonId, str]]:
    """Returns people with a draft about one of these calls, and the subject."""
    found = await tx.execute(
        select(drafts.c.person_id, drafts.c.about)
        .where(
            drafts.c.form == Form.ENTRY,
            drafts.c.about.in_(abouts),
            drafts.c.touched_at <= untouched_since,
        )
        .order_by(drafts.c.person_id, drafts.c.about)
    )
    return [(PersonId(row.person_id), row.about) for row in found]
