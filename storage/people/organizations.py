"""Queries of organizations for the people who maintain the list."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, bindparam, func, insert, select, update

from district.ids import DistrictId, MunicipalityId, OrganizationId, PersonId, RequestId
from district.requests.request import RequestStatus
from district.spelling import is_same, words_of
from district.territory import Organization, OrganizationFacts, OrganizationKind
from storage.database import Connection
from storage.people.organization_words import Within, find_candidates, keep_words
from storage.tables import changes, entries, municipalities, organizations, persons, requests
from storage.territory import joined_municipality_of, municipalities_in_use

_PEOPLE = (
    select(func.count())
    .where(persons.c.organization_id == organizations.c.id)
    .scalar_subquery()
    .label("people")
)
_FACTS: Select[Any] = select(
    organizations,
    municipalities.c.name.label("municipality_name"),
    municipalities.c.kind.label("municipality_kind"),
    municipalities.c.district_id,
    _PEOPLE,
    func.count().over().label("total"),
).join(municipalities, municipalities.c.id == organizations.c.municipality_id)
_IN_USE = (organizations.c.retired_at.is_(None), organizations.c.merged_into.is_(None))
_OPEN = [status.value for status in RequestStatus if status.is_open]
_REQUESTS_SHOWING = (
    select(requests.c.id)
    .join(persons, persons.c.id == requests.c.author_id)
    .where(persons.c.organization_id == bindparam("organization"), requests.c.status.in_(_OPEN))
)


async def list_organizations(
    tx: Connection, within: Within, *, limit: int, offset: int
) -> tuple[list[OrganizationFacts], int]:
    """Returns a page of organizations in use, by municipality and name, and the total number."""
    query = _FACTS.where(*within.conditions()).order_by(
        municipalities.c.name, organizations.c.name, organizations.c.id
    )
    rows = (await tx.execute(query.limit(limit).offset(offset))).all()
    return [_facts_of(row) for row in rows], rows[0].total if rows else 0


async def organizations_among(
    tx: Connection, ids: Collection[OrganizationId]
) -> list[OrganizationFacts]:
    """Returns those in use, in the order of `ids`."""
    if not ids:
        return []
    rows = await tx.execute(_FACTS.where(organizations.c.id.in_(ids), *_IN_USE))
    found = {row.id: _facts_of(row) for row in rows}
    return [found[one] for one in ids if one in found]


async def find_organization_facts(
    tx: Connection, organization: OrganizationId
) -> OrganizationFacts | None:
    """Returns None if the organization does not exist or is retired or merged."""
    query = _FACTS.where(organizations.c.id == organization, *_IN_USE)
    row = (await tx.execute(query)).one_or_none()
    return None if row is None else _facts_of(row)


async def namesakes(
    tx: Connection, municipality: MunicipalityId, name: str
) -> list[OrganizationId]:
    """Locks the municipality until the transaction ends, so that a free name stays free; returns
    the spellings of the name.
    """
    held = select(municipalities.c.id).where(municipalities.c.id == municipality)
    await tx.execute(held.with_for_update())
    return await spellings_of(tx, municipality, name)


async def spellings_of(
    tx: Connection, municipality: MunicipalityId, name: str
) -> list[OrganizationId]:
    """Returns organizations in use of the municipality with that name in any spelling."""
    every = await municipalities_in_use(tx)
    city = next((one.city for one in every if one.id == municipality), "")
    within = Within(municipalities=[municipality])
    found = await find_candidates(tx, words_of(name), within)
    return sorted(one.id for one in found if is_same(one.name, name, city))


async def add_organization(
    tx: Connection, municipality: MunicipalityId, name: str, person: PersonId
) -> OrganizationId:
    """Adds an organization that `person` typed in because the list did not have it."""
    statement = insert(organizations).values(
        municipality_id=municipality, name=name, kind=OrganizationKind.OTHER, added_by=person
    )
    new = await tx.execute(statement.returning(organizations.c.id))
    added = OrganizationId(new.scalar_one())
    await keep_words(tx, {added: (name, municipality)})
    return added


async def added_in(
    tx: Connection, district: DistrictId, since: datetime, until: datetime
) -> list[OrganizationFacts]:
    """Returns organizations in use of a district that people added in that time."""
    added = select(changes.c.subject_id).where(
        changes.c.subject == "organization",
        changes.c.what == "added",
        changes.c.at >= since,
        changes.c.at < until,
    )
    ids = [int(one) for one in (await tx.execute(added)).scalars()]
    query = _FACTS.where(
        organizations.c.id.in_(ids), municipalities.c.district_id == district, *_IN_USE
    ).order_by(municipalities.c.name, organizations.c.name, organizations.c.id)
    return [_facts_of(row) for row in await tx.execute(query)]


async def rename_organization(tx: Connection, organization: OrganizationId, name: str) -> None:
    renamed = update(organizations).where(organizations.c.id == organization).values(name=name)
    where = await tx.execute(renamed.returning(organizations.c.municipality_id))
    await keep_words(tx, {organization: (name, MunicipalityId(where.scalar_one()))})


async def people_in(tx: Connection, organization: OrganizationId) -> list[PersonId]:
    """Returns everyone who works there."""
    found = await tx.execute(select(persons.c.id).where(persons.c.organization_id == organization))
    return [PersonId(person) for person in found.scalars()]


async def merge_organizations(
    tx: Connection, source: OrganizationId, target: OrganizationId, now: datetime
) -> bool:
    """Retires `source` in favour of `target`, and moves its people, their entries in calls and the
    organizations merged into it.

    Returns False if `source` is not in use.
    """
    merged = await tx.execute(
        update(organizations)
        .where(organizations.c.id == source, *_IN_USE)
        .values(merged_into=target, retired_at=now)
    )
    if merged.rowcount != 1:
        return False
    for table in (persons, entries):
        moved = update(table).where(table.c.organization_id == source)
        await tx.execute(moved.values(organization_id=target))
    await tx.execute(
        update(organizations)
        .where(organizations.c.merged_into == source)
        .values(merged_into=target)
    )
    return True


async def merged_into(tx: Connection, organization: OrganizationId) -> OrganizationId | None:
    """Returns the target if the organization was merged."""
    query = select(organizations.c.merged_into).where(organizations.c.id == organization)
    return (await tx.execute(query)).scalar_one_or_none()


async def requests_showing(tx: Connection, organization: OrganizationId) -> list[RequestId]:
    """Returns open requests whose cards name the organization."""
    rows = await tx.execute(_REQUESTS_SHOWING, {"organization": organization})
    return [RequestId(request) for request in rows.scalars()]


def _facts_of(row: Row[Any]) -> OrganizationFacts:
    municipality = joined_municipality_of(row)
    organization = Organization(
        id=OrganizationId(row.id),
        name=row.name,
        kind=OrganizationKind(row.kind),
        municipality=municipality.id,
        added_by=None if row.added_by is None else PersonId(row.added_by),
    )
    return OrganizationFacts(
        organization=organization, municipality=municipality, people=row.people
    )
