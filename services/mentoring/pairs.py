"""Pairs of mentor and mentee: requests, replies, contacts, messages, questions."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from district.drafts import Form, unsent
from district.errors import HasMentorship, MentorFull, NotFound, NotInThisState, OutOfDate, existing
from district.ids import DistrictId, DraftId, MentorshipId, PersonId, TopicId
from district.letters import LetterKind, NewLetter, new_letter
from district.mentoring.matching import Matching, Suggestion
from district.mentoring.mentors import Load
from district.mentoring.pairs import (
    ANSWERS,
    WISHES,
    AskedQuestion,
    By,
    Contact,
    Mentorship,
    MentorshipMove,
    MentorshipStatus,
    PairAnswer,
    PairFacts,
    PairMessage,
    Question,
    Suggested,
)
from district.mentoring.request import GOAL, MENTORS, TOPICS, mentor_request_entered, span_of
from district.people.roles import Actor, Role
from district.topics import Topic
from services.apart import run_apart
from services.limiting import Limiting
from services.mentoring.engine import Pairs, first_free, letter, looks_at_pairs
from services.mentoring.mentors import topics_in_order
from services.messages import write_once
from services.people.views import note_looks
from services.service import Service
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.mentoring.mentors import helpers_of, hold_mentor, loads_in, open_topics_of, seekers_of
from storage.mentoring.pairs import (
    add_another,
    add_mentorship,
    add_mentorship_history,
    another_asked_by,
    contacts_of,
    find_answer,
    find_mentorship_of_draft,
    find_open_mentorship,
    get_mentorship,
    mentorships_of_mentor,
    pairs_of_person,
    pairs_to_look_at,
    passed_over_by,
    place_of,
    put_contact,
    save_answer,
    was_asked,
)
from storage.messages import IN_PAIRS
from storage.outbox import put_letters
from storage.people.people import get_people
from storage.requests.requests import deciding_grants
from storage.territory import hold_municipality
from storage.topics import get_topics

_S = MentorshipStatus


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentorships(Service):
    """Only the two people of a pair act here, so the side is checked instead of permissions."""

    pairs: Pairs
    limiting: Limiting

    # ── Requests ───────────────────────────────────────────────────────────────────────────────

    async def own_topics(self, actor: Actor) -> tuple[Topic, ...]:
        """Returns the topics of the actor's open deficits, which may be shown to a mentor."""
        async with self.database.read() as connection:
            open_topics = (await open_topics_of(connection, [actor.id]))[actor.id]
            return await topics_in_order(connection, sorted(open_topics))

    async def ensure_free(self, actor: Actor) -> None:
        """Checks that the actor has no open mentorship.

        Raises:
            HasMentorship: there is one.
        """
        async with self.database.read() as connection:
            if await find_open_mentorship(connection, actor.id) is not None:
                raise HasMentorship

    async def suggestions(self, actor: Actor) -> list[Suggested]:
        """Returns all mentors who can be asked now, best match first, with reasons.

        Raises:
            ProfileNeeded: the district is unknown.
        """
        district = actor.profile.place.district
        async with self.database.read() as connection:
            return await suggested_for(connection, district, actor.id, self.clock())

    async def asked_first(self, actor: Actor) -> Suggested | None:
        """Returns the mentor who is asked first if the actor chooses none."""
        district = actor.profile.place.district
        async with self.database.read() as connection:
            found = await fitting_for(connection, district, actor.id, self.clock())
            return found[0] if found else None

    async def ask(self, actor: Actor, draft_id: DraftId) -> PairFacts:
        """Creates a mentorship from a form and proposes it to the first available mentor.
        Idempotent by `draft_id`.

        Raises:
            DraftGone: the form does not exist and led to no mentorship.
            HasMentorship: there is an open one.
            OutOfDate: an answer is missing.
        """
        place, now = actor.profile.place, self.clock()
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.MENTORSHIP)
            known = await find_mentorship_of_draft(tx, draft_id)
            if known is not None and known.mentee == actor.id:
                return await facts_for(tx, known, actor.id)
            draft = unsent(draft, draft_id)
            if await find_open_mentorship(tx, actor.id) is not None:
                raise HasMentorship
            district = await hold_municipality(tx, place.municipality) or place.district
            entered = mentor_request_entered(draft)
            goal, span = entered.need(GOAL), span_of(entered)
            own = (await open_topics_of(tx, [actor.id]))[actor.id]
            wishes = [one for one in (entered.get(MENTORS) or ())[:WISHES] if one != actor.id]
            if not wishes:
                fitting = await fitting_for(tx, district, actor.id, now)
                wishes = [one.suggestion.mentor for one in fitting]
            first = await first_free(tx, district, wishes, now)
            new = Mentorship(
                id=MentorshipId(0),
                district=district,
                mentee=actor.id,
                mentor=None,
                status=_S.ASKED,
                version=1,
                goal=goal,
                topics=tuple(topic for topic in entered.get(TOPICS) or () if topic in own),
                span=span,
                wishes=tuple(wishes) if first is not None else (),
                asked_at=now,
            )
            one = await add_mentorship(tx, new, draft_id)
            await begin_history(tx, one, now, by=actor.id)
            if first is not None:
                one = await self.pairs.propose(tx, one, first, now, by=None)
            await drop_draft(tx, draft_id)
            return await facts_for(tx, one, actor.id)

    async def withdraw(self, actor: Actor, number: MentorshipId) -> None:
        """Withdraws the request. Idempotent.

        Raises:
            NotFound: it is not the actor's.
            NotInThisState: there is already a pair.
        """
        now = self.clock()
        async with self.database.write() as tx:
            one = await get_mentorship(tx, number)
            if one.mentee != actor.id:
                raise NotFound
            if one.status is not _S.WITHDRAWN:
                await self.pairs.move(tx, one, MentorshipMove.WITHDRAW, now, by=actor.id)

    # ── Replies of mentors ─────────────────────────────────────────────────────────────────────

    async def accept(self, actor: Actor, number: MentorshipId) -> PairFacts:
        """Accepts a proposal. Idempotent. The capacity is checked under the lock of the mentor's
        entry.

        Raises:
            MentorFull: the capacity is reached; the next mentor is asked.
            OutOfDate: it is not proposed to the actor any more.
        """
        now, has_room = self.clock(), True
        async with self.database.write() as tx:
            await hold_mentor(tx, actor.id)
            one = await get_mentorship(tx, number)
            if one.mentor != actor.id:
                raise OutOfDate
            if one.status is _S.ACTIVE:
                return await facts_for(tx, one, actor.id)
            if one.status is not _S.PROPOSED:
                raise NotInThisState
            load = (await loads_in(tx, one.district, now, [actor.id])).get(actor.id)
            if load is None or load.free <= 0:
                has_room = False
                await self.pairs.lead_on(tx, one, MentorshipMove.LEAD_ON, now, by=None)
            else:
                one = await self._begin(tx, one, actor, now)
                if load.free == 1:
                    await self.pairs.lead_on_all(tx, actor.id, now)
        if not has_room:
            raise MentorFull
        return await self.facts(actor.id, one.id)

    async def decline(self, actor: Actor, number: MentorshipId) -> None:
        """Declines a proposal; the next mentor is asked, and the mentee is not informed.
        Idempotent.

        Raises:
            NotFound: it was never proposed to the actor.
            NotInThisState: it is already a pair.
        """
        now = self.clock()
        async with self.database.write() as tx:
            one = await get_mentorship(tx, number)
            if one.mentor != actor.id:
                if not await was_asked(tx, number, actor.id):
                    raise NotFound
                return
            if one.status is not _S.PROPOSED:
                raise NotInThisState
            await self.pairs.lead_on(tx, one, MentorshipMove.DECLINE, now, by=actor.id)

    async def _begin(
        self, tx: Connection, one: Mentorship, actor: Actor, now: datetime
    ) -> Mentorship:
        until = one.span.ends_at(now, self.pairs.calendar)
        begun = await self.pairs.move(tx, one, MentorshipMove.ACCEPT, now, by=actor.id, until=until)
        await put_letters(tx, [letter(LetterKind.MENTORSHIP_STARTED, begun, begun.mentee, now)])
        return begun

    # ── Reading ────────────────────────────────────────────────────────────────────────────────

    async def mine(self, actor: Actor) -> PairFacts | None:
        """Returns the actor's open mentorship as a mentee."""
        async with self.database.read() as connection:
            one = await find_open_mentorship(connection, actor.id)
            return None if one is None else await facts_for(connection, one, actor.id)

    async def of_mentor(self, actor: Actor) -> list[PairFacts]:
        """Returns the actor's proposals and pairs as a mentor."""
        async with self.database.read() as connection:
            every = await mentorships_of_mentor(connection, actor.id)
            found = [await facts_for(connection, one, actor.id) for one in every]
        await self._note(actor.id, every)
        return found

    async def facts(
        self, reader: PersonId, number: MentorshipId, version: int | None = None
    ) -> PairFacts:
        """Returns the facts for one of the two. `version` is set for a letter about that version.

        Raises:
            NotFound: the reader is neither of the two.
            OutOfDate: the mentorship has changed since the letter was created.
        """
        async with self.database.read() as connection:
            one = await get_mentorship(connection, number)
            if version is not None and one.version != version:
                raise OutOfDate
            facts = await facts_for(connection, one, reader)
        if facts.side is By.MENTOR:
            await self._note(reader, [one])
        return facts

    async def _note(self, mentor: PersonId, looked_at: Iterable[Mentorship]) -> None:
        await note_looks(self.database, looks_at_pairs(mentor, looked_at), self.clock())

    # ── Contacts and messages ──────────────────────────────────────────────────────────────────

    async def share(self, actor: Actor, number: MentorshipId, contact: Contact) -> PairFacts:
        """Stores the contact that the actor shares with the partner; replaces an earlier one.

        Raises:
            NotFound: it is not the actor's.
            NotInThisState: it is not an active pair (any more).
        """
        async with self.database.write() as tx:
            one = await self._active(tx, actor, number)
            await put_contact(tx, one.id, actor.id, contact)
            return await facts_for(tx, one, actor.id)

    async def ensure_pair(self, actor: Actor, number: MentorshipId) -> None:
        """Checks that the actor is in this active pair.

        Raises:
            NotFound, NotInThisState: see `share`.
        """
        async with self.database.read() as connection:
            await self._active(connection, actor, number)

    async def write(
        self, actor: Actor, number: MentorshipId, draft_id: DraftId, words: str
    ) -> PairFacts:
        """Sends a message to the partner. Idempotent by `draft_id`.

        Raises:
            NotFound, NotInThisState: see `share`.
            Empty, TooLong: over `MESSAGE_LIMIT`.
            LimitReached: the daily limit is reached.
        """
        now = self.clock()
        async with self.database.write() as tx:
            one = await self._active(tx, actor, number)
            other = one.other_than(actor.id)
            message = await write_once(
                tx, self.limiting, IN_PAIRS, one.id, actor.id, words, draft_id, now
            )
            if message is not None and other is not None:
                await put_letters(tx, [_message_letter(message.id, other, now)])
            return await facts_for(tx, one, actor.id)

    async def message(self, reader: PersonId, number: int) -> PairMessage:
        """Returns a message.

        Raises:
            NotFound: there is no such message to or from the reader.
        """
        async with self.database.read() as connection:
            found = existing(await IN_PAIRS.find(connection, number))
            one = await get_mentorship(connection, MentorshipId(found.thread))
            side = one.side_of(found.person)
            if side is None or one.side_of(reader) is None or not found.words:
                raise NotFound
            author = (await get_people(connection, [found.person]))[found.person]
        return PairMessage(message=found, author_side=side, author=author)

    async def end(self, actor: Actor, number: MentorshipId) -> None:
        """Ends the pair early; the partner gets a letter. Idempotent.

        Raises:
            NotFound, NotInThisState: see `share`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            one = await get_mentorship(tx, number)
            if one.side_of(actor.id) is None:
                raise NotFound
            if one.status is not _S.ENDED:
                await self._end(tx, one, now, by=actor.id)

    async def ask_another(self, actor: Actor, number: MentorshipId) -> PairFacts:
        """Asks the district's curators for another partner, without a reason. Idempotent.

        Raises:
            NotFound, NotInThisState: see `share`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            one = await self._active(tx, actor, number)
            if await add_another(tx, one.id, actor.id, now):
                grants = await deciding_grants(tx, one.district, now)
                curators = {grant.person for grant in grants if grant.role is Role.CURATOR}
                await put_letters(
                    tx, [_another_letter(one, actor.id, to, now) for to in sorted(curators)]
                )
            return await facts_for(tx, one, actor.id)

    async def _end(self, tx: Connection, one: Mentorship, now: datetime, *, by: PersonId) -> None:
        ended = await self.pairs.move(tx, one, MentorshipMove.END, now, by=by)
        other = ended.other_than(by)
        if other is not None:
            await put_letters(tx, [letter(LetterKind.MENTORSHIP_OVER, ended, other, now)])

    async def _active(self, tx: Connection, actor: Actor, number: MentorshipId) -> Mentorship:
        one = await get_mentorship(tx, number)
        if one.side_of(actor.id) is None:
            raise NotFound
        if one.status is not _S.ACTIVE:
            raise NotInThisState
        return one

    # ── Questions ──────────────────────────────────────────────────────────────────────────────

    async def asked(
        self, reader: PersonId, number: MentorshipId, question: Question
    ) -> AskedQuestion:
        """Returns the question to the reader.

        Raises:
            NotFound: it was not asked.
        """
        async with self.database.read() as connection:
            return await _asked(connection, reader, number, question)

    async def answer(
        self, actor: Actor, number: MentorshipId, question: Question, answer: PairAnswer
    ) -> AskedQuestion:
        """Stores an answer; replaces an earlier one.

        Raises:
            NotFound: the question was not asked, or has no such answer.
        """
        if answer not in ANSWERS[question]:
            raise NotFound
        now = self.clock()
        async with self.database.write() as tx:
            asked = await _asked(tx, actor.id, number, question)
            await save_answer(tx, number, actor.id, question, answer, now)
            needs_curator = answer is PairAnswer.NEED_CURATOR
        if needs_curator and asked.mentorship.status is _S.ACTIVE:
            await self.ask_another(actor, number)
        return await self.asked(actor.id, number, question)

    # ── Clock ──────────────────────────────────────────────────────────────────────────────────

    async def tick(self) -> None:
        """Passes on proposals of silent, full or absent mentors; asks questions at midpoint and
        end.
        """
        now = self.clock()
        async with self.database.read() as connection:
            seen = await pairs_to_look_at(connection, now)
            proposed = [one for one in seen if one.status is _S.PROPOSED]
            stuck = await _stuck(connection, proposed, now)
        active = [one for one in seen if one.status is _S.ACTIVE]
        over = [one for one in active if one.ends_at is not None and one.ends_at <= now]
        middle = [one for one in active if one not in over]
        await run_apart(
            [
                *(partial(self._lead_on, one, now) for one in stuck),
                *(partial(self._ask_in_the_middle, one, now) for one in middle),
                *(partial(self._complete, one.id, now) for one in over),
            ]
        )

    async def _lead_on(self, one: Mentorship, now: datetime) -> None:
        async with self.database.write() as tx:
            await self.pairs.try_lead_on(tx, one, now)

    async def _ask_in_the_middle(self, one: Mentorship, now: datetime) -> None:
        async with self.database.write() as tx:
            await self.pairs.ask_both(tx, one, Question.MIDPOINT, now)

    async def _complete(self, number: MentorshipId, now: datetime) -> None:
        async with self.database.write() as tx:
            one = await get_mentorship(tx, number)
            if one.status is not _S.ACTIVE:
                return
            try:
                done = await self.pairs.move(tx, one, MentorshipMove.COMPLETE, now, by=None)
            except OutOfDate:
                return  # ended concurrently by one of the two
            await self.pairs.ask_both(tx, done, Question.CLOSING, now)

    # ── Erasure ────────────────────────────────────────────────────────────────────────────────

    async def leave(self, tx: Connection, person: PersonId, now: datetime) -> None:
        """Ends the pairs of a person being erased, in the caller's transaction."""
        await hold_mentor(tx, person)
        for one in await pairs_of_person(tx, person):
            if one.status is _S.ACTIVE:
                await self._end(tx, one, now, by=person)
            elif one.mentee == person:
                await self.pairs.move(tx, one, MentorshipMove.WITHDRAW, now, by=person)
            else:
                await self.pairs.try_lead_on(tx, one, now)


