"""Replies to people next to a hostile person and a paused chat, and without them.

People pause before each tap: without pauses the bot's speed would be measured instead of fairness.
"""

import asyncio
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from sandbox import Box, serve
from tests.bench.figures import Figure, beside, p95, watched
from tests.bench.taps import walking
from tests.crowd import OKRUG, PATIENCE, TOKEN, bot_process, known, settings_for, until
from tests.durability.flood import Flood

PEOPLE = 20
PAUSE = 0.5
"""Seconds."""
WALKS = 3
MOST, RATE = 10_000, 100.0
"""Size of the flood in updates, and updates per second."""


async def run_once(*, is_beside: bool) -> tuple[float, float]:
    """Returns the 95th percentile of the reply time in milliseconds, and the load of
    the sandbox.
    """
    box = Box(TOKEN, limits=False)
    accounts = [box.add_person(first_name=f"Учитель {number}") for number in range(PEOPLE)]
    walkers = walking(box, accounts).values()
    with TemporaryDirectory(prefix="okrug-bench-") as name:
        folder = Path(name)
        async with AsyncExitStack() as stack:
            settings = settings_for(await stack.enter_async_context(serve(box)), folder)
            await known(settings, [one.id for one in accounts])
            flood = Flood(box, most=MOST, rate=RATE)
            await flood.comes(settings)
            await stack.enter_async_context(bot_process(OKRUG, settings, folder))
            await until(lambda: box.call_counts["getUpdates"] > 0)
            async with asyncio.timeout(PATIENCE * (1 + WALKS)):
                await asyncio.gather(*(one.walks(1, _ignore) for one in walkers))
                for one in walkers:
                    one.waited.clear()
                if is_beside:
                    _ = await stack.enter_async_context(flood.pouring())
                with watched() as busy:
                    await asyncio.gather(*(one.walks(WALKS, _ignore, PAUSE) for one in walkers))
        waited = [seconds for one in walkers for seconds in one.waited]
        return 1000 * p95(waited), busy.share


def _ignore() -> None:
    """Progress callback that shows nothing."""


async def measured(rounds: int) -> dict[str, Figure]:
    with_it: list[tuple[float, float]] = []
    without: list[tuple[float, float]] = []
    for _ in range(rounds):
        without.append(await run_once(is_beside=False))
        with_it.append(await run_once(is_beside=True))
    figure = beside(
        [waited for waited, _ in with_it],
        [waited for waited, _ in without],
        unit="ms",
        called="without_it",
        busy=[share for _, share in with_it],
    )
    return {"answer_p95_beside_flood": figure}
