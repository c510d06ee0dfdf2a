"""Motions through the service and the database."""

import asyncio
import random
from contextlib import suppress
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from district.council.bodies import Body
from district.council.motion import (
    Mode,
    MotionFacts,
    MotionKind,
    MotionStatus,
    NewMotion,
    Option,
    Shown,
)
from district.council.settings import EARLY_CLOSE, QUORUM
from district.council.tally import (
    ABSTAIN,
    AGAINST,
    AGAINST_ALL,
    FOR,
    Choice,
    Majority,
    Method,
    Quorum,
    Rules,
)
from district.errors import (
    BadTotals,
    CandidateSilent,
    DistrictError,
    Empty,
    MotionNotOpen,
    NotAChoice,
    NotAllowed,
    NotFilled,
    NotFound,
    NotOfDistrict,
    NotPermitted,
    NotPresent,
    NoVoice,
    NoVoices,
    Past,
    QuietDeadline,
    RoundOver,
    SameMotionOpen,
    TooFewOptions,
    TooFewVoices,
    VoicesCast,
    VoteFinal,
    VoteOver,
)
from district.ids import ActivityId, DraftId, MotionId, MunicipalityId
from district.letters import LetterKind
from district.people.basis import protocol_basis
from district.people.roles import Actor, Role, Standing
from district.territory import Transfer
from services.sealing import Sealing
from storage.database import Database
from storage.secret_key import new_key
from storage.tables import grants, inbox, motion_seats, sealed_votes
from tests.ballots import Case, expected, random_vote
from tests.services.motions import Killed, Voting, killed_after
from tests.world import DERBENT, MOUNTAINS, NOW, SOUTH, real_territory

LIST = Method.SEVERAL
Seated = dict[MunicipalityId, list[Actor]]


@pytest.fixture
async def house(database: Database) -> Voting:
    await real_territory(database)
    return Voting(database)


async def seats_in(house: Voting, facts: MotionFacts) -> list[tuple[object, ...]]:
    """Voices as stored: time, voter and choice."""
    query = select(motion_seats.c.voted_at, motion_seats.c.cast_by, motion_seats.c.choice)
    async with house.database.read() as connection:
        rows = await connection.execute(query.where(motion_seats.c.motion_id == facts.motion.id))
        return [tuple(row) for row in rows]


# ── The usual way ──────────────────────────────────────────────────────────────────────────────


async def test_a_question_is_put_voted_on_and_adopted(house: Voting) -> None:
    members = await house.members(5)
    curator = await house.curator()
    opened = await house.opened(curator)
    assert opened.motion.number == 1
    assert opened.motion.closes_at == NOW + timedelta(days=7, hours=6), "at 18:00"
    assert not opened.rights.may_vote, "curators put only"
    for member, choice in zip(members, (FOR, FOR, AGAINST), strict=False):
        facts = await house.votes(member, opened, choice)
        assert facts.own is not None
        assert facts.own.choice == (choice,)
        assert facts.rights.may_change
    current = await house.now(opened)
    assert current.progress.voted == 3
    assert current.progress.has_quorum
    await house.votes(members[2], opened, FOR)
    closed = await house.ends(opened)
    assert closed.motion.status is MotionStatus.ADOPTED
    assert closed.motion.outcome is not None
    assert closed.motion.outcome.counts == {FOR: 3}
    assert await house.moves(opened.motion.id) == ["put", "open", *["vote"] * 4, "adopt"]
    with pytest.raises(MotionNotOpen):
        await house.votes(members[4], opened, AGAINST)
    again = await house.ends(opened)
    assert again.motion == closed.motion
    assert await house.is_whole()


async def test_people_whose_voice_is_not_cast_are_reminded_at_half_and_a_day_before(
    house: Voting,
) -> None:
    first, *others = await house.members(3)
    opened = await house.opened(first)
    await house.votes(first, opened, FOR)
    assert opened.motion.closes_at is not None
    house.clock.now = opened.motion.closes_at - timedelta(days=3, hours=10)
    await house.motions.tick()
    await house.motions.tick()
    reminded = await house.letters(LetterKind.MOTION_REMINDER)
    assert reminded == [one.id for one in others]
    await house.votes(others[0], opened, FOR)
    house.clock.now = opened.motion.closes_at - timedelta(hours=20)
    await house.motions.tick()
    await house.motions.tick()
    reminded = await house.letters(LetterKind.MOTION_REMINDER)
    assert reminded == [*(one.id for one in others), others[1].id]
    await house.ends(opened)
    told = set(await house.letters(LetterKind.MOTION_CLOSED))
    assert told == {first.id, *(one.id for one in others)}


