"""Settings of a district: each has its effect, and who changes them when."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from district.activities.enrolments import EnrolmentStatus
from district.activities.settings import ATTENDED_SHARE, CLUSTER_SIZE, OFFER_HOURS
from district.errors import NotPermitted
from district.ids import SessionId
from district.people.roles import Role
from district.requests.request import Move, Request
from district.requests.settings import (
    AUTHOR_ANSWER,
    CURATORS_DECIDE,
    ESCALATE_AFTER,
    EXPIRE_AFTER,
    REMIND_AFTER,
)
from district.settings import Setting
from services.activities.attendance import outcome
from services.working_days import with_days_off
from storage.database import Database
from storage.requests.requests import get_request
from tests.services.council import Council
from tests.services.hall import Hall
from tests.world import DISTRICT, SOUTH, TOPIC, real_territory


class House(Council):
    """A council with activities, statistics and settings."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.hall = Hall(database)
        self.hall.cast = self.cast
        self.with_topic = 0

    async def asked(self) -> Request:
        """A request of a new teacher."""
        return await self.submit(await self.cast.teacher("Магомедова"))

    async def now(self, request: Request) -> Request:
        async with self.database.read() as connection:
            return await get_request(connection, request.id)

    async def working_days(self, since: datetime, until: datetime | None) -> int:
        assert until is not None
        async with self.database.read() as connection:
            calendar = await with_days_off(connection, self.calendar)
        first, last = calendar.local(since).date(), calendar.local(until).date()
        return calendar.working_days_between(first, last)


@pytest.fixture
async def house(database: Database) -> House:
    await real_territory(database)
    return House(database)


# ── Each setting has its effect ────────────────────────────────────────────────────────────────


async def reminds_after(house: House) -> int:
    request = await house.asked()
    return await house.working_days(request.waiting.since, request.waiting.next_at)


async def escalates_after(house: House) -> int:
    request = await house.asked()
    await reaches_next_step(house, request)
    waiting = (await house.now(request)).waiting
    return await house.working_days(waiting.since, waiting.next_at)


async def expires_after(house: House) -> int:
    request = await house.asked()
    promised = house.calendar.at(request.waiting.promised, house.clock().time())
    return await house.working_days(request.waiting.since, promised)


async def author_has(house: House) -> int:
    member, request = await house.member("Гаджиев"), await house.asked()
    await house.requests.decide(member, request.id, Move.RETURN, reason="В каком классе?")
    waiting = (await house.now(request)).waiting
    assert waiting.next_at is not None
    return await house.working_days(waiting.since, waiting.next_at - timedelta(days=1))


async def reaches_next_step(house: House, request: Request) -> None:
    due = request.waiting.next_at
    assert due is not None
    house.clock.advance(due - house.clock())
    await house.requests.tick()


async def curator_decides(house: House) -> bool:
    curator, request = (
        await house.cast.holder("Исаева", Role.CURATOR, DISTRICT),
        await house.asked(),
    )
    try:
        await house.requests.decide(curator, request.id, Move.APPROVE)
    except NotPermitted:
        return False
    return True


async def six_people_are_a_cluster(house: House) -> bool:
    curator = await house.cast.holder("Омарова", Role.CURATOR, DISTRICT)
    while house.with_topic < 6:
        await house.submit(await house.cast.teacher("Магомедова"), TOPIC)
        house.with_topic += 1
    return [one.people for one in await house.services.resolution.clusters(curator)] == [6]


async def three_sessions_of_four_are_enough(house: House) -> bool:
    seminar = await house.hall.seminar(1)
    activity = replace(seminar, sessions=seminar.sessions * 4)
    seen = {SessionId(number): number > 0 for number in range(4)}
    return outcome(activity, seen) is EnrolmentStatus.ATTENDED


async def offer_lasts(house: House) -> timedelta:
    hall = house.hall
    first, second = await hall.people(2)
    activity = await hall.seminar(1, begins_after=timedelta(days=30))
    for one in (first, second):
        await hall.enrolling.sign_up(one, activity.id)
    await hall.enrolling.withdraw(first, activity.id)
    await hall.ticks()
    [offer] = await hall.enrolled(activity, EnrolmentStatus.OFFERED)
    assert offer.offer_until is not None
    return offer.offer_until - hall.clock()


Effect = Callable[[House], Awaitable[Any]]
EFFECTS: Mapping[Setting[Any], tuple[Effect, Any, Any, Any]] = {
    REMIND_AFTER: (reminds_after, 2, 3, 3),
    ESCALATE_AFTER: (escalates_after, 4, 5, 5),
    EXPIRE_AFTER: (expires_after, 10, 14, 14),
    AUTHOR_ANSWER: (author_has, 30, 10, 10),
    CURATORS_DECIDE: (curator_decides, True, False, False),
    CLUSTER_SIZE: (six_people_are_a_cluster, True, 7, False),
    ATTENDED_SHARE: (three_sessions_of_four_are_enough, True, 80, False),
    OFFER_HOURS: (offer_lasts, timedelta(hours=24), 6, timedelta(hours=6)),
}
"""An act that depends on the setting, its result by default, another value, its result then."""


async def test_each_setting_has_its_effect_in_its_district_alone(house: House) -> None:
    for setting, (shown, usually, value, then) in EFFECTS.items():
        await house.sets(setting, value, SOUTH)
        assert await shown(house) == usually, setting.key
        await house.sets(setting, value)
        assert await shown(house) == then, setting.key
        await house.sets(setting, setting.default)
        assert await shown(house) == usually, setting.key


async def test_a_promise_that_was_made_stands(house: House) -> None:
    request = await house.asked()
    await house.sets(REMIND_AFTER, 3)
    await house.sets(EXPIRE_AFTER, 20)
    assert (await house.now(request)).waiting == request.waiting
