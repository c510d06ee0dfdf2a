"""Formatted text: Telegram's own parser (`tdjson`) where installed, else a careful one of ours.

Offsets and lengths of entities are UTF-16 units, byte offsets in refusals are UTF-8.
"""

import html
import importlib
import json
import re
from contextlib import suppress
from typing import Any

from sandbox.errors import bad

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

Formatted = tuple[str, list[dict[str, Any]]]


def utf16(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def formatted(
    text: str, parse_mode: str | None, entities: list[dict[str, Any]] | None, limit: int
) -> Formatted:
    """What the server keeps of a bot's text; `limit` is in code points after parsing.

    Raises:
        ApiError: 400, with the server's own words.
    """
    if len(text.encode()) > BYTES_LIMIT:
        raise bad("text is too long")
    mode = (parse_mode or "none").lower()
    if mode not in {"html", "markdown", "markdownv2", "none"}:
        raise bad("unsupported parse_mode")
    if mode == "html" and ("<" in text or "&" in text):
        text, found = parse_html(text)
    elif mode in {"markdown", "markdownv2"}:
        text, found = _parse_markdown(text, mode)
    else:
        found = list(entities or [])
    text, found = _trimmed(text, found)
    if not text:
        raise bad("text must be non-empty")
    if len(text) > limit:
        what = "message caption" if limit == CAPTION_LIMIT else "message"
        raise bad(f"{what} is too long")
    return text, sorted(found + automatic(text, found), key=lambda one: one["offset"])


def parse_html(text: str) -> Formatted:
    """
    Raises:
        ApiError: 400 `can't parse entities: …`.
    """
    if tdjson is None:
        return _parse_html_ourselves(text)
    return _parse_by_td(text, {"@type": "textParseModeHTML"})


def _parse_markdown(text: str, mode: str) -> Formatted:
    if tdjson is None:
        raise bad("can't parse entities: this box reads Markdown only with tdjson installed")
    version = 2 if mode == "markdownv2" else 1
    return _parse_by_td(text, {"@type": "textParseModeMarkdown", "version": version})


_quiet = False


def _parse_by_td(text: str, mode: dict[str, Any]) -> Formatted:
    global _quiet  # noqa: PLW0603 - the library's own log level is one for the process
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
    return entity


def automatic(text: str, taken: list[dict[str, Any]] | None = None) -> list[dict[str, Any]]:
    """Commands, mentions and addresses that nobody marked."""
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
    """Without blanks around: entities move with the beginning and end with the end."""
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


# ── Our own reading of HTML, for machines without tdjson ───────────────────────────────────────

_SIMPLE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "code": "code", "pre": "pre", "blockquote": "blockquote",
}  # fmt: skip
_KNOWN = frozenset(_SIMPLE) | {"a", "span", "tg-emoji", "tg-time"}
_REFERENCE = re.compile(r"&(?:(lt|gt|amp|quot)|#(\d{1,7})|#x([0-9A-Fa-f]{1,6}));?")
_TAG = re.compile(r"<(/?)([^\s>/]*/?)([^>]*)(>?)")
_ATTRIBUTE = re.compile(r"([^\s=]+)(?:\s*=\s*(?:'([^']*)'|\"([^\"]*)\"|([^\s>'\"]+)))?")


class _Reading:
    """Text read so far, with the tags still open."""

    def __init__(self) -> None:
        self.plain: list[str] = []
        self.found: list[dict[str, Any]] = []
        self._open: list[tuple[str, int, dict[str, str]]] = []

    @property
    def position(self) -> int:
        return utf16("".join(self.plain))

    def open(self, name: str, rest: str, byte: int, *, is_ended: bool) -> None:
        if not is_ended and not rest:
            raise _cannot(f"Unclosed start tag at byte offset {byte}")
        if name not in _KNOWN:
            raise _cannot(f'Unsupported start tag "{name}" at byte offset {byte}')
        if not is_ended:
            raise _cannot(f'Unclosed start tag "{name}" at byte offset {byte}')
        attributes = {
            key.lower(): html.unescape(single or double or bare)
            for key, single, double, bare in _ATTRIBUTE.findall(rest)
        }
        if name == "span" and attributes.get("class") != "tg-spoiler":
            raise _cannot(f'Tag "span" must have class "tg-spoiler" at byte offset {byte}')
        if name == "tg-emoji" and not attributes.get("emoji-id", "").isdigit():
            raise _cannot("Invalid custom emoji identifier specified")
        self._open.append((name, self.position, attributes))

    def close(self, name: str, byte: int) -> None:
        if not self._open:
            raise _cannot(f"Unexpected end tag at byte offset {byte}")
        opened, offset, attributes = self._open.pop()
        if name != opened:
            raise _cannot(
                f"Unmatched end tag at byte offset {byte}, "
                f'expected "</{opened}>", found "</{name}>"'
            )
        kind = _kind(opened, attributes)
        length = self.position - offset
        if kind is not None and length:
            self.found.append({**kind, "offset": offset, "length": length})

    def ensure_closed(self) -> None:
        if self._open:
            raise _cannot(f'Can\'t find end tag corresponding to start tag "{self._open[-1][0]}"')


def _parse_html_ourselves(text: str) -> Formatted:
    reading = _Reading()
    at = 0
    for tag in _TAG.finditer(text):
        reading.plain.append(_unescaped(text[at : tag.start()]))
        byte = len(text[: tag.start()].encode())
        closing, name, rest, end = tag.groups()
        if closing:
            reading.close(name.lower(), byte)
        else:
            reading.open(name.lower(), rest, byte, is_ended=bool(end))
        at = tag.end()
    reading.plain.append(_unescaped(text[at:]))
    reading.ensure_closed()
    outermost_first = sorted(reading.found, key=lambda one: (one["offset"], -one["length"]))
    return "".join(reading.plain), outermost_first


def _kind(tag: str, attributes: dict[str, str]) -> dict[str, Any] | None:
    """What a tag makes of its text; None: plain text."""
    match tag:
        case "blockquote" if "expandable" in attributes:
            kind = {"type": "expandable_blockquote"}
        case "span":
            kind = {"type": "spoiler"}
        case "tg-emoji":
            kind = {"type": "custom_emoji", "custom_emoji_id": attributes["emoji-id"]}
        case "tg-time" if attributes.get("unix", "").isdigit():
            return {"type": "date_time", "unix_time": int(attributes["unix"])}
        case "a" if re.match(r"(https?|tg)://\S+", attributes.get("href", "")):
            kind = {"type": "text_link", "url": attributes["href"]}
        case _ if tag in _SIMPLE:
            kind = {"type": _SIMPLE[tag]}
        case _:
            return None
    return kind


def _unescaped(text: str) -> str:
    names = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}

    def character(match: re.Match[str]) -> str:
        name, decimal, hexadecimal = match.groups()
        return names[name] if name else chr(int(decimal) if decimal else int(hexadecimal, 16))

    return _REFERENCE.sub(character, text)


def _cannot(text: str) -> Exception:
    return bad(f"can't parse entities: {text}")
