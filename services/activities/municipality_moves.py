"""Activities of a district that a municipality leaves."""

from datetime import datetime

from district.activities.activity import Audience
from district.ids import ActivityId
from district.territory import Transfer
from storage.activities.activities import audiences_to_come, put_audience
from storage.database import Connection


class OpenActivities:
    """Activities already planned stay open to the municipality, with the seats kept for it."""

    async def keep_open(self, tx: Connection, transfer: Transfer, now: datetime) -> None:
        """Adds the municipality to the guests. Idempotent. Locks the activities."""
        chosen = await _losing(tx, transfer, now)
        held = await audiences_to_come(tx, now, only=chosen, hold=True)
        for activity, audience in held.items():
            await put_audience(tx, activity, audience.keeping(transfer))

    async def count_open(self, connection: Connection, transfer: Transfer, now: datetime) -> int:
        """Returns the number of activities that would stay open to the municipality."""
        return len(await _losing(connection, transfer, now))


async def _losing(connection: Connection, transfer: Transfer, now: datetime) -> list[ActivityId]:
    """Returns activities to come whose audience would lose the municipality."""

    def loses(audience: Audience) -> bool:
        return audience.keeping(transfer) != audience

    found = await audiences_to_come(connection, now)
    return [activity for activity, audience in found.items() if loses(audience)]
