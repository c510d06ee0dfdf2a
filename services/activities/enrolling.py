"""Signing up for an activity and managing one's own seat."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from district.activities.activity import ENROLMENT_KIND, Activity, ActivityStatus, Session
from district.activities.enrolments import (
    OVER,
    SILENCES,
    Asked,
    Enrolment,
    EnrolmentMove,
    EnrolmentStatus,
    Seats,
    Standing,
    place_of,
)
from district.activities.signup import NOTHING, Answers, Size, asks, ensure_answered
from district.errors import (
    ApplyInstead,
    NotForYou,
    NotFound,
    NotInThisState,
    SignUpClosed,
    TooManyTogether,
)
from district.ids import ActivityId, DraftId, EnrolmentId, EntryId, MunicipalityId, PersonId
from district.letters import LetterKind, LetterStatus, new_letter
from district.people.roles import Actor
from district.requests.request import How, Request, RequestStatus
from services.activities.reminders import promised
from services.activities.resolution import open_topics_of
from services.activities.seats import (
    fill_seats,
    has_seats_to_fill,
    letter_key,
    move_enrolment,
    offer_ends,
    seats_beside_the_queue,
    seats_of,
)
from services.activities.teams import gather, team_facts
from services.apart import run_apart
from services.requests.engine import Requests
from services.service import Service
from storage.activities.activities import get_activities, get_activity
from storage.activities.enrolments import (
    activities_with_queues,
    add_enrolment,
    add_enrolment_history,
    enrolments_to_look_at,
    find_enrolment,
    get_enrolment,
    has_refused,
    open_enrolments_of,
    save_enrolment,
    start_offer,
    waiting_in,
)
from storage.database import Connection
from storage.drafts import drop_draft
from storage.outbox import find_outcome, put_letters
from storage.requests.requests import find_open_request

log = logging.getLogger(__name__)

_LOST = frozenset({LetterStatus.UNREACHABLE, LetterStatus.FAILED, LetterStatus.STALE})


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolling(Service):
    """A person manages only their own seat, so no permission is checked."""

    requests: Requests

    # ── Reading ────────────────────────────────────────────────────────────────────────────────

    async def standing(self, person: PersonId, activity_id: ActivityId) -> Standing:
        """Returns the facts of a person's card of an activity.

        Raises:
            NotFound: there is no such activity, or it is not published yet.
        """
        async with self.database.read() as connection:
            activity = await get_activity(connection, activity_id)
            if activity.status is ActivityStatus.DRAFT:
                raise NotFound
            enrolment = await find_enrolment(connection, activity_id, person)
            return await self._standing(connection, person, activity, enrolment)

    async def _standing_after(self, actor: Actor, activity: Activity, mine: Enrolment) -> Standing:
        """Returns the card's facts after a change, without reading the written rows again."""
        async with self.database.read() as connection:
            return await self._standing(connection, actor.id, activity, mine)

    async def _standing(
        self,
        connection: Connection,
        person: PersonId,
        activity: Activity,
        enrolment: Enrolment | None,
    ) -> Standing:
        """Reads the remaining facts of the card for that enrolment."""
        now = self.clock()
        if enrolment is not None:
            enrolment = await self.as_told(connection, activity, enrolment)
        seats = left = await seats_of(connection, activity, now)
        place, serves = None, False
        if asks(activity) and activity.is_open(now):
            left = await seats_beside_the_queue(connection, activity, now)
        at_that_time: tuple[tuple[Activity, Session], ...] = ()
        if enrolment is not None and enrolment.status is EnrolmentStatus.WAITLISTED:
            place = place_of(enrolment, await waiting_in(connection, activity.id), seats)
        if enrolment is None or enrolment.status is not EnrolmentStatus.BOOKED:
            at_that_time = await _at_that_time(connection, person, activity, now)
        if activity.topics and (enrolment is None or not enrolment.status.is_open):
            serves = bool(await open_topics_of(connection, person) & set(activity.topics))
        return Standing(
            activity=activity,
            enrolment=enrolment,
            seats=seats,
            left=left,
            place=place,
            team=None if enrolment is None else await team_facts(connection, enrolment),
            is_open=activity.is_open(now),
            ahead=activity.ahead(now),
            reminders=promised(activity, self.calendar, now),
            at_that_time=at_that_time,
            can_return=enrolment is not None
            and await _can_return(connection, activity, enrolment, now),
            serves=serves,
        )

    async def as_told(
        self, connection: Connection, activity: Activity, one: Enrolment
    ) -> Enrolment:
        """Returns the enrolment as its person knows it: until they are told, one that was declined
        is still requested.
        """
        if one.status is not EnrolmentStatus.DECLINED:
            return one
        is_withheld = await self.requests.is_withheld(connection, activity.request_kind, one.id)
        return replace(one, status=EnrolmentStatus.REQUESTED) if is_withheld else one

    async def letter_facts(self, enrolment_id: EnrolmentId, version: int | None) -> Standing:
        """Returns the facts for a letter about an enrolment. An offer whose time has not begun gets
        the end that follows from a delivery now; the clock sets the same or a later one.

        Raises:
            NotInThisState: the enrolment has changed since the letter was created.
        """
        async with self.database.read() as connection:
            enrolment = await get_enrolment(connection, enrolment_id)
        if version is not None and enrolment.version != version:
            raise NotInThisState
        standing = await self.standing(enrolment.person, enrolment.activity)
        if enrolment.status is not EnrolmentStatus.OFFERED or enrolment.offer_until is not None:
            return standing
        until = offer_ends(self.clock(), standing.activity, self.calendar)
        return replace(standing, enrolment=replace(enrolment, offer_until=until))

    async def own(self, actor: Actor) -> list[tuple[Activity, Enrolment]]:
        """Returns the actor's open enrolments, the soonest activity first."""
        async with self.database.read() as connection:
            mine = await open_enrolments_of(connection, actor.id)
            found = await get_activities(connection, [one.activity for one in mine])
        pairs = [(found[one.activity], one) for one in mine]
        return sorted(pairs, key=lambda pair: pair[0].starts_at)

    # ── Actions ────────────────────────────────────────────────────────────────────────────────

    async def sign_up(
        self,
        actor: Actor,
        activity_id: ActivityId,
        *,
        at_once: bool = False,
        answers: Answers = NOTHING,
        draft: DraftId | None = None,
        team: Sequence[PersonId] = (),
    ) -> Standing:
        """Takes a seat or a place in the queue. Idempotent.

        `at_once`: a freed seat is taken without an offer. `draft`: the form of the answers, which
        is deleted. `team`: the members whom the actor names.

        Raises:
            AnswersNeeded: the activity asks something else.
            ProfileNeeded: the quota depends on the workplace.
            NotForYou: the actor is not in the audience.
            SignUpClosed: too late, or there is no sign-up.
            TooManyTogether: the activity never has so many seats.
            NotInThisState: the enrolment already has an outcome.
            ApplyInstead: the activity is a school's cohort.
        """
        async with self.database.write() as tx:
            activity = await get_activity(tx, activity_id, hold=True)
            mine = await find_enrolment(tx, activity_id, actor.id)
            if mine is None or not mine.status.is_open:
                mine = await self._signed_up(tx, actor, activity, mine, answers, at_once=at_once)
                if team:
                    mine = await gather(tx, activity, mine, team, self.clock())
            if draft is not None:
                await drop_draft(tx, draft)
        return await self._standing_after(actor, activity, mine)

    async def ask_for_seat(
        self, tx: Connection, actor: Actor, activity: Activity, now: datetime
    ) -> Enrolment:
        """Creates an enrolment that waits for a decision, in the caller's transaction. The caller
        submits the request and must hold the activity.

        Raises:
            NotForYou, SignUpClosed, NotInThisState: see `sign_up`.
        """
        known = await find_enrolment(tx, activity.id, actor.id)
        return await self._begun(tx, actor, activity, known, EnrolmentStatus.REQUESTED, now)

    async def ensure_may_sign_up(self, actor: Actor, activity_id: ActivityId) -> None:
        """Checks what is known before the questions of sign-up.

        Raises:
            NotFound, NotForYou, FactNeeded, SignUpClosed, NotInThisState: see `sign_up`.
        """
        async with self.database.read() as connection:
            activity = await get_activity(connection, activity_id)
            known = await find_enrolment(connection, activity_id, actor.id)
        if activity.status is ActivityStatus.DRAFT:
            raise NotFound
        self._ensure_may_begin(actor, activity, known)

    def _ensure_may_begin(self, actor: Actor, activity: Activity, known: Enrolment | None) -> None:
        if not activity.is_open(self.clock()):
            raise SignUpClosed
        self.ensure_is_for(actor, activity)
        if known is not None and known.status not in OVER:
            raise NotInThisState

    def ensure_is_for(self, actor: Actor, activity: Activity) -> None:
        """Checks the audience.

        Raises:
            NotForYou: the actor is not in the audience.
            FactNeeded: that depends on a fact that is not known.
        """
        today = self.today
        if not activity.audience.has(actor.profile, today):
            raise NotForYou
        activity.audience.ensure_knows(actor.profile, today)

    async def _signed_up(
        self,
        tx: Connection,
        actor: Actor,
        activity: Activity,
        known: Enrolment | None,
        answers: Answers,
        *,
        at_once: bool,
    ) -> Enrolment:
        now = self.clock()
        if activity.school is not None:
            raise ApplyInstead
        size = ensure_answered(activity, answers)
        if answers.team is not None:
            size = Size(seats=1 + answers.team)
        target = await self._beginning(tx, activity, actor.profile.place.municipality, size, now)
        if answers.team is not None and target is EnrolmentStatus.BOOKED:
            target = EnrolmentStatus.WAITLISTED  # until the members have answered
        mine = await self._begun(tx, actor, activity, known, target, now, answers, at_once=at_once)
        if target is EnrolmentStatus.REQUESTED:
            await self.requests.submit(
                tx, kind=ENROLMENT_KIND, subject_id=mine.id,
                author=actor.person, draft=None, now=now,
            )  # fmt: skip
        return mine

    async def _begun(
        self,
        tx: Connection,
        actor: Actor,
        activity: Activity,
        known: Enrolment | None,
        target: EnrolmentStatus,
        now: datetime,
        answers: Answers = NOTHING,
        *,
        at_once: bool = False,
        entry: EntryId | None = None,
        by: PersonId | None = None,
    ) -> Enrolment:
        """`entry`, `by`: whose outcome gives it, without the conditions of signing up, and who
        decided that.
        """
        if entry is None:
            self._ensure_may_begin(actor, activity, known)
        place = actor.profile.place.municipality
        if known is None:
            new = Enrolment(
                id=EnrolmentId(0),
                activity=activity.id,
                person=actor.id,
                municipality=place,
                status=target,
                version=1,
                at_once=at_once,
                queued_at=now,
                signed_up_at=now,
                size=answers.size,
                answers=answers,
                entry=entry,
            )
            mine = await add_enrolment(tx, new)
        else:
            moved = known.moved(EnrolmentMove.SIGN_UP, target, now)
            mine = replace(moved, municipality=place, at_once=at_once)
            mine = replace(mine, size=answers.size, answers=answers, entry=entry)
            if not await save_enrolment(tx, known, mine):
                raise NotInThisState
        await add_enrolment_history(
            tx,
            mine,
            move=EnrolmentMove.SIGN_UP,
            source=None if known is None else known.status,
            at=now,
            person=by or actor.id,
            how=How.SYSTEM if entry else How.BUTTON,
        )
        return mine

    async def asked(self, actor: Actor, activity_id: ActivityId) -> Asked:
        """Returns the deciders' question to the actor.

        Raises:
            NotInThisState: there is no question.
        """
        async with self.database.read() as connection:
            activity = await get_activity(connection, activity_id)
            mine = await find_enrolment(connection, activity_id, actor.id)
            request = mine and await _open_request(connection, activity, mine)
        if not request or request.status is not RequestStatus.RETURNED:
            raise NotInThisState
        return Asked(activity=activity, question=request.reason or "")

    async def answer(
        self, actor: Actor, activity_id: ActivityId, words: str, draft: DraftId | None = None
    ) -> Enrolment:
        """Replies to the deciders' question and resubmits the request; deletes the form.

        Raises:
            NotInThisState: there is no question.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity, mine = await self._own(tx, actor, activity_id)
            request = await _open_request(tx, activity, mine)
            if request is None or request.status is not RequestStatus.RETURNED:
                raise NotInThisState
            answered = replace(mine, words=words, version=mine.version + 1)
            await save_enrolment(tx, mine, answered)
            await self.requests.resubmit(tx, request, now=now)
            if draft is not None:
                await drop_draft(tx, draft)
            return answered

    async def confirm(self, actor: Actor, activity_id: ActivityId) -> Standing:
        """Confirms the seat after the activity was moved.

        Raises:
            NotInThisState: the person has no seat.
        """
        async with self.database.write() as tx:
            activity, mine = await self._own(tx, actor, activity_id)
            if mine.status is not EnrolmentStatus.BOOKED:
                raise NotInThisState
            if mine.asked_to_confirm_at is not None:
                sure = replace(mine, asked_to_confirm_at=None, version=mine.version + 1)
                await save_enrolment(tx, mine, sure)
                mine = sure
        return await self._standing_after(actor, activity, mine)

    async def withdraw(self, actor: Actor, activity_id: ActivityId) -> Standing:
        """Gives up a queue place, an application or a seat. Idempotent.

        A seat is withdrawn until sign-up closes and excused («не смогу») after that; a seat in a
        school's cohort can be withdrawn at any time.

        Raises:
            NotInThisState: there is nothing to give up.
        """
        async with self.database.write() as tx:
            activity, mine = await self._own(tx, actor, activity_id)
            if mine.status not in {EnrolmentStatus.WITHDRAWN, EnrolmentStatus.EXCUSED}:
                mine = await self._withdrawn(tx, actor, activity, mine)
        return await self._standing_after(actor, activity, mine)

    async def _withdrawn(
        self, tx: Connection, actor: Actor, activity: Activity, mine: Enrolment
    ) -> Enrolment:
        now = self.clock()
        if mine.status is EnrolmentStatus.REQUESTED:
            return await self._take_back(tx, activity, mine, now)
        is_late = not activity.is_open(now) and activity.school is None
        move, target = EnrolmentMove.WITHDRAW, EnrolmentStatus.WITHDRAWN
        if mine.status is EnrolmentStatus.OFFERED:
            move = EnrolmentMove.REFUSE
        elif mine.status is EnrolmentStatus.BOOKED and is_late:
            move, target = EnrolmentMove.EXCUSE, EnrolmentStatus.EXCUSED
        gone = await move_enrolment(tx, mine, move, target, now=now, by=actor.id)
        await fill_seats(tx, activity, self.calendar, now)
        return gone

    async def come_back(self, actor: Actor, activity_id: ActivityId) -> Standing:
        """Takes back a seat given up after sign-up closed, or a refused offer, while a seat is
        free. Idempotent.

        Raises:
            NotInThisState: it is over, no seat is free, or none was given up.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity, mine = await self._own(tx, actor, activity_id)
            if mine.status is not EnrolmentStatus.BOOKED:
                if not await _can_return(tx, activity, mine, now):
                    raise NotInThisState
                mine = await move_enrolment(
                    tx, mine, EnrolmentMove.RETURN, EnrolmentStatus.BOOKED, now=now, by=actor.id
                )
        return await self._standing_after(actor, activity, mine)

    async def accept(self, actor: Actor, activity_id: ActivityId) -> Standing:
        """Accepts an offered seat. Idempotent.

        Raises:
            NotInThisState: the offer has expired.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity, mine = await self._own(tx, actor, activity_id)
            if mine.status is not EnrolmentStatus.BOOKED:
                if mine.offer_until is not None and mine.offer_until <= now:
                    raise NotInThisState
                mine = await move_enrolment(
                    tx, mine, EnrolmentMove.ACCEPT, EnrolmentStatus.BOOKED, now=now, by=actor.id
                )
        return await self._standing_after(actor, activity, mine)

    async def want_at_once(self, actor: Actor, activity_id: ActivityId, wanted: bool) -> Standing:
        """Sets whether a freed seat is taken without an offer while waitlisted.

        Raises:
            NotInThisState: the person is not waitlisted.
        """
        async with self.database.write() as tx:
            activity, mine = await self._own(tx, actor, activity_id)
            if mine.status is not EnrolmentStatus.WAITLISTED or mine.team is not None:
                raise NotInThisState
            if mine.at_once is not wanted:
                turned = replace(mine, at_once=wanted, version=mine.version + 1)
                await save_enrolment(tx, mine, turned)
                await fill_seats(tx, activity, self.calendar, self.clock())
                mine = await get_enrolment(tx, mine.id)  # may have got a seat
        return await self._standing_after(actor, activity, mine)

    async def give_up_all(self, tx: Connection, person: PersonId, now: datetime) -> None:
        """Gives up all seats of a person being erased, in the caller's transaction; freed seats are
        filled.
        """
        for one in await open_enrolments_of(tx, person):
            await self.give_up(tx, one, now)

    async def give_up(self, tx: Connection, one: Enrolment, now: datetime) -> None:
        """Gives up one enrolment in the caller's transaction; the freed seat is filled. No-op if it
        is over.
        """
        activity = await get_activity(tx, one.activity, hold=True)
        one = await get_enrolment(tx, one.id)
        if one.status is EnrolmentStatus.REQUESTED:
            await self._take_back(tx, activity, one, now)
        elif one.status.is_open:
            is_offer = one.status is EnrolmentStatus.OFFERED
            move = EnrolmentMove.REFUSE if is_offer else EnrolmentMove.WITHDRAW
            await move_enrolment(
                tx, one, move, EnrolmentStatus.WITHDRAWN, now=now, by=None, how=How.SYSTEM
            )
            await fill_seats(tx, activity, self.calendar, now)

    async def award(
        self,
        tx: Connection,
        actor: Actor,
        activity: Activity,
        entry: EntryId,
        by: PersonId,
        now: datetime,
    ) -> None:
        """Enrols a person whom the outcome of an entry gives a seat, without approval or questions;
        if it is full, at the end of the queue. An application that waits is withdrawn for it. The
        caller must hold the activity.

        Raises:
            NotInThisState: the enrolment already has an outcome.
        """
        known = await find_enrolment(tx, activity.id, actor.id)
        if known is not None and known.status is EnrolmentStatus.REQUESTED:
            known = await self._take_back(tx, activity, known, now)
        seats = await seats_beside_the_queue(tx, activity, now)
        has_seat = seats.has_room_for(actor.profile.place.municipality)
        target = EnrolmentStatus.BOOKED if has_seat else EnrolmentStatus.WAITLISTED
        mine = await self._begun(
            tx, actor, activity, known, target, now, at_once=True, entry=entry, by=by
        )
        await _tell_of_award(tx, mine, now)

    async def take_award_back(self, tx: Connection, one: Enrolment, now: datetime) -> None:
        """Takes an awarded seat back, in the caller's transaction; the person is told. No-op if the
        activity has begun, or the person has given the seat up.
        """
        activity = await get_activity(tx, one.activity, hold=True)
        one = await get_enrolment(tx, one.id)
        if activity.has_begun(now) or not one.status.is_open:
            return
        await save_enrolment(tx, one, replace(one, entry=None, version=one.version + 1))
        await self.give_up(tx, one, now)
        await _tell_of_award(tx, await get_enrolment(tx, one.id), now)

    async def _take_back(
        self, tx: Connection, activity: Activity, mine: Enrolment, now: datetime
    ) -> Enrolment:
        """Withdraws the enrolment's request, which withdraws the enrolment."""
        request = await _open_request(tx, activity, mine)
        if request is None:
            raise NotInThisState
        await self.requests.withdraw(tx, request, now=now)
        return await get_enrolment(tx, mine.id)

    async def _beginning(
        self, tx: Connection, activity: Activity, place: MunicipalityId, size: Size, now: datetime
    ) -> EnrolmentStatus:
        _ensure_can_have(activity, place, size)
        if activity.needs_approval:
            return EnrolmentStatus.REQUESTED
        seats = await seats_beside_the_queue(tx, activity, now)
        has_seat = seats.has_room_for(place, size)
        return EnrolmentStatus.BOOKED if has_seat else EnrolmentStatus.WAITLISTED

    async def _own(
        self, tx: Connection, actor: Actor, activity_id: ActivityId
    ) -> tuple[Activity, Enrolment]:
        activity = await get_activity(tx, activity_id, hold=True)
        mine = await find_enrolment(tx, activity_id, actor.id)
        if mine is None:
            raise NotInThisState
        return activity, mine

    # ── Clock ──────────────────────────────────────────────────────────────────────────────────

    async def tick(self) -> None:
        """Sets deadlines of offers, ends expired ones, fills seats, ends queues of begun
        activities.
        """
        now = self.clock()
        async with self.database.read() as connection:
            seen = await enrolments_to_look_at(connection, now)
        offers = [one for one in seen if one.status is EnrolmentStatus.OFFERED]
        late = [one for one in seen if one.status is not EnrolmentStatus.OFFERED]
        await run_apart(
            [
                *(partial(self._look_at, offer, now) for offer in offers),
                *(partial(self._expire, one, now) for one in late),
                partial(self._fill_queues, now),
            ]
        )

    async def _look_at(self, offer: Enrolment, now: datetime) -> None:
        async with self.database.write() as tx:
            activity = await get_activity(tx, offer.activity, hold=True)
            seen = await get_enrolment(tx, offer.id)
            if seen.version != offer.version or seen.status is not EnrolmentStatus.OFFERED:
                return
            if seen.offer_until is None:
                key = letter_key(LetterKind.SEAT_OFFERED, seen)
                status, at = await find_outcome(tx, key)
                if status is LetterStatus.SENT and at is not None:
                    until = offer_ends(at, activity, self.calendar)
                    await start_offer(tx, seen.id, seen.version, until)
                    return
                if status not in _LOST:
                    return
            is_last = seen.silences + 1 >= SILENCES
            target = EnrolmentStatus.EXPIRED if is_last else EnrolmentStatus.WAITLISTED
            await move_enrolment(
                tx, seen, EnrolmentMove.SILENCE, target, now=now, by=None, how=How.SYSTEM
            )
            await fill_seats(tx, activity, self.calendar, now)

    async def _expire(self, one: Enrolment, now: datetime) -> None:
        async with self.database.write() as tx:
            activity = await get_activity(tx, one.activity, hold=True)
            seen = await get_enrolment(tx, one.id)
            if seen.status is EnrolmentStatus.REQUESTED:
                request = await _open_request(tx, activity, seen)
                if request is not None:
                    await self.requests.expire(tx, request, now=now)
            elif seen.status is EnrolmentStatus.WAITLISTED:
                await move_enrolment(
                    tx, seen, EnrolmentMove.EXPIRE, EnrolmentStatus.EXPIRED,
                    now=now, by=None, how=How.SYSTEM,
                )  # fmt: skip

    async def _fill_queues(self, now: datetime) -> None:
        """Fills seats available after a merge of quotas or freed during quiet hours."""
        async with self.database.read() as connection:
            queued = await activities_with_queues(connection, now)
            found = await get_activities(connection, queued)
            waiting = [
                activity.id
                for activity in found.values()
                if await has_seats_to_fill(connection, activity, self.calendar, now)
            ]
        await run_apart(partial(self._fill_queue, number, now) for number in waiting)

    async def _fill_queue(self, number: ActivityId, now: datetime) -> None:
        async with self.database.write() as tx:
            activity = await get_activity(tx, number, hold=True)
            await fill_seats(tx, activity, self.calendar, now)


