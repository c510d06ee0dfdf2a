"""Reminders over a month of changes, compared with a naive model."""

import random
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta

import pytest
from sqlalchemy import select

from district.activities.activity import Activity
from district.errors import DistrictError
from district.letters import LetterKind
from district.people.roles import Actor
from services.activities.manage import Activities
from services.activities.reminders import Reminders
from storage.database import Database
from storage.tables import outbox
from tests.services.hall import Hall
from tests.soak import IS_SOAK, SEED
from tests.world import ZONE, real_territory

STEP = timedelta(minutes=10)
DAYS = 30 if IS_SOAK else 6
HELD = 40 if IS_SOAK else 25


@dataclass(slots=True)
class Naive:
    """A naive model: expected reminders from acts and times, without the scheduler."""

    starts: dict[int, datetime] = field(default_factory=dict)
    cancelled: set[int] = field(default_factory=set)
    booked: dict[tuple[int, int], datetime] = field(default_factory=dict)
    told: set[tuple[int, int, datetime, str, datetime]] = field(default_factory=set)

    def looks(self, now: datetime) -> None:
        for (activity, person), since in self.booked.items():
            start = self.starts[activity]
            if activity in self.cancelled or start <= now:
                continue
            for name, hours, useless in (("day", 24, 6), ("hours", 2, 0)):
                due = self.by_day(start - timedelta(hours=hours))
                if since <= due <= now < start - timedelta(hours=useless):
                    self.told.add((activity, person, start, name, due))

    @staticmethod
    def by_day(moment: datetime) -> datetime:
        local = moment.astimezone(ZONE)
        if time(8, 0) <= local.time() < time(21, 0):
            return moment
        evening = local.replace(hour=20, minute=0)
        return evening if local.hour >= 20 else evening - timedelta(days=1)


@pytest.mark.sqlite_only
async def test_a_month_reminds_of_what_a_naive_recount_expects(database: Database) -> None:
    await real_territory(database)
    hall, whims, naive = Hall(database), random.Random(SEED), Naive()
    reminders = Reminders(database=database, clock=hall.clock, calendar=hall.calendar)
    activities = hall.activities
    people = await hall.people(12)
    plan: list[Activity] = []
    for _ in range(HELD):
        after = timedelta(days=whims.randint(1, DAYS - 2), minutes=10 * whims.randint(0, 144))
        plan.append(await hall.seminar(None, begins_after=after))
        naive.starts[plan[-1].id] = plan[-1].starts_at
    curator = hall.curator
    for _ in range(int(timedelta(days=DAYS) / STEP)):
        if whims.random() < 0.15:
            await _something_happens(hall, whims, naive, people, plan, activities, curator)
        await reminders.tick()
        naive.looks(hall.clock())
        hall.clock.advance(STEP)
    assert await _planned(hall) == naive.told
    assert len(naive.told) > 3 * DAYS
    assert naive.cancelled


async def _something_happens(
    hall: Hall,
    whims: random.Random,
    naive: Naive,
    people: list[Actor],
    plan: list[Activity],
    activities: Activities,
    curator: Actor,
) -> None:
    now, one, person = hall.clock(), whims.choice(plan), whims.choice(people)
    act = whims.choices(["join", "leave", "move", "cancel"], [12, 3, 2, 1])[0]
    try:
        if act == "join":
            await hall.enrolling.sign_up(person, one.id)
            naive.booked.setdefault((one.id, person.id), now)
        elif act == "leave":
            await hall.enrolling.withdraw(person, one.id)
            naive.booked.pop((one.id, person.id), None)
        elif act == "move":
            starts = now + timedelta(hours=whims.randint(1, 200), minutes=10 * whims.randint(0, 5))
            await activities.move(curator, one.id, starts, starts + timedelta(hours=2))
            naive.starts[one.id] = starts
        else:
            await activities.cancel(curator, one.id)
            naive.cancelled.add(one.id)
    except DistrictError:
        pass  # too late, or nothing to leave: no effect


async def _planned(hall: Hall) -> set[tuple[int, int, datetime, str, datetime]]:
    query = select(outbox).where(outbox.c.kind == LetterKind.SESSION_REMINDER)
    async with hall.database.read() as connection:
        rows = list(await connection.execute(query))
    return {
        (
            row.payload["activity"],
            row.person_id,
            datetime.fromisoformat(row.payload["starts_at"]),
            row.dedup_key.rpartition(":")[2],
            row.due_at,
        )
        for row in rows
    }