async def test_without_a_quorum_it_is_put_again_under_the_same_number(house: Voting) -> None:
    members = await house.members(4)
    opened = await house.opened(members[0])
    for member in members[:2]:
        await house.votes(member, opened, FOR)
    missed = await house.ends(opened)
    assert missed.motion.status is MotionStatus.NO_QUORUM
    assert missed.rights.may_put_again
    again = await house.motions.put_again(members[0], opened.motion.id)
    assert (again.motion.number, again.motion.round) == (1, 2)
    assert again.progress.voted == 0
    assert (await house.motions.put_again(members[0], opened.motion.id)).motion == again.motion
    with pytest.raises(RoundOver):
        await house.votes(members[0], opened, FOR)
    for member in members[:3]:
        await house.votes(member, again, FOR)
    assert (await house.ends(again)).motion.status is MotionStatus.ADOPTED
    assert await house.is_whole()


async def test_it_is_withdrawn_before_the_first_voice_only(house: Voting) -> None:
    members = await house.members(3)
    first, second = await house.opened(members[0]), await house.opened(members[0])
    with pytest.raises(NotPermitted):
        await house.motions.withdraw(members[1], first.motion.id)
    gone = await house.motions.withdraw(members[0], first.motion.id, "Поторопились")
    assert gone.motion.status is MotionStatus.WITHDRAWN
    assert gone.history[-1].note == "Поторопились"
    assert (await house.motions.withdraw(members[0], first.motion.id)).motion == gone.motion
    await house.votes(members[1], second, FOR)
    with pytest.raises(VoicesCast):
        await house.motions.withdraw(members[0], second.motion.id)
    assert await house.is_whole()


async def test_the_same_form_puts_one_motion_and_the_same_update_votes_once(house: Voting) -> None:
    member, deputy = await house.members(2)
    new = NewMotion(kind=MotionKind.FREE, question="Вопрос")
    put = await house.motions.put(member, DraftId("form"), Body.COUNCIL, new)
    assert (await house.motions.put(member, DraftId("form"), Body.COUNCIL, new)) == put
    await house.motions.open(member, put.motion.id)
    opened = await house.motions.open(member, put.motion.id)
    place = (await house.places())[0]
    await house.motions.facts(deputy.id, put.motion.id)
    pressed = replace(member, act=128)
    await house.votes(pressed, opened, FOR)
    await house.votes(replace(member, act=129), opened, AGAINST)
    again = await house.votes(pressed, opened, FOR)
    assert again.own is not None
    assert again.own.choice == (AGAINST,), "a press that is handled again changes nothing"
    assert again.own.municipality == place
    assert (await house.moves(put.motion.id)).count("vote") == 2


# ── Bad input ──────────────────────────────────────────────────────────────────────────────────


async def test_bad_input_is_refused(house: Voting) -> None:
    (member,) = await house.members(1)
    elsewhere = await house.cast.teacher("Чужая", DERBENT)
    kinds = MotionKind
    topics = await house.topics(2)
    for error, facts in (
        (Empty, {"question": "  "}),
        (TooFewOptions, {"kind": kinds.HEAD}),
        (TooFewOptions, {"method": LIST, "options": (Option(id="", label="Один"),)}),
        (TooFewOptions, {"method": LIST, "most": 3, "options": topics}),
        (NotFilled, {"method": LIST, "options": (*topics, Option(id="", label=" "))}),
        (NotFilled, {"kind": kinds.PRIORITIES, "options": topics}),
        (NotFilled, {"kind": kinds.SETTING}),
        (NotFilled, {"mode": Mode.MEETING}),
        (NotAllowed, {"kind": kinds.RESULTS, "method": LIST, "options": topics}),
        (NotAllowed, {"kind": kinds.SETTING, "secret": True, "effect": {"key": 1, "value": 2}}),
        (Past, {"closes_at": NOW}),
        (QuietDeadline, {"closes_at": NOW + timedelta(hours=15)}),
        (
            NotOfDistrict,
            {"kind": kinds.NOMINATION, "options": (Option(id="", person=elsewhere.id),)},
        ),
    ):
        with pytest.raises(error):
            await house.put(member, **facts)
    with pytest.raises(NotPermitted):
        await house.put(elsewhere)
    with pytest.raises(NotPermitted):
        await house.put(member, body=Body.EXPERT_COUNCIL)
    put = await house.put(member)
    with pytest.raises(NotFound):
        await house.motions.facts(elsewhere.id, put.motion.id)


