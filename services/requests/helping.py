"""Help for a deficit, or for all open ones on a topic: finding it, and telling people of it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from district.drafts import Form as FormName
from district.drafts import unsent
from district.errors import NotFound, NotPermitted, OutOfDate
from district.forms import Entered, entered_of
from district.ids import DeficitId, DistrictId, DraftId, PersonId, RequestId, TopicId
from district.letters import LetterKind, NewLetter, new_letter
from district.people.roles import Actor, Permission
from district.practices import ASKED_ABOUT, ASKED_LATER, Means
from district.requests.deficits import Deficit, DeficitFacts
from district.requests.helping import WORDS, HelpFacts, answer_number, helped
from district.topics import Topic
from services.people.methodists import methodist_topics
from services.requests.engine import Requests
from services.service import Service
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.outbox import put_letters
from storage.people.people import get_people
from storage.practices import help_of, note_help
from storage.requests.deficits import get_deficit, latest_request_about, needs_on, topics_in_need
from storage.requests.helping import in_want, offered_title, offers_on
from storage.topics import get_topics

OFFERED_TOPICS = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Helping(Service):
    requests: Requests

    async def help(
        self, actor: Actor, request: RequestId | None = None, topic: TopicId | None = None
    ) -> HelpFacts:
        """Returns what can be offered to the author of a deficit; without a request, to all who
        have an open deficit on a topic, which names no one.

        Raises:
            NotFound: there is no such request visible to the actor, or it is no deficit.
            NotPermitted: the actor neither sees named deficits nor is a methodist of the topic.
            OutOfDate: it was not accepted and may still be, has no topic, or none is open.
        """
        if request is not None:
            return await self._for_one(actor, request)
        if topic is None:
            raise NotFound
        return await self._for_all(actor, topic)

    async def needed(self, actor: Actor, entered: Entered) -> HelpFacts:
        """Returns the facts of help in words; raises as `help`."""
        return await self.help(actor, *helped(entered))

    async def _for_one(self, actor: Actor, number: RequestId) -> HelpFacts:
        facts = await self.requests.card_facts(actor.id, number)
        if not facts.may_decide or not isinstance(facts.subject, DeficitFacts):
            raise NotFound
        request, deficit, author = facts.request, facts.subject.deficit, facts.author
        if deficit.topic is None or author is None or not deficit.takes_help(request):
            raise OutOfDate
        topic, district, now = deficit.topic, request.place.district, self.clock()
        async with self.database.read() as connection:
            return HelpFacts(
                topic=topic,
                request=request,
                needs=(deficit,),
                offers=await offers_on(
                    connection, topic.id, district, now, self.today, [author], deficit.person
                ),
                given=await help_of(connection, deficit.id),
            )

    async def _for_all(self, actor: Actor, topic: TopicId) -> HelpFacts:
        district, sees_names = _helps_in(actor)
        async with self.database.read() as connection:
            if not (sees_names or topic in await methodist_topics(connection, actor, self.clock())):
                raise NotPermitted(permission=Permission.CONSULT)
            needs = await needs_on(connection, district, topic)
            needs = [one for one in needs if one.person != actor.id]
            named = await get_topics(connection, [topic])
            if not needs or topic not in named:
                raise OutOfDate
            people = await get_people(connection, {one.person for one in needs})
            to = [one.profile for one in people.values() if one.profile]
            now = self.clock()
            return HelpFacts(
                topic=named[topic],
                request=None,
                needs=tuple(needs),
                people=len(people) if sees_names else None,
                offers=await offers_on(connection, topic, district, now, self.today, to),
            )

    async def topics_to_help(self, actor: Actor) -> tuple[list[Topic], bool]:
        """Returns the topics on which people need help, and whether the actor reads names: then
        those of most people, the largest first, otherwise a methodist's own.

        Raises:
            NotPermitted: the actor neither sees named deficits nor is a methodist.
        """
        district, sees_names = _helps_in(actor)
        async with self.database.read() as connection:
            own = None if sees_names else await methodist_topics(connection, actor, self.clock())
            found = Counter(await topics_in_need(connection, district, own))
            largest = [one for one, _ in found.most_common(OFFERED_TOPICS if sees_names else None)]
            topics = await get_topics(connection, largest)
        if sees_names:
            return [topics[one] for one in largest if one in topics], True
        return sorted(topics.values(), key=lambda one: (one.area, one.id)), False

    async def offer(self, actor: Actor, facts: HelpFacts, means: Means, about: int) -> HelpFacts:
        """Tells those who need it of the help, and notes it on their cards. Idempotent.

        Raises:
            OutOfDate: what is offered is not there any more.
        """
        if not facts.has(means, about):
            raise OutOfDate
        async with self.database.write() as tx:
            return await self._give(tx, actor, facts, means, about)

    async def answer_in_words(self, actor: Actor, draft_id: DraftId) -> HelpFacts:
        """Sends the words of a form to those who need help. Idempotent by `draft_id`.

        Raises:
            DraftGone: the form does not exist any more.
            NotFound, NotPermitted, OutOfDate: see `help`.
        """
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, FormName.HELP)
        entered = entered_of(unsent(draft, draft_id))
        facts = await self.needed(actor, entered)
        about, text = answer_number(draft_id), entered.need(WORDS)
        async with self.database.write() as tx:
            facts = await self._give(tx, actor, facts, Means.WORDS, about, text)
            await drop_draft(tx, draft_id)
        return facts

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
        wanting = await in_want(tx, means, about, facts.needs, now, self.today)
        for deficit in wanting:
            if await note_help(tx, deficit.id, means, about, actor.id, now, words):
                letters += self._letters(deficit, means, about, now)
                request = await latest_request_about(tx, deficit.id)
                await self.requests.facts_changed(tx, request.id)
        await put_letters(tx, letters)
        if facts.request is None:
            return replace(facts, is_sent=bool(wanting))
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

    async def offered_title(self, means: Means, about: int) -> str | None:
        """Returns the title of an activity or a practice, or the words of an answer.

        Raises:
            OutOfDate: it is not there any more.
        """
        async with self.database.read() as connection:
            return await offered_title(connection, means, about, self.clock())


def _helps_in(actor: Actor) -> tuple[DistrictId, bool]:
    """Returns the district in which the actor helps, and whether they see names there.

    Raises:
        NotPermitted: there is none.
    """
    seeing = actor.own_districts(Permission.SEE_NAMED_DEFICITS)
    return (seeing[0], True) if seeing else (actor.own_district(Permission.CONSULT), False)
