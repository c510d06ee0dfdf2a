"""Secret votes: sealed until the close, final, put again if they are lost."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import delete, func, select

from district.council.motion import MotionFacts, MotionKind, MotionStatus, Option
from district.council.tally import ABSTAIN, AGAINST, FOR, Method
from district.errors import NotFound, RoundOver, TooFewVoices, TooManyOptions
from district.letters import LetterKind
from district.people.roles import Actor
from services.council.secret import SecretVotes
from storage.database import Database
from storage.tables import motion_history, motion_seats, sealed_votes
from tests.services.motions import Voting
from tests.world import real_territory


class House(Voting):
    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.ballots: SecretVotes = self.services.secret_votes

    async def casts(self, actor: Actor, facts: MotionFacts, *choice: str) -> bool:
        """Votes as the buttons do. Returns whether the voice is counted."""
        motion = facts.motion
        ballot = await self.ballots.ballot(actor, motion.id, motion.round)
        for at in range(len(choice) if motion.rules.method is Method.SEVERAL else 0):
            token = ballot.tokens[choice[: at + 1]]
            ballot = await self.ballots.ballot(actor, motion.id, motion.round, token)
        cast = await self.ballots.cast(actor, motion.id, motion.round, ballot.tokens[choice])
        return cast.has_voted

    async def sealed(self) -> int:
        async with self.database.read() as connection:
            found = await connection.execute(select(func.count()).select_from(sealed_votes))
            return int(found.scalar_one())

    async def restored(self) -> None:
        """Deletes the votes, which a restored copy lacks."""
        async with self.database.write() as tx:
            await tx.execute(delete(sealed_votes))


@pytest.fixture
async def house(database: Database) -> House:
    await real_territory(database)
    return House(database)


@pytest.fixture
async def members(house: House) -> list[Actor]:
    return await house.members(5)


@pytest.fixture
async def opened(house: House, members: list[Actor]) -> MotionFacts:
    return await house.opened(members[0], secret=True)


async def test_votes_are_counted_at_the_close_and_erased(
    house: House, members: list[Actor], opened: MotionFacts
) -> None:
    for member, choice in zip(members, (FOR, AGAINST, FOR, ABSTAIN), strict=False):
        assert await house.casts(member, opened, choice)
    assert await house.sealed() == 4
    closed = await house.ends(opened)
    assert closed.motion.status is MotionStatus.ADOPTED
    assert closed.motion.outcome is not None
    assert closed.motion.outcome.counts == {FOR: 2, AGAINST: 1, ABSTAIN: 1}
    assert await house.sealed() == 0


async def test_until_the_close_nobody_sees_more_than_how_many_voted(
    house: House, members: list[Actor], opened: MotionFacts
) -> None:
    await house.casts(members[1], opened, AGAINST)
    seen = await house.now(opened)
    assert (seen.progress.voted, seen.progress.voices, seen.progress.has_quorum) == (1, 5, None)
    assert not [seat for seat in seen.seats if seat.has_voted or seat.choice or seat.cast_by]
    own = await house.motions.facts(members[1].id, opened.motion.id)
    assert own.own is not None
    assert (own.own.has_voted, own.own.choice, own.own.cast_by) == (True, None, None)


async def test_a_vote_leaves_neither_time_nor_voter_nor_history(
    house: House, members: list[Actor], opened: MotionFacts
) -> None:
    house.clock.advance(timedelta(days=1))
    await house.casts(replace(members[1], act=77), opened, FOR)
    async with house.database.read() as connection:
        voted = select(motion_seats).where(motion_seats.c.voted_at.is_not(None))
        seat = (await connection.execute(voted)).one()
        votes = select(motion_history).where(motion_history.c.move == "vote")
        assert (await connection.execute(votes)).all() == []
    assert (seat.voted_at, seat.cast_by, seat.choice) == (opened.motion.opened_at, None, None)


async def test_a_vote_is_final_and_the_second_press_says_the_same(
    house: House, members: list[Actor], opened: MotionFacts
) -> None:
    for choice in (FOR, FOR, AGAINST):
        assert await house.casts(members[1], opened, choice)
    closed = await house.ends(opened)
    assert closed.motion.outcome is not None
    assert closed.motion.outcome.counts == {FOR: 1}


async def test_tokens_of_others_and_made_up_ones_cast_nothing(
    house: House, members: list[Actor], opened: MotionFacts
) -> None:
    motion = opened.motion
    foreign = (await house.ballots.ballot(members[1], motion.id, 1)).tokens[FOR,]
    for token in (foreign, "A" * 16, "for", ""):
        with pytest.raises(RoundOver):
            await house.ballots.cast(members[2], motion.id, 1, token)
    assert await house.sealed() == 0


async def test_an_open_motion_has_no_secret_ballot(house: House, members: list[Actor]) -> None:
    opened = await house.opened(members[0])
    with pytest.raises(NotFound):
        await house.ballots.ballot(members[1], opened.motion.id, 1)


async def test_fewer_than_five_cannot_vote_in_secret(house: House) -> None:
    members = await house.members(4)
    with pytest.raises(TooFewVoices) as few:
        await house.opened(members[0], secret=True)
    assert (few.value.least, few.value.voices) == (5, 4)


async def test_several_of_a_list_are_ticked_one_by_one(house: House, members: list[Actor]) -> None:
    options = tuple(Option(id="", label=label) for label in "абвг")
    opened = await house.opened(
        members[0],
        kind=MotionKind.FREE,
        method=Method.SEVERAL,
        options=options,
        most=2,
        secret=True,
    )
    ids = opened.motion.ballot.options
    for member, choice in zip(members, (ids[:2], ids[:1], ids[1:3], (ABSTAIN,)), strict=False):
        if choice == (ABSTAIN,):
            ballot = await house.ballots.ballot(member, opened.motion.id, 1)
            await house.ballots.cast(member, opened.motion.id, 1, ballot.tokens[choice])
        else:
            assert await house.casts(member, opened, *choice)
    closed = await house.ends(opened)
    assert closed.motion.outcome is not None
    assert closed.motion.outcome.counts == {ids[0]: 2, ids[1]: 2, ids[2]: 1, ABSTAIN: 1}


async def test_a_list_of_too_many_sets_is_not_voted_on_in_secret(
    house: House, members: list[Actor]
) -> None:
    options = tuple(Option(id="", label=str(number)) for number in range(20))
    facts: dict[str, Any] = {"method": Method.SEVERAL, "options": options, "most": 6}
    with pytest.raises(TooManyOptions) as many:
        await house.put(members[0], secret=True, **facts)
    assert many.value.limit == 17
    assert (await house.put(members[0], **facts)).motion.secret is False


@pytest.mark.parametrize("how", ["another key", "a restored copy"])
async def test_votes_that_are_lost_are_cast_anew(
    house: House, members: list[Actor], opened: MotionFacts, how: str
) -> None:
    for member in members[:3]:
        await house.casts(member, opened, FOR)
    assert await house.services.lost_votes.put_again() == 0
    later = house
    if how == "another key":
        later = House(house.database)
        later.clock.now = house.clock()
    else:
        await house.restored()
    assert await later.services.lost_votes.put_again() == 1
    assert await later.services.lost_votes.put_again() == 0
    again = await later.now(opened)
    assert (again.motion.status, again.motion.round) == (MotionStatus.OPEN, 2)
    assert (again.progress.voted, await later.sealed()) == (0, 0)
    assert sorted(await later.letters(LetterKind.MOTION_REMINDER)) == [one.id for one in members]
    for member in members[:4]:
        assert await later.casts(member, again, AGAINST)
    closed = await later.ends(again)
    assert closed.motion.status is MotionStatus.REJECTED
    assert closed.motion.outcome is not None
    assert closed.motion.outcome.counts == {AGAINST: 4}


async def test_open_votes_are_never_lost(house: House, members: list[Actor]) -> None:
    opened = await house.opened(members[0])
    await house.votes(members[1], opened, FOR)
    assert await House(house.database).services.lost_votes.put_again() == 0
