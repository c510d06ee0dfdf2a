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

    def __init__(
        self, command: Sequence[str], variables: Mapping[str, str], folder: Path, written: Path
    ) -> None:
        self._written = written
        arguments = (command, variables, folder, written)
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
        return self.complained[-LOG:]

    @property
    def complained(self) -> str:
        return (self._written / "log").read_text(encoding="utf-8")

    @property
    def said(self) -> str:
        return (self._written / "out").read_text(encoding="utf-8")

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()

    async def wait(self) -> None:
        await asyncio.to_thread(self._process.join)


async def start_process(command: Sequence[str], settings: Settings, folder: Path) -> Forked:
    """Its log is `folder / "log"`."""
    return await fork(command, environment(settings), folder, folder)


async def fork(
    command: Sequence[str], variables: Mapping[str, str], folder: Path, written: Path
) -> Forked:
    """Runs a module with its arguments in `folder`; its output is kept in the folder `written`."""
    return await asyncio.to_thread(Forked, command, variables, folder, written)


def _become(
    command: Sequence[str], variables: Mapping[str, str], folder: Path, written: Path
) -> None:
    os.environ.clear()
    os.environ.update(variables)
    os.chdir(folder)
    for name, stream in (("log", sys.stderr), ("out", sys.stdout)):
        with (written / name).open("ab") as file:
            os.dup2(file.fileno(), stream.fileno())
    module, *sys.argv[1:] = command
    runpy.run_module(module, run_name="__main__", alter_sys=True)
