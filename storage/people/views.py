"""The append-only log of views of personal data: one row per reader, subject, person and day."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import bindparam, select

from district.ids import PersonId
from district.people.views import View, Viewed
from storage.database import Connection
from storage.records import Record
from storage.tables import persons, views
from storage.upsert import add_missing

_VIEW = Record(View, views)
_NOTED = select(views.c.reader_id, views.c.subject, views.c.subject_id, views.c.person_id).where(
    views.c.reader_id.in_(bindparam("readers", expanding=True)),
    views.c.subject.in_(bindparam("subjects", expanding=True)),
    views.c.subject_id.in_(bindparam("numbers", expanding=True)),
    views.c.day == bindparam("today"),
)


async def unnoted_views(tx: Connection, looks: Collection[View], now: datetime) -> list[View]:
    """Returns views without a row for today (UTC)."""
    asked = {
        "readers": list({one.reader for one in looks}),
        "subjects": list({one.subject for one in looks}),
        "numbers": list({one.subject_id for one in looks}),
        "today": now.date(),
    }
    known = {
        (PersonId(row.reader_id), Viewed(row.subject), row.subject_id, PersonId(row.person_id))
        for row in await tx.execute(_NOTED, asked)
    }
    return [
        one for one in looks if (one.reader, one.subject, one.subject_id, one.person) not in known
    ]


async def note_views(tx: Connection, looks: Collection[View], now: datetime) -> None:
    """Adds views. Idempotent within a day (UTC).

    Ignores erased people and locks the others until the transaction ends, so that an erasure
    happens completely before or after.
    """
    living = select(persons.c.id).where(
        persons.c.id.in_(sorted({one.person for one in looks})), persons.c.deleted_at.is_(None)
    )
    held = living.order_by(persons.c.id).with_for_update(read=True)
    known = set((await tx.execute(held)).scalars())
    new = [_VIEW.columns(one) for one in looks if one.person in known]
    await add_missing(tx, views, [row | {"day": now.date(), "at": now} for row in new])
