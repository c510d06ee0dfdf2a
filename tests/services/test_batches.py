"""Several requests approved at once: any schedule of batches, single presses and kills."""

import asyncio
import random
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import pytest

from district.errors import AlreadyDecided, DistrictError, NotFound, OutOfDate
from district.ids import BatchId, RequestId, TopicId
from district.people.roles import Actor, Role
from district.requests.batches import Became, Shown
from district.requests.pending import Whose, Wish
from district.requests.request import UNDO_WINDOW, Move, RequestStatus
from storage.database import Database
from storage.requests.batches import get_batch
from storage.requests.requests import history_of
from tests.services.council import Council
from tests.soak import SEED, share
from tests.world import DISTRICT, TOPIC, real_territory

WISH = Wish(whose=Whose.MINE)
_S = RequestStatus


@pytest.fixture
async def council(database: Database) -> Council:
    await real_territory(database)
    return Council(database)


async def asks(council: Council, count: int) -> list[RequestId]:
    authors = [await council.cast.teacher(f"Магомедова{at}") for at in range(count)]
    return [(await council.submit(author, TOPIC)).id for author in authors]


@dataclass
class Known:
    """A request as the test expects it, by rules of its own."""

    status: RequestStatus = _S.SUBMITTED
    version: int = 1
    decider: int | None = None
    decided_at: datetime | None = None


class Schedule:
    """Random acts of two members; the expected states follow from plain rules."""

    def __init__(self, council: Council, members: list[Actor], asked: list[RequestId]) -> None:
        self.council, self.members = council, members
        self.known = {number: Known() for number in asked}
        self.batches: list[tuple[Actor, BatchId, tuple[Shown, ...]]] = []

    async def offers(self, chance: random.Random) -> None:
        member = chance.choice(self.members)
        offer = await self.council.services.batches.offer(member, WISH)
        waiting = {number for number, one in self.known.items() if one.status is _S.SUBMITTED}
        assert {item.request.id for item in offer.items} == waiting
        if offer.batch is not None:
            async with self.council.database.read() as connection:
                made = await get_batch(connection, member.id, offer.batch)
            self.batches.append((member, offer.batch, made.items))

    async def accepts(self, chance: random.Random) -> None:
        if not self.batches:
            return
        member, batch, items = chance.choice(self.batches)
        fits = [one.request for one in items if self._fits(one, _S.SUBMITTED, 0)]
        mine = [one.request for one in items if self._fits(one, _S.APPROVED, 1, member)]
        accept = self.council.services.batches.accept
        outcome = await self._with_kills(chance, lambda: accept(member, batch))
        for number in fits:
            self._moves(number, _S.APPROVED, member)
        assert set(outcome.done) == {*fits, *mine}
        left = {number for number, _ in outcome.skipped}
        assert left == {one.request for one in items} - set(outcome.done)

    async def undoes(self, chance: random.Random) -> None:
        if not self.batches:
            return
        member, batch, items = chance.choice(self.batches)
        now = self.council.clock()
        made = [one for one in items if self._fits(one, _S.APPROVED, 1, member)]
        before = [one.request for one in items if self._fits(one, _S.SUBMITTED, 2)]
        fresh = [
            one.request
            for one in made
            if now - (self.known[one.request].decided_at or now) <= UNDO_WINDOW
        ]
        undo = self.council.services.batches.undo
        outcome = await self._with_kills(chance, lambda: undo(member, batch))
        for number in fresh:
            self._moves(number, _S.SUBMITTED)
        assert set(outcome.done) == {*fresh, *before}
        assert len(outcome.skipped) == len(made) - len(fresh)

    async def presses(self, chance: random.Random) -> None:
        member, number = chance.choice(self.members), chance.choice(list(self.known))
        move = chance.choice([Move.APPROVE, Move.RETURN, Move.UNDO])
        is_waiting = self.known[number].status is _S.SUBMITTED
        try:
            if move is Move.UNDO:
                await self.council.requests.undo(member, number)
                self._moves(number, _S.SUBMITTED)
            else:
                await self.council.requests.decide(member, number, move, reason="Что именно?")
                if is_waiting:
                    is_approved = move is Move.APPROVE
                    self._moves(number, _S.APPROVED if is_approved else _S.RETURNED, member)
        except DistrictError:
            assert not is_waiting or move is Move.UNDO

    async def waits(self, chance: random.Random) -> None:
        self.council.clock.advance(timedelta(minutes=chance.choice([1, 6])))

    async def compares(self) -> None:
        for number, one in self.known.items():
            request = await self.council.get(number)
            found = Known(
                status=request.status,
                version=request.version,
                decider=request.decider,
                decided_at=request.decided_at,
            )
            assert found == one
            async with self.council.database.read() as connection:
                history = await history_of(connection, number)
            assert len(history) == one.version, "each move is made once"

    def _fits(
        self, item: Shown, status: RequestStatus, moves: int, by: Actor | None = None
    ) -> bool:
        one = self.known[item.request]
        is_theirs = by is None or one.decider == by.id
        return one.status is status and one.version == item.version + moves and is_theirs

    def _moves(self, number: RequestId, status: RequestStatus, by: Actor | None = None) -> None:
        one = self.known[number]
        one.status, one.version = status, one.version + 1
        one.decider, one.decided_at = (by.id, self.council.clock()) if by else (None, None)

    async def _with_kills(self, chance: random.Random, act: Callable[[], Awaitable[Any]]) -> Any:
        """Begins the act, ends it at any moment, and handles it again, as a start does."""
        for _ in range(chance.choice([0, 1, 2])):
            task = asyncio.ensure_future(act())
            for _ in range(chance.randrange(120)):
                await asyncio.sleep(0)
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        return await act()


