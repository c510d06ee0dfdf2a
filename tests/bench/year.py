"""«Мой год», and the tables of figures of a curator, in a large district against one of a hundredth
of its people; without Telegram.

Everyone has ten enrolments of two years, and half of them a difficulty. `make soak` measures
100,000 people with 1,000,000 enrolments, `make bench` a tenth of them.
"""

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import insert
from tqdm import tqdm

from bot.load import load_defaults
from district.activities.activity import ActivityStatus
from district.activities.enrolments import EnrolmentStatus
from district.analytics import View
from district.clock import Calendar, utc_now
from district.ids import PersonId
from district.languages import Language
from district.people.person import CONSENT_VERSION
from district.people.roles import Role
from district.requests.deficits import DeficitStatus, Severity
from services.wiring import Services
from storage.database import Database, open_database
from storage.migrate import migrate
from storage.people.people import get_actor
from storage.tables import (
    activities,
    activity_topics,
    certificates,
    deficits,
    enrolments,
    grants,
    mentors,
    persons,
    sessions,
)
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
MENTOR_OF = 500
"""People for whom there is one mentor."""
PLACES = ("levashinskiy", "akushinskiy", "gunibskiy", "botlikhskiy")
STATUSES = (DeficitStatus.REPORTED, DeficitStatus.ACCEPTED, DeficitStatus.RESOLVED)
AREAS = ("literacy", "methods", "standards", "digital")
TABLES_SHOWN = 20
"""How many times each table is shown."""


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
                "surname": "Образцова",
                "given_name": "Пример",
                "municipality_id": PLACES[one % len(PLACES)],
            }
            for one in range(1, people + 1)
        ),
    )
    yield grants, _grants(people, before)
    yield (
        mentors,
        (
            {
                "person_id": one, "district_id": DISTRICT, "topics": [], "subjects": [],
                "languages": [], "capacity": 2, "changed_at": before,
            }
            for one in range(2, people, MENTOR_OF)
        ),
    )  # fmt: skip
    yield (
        deficits,
        (
            {
                "person_id": one,
                "topic_id": f"{AREAS[one % len(AREAS)]}-{one % 3 + 1}",
                "severity": Severity.NEED_HELP,
                "wanted": ["seminar"],
                "status": STATUSES[one % len(STATUSES)],
                "reported_at": before + timedelta(days=600 * one // people),
                "changed_at": now,
            }
            for one in range(1, people + 1, 2)
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
        activity_topics,
        (
            {"activity_id": one + 1, "topic_id": f"{AREAS[one % len(AREAS)]}-{one % 3 + 1}"}
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


def _grants(people: int, since: datetime) -> Iterator[dict[str, Any]]:
    """A curator and mentors."""
    roles = [(1, Role.CURATOR), *((one, Role.MENTOR) for one in range(2, people, MENTOR_OF))]
    for person, role in roles:
        yield {"person_id": person, "role": role, "district_id": DISTRICT, "since": since}


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
    years = Services(database, clock=utc_now, calendar=calendar).years
    seconds = []
    for one in tqdm(range(TAPS), desc=f"of {people}", leave=False, disable=None):
        number = PersonId(one * (people - 1) // TAPS + 1)
        async with database.read() as connection:
            actor = await get_actor(connection, number, utc_now())
        since = time.perf_counter()
        await years.of(actor)
        seconds.append(time.perf_counter() - since)
    return seconds


async def tables(database: Database) -> list[float]:
    """Returns the seconds of each table of figures, as shown and as a file."""
    calendar = Calendar(zone=ZoneInfo("Europe/Moscow"))
    analytics = Services(database, clock=utc_now, calendar=calendar).analytics
    async with database.read() as connection:
        curator = await get_actor(connection, PersonId(1), utc_now())
    seconds = []
    for view in (*View,) * TABLES_SHOWN:
        for whole in (False, True):
            since = time.perf_counter()
            assert (await analytics.figures(curator, view, whole=whole)) is not None
            seconds.append(time.perf_counter() - since)
    return seconds


async def snapshot(database: Database) -> float:
    """Returns the seconds of the weekly count, which the tables are read from."""
    calendar = Calendar(zone=ZoneInfo("Europe/Moscow"))
    statistics = Services(database, clock=utc_now, calendar=calendar).statistics
    since = time.perf_counter()
    await statistics.tick()
    return time.perf_counter() - since


async def measured(rounds: int) -> dict[str, Figure]:
    """Alternates the large and the small district."""
    found: dict[int, list[float]] = {SMALL: [], LARGE: []}
    shown: dict[int, list[float]] = {SMALL: [], LARGE: []}
    counted: dict[int, list[float]] = {SMALL: [], LARGE: []}
    with TemporaryDirectory(prefix="okrug-bench-") as name:
        opened = {}
        for size in found:
            (folder := Path(name) / str(size)).mkdir()
            opened[size] = await filled(folder, size)
            counted[size].append(await snapshot(opened[size]))
        for _ in range(rounds):
            for size, database in opened.items():
                found[size].append(1000 * p95(await run_once(database, size)))
                shown[size].append(max(await tables(database)))
        for database in opened.values():
            await database.close()
    return {
        name: beside(of[LARGE], of[SMALL], unit=unit, called=f"{SMALL}_people", busy=[0.0])
        for name, of, unit in (
            ("my_year_p95_growth", found, "ms"),
            ("analytics_seconds", shown, "s"),
            ("snapshot_seconds", counted, "s"),
        )
    }
