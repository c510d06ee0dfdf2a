"""Sending of announcements: sends, edits and recalls copies and stores the results.

A copy is claimed only when the rate limiter has a token and is sent at once, so claimed copies are
those in flight; the same transaction stores earlier results. No one gets two: a copy in flight when
the process dies, or without a response from Telegram, is unknown. Handling of errors
(`screens.refusals`):

* wait N seconds: this copy is requeued until then; the others continue;
* unsent: requeued; retries are slowed down;
* unanswered, or a server error: unknown; retries are slowed down, one at a time;
* unreachable: unreachable; malformed: failed.
"""

import asyncio
import logging
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from aiogram.exceptions import TelegramAPIError
from aiogram.methods import DeleteMessage, TelegramMethod
from aiogram.types import Message

from bot.reachability import Reachability
from bot.retry import Worker
from bot.sending.pace import Pace, with_turn
from district.announcements.announcement import (
    Announcement,
    AnnouncementMove,
    AnnouncementStatus,
    CopyState,
)
from district.clock import Calendar
from district.errors import DatabaseFault
from district.ids import AnnouncementId, PersonId
from district.troubles import Cause
from locales.texts import Texts
from screens.announcements.copies import copy_calls, edit_call, recall_calls
from screens.refusals import AWAY, PASSING, Meaning, meaning_of, understand
from storage.announcements.announcements import (
    announcements_at_work,
    mark_brought,
    save_announcement,
)
from storage.announcements.copies import (
    Behind,
    Brought,
    Settled,
    claim_copies,
    close_copies,
    copies_behind,
    has_open_copies,
    keep_messages,
    plan_copies,
    recover_copies,
    settle_brought,
    settle_copies,
)
from storage.database import Connection
from storage.people.reachability import Address, find_addresses

log = logging.getLogger(__name__)

IN_FLIGHT = 32
"""Limit of concurrent copies: at 28 per second each may take a second."""
PLANNED = 1_000
"""Batch size of planning, which limits how long other writers wait."""
NAP = 15.0
"""Maximum seconds between rounds without a wake-up."""
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 60.0
"""Backoff in seconds while Telegram is away."""
TOKEN_PAUSE = 600.0
"""Pause in seconds after a refused token."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A copy in progress: to be sent, or (`behind`) to be updated."""

    announcement: Announcement
    person: PersonId
    address: Address | None
    behind: Behind | None = None


Outcome = Settled | Brought


