"""Rate limits as token buckets."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sandbox.errors import too_many

OVERALL = (30.0, 30)
"""Per second, burst."""
PRIVATE = (1.0, 5)
GROUP = (20 / 60, 20)


@dataclass(slots=True)
class _Bucket:
    rate: float
    burst: int
    tokens: float
    at: datetime

    def wait(self, now: datetime) -> float:
        """Returns the seconds until a token is available; 0 if now."""
        passed = max(0.0, (now - self.at).total_seconds())
        self.tokens = min(self.burst, self.tokens + passed * self.rate)
        self.at = now
        return 0.0 if self.tokens >= 1 else (1 - self.tokens) / self.rate


class Limits:
    """A refused call takes no token."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._overall = _Bucket(*OVERALL, tokens=OVERALL[1], at=now())
        self._chats: dict[int, _Bucket] = {}

    def take(self, chat_id: int, count: int = 1, *, is_edit: bool = False) -> None:
        """Takes tokens for `count` messages.

        Raises:
            ApiError: 429 with the seconds to wait, rounded up.
        """
        now = self._now()
        buckets = [self._overall]
        if chat_id < 0 or not is_edit:
            rate, burst = GROUP if chat_id < 0 else PRIVATE
            buckets.append(
                self._chats.setdefault(chat_id, _Bucket(rate, burst, tokens=burst, at=now))
            )
        if is_edit and chat_id > 0:
            buckets = []
        wait = max((bucket.wait(now) for bucket in buckets), default=0.0)
        if wait > 0:
            raise too_many(math.ceil(wait))
        for bucket in buckets:
            bucket.tokens -= count
