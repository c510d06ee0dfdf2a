"""Queries of heads, of the turn of municipalities, and of what a head hands over."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, func, insert, or_, select, update

from district.council.heads import HandOver, Turn, TurnFacts, TurnStatus
from district.council.motion import MotionKind, MotionStatus
from district.errors import existing
from district.ids import DistrictId, GrantId, MunicipalityId, PersonId, TurnId
from district.people.roles import Grant, GrantFacts, Role, Scope
from district.territory import District
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.people.people import GRANT, get_people
from storage.people.roles import find_grant, find_where
from storage.records import Record
from storage.tables import grants, motions, municipalities, requests, turn_places, turns
from storage.territory import MUNICIPALITY

_TURN = Record(Turn, turns)
_OPEN = turns.c.status.in_([one for one in TurnStatus if one.is_open])
_HEADS = select(grants).where(grants.c.role == Role.HEAD)
_OPEN_HEADS = _HEADS.where(grants.c.ended_at.is_(None))
_OF_DISTRICT = grants.c.district_id == bindparam("district")
_UNDECIDED = motions.c.status.in_([MotionStatus.DRAFT, MotionStatus.OPEN, MotionStatus.NO_QUORUM])
_LAST_MEMBERSHIP = (
    select(grants.c.municipality_id)
    .where(grants.c.person_id == bindparam("person"), grants.c.role == Role.COUNCIL_MEMBER)
    .where(
        grants.c.municipality_id.in_(
            select(turn_places.c.municipality_id).where(
                turn_places.c.district_id == bindparam("district")
            )
        )
    )
    .order_by(grants.c.ended_at.desc().nulls_first(), grants.c.id.desc())
)

# ── Heads ──────────────────────────────────────────────────────────────────────────────────────


async def heads_in_office(tx: Connection) -> list[Grant]:
    """Returns the heads of all districts, acting or not."""
    return await GRANT.all(tx, _OPEN_HEADS.order_by(grants.c.id))


async def find_head(tx: Connection, district: DistrictId) -> Grant | None:
    """Returns the head of the district; there is at most one."""
    return await GRANT.find(tx, _OPEN_HEADS.where(_OF_DISTRICT), district=district)


async def find_chosen_head(tx: Connection, district: DistrictId) -> Grant | None:
    """Returns the last head who was not only acting for a vacant office, also a former one."""
    chosen = or_(grants.c.until.is_(None), grants.c.until > grants.c.since)
    query = _HEADS.where(_OF_DISTRICT, chosen).order_by(grants.c.id.desc()).limit(1)
    return await GRANT.find(tx, query, district=district)


async def heads_of(tx: Connection, district: DistrictId) -> list[GrantFacts]:
    """Returns all heads that the district had, the present one first."""
    query = _HEADS.where(_OF_DISTRICT).order_by(grants.c.since.desc(), grants.c.id.desc())
    found = [await find_grant(tx, one.id) for one in await GRANT.all(tx, query, district=district)]
    return [one for one in found if one is not None]


async def note_told(tx: Connection, head: GrantId, stage: int) -> bool:
    """Compare-and-set. Returns False if this stage or a later one is stored."""
    later = or_(grants.c.told.is_(None), grants.c.told > stage)
    told = update(grants).where(grants.c.id == head, grants.c.ended_at.is_(None), later)
    return await compare_and_set(tx, told.values(told=stage))


# ── Turns ──────────────────────────────────────────────────────────────────────────────────────


async def keep_places(
    tx: Connection, district: DistrictId, *, only_read: bool = False
) -> list[MunicipalityId]:
    """Returns the order of the municipalities, those that left included; new ones come last, and
    are stored unless `only_read`.
    """
    known = select(turn_places.c.municipality_id, turn_places.c.position).where(
        turn_places.c.district_id == district
    )
    rows = (await tx.execute(known.order_by(turn_places.c.position))).all()
    order = [MunicipalityId(row.municipality_id) for row in rows]
    there = select(municipalities.c.id).where(
        municipalities.c.district_id == district, municipalities.c.retired_at.is_(None)
    )
    found = (await tx.execute(there.order_by(municipalities.c.name))).scalars()
    new = [MunicipalityId(one) for one in found if one not in order]
    if new and not only_read:
        first = rows[-1].position + 1 if rows else 0
        await tx.execute(
            insert(turn_places),
            [
                {"district_id": district, "municipality_id": one, "position": position}
                for position, one in enumerate(new, start=first)
            ],
        )
    return order + new


async def save_places(
    tx: Connection, district: DistrictId, order: Sequence[MunicipalityId]
) -> None:
    for position, municipality in enumerate(order):
        here = and_(
            turn_places.c.district_id == district, turn_places.c.municipality_id == municipality
        )
        await tx.execute(update(turn_places).where(here).values(position=position))


async def place_of_head(tx: Connection, head: Grant) -> MunicipalityId | None:
    """Returns the municipality for which a head holds or held the office."""
    took_over = select(turns.c.municipality_id).where(
        turns.c.district_id == head.scope.district,
        turns.c.person_id == head.person,
        turns.c.status == TurnStatus.DONE,
        turns.c.at == head.since,
    )
    found = (await tx.execute(took_over)).scalar()
    if found is None:
        given = {"person": head.person, "district": head.scope.district}
        found = (await tx.execute(_LAST_MEMBERSHIP.limit(1), given)).scalar()
    return None if found is None else MunicipalityId(found)


async def add_turn(tx: Connection, new: Turn) -> TurnId:
    values = _TURN.columns(new)
    del values["id"]
    return TurnId(
        (await tx.execute(insert(turns).values(values).returning(turns.c.id))).scalar_one()
    )


async def find_open_turn(tx: Connection, district: DistrictId) -> Turn | None:
    """Returns the proposed or confirmed turn of the district; there is at most one."""
    return await _TURN.find(tx, select(turns).where(_OPEN, turns.c.district_id == district))


async def find_turn(tx: Connection, turn: TurnId) -> TurnFacts | None:
    found = await _TURN.find(tx, select(turns).where(turns.c.id == turn))
    return None if found is None else await _with_names(tx, found)


async def find_open_turn_facts(tx: Connection, district: DistrictId) -> TurnFacts | None:
    found = await find_open_turn(tx, district)
    return None if found is None else await _with_names(tx, found)


async def passed_over(tx: Connection, district: DistrictId, chosen: GrantId) -> set[MunicipalityId]:
    """Returns municipalities that declined or did not answer a proposal to follow this head, or
    those who have acted since.
    """
    passed = turns.c.status.in_([one for one in TurnStatus if one.passes_over])
    query = select(turns.c.municipality_id).where(
        turns.c.district_id == district, turns.c.after_id >= chosen, passed
    )
    return {MunicipalityId(one) for one in (await tx.execute(query)).scalars()}


async def move_turn(
    tx: Connection, seen: Turn, status: TurnStatus, now: datetime, *, at: datetime | None = None
) -> bool:
    """Compare-and-set. Returns False if the turn has changed since it was read."""
    same = update(turns).where(turns.c.id == seen.id, turns.c.status == seen.status)
    values = {"status": status, "answered_at": now, "at": at or seen.at}
    return await compare_and_set(tx, same.values(values))


async def void_turn(tx: Connection, district: DistrictId, now: datetime) -> None:
    """Ends the open turn of the district, if there is one."""
    ended = {"status": TurnStatus.VOID, "answered_at": now}
    await tx.execute(update(turns).where(_OPEN, turns.c.district_id == district).values(ended))


async def _with_names(tx: Connection, turn: Turn) -> TurnFacts:
    where = await find_where(tx, Scope(district=turn.district))
    query = select(municipalities).where(municipalities.c.id == turn.municipality)
    people = await get_people(tx, [turn.person])
    district = where.district if where else None
    return TurnFacts(
        turn=turn,
        district=district or District(id=turn.district, name=""),
        municipality=await MUNICIPALITY.get(tx, query),
        candidate=people[turn.person],
    )


# ── Handing over ───────────────────────────────────────────────────────────────────────────────


async def is_head_being_voted(tx: Connection, district: DistrictId) -> bool:
    """Returns whether a vote about the head is open."""
    query = select(motions.c.id).where(
        motions.c.district_id == district,
        motions.c.kind == MotionKind.HEAD,
        motions.c.status == MotionStatus.OPEN,
    )
    return (await tx.execute(select(query.exists()))).scalar_one()


async def hand_motions_over(
    tx: Connection, district: DistrictId, before: PersonId, after: PersonId
) -> None:
    """Gives the chair of undecided motions to the new head."""
    chaired = (motions.c.district_id == district, motions.c.chair_id == before, _UNDECIDED)
    await tx.execute(update(motions).where(*chaired).values(chair_id=after))


async def hand_over_sheet(tx: Connection, head: GrantId) -> HandOver:
    """
    Raises:
        NotFound: there is no such grant.
    """
    facts = existing(await find_grant(tx, head))
    grant = facts.grant
    earlier = _HEADS.where(
        grants.c.district_id == grant.scope.district,
        grants.c.id < head,
        grants.c.ended_at.isnot(None),
    )
    before = await GRANT.find(tx, earlier.order_by(grants.c.id.desc()).limit(1))
    people = await get_people(tx, [before.person]) if before else {}
    waiting = (
        select(func.count())
        .select_from(requests)
        .where(requests.c.district_id == grant.scope.district, requests.c.status == "submitted")
    )
    undecided = (
        select(motions.c.number, motions.c.question)
        .where(motions.c.district_id == grant.scope.district, _UNDECIDED)
        .order_by(motions.c.number)
    )
    return HandOver(
        grant=facts,
        before=people.get(before.person) if before else None,
        requests=(await tx.execute(waiting)).scalar_one(),
        motions=tuple((row.number, row.question) for row in await tx.execute(undecided)),
    )
