"""The basis of a role: number and day of an order or a protocol, typed in one line."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta

from district.errors import NotABasis, NotADay
from district.spelling import tidy
from district.typed_time import read_day

NUMBER_LIMIT = 60
"""In characters, the kind of the paper included: «приказ управления образования 12-К»."""
_BASIS = re.compile(r"(?P<number>\S.*?),?\s+(?:от|of|dated|from)\s+(?P<day>.+)", re.IGNORECASE)
_TODAY = {"сегодня": 0, "вчера": 1, "today": 0, "yesterday": 1}
_LONG_AGO = timedelta(days=364)


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    number: str
    """With the kind of the paper: «приказ 12», «протокол № 4»."""
    day: date


def protocol_basis(number: int, day: date) -> Basis:
    """Returns a protocol as the basis of a role, worded as people type it."""
    return Basis(number=f"протокол № {number}", day=day)


def read_basis(typed: str, today: date) -> Basis:
    """Parses «приказ 12 от 3 сентября». A day without a year is the last one, never ahead.

    Raises:
        NotABasis: the number or the day is missing, not understood, too long or ahead.
    """
    found = _BASIS.fullmatch(tidy(typed).rstrip("."))
    if (
        found is None
        or len(found["number"]) > NUMBER_LIMIT
        or not any(one.isdigit() for one in found["number"])
    ):
        raise NotABasis
    day = _past_day(found["day"], today)
    if day is None or day > today:
        raise NotABasis
    return Basis(number=found["number"], day=day)


def _past_day(typed: str, today: date) -> date | None:
    if (ago := _TODAY.get(typed.strip().lower())) is not None:
        return today - timedelta(days=ago)
    if not any(one.isdigit() for one in typed):
        return None
    with suppress(NotADay):
        return read_day(typed, today - _LONG_AGO)
    return None