async def test_votes_without_right_are_refused(house: Voting) -> None:
    members = await house.members(2)
    curator, place = await house.curator(), (await house.places())[2]
    adviser = await house.member("Советникова", place, Standing.ADVISORY)
    opened = await house.opened(members[0])
    late = await house.member("Опоздавшая", place)
    for actor in (curator, adviser, late):
        with pytest.raises(NoVoice):
            await house.votes(actor, opened, FOR)
    for choice in ((), ("made-up",), (FOR, AGAINST), (AGAINST_ALL,)):
        with pytest.raises(NotAChoice):
            await house.votes(members[0], opened, *choice)
    assert (await house.now(opened)).progress.voted == 0


async def test_a_vote_counts_if_it_was_received_in_time(house: Voting) -> None:
    """Also in the second of the close, and while the close waits for it."""
    members = await house.members(3)
    opened = await house.opened(members[0])
    end = opened.motion.closes_at
    assert end is not None
    received = {1: end - timedelta(seconds=1), 2: end}
    async with house.database.write() as tx:
        rows = [
            {"update_id": act, "received_at": at, "status": "new", "tries": 1, "raw": "{}"}
            for act, at in received.items()
        ]
        await tx.execute(insert(inbox), rows)
    house.clock.now = end + timedelta(seconds=3)
    await house.motions.tick()
    await house.votes(replace(members[0], act=1), opened, FOR)
    for late in (replace(members[1], act=2), members[2]):
        with pytest.raises(VoteOver):
            await house.votes(late, opened, FOR)
    async with house.database.write() as tx:
        await tx.execute(update(inbox).values(status="done", raw=None))
    assert (await house.ends(opened)).motion.outcome is not None
    async with house.database.write() as tx:
        await tx.execute(update(inbox).values(status="new", raw="{}"))
    second = await house.opened(members[0])
    house.clock.now = (second.motion.closes_at or NOW) + timedelta(minutes=11)
    await house.motions.tick()
    assert not (await house.now(second)).motion.is_open, "the close does not wait for ever"


async def test_one_thing_is_voted_on_once_at_a_time(house: Voting) -> None:
    members = await house.members(2)
    options = (Option(id="", person=members[0].id),)
    first, second = [
        await house.put(members[0], kind=MotionKind.HEAD, options=options) for _ in range(2)
    ]
    await house.motions.open(members[0], first.motion.id)
    with pytest.raises(SameMotionOpen) as refusal:
        await house.motions.open(members[0], second.motion.id)
    assert refusal.value.number == first.motion.number
    with pytest.raises(SameMotionOpen):
        await house.put(members[0], kind=MotionKind.HEAD, options=options)
    assert await house.is_whole()


async def test_a_council_of_one_and_one_of_none(house: Voting) -> None:
    curator = await house.curator()
    with pytest.raises(NoVoices):
        await house.opened(curator)
    (member,) = await house.members(1)
    opened = await house.opened(member)
    await house.votes(member, opened, FOR)
    assert (await house.ends(opened)).motion.status is MotionStatus.ADOPTED


# ── Candidates, lists, effects ─────────────────────────────────────────────────────────────────


