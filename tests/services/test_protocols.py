"""Protocols: numbers under races, what is read at the close, corrected versions."""

import asyncio
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from random import Random
from typing import Any

import pytest

from district.council.bodies import Body
from district.council.motion import Mode, MotionFacts, MotionKind, Option
from district.council.protocol import Part, ProtocolCard
from district.council.tally import ABSTAIN, AGAINST, FOR, Verdict
from district.drafts import Form
from district.errors import DraftGone, NotFound, NotPermitted, OutOfDate
from district.forms import SUMMARY
from district.ids import ActivityId, DistrictId, DraftId, ProtocolId
from district.people.roles import Actor, Role, Scope, Standing
from storage.council.protocols import add_protocol, get_protocol, next_number
from storage.database import Database
from storage.people.roles import add_grant
from tests.documents.protocols import FIVE
from tests.services.motions import Voting
from tests.world import DISTRICT, MOUNTAINS, NOW, SOUTH, real_territory

Key = tuple[DistrictId, Body, int]


class Votes(Voting):
    async def decided(self, chair: Actor, *votes: tuple[Actor, str], **facts: Any) -> ProtocolId:
        """A vote by correspondence that was closed."""
        opened = await self.opened(chair, **facts)
        for member, choice in votes:
            await self.votes(member, opened, choice)
        return await self.protocol_of(await self.ends(opened))

    async def protocol_of(self, facts: MotionFacts) -> ProtocolId:
        assert facts.motion.protocol is not None
        return facts.motion.protocol

    async def read(self, actor: Actor, protocol: ProtocolId) -> ProtocolCard:
        return await self.services.protocols.get(actor, protocol)

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


async def test_a_vote_by_correspondence_becomes_a_protocol(world: Votes) -> None:
    head, (first, second, third) = await world.head(), await world.members(3)
    protocol = await world.decided(head, (first, FOR), (second, ABSTAIN), (third, FOR))
    facts = (await world.read(first, protocol)).protocol.facts
    assert (facts.number, facts.chair, facts.voices, facts.members) == (1, "Гаджиев А.", 4, 4)
    assert (facts.begins_at, facts.ends_at) == (NOW, world.clock())
    assert {one.name for one in facts.present} == {"Алиев 0 А.", "Алиев 1 А.", "Алиев 2 А."}
    assert [one.name for one in facts.absent] == ["Гаджиев А."]
    (heard,) = facts.questions
    assert heard.is_adopted
    assert {one.by: one.choice for one in heard.rounds[0].votes} == {
        "Алиев 0 А.": (FOR,), "Алиев 1 А.": (ABSTAIN,), "Алиев 2 А.": (FOR,), "": (),
    }  # fmt: skip


async def test_an_acting_head_chairs_the_election_of_the_next(world: Votes) -> None:
    members, until = await world.members(3), NOW + timedelta(hours=1)
    person = (await world.cast.teacher("Гаджиев")).id
    async with world.database.write() as tx:
        await add_grant(tx, person=person, role=Role.HEAD, scope=DISTRICT, since=NOW, until=until)
    head = await world.cast.actor(person)
    people = (Option(id="", person=members[0].id),)
    put = await world.put(head, kind=MotionKind.HEAD, options=people)
    await world.motions.consent(members[0], put.motion.id, put.motion.options[0].id, agrees=True)
    opened = await world.motions.open(head, put.motion.id)
    for one in members:
        await world.votes(one, opened, FOR)
    protocol = await world.protocol_of(await world.ends(opened))
    facts = (await world.read(members[1], protocol)).protocol.facts
    assert (facts.chair, facts.is_acting) == ("Гаджиев А.", True)
    assert facts.questions[0].is_adopted


