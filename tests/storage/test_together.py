"""Concurrent calls are batched."""

import asyncio

import pytest

from district.errors import DatabaseFault
from storage.batching import Batcher


class Worker:
    def __init__(self) -> None:
        self.batches: list[list[int]] = []
        self.begun, self.goes = asyncio.Event(), asyncio.Event()

    async def doubled(self, numbers: list[int]) -> list[int]:
        self.batches.append(numbers)
        self.begun.set()
        await self.goes.wait()
        if 13 in numbers:
            raise ValueError("thirteen")
        if 7 in numbers:
            raise DatabaseFault("away")
        return [2 * number for number in numbers]


async def test_who_comes_while_a_batch_runs_makes_the_next() -> None:
    worker = Worker()
    together = Batcher(worker.doubled)
    first = asyncio.create_task(together(1))
    await worker.begun.wait()
    others = [asyncio.create_task(together(number)) for number in (2, 3, 4)]
    await asyncio.sleep(0)
    worker.goes.set()
    assert await asyncio.gather(first, *others) == [2, 4, 6, 8]
    assert worker.batches == [[1], [2, 3, 4]]


async def test_what_cannot_be_done_takes_nothing_else_with_it() -> None:
    worker = Worker()
    worker.goes.set()
    together = Batcher(worker.doubled)
    found = await asyncio.gather(together(2), together(13), together(3), return_exceptions=True)
    assert [found[0], type(found[1]), found[2]] == [4, ValueError, 6]
    assert await together(5) == 10


async def test_a_database_that_is_away_is_told_to_all_of_the_batch_and_asked_once() -> None:
    worker = Worker()
    worker.goes.set()
    together = Batcher(worker.doubled)
    found = await asyncio.gather(together(7), together(2), return_exceptions=True)
    assert [type(one) for one in found] == [DatabaseFault, DatabaseFault]
    assert worker.batches == [[7, 2]]


async def test_who_waits_no_more_costs_the_others_nothing() -> None:
    worker = Worker()
    together = Batcher(worker.doubled)
    impatient, patient = asyncio.create_task(together(1)), asyncio.create_task(together(2))
    await worker.begun.wait()
    impatient.cancel()
    worker.goes.set()
    assert await patient == 4
    with pytest.raises(asyncio.CancelledError):
        await impatient
