"""The cost of keeping data: a move to PostgreSQL, and taps on an encrypted file."""

import asyncio
import time
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from storage.backup import copy_file
from storage.migrate import migrate
from storage.moving import move
from tests.bench import taps, year
from tests.bench.figures import Figure, beside
from tests.crowd import OKRUG
from tests.postgresql import is_installed, postgresql
from tests.soak import IS_SOAK

PEOPLE = 48_000 if IS_SOAK else 2_400
"""With about 21 rows each: a million rows in `make soak`."""


async def measured(rounds: int, walks: int) -> dict[str, Figure]:
    return {**await _taps(rounds, walks), **(await _move() if is_installed() else {})}


async def _taps(rounds: int, walks: int) -> dict[str, Figure]:
    """Alternates an encrypted and a plain file; CPU of the bot per update."""
    encrypted: list[taps.Run] = []
    plain: list[taps.Run] = []
    for number in range(1, rounds + 1):
        for runs, is_encrypted in ((plain, False), (encrypted, True)):
            title = f"{'encrypted' if is_encrypted else 'plain'}, round {number} of {rounds}"
            run = await taps.run_once(
                OKRUG, walks, is_okrug=True, title=title, is_encrypted=is_encrypted
            )
            runs.append(run)
    return {
        "tap_encrypted": beside(
            [run.cpu_ms_per_update for run in encrypted],
            [run.cpu_ms_per_update for run in plain],
            unit="ms",
            called="plain",
            busy=[run.box_busy for run in (*encrypted, *plain)],
        )
    }


async def _move() -> dict[str, Figure]:
    """Beside it, the seconds of a copy of the file."""
    with TemporaryDirectory(prefix="okrug-bench-") as name, postgresql() as server:
        folder, target = Path(name), server.new_database()
        await (await year.filled(folder, PEOPLE)).close()
        await migrate(target)
        since = time.monotonic()
        moved = await move(f"sqlite+aiosqlite:///{folder / 'okrug.db'}", target, _quiet)
        seconds, since = time.monotonic() - since, time.monotonic()
        copy = partial(copy_file, folder / "okrug.db", folder / "copy.db", None, source_key=None)
        await asyncio.to_thread(copy)
        peer = time.monotonic() - since
    figure = beside([seconds], [peer], unit="s", called="copy_of_the_file", busy=[0.0])
    return {f"move_{1_000_000 if IS_SOAK else moved.rows}_rows_seconds": figure}


def _quiet(_done: int, _total: int) -> None:
    """Shows nothing."""
