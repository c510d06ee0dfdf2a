"""Queries of communities: members, chats, and the progress of the daily invitations."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, bindparam, delete, exists, func, select, update

from district.catalogues import listed
from district.communities import (
    MEMBERSHIP_MOVES,
    Candidate,
    Community,
    MembershipMove,
    MembershipStatus,
)
from district.ids import CommunityId, DistrictId, MunicipalityId, PersonId
from district.people.person import Position, Subject
from district.people.roles import Chair, Role
from district.territory import District
from storage.database import Connection
from storage.people.people import GRANTS_IN_FORCE, IS_HERE
from storage.records import Record
from storage.tables import (
    communities,
    community_chats,
    districts,
    grants,
    memberships,
    municipalities,
    persons,
    rounds,
)
from storage.territory import DISTRICT
from storage.upsert import add_missing, put

_JOINED = MembershipStatus.JOINED
_MEMBERS = (
    select(persons.c.municipality_id, func.count().label("people"))
    .select_from(memberships)
    .join(persons, persons.c.id == memberships.c.person_id)
    .join(municipalities, municipalities.c.id == persons.c.municipality_id)
    .where(
        memberships.c.district_id == bindparam("district"),
        memberships.c.community_id == bindparam("community"),
        municipalities.c.district_id == memberships.c.district_id,
        memberships.c.status == _JOINED,
        IS_HERE,
    )
    .group_by(persons.c.municipality_id)
)
_NEXT = (
    select(
        persons.c.id,
        persons.c.municipality_id,
        persons.c.position,
        persons.c.subjects,
        persons.c.working_since,
    )
    .where(
        persons.c.id > bindparam("after"),
        persons.c.given_name.is_not(None),
        persons.c.municipality_id.is_not(None),
        IS_HERE,
    )
    .order_by(persons.c.id)
    .limit(bindparam("most"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    person: PersonId
    community: CommunityId
    district: DistrictId
    status: MembershipStatus
    invited_at: datetime | None
    chair: Chair | None


_MEMBERSHIP = Record(Membership, memberships)
_COMMUNITY = Record(
    Community,
    communities,
    longest_service=lambda row: int(row.service) if row.service else None,
    role=lambda row: Role(row.role) if row.role else None,
    subjects=lambda row: tuple(map(Subject, listed(row.subjects))),
    positions=lambda row: tuple(map(Position, listed(row.positions))),
)


# ── Communities ────────────────────────────────────────────────────────────────────────────────


async def communities_in_use(tx: Connection) -> tuple[Community, ...]:
    """Returns communities in use in the order of their file."""
    query = select(communities).where(communities.c.retired_at.is_(None))
    return tuple(await _COMMUNITY.all(tx, query.order_by(communities.c.position)))


async def communities_by_id(tx: Connection, ids: Collection[CommunityId]) -> tuple[Community, ...]:
    """Includes retired communities."""
    query = select(communities).where(communities.c.id.in_(list(ids)))
    return tuple(await _COMMUNITY.all(tx, query.order_by(communities.c.position)))


async def find_chat(tx: Connection, community: CommunityId, district: DistrictId) -> str | None:
    found: str | None = (
        await tx.execute(
            select(community_chats.c.url).where(
                community_chats.c.community_id == community,
                community_chats.c.district_id == district,
            )
        )
    ).scalar_one_or_none()
    return found


async def set_chat(
    tx: Connection, community: CommunityId, district: DistrictId, url: str | None
) -> None:
    """Sets the chat's link; None deletes it."""
    if url is None:
        await tx.execute(
            delete(community_chats).where(
                community_chats.c.community_id == community,
                community_chats.c.district_id == district,
            )
        )
        return
    row = {"community_id": community, "district_id": district, "url": url}
    await put(tx, community_chats, ("community_id", "district_id"), [row])


async def get_district(tx: Connection, district: DistrictId) -> District:
    return await DISTRICT.get(tx, select(districts).where(districts.c.id == district))


# ── Members ────────────────────────────────────────────────────────────────────────────────────


def is_member(wanted: Collection[CommunityId]) -> ColumnElement[bool]:
    """A condition on `persons`: membership in any of `wanted` in the person's current district."""
    return exists().where(
        memberships.c.person_id == persons.c.id,
        memberships.c.community_id.in_(list(wanted)),
        memberships.c.status == _JOINED,
        municipalities.c.id == persons.c.municipality_id,
        memberships.c.district_id == municipalities.c.district_id,
    )


async def count_members_by_place(
    tx: Connection, district: DistrictId, community: CommunityId
) -> dict[MunicipalityId, int]:
    rows = await tx.execute(_MEMBERS, {"district": district, "community": community})
    return {MunicipalityId(row.municipality_id): row.people for row in rows}


async def memberships_of(tx: Connection, people: Collection[PersonId]) -> list[Membership]:
    """Returns memberships of every status and district."""
    query = select(memberships).where(memberships.c.person_id.in_(list(people)))
    return await _MEMBERSHIP.all(tx, query)


async def add_invited(
    tx: Connection, invited: Iterable[tuple[Candidate, CommunityId]], now: datetime
) -> None:
    """Ignores people who already have a membership row of any status."""
    rows = [
        {
            "person_id": somebody.person,
            "community_id": community,
            "district_id": somebody.district,
            "status": MembershipStatus.INVITED,
            "invited_at": now,
            "changed_at": now,
        }
        for somebody, community in invited
    ]
    await add_missing(tx, memberships, rows)