async def test_candidates_consent_or_refuse_and_a_run_off_decides(house: Voting) -> None:
    members = await house.members(5)
    options = tuple(Option(id="", person=one.id) for one in members[:4])
    put = await house.put(members[4], kind=MotionKind.NOMINATION, options=options)
    with pytest.raises(CandidateSilent):
        await house.motions.open(members[4], put.motion.id)
    with pytest.raises(NotFound):
        await house.motions.consent(members[4], put.motion.id, "1", agrees=True)
    for number, member in enumerate(members[:4], 1):
        agrees = number < 4
        asked = await house.motions.facts(member.id, put.motion.id)
        assert asked.rights.may_answer
        await house.motions.consent(member, put.motion.id, str(number), agrees=agrees)
    opened = await house.motions.open(members[4], put.motion.id)
    assert [one.id for one in opened.motion.options] == ["1", "2", "3"]
    votes = ("1", "1", "2", "2", "3")
    for member, choice in zip(members, votes, strict=True):
        await house.votes(member, opened, choice)
    second = await house.ends(opened)
    assert second.motion.is_open
    assert second.motion.round == 2
    assert second.motion.runoff == ("1", "2")
    assert set(await house.letters(LetterKind.MOTION_REMINDER)) == {one.id for one in members}
    with pytest.raises(NotAChoice):
        await house.votes(members[0], second, "3")
    for member, choice in zip(members, ("1", "1", "2", "2", "1"), strict=True):
        await house.votes(member, second, choice)
    closed = await house.ends(second)
    assert [one.person for one in closed.motion.winners] == [members[0].id]
    counted = [one.outcome for one in closed.history if one.outcome is not None]
    assert [one.counts["1"] for one in counted] == [2, 3], "each round keeps its figures"
    assert await house.is_whole()


async def test_a_tie_in_the_run_off_is_a_rejection(house: Voting) -> None:
    members = await house.members(4)
    options = tuple(Option(id="", person=one.id) for one in members[:1] * 1)
    put = await house.put(members[0], kind=MotionKind.NOMINATION, options=options)
    opened = await house.motions.open(members[0], put.motion.id)
    assert opened.motion.ballot.choices == (FOR, AGAINST, ABSTAIN), "about a single candidate"
    for member, choice in zip(members, (FOR, FOR, AGAINST, AGAINST), strict=True):
        await house.votes(member, opened, choice)
    assert (await house.ends(opened)).motion.status is MotionStatus.REJECTED


async def test_adopted_priorities_are_those_of_the_year(house: Voting) -> None:
    members = await house.members(3)
    topics = await house.topics(4)
    facts = {"kind": MotionKind.PRIORITIES, "options": topics, "effect": {"year": 2027}}
    opened = await house.opened(members[0], most=2, **facts)
    for member, choice in zip(members, (("1", "3"), ("1", "3"), ("1", "2")), strict=True):
        await house.votes(member, opened, *choice)
    closed = await house.ends(opened)
    assert closed.motion.status is MotionStatus.ADOPTED
    kept = await house.priorities(2027)
    assert set(kept) == {topics[0].topic, topics[2].topic}
    rejected = await house.opened(members[0], most=2, **facts)
    await house.ends(rejected)
    assert await house.priorities(2027) == kept


async def voted_through(house: Voting, members: list[Actor], **facts: Any) -> MotionFacts:
    """A motion about the head for which all members vote; not closed yet."""
    put = await house.put(members[0], **facts)
    for one in put.motion.options:
        candidate = next(each for each in members if each.id == one.person)
        await house.motions.consent(candidate, put.motion.id, one.id, agrees=True)
    opened = await house.motions.open(members[0], put.motion.id)
    for member in members:
        await house.votes(member, opened, FOR)
    return opened


async def is_head(house: Voting, person: Actor) -> bool:
    return (await house.cast.actor(person.id)).has(Role.HEAD)


async def test_an_elected_head_takes_over_in_the_transaction_of_the_close(house: Voting) -> None:
    """Wherever the process ends, either both are committed or neither."""
    members, before = await house.members(4), await house.head()
    options = (Option(id="", person=members[1].id),)
    opened = await voted_through(house, members, kind=MotionKind.HEAD, options=options)
    assert opened.motion.closes_at is not None
    house.clock.now = opened.motion.closes_at
    kills = 0
    for statements in range(0, 200, 6):
        with suppress(ExceptionGroup, Killed), killed_after(statements):
            await house.motions.tick()
        now = await house.now(opened)
        is_adopted = now.motion.status is MotionStatus.ADOPTED
        assert await is_head(house, members[1]) is is_adopted
        assert await is_head(house, before) is not is_adopted
        kills += not is_adopted
    assert 3 < kills < 30, "some end before the commit, some after"
    closed = await house.now(opened)
    assert len([one for one in closed.history if one.outcome]) == 1
    (office,) = (
        one for one in (await house.cast.actor(members[1].id)).grants if one.role is Role.HEAD
    )
    assert office.basis == protocol_basis(1, house.clock().date()), "the register names it"
    assert await house.is_whole()


