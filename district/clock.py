"""Time: UTC inside, the installation's zone on screens, working days in promises."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Answers the present moment in UTC. Tests hand in one that moves when told."""

SUNDAY = 6


def utc_now() -> datetime:
    """The real clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """The local hours in which nobody is disturbed; `start` may lie after `end` (over midnight)."""

    start: time = time(21, 0)
    end: time = time(8, 0)

    def covers(self, moment: time) -> bool:
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Working days are Monday to Saturday less the listed holidays."""

    zone: ZoneInfo
    holidays: frozenset[date] = frozenset()
    quiet: QuietHours = QuietHours()

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)

    def at(self, day: date, moment: time) -> datetime:
        """That local time of that day, in UTC."""
        return datetime.combine(day, moment, self.zone).astimezone(UTC)

    def is_working(self, day: date) -> bool:
        return day.weekday() != SUNDAY and day not in self.holidays

    def add_working_days(self, day: date, count: int) -> date:
        """The `count`-th working day after `day`; `day` itself is not counted."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_working(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """How many working days came after `start`, up to and with `end`; 0 if `end` is earlier."""
        days = (end - start).days
        return sum(self.is_working(start + timedelta(days=n)) for n in range(1, days + 1))

    def is_quiet(self, moment: datetime) -> bool:
        return self.quiet.covers(self.local(moment).time())

    def after_quiet(self, moment: datetime) -> datetime:
        """`moment` itself, or the end of the quiet hours it falls into."""
        local = self.local(moment)
        if not self.quiet.covers(local.time()):
            return moment
        day = local.date()
        if local.time() >= self.quiet.end:
            day += timedelta(days=1)
        return self.at(day, self.quiet.end)
