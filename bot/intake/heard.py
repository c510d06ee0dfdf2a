"""When Telegram was last heard, and by how much this machine's clock differs from Telegram's."""

import time
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime


@dataclass(slots=True)
class Heard:
    _at: float = field(init=False, default_factory=time.monotonic)
    ahead: float = field(init=False, default=0.0)
    """Seconds by which the clock of this machine is ahead; 0 before the first response."""

    def note(self, date: str | None) -> None:
        """Takes a good response; `date` is its HTTP header."""
        self._at = time.monotonic()
        if date is not None:
            with suppress(ValueError):  # a server that writes dates in its own way
                self.ahead = time.time() - parsedate_to_datetime(date).timestamp()

    @property
    def silence(self) -> float:
        """Seconds since Telegram was last heard, or since the start."""
        return time.monotonic() - self._at
