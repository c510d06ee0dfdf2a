"""An announcement through kills, "retry after", an edit and a recall: no one gets two, and everyone
is accounted for.
"""

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.sending.broadcasts import IN_FLIGHT
from district.announcements.announcement import CopyState
from sandbox import Box, serve
from tests.crowd import TOKEN, settings_for, until
from tests.durability.announcement import Play, Scene, announced_through_kills
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


async def test_what_is_due_at_nine_is_sent_once_though_the_bot_dies_before_and_after(
    tmp_path: Path,
) -> None:
    """Killed at 08:59:30, and about ten seconds after the start."""
    tomorrow = datetime.now(ZoneInfo("Europe/Moscow")) + timedelta(days=1)
    nine = tomorrow.replace(hour=9, minute=0, second=0, microsecond=0)

    def since(seconds: int) -> tuple[str, str]:
        return "tests.durability.by_the_clock", (nine + timedelta(seconds=seconds)).isoformat()

    box = Box(TOKEN, limits=False)
    async with serve(box) as address:
        paced = {"send_rate": 28.0, "timezone": nine.tzinfo}
        settings = settings_for(address, tmp_path).model_copy(update=paced)
        play = Play(Scene(people=PEOPLE, kills=2, per_second=0), box, settings, tmp_path)
        await play.people_come(due_at=nine)
        try:
            await play.starts(since(-33))
            await asyncio.sleep(3)
            await play.is_killed_now()
            assert not play.report.arrived
            await play.starts(since(-3))
            await until(lambda: bool(play.report.arrived))
            await until(lambda: len(play.report.arrived) >= PEOPLE * 0.7)
            await play.is_killed_now()
            assert len(play.report.arrived) < PEOPLE * 0.9
            await play.starts(since(13))
            await play.comes_to_rest()
        finally:
            await play.ends()
        report = await play.judged()
    assert not report.faults, str(report)
    assert report.states[CopyState.UNKNOWN] <= IN_FLIGHT  # only the second kill hit any
    assert report.states[CopyState.DELIVERED] > PEOPLE * 0.8