async def suggested_for(
    connection: Connection,
    district: DistrictId,
    mentee: PersonId,
    now: datetime,
    limit: int | None = None,
    without: Collection[PersonId] = (),
) -> list[Suggested]:
    """Returns mentors of the district who can be asked, with the names used in the reasons."""
    loads = await loads_in(connection, district, now)
    seeker = (await seekers_of(connection, [mentee])).get(mentee)
    if seeker is None:
        return []
    found = Matching(helpers_of(loads.values())).suggest(seeker, limit, without)
    topics = await get_topics(connection, {topic for one in found for topic in one.topics})
    return [with_names(one, loads[one.mentor], topics) for one in found]


async def fitting_for(
    connection: Connection, district: DistrictId, mentee: PersonId, now: datetime
) -> list[Suggested]:
    """Returns the mentors whom the bot asks, in this order, if the mentee chooses none: the best
    ones without those who did not take the mentee before.
    """
    without = (await passed_over_by(connection, [mentee]))[mentee]
    return await suggested_for(connection, district, mentee, now, WISHES, without)


def with_names(one: Suggestion, load: Load, topics: Mapping[TopicId, Topic]) -> Suggested:
    named = tuple(topics[topic] for topic in one.topics if topic in topics)
    return Suggested(suggestion=one, load=load, topics=named)


