"""Numbers beside their sum: nobody finds out how many a small one is."""

from hypothesis import given
from hypothesis import strategies as st

from district.deficits import FEW
from district.healing import hidden

NUMBERS = st.lists(st.integers(min_value=0, max_value=12), max_size=8)


@given(NUMBERS)
def test_small_numbers_are_hidden_and_cannot_be_reckoned(numbers: list[int]) -> None:
    secret = hidden(numbers)
    assert {at for at, number in enumerate(numbers) if 0 < number < FEW} <= secret
    if len(secret) == 1:  # there is nothing else: the sum is the number itself, and is hidden too
        assert sum(number > 0 for number in numbers) == 1


@given(st.lists(st.integers(min_value=FEW, max_value=99)))
def test_large_numbers_are_shown(numbers: list[int]) -> None:
    assert hidden(numbers) == frozenset()


def test_the_next_smallest_goes_with_a_single_small_one() -> None:
    assert hidden([3, 9, 7, 0]) == {0, 2}
