"""Threads: questions of people, and answers of the curators of their district."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from district.drafts import Form
from district.errors import AnsweredAlready, DraftGone, NotFound, OutOfDate
from district.forms import entered_of
from district.ids import DistrictId, DraftId, PersonId, ThreadId
from district.letters import LetterKind, new_letter
from district.messages import Message
from district.pages import Page
from district.people.person import Person
from district.people.roles import Actor, Role
from district.people.views import Viewed
from district.questions.question import WORDS, answered_thread
from district.questions.threads import (
    Side,
    Thread,
    ThreadFacts,
    ThreadKind,
    ThreadMove,
    ThreadStatus,
)
from district.requests.request import Deciders
from district.requests.routing import route
from services.limiting import Limiting
from services.messages import write_once
from services.requests.routing import workplaces_of
from services.service import Service
from storage.database import Connection
from storage.drafts import hold_draft
from storage.limits import hold_person
from storage.messages import IN_THREADS
from storage.outbox import put_letters
from storage.people.people import get_people
from storage.questions.threads import (
    add_thread,
    find_open_thread,
    get_thread,
    open_threads_in,
    save_thread,
    threads_of,
)
from storage.requests.requests import deciding_grants

ON_PAGE = 8
_KIND = ThreadKind.CURATOR


@dataclass(frozen=True, slots=True, kw_only=True)
class Threads(Service):
    """Only the author and those who may answer now act here.

    Those are the deciders of a request to curators: the curators of the author's district, else
    its council, else administrators; never the author's colleagues.
    """

    limiting: Limiting

    async def readers(self, actor: Actor) -> tuple[Person, ...]:
        """Returns the people who will read a question of the actor.

        Raises:
            ProfileNeeded: the district is unknown.
        """
        _ = actor.profile
        async with self.database.read() as connection:
            readers = await self._readers_of(connection, [actor.person])
            people = await get_people(connection, readers[actor.id])
        return tuple(people[one] for one in sorted(people))

    async def own(self, actor: Actor) -> ThreadFacts | None:
        """Returns the actor's open thread."""
        async with self.database.read() as connection:
            thread = await find_open_thread(connection, actor.id, _KIND)
            return None if thread is None else await self._facts(connection, thread, actor.id)

    async def to_answer(self, actor: Actor, number: int = 0) -> Page[ThreadFacts]:
        """Returns a page of the open threads that the actor may answer: first those that wait,
        the oldest first.
        """
        async with self.database.read() as connection:
            found = await self._to_answer(connection, actor)
            page = Page.of(found, number, ON_PAGE)
            people = await get_people(
                connection, {one for thread in page.items for one in _named(thread)}
            )
        for one in page.items:
            await self.note_looks(actor.id, Viewed.QUESTION, one.id, [one.person])
        return page.map(
            lambda thread: ThreadFacts(
                thread=thread, reader=actor.id, people=people, readers=(actor.id,)
            )
        )

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
            if draft is None or draft.id != draft_id:
                raise DraftGone
            entered = entered_of(draft)
            number = answered_thread(entered)
            thread = await (self._asked(tx, actor, now) if number is None else
                            self._answered(tx, actor, number, now))  # fmt: skip
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
        """Closes the thread of a person being erased, in the caller's transaction."""
        thread = await find_open_thread(tx, person, _KIND, hold=True)
        if thread is not None:
            await save_thread(tx, thread.moved(ThreadMove.CLOSE, person, now))

    # ── Steps ──────────────────────────────────────────────────────────────────────────────────

    async def _asked(self, tx: Connection, actor: Actor, now: datetime) -> Thread:
        _ = actor.profile
        await hold_person(tx, actor.id)
        thread = await find_open_thread(tx, actor.id, _KIND, hold=True)
        if thread is not None:
            return await _moved(tx, thread, ThreadMove.ASK, actor.id, now)
        new = Thread(
            id=ThreadId(0),
            kind=_KIND,
            person=actor.id,
            status=ThreadStatus.WAITING,
            answerer=None,
            since=now,
        )
        return await add_thread(tx, new)

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
        kind = LetterKind.THREAD_MESSAGE
        await put_letters(
            tx,
            [new_letter(kind, one, now, f"{message.id}:{one}", message=message.id) for one in to],
        )

    async def _to_answer(self, connection: Connection, actor: Actor) -> list[Thread]:
        districts = {one.scope.district for one in actor.grants if one.scope.district is not None}
        every = None if actor.has(Role.ADMINISTRATOR) else districts
        threads = await open_threads_in(connection, every)
        people = await get_people(connection, {one.person for one in threads})
        readers = await self._readers_of(connection, people.values())
        return [one for one in threads if actor.id in readers[one.person]]

    async def _facts(self, connection: Connection, thread: Thread, reader: PersonId) -> ThreadFacts:
        """
        Raises:
            NotFound: the reader is neither the author nor may answer.
        """
        author = await get_people(connection, [thread.person])
        readers = await self._readers_of(connection, author.values())
        if reader != thread.person and reader not in readers[thread.person]:
            raise NotFound
        messages = await IN_THREADS.of_thread(connection, thread.id)
        named = {*readers[thread.person], *_named(thread), *(one.person for one in messages)}
        return ThreadFacts(
            thread=thread,
            reader=reader,
            people=await get_people(connection, named),
            readers=tuple(sorted(readers[thread.person])),
            messages=tuple(messages),
        )

    async def _readers_of(
        self, connection: Connection, authors: Iterable[Person]
    ) -> dict[PersonId, frozenset[PersonId]]:
        """Returns who may answer each author now; no one without a profile."""
        found = dict[PersonId, frozenset[PersonId]]()
        by_district = dict[DistrictId, list[Person]]()
        for one in authors:
            found[one.id] = frozenset()
            if one.profile is not None:
                by_district.setdefault(one.profile.place.district, []).append(one)
        for district, people in by_district.items():
            grants = await deciding_grants(connection, district, self.clock())
            workplaces = await workplaces_of(connection, grants, [one.id for one in people])
            for one in people:
                if one.profile is not None:
                    found[one.id] = route(
                        grants,
                        one.profile.place,
                        one.id,
                        deciders=Deciders.CURATORS,
                        escalated=False,
                        workplaces=workplaces,
                    ).people
        return found


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