async def test_an_agenda_is_told_to_its_readers_once_a_day(house: Voting) -> None:
    first, *others = await house.members(3)
    curator = await house.curator()
    put = await house.put(first)
    day = NOW.date() + timedelta(days=10)
    for on in (day, day, day + timedelta(days=1)):
        await house.motions.announce(first, put.motion.id, on)
    told = await house.letters(LetterKind.MOTION_ANNOUNCED)
    assert sorted(told) == sorted([one.id for one in (*others, curator)] * 2)


async def test_a_recalled_head_has_the_office_no_more(house: Voting) -> None:
    members, before = await house.members(4), await house.head()
    await house.ends(await voted_through(house, members, kind=MotionKind.RECALL))
    assert not await is_head(house, before)
    assert await house.is_whole()


# ── Changes of roles in the middle ─────────────────────────────────────────────────────────────


async def test_a_successor_votes_if_no_voice_was_cast(house: Voting) -> None:
    first, second, third = await house.members(3)
    places = await house.places()
    opened = await house.opened(third)
    await house.votes(first, opened, AGAINST)
    for leaver in (first, second):
        await house.resigns(leaver)
    successors = [await house.member(f"Новая {place}", place) for place in places[:2]]
    with pytest.raises(NoVoice):
        await house.votes(successors[0], opened, FOR)
    await house.votes(successors[1], opened, FOR)
    with pytest.raises(NoVoice):
        await house.votes(second, opened, AGAINST)
    with pytest.raises(NoVoice):
        await house.votes(await house.cast.actor(first.id), opened, FOR)
    await house.votes(third, opened, FOR)
    closed = await house.ends(opened)
    assert closed.motion.outcome is not None
    assert closed.motion.outcome.counts == {AGAINST: 1, FOR: 2}, "a voice that was cast stays"
    assert await house.is_whole()


async def test_a_role_that_is_over_votes_no_more_before_the_clock_notices(house: Voting) -> None:
    members = await house.members(3)
    opened = await house.opened(members[0])
    async with house.database.write() as tx:
        ends = update(grants).where(grants.c.person_id == members[1].id)
        await tx.execute(ends.values(until=house.clock() + timedelta(hours=1)))
    house.clock.advance(timedelta(hours=2))
    over = await house.cast.actor(members[1].id)
    with pytest.raises(NoVoice):
        await house.votes(over, opened, FOR)
    await house.services.roles.tick()
    successor = await house.member("Новая", (await house.places())[1])
    await house.votes(successor, opened, FOR)


async def test_a_municipality_that_leaves_keeps_its_vote_and_has_no_further_one(
    house: Voting,
) -> None:
    members = await house.members(4)
    first, second = (await house.places())[:2]
    opened = await house.opened(members[3])
    await house.votes(members[0], opened, AGAINST)
    async with house.database.write() as tx:
        for place in (first, second):
            there = update(grants).where(grants.c.municipality_id == place)
            await tx.execute(there.values(district_id=SOUTH))
        for follower in house.services.moves.followers:
            for place in (first, second):
                moved = Transfer(municipality=place, source=MOUNTAINS, target=SOUTH)
                await follower.municipality_moved(tx, moved, house.clock())
    for member in members[:2]:
        with pytest.raises(NoVoice):
            await house.votes(await house.cast.actor(member.id), opened, FOR)
    for member in members[2:]:
        await house.votes(member, opened, FOR)
    closed = await house.ends(opened)
    assert closed.motion.outcome is not None
    assert closed.motion.outcome.counts == {AGAINST: 1, FOR: 2}
    assert closed.motion.outcome.voices == 4, "frozen at the opening"


