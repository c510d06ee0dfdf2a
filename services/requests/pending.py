"""Reading of requests: cards of deciders, lists, facts for letters."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from district.clock import Calendar
from district.errors import NotFound, NotPermitted
from district.ids import OrganizationId, PersonId, RequestId
from district.pages import Page
from district.people.person import Person
from district.people.roles import Actor, Grant, Permission, Role
from district.requests.cards import CardFacts
from district.requests.pending import Claim, DecisionFacts, Line, Pending, PendingItem, Whose, Wish
from district.requests.request import HistoryEntry, Move, Request, RequestStatus, Step
from district.requests.routing import Routable, Routing, decides_requests
from district.requests.settings import rules_of
from services.requests.request_kinds import Kinds
from services.requests.routing import may_decide, principal_of, routed, routing_of, workplaces_of
from storage.cards import request_cards
from storage.database import Connection
from storage.people.people import get_actor, get_people
from storage.requests.requests import (
    claims_near,
    deciding_grants,
    get_history_entry,
    get_municipalities,
    get_request,
    get_requests,
    history_of,
)
from storage.settings import get_settings

PAGE = 6
"""Page size of the list."""


_HELPING = (Permission.SEE_NAMED_DEFICITS, Permission.CONSULT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """Read-only. Methods use the caller's connection."""

    calendar: Calendar
    kinds: Kinds

    async def card_facts(
        self, connection: Connection, reader: PersonId, number: RequestId, now: datetime
    ) -> CardFacts:
        """Returns the facts of a decider's card.

        Raises:
            NotFound: there is no such request visible to the reader.
        """
        held = (await get_actor(connection, reader, now)).grants
        facts = await self.facts(connection, reader, held, number, now)
        if not facts.may_decide and facts.card is None:
            raise NotFound
        return facts

    async def facts(
        self,
        connection: Connection,
        reader: PersonId,
        held: Iterable[Grant],
        number: RequestId,
        now: datetime,
    ) -> CardFacts:
        """Returns the card for a reader who holds these grants, whether or not they may see it."""
        # Reads the card before the request, so that the drawing may be newer than its version,
        # never older.
        card = await request_cards.find(connection, reader, number)
        request = await get_request(connection, number)
        routing = await routing_of(connection, request, now)
        held = tuple(held)
        allowed = may_decide(reader, held, routing, request)
        principal = principal_of(reader, held, routing, request) if allowed else None
        told = [request.author, request.decider, request.decided_for, principal]
        named = {person for person in told if person is not None}
        people = await get_people(connection, routing.people | named)
        places = await get_municipalities(connection, [request.place.municipality])
        history = await history_of(connection, number) if request.version > 1 else []
        return CardFacts(
            reader=reader,
            request=request,
            subject=await self.kinds[request.kind].whole_subject(connection, request),
            municipality=places[request.place.municipality],
            author=people[request.author].profile,
            today=self.calendar.local(now).date(),
            card=card,
            may_decide=allowed,
            may_undo=allowed and request.can_undo(reader, now),
            named=_names(people[person] for person in routing.people),
            decider=request.decided_by or _short(people, request.decider),
            decided_for=_short(people, request.decided_for),
            principal=principal,
            principal_name=_short(people, principal),
            is_covered=reader in routing.covered,
            takes_digest=reader in people and people[reader].takes_digest,
            note=history[-1].note if history and request.status.is_decision else None,
            asked=_last_question(history) if request.status is RequestStatus.SUBMITTED else None,
        )

    async def after_move(
        self, tx: Connection, actor: Actor, facts: CardFacts, moved: Request, step: Step
    ) -> CardFacts:
        """Returns the card of a decider after their own move, in its transaction."""
        profile, kind = actor.person.profile, self.kinds[moved.kind]
        waits = moved.status is RequestStatus.SUBMITTED
        return replace(
            facts,
            request=moved,
            subject=await (kind.whole_subject if waits else kind.subject)(tx, moved),
            card=await request_cards.find(tx, actor.id, moved.id),
            may_undo=moved.can_undo(actor.id, step.now),
            decider=profile.name.short if moved.decider is not None and profile else None,
            decided_for=facts.principal_name if moved.decided_for is not None else None,
            note=step.note,
        )

    async def decision_facts(self, connection: Connection, entry: int) -> DecisionFacts:
        told = await get_history_entry(connection, entry)
        request = await get_request(connection, told.request)
        return DecisionFacts(
            request=request,
            entry=told,
            subject=await self.kinds[request.kind].whole_subject(connection, request),
        )

    async def pending(
        self, connection: Connection, actor: Actor, wish: Wish, number: int, now: datetime
    ) -> Pending:
        """Returns a page of waiting requests.

        Raises:
            NotPermitted: the actor may not decide anything.
        """
        if not decides_requests(actor):
            raise NotPermitted(permission=Permission.DECIDE_REQUESTS)
        claims = await self._open_to(connection, actor, wish.whose, now)
        found = [claim for claim in claims if wish.admits(claim)]
        places = await get_municipalities(
            connection, {claim.place.municipality for claim in claims}
        )
        shown = Page.of(found, number, PAGE)
        items = await self.items(connection, [claim.id for claim in shown.items])
        return Pending(
            wish=wish,
            page=Page(items=tuple(items), total=shown.total, number=shown.number, size=PAGE),
            late=sum(claim.is_late for claim in found),
            municipalities=tuple(sorted(places.values(), key=lambda place: place.name)),
            kinds=tuple(sorted({claim.kind for claim in claims})),
            can_widen=await _may_widen(connection, actor),
            can_help=any(map(actor.may, _HELPING)),
        )

    async def waiting(
        self, connection: Connection, actor: Actor, wish: Wish, now: datetime
    ) -> Line:
        """Returns the requests of the list."""
        claims = await self._open_to(connection, actor, wish.whose, now)
        return Line(tuple(claim for claim in claims if wish.admits(claim)))

    async def _open_to(
        self, connection: Connection, actor: Actor, whose: Whose, now: datetime
    ) -> list[Claim]:
        """Returns requests that the actor may decide, the earliest promise first."""
        districts = {*actor.own_districts(Permission.DECIDE_REQUESTS)}
        near = await claims_near(connection, actor.id, districts)
        grants = await deciding_grants(connection, None, now)
        workplaces = await workplaces_of(connection, grants, (request.author for request in near))
        routings = _Routings(grants, workplaces)
        if whose is Whose.MINE:
            return [request for request in near if actor.id in routings.of(request).people]
        return [
            request
            for request in near
            if may_decide(actor.id, actor.grants, routings.of(request), request)
        ]

    async def items(
        self, connection: Connection, numbers: Collection[RequestId]
    ) -> list[PendingItem]:
        """Returns rows of a list."""
        found = await get_requests(connection, numbers)
        people = await get_people(connection, {request.author for request in found})
        places = await get_municipalities(
            connection, {request.place.municipality for request in found}
        )
        return [
            PendingItem(
                request=request,
                subject=await self.kinds[request.kind].subject(connection, request),
                municipality=places[request.place.municipality],
                author=people[request.author].profile,
            )
            for request in found
        ]


