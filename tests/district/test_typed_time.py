"""Typed dates: parsed as meant, or refused."""

import unicodedata
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from district.errors import AmbiguousHour, BadInput, EndBeforeStart, NoEnd, NotADay, NotATime, Past
from district.typed_time import LONGEST, read_clock, read_day, read_days, read_hours, read_moment

TODAY = date(2026, 11, 23)
"""A Monday."""
NOW = datetime.combine(TODAY, time(9, 30))
MONTHS = (
    *("января", "февраля", "марта", "апреля", "мая", "июня"),
    *("июля", "августа", "сентября", "октября", "ноября", "декабря"),
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3 декабря", date(2026, 12, 3)),
        ("3 дек", date(2026, 12, 3)),
        ("3 дек.", date(2026, 12, 3)),
        ("03.12", date(2026, 12, 3)),
        ("3.12.2026", date(2026, 12, 3)),
        ("03/12/26", date(2026, 12, 3)),
        ("2026-12-03", date(2026, 12, 3)),
        ("3 декабря 2027 года", date(2027, 12, 3)),
        ("  3   ДЕКАБРЯ ", date(2026, 12, 3)),
        ("четверг, 3 декабря", date(2026, 12, 3)),
        ("3 декабря, четверг", date(2026, 12, 3)),
        ("сегодня", TODAY),
        ("Завтра", date(2026, 11, 24)),
        ("послезавтра", date(2026, 11, 25)),
        ("в четверг", date(2026, 11, 26)),
        ("во вторник", date(2026, 11, 24)),
        ("пн", date(2026, 11, 30)),
        ("22 ноября", date(2027, 11, 22)),
        ("1 мая", date(2027, 5, 1)),
        ("29 февраля", date(2028, 2, 29)),
        ("December 3", date(2026, 12, 3)),
        ("3 dec 2026", date(2026, 12, 3)),
        ("tomorrow", date(2026, 11, 24)),
        ("on Thursday", date(2026, 11, 26)),
    ],
)
def test_a_day_is_understood(typed: str, meant: date) -> None:
    assert read_day(typed, TODAY) == meant


