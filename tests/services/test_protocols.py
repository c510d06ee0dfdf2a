"""Protocols: numbers under races, what is read at the close, corrected versions."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import insert, select

from district.council.bodies import Body
from district.council.protocol import Part
from district.council.tally import ABSTAIN, AGAINST, FOR, Ballot, Choice, Rules, decide, tally_of
from district.drafts import Form
from district.errors import DraftGone, NotFound, NotPermitted, OutOfDate
from district.forms import SUMMARY
from district.ids import DistrictId, DraftId, MotionId, ProtocolId
from district.people.roles import Actor, Role, Scope
from storage.council.protocols import add_protocol, get_protocol, next_number
from storage.database import Database
from storage.tables import motion_history, motion_seats, motion_voters, motions
from tests.documents.protocols import FIVE
from tests.world import (
    AKUSHA,
    DERBENT,
    DISTRICT,
    LEVASHI,
    MEMBER,
    MOUNTAINS,
    NEIGHBOUR,
    NOW,
    SOUTH,
    World,
    real_territory,
)

Key = tuple[DistrictId, Body, int]
PLACES = LEVASHI, AKUSHA, DERBENT


class Votes(World):
    async def member(self, surname: str, scope: Scope = MEMBER) -> Actor:
        return await self.cast.holder(surname, Role.COUNCIL_MEMBER, scope)

    async def counted(
        self, chair: Actor, votes: Sequence[tuple[Actor, Choice | None]], **columns: Any
    ) -> MotionId:
        """A motion by correspondence after its count; None: not voted."""
        cast = [one for _, one in votes if one is not None]
        ballot = Ballot(rules=Rules(), options=())
        outcome = decide(ballot, tally_of(cast, voices=len(votes)))
        values = {
            "district_id": MOUNTAINS, "body": "council", "number": 7, "kind": "free",
            "question": "Провести семинар", "text": "", "files": [], "options": [],
            "rules": Rules().plain(), "secret": False, "paper": False, "mode": "correspondence",
            "put_by": chair.id, "put_at": NOW, "chair_id": chair.id, "status": "adopted",
            "round": 1, "runoff": [], "opened_at": NOW, "outcome": outcome.plain(), "version": 3,
        } | columns  # fmt: skip
        async with self.database.write() as tx:
            added = insert(motions).values(values).returning(motions.c.id)
            motion = MotionId((await tx.execute(added)).scalar_one())
            await tx.execute(
                insert(motion_history).values(
                    motion_id=motion, round=1, move="open", target="open", at=NOW
                )
            )
            for place, (person, choice) in zip(PLACES, votes, strict=False):
                is_open = choice is not None and not values["secret"]
                seat = insert(motion_seats).values(
                    motion_id=motion, round=1, municipality_id=place,
                    voted_at=NOW if choice else None, cast_by=person.id if is_open else None,
                    choice=list(choice) if is_open and choice else None,
                )  # fmt: skip
                number = (await tx.execute(seat.returning(motion_seats.c.id))).scalar_one()
                await tx.execute(
                    insert(motion_voters).values(
                        seat_id=number, person_id=person.id, is_deputy=False
                    )
                )
        return motion

    async def written(self, *numbers: MotionId) -> ProtocolId:
        async with self.database.write() as tx:
            return await self.services.protocols.write(tx, numbers, now=self.clock())

    async def correction(self, actor: Actor, protocol: ProtocolId, **answers: Any) -> DraftId:
        given = {"protocol": protocol, "only": None}
        kept = {**answers, "reason": "дополнено", "_given": given}
        return (await self.drafts.begin(actor, Form.PROTOCOL, SUMMARY, kept)).id


@pytest.fixture
async def world(database: Database) -> Votes:
    await real_territory(database)
    return Votes(database)


class FailedError(Exception):
    """The close fails after its protocol was numbered."""


@pytest.mark.parametrize("seed", range(4))
async def test_numbers_have_neither_gaps_nor_doubles(world: Votes, seed: int) -> None:
    """Whichever closes run at once, and whichever of them fail."""
    chance = Random(seed)
    made: dict[Key, list[int]] = defaultdict(list)

    async def close(key: Key, *, fails: bool) -> None:
        district, body, year = key
        async with world.database.write() as tx:
            number = await next_number(tx, district, body, year)
            facts = replace(FIVE, body=body, number=number, day=FIVE.day.replace(year=year))
            await add_protocol(tx, facts, district=district, version=1, now=NOW, by=None)
            if fails:
                raise FailedError
        made[key].append(number)

    keys = [(place, body, year) for place in (MOUNTAINS, SOUTH) for body in Body for year in (1, 2)]
    closes = [(chance.choice(keys[: 1 + seed * 2]), chance.random() < 0.3) for _ in range(24)]
    await asyncio.gather(
        *(close(key, fails=fails) for key, fails in closes), return_exceptions=True
    )
    for key in keys:
        count = sum(each == key and not fails for each, fails in closes)
        assert sorted(made[key]) == list(range(1, count + 1))


async def test_what_is_stored_is_read_again(world: Votes) -> None:
    async with world.database.write() as tx:
        made = await add_protocol(tx, FIVE, district=MOUNTAINS, version=1, now=NOW, by=None)
    async with world.database.read() as connection:
        assert (await get_protocol(connection, made.id)).facts == FIVE


async def test_a_count_becomes_a_protocol(world: Votes) -> None:
    chair, other = await world.member("Алиев"), await world.member("Гаджиев", NEIGHBOUR)
    silent = await world.member("Омаров")
    votes: list[tuple[Actor, Choice | None]] = [
        (chair, (FOR,)),
        (other, (ABSTAIN,)),
        (silent, None),
    ]
    motion = await world.counted(chair, votes)
    world.clock.advance(timedelta(days=7))
    protocol = await world.written(motion)
    card = await world.services.protocols.get(other, protocol)
    facts = card.protocol.facts
    assert (facts.number, facts.chair, facts.voices, facts.members) == (1, "Алиев А.", 3, 3)
    assert (facts.begins_at, facts.ends_at) == (NOW, NOW + timedelta(days=7))
    assert [one.name for one in facts.present] == ["Гаджиев А.", "Алиев А."]
    assert [one.name for one in facts.absent] == ["Омаров А."]
    (heard,) = facts.questions
    assert heard.is_adopted
    assert {one.by: one.choice for one in heard.rounds[0].votes} == {
        "Алиев А.": (FOR,), "Гаджиев А.": (ABSTAIN,), "": (),
    }  # fmt: skip
    async with world.database.read() as connection:
        row = (await connection.execute(select(motions.c.protocol_id))).scalar_one()
    assert row == protocol


async def test_a_secret_vote_is_printed_without_names(world: Votes) -> None:
    chair, other = await world.member("Алиев"), await world.member("Гаджиев", NEIGHBOUR)
    motion = await world.counted(chair, [(chair, (FOR,)), (other, (AGAINST,))], secret=True)
    card = await world.services.protocols.get(chair, await world.written(motion))
    (heard,) = card.protocol.facts.questions
    assert not heard.is_named
    assert (heard.outcome.given(FOR), heard.outcome.given(AGAINST)) == (1, 1)


async def test_a_correction_is_a_new_version(world: Votes) -> None:
    chair = await world.member("Алиев")
    protocol = await world.written(await world.counted(chair, [(chair, (FOR,))]))
    service = world.services.protocols
    old = (await service.get(chair, protocol)).protocol
    draft = await world.correction(chair, protocol, parts=[Part.SECRETARY], secretary="Омаров О.")
    card = await service.correct(chair, draft)
    assert (card.protocol.version, card.protocol.facts.secretary) == (2, "Омаров О.")
    assert await service.correct(chair, draft) == card  # handled again after a crash
    first = await service.get(chair, protocol)
    assert first.protocol == old
    assert not first.is_latest
    late = await world.correction(chair, protocol, parts=[Part.PLACE], place="Леваши")
    with pytest.raises(OutOfDate):
        await service.correct(chair, late)
    with pytest.raises(DraftGone):
        await service.correct(chair, DraftId("0" * 32))


async def test_of_corrections_at_once_one_is_stored(world: Votes) -> None:
    chair, head = (
        await world.member("Алиев"),
        await world.cast.holder("Гусейнов", Role.HEAD, DISTRICT),
    )
    protocol = await world.written(await world.counted(chair, [(chair, (FOR,))]))
    drafts = [
        (one, await world.correction(one, protocol, parts=[Part.SECRETARY], secretary="О."))
        for one in (chair, head)
    ]
    done = await asyncio.gather(
        *(world.services.protocols.correct(*one) for one in drafts), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in done) == ["OutOfDate", "ProtocolCard"]


async def test_who_may_read_and_correct(world: Votes) -> None:
    chair, member = await world.member("Алиев"), await world.member("Гаджиев", NEIGHBOUR)
    teacher = await world.cast.teacher("Расулова")
    stranger = await world.cast.holder("Юсупов", Role.HEAD, Scope(district=SOUTH))
    curator = await world.cast.holder("Сулейманова", Role.CURATOR, DISTRICT)
    protocol = await world.written(await world.counted(chair, [(chair, (FOR,))]))
    service = world.services.protocols
    allowed = {
        one: (await service.get(one, protocol)).may_correct for one in (chair, member, curator)
    }
    assert allowed == {chair: True, member: False, curator: True}
    with pytest.raises(NotPermitted):
        await service.get(teacher, protocol)
    with pytest.raises(NotFound):
        await service.get(stranger, protocol)
    draft = await world.correction(member, protocol, parts=[Part.SECRETARY], secretary="Я")
    with pytest.raises(NotPermitted):
        await service.correct(member, draft)


async def test_protocols_are_found_by_number_and_word(world: Votes) -> None:
    chair = await world.member("Алиев")
    for number, question in enumerate(("Смета на 2027 год", "Семинар по чтению", "Ёлка 100%"), 1):
        motion = await world.counted(chair, [(chair, (FOR,))], number=number, question=question)
        await world.written(motion)

    async def found(search: str) -> list[int]:
        page = (await world.services.protocols.page(chair, search=search)).page
        return [one.number for one in page.items]

    assert await found("") == [3, 2, 1]
    assert await found("№ 2") == [2]
    assert await found("СЕМИНАР чтению") == [2]
    assert await found("елка") == [3]
    assert await found("100%") == [3]
    assert await found("нет такого") == []
    with pytest.raises(NotPermitted):
        await world.services.protocols.page(await world.cast.teacher("Расулова"))
