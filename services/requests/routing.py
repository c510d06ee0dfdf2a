"""Assignment of requests to deciders by cards, updated when roles change."""

import logging
from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime

from district.clock import Calendar
from district.ids import DistrictId, OrganizationId, PersonId
from district.letters import LetterKind, NewLetter, new_letter
from district.people.person import Person
from district.people.roles import Grant, Role
from district.requests.request import Deciders, Request, escalates_on
from district.requests.routing import (
    Readers,
    Routable,
    Routing,
    deciding_permission,
    is_for_curators,
    route,
)
from storage.cards import request_cards
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_people, organizations_of
from storage.requests.requests import (
    deciding_grants,
    districts_of_holders,
    submitted_requests,
    submitted_requests_by,
)
from storage.territory import change_roles, hold_roles

log = logging.getLogger(__name__)


def routed(
    grants: Iterable[Grant], request: Routable, workplaces: Mapping[PersonId, OrganizationId]
) -> Routing:
    """Returns the deciders for given grants in force and workplaces."""
    return route(
        (grant for grant in grants if _decides(grant, request)),
        request.place,
        request.author,
        deciders=request.deciders,
        escalated=request.escalated,
        workplaces=workplaces,
    )


def may_decide(
    reader: PersonId, held: Iterable[Grant], routing: Routing, request: Routable
) -> bool:
    """Returns whether the reader may decide, by a role at the place or because the request was
    assigned to them; never for own requests or those of colleagues in one organization.
    """
    if reader == request.author or reader in routing.passed_over:
        return False
    lent = (grant for grant in routing.lent if grant.person == reader)
    return reader in routing.people or _has_role(held, request) or _has_role(lent, request)


def principal_of(
    reader: PersonId, held: Iterable[Grant], routing: Routing, request: Routable
) -> PersonId | None:
    """Returns the person whom a reader who may decide represents; None: the right is their own."""
    is_named = reader in routing.people and reader not in routing.deputies
    if is_named or _has_role(held, request):
        return None
    lent = (one.behalf for one in routing.lent if one.person == reader)
    return routing.deputies.get(reader) or next(lent, None)


def _has_role(held: Iterable[Grant], request: Routable) -> bool:
    permission = deciding_permission(request)
    return any(grant.gives(permission, request.place) for grant in held if _decides(grant, request))


async def routing_of(connection: Connection, request: Request, now: datetime) -> Routing:
    grants = await deciding_grants(connection, request.place.district, now)
    workplaces = await workplaces_of(connection, grants, [request.author])
    return routed(grants, request, workplaces)


async def workplaces_of(
    connection: Connection, grants: Iterable[Grant], authors: Iterable[PersonId]
) -> dict[PersonId, OrganizationId]:
    """Returns the workplaces of grant holders and authors with one statement."""
    return await organizations_of(connection, {*authors, *(grant.person for grant in grants)})


async def readers_of(
    connection: Connection, request: Request, calendar: Calendar, now: datetime
) -> Readers:
    """Returns who can see a request that waits or is about to be sent."""
    grants = await deciding_grants(connection, request.place.district, now)
    workplaces = await workplaces_of(connection, grants, [request.author])
    named = routed(grants, request, workplaces)
    may_open = {
        grant.person
        for grant in grants
        if grant.behalf is None and may_decide(grant.person, [grant], named, request)
    }
    following = routed(grants, replace(request, escalated=True), workplaces)
    later = following.people - may_open
    people = await get_people(connection, may_open | later)
    return Readers(
        level=named.level,
        now=_names(people, may_open),
        later=_names(people, later),
        later_on=escalates_on(request.waiting, calendar, request.rules.deadlines),
        passes_over=request.deciders is not Deciders.APPROVERS,
    )


def _names(people: Mapping[PersonId, Person], chosen: Iterable[PersonId]) -> tuple[str, ...]:
    profiles = (people[person].profile for person in chosen)
    return tuple(sorted(profile.listed for profile in profiles if profile))


async def deal(tx: Connection, request: Request, now: datetime) -> Routing:
    """Gives cards to the deciders, who stay deciders until the transaction ends."""
    await hold_roles(tx, request.place.district)
    routing = await routing_of(tx, request, now)
    await deal_to(tx, request, routing, now)
    return routing


async def deal_to(tx: Connection, request: Request, routing: Routing, now: datetime) -> None:
    await request_cards.deal(tx, request.id, routing.people)
    if not routing.people:
        log.warning("request %s has no decider: there is no administrator", request.id)
    elif routing.needs_warning:
        kind = LetterKind.REQUEST_UNROUTED
        await put_letters(tx, letters_about(kind, request, routing.people, now))


async def deal_anew(tx: Connection, district: DistrictId | None, now: datetime) -> None:
    """Assigns waiting requests of a district (None: all) after a change of roles.

    All copies are redrawn: former deciders must see the new ones, and returning ones need their
    buttons. Roles change rarely, and an edit without a change costs one call.
    """
    await change_roles(tx, district)
    grants = await deciding_grants(tx, district, now)
    waiting = await submitted_requests(tx, district)
    workplaces = await workplaces_of(tx, grants, (request.author for request in waiting))
    for request in waiting:
        await deal_to(tx, request, routed(grants, request, workplaces), now)
        await request_cards.touch(tx, request.id)


async def deal_after_move(tx: Connection, people: Collection[PersonId], now: datetime) -> None:
    """Assigns requests after these people changed workplaces, because their colleagues are
    different: their own requests and those they may decide.
    """
    for district in await districts_of_holders(tx, people, now):
        await deal_anew(tx, district, now)
    for request in await submitted_requests_by(tx, people):
        await deal(tx, request, now)
        await request_cards.touch(tx, request.id)


def letters_about(
    kind: LetterKind, request: Request, people: Iterable[PersonId], now: datetime, mark: str = ""
) -> list[NewLetter]:
    """Returns one letter per person; `mark` makes the key unique for repeated letters."""
    return [
        new_letter(kind, person, now, f"{request.id}:{person}{mark}", request=request.id)
        for person in people
    ]


def _decides(grant: Grant, request: Routable) -> bool:
    if grant.role is not Role.CURATOR:
        return True
    return request.rules.curators_decide or is_for_curators(request)
