"""Parsing of typed dates and times: strict, without guessing.

Unparsed remainders are errors, and the result is always shown in full words before it has an
effect.
"""

import re
from datetime import date, datetime, time, timedelta

from district.errors import Ahead, EndBeforeStart, NotADay, NotATime, Past

LONGEST = 60
"""Limit in characters."""
_MONTHS = (
    ("янв", "jan"), ("фев", "feb"), ("мар", "mar"), ("апр", "apr"), ("май", "мая", "may"),
    ("июн", "jun"), ("июл", "jul"), ("авг", "aug"), ("сен", "sep"), ("окт", "oct"),
    ("ноя", "nov"), ("дек", "dec"),
)  # fmt: skip
_WEEKDAYS = (
    ("пн", "понедельник", "понедельник", "mon", "monday"),
    ("вт", "вторник", "вторник", "tue", "tuesday"),
    ("ср", "среда", "среду", "wed", "wednesday"),
    ("чт", "четверг", "четверг", "thu", "thursday"),
    ("пт", "пятница", "пятницу", "fri", "friday"),
    ("сб", "суббота", "субботу", "sat", "saturday"),
    ("вс", "воскресенье", "воскресенье", "sun", "sunday"),
)
_NEAR = {
    "сегодня": 0, "завтра": 1, "послезавтра": 2, "today": 0, "tomorrow": 1,
}  # fmt: skip
_YESTERDAY = {"вчера", "yesterday"}
_DOTTED = re.compile(r"(\d{1,2})[./](\d{1,2})(?:[./](\d{4}|\d{2}))?")
_DASHED = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_WORDED = re.compile(r"(\d{1,2})\s+([a-zа-яё]{3,8})\.?(?:\s+(\d{4})(?:\s*г(?:ода|\.)?)?)?")
_ENGLISH = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:,?\s+(\d{4}))?")
_TIME = r"(\d{1,2})(?:[:.](\d{2}))?"
_HOURS = re.compile(rf"(?:с\s+|from\s+)?{_TIME}\s*(?:-|–|—|\s|до|to)\s*{_TIME}")
# A bare hour or a dot is a time only after «в»: «завтра 03.12» may be a date.
_MOMENT = re.compile(rf"(.+?),?\s+(?:(?:в|во|at)\s+{_TIME}|(\d{{1,2}}):(\d{{2}}))")


def read_day(typed: str, today: date) -> date:
    """Parses «3 декабря», «03.12.2026», «завтра», «в четверг»; without a year the next such day.

    Raises:
        NotADay: not understood, or there is no such day.
    """
    text = _tidied(typed)
    if text in _NEAR:
        return today + timedelta(days=_NEAR[text])
    weekday, rest = _weekday_in(text)
    if weekday is not None and not rest:
        return today + timedelta(days=(weekday - today.weekday() - 1) % 7 + 1)
    found = _written_day(rest, today)
    if found is None or (weekday is not None and found.weekday() != weekday):
        raise NotADay
    return found


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
    """Parses «14:00–16:30», «с 14 до 16:30», «14-16».

    Raises:
        NotATime: not understood.
        EndBeforeStart: the end is not after the beginning.
    """
    found = _HOURS.fullmatch(_tidied(typed))
    if found is None:
        raise NotATime
    try:
        begins = time(int(found[1]), int(found[2] or 0))
        ends = time(int(found[3]), int(found[4] or 0))
    except ValueError:
        raise NotATime from None
    if ends <= begins:
        raise EndBeforeStart
    return begins, ends


def read_clock(typed: str) -> time:
    """Parses «9», «9:30», «в 09.30».

    Raises:
        NotATime: not understood, or there is no such time.
    """
    found = re.fullmatch(rf"(?:в\s+|во\s+|at\s+)?{_TIME}", _tidied(typed))
    try:
        if found is not None:
            return time(int(found[1]), int(found[2] or 0))
    except ValueError:
        raise NotATime from None
    raise NotATime


def read_moment(typed: str, now: datetime) -> datetime:
    """Parses «3 декабря 14:00», «завтра в 10», «01.12 в 14»; day and time are required.

    `now` and the result are naive, in the local time of the person.

    Raises:
        NotADay: the day is not understood.
        NotATime: the time is missing or not valid.
        Past: it is before `now`.
    """
    found = _MOMENT.fullmatch(_tidied(typed))
    if found is None:
        raise NotATime
    try:
        clock = time(int(found[2] or found[4]), int(found[3] or found[5] or 0))
    except ValueError:
        raise NotATime from None
    moment = datetime.combine(read_day(found[1], now.date()), clock)
    if moment < now:
        raise Past
    return moment


def _tidied(typed: str) -> str:
    return " ".join(typed[: LONGEST + 1].lower().split()) if len(typed) <= LONGEST else ""


def _weekday_in(text: str) -> tuple[int | None, str]:
    """Returns a weekday before or after a date, or alone, and the remaining text."""
    words = text.replace(",", " ").split()
    if words and words[0] in {"в", "во", "on"}:
        words = words[1:]
    for place in (0, -1):
        for number, names in enumerate(_WEEKDAYS):
            if words and words[place] in names:
                del words[place]
                return number, " ".join(words)
    return None, text


def _written_day(text: str, today: date) -> date | None:
    if found := _DASHED.fullmatch(text):
        return _made(int(found[1]), int(found[2]), int(found[3]))
    if found := _DOTTED.fullmatch(text):
        return _nearest(int(found[1]), int(found[2]), found[3], today)
    if found := _WORDED.fullmatch(text):
        return _nearest(int(found[1]), _month(found[2]), found[3], today)
    if found := _ENGLISH.fullmatch(text):
        return _nearest(int(found[2]), _month(found[1]), found[3], today)
    return None


def _month(word: str) -> int:
    """Returns 0 for an unknown word."""
    for number, beginnings in enumerate(_MONTHS, 1):
        if word in _FULL_MONTHS[number] or word in beginnings:
            return number
    return 0


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


_FULL_MONTHS = {
    1: ("январь", "января", "january"),
    2: ("февраль", "февраля", "february"),
    3: ("март", "марта", "march"),
    4: ("апрель", "апреля", "april"),
    5: ("май", "мая", "may"),
    6: ("июнь", "июня", "june"),
    7: ("июль", "июля", "july"),
    8: ("август", "августа", "august"),
    9: ("сентябрь", "сентября", "сент", "september", "sept"),
    10: ("октябрь", "октября", "october"),
    11: ("ноябрь", "ноября", "november"),
    12: ("декабрь", "декабря", "december"),
}
