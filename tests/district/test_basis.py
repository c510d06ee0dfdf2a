"""The basis of a role in one typed line."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district.errors import NotABasis
from district.people.basis import NUMBER_LIMIT, Basis, read_basis

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "number", "day"),
    [
        ("приказ 12 от 3 сентября", "приказ 12", date(2026, 9, 3)),
        ("Приказ № 12-К от 03.09.2026 г.", "Приказ № 12-К", date(2026, 9, 3)),
        ("протокол 4 от 30 декабря", "протокол 4", date(2025, 12, 30)),
        ("12 от сегодня", "12", TODAY),
        ("приказ 7, от 23 ноября", "приказ 7", TODAY),
        ("приказ 7 от 22.11.2026", "приказ 7", date(2026, 11, 22)),
        ("order 12 of 3 September", "order 12", date(2026, 9, 3)),
        ("приказ 1 от  1 марта   2019 года", "приказ 1", date(2019, 3, 1)),
    ],
)
def test_a_basis_is_its_number_and_a_day_that_was(typed: str, number: str, day: date) -> None:
    assert read_basis(typed, TODAY) == Basis(number=number, day=day)


@pytest.mark.parametrize(
    "typed",
    [
        "", "приказ", "приказ 12", "приказ от 3 сентября", "12 от 31 февраля", "от 3 сентября",
        "приказ 12 от 24.11.2026", "приказ 12 от завтра", "приказ 12 от среды",
        f"приказ {'1' * NUMBER_LIMIT} от 3 сентября",
    ],
)  # fmt: skip
def test_what_is_no_basis_is_refused(typed: str) -> None:
    with pytest.raises(NotABasis):
        read_basis(typed, TODAY)


@given(st.dates(date(2020, 1, 1), date(2030, 1, 1)), st.integers(0, 363))
def test_a_day_without_a_year_is_the_last_one(today: date, ago: int) -> None:
    day = today - timedelta(days=ago)
    assert read_basis(f"приказ 5 от {day.day}.{day.month:02}", today).day == day
