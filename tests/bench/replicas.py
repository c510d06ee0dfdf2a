"""Taps on PostgreSQL behind a webhook: three replicas beside one process.

Where the third waits: on two cores the replicas share them with PostgreSQL and the sandbox, so the
figure is about the second; `box_busy` and the load of the machine say how quiet it was.
"""

import asyncio
import time
from collections.abc import Sequence
from contextlib import AsyncExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from sandbox import Box, serve
from tests.bench.figures import Figure, beside, watched
from tests.bench.taps import PEOPLE, crowd, walking
from tests.crowd import OKRUG, TOKEN, behind_webhook, bot_process, known, settings_for, until
from tests.postgresql import Server, postgresql

REPLICAS = 3
STARTED = "the bot has started"


async def run_once(server: Server, replicas: int, times: int, *, title: str) -> tuple[float, float]:
    """Returns updates a second and the CPU share of the sandbox."""
    box = Box(TOKEN, limits=False, is_local=True)
    accounts = [box.add_person(first_name=f"Учитель {number}") for number in range(PEOPLE)]
    walkers = walking(box, accounts).values()
    url = server.new_database()
    with TemporaryDirectory(prefix="okrug-bench-") as name:
        async with serve(box) as address, AsyncExitStack() as running:
            root = Path(name)
            settings = settings_for(address, root, url, **behind_webhook(root))
            await known(settings, [one.id for one in accounts])
            for number in range(replicas):
                folder = root / str(number)
                folder.mkdir()
                await running.enter_async_context(bot_process(OKRUG, settings, folder))
                await until(lambda log=folder / "log": STARTED in log.read_text(encoding="utf-8"))  # type: ignore[misc]
            await crowd(walkers, 1, title=f"{title}: warm-up")
            await _idle(box)
            made, since = box.updates.made, time.monotonic()
            with watched() as busy:
                await crowd(walkers, times, title=title)
            return (box.updates.made - made) / (time.monotonic() - since), busy.share


async def _idle(box: Box) -> None:
    await box.updates.all_confirmed()
    await asyncio.sleep(0.5)


def figures(own: Sequence[float], peer: Sequence[float], busy: Sequence[float]) -> Figure:
    return beside(own, peer, unit="1/s", called="one process", busy=busy)


async def measured(rounds: int, walks: int) -> dict[str, Figure]:
    """Alternates one process and three; `walks` per person and round."""
    own: list[float] = []
    peer: list[float] = []
    shares: list[float] = []
    with postgresql() as server:
        for number in range(1, rounds + 1):
            title = f"replicas, round {number} of {rounds}"
            for replicas, found in ((1, peer), (REPLICAS, own)):
                rate, share = await run_once(server, replicas, walks, title=f"{title}: {replicas}")
                found.append(rate)
                shares.append(share)
    return {"updates_3_replicas": figures(own, peer, shares)}
