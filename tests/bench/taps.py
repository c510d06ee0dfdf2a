"""Taps: our bot or the echo, with a crowd that walks through menu and forms."""

import asyncio
import os
import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from tqdm import tqdm

from sandbox import Box, Person, serve
from tests.bench.figures import BUSY, Figure, beside, cpu_seconds, resident_mib, watched
from tests.crowd import OKRUG, PATIENCE, TOKEN, bot_process, find_button, known, settings_for, until

ECHO = ("tests.bench.echo",)
PEOPLE = 60
SAY, PRESS = "say", "press"
WALK = (
    (SAY, "Рассказать, что трудно"),
    (PRESS, "Методические"),
    (PRESS, "Неуспевающие ученики"),
    (PRESS, "Нужна помощь"),
    (PRESS, "Что пробовали"),
    (SAY, "Дополнительные занятия после уроков"),
    (PRESS, "Какая помощь"),
    (PRESS, "Наставник"),
    (PRESS, "Готово"),
    (PRESS, "‹ Назад"),
    (PRESS, "Отменить"),
    (SAY, "Мои заявки"),
    (SAY, "Настройки"),
)
"""Menu, form steps and presses as made by a teacher."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """The results of one bot in one round."""

    cpu_ms_per_update: float
    updates_per_second: float
    start_seconds: float
    resident_mib: float
    box_busy: float


UNITS = {
    "cpu_ms_per_update": "ms",
    "updates_per_second": "1/s",
    "start_seconds": "s",
    "resident_mib": "MiB",
}


class Walker:
    """A person who repeats a walk; each act follows the reply to the last one."""

    def __init__(self, box: Box, account: Person, *, sees_buttons: bool) -> None:
        self._box = box
        self.account = account
        self._sees_buttons = sees_buttons
        self.heard = asyncio.Event()
        self.waited: list[float] = []
        """Seconds from each act to the first reply."""

    async def walks(self, times: int, show: Callable[[], Any], pause: float = 0.0) -> None:
        """`pause`: mean seconds before each act."""
        whims = random.Random(self.account.id)  # each at a time of their own
        for _ in range(times):
            for act, what in WALK:
                if pause:
                    await asyncio.sleep(whims.uniform(0.0, 2 * pause))
                found = None if act == SAY else await self._button(what)
                self.heard.clear()
                since = time.monotonic()
                if found is None:
                    self.account.send(what)
                else:
                    self.account.press(*found)
                await self.heard.wait()
                self.waited.append(time.monotonic() - since)
                show()

    async def _button(self, label: str) -> tuple[int, str]:
        """The echo has no buttons, so its newest message is pressed."""
        while True:
            self.heard.clear()
            found = self._find(label)
            if found is not None:
                return found
            await self.heard.wait()

    def _find(self, label: str) -> tuple[int, str] | None:
        if self._sees_buttons:
            return find_button(self.account, label)
        newest = next(one for one in reversed(self.account.messages) if one["from"]["is_bot"])
        return newest["message_id"], label


def walking(
    box: Box, accounts: Sequence[Person], *, sees_buttons: bool = True
) -> dict[int, Walker]:
    """Returns walkers connected to the bot, by account."""
    walkers = {one.id: Walker(box, one, sees_buttons=sees_buttons) for one in accounts}

    def hear(event: dict[str, Any]) -> None:
        walker = walkers.get(event.get("chat_id", 0))
        if walker is None or _is_own(event):
            return
        if not sees_buttons or _is_newest(walker.account, event):
            walker.heard.set()

    box.events.listen(hear)
    return walkers


async def run_once(
    command: Sequence[str], times: int, *, is_okrug: bool, title: str, is_encrypted: bool = False
) -> Run:
    box = Box(TOKEN, limits=False)
    accounts = [box.add_person(first_name=f"Учитель {number}") for number in range(PEOPLE)]
    walkers = walking(box, accounts, sees_buttons=is_okrug)
    with TemporaryDirectory(prefix="okrug-bench-") as folder:
        async with serve(box) as address:
            settings = settings_for(address, Path(folder), **_key_in(folder, is_encrypted))
            if is_okrug:
                await known(settings, [one.id for one in accounts])
            async with bot_process(command, settings, Path(folder)) as (pid, started):
                await until(lambda: box.call_counts["getUpdates"] > 0)
                start_seconds = time.monotonic() - started
                await crowd(walkers.values(), 1, title=f"{title}: warm-up")
                await _idle(box)
                cpu, made = cpu_seconds(pid), box.updates.made
                since = time.monotonic()
                with watched() as busy:
                    await crowd(walkers.values(), times, title=title)
                wall = time.monotonic() - since
                await _idle(box)
                handled = box.updates.made - made
                return Run(
                    cpu_ms_per_update=1000 * (cpu_seconds(pid) - cpu) / handled,
                    updates_per_second=handled / wall,
                    start_seconds=start_seconds,
                    resident_mib=resident_mib(pid),
                    box_busy=busy.share,
                )


def _key_in(folder: str, is_encrypted: bool) -> dict[str, Any]:
    file = Path(folder) / "key"
    file.write_bytes(os.urandom(32))
    return {"database_key_file": file} if is_encrypted else {}


async def crowd(walkers: Any, times: int, *, title: str) -> None:
    total = len(walkers) * times * len(WALK)
    with tqdm(total=total, desc=title, leave=False, disable=None) as bar:
        async with asyncio.timeout(PATIENCE * max(1, times)):
            await asyncio.gather(*(walker.walks(times, bar.update) for walker in walkers))


def _is_own(event: dict[str, Any]) -> bool:
    return event["type"] == "message" and not event["message"]["from"]["is_bot"]


def _is_newest(account: Person, event: dict[str, Any]) -> bool:
    """Returns whether the person sees the next screen: not the end of the wheel on a button, whose
    old keyboard is still there, nor the edit of an older message.
    """
    message = event.get("message")
    return message is not None and message["message_id"] == account.messages[-1]["message_id"]


async def _idle(box: Box) -> None:
    """Waits until all updates are fetched and marked."""
    await box.updates.all_confirmed()
    await asyncio.sleep(0.5)


def figures(own: Sequence[Run], peer: Sequence[Run]) -> dict[str, Figure]:
    """Throughput uses only rounds in which the sandbox was not the bottleneck."""
    found: dict[str, Figure] = {}
    for name, unit in UNITS.items():
        rounds = [run for run in own if name != "updates_per_second" or run.box_busy < BUSY]
        if not rounds:
            continue
        found[name] = beside(
            [getattr(run, name) for run in rounds],
            [getattr(run, name) for run in peer],
            unit=unit,
            called="aiogram_echo",
            busy=[run.box_busy for run in rounds],
        )
    return found


async def measured(rounds: int, walks: int) -> dict[str, Figure]:
    """Alternates our bot and the peer; `walks` per person and round."""
    own: list[Run] = []
    peer: list[Run] = []
    for number in range(1, rounds + 1):
        title = f"taps, round {number} of {rounds}"
        peer.append(await run_once(ECHO, walks, is_okrug=False, title=f"{title}, echo"))
        own.append(await run_once(OKRUG, walks, is_okrug=True, title=f"{title}, okrug"))
    return figures(own, peer)
