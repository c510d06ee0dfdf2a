"""A fake event loop clock, so that tests need not wait."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest


class LoopTime:
    """Time of the running loop; real time continues underneath."""

    def __init__(self, loop: Any, monkeypatch: pytest.MonkeyPatch) -> None:
        self._loop = loop
        self._monkeypatch = monkeypatch
        self._real = loop.time
        self._ahead = 0.0
        monkeypatch.setattr(loop, "time", lambda: self._real() + self._ahead)

    def __call__(self) -> float:
        return float(self._loop.time())

    def advance(self, seconds: float) -> None:
        """Ends every wait shorter than that."""
        self._ahead += seconds

    async def pass_until(self, is_so: Callable[[], object]) -> None:
        """Runs time a hundred times faster until the condition holds.

        Raises:
            TimeoutError: not within minutes.
        """
        for _ in range(5_000):
            if is_so():
                return
            self.advance(0.1)
            await asyncio.sleep(0.001)
        raise TimeoutError

    def skip_waits(self) -> None:
        """From now on the clock stops while tasks run and jumps when all wait.

        Only without threads and sockets, which the jump does not wait for.
        """
        still, select = self._real(), self._loop._selector.select

        def jump(seconds: float | None) -> Any:
            self._ahead += max(0.0, seconds or 0.0)
            return select(0 if seconds else seconds)

        self._real = lambda: still
        self._monkeypatch.setattr(self._loop._selector, "select", jump)


async def until(is_so: Callable[[], object]) -> None:
    """Polls until the condition holds.

    Raises:
        TimeoutError: not within thousands of polls.
    """
    for _ in range(5_000):
        if is_so():
            return
        await asyncio.sleep(0.001)
    raise TimeoutError
