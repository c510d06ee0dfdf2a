"""The inbox: updates are fetched, committed and only then confirmed; handled in order per person.

aiogram's own polling confirms a batch before it is handled, loses updates in flight when the
process ends, and stops forever at an update that it cannot parse. Here nothing is confirmed while
the database cannot be used, and an update in hand is retried when it can.

An update may kill the process (out of memory, a fault in a library), so the inbox counts a try
before it begins. Updates that an earlier process had begun are tried alone, before anything runs
beside them, and set aside after `TRIES_ALONE` such tries.

With a webhook, updates are not fetched: `Intake.accept` stores what Telegram sends.
"""

import asyncio
import json
import logging
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from functools import partial
from http import HTTPStatus
from typing import Any

import aiohttp
from aiogram import Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.types import Update

from bot.conversations import Conversations
from bot.intake.ballots import without_ballots
from bot.intake.heard import Heard
from bot.intake.notices import Notices
from bot.intake.share import Share
from bot.intake.update_parser import (
    account_of,
    is_numbered,
    private_chat,
    read_update,
    structure_of,
)
from bot.logs import update_in_hand
from bot.retry import Worker
from bot.sending.pace import old_press
from district.errors import DatabaseFault
from district.troubles import Cause
from handlers.errors import TRIES_IN_SILENCE
from locales.texts import Words
from screens.troubles import not_served, please_wait, too_fast
from storage.batching import Batcher
from storage.conversations import Conversation, save_conversations
from storage.database import Connection
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

POLL = 30
"""Long-polling timeout in seconds."""
RECENT = 600
"""Seconds in which a failed delivery to the webhook counts as recent."""
BATCH = 100
BACKLOG = 5_000
"""Limit of updates in memory; beyond it Telegram keeps them."""
SIDE_BY_SIDE = 100
"""Limit of people served concurrently: the session has as many connections."""
TRIES_ALONE = 3
"""Tries of an update alone before it is set aside."""
WARNED_FOR = timedelta(minutes=1)
"""Interval between warnings to one sender about too many updates."""
LONGEST = 40.0
"""Timeout in seconds of one update: a reply may wait 30 of them for the rate limiter."""
PRESS_LIFE = timedelta(seconds=150)
FAREWELL = 10.0
"""Seconds that handlers get to finish at shutdown."""
FIRST_PAUSE, LONGEST_PAUSE = 0.2, 30.0
ALARM_AFTER = 60.0
"""Seconds without Telegram before administrators are alarmed."""

ALLOWED = ["message", "edited_message", "callback_query", "my_chat_member"]


@dataclass(slots=True, kw_only=True)
class Waiting:
    """An update in its sender's queue."""

    received: Received
    raw: dict[str, Any]
    is_begun: bool
    """True if the inbox has already counted the current try."""
    tries: int = 0
    """Number of finished tries, including those of earlier processes."""
    put_off: int = 0
    """Number of failed attempts to begin because the database could not be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A change of one person's queue to store in the inbox."""

    done: int | None = None
    tries: int = 0
    """Number of begun tries of the update that is done."""
    conversations: list[Conversation] = field(default_factory=list)
    begun: int | None = None


