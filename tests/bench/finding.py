"""Finding an organization: the time in a long list against a short one, and how often the wanted
one is among the first three for what people type.

Measures the service without Telegram.
"""

import time
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain, count, islice
from pathlib import Path
from tempfile import TemporaryDirectory

from tqdm import tqdm

from bot.load import load_defaults
from district.catalogues import Entry
from district.clock import utc_now
from district.spelling import is_same
from services.loading import Loading
from services.territory import Territory
from storage.database import open_database
from storage.migrate import migrate
from tests.bench.figures import Figure, beside, p95
from tests.organization_list import entries, listed, queries

SMALL, LARGE = 200, 20_000
FIRST = 3


WANTED = {one.id: one.title for one in listed()}
_CONSONANTS = "бвгджзклмнпрстхцчш"


def list_of(size: int, places: Sequence[str]) -> list[Entry]:
    """Returns the organizations that the queries want, then the others of the list, then copies
    in made-up villages of all municipalities.
    """
    wanted = {one.wanted_id for one in queries()}
    every = sorted(entries(), key=lambda entry: entry.id not in wanted)
    copies = (
        replace(
            entry,
            id=f"{entry.id}-{turn}",
            fields={
                **entry.fields,
                "municipality": places[number % len(places)],
                "name": f"{entry.text('name')[:150]}, с. {_village(number)}",
            },
        )
        for turn in count(1)
        for number, entry in enumerate(every, start=turn * len(every))
    )
    return list(islice(chain(every, copies), size))


def _village(number: int) -> str:
    parts = []
    for _ in range(4):
        number, place = divmod(number, len(_CONSONANTS))
        parts.append(f"{_CONSONANTS[place]}а")
    return "".join(parts).capitalize()


async def run_once(folder: Path, size: int) -> tuple[list[float], float]:
    """Returns the seconds of each search in a list of that size, and the share of queries whose
    wanted organization is among the first three.
    """
    url = f"sqlite+aiosqlite:///{folder / 'okrug.db'}"
    await migrate(url)
    database = open_database(url)
    await load_defaults(database)
    territory = Territory(database=database)
    every = await territory.municipalities()
    await Loading(database=database, clock=utc_now).apply(list_of(size, [one.id for one in every]))
    places = {
        name: next(one.id for one in every if is_same(one.name, name))
        for name in {one.municipality for one in listed()}
    }
    seconds, hits = [], 0
    for one in tqdm(queries(), desc=f"in {size}", leave=False, disable=None):
        since = time.perf_counter()
        page = await territory.organizations(places[one.municipality], search=one.query)
        seconds.append(time.perf_counter() - since)
        first = [facts.organization.name for facts in page.items[:FIRST]]
        hits += WANTED[one.wanted_id] in first
    await database.close()
    return seconds, hits / len(queries())


async def measured(rounds: int) -> dict[str, Figure]:
    """Alternates the long and the short list."""
    found: dict[int, list[float]] = {SMALL: [], LARGE: []}
    for _ in range(rounds):
        for size, values in found.items():
            with TemporaryDirectory(prefix="okrug-bench-") as name:
                seconds, _ = await run_once(Path(name), size)
            values.append(1000 * p95(seconds))
    with TemporaryDirectory(prefix="okrug-bench-") as name:
        _, recall = await run_once(Path(name), len(listed()))
    return {
        "find_organization_p95": beside(
            found[LARGE], found[SMALL], unit="ms", called=f"{SMALL}_organizations", busy=[0.0]
        ),
        "find_organization_recall": beside(
            [recall], [1.0], unit="share", called="every_query", busy=[0.0]
        ),
    }
