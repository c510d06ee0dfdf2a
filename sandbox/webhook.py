"""The webhook: updates are sent to the bot's own server (telegram-bot-api, `WebhookActor.cpp`).

There is a queue per chat, and one per person for presses: the next update of a queue is sent after
the bot has accepted the one before. Different queues are served side by side.
"""

import asyncio
import json
import random
import re
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import aiohttp

from sandbox.errors import ApiError, bad, too_many
from sandbox.updates import Updates, Waiting

PORTS = frozenset({80, 88, 443, 8443})
MOST_CONNECTIONS, CONNECTIONS = 100, 40
"""The limit and the default of parallel deliveries."""
LONGEST_SECRET = 256
TIMEOUT = 60.0
LONGEST_PAUSE = 60.0
"""Seconds between tries, at most twice that: each pause is drawn."""
LONGEST_RETRY_AFTER = 3600.0
GONE_FOR = timedelta(hours=23)
"""A bot that answers 410 for so long loses its webhook."""
AT_MOST_ONE_A_SECOND = timedelta(seconds=1)
SECRET = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 - the header's name

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_NO_ANSWERS = ("get", "setwebhook", "deletewebhook")
"""Methods that a reply to an update cannot call."""

Queue = tuple[str, int]
Perform = Callable[[str, dict[str, Any]], Awaitable[object]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hook:
    url: str
    secret: str = ""
    max_connections: int = CONNECTIONS


@dataclass(frozen=True, slots=True)
class _Failure:
    why: str
    retry_after: float = 0.0


class Webhook:
    def __init__(self, updates: Updates, now: Callable[[], datetime], *, is_local: bool) -> None:
        """`is_local`: any address is accepted, as by a Bot API server that runs with `--local`."""
        self.hook: Hook | None = None
        self._updates = updates
        self._now = now
        self._perform: Perform | None = None
        self._is_local = is_local
        self._queues: dict[Queue, deque[Waiting]] = {}
        self._serving: set[asyncio.Task[None]] = set()
        self._client: aiohttp.ClientSession | None = None
        self._turns = asyncio.Semaphore(CONNECTIONS)
        self._set_at: datetime | None = None
        self._gone_since: datetime | None = None
        self._failed: tuple[datetime, str] | None = None

    # ── The methods ────────────────────────────────────────────────────────────────────────────

    def set(self, url: str, *, secret: str, max_connections: int | None) -> bool:
        """Returns False if it is set so already.

        Raises:
            ApiError: 400 for an address or a secret that Telegram refuses, 429 for a second call
                within a second.
        """
        if len(secret) > LONGEST_SECRET:
            raise bad("secret token is too long")
        if not _SECRET.fullmatch(secret):
            raise bad("secret token contains unallowed characters")
        wanted = CONNECTIONS if max_connections is None else max_connections
        most = min(max(wanted, 1), MOST_CONNECTIONS)
        self._check(url)
        now = self._now()
        if self._set_at is not None and now - self._set_at < AT_MOST_ONE_A_SECOND:
            raise too_many(1)
        self._set_at = now
        hook = Hook(url=url, secret=secret, max_connections=most)
        if hook == self.hook:
            return False
        self._stop()
        self.hook, self._failed, self._gone_since = hook, None, None
        self._begin()
        return True

    def delete(self) -> bool:
        """Updates are kept for polls from now on. Returns False if there was no webhook."""
        was_set, self.hook = self.hook is not None, None
        self._stop()
        return was_set

    def described(self) -> dict[str, Any]:
        """Returns what `getWebhookInfo` returns, without the secret."""
        info: dict[str, Any] = {
            "url": self.hook.url if self.hook else "",
            "has_custom_certificate": False,
            "pending_update_count": self._updates.pending,
        }
        if self.hook is not None:
            info |= {
                "max_connections": self.hook.max_connections,
                "allowed_updates": sorted(self._updates.allowed),
            }
        if self._failed is not None:
            at, why = self._failed
            info |= {"last_error_date": int(at.timestamp()), "last_error_message": why}
        return info

    def _check(self, url: str) -> None:
        address = urlsplit(url)
        if self._is_local and address.scheme in {"http", "https"} and address.hostname:
            return
        if address.scheme != "https" or not address.hostname:
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if (address.port or 443) not in PORTS:
            raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")

    # ── Delivering ─────────────────────────────────────────────────────────────────────────────

    def begin(self, perform: Perform) -> None:
        """Delivers what waits and what comes, if a webhook is set, also later. `perform` makes the
        call that a reply carries.
        """
        self._perform = perform
        self._begin()

    def _begin(self) -> None:
        if self.hook is not None:
            self._turns = asyncio.Semaphore(self.hook.max_connections)
            self._updates.hand_over(self._deliver)

    async def pause(self) -> None:
        """Delivers nothing until `begin`: the server is down."""
        serving = list(self._serving)
        self._stop()
        await asyncio.gather(*serving, return_exceptions=True)
        if self._client is not None:
            await self._client.close()
            self._client = None

    def _stop(self) -> None:
        self._updates.hand_over(None)
        for task in self._serving:
            task.cancel()
        self._queues = {}

    def _deliver(self, waiting: Waiting) -> None:
        name = queue_of(waiting.update)
        if name in self._queues:
            self._queues[name].append(waiting)
            return
        queue = self._queues[name] = deque([waiting])
        task = asyncio.get_running_loop().create_task(self._drain(name, queue))
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)

    async def _drain(self, name: Queue, queue: deque[Waiting]) -> None:
        while queue:
            if self._updates.keeps(queue[0]):
                await self._until_accepted(queue[0])
            queue.popleft()
        del self._queues[name]

    async def _until_accepted(self, waiting: Waiting) -> None:
        """Sends the update again at once, then with pauses that double, until it expires."""
        delay, is_first = 1.0, True
        while self._updates.keeps(waiting):
            async with self._turns:
                failure = await self._sent(waiting.update)
            if failure is None:
                break
            pause = failure.retry_after
            if not pause and not is_first:
                longest = random.uniform(LONGEST_PAUSE, 2 * LONGEST_PAUSE)  # noqa: S311 - no secret
                pause = delay = min(delay * 2, longest)
            is_first = False
            self._failed = (self._now(), failure.why)
            if self._now() + timedelta(seconds=pause) > waiting.expires_at:
                break
            await asyncio.sleep(pause)
        self._updates.forget(waiting)

    async def _sent(self, update: dict[str, Any]) -> _Failure | None:
        """Returns None if the bot has accepted it."""
        assert self.hook is not None  # noqa: S101 - deliveries end with it
        if self._client is None:
            connector = aiohttp.TCPConnector(limit=0)
            self._client = aiohttp.ClientSession(connector=connector)
        try:
            async with self._client.post(
                self.hook.url,
                data=json.dumps(update).encode(),
                headers={SECRET: self.hook.secret, "Content-Type": "application/json"},
                timeout=aiohttp.ClientTimeout(total=TIMEOUT),
                allow_redirects=False,
            ) as response:
                body = await response.read()
        except TimeoutError:
            return _Failure("Read timeout expired")
        except (aiohttp.ClientError, OSError) as error:
            return _Failure("Connection refused" if _is_refused(error) else "Connection reset")
        if response.status // 100 == 2:  # noqa: PLR2004 - the protocol's numbers
            self._gone_since = None
            await self._answered(body)
            return None
        self._hear(response.status)
        after = response.headers.get("Retry-After", "")
        seconds = min(float(after), LONGEST_RETRY_AFTER) if after.isdecimal() else 0.0
        return _Failure(f"Wrong response from the webhook: {_line(response.status)}", seconds)

    async def _answered(self, body: bytes) -> None:
        """Makes the call that the reply carries; its result is not reported."""
        try:
            call = json.loads(body)
        except ValueError:
            return
        method = call.pop("method", None) if isinstance(call, dict) else None
        if self._perform is None or not isinstance(method, str):
            return
        if not method.lower().startswith(_NO_ANSWERS):
            try:
                await self._perform(method, call)
            except ApiError as refusal:
                self._failed = (self._now(), refusal.description)

    def _hear(self, status: int) -> None:
        if status != HTTPStatus.GONE:
            self._gone_since = None
        elif self._gone_since is None:
            self._gone_since = self._now()
        elif self._now() - self._gone_since >= GONE_FOR:
            self.delete()


def queue_of(update: dict[str, Any]) -> Queue:
    """Returns the queue in which the update waits for its turn."""
    for kind, content in update.items():
        if not isinstance(content, dict):
            continue
        if kind == "callback_query" or "chat" not in content:
            return kind, content.get("from", {}).get("id", 0)
        if kind in {"my_chat_member", "chat_member"}:
            return "chat_member", content["chat"]["id"]
        return "message", content["chat"]["id"]
    return "other", 0


def _line(status: int) -> str:
    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return str(status)


def _is_refused(error: Exception) -> bool:
    return isinstance(error, aiohttp.ClientConnectorError)
