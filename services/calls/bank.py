"""The bank of practices: finding one, saying that it was of use, offering it to others."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from district.activities.resolution import ResolutionAnswer
from district.calls.bank import (
    ASKED_AFTER,
    LONGEST,
    BankPage,
    HelpFacts,
    Listed,
    ListingFacts,
    Search,
    Shelf,
    counts_as_use,
)
from district.calls.call import districts_of
from district.calls.kind import Give, Named
from district.calls.visible import Reader, redacted, shown_files, visible
from district.errors import NotFound, OutOfDate
from district.ids import ActivityId, ListingId, PersonId, RequestId
from district.letters import LetterKind, NewLetter, new_letter
from district.pages import Page
from district.people.person import Person
from district.people.roles import Actor
from district.practices import Means
from district.requests.deficits import DeficitFacts
from district.spelling import words_of
from district.topics import Area
from services.nearness import nearest
from services.requests.deficits import Deficits
from services.requests.engine import Requests
from services.service import Service
from storage.activities.activities import get_activities
from storage.activities.invitations import joined_among
from storage.calls.calls import get_call, open_calls
from storage.calls.entries import files_of, get_entry, people_of_entry
from storage.calls.listings import (
    activities_on,
    count_by_topic,
    find_use,
    get_listing,
    mentors_on,
    note_answer,
    note_opening,
    note_use,
    search_listings,
)
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.organizations import organizations_among
from storage.people.people import get_people, get_person
from storage.practices import help_of, note_help
from storage.requests.deficits import find_open_deficit, latest_request_about
from storage.topics import get_topics

PAGE = 6
OFFERED = 3
"""Limit of activities and practices that are offered for a deficit."""
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
        seen = visible(call, entry, Reader(person=reader.id))
        if not seen.entry:
            raise NotFound
        team = [one.person for one in await people_of_entry(connection, listed.entry)]
        workplace = reader.profile.organization.id if reader.profile else None
        counts = counts_as_use(entry, team, reader.id, workplace)
        author = (await get_people(connection, [listed.author])).get(listed.author)
        places = [listed.organization] if listed.organization else []
        named = await organizations_among(connection, places)
        deficit = None
        if counts and listed.topic is not None:
            deficit = await find_open_deficit(connection, reader.id, listed.topic)
        topics = await get_topics(connection, [listed.topic] if listed.topic else [])
        facts = ListingFacts(
            listed=listed,
            author_name=author.profile.name.full if author and author.profile else None,
            organization_name=named[0].organization.name if named else None,
            topic=topics.get(listed.topic) if listed.topic else None,
            answers=redacted(entry, seen).answers,
            files=shown_files(entry, await files_of(connection, listed.entry), seen),
            use=await find_use(connection, number, reader.id) if counts else None,
            deficit=deficit if deficit and deficit.severity.is_counted else None,
        )
        return facts, counts

    def _question(self, reader: Person, number: ListingId) -> NewLetter:
        due, fact = self.clock() + ASKED_AFTER, f"{number}:{reader.id}"
        return new_letter(LetterKind.PRACTICE_QUESTION, reader.id, due, fact, listing=number)

    # ── Help for a deficit ─────────────────────────────────────────────────────────────────────

    async def help(self, actor: Actor, number: RequestId) -> HelpFacts:
        """Returns what can be offered to the author of an accepted deficit.

        Raises:
            NotFound: there is no such request visible to the actor, or it is no deficit.
            OutOfDate: it was not accepted, has no topic, or is closed.
        """
        facts = await self.requests.card_facts(actor.id, number)
        subject = facts.subject
        if not facts.may_decide or not isinstance(subject, DeficitFacts):
            raise NotFound
        deficit, now = subject.deficit, self.clock()
        if deficit.topic is None or not deficit.takes_help:
            raise OutOfDate
        on_topic = Search(topic=deficit.topic.id, shelf=Shelf.PRACTICES)
        async with self.database.read() as connection:
            ids = await activities_on(connection, deficit.topic.id, now)
            joined = await joined_among(connection, deficit.person, ids)
            open_ = [one for one in ids if one not in joined][:OFFERED]
            found = await get_activities(connection, open_)
            practices = await search_listings(connection, on_topic)
            return HelpFacts(
                request=facts.request,
                deficit=deficit,
                activities=tuple(found[one] for one in open_),
                mentors=await mentors_on(
                    connection, deficit.topic.id, facts.request.place.district, now
                ),
                practices=tuple(p for p in practices if p.author != deficit.person)[:OFFERED],
                given=await help_of(connection, deficit.id),
            )

    async def offer(self, actor: Actor, number: RequestId, means: Means, about: int) -> HelpFacts:
        """Tells the author of the help, and notes it on the card. Idempotent.

        Raises:
            NotFound, OutOfDate: see `help`.
            OutOfDate: what is offered is not there any more.
        """
        facts, now = await self.help(actor, number), self.clock()
        offered: dict[Means, Sequence[int]] = {
            Means.ACTIVITY: [one.id for one in facts.activities],
            Means.PRACTICE: [one.id for one in facts.practices],
            Means.MENTOR: [0] if facts.mentors else [],
        }
        if about not in offered[means]:
            raise OutOfDate
        deficit = facts.deficit
        letter = new_letter(
            LetterKind.HELP_OFFERED,
            deficit.person,
            now,
            f"{deficit.id}:{means}:{about}",
            means=means,
            about=about,
        )
        async with self.database.write() as tx:
            if await note_help(tx, deficit.id, means, about, actor.id, now):
                await put_letters(tx, [letter])
                await self.requests.facts_changed(tx, number)
            return replace(facts, given=await help_of(tx, deficit.id))

    async def offered_title(self, means: Means, about: int) -> str | None:
        """Returns the title of an activity or a practice that was offered.

        Raises:
            NotFound, OutOfDate: it is not there any more.
        """
        async with self.database.read() as connection:
            if means is Means.PRACTICE:
                return (await get_listing(connection, ListingId(about))).title
            if means is Means.MENTOR:
                return None
            found = await get_activities(connection, [ActivityId(about)])
        if not found or not found[ActivityId(about)].is_open(self.clock()):
            raise OutOfDate
        return found[ActivityId(about)].title


def _named(found: Sequence[Listed], words: str) -> list[Listed]:
    """Returns the listings whose titles are meant."""
    return [
        found[place]
        for place in nearest(words, [(one.title, words_of(one.title)) for one in found])
    ]


def _kinds_of(found: Sequence[Listed]) -> tuple[Named, ...]:
    named = {one.label.id: one.label for one in found if one.label}
    return tuple(named.values()) if len(named) >= FEWEST else ()
