"""Decisions: from a press to the updated card of the member, one of eight copies, in a large and a
small district.
"""

import asyncio
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tqdm import tqdm

from sandbox import Box, Person, serve
from tests.bench.figures import Figure, beside, p95, watched
from tests.bench.filled import FIRST_ACCOUNT, Wish, copy_of, fill
from tests.crowd import TOKEN, bot_process, find_button, known, settings_for, until

UNLIMITED = ("tests.bench.unlimited",)
SMALL, LARGE = 1_000, 100_000
"""People in the database."""
DECISIONS = 200
COPIES = 8
"""Members of the municipality: each has a card of every request."""
FILE = "okrug.db"
MEMBER = 4_000_000


async def fill_file(folder: Path, people: int) -> Path:
    settings = settings_for("http://127.0.0.1:1", folder)
    await known(settings, [], members=range(MEMBER, MEMBER + COPIES))
    wish = Wish(people=people, waiting_for=1, waiting=DECISIONS, copies=COPIES)
    await fill(settings, wish)
    return folder / FILE


async def run_once(filled: Path, people: int, title: str) -> tuple[list[float], float]:
    """Returns the seconds of each decision, and the load of the sandbox."""
    box = Box(TOKEN, limits=False)
    members = [
        box.add_person(first_name="Член Совета", id=MEMBER + number) for number in range(COPIES)
    ]
    for member in members:
        member.status = "member"
    for number in range(people - DECISIONS, people):
        box.add_person(first_name="Учитель", id=FIRST_ACCOUNT + number).status = "member"
    with TemporaryDirectory(prefix="okrug-bench-") as name:
        copy_of(filled, Path(name))
        async with serve(box) as address:
            settings = settings_for(address, Path(name))
            async with bot_process(UNLIMITED, settings, Path(name)):
                await until(lambda: all(len(one.messages) >= DECISIONS for one in members))
                with watched() as busy:
                    taken = [
                        await _decides(box, members[0])
                        for _ in tqdm(range(DECISIONS), desc=title, leave=False, disable=None)
                    ]
                return taken, busy.share


async def _decides(box: Box, member: Person) -> float:
    found = find_button(member, "Принять")
    assert found is not None
    message, data = found
    drawn = asyncio.Event()

    def hear(event: dict[str, Any]) -> None:
        if event["type"] == "edited" and event["message"]["message_id"] == message:
            drawn.set()

    forget = box.events.listen(hear)
    since = time.monotonic()
    member.press(message, data)
    await drawn.wait()
    forget()
    return time.monotonic() - since


async def measured(rounds: int) -> dict[str, Figure]:
    """Alternates the large and the small district; each value is the p95 of a round."""
    with TemporaryDirectory(prefix="okrug-bench-") as name:
        files: dict[int, Path] = {}
        for people in (SMALL, LARGE):
            folder = Path(name) / str(people)
            folder.mkdir()
            files[people] = await fill_file(folder, people)
        found: dict[int, list[float]] = {SMALL: [], LARGE: []}
        busy: list[float] = []
        for number in range(1, rounds + 1):
            for people, filled in files.items():
                title = f"decisions, round {number} of {rounds}, {people} people"
                taken, share = await run_once(filled, people, title)
                found[people].append(1000 * p95(taken))
                busy.append(share)
    figure = beside(found[LARGE], found[SMALL], unit="ms", called=f"{SMALL}_people", busy=busy)
    return {"decision_p95_growth": figure}
