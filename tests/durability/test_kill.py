"""A bot killed repeatedly under load: nothing confirmed is lost, and only work in flight is
repeated.

`python -m tests.durability --kills 30` runs a long version and prints the report.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.durability.judge import killed
from tests.durability.stream import plan
from tests.postgresql import needs_postgresql, postgresql
from tests.soak import IS_SOAK

KILLS = 8 if IS_SOAK else 6
"""Enough for all aims, before and after the effect, and a SIGTERM."""


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_postgresql)])
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    if request.param == "sqlite":
        yield None
        return
    with postgresql() as server:
        yield server.new_database()


async def test_kills_lose_nothing(database_url: str | None, tmp_path: Path) -> None:
    report = await killed(tmp_path, plan(KILLS), database_url=database_url)
    assert not report.faults, str(report)
    assert report.kills == KILLS
    assert report.softly >= KILLS // 4
    assert report.hit_updates >= 2, str(report)
    assert report.hit_letters >= 2, str(report)
    assert report.requests >= 10
    assert report.decisions >= 5
