"""Letters: the durable outbox without its rate limit, against a bare sending loop."""

import asyncio
import json
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sandbox import Box, serve
from tests.bench.figures import Figure, beside, watched
from tests.bench.filled import Wish, fill
from tests.crowd import TOKEN, bot_process, known, settings_for

UNLIMITED, LOOP = ("tests.bench.unlimited",), ("tests.bench.send_loop",)
PATIENCE = 180.0


@dataclass(slots=True)
class Arrivals:
    """The time of the first message and the number of messages."""

    expected: int
    came: int = 0
    first: float = 0.0
    begun: asyncio.Event = field(default_factory=asyncio.Event)
    done: asyncio.Event = field(default_factory=asyncio.Event)

    def hear(self, event: dict[str, Any]) -> None:
        if event["type"] != "message":
            return
        if not self.came:
            self.first = time.monotonic()
            self.begun.set()
        self.came += 1
        if self.came == self.expected:
            self.done.set()


async def run_once(command: Sequence[str], people: int, *, is_okrug: bool) -> tuple[float, float]:
    """Returns letters per second from the first to the last, and the load of the sandbox."""
    box, arrivals = Box(TOKEN, limits=False), Arrivals(people)
    box.events.listen(arrivals.hear)
    with TemporaryDirectory(prefix="okrug-bench-") as name:
        folder = Path(name)
        async with serve(box) as address:
            settings = settings_for(address, folder)
            member = box.add_person(first_name="Член Совета")
            await known(settings, [], members=[member.id])
            wish = Wish(people=people, letters_due=is_okrug)
            accounts = await fill(settings, wish)
            for account in accounts:
                box.add_person(first_name="Учитель", id=account).status = "member"
            (folder / "chats.json").write_text(json.dumps(accounts), encoding="utf-8")
            async with bot_process(command, settings, folder), asyncio.timeout(PATIENCE):
                await arrivals.begun.wait()
                with watched() as busy:
                    await arrivals.done.wait()
                return people / (time.monotonic() - arrivals.first), busy.share


async def measured(rounds: int, people: int) -> dict[str, Figure]:
    own: list[tuple[float, float]] = []
    peer: list[tuple[float, float]] = []
    for _ in range(rounds):
        peer.append(await run_once(LOOP, people, is_okrug=False))
        own.append(await run_once(UNLIMITED, people, is_okrug=True))
    figure = beside(
        [rate for rate, _ in own],
        [rate for rate, _ in peer],
        unit="1/s",
        called="aiogram_send_loop",
        busy=[share for _, share in own],
    )
    return {"letters_per_second": figure}
