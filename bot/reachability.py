"""People who cannot be written to: they blocked the bot or deleted the account."""

from district.clock import Clock
from district.ids import PersonId
from storage.database import Database
from storage.people.reachability import set_unreachable, unreachable_people


class Reachability:
    """Caches the unreachable people, so that other people's taps cost no statement."""

    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._unreachable: set[PersonId] = set()

    async def load(self) -> None:
        async with self._database.read() as connection:
            self._unreachable = await unreachable_people(connection)

    async def lost(self, person: PersonId) -> None:
        self._unreachable.add(person)
        async with self._database.write() as tx:
            await set_unreachable(tx, person, self._clock())

    async def back(self, person: PersonId) -> None:
        """Marks a person who writes to the bot as reachable. No-op if reachable."""
        if person not in self._unreachable:
            return
        async with self._database.write() as tx:
            await set_unreachable(tx, person, None)
        self._unreachable.discard(person)
