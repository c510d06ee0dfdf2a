"""The weekly snapshot of deficits and activities; `services/analytics.py` shows it."""

from dataclasses import dataclass

from district.requests.statistics import (
    half_years,
    is_due,
    published,
    published_help,
    published_wishes,
    remainders,
)
from services.service import Service
from storage.analytics import count_held, first_held
from storage.requests.statistics import (
    count_deficits,
    count_help,
    count_wishes,
    first_report,
    keep_snapshot,
    latest_snapshot,
)
from storage.territory import municipalities_in_use
from storage.topics import get_areas


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics(Service):
    async def tick(self) -> None:
        """Makes the week's snapshot. No-op if there is one."""
        now = self.clock()
        today = self.calendar.local(now).date()
        async with self.database.read() as connection:
            if not is_due(await latest_snapshot(connection), today):
                return
            begun = (await first_report(connection), await first_held(connection))
            first = min((one for one in begun if one), default=now)
            topics = {
                area.id: [topic.id for topic in area.topics] for area in await get_areas(connection)
            }
            spans = {
                half: half.span(self.calendar)
                for half in half_years(self.calendar.local(first).date(), today)
            }
            counted = {
                half: await count_deficits(connection, *span) for half, span in spans.items()
            }
            found = {half: published(cells, topics) for half, cells in counted.items()}
            wished = {
                half: published_wishes(await count_wishes(connection, *span), found[half])
                for half, span in spans.items()
            }
            every = await municipalities_in_use(connection)
            places = {one.id: one.district for one in every}
            left = {half: remainders(counted[half], topics, places) for half in spans}
            helped = {
                half: published_help(await count_help(connection, *span), topics, places)
                for half, span in spans.items()
            }
            held = {half: await count_held(connection, *span) for half, span in spans.items()}
        async with self.database.write() as tx:
            await keep_snapshot(tx, today, found, wished, left, helped, held, now)
