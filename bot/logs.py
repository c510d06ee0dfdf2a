"""The log: ids and codes, never names, texts or tokens."""

import json
import logging
import re
from datetime import UTC, datetime
from typing import Literal

_TOKEN = re.compile(r"\b\d{1,16}:[\w-]{20,}")


class _Masked(logging.Filter):
    """A token in an address or an error would let anybody speak for the bot."""

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if _TOKEN.search(text):
            record.msg, record.args = _TOKEN.sub("<token>", text), None
        return True


class _Json(logging.Formatter):
    def format(self, record: logging.LogRecord) -> str:
        entry = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "where": record.name,
            "what": record.getMessage(),
        }
        if record.exc_info:
            entry["error"] = _TOKEN.sub("<token>", self.formatException(record.exc_info))
        return json.dumps(entry, ensure_ascii=False)


class _Text(logging.Formatter):
    def formatException(self, ei: object) -> str:  # noqa: N802 - the library's own name
        return _TOKEN.sub("<token>", super().formatException(ei))  # type: ignore[arg-type]


def set_up_logs(form: Literal["text", "json"]) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(
        _Json() if form == "json" else _Text("%(asctime)s %(levelname)s %(name)s: %(message)s")
    )
    handler.addFilter(_Masked())
    logging.basicConfig(level=logging.INFO, handlers=[handler], force=True)
    for noisy in ("aiogram.event", "apscheduler", "alembic"):
        logging.getLogger(noisy).setLevel(logging.WARNING)
