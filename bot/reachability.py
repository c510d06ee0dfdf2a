"""Who cannot be written to: blocked the bot or deleted the account, until they come back."""

from district.clock import Clock
from district.ids import PersonId
from storage.database import Database
from storage.people.reachability import set_unreachable, unreachable_people


class Reach:
    """Remembers the unreachable, so that a tap of anybody else costs no statement."""

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
        """Whoever writes to us can be written to."""
        if person not in self._unreachable:
            return
        async with self._database.write() as tx:
            await set_unreachable(tx, person, None)
        self._unreachable.discard(person)
