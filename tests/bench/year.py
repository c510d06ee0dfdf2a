"""«Мой год» in a large district against one of a hundredth of its people; without Telegram.

Everyone has ten enrolments of two years. `make soak` measures 100,000 people with 1,000,000
enrolments, `make bench` a tenth of them.
"""

import time
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from tqdm import tqdm

from bot.load import load_defaults
from district.activities.activity import ActivityStatus
from district.activities.enrolments import EnrolmentStatus
from district.clock import Calendar, utc_now
from district.ids import PersonId
from district.languages import Language
from district.people.person import CONSENT_VERSION
from services.wiring import build_services
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.people.people import get_actor
from storage.tables import activities, certificates, enrolments, persons, sessions
from tests.bench.figures import Figure, beside, p95
from tests.bench.filled import pieces
from tests.soak import IS_SOAK

LARGE = 100_000 if IS_SOAK else 10_000
SMALL = LARGE // 100
EACH = 10
"""Enrolments of a person."""
OF_AN_ACTIVITY = 50
TAPS = 300
PLACE, DISTRICT = "levashinskiy", "gornyy"


def _rows(people: int) -> Iterator[tuple[Any, Iterator[dict[str, Any]]]]:
    now, held = utc_now(), people * EACH // OF_AN_ACTIVITY
    before = now - timedelta(days=700)

    def at(number: int) -> Any:
        return before + timedelta(days=600 * number // held)

    yield (
        persons,
        (
            {
                "id": one,
                "language": Language.RU,
                "consent_version": CONSENT_VERSION,
                "created_at": before,
            }
            for one in range(1, people + 1)
        ),
    )
    yield (
        activities,
        (
            {
                "id": one + 1,
                "district_id": DISTRICT,
                "type_id": "seminar",
                "title": f"Семинар {one}",
                "hours": 4,
                "audience": {},
                "needs_approval": False,
                "signup_closes_at": at(one),
                "starts_at": at(one),
                "ends_at": at(one) + timedelta(hours=4),
                "status": ActivityStatus.OVER,
                "version": 1,
                "made_by": 1,
                "made_at": before,
            }
            for one in range(held)
        ),
    )
    yield (
        sessions,
        (
            {
                "id": one + 1,
                "activity_id": one + 1,
                "starts_at": at(one),
                "ends_at": at(one) + timedelta(hours=4),
                "place": "Школа",
            }
            for one in range(held)
        ),
    )
    yield (
        enrolments,
        (
            {
                "id": one + 1,
                "activity_id": one % held + 1,
                "person_id": one // EACH + 1,
                "municipality_id": PLACE,
                "status": EnrolmentStatus.ATTENDED,
                "version": 1,
                "at_once": False,
                "queued_at": before,
                "signed_up_at": before,
                "silences": 0,
            }
            for one in range(people * EACH)
        ),
    )
    yield (
        certificates,
        (
            {"id": one + 1, "enrolment_id": one + 1, "code": f"code-{one}", "issued_at": now}
            for one in range(people * EACH)
        ),
    )


async def filled(folder: Path, people: int) -> Database:
    url = f"sqlite+aiosqlite:///{folder / 'okrug.db'}"
    await migrate(url)
    database = open_database(url)
    await load_defaults(database)
    async with database.write() as tx:
        for table, rows in _rows(people):
            for some in pieces(rows):
                await tx.execute(insert(table), some)
    return database


async def run_once(database: Database, people: int) -> list[float]:
    """Returns the seconds of the year of each of `TAPS` people."""
    calendar = Calendar(zone=ZoneInfo("Europe/Moscow"))
    years = build_services(database, clock=utc_now, calendar=calendar).years
    seconds = []
    for one in tqdm(range(TAPS), desc=f"of {people}", leave=False, disable=None):
        number = PersonId(one * (people - 1) // TAPS + 1)
        async with database.read() as connection:
            actor = await get_actor(connection, number, utc_now())
        since = time.perf_counter()
        await years.of(actor)
        seconds.append(time.perf_counter() - since)
    return seconds


async def measured(rounds: int) -> dict[str, Figure]:
    """Alternates the large and the small district."""
    found: dict[int, list[float]] = {SMALL: [], LARGE: []}
    with TemporaryDirectory(prefix="okrug-bench-") as name:
        opened = {}
        for size in found:
            (folder := Path(name) / str(size)).mkdir()
            opened[size] = await filled(folder, size)
        for _ in range(rounds):
            for size, database in opened.items():
                found[size].append(1000 * p95(await run_once(database, size)))
        for database in opened.values():
            await database.close()
    growth = beside(found[LARGE], found[SMALL], unit="ms", called=f"{SMALL}_people", busy=[0.0])
    return {"my_year_p95_growth": growth}
