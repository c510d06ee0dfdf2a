"""The audience of an announcement as a condition, resolved when sending starts."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import Any, TypeVar

from district.activities.enrolments import EnrolmentStatus
from district.communities import Community
from district.errors import NotPermitted
from district.ids import (
    ActivityId,
    CommunityId,
    DistrictId,
    MunicipalityId,
    OrganizationId,
    TopicId,
)
from district.people.person import Position, Subject
from district.people.roles import PERMISSIONS, Actor, Permission, Reach, Role
from district.topics import Label

SAMPLE = 10
"""Limit of recipients shown by name."""
NAME_LIMIT = 40
"""Limit in characters of the name of a saved audience."""
MOST_SAVED = 20

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipients:
    """Conditions combined with AND; values within one with OR. Empty conditions are not checked."""

    districts: tuple[DistrictId, ...] = ()
    municipalities: tuple[MunicipalityId, ...] = ()
    organizations: tuple[OrganizationId, ...] = ()
    positions: tuple[Position, ...] = ()
    subjects: tuple[Subject, ...] = ()
    roles: tuple[Role, ...] = ()
    communities: tuple[CommunityId, ...] = ()
    """Communities of the district in which each person works."""
    longest_service: int | None = None
    """In years of service."""
    activity: ActivityId | None = None
    statuses: tuple[EnrolmentStatus, ...] = ()
    """Statuses of enrolments in `activity`; empty: open ones and attendees."""
    topic: TopicId | None = None
    """People with an open deficit on it. `district/disclosure.py` limits what is shown of them."""

    def plain(self) -> dict[str, Any]:
        """Returns plain values for JSON, without empty conditions."""
        said = {one.name: getattr(self, one.name) for one in fields(self)}
        return {
            name: list(value) if isinstance(value, tuple) else value
            for name, value in said.items()
            if value not in {None, ()}
        }

    def is_only(self, municipality: MunicipalityId) -> bool:
        """Returns whether this is a municipality's own audience, not one within a district."""
        return not self.districts and self.municipalities == (municipality,)

    @classmethod
    def read(cls, plain: Mapping[str, Any]) -> "Recipients":
        read = dict(plain)
        for name, kind in _KINDS.items():
            if name in read:
                read[name] = tuple(kind(one) for one in read[name])
        return cls(**read)


_KINDS: Mapping[str, type] = {
    "districts": str,
    "municipalities": str,
    "organizations": int,
    "positions": Position,
    "subjects": Subject,
    "roles": Role,
    "communities": str,
    "statuses": EnrolmentStatus,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Whom:
    """The recipients with the names used in their conditions."""

    recipients: Recipients
    districts: tuple[str, ...] = ()
    municipalities: tuple[str, ...] = ()
    organizations: tuple[str, ...] = ()
    communities: tuple[Community, ...] = ()
    activity: str | None = None
    topic: Label | None = None


def widest(actor: Actor) -> Recipients:
    """Returns everyone whom the actor may write to; without such a role, the members of the
    communities that the actor chairs.

    Raises:
        NotPermitted: no one.
    """
    giving = [grant for grant in actor.grants if Permission.BROADCAST in PERMISSIONS[grant.role]]
    whole = [
        grant.scope.district
        for grant in giving
        if grant.scope.district
        and PERMISSIONS[grant.role][Permission.BROADCAST] is not Reach.MUNICIPALITY
    ]
    if whole:
        return Recipients(districts=tuple(dict.fromkeys(whole)))
    own = [grant.scope.municipality for grant in giving if grant.scope.municipality]
    if own:
        return Recipients(municipalities=tuple(dict.fromkeys(own)))
    if not actor.chairs:
        raise NotPermitted(permission=Permission.BROADCAST)
    return members_of(actor, *actor.chairs)


def members_of(actor: Actor, *communities: CommunityId) -> Recipients:
    """Returns the members in the actor's own district."""
    return Recipients(districts=(actor.profile.place.district,), communities=communities)


def own_districts(actor: Actor) -> tuple[DistrictId, ...]:
    """Returns the districts whose people the actor may write to, in an order that does not depend
    on the one chosen last.

    Raises:
        NotPermitted: see `widest`.
    """
    return tuple(sorted(widest(actor).districts))


def within(actor: Actor, wanted: Recipients) -> Recipients:
    """Limits the audience to the actor's reach; without a district, to the one in which the actor
    acts. A condition on deficits requires permission to see them. Chairs also write to the members
    of their communities.

    Raises:
        NotPermitted: it is outside the reach.
    """
    bounds = widest(actor)
    if wanted.topic is not None:
        actor.ensure(Permission.SEE_NAMED_DEFICITS)
    communities = wanted.communities or bounds.communities
    if communities and set(communities) <= set(actor.chairs):
        own = members_of(actor, *communities)
        if bounds.communities or wanted.districts == own.districts:
            return replace(wanted, districts=own.districts, communities=communities)
    if bounds.communities:
        raise NotPermitted(permission=Permission.BROADCAST)
    if bounds.districts:
        districts = wanted.districts or bounds.districts[:1]
        kept = tuple(one for one in districts if one in bounds.districts)
        if not kept:
            raise NotPermitted(permission=Permission.BROADCAST)
        return replace(wanted, districts=kept)
    chosen = wanted.municipalities or bounds.municipalities
    if not set(chosen) <= set(bounds.municipalities):
        raise NotPermitted(permission=Permission.BROADCAST)
    return replace(wanted, districts=(), municipalities=chosen)
