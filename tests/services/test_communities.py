"""Concurrent invitations and replies on separate connections; new roles."""

import asyncio
from collections import Counter
from datetime import timedelta

import pytest
from sqlalchemy import select

from district.communities import INVITED_AFTER, CommunityFacts, MembershipStatus
from district.errors import NotForCommunity, NotFound, NotPermitted
from district.ids import CommunityId
from district.letters import LetterKind
from district.people.roles import Actor, Role, Scope
from storage.database import Database
from storage.invariants import broken_invariants
from storage.people.people import save_profile
from storage.tables import memberships, outbox
from tests.world import DERBENT, MOUNTAINS, World, real_territory

MATHS, MENTORS = CommunityId("mathematics"), CommunityId("mentors")
DAY = timedelta(days=1)


class House(World):
    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.communities = self.services.communities

    async def rows(self) -> list[tuple[int, str, str]]:
        async with self.database.read() as connection:
            query = select(
                memberships.c.person_id, memberships.c.community_id, memberships.c.status
            )
            return [(*row,) for row in await connection.execute(query)]

    async def invited(self) -> Counter[tuple[int, str]]:
        letters = await self.payloads(LetterKind.COMMUNITY_INVITATION)
        return Counter((person, payload["community"]) for person, payload in letters)

    async def told_of_themselves(self, actor: Actor) -> None:
        async with self.database.write() as tx:
            await self.communities.on_profile(tx, actor.id)


@pytest.fixture
async def house(database: Database) -> House:
    await real_territory(database)
    return House(database)


async def test_rounds_and_answers_at_once_leave_one_row_and_one_letter(house: House) -> None:
    people = [await house.cast.teacher(f"Гаджиева {number}") for number in range(12)]
    joining, declining, silent = people[:4], people[4:8], people[8:]
    await asyncio.gather(
        *(house.communities.tick() for _ in range(4)),
        *(house.communities.join(one, MATHS) for one in joining for _ in range(2)),
        *(house.communities.decline(one, MATHS) for one in declining),
        *(house.told_of_themselves(one) for one in people),
    )
    rows = await house.rows()
    assert Counter(row[:2] for row in rows) == {(one.id, MATHS): 1 for one in people}
    assert {row[2] for row in rows if row[0] in {one.id for one in joining}} == {"joined"}
    assert {row[2] for row in rows if row[0] in {one.id for one in silent}} == {"invited"}
    assert max((await house.invited()).values()) == 1
    async with house.database.read() as connection:
        assert await broken_invariants(connection) == []


async def test_joining_and_leaving_at_once_ends_in_one_of_the_two(house: House) -> None:
    aishat = await house.cast.teacher("Магомедова")
    service = house.communities
    for _ in range(5):
        answers: list[CommunityFacts] = await asyncio.gather(
            *(service.join(aishat, MATHS) for _ in range(3)), service.leave(aishat, MATHS)
        )
        facts = await service.facts(aishat, MATHS)
        assert facts.status in {MembershipStatus.JOINED, MembershipStatus.LEFT}
        assert len(answers) == 4
        assert len(await house.rows()) == 1


async def test_a_round_that_was_cut_short_goes_on_and_the_next_day_begins_anew(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("services.communities.CHUNK", 3)
    people = [await house.cast.teacher(f"Гаджиева {number}") for number in range(7)]
    today = house.clock().date()
    assert await house.communities._go_on(today)
    assert len(await house.rows()) == 3
    await house.communities.tick()
    assert len(await house.rows()) == len(people)
    house.clock.advance(DAY)
    await house.cast.teacher("Новая")
    await house.communities.tick()
    assert len(await house.rows()) == len(people) + 1


async def test_a_role_invites_at_once_though_there_was_a_letter_today(house: House) -> None:
    mentor = await house.cast.holder("Омарова", Role.MENTOR, Scope(district=MOUNTAINS))
    async with house.database.write() as tx:
        await house.communities.on_profile(tx, mentor.id)
    assert set(await house.invited()) == {(mentor.id, MENTORS)}, "it stands before the subjects"
    teacher = await house.cast.teacher("Гаджиева")
    async with house.database.write() as tx:
        await house.communities.on_profile(tx, teacher.id)
        await house.communities.on_role(tx, teacher.id)
    assert (teacher.id, MENTORS) not in await house.invited(), "there is no such role"


async def test_a_role_in_another_district_opens_nothing(house: House) -> None:
    far = await house.cast.holder("Омарова", Role.MENTOR, Scope(district=MOUNTAINS))
    there = await house.cast.teacher("Исаева", DERBENT)
    profile = there.profile
    async with house.database.write() as tx:
        await save_profile(tx, far.id, profile)
    with pytest.raises(NotForCommunity):
        await house.communities.join(await house.cast.actor(far.id), MENTORS)


async def test_the_letter_waits_a_little_after_a_profile(house: House) -> None:
    aishat = await house.cast.teacher("Магомедова")
    await house.told_of_themselves(aishat)
    async with house.database.read() as connection:
        due = (await connection.execute(select(outbox.c.due_at))).scalar_one()
    assert due - house.clock() == INVITED_AFTER


async def test_only_those_who_keep_a_district_set_its_chats(house: House) -> None:
    member = await house.cast.teacher("Магомедова")
    await house.communities.join(member, MATHS)
    with pytest.raises(NotPermitted):
        await house.communities.set_chat(member, MATHS, "https://t.me/maths_of_gornyy")
    head = await house.cast.holder("Алиев", Role.HEAD, Scope(district=MOUNTAINS))
    await house.communities.set_chat(head, MATHS, "https://t.me/maths_of_gornyy")
    await house.communities.set_chat(head, MATHS, "https://t.me/maths_of_gornyy")
    assert (await house.communities.facts(member, MATHS)).chat == "https://t.me/maths_of_gornyy"
    assert (await house.communities.facts(head, MATHS)).chat is None
    with pytest.raises(NotFound):
        await house.communities.set_chat(head, CommunityId("nothing"), None)
    far = await house.cast.teacher("Исаева", DERBENT)
    await house.communities.join(far, MATHS)
    assert (await house.communities.facts(far, MATHS)).chat is None, "each district has its own"
