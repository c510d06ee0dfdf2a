"""Conditions of communities, the next invitation, and valid chat links."""

from datetime import date

import pytest

from district.communities import (
    MEMBERSHIP_MOVES,
    Candidate,
    Community,
    MembershipMove,
    MembershipStatus,
    Unmet,
    next_invitation,
    read_chat_link,
)
from district.errors import BadChatLink, NotForCommunity
from district.ids import CommunityId, DistrictId, PersonId
from district.people.person import Position, Subject
from district.people.roles import Role

TODAY = date(2026, 11, 23)


def community(number: str = "one", **conditions: object) -> Community:
    names = {"ru": number, "en": number, "purpose_ru": "", "purpose_en": ""}
    return Community(id=CommunityId(number), **names, **conditions)  # type: ignore[arg-type] # each its own


def somebody(
    *,
    since: int = 2024,
    position: Position = Position.TEACHER,
    subjects: tuple[Subject, ...] = (Subject.PHYSICS,),
    roles: frozenset[Role] = frozenset(),
) -> Candidate:
    return Candidate(
        person=PersonId(1),
        district=DistrictId("gornyy"),
        position=position,
        subjects=subjects,
        working_since=since,
        roles=roles,
    )


@pytest.mark.parametrize(("since", "unmet"), [(2026, None), (2023, None), (2022, Unmet.SERVICE)])
def test_years_of_service_count_up_to_the_last_one(since: int, unmet: Unmet | None) -> None:
    assert community(longest_service=3).unmet_by(somebody(since=since), TODAY) is unmet


def test_all_that_is_said_has_to_be_met() -> None:
    one = community(
        longest_service=3,
        role=Role.MENTOR,
        subjects=(Subject.PHYSICS, Subject.CHEMISTRY),
        positions=(Position.TEACHER,),
    )
    mentor = frozenset({Role.MENTOR})
    assert one.unmet_by(somebody(roles=mentor), TODAY) is None
    assert one.unmet_by(somebody(), TODAY) is Unmet.ROLE
    psychologist = somebody(roles=mentor, position=Position.PSYCHOLOGIST)
    assert one.unmet_by(psychologist, TODAY) is Unmet.POSITIONS
    assert one.unmet_by(somebody(roles=mentor, subjects=()), TODAY) is Unmet.SUBJECTS
    with pytest.raises(NotForCommunity) as refusal:
        one.ensure_met_by(somebody(roles=mentor, since=2017), TODAY)
    assert (refusal.value.limit, refusal.value.years) == (3, 9)


def test_a_community_that_asks_nothing_is_for_everybody() -> None:
    assert community().unmet_by(somebody(subjects=()), TODAY) is None


def test_the_next_invitation_is_the_first_that_fits_and_was_not_heard_of() -> None:
    every = [
        community("mentors", role=Role.MENTOR),
        community("young", longest_service=3),
        community("physics", subjects=(Subject.PHYSICS,)),
    ]
    heard: list[CommunityId] = []
    for expected in ("young", "physics", None):
        found = next_invitation(somebody(), every, heard, TODAY)
        assert (found.id if found else None) == expected
        heard += [found.id] if found else []


def test_every_state_can_be_left_for_membership_and_only_members_leave() -> None:
    sources, target = MEMBERSHIP_MOVES[MembershipMove.JOIN]
    assert sources | {target} == set(MembershipStatus)
    assert MEMBERSHIP_MOVES[MembershipMove.LEAVE][0] == {MembershipStatus.JOINED}
    assert MembershipStatus.JOINED not in MEMBERSHIP_MOVES[MembershipMove.DECLINE][0]


@pytest.mark.parametrize(
    ("typed", "link"),
    [
        ("https://t.me/+AbCdEfGhIjKl", "https://t.me/+AbCdEfGhIjKl"),
        (" t.me/joinchat/AbCd-Ef_GhIj ", "https://t.me/joinchat/AbCd-Ef_GhIj"),
        ("http://t.me/maths_of_gornyy", "https://t.me/maths_of_gornyy"),
    ],
)
def test_links_of_groups_are_taken_and_completed(typed: str, link: str) -> None:
    assert read_chat_link(typed) == link


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "чат учителей",
        "https://t.me/",
        "https://t.me/+",
        "https://t.me/ab",
        "https://example.org/t.me/maths",
        "https://t.me.example.org/maths",
        "https://t.me/maths?start=1",
        "https://t.me/maths/12",
        "https://t.me/учителя",
        "https://t.me/<b>maths</b>",
        "https://t.me/maths and more",
        "https://https://t.me/maths",
        "javascript:alert(1)",
        "+" * 5000,
    ],
)
def test_anything_else_is_no_link_of_a_group(typed: str) -> None:
    with pytest.raises(BadChatLink):
        read_chat_link(typed)
