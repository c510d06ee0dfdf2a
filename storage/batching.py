"""Small work of many at once, done in one go: what is asked while one batch runs is the next."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from district.errors import DatabaseFault

Item = TypeVar("Item")
Result = TypeVar("Result")


class Batcher(Generic[Item, Result]):
    """Nobody waits for a batch to fill: alone, an item is a batch of one."""

    def __init__(self, work: Callable[[list[Item]], Awaitable[list[Result]]]) -> None:
        """`work` answers as many results as it got items, in their order."""
        self._work = work
        self._asked: list[tuple[Item, asyncio.Future[Result]]] = []
        self._working: asyncio.Task[None] | None = None

    @property
    def running(self) -> list["asyncio.Task[None]"]:
        """The batch in hand, if there is one, for whoever ends it together with those who wait."""
        return [] if self._working is None or self._working.done() else [self._working]

    async def __call__(self, item: Item) -> Result:
        """The item's own result.

        Raises:
            DatabaseFault: the database cannot be used; for every item of the batch.
            Exception: what `work` raises for this item alone: it takes no other with it.
        """
        answer: asyncio.Future[Result] = asyncio.get_running_loop().create_future()
        self._asked.append((item, answer))
        if self._working is None or self._working.done():
            self._working = asyncio.create_task(self._work_off())
        return await answer

    async def _work_off(self) -> None:
        while self._asked:
            asked, self._asked = self._asked, []
            await self._answer(asked)

    async def _answer(self, asked: list[tuple[Item, asyncio.Future[Result]]]) -> None:
        try:
            results = await self._work([item for item, _ in asked])
        except Exception as error:  # noqa: BLE001 - it is raised where it was asked for
            if len(asked) > 1 and not isinstance(error, DatabaseFault):
                for one in asked:
                    await self._answer([one])
                return
            for _, answer in asked:
                if not answer.done():
                    answer.set_exception(error)
            return
        for (_, answer), result in zip(asked, results, strict=True):
            if not answer.done():  # nobody waits for it any more
                answer.set_result(result)
