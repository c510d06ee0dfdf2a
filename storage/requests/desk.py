"""Queries for the letters of a desk."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from district.ids import PersonId
from district.people.roles import Role
from district.requests.request import Move, RequestStatus
from district.settings import Values
from storage.database import Connection, mark_outbound
from storage.people.people import GRANTS_IN_FORCE, IS_HERE
from storage.settings import settings_column, settings_of
from storage.tables import cards, grants, outbox, persons, request_history, requests

_DECISIONS = (Move.APPROVE, Move.REJECT, Move.RETURN)
_READERS = (
    select(persons.c.id, settings_column(grants.c.district_id))
    .join(grants, grants.c.person_id == persons.c.id)
    .where(
        IS_HERE,
        GRANTS_IN_FORCE,
        persons.c.takes_digest,
        grants.c.role.in_((Role.COUNCIL_MEMBER, Role.HEAD, Role.CURATOR)),
    )
)
_KNOWN = select(outbox.c.dedup_key).where(outbox.c.dedup_key.in_(bindparam("keys", expanding=True)))
_MADE = select(request_history.c.move, func.count()).where(
    request_history.c.person_id == bindparam("person"),
    request_history.c.at > bindparam("since"),
    request_history.c.move.in_((*_DECISIONS, Move.UNDO)),
)


async def digest_readers(tx: Connection, now: datetime) -> list[tuple[PersonId, Values]]:
    """Returns people who take a digest, with the settings of a district where they decide; once
    per role.
    """
    return [
        (PersonId(row.id), settings_of(row)) for row in await tx.execute(_READERS, {"now": now})
    ]


async def keys_known(tx: Connection, keys: Collection[str]) -> set[str]:
    """Returns those keys of letters that exist."""
    return set((await tx.execute(_KNOWN, {"keys": list(keys)})).scalars())


async def decisions_of(tx: Connection, person: PersonId, since: datetime) -> int:
    """Returns the number of the person's decisions after `since`, less those undone."""
    query = _MADE.group_by(request_history.c.move)
    found = (await tx.execute(query, {"person": person, "since": since})).all()
    counts = {str(move): int(count) for move, count in found}
    undone = counts.pop(Move.UNDO, 0)
    return max(0, sum(counts.values()) - undone)


async def draw_unsent(tx: Connection, people: Iterable[PersonId]) -> None:
    """Marks cards of waiting requests that these people were not sent."""
    waiting = select(requests.c.id).where(requests.c.status == RequestStatus.SUBMITTED)
    unsent = update(cards).where(
        cards.c.person_id.in_(list(people)),
        cards.c.message_id.is_(None),
        cards.c.request_id.in_(waiting),
    )
    await tx.execute(unsent.values(wanted=cards.c.wanted + 1))
    mark_outbound(tx)