async def begin_history(
    tx: Connection, one: Mentorship, now: datetime, *, by: PersonId | None
) -> None:
    await add_mentorship_history(
        tx, one, move=MentorshipMove.ASK, source=None, at=now, person=by, mentor=None
    )


async def facts_for(connection: Connection, one: Mentorship, reader: PersonId) -> PairFacts:
    """Returns the facts of a mentorship for one of the two.

    Raises:
        NotFound: the reader is neither of the two.
    """
    side = existing(one.side_of(reader))
    other = one.other_than(reader)
    people = await get_people(connection, [other]) if other is not None else {}
    is_pair = one.status is _S.ACTIVE
    contacts = await contacts_of(connection, one.id) if is_pair else {}
    return PairFacts(
        mentorship=one,
        side=side,
        other=people.get(other) if other is not None else None,
        topics=await topics_in_order(connection, one.topics),
        place=await place_of(connection, one) if side is By.MENTEE else None,
        own_contact=contacts.get(reader),
        other_contact=contacts.get(other) if other is not None else None,
        asked_another=is_pair and reader in await another_asked_by(connection, one.id),
    )


async def _stuck(
    tx: Connection, proposed: Collection[Mentorship], now: datetime
) -> list[Mentorship]:
    """Returns the proposals that cannot be accepted any more."""
    loads: dict[DistrictId, dict[PersonId, Load]] = {}
    for district in {one.district for one in proposed}:
        asked = {one.mentor for one in proposed if one.mentor is not None}
        loads[district] = await loads_in(tx, district, now, asked)
    return [
        one
        for one in proposed
        if one.proposed_until is None
        or one.proposed_until <= now
        or one.mentor is None
        or not _can_answer(loads[one.district].get(one.mentor))
    ]


def _can_answer(load: Load | None) -> bool:
    return load is not None and load.can_be_asked


def _another_letter(one: Mentorship, asked_by: PersonId, to: PersonId, now: datetime) -> NewLetter:
    """The time in the key makes a repeated request, after the curator kept the pair, a
    new letter.
    """
    return new_letter(
        LetterKind.ANOTHER_ASKED,
        to,
        now,
        f"{one.id}:{asked_by}:{now.isoformat()}:{to}",
        mentorship=one.id,
    )


def _message_letter(message: int, to: PersonId, now: datetime) -> NewLetter:
    return new_letter(LetterKind.MENTORSHIP_MESSAGE, to, now, message, message=message)


async def _asked(
    connection: Connection, reader: PersonId, number: MentorshipId, question: Question
) -> AskedQuestion:
    one = await get_mentorship(connection, number)
    side, (was_asked, answer) = (
        one.side_of(reader),
        await find_answer(connection, number, reader, question),
    )
    if side is None or not was_asked:
        raise NotFound
    other = one.other_than(reader)
    people = await get_people(connection, [other]) if other is not None else {}
    return AskedQuestion(
        mentorship=one,
        side=side,
        question=question,
        other=people.get(other) if other is not None else None,
        answer=answer,
    )