async def test_an_entitled_member_is_erased_in_the_middle(house: Voting) -> None:
    members = await house.members(3)
    options = (Option(id="", person=members[1].id), Option(id="", person=members[0].id))
    put = await house.put(members[0], kind=MotionKind.NOMINATION, options=options)
    await house.motions.consent(members[1], put.motion.id, "1", agrees=True)
    opened = await house.motions.open(members[0], put.motion.id)
    for member in members:
        await house.votes(member, opened, "1")
    await house.services.privacy.leave(members[1])
    house.clock.advance(timedelta(days=15))
    await house.services.privacy.tick()
    closed = await house.ends(opened)
    assert closed.motion.outcome is not None
    assert closed.motion.outcome.cast == 3, "the voice stays"
    assert closed.motion.status is MotionStatus.REJECTED, "no one who is gone is elected"
    assert await house.is_whole()


async def test_several_deputies_share_the_voice_of_their_municipality(house: Voting) -> None:
    member, other = await house.members(2)
    place = (await house.places())[0]
    deputies = [
        await house.member(f"Заместитель {number}", place, Standing.DEPUTY) for number in range(3)
    ]
    opened = await house.opened(other)
    assert opened.progress.voices == 2
    for deputy, choice in zip(deputies, (FOR, AGAINST, ABSTAIN), strict=True):
        facts = await house.votes(deputy, opened, choice)
        assert facts.progress.voted == 1
    facts = await house.votes(member, opened, FOR)
    assert facts.own is not None
    assert facts.own.cast_by == member.id
    await house.resigns(member)
    await house.votes(deputies[0], opened, AGAINST)
    closed = await house.ends(opened)
    assert closed.motion.outcome is not None
    assert closed.motion.outcome.cast == 1
    assert closed.motion.status is MotionStatus.NO_QUORUM


# ── Meetings, paper, secret votes ──────────────────────────────────────────────────────────────


async def test_at_a_meeting_the_quorum_is_of_those_present(
    house: Voting, meeting: ActivityId
) -> None:
    members = await house.members(4)
    head = await house.head()
    for member in members[:3]:
        await house.motions.mark_present(head, meeting, member.id)
    opened = await house.opened(head, mode=Mode.MEETING, meeting=meeting)
    assert opened.motion.closes_at is None
    await house.motions.mark_present(head, meeting, members[3].id)
    with pytest.raises(NotPresent):
        await house.votes(members[3], opened, FOR)
    await house.votes(members[0], opened, FOR)
    with pytest.raises(NotPermitted):
        await house.motions.close(members[1], opened.motion.id)
    closed = await house.motions.close(head, opened.motion.id)
    assert closed.motion.status is MotionStatus.ADOPTED
    assert closed.progress.present == 3
    assert (await house.motions.close(head, opened.motion.id)).motion == closed.motion
    following = await house.opened(head, mode=Mode.MEETING, meeting=meeting)
    await house.votes(members[3], following, FOR)
    await house.motions.mark_present(head, meeting, members[0].id, is_here=False)
    with pytest.raises(MotionNotOpen):
        await house.motions.end_meeting(head, meeting)
    await house.motions.close(head, following.motion.id)
    assert await house.is_whole()


@pytest.fixture
async def meeting(house: Voting) -> ActivityId:
    """A meeting of the council."""
    return await house.meeting()


async def test_two_people_enter_the_totals_of_a_vote_on_paper(house: Voting) -> None:
    members = await house.members(3)
    opened = await house.opened(members[0], paper=True)
    number = opened.motion.id
    with pytest.raises(NotAllowed):
        await house.votes(members[0], opened, FOR)
    with pytest.raises(BadTotals):
        await house.motions.enter_totals(members[0], number, 4, {FOR: 4})
    with pytest.raises(BadTotals):
        await house.motions.enter_totals(members[0], number, 3, {FOR: 2})
    totals = {FOR: 2, AGAINST: 1}
    for _ in range(2):
        facts = await house.motions.enter_totals(members[0], number, 3, totals)
        assert facts.motion.is_open, "one person alone closes nothing"
    other = await house.motions.enter_totals(members[1], number, 3, {FOR: 3})
    assert other.motion.is_open
    closed = await house.motions.enter_totals(members[1], number, 3, totals)
    assert closed.motion.status is MotionStatus.ADOPTED
    assert closed.motion.outcome is not None
    assert closed.motion.outcome.counts == totals
    assert await house.is_whole()


