"""The bank of practices: finding one, saying that it was of use, offering it to others."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from district.activities.resolution import ResolutionAnswer
from district.calls.bank import (
    ASKED_AFTER,
    LONGEST,
    WORDS,
    BankPage,
    HelpFacts,
    Listed,
    ListingFacts,
    Search,
    Shelf,
    answer_number,
    counts_as_use,
    helped_request,
    helped_topic,
)
from district.calls.call import districts_of
from district.calls.kind import Give, Named
from district.calls.visible import Reader
from district.drafts import Form as FormName
from district.errors import DraftGone, NotFound, NotPermitted, OutOfDate
from district.forms import Entered, entered_of
from district.ids import (
    ActivityId,
    DeficitId,
    DistrictId,
    DraftId,
    ListingId,
    PersonId,
    RequestId,
    TopicId,
)
from district.letters import LetterKind, NewLetter, new_letter
from district.pages import Page
from district.people.person import Person
from district.people.roles import Actor, Permission
from district.practices import ASKED_ABOUT, ASKED_LATER, Means
from district.requests.deficits import Deficit, DeficitFacts
from district.spelling import words_of
from district.topics import Area, Topic
from services.calls.visible import shown_entry
from services.nearness import nearest
from services.people.methodists import methodist_topics
from services.requests.deficits import Deficits
from services.requests.engine import Requests
from services.service import Service
from storage.activities.activities import get_activities
from storage.activities.invitations import joined_among
from storage.calls.calls import get_call, open_calls
from storage.calls.entries import get_entry, people_of_entry
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
from storage.drafts import drop_draft, hold_draft
from storage.outbox import put_letters
from storage.people.methodists import methodists_of
from storage.people.organizations import organizations_among
from storage.people.people import get_person
from storage.practices import answer_in_words, help_of, note_help
from storage.requests.deficits import (
    find_open_deficit,
    get_deficit,
    latest_request_about,
    needs_on,
    topics_in_need,
)
from storage.topics import get_topics

PAGE = 6
OFFERED = 3
"""Limit of activities and practices that are offered for a deficit."""
OFFERED_TOPICS = 8
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

    # ── Help for a deficit ─────────────────────────────────────────────────────────────────────

    async def help(self, actor: Actor, number: RequestId) -> HelpFacts:
        """Returns what can be offered to the author of a deficit.

        Raises:
            NotFound: there is no such request visible to the actor, or it is no deficit.
            OutOfDate: it was not accepted and may still be, has no topic, or is closed.
        """
        facts = await self.requests.card_facts(actor.id, number)
        subject = facts.subject
        if not facts.may_decide or not isinstance(subject, DeficitFacts):
            raise NotFound
        deficit = subject.deficit
        if deficit.topic is None or not deficit.takes_help(facts.request):
            raise OutOfDate
        district = facts.request.place.district
        async with self.database.read() as connection:
            found = await self._offers(connection, deficit.topic, district, deficit.person)
            given = await help_of(connection, deficit.id)
        return replace(found, request=facts.request, needs=(deficit,), given=given)

    async def help_on(self, actor: Actor, topic: TopicId) -> HelpFacts:
        """Returns what can be offered to all who have an open deficit on a topic, which names no
        one.

        Raises:
            NotPermitted: the actor neither sees named deficits nor is a methodist of the topic.
            OutOfDate: there is none any more.
        """
        async with self.database.read() as connection:
            district, sees_names = await self._helps_in(connection, actor, topic)
            needs = await needs_on(connection, district, topic)
            needs = [one for one in needs if one.person != actor.id]
            named = await get_topics(connection, [topic])
            if not needs or topic not in named:
                raise OutOfDate
            found = await self._offers(connection, named[topic], district, None)
        people = len({one.person for one in needs}) if sees_names else None
        return replace(found, needs=tuple(needs), people=people)

    async def topics_to_help(self, actor: Actor) -> tuple[list[Topic], bool]:
        """Returns the topics on which people need help, and whether the actor reads names: then
        those of most people, the largest first, otherwise a methodist's own.
        """
        seen = actor.districts_with(Permission.SEE_NAMED_DEFICITS)
        async with self.database.read() as connection:
            own = None if seen else await methodist_topics(connection, actor, self.clock())
            found = Counter[TopicId]()
            for one in seen or actor.districts_with(Permission.CONSULT) or ():
                found.update(await topics_in_need(connection, one, own))
            largest = [one for one, _ in found.most_common(OFFERED_TOPICS if seen else None)]
            topics = await get_topics(connection, largest)
        if seen:
            return [topics[one] for one in largest if one in topics], True
        return sorted(topics.values(), key=lambda one: (one.area, one.id)), False

    async def offer(self, actor: Actor, facts: HelpFacts, means: Means, about: int) -> HelpFacts:
        """Tells those who need it of the help, and notes it on their cards. Idempotent.

        Raises:
            OutOfDate: what is offered is not there any more.
        """
        offered: dict[Means, Sequence[int]] = {
            Means.ACTIVITY: [one.id for one in facts.activities],
            Means.PRACTICE: [one.id for one in facts.practices],
            Means.MENTOR: [0] if facts.mentors else [],
            Means.CONSULTATION: [0] if facts.methodists else [],
        }
        if about not in offered.get(means, ()):
            raise OutOfDate
        async with self.database.write() as tx:
            return await self._give(tx, actor, facts, means, about)

    async def answer_in_words(self, actor: Actor, draft_id: DraftId) -> HelpFacts:
        """Sends the words of a form to those who need help. Idempotent by `draft_id`.

        Raises:
            DraftGone: the form does not exist any more.
            NotFound, NotPermitted, OutOfDate: see `help` and `help_on`.
        """
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, FormName.HELP)
        if draft is None or draft.id != draft_id:
            raise DraftGone
        entered = entered_of(draft)
        facts = await self.needed(actor, entered)
        about, text = answer_number(draft_id), entered.need(WORDS)
        async with self.database.write() as tx:
            facts = await self._give(tx, actor, facts, Means.WORDS, about, text)
            await drop_draft(tx, draft_id)
        return facts

    async def needed(self, actor: Actor, entered: Entered) -> HelpFacts:
        """Returns the facts of help in words; raises as `help` and `help_on`."""
        request, topic = helped_request(entered), helped_topic(entered)
        if request is not None:
            return await self.help(actor, request)
        if topic is None:
            raise NotFound
        return await self.help_on(actor, topic)

    async def _give(
        self,
        tx: Connection,
        actor: Actor,
        facts: HelpFacts,
        means: Means,
        about: int,
        words: str | None = None,
    ) -> HelpFacts:
        now, letters = self.clock(), list[NewLetter]()
        left_out = await _left_out(tx, facts, means, about)
        for deficit in facts.needs:
            if deficit.person in left_out:
                continue
            if await note_help(tx, deficit.id, means, about, actor.id, now, words):
                letters += self._letters(deficit, means, about, now)
                request = await latest_request_about(tx, deficit.id)
                await self.requests.facts_changed(tx, request.id)
        await put_letters(tx, letters)
        if facts.request is None:
            return replace(facts, is_sent=True)
        return replace(facts, given=await help_of(tx, facts.needs[0].id))

    async def asked_of_help(self, reader: PersonId, number: DeficitId) -> tuple[Deficit, RequestId]:
        """Returns the facts of the question whether help has resolved a deficit.

        Raises:
            OutOfDate: the deficit is not open any more.
        """
        async with self.database.read() as connection:
            deficit = await get_deficit(connection, number)
            if deficit.person != reader or not deficit.status.is_open:
                raise OutOfDate
            return deficit, (await latest_request_about(connection, number)).id

    def _letters(
        self, deficit: Deficit, means: Means, about: int, now: datetime
    ) -> Iterable[NewLetter]:
        yield new_letter(
            LetterKind.HELP_OFFERED,
            deficit.person,
            now,
            f"{deficit.id}:{means}:{about}",
            means=means,
            about=about,
            topic=deficit.topic.id if deficit.topic else None,
        )
        if means in ASKED_ABOUT:  # once for the help of a day
            day = self.calendar.local(now).date()
            fact = f"{deficit.id}:{day:%Y-%m-%d}"
            due = now + ASKED_LATER
            yield new_letter(
                LetterKind.HELP_QUESTION, deficit.person, due, fact, deficit=deficit.id
            )

    async def _offers(
        self, connection: Connection, topic: Topic, district: DistrictId, person: PersonId | None
    ) -> HelpFacts:
        """`person`: the author of a deficit, if it is one."""
        now = self.clock()
        ids = await activities_on(connection, topic.id, now)
        joined = await joined_among(connection, person, ids) if person else ()
        open_ = [one for one in ids if one not in joined][:OFFERED]
        found = await get_activities(connection, open_)
        practices = await search_listings(connection, Search(topic=topic.id, shelf=Shelf.PRACTICES))
        register = await methodists_of(connection, district, now)
        return HelpFacts(
            topic=topic,
            request=None,
            needs=(),
            people=None,
            activities=tuple(found[one] for one in open_),
            mentors=await mentors_on(connection, topic.id, district, now),
            practices=tuple(one for one in practices if one.author != person)[:OFFERED],
            methodists=sum(
                topic.id in one.topics and not one.is_paused and one.person.id != person
                for one in register
            ),
        )

    async def _helps_in(
        self, connection: Connection, actor: Actor, topic: TopicId
    ) -> tuple[DistrictId, bool]:
        """Returns the district in which the actor helps with a topic, and whether they see names
        there.
        """
        seeing = (one for one in actor.grants if one.gives(Permission.SEE_NAMED_DEFICITS, None))
        for grant in seeing:
            if grant.scope.district is not None:
                return grant.scope.district, True
        for district in actor.districts_with(Permission.CONSULT) or ():
            if topic in await methodist_topics(connection, actor, self.clock()):
                return district, False
        raise NotPermitted(permission=Permission.CONSULT)

    async def offered_title(self, means: Means, about: int) -> str | None:
        """Returns the title of an activity or a practice that was offered.

        Raises:
            NotFound, OutOfDate: it is not there any more.
        """
        async with self.database.read() as connection:
            if means is Means.PRACTICE:
                return (await get_listing(connection, ListingId(about))).title
            if means in {Means.MENTOR, Means.CONSULTATION}:
                return None
            if means is Means.WORDS:
                answer = await answer_in_words(connection, about)
                if answer is None:
                    raise OutOfDate
                return answer
            found = await get_activities(connection, [ActivityId(about)])
        if not found or not found[ActivityId(about)].is_open(self.clock()):
            raise OutOfDate
        return found[ActivityId(about)].title


async def _left_out(
    tx: Connection, facts: HelpFacts, means: Means, about: int
) -> frozenset[PersonId]:
    """Returns who needs no letter: the author of a practice, participants of an activity."""
    if means is Means.PRACTICE:
        return frozenset(one.author for one in facts.practices if one.id == about)
    if means is Means.ACTIVITY:
        activity = ActivityId(about)
        people = {one.person for one in facts.needs}
        joined = [one for one in people if await joined_among(tx, one, [activity])]
        return frozenset(joined)
    return frozenset()


def _named(found: Sequence[Listed], words: str) -> list[Listed]:
    """Returns the listings whose titles are meant."""
    return [
        found[place]
        for place in nearest(words, [(one.title, words_of(one.title)) for one in found])
    ]


def _kinds_of(found: Sequence[Listed]) -> tuple[Named, ...]:
    named = {one.label.id: one.label for one in found if one.label}
    return tuple(named.values()) if len(named) >= FEWEST else ()
