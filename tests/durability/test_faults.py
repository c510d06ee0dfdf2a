"""A Telegram that resets, refuses, fails and disappears: nothing is lost, and only calls without a
response are repeated.
"""

import asyncio
from pathlib import Path

from tests.durability.human import Temper
from tests.durability.judge import judge
from tests.durability.stream import stream
from tests.soak import IS_SOAK

HINDRANCES = (
    ({"reset": "before"}, 0.3),
    ({"reset": "after"}, 0.3),
    ({"status": 429, "retry_after": 2}, 1.0),
    ({"status": 500}, 0.3),
    ({"html": 502}, 0.3),
)
"""Each for a while, with the share of affected calls."""
LASTS, CALM = (6.0 if IS_SOAK else 3.0), 1.0
AWAY = 20.0
"""Seconds."""
PEOPLE = Temper(taps_again=30.0)
"""A reply that cannot be sent is dropped at last; people tap again."""


async def test_resets_refusals_and_failures_lose_nothing(tmp_path: Path) -> None:
    async with stream(tmp_path, temper=PEOPLE) as played:
        await played.starts()
        async with played.flowing():
            for fault, share in HINDRANCES:
                await played.hinders(fault, share, LASTS)
                await asyncio.sleep(CALM)
        report = await judge(played, is_drained=await played.drained(), in_order=False)
    assert not report.faults, str(report)
    assert report.requests > 5
    assert report.decisions > 2
    assert report.tapped_again <= 3, str(report)
    assert all("cut off" in double or "tapped" in double for double in report.doubles)


async def test_a_messenger_that_is_away_for_twenty_seconds_is_waited_for(tmp_path: Path) -> None:
    async with stream(tmp_path, temper=PEOPLE) as played:
        await played.starts()
        async with played.flowing():
            await asyncio.sleep(3.0)
            pid = played.pid
            await played.is_away(AWAY)
            await asyncio.sleep(4.0)
            assert played.pid == pid
        report = await judge(played, is_drained=await played.drained(), in_order=False)
    assert not report.faults, str(report)
    assert report.requests > 5
