"""A bot as a separate process, forked from one that has already imported everything.

Imports take seconds, and many bots are started here. A cold start is tested by
`tests/bot/test_cli.py` and measured by `tests/bench`.
"""

import asyncio
import multiprocessing
import os
import runpy
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.settings import Settings
from tests.crowd import environment

LOG = 6_000
"""In characters."""

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["bot.app", "uvloop", "asyncpg"])


class Forked:
    """The needed part of `asyncio.subprocess.Process`."""

    def __init__(self, command: Sequence[str], settings: Settings, folder: Path) -> None:
        self._log = folder / "log"
        """Appended to logs of earlier processes."""
        arguments = (command, environment(settings), folder)
        self._process = _FORKS.Process(target=_become, args=arguments, daemon=True)
        self._process.start()

    @property
    def pid(self) -> int:
        assert self._process.pid is not None
        return self._process.pid

    @property
    def returncode(self) -> int | None:
        return self._process.exitcode

    @property
    def log(self) -> str:
        """The end of the log, including earlier processes."""
        return self._log.read_text(encoding="utf-8")[-LOG:]

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()

    async def wait(self) -> None:
        await asyncio.to_thread(self._process.join)


async def start_process(command: Sequence[str], settings: Settings, folder: Path) -> Forked:
    """Its log is `folder / "log"`."""
    return await asyncio.to_thread(Forked, command, settings, folder)


def _become(command: Sequence[str], environment: Mapping[str, str], folder: Path) -> None:
    os.environ.clear()
    os.environ.update(environment)
    os.chdir(folder)
    with (folder / "log").open("ab") as log:
        os.dup2(log.fileno(), sys.stderr.fileno())
    module, *sys.argv[1:] = command
    runpy.run_module(module, run_name="__main__", alter_sys=True)
