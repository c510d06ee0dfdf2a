"""Classification of Telegram's errors, in one place.

aiogram's classes follow HTTP codes, and one code covers unrelated errors, so the text decides too.
The texts are the server's own (telegram-bot-api, `Client.cpp`).
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
"""Text of the error for an expired callback query."""


class Meaning(Enum):
    UNREACHABLE = auto()
    """The bot was blocked, the account is deleted, or there never was a chat."""
    WAIT = auto()
    """Too many requests; wait `Refusal.seconds`."""
    NOT_MODIFIED = auto()
    """The message already has this content: a success."""
    TOO_OLD = auto()
    """The callback query has expired or was already answered."""
    GONE = auto()
    """The message to edit or delete is missing or can no longer be changed."""
    UNAUTHORIZED = auto()
    """The token was changed."""
    UNSENT = auto()
    """No connection could be made, so the call had no effect."""
    UNANSWERED = auto()
    """The connection broke or timed out; the call may have had its effect."""
    SERVER = auto()
    """A server error; the call may have had its effect."""
    MALFORMED = auto()
    """Anything else: the call itself is invalid, a retry would fail too."""


AWAY = frozenset({Meaning.UNSENT, Meaning.UNANSWERED, Meaning.SERVER})
"""Telegram cannot be reached: a retry may succeed."""
PASSING = AWAY | {Meaning.WAIT, Meaning.UNAUTHORIZED}
"""The call is valid: it is retried later."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    meaning: Meaning
    why: str
    """Telegram's text, for logs and rows."""
    seconds: float = 0.0
    """Seconds to wait, for `WAIT`."""


_CLASSES = (
    (TelegramRetryAfter, Meaning.WAIT),
    (TelegramForbiddenError, Meaning.UNREACHABLE),
    (TelegramUnauthorizedError, Meaning.UNAUTHORIZED),
    (TelegramServerError, Meaning.SERVER),
    (TelegramEntityTooLarge, Meaning.MALFORMED),  # aiogram treats it as a network error
)
_WORDS = (
    ("message is not modified", Meaning.NOT_MODIFIED),
    ("query is too old", Meaning.TOO_OLD),
    ("chat not found", Meaning.UNREACHABLE),
    ("message to edit not found", Meaning.GONE),
    ("message to delete not found", Meaning.GONE),
    ("message can't be edited", Meaning.GONE),
    ("in the message to edit", Meaning.GONE),  # no text, no caption …
    ("MESSAGE_ID_INVALID", Meaning.GONE),
)

_WRONG_FILE = ("wrong file identifier", "wrong file_id", "invalid file_id")


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


def is_wrong_file(error: TelegramBadRequest) -> bool:
    """Returns whether a file id is of another bot, or Telegram has lost the file."""
    return any(words in error.message for words in _WRONG_FILE)
