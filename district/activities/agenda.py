"""The agenda of an activity: lines with a time in its description, such as «10:00 Открытие».

Acts that go on at one time, such as the sections of a conference, are lines with the same time.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import time
from itertools import groupby, pairwise

from district.activities.activity import Family
from district.errors import BadAgendaLine

FAMILIES = frozenset({Family.ASSEMBLY, Family.EXCHANGE, Family.CHILDREN})
"""The families whose activities show it, such as conferences and festivals."""

_HOUR = r"(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\.?\d)"
_TIMED = re.compile(rf"({_HOUR})(?:[ \t]*[-–—][ \t]*({_HOUR}))?[ \t]*[-–—.,]?[ \t]*(\S.*)")
_LIKE_A_TIME = re.compile(r"\d{1,2}:\d{2}\b")
SHOWN = 60
"""Limit in characters of a line that an error names."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AgendaItem:
    begins: time | None
    """None: a line without a time."""
    text: str
    ends: time | None = None
    typed: str = ""
    """The time as the organizer wrote it."""

    @property
    def hours(self) -> str:
        """Formats «10:00», «11:00–12:30» or nothing."""
        return "–".join(f"{one:%H:%M}" for one in (self.begins, self.ends) if one)


def agenda_of(description: str) -> tuple[AgendaItem, ...]:
    """Returns the lines of the description, or nothing if none has a time."""
    items = _lines(description)
    return items if any(one.begins for one in items) else ()


def side_by_side(agenda: Sequence[AgendaItem]) -> Iterator[list[AgendaItem]]:
    """Yields items one by one, those of one time together."""
    for begins, found in groupby(agenda, key=lambda one: (one.begins, one.ends)):
        together = list(found)
        yield from [together] if begins[0] else ([one] for one in together)


def at_hand(agenda: Sequence[AgendaItem], moment: time) -> AgendaItem | None:
    """Returns the item that began last; None before the first."""
    begun = [one for one in agenda if one.begins is not None and one.begins <= moment]
    return max(begun, key=lambda one: one.begins or moment, default=None)


def ensure_in_order(description: str) -> None:
    """A line without a time, such as the name of a day, begins a new order.

    Raises:
        BadAgendaLine: a line has no possible time, or is earlier than the line above.
    """
    found = _lines(description)
    for one in found:
        is_reversed = one.begins and one.ends and one.ends <= one.begins
        if is_reversed or (one.begins is None and _LIKE_A_TIME.match(one.text)):
            raise BadAgendaLine(line=f"{one.typed} {one.text}".strip()[:SHOWN])
    for before, one in pairwise(found):
        is_time = ":" in one.typed  # «9.10» may be a day
        if before.begins and one.begins and is_time and one.begins < before.begins:
            raise BadAgendaLine(line=f"{one.typed} {one.text}"[:SHOWN])


def _lines(description: str) -> tuple[AgendaItem, ...]:
    return tuple(map(_read, filter(None, map(str.strip, description.splitlines()))))


def _read(line: str) -> AgendaItem:
    timed = _TIMED.fullmatch(line)
    if timed is None:
        return AgendaItem(begins=None, text=line)
    begins, ends, text = timed.groups()
    typed = f"{begins}–{ends}" if ends else begins
    return AgendaItem(
        begins=_time(begins), ends=_time(ends) if ends else None, text=text, typed=typed
    )


def _time(typed: str) -> time:
    hour, minute = re.split(r"[:.]", typed)
    return time(int(hour), int(minute))
