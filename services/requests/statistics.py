"""Statistics of deficits: counted once a week, the same for everyone."""

from dataclasses import dataclass

from district.errors import NotPermitted
from district.ids import DistrictId
from district.people.roles import Actor, Permission
from district.requests.statistics import (
    HalfYear,
    Row,
    Statistic,
    Table,
    half_years,
    is_due,
    published,
    published_wishes,
)
from services.service import Service
from storage.requests.requests import get_municipalities
from storage.requests.statistics import (
    count_deficits,
    count_wishes,
    first_report,
    keep_snapshot,
    latest_snapshot,
    read_halves,
    read_statistic,
)
from storage.topics import get_areas, get_labels


@dataclass(frozen=True, slots=True, kw_only=True)
class Statistics(Service):
    async def latest(self, actor: Actor, table: Table, half: str | None = None) -> Statistic | None:
        """Returns a table of the actor's district from the latest snapshot, or None without one.

        `half` is a key; if missing or without data, the latest half-year is used.

        Raises:
            NotPermitted: the actor may not see aggregates.
        """
        district = _seen_by(actor)
        async with self.database.read() as connection:
            day = await latest_snapshot(connection)
            if day is None:
                return None
            halves = await read_halves(connection, district, day) or (HalfYear.of(day),)
            chosen = next((one for one in halves if one.key == half), halves[0])
            cells = await read_statistic(connection, table, district, day, chosen)
            labels = await get_labels(connection, table, cells)
            places = await get_municipalities(
                connection, {place for counts in cells.values() for place in counts}
            )
        rows = [
            Row(
                label=labels[name],
                places=tuple(
                    sorted(
                        ((places[place], counts) for place, counts in cells[name].items()),
                        key=lambda one: one[0].name,
                    )
                ),
            )
            for name in sorted(cells)
        ]
        return Statistic(
            day=day,
            table=table,
            half=chosen,
            halves=halves,
            rows=tuple(sorted(rows, key=lambda row: -row.total.reported)),
        )

    async def tick(self) -> None:
        """Makes the week's snapshot. No-op if there is one."""
        now = self.clock()
        today = self.calendar.local(now).date()
        async with self.database.read() as connection:
            if not is_due(await latest_snapshot(connection), today):
                return
            first = await first_report(connection) or now
            topics = {
                area.id: [topic.id for topic in area.topics] for area in await get_areas(connection)
            }
            spans = {
                half: half.span(self.calendar)
                for half in half_years(self.calendar.local(first).date(), today)
            }
            found = {
                half: published(await count_deficits(connection, *span), topics)
                for half, span in spans.items()
            }
            wished = {
                half: published_wishes(await count_wishes(connection, *span), found[half])
                for half, span in spans.items()
            }
        async with self.database.write() as tx:
            await keep_snapshot(tx, today, found, wished, now)


def _seen_by(actor: Actor) -> DistrictId:
    for grant in actor.grants:
        if grant.scope.district and grant.gives(Permission.SEE_AGGREGATES, None):
            return grant.scope.district
    raise NotPermitted(permission=Permission.SEE_AGGREGATES)
