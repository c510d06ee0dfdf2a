"""Moves of municipalities against concurrent submissions, links and ticks."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from district.drafts import Form
from district.forms import SUMMARY
from district.people.roles import Actor, Role, Scope, Term
from district.requests.request import RequestStatus
from storage.database import Database
from storage.invariants import broken_invariants
from storage.tables import cards, grants, invites, outbox, requests
from tests.services.deficits import Reporting
from tests.world import LEVASHI, MOUNTAINS, SOUTH, real_territory


@pytest.fixture
async def house(database: Database) -> Reporting:
    await real_territory(database)
    return Reporting(database)


async def plans(house: Reporting) -> Actor:
    administrator = await house.cast.holder("Админова", Role.ADMINISTRATOR)
    tomorrow: date = house.calendar.local(house.clock()).date() + timedelta(days=1)
    answers = {"municipality": LEVASHI, "target": SOUTH, "day": tomorrow.isoformat()}
    form = await house.drafts.begin(administrator, Form.MUNICIPALITY, SUMMARY, answers)
    await house.services.moves.plan(administrator, form.id)
    house.clock.advance(timedelta(days=1))
    return administrator


async def test_requests_that_come_during_the_move_get_deciders_of_the_new_district(
    house: Reporting,
) -> None:
    await house.cast.holder("Горный", Role.HEAD, Scope(district=MOUNTAINS))
    head = await house.cast.holder("Южный", Role.HEAD, Scope(district=SOUTH))
    authors = [await house.cast.teacher(f"Магомедова {each}") for each in range(8)]
    await plans(house)
    tick = house.services.moves.tick
    await asyncio.gather(
        *(house.submit(author) for author in authors[:4]),
        tick(),
        tick(),
        *(house.submit(author) for author in authors[4:]),
        tick(),
    )
    waiting = requests.c.status == RequestStatus.SUBMITTED
    async with house.database.read() as connection:
        places = await connection.execute(select(requests.c.district_id).where(waiting))
        assert places.scalars().all() == [SOUTH] * 8
        held = await connection.execute(
            select(cards.c.request_id).where(cards.c.person_id == head.id)
        )
        assert len(set(held.scalars())) == 8
        letters = await connection.execute(
            select(outbox.c.person_id).where(outbox.c.kind == "municipality-moved")
        )
        assert sorted(letters.scalars()).count(head.id) == 1
        assert await broken_invariants(connection) == []


async def test_a_link_accepted_during_the_move_gives_the_role_in_the_new_district(
    house: Reporting,
) -> None:
    administrator = await plans(house)
    place = Scope(district=MOUNTAINS, municipality=LEVASHI)
    codes = []
    for _ in range(4):
        answers = {
            "role": Role.COUNCIL_MEMBER, "district": MOUNTAINS, "municipality": LEVASHI,
        }  # fmt: skip
        form = await house.drafts.begin(administrator, Form.INVITE, SUMMARY, answers)
        made = await house.services.roles.invite(administrator, form.id, Term.YEAR)
        assert made.invite.scope == place
        codes.append(made.invite.code)
    people = [await house.cast.teacher(f"Гаджиев {number}") for number in range(4)]
    await asyncio.gather(
        *(
            house.services.roles.accept(person, code)
            for person, code in zip(people[:2], codes[:2], strict=True)
        ),
        house.services.moves.tick(),
        *(
            house.services.roles.accept(person, code)
            for person, code in zip(people[2:], codes[2:], strict=True)
        ),
    )
    async with house.database.read() as connection:
        there = grants.c.municipality_id == LEVASHI
        held = await connection.execute(select(grants.c.district_id).where(there))
        assert held.scalars().all() == [SOUTH] * 4
        used = await connection.execute(select(invites.c.used_by))
        assert None not in used.scalars().all()
