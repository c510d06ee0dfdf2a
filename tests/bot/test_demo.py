"""`okrug demo`: one address to open, and nothing left behind."""

import asyncio
import signal
import socket
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import aiohttp
import pytest

from bot.demo.run import zone_by_day
from district.clock import Calendar
from tests.crowd import ROOT
from tests.soak import share

PATIENCE = 300.0


@pytest.mark.parametrize("hour", range(24))
def test_it_is_day_in_the_demo_for_some_hours(hour: int) -> None:
    now = datetime(2026, 11, 23, hour, 59, tzinfo=UTC)
    calendar = Calendar(zone=ZoneInfo(zone_by_day(now)))
    assert not any(calendar.is_quiet(now + timedelta(hours=more)) for more in range(3))


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="asks /proc for the processes")
@pytest.mark.parametrize("ended_by", [signal.SIGHUP, signal.SIGINT][: share(2)])
async def test_it_prints_an_address_and_leaves_nothing_running(ended_by: signal.Signals) -> None:
    port = _free_port()
    demo = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot.cli", "demo", "--port", str(port)),
        cwd=ROOT,
        stdout=asyncio.subprocess.PIPE,
    )
    assert demo.stdout is not None
    async with asyncio.timeout(PATIENCE):
        address = ""
        while not address.startswith("Open "):
            address = (await demo.stdout.readline()).decode()
            assert address, "the demo has ended"
    assert f"http://127.0.0.1:{port}/#people=1001,1002,1003,1004" in address
    (bot,) = _children(demo.pid)
    async with aiohttp.ClientSession() as browser:
        page = await browser.get(f"http://127.0.0.1:{port}/")
        people = await (await browser.get(f"http://127.0.0.1:{port}/box/people")).json()
    assert page.status == 200
    assert all("образец" in person["note"] for person in people)

    demo.send_signal(ended_by)
    async with asyncio.timeout(PATIENCE):
        assert await demo.wait() == 0
    assert not _is_alive(bot)


def _children(pid: int) -> list[int]:
    return [int(one) for one in Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def _is_alive(pid: int) -> bool:
    return Path(f"/proc/{pid}").exists()


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
