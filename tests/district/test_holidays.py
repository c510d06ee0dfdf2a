"""Days without lessons: the data files, and what people entered over them."""

from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.data_files import read_toml
from district.activities.activity import falls_into_lessons
from district.catalogues import problems_of
from district.errors import NotADay
from district.holidays import Holiday, HolidayKind, Holidays, coming, read_holiday

DATA = Path(__file__).parents[2] / "data" / "holidays.toml"
TODAY = date(2026, 11, 23)


def loaded() -> Holidays:
    entries = read_toml(DATA)
    assert not list(problems_of(entries))
    return Holidays(
        every=tuple(
            Holiday(
                starts=date.fromisoformat(one.text("starts")),
                ends=date.fromisoformat(one.text("ends") or one.text("starts")),
                kind=HolidayKind(one.text("kind")),
                ru=one.text("ru"),
                en=one.text("en"),
                by_people=False,
            )
            for one in entries
        )
    )


def own(day: date, kind: HolidayKind) -> Holiday:
    return Holiday(starts=day, ends=day, kind=kind, ru="день", en="day", by_people=True)


@pytest.mark.parametrize("year", [2026, 2027, 2028])
@pytest.mark.parametrize(
    ("month", "day"),
    [(1, 1), (1, 8), (2, 23), (3, 8), (5, 1), (5, 9), (6, 12), (7, 26), (9, 15), (11, 4)],
)
def test_fixed_days_are_public_holidays_every_year(year: int, month: int, day: int) -> None:
    assert loaded().public_on(date(year, month, day))


def test_movable_days_and_moved_days_off_are_named() -> None:
    names = {one.ru: one for one in loaded().every}
    assert {"Ураза-байрам", "Курбан-байрам"} <= set(names)
    for day in (date(2026, 3, 20), date(2026, 5, 27), date(2026, 3, 9), date(2026, 5, 11)):
        assert loaded().public_on(day)


def test_lessons_are_not_on_holidays() -> None:
    holidays, at_ten = loaded(), time(10)
    for day, is_of_lessons in (
        (date(2027, 1, 1), False),
        (date(2027, 1, 8), False),
        (date(2026, 11, 5), False),
        (date(2026, 12, 10), True),
        (date(2026, 12, 13), False),
    ):
        assert falls_into_lessons(datetime.combine(day, at_ten), holidays) is is_of_lessons


@given(
    st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    st.sampled_from([HolidayKind.PUBLIC, HolidayKind.SCHOOL, HolidayKind.WORKING]),
)
def test_a_day_entered_by_people_overrides_the_files(day: date, kind: HolidayKind) -> None:
    files = loaded()
    holidays = Holidays(every=(*files.every, own(day, kind)))
    found = holidays.on(day)
    assert (found is None) is (kind is HolidayKind.WORKING)
    assert found is None or found.kind is kind
    for other in (day - timedelta(days=1), day + timedelta(days=1)):
        assert holidays.on(other) == files.on(other)


@given(st.dates(date(2026, 1, 1), date(2028, 12, 1)), st.dates(TODAY, date(2028, 12, 31)))
def test_the_list_has_each_holiday_to_come_and_no_removed_day(today: date, day: date) -> None:
    files = loaded()
    listed = coming((*files.every, own(day, HolidayKind.WORKING)), today)
    assert {one for one in files.every if one.ends >= today and one.starts != one.ends} <= {*listed}
    assert not [one for one in listed if one.starts == one.ends == day]
    assert listed == sorted(listed, key=lambda one: one.starts)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("10 декабря, День района", (date(2026, 12, 10), "День района")),
        ("10.12.2026 г. (чт), карантин, 2 школа", (date(2026, 12, 10), "карантин, 2 школа")),
        ("четверг, 10 декабря, Праздник", (date(2026, 12, 10), "Праздник")),
    ],
)
def test_a_day_and_its_name_are_understood(typed: str, meant: tuple[date, str]) -> None:
    assert read_holiday(typed, TODAY) == ((meant[0], meant[0]), meant[1])


def test_several_days_and_their_name_are_understood() -> None:
    january = (date(2027, 1, 1), date(2027, 1, 8))
    assert read_holiday("1–8 января, Новый год, каникулы", TODAY) == (
        january,
        "Новый год, каникулы",
    )


@given(st.dates(date(2026, 12, 1), date(2027, 1, 31)), st.integers(1, 20), st.integers(0, 20))
def test_a_day_entered_within_several_stands_over_them(day: date, length: int, at: int) -> None:
    last = day + timedelta(days=length)
    several = Holiday(
        starts=day, ends=last, kind=HolidayKind.PUBLIC, ru="дни", en="days", by_people=True
    )
    off = day + timedelta(days=at % (length + 1))
    holidays = Holidays(every=(*loaded().every, several, own(off, HolidayKind.WORKING)))
    for one in (day + timedelta(days=number) for number in range(length + 1)):
        assert holidays.on(one) == (None if one == off else several)


@pytest.mark.parametrize("typed", ["", "10 декабря", "10 декабря,", "День района", "праздник, 10"])
def test_what_has_no_day_or_no_name_is_refused(typed: str) -> None:
    with pytest.raises(NotADay):
        read_holiday(typed, TODAY)
