"""An announcement through kills, refusals for haste, an edit and a recall: nobody gets two, and
everybody is accounted for."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from district.announcements import CopyState
from tests.durability.announcement import Scene, announced_through_kills
from tests.postgresql import needs_postgresql, postgresql

PEOPLE, KILLS = 400, 3


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=needs_postgresql)])
def database_url(request: pytest.FixtureRequest) -> Iterator[str | None]:
    if request.param == "sqlite":
        yield None
        return
    with postgresql() as server:
        yield server.new_database()


async def test_an_edit_reaches_whoever_has_it(tmp_path: Path) -> None:
    scene = Scene(people=PEOPLE, kills=KILLS, edited_at=0.5, per_second=100)
    report = await announced_through_kills(tmp_path, scene)
    assert not report.faults, str(report)
    assert report.hit.total() == KILLS, str(report)
    assert report.states[CopyState.DELIVERED] > PEOPLE // 2


async def test_a_recall_takes_back_whatever_came(database_url: str | None, tmp_path: Path) -> None:
    scene = Scene(people=PEOPLE, kills=KILLS, edited_at=0.2, recalled_at=0.5, per_second=100)
    report = await announced_through_kills(tmp_path, scene, database_url)
    assert not report.faults, str(report)
    assert report.states[CopyState.STOPPED]
