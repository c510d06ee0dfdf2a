"""Queries of delivery addresses: account, language, reachability."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update

from district.ids import PersonId
from district.languages import Language
from storage.database import Connection
from storage.tables import persons


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    account: int
    language: Language


async def find_addresses(tx: Connection, people: Iterable[PersonId]) -> dict[PersonId, Address]:
    """Returns addresses, without people who must not be written to: unreachable, erased, leaving or
    without consent.
    """
    if not (written_to := set(people)):
        return {}
    found = select(persons.c.id, persons.c.telegram_id, persons.c.language).where(
        persons.c.id.in_(written_to),
        persons.c.telegram_id.is_not(None),
        persons.c.unreachable_since.is_(None),
        persons.c.deletion_requested_at.is_(None),
        persons.c.consent_withdrawn_at.is_(None),
    )
    return {
        PersonId(row.id): Address(account=row.telegram_id, language=Language(row.language))
        for row in await tx.execute(found)
    }


async def set_unreachable(tx: Connection, person: PersonId, since: datetime | None) -> None:
    """Stores since when a person is unreachable; None: reachable again."""
    changed = update(persons).where(persons.c.id == person)
    await tx.execute(changed.values(unreachable_since=since))
