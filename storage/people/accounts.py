"""Queries of moves of lost accounts."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from sqlalchemy import func, or_, select, text, union_all

from district.ids import AccountMoveId, PersonId, RequestId
from district.people.accounts import AccountMove
from storage.database import Connection
from storage.records import Rows
from storage.tables import (
    account_moves,
    conversations,
    drafts,
    enrolments,
    grants,
    persons,
    requests,
)

_MOVES: Rows[AccountMove, AccountMoveId] = Rows(AccountMove, account_moves, "version", "status")
_WAITS = text("account_moves.status = 'waiting'")
"""Must match the partial indexes literally, or SQLite does not use them."""
_ACTS = union_all(
    select(persons.c.id.label("person"), persons.c.consent_at.label("at")),
    select(drafts.c.person_id, drafts.c.touched_at),
    select(requests.c.author_id, requests.c.submitted_at),
    select(enrolments.c.person_id, enrolments.c.signed_up_at),
    select(persons.c.id, conversations.c.touched_at).join(
        conversations, conversations.c.user_id == persons.c.telegram_id
    ),
).subquery()


async def add_account_move(tx: Connection, new: AccountMove) -> AccountMove:
    return await _MOVES.add_one(tx, new)


async def get_account_move(
    tx: Connection, number: AccountMoveId, *, hold: bool = False
) -> AccountMove:
    """
    Raises:
        NotFound: there is none.
    """
    return await _MOVES.of_id(tx, number, hold=hold)


async def save_account_move(tx: Connection, seen: AccountMove, moved: AccountMove) -> bool:
    return await _MOVES.save(tx, seen, moved)


async def latest_account_move(tx: Connection, request: RequestId) -> AccountMove | None:
    found = await _MOVES.where(tx, request_id=request)
    return found[-1] if found else None


async def waiting_account_moves(tx: Connection, people: Iterable[PersonId]) -> list[AccountMove]:
    """Returns the moves of these people that are not done yet."""
    table, either = account_moves.c, list(people)
    query = select(account_moves).where(
        _WAITS, or_(table.person_id.in_(either), table.newcomer_id.in_(either))
    )
    return await _MOVES.all(tx, query.order_by(table.id))


async def due_account_moves(tx: Connection, now: datetime, at_once: timedelta) -> list[AccountMove]:
    """Returns the moves whose time has come; that of an account that Telegram does not reach any
    more comes `at_once`.
    """
    table = account_moves.c
    is_lost = (persons.c.unreachable_since.is_not(None)) & (table.confirmed_at <= now - at_once)
    query = (
        select(account_moves)
        .join(persons, persons.c.id == table.person_id)
        .where(_WAITS, or_(table.moves_at <= now, is_lost))
    )
    return await _MOVES.all(tx, query.order_by(table.id))


async def last_acts(tx: Connection, people: Iterable[PersonId]) -> dict[PersonId, datetime]:
    """Returns when people did something last, as far as it is stored."""
    query = (
        select(_ACTS.c.person, func.max(_ACTS.c.at).label("at"))
        .where(_ACTS.c.person.in_(list(people)), _ACTS.c.at.is_not(None))
        .group_by(_ACTS.c.person)
    )
    return {PersonId(row.person): row.at for row in await tx.execute(query)}


async def people_with_roles(tx: Connection, people: Iterable[PersonId]) -> set[PersonId]:
    """Returns those of these people who hold a role, or are to hold one."""
    query = select(grants.c.person_id).where(
        grants.c.person_id.in_(list(people)), grants.c.ended_at.is_(None)
    )
    return {PersonId(one) for one in (await tx.execute(query)).scalars()}
