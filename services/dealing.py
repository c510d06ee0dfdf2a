"""Whom a request goes to: dealing cards, and following the roles when they change."""

import logging
from collections.abc import Iterable
from datetime import datetime

from district.ids import DistrictId, PersonId
from district.letters import LetterKind, NewLetter
from district.requests import Request, Rules
from district.roles import Actor, Grant, Role
from district.routing import Routing, deciding_permission, is_for_curators, route
from storage.cards import deal_cards, touch_cards
from storage.database import Connection
from storage.outbox import put_letters
from storage.requests import deciding_grants, submitted_requests
from storage.territory import change_roles, hold_roles

log = logging.getLogger(__name__)


def routed(grants: Iterable[Grant], request: Request, rules: Rules) -> Routing:
    """Who is named to decide, given the grants in force."""
    return route(
        (grant for grant in grants if _decides(grant, request, rules)),
        request.place,
        request.author,
        kind=request.kind,
        deciders=request.deciders,
        escalated=request.escalated,
    )


def may_decide(
    reader: PersonId, held: Iterable[Grant], routing: Routing, request: Request, rules: Rules
) -> bool:
    """By a role at the place, or because the request was routed there; never one's own request."""
    if reader == request.author:
        return False
    by_role = any(
        grant.gives(deciding_permission(request), request.place)
        for grant in held
        if _decides(grant, request, rules)
    )
    return by_role or reader in routing.people


def may_decide_whole_district(actor: Actor, rules: Rules) -> bool:
    return actor.has(Role.HEAD) or (rules.curators_decide and actor.has(Role.CURATOR))


async def routing_of(
    connection: Connection, request: Request, rules: Rules, now: datetime
) -> Routing:
    grants = await deciding_grants(connection, request.place.district, now)
    return routed(grants, request, rules)


async def deal(tx: Connection, request: Request, rules: Rules, now: datetime) -> Routing:
    """Cards to those who are named to decide now, and stay so until the transaction ends."""
    await hold_roles(tx, request.place.district)
    routing = await routing_of(tx, request, rules, now)
    await deal_to(tx, request, routing, now)
    return routing


async def deal_to(tx: Connection, request: Request, routing: Routing, now: datetime) -> None:
    await deal_cards(tx, request.id, routing.people)
    if not routing.people:
        log.warning("nobody can decide request %s: there is no administrator either", request.id)
    elif routing.needs_warning:
        kind = LetterKind.REQUEST_UNROUTED
        await put_letters(tx, letters_about(kind, request, routing.people, now))


async def deal_anew(
    tx: Connection, district: DistrictId | None, rules: Rules, now: datetime
) -> None:
    """After roles changed in the district, or (None) everywhere: the newly named get their cards.

    Every copy is drawn again: who is no longer named must read who is, and who is named once more
    must get the buttons back. Roles change rarely, and an edit that changes nothing costs one call.
    """
    await change_roles(tx, district)
    grants = await deciding_grants(tx, district, now)
    for request in await submitted_requests(tx, district):
        await deal_to(tx, request, routed(grants, request, rules), now)
        await touch_cards(tx, request.id)


def letters_about(
    kind: LetterKind, request: Request, people: Iterable[PersonId], now: datetime, mark: str = ""
) -> list[NewLetter]:
    """One letter of the kind for each person and request; `mark` tells several of a kind apart."""
    return [
        NewLetter(
            key=f"{kind}:{request.id}:{person}{mark}",
            person=person,
            kind=kind,
            payload={"request": request.id},
            due_at=now,
        )
        for person in people
    ]


def _decides(grant: Grant, request: Request, rules: Rules) -> bool:
    return rules.curators_decide or is_for_curators(request) or grant.role is not Role.CURATOR
