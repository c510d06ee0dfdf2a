"""Counts for rate limits, read in the transaction that adds the next item."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Select, and_, func, or_, select

from district.ids import PersonId
from district.requests.deficits import DEFICIT_KIND
from district.requests.request import Move, RequestStatus
from storage.database import Connection
from storage.tables import changes, deficits, invites, persons, request_history, requests

OPEN = tuple(one for one in RequestStatus if one.is_open)


async def hold_person(tx: Connection, person: PersonId) -> None:
    """Serializes requests of one person until the transaction ends, without blocking foreign keys
    to the person (`FOR NO KEY UPDATE`). SQLite has one writer anyway.
    """
    query = select(persons.c.id).where(persons.c.id == person)
    await tx.execute(query.with_for_update(key_share=True))


async def count_open_requests(tx: Connection, author: PersonId, taken_back_since: datetime) -> int:
    return await _count(tx, _open_requests(author, taken_back_since))


async def count_open_own_words(tx: Connection, author: PersonId, taken_back_since: datetime) -> int:
    about = and_(requests.c.kind == DEFICIT_KIND, requests.c.subject_id == deficits.c.id)
    query = _open_requests(author, taken_back_since).join(deficits, about)
    return await _count(tx, query.where(deficits.c.topic_id.is_(None)))


async def count_invites(tx: Connection, maker: PersonId, since: datetime) -> int:
    query = select(invites.c.id).where(invites.c.created_by == maker, invites.c.created_at >= since)
    return await _count(tx, query)


async def count_changes(
    tx: Connection, person: PersonId, subject: str, what: Collection[str], since: datetime
) -> int:
    """Counts entries of the log of changes."""
    query = select(changes.c.id).where(
        changes.c.subject == subject,
        changes.c.what.in_(what),
        changes.c.person_id == person,
        changes.c.at >= since,
    )
    return await _count(tx, query)


def _open_requests(author: PersonId, taken_back_since: datetime) -> Select[tuple[int]]:
    taken_back = select(request_history.c.request_id).where(
        request_history.c.request_id == requests.c.id,
        request_history.c.move == Move.WITHDRAW,
        request_history.c.at >= taken_back_since,
    )
    return select(requests.c.id).where(
        requests.c.author_id == author, or_(requests.c.status.in_(OPEN), taken_back.exists())
    )


async def _count(tx: Connection, query: Select[tuple[int]]) -> int:
    found = await tx.execute(select(func.count()).select_from(query.subquery()))
    return int(found.scalar_one())
