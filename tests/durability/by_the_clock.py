"""The bot with a clock that starts at the given time and ticks every second.

`python -m tests.durability.by_the_clock 2026-11-25T05:59:27+00:00`
"""

import asyncio
import sys
import time
from datetime import datetime, timedelta
from functools import partial
from unittest.mock import patch

from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.interval import IntervalTrigger

from bot import app
from bot.clock import Ticks
from bot.settings import load_settings


def each_second(ticks: Ticks) -> AsyncIOScheduler:
    scheduler = AsyncIOScheduler()
    scheduler.add_job(ticks.each_minute, IntervalTrigger(seconds=1))
    return scheduler


def main(began: datetime) -> None:
    since = time.monotonic()

    def clock() -> datetime:
        return began + timedelta(seconds=time.monotonic() - since)

    with (
        patch.object(app, "build", partial(app.build, clock=clock)),
        patch.object(app, "scheduler_for", each_second),
    ):
        asyncio.run(app.serve(load_settings()))


if __name__ == "__main__":
    main(datetime.fromisoformat(sys.argv[1]))