@pytest.mark.parametrize(
    "typed",
    [
        *("", " ", "декабря", "3", "32 декабря", "30 февраля", "29 февраля 2027", "0.12", "3.13"),
        *("3 декабря пятница", "01.12 в 14", "3 декабря утром", "через неделю", "3-5 декабря"),
        *("3 дек 14:00", "2026-13-01", "😀", "<b>3 декабря</b>", "3 мартобря", "3 маяк", "9" * 400),
        *("1.2.3.4", "٣ декабря 2026 2027", "в", "с понедельника", "03.12.20260"),
    ],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(NotADay):
        read_day(typed, TODAY)


# ── Generated from a table of ways to write ────────────────────────────────────────────────────

SHORT_MONTHS = ("янв", "февр", "март", "апр", "мая", "июня", "июля", "авг", "сент", "окт", "нояб",
                "дек")  # fmt: skip
WEEKDAYS = (
    *(("пн", "понедельник"), ("вт", "вторник"), ("ср", "среда"), ("чт", "четверг")),
    *(("пт", "пятница"), ("сб", "суббота"), ("вс", "воскресенье")),
)
WHOLE_DAYS: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year}",
    lambda day: f"{day.day} {MONTHS[day.month - 1]} {day.year} г.",
    lambda day: f"{day.day} {MONTHS[day.month - 1]}, {day.year} года",
    lambda day: f"{day.day}-го {MONTHS[day.month - 1]} {day.year}г.",
    lambda day: f"{day.day}-е {MONTHS[day.month - 1]} {day:%y} г.",
    lambda day: f"{day.day} {SHORT_MONTHS[day.month - 1]}. {day.year}",
    lambda day: f"{day:%d.%m.%Y}",
    lambda day: f"{day:%d.%m.%Y} г.",
    lambda day: f"{day:%d.%m.%Y}г",
    lambda day: f"{day:%d.%m.%Y} года",
    lambda day: f"{day:%d.%m.%y}",
    lambda day: f"{day.day}. {day.month}. {day.year}",
    lambda day: f"{day:%d/%m/%Y}",
    lambda day: f"{day:%d-%m-%Y}",
    lambda day: day.isoformat(),
    lambda day: f"{day:%B} {day.day}, {day.year}",
    lambda day: f"{day.day} {day:%b} {day.year}",
    lambda day: f"{day.day}th of {day:%B} {day.year}",
)
"""The year is written."""
DAYS_OF_A_YEAR: tuple[Callable[[date], str], ...] = (
    lambda day: f"{day.day} {MONTHS[day.month - 1]}",
    lambda day: f"{day.day}-го {MONTHS[day.month - 1]}",
    lambda day: f"{day.day}-ое {MONTHS[day.month - 1]}",
    lambda day: f"{day.day} {SHORT_MONTHS[day.month - 1]}.",
    lambda day: f"{day:%d.%m}",
    lambda day: f"{day:%d.%m.}",
    lambda day: f"{day.day}/{day.month}",
    lambda day: f"{day:%B} {day.day}",
)
WITH_WEEKDAY: tuple[Callable[[str, date], str], ...] = (
    lambda text, _: text,
    lambda text, day: f"{text} ({WEEKDAYS[day.weekday()][0]})",
    lambda text, day: f"{text}({WEEKDAYS[day.weekday()][0]}.)",
    lambda text, day: f"{text}, {WEEKDAYS[day.weekday()][1]}",
    lambda text, day: f"{WEEKDAYS[day.weekday()][0]}. {text}",
    lambda text, day: f"{WEEKDAYS[day.weekday()][1]}, {text}",
)
AS_SENT: tuple[Callable[[str], str], ...] = (
    lambda text: text,
    str.upper,
    lambda text: text.replace(" ", "\N{NO-BREAK SPACE}"),
    lambda text: f"\N{ZERO WIDTH SPACE}{text}\N{LEFT-TO-RIGHT MARK} ",
    lambda text: text.replace("-", "\N{NON-BREAKING HYPHEN}"),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: text.translate(str.maketrans("асеор", "aceop")) if "ч" in text else text,
)
NEAR_DAYS = st.dates(min_value=TODAY, max_value=TODAY + timedelta(days=364))
FAR_DAYS = st.dates(min_value=TODAY, max_value=TODAY + timedelta(days=2000))


@given(
    FAR_DAYS, st.sampled_from(WHOLE_DAYS), st.sampled_from(WITH_WEEKDAY), st.sampled_from(AS_SENT)
)
def test_every_day_is_read_back_however_it_is_written(
    day: date,
    write: Callable[[date], str],
    dress: Callable[[str, date], str],
    send: Callable[[str], str],
) -> None:
    assert read_day(send(dress(write(day), day)), TODAY) == day


@given(
    NEAR_DAYS,
    st.sampled_from(DAYS_OF_A_YEAR),
    st.sampled_from(WITH_WEEKDAY),
    st.sampled_from(AS_SENT),
)
def test_a_day_without_a_year_is_the_next_such_day(
    day: date,
    write: Callable[[date], str],
    dress: Callable[[str, date], str],
    send: Callable[[str], str],
) -> None:
    assume((day.month, day.day) != (2, 29))
    assert read_day(send(dress(write(day), day)), TODAY) == day


@given(NEAR_DAYS, st.sampled_from((*WHOLE_DAYS, *DAYS_OF_A_YEAR)), st.integers(1, 6))
def test_another_weekday_is_refused(day: date, write: Callable[[date], str], off: int) -> None:
    another = WEEKDAYS[(day.weekday() + off) % 7][0]
    with pytest.raises(NotADay):
        read_day(f"{write(day)} ({another})", TODAY)


def part_of_day(hour: int) -> tuple[int, str] | None:
    """Returns the hour as it is said, with the part of the day."""
    if hour == 0:
        return 12, "ночи"
    if hour < 4:
        return hour, "ночи"
    if hour < 12:
        return hour, "утра"
    if hour < 18:
        return hour - 12 or 12, "дня"
    return (hour - 12, "вечера") if hour < 22 else (hour - 12, "ночи")


def said(clock: time) -> str:
    hour, part = part_of_day(clock.hour) or (0, "")
    minutes = f":{clock:%M}" if clock.minute else ""
    return f"{hour}{minutes} {part}"


