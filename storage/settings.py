"""Settings of districts, read alone or as a column of what depends on them."""

import json
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Label, Row, Text, bindparam, cast, func, literal, select

from district.ids import DistrictId
from district.settings import DEFAULTS, Values
from storage.database import Connection
from storage.holidays import days_off_text, read_days_off
from storage.tables import council_settings

_PAIRS = func.aggregate_strings(
    literal('"') + council_settings.c.key + literal('": ') + cast(council_settings.c.value, Text),
    ", ",
)
_OF_DISTRICT = select(_PAIRS.label("settings")).where(
    council_settings.c.district_id == bindparam("district")
)
_WITH_DAYS_OFF = select(
    _OF_DISTRICT.scalar_subquery().label("settings"), days_off_text().label("days_off")
)


def settings_column(district: ColumnElement[Any]) -> Label[str | None]:
    """Returns the settings of the row's district as the column that `settings_of` reads."""
    changed = select(_PAIRS).where(council_settings.c.district_id == district)
    return changed.scalar_subquery().label("settings")


def settings_of(row: Row[Any]) -> Values:
    return read_settings(row.settings)


def read_settings(column: str | None) -> Values:
    return DEFAULTS if column is None else Values(json.loads(f"{{{column}}}"))


async def get_settings(tx: Connection, district: DistrictId) -> Values:
    return settings_of((await tx.execute(_OF_DISTRICT, {"district": district})).one())


async def get_settings_and_days_off(
    tx: Connection, district: DistrictId
) -> tuple[Values, frozenset[date]]:
    row = (await tx.execute(_WITH_DAYS_OFF, {"district": district})).one()
    return settings_of(row), read_days_off(row.days_off)
