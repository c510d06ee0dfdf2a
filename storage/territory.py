"""The districts and municipalities in use."""

from typing import Any

from sqlalchemy import Select, select
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


async def districts_in_use(connection: AsyncConnection) -> tuple[District, ...]:
    """By name."""
    rows = await connection.execute(_DISTRICTS)
    return tuple(District(id=DistrictId(row.id), name=row.name) for row in rows)


async def municipalities_in_use(connection: AsyncConnection) -> tuple[Municipality, ...]:
    """By name."""
    return tuple(
        Municipality(
            id=MunicipalityId(row.id),
            name=row.name,
            kind=MunicipalityKind(row.kind),
            district=DistrictId(row.district_id),
        )
        for row in await connection.execute(_MUNICIPALITIES)
    )
