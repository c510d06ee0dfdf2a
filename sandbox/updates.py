"""Pending updates and the rules of `getUpdates`.

An update is confirmed only by the next call's offset. A second poll ends the first one with 409.
While a webhook is set (`sandbox.webhook`), updates are handed to it and polls are refused.
"""

import asyncio
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sandbox.errors import ApiError

LIVES = {"callback_query": timedelta(seconds=150), "inline_query": timedelta(seconds=30)}
MESSAGE_LIFE = timedelta(hours=24)
LIMIT = 100
ANSWER_BYTES = 4 << 20
"""Limit in bytes of a response to `getUpdates`."""
AGAIN_AT_ONCE = timedelta(seconds=0.5)
"""If the same offset is requested again within this time, only one update is returned: the client
may have failed on the first.
"""
AGAIN_SOON = timedelta(seconds=3)
"""Within this time, a repeated request waits at least this long for new updates."""
LONGEST_WAIT = 50
KINDS = frozenset(
    {"message", "edited_message", "channel_post", "edited_channel_post", "business_connection",
     "business_message", "edited_business_message", "deleted_business_messages",
     "message_reaction", "message_reaction_count", "inline_query", "chosen_inline_result",
     "callback_query", "shipping_query", "pre_checkout_query", "purchased_paid_media", "poll",
     "poll_answer", "my_chat_member", "chat_member", "chat_join_request", "chat_boost",
     "removed_chat_boost", "guest_message", "managed_bot", "stopped_message_generation",
     "subscription"}
)  # fmt: skip
DEFAULT = KINDS - {"chat_member", "message_reaction", "message_reaction_count"}

CONFLICT = "terminated by other getUpdates request; make sure that only one bot instance is running"
WEBHOOK_WAS_SET = "terminated by setWebhook request"
WEBHOOK_IS_SET = (
    "can't use getUpdates method while webhook is active; "
    "use deleteWebhook to delete the webhook first"
)


@dataclass(frozen=True, slots=True)
class Waiting:
    update: dict[str, Any]
    expires_at: datetime


class _Poll:
    """A call waiting for updates."""

    def __init__(self) -> None:
        self.happened = asyncio.Event()
        self.refusal: str | None = None

    def end(self, refusal: str) -> None:
        self.refusal = refusal
        self.happened.set()


class Updates:
    def __init__(self, now: Callable[[], datetime], first_id: int = 1000) -> None:
        self._now = now
        self._next_id = first_id
        self._queue: list[Waiting] = []
        self.allowed = DEFAULT
        self._deliver: Callable[[Waiting], None] | None = None
        self._poll: _Poll | None = None
        self._asked: tuple[int, datetime] | None = None
        self._empty = asyncio.Event()
        self._empty.set()
        self.made = 0

    def add(self, kind: str, content: dict[str, Any], *, is_asked: bool = False) -> int | None:
        """Returns the update's id, or None if the bot does not allow this kind.

        `is_asked`: delivered even if the bot has disallowed the kind since.
        """
        if kind not in self.allowed and not is_asked:
            return None
        update_id = self._next_id
        self._next_id += 1
        self.made += 1
        life = LIVES.get(kind, MESSAGE_LIFE)
        update = {"update_id": update_id, kind: content}
        self._put(Waiting(update, self._now() + life))
        return update_id

    def put_again(self, update: dict[str, Any]) -> None:
        """Queues an update unchanged, for tests with repeated or malformed ones."""
        self._put(Waiting(update, self._now() + MESSAGE_LIFE))

    def _put(self, waiting: Waiting) -> None:
        self._queue.append(waiting)
        self._empty.clear()
        self.wake()
        if self._deliver is not None:
            self._deliver(waiting)

    def allow(self, kinds: Iterable[str]) -> None:
        """Remembers the kinds of updates that the bot wants; none: the default ones."""
        self.allowed = KINDS.intersection(kinds) or DEFAULT

    def hand_over(self, deliver: Callable[[Waiting], None] | None) -> None:
        """Hands pending and later updates to a webhook, which says what it has delivered. None:
        they wait for polls again.
        """
        self._deliver = deliver
        if deliver is not None:
            if self._poll is not None:
                self._poll.end(WEBHOOK_WAS_SET)
            for waiting in self._queue:
                deliver(waiting)

    def keeps(self, waiting: Waiting) -> bool:
        """Returns whether the update still waits: it was neither dropped nor delivered, and has
        not expired.
        """
        return waiting.expires_at > self._now() and any(one is waiting for one in self._queue)

    def forget(self, waiting: Waiting) -> None:
        """Forgets a delivered or expired update."""
        self._queue = [one for one in self._queue if one is not waiting]
        if not self._queue:
            self._empty.set()

    def drop(self) -> None:
        """Drops all pending updates."""
        self._queue.clear()
        self._empty.set()

    @property
    def pending(self) -> int:
        """Number of unconfirmed updates."""
        return len(self._queue)

    async def all_confirmed(self) -> None:
        """Waits until the bot has confirmed every update."""
        await self._empty.wait()

    async def get(
        self,
        *,
        offset: int = 0,
        limit: int = LIMIT,
        timeout: int = 0,  # noqa: ASYNC109 - the Bot API's name
        allowed: Iterable[str] | None = None,
    ) -> list[dict[str, Any]]:
        """Returns pending updates, waiting up to `timeout` seconds for the first.

        Raises:
            ApiError: 409, replaced by another poll or by a webhook.
        """
        if self._deliver is not None:
            raise ApiError(409, WEBHOOK_IS_SET)
        if allowed is not None:
            self.allow(allowed)
        if self._poll is not None:
            self._poll.end(CONFLICT)
        self._confirm(offset)
        self._drop_expired()
        limit = min(max(limit, 1), LIMIT)
        passed = self._since_the_same(offset)
        if passed < AGAIN_AT_ONCE:
            limit = 1
        if passed < AGAIN_SOON:
            timeout = max(timeout, int(AGAIN_SOON.total_seconds()))
        if not self._queue and timeout > 0:
            await self._wait(min(timeout, LONGEST_WAIT))
        return _cut([waiting.update for waiting in self._queue[:limit]])

    def _since_the_same(self, offset: int) -> timedelta:
        """Returns the time since the last call if it had the same offset, else `timedelta.max`."""
        before, self._asked = self._asked, (offset, self._now())
        if before is None or before[0] != offset:
            return timedelta.max
        return self._asked[1] - before[1]

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

    def wake(self) -> None:
        """Wakes a waiting poll."""
        if self._poll is not None:
            self._poll.happened.set()

    async def _wait(self, seconds: int) -> None:
        poll = self._poll = _Poll()
        try:
            async with asyncio.timeout(seconds):
                await poll.happened.wait()
                await asyncio.sleep(0.001)  # the real server waits this long for more updates
        except TimeoutError:
            pass
        finally:
            if self._poll is poll:
                self._poll = None
        if poll.refusal is not None:
            raise ApiError(409, poll.refusal)


def _cut(batch: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Returns as many updates as fit into one response, at least one."""
    room = ANSWER_BYTES
    for number, update in enumerate(batch):
        room -= len(json.dumps(update, ensure_ascii=False).encode())
        if room < 0:
            return batch[: max(1, number)]
    return batch
