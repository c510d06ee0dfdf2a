"""The letters of a desk: a digest in the morning, and the count of the week."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from district.requests.pending import PendingItem

SHOWN = 10
"""Requests named in a digest."""
LATEST = 6
"""Hours after its own in which a digest is still sent."""
WEEK = timedelta(days=7)
WEEK_HOUR = 16
FRIDAY = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    items: tuple[PendingItem, ...]
    """The first of those that wait."""
    total: int
    late: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    decided: int
    waiting: int
    late: int


def ends_week(day: date, is_working: Callable[[date], bool]) -> bool:
    """Returns whether it is the last working day up to Friday."""
    if day.weekday() > FRIDAY or not is_working(day):
        return False
    left = range(1, FRIDAY - day.weekday() + 1)
    return not any(is_working(day + timedelta(days=one)) for one in left)
