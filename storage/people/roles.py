"""Queries of grants and invites."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import Any

from sqlalchemy import Row, Select, and_, bindparam, case, func, insert, null, select, update

from district.ids import (
    DistrictId,
    DraftId,
    GrantId,
    InstituteId,
    InviteId,
    MunicipalityId,
    PersonId,
)
from district.languages import Language
from district.people.basis import Basis
from district.people.person import Person
from district.people.roles import (
    Grant,
    GrantFacts,
    Institute,
    Invite,
    InviteFacts,
    Role,
    Scope,
    Standing,
    Where,
)
from district.territory import District
from district.topics import Label
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.people.names import CANDIDATES, likeness
from storage.people.people import GRANT, GRANTS_IN_FORCE, get_people
from storage.records import Record
from storage.tables import districts, grants, institutes, invites, municipalities, persons
from storage.territory import joined_municipality_of

_INVITE = Record(Invite, invites, scope=Record(Scope, invites))
_LABEL_OF = Record(Label, institutes)
_INSTITUTE = Record(Institute, institutes, label=_LABEL_OF)
_NAMES = (
    districts.c.name.label("district_name"),
    municipalities.c.name.label("municipality_name"),
    municipalities.c.kind.label("municipality_kind"),
)
_LABEL = (institutes.c.ru, institutes.c.en, institutes.c.button_ru, institutes.c.button_en)
_GRANTS: Select[Any] = (
    select(grants, *_NAMES, *_LABEL, func.count().over().label("total"))
    .outerjoin(districts, districts.c.id == grants.c.district_id)
    .outerjoin(municipalities, municipalities.c.id == grants.c.municipality_id)
    .outerjoin(institutes, institutes.c.id == grants.c.institute_id)
    .join(persons, persons.c.id == grants.c.person_id)
)
_STAFF: Select[Any] = (
    select(
        persons.c.id,
        persons.c.telegram_id,
        persons.c.language,
        persons.c.shown_commands,
        grants.c.role,
        GRANTS_IN_FORCE.label("is_in_force"),
    )
    .join(persons, persons.c.id == grants.c.person_id)
    .where(persons.c.telegram_id.is_not(None), persons.c.deleted_at.is_(None))
    .order_by(persons.c.telegram_id)
)
_INVITES: Select[Any] = (
    select(invites, *_NAMES, *_LABEL)
    .outerjoin(districts, districts.c.id == invites.c.district_id)
    .outerjoin(municipalities, municipalities.c.id == invites.c.municipality_id)
    .outerjoin(institutes, institutes.c.id == invites.c.institute_id)
)
_OF_ROLE = and_(GRANTS_IN_FORCE, grants.c.role == bindparam("role"))
_SAME = select(grants.c.id).where(
    _OF_ROLE,
    grants.c.person_id == bindparam("person"),
    grants.c.district_id.is_not_distinct_from(bindparam("district")),
    grants.c.municipality_id.is_not_distinct_from(bindparam("municipality")),
)
_OVER = select(grants).where(
    grants.c.until <= bindparam("now"), grants.c.ended_at.is_(None), grants.c.role != Role.HEAD
)
_END = (
    update(grants)
    .where(grants.c.id == bindparam("grant"), grants.c.ended_at.is_(None))
    .values(ended_at=bindparam("at"), ended_by=bindparam("by"))
)
_FROM_SETTINGS = (
    select(grants, persons.c.telegram_id)
    .join(persons, persons.c.id == grants.c.person_id)
    .where(_OF_ROLE, grants.c.granted_by.is_(None))
)
_USE = (
    update(invites)
    .where(
        invites.c.code_hash == bindparam("link"),
        invites.c.used_by.is_(None),
        invites.c.expires_at > bindparam("now"),
    )
    .values(used_by=bindparam("person"), used_at=bindparam("now"))
)
_REVOKE = (
    update(invites)
    .where(
        invites.c.id == bindparam("invite"),
        invites.c.used_by.is_(None),
        invites.c.expires_at > bindparam("now"),
    )
    .values(expires_at=bindparam("now"))
)
_PLACE: Select[Any] = (
    select(
        municipalities.c.id.label("municipality_id"), districts.c.id.label("district_id"), *_NAMES
    )
    .join(districts, districts.c.id == municipalities.c.district_id)
    .where(
        municipalities.c.id == bindparam("municipality"),
        municipalities.c.retired_at.is_(None),
        districts.c.retired_at.is_(None),
    )
)
_DISTRICT: Select[Any] = select(
    null().label("municipality_id"),
    districts.c.id.label("district_id"),
    districts.c.name.label("district_name"),
).where(districts.c.id == bindparam("district"), districts.c.retired_at.is_(None))
_ACTS_FOR = (
    select(grants.c.institute_id)
    .where(
        grants.c.person_id == bindparam("person"),
        grants.c.district_id == bindparam("district"),
        grants.c.role == Role.CURATOR,
        grants.c.institute_id.is_not(None),
    )
    .order_by(grants.c.id.desc())
)
_RANK = case({role.value: rank for rank, role in enumerate(Role)}, value=grants.c.role)

# ── Grants ─────────────────────────────────────────────────────────────────────────────────────


async def list_grants(
    tx: Connection,
    *,
    now: datetime,
    within: Collection[DistrictId] | None,
    role: Role | None,
    municipality: MunicipalityId | None,
    limit: int,
    offset: int,
) -> tuple[list[GrantFacts], int]:
    """Returns a page of the grants in force, by role, place and surname, and the total number.

    `within` restricts to districts (None: all).
    """
    query = _GRANTS.where(GRANTS_IN_FORCE)
    if within is not None:
        query = query.where(grants.c.district_id.in_(within))
    if role is not None:
        query = query.where(grants.c.role == role)
    if municipality is not None:
        query = query.where(grants.c.municipality_id == municipality)
    query = query.order_by(_RANK, municipalities.c.name, persons.c.surname, grants.c.id)
    rows = (await tx.execute(query.limit(limit).offset(offset), {"now": now})).all()
    return await _grant_facts(tx, rows), rows[0].total if rows else 0


async def grants_named(
    tx: Connection, words: Sequence[str], *, now: datetime, within: Collection[DistrictId] | None
) -> list[GrantFacts]:
    """Returns grants in force whose holders have names like these folded words, the most alike
    first, up to `CANDIDATES`.
    """
    if not words:
        return []
    is_like, score = likeness(words)
    query = _GRANTS.where(GRANTS_IN_FORCE, is_like).order_by(score.desc(), grants.c.id)
    if within is not None:
        query = query.where(grants.c.district_id.in_(within))
    rows = (await tx.execute(query.limit(CANDIDATES), {"now": now})).all()
    return await _grant_facts(tx, rows)


async def grants_in(
    tx: Connection, district: DistrictId, roles: Iterable[Role], now: datetime
) -> list[GrantFacts]:
    """Returns grants in force of these roles in the district, the longest service first."""
    query = _GRANTS.where(
        GRANTS_IN_FORCE, grants.c.district_id == district, grants.c.role.in_(list(roles))
    )
    rows = (await tx.execute(query.order_by(grants.c.since, grants.c.id), {"now": now})).all()
    return await _grant_facts(tx, rows)


async def find_grant(tx: Connection, grant: GrantId) -> GrantFacts | None:
    """Includes ended grants."""
    rows = (await tx.execute(_GRANTS.where(grants.c.id == grant))).all()
    return next(iter(await _grant_facts(tx, rows)), None)


async def holds_same(
    tx: Connection, person: PersonId, role: Role, scope: Scope, now: datetime
) -> bool:
    """Returns whether the person already holds that role with that scope."""
    asked = {"person": person, "role": role, "now": now}
    asked |= {"district": scope.district, "municipality": scope.municipality}
    return (await tx.execute(_SAME, asked)).first() is not None


async def add_grant(
    tx: Connection,
    *,
    person: PersonId,
    role: Role,
    scope: Scope,
    since: datetime,
    until: datetime | None = None,
    granted_by: PersonId | None = None,
    institute: InstituteId | None = None,
    basis: Basis | None = None,
    standing: Standing | None = None,
) -> GrantId:
    statement = insert(grants).values(
        person_id=person,
        role=role,
        district_id=scope.district,
        municipality_id=scope.municipality,
        since=since,
        until=until,
        granted_by=granted_by,
        institute_id=institute,
        basis_number=basis.number if basis else None,
        basis_day=basis.day if basis else None,
        standing=standing,
    )
    return GrantId((await tx.execute(statement.returning(grants.c.id))).scalar_one())


async def prolong_grant(tx: Connection, grant: GrantId, until: datetime | None) -> None:
    await tx.execute(update(grants).where(grants.c.id == grant).values(until=until))


async def change_institute(tx: Connection, grant: GrantId, institute: InstituteId) -> None:
    await tx.execute(update(grants).where(grants.c.id == grant).values(institute_id=institute))


async def change_basis(tx: Connection, grant: GrantId, basis: Basis) -> None:
    values = {"basis_number": basis.number, "basis_day": basis.day}
    await tx.execute(update(grants).where(grants.c.id == grant).values(values))


async def change_standing(tx: Connection, grant: GrantId, standing: Standing) -> None:
    await tx.execute(update(grants).where(grants.c.id == grant).values(standing=standing))


async def choose_district(
    tx: Connection, person: PersonId, district: DistrictId, now: datetime
) -> None:
    """Lets the roles in the district come first among those of the person."""
    await tx.execute(
        update(grants)
        .where(grants.c.person_id == person, grants.c.district_id == district)
        .values(chosen_at=now)
    )


async def had_head(tx: Connection, district: DistrictId) -> bool:
    """Returns whether the district has or had a head."""
    was = select(grants.c.id).where(grants.c.role == Role.HEAD, grants.c.district_id == district)
    return (await tx.execute(select(was.exists()))).scalar_one()


async def end_grant(tx: Connection, grant: GrantId, *, at: datetime, by: PersonId | None) -> bool:
    """Ends a grant. Returns False if it had already ended."""
    ended = await tx.execute(_END, {"grant": grant, "at": at, "by": by})
    return ended.rowcount == 1


async def grants_run_out(tx: Connection, now: datetime) -> list[Grant]:
    """Returns grants whose term is over but which are not ended yet; heads go on acting."""
    return await GRANT.all(tx, _OVER, now=now)


async def grants_of(tx: Connection, person: PersonId, now: datetime) -> list[Grant]:
    held = select(grants).where(grants.c.person_id == person, GRANTS_IN_FORCE)
    return await GRANT.all(tx, held, now=now)


async def administrators_by_settings(tx: Connection, now: datetime) -> dict[int | None, Grant]:
    """Returns grants given by the settings, by account; None is the key of a deleted account."""
    rows = await tx.execute(_FROM_SETTINGS, {"role": Role.ADMINISTRATOR, "now": now})
    return {row.telegram_id: GRANT.read(row) for row in rows}


async def administrators(tx: Connection, now: datetime) -> list[PersonId]:
    """Returns current administrators, however the role was granted."""
    held = select(grants.c.person_id).where(grants.c.role == Role.ADMINISTRATOR, GRANTS_IN_FORCE)
    return [PersonId(person) for person in (await tx.execute(held, {"now": now})).scalars()]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffAccount:
    """An account that has or had a role."""

    person: PersonId
    account: int
    language: Language
    roles: frozenset[Role]
    """In force now."""
    shown: str | None
    """The commands that `bot.commands` has set in the chat."""


async def staff_accounts(tx: Connection, now: datetime) -> list[StaffAccount]:
    """Returns everyone who has or had a role, by account."""
    found: dict[tuple[Any, ...], set[Role]] = {}
    for row in await tx.execute(_STAFF, {"now": now}):
        person = (row.id, row.telegram_id, row.language, row.shown_commands)
        roles = found.setdefault(person, set())
        if row.is_in_force:
            roles.add(Role(row.role))
    return [
        StaffAccount(
            person=PersonId(number),
            account=account,
            language=Language(language),
            roles=frozenset(roles),
            shown=shown,
        )
        for (number, account, language, shown), roles in found.items()
    ]


async def set_shown_commands(tx: Connection, seen: StaffAccount, shown: str) -> bool:
    """Compare-and-set. Returns False if another process has set them meanwhile."""
    same = persons.c.shown_commands.is_not_distinct_from(seen.shown)
    changed = update(persons).where(persons.c.id == seen.person, same)
    return await compare_and_set(tx, changed.values(shown_commands=shown))


async def people_by_account(tx: Connection, accounts: Iterable[int]) -> dict[int, PersonId]:
    rows = await tx.execute(
        select(persons.c.telegram_id, persons.c.id).where(persons.c.telegram_id.in_(list(accounts)))
    )
    return {row.telegram_id: PersonId(row.id) for row in rows}


# ── Invites ────────────────────────────────────────────────────────────────────────────────────


async def add_invite(tx: Connection, new: Invite, draft: DraftId | None = None) -> None:
    """Stores the invite with a hash of its code."""
    values = _INVITE.columns(new) | {
        "code_hash": _hashed(new.code),
        "draft_hash": None if draft is None else _hashed(draft),
    }
    del values["id"]
    await tx.execute(insert(invites).values(values))


async def find_invite(tx: Connection, code: str) -> InviteFacts | None:
    """Returns the invite with its code filled in; the row stores only a hash."""
    found = await _one_invite(tx, _INVITES.where(invites.c.code_hash == _hashed(code)))
    return found and replace(found, invite=replace(found.invite, code=code))


async def find_invite_by_id(tx: Connection, invite: InviteId) -> InviteFacts | None:
    return await _one_invite(tx, _INVITES.where(invites.c.id == invite))


async def find_invite_of_draft(tx: Connection, draft: DraftId) -> InviteFacts | None:
    return await _one_invite(tx, _INVITES.where(invites.c.draft_hash == _hashed(draft)))


async def open_invites(
    tx: Connection, *, now: datetime, within: Collection[DistrictId] | None
) -> list[InviteFacts]:
    """Returns unused, unexpired invites, newest first."""
    query = _INVITES.where(invites.c.used_by.is_(None), invites.c.expires_at > now)
    if within is not None:
        query = query.where(invites.c.district_id.in_(within))
    rows = (await tx.execute(query.order_by(invites.c.id.desc()))).all()
    return await _invite_facts(tx, rows)


async def last_invite(
    tx: Connection, maker: PersonId, *, with_institute: bool = False
) -> InviteFacts | None:
    """Returns the newest invite of a person, or the newest that names an institute."""
    made = _INVITES.where(invites.c.created_by == maker)
    if with_institute:
        made = made.where(institutes.c.retired_at.is_(None), invites.c.institute_id.is_not(None))
    return await _one_invite(tx, made.order_by(invites.c.id.desc()).limit(1))


async def use_invite(tx: Connection, code: str, person: PersonId, now: datetime) -> bool:
    """Marks the invite as used. Returns False if it was already used or has expired."""
    used = await tx.execute(_USE, {"link": _hashed(code), "person": person, "now": now})
    return used.rowcount == 1


async def revoke_invite(tx: Connection, invite: InviteId, now: datetime) -> bool:
    """Revokes an invite. Returns False if it was already used, revoked or expired."""
    revoked = await tx.execute(_REVOKE, {"invite": invite, "now": now})
    return revoked.rowcount == 1


# ── Institutes ─────────────────────────────────────────────────────────────────────────────────


async def institutes_in_use(tx: Connection) -> tuple[Institute, ...]:
    """Returns institutes in use in the order of their file."""
    query = select(institutes).where(institutes.c.retired_at.is_(None))
    return tuple(await _INSTITUTE.all(tx, query.order_by(institutes.c.position)))


async def find_institute(tx: Connection, institute: InstituteId) -> Institute | None:
    """Includes retired institutes."""
    return await _INSTITUTE.find(tx, select(institutes).where(institutes.c.id == institute))


async def institute_of_curator(
    tx: Connection, person: PersonId, district: DistrictId
) -> InstituteId | None:
    """Returns the institute for which the person is or was a curator of the district."""
    row = (await tx.execute(_ACTS_FOR, {"person": person, "district": district})).first()
    return None if row is None else InstituteId(row.institute_id)


def _institute_of(row: Row[Any]) -> Institute | None:
    if row.institute_id is None:
        return None
    return Institute(id=InstituteId(row.institute_id), label=_LABEL_OF.read(row))


# ── Places ─────────────────────────────────────────────────────────────────────────────────────


async def find_where(tx: Connection, scope: Scope) -> Where | None:
    """Returns the scope with names; a municipality implies its district.

    Returns None if the place is not in use or the municipality belongs to another district.
    """
    if scope.district is None and scope.municipality is None:
        return Where()
    query = _PLACE if scope.municipality is not None else _DISTRICT
    asked = {"municipality": scope.municipality, "district": scope.district}
    row = (await tx.execute(query, asked)).one_or_none()
    if row is None or scope.district not in {None, row.district_id}:
        return None
    return _where_of(row)


def _where_of(row: Row[Any]) -> Where:
    if row.district_id is None:
        return Where()
    district = District(id=DistrictId(row.district_id), name=row.district_name)
    if row.municipality_id is None:
        return Where(district=district)
    return Where(district=district, municipality=joined_municipality_of(row))


async def _grant_facts(tx: Connection, rows: Iterable[Row[Any]]) -> list[GrantFacts]:
    rows = list(rows)
    people = await _people_of(tx, rows, "person_id", "granted_by")
    return [
        GrantFacts(
            grant=GRANT.read(row),
            holder=people[PersonId(row.person_id)],
            where=_where_of(row),
            institute=_institute_of(row),
            granted_by=people.get(row.granted_by),
        )
        for row in rows
    ]


async def _one_invite(tx: Connection, query: Select[Any]) -> InviteFacts | None:
    rows = (await tx.execute(query)).all()
    return next(iter(await _invite_facts(tx, rows)), None)


async def _invite_facts(tx: Connection, rows: Iterable[Row[Any]]) -> list[InviteFacts]:
    rows = list(rows)
    people = await _people_of(tx, rows, "created_by")
    return [
        InviteFacts(
            invite=_INVITE.read(row),
            where=_where_of(row),
            institute=_institute_of(row),
            created_by=people.get(row.created_by),
        )
        for row in rows
    ]


async def _people_of(tx: Connection, rows: list[Row[Any]], *columns: str) -> dict[PersonId, Person]:
    named = {value for row in rows for name in columns if (value := getattr(row, name))}
    return await get_people(tx, named) if named else {}


def _hashed(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
