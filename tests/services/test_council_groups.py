"""Binding of the council's group by a one-time code."""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from district.council.bodies import Body
from district.council.groups import CODE_LENGTH, CODE_LIFE, Binding, GroupLine
from district.errors import NotFound, NotPermitted
from district.ids import DistrictId, MotionId
from district.people.roles import Actor, Role, Scope
from storage.council.groups import chats_of
from storage.database import Database
from storage.tables import cards, motions
from tests.world import MOUNTAINS, World, real_territory

CHAT, OTHER = -501, -502
MOVED = -100_501


class House(World):
    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.groups = self.services.council_groups
        self.here = Scope(district=MOUNTAINS)

    async def curator(self) -> Actor:
        return await self.cast.holder("Куратор", Role.CURATOR, self.here)

    async def chats(self, body: Body = Body.COUNCIL) -> list[int]:
        async with self.database.read() as connection:
            return await chats_of(connection, MOUNTAINS, body)

    async def open_motion(self, by: Actor, body: Body = Body.COUNCIL) -> MotionId:
        async with self.database.write() as tx:
            row = {
                "district_id": MOUNTAINS, "body": body, "number": 1, "kind": "free",
                "question": "?", "text": "", "files": [], "options": [], "rules": {},
                "secret": False, "paper": False, "mode": "correspondence", "put_by": by.id,
                "put_at": self.clock(), "status": "open", "round": 1, "runoff": [], "version": 1,
            }  # fmt: skip
            made = await tx.execute(insert(motions).values(row).returning(motions.c.id))
            return MotionId(made.scalar_one())

    async def cards(self) -> list[tuple[int | None, int, int | None]]:
        """Chat, motion and message of each card, of those that are due."""
        async with self.database.read() as connection:
            due = select(cards.c.chat_id, cards.c.motion_id, cards.c.message_id).where(
                cards.c.shown < cards.c.wanted
            )
            return [(*row,) for row in await connection.execute(due)]

    async def all_shown(self) -> None:
        async with self.database.write() as tx:
            await tx.execute(update(cards).values(shown=cards.c.wanted, message_id=7))

    async def line(self, actor: Actor, body: Body = Body.COUNCIL) -> GroupLine:
        return next(one for one in await self.groups.lines(actor) if one.body is body)


@pytest.fixture
async def house(database: Database) -> House:
    await real_territory(database)
    return House(database)


@pytest.fixture
async def curator(house: House) -> Actor:
    return await house.curator()


async def test_a_code_binds_the_group_once(house: House, curator: Actor) -> None:
    code = await house.groups.make_code(curator, MOUNTAINS, Body.COUNCIL)
    assert len(code) == CODE_LENGTH
    assert await house.chats() == []
    assert await house.groups.bind(curator, CHAT, code.lower()) is Binding.BOUND
    assert await house.chats() == [CHAT]
    assert await house.chats(Body.EXPERT_COUNCIL) == []
    assert await house.groups.bind(curator, CHAT, code) is Binding.BOUND, "served again"
    assert await house.groups.bind(curator, OTHER, code) is Binding.SPENT
    assert await house.chats() == [CHAT]


async def test_codes_that_do_not_bind(house: House, curator: Actor) -> None:
    assert await house.groups.bind(curator, CHAT, "") is Binding.NO_CODE
    assert await house.groups.bind(curator, CHAT, "ABCDEFGH") is Binding.UNKNOWN
    first = await house.groups.make_code(curator, MOUNTAINS, Body.COUNCIL)
    second = await house.groups.make_code(curator, MOUNTAINS, Body.COUNCIL)
    assert await house.groups.bind(curator, CHAT, first) is Binding.UNKNOWN, "replaced"
    house.clock.advance(CODE_LIFE)
    assert await house.groups.bind(curator, CHAT, second) is Binding.EXPIRED
    assert await house.chats() == []


async def test_a_code_works_to_the_last_second(house: House, curator: Actor) -> None:
    code = await house.groups.make_code(curator, MOUNTAINS, Body.COUNCIL)
    house.clock.advance(CODE_LIFE - timedelta(seconds=1))
    assert await house.groups.bind(curator, CHAT, code) is Binding.BOUND


