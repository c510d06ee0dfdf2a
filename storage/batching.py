"""Micro-batching: calls made while a batch runs form the next batch."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

from district.errors import DatabaseFault

Item = TypeVar("Item")
Result = TypeVar("Result")


class Batcher(Generic[Item, Result]):
    """Batches without delay: a single call is a batch of one."""

    def __init__(self, work: Callable[[list[Item]], Awaitable[list[Result]]]) -> None:
        """`work` must return one result per item, in the same order."""
        self._work = work
        self._asked: list[tuple[Item, asyncio.Future[Result]]] = []
        self._working: asyncio.Task[None] | None = None

    @property
    def running(self) -> list["asyncio.Task[None]"]:
        """Returns the running batch, if any, for callers that cancel it together with the waiting
        tasks.
        """
        return [] if self._working is None or self._working.done() else [self._working]

    async def __call__(self, item: Item) -> Result:
        """Returns the item's result.

        Raises:
            DatabaseFault: the database cannot be used; raised for every item of the batch.
            Exception: raised by `work` for this item only; other items are not affected.
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
        except Exception as error:  # noqa: BLE001 - raised again in the callers
            if len(asked) > 1 and not isinstance(error, DatabaseFault):
                for one in asked:
                    await self._answer([one])
                return
            for _, answer in asked:
                if not answer.done():
                    answer.set_exception(error)
            return
        for (_, answer), result in zip(asked, results, strict=True):
            if not answer.done():  # the caller was cancelled
                answer.set_result(result)
