"""Queries of people. The Telegram account number is known only here and in `bot`."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, exists, func, insert, or_, select, update

from district.ids import CommunityId, OrganizationId, PersonId
from district.languages import Language
from district.people.person import Consent, Name, Person, Position, Profile, Subject
from district.people.roles import Actor, Chair, Grant, Role, Scope
from district.territory import Organization, OrganizationKind
from storage.database import Connection
from storage.records import Record
from storage.tables import grants, memberships, municipalities, organizations, persons
from storage.territory import joined_municipality_of

IS_HERE = and_(
    persons.c.deleted_at.is_(None),
    persons.c.deletion_requested_at.is_(None),
    persons.c.consent_withdrawn_at.is_(None),
)
"""A condition on `persons`: neither erased nor leaving."""
GRANT = Record(Grant, grants, scope=Record(Scope, grants))
AT_ONCE = 5_000
"""Batch size of values in one condition: both databases reject more than about 30,000."""
_PERSON = (
    select(
        persons,
        municipalities.c.name.label("municipality_name"),
        municipalities.c.kind.label("municipality_kind"),
        municipalities.c.district_id.label("district_id"),
        organizations.c.name.label("organization_name"),
        organizations.c.kind.label("organization_kind"),
        organizations.c.added_by.label("organization_added_by"),
    )
    .outerjoin(municipalities, municipalities.c.id == persons.c.municipality_id)
    .outerjoin(organizations, organizations.c.id == persons.c.organization_id)
)
_BY_ID = _PERSON.where(persons.c.id == bindparam("id"))
_HAS_ROLES = exists().where(grants.c.person_id == persons.c.id).label("has_roles")
_CHAIRS = (
    select(func.aggregate_strings(memberships.c.community_id, ","))
    .where(
        memberships.c.person_id == persons.c.id,
        memberships.c.district_id == municipalities.c.district_id,
        memberships.c.chair == Chair.NAMED,
    )
    .scalar_subquery()
    .label("chairs")
)
_ACTOR = _PERSON.add_columns(_HAS_ROLES, _CHAIRS)
_ACTORS_BY_ACCOUNT = _ACTOR.where(persons.c.telegram_id.in_(bindparam("accounts", expanding=True)))
_ACTOR_BY_ID = _ACTOR.where(persons.c.id == bindparam("id"))
_WORKPLACES = select(persons.c.id, persons.c.organization_id).where(
    persons.c.id.in_(bindparam("people", expanding=True)), persons.c.organization_id.is_not(None)
)
GRANTS_IN_FORCE = and_(
    grants.c.since <= bindparam("now"),
    or_(grants.c.until.is_(None), grants.c.until > bindparam("now"), grants.c.role == Role.HEAD),
    or_(grants.c.ended_at.is_(None), grants.c.ended_at > bindparam("now")),
)
"""A condition on `grants`; pass `now` when executing. A head acts on after the term."""
_GRANTS = (
    select(grants)
    .where(grants.c.person_id.in_(bindparam("people", expanding=True)), GRANTS_IN_FORCE)
    .order_by(grants.c.chosen_at.desc().nulls_last(), grants.c.id)
)


async def find_actor(tx: Connection, account: int, now: datetime) -> Actor | None:
    """Returns the person of an account with the grants in force, or None before the
    first consent.
    """
    return (await find_actors(tx, [account], now)).get(account)


async def find_actors(tx: Connection, accounts: list[int], now: datetime) -> dict[int, Actor]:
    """Batch variant of `find_actor`."""
    rows = (await tx.execute(_ACTORS_BY_ACCOUNT, {"accounts": accounts})).all()
    actors = await _actors(tx, rows, now)
    return {row.telegram_id: actor for row, actor in zip(rows, actors, strict=True)}


async def get_actor(tx: Connection, person: PersonId, now: datetime) -> Actor:
    row = (await tx.execute(_ACTOR_BY_ID, {"id": person})).one()
    return (await _actors(tx, [row], now))[0]


async def get_person(tx: Connection, person: PersonId) -> Person:
    return person_of((await tx.execute(_BY_ID, {"id": person})).one())


async def get_people(tx: Connection, people: Iterable[PersonId]) -> dict[PersonId, Person]:
    rows = await tx.execute(_PERSON.where(persons.c.id.in_(list(people))))
    return {PersonId(row.id): person_of(row) for row in rows}


async def organizations_of(
    tx: Connection, people: Iterable[PersonId]
) -> dict[PersonId, OrganizationId]:
    """Returns each person's current workplace; people without one are missing."""
    asked, found = list(people), dict[PersonId, OrganizationId]()
    for start in range(0, len(asked), AT_ONCE):
        batch = {"people": asked[start : start + AT_ONCE]}
        for row in await tx.execute(_WORKPLACES, batch):
            found[PersonId(row.id)] = OrganizationId(row.organization_id)
    return found


