"""A soak test: people report, withdraw, browse and decide for long; measures the bot's memory."""

import asyncio
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tqdm import tqdm

from tests.bench.figures import Figure, beside, resident_mib, watched
from tests.durability.human import Temper
from tests.durability.stream import stream

WARM_UP = 0.2
"""Share of the time for filling caches and first loads."""
LOOK = 10.0
"""Seconds between two samples of memory."""


async def measured(minutes: float) -> dict[str, Figure]:
    """Compares the maximum of the last fifth with that of the fifth after the warm-up."""
    with TemporaryDirectory(prefix="okrug-bench-") as name:
        async with stream(Path(name), temper=Temper()) as lives:
            await lives.starts()
            async with lives.flowing():
                with watched() as busy:
                    resident = await _looks(lives.pid, 60 * minutes)
    fifth = max(1, len(resident) // 5)
    figure = beside(
        [max(resident[-fifth:])],
        [max(resident[int(len(resident) * WARM_UP) :][:fifth])],
        unit="MiB",
        called="after_warm_up",
        busy=[busy.share],
    )
    return {f"resident_growth_{minutes:g}min": figure}


async def _looks(pid: int, seconds: float) -> list[float]:
    resident, since = [], time.monotonic()
    with tqdm(total=round(seconds), desc="soak", unit="s", leave=False, disable=None) as bar:
        while (passed := time.monotonic() - since) < seconds:
            await asyncio.sleep(LOOK)
            resident.append(resident_mib(pid))
            bar.update(round(time.monotonic() - since) - round(passed))
    return resident
