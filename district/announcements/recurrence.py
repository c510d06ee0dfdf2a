"""What comes again and again at a local time: weekly on days, monthly on a day."""

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from district.clock import Calendar
from district.errors import NotAChoice

LATEST_DAY = 31
_FAR = 366
"""Days within which the next time lies, whatever the rule: the same day of the next month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """Either `weekdays` (0 is Monday) or `month_day`; the 31st of a short month is its last day."""

    at: time
    weekdays: tuple[int, ...] = ()
    month_day: int | None = None
    until: date | None = None
    """The last local day."""

    def ensure_possible(self) -> None:
        """
        Raises:
            NotAChoice: no days, or such as there are not.
        """
        weekly = bool(self.weekdays) and all(day in range(7) for day in self.weekdays)
        monthly = self.month_day is not None and 1 <= self.month_day <= LATEST_DAY
        if weekly == monthly:
            raise NotAChoice

    def after(self, moment: datetime, calendar: Calendar) -> datetime | None:
        """The first time later than `moment` (UTC, as is the answer); None: it has come to an end.

        Summer time moves none of them: it is the local time that stays.
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
        """The last time up to `now`, counted from `first`, which is one of them."""
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
        """As it is kept, in JSON."""
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