async def add_person(
    tx: Connection, *, account: int, language: Language, consent: Consent
) -> PersonId:
    """Adds a person who has just consented."""
    statement = insert(persons).values(
        telegram_id=account,
        language=language,
        consent_version=consent.version,
        consent_at=consent.given_at,
        subjects=[],
        created_at=consent.given_at,
    )
    return PersonId((await tx.execute(statement.returning(persons.c.id))).scalar_one())


async def change_person(tx: Connection, person: PersonId, **columns: Any) -> None:
    await tx.execute(update(persons).where(persons.c.id == person).values(**columns))


async def save_profile(tx: Connection, person: PersonId, profile: Profile) -> None:
    await change_person(
        tx,
        person,
        surname=profile.name.surname,
        given_name=profile.name.given,
        patronymic=profile.name.patronymic,
        municipality_id=profile.municipality.id,
        organization_id=profile.organization.id,
        position=profile.position,
        subjects=[subject.value for subject in profile.subjects],
        working_since=profile.working_since,
    )


async def _actors(tx: Connection, rows: Sequence[Row[Any]], now: datetime) -> list[Actor]:
    held: dict[int, list[Grant]] = {row.id: [] for row in rows if row.has_roles}
    if held:  # few people have roles, so most taps skip this statement
        for grant in await tx.execute(_GRANTS, {"people": list(held), "now": now}):
            held[grant.person_id].append(GRANT.read(grant))
    return [
        Actor(
            person=person_of(row),
            grants=tuple(held.get(row.id, ())),
            chairs=tuple(map(CommunityId, row.chairs.split(","))) if row.chairs else (),
            is_unreachable=row.unreachable_since is not None,
        )
        for row in rows
    ]


def person_of(row: Row[Any]) -> Person:
    """A person from a row of `_PERSON`."""
    in_force = row.consent_version is not None and row.consent_withdrawn_at is None
    return Person(
        id=PersonId(row.id),
        language=Language(row.language),
        consent=Consent(version=row.consent_version, given_at=row.consent_at) if in_force else None,
        profile=_profile_of(row),
        deletion_requested_at=row.deletion_requested_at,
        takes_digest=row.takes_digest,
        is_findable=row.is_findable,
        is_merged=row.merged_into is not None,
    )


def _profile_of(row: Row[Any]) -> Profile | None:
    if row.given_name is None or row.municipality_name is None or row.organization_name is None:
        return None
    municipality = joined_municipality_of(row)
    organization = Organization(
        id=OrganizationId(row.organization_id),
        name=row.organization_name,
        kind=OrganizationKind(row.organization_kind),
        municipality=municipality.id,
        added_by=row.organization_added_by,
    )
    return Profile(
        name=Name(surname=row.surname, given=row.given_name, patronymic=row.patronymic),
        municipality=municipality,
        organization=organization,
        position=row.position and Position(row.position),
        subjects=tuple(Subject(subject) for subject in row.subjects),
        working_since=row.working_since,
    )
