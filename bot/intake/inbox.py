"""Updates: fetched, committed, and only then confirmed; handled in order for each person.

aiogram's own polling confirms a batch before it is handled, loses what was in flight when the
process ends, and stops for ever at one update that it cannot read. This one does not. While the
database cannot be used nothing is confirmed, and an update in hand is handled again when it can.

An update may end the process itself: out of memory, a fault in a library. So the inbox counts tries
before they begin. What an earlier process had begun is tried alone before anything runs beside it,
and set aside when it has ended the process `TRIES_ALONE` times.
"""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Awaitable, Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from typing import Any, TypeVar

import aiohttp
from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.types import Update

from bot.alarms import Alarms
from bot.conversations import Conversations
from bot.intake.notices import Notices
from bot.intake.share import Share
from bot.intake.update_parser import (
    account_of,
    is_numbered,
    private_chat,
    read_update,
    structure_of,
)
from bot.retry import Retry, nap
from bot.sending.pace import old_press
from district.clock import Clock
from district.errors import DatabaseFault
from district.troubles import Cause
from handlers.errors import TRIES_IN_SILENCE
from locales.texts import Words
from screens.troubles import not_served, please_wait, too_fast
from storage.batching import Batcher
from storage.conversations import Conversation, save_conversations
from storage.database import Connection, Database
from storage.inbox import (
    SET_ASIDE,
    UNREADABLE,
    Received,
    keep_updates,
    mark_begun,
    mark_done,
    set_aside,
    take_try_back,
    unhandled_updates,
    warned_since,
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
TRIES_ALONE = 3
"""Times that an update may end the process by itself."""
WARNED_FOR = timedelta(minutes=1)
"""Somebody who sends too much is told so once in that time."""
LONGEST = 40.0
"""Seconds one update may take: an answer may have to wait 30 of them."""
PRESS_LIFE = timedelta(seconds=150)
FAREWELL = 10.0
"""Seconds that handlers get to finish when the bot is told to stop."""
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0
ALARM_AFTER = 60.0
"""Seconds without Telegram before administrators hear of it."""

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]


@dataclass(slots=True, kw_only=True)
class _Waiting:
    """An update in the queue of its sender."""

    received: Received
    raw: dict[str, Any]
    is_begun: bool
    """Whether the inbox says already that it is being tried."""
    tries: int = 0
    """Finished ones, of earlier processes too."""
    put_off: int = 0
    """Times that it could not begin because the database could not be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Step:
    """What the inbox has to know of one person's queue before it goes on."""

    done: int | None = None
    conversations: list[Conversation] = field(default_factory=list)
    begun: int | None = None


