"""Queries of districts and municipalities."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any

from sqlalchemy import Row, Select, bindparam, select

from district.catalogues import listed
from district.ids import DistrictId, MunicipalityId
from district.territory import District, Landmark, Municipality, MunicipalityKind, Surroundings
from storage.database import Connection
from storage.records import Record
from storage.tables import districts, municipalities, organizations

DISTRICT = Record(District, districts)
MUNICIPALITY = Record(Municipality, municipalities)

_DISTRICTS: Select[Any] = (
    select(districts).where(districts.c.retired_at.is_(None)).order_by(districts.c.name)
)
_MUNICIPALITIES: Select[Any] = (
    select(municipalities)
    .where(municipalities.c.retired_at.is_(None))
    .order_by(municipalities.c.name)
)
_DISTRICT_OF = (
    select(municipalities.c.district_id)
    .where(municipalities.c.id == bindparam("municipality"))
    .with_for_update(read=True)
)
_ROLES = select(districts.c.id).order_by(districts.c.id)
_ROLES_OF = _ROLES.where(districts.c.id == bindparam("district"))


async def districts_in_use(tx: Connection) -> tuple[District, ...]:
    """Returns districts in use, sorted by name."""
    return tuple(await DISTRICT.all(tx, _DISTRICTS))


async def municipalities_in_use(tx: Connection) -> tuple[Municipality, ...]:
    """Returns municipalities in use, sorted by name."""
    return tuple(await MUNICIPALITY.all(tx, _MUNICIPALITIES))


async def surroundings_of(
    tx: Connection, own: MunicipalityId, places: Collection[str]
) -> Surroundings:
    """Returns what tells in which municipalities the places are."""
    landmarks = {
        MunicipalityId(row.id): Landmark(
            municipality=MunicipalityId(row.id),
            names=tuple(filter(None, (row.name, row.centre))),
            neighbours=frozenset(map(MunicipalityId, listed(row.neighbours))),
        )
        for row in await tx.execute(_MUNICIPALITIES)
    }
    named: dict[str, set[MunicipalityId]] = defaultdict(set)
    around = [own, *(landmarks[own].neighbours if own in landmarks else ())]
    found = select(organizations.c.name, organizations.c.municipality_id).where(
        organizations.c.municipality_id.in_(around), organizations.c.name.in_(places)
    )
    for row in await tx.execute(found):
        named[row.name].add(MunicipalityId(row.municipality_id))
    workplaces = {name: frozenset(where) for name, where in named.items()}
    return Surroundings(own=own, landmarks=landmarks, workplaces=workplaces)


def joined_municipality_of(row: Row[Any]) -> Municipality:
    """Reads a joined row with columns named `municipality_…`."""
    return Municipality(
        id=MunicipalityId(row.municipality_id),
        name=row.municipality_name,
        kind=MunicipalityKind(row.municipality_kind),
        district=DistrictId(row.district_id),
    )


async def hold_municipality(tx: Connection, municipality: MunicipalityId) -> DistrictId | None:
    """Returns the district of the municipality, which keeps it until the transaction ends."""
    row = (await tx.execute(_DISTRICT_OF, {"municipality": municipality})).one_or_none()
    return None if row is None else DistrictId(row.district_id)


async def hold_roles(tx: Connection, district: DistrictId) -> None:
    """Locks the district's roles for reading until the transaction ends, so that people who get a
    card now can decide it. Effective on PostgreSQL; SQLite has one writer anyway.
    """
    await tx.execute(_ROLES_OF.with_for_update(read=True), {"district": district})


async def change_roles(tx: Connection, district: DistrictId | None) -> None:
    """Waits for transactions that hold the roles of the district, or of all districts if None."""
    query = _ROLES if district is None else _ROLES_OF
    given = {} if district is None else {"district": district}
    await tx.execute(query.with_for_update(key_share=True), given)
