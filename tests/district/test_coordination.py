"""The rule of clashes, computed anew person by person."""

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from itertools import product
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from hypothesis.errors import NoSuchExample

from district.activities import coordination
from district.activities.activity import Activity, ActivityStatus, ActivityType, Audience, Session
from district.activities.coordination import clashes_of
from district.clock import Calendar
from district.ids import ActivityId, DistrictId, MunicipalityId, PersonId, TopicId, TypeId
from district.people.person import Position

CALENDAR = Calendar(zone=ZoneInfo("Europe/Moscow"))
DISTRICTS = tuple(map(DistrictId, ("a", "b")))
PLACES = tuple(map(MunicipalityId, ("a-1", "a-2", "b-1")))
POSITIONS = (Position.TEACHER, Position.PRINCIPAL)
TOPICS = tuple(map(TopicId, ("reading", "marks")))
EVERYONE = tuple(product(DISTRICTS, PLACES, POSITIONS))
MIDNIGHT = datetime(2026, 12, 9, 21, tzinfo=UTC)
"""In Moscow."""


def some(values: Iterable[Any]) -> st.SearchStrategy[frozenset[Any]]:
    return st.just(frozenset()) | st.frozensets(st.sampled_from(list(values)), max_size=2)


HOURS = st.integers(-30, 30)
AUDIENCES = st.just(Audience()) | st.builds(
    Audience,
    districts=some(DISTRICTS),
    municipalities=some(PLACES),
    positions=some(POSITIONS),
    longest_service=st.sampled_from([None, None, 3]),
)
PLANS = st.tuples(st.lists(HOURS, min_size=1, max_size=3), AUDIENCES, some(TOPICS))
"""Hours from midnight on, people, topics."""
Plan = tuple[list[int], Audience, frozenset[TopicId]]


def held(plan: Plan, number: int) -> Activity:
    hours, audience, topics = plan
    starts = sorted(MIDNIGHT + timedelta(hours=one) for one in hours)
    return Activity(
        id=ActivityId(number),
        district=DISTRICTS[0],
        type=ActivityType(id=TypeId("seminar"), ru="Семинар", en="Seminar"),
        title="Чтение",
        description=None,
        topics=tuple(topics),
        hours=4,
        sessions=tuple(
            Session(starts_at=one, ends_at=one + timedelta(hours=1), place="Леваши")
            for one in starts
        ),
        audience=audience,
        capacity=None,
        signup_closes_at=starts[0],
        status=ActivityStatus.PUBLISHED,
        version=1,
        made_by=PersonId(1),
    )


def is_for(audience: Audience, person: tuple[DistrictId, MunicipalityId, Position]) -> bool:
    district, place, position = person
    conditions = (
        (audience.districts, district),
        (audience.municipalities, place),
        (audience.positions, position),
    )
    return all(one in among for among, one in conditions if among)


def collide(one: Plan, other: Plan) -> bool:
    """Looks at every person and every day."""
    same_people = [who for who in EVERYONE if is_for(one[1], who) and is_for(other[1], who)]
    days = [{(hour + 48) // 24 for hour in plan[0]} for plan in (one, other)]
    whole = [
        not (plan[1].municipalities or plan[1].positions or plan[1].longest_service is not None)
        for plan in (one, other)
    ]
    told_apart = all(whole) and one[2] and other[2] and not one[2] & other[2]
    return bool(same_people and days[0] & days[1] and not told_apart)


def wrong(one: Plan, others: list[Plan]) -> bool:
    """Returns whether the rule finds other clashes than the count."""
    own = held(one, 0)
    every = [held(other, number) for number, other in enumerate(others, 1)]
    found = clashes_of(own.sessions, own.audience, own.topics, every, CALENDAR)
    named = {clash.other.id for clash in found}
    wanted = {held.id for held, other in zip(every, others, strict=True) if collide(one, other)}
    days = {CALENDAR.local(session.starts_at).date() for session in own.sessions}
    is_dated = all(CALENDAR.local(clash.session.starts_at).date() in days for clash in found)
    return named != wanted or not is_dated or len(found) != len(named)


@settings(max_examples=200)
@given(PLANS, st.lists(PLANS, max_size=4))
def test_clause_27_two_clash_if_one_person_is_asked_twice_on_a_day(
    one: Plan, others: list[Plan]
) -> None:
    assert not wrong(one, others)


def in_utc(rule: Callable[..., Any]) -> Callable[..., Any]:
    return lambda *facts: rule(*facts[:-1], Calendar(zone=ZoneInfo("UTC")))


FAULTS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "days of another zone": ("clashes_of", in_utc),
    "topics always tell apart": (
        "_are_for_same",
        lambda rule: (
            lambda people, topics, other: (
                rule(people, topics, other)
                and not (topics and other.topics and topics.isdisjoint(other.topics))
            )
        ),
    ),
    "topics never do": (
        "_are_for_same",
        lambda _: lambda people, _topics, other: people.meets(other.audience),
    ),
    "people do not matter": ("_are_for_same", lambda _: lambda *_facts: True),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_a_seeded_fault_of_the_rule_is_found(fault: str, monkeypatch: pytest.MonkeyPatch) -> None:
    name, broken = FAULTS[fault]
    monkeypatch.setattr(coordination, name, broken(getattr(coordination, name)))
    monkeypatch.setitem(globals(), "clashes_of", coordination.clashes_of)
    try:
        find(
            st.tuples(PLANS, st.lists(PLANS, min_size=6, max_size=6)),
            lambda drawn: wrong(*drawn),
            settings=settings(max_examples=2_000, database=None, phases=[Phase.generate]),
        )
    except NoSuchExample:
        pytest.fail("the count agrees with the fault")
