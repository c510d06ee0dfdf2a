"""Threads: questions of people, and answers of the curators or methodists of their district."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from district.drafts import Form, unsent
from district.errors import AnsweredAlready, NotFound, OutOfDate
from district.forms import entered_of
from district.ids import DistrictId, DraftId, PersonId, ThreadId, TopicId
from district.letters import LetterKind, new_letter
from district.messages import Message
from district.pages import Page
from district.people.person import Person
from district.people.roles import Actor, Role
from district.people.views import Viewed
from district.questions.question import (
    TOPIC,
    WORDS,
    answered_thread,
    is_for_methodists,
    reopened_thread,
)
from district.questions.threads import (
    PASSED_ON_AFTER,
    Side,
    Thread,
    ThreadFacts,
    ThreadKind,
    ThreadMove,
    ThreadStatus,
    asked,
    circles,
)
from district.requests.request import Deciders
from district.requests.routing import route
from district.territory import Place
from district.topics import Area, Topic
from services.apart import run_apart
from services.limiting import Limiting
from services.messages import write_once
from services.requests.routing import workplaces_of
from services.service import Service
from services.working_days import with_days_off
from storage.database import Connection
from storage.drafts import hold_draft
from storage.limits import hold_person
from storage.messages import IN_THREADS
from storage.outbox import put_letters
from storage.people.methodists import methodists_of
from storage.people.people import get_people
from storage.questions.threads import (
    add_thread,
    find_open_thread,
    get_thread,
    open_threads_in,
    open_threads_of,
    save_thread,
    threads_of,
    threads_to_pass_on,
    threads_with_methodists,
)
from storage.requests.requests import deciding_grants
from storage.topics import get_areas, get_topics

ON_PAGE = 8


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads(Service):
    """Only the author and those who may answer now act here.

    Those are the deciders of a request to curators: the curators of the author's district, else
    its council, else administrators; never the author's colleagues. A question on a topic goes to
    its methodists first (`circles`).
    """

    limiting: Limiting

    async def readers(self, actor: Actor, topic: TopicId | None = None) -> tuple[Person, ...]:
        """Returns the people who will read a question of the actor, to curators or on a topic.

        Raises:
            ProfileNeeded: the district is unknown.
        """
        _ = actor.profile
        new = _new(actor.id, topic, self.clock())
        async with self.database.read() as connection:
            readers = await self._readers_of(connection, [new])
            people = await get_people(connection, readers[new.id])
        return tuple(people[one] for one in sorted(people))

    async def own(self, actor: Actor) -> ThreadFacts | None:
        """Returns the actor's open thread with curators."""
        async with self.database.read() as connection:
            thread = await find_open_thread(connection, actor.id)
            return None if thread is None else await self._facts(connection, thread, actor.id)

    async def with_methodists(self, actor: Actor, number: int = 0) -> Page[ThreadFacts]:
        """Returns a page of the actor's threads with methodists, open ones and the latest first."""
        async with self.database.read() as connection:
            found = await threads_with_methodists(connection, actor.id)
            page = Page.of(found, number, ON_PAGE)
            return await self._listed(connection, page, actor)

    async def areas(self) -> tuple[Area, ...]:
        async with self.database.read() as connection:
            return await get_areas(connection)

    async def to_answer(self, actor: Actor, number: int = 0) -> Page[ThreadFacts]:
        """Returns a page of the open threads that the actor may answer: first those that wait,
        the oldest first.
        """
        async with self.database.read() as connection:
            found = await self._to_answer(connection, actor)
            page = await self._listed(connection, Page.of(found, number, ON_PAGE), actor)
        for one in page.items:
            await self.note_looks(actor.id, Viewed.QUESTION, one.thread.id, [one.thread.person])
        return page

    async def waiting(self, actor: Actor) -> int:
        """Returns how many threads wait for an answer that the actor may give."""
        if not actor.grants:
            return 0
        async with self.database.read() as connection:
            found = await self._to_answer(connection, actor)
        return sum(one.status is ThreadStatus.WAITING for one in found)

    async def facts(self, reader: PersonId, number: ThreadId) -> ThreadFacts:
        """Returns a thread with its messages.

        Raises:
            NotFound: the reader is neither the author nor may answer.
        """
        async with self.database.read() as connection:
            thread = await get_thread(connection, number)
            facts = await self._facts(connection, thread, reader)
        if facts.side is Side.READER:
            await self.note_looks(reader, Viewed.QUESTION, number, [thread.person])
        return facts

    async def to_write(self, actor: Actor, number: ThreadId) -> ThreadFacts:
        """Returns a thread in which the actor may write now.

        Raises:
            NotFound: see `facts`.
            AnsweredAlready: another leads the conversation.
            OutOfDate: the thread is closed.
        """
        facts = await self.facts(actor.id, number)
        _ensure_may_write(facts)
        return facts

    async def write(self, actor: Actor, draft_id: DraftId) -> ThreadFacts:
        """Sends the words of a form: an answer to its thread, or a question, which begins a thread
        unless one is open. Idempotent by `draft_id`.

        Raises:
            DraftGone: the form does not exist and became no message.
            NotFound, AnsweredAlready, OutOfDate: see `to_write`.
            LimitReached: the daily limit is reached.
        """
        now = self.clock()
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.QUESTION)
            known = await IN_THREADS.find_of_draft(tx, draft_id)
            if known is not None and known.person == actor.id:
                thread = await get_thread(tx, ThreadId(known.thread))
                return await self._facts(tx, thread, actor.id)
            entered = entered_of(unsent(draft, draft_id))
            number = answered_thread(entered)
            if number is not None:
                thread = await self._answered(tx, actor, number, now)
            else:
                topic = entered.need(TOPIC) if is_for_methodists(entered) else None
                thread = await self._asked(tx, actor, topic, reopened_thread(entered), now)
            words = entered.need(WORDS)
            # A question that is closed and asked anew must not begin the day's limit anew.
            own = await threads_of(tx, actor.id) if number is None else []
            message = await write_once(
                tx, self.limiting, IN_THREADS, thread.id, actor.id, words, draft_id, now, beside=own
            )
            facts = await self._facts(tx, thread, actor.id)
            if message is not None:
                await self._tell(tx, facts, message, now)
        return facts

    async def close(self, actor: Actor, number: ThreadId) -> ThreadFacts:
        """Closes a thread: its author at any time, others after their answer. Idempotent.

        Raises:
            NotFound: see `facts`.
            NotInThisState: the reader has not answered the last words.
        """
        now = self.clock()
        async with self.database.write() as tx:
            thread = await get_thread(tx, number, hold=True)
            facts = await self._facts(tx, thread, actor.id)
            if thread.is_open:
                thread = thread.moved(ThreadMove.CLOSE, actor.id, now)
                await save_thread(tx, thread)
                facts = await self._facts(tx, thread, actor.id)
        return facts

    async def message(self, reader: PersonId, number: int) -> tuple[ThreadFacts, Message]:
        """Returns a message with its thread, for a letter.

        Raises:
            NotFound: there is no such message to the reader (any more).
            OutOfDate: another has answered it, or it is closed.
        """
        async with self.database.read() as connection:
            message = await IN_THREADS.find(connection, number)
        if message is None or not message.words:
            raise NotFound
        facts = await self.facts(reader, ThreadId(message.thread))
        if facts.side is Side.READER and not facts.may_write:
            raise OutOfDate
        return facts, message

    async def leave(self, tx: Connection, person: PersonId, now: datetime) -> None:
        """Closes the threads of a person being erased, in the caller's transaction."""
        for thread in await open_threads_of(tx, person, hold=True):
            await save_thread(tx, thread.moved(ThreadMove.CLOSE, person, now))

    async def tick(self) -> None:
        """Passes on the questions to methodists that no one has answered in time."""
        now = self.clock()
        async with self.database.read() as connection:
            due = await threads_to_pass_on(connection, now)
        await run_apart(partial(self._pass_on, one, now) for one in due)

    # ── Steps ──────────────────────────────────────────────────────────────────────────────────

    async def _asked(
        self,
        tx: Connection,
        actor: Actor,
        topic: TopicId | None,
        reopened: ThreadId | None,
        now: datetime,
    ) -> Thread:
        _ = actor.profile
        await hold_person(tx, actor.id)
        due = await self._due(tx, now) if topic is not None else None
        thread = await find_open_thread(tx, actor.id, topic, hold=True)
        if thread is None and reopened is not None:
            thread = await get_thread(tx, reopened, hold=True)
            if (thread.person, thread.topic) != (actor.id, topic):
                raise NotFound
        if thread is None:
            return await add_thread(tx, replace(_new(actor.id, topic, now), pass_on_at=due))
        if thread.status is not ThreadStatus.WAITING:
            thread = replace(thread, pass_on_at=due)
        return await _moved(tx, thread, ThreadMove.ASK, actor.id, now)

    async def _pass_on(self, number: ThreadId, now: datetime) -> None:
        """Asks the next circle too; after the last the question waits."""
        async with self.database.write() as tx:
            thread = await get_thread(tx, number, hold=True)
            is_due = thread.pass_on_at is not None and thread.pass_on_at <= now
            if thread.status is not ThreadStatus.WAITING or not is_due:
                return
            known = (await self._circles_of(tx, [thread]))[thread.id]
            passed = min(thread.passed + 1, max(len(known) - 1, 0))
            is_last = passed >= len(known) - 1
            due = None if is_last else await self._due(tx, now)
            await save_thread(tx, replace(thread, passed=passed, pass_on_at=due))
            told = asked(known, passed) - asked(known, thread.passed)
            messages = await IN_THREADS.of_thread(tx, thread.id)
            own = [one for one in messages if one.person == thread.person]
            if own:
                await _put(tx, sorted(told), own[-1], now)

    async def _answered(
        self, tx: Connection, actor: Actor, number: ThreadId, now: datetime
    ) -> Thread:
        thread = await get_thread(tx, number, hold=True)
        facts = await self._facts(tx, thread, actor.id)
        if facts.side is Side.AUTHOR:
            raise NotFound
        _ensure_may_write(facts)
        return await _moved(tx, thread, ThreadMove.ANSWER, actor.id, now)

    async def _tell(
        self, tx: Connection, facts: ThreadFacts, message: Message, now: datetime
    ) -> None:
        """Sends the words to the author, or to the one who answered before, else to all who may
        answer.
        """
        thread = facts.thread
        led = [one for one in facts.readers if one == thread.answerer]
        to = [thread.person] if facts.side is Side.READER else led or facts.readers
        await _put(tx, to, message, now)

    async def _listed(
        self, connection: Connection, page: Page[Thread], actor: Actor
    ) -> Page[ThreadFacts]:
        """Returns the threads of a page with what a line of a list shows."""
        named = {one for thread in page.items for one in _named(thread)}
        people = await get_people(connection, named)
        topics = await get_topics(connection, {one.topic for one in page.items if one.topic})
        return page.map(
            lambda thread: ThreadFacts(
                thread=thread,
                reader=actor.id,
                people=people,
                readers=(actor.id,),
                topic=topics.get(thread.topic) if thread.topic else None,
            )
        )

    async def _to_answer(self, connection: Connection, actor: Actor) -> list[Thread]:
        districts = {one.scope.district for one in actor.grants if one.scope.district is not None}
        every = None if actor.has(Role.ADMINISTRATOR) else districts
        threads = await open_threads_in(connection, every)
        readers = await self._readers_of(connection, threads)
        return [one for one in threads if actor.id in readers[one.id]]

    async def _facts(self, connection: Connection, thread: Thread, reader: PersonId) -> ThreadFacts:
        """
        Raises:
            NotFound: the reader is neither the author nor may answer.
        """
        readers = (await self._readers_of(connection, [thread]))[thread.id]
        if reader != thread.person and reader not in readers:
            raise NotFound
        messages = await IN_THREADS.of_thread(connection, thread.id)
        named = {*readers, *_named(thread), *(one.person for one in messages)}
        return ThreadFacts(
            thread=thread,
            reader=reader,
            people=await get_people(connection, named),
            readers=tuple(sorted(readers)),
            messages=tuple(messages),
            topic=await _topic_of(connection, thread),
        )

    async def _readers_of(
        self, connection: Connection, threads: Collection[Thread]
    ) -> dict[ThreadId, frozenset[PersonId]]:
        """Returns who may answer each thread now."""
        circles = await self._circles_of(connection, threads)
        return {one.id: asked(circles[one.id], one.passed) for one in threads}

    async def _circles_of(
        self, connection: Connection, threads: Collection[Thread]
    ) -> dict[ThreadId, Sequence[frozenset[PersonId]]]:
        """Returns who is asked, and next; no one about an author without a profile."""
        found: dict[ThreadId, Sequence[frozenset[PersonId]]] = {one.id: [] for one in threads}
        authors = await get_people(connection, {one.person for one in threads})
        by_district = dict[DistrictId, list[tuple[Thread, Person, Place]]]()
        for one in threads:
            author = authors[one.person]
            if author.profile is not None:
                place = author.profile.place
                by_district.setdefault(place.district, []).append((one, author, place))
        for district, asking in by_district.items():
            now = self.clock()
            grants = await deciding_grants(connection, district, now)
            workplaces = await workplaces_of(connection, grants, [who.id for _, who, _ in asking])
            is_for_methodists = any(one.topic is not None for one, _, _ in asking)
            register = await methodists_of(connection, district, now) if is_for_methodists else []
            for thread, author, place in asking:
                curators = route(
                    grants,
                    place,
                    author.id,
                    deciders=Deciders.CURATORS,
                    escalated=False,
                    workplaces=workplaces,
                ).people
                found[thread.id] = circles(register, thread.topic, author, curators)
        return found

    async def _due(self, connection: Connection, now: datetime) -> datetime:
        """Returns when a question that is asked now is passed on."""
        calendar = await with_days_off(connection, self.calendar)
        local = calendar.local(now)
        day = calendar.add_working_days(local.date(), PASSED_ON_AFTER)
        return calendar.at(day, local.time())


