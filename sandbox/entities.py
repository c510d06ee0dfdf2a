"""Formatted text: parsed by Telegram's own `tdjson` if installed, else by a reimplementation.

Offsets and lengths of entities are in UTF-16 units, byte offsets in errors in UTF-8.
"""

import importlib
import json
import re
from contextlib import suppress
from typing import Any

from sandbox.errors import bad
from sandbox.html_reader import Formatted, read_html, utf16

tdjson: Any = None
with suppress(ImportError):  # a development dependency; 53 MB
    tdjson = importlib.import_module("tdjson")

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
BYTES_LIMIT = 32_768

_TD_KINDS = {
    "textEntityTypeBold": "bold",
    "textEntityTypeItalic": "italic",
    "textEntityTypeUnderline": "underline",
    "textEntityTypeStrikethrough": "strikethrough",
    "textEntityTypeSpoiler": "spoiler",
    "textEntityTypeCode": "code",
    "textEntityTypePre": "pre",
    "textEntityTypePreCode": "pre",
    "textEntityTypeTextUrl": "text_link",
    "textEntityTypeBlockQuote": "blockquote",
    "textEntityTypeExpandableBlockQuote": "expandable_blockquote",
    "textEntityTypeCustomEmoji": "custom_emoji",
    "textEntityTypeMentionName": "text_mention",
    "textEntityTypeDateTime": "date_time",
}

_AUTOMATIC = re.compile(
    r"(?P<bot_command>(?<![\w/])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?)"
    r"|(?P<mention>(?<!\w)@[A-Za-z][A-Za-z0-9_]{3,31})"
    r"|(?P<url>https?://[^\s<>\"]+[^\s<>\".,;:!?)])"
)

_ABSOLUTE = "dateTimeFormattingTypeAbsolute"
_PRECISION = {
    "date_precision": {"dateTimePartPrecisionShort": "d", "dateTimePartPrecisionLong": "D"},
    "time_precision": {"dateTimePartPrecisionShort": "t", "dateTimePartPrecisionLong": "T"},
}


def formatted(
    text: str, parse_mode: str | None, entities: list[dict[str, Any]] | None, limit: int
) -> Formatted:
    """Returns the text and entities that the server stores; `limit` is in code points after
    parsing.

    Raises:
        ApiError: 400 with the server's text.
    """
    if len(text.encode()) > BYTES_LIMIT:
        raise bad("text is too long")
    mode = (parse_mode or "none").lower()
    if mode not in {"html", "markdown", "markdownv2", "none"}:
        raise bad("unsupported parse_mode")
    if mode == "none":
        found = list(entities or [])
    elif mode == "html":
        text, found = parse_html(text) if "<" in text or "&" in text else (text, [])
    else:
        text, found = _parse_markdown(text, mode)
    text, found = _trimmed(text, found)
    if not text:
        raise bad("text must be non-empty")
    if len(text) > limit:
        what = "message caption" if limit == CAPTION_LIMIT else "message"
        raise bad(f"{what} is too long")
    return text, sorted(found + automatic(text, found), key=lambda one: one["offset"])


def parse_html(text: str) -> Formatted:
    """Parses HTML.

    Raises:
        ApiError: 400 `can't parse entities: …`.
    """
    if tdjson is None:
        return read_html(text)
    return _parse_by_td(text, {"@type": "textParseModeHTML"})


def _parse_markdown(text: str, mode: str) -> Formatted:
    if tdjson is None:
        raise bad("can't parse entities: Markdown needs tdjson installed")
    version = 2 if mode == "markdownv2" else 1
    return _parse_by_td(text, {"@type": "textParseModeMarkdown", "version": version})


_quiet = False


def _parse_by_td(text: str, mode: dict[str, Any]) -> Formatted:
    global _quiet  # noqa: PLW0603 - the library's log level is per process
    if not _quiet:
        _execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
        _quiet = True
    answer = _execute({"@type": "parseTextEntities", "text": text, "parse_mode": mode})
    if answer["@type"] == "error":
        raise bad(answer["message"])
    return answer["text"], [_entity_of(one) for one in answer["entities"]]


def _execute(call: dict[str, Any]) -> dict[str, Any]:
    answer = tdjson.td_execute(json.dumps(call).encode())
    parsed: dict[str, Any] = json.loads(answer) if answer else {}
    return parsed


def _entity_of(found: dict[str, Any]) -> dict[str, Any]:
    kind = found["type"]
    entity = {
        "type": _TD_KINDS.get(kind["@type"], "unknown"),
        "offset": found["offset"],
        "length": found["length"],
    }
    for theirs, ours in (("url", "url"), ("language", "language"), ("unix_time", "unix_time")):
        if kind.get(theirs):
            entity[ours] = kind[theirs]
    if "custom_emoji_id" in kind:
        entity["custom_emoji_id"] = kind["custom_emoji_id"]
    if "user_id" in kind:
        entity["user"] = {"id": kind["user_id"]}
    if "formatting_type" in kind:
        entity["date_time_format"] = _date_format(kind["formatting_type"])
    return entity


def _date_format(asked: dict[str, Any]) -> str:
    if asked["@type"] != _ABSOLUTE:
        return "r"
    day_of_week = "w" if asked["show_day_of_week"] else ""
    parts = (known.get(asked[part]["@type"], "") for part, known in _PRECISION.items())
    return day_of_week + "".join(parts)


def automatic(text: str, taken: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    """Returns entities of unmarked commands, mentions and links."""
    if not any(mark in text for mark in "/@:"):
        return []
    inside = [
        (one["offset"], one["offset"] + one["length"])
        for one in taken or []
        if one["type"] in {"code", "pre", "text_link"}
    ]
    found = []
    for match in _AUTOMATIC.finditer(text):
        offset = utf16(text[: match.start()])
        if not any(start <= offset < end for start, end in inside):
            found.append(
                {"type": match.lastgroup, "offset": offset, "length": utf16(match.group())}
            )
    return found


def _trimmed(text: str, entities: list[dict[str, Any]]) -> Formatted:
    """Strips surrounding whitespace and adjusts the entities."""
    without_end = text.rstrip()
    whole = without_end.lstrip()
    gone = utf16(without_end) - utf16(whole)
    length = utf16(whole)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - gone)
        end = min(length, entity["offset"] + entity["length"] - gone)
        if end > start:
            kept.append({**entity, "offset": start, "length": end - start})
    return whole, kept
