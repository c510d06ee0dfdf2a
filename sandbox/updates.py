"""What happened, waiting for the bot to fetch it: the rules of `getUpdates`.

An update is confirmed only by the next call's offset. A second poll ends the first one with 409.
"""

import asyncio
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sandbox.errors import ApiError

LIVES = {"callback_query": timedelta(seconds=150), "inline_query": timedelta(seconds=30)}
MESSAGE_LIFE = timedelta(hours=24)
LIMIT = 100
LONGEST_WAIT = 50
NOT_BY_DEFAULT = frozenset({"chat_member", "message_reaction", "message_reaction_count"})

CONFLICT = (
    "Conflict: terminated by other getUpdates request; "
    "make sure that only one bot instance is running"
)


@dataclass(frozen=True, slots=True)
class _Waiting:
    update: dict[str, Any]
    expires_at: datetime


class Updates:
    def __init__(self, now: Callable[[], datetime], first_id: int = 1000) -> None:
        self._now = now
        self._next_id = first_id
        self._queue: list[_Waiting] = []
        self._fetched_to = first_id - 1
        self._allowed: frozenset[str] | None = None
        self._poll: asyncio.Future[None] | None = None
        self._empty = asyncio.Event()
        self._empty.set()
        self.made = 0

    def add(self, kind: str, content: dict[str, Any]) -> int | None:
        """Answers the update's id; None when the bot did not ask for such ones."""
        if not self._is_allowed(kind):
            return None
        update_id = self._next_id
        self._next_id += 1
        self.made += 1
        life = LIVES.get(kind, MESSAGE_LIFE)
        update = {"update_id": update_id, kind: content}
        self._queue.append(_Waiting(update, self._now() + life))
        self._empty.clear()
        self._wake()
        return update_id

    def put_again(self, update: dict[str, Any]) -> None:
        """An update as it is, for tests of what a client does with repeated or broken ones."""
        self._queue.append(_Waiting(update, self._now() + MESSAGE_LIFE))
        self._empty.clear()
        self._wake()

    @property
    def pending(self) -> int:
        """Not yet confirmed."""
        return len(self._queue)

    async def all_confirmed(self) -> None:
        """Until the bot has confirmed every update."""
        await self._empty.wait()

    @property
    def fetched_all(self) -> bool:
        return not any(waiting.update["update_id"] > self._fetched_to for waiting in self._queue)

    async def get(
        self,
        *,
        offset: int = 0,
        limit: int = LIMIT,
        timeout: int = 0,  # noqa: ASYNC109 - the Bot API's own word
        allowed: Iterable[str] | None = None,
    ) -> list[dict[str, Any]]:
        """
        Raises:
            ApiError: 409, another poll came.
        """
        if allowed is not None:
            self._allowed = frozenset(allowed)
        self._end_older_poll()
        self._confirm(offset)
        limit = min(max(limit, 1), LIMIT) if limit else LIMIT
        if not self._queue and timeout > 0:
            await self._wait(min(timeout, LONGEST_WAIT))
        self._drop_expired()
        batch = [waiting.update for waiting in self._queue[:limit]]
        if batch:
            self._fetched_to = max(self._fetched_to, *(update["update_id"] for update in batch))
        return batch

    def _confirm(self, offset: int) -> None:
        if offset > 0:
            self._queue = [one for one in self._queue if one.update["update_id"] >= offset]
        elif offset < 0:
            self._queue = self._queue[offset:]
        if not self._queue:
            self._empty.set()

    def _drop_expired(self) -> None:
        now = self._now()
        self._queue = [waiting for waiting in self._queue if waiting.expires_at > now]
        if not self._queue:
            self._empty.set()

    def _is_allowed(self, kind: str) -> bool:
        if not self._allowed:
            return kind not in NOT_BY_DEFAULT
        return kind in self._allowed

    def _wake(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_result(None)

    def _end_older_poll(self) -> None:
        if self._poll is not None and not self._poll.done():
            self._poll.set_exception(ApiError(409, CONFLICT.removeprefix("Conflict: ")))

    async def _wait(self, seconds: int) -> None:
        poll = asyncio.get_running_loop().create_future()
        self._poll = poll
        try:
            await asyncio.wait_for(poll, seconds)
            await asyncio.sleep(0.001)  # the real server waits this long for more of them
        except TimeoutError:
            return
        finally:
            if self._poll is poll:
                self._poll = None
