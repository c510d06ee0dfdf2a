"""Updates: fetched, committed, and only then confirmed; handled in order for each person.

aiogram's own polling confirms a batch before it is handled, loses what was in flight when the
process ends, and stops for ever at one update that it cannot read. This one does not. While the
database cannot be used nothing is confirmed, and an update in hand is handled again when it can.
"""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from itertools import count
from typing import Any, TypeVar

import aiohttp
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.types import Update
from pydantic import ValidationError

from bot.alarms import Alarms
from bot.conversations import Conversations
from bot.pace import old_press
from bot.patience import Patience, nap
from bot.reading import read_update
from district.clock import Clock
from district.errors import DatabaseFault
from district.troubles import Cause
from storage.conversations import Conversation, save_conversations
from storage.database import Database
from storage.inbox import (
    Received,
    keep_updates,
    mark_done,
    mark_unreadable,
    unhandled_updates,
)

log = logging.getLogger(__name__)

Result = TypeVar("Result")

POLL = 30
"""Seconds that Telegram holds a call when nothing happens."""
BATCH = 100
BACKLOG = 5_000
"""Updates in memory; beyond it Telegram keeps them for us."""
SIDE_BY_SIDE = 100
"""People served at once: as many as the session has connections."""
LONGEST = 40.0
"""Seconds one update may take: an answer may have to wait 30 of them."""
PRESS_LIFE = timedelta(seconds=150)
FAREWELL = 10.0
"""Seconds that handlers get to finish when the bot is told to stop."""
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0
ALARM_AFTER = 60.0
"""Seconds without Telegram before administrators hear of it."""

_NUMBERS = 1 << 62
"""Those of updates lie below, and so do those of accounts: the database keeps no larger ones."""

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Handled:
    update_id: int
    conversations: list[Conversation]


