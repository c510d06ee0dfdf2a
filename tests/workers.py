"""Workers of pytest-xdist are forked from its own process, which has imported the bot.

As new processes, each would import it and build the models of aiogram again: 6 seconds of a
processor, eleven times in a run of CI.
"""

import gc
import os
import sys
import traceback
from io import FileIO
from typing import Any, NoReturn

import aiogram.methods
import aiogram.types
from execnet import gateway_io
from execnet.gateway_base import Popen2IO
from pydantic import BaseModel


def fork_workers(count: int) -> None:
    """Forks them now, before this process has threads; execnet takes them one by one."""
    _build_models()
    gc.freeze()  # a collection would write to, and so copy, all that is shared
    waiting = [_Worker() for _ in range(count)]

    class Forked(gateway_io.Popen2IOMaster):
        def __init__(self, args: Any, execmodel: Any) -> None:
            if not waiting:  # it takes the place of one that crashed
                super().__init__(args, execmodel)
                return
            self.popen = waiting.pop()
            Popen2IO.__init__(self, self.popen.stdin, self.popen.stdout, execmodel)

    gateway_io.Popen2IOMaster = Forked  # type: ignore[misc]


class _Worker:
    """The part of `subprocess.Popen` that execnet needs."""

    def __init__(self) -> None:
        orders, self.stdin = _pipe()
        self.stdout, answers = _pipe()
        self._pid = os.fork()
        if self._pid == 0:
            _serve(orders, answers)
        orders.close()
        answers.close()

    def wait(self) -> int:
        return os.waitstatus_to_exitcode(os.waitpid(self._pid, 0)[1])

    def kill(self) -> None:
        os.kill(self._pid, 9)


def _pipe() -> tuple[FileIO, FileIO]:
    reading, writing = os.pipe()
    return FileIO(reading, "r"), FileIO(writing, "w")


def _serve(orders: FileIO, answers: FileIO) -> NoReturn:
    """Runs the first line of the standard input, as the command of execnet does."""
    os.dup2(orders.fileno(), 0)
    os.dup2(answers.fileno(), 1)
    # pytest captures those of this process.
    sys.stdin, sys.stdout, sys.stderr = os.fdopen(0), os.fdopen(1, "w"), os.fdopen(2, "w")
    try:
        exec(eval(sys.stdin.readline()), {})
    except BaseException:  # noqa: BLE001 - must not go on as the process that was forked
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(0)


def _build_models() -> None:
    for room in (aiogram.types, aiogram.methods):
        for name in room.__all__:
            model = vars(room)[name]
            if isinstance(model, type) and issubclass(model, BaseModel):
                model.model_rebuild()
