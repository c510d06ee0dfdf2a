"""What Telegram's refusals mean: the one place where its errors are told apart.

aiogram's classes follow HTTP codes, and one code stands for refusals that have nothing in common,
so the text decides too. The texts are the server's own (telegram-bot-api, `Client.cpp`).
"""

from dataclasses import dataclass
from enum import Enum, auto

from aiogram.exceptions import (
    TelegramAPIError,
    TelegramBadRequest,
    TelegramEntityTooLarge,
    TelegramForbiddenError,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramServerError,
    TelegramUnauthorizedError,
)
from aiohttp import ClientConnectorError

TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
"""What Telegram says of a press that it has forgotten."""


class Meaning(Enum):
    UNREACHABLE = auto()
    """The bot was blocked, the account is gone, or there never was a chat."""
    WAIT = auto()
    """Too many requests: `Refusal.seconds` say how long."""
    NOT_MODIFIED = auto()
    """The message says so already: a success."""
    TOO_OLD = auto()
    """The press that is answered is forgotten, or was answered before."""
    GONE = auto()
    """The message to be changed or deleted is not there, or cannot be changed any more."""
    UNAUTHORIZED = auto()
    """The token was changed."""
    UNSENT = auto()
    """No connection could be made, so the call had no effect."""
    UNANSWERED = auto()
    """The connection broke or timed out: the call may have had its effect."""
    SERVER = auto()
    """An error of the server: the call may have had its effect."""
    MALFORMED = auto()
    """Anything else: the call is refused for what it is, and would be again."""


AWAY = frozenset({Meaning.UNSENT, Meaning.UNANSWERED, Meaning.SERVER})
"""Telegram cannot be reached: the same call may succeed later."""
PASSING = AWAY | {Meaning.WAIT, Meaning.UNAUTHORIZED}
"""Nothing is wrong with the call: it is made again later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    meaning: Meaning
    why: str
    """In Telegram's words, for logs and rows."""
    seconds: float = 0.0
    """To wait, if that is what it means."""


_CLASSES = (
    (TelegramRetryAfter, Meaning.WAIT),
    (TelegramForbiddenError, Meaning.UNREACHABLE),
    (TelegramUnauthorizedError, Meaning.UNAUTHORIZED),
    (TelegramServerError, Meaning.SERVER),
    (TelegramEntityTooLarge, Meaning.MALFORMED),  # for aiogram an error of the network
)
_WORDS = (
    ("message is not modified", Meaning.NOT_MODIFIED),
    ("query is too old", Meaning.TOO_OLD),
    ("chat not found", Meaning.UNREACHABLE),
    ("message to edit not found", Meaning.GONE),
    ("message to delete not found", Meaning.GONE),
    ("message can't be edited", Meaning.GONE),
    ("in the message to edit", Meaning.GONE),  # there is no text, no caption …
    ("MESSAGE_ID_INVALID", Meaning.GONE),
)


def understand(error: TelegramAPIError) -> Refusal:
    seconds = error.retry_after if isinstance(error, TelegramRetryAfter) else 0.0
    return Refusal(meaning=meaning_of(error), why=error.message, seconds=seconds)


def meaning_of(error: TelegramAPIError) -> Meaning:
    for kind, meaning in _CLASSES:
        if isinstance(error, kind):
            return meaning
    if isinstance(error, TelegramNetworkError):
        is_unsent = isinstance(error.__cause__, ClientConnectorError)
        return Meaning.UNSENT if is_unsent else Meaning.UNANSWERED
    if isinstance(error, TelegramBadRequest):
        said = (meaning for words, meaning in _WORDS if words in error.message)
        return next(said, Meaning.MALFORMED)
    return Meaning.MALFORMED
