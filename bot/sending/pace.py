"""Rate limiter of all calls: replies to people first, letters at the rate that Telegram allows.

Telegram publishes no exact limits; what matters is to respect "retry after". A chat with such a
pause is paused alone. All letters are paused only if the bot's own limit is exceeded, which shows
in refusals of several chats that did not exceed theirs. Replies to a person's own tap are not
delayed by the rate, but they are counted, so that letters yield to them.
"""

import asyncio
import math
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any, TypeVar

from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
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
"""Seconds that a reply refused with "retry after" may wait before the next tap is served."""

ANSWERED_WITHIN = 15.0
"""Timeout in seconds of a reply, after which it is retried, because the network may drop a
connection while a person waits. Letters and calls with files use the library's timeout of 60
seconds.
"""

_TRY_AGAIN_AFTER = (0.3, 2.0, 6.0, 14.0)
"""Delays in seconds of retries of a reply, so that no reply is lost in an outage of twenty seconds.

An update may take `bot.intake.inbox.LONGEST`.
"""

_CHAT_BURST = 4
Value = TypeVar("Value")

_NEARLY = 1e-6
"""Tolerance in tokens for rounding errors."""
_CHATS = 5_000
_DEBT = 2.0
"""Limit in seconds of the debt that replies cause for letters."""
_AT_ONCE = 1.0
"""Refusals of two chats within this many seconds mean that the bot's own limit is exceeded."""

_CHANGES = (EditMessageText, EditMessageCaption, EditMessageReplyMarkup, DeleteMessage)
"""Calls that Telegram does not count as messages to a private chat."""

_urgency: ContextVar[Urgency] = ContextVar("urgency", default=Urgency.ANSWER)
_has_turn: ContextVar[bool] = ContextVar("has_turn", default=False)
_press_is_old: ContextVar[bool] = ContextVar("press_is_old", default=False)


@contextmanager
def _set(variable: ContextVar[Value], value: Value) -> Iterator[None]:
    token = variable.set(value)
    try:
        yield
    finally:
        variable.reset(token)


def sending(urgency: Urgency) -> AbstractContextManager[None]:
    """Marks calls in the block as part of a letter of that urgency."""
    return _set(_urgency, urgency)


@contextmanager
def with_turn() -> Iterator[None]:
    """Marks calls in the block as copies of an announcement, with tokens from `Pace.take`."""
    with _set(_has_turn, True), sending(Urgency.ANNOUNCEMENT):
        yield


def old_press() -> AbstractContextManager[None]:
    """Marks the handled press as expired, so that replies to it fail without a call."""
    return _set(_press_is_old, True)


class _Bucket:
    """A token bucket; a negative balance are tokens taken in advance."""

    def __init__(self, rate: float, burst: float) -> None:
        self._rate, self._burst = rate, burst
        self._tokens, self._at = burst, _now()

    def take(self, count: int = 1) -> float:
        """Takes tokens and returns the seconds until they are available."""
        self._fill()
        self._tokens -= count
        return max(0.0, -self._tokens / self._rate)

    def take_ready(self, most: int) -> int:
        """Takes available tokens, at most `most`, and returns their number."""
        self._fill()
        taken = max(0, min(most, int(self._tokens + _NEARLY)))
        self._tokens -= taken
        return taken

    @property
    def wait(self) -> float:
        """Seconds until a token is available."""
        self._fill()
        return max(0.0, (1 - self._tokens) / self._rate)

    def give_back(self, count: int) -> None:
        self._tokens += count

    def count(self, times: int = 1) -> None:
        """Takes tokens without waiting, in advance by at most `_DEBT` seconds."""
        self._fill()
        self._tokens = min(self._tokens, max(self._tokens - times, -_DEBT * self._rate))

    def empty(self) -> None:
        """Drops saved tokens."""
        self._fill()
        self._tokens = min(self._tokens, 0.0)

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
    """A chat that was refused without exceeding its own limit."""

    chat: int
    at: float


class Pace(BaseRequestMiddleware):
    """`rate` and `chat_rate` are letters per second in total and per chat."""

    def __init__(self, rate: float, chat_rate: float = 1.0) -> None:
        self._chat_rate = chat_rate
        self._all = _Bucket(rate, burst=max(1.0, rate / 5))
        self._chats: OrderedDict[int, _Chat] = OrderedDict()
        self._silent_until = 0.0
        self._refused: _Refused | None = None
        self._accepted_at = 0.0
        self._answers = 0

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        """Delays or refuses a call.

        Raises:
            TelegramRetryAfter: Telegram asks to wait, or did so before; then nothing is sent.
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
            self._answers += 1
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
        """Takes tokens for copies of an announcement, at most `most`.

        Letters take tokens in advance, so announcements yield to them. Returns 0 while all letters
        are paused.
        """
        return 0 if self.silence else self._all.take_ready(most)

    async def turn(self) -> None:
        """Waits for a token, for a call made `with_turn`."""
        await _sleep(self._all.take())

    def give_back(self, turns: int) -> None:
        """Returns unused tokens."""
        self._all.give_back(turns)

    def charge(self, messages: int) -> None:
        """Takes tokens for the further messages of a copy."""
        self._all.take(messages)

    def answers_since(self) -> int:
        """Returns the number of replies since the last call, for the process that sends letters."""
        found, self._answers = self._answers, 0
        return found

    def count_elsewhere(self, answers: int) -> None:
        """Counts replies of another process, as if this one had made them."""
        self._all.count(answers)

    def begin_sending(self) -> None:
        """Begins without saved tokens: another process may just have used its own."""
        self._all.empty()

    @property
    def wait(self) -> float:
        """Seconds until `take` may return a token."""
        return max(self.silence, self._all.wait)

    @property
    def silence(self) -> float:
        """Seconds of the pause of all letters."""
        return max(0.0, self._silent_until - _now())

    def silence_in(self, chat: int) -> float:
        """Returns the seconds of the chat's pause, which also applies to replies."""
        known = self._chats.get(chat)
        return 0.0 if known is None else max(0.0, known.silent_until - _now())

    def be_silent(self, seconds: float) -> None:
        """Pauses all letters."""
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
        is_free = chat > 0 and isinstance(method, _CHANGES)
        in_chat = 0.0 if is_free else self._chat(chat).bucket.take(count)
        await _sleep(in_chat if _has_turn.get() else max(in_chat, self._all.take()))

    async def _answered(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
        chat: int | None,
    ) -> Response[TelegramType]:
        """Makes a reply at least once: after a lost connection it may arrive twice.

        Waits for the pause of its chat, up to `PATIENCE` in total.
        """
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
        """Pauses the chat after a "retry after", and all letters if only the bot's own limit
        explains it.
        """
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
    """Makes a call with the timeout of replies.

    Raises:
        TelegramNetworkError: no response within `ANSWERED_WITHIN`.
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
    """Makes a call and turns unreadable responses into API errors.

    Raises:
        TelegramServerError: not JSON, so it comes from a proxy in front of Telegram.
        TelegramAPIError: JSON of an unknown shape; the call was made.
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
