"""Priorities of the school year, which the council of a district decides by a motion."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from district.ids import DistrictId
from district.people.roles import Actor
from district.requests.statistics import HalfYear
from district.topics import Priorities
from services.service import Service
from storage.topics import find_priorities

KEPT = timedelta(minutes=10)
"""How long priorities are cached. They only mark topics."""


@dataclass(frozen=True, slots=True, kw_only=True)
class YearPriorities(Service):
    _cached: dict[DistrictId, tuple[datetime, Priorities | None]] = field(
        init=False, default_factory=dict
    )

    async def current(self, actor: Actor) -> Priorities | None:
        """Returns those of the actor's district for this school year, or the next one if decided.

        None without a district or a decision.
        """
        district = _district_of(actor)
        if district is None:
            return None
        year = HalfYear.of(self.today).year
        async with self.database.read() as connection:
            return await find_priorities(connection, district, year)

    async def lately(self, actor: Actor) -> Priorities | None:
        """Returns the same, at most `KEPT` old."""
        district, now = _district_of(actor), self.clock()
        if district is None:
            return None
        at, known = self._cached.get(district, (None, None))
        if at is None or not at <= now < at + KEPT:
            known = await self.current(actor)
            self._cached[district] = (now, known)
        return known


def _district_of(actor: Actor) -> DistrictId | None:
    profile = actor.person.profile
    if profile is not None:
        return profile.municipality.district
    return next((one.scope.district for one in actor.grants if one.scope.district), None)
