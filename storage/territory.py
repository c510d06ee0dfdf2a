"""The districts and municipalities in use."""

from typing import Any

from sqlalchemy import Row, Select, bindparam, select
from sqlalchemy.ext.asyncio import AsyncConnection

from district.ids import DistrictId, MunicipalityId
from district.territory import District, Municipality, MunicipalityKind
from storage.tables import districts, municipalities

_DISTRICTS: Select[Any] = (
    select(districts).where(districts.c.retired_at.is_(None)).order_by(districts.c.name)
)
_MUNICIPALITIES: Select[Any] = (
    select(municipalities)
    .where(municipalities.c.retired_at.is_(None))
    .order_by(municipalities.c.name)
)
_ROLES = select(districts.c.id).order_by(districts.c.id)
_ROLES_OF = _ROLES.where(districts.c.id == bindparam("district"))


async def districts_in_use(connection: AsyncConnection) -> tuple[District, ...]:
    """By name."""
    rows = await connection.execute(_DISTRICTS)
    return tuple(District(id=DistrictId(row.id), name=row.name) for row in rows)


async def municipalities_in_use(connection: AsyncConnection) -> tuple[Municipality, ...]:
    """By name."""
    return tuple(map(municipality_of, await connection.execute(_MUNICIPALITIES)))


def municipality_of(row: Row[Any]) -> Municipality:
    """A municipality from a row of `municipalities`."""
    return Municipality(
        id=MunicipalityId(row.id),
        name=row.name,
        kind=MunicipalityKind(row.kind),
        district=DistrictId(row.district_id),
    )


def joined_municipality_of(row: Row[Any]) -> Municipality:
    """The same from a joined row, where its columns are called `municipality_…`."""
    return Municipality(
        id=MunicipalityId(row.municipality_id),
        name=row.municipality_name,
        kind=MunicipalityKind(row.municipality_kind),
        district=DistrictId(row.district_id),
    )


async def hold_roles(connection: AsyncConnection, district: DistrictId) -> None:
    """Until the transaction ends nobody's role in the district begins or ends: whoever is dealt a
    request now is there to decide it. Of PostgreSQL; the file has one writer anyway."""
    await connection.execute(_ROLES_OF.with_for_update(read=True), {"district": district})


async def change_roles(connection: AsyncConnection, district: DistrictId | None) -> None:
    """Waits for the requests that are just being dealt in the district, or (None) anywhere."""
    query = _ROLES if district is None else _ROLES_OF
    given = {} if district is None else {"district": district}
    await connection.execute(query.with_for_update(key_share=True), given)