class Intake:
    def __init__(
        self,
        *,
        bot: Bot,
        dispatcher: Dispatcher,
        database: Database,
        conversations: Conversations,
        alarms: Alarms,
        clock: Clock,
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._database = database
        self._conversations = conversations
        self._alarms = alarms
        self._patience = Patience(alarms)
        self._clock = clock
        self._offset = 0
        self._queues: dict[int, deque[tuple[Received, dict[str, Any], Iterator[int]]]] = {}
        self._serving: set[asyncio.Task[None]] = set()
        self._side_by_side = asyncio.Semaphore(SIDE_BY_SIDE)
        self._waiting = 0
        self._handled: list[_Handled] = []
        self._marking: asyncio.Task[None] | None = None
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._room = asyncio.Event()
        self._room.set()
        self._stopping = asyncio.Event()

    async def run(self) -> None:
        """Takes up what was left behind, then fetches until `stop`."""
        left = await self._until_done(self._left_behind)
        if left:
            log.info("%d updates were left behind and are handled now", len(left))
        for received in left:
            self._enqueue(received, json.loads(received.raw), tries=count(2))
        await self._poll()

    async def stop(self) -> None:
        """No new updates; handlers get `FAREWELL` seconds. What is not finished then is not marked
        done, so the next start handles it."""
        self._stopping.set()
        try:
            async with asyncio.timeout(FAREWELL):
                await self._quiet.wait()
        except TimeoutError:
            log.warning("%d updates are left for the next start", self._waiting)
        for task in list(self._serving):
            task.cancel()
        await asyncio.gather(*self._serving, return_exceptions=True)

    def abandon(self) -> None:
        """As if the process were killed: nothing is finished and nothing marked."""
        for task in self._serving:
            task.cancel()

    async def settled(self) -> None:
        """Until everything fetched so far is handled and marked."""
        await self._quiet.wait()

    async def _left_behind(self) -> list[Received]:
        async with self._database.read() as connection:
            return await unhandled_updates(connection)

    async def _until_done(self, work: Callable[[], Awaitable[Result]]) -> Result:
        return await self._patience.until_done(work, self._stopping)

    # ── Fetching ───────────────────────────────────────────────────────────────────────────────

    async def _poll(self) -> None:
        pause, since = FIRST_PAUSE, self._now()
        while not self._stopping.is_set():
            await self._room.wait()
            try:
                batch = await self._fetch()
                await self._until_done(partial(self._take, batch))
            except DatabaseFault:
                return  # told to stop; Telegram keeps what was not confirmed
            except (aiohttp.ClientError, TimeoutError, _Refused) as trouble:
                pause = await self._after(trouble, pause, self._now() - since)
            else:
                pause, since = FIRST_PAUSE, self._now()

    async def _fetch(self) -> list[dict[str, Any]]:
        """
        Raises:
            _Refused: the server answered, but not with updates.
        """
        api, session = self._bot.session.api, self._bot.session
        if not isinstance(session, AiohttpSession):
            raise TypeError("updates are fetched over HTTP")
        call = {
            "offset": self._offset,
            "limit": BATCH,
            "timeout": POLL,
            "allowed_updates": ALLOWED,
        }
        client = await session.create_session()
        fetching = asyncio.ensure_future(
            _post(client, api.api_url(self._bot.token, "getUpdates"), call)
        )
        stopping = asyncio.ensure_future(self._stopping.wait())
        try:
            await asyncio.wait({fetching, stopping}, return_when=asyncio.FIRST_COMPLETED)
        finally:
            stopping.cancel()
            if not fetching.done():
                fetching.cancel()
        if not fetching.done():
            await asyncio.gather(fetching, return_exceptions=True)
            return []
        return fetching.result()

    async def _take(self, batch: list[dict[str, Any]]) -> None:
        """Commits a batch; the next call confirms it. What has no number cannot be confirmed: it
        goes with what comes after it.

        Raises:
            _Refused: nothing in the batch has a number.
        """
        if not batch:
            return
        numbered = [raw for raw in batch if _is_numbered(raw)]
        if len(numbered) < len(batch):
            log.warning("%d updates have no number", len(batch) - len(numbered))
            await self._alarms.tell(Cause.UPDATE_UNREADABLE)
        if not numbered:
            raise _Refused(200, "no update has a number")
        now = self._clock()
        received = {
            raw["update_id"]: (
                Received(
                    update_id=raw["update_id"],
                    raw=json.dumps(raw, ensure_ascii=False),
                    received_at=now,
                ),
                raw,
            )
            for raw in numbered
        }
        async with self._database.write() as tx:
            new = await keep_updates(tx, (one for one, _ in received.values()))
        self._offset = numbered[-1]["update_id"] + 1
        for update_id, (one, raw) in received.items():
            if update_id in new:
                self._enqueue(one, raw, tries=count(1))

    async def _after(self, trouble: Exception, pause: float, without: float) -> float:
        """Waits after a failed call; answers the pause that follows if the next one fails too."""
        cause, wait = _meaning(trouble)
        log.warning("no updates: %s", trouble)
        if cause is not Cause.UNREACHABLE or without > ALARM_AFTER:
            await self._alarms.tell(cause)
        await nap(self._stopping, wait or pause)
        return min(pause * 2, LONGEST_PAUSE)

    # ── Handling ───────────────────────────────────────────────────────────────────────────────

    def _enqueue(self, received: Received, raw: dict[str, Any], tries: Iterator[int]) -> None:
        """`tries` counts them; the first may have been that of an earlier process."""
        whose = _whose(raw)
        self._waiting += 1
        self._quiet.clear()
        if self._waiting >= BACKLOG:
            self._room.clear()
        queue = self._queues.get(whose)
        if queue is not None:
            queue.append((received, raw, tries))
            return
        self._queues[whose] = deque([(received, raw, tries)])
        task = asyncio.create_task(self._serve(whose))
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)

    async def _serve(self, whose: int) -> None:
        """One person's updates, one after the other."""
        queue = self._queues[whose]
        try:
            while queue:
                received, raw, tries = queue.popleft()
                handle = partial(self._handle, whose, received, raw, tries)
                await self._until_done(handle)
                # Taken before this person's next update can change it.
                changed = self._conversations.take_changed(whose)
                self._handled.append(_Handled(update_id=received.update_id, conversations=changed))
                self._mark_soon()
        except DatabaseFault:
            log.warning("what is in hand stays for the next start")  # told to stop meanwhile
        finally:
            del self._queues[whose]

    async def _handle(
        self, whose: int, received: Received, raw: dict[str, Any], tries: Iterator[int]
    ) -> None:
        """
        Raises:
            DatabaseFault: it is not handled, and nothing of the conversation has changed.
        """
        async with self._side_by_side:
            try:
                await self._handled_once(received, raw, next(tries))
            except DatabaseFault:
                self._conversations.undo_changes(whose)
                raise

    async def _handled_once(self, received: Received, raw: dict[str, Any], tries: int) -> None:
        try:
            update = read_update(raw, self._bot)
        except ValidationError as broken:
            log.warning("update %d cannot be read: %s", received.update_id, broken.error_count())
            async with self._database.write() as tx:
                await mark_unreadable(tx, received.update_id)
            await self._alarms.tell(Cause.UPDATE_UNREADABLE, str(received.update_id))
            return
        try:
            async with asyncio.timeout(LONGEST):
                await self._feed(update, received, tries)
        except TimeoutError:
            log.warning("update %d took more than %d s", received.update_id, LONGEST)
        except DatabaseFault:
            raise
        except Exception:  # the handlers' own net has a hole: the person's next tap is served
            log.exception("update %d was not handled", received.update_id)
            await self._alarms.tell(Cause.UNEXPECTED, str(received.update_id))

    async def _feed(self, update: Update, received: Received, tries: int) -> None:
        """Hands on `tries`: an earlier one may have had its effect."""
        feed = partial(self._dispatcher.feed_update, self._bot, update, tries=tries)
        if update.callback_query and self._clock() - received.received_at > PRESS_LIFE:
            with old_press():
                await feed()
        else:
            await feed()

    # ── Marking ────────────────────────────────────────────────────────────────────────────────

    def _mark_soon(self) -> None:
        if self._marking is None or self._marking.done():
            self._marking = asyncio.create_task(self._mark())
            self._serving.add(self._marking)
            self._marking.add_done_callback(self._serving.discard)

    async def _mark(self) -> None:
        """Marks what is handled, as many at once as have gathered while the last were marked."""
        while self._handled:
            handled, self._handled = self._handled, []
            try:
                await self._until_done(partial(self._mark_once, handled))
            except DatabaseFault:
                return  # told to stop meanwhile: the next start handles them again
            self._waiting -= len(handled)
            if self._waiting < BACKLOG:
                self._room.set()
            if not self._waiting:
                self._quiet.set()

    async def _mark_once(self, handled: list[_Handled]) -> None:
        async with self._database.write() as tx:
            await mark_done(tx, [one.update_id for one in handled])
            changed = [each for one in handled for each in one.conversations]
            await save_conversations(tx, changed, self._clock())

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