async def _tell_of_award(tx: Connection, one: Enrolment, now: datetime) -> None:
    facts = {"enrolment": one.id, "version": one.version}
    letter = new_letter(
        LetterKind.SEAT_AWARDED, one.person, now, f"{one.id}:{one.version}", **facts
    )
    await put_letters(tx, [letter])


def _ensure_can_have(activity: Activity, place: MunicipalityId, size: Size) -> None:
    """
    Raises:
        TooManyTogether: there would be no room even if no seats were taken.
    """
    merges = activity.quotas_merge_at is not None
    empty = Seats(
        capacity=activity.capacity,
        quotas=activity.quotas,
        merged=merges,
        second_capacity=activity.second_capacity,
    )
    if size.seats > 1 and not empty.could_have_room_for(place, size):
        raise TooManyTogether(most=max(1, empty.most_for(place) or activity.second_capacity or 1))


async def _open_request(
    connection: Connection, activity: Activity, one: Enrolment
) -> Request | None:
    return await find_open_request(connection, activity.request_kind, one.id)


async def _can_return(
    connection: Connection, activity: Activity, one: Enrolment, now: datetime
) -> bool:
    if activity.status is not ActivityStatus.PUBLISHED or now >= activity.ends_at:
        return False
    match one.status:
        case EnrolmentStatus.EXCUSED:
            pass
        case EnrolmentStatus.WITHDRAWN if not activity.is_open(now):
            if not await has_refused(connection, one.id):
                return False
        case _:
            return False
    seats = await seats_beside_the_queue(connection, activity, now)
    return seats.has_room_for(one.municipality, one.size)


async def _at_that_time(
    connection: Connection, person: PersonId, activity: Activity, now: datetime
) -> tuple[tuple[Activity, Session], ...]:
    mine = await open_enrolments_of(connection, person)
    booked = [
        one.activity
        for one in mine
        if one.status is EnrolmentStatus.BOOKED and one.activity != activity.id
    ]
    found = await get_activities(connection, booked)
    pairs = [(one, one.session_at_the_time_of(activity, now)) for one in found.values()]
    return tuple((one, session) for one, session in pairs if session is not None)
