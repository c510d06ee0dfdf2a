"""A month as a grid of weeks, for buttons."""

import calendar
from dataclasses import dataclass
from datetime import date

_WEEKS = calendar.Calendar(firstweekday=0)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Month:
    year: int
    number: int
    """From 1."""

    @classmethod
    def of(cls, day: date) -> "Month":
        return cls(year=day.year, number=day.month)

    @classmethod
    def read(cls, written: str) -> "Month":
        """Parses «2026-12»."""
        return cls.of(date.fromisoformat(f"{written}-01"))

    def __str__(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def count(self) -> int:
        """Months since year 0."""
        return self.year * 12 + self.number - 1

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def next(self) -> "Month":
        years, month = divmod(self.number, 12)
        return Month(year=self.year + years, number=month + 1)

    @property
    def before(self) -> "Month":
        if self.number == 1:
            return Month(year=self.year - 1, number=12)
        return Month(year=self.year, number=self.number - 1)

    @property
    def weeks(self) -> list[list[date | None]]:
        """Weeks from Monday; None for days of other months."""
        return [
            [day if day.month == self.number else None for day in week]
            for week in _WEEKS.monthdatescalendar(self.year, self.number)
        ]
