"""Motions under any schedule of presses, kills, ticks and changes of roles.

Whatever happens, a round has one outcome, which an independent count of the votes in the history
confirms; only people who held the role at that time have voted; each update voted once; and nothing
has an effect but an adopted motion.
"""

import asyncio
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from district.council.motion import MotionEntry, MotionFacts, MotionKind, MotionMove, Seat
from district.council.settings import EARLY_CLOSE, QUORUM
from district.council.tally import Ballot, Outcome, Quorum, Tally, Verdict, decide
from district.errors import DistrictError
from district.ids import MunicipalityId, TopicId
from district.people.roles import Actor, Standing
from services.council import counting, motions, seating
from storage.council.motions import motion_entries, seats_of
from storage.database import open_database
from storage.invariants import broken_invariants
from storage.tables import metadata, motion_history
from tests.ballots import Case, expected
from tests.services.motions import Killed, Voting, killed_after
from tests.soak import share
from tests.world import real_territory

SCHEDULES, DEEDS = share(160), 40
PLACES = 4


@dataclass(kw_only=True)
class Member:
    actor: Actor
    place: MunicipalityId
    since: datetime
    until: datetime | None = None

    def held(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at <= self.until)


@dataclass(kw_only=True)
class Schedule:
    """One motion of a district, and all that happens to it."""

    house: Voting
    dice: random.Random
    author: Actor
    year: int
    members: list[Member] = field(default_factory=list)
    pressed: list[tuple[Actor, tuple[str, ...]]] = field(default_factory=list)
    facts: MotionFacts

    @classmethod
    async def begin(cls, house: Voting, seed: int) -> "Schedule":
        dice = random.Random(seed)
        await house.set(EARLY_CLOSE, dice.random() < 0.5)
        await house.set(QUORUM, dice.choice(list(Quorum)))
        members = [
            Member(actor=await house.member(f"Член {seed} {at}", place), place=place,
                   since=house.clock())
            for at, place in enumerate((await house.places())[:PLACES])
        ]  # fmt: skip
        author, year = await house.curator(f"Куратор {seed}"), 3_000 + seed
        listed = dice.random() < 0.4
        put = await house.put(
            author,
            kind=MotionKind.PRIORITIES,
            options=await house.topics(2 if listed else 3),
            most=1 if listed else 2,
            effect={"year": year},
        )
        return cls(house=house, dice=dice, author=author, year=year, members=members, facts=put)

    # ── Deeds ──────────────────────────────────────────────────────────────────────────────────

    async def run(self) -> None:
        await self.house.motions.open(self.author, self.facts.motion.id)
        deeds: list[Callable[[], Awaitable[object]]] = [
            *[self._presses] * 4,
            *[self._presses_again] * 3,
            *[self.house.motions.tick] * 2,
            self._resigns,
            self._succeeds,
            self._leads,
            self._leads,
            self._leads,
        ]
        for _ in range(DEEDS):
            self.house.clock.advance(timedelta(hours=self.dice.randint(0, 16)))
            deed = self.dice.choice(deeds)
            try:
                if self.dice.random() < 0.3:
                    with killed_after(self.dice.randint(0, 30)):
                        await deed()
                else:
                    await deed()
            except (DistrictError, Killed, ExceptionGroup):
                continue
        self.house.clock.advance(timedelta(days=20))
        await self.house.motions.tick()

    async def _presses(self) -> None:
        member = self.dice.choice(self.members)
        actor = replace(member.actor, act=10_000 * self.year + len(self.pressed))
        choices = [one.id for one in self.facts.motion.options]
        choice = (self.dice.choice(choices[: self.dice.randint(1, len(choices))]),)
        self.pressed.append((actor, choice))
        await self._votes(actor, choice)

    async def _presses_again(self) -> None:
        """The update of an earlier press is handled again, after a crash."""
        if self.pressed:
            await self._votes(*self.dice.choice(self.pressed))

    async def _votes(self, actor: Actor, choice: tuple[str, ...]) -> None:
        """With the roles that the person has now, as the middleware finds them."""
        now = replace(await self.house.cast.actor(actor.id), act=actor.act)
        current = await self.house.now(self.facts)
        await self.house.motions.cast(now, self.facts.motion.id, current.motion.round, choice)

    async def _resigns(self) -> None:
        serving = [one for one in self.members if one.until is None]
        if len(serving) > 1:
            member = self.dice.choice(serving)
            await self.house.resigns(member.actor)
            member.until = self.house.clock()

    async def _succeeds(self) -> None:
        served = {one.place for one in self.members if one.until is None}
        for place in {one.place for one in self.members} - served:
            standing = self.dice.choice([Standing.MEMBER, Standing.DEPUTY])
            actor = await self.house.member(f"Новая {len(self.members)}", place, standing)
            self.members.append(Member(actor=actor, place=place, since=self.house.clock()))
            return

    async def _leads(self) -> None:
        """The author, or a member who has no right to, withdraws it or puts it again."""
        member = await self.house.cast.actor(self.dice.choice(self.members).actor.id)
        actor = self.dice.choice([self.author, self.author, member])
        if self.dice.random() < 0.2:
            await self.house.motions.withdraw(actor, self.facts.motion.id)
        else:
            await self.house.motions.put_again(actor, self.facts.motion.id)

    # ── Judgement ──────────────────────────────────────────────────────────────────────────────

    async def judge(self) -> list[str]:
        """Returns what is wrong."""
        async with self.house.database.read() as connection:
            history = await motion_entries(connection, self.facts.motion.id)
            found = await self.house.now(self.facts)
            rounds = range(1, found.motion.round + 1)
            seats = {one: await seats_of(connection, found.motion, one) for one in rounds}
        kept = await self.house.priorities(self.year)
        wrong = [*self._without_right(history, seats), *_twice(history)]
        for number in rounds:
            wrong += self._miscounted(found, history, seats[number], number)
        return [*wrong, *self._wrong_effect(found, kept)]

    def _without_right(
        self, history: list[MotionEntry], seats: dict[int, list[Seat]]
    ) -> Iterator[str]:
        places = {one.id: one.municipality for each in seats.values() for one in each}
        for entry in history:
            if entry.move is not MotionMove.VOTE or entry.seat is None:
                continue
            if not any(
                one.actor.id == entry.person
                and one.place == places[entry.seat]
                and one.held(entry.at)
                for one in self.members
            ):
                yield f"{entry.person} voted without a right"

    def _miscounted(
        self, found: MotionFacts, history: list[MotionEntry], seats: list[Seat], number: int
    ) -> Iterator[str]:
        ends = [one for one in history if one.round == number and one.outcome is not None]
        if len(ends) > 1:
            yield f"round {number} has {len(ends)} outcomes"
        last = {
            one.seat: one.choice
            for one in history
            if one.round == number and one.choice is not None and one.seat is not None
        }
        if last != {one.id: one.choice for one in seats if one.choice is not None}:
            yield f"the votes of round {number} are not those of the history"
        rules = found.motion.rules
        case = Case(
            quorum=rules.quorum,
            majority=rules.majority,
            method=rules.method,
            most=rules.most,
            casting=False,
            voices=len(seats),
            present=None,
            options=tuple(one.id for one in found.motion.options),
            gone=frozenset(),
            is_runoff=False,
            votes=tuple(last.values()),
            chair=None,
        )
        for one in ends:
            told = expected(case)
            result = one.outcome and (str(one.outcome.status), frozenset(one.outcome.winners))
            if result != (told.verdict, told.winners):
                yield f"round {number} is {result} instead of {told}"

    def _wrong_effect(self, found: MotionFacts, kept: list[TopicId]) -> Iterator[str]:
        chosen = {one.topic for one in found.motion.winners}
        wanted = chosen if found.motion.status == "adopted" else set()
        if set(kept) != wanted:
            yield f"the effect is {kept} instead of {wanted}"