@dataclass(slots=True, kw_only=True, eq=False)
class Intake(Worker):
    dispatcher: Dispatcher
    conversations: Conversations
    notices: Notices
    share: Share
    fetches: bool = True
    """Whether updates come from `getUpdates`, not from a webhook."""
    heard: Heard = field(init=False, default_factory=Heard)
    tried_alone: asyncio.Event = field(init=False, default_factory=asyncio.Event)
    """Set when no update is left that may kill the process: other work may start."""
    _offset: int = field(init=False, default=0)
    _queues: dict[int, deque[Waiting]] = field(init=False, default_factory=dict)
    _last: dict[int, asyncio.Task[None]] = field(init=False, default_factory=dict)
    """The task that serves, or still marks, each person's updates."""
    _serving: set[asyncio.Task[None]] = field(init=False, default_factory=set)
    _telling: set[asyncio.Task[None]] = field(init=False, default_factory=set)
    _side_by_side: asyncio.Semaphore = field(init=False)
    _waiting: int = field(init=False, default=0)
    _steps: Batcher[Step, None] = field(init=False)
    _arrivals: Batcher[dict[str, Any], None] = field(init=False)
    _quiet: asyncio.Event = field(init=False, default_factory=asyncio.Event)
    _room: asyncio.Event = field(init=False, default_factory=asyncio.Event)

    def __post_init__(self) -> None:
        self._side_by_side = asyncio.Semaphore(SIDE_BY_SIDE)
        self._steps = Batcher(self._write_steps)
        self._arrivals = Batcher(self._take_arrivals)
        self._quiet.set()
        self._room.set()

    async def run(self) -> None:
        """Handles updates that an earlier process left, then fetches until `stop`."""
        try:
            await self._take_up()
        finally:
            self.tried_alone.set()
        if self.fetches:
            await self._poll()
        else:
            await self._stopping.wait()

    async def accept(self, raw: dict[str, Any]) -> None:
        """Stores an update that came by the webhook; Telegram may forget it afterwards.

        Raises:
            DatabaseFault: it is not stored, or the bot is stopping; Telegram sends it again.
        """
        await self.tried_alone.wait()
        await self._room.wait()
        if self._stopping.is_set():
            raise DatabaseFault("the bot is stopping")
        await self._arrivals(raw)

    async def _take_arrivals(self, raws: list[dict[str, Any]]) -> list[None]:
        try:
            await self._take(raws)
        except _Refused as refused:
            log.warning("webhook: %s", refused)
        return [None] * len(raws)

    async def stop(self) -> None:
        """Stops fetching and gives handlers `FAREWELL` seconds.

        Unfinished updates stay unmarked, so the next start handles them.
        """
        self._stopping.set()
        try:
            async with asyncio.timeout(FAREWELL):
                await self._quiet.wait()
        except TimeoutError:
            log.warning("%d updates are left for the next start", self._waiting)
        await asyncio.gather(*self._cancelled(), return_exceptions=True)

    def abandon(self) -> None:
        """Cancels everything as if the process were killed: nothing is finished or marked."""
        self._cancelled()

    async def settled(self) -> None:
        """Waits until everything fetched so far is handled and marked."""
        await self._quiet.wait()
        await asyncio.gather(*self._telling)

    def _cancelled(self) -> list[asyncio.Task[None]]:
        running = [*self._serving, *self._telling, *self._steps.running]
        for task in running:
            task.cancel()
        return running

    # ── Updates of an earlier process ──────────────────────────────────────────────────────────

    async def _take_up(self) -> None:
        left = await self._until_done(self._left_behind)
        if left:
            log.info("%d updates of an earlier process are handled now", len(left))
        for received in left:
            if received.tries and not self._stopping.is_set():
                await self._try_alone(received)
        for received in left:
            if not received.tries:
                raw = json.loads(received.raw)
                self._enqueue(Waiting(received=received, raw=raw, is_begun=False))

    async def _left_behind(self) -> list[Received]:
        async with self.database.read() as connection:
            kept = await unhandled_updates(connection)
        # Rows of an older version have no sender.
        left = [replace(one, person=account_of(json.loads(one.raw))) for one in kept]
        too_many = {one.update_id for one in self.share.over(left)}
        if too_many:
            log.warning("%d updates exceed their senders' share, ignored", len(too_many))
            async with self.database.write() as tx:
                await mark_done(tx, too_many)
        return [one for one in left if one.update_id not in too_many]

    async def _try_alone(self, received: Received) -> None:
        """Handles an update that may have killed an earlier process; nothing runs beside it."""
        if received.tries > TRIES_ALONE:
            await self._give_up(received)
            return
        await self._until_done(partial(self._count_try, received.update_id))
        raw = json.loads(received.raw)
        waiting = Waiting(received=received, raw=raw, is_begun=True, tries=received.tries)
        self._enqueue(waiting)
        await asyncio.wait(self._serving)
        if self._stopping.is_set():  # possibly unfinished, but the process has survived it
            async with self.database.write() as tx:
                await take_try_back(tx, received.update_id)

    async def _count_try(self, update_id: int) -> None:
        async with self.database.write() as tx:
            await mark_begun(tx, [update_id])

    async def _give_up(self, received: Received) -> None:
        log.error("update %d ended the process on each try, set aside", received.update_id)
        await self.alarms.tell(Cause.UPDATE_SET_ASIDE, str(received.update_id))
        raw = json.loads(received.raw)
        await self._until_done(partial(self._set_aside, received.update_id, SET_ASIDE, raw))
        await self.notices.tell(raw, not_served)

    # ── Fetching ───────────────────────────────────────────────────────────────────────────────

    async def _poll(self) -> None:
        pause, since = FIRST_PAUSE, self._now()
        while not self._stopping.is_set():
            await self._room.wait()
            try:
                batch = await self._fetch()
                await self._until_done(partial(self._take, batch))
            except DatabaseFault:
                return  # stopping; Telegram keeps unconfirmed updates
            except (aiohttp.ClientError, TimeoutError, _Refused) as trouble:
                pause = await self._after(trouble, pause, self._now() - since)
            else:
                pause, since = FIRST_PAUSE, self._now()

    async def _fetch(self) -> list[dict[str, Any]]:
        """Calls `getUpdates`. Returns nothing if the bot is told to stop meanwhile.

        Raises:
            _Refused: the response contains no updates.
        """
        call = {"offset": self._offset, "limit": BATCH, "timeout": POLL, "allowed_updates": ALLOWED}
        fetching = asyncio.ensure_future(self._ask("getUpdates", call))
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
        updates = fetching.result()
        if not isinstance(updates, list):
            raise _Refused(HTTPStatus.OK, "no updates")
        return updates

    async def _ask(self, method: str, call: dict[str, Any]) -> Any:
        """Calls a method past the pace of replies, and notes that Telegram was heard.

        Raises:
            _Refused: Telegram, or what is between, did not return a result.
            aiohttp.ClientError, TimeoutError: there was no response.
        """
        session = self.bot.session
        if not isinstance(session, AiohttpSession):
            raise TypeError("updates are fetched over HTTP")
        client = await session.create_session()
        result, date = await _post(client, session.api.api_url(self.bot.token, method), call)
        self.heard.note(date)
        return result

    async def undelivered(self) -> str | None:
        """Returns why Telegram has recently failed to deliver what still waits at the webhook, in
        its words; None if all is well, or if it does not respond.
        """
        try:
            info = await self._ask("getWebhookInfo", {})
        except (aiohttp.ClientError, TimeoutError, _Refused):
            return None  # the sender of letters meets the same
        failed = info.get("last_error_date", 0)
        if not info.get("pending_update_count") or self.clock().timestamp() - failed > RECENT:
            return None
        return str(info.get("last_error_message", ""))

    async def _take(self, batch: list[dict[str, Any]]) -> None:
        """Commits a batch; the next call confirms it. Updates without a number are dropped: they
        are confirmed together with later ones.

        Raises:
            _Refused: no update in the batch has a number.
        """
        if not batch:
            return
        raws = {raw["update_id"]: without_ballots(raw) for raw in batch if is_numbered(raw)}
        unnumbered = sum(not is_numbered(raw) for raw in batch)
        if unnumbered:
            log.warning("%d updates have no number", unnumbered)
            await self.alarms.tell(Cause.UPDATE_UNREADABLE)
        if not raws:
            raise _Refused(200, "no update has a number")
        received = list(self._received(raws))
        async with self.database.write() as tx:
            too_many = await self.share.beyond(tx, received)
            refused = {one.update_id for one in too_many}
            warned = await self._to_warn(tx, [raws[one.update_id] for one in too_many])
            new = await keep_updates(tx, received, unserved=refused, warned=warned)
            self._announce(tx, [one for one in received if one.update_id in new - refused])
        self._offset = received[-1].update_id + 1
        for one in received:
            raw = raws[one.update_id]
            if one.update_id in new & warned:
                self._tell(raw, too_fast)
            elif one.update_id in new - refused:
                self._enqueue(Waiting(received=one, raw=raw, is_begun=bool(one.tries)))

    def _received(self, raws: Mapping[int, dict[str, Any]]) -> Iterable[Received]:
        """Yields inbox rows.

        Updates that begin at once are stored as tried, which saves a commit.
        """
        now, beginning = self.clock(), set[int]()
        for update_id, raw in raws.items():
            whose = whose_turn(raw)
            begins = self._begins_at_once(whose, beginning)
            if begins:
                beginning.add(whose)
            yield Received(
                update_id=update_id,
                raw=_packed(raw),
                received_at=now,
                person=account_of(raw),
                tries=int(begins),
            )

    def _begins_at_once(self, whose: int, beginning: Collection[int]) -> bool:
        """`beginning`: people whose updates of the same batch begin."""
        return (
            whose not in self._queues
            and whose not in beginning
            and len(self._queues) + len(beginning) < SIDE_BY_SIDE
        )

    def _announce(self, tx: Connection, new: Sequence[Received]) -> None:
        """Tells other processes about new updates, if there are any."""

    async def _to_warn(self, tx: Connection, refused: Iterable[Mapping[str, Any]]) -> set[int]:
        """Returns one update of each sender to be warned now about sending too much."""
        first: dict[int, int] = {}
        for raw in refused:
            chat = private_chat(raw)
            if chat is not None and self.notices.can_tell(chat):
                first.setdefault(chat, raw["update_id"])
        if not first:
            return set()
        told = await warned_since(tx, first.keys(), self.clock() - WARNED_FOR)
        return {number for person, number in first.items() if person not in told}

    def _tell(self, raw: Mapping[str, Any], say: Callable[[Words], str]) -> None:
        task = asyncio.create_task(self.notices.tell(raw, say))
        self._telling.add(task)
        task.add_done_callback(self._telling.discard)

    async def _after(self, trouble: Exception, pause: float, without: float) -> float:
        """Waits after a failed call. Returns the pause to use if the next call fails too."""
        cause, wait = _meaning(trouble)
        log.warning("getUpdates failed: %s", trouble)
        if cause is not Cause.UNREACHABLE or without > ALARM_AFTER:
            await self.alarms.tell(cause)
        await self._nap(wait or pause)
        return min(pause * 2, LONGEST_PAUSE)

    # ── Handling ───────────────────────────────────────────────────────────────────────────────

    def _enqueue(self, waiting: Waiting) -> None:
        whose = whose_turn(waiting.raw)
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
        """Serves one person's updates in order.

        Those of `before` are handled but may be unmarked yet.
        """
        queue = self._queues[whose]
        try:
            while queue:
                await self._serve_next(whose, queue, before)
        except DatabaseFault:
            log.warning("the update in hand is left for the next start")  # stopping
        finally:
            self._end_queue(whose, queue)
            if self._last.get(whose) is asyncio.current_task():
                del self._last[whose]

    def _end_queue(self, whose: int, queue: deque[Waiting]) -> None:
        """Removes the queue. No-op if another one has replaced it."""
        if self._queues.get(whose) is queue:
            del self._queues[whose]

    async def _serve_next(
        self, whose: int, queue: deque[Waiting], before: asyncio.Task[None] | None
    ) -> None:
        waiting = queue.popleft()
        number = waiting.received.update_id
        try:
            await self._until_done(partial(self._handle, whose, waiting))
            # With more people than are served concurrently the next update has to wait for its
            # turn.
            following = queue[0] if queue and len(self._queues) <= SIDE_BY_SIDE else None
            step = Step(
                done=number,
                # Taken before this person's next update can change it.
                conversations=self.conversations.take_changed(whose),
                begun=following.received.update_id if following else None,
            )
            # an update that arrives during the write begins at once, without another commit
            if not queue:
                self._end_queue(whose, queue)
            if before is not None and not before.done():  # keeps marks and conversations in order
                await asyncio.wait({before})
            await self._until_done(partial(self._write, step, following))
            if following:
                following.is_begun = True
        except DatabaseFault:
            raise
        except Exception:  # the person's next update must still be served
            log.exception("update %d was not marked", number)
            await self.alarms.tell(Cause.UNEXPECTED, str(number))
        self._waiting -= 1
        if self._waiting < BACKLOG:
            self._room.set()
        if not self._waiting:
            self._quiet.set()

    async def _handle(self, whose: int, waiting: Waiting) -> None:
        """Counts a try and handles the update.

        Raises:
            DatabaseFault: not handled; the conversation is unchanged.
        """
        async with self._side_by_side:
            if not waiting.is_begun:
                await self._write(Step(begun=waiting.received.update_id), waiting)
                waiting.is_begun = True
            waiting.tries += 1
            try:
                await self._handled_once(waiting)
            except DatabaseFault:
                self.conversations.undo_changes(whose)
                raise

    async def _handled_once(self, waiting: Waiting) -> None:
        number = waiting.received.update_id
        update_in_hand.set(number)  # a task serves one person, so the next update replaces it
        try:
            update = read_update(waiting.raw, self.bot)
        except Exception as broken:  # noqa: BLE001 - any error; its text may contain people's words
            log.warning("update %d cannot be parsed: %s", number, type(broken).__name__)
            await self._set_aside(number, UNREADABLE, waiting.raw)
            await self.alarms.tell(Cause.UPDATE_UNREADABLE, str(number))
            return
        try:
            async with asyncio.timeout(LONGEST):
                await self._feed(update, waiting)
        except TimeoutError:
            log.warning("update %d took more than %d s", number, LONGEST)
        except DatabaseFault:
            raise
        except Exception:  # an error that the error handlers missed; the next tap must be served
            log.exception("update %d failed", number)
            await self.alarms.tell(Cause.UNEXPECTED, str(number))

    async def _set_aside(self, update_id: int, status: str, raw: dict[str, Any]) -> None:
        async with self.database.write() as tx:
            await set_aside(tx, update_id, status, json.dumps(structure_of(raw)))

    async def _feed(self, update: Update, waiting: Waiting) -> None:
        """Passes `tries` to handlers: an earlier try may have had its effect."""
        feed = partial(self.dispatcher.feed_update, self.bot, update, tries=waiting.tries)
        age = self.clock() - waiting.received.received_at
        if update.callback_query and age > PRESS_LIFE:
            with old_press():
                await feed()
        else:
            await feed()

    # ── Marking ────────────────────────────────────────────────────────────────────────────────

    async def _write(self, step: Step, waiting: Waiting | None) -> None:
        """Tries once. After `TRIES_IN_SILENCE` failures the sender of `waiting` is asked for
        patience.

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

    async def _write_steps(self, steps: list[Step]) -> list[None]:
        """Batch function: writes the steps of all people in one commit."""
        async with self.database.write() as tx:
            await mark_done(tx, [step.done for step in steps if step.done is not None])
            await mark_begun(tx, [step.begun for step in steps if step.begun is not None])
            changed = [each for step in steps for each in step.conversations]
            await save_conversations(tx, changed, self.clock())
        return [None] * len(steps)

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()


class _Refused(Exception):
    """The response contains no result."""

    def __init__(self, code: int, text: str, retry_after: float | None = None) -> None:
        super().__init__(f"{code} {text}")
        self.code = code
        self.retry_after = retry_after


async def _post(
    client: aiohttp.ClientSession, address: str, call: dict[str, Any]
) -> tuple[Any, str | None]:
    """Returns the result and the date of the response."""
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
    return body.get("result"), response.headers.get("Date")


def _meaning(trouble: Exception) -> tuple[Cause, float | None]:
    """Returns the cause of a failed call and the seconds to wait, if known."""
    if isinstance(trouble, _Refused):
        if trouble.code == 401:  # noqa: PLR2004 - the protocol's numbers
            return Cause.TOKEN_REFUSED, LONGEST_PAUSE
        if trouble.code == 409:  # noqa: PLR2004
            return Cause.SECOND_PROCESS, 3.0
        return Cause.UNREACHABLE, trouble.retry_after
    return Cause.UNREACHABLE, None


def whose_turn(raw: dict[str, Any]) -> int:
    """Returns the sender's account; for a malformed update a unique negative number."""
    account = account_of(raw)
    return -int(raw["update_id"]) if account is None else account


def _packed(raw: dict[str, Any]) -> str:
    """Serializes to JSON that any database accepts: lone surrogates are escaped."""
    text = json.dumps(raw, ensure_ascii=False)
    try:
        text.encode()
    except UnicodeEncodeError:
        return json.dumps(raw)
    return text
