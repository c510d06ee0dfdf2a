"""The calendar with the days off that are listed now."""

from dataclasses import replace

from district.clock import Calendar
from district.ids import DistrictId
from district.settings import Values
from storage.database import Connection
from storage.holidays import get_days_off
from storage.settings import get_settings_and_days_off


async def with_days_off(connection: Connection, calendar: Calendar) -> Calendar:
    """Curators change holidays in chat, so they are read whenever a deadline is counted."""
    return replace(calendar, holidays=await get_days_off(connection))


async def calendar_and_settings(
    connection: Connection, calendar: Calendar, district: DistrictId
) -> tuple[Calendar, Values]:
    """Returns what the deadlines of a new request depend on, with one statement."""
    values, days_off = await get_settings_and_days_off(connection, district)
    return replace(calendar, holidays=days_off), values