def _twice(history: list[MotionEntry]) -> Iterator[str]:
    acts = Counter(one.act for one in history if one.act is not None)
    for act, times in acts.items():
        if times > 1:
            yield f"the update {act} voted {times} times"


@pytest.fixture(scope="module")
def runner() -> Iterator[asyncio.Runner]:
    with asyncio.Runner() as own:
        yield own


@pytest.fixture(scope="module")
def house(runner: asyncio.Runner, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Voting]:
    """One database for all schedules: each has its own members and motion."""

    async def begin(folder: Path) -> Voting:
        database = open_database(f"sqlite+aiosqlite:///{folder / 'machine.db'}")
        async with database.write() as tx:
            await tx.run_sync(metadata.create_all)
        await real_territory(database)
        return Voting(database)

    made = runner.run(begin(tmp_path_factory.mktemp("motions")))
    yield made
    runner.run(made.database.close())


async def wrongs(house: Voting, seed: int) -> list[str]:
    """Runs a schedule to its end and judges it."""
    schedule = await Schedule.begin(house, seed)
    await schedule.run()
    found = await schedule.judge()
    for one in schedule.members:
        await house.resigns(one.actor)
    return found


async def _broken(house: Voting) -> list[Any]:
    async with house.database.read() as connection:
        return await broken_invariants(connection)


@pytest.mark.sqlite_only
def test_no_schedule_has_two_outcomes_or_a_vote_without_right(
    house: Voting, runner: asyncio.Runner
) -> None:
    for seed in range(SCHEDULES):
        assert runner.run(wrongs(house, seed)) == [], seed
    assert runner.run(_broken(house)) == []

    async def met() -> set[str]:
        query = select(motion_history.c.move).distinct()
        async with house.database.read() as connection:
            return set((await connection.execute(query)).scalars())

    moves = {"put", "open", "vote", "succeed", "adopt", "miss", "again"}
    assert runner.run(met()) >= moves, "a move that is never met"


# ── Planted faults ─────────────────────────────────────────────────────────────────────────────


def _quorum_of_those_cast(ballot: Ballot, tally: Tally) -> Outcome:
    return decide(ballot, replace(tally, voices=max(1, tally.cast)))


def _always_adopted(ballot: Ballot, tally: Tally) -> Outcome:
    outcome = decide(ballot, tally)
    first = ballot.options[:1]
    return replace(outcome, status=Verdict.ADOPTED, winners=first)


async def _never_done(*_: Any) -> bool:
    return False


async def _keeps(*_: Any) -> bool:
    return False


def _may(*_: Any) -> bool:
    return True


FAULTS: dict[str, list[tuple[Any, str, Any]]] = {
    "a quorum of those cast": [(counting, "decide", _quorum_of_those_cast)],
    "a rejection with an effect": [(counting, "decide", _always_adopted)],
    "an update that votes twice after a crash": [(motions, "is_done", _never_done)],
    "a vote after the role": [(seating, "_reseated", _keeps), (motions, "may_cast", _may)],
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize("fault", FAULTS)
def test_planted_faults_are_found(
    fault: str, house: Voting, runner: asyncio.Runner, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place, name, planted in FAULTS[fault]:
        monkeypatch.setattr(place, name, planted)
    seeds = range(1_000, 1_000 + 12)
    assert any(runner.run(wrongs(house, seed)) for seed in seeds), "the fault was not noticed"
