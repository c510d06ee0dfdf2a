"""A person in the load: taps and waits until the reply is on the screen.

No one repeats a tap, unless `taps_again` sets a delay after which an unanswered one is repeated, so
a lost tap shows as a person waiting in vain.
"""

import asyncio
import random
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from sandbox import Box, Person

Found = TypeVar("Found")
Message = dict[str, Any]

THINKING = (0.05, 0.4)
"""Seconds between reading and tapping."""
SHOWN = 20
"""Limit of calls in a report."""


class Unanswered(Exception):
    """A tap got no reply."""


@dataclass(slots=True, kw_only=True)
class Temper:
    """Waiting times in seconds."""

    patience: float = 60.0
    taps_again: float | None = None


class Human:
    def __init__(self, box: Box, name: str, temper: Temper, seed: int) -> None:
        self._box = box
        self._temper = temper
        self.whims = random.Random(seed)
        self.account: Person = box.add_person(first_name=name)
        self.account.status = "member"
        self.trouble: list[str] = []
        self.tapped_again = 0
        self._something = asyncio.Event()
        self._may_go = asyncio.Event()
        box.events.listen(self._hear)

    def _hear(self, event: dict[str, Any]) -> None:
        if event.get("chat_id") == self.account.id:
            self._something.set()

    def goes(self) -> None:
        """Begins nothing new."""
        self._may_go.set()
        self._something.set()

    @property
    def is_going(self) -> bool:
        return self._may_go.is_set()

    async def lives(self) -> None:
        while not self.is_going and not self.trouble:
            try:
                await self._acts()
            except Unanswered as in_vain:
                self.trouble.append(f"{self.account.id} waited in vain: {in_vain}")

    async def _acts(self) -> None:
        raise NotImplementedError

    # ── Taps ───────────────────────────────────────────────────────────────────────────────────

    async def says(self, text: str, seen: Callable[[int], Found | None]) -> Found:
        """Returns what `seen` finds in newer messages, by their number."""
        mark: int = self.account.send(text)["message_id"]
        return await self._waits(f"«{text}»", lambda: seen(mark), lambda: self.account.send(text))

    async def presses(
        self,
        where: Message,
        label: str,
        seen: Callable[["Pressed"], Found | None],
        *,
        at_once: bool = False,
    ) -> Found:
        button = next(one for one in buttons(where) if one["text"] == label)
        number, data = where["message_id"], button["callback_data"]
        if not at_once:
            await self._pause(THINKING)
        pressed = Pressed(box=self._box, account=self.account)

        def press() -> None:
            pressed.mark = max(pressed.mark, self.newest)
            pressed.presses.append(self.account.press(number, data))

        press()
        return await self._waits(f"[{label}]", lambda: seen(pressed), press)

    async def _waits(
        self, what: str, seen: Callable[[], Found | None], again: Callable[[], Any]
    ) -> Found:
        loop = asyncio.get_running_loop()
        until = loop.time() + self._temper.patience
        while True:
            self._something.clear()
            found = seen()
            if found is not None:
                return found
            left = until - loop.time()
            if left <= 0:
                raise Unanswered(f"{what} under {self._newest_text()!r} after {self._calls()}")
            try:
                async with asyncio.timeout(min(left, self._temper.taps_again or left)):
                    await self._something.wait()
            except TimeoutError:
                if self._temper.taps_again is not None:
                    self.tapped_again += 1
                    again()

    async def _pause(self, between: tuple[float, float]) -> None:
        await asyncio.sleep(self.whims.uniform(*between))

    # ── What they see ──────────────────────────────────────────────────────────────────────────

    @property
    def newest(self) -> int:
        return max(self.account.chat.messages, default=0)

    def since(self, mark: int) -> Iterable[Message]:
        """Returns the bot's newer messages, the newest first."""
        for one in reversed(self.account.messages):
            if one["message_id"] <= mark:
                return
            if one["from"]["is_bot"]:
                yield one

    def with_button(self, mark: int, label: str) -> Message | None:
        return next((one for one in self.since(mark) if has_button(one, label)), None)

    def _newest_text(self) -> str:
        return next((text_of(one) for one in self.since(0)), "")

    def _calls(self) -> list[str]:
        """Returns the bot's last calls for the person with times."""
        account, made = self.account.id, self._box.presses.items()
        presses = {number for number, press in made if press.person == account}
        own = [
            f"{at:%H:%M:%S} {method}"
            for at, method, content in self._box.calls
            if str(content.get("chat_id")) == str(account)
            or content.get("callback_query_id") in presses
        ]
        return own[-SHOWN:]


@dataclass(slots=True, kw_only=True)
class Pressed:
    """A press and its reply."""

    box: Box
    account: Person
    mark: int = 0
    presses: list[str] = field(default_factory=list)

    @property
    def alert(self) -> str | None:
        answers = (self.box.callback_answers.get(one) for one in self.presses)
        return next((one.text for one in answers if one is not None and one.text), None)


def text_of(message: Message) -> str:
    return str(message.get("text") or message.get("caption") or "")


def buttons(message: Message) -> list[dict[str, Any]]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button for row in rows for button in row if "callback_data" in button]


def has_button(message: Message, label: str) -> bool:
    return any(button["text"] == label for button in buttons(message))
