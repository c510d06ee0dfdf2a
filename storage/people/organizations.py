"""Queries of organizations for the people who maintain the list."""

from collections.abc import Collection
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Row, Select, bindparam, func, insert, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from district.ids import DistrictId, MunicipalityId, OrganizationId, PersonId, RequestId
from district.requests.request import RequestStatus
from district.territory import Organization, OrganizationFacts, OrganizationKind
from storage.tables import municipalities, organizations, persons, requests
from storage.territory import joined_municipality_of

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
SEARCH_LENGTH = 300
SEARCH_WORDS = 20
"""Limit of search words: more than the longest name of a school has."""
_OPEN = [status.value for status in RequestStatus if status.is_open]
_REQUESTS_SHOWING = (
    select(requests.c.id)
    .join(persons, persons.c.id == requests.c.author_id)
    .where(persons.c.organization_id == bindparam("organization"), requests.c.status.in_(_OPEN))
)


async def list_organizations(
    connection: AsyncConnection,
    *,
    search: str,
    limit: int,
    offset: int,
    within: Collection[DistrictId] | None = None,
    municipality: MunicipalityId | None = None,
    added_by_people: bool = False,
    but: OrganizationId | None = None,
) -> tuple[list[OrganizationFacts], int]:
    """Returns a page of organizations in use, by municipality and name, and the total number.

    `within` restricts to districts (None: all). `but` is left out.
    """
    query = _FACTS.where(*_IN_USE, *_like(search))
    if within is not None:
        query = query.where(municipalities.c.district_id.in_(within))
    if added_by_people:
        query = query.where(organizations.c.added_by.is_not(None))
    if municipality is not None:
        query = query.where(organizations.c.municipality_id == municipality)
    if but is not None:
        query = query.where(organizations.c.id != but)
    query = query.order_by(municipalities.c.name, organizations.c.name, organizations.c.id)
    rows = (await connection.execute(query.limit(limit).offset(offset))).all()
    return [_facts_of(row) for row in rows], rows[0].total if rows else 0


async def find_organization_facts(
    connection: AsyncConnection, organization: OrganizationId
) -> OrganizationFacts | None:
    """Returns None if the organization does not exist or is retired or merged."""
    query = _FACTS.where(organizations.c.id == organization, *_IN_USE)
    row = (await connection.execute(query)).one_or_none()
    return None if row is None else _facts_of(row)


async def namesakes(
    connection: AsyncConnection, municipality: MunicipalityId, name: str
) -> list[OrganizationId]:
    """Returns organizations in use of the municipality with that name, ignoring case and «ё».

    Locks the municipality until the transaction ends, so that a free name stays free.
    """
    await connection.execute(
        select(municipalities.c.id).where(municipalities.c.id == municipality).with_for_update()
    )
    query = select(organizations.c.id).where(
        *_IN_USE,
        organizations.c.municipality_id == municipality,
        _plain(organizations.c.name) == _plain_word(name),
    )
    found = await connection.execute(query.order_by(organizations.c.id))
    return [OrganizationId(one) for one in found.scalars()]


async def add_organization(
    connection: AsyncConnection, municipality: MunicipalityId, name: str, person: PersonId
) -> OrganizationId:
    """Adds an organization that `person` typed in because the list did not have it."""
    statement = insert(organizations).values(
        municipality_id=municipality, name=name, kind=OrganizationKind.OTHER, added_by=person
    )
    new = await connection.execute(statement.returning(organizations.c.id))
    return OrganizationId(new.scalar_one())


async def rename_organization(
    connection: AsyncConnection, organization: OrganizationId, name: str
) -> None:
    await connection.execute(
        update(organizations).where(organizations.c.id == organization).values(name=name)
    )


async def people_in(connection: AsyncConnection, organization: OrganizationId) -> list[PersonId]:
    """Returns everyone who works there."""
    found = await connection.execute(
        select(persons.c.id).where(persons.c.organization_id == organization)
    )
    return [PersonId(person) for person in found.scalars()]


async def merge_organizations(
    connection: AsyncConnection, source: OrganizationId, target: OrganizationId, now: datetime
) -> bool:
    """Retires `source` in favour of `target`, and moves its people and the entries merged into it.

    Returns False if `source` is not in use.
    """
    merged = await connection.execute(
        update(organizations)
        .where(organizations.c.id == source, *_IN_USE)
        .values(merged_into=target, retired_at=now)
    )
    if merged.rowcount != 1:
        return False
    await connection.execute(
        update(persons).where(persons.c.organization_id == source).values(organization_id=target)
    )
    await connection.execute(
        update(organizations)
        .where(organizations.c.merged_into == source)
        .values(merged_into=target)
    )
    return True


async def merged_into(
    connection: AsyncConnection, organization: OrganizationId
) -> OrganizationId | None:
    """Returns the target if the organization was merged."""
    query = select(organizations.c.merged_into).where(organizations.c.id == organization)
    return (await connection.execute(query)).scalar_one_or_none()


async def requests_showing(
    connection: AsyncConnection, organization: OrganizationId
) -> list[RequestId]:
    """Returns open requests whose cards name the organization."""
    rows = await connection.execute(_REQUESTS_SHOWING, {"organization": organization})
    return [RequestId(request) for request in rows.scalars()]


def _like(search: str) -> list[ColumnElement[bool]]:
    """Matches names that contain every typed word: «сош 2» finds «СОШ № 2, с. Леваши».

    Uses only the beginning of a long text: databases reject expressions with thousands of
    conditions.
    """
    words = search[:SEARCH_LENGTH].split()[:SEARCH_WORDS]
    return [
        _plain(organizations.c.name).contains(_plain_word(word), autoescape=True)
        for word in dict.fromkeys(words)
    ]


def _plain(column: ColumnElement[str]) -> ColumnElement[str]:
    return func.replace(func.lower(column), "ё", "е")


def _plain_word(word: str) -> str:
    return word.lower().replace("ё", "е")


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
