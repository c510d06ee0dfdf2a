"""Concurrent calls on separate connections: parallel on PostgreSQL, serialized on SQLite."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import select

from district.errors import AlreadyDecided, DistrictError
from district.letters import LetterKind, NewLetter
from district.people.roles import Actor, Role
from district.requests.request import REFUSAL_WAITS, Move, Request, RequestStatus
from storage.database import Database
from storage.invariants import broken_invariants
from storage.outbox import claim_letters, put_letters
from storage.tables import cards, grants, requests
from tests.services.deficits import Reporting, told
from tests.world import DISTRICT, real_territory

TIMES = 8


@pytest.fixture
async def house(database: Database) -> Reporting:
    await real_territory(database)
    return Reporting(database)


async def test_of_twenty_decisions_on_one_request_one_stands(house: Reporting) -> None:
    author = await house.cast.teacher("Магомедова")
    members = [await house.member(f"Гаджиев {number}") for number in range(20)]
    request = await house.submit(author)

    async def decides(member: Actor, move: Move) -> Request | DistrictError:
        try:
            step = house.requests.decide(member, request.id, move, reason="Почему")
            return (await step).request
        except DistrictError as refusal:
            return refusal

    moves = [Move.APPROVE, Move.REJECT, Move.RETURN] * 7
    answers = await asyncio.gather(*map(decides, members, moves))
    (stands,) = [one for one in answers if isinstance(one, Request)]
    assert sum(isinstance(one, AlreadyDecided) for one in answers) == 19
    assert await house.get(request.id) == stands
    assert await house.letters(LetterKind.REQUEST_DECIDED) == [author.id]


async def test_a_refusal_is_told_and_taken_back_or_neither(house: Reporting) -> None:
    """Undone while delivery claims its letter: the author hears nothing, or both."""
    outcomes = set[bool]()
    for number in range(TIMES):
        member = await house.member(f"Гаджиев {number}")
        authors = [await house.cast.teacher(f"Магомедова {number} {each}") for each in range(4)]
        refused = [await house.submit(author) for author in authors]
        for request in refused:
            await house.requests.decide(member, request.id, Move.REJECT, reason="Почему")
        await house.claims_letters()
        house.clock.advance(REFUSAL_WAITS)
        undoing = [house.requests.undo(member, request.id) for request in refused]
        await asyncio.gather(*undoing[: number % 3])
        racing = asyncio.gather(*undoing[number % 3 :])
        claimed, _ = await asyncio.gather(house.claims_letters(), racing)
        told_of = {one.person for one in claimed if one.kind is LetterKind.REQUEST_DECIDED}
        taken_back = await house.letters(LetterKind.REQUEST_UNDONE)
        for author in authors:
            assert taken_back.count(author.id) == (author.id in told_of)
            outcomes.add(author.id in told_of)
        await house.claims_letters()
    assert outcomes == {True, False}


async def test_a_form_sent_many_times_at_once_is_one_request(house: Reporting) -> None:
    author = await house.cast.teacher("Магомедова")
    await house.member("Гаджиев")
    for _ in range(TIMES):
        draft = await house.fill(author, told(None))
        sent = await asyncio.gather(*(house.deficits.send(author, draft) for _ in range(6)))
        assert len({one.request.id for one in sent}) == 1
    assert await house.kept() == (TIMES, TIMES)


async def test_a_role_that_ends_while_requests_come_leaves_none_without_a_decider(
    house: Reporting,
) -> None:
    head = await house.cast.holder("Руководителев", Role.HEAD, DISTRICT)
    for number in range(TIMES):
        member = await house.member(f"Гаджиев {number}")
        authors = [await house.cast.teacher(f"Магомедова {number} {each}") for each in range(4)]
        (grant,) = member.grants
        await asyncio.gather(
            *(house.submit(author) for author in authors[:2]),
            house.services.roles.end(head, grant.id),
            *(house.submit(author) for author in authors[2:]),
        )
        async with house.database.read() as connection:
            unheld = select(requests.c.id).where(
                requests.c.status == RequestStatus.SUBMITTED,
                requests.c.id.not_in(
                    select(cards.c.request_id)
                    .join(grants, grants.c.person_id == cards.c.person_id)
                    .where(grants.c.ended_at.is_(None))
                ),
            )
            assert list((await connection.execute(unheld)).scalars()) == []
            assert await broken_invariants(connection) == []


async def test_letters_are_claimed_once_however_many_claim(house: Reporting) -> None:
    reader = await house.cast.teacher("Магомедова")
    now = house.clock()
    new = [
        NewLetter(
            key=f"x:{number}",
            person=reader.id,
            kind=LetterKind.TROUBLE,
            payload={"cause": "unexpected", "about": ""},
            due_at=now,
        )
        for number in range(200)
    ]
    async with house.database.write() as tx:
        await put_letters(tx, new)

    async def claims() -> list[int]:
        claimed: list[int] = []
        while True:
            async with house.database.write() as tx:
                some = await claim_letters(tx, now + timedelta(seconds=1), 7)
            if not some:
                return claimed
            claimed += [letter.id for letter in some]

    taken = [
        number for one in await asyncio.gather(*(claims() for _ in range(4))) for number in one
    ]
    assert len(taken) == len(set(taken)) == 200
