"""An announcement to a whole district while the bot is killed repeatedly, Telegram asks to wait,
and the author edits and recalls it.

`python -m tests.durability --announcement 5000 --kills 10 --edit 0.4` runs a long version.
"""

import asyncio
import os
import random
import signal
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import select

from bot.sending.broadcasts import IN_FLIGHT
from bot.settings import Settings
from district.announcements.announcement import AnnouncementStatus, CopyState
from district.ids import AnnouncementId
from keyboards.announcements.list import AnnouncementsAction, AnnouncementsPress
from sandbox import Box, Call, Person, serve
from storage.announcements.announcements import get_announcement
from storage.database import open_database
from storage.tables import copies, persons
from tests.bench.announcements import announce
from tests.bench.filled import Wish, fill
from tests.bench.letters import UNLIMITED
from tests.bench.send_loop import TEXT
from tests.crowd import TOKEN, find_button, known, settings_for, until
from tests.durability.forked import Forked, start_process
from tests.durability.human import text_of

NEW_TEXT = "Семинар перенесён: 12 декабря, 10:00"
BLOCKED = 0.03
ASKED_TO_WAIT = 0.002
"""Share of people who blocked the bot, and of calls refused with "retry after"."""
CALLS = {"sendMessage", "editMessageText", "deleteMessage"}
END = 600.0
"""Timeout in seconds until everything has settled."""
WITHIN = 8.0
"""Timeout in seconds for a call that a kill is aimed at."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    people: int
    kills: int
    edited_at: float | None = None
    recalled_at: float | None = None
    """Share of the audience that has a copy at that moment."""
    per_second: float = 200.0
    """Rate of the fake Telegram, with occasional "retry after"; 0: instant and never."""
    seed: int = 1


@dataclass(slots=True, kw_only=True)
class Report:
    kills: int = 0
    hit: Counter[str] = field(default_factory=Counter)
    """Calls of announcements in flight at a kill, by method."""
    states: Counter[CopyState] = field(default_factory=Counter)
    audience: int = 0
    arrived: Counter[int] = field(default_factory=Counter)
    """Copies received, by account."""
    waited: int = 0
    faults: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        told = " + ".join(f"{state} {number}" for state, number in sorted(self.states.items()))
        rows = [
            f"kills:     {self.kills}, in flight at them: {dict(self.hit)}",
            f"refused:   {self.waited} calls for haste",
            f"audience:  {self.audience} = {told}",
            f"came twice: {sum(number > 1 for number in self.arrived.values())}",
            f"{len(self.faults)} faults:",
            *(f"  {fault}" for fault in self.faults),
        ]
        return "\n".join(rows)


class Play:
    """One announcement from its start until everything has settled."""

    def __init__(self, scene: Scene, box: Box, settings: Settings, folder: Path) -> None:
        self.scene = scene
        self.report = Report()
        self._box = box
        self._settings = settings
        self._folder = folder
        self._whims = random.Random(scene.seed)
        self._calls = 0
        self._aimed: Callable[[Call], bool] | None = None
        self._process: Forked | None = None
        self.author: Person
        self.announcement: AnnouncementId
        box.watch_calls(self._watch)
        box.events.listen(self._hear)

    async def people_come(self, due_at: datetime | None = None) -> None:
        self.author = self._box.add_person(first_name="Автор")
        self.author.status = "member"
        await known(self._settings, [], members=[self.author.id])
        for account in await fill(self._settings, Wish(people=self.scene.people)):
            person = self._box.add_person(first_name="Учитель", id=account)
            person.status = "kicked" if self._whims.random() < BLOCKED else "member"
        self.announcement = await announce(self._settings, due_at)

    async def goes(self) -> None:
        await self.starts()
        try:
            async with asyncio.timeout(END):
                await asyncio.gather(self._is_killed(), self._author_acts())
            await self.comes_to_rest()
        finally:
            await self.ends()

    async def comes_to_rest(self) -> None:
        async with asyncio.timeout(END):
            # A database sends no notification.
            while not await self._is_over():  # noqa: ASYNC110
                await asyncio.sleep(0.3)

    @property
    def _is_running(self) -> bool:
        return self._process is not None and self._process.returncode is None

    async def ends(self) -> None:
        if self._process is not None and self._is_running:
            self._process.terminate()
            await self._process.wait()

    # ── What happens to the bot ────────────────────────────────────────────────────────────────

    async def starts(self, command: Sequence[str] = UNLIMITED) -> None:
        polls = self._box.call_counts["getUpdates"]
        self._process = await start_process(command, self._settings, self._folder)
        await until(lambda: self._box.call_counts["getUpdates"] > polls or not self._is_running)
        assert self._is_running, f"the bot has ended by itself: {self._process.log}"

    async def _is_killed(self) -> None:
        every = self.scene.people / max(1, self.scene.kills + 1)
        for number in range(self.scene.kills):
            goal = int(every * (number + self._whims.uniform(0.5, 1.0)))
            with suppress(TimeoutError):
                await until(partial(self._has_called, goal), WITHIN)
            await self._kill(is_before=number % 2 == 0)
            await self.starts()

    def _has_called(self, times: int) -> bool:
        return self._calls >= times

    async def is_killed_now(self) -> None:
        assert self._process is not None
        self._process.kill()
        await self._process.wait()
        self.report.kills += 1

    async def _kill(self, *, is_before: bool) -> None:
        """Kills the bot at a call of an announcement, before its effect or after it without a
        response.
        """
        assert self._process is not None
        pid, struck = self._process.pid, asyncio.Event()

        def strike(call: Call) -> bool:
            if call.is_made is is_before or not self._is_ours(call):
                return False
            if is_before:
                self._breaks(call, {"reset": "before"})
            os.kill(pid, signal.SIGKILL)
            self.report.hit[call.method] += 1
            struck.set()
            return True

        self._aimed = strike
        with suppress(TimeoutError):
            async with asyncio.timeout(WITHIN):
                await struck.wait()
        self._aimed = None
        await self.is_killed_now()
        self._box.faults.clear()

    def _watch(self, call: Call) -> None:
        if not self._is_ours(call):
            return
        self._calls += not call.is_made
        if self._aimed is not None and self._aimed(call):
            self._aimed = None
            return
        if call.is_made or not self.scene.per_second:
            return
        if self._whims.random() < ASKED_TO_WAIT:
            self.report.waited += 1
            self._breaks(call, {"status": 429, "retry_after": 1})
        else:
            self._breaks(call, {"delay": IN_FLIGHT / self.scene.per_second})

    def _is_ours(self, call: Call) -> bool:
        """Returns whether the call is a copy and not a reply to the author."""
        return call.method in CALLS and int(call.arguments["chat_id"]) != self.author.id

    def _breaks(self, call: Call, fault: dict[str, Any]) -> None:
        self._box.fault(method=call.method, chat_id=int(call.arguments["chat_id"]), fault=fault)

    def _hear(self, event: dict[str, Any]) -> None:
        if event["type"] == "message" and text_of(event["message"]) in {TEXT, NEW_TEXT}:
            self.report.arrived[event["chat_id"]] += event["message"]["from"]["is_bot"]

    # ── What its author does ───────────────────────────────────────────────────────────────────

    async def _author_acts(self) -> None:
        if self.scene.edited_at is not None:
            await self._have_it(self.scene.edited_at)
            await self._opens()
            await self._presses("Изменить текст")
            seen = len(self.author.messages)
            self.author.send(NEW_TEXT)
            await until(lambda: len(self.author.messages) > seen + 1)
            await self._presses("Сохранить")
        if self.scene.recalled_at is not None:
            await self._have_it(self.scene.recalled_at)
            await self._opens()
            await self._presses("Отозвать у всех")
            await self._presses("Да, отозвать")

    async def _have_it(self, share: float) -> None:
        goal = share * self.scene.people
        await until(lambda: len(self.report.arrived) >= goal, END)

    async def _opens(self) -> None:
        """Opens it from whichever of the two lists contains it."""
        seen = len(self.author.messages)
        self.author.send("Объявления")
        await until(lambda: len(self.author.messages) > seen + 1)
        press = AnnouncementsPress(action=AnnouncementsAction.OPEN, announcement=self.announcement)
        self.author.press(self.author.messages[-1]["message_id"], press.pack())

    async def _presses(self, label: str) -> None:
        await until(lambda: find_button(self.author, label) is not None)
        found = find_button(self.author, label)
        assert found is not None
        self.author.press(*found)

    # ── What became of it ──────────────────────────────────────────────────────────────────────

    async def _is_over(self) -> bool:
        database = open_database(self._settings.database_url)
        try:
            async with database.read() as connection:
                one = await get_announcement(connection, self.announcement)
        finally:
            await database.close()
        is_done = one.status in {AnnouncementStatus.SENT, AnnouncementStatus.STOPPED}
        return is_done and not one.lags and not self._box.updates.pending

    async def judged(self) -> Report:
        database = open_database(self._settings.database_url)
        query = select(copies, persons.c.telegram_id).join(
            persons, persons.c.id == copies.c.person_id
        )
        async with database.read() as connection:
            rows = (await connection.execute(query)).all()
            everybody = set((await connection.execute(select(persons.c.telegram_id))).scalars())
        await database.close()
        told = {row.telegram_id for row in rows}
        self.report.audience = len(everybody)
        self.report.states = Counter(CopyState(row.state) for row in rows)
        faults = self.report.faults
        if told != everybody or len(rows) != len(everybody):
            faults.append(f"{len(rows)} copies for {len(everybody)} people")
        unknown = self.report.states[CopyState.UNKNOWN]
        if unknown > self.report.kills * IN_FLIGHT:
            faults.append(f"{unknown} are unknown")
        faults += [f"{who} got it {n} times" for who, n in self.report.arrived.items() if n > 1]
        for row in rows:
            faults += [f"{row.telegram_id}: {why}" for why in self._wrong(row)]
        return self.report

    def _wrong(self, row: Any) -> Iterator[str]:
        state, came = CopyState(row.state), self.report.arrived[row.telegram_id]
        person = self._box.people[row.telegram_id]
        if state is CopyState.DELIVERED and not came:
            yield "delivered, and never came"
        if state not in {CopyState.DELIVERED, CopyState.UNKNOWN} and came:
            yield f"{state}, and it came"
        if state is CopyState.UNREACHABLE and person.status != "kicked":
            yield "unreachable, and has not blocked the bot"
        if state not in {
            CopyState.DELIVERED, CopyState.UNREACHABLE, CopyState.UNKNOWN, CopyState.STOPPED
        }:  # fmt: skip
            yield f"in the end {state}"
        if state is CopyState.DELIVERED:
            yield from self._says_something_else(row, person)

    def _says_something_else(self, row: Any, person: Person) -> Iterator[str]:
        shown = [text_of(one) for one in person.messages if one["message_id"] in row.message_ids]
        if self.scene.recalled_at is not None:
            if shown or not row.is_recalled:
                yield "was not taken back"
        elif shown != [NEW_TEXT if self.scene.edited_at is not None else TEXT]:
            yield f"reads {shown}"


async def announced_through_kills(
    folder: Path, scene: Scene, database_url: str | None = None
) -> Report:
    box = Box(TOKEN, limits=False)
    async with serve(box) as address:
        play = Play(scene, box, settings_for(address, folder, database_url), folder)
        await play.people_come()
        await play.goes()
        return await play.judged()
