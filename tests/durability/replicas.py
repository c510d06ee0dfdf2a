"""Three bots on one PostgreSQL and one webhook, killed and restarted in turn under the load."""

import asyncio
import os
import random
import signal
from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text

from sandbox import Box, Call
from storage.database import open_database
from tests.crowd import OKRUG, TOKEN, behind_webhook
from tests.durability.forked import Forked, start_process
from tests.durability.human import Temper
from tests.durability.judge import Report, doubles, judge
from tests.durability.stream import START, Aim, Kill, Stream, carries_letter

REPLICAS = 3
RATE = 6.0
"""Letters a second: few enough that they have to wait for their turn."""
WINDOW, STALL = 5.0, 1.0
"""Seconds in which letters are counted, and by which the sandbox may see them late."""
STARTED = "the bot has started"

_SENDER = text(
    "SELECT application_name FROM pg_locks JOIN pg_stat_activity USING (pid)"
    " WHERE locktype = 'advisory' AND objsubid = 2 AND objid = 1 AND granted"
)


class Replicas(Stream):
    def __init__(self, box: Box, *, folder: Path, temper: Temper, command: Sequence[str]) -> None:
        super().__init__(box, folder=folder, temper=temper, command=command)
        self.letters: list[float] = []
        """Times of letters and cards."""
        self._running: dict[int, Forked] = {}
        self._whims = random.Random(1)
        box.watch_calls(self._time)

    async def all_start(self) -> None:
        await asyncio.gather(*(self.one_starts(number) for number in range(REPLICAS)))
        self._since = asyncio.get_running_loop().time()

    async def one_starts(self, number: int) -> None:
        folder = self._folder / str(number)
        folder.mkdir(exist_ok=True)
        log = folder / "log"
        log.touch()
        before = _count(log)
        self._process = self._running[number] = await start_process(
            self._command, self.settings, folder
        )
        await self.until(lambda: _count(log) > before, START)

    async def one_is_killed(self, kill: Kill) -> None:
        """Kills the sender if a letter is aimed at, else another one, and starts it again."""
        sender = await self.sender()
        others = [one for one in self._running if self._running[one].pid != sender]
        is_sender = kill.aim is Aim.LETTER and len(others) < len(self._running)
        number = self._whims.choice(others)
        if is_sender:
            number = next(one for one in self._running if one not in others)
        self._process = self._running[number]
        await self.is_killed(kill)
        for one in self._running:
            if one != number:
                os.kill(self._running[one].pid, signal.SIGCONT)
        left = self.record.ended[-1].left
        if not is_sender or kill.signal is signal.SIGTERM:
            left.letters.clear()  # those in hand are of another process
            left.arrived = 0
        await self.one_starts(number)

    async def rolls(self) -> None:
        """Each is restarted in turn, as for an update."""
        for number in list(self._running):
            self._process = self._running[number]
            self._process.terminate()
            await self._process.wait()
            await self.one_starts(number)

    async def sender(self) -> int:
        """Returns the process that sends."""
        database = open_database(self.settings.database_url)
        try:
            async with database.read() as connection:
                name = (await connection.execute(_SENDER)).scalar()
        finally:
            await database.close()
        return int(name.split()[1]) if name else 0

    async def ends(self) -> None:
        for one in self._running.values():
            if one.returncode is None:
                os.kill(one.pid, signal.SIGCONT)
                one.terminate()
        for one in self._running.values():
            await one.wait()

    @property
    def seconds(self) -> float:
        return asyncio.get_running_loop().time() - self._since

    @property
    def log(self) -> str:
        return "\n".join(f"{number}: {one.log}" for number, one in self._running.items())

    def fastest(self) -> int:
        """Returns the largest number of letters within a window."""
        return max(
            (sum(begin <= at < begin + WINDOW for at in self.letters) for begin in self.letters),
            default=0,
        )

    def _time(self, call: Call) -> None:
        if not call.is_made and carries_letter(call):
            self.letters.append(self.box.now().timestamp())

    def _strikes(self, pid: int, by: signal.Signals) -> None:
        os.kill(pid, by)
        if by is signal.SIGKILL:  # what was in flight is read before others take it over
            for one in self._running.values():
                if one.pid != pid:
                    os.kill(one.pid, signal.SIGSTOP)

    @property
    def _dead(self) -> str:
        return f"okrug {self.pid}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Replicated:
    report: Report
    fastest: int

    @property
    def is_too_fast(self) -> bool:
        return self.fastest > RATE / 5 + RATE * (WINDOW + STALL)

    def __str__(self) -> str:
        return f"{self.report}\nletters in {WINDOW:.0f} s:   {self.fastest} at most"


@asynccontextmanager
async def replicas(
    folder: Path, database_url: str, *, temper: Temper, command: Sequence[str]
) -> AsyncIterator[Replicas]:
    box = Box(TOKEN, limits=False, is_local=True)
    made = Replicas(box, folder=folder, temper=temper, command=command)
    await made.opens(database_url, send_rate=RATE, **behind_webhook(folder))
    try:
        await made.people_come()
        yield made
    finally:
        await made.ends()
        await made.closes()


async def replicated(
    folder: Path,
    database_url: str,
    kills: Sequence[Kill],
    *,
    temper: Temper | None = None,
    command: Sequence[str] = OKRUG,
    show: Callable[[str], None] = lambda _: None,
) -> Replicated:
    """Judges a run with these kills and a rolling restart in the middle of them."""
    async with replicas(folder, database_url, temper=temper or Temper(), command=command) as played:
        await played.all_start()
        async with played.flowing():
            for number, kill in enumerate(kills, start=1):
                await played.one_is_killed(kill)
                left = played.record.ended[-1].left
                show(f"{number}: {kill.signal.name} at {kill.aim.name}: {left}")
                if number == (len(kills) + 1) // 2:
                    await played.rolls()
        report = await judge(played, is_drained=await played.drained())
        return Replicated(report=report, fastest=played.fastest())


class _Seen(Exception):
    """A fault was seen: nothing more is waited for."""


async def seen(folder: Path, database_url: str, *, command: Sequence[str], seconds: float) -> str:
    """Watches a run without kills and returns the first fault, or nothing after some seconds."""
    fault = ""
    async with replicas(folder, database_url, temper=Temper(), command=command) as played:
        await played.all_start()
        until = asyncio.get_running_loop().time() + seconds
        with suppress(_Seen):
            async with played.flowing():
                while not fault and asyncio.get_running_loop().time() < until:
                    await asyncio.sleep(0.2)  # people send no notification
                    fault = next(_faults(played), "")
                raise _Seen
    return fault


def _faults(played: Replicas) -> Iterator[str]:
    for one in doubles(played.record, played.humans):
        if not one.reason:
            yield f"twice: {one.says}"
    for author in played.authors:
        yield from (f"out of order: {one}" for one in author.out_of_order)


def _count(log: Path) -> int:
    return log.read_text(encoding="utf-8").count(STARTED)
