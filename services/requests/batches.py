"""Batches: several waiting requests approved by one press, each by a decision of its own."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from district.errors import DistrictError
from district.ids import BatchId, RequestId
from district.people.roles import Actor
from district.requests.batches import MOST, Batch, Became, Offer, Outcome, Shown
from district.requests.pending import PendingItem, Wish
from district.requests.request import Move
from services.requests.engine import Requests
from services.service import Service
from storage.requests.batches import add_batch, get_batch

READ_AT_ONCE = 40
"""Waiting requests that are looked at for one batch."""

Decide = Callable[[Shown], Awaitable[bool]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batches(Service):
    """Every decision is a transaction of its own, as if its card had been pressed: what another
    decider did first is skipped, and a crash in the middle loses and repeats nothing.
    """

    requests: Requests

    async def offer(self, actor: Actor, wish: Wish) -> Offer:
        """Returns the first requests of the list that may be approved together, and stores them as
        they are shown. Idempotent by the actor's update.
        """
        line = await self.requests.waiting(actor, wish)
        first = [claim.id for claim in line.claims[:READ_AT_ONCE]]
        items = [one for one in await self.requests.items(actor, first) if self._is_plain(one)]
        items = items[:MOST]
        others = len(line) - len(items)
        if not items:
            return Offer(batch=None, items=(), others=others)
        new = Batch(id=BatchId(0), person=actor.id, items=tuple(map(_shown, items)))
        async with self.database.write() as tx:
            batch = await add_batch(tx, new, actor.act, self.clock())
        return Offer(batch=batch, items=tuple(items), others=others)

    async def accept(self, actor: Actor, number: BatchId) -> Outcome:
        """Approves all requests of the batch that are as they were shown. Idempotent.

        Raises:
            NotFound: the actor has no such batch.
        """

        async def decide(shown: Shown) -> bool:
            await self.requests.decide(actor, shown.request, Move.APPROVE, shown=shown)
            return True

        return await self._each(actor, number, decide)

    async def undo(self, actor: Actor, number: BatchId) -> Outcome:
        """Undoes what the batch has approved. Idempotent.

        Raises:
            NotFound: the actor has no such batch.
        """

        async def undo(shown: Shown) -> bool:
            facts = await self.requests.card_facts(actor.id, shown.request)
            became = shown.became(facts.request, facts.subject.stamp, actor.id)
            if became is Became.ACCEPTED:
                await self.requests.undo(actor, shown.request)
            return became in {Became.ACCEPTED, Became.UNDONE}

        return await self._each(actor, number, undo)

    async def _each(self, actor: Actor, number: BatchId, work: Decide) -> Outcome:
        async with self.database.read() as connection:
            batch = await get_batch(connection, actor.id, number)
        done: list[RequestId] = []
        skipped: list[tuple[RequestId, DistrictError]] = []
        for shown in batch.items:
            try:
                if await work(shown):
                    done.append(shown.request)
            except DistrictError as refusal:
                skipped.append((shown.request, refusal))
        return Outcome(batch=number, done=tuple(done), skipped=tuple(skipped))

    def _is_plain(self, item: PendingItem) -> bool:
        return self.requests.kinds[item.request.kind].is_plain(item.subject)


def _shown(item: PendingItem) -> Shown:
    return Shown(request=item.request.id, version=item.request.version, stamp=item.subject.stamp)
