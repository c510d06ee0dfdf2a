"""Campaigns to tag activities and announcements with; public data."""

from dataclasses import dataclass

from district.campaigns import Campaign
from services.service import Service
from storage.campaigns import campaigns_in_use


@dataclass(frozen=True, slots=True, kw_only=True)
class Campaigns(Service):
    async def every(self) -> tuple[Campaign, ...]:
        """Returns all campaigns in use, the latest first."""
        async with self.database.read() as connection:
            return await campaigns_in_use(connection)
