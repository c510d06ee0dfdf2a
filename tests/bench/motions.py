"""The close of a motion: votes counted, its effect made, letters, cards and protocol written.

In one transaction of the clock, with the votes of a large and of a usual council.
"""

import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tqdm import tqdm

from bot.load import load_defaults
from district.council.motion import MotionKind, MotionStatus
from district.council.settings import VOICES
from storage.database import open_database
from storage.migrate import migrate
from tests.bench.figures import Figure, beside
from tests.services.motions import Voting

SMALL, LARGE = 12, 200
"""Voices."""


async def run_once(folder: Path, voices: int) -> float:
    """Returns the seconds of the close."""
    url = f"sqlite+aiosqlite:///{folder / 'okrug.db'}"
    await migrate(url)
    database = open_database(url)
    house = Voting(database)
    await load_defaults(database, house.clock)
    await house.set(VOICES, "member")
    places = await house.places()
    members = [
        await house.member(f"Член {at}", places[at % len(places)])
        for at in tqdm(range(voices), desc=f"{voices} voices", leave=False, disable=None)
    ]
    facts = await house.opened(
        members[0],
        kind=MotionKind.PRIORITIES,
        options=await house.topics(6),
        most=3,
        effect={"year": 2027},
    )
    for at, member in enumerate(members):
        await house.votes(member, facts, str(at % 3 + 1))
    assert facts.motion.closes_at is not None
    house.clock.now = facts.motion.closes_at
    since = time.perf_counter()
    await house.motions.tick()
    taken = time.perf_counter() - since
    assert (await house.now(facts)).motion.status is MotionStatus.ADOPTED
    await database.close()
    return taken


async def measured(rounds: int) -> dict[str, Figure]:
    """Alternates the large and the usual council."""
    found: dict[int, list[float]] = {SMALL: [], LARGE: []}
    for _ in range(rounds):
        for voices, values in found.items():
            with TemporaryDirectory(prefix="okrug-bench-") as name:
                values.append(1000 * await run_once(Path(name), voices))
    figure = beside(found[LARGE], found[SMALL], unit="ms", called=f"{SMALL}_voices", busy=[0.0])
    return {f"motion_close_{LARGE}_ms": figure}