async def _may_widen(connection: Connection, actor: Actor) -> bool:
    """Returns whether the actor may decide what waits for others: a head, and a curator of a
    district where curators decide.
    """
    if actor.has(Role.HEAD):
        return True
    districts = {one.scope.district for one in actor.grants if one.role is Role.CURATOR}
    rules = [rules_of(await get_settings(connection, one)) for one in districts if one is not None]
    return any(one.curators_decide for one in rules)


class _Routings:
    """Routes many requests with a cache: authors of one place without roles share a route, unless a
    decider is a colleague of the author.
    """

    def __init__(
        self, grants: Collection[Grant], workplaces: Mapping[PersonId, OrganizationId]
    ) -> None:
        self._grants = grants
        self._workplaces = workplaces
        self._holders = {grant.person for grant in grants}
        self._with_deciders = {workplaces.get(person) for person in self._holders}
        self._known: dict[object, Routing] = {}

    def of(self, request: Routable) -> Routing:
        author = request.author if request.author in self._holders else None
        workplace = self._workplaces.get(request.author)
        key = (
            request.place,
            request.escalated,
            author,
            workplace if workplace in self._with_deciders else None,
            request.deciders,
            request.rules,
        )
        if key not in self._known:
            self._known[key] = routed(self._grants, request, self._workplaces)
        return self._known[key]


def _names(people: Iterable[Person]) -> tuple[str, ...]:
    return tuple(sorted(person.profile.listed for person in people if person.profile))


def _short(people: Mapping[PersonId, Person], person: PersonId | None) -> str | None:
    found = people.get(person) if person is not None else None
    profile = found.profile if found else None
    return profile.name.short if profile else None


def _last_question(history: Sequence[HistoryEntry]) -> str | None:
    """Returns the question that the author answered last, unless it was undone."""
    answered = [entry for entry in history if entry.move in {Move.RETURN, Move.RESUBMIT}]
    if len(answered) < 2 or answered[-1].move is not Move.RESUBMIT:  # noqa: PLR2004 - a pair
        return None
    return answered[-2].reason
