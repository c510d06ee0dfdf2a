"""Queries of moves of municipalities and of everything that moves along."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, delete, func, insert, literal, null, select, update

from district.ids import DraftId, MunicipalityId, MunicipalityMoveId, PersonId
from district.people.municipality_moves import MoveFacts, MovesAlong, MunicipalityMove
from district.people.roles import Role
from district.requests.request import Deciders
from district.territory import Transfer
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.people.people import GRANTS_IN_FORCE
from storage.records import Record
from storage.tables import (
    districts,
    grants,
    invites,
    memberships,
    mentorships,
    municipalities,
    municipality_moves,
    persons,
    requests,
)

_MOVE = Record(MunicipalityMove, municipality_moves)
_SOURCE, _TARGET = districts.alias("source"), districts.alias("target")
_FACTS: Select[Any] = (
    select(
        municipality_moves,
        municipalities.c.name.label("municipality_name"),
        _SOURCE.c.name.label("source_name"),
        _TARGET.c.name.label("target_name"),
    )
    .join(municipalities, municipalities.c.id == municipality_moves.c.municipality_id)
    .join(_SOURCE, _SOURCE.c.id == municipality_moves.c.source_id)
    .join(_TARGET, _TARGET.c.id == municipality_moves.c.target_id)
)
_IS_PLANNED = municipality_moves.c.applied_at.is_(None)
_PEOPLE = select(persons.c.id).where(persons.c.municipality_id == bindparam("municipality"))
_HELD_THERE = (grants.c.municipality_id == bindparam("municipality"), GRANTS_IN_FORCE)
_CONCERNED = (
    select(grants.c.person_id)
    .where(
        GRANTS_IN_FORCE,
        (grants.c.municipality_id == bindparam("municipality"))
        | (grants.c.role == Role.MENTOR) & grants.c.person_id.in_(_PEOPLE)
        | grants.c.role.in_([Role.HEAD, Role.CURATOR])
        & grants.c.district_id.in_([bindparam("source"), bindparam("target")]),
    )
    .distinct()
)


async def add_move(
    tx: Connection, new: MunicipalityMove, draft: DraftId, by: PersonId, now: datetime
) -> MunicipalityMoveId:
    values = {
        "municipality_id": new.municipality,
        "source_id": new.source,
        "target_id": new.target,
        "day": new.day,
        "entered_by": by,
        "entered_at": now,
        "draft_id": draft,
    }
    added = insert(municipality_moves).values(values).returning(municipality_moves.c.id)
    return MunicipalityMoveId((await tx.execute(added)).scalar_one())


async def find_move(tx: Connection, move: MunicipalityMoveId) -> MoveFacts | None:
    return await _find(tx, _FACTS.where(municipality_moves.c.id == move))


async def find_move_of_draft(tx: Connection, draft: DraftId) -> MoveFacts | None:
    return await _find(tx, _FACTS.where(municipality_moves.c.draft_id == draft))


async def find_planned_move(tx: Connection, municipality: MunicipalityId) -> MoveFacts | None:
    """Returns the planned move of the municipality; there is at most one."""
    same = municipality_moves.c.municipality_id == municipality
    return await _find(tx, _FACTS.where(_IS_PLANNED, same))


async def list_moves(tx: Connection, *, limit: int, offset: int) -> tuple[list[MoveFacts], int]:
    """Returns a page of moves, planned ones first, then the latest, and the total number."""
    order = (_IS_PLANNED.desc(), municipality_moves.c.day.desc(), municipality_moves.c.id)
    rows = await tx.execute(_FACTS.order_by(*order).limit(limit).offset(offset))
    total = await tx.execute(select(func.count()).select_from(municipality_moves))
    return [_facts_of(row) for row in rows], total.scalar_one()


async def due_moves(tx: Connection, today: date) -> list[MunicipalityMove]:
    query = select(municipality_moves).where(_IS_PLANNED, municipality_moves.c.day <= today)
    return await _MOVE.all(tx, query.order_by(municipality_moves.c.day, municipality_moves.c.id))


async def take_back_move(tx: Connection, move: MunicipalityMoveId) -> bool:
    """Deletes a planned move. Returns False if it was applied or deleted before."""
    gone = delete(municipality_moves).where(municipality_moves.c.id == move, _IS_PLANNED)
    return (await tx.execute(gone)).rowcount == 1


async def mark_applied(tx: Connection, move: MunicipalityMoveId, now: datetime) -> bool:
    """Compare-and-set. Returns False if the move was applied or deleted before."""
    planned = update(municipality_moves).where(municipality_moves.c.id == move, _IS_PLANNED)
    return await compare_and_set(tx, planned.values(applied_at=now))


async def moved_in_chat_only(tx: Connection) -> dict[str, str]:
    """Returns the district of each municipality that was moved in chat or where people work, whose
    requests and roles a file could not take along.
    """
    moved = select(municipality_moves.c.municipality_id).where(
        municipality_moves.c.applied_at.is_not(None)
    )
    inhabited = select(persons.c.municipality_id).where(persons.c.municipality_id.is_not(None))
    query = select(municipalities.c.id, municipalities.c.district_id).where(
        municipalities.c.id.in_(moved) | municipalities.c.id.in_(inhabited)
    )
    return {row.id: row.district_id for row in await tx.execute(query)}


async def count_along(
    tx: Connection, transfer: Transfer, still_open: int, now: datetime
) -> MovesAlong:
    given = {"municipality": transfer.municipality, "now": now}
    members = select(func.count()).select_from(grants).where(*_HELD_THERE)
    waiting = (
        select(func.count())
        .select_from(requests)
        .where(
            requests.c.municipality_id == bindparam("municipality"),
            requests.c.district_id == transfer.source,
            requests.c.status.in_(["submitted", "returned"]),
            requests.c.deciders == Deciders.COUNCIL,
        )
    )
    helping = (
        select(func.count())
        .select_from(grants)
        .where(
            grants.c.person_id.in_(_PEOPLE),
            grants.c.role == Role.MENTOR,
            grants.c.district_id == transfer.source,
            GRANTS_IN_FORCE,
        )
    )
    helped = (
        select(func.count())
        .select_from(mentorships)
        .where(
            mentorships.c.mentee_id.in_(_PEOPLE),
            mentorships.c.district_id == transfer.source,
            mentorships.c.status.in_(["asked", "proposed", "active"]),
        )
    )
    columns = (
        members.scalar_subquery().label("members"),
        waiting.scalar_subquery().label("requests"),
        helping.scalar_subquery().label("mentors"),
        helped.scalar_subquery().label("mentees"),
    )
    row = (await tx.execute(select(*columns), given)).one()
    return MovesAlong(
        members=row.members,
        requests=row.requests,
        mentors=row.mentors,
        mentees=row.mentees,
        activities=still_open,
    )


async def move_municipality(tx: Connection, move: MunicipalityMove, now: datetime) -> None:
    """Moves a municipality with its council, links and community memberships.

    Invites come before grants, so that a concurrent acceptance of an invite is finished first.
    """
    to = {"district_id": move.target}
    given = {"municipality": move.municipality, "now": now}
    here = municipalities.c.id == bindparam("municipality")
    await tx.execute(update(municipalities).where(here).values(to), given)
    unused = (invites.c.municipality_id == bindparam("municipality"), invites.c.used_by.is_(None))
    await tx.execute(update(invites).where(*unused).values(to), given)
    await tx.execute(update(grants).where(*_HELD_THERE).values(to), given)
    await _move_memberships(tx, move)


async def _move_memberships(tx: Connection, move: MunicipalityMove) -> None:
    """Copies memberships, unless there is one in the new district; the old ones are history.

    Who was or would be the chair is a plain member there.
    """
    there = memberships.alias("there")
    names = [column.name for column in memberships.columns]
    changed = {"district_id": literal(move.target), "chair": null()}
    known = select(literal(1)).where(
        there.c.person_id == memberships.c.person_id,
        there.c.community_id == memberships.c.community_id,
        there.c.district_id == move.target,
    )
    copies = select(
        *(changed[name] if name in changed else memberships.c[name] for name in names)
    ).where(
        memberships.c.person_id.in_(_PEOPLE),
        memberships.c.district_id == move.source,
        ~known.exists(),
    )
    copied = insert(memberships).from_select(names, copies)
    await tx.execute(copied, {"municipality": move.municipality})


async def people_concerned(tx: Connection, move: MunicipalityMove, now: datetime) -> list[PersonId]:
    """Returns members of its council, its mentors, and heads and curators of both districts."""
    given = {"source": move.source, "target": move.target, "municipality": move.municipality}
    rows = await tx.execute(_CONCERNED, given | {"now": now})
    return [PersonId(person) for person in rows.scalars()]


async def _find(tx: Connection, query: Select[Any]) -> MoveFacts | None:
    row = (await tx.execute(query)).one_or_none()
    return None if row is None else _facts_of(row)


def _facts_of(row: Row[Any]) -> MoveFacts:
    return MoveFacts(
        move=_MOVE.read(row),
        municipality=row.municipality_name,
        source=row.source_name,
        target=row.target_name,
    )
