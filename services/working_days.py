"""The calendar with the days off that are listed now."""

from dataclasses import replace

from district.clock import Calendar
from district.holidays import Holidays
from storage.database import Connection
from storage.holidays import get_holidays


async def with_days_off(connection: Connection, calendar: Calendar) -> Calendar:
    """Curators change holidays in chat, so they are read whenever a deadline is counted."""
    return replace(calendar, holidays=Holidays(every=await get_holidays(connection)).days_off)
