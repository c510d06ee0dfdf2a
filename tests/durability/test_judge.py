"""A bot with a bug: the load triggers it, and the judge names it."""

import asyncio
from pathlib import Path

import pytest

from tests.durability.human import Temper
from tests.durability.judge import Report, judge, killed
from tests.durability.stream import Aim, Stream, plan, stream

BROKEN = "tests.durability.broken"
HASTY = Temper(patience=12.0)
"""A person without a reply for so long waits in vain, even with a start in between."""
ENOUGH = 10
"""Decisions of a round: most meet the fault."""
WITHIN = 120.0
"""Timeout in seconds of a round; the slowest machine needs less."""
ROUNDS = 8
"""Limit of rounds in search of a fault."""


@pytest.mark.parametrize("fault", ["no-inbox", "done-too-soon"])
async def test_a_tap_that_a_kill_takes_along_is_missed(fault: str, tmp_path: Path) -> None:
    kills = [one for one in plan(8) if one.aim is Aim.ANSWER and one.before]
    report = await killed(tmp_path, kills, temper=HASTY, command=(BROKEN, fault))
    assert any("waited in vain" in one for one in report.faults), str(report)


async def test_two_decisions_on_one_request_are_seen(tmp_path: Path) -> None:
    report = await _played(tmp_path, "last-decision-stands")
    assert any("was settled 2 times" in one for one in report.faults), str(report)


async def test_updates_out_of_order_are_seen(tmp_path: Path) -> None:
    report = await _played(tmp_path, "no-order")
    found = ("first was typed", "was answered")
    assert any(each in one for one in report.faults for each in found), str(report)


async def _played(folder: Path, fault: str) -> Report:
    """Runs without kills; again if the taps did not meet the fault."""
    rounds = 1
    while not (report := await _round(folder / str(rounds), fault)).faults and rounds < ROUNDS:
        rounds += 1
    return report


async def _round(folder: Path, fault: str) -> Report:
    await asyncio.to_thread(folder.mkdir)
    async with stream(folder, temper=HASTY, command=(BROKEN, fault)) as played:
        await played.starts()
        async with played.flowing():
            await played.until(lambda: _decisions(played) >= ENOUGH, WITHIN)
        return await judge(played, is_drained=await played.drained())


def _decisions(played: Stream) -> int:
    return sum(len(one.decided) for one in played.members)