async def runs(council: Council, schedules: int, steps: int = 14) -> None:
    members = [await council.member("Гаджиев"), await council.member("Алиев")]
    for at in range(schedules):
        chance = random.Random(SEED * 1000 + at)
        schedule = Schedule(council, members, await asks(council, 4))
        one = schedule
        acts = (one.offers, one.accepts, one.undoes, one.presses, one.waits)
        for _ in range(steps):
            await chance.choice(acts)(chance)
            await schedule.compares()
        for number, known in schedule.known.items():
            if known.status is _S.SUBMITTED:
                await council.withdraw(number)


async def test_no_schedule_decides_a_request_twice_or_loses_one(council: Council) -> None:
    await runs(council, share(100))


@pytest.mark.parametrize("fault", ["version", "decider"])
async def test_a_seeded_fault_is_found(
    council: Council, fault: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A batch that ignores what happened since it was shown, or who decided."""
    right = Shown.became

    def wrong(self: Shown, request: Any, stamp: str | None, person: Any) -> Became:
        if fault == "version" and request.status is _S.SUBMITTED:
            return Became.WAITS
        if fault == "decider" and request.status is _S.APPROVED:
            return Became.ACCEPTED
        return right(self, request, stamp, person)

    monkeypatch.setattr(Shown, "became", wrong)
    with pytest.raises(AssertionError):
        await runs(council, share(100))


async def test_two_members_accept_the_same_list_at_once(council: Council) -> None:
    asked = await asks(council, 10)
    one, two = await council.member("Гаджиев"), await council.member("Алиев")
    batches = council.services.batches
    first, second = await batches.offer(one, WISH), await batches.offer(two, WISH)
    assert first.batch is not None
    assert second.batch is not None
    done = await asyncio.gather(batches.accept(one, first.batch), batches.accept(two, second.batch))
    assert sorted(number for outcome in done for number in outcome.done) == asked
    refused = [error for outcome in done for _, error in outcome.skipped]
    assert len(refused) == 10
    assert all(isinstance(error, AlreadyDecided) for error in refused)
    with pytest.raises(NotFound):
        await batches.accept(two, first.batch)


async def test_what_the_author_changed_since_the_list_is_skipped(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    colleague = await council.member("Алиев")
    same, changed, own = (
        await council.submit(author, TOPIC),
        await council.submit(author, TopicId("subject-2")),
        await council.submit(author),
    )
    offer = await council.services.batches.offer(member, WISH)
    assert [item.request.id for item in offer.items] == [same.id, changed.id]
    assert offer.others == 1, "own words need a topic"
    assert offer.batch is not None
    await council.requests.decide(colleague, changed.id, Move.RETURN, reason="Что именно?")
    await council.resubmit(changed.id)
    outcome = await council.services.batches.accept(member, offer.batch)
    assert outcome.done == (same.id,)
    ((number, error),) = outcome.skipped
    assert (number, type(error)) == (changed.id, OutOfDate)
    assert (await council.get(own.id)).status is _S.SUBMITTED


async def test_who_may_decide_no_more_accepts_nothing(council: Council) -> None:
    """A role that ends between the list and the press leaves nothing accepted."""
    await asks(council, 2)
    head = await council.cast.holder("Омаров", Role.HEAD, DISTRICT)
    offer = await council.services.batches.offer(head, Wish(whose=Whose.DISTRICT))
    assert offer.batch is not None
    (grant,) = head.grants
    administrator = await council.cast.holder("Ахмедов", Role.ADMINISTRATOR)
    await council.services.roles.end(administrator, grant.id)
    head = await council.cast.actor(head.id)
    outcome = await council.services.batches.accept(head, offer.batch)
    assert outcome.done == ()
    assert len(outcome.skipped) == 2
