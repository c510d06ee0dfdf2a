"""Unknown facts about a person hide nothing: they are asked for when they are needed."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from district.activities.activity import Audience
from district.communities import Candidate, Community
from district.errors import FactNeeded, NotAllowed
from district.ids import CommunityId, DistrictId, MunicipalityId, OrganizationId, PersonId
from district.people.person import Fact, Name, Position, Profile, Subject
from district.schools.school import Entry
from district.territory import Municipality, MunicipalityKind, Organization, OrganizationKind

TODAY = date(2026, 11, 23)
DISTRICT, PLACE = DistrictId("gornyy"), MunicipalityId("levashinskiy")

positions = st.sampled_from(Position)
subjects = st.lists(st.sampled_from(Subject), unique=True, max_size=2).map(tuple)
some_positions = st.frozensets(positions, max_size=3)
service = st.none() | st.integers(0, 30)
audiences = st.builds(
    Audience,
    districts=st.sampled_from([frozenset(), frozenset({DISTRICT}), frozenset({"yuzhnyy"})]),
    positions=some_positions,
    longest_service=service,
)
entries = st.builds(
    Entry, service_from=service, service_to=service, positions=some_positions.map(tuple)
)
communities = st.builds(
    Community,
    id=st.just(CommunityId("one")),
    ru=st.just("Одно"),
    en=st.just("One"),
    purpose_ru=st.just(""),
    purpose_en=st.just(""),
    longest_service=service,
    subjects=subjects,
    positions=some_positions.map(tuple),
)
profiles = st.builds(
    Profile,
    name=st.just(Name(surname="Магомедова", given="Айшат")),
    municipality=st.just(
        Municipality(
            id=PLACE, name="Левашинский р-н", kind=MunicipalityKind.DISTRICT, district=DISTRICT
        )
    ),
    organization=st.just(
        Organization(
            id=OrganizationId(1), name="СОШ", kind=OrganizationKind.SCHOOL, municipality=PLACE
        )
    ),
    position=positions,
    subjects=subjects,
    working_since=st.integers(1990, 2026),
)
forgotten = st.frozensets(st.sampled_from([Fact.POSITION, Fact.YEAR]), min_size=1)


def without(profile: Profile, facts: frozenset[Fact]) -> Profile:
    """The same person before telling these facts."""
    if Fact.POSITION in facts:
        profile = replace(profile, position=None, subjects=())
    return replace(profile, working_since=None) if Fact.YEAR in facts else profile


def candidate(profile: Profile) -> Candidate:
    return Candidate(
        person=PersonId(1),
        district=DISTRICT,
        position=profile.position,
        subjects=profile.subjects,
        working_since=profile.working_since,
        roles=frozenset(),
    )


def outcome(entry: Entry, profile: Profile) -> Fact | bool:
    """Returns whether the school admits, or the fact that it asks for."""
    try:
        entry.ensure_admits(profile, (), TODAY)
    except FactNeeded as error:
        return error.fact
    except NotAllowed:
        return False
    return True


@given(audiences, profiles, forgotten)
def test_an_activity_for_somebody_is_seen_before_they_tell(
    audience: Audience, profile: Profile, facts: frozenset[Fact]
) -> None:
    unknown = without(profile, facts)
    if audience.has(profile, TODAY):
        assert audience.has(unknown, TODAY)
    if audience.positions and Fact.POSITION in facts:
        with pytest.raises(FactNeeded):
            audience.ensure_knows(unknown, TODAY)
    audience.ensure_knows(profile, TODAY)


@given(entries, profiles, forgotten)
def test_a_school_refuses_nobody_for_what_it_does_not_know(
    entry: Entry, profile: Profile, facts: frozenset[Fact]
) -> None:
    told, untold = outcome(entry, profile), outcome(entry, without(profile, facts))
    assert told in {True, False}, "whoever has told everything is asked for nothing"
    assert told is False or untold in {True, *facts}


@given(communities, profiles, forgotten)
def test_a_community_is_open_until_it_is_known_not_to_be(
    community: Community, profile: Profile, facts: frozenset[Fact]
) -> None:
    known, unknown = candidate(profile), candidate(without(profile, facts))
    if community.unmet_by(known, TODAY) is None:
        assert community.unmet_by(unknown, TODAY) is None
    assert community.needs_of(known) is None
    assert community.needs_of(unknown) in {None, *facts}
