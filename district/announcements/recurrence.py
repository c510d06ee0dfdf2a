"""Recurrence at a local time: weekly on weekdays, or monthly on a day."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from district.clock import Calendar
from district.errors import NotAChoice

LATEST_DAY = 31
_FAR = 366
"""Upper bound in days of the distance to the next time."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """Either `weekdays` (0 is Monday) or `month_day`; in a short month the 31st is its last day."""

    at: time
    weekdays: tuple[int, ...] = ()
    month_day: int | None = None
    until: date | None = None
    """The last local day."""

    def ensure_possible(self) -> None:
        """Checks the rule.

        Raises:
            NotAChoice: no days, or days that do not exist.
        """
        weekly = bool(self.weekdays) and all(day in range(7) for day in self.weekdays)
        monthly = self.month_day is not None and 1 <= self.month_day <= LATEST_DAY
        if weekly == monthly:
            raise NotAChoice

    def after(self, moment: datetime, calendar: Calendar) -> datetime | None:
        """Returns the first time after `moment`, both in UTC, or None at the end.

        The local time is constant across changes of daylight saving.
        """
        day = calendar.local(moment).date()
        for _ in range(_FAR):
            if self.until is not None and day > self.until:
                return None
            if self.falls_on(day) and (found := calendar.at(day, self.at)) > moment:
                return found
            day += timedelta(days=1)
        return None

    def latest(self, first: datetime, now: datetime, calendar: Calendar) -> datetime:
        """Returns the last time up to `now`, counted from `first`, which must be an occurrence."""
        day = calendar.local(now).date()
        while (found := calendar.at(day, self.at)) > first:
            is_over = self.until is not None and day > self.until
            if not is_over and found <= now and self.falls_on(day):
                return found
            day -= timedelta(days=1)
        return first

    def falls_on(self, day: date) -> bool:
        if self.month_day is None:
            return day.weekday() in self.weekdays
        return day.day == min(self.month_day, monthrange(day.year, day.month)[1])

    def plain(self) -> dict[str, Any]:
        """Returns plain values for JSON."""
        return {
            "at": self.at.isoformat("minutes"),
            "weekdays": list(self.weekdays),
            "month_day": self.month_day,
            "until": self.until.isoformat() if self.until else None,
        }

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Recurrence":
        until = plain.get("until")
        return cls(
            at=time.fromisoformat(plain["at"]),
            weekdays=tuple(plain["weekdays"]),
            month_day=plain.get("month_day"),
            until=date.fromisoformat(until) if until else None,
        )
