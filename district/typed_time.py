"""Parsing of typed dates and times: strict, without guessing.

Unparsed remainders are errors, what has two meanings is asked about, and the result is always
shown in full words before it has an effect.
"""

import re
import unicodedata
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from district.errors import Ahead, AmbiguousHour, EndBeforeStart, NoEnd, NotADay, NotATime, Past
from district.spelling import cyrillic, tidy

LONGEST = 60
"""Limit in characters."""
_MONTHS = (
    ("янв", "январь", "января", "jan", "january"),
    ("фев", "февр", "февраль", "февраля", "feb", "february"),
    ("мар", "март", "марта", "mar", "march"),
    ("апр", "апрель", "апреля", "apr", "april"),
    ("май", "мая", "may"),
    ("июн", "июнь", "июня", "jun", "june"),
    ("июл", "июль", "июля", "jul", "july"),
    ("авг", "август", "августа", "aug", "august"),
    ("сен", "сент", "сентябрь", "сентября", "sep", "sept", "september"),
    ("окт", "октябрь", "октября", "oct", "october"),
    ("ноя", "нояб", "ноябрь", "ноября", "nov", "november"),
    ("дек", "декабрь", "декабря", "dec", "december"),
)
_WEEKDAYS = (
    ("пн", "понедельник", "mon", "monday"),
    ("вт", "вторник", "tue", "tuesday"),
    ("ср", "среда", "среду", "wed", "wednesday"),
    ("чт", "четверг", "thu", "thursday"),
    ("пт", "пятница", "пятницу", "fri", "friday"),
    ("сб", "суббота", "субботу", "sat", "saturday"),
    ("вс", "воскресенье", "sun", "sunday"),
)
_NEAR = {
    "сегодня": 0, "завтра": 1, "послезавтра": 2, "today": 0, "tomorrow": 1,
}  # fmt: skip
_YESTERDAY = {"вчера", "yesterday"}

_G = r"(?:\s*г(?:\.|ода?)?)?"
"""«г.» after a year."""
_YEAR = rf"(?:,?\s+(?P<year>\d{{4}}|\d{{2}}(?=\s*г)){_G})?"
_NTH = r"(?P<day>\d{1,2})(?:-?(?:го|ого|[еe]|[оo][еe]|th|st|nd|rd))?"
_DOTTED = r"(?P<day>\d{1,2})(?P<dot>\s?[./]\s?)(?P<month>\d{1,2})"
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?P<year>\d{4})-(?P<month>\d{2})-(?P<day>\d{2})",
        rf"(?P<day>\d{{1,2}})-(?P<month>\d{{1,2}})-(?P<year>\d{{4}}){_G}",
        rf"{_DOTTED}(?:(?P=dot)(?P<year>\d{{4}}|\d{{2}}){_G})?\.?",
        rf"{_NTH}\s+(?:of\s+)?(?P<name>[a-zа-яё]{{3,9}})\.?{_YEAR}",
        rf"(?P<name>[a-z]{{3,9}})\.?\s+{_NTH}{_YEAR}",
    )
)

_MINUTES = r"(?P<mark>[:.\-–—]|\s?ч(?:\.|ас(?:а|ов)?)?\s?)(?P<minutes>\d{2})"
_CLOCK = re.compile(
    rf"(?P<lead>(?:в|во|с|c|со|к|at|from)\s+)?(?P<hour>\d{{1,2}})(?:{_MINUTES}(?:\s?мин(?:\.|ут)?)?)?"
    r"(?P<unit>\s?ч(?:\.|ас(?:а|ов)?)?)?(?:\s?(?P<part>утра|дня|вечера|ночи|am|pm))?"
)
_PARTS = {
    "утра": {hour: hour for hour in range(1, 12)},
    "дня": {11: 11, 12: 12} | {hour: hour % 12 + 12 for hour in (*range(1, 6), *range(13, 18))},
    "вечера": {hour: hour % 12 + 12 for hour in (*range(4, 12), *range(16, 24))},
    "ночи": {0: 0, 12: 0, 10: 22, 11: 23, 22: 22, 23: 23} | {hour: hour for hour in range(1, 6)},
    "am": {hour: hour % 12 for hour in range(1, 13)},
    "pm": {hour: hour % 12 + 12 for hour in range(1, 13)},
}
"""The hours that are named with a part of the day."""
_BARE = range(1, 7)
"""Hours which, alone, people use for the night and for the day."""
_DASHES = frozenset("-–—")
_SIGNS = {ord("‒"): "–", ord("―"): "—", ord("−"): "–"}
_BETWEEN = (
    re.compile(r"\s+(?:до|to)\s+|\s+[-–—]\s*|\s*[-–—]\s+"),
    re.compile(r"[–—]"),
    re.compile(r"(?<=\d-\d\d)-(?=\d{1,2}-\d\d)"),
    re.compile(r"-"),
    _SPACE := re.compile(r"\s+"),
)
"""Separators of two times: the first that occurs exactly once is used."""
_HOURS_OF_DAY = 24
_BETWEEN_DAYS = (
    re.compile(r"\s+(?:по|до|to|till)\s+"),
    re.compile(r"\s*[–—]\s*"),
    re.compile(r"\s+-\s*|\s*-\s+"),
    re.compile(r"-"),
)
"""Separators of two days: the first that occurs exactly once is used."""
_FROM_DAY = re.compile(r"^(?:с|со|c|from)\s+")
_BARE_DAY = re.compile(r"\d{1,2}")
LONGEST_SPAN = timedelta(days=100)
"""Limit of two days typed together."""


