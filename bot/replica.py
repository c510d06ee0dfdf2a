"""One of several processes on one database.

Every process takes updates and serves people (`bot.intake.shared`). One of them is elected to send
letters and announcements and to run the clock; when it stops or is lost, another one is within a
second. What a process holds depends on one session of the database (`storage.leases`): if it is
lost, all work in hand is abandoned, as if the process had been killed, and begun anew.
"""

import asyncio
import logging
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field, replace

from bot.clock import Ticks, scheduler_for
from bot.intake.shared import SharedIntake
from bot.retry import Worker
from bot.sending.broadcasts import Broadcasts
from bot.sending.outbox import Outbox
from bot.sending.pace import Pace
from bot.sending.progress import Progress
from district.errors import DatabaseFault
from district.troubles import Cause
from storage.database import ANNOUNCED, ARRIVED, OUTBOUND
from storage.leases import ANSWERED, LEFT, Leases

log = logging.getLogger(__name__)

BEAT = 1.0
"""Seconds between tries to become the sender, and between reports of replies to it."""


@dataclass(slots=True, kw_only=True, eq=False)
class Sender:
    """The work of one process at a time: delivery, announcements, progress, clock."""

    outbox: Outbox
    broadcasts: Broadcasts
    progress: Progress
    ticks: Ticks

    def anew(self) -> "Sender":
        """Returns a sender that knows nothing of earlier work, which another may have changed."""
        return Sender(
            outbox=replace(self.outbox),
            broadcasts=replace(self.broadcasts),
            progress=replace(self.progress),
            ticks=self.ticks,
        )

    async def run(self) -> None:
        """Settles what its predecessor left in flight, then sends until `stop`."""
        scheduler = scheduler_for(self.ticks)
        scheduler.start()
        try:
            async with asyncio.TaskGroup() as group:
                for work in (self.outbox, self.broadcasts, self.progress):
                    group.create_task(work.run())
        finally:
            scheduler.shutdown(wait=False)

    def stop(self) -> None:
        """Stops after what is in flight."""
        for work in (self.outbox, self.broadcasts, self.progress):
            work.stop()


@dataclass(slots=True, kw_only=True, eq=False)
class Replica(Worker):
    leases: Leases
    intake: SharedIntake
    sender: Sender
    """The sender as it is built; each term begins with a copy."""
    pace: Pace
    _others: set[str] = field(init=False, default_factory=set)
    """Processes that were there a moment ago."""
    _left: set[str] = field(init=False, default_factory=set)
    """Processes among them that have said that they stop."""
    _sending: tuple[Sender, asyncio.Task[None]] | None = field(init=False, default=None)

    async def run(self) -> None:
        """Runs until `stop`; then the other processes take over."""
        self.alarms.speaks = False
        while not self._stopping.is_set():
            try:
                await self._until_done(lambda: self.leases.open(self._hear))
            except DatabaseFault:
                break  # stopping
            await self._until_lost()
        await self.leases.close()

    def stop(self) -> None:
        """Serves and sends nothing new, and ends after what is in hand."""
        self._stopping.set()

    async def _until_lost(self) -> None:
        intake = asyncio.create_task(self.intake.run())
        beat = asyncio.create_task(self._beat())
        ends = {
            asyncio.create_task(self.leases.lost.wait()),
            asyncio.create_task(self._stopping.wait()),
        }
        try:
            await asyncio.wait({intake, beat, *ends}, return_when=asyncio.FIRST_COMPLETED)
            if self._stopping.is_set():
                await self._hand_over()
            else:
                await self._abandon()
        finally:
            for task in (intake, beat, *ends):
                task.cancel()
        for ended in await asyncio.gather(intake, beat, return_exceptions=True):
            if isinstance(ended, Exception) and not isinstance(ended, DatabaseFault):
                raise ended

    async def _hand_over(self) -> None:
        await asyncio.gather(self.intake.stop(), self._end_sending())
        with suppress(DatabaseFault):  # then it has left unheard
            await self.leases.notify(LEFT, self.leases.name)

    async def _end_sending(self) -> None:
        if self._sending is None:
            return
        sender, task = self._sending
        sender.stop()
        await task
        with suppress(DatabaseFault):  # then it is free already
            await self.leases.give_up_sending()

    async def _abandon(self) -> None:
        log.warning("the session was lost: work in hand is begun anew")
        self._others, self._left = set(), set()
        await self.intake.abandon_all()
        sending, self._sending = self._sending, None
        if sending is not None:
            sending[1].cancel()
            await asyncio.gather(sending[1], return_exceptions=True)

    async def _beat(self) -> None:
        while not self._stopping.is_set():
            self.alarms.speaks = await self.leases.take_sending()
            if self.alarms.speaks and self._sending is None:
                self._begin_sending()
            await self._look_around()
            answers = self.pace.answers_since()
            if self._sending is not None and self._sending[1].done():
                self._sending[1].result()  # raises the error that ended it
            elif self._sending is None and answers:
                await self.leases.notify(ANSWERED, str(answers))
            await self._nap(BEAT)

    async def _look_around(self) -> None:
        """Tells administrators of a process that has ended without saying so."""
        here = await self.leases.present()
        if here != self._others:
            log.info("%d processes share the work", len(here))
        lost, self._others = self._others - here - self._left, here
        self._left &= here  # one that has said so may still be there for a moment
        if self._sending is not None:
            for name in lost:
                await self.alarms.tell(Cause.REPLICA_LOST, name.split()[2])

    def _begin_sending(self) -> None:
        log.info("this process sends from now on")
        self.pace.begin_sending()
        sender = self.sender.anew()
        self._sending = (sender, asyncio.create_task(sender.run(), name="sender"))

    def _hear(self, channel: str, payload: str) -> None:
        hearing: dict[str, Callable[[], None]] = {
            OUTBOUND: self.database.outbound.set,
            ANNOUNCED: self.database.announced.set,
            ARRIVED: lambda: self.intake.hear(payload),
            ANSWERED: lambda: self._count(int(payload)),
            LEFT: lambda: self._left.add(payload),
        }
        hearing[channel]()

    def _count(self, answers: int) -> None:
        if self._sending is not None:
            self.pace.count_elsewhere(answers)
