"""The announcement of a call: a thousand entries with two reviews each, ranked and settled.

In one transaction: outcomes, places, awards, history and letters.
"""

import random
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.load import load_defaults
from district.calls.call import CallMove
from district.calls.entry import Entry, EntryMove
from district.calls.review import Review, ReviewStatus
from district.ids import PersonId, ReviewId
from storage.calls.calls import get_call, move_call
from storage.calls.entries import save_entries
from storage.calls.reviews import add_reviews
from storage.database import open_database
from storage.migrate import migrate
from tests.bench.figures import Figure, beside
from tests.services.contests import GARDEN, Contest, kind_with

SMALL, LARGE = 10, 1_000
"""Entries."""


async def run_once(folder: Path, number: int) -> float:
    """Returns the seconds of the announcement."""
    url = f"sqlite+aiosqlite:///{folder / 'okrug.db'}"
    await migrate(url)
    database = open_database(url)
    house = Contest(database)
    await load_defaults(database, house.clock)
    curator, author = await house.curator(), await house.cast.teacher("Автор")
    experts = [(await house.cast.teacher(f"Эксперт{at}")).id for at in range(2)]
    call = await house.closed(kind_with({**GARDEN, "stages": GARDEN["stages"][1:]}), curator)
    entries = [await house.enters(call, author, f"Огород {at}") for at in range(number)]
    dice, now = random.Random(number), house.clock()
    async with database.write() as tx:
        for one in entries:
            await add_reviews(tx, [_review(one, each, dice, house) for each in experts], now)
        moves = [(one, one.moved(EntryMove.ASSESS)) for one in entries]
        await save_entries(tx, moves, EntryMove.ASSESS, now, None)
        await move_call(tx, call, CallMove.JUDGE, now, None)
    panel = await house.results.panel(curator, call.id)
    while panel.borders:
        await house.results.decide_tie(curator, call.id, None)
        panel = await house.results.panel(curator, call.id)
    since = time.perf_counter()
    await house.results.announce(curator, call.id)
    taken = time.perf_counter() - since
    async with database.read() as connection:
        assert (await get_call(connection, call.id)).is_announced
    await database.close()
    return taken


def _review(entry: Entry, expert: PersonId, dice: random.Random, house: Contest) -> Review:
    now = house.clock()
    return Review(
        id=ReviewId(0),
        entry=entry.id,
        stage=entry.stage or "",
        expert=expert,
        status=ReviewStatus.GIVEN,
        position=0,
        asked_at=now,
        due_at=now,
        scores={"harvest": dice.randint(1, 5), "beauty": dice.randint(1, 5)},
        given_at=now,
    )


async def measured(rounds: int) -> dict[str, Figure]:
    """Alternates the large and the small call."""
    found: dict[int, list[float]] = {SMALL: [], LARGE: []}
    for _ in range(rounds):
        for number, values in found.items():
            with TemporaryDirectory(prefix="okrug-bench-") as name:
                values.append(await run_once(Path(name), number))
    figure = beside(found[LARGE], found[SMALL], unit="s", called=f"{SMALL}_entries", busy=[0.0])
    return {f"call_results_{LARGE}_entries_seconds": figure}
