"""The table of permissions and their reach."""

from datetime import UTC, datetime

import pytest

from district.announcements.recipients import Recipients, within
from district.errors import NotPermitted
from district.forms import Entered
from district.ids import DistrictId, GrantId, MunicipalityId, PersonId
from district.languages import Language
from district.people.invite import INVITE, ONLY_DISTRICT, ONLY_ROLE, scope_of
from district.people.person import Person
from district.people.roles import (
    INVITED_ROLES,
    PERMISSIONS,
    Actor,
    Grant,
    Permission,
    Reach,
    Role,
    Scope,
)
from district.territory import Place

NOW = datetime(2026, 11, 23, tzinfo=UTC)
HERE = Place(municipality=MunicipalityId("levashinskiy"), district=DistrictId("gornyy"))
NEAR = Place(municipality=MunicipalityId("akushinskiy"), district=DistrictId("gornyy"))
FAR = Place(municipality=MunicipalityId("derbent"), district=DistrictId("yuzhnyy"))
SCOPE = Scope(district=HERE.district, municipality=HERE.municipality)


def holder(role: Role, scope: Scope = SCOPE) -> Actor:
    person = Person(id=PersonId(1), language=Language.RU, consent=None, profile=None)
    grant = Grant(id=GrantId(1), person=person.id, role=role, scope=scope, since=NOW)
    return Actor(person=person, grants=(grant,))


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("permission", Permission)
def test_a_permission_reaches_as_far_as_the_table_says(role: Role, permission: Permission) -> None:
    actor, reach = holder(role), PERMISSIONS[role].get(permission)
    assert actor.may(permission) is (reach is not None)
    assert actor.may(permission, HERE) is (reach is not None)
    assert actor.may(permission, NEAR) is (reach in {Reach.DISTRICT, Reach.EVERYWHERE})
    assert actor.may(permission, FAR) is (reach is Reach.EVERYWHERE)


@pytest.mark.parametrize("role", Role)
def test_who_grants_what(role: Role) -> None:
    here = Scope(district=HERE.district, municipality=HERE.municipality)
    far = Scope(district=FAR.district, municipality=FAR.municipality)
    assert holder(Role.ADMINISTRATOR, Scope()).may_grant(role, far)
    for granting in (Role.HEAD, Role.CURATOR):
        actor = holder(granting, Scope(district=HERE.district))
        assert actor.may_grant(role, here) is (role in INVITED_ROLES)
        assert not actor.may_grant(role, far)
    for other in (Role.COUNCIL_MEMBER, Role.MENTOR, Role.EXPERT):
        assert not holder(other).may_grant(role, here)


def test_districts_of_a_permission_are_those_of_its_grants_or_all() -> None:
    granting = Permission.GRANT_COUNCIL_ROLES
    assert holder(Role.CURATOR).districts_with(granting) == frozenset({HERE.district})
    assert holder(Role.ADMINISTRATOR, Scope()).districts_with(granting) is None
    assert holder(Role.MENTOR).districts_with(granting) == frozenset()


@pytest.mark.parametrize(
    ("role", "roles", "districts", "path"),
    [
        (Role.COUNCIL_MEMBER, 1, 1, "municipality basis"),
        (Role.COUNCIL_MEMBER, 1, 2, "district municipality basis"),
        (Role.COUNCIL_MEMBER, 6, 4, "role district municipality basis"),
        (Role.EXPERT_COUNCIL_MEMBER, 6, 4, "role district basis"),
        (Role.HEAD, 6, 4, "role district basis"),
        (Role.CURATOR, 6, 4, "role district"),
        (Role.CURATOR, 6, 1, "role"),
        (Role.ADMINISTRATOR, 6, 4, "role"),
        (None, 6, 4, "role district municipality"),
    ],
)
def test_an_invite_asks_only_what_there_is_to_choose(
    role: Role | None, roles: int, districts: int, path: str
) -> None:
    given = {
        ONLY_ROLE: role if roles == 1 else None,
        ONLY_DISTRICT: HERE.district if districts == 1 else None,
    }
    entered = Entered({"role": role} if role and roles > 1 else {}).with_given(**given)
    assert [one.name for one in INVITE.path(entered)] == path.split()


def test_an_administrator_is_invited_to_no_district() -> None:
    entered = Entered({"role": Role.ADMINISTRATOR}).with_given(**{ONLY_DISTRICT: HERE.district})
    assert scope_of(entered) == Scope()


def test_a_district_that_was_lost_is_refused_and_not_replaced_by_another() -> None:
    actor = holder(Role.CURATOR, Scope(district=FAR.district))
    lost, none = Recipients(districts=(HERE.district,)), Recipients()
    assert within(actor, none).districts == (FAR.district,)
    both = Recipients(districts=(HERE.district, FAR.district))
    assert within(actor, both).districts == (FAR.district,)
    with pytest.raises(NotPermitted):
        within(actor, lost)