async def test_a_deputy_stands_for_the_member(world: Votes) -> None:
    head, (member, other) = await world.head(), await world.members(2)
    place = (await world.places())[0]
    deputy = await world.member("Расулов", place, Standing.DEPUTY)
    protocol = await world.decided(head, (deputy, FOR), (other, FOR))
    facts = (await world.read(member, protocol)).protocol.facts
    stands = {one.name: one.stands_for for one in facts.present}
    assert stands == {"Расулов А.": "Алиев 0 А.", "Алиев 1 А.": ""}
    assert facts.members == 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting of seven members, one of whom is absent, and a guest."""

    world: Votes
    number: ActivityId
    head: Actor
    members: list[Actor]

    async def opened(self, **facts: Any) -> MotionFacts:
        return await self.world.opened(self.head, mode=Mode.MEETING, meeting=self.number, **facts)

    async def closed(self, opened: MotionFacts, *choices: str) -> MotionFacts:
        for member, choice in zip(self.members, choices, strict=False):
            await self.world.votes(member, opened, *choice.split())
        return await self.world.motions.close(self.head, opened.motion.id)

    async def elected(self) -> tuple[MotionFacts, tuple[str, ...]]:
        """In a run-off of two of three candidates."""
        world = self.world
        people = tuple(Option(id="", person=one.id) for one in self.members[:3])
        put = await world.put(
            self.head,
            kind=MotionKind.NOMINATION,
            options=people,
            mode=Mode.MEETING,
            meeting=self.number,
        )
        for member, option in zip(self.members, put.motion.options, strict=False):
            await world.motions.consent(member, put.motion.id, option.id, agrees=True)
        opened = await world.motions.open(self.head, put.motion.id)
        one, two, three = (option.id for option in opened.motion.options)
        again = await self.closed(opened, one, one, two, two, three, ABSTAIN)
        return await self.closed(again, one, one, one, one, two, ABSTAIN), (one, two)

    async def leave(self, people: Sequence[Actor]) -> None:
        for one in people:
            await self.world.motions.mark_present(self.head, self.number, one.id, is_here=False)


@pytest.fixture
async def meeting(world: Votes) -> Meeting:
    head, members, number = await world.head(), await world.members(7), await world.meeting()
    for one in (*members[:6], await world.cast.teacher("Сулейманова")):
        await world.motions.mark_present(head, number, one.id)
    return Meeting(world=world, number=number, head=head, members=members)


async def test_a_meeting_has_one_protocol(world: Votes, meeting: Meeting) -> None:
    """Five questions: a tie, a run-off, a secret vote, priorities, no quorum."""
    tie = await meeting.closed(await meeting.opened(), *[FOR] * 3, *[AGAINST] * 3)
    elected, (one, two) = await meeting.elected()
    secret = await meeting.closed(await meeting.opened(secret=True), *[FOR] * 5)
    asked = {"kind": MotionKind.PRIORITIES, "most": 2, "effect": {"year": 2027}}
    listed = await meeting.opened(options=await world.topics(3), **asked)
    chosen = " ".join(option.id for option in listed.motion.options[:2])
    priorities = await meeting.closed(listed, chosen)
    await meeting.leave(meeting.members[:3])
    missed = await meeting.closed(await meeting.opened())
    world.clock.advance(timedelta(hours=1))
    protocol = await world.motions.end_meeting(meeting.head, meeting.number)
    assert protocol is not None
    assert await world.motions.end_meeting(meeting.head, meeting.number) == protocol  # twice

    facts = (await world.read(meeting.members[0], protocol)).protocol.facts
    motions = (tie, elected, secret, priorities, missed)
    assert [heard.motion for heard in facts.questions] == [one.motion.id for one in motions]
    assert [heard.outcome.status for heard in facts.questions] == [
        Verdict.REJECTED, Verdict.ADOPTED, Verdict.ADOPTED, Verdict.ADOPTED, Verdict.NO_QUORUM,
    ]  # fmt: skip
    assert [heard.is_named for heard in facts.questions] == [True, True, False, True, True]
    first, second = facts.questions[1].rounds
    assert first.outcome.runoff == (one, two)
    assert (second.outcome.given(one), second.outcome.given(two)) == (4, 1)
    assert facts.questions[2].outcome.given(FOR) == 5
    assert (facts.place, facts.invited, len(facts.absent)) == ("ЦНППМ", "Сулейманова А.", 2)
    assert (facts.begins_at, facts.ends_at) == (NOW, world.clock())
    assert [(await world.now(each)).motion.protocol for each in motions] == [protocol] * 5


async def test_a_vote_on_paper_names_those_who_counted(world: Votes) -> None:
    members = await world.members(3)
    opened = await world.opened(members[0], paper=True)
    totals = {FOR: 2, AGAINST: 1}
    await world.motions.enter_totals(members[0], opened.motion.id, 3, totals)
    counted = await world.motions.enter_totals(members[1], opened.motion.id, 3, totals)
    facts = (await world.read(members[2], await world.protocol_of(counted))).protocol.facts
    (heard,) = facts.questions
    assert heard.commission == "Алиев 0 А., Алиев 1 А."
    assert not heard.is_named
    assert (facts.present, facts.absent, facts.took_part, facts.voices) == ((), (), 3, 3)


async def test_a_motion_put_again_gets_another_protocol(world: Votes) -> None:
    head, (first, second, third) = await world.head(), await world.members(3)
    opened = await world.opened(head)
    await world.votes(first, opened, FOR)
    missed = await world.ends(opened)
    again = await world.motions.put_again(head, opened.motion.id)
    for member in (first, second, third):
        await world.votes(member, again, FOR)
    adopted = await world.ends(again)
    old, new = await world.protocol_of(missed), await world.protocol_of(adopted)
    numbers = [(await world.read(first, one)).protocol.number for one in (old, new)]
    assert numbers == [1, 2]
    (heard,) = (await world.read(first, new)).protocol.facts.questions
    assert [one.number for one in heard.rounds] == [1]
    assert heard.is_adopted


async def test_a_correction_is_a_new_version(world: Votes) -> None:
    head, (member,) = await world.head(), await world.members(1)
    protocol = await world.decided(head, (member, FOR))
    service = world.services.protocols
    old = (await service.get(head, protocol)).protocol
    draft = await world.correction(head, protocol, parts=[Part.SECRETARY], secretary="Омаров О.")
    card = await service.correct(head, draft)
    assert (card.protocol.version, card.protocol.facts.secretary) == (2, "Омаров О.")
    assert await service.correct(head, draft) == card  # handled again after a crash
    first = await service.get(head, protocol)
    assert first.protocol == old
    assert not first.is_latest
    late = await world.correction(head, protocol, parts=[Part.PLACE], place="Леваши")
    with pytest.raises(OutOfDate):
        await service.correct(head, late)
    with pytest.raises(DraftGone):
        await service.correct(head, DraftId("0" * 32))


async def test_of_corrections_at_once_one_is_stored(world: Votes) -> None:
    head, curator, (member,) = await world.head(), await world.curator(), await world.members(1)
    protocol = await world.decided(head, (member, FOR))
    drafts = [
        (one, await world.correction(one, protocol, parts=[Part.SECRETARY], secretary="О."))
        for one in (head, curator)
    ]
    done = await asyncio.gather(
        *(world.services.protocols.correct(*one) for one in drafts), return_exceptions=True
    )
    assert sorted(type(one).__name__ for one in done) == ["OutOfDate", "ProtocolCard"]


async def test_who_may_read_and_correct(world: Votes) -> None:
    head, curator, (member,) = await world.head(), await world.curator(), await world.members(1)
    teacher = await world.cast.teacher("Расулова")
    stranger = await world.cast.holder("Юсупов", Role.HEAD, Scope(district=SOUTH))
    protocol = await world.decided(head, (member, FOR))
    service = world.services.protocols
    allowed = [(await service.get(one, protocol)).may_correct for one in (head, member, curator)]
    assert allowed == [True, False, True]
    with pytest.raises(NotPermitted):
        await service.get(teacher, protocol)
    with pytest.raises(NotFound):
        await service.get(stranger, protocol)
    draft = await world.correction(member, protocol, parts=[Part.SECRETARY], secretary="Я")
    with pytest.raises(NotPermitted):
        await service.correct(member, draft)
    with pytest.raises(NotPermitted):
        await service.page(teacher)
    assert (await service.page(stranger)).page.items == ()


async def test_protocols_are_found_by_number_and_word(world: Votes) -> None:
    head, (member,) = await world.head(), await world.members(1)
    for question in ("Смета на 2027 год", "Семинар по чтению", "Ёлка 100%"):
        await world.decided(head, (member, FOR), question=question)

    async def found(search: str) -> list[int]:
        page = (await world.services.protocols.page(head, search=search)).page
        return [one.number for one in page.items]

    assert await found("") == [3, 2, 1]
    assert await found("№ 2") == [2]
    assert await found("СЕМИНАР чтению") == [2]
    assert await found("елка") == [3]
    assert await found("100%") == [3]
    assert await found("нет такого") == []
