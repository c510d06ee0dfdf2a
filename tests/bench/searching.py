"""The search over everything: its time among many documents and announcements against few.

Measures the service without Telegram.
"""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert, select
from tqdm import tqdm

from district.announcements.announcement import AnnouncementStatus
from district.clock import Calendar, utc_now
from district.library import DocumentKind
from district.people.roles import Actor
from district.spelling import words_in
from services.search import Searching
from services.wiring import Services
from storage.database import Database, open_database
from storage.people.people import find_actor
from storage.tables import announcements, categories, document_words, documents, persons
from tests.bench.figures import Figure, beside, p95
from tests.bench.filled import AT_ONCE, FIRST_ACCOUNT, Wish, fill
from tests.crowd import known, settings_for
from tests.soak import IS_SOAK

LARGE = 100_000 if IS_SOAK else 20_000
SMALL = LARGE // 100
"""Documents and announcements together; as many people."""
TIMES = 100
_SUBJECTS = ("математика", "чтение", "физика", "музыка", "родной язык", "воспитание", "отчёт")


def _title(number: int) -> str:
    return f"Приказ {number} о конкурсе: {_SUBJECTS[number % len(_SUBJECTS)]}, {number % 97} класс"


def _queries(size: int) -> Iterator[str]:
    """A number, a word of every document, two words, and what nothing has."""
    for turn in range(TIMES):
        number = turn * 7919 % size
        yield (str(number), "приказы", f"{_SUBJECTS[turn % 7]} конкурс", "дирижабль")[turn % 4]


async def run_once(folder: Path, size: int) -> list[float]:
    """Returns the seconds of each search."""
    settings = settings_for("http://127.0.0.1:1", folder)
    await known(settings, [], members=[1])
    await fill(settings, Wish(people=size))
    database = open_database(settings.database_url)
    await _fill(database, size // 2)
    services = Services(database, clock=utc_now, calendar=Calendar(zone=settings.timezone))
    searching, actor, seconds = Searching(services=services), await _actor(database), []
    for typed in tqdm(list(_queries(size)), desc=f"in {size}", leave=False, disable=None):
        since = time.perf_counter()
        await searching.page(actor, typed, lambda *_: "")
        seconds.append(time.perf_counter() - since)
    await database.close()
    return seconds


async def _actor(database: Database) -> Actor:
    async with database.read() as connection:
        found = await find_actor(connection, FIRST_ACCOUNT, utc_now())
    assert found is not None
    return found


async def _fill(database: Database, each: int) -> None:
    now = utc_now()
    async with database.write() as tx:
        author = (await tx.execute(select(persons.c.id).limit(1))).scalar_one()
        category = (await tx.execute(select(categories.c.id).limit(1))).scalar_one()
        for start in range(0, each, AT_ONCE // 4):
            numbers = range(start, min(each, start + AT_ONCE // 4))
            await tx.execute(
                insert(documents),
                [
                    {
                        "id": f"own-{number}", "position": 0, "kind": DocumentKind.ORDER,
                        "title": _title(number), "number": str(number),
                        "day": f"{2000 + number % 26}-{1 + number % 12:02}-{1 + number % 28:02}",
                        "about": "", "link": "", "text": "",
                    }
                    for number in numbers
                ],
            )  # fmt: skip
            words = [
                {"document_id": f"own-{number}", "word": word}
                for number in numbers
                for word in words_in(_title(number))
            ]
            await tx.execute(insert(document_words), words)
            rows: list[dict[str, Any]] = [
                {
                    "author_id": author, "district_id": ("gornyy", "yuzhnyy")[number % 2],
                    "category_id": category, "is_urgent": False,
                    "content": {"text": _title(number), "entities": [], "media": []},
                    "recipients": {}, "buttons": [],
                    "status": AnnouncementStatus.SENT, "version": 1,
                    "due_at": now, "good_until": now, "is_planned": True, "planned_up_to": 0,
                    "lags": False, "made_at": now, "is_shown": True,
                    "started_at": now - timedelta(minutes=number),
                }
                for number in numbers
            ]  # fmt: skip
            await tx.execute(insert(announcements), rows)


async def measured(rounds: int) -> dict[str, Figure]:
    """Alternates the long and the short list."""
    found: dict[int, list[float]] = {SMALL: [], LARGE: []}
    for _ in range(rounds):
        for size, values in found.items():
            with TemporaryDirectory(prefix="okrug-bench-") as name:
                values.append(1000 * p95(await run_once(Path(name), size)))
    return {
        "search_p95_growth": beside(
            found[LARGE], found[SMALL], unit="ms", called=f"{SMALL}_documents", busy=[0.0]
        )
    }
