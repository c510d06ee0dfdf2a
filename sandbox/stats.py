"""CPU load of the sandbox itself: measurements against a busy server are not valid for the bot."""

import time


class Busy:
    """The share of time in which this process used the CPU."""

    def __init__(self) -> None:
        self.reset()

    def reset(self) -> None:
        self._cpu, self._wall = time.process_time(), time.monotonic()

    @property
    def share(self) -> float:
        wall = time.monotonic() - self._wall
        return (time.process_time() - self._cpu) / wall if wall > 0 else 0.0
