"""Events for browsers and tests: numbered, retained for a while, pushed to listeners."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator, Callable
from typing import Any

KEPT = 10_000

Event = dict[str, Any]


class Events:
    def __init__(self) -> None:
        self._kept: deque[Event] = deque(maxlen=KEPT)
        self._listeners: list[Callable[[Event], None]] = []
        self.last = 0

    def add(self, event: Event) -> None:
        self.last += 1
        numbered = {"n": self.last, **event}
        self._kept.append(numbered)
        for listener in list(self._listeners):
            listener(numbered)

    def listen(self, listener: Callable[[Event], None]) -> Callable[[], None]:
        """Returns a function that removes the listener."""
        self._listeners.append(listener)
        return lambda: self._listeners.remove(listener)

    async def after(self, number: int) -> AsyncIterator[Event]:
        """Yields retained events after that number, then new ones."""
        queue: asyncio.Queue[Event] = asyncio.Queue()
        stop = self.listen(queue.put_nowait)
        try:
            for event in [one for one in self._kept if one["n"] > number]:
                yield event
            while True:
                yield await queue.get()
        finally:
            stop()
