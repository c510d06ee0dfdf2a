"""A bot as a process of its own that runs at once: forked from one that has all imported already.

An import takes seconds, and a bot is started here again and again. How one starts from nothing is
played by `tests/bot/test_cli.py` and measured by `tests/bench`.
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
"""Characters."""

_FORKS = multiprocessing.get_context("forkserver")
_FORKS.set_forkserver_preload(["bot.app", "uvloop", "asyncpg"])


class Forked:
    """What `asyncio.subprocess.Process` is, as far as it is needed."""

    def __init__(self, command: Sequence[str], settings: Settings, folder: Path) -> None:
        self._log = folder / "log"
        """Behind those of earlier ones."""
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
        """The end of what was written, by earlier ones too."""
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
