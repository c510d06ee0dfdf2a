"""Groups with the bot: rate limit of replies."""

from dataclasses import dataclass

from district.groups import ANSWER_INTERVAL
from services.service import Service
from storage.council.groups import move_council_group
from storage.groups import move_group, take_answer


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups(Service):
    async def try_answer(self, chat: int) -> bool:
        """Takes the group's reply of the hour. Returns False if it is already taken.

        Stored as a row, so neither a restart nor a second process replies twice.
        """
        now = self.clock()
        async with self.database.write() as tx:
            return await take_answer(tx, chat, now, since=now - ANSWER_INTERVAL)

    async def move(self, old: int, new: int) -> None:
        """Handles the upgrade of a group to a supergroup with a new id.

        Idempotent, in any order.
        """
        async with self.database.write() as tx:
            await move_group(tx, old, new)
            await move_council_group(tx, old, new)
