"""People who cannot be written to: they blocked the bot or deleted the account."""

from district.clock import Clock
from district.ids import PersonId
from district.people.roles import Actor
from storage.database import Database
from storage.people.reachability import set_unreachable


class Reachability:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def lost(self, person: PersonId) -> None:
        async with self._database.write() as tx:
            await set_unreachable(tx, person, self._clock())

    async def back(self, actor: Actor) -> None:
        """Marks a person who writes to the bot as reachable. No-op if reachable."""
        if actor.is_unreachable:
            async with self._database.write() as tx:
                await set_unreachable(tx, actor.id, None)
