"""A night of copies in a process that kills itself: `python -m tests.durability.keeping POINT`.

It dies with a copy half written, with a copy but no row, or with a row that is not committed.
"""

import asyncio
import os
import signal
import sys
from typing import Any

from bot import kept_files
from bot.app import build
from bot.kept_files import KeepingBot
from bot.settings import load_settings
from storage import kept_files as stored

POINTS = ("half", "copy", "row")


def _die(*_: Any) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


async def _put(*given: Any) -> None:
    await stored.put_kept(*given)
    _die()


async def _dead(*_: Any) -> None:
    _die()


async def _keeps(point: str) -> None:
    match point:
        case "half":
            vars(os)["fsync"] = _die
        case "copy":
            vars(kept_files)["put_kept"] = _dead
        case _:
            vars(kept_files)["put_kept"] = _put
    app = await build(load_settings())
    assert isinstance(app.bot, KeepingBot)
    assert app.bot.kept is not None
    await app.bot.kept.keep(app.bot)


if __name__ == "__main__":
    asyncio.run(_keeps(sys.argv[1]))