EXACT_TIMES: tuple[Callable[[time], str], ...] = (
    lambda it: f"{it:%H:%M}",
    lambda it: f"{it.hour}:{it:%M}",
    lambda it: f"{it:%H:%M} ч.",
    lambda it: f"{it:%H:%M}ч",
    lambda it: f"{it.hour} ч. {it:%M} мин.",
    lambda it: f"{it.hour} часов {it:%M} минут",
    said,
)
"""A time in these cannot be anything else."""
DOTTED_TIMES: tuple[Callable[[time], str], ...] = (lambda it: f"{it:%H.%M}",)
HYPHENED_TIMES: tuple[Callable[[time], str], ...] = (
    lambda it: f"{it:%H-%M}",
    lambda it: f"{it.hour}-{it:%M}",
)
BETWEEN = (" – ", " - ", " — ", "- ", " до ")
CLOSE = ("–", "-", "—")
LEADS = ("", "с ")
TIMES = st.builds(time, st.integers(0, 23), st.integers(0, 59))


@given(
    TIMES,
    TIMES,
    st.sampled_from((*EXACT_TIMES, *DOTTED_TIMES, *HYPHENED_TIMES)),
    st.sampled_from((*EXACT_TIMES, *DOTTED_TIMES, *HYPHENED_TIMES)),
    st.sampled_from(BETWEEN),
    st.sampled_from(LEADS),
    st.sampled_from(AS_SENT),
)
def test_hours_are_read_back_however_they_are_written(
    one: time,
    other: time,
    write: Callable[[time], str],
    write_end: Callable[[time], str],
    between: str,
    lead: str,
    send: Callable[[str], str],
) -> None:
    assume(one != other)
    begins, ends = sorted((one, other))
    assume(write_end is not said or write is said or len(write(begins).split()[0]) == len("00:00"))
    typed = f"{lead}{write(begins)}{between}{write_end(ends)}"
    assert read_hours(send(typed)) == (begins, ends)


@given(
    TIMES,
    TIMES,
    st.sampled_from(
        [(write, close) for write in (*EXACT_TIMES, *DOTTED_TIMES) for close in CLOSE]
        + [(write, close) for write in HYPHENED_TIMES for close in CLOSE]
    ),
)
def test_hours_without_spaces_are_read_back(
    one: time, other: time, how: tuple[Callable[[time], str], str]
) -> None:
    assume(one != other)
    write, close = how
    begins, ends = sorted((one, other))
    assert read_hours(f"{write(begins)}{close}{write(ends)}") == (begins, ends)


@given(st.integers(7, 22), st.integers(8, 23), st.sampled_from((*BETWEEN, *CLOSE, " ")))
def test_bare_hours_are_read_back(one: int, other: int, between: str) -> None:
    begins, ends = sorted((one, other))
    assume(begins != ends)
    assert read_hours(f"{begins}{between}{ends}") == (time(begins), time(ends))


@given(st.integers(1, 11), st.integers(1, 11), st.sampled_from(("дня", "вечера", "pm")))
def test_a_part_of_the_day_at_the_end_is_of_both(one: int, other: int, part: str) -> None:
    first, last = {"дня": (1, 5), "вечера": (4, 11), "pm": (1, 11)}[part]
    begins, ends = sorted((one, other))
    assume(first <= begins < ends <= last)
    typed = f"с {begins} до {ends} {part}"
    if begins < 10:
        assert read_hours(typed) == (time(begins + 12), time(ends + 12))
    else:
        with pytest.raises(AmbiguousHour):
            read_hours(typed)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("с 9 до 11 утра", (9, 11)),
        ("с 9 до 2 дня", (9, 14)),
        ("с 11 до 3 дня", (11, 15)),
        ("с 10 до 9 вечера", (10, 21)),
        ("9 утра – 2 дня", (9, 14)),
        ("с 9 утра до 14", (9, 14)),
    ],
)
def test_a_part_of_the_day_is_of_a_beginning_that_can_have_it(
    typed: str, meant: tuple[int, int]
) -> None:
    assert read_hours(typed) == (time(meant[0]), time(meant[1]))


def test_a_beginning_that_fits_no_part_is_asked_about() -> None:
    with pytest.raises(AmbiguousHour):
        read_hours("с 3:30 до 5 вечера")


