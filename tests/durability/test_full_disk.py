"""A disk that is full for a while: the bot waits and loses nothing."""

import asyncio
import subprocess
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.durability.judge import judge
from tests.durability.stream import stream

SIZE = 16
"""MiB: the database, its journal and a minute of load."""
FULL = 8.0
"""Seconds."""
COMPLAINT = "the database cannot be used"


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    """A small file system."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}m", "tmpfs", str(folder)]
    try:
        done = subprocess.run(mount, capture_output=True, check=False, text=True)
    except FileNotFoundError:
        pytest.skip("there is no mount here")
    if done.returncode:
        pytest.skip(f"mounting needs rights: {done.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


async def test_the_process_waits_for_room_and_goes_on(disk: Path, tmp_path: Path) -> None:
    url = f"sqlite+aiosqlite:///{disk / 'okrug.db'}"
    async with stream(tmp_path, database_url=url) as played:
        await played.starts()
        pid, log = played.pid, tmp_path / "log"
        async with played.flowing():
            await asyncio.sleep(2.0)
            assert COMPLAINT not in log.read_text()
            ballast = fill(disk)
            await asyncio.sleep(FULL)
            complaints = log.read_text().count(COMPLAINT)
            requests = sum(len(one.told) for one in played.authors)
            ballast.unlink()
            await asyncio.sleep(FULL)
            assert sum(len(one.told) for one in played.authors) > requests
        report = await judge(played, is_drained=await played.drained())
        assert (played.pid, played.is_running) == (pid, True)
    assert complaints > 2
    assert not report.faults, str(report)
    assert not report.doubles, str(report)
    assert report.requests > 10


def fill(disk: Path) -> Path:
    """A file that fills the disk."""
    ballast = disk / "ballast"
    with ballast.open("wb", buffering=0) as file:
        for size in (1 << 20, 1 << 12):
            with suppress(OSError):  # no room for more of this size
                while file.write(b"x" * size) == size:
                    pass
    return ballast