async def move_membership(
    tx: Connection,
    person: PersonId,
    community: CommunityId,
    district: DistrictId,
    move: MembershipMove,
    now: datetime,
) -> bool:
    """Compare-and-set.

    Returns False if the current status does not allow the move; a first join always succeeds.
    """
    sources, target = MEMBERSHIP_MOVES[move]
    if move is MembershipMove.JOIN:
        fresh = {
            "person_id": person,
            "community_id": community,
            "district_id": district,
            "status": target,
            "changed_at": now,
        }
        if await add_missing(tx, memberships, [fresh]) == 1:
            return True
    moved = await tx.execute(
        update(memberships)
        .where(
            memberships.c.person_id == person,
            memberships.c.community_id == community,
            memberships.c.district_id == district,
            memberships.c.status.in_(sources),
        )
        .values(status=target, changed_at=now, chair=None)
    )
    return moved.rowcount == 1


async def leave_other_districts(
    tx: Connection, person: PersonId, district: DistrictId, now: datetime
) -> None:
    """Ends memberships in other districts after a person has changed jobs."""
    sources, target = MEMBERSHIP_MOVES[MembershipMove.LEAVE]
    await tx.execute(
        update(memberships)
        .where(
            memberships.c.person_id == person,
            memberships.c.district_id != district,
            memberships.c.status.in_(sources),
        )
        .values(status=target, changed_at=now, chair=None)
    )


# ── Chairs ─────────────────────────────────────────────────────────────────────────────────────


async def chairs_of(
    tx: Connection, community: CommunityId, district: DistrictId
) -> dict[PersonId, Chair]:
    """Returns the chair and those who are ready, the earliest members first."""
    query = (
        select(memberships.c.person_id, memberships.c.chair)
        .join(persons, persons.c.id == memberships.c.person_id)
        .join(municipalities, municipalities.c.id == persons.c.municipality_id)
        .where(
            *_in_district(community, district),
            memberships.c.status == _JOINED,
            memberships.c.chair.is_not(None),
            municipalities.c.district_id == memberships.c.district_id,
            IS_HERE,
        )
        .order_by(memberships.c.changed_at, persons.c.id)
    )
    return {PersonId(row.person_id): Chair(row.chair) for row in await tx.execute(query)}


async def move_chair(
    tx: Connection,
    person: PersonId,
    community: CommunityId,
    district: DistrictId,
    source: Chair | None,
    target: Chair | None,
) -> bool:
    """Compare-and-set; only members can be the chair."""
    moved = await tx.execute(
        update(memberships)
        .where(
            *_in_district(community, district),
            memberships.c.person_id == person,
            memberships.c.status == _JOINED,
            memberships.c.chair.is_not_distinct_from(source),
        )
        .values(chair=target)
    )
    return moved.rowcount == 1


async def vacate_chair(tx: Connection, community: CommunityId, district: DistrictId) -> None:
    """Locks the community until the transaction ends, so that one is named at a time."""
    one = select(communities.c.id).where(communities.c.id == community)
    await tx.execute(one.with_for_update())
    named = memberships.c.chair == Chair.NAMED
    vacated = update(memberships).where(*_in_district(community, district), named)
    await tx.execute(vacated.values(chair=None))


def _in_district(community: CommunityId, district: DistrictId) -> tuple[ColumnElement[bool], ...]:
    return memberships.c.community_id == community, memberships.c.district_id == district


# ── Daily invitations ──────────────────────────────────────────────────────────────────────────


async def districts_of_places(tx: Connection) -> dict[MunicipalityId, DistrictId]:
    rows = await tx.execute(select(municipalities.c.id, municipalities.c.district_id))
    return {MunicipalityId(row.id): DistrictId(row.district_id) for row in rows}


async def next_candidates(tx: Connection, after: int, most: int, now: datetime) -> list[Candidate]:
    """Returns up to `most` people with a profile whose id is above `after`, in order of id."""
    rows = list(await tx.execute(_NEXT, {"after": after, "most": most}))
    places = await districts_of_places(tx)
    roles = await _roles_of(tx, [row.id for row in rows], now)
    return [
        Candidate(
            person=PersonId(row.id),
            district=district,
            position=row.position and Position(row.position),
            subjects=tuple(Subject(subject) for subject in row.subjects),
            working_since=row.working_since,
            roles=frozenset(role for role, where in roles.get(row.id, ()) if where == district),
        )
        for row in rows
        for district in [places[row.municipality_id]]
    ]


async def is_round_over(tx: Connection, name: str, day: date) -> bool:
    """Returns whether that day's run has processed everyone."""
    found = select(rounds.c.name).where(
        rounds.c.name == name, rounds.c.day == day, rounds.c.is_over
    )
    return (await tx.execute(found)).first() is not None


async def begin_round(tx: Connection, name: str, day: date) -> int | None:
    """Locks the run until the transaction ends.

    Returns the last processed person id, or None if that day's run is complete.
    """
    fresh = {"name": name, "day": day, "up_to": 0, "is_over": False}
    await add_missing(tx, rounds, [fresh])
    held = select(rounds).where(rounds.c.name == name).with_for_update()
    row = (await tx.execute(held)).one()
    if row.day != day:
        return 0
    return None if row.is_over else int(row.up_to)


async def keep_round(tx: Connection, name: str, day: date, *, up_to: int, is_over: bool) -> None:
    await tx.execute(
        update(rounds).where(rounds.c.name == name).values(day=day, up_to=up_to, is_over=is_over)
    )


async def _roles_of(
    tx: Connection, people: Collection[int], now: datetime
) -> dict[int, list[tuple[Role, str]]]:
    query = select(grants.c.person_id, grants.c.role, grants.c.district_id).where(
        grants.c.person_id.in_(list(people)), GRANTS_IN_FORCE
    )
    found: dict[int, list[tuple[Role, str]]] = {}
    for row in await tx.execute(query, {"now": now}):
        found.setdefault(row.person_id, []).append((Role(row.role), row.district_id))
    return found
