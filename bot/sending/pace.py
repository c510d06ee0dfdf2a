"""One pacer for all calls: answers to people first, letters at the pace Telegram allows.

Telegram publishes no exact limits; what counts is to obey "retry after". A chat that is told to
wait is silent by itself. All letters stop only when the bot's own bucket is empty: several chats
are refused though none of them was sent too much. An answer to somebody's own tap is not held back
by the rate, but counts, so that letters give way to it.
"""

import asyncio
import math
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

from aiogram import Bot
from aiogram.client.session.middlewares.base import (
    BaseRequestMiddleware,
    NextRequestMiddlewareType,
)
from aiogram.exceptions import (
    ClientDecodeError,
    TelegramAPIError,
    TelegramBadRequest,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
)
from aiogram.methods import (
    AnswerCallbackQuery,
    DeleteMessage,
    EditMessageCaption,
    EditMessageReplyMarkup,
    EditMessageText,
    Response,
    SendMediaGroup,
    TelegramMethod,
)
from aiogram.methods.base import TelegramType

from bot.sending.session import WITHOUT_FILES
from district.letters import Urgency
from screens.refusals import AWAY, TOO_OLD, Meaning, Refusal, understand

PATIENCE = 30.0
"""Seconds that an answer refused with "retry after" waits, then the next tap is served."""

ANSWERED_WITHIN = 15.0
"""Seconds, else an answer is tried again: the network may swallow a connection, and somebody waits.
Letters and what carries a file have the library's limit, 60."""

_TRY_AGAIN_AFTER = (0.3, 2.0, 6.0, 14.0)
"""Seconds after which an answer is tried again when Telegram did not take it: a messenger that is
away for twenty seconds costs nobody an answer, and an update may take
`bot.intake.inbox.LONGEST`."""

_CHAT_BURST = 4
_NEARLY = 1e-6
"""Of a token: a sum of fractions may fall short of one by that."""
_CHATS = 5_000
_DEBT = 2.0
"""Seconds that letters wait at most for answers which did not."""
_AT_ONCE = 1.0
"""Seconds between the refusals of two chats that mean the bot's own bucket."""

_CHANGES = (EditMessageText, EditMessageCaption, EditMessageReplyMarkup, DeleteMessage)
"""Calls that Telegram does not count as messages to a chat."""

_urgency: ContextVar[Urgency] = ContextVar("urgency", default=Urgency.ANSWER)
_has_turn: ContextVar[bool] = ContextVar("has_turn", default=False)
_press_is_old: ContextVar[bool] = ContextVar("press_is_old", default=False)


@contextmanager
def sending(urgency: Urgency) -> Iterator[None]:
    """Calls inside are made for a letter of that urgency."""
    token = _urgency.set(urgency)
    try:
        yield
    finally:
        _urgency.reset(token)


@contextmanager
def with_turn() -> Iterator[None]:
    """Calls inside are copies of an announcement, for which `Pace.take` gave turns."""
    token = _has_turn.set(True)
    try:
        with sending(Urgency.ANNOUNCEMENT):
            yield
    finally:
        _has_turn.reset(token)


@contextmanager
def old_press() -> Iterator[None]:
    """Telegram has forgotten the press that is handled: an answer is refused without asking it."""
    token = _press_is_old.set(True)
    try:
        yield
    finally:
        _press_is_old.reset(token)


class _Bucket:
    """Tokens that come back with time; below zero stand those that are taken in advance."""

    def __init__(self, rate: float, burst: float) -> None:
        self._rate, self._burst = rate, burst
        self._tokens, self._at = burst, _now()

    def take(self, count: int = 1) -> float:
        """Takes tokens and answers the seconds until they are really there."""
        self._fill()
        self._tokens -= count
        return max(0.0, -self._tokens / self._rate)

    def take_ready(self, most: int) -> int:
        """Takes what is there already, at most that many; answers how many."""
        self._fill()
        taken = max(0, min(most, int(self._tokens + _NEARLY)))
        self._tokens -= taken
        return taken

    @property
    def wait(self) -> float:
        """Seconds until one token is there."""
        self._fill()
        return max(0.0, (1 - self._tokens) / self._rate)

    def give_back(self, count: int) -> None:
        self._tokens += count

    def count(self) -> None:
        """Takes a token for somebody who does not wait: in advance at most `_DEBT` seconds."""
        self._fill()
        self._tokens = min(self._tokens, max(self._tokens - 1, -_DEBT * self._rate))

    @property
    def is_overdrawn(self) -> bool:
        self._fill()
        return self._tokens < -_NEARLY

    def _fill(self) -> None:
        now = _now()
        self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
        self._at = now


@dataclass(slots=True)
class _Chat:
    bucket: _Bucket
    silent_until: float = 0.0


@dataclass(frozen=True, slots=True)
class _Refused:
    """A chat that was told to wait, though it was not sent too much."""

    chat: int
    at: float


