"""All texts that the bot sends, with strict lookup: unknown keys and wrong arguments raise.

Arguments are escaped for HTML unless they are `Safe`. Numbers select plural forms and are written
without grouping, because most are years and request numbers.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date, datetime, tzinfo
from decimal import Decimal
from functools import cache, lru_cache
from html import escape
from pathlib import Path
from typing import Any

from babel.dates import format_date, format_datetime
from babel.numbers import format_decimal
from fluent.runtime import FluentBundle, FluentResource
from fluent.runtime.types import fluent_number

from district.languages import Language

FOLDER = Path(__file__).parent
_ENTRY = re.compile(r"^(-?[a-zA-Z][\w-]*) *=.*\n(?:(?:[ }].*)?\n)*", re.MULTILINE)
"""A message or a term: its first line, and the lines below that are indented, closing or empty."""
_NAME = re.compile(r"-?[a-zA-Z][\w-]*")
UNBROKEN = " р-н", " р\N{NON-BREAKING HYPHEN}н"
"""«Левашинский р-н» must not end a line behind the hyphen."""


class Safe(str):
    """Trusted markup that is not escaped again."""

    __slots__ = ()


class TextError(LookupError):
    """Unknown key or wrong argument: a programming error."""


class Patterns:
    """The texts of one language, each parsed when it is first used: parsing all of them would take
    half a second of the start, and 10 MiB.
    """

    def __init__(self, language: Language, folders: Iterable[Path]) -> None:
        self._language = language
        self._sources: dict[str, str] = {}
        self._bundle = FluentBundle([language.value], use_isolating=False)
        self._parsed: set[str] = set()
        for folder in folders:
            for file in sorted((folder / language.value).glob("*.ftl")):
                self._add(file)

    def _add(self, file: Path) -> None:
        for entry in _ENTRY.finditer(file.read_text(encoding="utf-8")):
            if entry[1] in self._sources:
                raise TextError(f"{file}: duplicate key {entry[1]}")
            self._sources[entry[1]] = entry[0]

    def has(self, key: str) -> bool:
        return key in self._sources

    def source(self, key: str) -> str:
        """Returns a text as its file has it."""
        return self._sources[key]

    def format(self, key: str, args: dict[str, Any]) -> str:
        if not self.has(key):
            raise TextError(f"no text {key!r} in {self._language.value}")
        self._parse(key)
        pattern = self._bundle.get_message(key).value
        if pattern is None:
            raise TextError(f"text {key!r} has no value")
        text, errors = self._bundle.format_pattern(pattern, args)
        if errors:
            raise TextError(f"text {key!r} in {self._language.value}: {errors}")
        return str(text)

    def _parse(self, key: str) -> None:
        """Adds a text to the bundle, and those whose keys it contains."""
        if key in self._parsed or key not in self._sources:
            return
        self._parsed.add(key)
        self._bundle.add_resource(FluentResource(self._sources[key]))
        for name in _NAME.findall(self._sources[key]):
            self._parse(name)


class Words:
    """The texts of one language in one time zone."""

    def __init__(self, language: Language, patterns: Patterns, zone: tzinfo) -> None:
        self.language = language
        self.zone = zone
        self._patterns = patterns
        # Most texts of a screen are the same for everyone.
        self._format = lru_cache(maxsize=2048, typed=True)(self._formatted)

    def __call__(self, key: str, /, **args: Any) -> str:
        """Returns the text as HTML for a message."""
        return self._format(key, **{name: _escaped(value) for name, value in args.items()})

    def plain(self, key: str, /, **args: Any) -> str:
        """Returns plain text for buttons, alerts, commands and file names."""
        return self._format(key, **args)

    def has(self, key: str) -> bool:
        return self._patterns.has(key)

    def day(self, day: date, pattern: str = "d MMMM") -> str:
        """Formats a date with a CLDR pattern: «4 декабря»."""
        return format_date(day, pattern, locale=self.language.value)

    def decimal(self, number: float) -> str:
        """Formats a number with one decimal: «4,8»."""
        return format_decimal(number, "0.0", locale=self.language.value)

    def hundredths(self, number: int) -> str:
        """Formats a number of hundredths with as many decimals as it needs: «12,5»."""
        return format_decimal(Decimal(number) / 100, "0.##", locale=self.language.value)

    def moment(self, moment: datetime, pattern: str = "d MMMM, HH:mm") -> str:
        """Formats a time in the installation's zone with a CLDR pattern: «23 ноября, 14:12»."""
        return format_datetime(moment, pattern, tzinfo=self.zone, locale=self.language.value)

    def days(self, first: datetime, last: datetime) -> str:
        """Formats the local days from one moment to another: «3–17 декабря 2026 г.»."""
        begins, ends = (one.astimezone(self.zone).date() for one in (first, last))
        last_day = self._of_year(ends)
        if begins == ends:
            return last_day
        if begins.year != ends.year:
            return f"{self._of_year(begins)} – {last_day}"
        if begins.month != ends.month:
            return f"{self.day(begins)} – {last_day}"
        return f"{begins.day}–{last_day}"

    def _of_year(self, day: date) -> str:
        return self.plain("common-day-of-year", day=self.day(day), year=day.year)

    def _formatted(self, key: str, /, **args: Any) -> str:
        numbers = {
            name: fluent_number(value, useGrouping=False)
            for name, value in args.items()
            if isinstance(value, int)
        }
        return self._patterns.format(key, {**args, **numbers})


class Texts:
    """The texts of all languages."""

    def __init__(self, words: Mapping[Language, Words]) -> None:
        self._words = words

    def of(self, language: Language) -> Words:
        return self._words[language]

    def has(self, key: str) -> bool:
        return any(words.has(key) for words in self._words.values())

    def everywhere(self, key: str) -> frozenset[str]:
        """Returns the text of a key without arguments in every language, e.g. to recognise a menu
        label.
        """
        return frozenset(words.plain(key) for words in self._words.values())


def load_texts(zone: tzinfo, *folders: Path) -> Texts:
    """Reads `<language>/<subject>.ftl` in the folders, by default in that of the product. Raises
    `TextError` for a duplicate key."""
    found = folders or (FOLDER,)
    return Texts(
        {language: Words(language, _patterns(language, found), zone) for language in Language}
    )


@cache
def _patterns(language: Language, folders: tuple[Path, ...]) -> Patterns:
    return Patterns(language, folders)


def _escaped(value: Any) -> Any:
    if isinstance(value, str) and not isinstance(value, Safe):
        return escape(value, quote=False).replace(*UNBROKEN)
    return value


def listed(texts: Iterable[str]) -> tuple[str, ...]:
    """Returns the names that texts list, separated by semicolons."""
    return tuple(name.strip() for text in sorted(texts) for name in text.split(";"))