def _new(author: PersonId, topic: TopicId | None, now: datetime) -> Thread:
    return Thread(
        id=ThreadId(0),
        kind=ThreadKind.CURATOR if topic is None else ThreadKind.METHODIST,
        person=author,
        status=ThreadStatus.WAITING,
        answerer=None,
        since=now,
        topic=topic,
    )


async def _topic_of(connection: Connection, thread: Thread) -> Topic | None:
    if thread.topic is None:
        return None
    return (await get_topics(connection, [thread.topic])).get(thread.topic)


async def _put(tx: Connection, to: Sequence[PersonId], message: Message, now: datetime) -> None:
    """Puts the letters with a message."""
    kind = LetterKind.THREAD_MESSAGE
    await put_letters(
        tx, [new_letter(kind, one, now, f"{message.id}:{one}", message=message.id) for one in to]
    )


def _named(thread: Thread) -> set[PersonId]:
    return {thread.person} | ({thread.answerer} if thread.answerer is not None else set())


def _ensure_may_write(facts: ThreadFacts) -> None:
    thread = facts.thread
    if facts.may_write:
        return
    if not thread.is_open or thread.answerer is None:
        raise OutOfDate
    profile = facts.people[thread.answerer].profile
    raise AnsweredAlready(name=profile.name.short if profile else None)


async def _moved(
    tx: Connection, thread: Thread, move: ThreadMove, by: PersonId, now: datetime
) -> Thread:
    moved = thread.moved(move, by, now)
    await save_thread(tx, moved)
    return moved
