"""A month as a grid of weeks."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from district.months import Month

DAYS = st.dates(min_value=date(2000, 1, 1), max_value=date(2100, 12, 31))


@given(DAYS)
def test_every_day_stands_once_under_its_weekday(day: date) -> None:
    month = Month.of(day)
    places = [(week.index(day), len(week)) for week in month.weeks if day in week]
    assert places == [(day.weekday(), 7)]
    shown = [one for week in month.weeks for one in week if one is not None]
    assert shown[0] == month.first
    assert shown[-1] + timedelta(days=1) == month.next.first


@given(DAYS)
def test_months_follow_one_another_and_are_read_back(day: date) -> None:
    month = Month.of(day)
    assert month.next.before == month == month.before.next
    assert Month.read(str(month)) == month
