"""Logging of ids and codes, never of names, texts or tokens.

Exceptions often quote the data being handled, and libraries log such lines too. Therefore only text
known to be free of people's data is written: the type of an exception, its traceback (places and
own source lines) and what `described` returns.
"""

import json
import logging
import re
import sys
import traceback
import warnings
from contextvars import ContextVar
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Literal, TextIO

from aiogram.exceptions import TelegramAPIError
from pydantic import ValidationError

from district.errors import DatabaseFault
from storage.faults import described_fault

log = logging.getLogger(__name__)

update_in_hand: ContextVar[int | None] = ContextVar("update_in_hand", default=None)
"""The update that the current task handles, for the lines of a log."""

_TOKEN = re.compile(r"\b\d{1,16}:[\w-]{20,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|«[^»]*»|“[^”]*”")
_ABOUT_CODE = (
    *(AttributeError, TypeError, IndexError, NameError, ImportError, ArithmeticError),
    *(RuntimeError, MemoryError),
)
"""Built-in errors whose messages name types, attributes and modules, not values."""
_MOST_ERRORS = 5
"""Limit of reported errors of one validation."""


def described(error: BaseException) -> str:
    """Returns the type of an exception and the part of its message that is free of
    people's data.
    """
    name = type(error).__name__
    said = _said(error)
    return f"{name}: {said}" if said else name


def _said(error: BaseException) -> str:
    said = described_fault(error)
    match error:
        case ValidationError():
            said = _places(error)
        case TelegramAPIError():
            said = _QUOTED.sub("<…>", error.message)
        case OSError():
            said = error.strerror or ""
        case _ if isinstance(error, (DatabaseFault, *_ABOUT_CODE)):
            said = str(error)  # a `DatabaseFault` message comes from `storage.faults.one_line`
        case _ if type(error).__module__.startswith("bot."):
            said = _QUOTED.sub("<…>", str(error))
    return said


def _places(error: ValidationError) -> str:
    """Returns which fields were wrong and how, without their values."""
    found = error.errors(include_input=False, include_url=False, include_context=False)
    places = [
        f"{one['type']} at {'.'.join(str(part) for part in one['loc'] if str(part).isascii())}"
        for one in found[:_MOST_ERRORS]
    ]
    return f"{error.error_count()} errors: {', '.join(places)}"


def trace_of(error: BaseException) -> str:
    """Returns the traceback with causes, each described without people's data."""
    cause = error.__cause__
    if cause is None and not error.__suppress_context__:
        cause = error.__context__
    own = "Traceback (most recent call last):\n" + "".join(traceback.format_tb(error.__traceback__))
    parts = [own + described(error)]
    if isinstance(error, BaseExceptionGroup):
        parts += [trace_of(one) for one in error.exceptions]
    if cause is not None:
        parts.insert(0, trace_of(cause) + "\n\nwhich led to:\n")
    return "\n".join(parts)


class _Masked(logging.Filter):
    """Masks tokens, exception messages and quotations in a log line."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = masked(record), None
        return True


def masked(record: logging.LogRecord) -> str:
    """Returns the line of a record without tokens, messages of exceptions and quotations."""
    if isinstance(record.args, tuple):
        record.args = tuple(_harmless(one) for one in record.args)
    text = record.getMessage()
    if record.name == "asyncio":  # the rest is the repr of the failed object
        text = re.split(r"[\n(<]", text, maxsplit=1)[0].strip()
    return _TOKEN.sub("<token>", text)


def _harmless(argument: object) -> object:
    if isinstance(argument, BaseException):
        return described(argument)
    return _QUOTED.sub("<…>", argument) if isinstance(argument, str) else argument


class _Safe(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # cached by another handler, which does not mask
        return super().format(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the library's name
        return _TOKEN.sub("<token>", trace_of(ei[1])) if ei[1] is not None else ""


class _Text(_Safe):
    """Names the update in hand: by it, a refusal of Telegram is traced to its chat."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the library's name
        update, line = update_in_hand.get(), super().formatMessage(record)
        return line if update is None else f"{line} (update {update})"


class _Json(_Safe):
    def __init__(self, replica: str) -> None:
        super().__init__()
        self._replica = replica

    def format(self, record: logging.LogRecord) -> str:
        entry: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "replica": self._replica,
            "where": record.name,
            "what": record.getMessage(),
        }
        update = update_in_hand.get()
        if update is not None:
            entry["update"] = update
        if record.exc_info:
            entry["error"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def log_handler(
    form: Literal["text", "json"], stream: TextIO | None = None, *, replica: str = ""
) -> logging.Handler:
    """Returns a handler that writes to standard error by default."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        _Json(replica)
        if form == "json"
        else _Text("%(asctime)s %(levelname)s %(name)s: %(message)s")
    )
    handler.addFilter(_Masked())
    return handler


def set_up_logs(form: Literal["text", "json"], *, replica: str = "") -> None:
    """Configures logging; uncaught errors and library warnings pass the same filter."""
    handler = log_handler(form, replica=replica)
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for noisy in ("aiogram.event", "apscheduler", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    sys.excepthook = log_end
    sys.unraisablehook = lambda lost: log.error("unraisable error", exc_info=lost.exc_value)
    warnings.showwarning = log_warning


def log_end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("uncaught error ends the process", exc_info=(kind, error, trace))


def log_warning(
    message: Warning | str,  # noqa: ARG001 - may contain people's data
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    """Logs category and place only: aiogram's warnings quote a whole update."""
    log.warning("%s at %s:%d", category.__name__, filename, lineno)
