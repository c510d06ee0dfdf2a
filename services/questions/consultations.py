"""Consultations: finding a time, booking, asking, cancelling, watching, answering; a methodist's
schedule.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from district.errors import BookedAlready, NotFound, OutOfDate, TooLong
from district.ids import AppointmentId, PersonId, SlotId, TopicId
from district.letters import LetterKind, NewLetter, new_letter
from district.pages import Page
from district.people.person import Person
from district.people.roles import Actor, Grant, Permission, Role
from district.people.views import Viewed
from district.practices import Means
from district.questions.consultations import (
    ASKED_AFTER,
    CLOSES_BEFORE,
    MARKED_FOR,
    NEXT,
    QUESTION_LIMIT,
    REASON_LIMIT,
    TOLD_AFTER,
    Answer,
    Consultation,
    Home,
    Line,
    News,
    Schedule,
    Times,
)
from district.requests.deficits import Deficit
from district.slots import (
    TRANSITIONS,
    USUAL_MINUTES,
    Appointment,
    AppointmentStatus,
    Booking,
    Owner,
    Slot,
    read_row,
)
from district.topics import Topic
from services.people.methodists import methodists_on
from services.requests.deficits import Deficits
from services.requests.engine import Requests
from services.service import Service
from services.slots import book, lay_row, reminders
from storage.database import Connection
from storage.limits import hold_person
from storage.outbox import put_letters
from storage.people.methodists import methodists_of
from storage.people.people import get_people
from storage.people.roles import grants_of
from storage.practices import note_help, take_back_help
from storage.requests.deficits import (
    deficits_of,
    find_open_deficit,
    get_deficit,
    latest_request_about,
)
from storage.slots import (
    appointments_of,
    consultations_of,
    get_appointment,
    get_slot,
    move_appointment,
    note_on,
    remove_free_slots,
    slots_of,
    take_watchers,
    watch,
    watched_by,
    withdraw_slot,
)
from storage.topics import get_areas, get_topics

TOPICS = 8
TIMES = 12
LINES = 24
_S = AppointmentStatus
_ANSWERED = {Answer.NOT_HELD: _S.MISSED}
"""The status that an answer gives to what the methodist has not marked; others: held."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultations(Service):
    deficits: Deficits
    requests: Requests

    # ── The person ─────────────────────────────────────────────────────────────────────────────

    async def home(self, actor: Actor, number: int = 0) -> Home:
        """
        Raises:
            ProfileNeeded: the district is unknown.
        """
        district, now = actor.profile.place.district, self.clock()
        async with self.database.read() as tx:
            found = await self._seen(tx, actor.id, await consultations_of(tx, actor.id))
            register = await methodists_of(tx, district, now)
            needed = await deficits_of(tx, actor.id)
            areas = await get_areas(tx)
        offered = {
            topic
            for one in register
            for topic in one.topics
            if not one.is_paused and one.person.id != actor.id
        }
        own = {
            one.topic.id
            for one in needed.values()
            if one.topic and one.status.is_open and one.severity.is_counted
        }
        topics = [one for area in areas for one in area.topics if one.id in offered]
        topics.sort(key=lambda one: one.id not in own)
        past = [one for one in found if not one.is_ahead and one.status is not _S.CANCELLED]
        return Home(
            ahead=tuple(one for one in found if one.is_ahead),
            past=tuple(reversed(past)),
            topics=Page.of(topics, number, TOPICS),
            own=frozenset(own & offered),
            gives=actor.may(Permission.CONSULT),
        )

    async def times(self, actor: Actor, topic: TopicId, number: int = 0) -> Times:
        """Returns the free times on a topic.

        Raises:
            NotFound: there is no such topic.
            ProfileNeeded: the district is unknown.
        """
        _ = actor.profile
        async with self.database.read() as tx:
            return await self._times(tx, actor, topic, number)

    async def book(self, actor: Actor, number: SlotId, topic: TopicId) -> Consultation | None:
        """Books a time about a topic; if a deficit on it was accepted, that is help given.

        Idempotent. Returns None if the time is taken.

        Raises:
            NotFound: it is not among the times of the topic.
            OutOfDate: it cannot be booked any more, or not yet.
            BusyThen: the actor has a session or another appointment at that time.
            BookedAlready: the actor has another time with the methodist.
        """
        now = self.clock()
        async with self.database.write() as tx:
            await hold_person(tx, actor.id)
            slot = await get_slot(tx, number)
            on_topic = await methodists_on(tx, topic, actor.person, now, with_colleagues=True)
            methodist = slot.owner.methodist
            if methodist is None or methodist not in {one.person.id for one in on_topic}:
                raise NotFound
            for one in await self._seen(tx, actor.id, await consultations_of(tx, actor.id)):
                if one.is_ahead and one.slot.id == number:
                    return one
                if one.is_ahead and one.methodist.id == methodist:
                    raise BookedAlready(starts_at=one.slot.starts_at)
            deficit = await find_open_deficit(tx, actor.id, topic)
            if deficit is not None and not deficit.severity.is_counted:
                deficit = None
            booking = Booking(
                person=actor.id, by=actor.id, topic=topic, deficit=deficit.id if deficit else None
            )
            made = await book(tx, number, booking, now)
            if made is None:
                return None
            if deficit is not None:
                await self._note_help(tx, deficit, made, methodist)
            await put_letters(tx, _of_booking(slot, made, actor.id, methodist, now))
            return await self._one(tx, actor.id, made)

    async def ask(self, actor: Actor, number: AppointmentId, words: str) -> Consultation:
        """Stores the question of a consultation to come; replaces an earlier one.

        Raises:
            NotFound: it is not the actor's.
            OutOfDate: it has begun, or was cancelled.
            TooLong: the question.
        """
        _ensure_fits(words, QUESTION_LIMIT)
        now = self.clock()
        async with self.database.write() as tx:
            seen = await self._one(tx, actor.id, number, hold=True)
            if seen.is_methodist:
                raise NotFound
            if not seen.is_ahead:
                raise OutOfDate
            if seen.appointment.question != words:
                await note_on(tx, number, question=words)
                mark, to = f"{number}:{now.isoformat()}", seen.methodist.id
                await put_letters(
                    tx, [_news(News.BOOKED, to, mark, now, appointment=number, asked=True)]
                )
            return await self._one(tx, actor.id, number)

    async def cancel(self, actor: Actor, number: AppointmentId) -> Consultation:
        """Gives up a time, which becomes free. Idempotent.

        Raises:
            NotFound: it is not the actor's.
            OutOfDate: it is too late.
        """
        async with self.database.write() as tx:
            seen = await self._one(tx, actor.id, number, hold=True)
            if seen.is_methodist:
                raise NotFound
            if seen.status is not _S.CANCELLED:
                if not seen.may_cancel:
                    raise OutOfDate
                await self._give_up(tx, seen)
            return await self._one(tx, actor.id, number)

    async def watch(self, actor: Actor, topic: TopicId, methodist: PersonId) -> Times:
        """Tells the actor once when the methodist has a free time; no-op if there is one now.

        Raises:
            NotFound: no such topic, or not of the methodist.
        """
        async with self.database.write() as tx:
            await hold_person(tx, methodist)  # or a time that becomes free meanwhile is missed
            times = await self._times(tx, actor, topic, 0)
            if methodist not in times.methodists:
                raise NotFound
            if methodist in times.full:
                await watch(tx, methodist, actor.id, topic, self.clock())
            return await self._times(tx, actor, topic, 0)

    async def answer(self, actor: Actor, number: AppointmentId, answer: Answer) -> Consultation:
        """Stores whether a consultation took place and has helped; resolves the deficit. Replaces
        an earlier answer.

        Raises:
            NotFound: it is not the actor's.
            OutOfDate: it is not over, or was cancelled.
        """
        async with self.database.write() as tx:
            seen = await self._one(tx, actor.id, number, hold=True)
            if not seen.may_answer:
                raise OutOfDate
            if seen.status is _S.BOOKED:
                await move_appointment(tx, seen.appointment, _ANSWERED.get(answer, _S.HELD))
            await note_on(tx, number, answer=answer)
            deficit = seen.appointment.deficit
            if answer is Answer.RESOLVED and deficit is not None:
                known = await get_deficit(tx, deficit)
                if known.status.is_open:
                    await self.deficits.mark_resolved(tx, known)
            return await self._one(tx, actor.id, number)

    async def get(self, actor: Actor, number: AppointmentId) -> Consultation:
        """
        Raises:
            NotFound: the actor neither comes nor gives it.
        """
        async with self.database.read() as tx:
            seen = await self._one(tx, actor.id, number)
        await self._note_looks(seen)
        return seen

    # ── The methodist ──────────────────────────────────────────────────────────────────────────
    # All raise NotPermitted if the actor is none.

    async def schedule(self, actor: Actor, number: int | None = None) -> Schedule:
        """Without a number, returns the page of the next slot."""
        actor.ensure(Permission.CONSULT)
        async with self.database.read() as tx:
            return await self._schedule(tx, actor, number)

    async def lay(self, actor: Actor, typed: str) -> tuple[Schedule, int]:
        """Adds a row of slots. Returns the schedule, and how many are new.

        Raises:
            BadInput: see `read_row`.
            TooManySlots: see `lay_row`.
        """
        actor.ensure(Permission.CONSULT)
        now = self.clock()
        async with self.database.write() as tx:
            row = read_row(typed, USUAL_MINUTES, now, self.calendar)
            owner = Owner(methodist=actor.id)
            count = await lay_row(tx, owner, row, actor.id, now, CLOSES_BEFORE)
            if count and (row.visible_from is None or row.visible_from <= now):
                await self._tell_watchers(tx, actor.id, now)
            return await self._schedule(tx, actor, None), count

    async def tidy(self, actor: Actor) -> Schedule:
        """Removes the slots that were never booked."""
        actor.ensure(Permission.CONSULT)
        async with self.database.write() as tx:
            await remove_free_slots(tx, Owner(methodist=actor.id))
            return await self._schedule(tx, actor, None)

    async def line(self, actor: Actor, number: SlotId) -> Line:
        """
        Raises:
            NotFound: it is not the actor's slot, or withdrawn.
        """
        async with self.database.read() as tx:
            line = await self._line(tx, actor, number)
        if line.consultation is not None:
            await self._note_looks(line.consultation)
        return line

    async def call_off(self, actor: Actor, number: SlotId, reason: str | None = None) -> Schedule:
        """Withdraws a slot; one that is booked needs a reason, and its person is told.

        Raises:
            NotFound: it is not the actor's slot.
            OutOfDate: it was booked meanwhile, or has begun.
            TooLong: the reason.
        """
        _ensure_fits(reason or "", REASON_LIMIT)
        async with self.database.write() as tx:
            line = await self._line(tx, actor, number, hold=True)
            booked = line.consultation
            if booked is not None and (reason is None or not booked.may_cancel):
                raise OutOfDate
            await self._call_off(tx, line.slot, booked, reason)
            return await self._schedule(tx, actor, None)

    async def note(self, actor: Actor, number: SlotId, status: AppointmentStatus) -> Line:
        """Notes that a consultation was held or missed. Idempotent.

        Raises:
            NotFound: it is not the actor's slot.
            OutOfDate: it has not begun, or is not booked.
        """
        async with self.database.write() as tx:
            line = await self._line(tx, actor, number, hold=True)
            seen = line.consultation
            if seen is None or seen.is_ahead or status is _S.CANCELLED:
                raise OutOfDate
            if status in TRANSITIONS[seen.status]:
                await move_appointment(tx, seen.appointment, status)
            return await self._line(tx, actor, number)

    # ── Letters ────────────────────────────────────────────────────────────────────────────────

    async def news(
        self, reader: PersonId, number: AppointmentId, news: News, *, asked: bool = False
    ) -> tuple[Consultation, Times | None]:
        """Returns a consultation for a letter, and the next free times of its methodist.

        Raises:
            NotFound: it is not the reader's.
            OutOfDate: the letter is not true any more, or another tells the same.
        """
        async with self.database.read() as tx:
            seen = await self._one(tx, reader, number)
            if not seen.is_news(news):
                raise OutOfDate
            if news is News.BOOKED and asked != (seen.appointment.question is not None):
                raise OutOfDate
            times = await self._next(tx, seen.methodist, seen.topic) if seen.topic else None
        await self._note_looks(seen)
        return seen, times

    async def became_free(self, reader: PersonId, methodist: PersonId, topic: TopicId) -> Times:
        """Returns the next free times of a methodist, for a person who watched.

        Raises:
            OutOfDate: they are taken.
        """
        async with self.database.read() as tx:
            people, topics = await get_people(tx, [methodist]), await get_topics(tx, [topic])
            times = await self._next(tx, people[methodist], topics[topic])
        if not times.free.total:
            raise OutOfDate
        return times

    # ── Roles and people that end ──────────────────────────────────────────────────────────────

    async def leave(self, tx: Connection, person: PersonId, now: datetime) -> None:
        """Gives up the consultations of a person being erased, in the caller's transaction."""
        for one in await self._seen(tx, person, await consultations_of(tx, person)):
            if one.is_ahead:
                await self._give_up(tx, one)

    async def role_given(
        self, tx: Connection, grant: Grant, now: datetime, by: PersonId | None
    ) -> None:
        """No-op: a new methodist has no slots."""

    async def role_ended(
        self, tx: Connection, grant: Grant, now: datetime, by: PersonId | None
    ) -> None:
        """Withdraws the slots of a former methodist; people who booked them are told."""
        who = grant.person
        if grant.role is not Role.METHODIST:
            return
        if any(one.role is Role.METHODIST for one in await grants_of(tx, who, now)):
            return
        await take_watchers(tx, who)
        owner = Owner(methodist=who)
        taken = await appointments_of(tx, owner, since=now)
        seen = await self._seen(tx, who, list(taken.values()))
        booked = {one.slot.id: one for one in seen if one.is_ahead}
        for slot in await slots_of(tx, owner, since=now):
            await self._call_off(tx, slot, booked.get(slot.id), None)

    # ── Parts ──────────────────────────────────────────────────────────────────────────────────

    async def _one(
        self, tx: Connection, reader: PersonId, number: AppointmentId, *, hold: bool = False
    ) -> Consultation:
        found = await get_appointment(tx, number, hold=hold)
        if reader not in {found.person, found.methodist}:
            raise NotFound
        return (await self._seen(tx, reader, [found]))[0]

    async def _seen(
        self, tx: Connection, reader: PersonId, found: Iterable[Appointment]
    ) -> list[Consultation]:
        """Returns consultations as the reader sees them, in order of time."""
        mine = [one for one in found if one.methodist is not None]
        if not mine:
            return []
        who = {person for one in mine for person in (one.person, one.methodist) if person}
        people = await get_people(tx, who)
        topics = await get_topics(tx, {one.topic for one in mine if one.topic})
        known = {one.id: one for one in await slots_of(tx, numbers=[one.slot for one in mine])}
        now = self.clock()
        seen = [
            Consultation(
                slot=known[one.slot],
                appointment=one,
                person=people[one.person],
                methodist=people[one.methodist],
                topic=topics.get(one.topic) if one.topic else None,
                reader=reader,
                now=now,
            )
            for one in mine
            if one.methodist
        ]
        return sorted(seen, key=lambda one: one.slot.starts_at)

    async def _free(self, tx: Connection, methodists: Iterable[PersonId]) -> list[Slot]:
        """Returns the slots that may be booked now, in order of time."""
        now, owners = self.clock(), [Owner(methodist=one) for one in methodists]
        taken = await appointments_of(tx, *owners, since=now)
        every = await slots_of(tx, *owners, since=now)
        return [one for one in every if one.id not in taken and one.is_open(now)]

    async def _next(self, tx: Connection, methodist: Person, topic: Topic) -> Times:
        """Returns the next free times of one methodist."""
        free = Page.of((await self._free(tx, [methodist.id]))[:NEXT], 0, NEXT)
        return Times(topic=topic, free=free, methodists={methodist.id: methodist})

    async def _times(self, tx: Connection, actor: Actor, topic: TopicId, number: int) -> Times:
        topics = await get_topics(tx, [topic])
        if topic not in topics:
            raise NotFound
        register = await methodists_on(tx, topic, actor.person, self.clock(), with_colleagues=True)
        people = {one.person.id: one.person for one in register}
        free = await self._free(tx, people)
        busy = {one.owner.methodist for one in free}
        return Times(
            topic=topics[topic],
            free=Page.of(free, number, TIMES),
            methodists=people,
            full=tuple(one for one in people if one not in busy),
            watched=frozenset(await watched_by(tx, actor.id)),
        )

    async def _schedule(self, tx: Connection, actor: Actor, number: int | None) -> Schedule:
        now, owner = self.clock(), Owner(methodist=actor.id)
        since = now - MARKED_FOR
        found = await appointments_of(tx, owner, since=since)
        seen = {one.slot.id: one for one in await self._seen(tx, actor.id, found.values())}
        lines = [
            Line(slot=one, consultation=seen.get(one.id))
            for one in await slots_of(tx, owner, since=since)
            if one.starts_at > now or one.id in seen
        ]
        gone = sum(one.slot.starts_at <= now for one in lines)
        booked = sum(one.slot.starts_at > now and one.consultation is not None for one in lines)
        page = Page.of(lines, gone // LINES if number is None else number, LINES)
        return Schedule(lines=page, booked=booked, free=len(lines) - gone - booked)

    async def _line(
        self, tx: Connection, actor: Actor, number: SlotId, *, hold: bool = False
    ) -> Line:
        actor.ensure(Permission.CONSULT)
        slot = await get_slot(tx, number, hold=hold)
        if slot.owner.methodist != actor.id or slot.withdrawn_at is not None:
            raise NotFound
        found = await appointments_of(tx, slot.owner, slot=number)
        seen = await self._seen(tx, actor.id, found.values())
        return Line(slot=slot, consultation=seen[0] if seen else None)

    async def _call_off(
        self, tx: Connection, slot: Slot, booked: Consultation | None, reason: str | None
    ) -> None:
        now = self.clock()
        await withdraw_slot(tx, slot.id, now)
        if booked is not None:
            await self._cancelled(tx, booked, reason=reason)
            to, number = booked.person.id, booked.appointment.id
            await put_letters(tx, [_news(News.CANCELLED, to, number, now, appointment=number)])

    async def _give_up(self, tx: Connection, seen: Consultation) -> None:
        now, number, to = self.clock(), seen.appointment.id, seen.methodist.id
        await hold_person(tx, to)
        await self._cancelled(tx, seen)
        await put_letters(tx, [_news(News.GIVEN_UP, to, number, now, appointment=number)])
        if seen.slot.is_open(now):
            await self._tell_watchers(tx, to, now)

    async def _cancelled(self, tx: Connection, seen: Consultation, **facts: Any) -> None:
        await move_appointment(tx, seen.appointment, _S.CANCELLED, **facts)
        deficit, number = seen.appointment.deficit, seen.appointment.id
        if deficit is not None and await take_back_help(tx, deficit, Means.CONSULTATION, number):
            request = await latest_request_about(tx, deficit)
            await self.requests.facts_changed(tx, request.id)

    async def _note_help(
        self, tx: Connection, deficit: Deficit, made: AppointmentId, methodist: PersonId
    ) -> None:
        request = await latest_request_about(tx, deficit.id)
        if deficit.takes_help(request):
            now = self.clock()
            await note_help(tx, deficit.id, Means.CONSULTATION, made, methodist, now)
            await self.requests.facts_changed(tx, request.id)

    async def _tell_watchers(self, tx: Connection, methodist: PersonId, now: datetime) -> None:
        told = await take_watchers(tx, methodist)
        mark = f"{methodist}:{now.isoformat()}"
        await put_letters(
            tx,
            [
                _news(News.FREE, person, f"{mark}:{person}", now, methodist=methodist, topic=topic)
                for person, topic in told
            ],
        )

    async def _note_looks(self, seen: Consultation) -> None:
        if seen.is_methodist:
            number = seen.appointment.id
            await self.note_looks(seen.reader, Viewed.CONSULTATION, number, [seen.person.id])


def _news(
    news: News, person: PersonId, mark: str | int, due: datetime, /, **facts: Any
) -> NewLetter:
    return new_letter(LetterKind.SLOT_NEWS, person, due, f"{news}:{mark}", news=news, **facts)


def _of_booking(
    slot: Slot, number: AppointmentId, person: PersonId, methodist: PersonId, now: datetime
) -> list[NewLetter]:
    """Returns the letters of a booking, which become due later."""
    told = _news(News.BOOKED, methodist, number, now + TOLD_AFTER, appointment=number)
    asked = new_letter(
        LetterKind.SLOT_QUESTION,
        person,
        slot.ends_at + ASKED_AFTER,
        number,
        news=News.ASKED,
        appointment=number,
    )
    both = [
        letter
        for one in (person, methodist)
        for letter in reminders(slot, one, f"a{number}:{one}", now, appointment=number)
    ]
    return [told, asked, *both]


def _ensure_fits(words: str, limit: int) -> None:
    if len(words) > limit:
        raise TooLong(limit=limit, length=len(words))
