"""A person who sends everything and a chat that accepts nothing, next to the load.

Both send alternately at a constant rate up to a number, without waiting for replies.
"""

import asyncio
import random
from collections import Counter
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from enum import Enum, auto
from itertools import cycle
from typing import Any

from bot.settings import Settings
from keyboards.activities.plan_import import ImportingAction, ImportingPress
from sandbox import Box, Call, Person
from tests.crowd import known
from tests.documents.books import repacked, workbook
from tests.durability.human import text_of

SECONDS = 25
"""The requested wait of every call to the paused chat."""
ELSEWHERE = "botlikhskiy"
TOO_FAST = "Слишком быстро, не успеваю."
ALBUM = 10
"""Messages of an album; each is an update."""
CLUMP = 1.0
"""Seconds between bursts, so that a share is exceeded on any machine."""
MADE_UP = (
    "importing:begin",
    "deficits:submit:1:2:3:4:5:6:7",
    "council:accept:999999999999999999999",
    "menu",
    ":" * 64,
    "нет такой кнопки",
)


class Kind(Enum):
    WORDS = auto()
    PRESS = auto()
    IMPORT = auto()
    """The button that asks for a spreadsheet."""
    SHEET = auto()
    ALBUM = auto()


ROUND = (*(Kind.WORDS, Kind.PRESS) * 20, Kind.IMPORT, Kind.SHEET, Kind.ALBUM)


@dataclass(slots=True, kw_only=True)
class Poured:
    """Updates sent and messages received by both."""

    updates: int = 0
    kinds: Counter[Kind] = field(default_factory=Counter)
    """Updates of the hostile person; an album counts once."""
    refused: int = 0
    """Calls to the paused chat, all refused with "retry after"."""
    answered: int = 0
    """Messages of the bot to the hostile person."""
    warnings: int = 0
    """The warnings about sending too much among these."""

    def __str__(self) -> str:
        kinds = ", ".join(f"{number} {kind.name.lower()}" for kind, number in self.kinds.items())
        return (
            f"flood:              {self.updates} updates ({kinds}),\n"
            f"                    answered {self.answered}, of that {self.warnings} warnings;\n"
            f"                    {self.refused} calls to the silent chat refused"
        )


class Flood:
    def __init__(self, box: Box, *, most: int, rate: float) -> None:
        """`most` updates at `rate` per second, of both together."""
        self.poured = Poured()
        self.person = _person(box, "Вредитель")
        self.silent = _person(box, "Немой чат")
        self._box = box
        self._most = most
        self._rate = rate
        self._whims = random.Random(most)
        self._turns = cycle(ROUND)
        self._sheet = broken_sheet()
        self._is_pouring = False
        box.watch_calls(self._watch)
        box.events.listen(self._hear)

    async def comes(self, settings: Settings) -> None:
        """The person is the only council member of a place, because members may upload
        spreadsheets.
        """
        await known(settings, [self.silent.id], members=[self.person.id], where=ELSEWHERE)

    @asynccontextmanager
    async def pouring(self) -> AsyncIterator[asyncio.Task[None]]:
        """Runs during the block and yields a task that ends when all is sent.

        After the block the paused chat accepts calls again.
        """
        refusal = {"status": 429, "retry_after": SECONDS}
        self._box.fault(fault=refusal, chat_id=self.silent.id, times=1_000_000)
        self._is_pouring = True
        pouring = asyncio.create_task(self._pour())
        try:
            yield pouring
        finally:
            pouring.cancel()
            await asyncio.wait([pouring])
            self._is_pouring = False
            self._box.faults.clear()

    def _hear(self, event: dict[str, Any]) -> None:
        """Counts messages on arrival, because a chat keeps only the newest."""
        is_theirs = event["type"] == "message" and event["chat_id"] == self.person.id
        if is_theirs and event["message"]["from"]["is_bot"]:
            self.poured.answered += 1
            self.poured.warnings += TOO_FAST in text_of(event["message"])

    def _watch(self, call: Call) -> None:
        is_to_silent = str(call.arguments.get("chat_id")) == str(self.silent.id)
        self.poured.refused += self._is_pouring and is_to_silent and not call.is_made

    async def _pour(self) -> None:
        helping = max(2, round(self._rate * CLUMP))
        while self.poured.updates < self._most:
            for number in range(helping):
                if number % 2:
                    self._sends_words(self.silent)
                else:
                    self._does(next(self._turns))
            await asyncio.sleep(CLUMP)

    def _does(self, kind: Kind) -> None:
        self.poured.kinds[kind] += 1
        acts: dict[Kind, Callable[[], Any]] = {
            Kind.WORDS: lambda: self._sends_words(self.person),
            Kind.PRESS: lambda: self._presses(self._whims.choice(MADE_UP)),
            Kind.IMPORT: lambda: self._presses(ImportingPress(action=ImportingAction.BEGIN).pack()),
            Kind.SHEET: self._sends_sheet,
            Kind.ALBUM: self._sends_album,
        }
        acts[kind]()

    def _sends_words(self, whose: Person) -> None:
        self.poured.updates += 1
        whose.send(self._whims.choice(("/help", "Настройки", "ы" * 4096, "Мои заявки", "\u202e")))

    def _presses(self, data: str) -> None:
        self.poured.updates += 1
        self.person.press(self._whims.randrange(1, 1_000), data)

    def _sends_sheet(self) -> None:
        self.poured.updates += 1
        self.person.send_file("document", self._sheet, "план.xlsx")

    def _sends_album(self) -> None:
        self.poured.updates += ALBUM
        self.person.send_album([("photo", b"x", f"{one}.jpg") for one in range(ALBUM)])


def broken_sheet() -> bytes:
    """A workbook whose only sheet is truncated."""
    whole = workbook((0, 0, "а"), (1_048_575, 16_383, "я"))
    return repacked(whole, sheet1=b"<worksheet><sheetData><row r='1'>")


def _person(box: Box, name: str) -> Person:
    person = box.add_person(first_name=name, language_code="ru")
    person.status = "member"
    return person
