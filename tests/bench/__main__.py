"""`make bench`: the bot beside a bare aiogram echo, in the same run, against the same box.

Both run as processes of their own; the crowd and the box share this one. Reads `/proc`: Linux only.
"""

import argparse
import asyncio
import json
import os
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from tqdm import tqdm

from sandbox import Box, Person, serve
from tests.crowd import (
    OKRUG,
    PATIENCE,
    TOKEN,
    bot_process,
    find_button,
    known,
    settings_for,
    until,
)

TARGET = Path("var/bench.json")
PEOPLE = 60
BUSY = 0.5
"""A box that computes more than this share of the time measures itself."""

SAY, PRESS = "say", "press"
WALK = (
    (SAY, "Сообщить о затруднении"),
    (PRESS, "Методические"),
    (PRESS, "Неуспевающие ученики"),
    (PRESS, "Нужна помощь"),
    (SAY, "Дополнительные занятия после уроков"),
    (PRESS, "Наставник"),
    (PRESS, "Готово"),
    (PRESS, "‹ Назад"),
    (PRESS, "Отменить"),
    (SAY, "Мои заявки"),
    (SAY, "Настройки"),
)
"""Menu, form steps and presses as a teacher makes them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """What one bot did in one round."""

    cpu_ms_per_update: float
    updates_per_second: float
    start_seconds: float
    resident_mib: float
    box_busy: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    value: float
    unit: str
    peer: str
    peer_value: float
    ratio: float
    rounds: int


UNITS = {
    "cpu_ms_per_update": "ms",
    "updates_per_second": "1/s",
    "start_seconds": "s",
    "resident_mib": "MiB",
}


class Walker:
    """Somebody who walks, again and again; the next act follows the bot's answer to the last."""

    def __init__(self, box: Box, account: Person, *, sees_buttons: bool) -> None:
        self._box = box
        self.account = account
        self._sees_buttons = sees_buttons
        self.heard = asyncio.Event()

    async def walks(self, times: int, show: Callable[[], Any]) -> None:
        for _ in range(times):
            for act, what in WALK:
                if act == SAY:
                    self.heard.clear()
                    self.account.send(what)
                else:
                    found = await self._button(what)
                    self.heard.clear()
                    self.account.press(*found)
                await self.heard.wait()
                show()

    async def _button(self, label: str) -> tuple[int, str]:
        """The echo has no buttons: its newest message is pressed as it is."""
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


async def run_once(command: Sequence[str], times: int, *, is_okrug: bool, title: str) -> Run:
    box = Box(TOKEN, limits=False)
    accounts = [box.add_person(first_name=f"Учитель {number}") for number in range(PEOPLE)]
    walkers = {one.id: Walker(box, one, sees_buttons=is_okrug) for one in accounts}

    def hear(event: dict[str, Any]) -> None:
        walker = walkers.get(event.get("chat_id", 0))
        if walker is not None and not _is_own(event):
            walker.heard.set()

    box.events.listen(hear)
    with TemporaryDirectory(prefix="okrug-bench-") as folder:
        async with serve(box) as address:
            settings = settings_for(address, Path(folder))
            if is_okrug:
                await known(settings, [one.id for one in accounts])
            async with bot_process(command, settings, Path(folder)) as (pid, started):
                await until(lambda: box.call_counts["getUpdates"] > 0)
                start_seconds = time.monotonic() - started
                await _crowd(walkers.values(), 1, title=f"{title}: warm-up")
                await _idle(box)
                cpu, made = _cpu_seconds(pid), box.updates.made
                own, since = time.process_time(), time.monotonic()
                await _crowd(walkers.values(), times, title=title)
                wall, busy = time.monotonic() - since, time.process_time() - own
                await _idle(box)
                handled = box.updates.made - made
                return Run(
                    cpu_ms_per_update=1000 * (_cpu_seconds(pid) - cpu) / handled,
                    updates_per_second=handled / wall,
                    start_seconds=start_seconds,
                    resident_mib=_resident_mib(pid),
                    box_busy=busy / wall,
                )


async def _crowd(walkers: Any, times: int, *, title: str) -> None:
    total = len(walkers) * times * len(WALK)
    with tqdm(total=total, desc=title, leave=False, disable=None) as bar:
        async with asyncio.timeout(PATIENCE * max(1, times)):
            await asyncio.gather(*(walker.walks(times, bar.update) for walker in walkers))


def _is_own(event: dict[str, Any]) -> bool:
    return event["type"] == "message" and not event["message"]["from"]["is_bot"]


async def _idle(box: Box) -> None:
    """Everything fetched and the last of it marked."""
    await box.updates.all_confirmed()
    await asyncio.sleep(0.5)


def _cpu_seconds(pid: int) -> float:
    after_name = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(after_name[11]) + int(after_name[12])) / os.sysconf("SC_CLK_TCK")


def _resident_mib(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text()
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


def figures(own: Sequence[Run], peer: Sequence[Run]) -> dict[str, Figure]:
    """Medians; of throughput only the rounds in which the box was not what held it back."""
    found: dict[str, Figure] = {}
    for name, unit in UNITS.items():
        rounds = [run for run in own if name != "updates_per_second" or run.box_busy < BUSY]
        if not rounds:
            continue
        value = median(getattr(run, name) for run in rounds)
        other = median(getattr(run, name) for run in peer)
        found[name] = Figure(
            value=round(value, 3),
            unit=unit,
            peer="aiogram_echo",
            peer_value=round(other, 3),
            ratio=round(value / other, 3),
            rounds=len(rounds),
        )
    return found


def show(found: Mapping[str, Figure], own: Sequence[Run]) -> None:
    print(f"{'figure':<20}{'okrug':>10}{'echo':>10}{'ratio':>8}  unit, rounds")
    for name, one in found.items():
        values = f"{one.value:>10.2f}{one.peer_value:>10.2f}{one.ratio:>8.2f}"
        print(f"{name:<20}{values}  {one.unit}, {one.rounds}")
    busy = max(run.box_busy for run in own)
    print(f"the box computed at most {busy:.0%} of the time (below {BUSY:.0%} a round counts)")


async def measured(rounds: int, walks: int) -> tuple[list[Run], list[Run]]:
    """Ours and the peer's, turn by turn."""
    own: list[Run] = []
    peer: list[Run] = []
    for number in range(1, rounds + 1):
        title = f"round {number} of {rounds}"
        echo = ("tests.bench.echo",)
        peer.append(await run_once(echo, walks, is_okrug=False, title=f"{title}, echo"))
        own.append(await run_once(OKRUG, walks, is_okrug=True, title=f"{title}, okrug"))
    return own, peer


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--walks", type=int, default=5, help="of each of the people in a round")
    parsed = parser.parse_args()
    own, peer = asyncio.run(measured(parsed.rounds, parsed.walks))
    found = figures(own, peer)
    show(found, own)
    TARGET.parent.mkdir(exist_ok=True)
    text = json.dumps({name: asdict(one) for name, one in found.items()}, indent=2)
    TARGET.write_text(text + "\n", encoding="utf-8")
    print(f"written to {TARGET}")


if __name__ == "__main__":
    main()
