"""Secret votes: which votes a ballot offers, and what a result gives away."""

from itertools import chain, combinations, permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district.council.secrecy import (
    MOST_SETS,
    is_disclosed,
    may_be_secret,
    secret_choices,
    ticked_or_not,
)
from district.council.tally import Ballot, Method, Outcome, Rules, Verdict

NAMES = ("a", "b", "c", "d", "e")


@st.composite
def ballots(draw: st.DrawFn) -> Ballot:
    method = draw(st.sampled_from(Method))
    options = () if method is Method.QUESTION else NAMES[: draw(st.integers(1, 5))]
    most = draw(st.integers(1, len(options))) if method is Method.SEVERAL else 1
    return Ballot(rules=Rules(method=method, most=most), options=options)


@given(ballots())
def test_every_vote_that_is_allowed_is_offered_once(ballot: Ballot) -> None:
    offered = list(secret_choices(ballot))
    assert len(set(offered)) == len(offered)
    every = chain(*(combinations(ballot.choices, size) for size in range(1, 6)))
    allowed = {one for one in every if ballot.allows(one)}
    assert {one for one in offered if one} == allowed


@given(ballots(), st.data())
def test_ticks_are_reached_in_any_order_and_are_one_choice(
    ballot: Ballot, data: st.DataObject
) -> None:
    wanted = data.draw(st.sampled_from(sorted(secret_choices(ballot))))
    if not set(wanted) <= set(ballot.options):
        return
    for order in permutations(wanted):
        ticked: tuple[str, ...] = ()
        for option in order:
            ticked = ticked_or_not(ballot, ticked, option)
        assert ticked == wanted
        for option in order:
            ticked = ticked_or_not(ballot, ticked, option)
        assert ticked == ()


@pytest.mark.parametrize(
    ("options", "most", "fits"), [(20, 5, True), (20, 6, False), (12, 12, True), (15, 15, False)]
)
def test_a_list_of_too_many_sets_cannot_be_secret(options: int, most: int, fits: bool) -> None:
    assert may_be_secret(options, most) is fits
    ballot = Ballot(
        rules=Rules(method=Method.SEVERAL, most=most),
        options=tuple(str(number) for number in range(options)),
    )
    looked_at = 0
    for _ in secret_choices(ballot):
        looked_at += 1
        if looked_at > MOST_SETS + 1:
            break
    assert (looked_at <= MOST_SETS + 1) is fits


@pytest.mark.parametrize(
    ("counts", "cast", "told"),
    [
        ({"for": 7}, 7, True),
        ({"for": 7, "against": 0}, 7, True),
        ({"a": 5, "b": 5}, 5, True),  # all chose both
        ({"a": 5, "b": 4}, 5, False),
        ({"for": 6, "abstain": 1}, 7, False),
        ({}, 0, False),
    ],
)
def test_a_result_in_which_all_agree_is_known_to_disclose(
    counts: dict[str, int], cast: int, told: bool
) -> None:
    outcome = Outcome(status=Verdict.ADOPTED, counts=counts, voices=9, cast=cast, present=None)
    assert is_disclosed(outcome) is told