def read_day(typed: str, today: date) -> date:
    """Parses «3 декабря», «3-го декабря (чт)», «03.12.2026 г.», «завтра», «в четверг».

    Without a year the next such day.

    Raises:
        NotADay: not understood, or there is no such day.
    """
    text = _tidied(typed)
    if text in _NEAR:
        return today + timedelta(days=_NEAR[text])
    weekday, rest = _weekday_in(text)
    if weekday is not None and not rest:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    found = _written_day(text, today)
    if found is None:
        raise NotADay
    return found


def read_days(typed: str, today: date) -> tuple[date, date]:
    """Parses one day or the first and the last of several: «1–8 января», «с 28 декабря по 8
    января», «01.01.2027 – 08.01.2027».

    Without a year the next days that are not over.

    Raises:
        NotADay: not understood, the last day is before the first one or of a past year.
    """
    with suppress(NotADay):
        day = read_day(typed, today)
        return day, day
    text = _FROM_DAY.sub("", _tidied(typed), count=1)
    between = next((one for one in _BETWEEN_DAYS if len(one.split(text)) == 2), None)  # noqa: PLR2004
    if between is None:
        raise NotADay
    first, last = between.split(text)
    if _BARE_DAY.fullmatch(first):
        first += _BARE_DAY.sub("", last, count=1)
    elif re.fullmatch(r"[a-z]{3,9}\s+\d{1,2}", first) and not re.search(r"[^\d\s,]", last):
        last = f"{first.split()[0]} {last}"
    ends = read_day(last, today)
    if ends.year < today.year:
        raise NotADay
    starts = _written_day(first, ends - timedelta(days=364)) or read_day(first, today)
    if not timedelta(0) < ends - starts <= LONGEST_SPAN:
        raise NotADay
    return starts, ends


def read_day_gone(typed: str, today: date) -> date:
    """Parses a past day, also «вчера»; without a year a day of this year.

    Raises:
        NotADay: not understood, or there is no such day.
        Ahead: it is in the future.
    """
    text = _tidied(typed)
    found = today - timedelta(days=1) if text in _YESTERDAY else None
    found = found or _written_day(text, today.replace(month=1, day=1)) or read_day(typed, today)
    if found > today:
        raise Ahead
    return found


def read_hours(typed: str) -> tuple[time, time]:
    """Parses «14:00–16:30», «с 14 до 16:30», «14-16», «15-00 – 17-30», «с 3 до 5 дня».

    Raises:
        NotATime: not understood.
        NoEnd: one time only.
        AmbiguousHour: an hour that may be of the night or of the day.
        EndBeforeStart: the end is not after the beginning.
    """
    text = _tidied(typed)
    between = next((one for one in _BETWEEN if len(one.split(text)) == 2), None)  # noqa: PLR2004
    if between is None:
        raise NoEnd if _clock_in(text).is_certain else NotATime
    first, last = map(_clock_in, between.split(text))
    if between is _SPACE and not (first.is_certain and last.is_certain):
        raise NotATime  # «10-12 14-16» may be two spans
    begins, ends = first.before(last), last.time()
    if ends <= begins:
        raise EndBeforeStart
    return begins, ends


def read_clock(typed: str) -> time:
    """Parses «9», «9:30», «в 09.30», «в 9 утра», «15-00».

    Raises:
        NotATime: not understood, or there is no such time.
        AmbiguousHour: an hour that may be of the night or of the day.
    """
    found = _clock_in(_tidied(typed))
    if not found.is_certain:
        raise NotATime
    return found.time()


def read_moment(typed: str, now: datetime) -> datetime:
    """Parses «3 декабря 14:00», «завтра в 10», «01.12 в 14», «в 9 утра 3 декабря».

    Day and time are required. `now` and the result are naive, in the local time of the person.

    Raises:
        NotADay: the day is not understood.
        NotATime: the time is missing or not valid, or there are several readings.
        AmbiguousHour: an hour that may be of the night or of the day.
        Past: it is before `now`.
    """
    words = _tidied(typed).split()
    found, has_time = set(), False
    for place in range(1, len(words)):
        halves = " ".join(words[:place]).strip(", "), " ".join(words[place:])
        for day, clock in (halves, halves[::-1]):
            with suppress(NotATime):
                told = _clock_in(clock)
                if not told.is_a_time:
                    continue
                has_time = True
                with suppress(NotADay):
                    found.add(datetime.combine(read_day(day, now.date()), told.time()))
    if len(found) != 1:
        raise NotADay if has_time and not found else NotATime
    moment = found.pop()
    if moment < now:
        raise Past
    return moment


