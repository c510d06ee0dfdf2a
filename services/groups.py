"""Groups that the bot was added to: how often it speaks there."""

from district.clock import Clock
from district.groups import ANSWER_INTERVAL
from storage.database import Database
from storage.groups import move_group, take_answer


class Groups:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    async def try_answer(self, chat: int) -> bool:
        """Takes the group's one answer of the hour. Returns False if it is taken already.

        The hour is a row, so neither a restart nor a second process answers twice.
        """
        now = self._clock()
        async with self._database.write() as tx:
            return await take_answer(tx, chat, now, since=now - ANSWER_INTERVAL)

    async def move(self, old: int, new: int) -> None:
        """The group has become a supergroup under another number. Idempotent, in any order."""
        async with self._database.write() as tx:
            await move_group(tx, old, new)
