"""Disclosure of names and counts for every combination of conditions."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from district.activities.enrolments import EnrolmentStatus
from district.announcements.recipients import Recipients
from district.disclosure import HIDDEN, Numbers, Told, disclosure, ensure_wide, is_too_narrow
from district.errors import TooNarrow
from district.ids import (
    ActivityId,
    CommunityId,
    DistrictId,
    MunicipalityId,
    OrganizationId,
    TopicId,
)
from district.people.person import Position, Subject
from district.people.roles import Role
from district.requests.deficits import FEW

WHOLE = Recipients(districts=(DistrictId("gornyy"),))
PLACES: tuple[dict[str, Any], ...] = ({}, {"municipalities": (MunicipalityId("levashinskiy"),)})
CONDITIONS: dict[str, Any] = {
    "organizations": (OrganizationId(1),),
    "positions": (Position.TEACHER,),
    "subjects": (Subject.MATHEMATICS,),
    "roles": (Role.MENTOR,),
    "communities": (CommunityId("young"),),
    "longest_service": 0,
    "activity": ActivityId(1),
    "topic": TopicId("subject-1"),
}
PRIVATE = {"communities", "topic"}


def everything() -> Iterator[tuple[frozenset[str], Recipients]]:
    """Each set of conditions, for a district and for a municipality of it."""
    for size in range(len(CONDITIONS) + 1):
        for names in combinations(CONDITIONS, size):
            chosen = {name: CONDITIONS[name] for name in names}
            for place in PLACES:
                yield frozenset(names), replace(WHOLE, **chosen, **place)


def test_every_condition_is_known_here() -> None:
    """A new condition has to be classified as private or not."""
    places = {"districts", "municipalities", "statuses"}
    assert set(CONDITIONS) | places == set(Recipients.__slots__)


@pytest.mark.parametrize("may_list", [True, False])
def test_names_and_exact_numbers_are_of_nobody_found_by_a_private_condition(may_list: bool) -> None:
    private = PRIVATE if may_list else PRIVATE | {"activity"}
    for names, recipients in everything():
        told = disclosure(recipients, may_list=may_list)
        assert told.names is told.is_open is names.isdisjoint(private)


@pytest.mark.parametrize("may_list", [True, False])
def test_a_private_condition_goes_together_with_places_alone(may_list: bool) -> None:
    private = PRIVATE if may_list else PRIVATE | {"activity"}
    for names, recipients in everything():
        is_narrow = bool(names & private) and len(names) > 1
        assert is_too_narrow(recipients, may_list=may_list) is is_narrow
        if is_narrow:
            with pytest.raises(TooNarrow):
                ensure_wide(recipients, may_list=may_list)


@pytest.mark.parametrize("may_list", [True, False])
def test_of_each_private_condition_one_audience_alone_is_told_a_number(may_list: bool) -> None:
    """So there are never two counts to subtract."""
    counted: dict[str, list[Recipients]] = {}
    for names, recipients in everything():
        told = disclosure(recipients, may_list=may_list)
        if not told.is_open and told.numbers is not Numbers.NONE:
            counted.setdefault(",".join(names), []).append(recipients)
    assert set(counted) == PRIVATE if may_list else PRIVATE | {"activity"}
    assert all(
        each == [replace(WHOLE, **{name: CONDITIONS[name]})] for name, each in counted.items()
    )


def test_nor_are_there_unions_or_states_to_subtract() -> None:
    both = replace(WHOLE, communities=(CommunityId("young"), CommunityId("mentors")))
    assert disclosure(both, may_list=True).numbers is Numbers.NONE
    came = replace(WHOLE, activity=ActivityId(1), statuses=(EnrolmentStatus.ATTENDED,))
    assert disclosure(came, may_list=False).numbers is Numbers.NONE
    assert disclosure(came, may_list=True).numbers is Numbers.EXACT


def test_below_few_nobody_and_four_are_told_alike_and_above_it_is_rounded_down() -> None:
    told = disclosure(replace(WHOLE, topic=TopicId("subject-1")), may_list=True)
    assert {told.told(people) for people in range(FEW)} == {HIDDEN}
    assert told.told(5) == told.told(9) == Told(people=5, is_at_least=True)
    assert told.told(11) == told.told(12) == Told(people=10, is_at_least=True)
    for people in range(FEW, 60_000, 7):
        floor = told.told(people).people
        assert floor is not None
        assert floor <= people
    narrow = replace(WHOLE, topic=TopicId("subject-1"), **PLACES[1])
    assert {disclosure(narrow, may_list=True).told(people) for people in (0, 12, 900)} == {HIDDEN}