@given(st.integers(1, 6), st.integers(7, 23), st.sampled_from((*BETWEEN, *CLOSE)))
def test_an_hour_of_the_night_or_of_the_day_is_asked_about(
    hour: int, other: int, between: str
) -> None:
    for typed in (f"{hour}{between}{other}", f"{other}{between}{hour}"):
        with pytest.raises(AmbiguousHour) as asked:
            read_hours(typed)
        assert (asked.value.night, asked.value.day) == (hour, hour + 12)
    for moment in (f"завтра в {hour}", f"завтра в {hour} ч."):
        with pytest.raises(AmbiguousHour):
            read_moment(moment, NOW)


@pytest.mark.parametrize("typed", ["14-16-18", "10-12 14-16", "10-12, 14-16", "9-10-30", "15-00"])
def test_what_may_be_several_spans_is_refused(typed: str) -> None:
    with pytest.raises((NotATime, EndBeforeStart)):
        read_hours(typed)


@given(TIMES, st.sampled_from((*EXACT_TIMES, *DOTTED_TIMES)), st.sampled_from(("", "в ", "к ")))
def test_a_time_is_read_back(clock: time, write: Callable[[time], str], lead: str) -> None:
    assert read_clock(lead + write(clock)) == clock


@pytest.mark.parametrize(
    "typed",
    [
        "14:00–16:30",
        "14.00-16.30",
        "с 14 до 16:30",
        "14 16:30",
        "14:00 — 16:30",
        "from 14 to 16:30",
    ],
)
def test_hours_are_understood(typed: str) -> None:
    assert read_hours(typed) == (time(14, 0), time(16, 30))


@pytest.mark.parametrize(
    "typed", ["", "14:60-15:00", "25-26", "в два часа", "14-16-18", "14:0-15", "1416", "😀"]
)
def test_what_is_no_hours_is_refused(typed: str) -> None:
    with pytest.raises(NotATime):
        read_hours(typed)


@pytest.mark.parametrize("typed", ["14", "14:00", "11.00", "в 9 утра", "с 15 часов"])
def test_an_end_that_is_missing_is_asked_for(typed: str) -> None:
    with pytest.raises(NoEnd):
        read_hours(typed)


def test_an_end_before_the_beginning_is_refused() -> None:
    with pytest.raises(EndBeforeStart):
        read_hours("16:00-14:00")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("3 декабря 14:00", (2026, 12, 3, 14, 0)),
        ("3 декабря, 14:00", (2026, 12, 3, 14, 0)),
        ("3 декабря 2026 в 14.30", (2026, 12, 3, 14, 30)),
        ("завтра в 10", (2026, 11, 24, 10, 0)),
        ("01.12 в 14", (2026, 12, 1, 14, 0)),
        ("03.12.2026 18:00", (2026, 12, 3, 18, 0)),
        ("2026-12-03 18:00", (2026, 12, 3, 18, 0)),
        ("сегодня 18:00", (2026, 11, 23, 18, 0)),
        ("сегодня 9:30", (2026, 11, 23, 9, 30)),
        ("завтра 00:00", (2026, 11, 24, 0, 0)),
        ("в четверг в 14", (2026, 11, 26, 14, 0)),
        ("четверг, 3 декабря, 14:05", (2026, 12, 3, 14, 5)),
        ("December 3 at 14", (2026, 12, 3, 14, 0)),
    ],
)
def test_a_moment_is_understood(typed: str, meant: tuple[int, int, int, int, int]) -> None:
    day, clock = date(*meant[:3]), time(*meant[3:])
    assert read_moment(typed, NOW) == datetime.combine(day, clock)


@pytest.mark.parametrize(
    "typed",
    [
        *("", "3 декабря", "14:00", "в 14", "завтра", "завтра 10", "завтра 03.12", "3 декабря 26"),
        *(
            "завтра 14:60",
            "завтра в 25",
            "завтра 25:00",
            "30 февраля 14:00",
            "пятница 3 декабря 9:00",
        ),
        *("завтра 14:00 15:00", "завтра в 14 утра", "😀 14:00", "9" * 400, str(10**30)),
    ],
)
def test_what_is_no_moment_is_refused(typed: str) -> None:
    with pytest.raises((NotADay, NotATime)):
        read_moment(typed, NOW)