@dataclass(frozen=True, slots=True, kw_only=True)
class _Clock:
    """A time as it was typed."""

    hour: int
    is_one_digit: bool
    minutes: int | None
    mark: str
    """The separator of hour and minutes."""
    is_led: bool
    """By «в» or «с»."""
    part: str | None

    @property
    def is_certain(self) -> bool:
        """Whether it cannot be a span of hours: «15-00» and «9-30» cannot, «10-12» can."""
        return self.mark not in _DASHES or not 0 < (self.minutes or 0) < _HOURS_OF_DAY

    @property
    def is_a_time(self) -> bool:
        """Whether it cannot be a part of a date, as a bare hour and «03.12» can."""
        has_mark = self.minutes is not None and self.mark != "."
        return self.is_certain and (self.is_led or self.part is not None or has_mark)

    def before(self, last: "_Clock") -> time:
        """Returns the beginning of a span: in the part of the day that its end names, if it can be.

        Raises:
            NotATime, AmbiguousHour: see `time`.
        """
        is_exact = self.minutes is not None and not self.is_one_digit
        if self.part is not None or last.part is None or is_exact:
            return self.time()
        hour = _PARTS[last.part].get(self.hour)
        if hour is None and self.hour in _BARE:
            raise AmbiguousHour(night=self.hour, day=self.hour + 12)
        if hour is None or replace(self, part=last.part).time() >= last.time():
            return self.time()
        if hour != self.hour and not self.is_one_digit:
            raise AmbiguousHour(night=self.hour, day=hour)
        return replace(self, part=last.part).time()

    def time(self) -> time:
        """
        Raises:
            NotATime: there is no such time.
            AmbiguousHour: an hour that may be of the night or of the day.
        """
        if self.part is None and self.minutes is None and self.is_one_digit and self.hour in _BARE:
            raise AmbiguousHour(night=self.hour, day=self.hour + 12)
        try:
            return time(_PARTS[self.part][self.hour] if self.part else self.hour, self.minutes or 0)
        except (KeyError, ValueError):
            raise NotATime from None


def _clock_in(text: str) -> _Clock:
    """
    Raises:
        NotATime: not understood.
    """
    found = _CLOCK.fullmatch(text.rstrip("."))
    if found is None:
        raise NotATime
    return _Clock(
        hour=int(found["hour"]),
        is_one_digit=len(found["hour"]) == 1,
        minutes=int(found["minutes"]) if found["minutes"] else None,
        mark=(found["mark"] or "").strip(),
        is_led=found["lead"] is not None,
        part=found["part"],
    )


def _tidied(typed: str) -> str:
    """Returns the text in lower case, in one form of every letter and sign, without invisible
    characters; nothing if it is too long.
    """
    if len(typed) > LONGEST:
        return ""
    return cyrillic(tidy(unicodedata.normalize("NFKC", typed))).lower().translate(_SIGNS)


def _weekday_in(text: str) -> tuple[int | None, str]:
    """Returns a weekday before or after a date, or alone, and the remaining text."""
    words = text.replace(",", " ").replace("(", " (").replace(")", ") ").split()
    if words and words[0] in {"в", "во", "on"}:
        words = words[1:]
    for place in (0, -1):
        for number, names in enumerate(_WEEKDAYS):
            if words and words[place].strip("().") in names:
                del words[place]
                return number, " ".join(words)
    return None, text


def _written_day(text: str, today: date) -> date | None:
    """Returns a date in figures or words; None if its weekday is another one."""
    weekday, rest = _weekday_in(text)
    told = next((found.groupdict() for one in _DAYS if (found := one.fullmatch(rest))), None)
    if told is None:
        return None
    month = _month(told["name"]) if told.get("name") else int(told["month"])
    day = _nearest(int(told["day"]), month, told["year"], today)
    return day if day is not None and weekday in {None, day.weekday()} else None


def _month(word: str) -> int:
    """Returns 0 for an unknown word."""
    return next((number for number, names in enumerate(_MONTHS, 1) if word in names), 0)


def _nearest(day: int, month: int, year: str | None, today: date) -> date | None:
    if year is not None:
        return _made(int(year) if len(year) == 4 else 2000 + int(year), month, day)  # noqa: PLR2004
    for candidate in range(today.year, today.year + 9):  # the 29th of February may be far
        found = _made(candidate, month, day)
        if found is not None and found >= today:
            return found
    return None


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