@dataclass(slots=True, kw_only=True, eq=False)
class Broadcasts(Worker):
    """Plans, sends, edits and deletes the copies of announcements."""

    pace: Pace
    texts: Texts
    reachability: Reachability
    calendar: Calendar
    in_flight: int = IN_FLIGHT
    _in_hand: dict[asyncio.Task[None], Job] = field(init=False, default_factory=dict)
    _outcomes: list[Outcome] = field(init=False, default_factory=list)
    _told_to_wait: dict[PersonId, float] = field(init=False, default_factory=dict)
    """Until when, in the loop's time."""
    _unplanned: list[Announcement] = field(init=False, default_factory=list)
    _turn: int = field(init=False, default=0)
    _is_away: bool = field(init=False, default=False)
    _pause: float = field(init=False, default=0.0)

    async def recover(self) -> None:
        """Settles copies that were in flight when the last process ended."""
        async with self.database.write() as tx:
            in_flight = await recover_copies(tx)
        if in_flight:
            log.warning("%d copies of announcements were in flight", in_flight)

    async def run(self) -> None:
        """Runs until `stop`."""
        try:
            await self._until_done(self.recover)
            while not self._stopping.is_set():
                self.database.announced.clear()
                await self.send_due()
                await self._sleep()
        except DatabaseFault:
            log.warning("sending of announcements stops without its database")

    def stop(self) -> None:
        """Stops after the copies in flight."""
        self._stopping.set()
        self.database.announced.set()

    async def send_due(self) -> None:
        """Sends and updates everything that is due."""
        while not self._stopping.is_set():
            if self._is_crowded:
                await self._some_done(None)
            elif not await self._go_on():
                break
            if self._is_away and not self._in_hand:
                await self._rest()
        while self._in_hand:
            await self._some_done(None)
        await self._next(0)

    @property
    def _free(self) -> int:
        """Free slots. A finished copy occupies its slot until its result is stored."""
        return (1 if self._is_away else self.in_flight) - len(self._in_hand) - len(self._outcomes)

    @property
    def _is_crowded(self) -> bool:
        """Whether to wait until half of the slots are free, so that results share a transaction.

        Applies only while the rate limiter allows many copies.
        """
        return bool(self._in_hand) and self._free < self.in_flight // 2 and not self.pace.wait

    async def _go_on(self) -> bool:
        """Starts as many copies as possible and waits for the next event.

        Returns False if there is nothing left to do.
        """
        free = self._free
        turns = self.pace.take(free) if free > 0 else 0
        jobs = await self._next(turns)
        self.pace.give_back(turns - len(jobs))
        for job in jobs:
            self._in_hand[asyncio.create_task(self._do(job))] = job
        if self._unplanned:
            await self._plan_all()
        elif self._in_hand:
            has_room = free > 0 and len(jobs) == turns
            await self._some_done(self.pace.wait if has_room else None)
        elif turns or self.pace.silence:
            return False
        else:
            await self._nap(self.pace.wait)
        return True

    async def _some_done(self, seconds: float | None) -> None:
        """Waits for the first running copy to finish, or for the timeout."""
        await asyncio.wait(self._in_hand, timeout=seconds, return_when=asyncio.FIRST_COMPLETED)
        for task in [task for task in self._in_hand if task.done()]:
            del self._in_hand[task]
            task.result()

    async def _rest(self) -> None:
        """Pauses while Telegram is away, longer with each failure."""
        await self._next(0)
        self._pause = min(max(FIRST_PAUSE, self._pause * 2), LONGEST_PAUSE)
        await self._nap(self._pause)

    async def _sleep(self) -> None:
        """Waits for a wake-up, the end of quiet hours or of an imposed pause."""
        try:
            async with asyncio.timeout(self._pause_until_next()):
                await self.database.announced.wait()
        except TimeoutError:
            pass  # the timeout: next round

    def _pause_until_next(self) -> float:
        if self.pace.silence:
            return min(NAP, self.pace.silence)
        now = asyncio.get_running_loop().time()
        waits = [self._told_to_wait[one] - now for one in self._people_told_to_wait()]
        return min([NAP, *waits])

    # ── One transaction: stores results and claims the next copies ─────────────────────────────

    async def _next(self, turns: int) -> list[Job]:
        """Stores results and claims up to `turns` copies."""
        return await self._until_done(lambda: self._step(turns))

    async def _step(self, turns: int) -> list[Job]:
        written = list(self._outcomes)
        if not written and not turns:
            return []
        jobs: list[Job] = []
        async with self.database.write() as tx:
            await settle_copies(tx, [one for one in written if isinstance(one, Settled)])
            await settle_brought(tx, [one for one in written if isinstance(one, Brought)])
            if turns:
                jobs = await self._claimed(tx, turns)
        del self._outcomes[: len(written)]
        return jobs

    async def _plan_all(self) -> None:
        """Plans in batches, so that other writers wait for one batch at most."""
        for one in self._unplanned:
            await self._until_done(partial(self._plan, one))
        self._unplanned = []

    async def _plan(self, seen: Announcement) -> None:
        now, planned = self.clock(), seen
        today = self.calendar.local(now).date()
        while not planned.is_planned and not self._stopping.is_set():
            async with self.database.write() as tx:
                planned = await plan_copies(tx, planned, today=today, now=now, limit=PLANNED)

    async def _claimed(self, tx: Connection, turns: int) -> list[Job]:
        """Claims copies round-robin over announcements, updates before new copies."""
        at_work = await announcements_at_work(tx)
        self._unplanned = [
            one
            for one in at_work
            if one.status is AnnouncementStatus.SENDING and not one.is_planned
        ]
        self._turn += 1
        start = self._turn % max(1, len(at_work))
        jobs: list[Job] = []
        for one in at_work[start:] + at_work[:start]:
            jobs += await self._claimed_of(tx, one, turns - len(jobs))
            if len(jobs) == turns:
                break
        return jobs

    async def _claimed_of(self, tx: Connection, one: Announcement, turns: int) -> list[Job]:
        jobs: list[Job] = []
        if one.lags:
            jobs = await self._behind(tx, one, turns)
        if one.status is AnnouncementStatus.SENDING and one.is_planned and len(jobs) < turns:
            jobs += await self._waiting(tx, one, turns - len(jobs))
        return jobs

    async def _behind(self, tx: Connection, one: Announcement, turns: int) -> list[Job]:
        in_hand = self._people_in_hand(one.id)
        found = await copies_behind(tx, one, in_hand | self._people_told_to_wait(), turns)
        if not found and not await copies_behind(tx, one, set(), 1):
            await mark_brought(tx, one)
        addresses = await find_addresses(tx, [copy.person for copy in found])
        return [
            Job(
                announcement=one,
                person=copy.person,
                address=addresses.get(copy.person),
                behind=copy,
            )
            for copy in found
        ]

    async def _waiting(self, tx: Connection, one: Announcement, turns: int) -> list[Job]:
        now = self.clock()
        if one.is_held_by_night(now, self.calendar):
            return []
        if now > one.good_until:
            await close_copies(tx, one.id, CopyState.TOO_OLD)
        people = await claim_copies(tx, one.id, turns, but=self._people_told_to_wait())
        if not people:
            if not await has_open_copies(tx, one.id):
                await save_announcement(tx, one, one.moved(AnnouncementMove.FINISH, now))
            return []
        addresses = await find_addresses(tx, people)
        return [
            Job(announcement=one, person=person, address=addresses.get(person)) for person in people
        ]

    def _people_in_hand(self, announcement: AnnouncementId) -> set[PersonId]:
        return {job.person for job in self._in_hand.values() if job.announcement.id == announcement}

    def _people_told_to_wait(self) -> set[PersonId]:
        now = asyncio.get_running_loop().time()
        waiting = {one: until for one, until in self._told_to_wait.items() if until > now}
        self._told_to_wait = waiting
        return set(waiting)

    # ── Sending a copy ─────────────────────────────────────────────────────────────────────────

    async def _do(self, job: Job) -> None:
        with with_turn():
            if job.behind is None:
                self._outcomes.append(await self._sent(job))
            else:
                outcome = await self._brought(job, job.behind)
                if outcome is not None:
                    self._outcomes.append(outcome)

    async def _sent(self, job: Job) -> Settled:
        one = job.announcement
        if job.address is None:
            return self._settled(job, CopyState.UNREACHABLE)
        words = self.texts.of(job.address.language)
        first, *others = copy_calls(words, job.address.account, one)
        try:
            answer = await self.bot(first)
        except TelegramAPIError as refusal:
            return await self._refused(job, refusal)
        self._is_away, self._pause = False, 0.0
        messages = [each.message_id for each in (answer if isinstance(answer, list) else [answer])]
        if others:
            self.pace.charge(len(messages))
            await self._kept(job, messages)
            messages += [each for call in others if (each := await self._followed(call))]
        return self._settled(job, CopyState.DELIVERED, messages=messages)

    async def _kept(self, job: Job, messages: list[int]) -> None:
        """Stores the messages of an album before its buttons are sent, so that it is not unknown
        after a crash.
        """

        async def kept() -> None:
            async with self.database.write() as tx:
                await keep_messages(tx, job.announcement.id, job.person, messages)

        await self._until_done(kept)

    async def _followed(self, call: TelegramMethod[Message]) -> int | None:
        """Sends the buttons below an album; if they are refused, the copy still counts as
        delivered.
        """
        while not self._stopping.is_set():
            try:
                return (await self.bot(call)).message_id
            except TelegramAPIError as error:
                refusal = understand(error)
                if refusal.meaning is not Meaning.WAIT:
                    log.warning("buttons below an album were refused, ignored: %s", refusal.why)
                    return None
                await self._nap(refusal.seconds)
        return None

    async def _refused(self, job: Job, error: TelegramAPIError) -> Settled:
        refusal = understand(error)
        why = refusal.why
        self._is_away = self._is_away or refusal.meaning in AWAY
        match refusal.meaning:
            case Meaning.WAIT:
                self._hold(job.person, refusal.seconds)
                return self._settled(job, CopyState.WAITING, error=why)
            case Meaning.UNAUTHORIZED:
                self.pace.be_silent(TOKEN_PAUSE)
                return self._settled(job, CopyState.WAITING, error=why)
            case Meaning.UNREACHABLE:
                await self.reachability.lost(job.person)
                return self._settled(job, CopyState.UNREACHABLE, error=why)
            case Meaning.UNSENT:
                return self._settled(job, CopyState.WAITING, error=why)
            case Meaning.UNANSWERED | Meaning.SERVER:
                return self._settled(job, CopyState.UNKNOWN, error=why)
            case _:
                log.warning("copy of announcement %d failed: %s", job.announcement.id, why)
                await self.alarms.tell(Cause.LETTER_REFUSED, f"announcement {job.announcement.id}")
                return self._settled(job, CopyState.FAILED, error=why)

    def _hold(self, person: PersonId, seconds: float) -> None:
        self._told_to_wait[person] = asyncio.get_running_loop().time() + seconds

    def _settled(
        self, job: Job, state: CopyState, *, messages: Sequence[int] = (), error: str | None = None
    ) -> Settled:
        return Settled(
            announcement=job.announcement.id,
            person=job.person,
            state=state,
            version=job.announcement.version if messages else 0,
            messages=messages,
            sent_at=self.clock() if messages else None,
            error=error,
        )

    # ── Updating a delivered copy ──────────────────────────────────────────────────────────────

    async def _brought(self, job: Job, copy: Behind) -> Brought | None:
        """Returns None if it must be retried later."""
        if job.address is None or not copy.messages:
            return self._brought_to(job, error="unreachable", is_done=False)
        one, account = job.announcement, job.address.account
        if one.recalled_at is None:
            words = self.texts.of(job.address.language)
            calls = [edit_call(words, account, one, copy.messages)]
        else:
            calls = recall_calls(account, copy.messages)
        try:
            for call in calls:
                await self._made(call)
        except TelegramAPIError as error:
            refusal = understand(error)
            self._is_away = self._is_away or refusal.meaning in AWAY
            if refusal.meaning is Meaning.WAIT:
                self._hold(job.person, refusal.seconds)
            if refusal.meaning is Meaning.UNAUTHORIZED:
                self.pace.be_silent(TOKEN_PAUSE)
            if refusal.meaning in PASSING:
                return None
            return self._brought_to(job, error=refusal.why, is_done=False)
        self._is_away, self._pause = False, 0.0
        return self._brought_to(job, error=None, is_done=True)

    async def _made(self, call: TelegramMethod[Any]) -> None:
        """Makes an edit or deletion. Ignores that it was already done, e.g. before a crash."""
        is_so = Meaning.GONE if isinstance(call, DeleteMessage) else Meaning.NOT_MODIFIED
        try:
            await self.bot(call)
        except TelegramAPIError as error:
            if meaning_of(error) is not is_so:
                raise

    def _brought_to(self, job: Job, *, error: str | None, is_done: bool) -> Brought:
        one = job.announcement
        return Brought(
            announcement=one.id,
            person=job.person,
            version=one.version,
            is_recalled=is_done if one.recalled_at is not None else None,
            error=error,
        )