class Intake:
    def __init__(
        self,
        *,
        bot: Bot,
        dispatcher: Dispatcher,
        database: Database,
        conversations: Conversations,
        alarms: Alarms,
        notices: Notices,
        share: Share,
        clock: Clock,
    ) -> None:
        self._bot = bot
        self._dispatcher = dispatcher
        self._database = database
        self._conversations = conversations
        self._alarms = alarms
        self._notices = notices
        self._share = share
        self._retry = Retry(alarms)
        self._clock = clock
        self._offset = 0
        self._queues: dict[int, deque[_Waiting]] = {}
        self._last: dict[int, asyncio.Task[None]] = {}
        """Who serves, or still marks, each person's updates."""
        self._serving: set[asyncio.Task[None]] = set()
        self._telling: set[asyncio.Task[None]] = set()
        self._side_by_side = asyncio.Semaphore(SIDE_BY_SIDE)
        self._waiting = 0
        self._steps = Batcher(self._write_steps)
        self._quiet = asyncio.Event()
        self._quiet.set()
        self._room = asyncio.Event()
        self._room.set()
        self._stopping = asyncio.Event()
        self.tried_alone = asyncio.Event()
        """Set when nothing is left that may end the process: from then on others may run."""

    async def run(self) -> None:
        """Takes up what was left behind, then fetches until `stop`."""
        try:
            await self._take_up()
        finally:
            self.tried_alone.set()
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
        await asyncio.gather(*self._cancelled(), return_exceptions=True)

    def abandon(self) -> None:
        """As if the process were killed: nothing is finished and nothing marked."""
        self._cancelled()

    async def settled(self) -> None:
        """Until everything fetched so far is handled and marked."""
        await self._quiet.wait()
        await asyncio.gather(*self._telling)

    def _cancelled(self) -> list[asyncio.Task[None]]:
        running = [*self._serving, *self._telling, *self._steps.running]
        for task in running:
            task.cancel()
        return running

    async def _until_done(self, work: Callable[[], Awaitable[Result]]) -> Result:
        return await self._retry.until_done(work, self._stopping)

    # ── What was left behind ───────────────────────────────────────────────────────────────────

    async def _take_up(self) -> None:
        left = await self._until_done(self._left_behind)
        if left:
            log.info("%d updates were left behind and are handled now", len(left))
        for received in left:
            if received.tries and not self._stopping.is_set():
                await self._try_alone(received)
        for received in left:
            if not received.tries:
                raw = json.loads(received.raw)
                self._enqueue(_Waiting(received=received, raw=raw, is_begun=False))

    async def _left_behind(self) -> list[Received]:
        async with self._database.read() as connection:
            kept = await unhandled_updates(connection)
        # Those of an older version name no sender.
        left = [replace(one, person=account_of(json.loads(one.raw))) for one in kept]
        too_many = {one.update_id for one in self._share.over(left)}
        if too_many:
            log.warning("%d updates exceed their senders' share, not handled", len(too_many))
            async with self._database.write() as tx:
                await mark_done(tx, too_many)
        return [one for one in left if one.update_id not in too_many]

    async def _try_alone(self, received: Received) -> None:
        """An earlier process may have died of it, so nothing runs beside it."""
        if received.tries > TRIES_ALONE:
            await self._give_up(received)
            return
        await self._until_done(partial(self._count_try, received.update_id))
        raw = json.loads(received.raw)
        waiting = _Waiting(received=received, raw=raw, is_begun=True, tries=received.tries)
        self._enqueue(waiting)
        await asyncio.wait(self._serving)
        if self._stopping.is_set():  # it may not be done, and yet the process did not die
            async with self._database.write() as tx:
                await take_try_back(tx, received.update_id)

    async def _count_try(self, update_id: int) -> None:
        async with self._database.write() as tx:
            await mark_begun(tx, [update_id])

    async def _give_up(self, received: Received) -> None:
        log.error("update %d ended the process each time, set aside", received.update_id)
        await self._alarms.tell(Cause.UPDATE_SET_ASIDE, str(received.update_id))
        raw = json.loads(received.raw)
        await self._until_done(partial(self._set_aside, received.update_id, SET_ASIDE, raw))
        await self._notices.tell(raw, not_served)

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
        raws = {raw["update_id"]: raw for raw in batch if is_numbered(raw)}
        unnumbered = sum(not is_numbered(raw) for raw in batch)
        if unnumbered:
            log.warning("%d updates have no number", unnumbered)
            await self._alarms.tell(Cause.UPDATE_UNREADABLE)
        if not raws:
            raise _Refused(200, "no update has a number")
        received = list(self._received(raws))
        async with self._database.write() as tx:
            too_many = await self._share.beyond(tx, received)
            refused = {one.update_id for one in too_many}
            warned = await self._to_warn(tx, [raws[one.update_id] for one in too_many])
            new = await keep_updates(tx, received, unserved=refused, warned=warned)
        self._offset = received[-1].update_id + 1
        for one in received:
            raw = raws[one.update_id]
            if one.update_id in new & warned:
                self._tell(raw, too_fast)
            elif one.update_id in new - refused:
                self._enqueue(_Waiting(received=one, raw=raw, is_begun=bool(one.tries)))

    def _received(self, raws: Mapping[int, dict[str, Any]]) -> Iterable[Received]:
        """What is begun at once is kept as tried: that costs no second commit."""
        now, beginning = self._clock(), set[int]()
        for update_id, raw in raws.items():
            whose = _whose(raw)
            begins = (
                whose not in self._queues
                and whose not in beginning
                and len(self._queues) + len(beginning) < SIDE_BY_SIDE
            )
            if begins:
                beginning.add(whose)
            yield Received(
                update_id=update_id,
                raw=_packed(raw),
                received_at=now,
                person=account_of(raw),
                tries=int(begins),
            )

    async def _to_warn(self, tx: Connection, refused: Iterable[Mapping[str, Any]]) -> set[int]:
        """Returns one update of each sender who is told now that it is too much."""
        first: dict[int, int] = {}
        for raw in refused:
            chat = private_chat(raw)
            if chat is not None and self._notices.can_tell(chat):
                first.setdefault(chat, raw["update_id"])
        if not first:
            return set()
        told = await warned_since(tx, first.keys(), self._clock() - WARNED_FOR)
        return {number for person, number in first.items() if person not in told}

    def _tell(self, raw: Mapping[str, Any], say: Callable[[Words], str]) -> None:
        task = asyncio.create_task(self._notices.tell(raw, say))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _after(self, trouble: Exception, pause: float, without: float) -> float:
        """Waits after a failed call; answers the pause that follows if the next one fails too."""
        cause, wait = _meaning(trouble)
        log.warning("no updates: %s", trouble)
        if cause is not Cause.UNREACHABLE or without > ALARM_AFTER:
            await self._alarms.tell(cause)
        await nap(self._stopping, wait or pause)
        return min(pause * 2, LONGEST_PAUSE)

    # ── Handling ───────────────────────────────────────────────────────────────────────────────

    def _enqueue(self, waiting: _Waiting) -> None:
        whose = _whose(waiting.raw)
        self._waiting += 1
        self._quiet.clear()
        if self._waiting >= BACKLOG:
            self._room.clear()
        queue = self._queues.get(whose)
        if queue is not None:
            queue.append(waiting)
            return
        self._queues[whose] = deque([waiting])
        task = asyncio.create_task(self._serve(whose, self._last.get(whose)))
        self._last[whose] = task
        self._serving.add(task)
        task.add_done_callback(self._serving.discard)

    async def _serve(self, whose: int, before: asyncio.Task[None] | None) -> None:
        """One person's updates, one after the other. Those of `before` are handled, and may still
        have to be marked."""
        queue = self._queues[whose]
        try:
            while queue:
                await self._serve_next(whose, queue, before)
        except DatabaseFault:
            log.warning("what is in hand stays for the next start")  # told to stop meanwhile
        finally:
            self._end_queue(whose, queue)
            if self._last.get(whose) is asyncio.current_task():
                del self._last[whose]

    def _end_queue(self, whose: int, queue: deque[_Waiting]) -> None:
        """No-op if it has ended already and another has begun."""
        if self._queues.get(whose) is queue:
            del self._queues[whose]

    async def _serve_next(
        self, whose: int, queue: deque[_Waiting], before: asyncio.Task[None] | None
    ) -> None:
        waiting = queue.popleft()
        number = waiting.received.update_id
        try:
            await self._until_done(partial(self._handle, whose, waiting))
            # With more people than are served at once it has to wait, so it does not begin now.
            following = queue[0] if queue and len(self._queues) <= SIDE_BY_SIDE else None
            step = _Step(
                done=number,
                # Taken before this person's next update can change it.
                conversations=self._conversations.take_changed(whose),
                begun=following.received.update_id if following else None,
            )
            if not queue:  # what comes during the write begins at once, without another commit
                self._end_queue(whose, queue)
            if before is not None and not before.done():  # marks and conversations keep their order
                await asyncio.wait({before})
            await self._until_done(partial(self._write, step, following))
            if following:
                following.is_begun = True
        except DatabaseFault:
            raise
        except Exception:  # the person's next update is served all the same
            log.exception("update %d was not marked", number)
            await self._alarms.tell(Cause.UNEXPECTED, str(number))
        self._waiting -= 1
        if self._waiting < BACKLOG:
            self._room.set()
        if not self._waiting:
            self._quiet.set()

    async def _handle(self, whose: int, waiting: _Waiting) -> None:
        """
        Raises:
            DatabaseFault: it is not handled, and nothing of the conversation has changed.
        """
        async with self._side_by_side:
            if not waiting.is_begun:
                await self._write(_Step(begun=waiting.received.update_id), waiting)
                waiting.is_begun = True
            waiting.tries += 1
            try:
                await self._handled_once(waiting)
            except DatabaseFault:
                self._conversations.undo_changes(whose)
                raise

    async def _handled_once(self, waiting: _Waiting) -> None:
        number = waiting.received.update_id
        try:
            update = read_update(waiting.raw, self._bot)
        except Exception as broken:  # noqa: BLE001 - whatever it is; its text may carry words
            log.warning("update %d cannot be read: %s", number, type(broken).__name__)
            await self._set_aside(number, UNREADABLE, waiting.raw)
            await self._alarms.tell(Cause.UPDATE_UNREADABLE, str(number))
            return
        try:
            async with asyncio.timeout(LONGEST):
                await self._feed(update, waiting)
        except TimeoutError:
            log.warning("update %d took more than %d s", number, LONGEST)
        except DatabaseFault:
            raise
        except Exception:  # the handlers' own net has a hole: the person's next tap is served
            log.exception("update %d was not handled", number)
            await self._alarms.tell(Cause.UNEXPECTED, str(number))

    async def _set_aside(self, update_id: int, status: str, raw: dict[str, Any]) -> None:
        async with self._database.write() as tx:
            await set_aside(tx, update_id, status, json.dumps(structure_of(raw)))

    async def _feed(self, update: Update, waiting: _Waiting) -> None:
        """Hands on `tries`: an earlier one may have had its effect."""
        feed = partial(self._dispatcher.feed_update, self._bot, update, tries=waiting.tries)
        age = self._clock() - waiting.received.received_at
        if update.callback_query and age > PRESS_LIFE:
            with old_press():
                await feed()
        else:
            await feed()

    # ── Marking ────────────────────────────────────────────────────────────────────────────────

    async def _write(self, step: _Step, waiting: _Waiting | None) -> None:
        """Tries once. The sender of what cannot begin, if anything waits for this, hears why after
        a few seconds, as whoever is served does.

        Raises:
            DatabaseFault: nothing was written.
        """
        try:
            await self._steps(step)
        except DatabaseFault:
            if waiting is not None:
                waiting.put_off += 1
                if waiting.put_off == TRIES_IN_SILENCE:
                    self._tell(waiting.raw, please_wait)
            raise

    async def _write_steps(self, steps: list[_Step]) -> list[None]:
        """Those of all people that have gathered while the last were written, in one commit."""
        async with self._database.write() as tx:
            await mark_done(tx, [step.done for step in steps if step.done is not None])
            await mark_begun(tx, [step.begun for step in steps if step.begun is not None])
            changed = [each for step in steps for each in step.conversations]
            await save_conversations(tx, changed, self._clock())
        return [None] * len(steps)

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
        except (ValueError, RecursionError, aiohttp.ContentTypeError):
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


def _whose(raw: dict[str, Any]) -> int:
    """The account that an update comes from; a malformed one stands in a queue by itself."""
    account = account_of(raw)
    return -int(raw["update_id"]) if account is None else account


def _packed(raw: dict[str, Any]) -> str:
    """As JSON that any database takes: halves of characters are escaped."""
    text = json.dumps(raw, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(raw)
    return text