@pytest.mark.parametrize("typed", ["сегодня 9:29", "сегодня в 9", "22.11.2026 в 18"])
def test_what_has_been_is_refused(typed: str) -> None:
    with pytest.raises(Past):
        read_moment(typed, NOW)


@given(
    st.datetimes(min_value=NOW, max_value=NOW + timedelta(days=2000)),
    st.sampled_from(WHOLE_DAYS),
    st.sampled_from(WITH_WEEKDAY),
    st.sampled_from((*EXACT_TIMES, *DOTTED_TIMES)),
)
def test_every_moment_is_read_back(
    exact: datetime,
    write_day: Callable[[date], str],
    dress: Callable[[str, date], str],
    write: Callable[[time], str],
) -> None:
    moment = exact.replace(second=0, microsecond=0)
    day, clock = dress(write_day(moment.date()), moment.date()), write(moment.time())
    for typed in (f"{day} в {clock}", f"{day}, в {clock}", f"в {clock} {day}", f"в {clock}, {day}"):
        assume(len(typed) <= LONGEST)
        assert read_moment(typed, NOW) == moment
    if write in EXACT_TIMES:
        assert read_moment(f"{day}, {clock}", NOW) == moment


@given(
    st.dates(TODAY, TODAY + timedelta(days=300)),
    st.integers(1, 60),
    st.sampled_from((*WHOLE_DAYS, *DAYS_OF_A_YEAR)),
    st.sampled_from((*WHOLE_DAYS, *DAYS_OF_A_YEAR)),
    st.sampled_from(("{} – {}", "{} - {}", "с {} по {}", "{}—{}", "from {} to {}")),
    st.sampled_from(AS_SENT),
)
def test_two_days_are_read_back_however_they_are_written(
    starts: date,
    length: int,
    one: Callable[[date], str],
    other: Callable[[date], str],
    between: str,
    send: Callable[[str], str],
) -> None:
    ends = starts + timedelta(days=length)
    assume((2, 29) not in {(starts.month, starts.day), (ends.month, ends.day)})
    typed = send(between.format(one(starts), other(ends)))
    assume(len(typed) <= LONGEST)
    assert read_days(typed, TODAY) == (starts, ends)


@given(
    st.integers(1, 27),
    st.integers(1, 27),
    st.integers(1, 12),
    st.sampled_from(["", " 2027", " 2027 г."]),
)
def test_two_days_of_a_month_are_read_back(one: int, other: int, month: int, year: str) -> None:
    first, last = sorted((one, other + (one == other)))
    ends = read_day(f"{last} {MONTHS[month - 1]}{year}", TODAY)
    for dash in ("–", " - ", "-"):
        typed = f"{first}{dash}{last} {MONTHS[month - 1]}{year}"
        assert read_days(typed, TODAY) == (ends.replace(day=first), ends)


@pytest.mark.parametrize(
    "typed",
    ["8–1 января", "1 января – 30 июня", "1–8 января 2020", "1–8", "1–8–15 января", "по 8 января"],
)
def test_what_is_no_span_of_days_is_refused(typed: str) -> None:
    with pytest.raises(NotADay):
        read_days(typed, TODAY)


def test_days_that_have_begun_are_of_this_year() -> None:
    assert read_days("1–8 января", date(2027, 1, 3)) == (date(2027, 1, 1), date(2027, 1, 8))
    for typed in ("January 1–8", "January 1 - 8, 2027", "1–8 January"):
        assert read_days(typed, TODAY) == (date(2027, 1, 1), date(2027, 1, 8))
    assert read_days("завтра – 8 декабря", TODAY)[0] == TODAY + timedelta(days=1)


@given(st.text(max_size=80))
def test_nothing_else_is_raised(typed: str) -> None:
    for read in (
        lambda: read_day(typed, TODAY),
        lambda: read_days(typed, TODAY),
        lambda: read_days(f"{typed} – 8 января", TODAY),
        lambda: read_hours(typed),
        lambda: read_clock(typed),
        lambda: read_moment(typed, NOW),
        lambda: read_moment(f"{typed} 14:00", NOW),
    ):
        with suppress(BadInput):
            read()
