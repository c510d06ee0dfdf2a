"""A system clock that jumps by hours in both directions while people report and decide."""

import asyncio
import random
from datetime import datetime, timedelta
from pathlib import Path

from bot.app import App, build
from bot.sending.pace import Pace
from district.clock import utc_now
from district.letters import LetterKind
from tests.durability.human import Temper
from tests.durability.judge import judge
from tests.durability.kept import read_kept
from tests.durability.stream import Stream, stream

JUMPS, EVERY = 60, 0.2
"""Minimum number of jumps, and seconds between them."""
DECIDED, MOST = 3, 10 * JUMPS
"""Decisions to wait for, as cards wait for the morning, and maximum number of jumps for them."""
FARTHEST = 12 * 60
"""Maximum offset in minutes."""
PEOPLE = Temper(taps_again=4.0)
"""After a jump a press may be taken for an old one; people press again."""
MORNING_AFTER = timedelta(days=1)
OF_A_DAY = (LetterKind.DESK_DIGEST, LetterKind.DESK_WEEK)
"""Letters that a jump over their day leaves behind."""
REMINDED, BEFORE = timedelta(days=5), timedelta(days=-1)


class JumpingClock:
    """The real time plus an offset."""

    def __init__(self) -> None:
        self.off = timedelta()

    def __call__(self) -> datetime:
        return utc_now() + self.off


async def test_nothing_is_lost_and_no_reminder_comes_twice(tmp_path: Path) -> None:
    clock, whims = JumpingClock(), random.Random(3)
    async with stream(tmp_path, temper=PEOPLE) as played:
        app = await build(played.settings, clock=clock, pace=Pace(rate=1_000, chat_rate=1_000))
        running = app.start()
        async with played.flowing():
            for jump in range(MOST):
                if jump >= JUMPS and _decided(played) >= DECIDED:
                    break
                clock.off = timedelta(minutes=whims.uniform(-FARTHEST, FARTHEST))
                await app.ticks.each_minute()
                await asyncio.sleep(EVERY)
            clock.off = timedelta()
        assert await _has_come_to_rest(played, app, clock, MORNING_AFTER)
        for off in (REMINDED, BEFORE, REMINDED, MORNING_AFTER, REMINDED):
            assert await _has_come_to_rest(played, app, clock, off)
        report = await judge(played, is_drained=True, in_order=False, may_expire=OF_A_DAY)
        kept = await read_kept(played.settings.database_url)
        assert not any(task.done() for task in running)
        await app.stop()
    assert not report.faults, str(report)
    assert report.requests > 5
    assert report.decisions >= DECIDED
    reminders = [row.payload["request"] for row in kept.letters if row.kind == "request-reminder"]
    waiting = [row.id for row in kept.requests if row.status == "submitted"]
    assert waiting
    assert sorted(set(reminders)) == sorted(waiting)


def _decided(played: Stream) -> int:
    return sum(len(one.decided) for one in played.members)


async def _has_come_to_rest(played: Stream, app: App, clock: JumpingClock, off: timedelta) -> bool:
    clock.off = off
    await app.ticks.each_minute()
    app.database.outbound.set()  # or the outbox would sleep by the old time
    return await played.drained()
