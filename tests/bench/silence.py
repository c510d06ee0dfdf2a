"""Letters next to a chat that Telegram asks to wait for, and without it."""

import asyncio
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from sandbox import Box, serve
from tests.bench.figures import Figure, beside, watched
from tests.bench.filled import Wish, fill
from tests.bench.letters import PATIENCE, Arrivals
from tests.crowd import OKRUG, TOKEN, bot_process, known, settings_for

LETTERS = 60
SECONDS = 25
"""The requested wait of every call to the paused chat."""


async def run_once(*, is_beside: bool) -> tuple[float, float]:
    """Returns the seconds from the first letter to the last, and the load of the sandbox."""
    box, arrivals = Box(TOKEN, limits=False), Arrivals(LETTERS)
    with TemporaryDirectory(prefix="okrug-bench-") as name:
        folder = Path(name)
        async with serve(box) as address:
            settings = settings_for(address, folder)
            member = box.add_person(first_name="Член Совета")
            await known(settings, [], members=[member.id])
            accounts = await fill(settings, Wish(people=LETTERS + is_beside, letters_due=True))
            for account in accounts:
                box.add_person(first_name="Учитель", id=account).status = "member"
            if is_beside:
                _silence(box, accounts[0])
            box.events.listen(arrivals.hear)
            async with bot_process(OKRUG, settings, folder), asyncio.timeout(PATIENCE):
                await arrivals.begun.wait()
                with watched() as busy:
                    await arrivals.done.wait()
                return time.monotonic() - arrivals.first, busy.share


def _silence(box: Box, account: int) -> None:
    """Pauses the chat of the first letter, whose person keeps pressing."""
    fault = {"status": 429, "retry_after": SECONDS}
    box.fault(fault=fault, chat_id=account, times=1_000_000)
    hasty = box.people[account]
    for _ in range(20):
        hasty.send("/help")


async def measured(rounds: int) -> dict[str, Figure]:
    with_it: list[tuple[float, float]] = []
    without: list[tuple[float, float]] = []
    for _ in range(rounds):
        without.append(await run_once(is_beside=False))
        with_it.append(await run_once(is_beside=True))
    figure = beside(
        [seconds for seconds, _ in with_it],
        [seconds for seconds, _ in without],
        unit="s",
        called="without_it",
        busy=[share for _, share in with_it],
    )
    return {"letters_beside_silent_chat": figure}