async def test_a_secret_vote_leaves_neither_voter_nor_time_nor_choice(house: Voting) -> None:
    members = await house.members(5)
    opened = await house.opened(members[0], secret=True)
    for member, choice in zip(members, (FOR, FOR, FOR, AGAINST, AGAINST), strict=True):
        house.clock.advance(timedelta(minutes=7))
        facts = await house.votes(member, opened, choice)
        assert facts.own is not None
        assert (facts.own.has_voted, facts.own.choice) == (True, None)
        assert sum(one.has_voted for one in facts.seats) == 1, "only one's own"
        assert not facts.rights.may_change
    with pytest.raises(VoteFinal):
        await house.votes(members[0], opened, AGAINST)
    assert await seats_in(house, opened) == [(opened.motion.opened_at, None, None)] * 5
    assert await house.moves(opened.motion.id) == ["put", "open"]
    closed = await house.ends(opened)
    assert closed.motion.outcome is not None
    assert closed.motion.outcome.counts == {FOR: 3, AGAINST: 2}
    async with house.database.read() as connection:
        assert (await connection.execute(select(sealed_votes))).all() == []
    assert await house.is_whole()


async def test_a_secret_vote_of_few_is_refused(house: Voting) -> None:
    members = await house.members(4)
    with pytest.raises(TooFewVoices):
        await house.opened(members[0], secret=True)


async def test_a_secret_vote_without_its_key_is_put_again(house: Voting) -> None:
    members = await house.members(5)
    opened = await house.opened(members[0], secret=True)
    for member in members:
        await house.votes(member, opened, FOR)
    house.motions._counting.sealing.__init__(new_key())  # type: ignore[misc]
    closed = await house.ends(opened)
    assert closed.motion.status is MotionStatus.NO_QUORUM
    assert isinstance(house.motions.sealing, Sealing)
    assert (await house.motions.put_again(members[0], opened.motion.id)).motion.round == 2
    assert await house.is_whole()


# ── Early closes ───────────────────────────────────────────────────────────────────────────────


async def test_an_early_close_needs_the_setting(house: Voting) -> None:
    members = await house.members(5)
    for early in (False, True):
        put = await house.put(members[0])
        await house.set(EARLY_CLOSE, early)
        opened = await house.motions.open(members[0], put.motion.id)
        for at, member in enumerate(members[:3]):
            facts = await house.votes(member, opened, FOR)
            ended = facts.motion.status is MotionStatus.ADOPTED
            assert ended is (early and at == 2)
    assert await house.is_whole()


# ── Everything at random ───────────────────────────────────────────────────────────────────────


async def test_random_histories_end_as_an_independent_count_says(house: Voting) -> None:
    """Changes of mind, resignations, successors, deputies, ticks; the rules of each are random."""
    places = (await house.places())[:6]
    for seed in range(12):
        dice = random.Random(seed)
        seated = {
            place: [
                await house.member(f"Член {seed} {place} {at}", place, standing)
                for at, standing in enumerate(
                    [Standing.MEMBER, Standing.DEPUTY][: dice.randint(1, 2)]
                )
            ]
            for place in places[: dice.randint(1, 6)]
        }
        case, facts = await _opened_at_random(house, dice, seated)
        cast = dict[MunicipalityId, Choice]()
        for _ in range(dice.randint(0, 3 * len(seated))):
            await _anything_happens(house, dice, seated, case, facts, cast)
            await house.motions.tick()
        closed = await house.ends(facts)
        outcome = closed.motion.outcome
        assert outcome is not None
        told = expected(replace(case, votes=tuple(cast.values())))
        assert (str(outcome.status), frozenset(outcome.winners)) == (told.verdict, told.winners), (
            seed
        )
        for people in seated.values():
            for one in people:
                await house.resigns(one)
    assert await house.is_whole()


async def _anything_happens(
    house: Voting,
    dice: random.Random,
    seated: Seated,
    case: Case,
    facts: MotionFacts,
    cast: dict[MunicipalityId, Choice],
) -> None:
    place = dice.choice(list(seated))
    deed = dice.random()
    if deed < 0.15 and seated[place]:
        await house.resigns(seated[place].pop(0))
    elif deed < 0.3 and not seated[place]:
        seated[place].append(await house.member(f"Новая {place}", place))
    elif seated[place]:
        vote = random_vote(dice, case)
        try:
            await house.votes(dice.choice(seated[place]), facts, *vote)
        except NoVoice:
            assert place in cast, "only a successor after the vote has no voice"
        else:
            cast[place] = vote