class Pace(BaseRequestMiddleware):
    """`rate` in letters a second over all chats, `chat_rate` for one of them."""

    def __init__(self, rate: float, chat_rate: float = 1.0) -> None:
        self._chat_rate = chat_rate
        self._all = _Bucket(rate, burst=max(1.0, rate / 5))
        self._chats: OrderedDict[int, _Chat] = OrderedDict()
        self._silent_until = 0.0
        self._refused: _Refused | None = None
        self._accepted_at = 0.0

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """
        Raises:
            TelegramRetryAfter: Telegram asks to wait, or did so before: then nothing is sent.
        """
        if isinstance(method, AnswerCallbackQuery):
            if _press_is_old.get():
                raise TelegramBadRequest(method, TOO_OLD)
            return await self._answered(make_request, bot, method, None)
        chat = getattr(method, "chat_id", None)
        if not isinstance(chat, int):
            return await _made(make_request, bot, method)
        if _urgency.get() is Urgency.ANSWER:
            self._all.count()
            if not isinstance(method, _CHANGES):
                self._chat(chat).bucket.count()
            return await self._answered(make_request, bot, method, chat)
        await self._wait_for_turn(chat, method)
        silence = max(self.silence, self.silence_in(chat))
        if silence:
            raise _told_before(method, silence)
        try:
            answer = await _made(make_request, bot, method)
        except TelegramAPIError as error:
            self._hear(chat, understand(error))
            raise
        self._accepted_at = _now()
        return answer

    def take(self, most: int) -> int:
        """Turns for copies of an announcement, as many as there are now, at most `most`. Letters
        take theirs in advance, so announcements give way to them; none while all letters are
        silent."""
        return 0 if self.silence else self._all.take_ready(most)

    def give_back(self, turns: int) -> None:
        """Those that nobody needed."""
        self._all.give_back(turns)

    def charge(self, messages: int) -> None:
        """A copy was more than one message: the others are made up for."""
        self._all.take(messages)

    @property
    def wait(self) -> float:
        """Seconds until `take` may answer a turn."""
        return max(self.silence, self._all.wait)

    @property
    def silence(self) -> float:
        """Seconds in which no letter leaves, to whomever."""
        return max(0.0, self._silent_until - _now())

    def silence_in(self, chat: int) -> float:
        """Seconds in which nothing is sent to that chat, answers included."""
        known = self._chats.get(chat)
        return 0.0 if known is None else max(0.0, known.silent_until - _now())

    def be_silent(self, seconds: float) -> None:
        """No letter leaves before."""
        self._silent_until = max(self._silent_until, _now() + seconds)

    def _chat(self, number: int) -> _Chat:
        chat = self._chats.get(number)
        if chat is None:
            chat = self._chats[number] = _Chat(_Bucket(self._chat_rate, _CHAT_BURST))
        self._chats.move_to_end(number)
        if len(self._chats) > _CHATS:
            self._chats.popitem(last=False)
        return chat

    async def _wait_for_turn(self, chat: int, method: TelegramMethod[Any]) -> None:
        count = len(method.media) if isinstance(method, SendMediaGroup) else 1
        in_chat = self._chat(chat).bucket.take(count)
        await _sleep(in_chat if _has_turn.get() else max(in_chat, self._all.take()))

    async def _answered(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
        chat: int | None,
    ) -> Response[TelegramType]:
        """An answer is made at least once: after a lost connection it may come twice. It waits for
        the silence of its own chat, `PATIENCE` in all."""
        silence = 0.0 if chat is None else self.silence_in(chat)
        patience, tries = PATIENCE - silence, iter(_TRY_AGAIN_AFTER)
        if patience < 0:
            raise _told_before(method, silence)
        await _sleep(silence)
        while True:
            try:
                answer = await _made_soon(make_request, bot, method)
            except TelegramAPIError as error:
                refusal = understand(error)
                self._hear(chat, refusal)
                pause = next(tries, None) if refusal.meaning in AWAY else None
                if refusal.meaning is Meaning.WAIT and refusal.seconds <= patience:
                    pause = refusal.seconds
                    patience -= pause
                if pause is None:
                    raise
                await _sleep(pause)
            else:
                self._accepted_at = _now()
                return answer

    def _hear(self, number: int | None, refusal: Refusal) -> None:
        """A chat that is told to wait is silent; so are all letters, if the refusal is explained by
        nothing but the bot's own bucket."""
        if number is None or refusal.meaning is not Meaning.WAIT:
            return
        now = _now()
        chat = self._chat(number)
        chat.silent_until = max(chat.silent_until, now + refusal.seconds)
        if chat.bucket.is_overdrawn:
            return
        before, self._refused = self._refused, _Refused(chat=number, at=now)
        if before is None or before.chat == number:
            return
        if now - before.at <= _AT_ONCE or before.at >= self._accepted_at:
            self.be_silent(max(refusal.seconds, self.silence_in(before.chat)))


def _told_before(method: TelegramMethod[Any], seconds: float) -> TelegramRetryAfter:
    return TelegramRetryAfter(method, "not sent: told to wait before", math.ceil(seconds))


async def _made_soon(
    make_request: NextRequestMiddlewareType[TelegramType],
    bot: Bot,
    method: TelegramMethod[TelegramType],
) -> Response[TelegramType]:
    """
    Raises:
        TelegramNetworkError: there was no answer `ANSWERED_WITHIN`.
    """
    try:
        async with asyncio.timeout(ANSWERED_WITHIN if isinstance(method, WITHOUT_FILES) else None):
            return await _made(make_request, bot, method)
    except TimeoutError:
        raise TelegramNetworkError(method, f"no answer in {ANSWERED_WITHIN:.0f} s") from None


async def _made(
    make_request: NextRequestMiddlewareType[TelegramType],
    bot: Bot,
    method: TelegramMethod[TelegramType],
) -> Response[TelegramType]:
    """An answer that cannot be read is an error of the Bot API like any other.

    Raises:
        TelegramServerError: it is no JSON, so something before Telegram gave it.
        TelegramAPIError: it is JSON of a shape that aiogram does not know; the call was made.
    """
    try:
        return await make_request(bot, method)
    except ClientDecodeError as garbled:
        if isinstance(garbled.data, str):
            raise TelegramServerError(method, "the answer is no JSON") from garbled
        raise TelegramAPIError(method, "the answer has an unknown shape") from garbled


def _now() -> float:
    return asyncio.get_running_loop().time()


async def _sleep(seconds: float) -> None:
    if seconds > 0:
        await asyncio.sleep(seconds)
