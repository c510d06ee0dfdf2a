"""A constant load of people on a bot in a separate process that is killed and restarted.

A kill is aimed at a call that is a reply (so an update is in hand), at one that carries a letter or
a card, or at a time. It happens before the call has its effect, or after it but before the
response.
"""

import asyncio
import os
import random
import re
import signal
import tomllib
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import cycle
from pathlib import Path
from typing import Any

from bot.load import DATA
from bot.settings import Settings
from sandbox import Box, Call, serve
from tests.crowd import OKRUG, TOKEN, known, settings_for
from tests.durability.forked import Forked, start_process
from tests.durability.human import Human, Temper, text_of
from tests.durability.kept import FACTS, InFlight, is_drained, read_in_flight
from tests.durability.people import Author, Member, Table

PLACES = ("makhachkala", "levashinskiy")
AUTHORS, MEMBERS = 4, 2
"""Per place. A chat gets one letter per second: more authors would only queue cards."""
ANSWERS = frozenset({"sendMessage", "editMessageText", "answerCallbackQuery"})
START = 60.0
DRAIN = 90.0
"""Timeout in seconds of a start, and of finishing the rest after the last tap."""
WITHIN = 8.0
"""Timeout in seconds for a call of the aimed kind."""


class Aim(Enum):
    ANSWER = auto()
    LETTER = auto()
    MOMENT = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class Kill:
    signal: signal.Signals
    aim: Aim
    before: bool
    """Before the effect of the aimed call."""
    after_seconds: float
    """Seconds under load."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """A stopped process and its work in flight."""

    kill: Kill
    left: InFlight


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """A message of the bot on arrival."""

    account: int
    text: str

    @property
    def fact(self) -> str:
        return fact_of(self.text)


@dataclass(slots=True, kw_only=True)
class Record:
    """The course of a run as seen by the sandbox."""

    sent: list[Sent] = field(default_factory=list)
    ended: list[Ended] = field(default_factory=list)
    cut_off: Counter[tuple[int, str]] = field(default_factory=Counter)
    """Facts sent without a response to the bot, by account."""


class Stream:
    def __init__(self, box: Box, *, folder: Path, temper: Temper, command: Sequence[str]) -> None:
        self.box = box
        self.record = Record()
        self.settings: Settings
        self.authors: list[Author] = []
        self.members: list[Member] = []
        self._folder = folder
        self._temper = temper
        self._command = command
        self._process: Forked | None = None
        self._since = 0.0
        self._flowed = 0.0
        self._aimed: Callable[[Call], bool] | None = None
        self._hinder: Callable[[Call], None] | None = None
        self._served = AsyncExitStack()
        box.events.listen(self._hear)
        box.watch_calls(self._watch)

    # ── People ─────────────────────────────────────────────────────────────────────────────────

    @property
    def humans(self) -> list[Human]:
        return [*self.authors, *self.members]

    async def people_come(self) -> None:
        topics = _topics()
        for where in PLACES:
            authors = []
            for number in range(AUTHORS):
                in_own_words = number % 2
                name, seed = f"Учитель {where} {number}", len(self.humans)
                told = [] if in_own_words else random.Random(seed).sample(topics, len(topics))
                authors.append(Author(self.box, name, self._temper, seed, told))
            table = Table(MEMBERS)
            members = [
                Member(self.box, f"Член Совета {where} {number}", self._temper, number, table)
                for number in range(MEMBERS)
            ]
            self.authors += authors
            self.members += members
            accounts = [one.account.id for one in authors]
            deciding = [one.account.id for one in members]
            await known(self.settings, accounts, members=deciding, where=where)

    @asynccontextmanager
    async def flowing(self) -> AsyncIterator[None]:
        """People act during the block; at its end they finish what they began."""
        living = [asyncio.create_task(one.lives()) for one in self.humans]
        try:
            yield
            for one in self.humans:
                one.goes()
            await asyncio.gather(*living)
        finally:
            for task in living:
                task.cancel()

    # ── The messenger ──────────────────────────────────────────────────────────────────────────

    async def opens(self, database_url: str | None, **given: Any) -> None:
        """`given`: settings that differ from the defaults."""
        address = await self._served.enter_async_context(serve(self.box))
        self.settings = settings_for(address, self._folder, database_url, **given)

    async def closes(self) -> None:
        await self._served.aclose()

    async def is_away(self, seconds: float) -> None:
        """The server does not respond; people go on tapping."""
        port = int(self.settings.api_url.rpartition(":")[2])
        await self._served.aclose()
        await asyncio.sleep(seconds)
        await self._served.enter_async_context(serve(self.box, port=port))

    async def hinders(self, fault: dict[str, Any], share: float, seconds: float) -> None:
        """Applies the fault to that share of calls."""
        whims = random.Random(str(fault))

        def hinder(call: Call) -> None:
            if whims.random() >= share:
                return
            self.box.fault(fault=fault, method=call.method, chat_id=_chat(call))
            if fault.get("reset") == "after" and call.method == "sendMessage":
                self.record.cut_off[_told_by(call)] += 1

        self._hinder = hinder
        await asyncio.sleep(seconds)
        self._hinder = None

    # ── The bot ────────────────────────────────────────────────────────────────────────────────

    @property
    def pid(self) -> int:
        assert self._process is not None
        return self._process.pid

    @property
    def is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def starts(self) -> None:
        polls = self.box.call_counts["getUpdates"]
        self._process = await start_process(self._command, self.settings, self._folder)
        await self.until(lambda: self.box.call_counts["getUpdates"] > polls, START)
        self._since = _now()

    async def is_killed(self, kill: Kill) -> None:
        """Kills the bot and reads its work in flight before the next start."""
        assert self._process is not None
        await asyncio.sleep(kill.after_seconds)
        pid, struck = self._process.pid, asyncio.Event()
        open_calls: list[Call] = []

        def strike(call: Call) -> bool:
            if call.is_made is kill.before or not _fits(kill.aim, call):
                return False
            if kill.before:
                self.box.fault(fault={"reset": "before"}, method=call.method, chat_id=_chat(call))
            self._strikes(pid, kill.signal)
            open_calls.append(call)
            struck.set()
            return True

        if kill.aim is not Aim.MOMENT:
            self._aimed = strike
            with suppress(TimeoutError):
                async with asyncio.timeout(WITHIN):
                    await struck.wait()
            self._aimed = None
        if not struck.is_set():
            self._strikes(pid, kill.signal)
        await self._process.wait()
        self.box.faults.clear()
        self._flowed += _now() - self._since
        left = await read_in_flight(self.settings.database_url, self._on_screen(), of=self._dead)
        if kill.signal is signal.SIGKILL:
            left.letters |= Counter(_told_by(call) for call in open_calls if carries_letter(call))
        self.record.ended.append(Ended(kill=kill, left=left))

    def _strikes(self, pid: int, by: signal.Signals) -> None:
        os.kill(pid, by)

    @property
    def _dead(self) -> str:
        """Pattern of the names that the killed process has in the database."""
        return "okrug%"

    async def drained(self) -> bool:
        """Waits until nothing is left to do; False after a timeout."""
        try:
            async with asyncio.timeout(DRAIN):
                # A database sends no notification.
                while (  # noqa: ASYNC110
                    self.box.updates.pending or not await is_drained(self.settings.database_url)
                ):
                    await asyncio.sleep(0.3)
        except TimeoutError:
            return False
        return True

    async def ends(self) -> None:
        if self._process is not None and self.is_running:
            self._process.terminate()
            await self._process.wait()

    async def until(self, is_so: Callable[[], bool], seconds: float) -> None:
        async with asyncio.timeout(seconds):
            while not is_so():
                if self._process is not None and self._process.returncode is not None:
                    raise AssertionError(f"the bot has ended by itself: {self.log}")
                await asyncio.sleep(0.02)

    @property
    def log(self) -> str:
        """The end of the bot's log, if it is a separate process."""
        return self._process.log if self._process is not None else ""

    @property
    def seconds(self) -> float:
        """Seconds of the bot running under load."""
        return self._flowed + (_now() - self._since if self.is_running else 0.0)

    # ── What the box sees ──────────────────────────────────────────────────────────────────────

    def _hear(self, event: dict[str, Any]) -> None:
        if event["type"] == "message" and event["message"]["from"]["is_bot"]:
            message = event["message"]
            self.record.sent.append(Sent(account=event["chat_id"], text=text_of(message)))

    def _watch(self, call: Call) -> None:
        if self._aimed is not None and self._aimed(call):
            self._aimed = None
        if self._hinder is not None and not call.is_made:
            self._hinder(call)

    def _on_screen(self) -> dict[int, dict[int, str]]:
        return {
            one.account.id: {
                number: text_of(message)
                for number, message in one.account.chat.messages.items()
                if message["from"]["is_bot"]
            }
            for one in self.humans
        }


