"""Reports of errors to Sentry, without people's words. Imported only if OKRUG_SENTRY_DSN is set.

The log handlers mask what they write; an event of Sentry takes other ways, so it is built anew from
what is known to be harmless, and everything else of it is dropped.
"""

import logging
from collections.abc import Mapping
from typing import Any

import sentry_sdk
from sentry_sdk.integrations.logging import LoggingIntegration
from sentry_sdk.transport import Transport
from sentry_sdk.types import Event, Hint
from sentry_sdk.utils import BadDsn

from bot.logs import described, masked, update_in_hand
from bot.settings import WrongSetting

OUR_LOGGERS = frozenset({"bot", "handlers", "services", "storage"})
KEPT = ("event_id", "timestamp", "level", "logger", "platform", "release", "server_name", "sdk")
FRAME = ("filename", "function", "module", "lineno", "in_app")


def start_sentry(dsn: str, *, replica: str, transport: type[Transport] | None = None) -> None:
    """Sends log records of level ERROR and above.

    Raises:
        WrongSetting: the DSN cannot be read.
    """
    try:
        sentry_sdk.init(
            dsn=dsn,
            transport=transport,
            server_name=replica,
            before_send=scrubbed,
            before_breadcrumb=lambda _, __: None,
            default_integrations=False,
            auto_enabling_integrations=False,
            integrations=[LoggingIntegration(level=None, event_level=logging.ERROR)],
            include_local_variables=False,
            max_breadcrumbs=0,
        )
    except BadDsn:
        raise WrongSetting("sentry_dsn", "cannot be read") from None


def scrubbed(event: Event, hint: Hint) -> Event:
    """Returns a new event: places in the source, types, and masked lines of the log."""
    whole: Mapping[str, Any] = event
    new: dict[str, Any] = {name: whole[name] for name in KEPT if name in whole}
    record = hint.get("log_record")
    if isinstance(record, logging.LogRecord):
        new["logentry"] = {"message": _line(record)}
    update = update_in_hand.get()
    if update is not None:
        new["tags"] = {"update": str(update)}
    told = _told((hint.get("exc_info") or (None, None))[1])
    values = whole.get("exception", {}).get("values", [])
    if values:
        new["exception"] = {"values": [_exception(one, told) for one in values]}
    return new  # type: ignore[return-value]  # a TypedDict without required keys


def _line(record: logging.LogRecord) -> str:
    """Returns the line of one of our loggers; of a library, which may quote anything, its place."""
    if record.name.partition(".")[0] in OUR_LOGGERS:
        return masked(record)
    return f"{record.name} at {record.module}:{record.lineno}"


def _told(error: BaseException | None) -> dict[str, str]:
    """Returns what may be said of an exception and its causes, by their types' names."""
    said: dict[str, str] = {}
    while error is not None:
        said.setdefault(type(error).__name__, described(error))
        error = error.__cause__ or error.__context__
    return said


def _exception(value: Mapping[str, Any], told: Mapping[str, str]) -> dict[str, Any]:
    frames = (value.get("stacktrace") or {}).get("frames", [])
    name = str(value.get("type"))
    return {
        "type": name,
        "value": told.get(name, name),
        "stacktrace": {"frames": [{k: one[k] for k in FRAME if k in one} for one in frames]},
    }
