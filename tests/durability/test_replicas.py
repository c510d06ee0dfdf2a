"""Three replicas on one PostgreSQL under load: kills and a rolling restart lose nothing.

In CI the run is short; `make soak` runs two minutes, and both controls: bots without locks.
"""

import random
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.durability.replicas import replicated, seen
from tests.durability.stream import Aim, Kill
from tests.postgresql import needs_postgresql, postgresql
from tests.soak import IS_SOAK, SEED

pytestmark = needs_postgresql
KILLS = 30 if IS_SOAK else 2
"""Every few seconds: two minutes, or enough to meet the sender and another one."""
CONTROLS = (("no-lock", ("twice",)), ("no-persons-lock", ("out of order", "twice")))
"""Faults and what they lead to: who is served by two at once is also confirmed twice."""


@pytest.fixture
def database_url() -> Iterator[str]:
    with postgresql() as server:
        yield server.new_database()


def kills(number: int) -> list[Kill]:
    """The sender with a letter in flight, and another one at any moment, in turn."""
    whims = random.Random(SEED)
    return [
        Kill(
            signal=signal.SIGKILL,
            aim=Aim.MOMENT if one % 2 else Aim.LETTER,
            before=one % 4 < 2,
            after_seconds=whims.uniform(1.5, 3.5),
        )
        for one in range(number)
    ]


async def test_replicas_lose_nothing_and_keep_the_order(database_url: str, tmp_path: Path) -> None:
    found = await replicated(tmp_path, database_url, kills(KILLS))
    assert not found.report.faults, str(found)
    assert not found.is_too_fast, str(found)
    assert found.report.kills == KILLS
    assert found.report.requests >= KILLS, str(found)


@pytest.mark.skipif(not IS_SOAK, reason="half a minute each: `make soak`")
@pytest.mark.parametrize(("fault", "signs"), CONTROLS)
async def test_without_locks_the_judge_finds_it(
    fault: str, signs: tuple[str, ...], database_url: str, tmp_path: Path
) -> None:
    command = ("tests.durability.broken", fault)
    found = await seen(tmp_path, database_url, command=command, seconds=60)
    assert found.startswith(signs), found
