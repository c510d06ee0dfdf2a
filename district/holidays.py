"""Days without lessons: public holidays and school holidays, data that curators may correct."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from district.drafts import Form as FormName
from district.errors import NotADay
from district.forms import Entered, Form, LongText
from district.spelling import tidy
from district.typed_time import LONGEST, read_days

NAME_LIMIT = 60
"""In characters."""


class HolidayKind(StrEnum):
    PUBLIC = "public"
    """A day off for everyone."""
    SCHOOL = "school"
    """No lessons at schools."""
    WORKING = "working"
    """A day of lessons after all, inside a holiday of the data files."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holiday:
    """A day or several days in a row."""

    starts: date
    ends: date
    kind: HolidayKind
    ru: str
    en: str
    by_people: bool
    """Entered in chat: overrides the data files."""

    @property
    def is_one_day(self) -> bool:
        return self.starts == self.ends


@dataclass(frozen=True, slots=True, kw_only=True)
class Holidays:
    """The holidays of a period."""

    every: tuple[Holiday, ...] = ()

    def on(self, day: date) -> Holiday | None:
        """Returns the holiday of the day: the shortest one entered in chat, else a public one
        first.
        """
        found = [one for one in self.every if one.starts <= day <= one.ends]
        found.sort(
            key=lambda one: (
                not one.by_people,
                one.by_people and one.ends - one.starts,
                one.kind is not HolidayKind.PUBLIC,
            )
        )
        return found[0] if found and found[0].kind is not HolidayKind.WORKING else None

    def entered(self, starts: date, ends: date) -> Holiday | None:
        """Returns the holiday entered in chat for exactly these days."""
        return next(
            (
                one
                for one in self.every
                if one.by_people and (one.starts, one.ends) == (starts, ends)
            ),
            None,
        )

    @property
    def days_off(self) -> frozenset[date]:
        """The public holidays, which are no working days."""
        every = (
            one.starts + timedelta(days=after)
            for one in self.every
            if one.kind is HolidayKind.PUBLIC
            for after in range((one.ends - one.starts).days + 1)
        )
        return frozenset(day for day in every if self.public_on(day))

    def public_on(self, day: date) -> Holiday | None:
        found = self.on(day)
        return found if found is not None and found.kind is HolidayKind.PUBLIC else None


def coming(every: Iterable[Holiday], today: date) -> list[Holiday]:
    """Returns the holidays that are not over, the soonest first, without overridden days."""
    holidays = Holidays(every=tuple(every))
    return sorted(
        (
            one
            for one in holidays.every
            if one.ends >= today
            and one.kind is not HolidayKind.WORKING
            and (not one.is_one_day or holidays.on(one.starts) == one)
        ),
        key=lambda one: (one.starts, one.ends),
    )


def read_holiday(typed: str, today: date) -> tuple[tuple[date, date], str]:
    """Parses «10 декабря, День округа» or «1–8 января, каникулы»: the first and the last day, a
    comma and a name.

    Raises:
        NotADay: a day is not understood, or the name is missing.
    """
    parts = tidy(typed).split(",")
    for at in range(len(parts) - 1, 0, -1):
        day, name = ",".join(parts[:at]), ",".join(parts[at:]).strip()
        if name and len(day) <= LONGEST:
            try:
                return read_days(day, today), name[:NAME_LIMIT]
            except NotADay:
                continue
    raise NotADay


HOLIDAY_WORDS = LongText("words", limit=LONGEST + NAME_LIMIT, changeable=False)
HOLIDAY: Form[None] = Form(name=FormName.HOLIDAY, texts="holidays", fields=(HOLIDAY_WORDS,))


def adding(kind: HolidayKind) -> Entered:
    """Returns a new form of a day of that kind."""
    return Entered().with_given(kind=kind.value)


def kind_in(entered: Entered) -> HolidayKind:
    return HolidayKind(entered.given("kind"))