@asynccontextmanager
async def stream(
    folder: Path,
    *,
    database_url: str | None = None,
    temper: Temper | None = None,
    command: Sequence[str] = OKRUG,
) -> AsyncIterator[Stream]:
    """A sandbox, people with profiles, and a bot not started yet."""
    made = Stream(
        Box(TOKEN, limits=False), folder=folder, temper=temper or Temper(), command=command
    )
    await made.opens(database_url)
    try:
        await made.people_come()
        yield made
    finally:
        await made.ends()
        await made.closes()


def plan(kills: int, seed: int = 1) -> list[Kill]:
    """A quarter are SIGTERM, which lets the bot finish; the others are aimed in turn."""
    whims = random.Random(seed)
    aims = cycle((Aim.LETTER, Aim.ANSWER))
    made: list[Kill] = []
    for number in range(kills):
        is_soft = number % 4 == 3
        made.append(
            Kill(
                signal=signal.SIGTERM if is_soft else signal.SIGKILL,
                aim=Aim.MOMENT if is_soft else next(aims),
                before=number % 6 < 3,
                after_seconds=whims.uniform(1.0, 3.5),
            )
        )
    return made


def carries_letter(call: Call) -> bool:
    return call.method == "sendMessage" and _fact_in(call).startswith(("letter", "card"))


def fact_of(text: str) -> str:
    """Returns the fact that a message reports, if it must be reported once."""
    for kind, pattern in FACTS.items():
        if found := pattern.match(text):
            return f"{kind} {found[1]}"
    return ""


def _told_by(call: Call) -> tuple[int, str]:
    return _chat(call) or 0, _fact_in(call)


def _fact_in(call: Call) -> str:
    return fact_of(re.sub(r"<[^>]+>", "", str(call.arguments.get("text", ""))))


def _fits(aim: Aim, call: Call) -> bool:
    if aim is Aim.LETTER:
        return carries_letter(call)
    is_card = _fact_in(call).startswith("card")  # may be in sending
    return call.method in ANSWERS and not is_card and not carries_letter(call)


def _chat(call: Call) -> int | None:
    chat = call.arguments.get("chat_id")
    return None if chat is None else int(chat)


def _topics() -> list[tuple[str, str]]:
    """Returns the buttons of areas and topics."""
    with (DATA / "topics.toml").open("rb") as file:
        areas = tomllib.load(file)["areas"]
    return [(area["button_ru"], topic["button_ru"]) for area in areas for topic in area["topics"]]


def _now() -> float:
    return asyncio.get_running_loop().time()
