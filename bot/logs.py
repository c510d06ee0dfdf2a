"""The log: ids and codes, never names, texts or tokens.

Messages of exceptions often quote what was being handled, and libraries write such lines too. So
what is not known to be free of people's words is not written: of an exception its type, its
traceback (places and our own source) and what `described` lets through.
"""

import json
import logging
import re
import sys
import traceback
import warnings
from datetime import UTC, datetime
from types import TracebackType
from typing import Any, Literal, TextIO

from aiogram.exceptions import TelegramAPIError
from pydantic import ValidationError

from district.errors import DatabaseFault
from storage.faults import described_fault

log = logging.getLogger(__name__)

_TOKEN = re.compile(r"\b\d{1,16}:[\w-]{20,}")
_QUOTED = re.compile(r"\"[^\"]*\"|'[^']*'|«[^»]*»|“[^”]*”")
_ABOUT_CODE = (
    *(AttributeError, TypeError, IndexError, NameError, ImportError, ArithmeticError),
    *(RuntimeError, MemoryError),
)
"""Built-in errors whose messages name types, attributes and modules, not values."""
_MOST_ERRORS = 5
"""Of one validation."""


def described(error: BaseException) -> str:
    """The type of an exception and as much of its message as carries nobody's words."""
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
            said = str(error)  # a `DatabaseFault` is made of `storage.faults.one_line`
        case _ if type(error).__module__.startswith("bot."):
            said = _QUOTED.sub("<…>", str(error))
    return said


def _places(error: ValidationError) -> str:
    """Which fields were wrong and how, without what was in them."""
    found = error.errors(include_input=False, include_url=False, include_context=False)
    places = [
        f"{one['type']} at {'.'.join(str(part) for part in one['loc'] if str(part).isascii())}"
        for one in found[:_MOST_ERRORS]
    ]
    return f"{error.error_count()} errors: {', '.join(places)}"


def trace_of(error: BaseException) -> str:
    """The traceback with its causes, each described without people's words."""
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
    """Takes out of a line what may be somebody's: a token would let anybody speak for the bot, an
    exception or a quotation may carry a person's words."""

    def filter(self, record: logging.LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(_harmless(one) for one in record.args)
        text = record.getMessage()
        if record.name == "asyncio":  # goes on with the representation of whatever failed
            text = re.split(r"[\n(<]", text, maxsplit=1)[0].strip()
        record.msg, record.args = _TOKEN.sub("<token>", text), None
        return True


def _harmless(argument: object) -> object:
    if isinstance(argument, BaseException):
        return described(argument)
    return _QUOTED.sub("<…>", argument) if isinstance(argument, str) else argument


class _Safe(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        record.exc_text = None  # of another handler, which does not know what must not be told
        return super().format(record)

    def formatException(self, ei: Any) -> str:  # noqa: N802 - the library's own name
        return _TOKEN.sub("<token>", trace_of(ei[1])) if ei[1] is not None else ""


class _Json(_Safe):
    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "where": record.name,
            "what": record.getMessage(),
        }
        if record.exc_info:
            entry["error"] = self.formatException(record.exc_info)
        return json.dumps(entry, ensure_ascii=False)


def log_handler(form: Literal["text", "json"], stream: TextIO | None = None) -> logging.Handler:
    """Writes to standard error unless told otherwise."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(
        _Json() if form == "json" else _Safe("%(asctime)s %(levelname)s %(name)s: %(message)s")
    )
    handler.addFilter(_Masked())
    return handler


def set_up_logs(form: Literal["text", "json"]) -> None:
    """What ends the process and what libraries warn of goes through the same filter."""
    logging.basicConfig(level=logging.INFO, handlers=[log_handler(form)], force=True)
    for noisy in ("aiogram.event", "apscheduler", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
    sys.excepthook = log_end
    sys.unraisablehook = lambda lost: log.error("an error was lost", exc_info=lost.exc_value)
    warnings.showwarning = log_warning


def log_end(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    log.critical("the process ends", exc_info=(kind, error, trace))


def log_warning(
    message: Warning | str,  # noqa: ARG001 - not told
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    """Where it comes from, not what it says: aiogram's quotes a whole update."""
    log.warning("%s at %s:%d", category.__name__, filename, lineno)
