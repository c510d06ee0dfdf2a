"""`okrug retain`: what is old enough to be deleted, counted or deleted now."""

import asyncio

from bot.settings import Settings
from district.clock import utc_now
from storage.backup import forget_copies
from storage.database import open_database
from storage.retention import COPIES_KEPT, Line, delete_old, report


async def retained(settings: Settings, *, deletes: bool) -> list[Line]:
    """Returns the report of before the deletion."""
    now, database = utc_now(), open_database(settings.database_url)
    try:
        async with database.read() as connection:
            lines = await report(connection, settings.var, now)
        if deletes:
            async with database.write() as tx:
                await delete_old(tx, now)
            await asyncio.to_thread(forget_copies, settings.var, now - COPIES_KEPT)
    finally:
        await database.close()
    return lines
