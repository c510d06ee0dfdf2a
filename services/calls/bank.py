"""The bank of practices: finding one, saying that it was of use."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from district.activities.resolution import ResolutionAnswer
from district.calls.bank import (
    ASKED_AFTER,
    LONGEST,
    BankPage,
    Listed,
    ListingFacts,
    Search,
    Shelf,
    counts_as_use,
)
from district.calls.call import districts_of
from district.calls.kind import Give, Named
from district.calls.visible import Reader
from district.errors import NotFound, OutOfDate
from district.ids import ListingId, PersonId
from district.letters import LetterKind, NewLetter, new_letter
from district.pages import Page
from district.people.person import Person
from district.people.roles import Actor
from district.practices import Means
from district.spelling import words_of
from district.topics import Area
from services.calls.visible import shown_entry
from services.nearness import nearest
from services.requests.deficits import Deficits
from services.requests.engine import Requests
from services.service import Service
from storage.calls.calls import get_call, open_calls
from storage.calls.entries import get_entry, people_of_entry
from storage.calls.listings import (
    count_by_topic,
    find_use,
    get_listing,
    note_answer,
    note_opening,
    note_use,
    search_listings,
)
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.organizations import organizations_among
from storage.people.people import get_person
from storage.practices import note_help
from storage.requests.deficits import find_open_deficit, latest_request_about
from storage.topics import get_topics

PAGE = 6
FEWEST = 2
"""Kinds of practices from which on the list offers to choose one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bank(Service):
    """Listings are public; opening, using and answering are a person's own."""

    deficits: Deficits
    requests: Requests

    # ── Search ─────────────────────────────────────────────────────────────────────────────────

    async def page(self, actor: Actor, search: Search, number: int = 0) -> BankPage:
        """Returns a page of what was found; with words the nearest come first, else those that
        resolved most deficits.
        """
        async with self.database.read() as connection:
            found = await search_listings(connection, search)
            ids = [search.topic] if search.topic else []
            topics = await get_topics(connection, ids)
            opened = await open_calls(connection, districts_of(actor), self.clock())
        listing = {Give("listing", one) for one in Shelf}
        shares = (
            one.id
            for one in opened
            if one.kind.rules.ends_never
            and any(listing & set(outcome.gives) for outcome in one.kind.outcomes)
        )
        if search.words:
            found = _named(found, search.words[:LONGEST])
        areas = await self.deficits.areas()
        return BankPage(
            search=search,
            page=Page.of(found, number, PAGE),
            topic=topics.get(search.topic) if search.topic else None,
            area=next((one for one in areas if one.id == search.area), None),
            whats=_kinds_of(found),
            shares=next(shares, None),
        )

    async def topics(self) -> list[tuple[Area, int]]:
        """Returns the areas of the bank with the number of listings; topics of an area are those
        with a listing.
        """
        async with self.database.read() as connection:
            counted = await count_by_topic(connection)
        rows = [
            replace(area, topics=tuple(one for one in area.topics if one.id in counted))
            for area in await self.deficits.areas()
        ]
        return [(one, sum(counted[t.id] for t in one.topics)) for one in rows if one.topics]

    # ── A listing ──────────────────────────────────────────────────────────────────────────────

    async def card(self, actor: Actor, number: ListingId) -> ListingFacts:
        """Returns a listing, and notes that the reader has opened it: they are asked a week later.

        Raises:
            NotFound: there is none, or it is hidden.
        """
        async with self.database.read() as connection:
            facts, counts = await self._facts(connection, actor.person, number)
        if facts.use is not None or not counts:
            return facts
        now = self.clock()
        async with self.database.write() as tx:
            if await note_opening(tx, number, actor.id, now):
                await put_letters(tx, [self._question(actor.person, number)])
            return (await self._facts(tx, actor.person, number))[0]

    async def asked(self, reader: PersonId, number: ListingId) -> ListingFacts:
        """Returns the facts of the question whether it was of use.

        Raises:
            NotFound: it is hidden.
            OutOfDate: the reader has answered already.
        """
        async with self.database.read() as connection:
            person = await get_person(connection, reader)
            facts, _ = await self._facts(connection, person, number)
        if not (facts.may_use or facts.asks_if_easier):
            raise OutOfDate
        return facts

    async def use(self, actor: Actor, number: ListingId) -> ListingFacts:
        """«Применил(а)». Idempotent.

        Raises:
            NotFound: there is none, or it is hidden.
            OutOfDate: the actor's use does not count, or they have not opened it.
        """
        async with self.database.write() as tx:
            facts, counts = await self._facts(tx, actor.person, number)
            if facts.use is None or not counts:
                raise OutOfDate
            now = self.clock()
            await note_use(tx, number, actor.id, now)
            if facts.deficit is not None:
                deficit = facts.deficit.id
                if await note_help(tx, deficit, Means.PRACTICE, number, actor.id, now):
                    request = await latest_request_about(tx, deficit)
                    await self.requests.facts_changed(tx, request.id)
            return (await self._facts(tx, actor.person, number))[0]

    async def answer(
        self, actor: Actor, number: ListingId, answer: ResolutionAnswer
    ) -> ListingFacts:
        """Stores whether the actor's deficit on the topic is resolved; resolves it.

        Raises:
            NotFound: there is none, or it is hidden.
            OutOfDate: the actor has not used it, or has no open deficit on its topic.
        """
        async with self.database.write() as tx:
            facts, _ = await self._facts(tx, actor.person, number)
            if not facts.asks_if_easier or facts.deficit is None:
                raise OutOfDate
            await note_answer(tx, number, actor.id, answer, self.clock())
            if answer is ResolutionAnswer.RESOLVED:
                await self.deficits.mark_resolved(tx, facts.deficit)
            return (await self._facts(tx, actor.person, number))[0]

    async def _facts(
        self, connection: Connection, reader: Person, number: ListingId
    ) -> tuple[ListingFacts, bool]:
        """Returns also whether the reader's use counts."""
        listed = await get_listing(connection, number)
        entry = await get_entry(connection, listed.entry)
        call = await get_call(connection, entry.call)
        shown = await shown_entry(connection, call, entry, Reader(person=reader.id))
        if not shown.visible.entry:
            raise NotFound
        team = [one.person for one in await people_of_entry(connection, listed.entry)]
        workplace = reader.profile.organization.id if reader.profile else None
        counts = counts_as_use(entry, team, reader.id, workplace)
        places = [listed.organization] if listed.organization else []
        named = await organizations_among(connection, places)
        deficit = None
        if counts and listed.topic is not None:
            deficit = await find_open_deficit(connection, reader.id, listed.topic)
        topics = await get_topics(connection, [listed.topic] if listed.topic else [])
        facts = ListingFacts(
            listed=listed,
            entry=shown,
            organization_name=named[0].organization.name if named else None,
            topic=topics.get(listed.topic) if listed.topic else None,
            use=await find_use(connection, number, reader.id) if counts else None,
            deficit=deficit if deficit and deficit.severity.is_counted else None,
        )
        return facts, counts

    def _question(self, reader: Person, number: ListingId) -> NewLetter:
        due, fact = self.clock() + ASKED_AFTER, f"{number}:{reader.id}"
        return new_letter(LetterKind.PRACTICE_QUESTION, reader.id, due, fact, listing=number)


def _named(found: Sequence[Listed], words: str) -> list[Listed]:
    """Returns the listings whose titles are meant."""
    return [
        found[place]
        for place in nearest(words, [(one.title, words_of(one.title)) for one in found])
    ]


def _kinds_of(found: Sequence[Listed]) -> tuple[Named, ...]:
    named = {one.label.id: one.label for one in found if one.label}
    return tuple(named.values()) if len(named) >= FEWEST else ()