async def _opened_at_random(
    house: Voting, dice: random.Random, seated: Seated
) -> tuple[Case, MotionFacts]:
    method = dice.choice(["question", "several"])
    options = await house.topics(4) if method == "several" else ()
    author = next(iter(seated.values()))[0]
    rules = Rules(
        quorum=dice.choice(list(Quorum)),
        majority=dice.choice(list(Majority)),
        method=Method(method),
        most=2 if options else 1,
    )
    await house.set(QUORUM, rules.quorum)
    put = await house.put(
        author, method=Method(method), options=options, most=rules.most, majority=rules.majority
    )
    case = Case(
        quorum=rules.quorum,
        majority=rules.majority,
        method=method,
        most=rules.most,
        casting=False,
        voices=len(seated),
        present=None,
        options=tuple(one.id for one in put.motion.options),
        gone=frozenset(),
        is_runoff=False,
        votes=(),
        chair=None,
    )
    return case, await house.motions.open(author, put.motion.id)


async def test_sixty_people_vote_at_once(house: Voting) -> None:
    """Each municipality has several people, who vote while the clock closes the motion."""
    places = (await house.places())[:12]
    people = [
        await house.member(f"Член {place} {at}", place, standing)
        for place in places
        for at, standing in enumerate([Standing.MEMBER, *[Standing.DEPUTY] * 4])
    ]
    assert len(people) == 60
    opened = await house.opened(people[0])

    async def votes(actor: Actor) -> bool:
        try:
            await house.votes(actor, opened, FOR)
        except DistrictError:
            return False
        return True

    assert all(await asyncio.gather(*map(votes, people)))
    facts = await house.now(opened)
    assert facts.progress.voted == len(places)
    assert (await house.moves(opened.motion.id)).count("vote") == 60
    assert opened.motion.closes_at is not None
    house.clock.now = opened.motion.closes_at
    ticks = [house.motions.tick() for _ in range(4)]
    await asyncio.gather(*ticks, *map(votes, people))
    closed = await house.now(opened)
    assert closed.motion.outcome is not None
    assert closed.motion.outcome.counts == {FOR: len(places)}
    assert (await house.moves(opened.motion.id)).count("adopt") == 1
    assert await house.is_whole()


async def test_roles_end_while_people_vote_and_the_clock_closes(house: Voting) -> None:
    """On separate connections: no deadlock, and every vote was cast with a role or refused."""
    for _ in range(3):
        members = await house.members(8)
        opened = await house.opened(members[0])
        assert opened.motion.closes_at is not None

        async def votes(member: Actor, facts: MotionFacts) -> None:
            with suppress(DistrictError):
                await house.votes(member, facts, FOR)

        early = [votes(one, opened) for one in members]
        await asyncio.gather(*early, *map(house.resigns, members[:3]))
        house.clock.now = opened.motion.closes_at
        late = [votes(one, opened) for one in members]
        ticks = [house.motions.tick() for _ in range(3)]
        await asyncio.gather(*late, *ticks, *map(house.resigns, members[3:]))
        closed = await house.now(opened)
        assert closed.motion.outcome is not None
        assert closed.motion.outcome.cast == sum(one.has_voted for one in closed.seats)
        assert len([one for one in closed.history if one.outcome]) == 1
    assert await house.is_whole()


async def test_lists_show_what_waits_for_the_reader(house: Voting) -> None:
    members = await house.members(2)
    opened = await house.opened(members[0])
    draft = await house.put(members[0], question="Второй вопрос: слёт")
    page = await house.motions.page(members[1])
    assert [(one.motion.id, one.is_awaited) for one in page.items] == [
        (draft.motion.id, False),
        (opened.motion.id, True),
    ]
    found = await house.motions.page(members[1], Shown.ALL, search="ВТОРОЙ слёт")
    assert [one.motion.id for one in found.items] == [draft.motion.id]
    assert (await house.motions.page(members[1], Shown.DECIDED)).items == ()
    teacher = await house.cast.teacher("Учитель")
    with pytest.raises(NotPermitted):
        await house.motions.page(teacher)
    with pytest.raises(NotFound):
        await house.motions.facts(members[0].id, MotionId(10_000))
    assert Role.HEAD not in {one.role for one in members[0].grants}
