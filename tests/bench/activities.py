"""Activities in a large and a small district, and a thousand certificates.

Measures the services without Telegram: only the database work grows with the region.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import insert, select
from tqdm import tqdm

from district.activities.activity import ActivityStatus, Which
from district.activities.enrolments import EnrolmentStatus
from district.clock import Calendar, utc_now
from district.ids import ActivityId
from district.languages import Language
from district.people.roles import Actor
from documents.certificate import Certificate, certificate_pdf
from services.wiring import Services
from storage.database import Database, open_database
from storage.people.people import find_actor
from storage.tables import activities, enrolments, persons, sessions
from tests.bench.figures import Figure, beside, p95
from tests.bench.filled import FIRST_ACCOUNT, Wish, fill
from tests.crowd import known, settings_for

SMALL, LARGE = (1_000, 10_000), (100_000, 1_000_000)
"""People, and past enrolments."""
COMING, HELD = 40, 1_000
"""Coming and past activities."""
TIMES = 300
CERTIFICATES = 1_000


async def run_once(folder: Path, people: int, enrolled: int) -> tuple[list[float], list[float]]:
    """Returns the seconds of each sign-up and of each view of the list."""
    settings = settings_for("http://127.0.0.1:1", folder)
    await known(settings, [], members=[1])
    await fill(settings, Wish(people=people))
    database = open_database(settings.database_url)
    coming = await _fill_activities(database, people, enrolled)
    services = Services(database, clock=utc_now, calendar=Calendar(zone=settings.timezone))
    actors = await _actors(database)
    joined = [
        await _timed(partial(_signs_up, services, one, coming[n % COMING]))
        for n, one in enumerate(tqdm(actors, desc="sign-ups", leave=False, disable=None))
    ]
    listed = [await _timed(partial(services.browsing.coming, one, Which.NEAR)) for one in actors]
    await database.close()
    return joined, listed


async def _signs_up(services: Services, actor: Actor, number: ActivityId) -> None:
    await services.enrolling.sign_up(actor, number)
    await services.enrolling.standing(actor.id, number)


async def _timed(work: Callable[[], Awaitable[Any]]) -> float:
    since = time.perf_counter()
    await work()
    return time.perf_counter() - since


async def _actors(database: Database) -> list[Actor]:
    async with database.read() as connection:
        found = [
            await find_actor(connection, FIRST_ACCOUNT + number, utc_now())
            for number in range(TIMES)
        ]
    return [one for one in found if one is not None]


async def _fill_activities(database: Database, people: int, enrolled: int) -> list[ActivityId]:
    now = utc_now()
    async with database.write() as tx:
        first = (await tx.execute(select(persons.c.id, persons.c.municipality_id).limit(1))).one()
        start = (
            await tx.execute(select(persons.c.id).where(persons.c.telegram_id == FIRST_ACCOUNT))
        ).scalar_one()
        rows, held = [], []
        for number in range(1, COMING + HELD + 1):
            days = number if number <= COMING else -number % 300 - 1
            begins = now + timedelta(days=days)
            rows.append(
                {
                    "id": number, "district_id": "gornyy", "type_id": "seminar",
                    "title": f"Семинар {number}", "hours": 4,
                    "audience": {"districts": [], "municipalities": [], "positions": [],
                                 "longest_service": None},
                    "capacity": 100_000, "needs_approval": False, "signup_closes_at": begins,
                    "starts_at": begins, "ends_at": begins + timedelta(hours=2),
                    "status": ActivityStatus.PUBLISHED if number <= COMING else ActivityStatus.OVER,
                    "version": 1, "made_by": first.id, "made_at": now,
                }
            )  # fmt: skip
            held.append(
                {
                    "activity_id": number, "starts_at": begins,
                    "ends_at": begins + timedelta(hours=2), "place": "Леваши",
                }
            )  # fmt: skip
        await tx.execute(insert(activities), rows)
        await tx.execute(insert(sessions), held)
        # Everyone attended `enrolled / people` past activities, each different ones.
        each = enrolled // people
        batch: list[dict[str, Any]] = []
        for number in range(enrolled):
            batch.append(
                {
                    "activity_id": COMING + 1 + (number // each + number % each * 97) % HELD,
                    "person_id": start + number // each,
                    "municipality_id": first.municipality_id,
                    "status": EnrolmentStatus.ATTENDED,
                    "version": 2, "at_once": False, "queued_at": now, "signed_up_at": now,
                    "silences": 0,
                }
            )  # fmt: skip
            if len(batch) == 20_000 or number == enrolled - 1:
                await tx.execute(insert(enrolments), batch)
                batch = []
    return [ActivityId(number) for number in range(1, COMING + 1)]


def certificates() -> float:
    """Returns the seconds for all certificates."""
    since = time.perf_counter()
    for number in range(CERTIFICATES):
        certificate_pdf(
            Certificate(
                holder="Образцова Пример Примеровна",
                activity="Как помочь неуспевающему ученику",
                reason="с благодарностью за участие в семинаре",
                days="4 декабря 2026 г.",
                hours="в объёме 4 часов",
                number=f"2026-{number:05}",
                place="Леваши",
                issuer="Институт (образец)",
                issued="5 декабря 2026 г.",
                check_link=f"https://t.me/okrug_bot?start=cert-{number:016}",
                language=Language.RU,
            )
        )
    return time.perf_counter() - since


async def measured(rounds: int) -> dict[str, Figure]:
    """Alternates the large and the small district; each value is the p95 of a round."""
    found: dict[tuple[int, int], list[tuple[float, float]]] = {SMALL: [], LARGE: []}
    for _ in range(rounds):
        for size, rows in found.items():
            with TemporaryDirectory(prefix="okrug-bench-") as name:
                joined, listed = await run_once(Path(name), *size)
            rows.append((1000 * p95(joined), 1000 * p95(listed)))
    figures = {
        name: beside(
            [row[place] for row in found[LARGE]],
            [row[place] for row in found[SMALL]],
            unit="ms",
            called=f"{SMALL[0]}_people",
            busy=[0.0],
        )
        for place, name in enumerate(("signup_p95_growth", "activity_list_p95_growth"))
    }
    seconds = await asyncio.to_thread(certificates)
    figures["certificates_1000_seconds"] = beside(
        [seconds], [seconds], unit="s", called="itself", busy=[0.0]
    )
    return figures
