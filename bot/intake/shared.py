"""The inbox of several processes: each takes updates from the webhook and serves people.

A person is served by the process that holds the lock of their account, so their updates keep their
order. The process that stores an update tries the lock; one that cannot serve now, or dies, leaves
the person to the others, which look for unhandled updates every second.
"""

import asyncio
import json
import logging
from collections.abc import AsyncIterator, Collection, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import zip_longest
from secrets import token_hex
from typing import Any

from bot.intake.inbox import SIDE_BY_SIDE, TRIES_ALONE, Intake, Step, Waiting, whose_turn
from district.errors import DatabaseFault
from storage.batching import Batcher
from storage.conversations import save_conversations
from storage.database import Connection, mark_arrived
from storage.inbox import Received, finish_tries, mark_begun, people_waiting, unhandled_of
from storage.leases import Leases

log = logging.getLogger(__name__)

LOOK_EVERY = 1.0
"""Seconds between looks for updates that no process serves."""
ALL = "*"
"""Notification that every process should look for updates."""


@dataclass(slots=True, kw_only=True, eq=False)
class SharedIntake(Intake):
    leases: Leases
    _name: str = field(init=False, default_factory=lambda: token_hex(4))
    _people: dict[int, asyncio.Task[None]] = field(init=False, default_factory=dict)
    """People whom this process serves, or tries to."""
    _again: set[int] = field(init=False, default_factory=set)
    """People served for whom updates have arrived meanwhile."""
    _look_now: asyncio.Event = field(init=False, default_factory=asyncio.Event)
    _one_alone: asyncio.Lock = field(init=False, default_factory=asyncio.Lock)
    _locks: Batcher[int, bool] = field(init=False)
    _claims: Batcher[int, list[Received]] = field(init=False)
    _unlocks: Batcher[int, None] = field(init=False)

    def __post_init__(self) -> None:
        Intake.__post_init__(self)  # without arguments, super() fails in a class with slots
        self._locks = Batcher(self._lock)
        self._claims = Batcher(self._claim)
        self._unlocks = Batcher(self._unlock)
        self.tried_alone.set()  # they are tried while others are served, here or elsewhere

    async def run(self) -> None:
        """Serves people until `stop`; needs an open session of `leases`."""
        while not self._stopping.is_set():
            self._look_now.clear()
            await self._until_done(self._look)
            with suppress(TimeoutError):
                async with asyncio.timeout(LOOK_EVERY):
                    await self._look_now.wait()

    async def stop(self) -> None:
        """Begins nothing more and gives updates in hand their time; others serve what is left."""
        self._stopping.set()
        self._look_now.set()
        await Intake.stop(self)

    async def abandon_all(self) -> None:
        """Ends all work at once: the session is lost, and others hold the locks."""
        serving = list(self._people.values())
        for task in serving:
            task.cancel()
        await asyncio.gather(*serving, return_exceptions=True)

    def hear(self, payload: str) -> None:
        """Another process has stored updates: of people whom this one serves, or it cannot."""
        process, *people = payload.split()
        if process == self._name:
            return
        if ALL in people:
            self._look_now.set()
        else:
            self._again |= self._people.keys() & set(map(int, people))

    # ── Storing ────────────────────────────────────────────────────────────────────────────────

    @property
    def _is_full(self) -> bool:
        return self._stopping.is_set() or len(self._people) >= SIDE_BY_SIDE

    async def accept(self, raw: dict[str, Any]) -> None:
        """Stores an update that came by the webhook, also while the bot is stopping.

        Raises:
            DatabaseFault: it is not stored; Telegram sends it again.
        """
        await self._arrivals(raw)

    def _begins_at_once(self, whose: int, beginning: Collection[int]) -> bool:
        return False  # the process that serves the person counts the try

    def _announce(self, tx: Connection, new: Sequence[Received]) -> None:
        people = [str(-one.update_id if one.person is None else one.person) for one in new]
        if people:
            mark_arrived(tx, " ".join([self._name, *([ALL] if self._is_full else people)]))

    def _enqueue(self, waiting: Waiting) -> None:
        self._come(whose_turn(waiting.raw))

    # ── Serving ────────────────────────────────────────────────────────────────────────────────

    async def _look(self) -> None:
        async with self.database.read() as connection:
            people = await people_waiting(connection, SIDE_BY_SIDE, but=self._people.keys())
        for person in people:
            self._come(person)

    def _come(self, person: int) -> None:
        """Serves a person, if no other process does."""
        if person in self._people:
            self._again.add(person)
        elif not self._is_full:
            self._quiet.clear()
            task = asyncio.create_task(self._serve_person(person))
            self._people[person] = task
            self._serving.add(task)
            task.add_done_callback(self._serving.discard)

    async def _serve_person(self, person: int) -> None:
        try:
            while True:
                self._again.discard(person)
                if await self._locks(person):
                    await self._serve_locked(person)
                    await self._unlocks(person)
                if person not in self._again or self._stopping.is_set():
                    break
        except DatabaseFault as fault:
            log.warning("a person is left to the next look: %s", fault)
        finally:
            del self._people[person]
            self._again.discard(person)
            if len(self._people) == SIDE_BY_SIDE - 1:
                self._look_now.set()  # some may have waited for room
            if not self._people:
                self._quiet.set()

    async def _serve_locked(self, person: int) -> None:
        try:
            while left := await self._until_done(partial(self._claims, person)):
                await self._serve_in_order(person, left)
                if person not in self._again or self._stopping.is_set():
                    break
                self._again.discard(person)
        finally:
            self.conversations.forget(person)

    async def _serve_in_order(self, person: int, left: list[Received]) -> None:
        waiting = [
            Waiting(received=one, raw=json.loads(one.raw), is_begun=False, tries=one.tries)
            for one in left
        ]
        waiting[0].is_begun = True
        for one, after in zip_longest(waiting, waiting[1:]):
            following = None if self._stopping.is_set() else after
            if one.tries > TRIES_ALONE:
                await self._give_up(one.received)
            else:
                async with self._alone() if one.tries else AsyncExitStack():
                    await self._until_done(partial(self._handle, person, one))
            step = Step(
                done=one.received.update_id,
                tries=one.received.tries + 1,
                conversations=self.conversations.take_changed(person),
                begun=following.received.update_id if following else None,
            )
            await self._until_done(partial(self._write, step, following))
            if following is None:
                break
            following.is_begun = True

    @asynccontextmanager
    async def _alone(self) -> AsyncIterator[None]:
        """Lets nothing run beside an update that may have killed a process."""
        async with self._one_alone, AsyncExitStack() as others:
            for _ in range(SIDE_BY_SIDE - 1):
                await others.enter_async_context(self._side_by_side)
            yield

    # ── Batches ────────────────────────────────────────────────────────────────────────────────

    async def _lock(self, people: list[int]) -> list[bool]:
        held = await self.leases.take(people)
        return [person in held for person in people]

    async def _unlock(self, people: list[int]) -> list[None]:
        await self.leases.release(people)
        return [None] * len(people)

    async def _claim(self, people: list[int]) -> list[list[Received]]:
        """Reads what waits, now that the locks are held, and counts a try of each first update."""
        async with self.database.write() as tx:
            left = await unhandled_of(tx, people)
            await mark_begun(tx, [own[0].update_id for own in left.values()])
        return [left.get(person, []) for person in people]

    async def _write_steps(self, steps: list[Step]) -> list[None]:
        """Marks updates whose last try was this one: if the session was lost meanwhile, another
        process may have begun one, and it alone marks it.
        """
        async with self.database.write() as tx:
            mine = await finish_tries(
                tx, {one.done: one.tries for one in steps if one.done is not None}
            )
            own = [one for one in steps if one.done is None or one.done in mine]
            await mark_begun(tx, [one.begun for one in own if one.begun is not None])
            changed = [each for one in own for each in one.conversations]
            await save_conversations(tx, changed, self.clock())
        return [None] * len(steps)
