"""Typed dates: parsed as meant, or refused."""

from contextlib import suppress
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district.errors import BadInput, EndBeforeStart, NotADay, NotATime, Past
from district.typed_time import read_day, read_hours, read_moment

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
        *("3 декабря пятница", "01.12 в 14", "3 декабря утром", "через неделю", "3-го декабря"),
        *("3 дек 14:00", "2026-13-01", "😀", "<b>3 декабря</b>", "3 мартобря", "3 маяк", "9" * 400),
        *("1.2.3.4", "٣ декабря 2026 2027", "в", "с понедельника", "03.12.20260"),
    ],
)
def test_what_is_no_day_is_refused(typed: str) -> None:
    with pytest.raises(NotADay):
        read_day(typed, TODAY)


@given(st.dates(min_value=TODAY, max_value=TODAY + timedelta(days=2000)))
def test_every_day_is_read_back_however_it_is_written(day: date) -> None:
    month = MONTHS[day.month - 1]
    for written in (
        f"{day.day} {month} {day.year}",
        f"{day:%d.%m.%Y}",
        f"{day:%d.%m.%y}",
        day.isoformat(),
        f"{day:%B} {day.day}, {day.year}",
    ):
        assert read_day(written, TODAY) == day
    without_year = read_day(f"{day.day} {month}", TODAY)
    assert (without_year.day, without_year.month) == (day.day, day.month)
    assert TODAY <= without_year <= day


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
    "typed", ["", "14", "14:60-15:00", "25-26", "в два часа", "14-16-18", "14:0-15", "1416", "😀"]
)
def test_what_is_no_hours_is_refused(typed: str) -> None:
    with pytest.raises(NotATime):
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


@given(st.datetimes(min_value=NOW, max_value=NOW + timedelta(days=2000)))
def test_every_moment_is_read_back(exact: datetime) -> None:
    moment = exact.replace(second=0, microsecond=0)
    day = f"{moment.day} {MONTHS[moment.month - 1]} {moment.year}"
    for written in (f"{day} {moment:%H:%M}", f"{moment:%d.%m.%Y в %H.%M}"):
        assert read_moment(written, NOW) == moment


@given(st.text(max_size=80))
def test_nothing_else_is_raised(typed: str) -> None:
    for read in (
        lambda: read_day(typed, TODAY),
        lambda: read_hours(typed),
        lambda: read_moment(typed, NOW),
        lambda: read_moment(f"{typed} 14:00", NOW),
    ):
        with suppress(BadInput):
            read()
