"""What many ask for at once is done in one go."""

import asyncio

import pytest

from bot.together import Together


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
        return [2 * number for number in numbers]


async def test_who_comes_while_a_batch_runs_makes_the_next() -> None:
    worker = Worker()
    together = Together(worker.doubled)
    first = asyncio.create_task(together(1))
    await worker.begun.wait()
    others = [asyncio.create_task(together(number)) for number in (2, 3, 4)]
    await asyncio.sleep(0)
    worker.goes.set()
    assert await asyncio.gather(first, *others) == [2, 4, 6, 8]
    assert worker.batches == [[1], [2, 3, 4]]


async def test_a_failure_is_raised_to_all_of_the_batch_and_to_nobody_else() -> None:
    worker = Worker()
    worker.goes.set()
    together = Together(worker.doubled)
    found = await asyncio.gather(together(13), together(2), return_exceptions=True)
    assert [type(one) for one in found] == [ValueError, ValueError]
    assert await together(5) == 10


async def test_who_waits_no_more_costs_the_others_nothing() -> None:
    worker = Worker()
    together = Together(worker.doubled)
    impatient, patient = asyncio.create_task(together(1)), asyncio.create_task(together(2))
    await worker.begun.wait()
    impatient.cancel()
    worker.goes.set()
    assert await patient == 4
    with pytest.raises(asyncio.CancelledError):
        await impatient
