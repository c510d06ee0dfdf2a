"""Fixtures for tests of waiting code."""

import asyncio
from collections.abc import AsyncIterator

import pytest

from tests.bot.looptime import LoopTime


@pytest.fixture
async def loop_time(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[LoopTime]:
    """The running loop's time, to be advanced."""
    with monkeypatch.context() as patches:
        yield LoopTime(asyncio.get_running_loop(), patches)
