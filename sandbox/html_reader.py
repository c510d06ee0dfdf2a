"""A reimplementation of Telegram's HTML parser for machines without `tdjson`, with equal errors.

Supports the same tags, attributes and corner cases. URLs are limited to http, https and tg.
"""

import re
from dataclasses import dataclass
from typing import Any, NoReturn

from sandbox.errors import bad

Formatted = tuple[str, list[dict[str, Any]]]

_SIMPLE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler", "code": "code", "pre": "pre",
}  # fmt: skip
_ARGUMENTS = {
    "a": "href", "code": "class", "span": "class", "tg-emoji": "emoji-id", "tg-time": "unix",
}  # fmt: skip
_KNOWN = frozenset(_SIMPLE) | {"a", "blockquote", "tg-emoji", "tg-time"}
_RANKS = {
    "blockquote": 0, "expandable_blockquote": 0, "pre": 1, "code": 2, "date_time": 3,
    "text_link": 4, "text_mention": 4, "bold": 5, "italic": 6, "underline": 7,
    "strikethrough": 8, "spoiler": 9, "custom_emoji": 10,
}  # fmt: skip
"""Order of entities at the same position."""

_REFERENCE = re.compile(r"&(?:([A-Za-z]+)|#(\d+)|#[xX]([0-9A-Fa-f]+));?")
_CHARACTERS = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
_LAST_CHARACTER = 0x10FFFF
_SURROGATE = re.compile("[\ud800-\udfff]")
_HALF_A_CHARACTER = (
    "Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)
_BLANKS = re.compile(r"[ \t\r\n\v]*")
_TAG_NAME = re.compile(r"[^ \t\r\n\v>]*")
_ATTRIBUTE_NAME = re.compile(r"[^ \t\r\n\v>=/'\"]*")
_NAME_TOKEN = re.compile(r"[A-Za-z0-9.-]*")
_ADDRESS = re.compile(r"(?:(https?|tg)://)?([^\s/?#<>]+)(.*)", re.IGNORECASE | re.DOTALL)
_HOST = re.compile(r"(?:.*@)?[^:]*(?::\d+)?", re.DOTALL)
_MENTION = re.compile(r"tg:(?://)?user/?\?id=([1-9]\d*)")
_DATE_FORMAT = re.compile(r"[rR]|[wdDtT]*")
_LATEST = 2**31 - 1


def utf16(text: str) -> int:
    """Returns the length in UTF-16 units, as used by entities."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def read_html(text: str) -> Formatted:
    """Parses HTML.

    Raises:
        ApiError: 400 `can't parse entities: …`.
    """
    return _Reading(text).read()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Open:
    """A start tag without its end tag yet; `argument` is its only relevant attribute."""

    name: str
    argument: str
    format: str
    offset: int
    began: int


class _Reading:
    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._plain = ""
        self._offset = 0
        self._found: list[dict[str, Any]] = []
        self._open: list[_Open] = []

    def read(self) -> Formatted:
        while self._at < len(self._text):
            if self._text.startswith("</", self._at):
                self._end_tag()
            elif self._text[self._at] == "<":
                self._start_tag()
            else:
                self._words()
        if self._open:
            _refuse(f'Can\'t find end tag corresponding to start tag "{self._open[-1].name}"')
        if _SURROGATE.search(self._plain):
            _refuse(_HALF_A_CHARACTER)
        for one in self._found:
            if one["type"] == "code":
                one.pop("language", None)
        return self._plain, sorted(self._found, key=_place)

    def _words(self) -> None:
        end = self._text.find("<", self._at)
        words = unescaped(self._text[self._at : end if end >= 0 else len(self._text)])
        self._plain += words
        self._offset += utf16(words)
        self._at = end if end >= 0 else len(self._text)

    def _start_tag(self) -> None:
        begin = self._at
        self._at += 1
        name = _lower(self._take(_TAG_NAME))
        if self._is_at_end:
            _refuse("Unclosed start tag", self._byte(begin))
        if name not in _KNOWN:
            _refuse(f'Unsupported start tag "{name}"', self._byte(begin))
        attributes = self._attributes(name, begin)
        self._at += 1
        opened = _Open(
            name=name,
            argument=_argument(name, attributes),
            format=attributes.get("format", ""),
            offset=self._offset,
            began=len(self._plain),
        )
        if name == "span" and opened.argument != "tg-spoiler":
            _refuse('Tag "span" must have class "tg-spoiler"', self._byte(begin))
        self._open.append(opened)

    def _attributes(self, tag: str, begin: int) -> dict[str, str]:
        """Reads attributes up to the `>`."""
        attributes: dict[str, str] = {}
        while not self._text.startswith(">", self._at):
            self._take(_BLANKS)
            if self._text.startswith(">", self._at):
                break
            name = self._take(_ATTRIBUTE_NAME)
            if not name:
                _refuse(f'Empty attribute name in the tag "{tag}"', self._byte(begin))
            self._take(_BLANKS)
            is_given = self._text.startswith("=", self._at)
            if is_given:
                self._at += 1
                self._take(_BLANKS)
            if self._is_at_end:
                _refuse(f'Unclosed start tag "{tag}"', self._byte(begin))
            attributes[name] = self._value() if is_given else ""
            if self._is_at_end:
                _refuse("Unclosed start tag", self._byte(begin))
        return attributes

    def _value(self) -> str:
        begin = self._at
        quote = self._text[begin]
        if quote not in "'\"":
            token = _lower(self._take(_NAME_TOKEN))
            if not self._is_at_end and self._text[self._at] not in " \t\r\n\v>":
                _refuse("Unexpected end of name token", self._byte(begin))
            return token
        end = self._text.find(quote, begin + 1)
        self._at = end + 1 if end >= 0 else len(self._text)
        return unescaped(self._text[begin + 1 : end if end >= 0 else len(self._text)])

    def _end_tag(self) -> None:
        begin = self._at
        if not self._open:
            _refuse("Unexpected end tag", self._byte(begin))
        self._at += 2
        name = _lower(self._take(_TAG_NAME))
        self._take(_BLANKS)
        if not self._text.startswith(">", self._at):
            _refuse("Unclosed end tag", self._byte(begin))
        self._at += 1
        opened = self._open.pop()
        if name not in {"", opened.name}:
            place = f'{self._byte(begin)}, expected "</{opened.name}>", found "</{name}>"'
            _refuse("Unmatched end tag", place)
        if self._offset > opened.offset:
            self._finish(opened)

    def _finish(self, opened: _Open) -> None:
        kind = _kind(opened, self._plain[opened.began :])
        if kind is None:
            return
        new = {**kind, "offset": opened.offset, "length": self._offset - opened.offset}
        language = _language_of_both(self._found[-1], new) if self._found else None
        if language is not None:
            new = {**new, "type": "pre", "language": language}
            self._found.pop()
        self._found.append(new)

    def _take(self, pattern: re.Pattern[str]) -> str:
        match = pattern.match(self._text, self._at)
        taken = match.group() if match else ""
        self._at += len(taken)
        return taken

    @property
    def _is_at_end(self) -> bool:
        return self._at >= len(self._text)

    def _byte(self, at: int) -> int:
        return len(self._text[:at].encode())


def _place(entity: dict[str, Any]) -> tuple[int, int, int]:
    return entity["offset"], -entity["length"], _RANKS[entity["type"]]


def _language_of_both(inner: dict[str, Any], outer: dict[str, Any]) -> str | None:
    """Returns the language of a `code` directly inside or around a `pre` without one."""
    kinds = {inner["type"]: inner, outer["type"]: outer}
    if _place(inner)[:2] != _place(outer)[:2] or kinds.keys() != {"pre", "code"}:
        return None
    return None if "language" in kinds["pre"] else kinds["code"].get("language")


def _argument(tag: str, attributes: dict[str, str]) -> str:
    value = attributes.get(_ARGUMENTS.get(tag, ""), "")
    if tag == "code":
        return value.removeprefix("language-") if value.startswith("language-") else ""
    if tag == "blockquote":
        return "expandable" if "expandable" in attributes else ""
    return value


def _kind(opened: _Open, words: str) -> dict[str, Any] | None:
    """Returns the entity of a tag, or None for plain text."""
    match opened.name:
        case "blockquote":
            return {"type": "expandable_blockquote" if opened.argument else "blockquote"}
        case "tg-emoji":
            if not re.fullmatch(r"-?\d*[1-9]\d*", opened.argument):
                _refuse("Invalid custom emoji identifier specified")
            return {"type": "custom_emoji", "custom_emoji_id": opened.argument}
        case "tg-time":
            return _time(opened)
        case "a":
            return _link(opened.argument or words)
        case "code" if opened.argument:
            return {"type": "code", "language": opened.argument}
    return {"type": _SIMPLE[opened.name]}


def _time(opened: _Open) -> dict[str, Any] | None:
    digits = re.match(r"\d*", opened.argument)
    unix = int(digits.group() or 0) if digits else 0
    if not 0 < unix <= _LATEST:
        return None
    if not _DATE_FORMAT.fullmatch(opened.format):
        _refuse("Invalid date format used")
    shown = _date_format(opened.format)
    return {"type": "date_time", "unix_time": unix} | ({"date_time_format": shown} if shown else {})


def _date_format(asked: str) -> str:
    """Normalizes as the server does: `w`, then the date, then the time."""
    if asked in {"r", "R"}:
        return "r"
    parts = ("w", "dD", "tT")
    return "".join(next((one for one in part if one in asked), "") for part in parts)


def _link(address: str) -> dict[str, Any] | None:
    mention = _MENTION.fullmatch(address)
    if mention is not None:
        return {"type": "text_mention", "user": {"id": int(mention.group(1))}}
    match = _ADDRESS.fullmatch(address)
    if match is None:
        return None
    scheme, host, rest = (
        (match.group(1) or "http").lower(),
        match.group(2),
        match.group(3).rstrip(" "),
    )
    if scheme == "tg":
        return {"type": "text_link", "url": f"tg://{_lower(host)}{rest or '/'}"}
    if "." not in host or not _HOST.fullmatch(host):
        return None
    path = rest if rest.startswith("/") else f"/{rest}"
    return {"type": "text_link", "url": f"{scheme}://{_lower(host)}{path}".replace(" ", "%20")}


def unescaped(text: str) -> str:
    """Replaces character references; unknown ones stay."""
    return _REFERENCE.sub(_character, text)


def _character(match: re.Match[str]) -> str:
    name, decimal, hexadecimal = match.groups()
    if name:
        known = _CHARACTERS.get(name)
        return match.group() if known is None else known
    code = int(decimal) if decimal else int(hexadecimal, 16)
    if not 0 < code <= _LAST_CHARACTER:
        return match.group()
    return chr(code)


def _lower(text: str) -> str:
    """Lower-cases ASCII letters only, as the server does."""
    return "".join(one.lower() if one.isascii() else one for one in text)


def _refuse(text: str, place: object = None) -> NoReturn:
    at = "" if place is None else f" at byte offset {place}"
    raise bad(f"can't parse entities: {text}{at}")