class _Refused(Exception):
    """The server's answer to `getUpdates`, when it is not updates."""

    def __init__(self, code: int, text: str, retry_after: float | None = None) -> None:
        super().__init__(f"{code} {text}")
        self.code = code
        self.retry_after = retry_after


async def _post(
    client: aiohttp.ClientSession, address: str, call: dict[str, Any]
) -> list[dict[str, Any]]:
    limit = aiohttp.ClientTimeout(total=POLL + 15)
    async with client.post(address, json=call, timeout=limit) as response:
        try:
            body = await response.json()
        except (ValueError, aiohttp.ContentTypeError):
            raise _Refused(response.status, "no JSON") from None
    if not isinstance(body, dict):
        raise _Refused(response.status, "no JSON object")
    if not body.get("ok"):
        wait = body.get("parameters", {}).get("retry_after")
        raise _Refused(body.get("error_code", response.status), body.get("description", ""), wait)
    updates = body.get("result")
    if not isinstance(updates, list):
        raise _Refused(response.status, "no updates")
    return updates


def _meaning(trouble: Exception) -> tuple[Cause, float | None]:
    """What a failed call means, and the seconds to wait where that is known."""
    if isinstance(trouble, _Refused):
        if trouble.code == 401:  # noqa: PLR2004 - the protocol's numbers
            return Cause.TOKEN_REFUSED, LONGEST_PAUSE
        if trouble.code == 409:  # noqa: PLR2004
            return Cause.SECOND_PROCESS, 3.0
        return Cause.UNREACHABLE, trouble.retry_after
    return Cause.UNREACHABLE, None


def _is_numbered(raw: object) -> bool:
    number = raw.get("update_id") if isinstance(raw, dict) else None
    return isinstance(number, int) and not isinstance(number, bool) and 0 < number < _NUMBERS


def _whose(raw: dict[str, Any]) -> int:
    """The account that an update comes from; a malformed one stands in a queue by itself."""
    for name, content in raw.items():
        if name != "update_id" and isinstance(content, dict):
            sender = content.get("from")
            if isinstance(sender, dict) and isinstance(sender.get("id"), int):
                return int(sender["id"])
    return -int(raw["update_id"])
