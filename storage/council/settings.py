"""Queries of changed settings, and of their history in the log of changes."""

from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, select

from district.council.settings import Change
from district.ids import DistrictId, DraftId, PersonId
from district.people.person import Name
from district.settings import Plain
from storage.changes import note_change
from storage.database import Connection
from storage.tables import changes, council_settings, districts, persons
from storage.upsert import put

SUBJECT = "setting"
_DISTRICT = (
    select(districts.c.id)
    .where(districts.c.id == bindparam("district"))
    .with_for_update(key_share=True)
)
_BY_DRAFT = select(council_settings.c.district_id, council_settings.c.key).where(
    council_settings.c.draft_id == bindparam("draft"),
    council_settings.c.changed_by == bindparam("person"),
)
_HISTORY = (
    select(changes, persons.c.surname, persons.c.given_name, persons.c.patronymic)
    .outerjoin(persons, persons.c.id == changes.c.person_id)
    .where(changes.c.subject == SUBJECT, changes.c.subject_id == bindparam("setting"))
    .order_by(changes.c.id.desc())
)


async def hold_settings(tx: Connection, district: DistrictId) -> None:
    """Locks the settings of the district until the transaction ends. Effective on PostgreSQL;
    SQLite has one writer anyway.
    """
    await tx.execute(_DISTRICT, {"district": district})


async def find_changed(
    tx: Connection, draft: DraftId, person: PersonId
) -> tuple[DistrictId, str] | None:
    """Returns the district and the key of the setting that a form of the person changed."""
    row = (await tx.execute(_BY_DRAFT, {"draft": draft, "person": person})).one_or_none()
    return None if row is None else (DistrictId(row.district_id), row.key)


async def put_setting(
    tx: Connection,
    district: DistrictId,
    key: str,
    value: Plain,
    now: datetime,
    *,
    by: PersonId | None = None,
    motion: int | None = None,
    draft: DraftId | None = None,
) -> None:
    row = {
        "district_id": district,
        "key": key,
        "value": value,
        "changed_at": now,
        "changed_by": by,
        "motion_id": motion,
        "draft_id": draft,
    }
    await put(tx, council_settings, ("district_id", "key"), [row])


async def note_setting(
    tx: Connection,
    district: DistrictId,
    key: str,
    now: datetime,
    by: PersonId | None,
    **details: Any,
) -> None:
    subject = _subject(district, key)
    await note_change(tx, now, by, SUBJECT, subject, "changed", details)


async def setting_history(tx: Connection, district: DistrictId, key: str) -> tuple[Change, ...]:
    """Returns the changes, the latest first."""
    rows = await tx.execute(_HISTORY, {"setting": _subject(district, key)})
    return tuple(_change(row) for row in rows)


def _change(row: Row[Any]) -> Change:
    details = row.details
    return Change(
        number=row.id,
        at=row.at,
        by=_short(row),
        before=details["before"],
        after=details["after"],
        reason=details.get("reason"),
        motion=details.get("motion"),
        motion_number=details.get("number"),
    )


def _short(row: Row[Any]) -> str | None:
    if row.surname is None or row.given_name is None:
        return None
    name = Name(surname=row.surname, given=row.given_name, patronymic=row.patronymic)
    return name.short


def _subject(district: DistrictId, key: str) -> str:
    return f"{district}/{key}"
