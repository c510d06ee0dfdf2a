"""Choice of deciders: the first level with a decider who is neither the author nor a colleague in
the author's organization.

Requests to approvers are the exception: they disclose nothing about their author, and curators of
one institute approve each other's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import IntEnum
from typing import Protocol

from district.ids import OrganizationId, PersonId
from district.people.roles import Actor, Grant, Permission, Role
from district.requests.request import Deciders, Rules
from district.territory import Place


class Routable(Protocol):
    """A request, as far as routing is concerned."""

    @property
    def author(self) -> PersonId: ...
    @property
    def place(self) -> Place: ...
    @property
    def deciders(self) -> Deciders: ...
    @property
    def escalated(self) -> bool: ...
    @property
    def rules(self) -> Rules: ...


class Level(IntEnum):
    """Levels of escalation."""

    METHODISTS = -1
    """Methodists of the district."""
    APPROVERS = 0
    """The head and the curators of the district."""
    MUNICIPALITY = 1
    """Members of the author's municipality."""
    DISTRICT = 2
    """The head and all members of the district."""
    CURATORS = 3
    ADMINISTRATORS = 4
    """The last resort, with a warning: the district has no decider."""
    NOBODY = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Routing:
    level: Level
    people: frozenset[PersonId]
    passed_over: frozenset[PersonId] = frozenset()
    """Deciders in the author's organization, who may not see the request at any level."""
    deputies: Mapping[PersonId, PersonId] = field(default_factory=dict)
    """Deciders who were named only as deputies, with the person whom each represents."""
    lent: tuple[Grant, ...] = ()
    """Roles in the hands of deputies, as far as they apply to this request."""

    @property
    def covered(self) -> frozenset[PersonId]:
        """Deciders who are away: a deputy decides for them."""
        away = {grant.behalf for grant in self.lent if grant.person in self.people}
        return frozenset(person for person in away if person is not None)

    @property
    def needs_warning(self) -> bool:
        return self.level >= Level.ADMINISTRATORS


@dataclass(frozen=True, slots=True, kw_only=True)
class Readers:
    """People who can see a request, by short names, for its author."""

    level: Level
    now: tuple[str, ...]
    """People with a card, or with a role that lets them open it."""
    later: tuple[str, ...] = ()
    """People who get it too if it is undecided at `later_on`."""
    later_on: date | None = None
    passes_over: bool = True
    """Whether people of the author's organization are left out."""


_OF_CURATORS = (Level.CURATORS, Level.DISTRICT, Level.ADMINISTRATORS)
_OF_METHODISTS = (Level.METHODISTS, Level.CURATORS, Level.ADMINISTRATORS)
_OF_APPROVERS = (Level.APPROVERS, Level.ADMINISTRATORS)
_ROLES: Mapping[Level, frozenset[Role]] = {
    Level.METHODISTS: frozenset({Role.METHODIST}),
    Level.APPROVERS: frozenset({Role.HEAD, Role.CURATOR}),
    Level.DISTRICT: frozenset({Role.COUNCIL_MEMBER, Role.HEAD}),
    Level.CURATORS: frozenset({Role.CURATOR}),
}
"""The deciders of a level in the whole district."""
_PERMISSIONS = {
    Deciders.COUNCIL: Permission.DECIDE_REQUESTS,
    Deciders.CURATORS: Permission.MAKE_ACTIVITIES,
    Deciders.METHODISTS: Permission.CONSULT,
    Deciders.APPROVERS: Permission.APPROVE_BROADCAST,
}


def deciding_permission(request: Routable) -> Permission:
    """Returns the permission required to decide the request."""
    return _PERMISSIONS[request.deciders]


def decides_requests(actor: Actor) -> bool:
    """Returns whether requests may wait for the actor: also those that methodists decide."""
    gives = (Permission.DECIDE_REQUESTS, Permission.CONSULT)
    return any(map(actor.may, gives)) or actor.has(Role.ADMINISTRATOR)


def is_for_curators(request: Routable) -> bool:
    """Returns whether curators decide it regardless of the district's setting."""
    return request.deciders is not Deciders.COUNCIL


def _levels(deciders: Deciders, *, escalated: bool) -> Iterable[Level]:
    if deciders is Deciders.APPROVERS:
        return _OF_APPROVERS
    if deciders is Deciders.METHODISTS:
        return _OF_METHODISTS[1:] if escalated else _OF_METHODISTS
    if deciders is Deciders.CURATORS:
        return (Level.APPROVERS, *_OF_CURATORS) if escalated else _OF_CURATORS
    lowest = Level.DISTRICT if escalated else Level.MUNICIPALITY
    return (level for level in Level if level >= lowest)


def _named(grant: Grant, level: Level, place: Place) -> bool:
    in_district = grant.scope.district == place.district and not grant.is_advisory
    match level:
        case Level.MUNICIPALITY:
            in_municipality = grant.scope.municipality == place.municipality
            return grant.role is Role.COUNCIL_MEMBER and in_municipality and not grant.is_advisory
        case Level.ADMINISTRATORS:
            return grant.role is Role.ADMINISTRATOR
    return grant.role in _ROLES.get(level, ()) and in_district


def route(
    grants: Iterable[Grant],
    place: Place,
    author: PersonId,
    *,
    deciders: Deciders = Deciders.COUNCIL,
    escalated: bool,
    workplaces: Mapping[PersonId, OrganizationId] | None = None,
) -> Routing:
    """Returns the deciders for the grants in force.

    `workplaces` are the current ones of author and deciders. An escalated request starts at the
    district; people named at lower levels stay named. A deputy is named with the person whom they
    represent, and not if one of the two is the author or a colleague of the author.
    """
    held = list(grants)
    passed_over = (
        frozenset()
        if deciders is Deciders.APPROVERS
        else _colleagues(held, author, workplaces or {})
    )
    left_out = passed_over | {author}
    held = [one for one in held if not {one.person, one.behalf} & left_out]
    lent = tuple(one for one in held if one.behalf is not None)
    for level in _levels(deciders, escalated=escalated):
        named = [grant for grant in held if _named(grant, level, place)]
        if named:
            if deciders is Deciders.METHODISTS:
                named += [one for one in held if _named(one, Level.METHODISTS, place)]
            own = {grant.person for grant in named if grant.behalf is None}
            return Routing(
                level=level,
                people=frozenset(grant.person for grant in named),
                passed_over=passed_over,
                deputies={
                    one.person: one.behalf
                    for one in named
                    if one.behalf is not None and one.person not in own
                },
                lent=lent,
            )
    return Routing(level=Level.NOBODY, people=frozenset(), passed_over=passed_over, lent=lent)


def _colleagues(
    grants: Iterable[Grant], author: PersonId, workplaces: Mapping[PersonId, OrganizationId]
) -> frozenset[PersonId]:
    workplace = workplaces.get(author)
    if workplace is None:
        return frozenset()
    people = {grant.person for grant in grants} - {author}
    return frozenset(person for person in people if workplaces.get(person) == workplace)
