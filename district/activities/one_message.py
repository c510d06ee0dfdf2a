"""A whole activity in one message: «Семинар Как читать условие, 5 декабря 14:00–16:30, 4 ч».

Its parts stand between commas, semicolons, bullets or line ends, in any order. Nothing is guessed:
what is not understood, or said twice, is returned as such. The result is shown in full before it
has an effect.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date, time
from typing import Any, TypeVar

from district.activities.activity import LARGEST, MOST_HOURS, PLACE_LIMIT, TITLE_LIMIT, ActivityType
from district.errors import BadInput, NotATime
from district.ids import TypeId
from district.spelling import cyrillic, folded, tidy
from district.typed_time import read_day, read_hours

T = TypeVar("T")

ALIASES: Mapping[TypeId, Sequence[str]] = {
    TypeId("course"): ("курс", "курсы", "курсы повышения квалификации", "course"),
    TypeId("workshop-seminar"): ("практикум", "семинар практикум", "workshop"),
    TypeId("studio"): ("мастерская",),
    TypeId("readings"): ("чтения",),
}
"""Other names by which people know a type of the data files."""
_LONGEST_NAME = 4
"""In words."""

_QUOTED = r"«[^»\n]*»|“[^”\n]*”|\"[^\"\n]*\""
_PART = re.compile(rf"(?:{_QUOTED}|[^,;\n•|]|(?<=\d),(?=\d))+")
_HOURS = re.compile(r"(\d{1,3})\s?(?:ак(?:\.|адемических)?\s?)?(?:ч\.?|час(?:а|ов)?|h|hours?)")
_SEATS = re.compile(r"(?:на |до )?(\d{1,5})\s?(?:мест[ао]?|чел\.?|человека?|people|seats?)")
_DATED = re.compile(
    r"\d{1,2}[:.]\d{2}|\d\s+(?:янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)"
    r"|\d\s?(?:ч|час|мест|чел)\w*$"
)
"""A time or a number, even one that is not understood."""
_PLACE = re.compile(
    r"сош|школ|лице[йя]|гимнази|интернат|\bд/?с\b|сад\b|каб\.|кабинет|\bзал|\bул\.|#|институт|колледж"
    r"|дворец|дом |центр|библиотек|онлайн|zoom|сферум|https?:|school|online"
)
_AROUND = " .:—–-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Heard:
    """The properties of an activity that one message names."""

    type: TypeId | None = None
    title: str | None = None
    day: date | None = None
    begins: time | None = None
    ends: time | None = None
    place: str | None = None
    hours: int | None = None
    seats: int | None = None
    unclear: tuple[str, ...] = ()
    """Parts that are not understood, or say again what another part says."""
    has_date: bool = field(default=False, compare=False)
    """Whether the day was said in figures, not as a weekday alone."""

    @property
    def is_plan(self) -> bool:
        """Whether it is more than a name: it says of what type or when."""
        return self.type is not None or self.day is not None or self.begins is not None

    @property
    def is_whole(self) -> bool:
        """Whether it says everything that an activity needs, besides the number of seats."""
        needed = (self.type, self.title, self.day, self.begins, self.place, self.hours)
        return all(one is not None for one in needed)


def read_activity(typed: str, types: Sequence[ActivityType], today: date) -> Heard:
    """Parses a message. A date without a year is the next one."""
    heard, groups = Heard(), [_Group()]
    for part in _parts(typed):
        kind, rest = _type_of(part, types)
        if kind is not None and heard.type is None:
            heard = replace(heard, type=kind)
            groups.append(_Group(is_title=True))
        known = _told(rest, today) if rest else {}
        if known is None and rest == part and _DATED.search(folded(part)):
            known = {"unclear": part}
        if known is None:
            groups[-1] = replace(groups[-1], parts=(*groups[-1].parts, rest))
        elif known:
            heard = _with(heard, rest, known)
            groups.append(_Group())
    return _named(heard, [one for one in groups if one.parts])


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """Neighbouring parts that are words only: a title or a place."""

    parts: tuple[str, ...] = ()
    is_title: bool = False
    """Whether it follows the type."""

    @property
    def text(self) -> str:
        return ", ".join(self.parts)


def _named(heard: Heard, groups: list[_Group]) -> Heard:
    """Decides which words are the title and which the place."""
    if not groups:
        return heard
    titles = [one for one in groups if one.is_title] or [
        one for one in groups if not _is_place(one.text)
    ]
    title = titles[0] if titles else None
    others = [one for one in groups if one is not title]
    if title is not None and not others and len(title.parts) > 1 and _is_place(title.parts[-1]):
        *parts, last = title.parts
        title, others = replace(title, parts=tuple(parts)), [_Group(parts=(last,))]
    words = _unquoted(title.text) if title else ""
    place, *more = [one.text for one in others] or [""]
    long = [one for one, limit in ((words, TITLE_LIMIT), (place, PLACE_LIMIT)) if len(one) > limit]
    return replace(
        heard,
        title=words if words and words not in long else None,
        place=place if place and place not in long else None,
        unclear=(*heard.unclear, *long, *more),
    )


def _is_place(text: str) -> bool:
    return _PLACE.search(folded(text)) is not None


def _parts(typed: str) -> Iterator[str]:
    lines = (tidy(line) for line in typed.replace(" · ", "\n").splitlines())
    for line in lines:
        yield from filter(None, (one.strip(" .") for one in _PART.findall(line)))


def _told(part: str, today: date) -> dict[str, object] | None:
    """Returns what a part says if it is a day, times, or a number of hours or seats; times that
    have two meanings or no end are `unclear`.
    """
    text = cyrillic(part).lower()
    for name, pattern, most in (("hours", _HOURS, MOST_HOURS), ("seats", _SEATS, LARGEST)):
        number = pattern.fullmatch(text)
        if number is not None and 1 <= int(number[1]) <= most:
            return {name: int(number[1])}
    day, times = _maybe(read_day, part, today), _maybe(read_hours, part)
    if day is not None:
        return {"day": day}
    if times is not None:
        return {"begins": times[0], "ends": times[1]}
    found = set(_days_with_times(part.split(), today))
    if len(found) == 1:
        return dict(zip(("day", "begins", "ends"), found.pop(), strict=True))
    return {"unclear": part} if _is_time(part) else None


def _days_with_times(words: list[str], today: date) -> Iterator[tuple[date, time, time]]:
    for at in range(1, len(words)):
        halves = " ".join(words[:at]), " ".join(words[at:])
        for first, last in (halves, halves[::-1]):
            day, times = _maybe(read_day, first, today), _maybe(read_hours, last)
            if day is not None and times is not None:
                yield day, *times


def _is_time(part: str) -> bool:
    try:
        read_hours(part)
    except NotATime:
        return False
    except BadInput:
        return True
    return True


def _with(heard: Heard, part: str, told: Mapping[str, object]) -> Heard:
    """Adds what a part says. A weekday may be said besides its date; anything else said twice is
    unclear.
    """
    if "unclear" in told:
        return replace(heard, unclear=(*heard.unclear, part))
    changes: dict[str, Any] = dict(told)
    has_date = "day" in told and any(map(str.isdecimal, part.split(maxsplit=1)[0]))
    again = [name for name, value in told.items() if getattr(heard, name) not in {None, value}]
    if again == ["day"] and heard.day is not None:
        is_same = heard.day.weekday() == changes["day"].weekday()
        if is_same and has_date != heard.has_date:
            changes["day"] = changes["day"] if has_date else heard.day
            again = []
    if again:
        return replace(heard, unclear=(*heard.unclear, part))
    return replace(heard, **changes, has_date=has_date or heard.has_date)


def _type_of(part: str, types: Sequence[ActivityType]) -> tuple[TypeId | None, str]:
    """Returns the type that the part begins with, and the rest of its words."""
    words = part.split()
    for count in range(min(len(words), _LONGEST_NAME), 0, -1):
        name = _key(" ".join(words[:count]))
        for one in types:
            if name in {_key(one.ru), _key(one.en), *ALIASES.get(one.id, ())}:
                return one.id, " ".join(words[count:]).strip(_AROUND)
    return None, part


def _key(name: str) -> str:
    return folded(name).replace("-", " ").strip(_AROUND)


def _unquoted(text: str) -> str:
    is_quoted = re.fullmatch(_QUOTED, text) is not None
    return tidy(text[1:-1]) if is_quoted else text


def _maybe(read: Callable[..., T], *arguments: object) -> T | None:
    with suppress(BadInput):
        return read(*arguments)
    return None