async def test_only_the_council_of_the_district_binds(house: House, curator: Actor) -> None:
    code = await house.groups.make_code(curator, MOUNTAINS, Body.COUNCIL)
    teacher = await house.cast.teacher("Учитель")
    elsewhere = await house.cast.holder(
        "Чужой", Role.CURATOR, Scope(district=DistrictId("yuzhnyy"))
    )
    for stranger in (None, teacher, elsewhere):
        assert await house.groups.bind(stranger, CHAT, code) is Binding.NOT_ENTITLED
    assert await house.chats() == []
    head = await house.cast.holder("Глава", Role.HEAD, house.here)
    assert await house.groups.bind(head, CHAT, code) is Binding.BOUND


async def test_only_heads_and_curators_make_codes_and_unbind(house: House) -> None:
    teacher = await house.cast.teacher("Учитель")
    elsewhere = await house.cast.holder(
        "Чужой", Role.CURATOR, Scope(district=DistrictId("yuzhnyy"))
    )
    for act in (house.groups.make_code, house.groups.unbind):
        with pytest.raises(NotPermitted):
            await act(teacher, MOUNTAINS, Body.COUNCIL)
        with pytest.raises(NotFound):
            await act(elsewhere, MOUNTAINS, Body.COUNCIL)


async def test_a_group_serves_one_body_and_a_body_one_group(house: House, curator: Actor) -> None:
    for body, chat in ((Body.COUNCIL, CHAT), (Body.EXPERT_COUNCIL, OTHER)):
        code = await house.groups.make_code(curator, MOUNTAINS, body)
        assert await house.groups.bind(curator, chat, code) is Binding.BOUND
    code = await house.groups.make_code(curator, MOUNTAINS, Body.COUNCIL)
    assert await house.chats() == [CHAT], "a new code alone changes nothing"
    assert await house.groups.bind(curator, OTHER, code) is Binding.OTHER_BODY
    await house.groups.unbind(curator, MOUNTAINS, Body.EXPERT_COUNCIL)
    assert await house.groups.bind(curator, OTHER, code) is Binding.BOUND
    assert (await house.chats(), await house.chats(Body.EXPERT_COUNCIL)) == ([OTHER], [])


async def test_removal_and_return_of_the_bot_keep_the_binding(house: House, curator: Actor) -> None:
    code = await house.groups.make_code(curator, MOUNTAINS, Body.COUNCIL)
    await house.groups.bind(curator, CHAT, code)
    await house.groups.note_membership(CHAT, is_here=False)
    assert await house.chats() == []
    line = await house.line(curator)
    assert line.group is not None
    assert (line.group.chat, line.group.is_here) == (CHAT, False)
    await house.groups.note_membership(CHAT, is_here=True)
    assert await house.chats() == [CHAT]


async def test_the_upgrade_to_a_supergroup_is_told_twice(house: House, curator: Actor) -> None:
    code = await house.groups.make_code(curator, MOUNTAINS, Body.COUNCIL)
    await house.groups.bind(curator, CHAT, code)
    for _ in range(2):
        await house.services.groups.move(CHAT, MOVED)
    assert await house.chats() == [MOVED]


async def test_open_motions_come_into_the_group_and_go_along_with_it(
    house: House, curator: Actor
) -> None:
    motion = await house.open_motion(curator)
    await house.open_motion(curator, Body.EXPERT_COUNCIL)
    code = await house.groups.make_code(curator, MOUNTAINS, Body.COUNCIL)
    await house.groups.bind(curator, CHAT, code)
    assert await house.cards() == [(CHAT, motion, None)]
    await house.all_shown()
    await house.groups.note_membership(CHAT, is_here=False)
    assert await house.cards() == []
    await house.groups.note_membership(CHAT, is_here=True)
    assert await house.cards() == [(CHAT, motion, 7)], "edited again"
    await house.all_shown()
    await house.services.groups.move(CHAT, MOVED)
    assert await house.cards() == [(MOVED, motion, None)], "sent anew"

    second = await house.groups.make_code(curator, MOUNTAINS, Body.COUNCIL)
    await house.groups.bind(curator, OTHER, second)
    assert await house.cards() == [(OTHER, motion, None)], "the earlier group gets no more"
    await house.groups.unbind(curator, MOUNTAINS, Body.COUNCIL)
    assert await house.cards() == []


async def test_two_groups_with_one_code_at_once_bind_one(house: House, curator: Actor) -> None:
    code = await house.groups.make_code(curator, MOUNTAINS, Body.COUNCIL)
    chats = [-600 - number for number in range(8)]
    outcomes = await asyncio.gather(*(house.groups.bind(curator, chat, code) for chat in chats))
    assert sorted(outcomes) == [Binding.BOUND, *[Binding.SPENT] * 7]
    [bound] = await house.chats()
    assert outcomes[chats.index(bound)] is Binding.BOUND
