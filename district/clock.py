"""Time: UTC internally, the installation's zone on screens, working days for deadlines."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

Clock = Callable[[], datetime]
"""Returns the current time in UTC. Tests pass one that they move."""

SUNDAY = 6


def utc_now() -> datetime:
    """The system clock."""
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class QuietHours:
    """Local hours in which no one is disturbed; may span midnight."""

    start: time = time(21, 0)
    end: time = time(8, 0)

    def covers(self, moment: time) -> bool:
        if self.start <= self.end:
            return self.start <= moment < self.end
        return moment >= self.start or moment < self.end


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """Working days are Monday to Saturday except the listed holidays."""

    zone: ZoneInfo
    holidays: frozenset[date] = frozenset()
    quiet: QuietHours = QuietHours()

    def local(self, moment: datetime) -> datetime:
        return moment.astimezone(self.zone)

    def at(self, day: date, moment: time) -> datetime:
        """Returns the UTC time of that local time of day."""
        return datetime.combine(day, moment, self.zone).astimezone(UTC)

    def next_at(self, moment: time, now: datetime) -> datetime:
        """Returns the next UTC time of that local time of day after `now`."""
        local = self.local(now)
        return self.at(local.date() + timedelta(days=local.time() >= moment), moment)

    def is_working(self, day: date) -> bool:
        return day.weekday() != SUNDAY and day not in self.holidays

    def add_working_days(self, day: date, count: int) -> date:
        """Returns the `count`-th working day after `day`."""
        while count > 0:
            day += timedelta(days=1)
            count -= self.is_working(day)
        return day

    def working_days_between(self, start: date, end: date) -> int:
        """Counts working days in (start, end]; 0 if `end` is earlier."""
        days = (end - start).days
        return sum(self.is_working(start + timedelta(days=n)) for n in range(1, days + 1))

    def is_quiet(self, moment: datetime) -> bool:
        return self.quiet.covers(self.local(moment).time())

    def after_quiet(self, moment: datetime) -> datetime:
        """Returns `moment`, or the end of the quiet hours that contain it."""
        local = self.local(moment)
        if not self.quiet.covers(local.time()):
            return moment
        day = local.date()
        if local.time() >= self.quiet.end:
            day += timedelta(days=1)
        return self.at(day, self.quiet.end)
