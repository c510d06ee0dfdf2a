"""Seats approved by the council: concurrent approval and withdrawal, and limits of undo."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from district.activities.activity import ENROLMENT_KIND
from district.activities.enrolments import EnrolmentStatus
from district.errors import DistrictError, UndoRefused
from district.ids import RequestId
from district.people.roles import Actor
from district.requests.request import Move
from storage.database import Database
from storage.invariants import broken_invariants
from storage.tables import requests
from tests.services.hall import Hall
from tests.world import real_territory


@pytest.fixture
async def hall(database: Database) -> Hall:
    await real_territory(database)
    return Hall(database)


async def waiting(hall: Hall) -> list[RequestId]:
    query = select(requests.c.id).where(requests.c.kind == ENROLMENT_KIND)
    async with hall.database.read() as connection:
        return [RequestId(one) for one in (await connection.execute(query)).scalars()]


async def broken(hall: Hall) -> list[object]:
    async with hall.database.read() as connection:
        return list(await broken_invariants(connection))


async def test_consent_and_withdrawal_at_once(hall: Hall) -> None:
    activity = await hall.seminar(6, needs_approval=True)
    people = await hall.people(20)
    await asyncio.gather(*(hall.enrolling.sign_up(one, activity.id) for one in people))
    assert len(await hall.enrolled(activity, EnrolmentStatus.REQUESTED)) == 20

    async def gives_up(one: Actor) -> None:
        await hall.enrolling.withdraw(one, activity.id)

    agreed = [
        hall.requests.decide(hall.curator, number, Move.APPROVE) for number in await waiting(hall)
    ]
    done = await asyncio.gather(*agreed, *map(gives_up, people[::4]), return_exceptions=True)
    assert all(
        one is None or not isinstance(one, BaseException) or isinstance(one, DistrictError)
        for one in done
    )
    assert len(await hall.enrolled(activity, EnrolmentStatus.WITHDRAWN)) == 5
    taken = await hall.enrolled(activity, EnrolmentStatus.BOOKED, EnrolmentStatus.OFFERED)
    assert len(taken) == 6
    assert len(await hall.enrolled(activity, EnrolmentStatus.WAITLISTED)) == 9
    assert await broken(hall) == []


async def test_consent_is_not_undone_once_it_began(hall: Hall) -> None:
    activity = await hall.seminar(6, needs_approval=True, begins_after=timedelta(minutes=1500))
    (one,) = await hall.people(1)
    await hall.enrolling.sign_up(one, activity.id)
    hall.clock.advance(timedelta(minutes=1495))
    (number,) = await waiting(hall)
    await hall.requests.decide(hall.curator, number, Move.APPROVE)
    hall.clock.advance(timedelta(minutes=6))
    with pytest.raises(UndoRefused):
        await hall.requests.undo(hall.curator, number)


async def test_what_begins_without_a_decision_expires(hall: Hall) -> None:
    activity = await hall.seminar(6, needs_approval=True)
    (one,) = await hall.people(1)
    await hall.enrolling.sign_up(one, activity.id)
    hall.clock.advance(timedelta(days=10, minutes=1))
    await hall.enrolling.tick()
    assert len(await hall.enrolled(activity, EnrolmentStatus.EXPIRED)) == 1
    assert await broken(hall) == []
