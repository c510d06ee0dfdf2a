"""Activities: creating, publishing, moving and cancelling them."""

from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from functools import partial
from itertools import accumulate
from typing import Any

from district.activities.activity import (
    Activity,
    ActivityStatus,
    ActivityType,
    Session,
    ensure_seats,
    ensure_sessions,
)
from district.activities.enrolments import (
    CAME,
    CAME_OR_NOT,
    Enrolment,
    EnrolmentMove,
    EnrolmentStatus,
)
from district.activities.form import ActivityAnswers, Plan
from district.activities.organizers import district_of, ensure_holds
from district.drafts import Form, unsent
from district.errors import (
    BelowTaken,
    NotBeforeStart,
    NotFound,
    NotInThisState,
    SessionsOverlap,
    TopicsNotAgreed,
)
from district.ids import ActivityId, DistrictId, DraftId, PersonId, SessionId, TopicId, TypeId
from district.letters import LetterKind, NewLetter, new_letter
from district.people.person import Person
from district.people.roles import Actor
from district.people.views import Viewed
from district.requests.request import How
from district.spelling import words_of
from district.territory import Place
from services.activities.attendance import settle, tell_of_certificates
from services.activities.clashes import tell_of_clashes
from services.activities.curriculum_certificates import tell_of_curriculum
from services.activities.seats import fill_seats, move_enrolment, seats_of
from services.apart import run_apart
from services.people.organization_search import organization_page
from services.requests.engine import Requests
from services.service import Service
from storage.activities.activities import (
    activities_made_in,
    activities_over,
    add_activity,
    change_activity,
    drop_activity,
    find_activity_of_draft,
    get_activity,
    latest_activities,
    put_sessions,
    replace_topics,
    rewrite_activity,
    types_in_use,
)
from storage.activities.enrolments import ask_to_confirm, enrolments_in
from storage.changes import last_changed, note_change
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.outbox import hold_due_letters, put_letters
from storage.people.organization_words import Within
from storage.people.people import get_people
from storage.requests.requests import find_open_request
from storage.territory import hold_municipality

LATELY = 5
AT_NIGHT_TOO = timedelta(hours=24)
"""Letters about a change this close to the session ignore quiet hours."""
NAMED = 3
"""Limit of names in a refusal."""
NAMES_LIMIT = 130
"""Limit of all of them in characters, for an alert."""
CORRECTED_AFTER = timedelta(minutes=10)
"""Delay of the letter about a correction, so that a second one needs none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """The participants of an activity, sorted by name, for its organizers."""

    activity: Activity
    people: tuple[tuple[Enrolment, Person], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Activities(Service):
    requests: Requests

    async def types(self) -> tuple[ActivityType, ...]:
        async with self.database.read() as connection:
            return await types_in_use(connection)

    async def lately(self, actor: Actor) -> list[Activity]:
        """Returns the activities whose place, times, hours and seats are offered again."""
        async with self.database.read() as connection:
            return await latest_activities(connection, actor.id, LATELY)

    async def place_named(self, actor: Actor, typed: str) -> str:
        """Returns the name of the only organization of the district that has all the words;
        otherwise the words.
        """
        within = Within(districts={district_of(actor)})
        async with self.database.read() as connection:
            found = await organization_page(connection, typed, within, number=0, size=1)
        names = [one.organization.name for one in found.items if found.total == 1]
        known = [one for one in names if {*words_of(typed)} <= {*words_of(one)}]
        return known[0] if known else typed

    # ── Creating ───────────────────────────────────────────────────────────────────────────────

    async def make(self, actor: Actor, draft_id: DraftId, *, is_published: bool = True) -> Activity:
        """Publishes an activity from a form or stores it as a draft. Idempotent by `draft_id`.

        Raises:
            NotPermitted: the actor may not create activities there.
            DraftGone: the form does not exist and led to no activity.
            BadInput: the input is not valid (any more).
        """
        now = self.clock()
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.ACTIVITY)
            known = await find_activity_of_draft(tx, draft_id)
            if known is not None and known.made_by == actor.id:
                return known
            draft = unsent(draft, draft_id)
            entered = ActivityAnswers.read(draft.answers)
            district = district_of(actor, entered.district)
            plan = entered.plan(self.calendar, now, district)
            if entered.changes is not None:
                changed = await self._own_draft(tx, actor, entered.changes)
                if is_published:
                    _ensure_agreed(changed)
            plan = await _with_quotas_in_reach(tx, plan)
            if entered.changes is None:
                number = await add_activity(
                    tx, plan, district=district, made_by=actor.id, draft=draft_id, now=now
                )
            else:
                number = entered.changes
                await rewrite_activity(tx, number, plan, draft_id)
            await drop_draft(tx, draft_id)
            if is_published:
                await _publish(tx, actor, number, now)
            return await self._planned(tx, actor, number)

    async def make_all(
        self,
        tx: Connection,
        actor: Actor,
        plans: tuple[Plan, ...],
        *,
        is_published: bool,
        district: DistrictId | None = None,
    ) -> list[Activity]:
        """Creates activities of an imported plan in the caller's transaction.

        Raises:
            NotPermitted: the actor may not create activities there.
        """
        district, now = district_of(actor, district), self.clock()
        made = []
        for plan in plans:
            number = await add_activity(
                tx, plan, district=district, made_by=actor.id, draft=None, now=now
            )
            if is_published:
                await _publish(tx, actor, number, now)
            made.append(await self._planned(tx, actor, number))
        return made

    async def publish(self, actor: Actor, number: ActivityId) -> Activity:
        """Publishes a draft of an activity.

        Raises:
            NotPermitted, NotFound: the actor does not organize it.
            Past, NotBeforeStart: a time in it has passed.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity = await get_activity(tx, number, hold=True)
            ensure_holds(actor, activity)
            if activity.status is ActivityStatus.PUBLISHED:
                return activity
            await self._own_draft(tx, actor, number)
            _ensure_agreed(activity)
            ensure_sessions(activity.sessions, now)
            if activity.signup_closes_at <= now:
                raise NotBeforeStart
            await _publish(tx, actor, number, now)
            return await get_activity(tx, number)

    async def drop(self, actor: Actor, number: ActivityId) -> None:
        """Deletes a draft of an activity.

        Raises:
            NotPermitted, NotFound: the actor does not organize it.
            NotInThisState: it is published.
        """
        async with self.database.write() as tx:
            await self._own_draft(tx, actor, number)
            await drop_activity(tx, number)
            await _note(tx, actor, number, "dropped", self.clock())

    async def made(self, actor: Actor) -> list[Activity]:
        """Returns all activities of the actor's district: what is ahead or was today, by the next
        session, then what is over, the latest first.

        Raises:
            NotPermitted: the actor may not create activities.
        """
        today = self.calendar.at(self.today, time())
        async with self.database.read() as connection:
            found = await activities_made_in(connection, district_of(actor), today)
        ahead = [one for one in found if one.ends_at > today]
        ahead.sort(key=lambda one: one.ahead(today)[0].starts_at)
        return [*ahead, *found[len(ahead) :]]

    async def participants(self, actor: Actor, number: ActivityId) -> Participants:
        """Returns people with a seat, an offer or a queue place, sorted by name.

        Raises:
            NotPermitted: the actor may not see them.
            NotFound: there is no such activity.
        """
        async with self.database.read() as connection:
            activity = await get_activity(connection, number)
            ensure_holds(actor, activity)
            statuses = [status for status in EnrolmentStatus if status.is_open]
            mine = await enrolments_in(connection, number, [*statuses, *CAME_OR_NOT])
            people = await get_people(connection, [one.person for one in mine])
        pairs = tuple((one, people[one.person]) for one in mine)
        return Participants(activity=activity, people=pairs)

    async def shown_participants(
        self, actor: Actor, number: ActivityId, *, as_file: bool = False
    ) -> Participants:
        """Variant of `participants` for showing names, which is recorded as a view.

        Raises:
            NotPermitted, NotFound: see `participants`.
        """
        found = await self.participants(actor, number)
        subject = Viewed.PARTICIPANTS_FILE if as_file else Viewed.PARTICIPANTS
        people = [enrolment.person for enrolment, _ in found.people]
        await self.note_looks(actor.id, subject, number, people)
        return found

    # ── Changing ───────────────────────────────────────────────────────────────────────────────

    async def move(
        self,
        actor: Actor,
        number: ActivityId,
        starts_at: datetime,
        ends_at: datetime,
        session: SessionId | None = None,
    ) -> Activity:
        """Moves a session (None: the only one) to another time.

        Everyone with a seat, an offer or a queue place gets one letter; not replying has no
        consequence.

        Raises:
            NotPermitted, NotFound: the actor does not organize it.
            NotInThisState: it is over or cancelled, or the session has begun.
            EndBeforeStart, Past, SessionsOverlap: the new time is not valid.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity = await self._held(tx, actor, number)
            before = _coming(activity, session, now)
            moved = replace(before, starts_at=starts_at, ends_at=ends_at)
            moved.ensure_possible(now)
            if moved == before:
                return activity
            after = _with(activity, moved)
            if any(one.overlaps(moved) for one in after if one is not moved):
                raise SessionsOverlap
            closes = activity.signup_closes_at + (after[0].starts_at - activity.starts_at)
            await put_sessions(tx, number, after)
            closes = max(now, min(closes, after[0].starts_at))
            await change_activity(tx, number, signup_closes_at=closes)
            await _note(tx, actor, number, "moved", now)
            await ask_to_confirm(tx, number, now)
            soonest = min(before.starts_at, starts_at)
            moved_to = await _tell_of_change(tx, activity, before, now, soonest)
            await tell_of_clashes(tx, self.calendar, moved_to, actor.id, now)
            return moved_to

    async def change_place(
        self, actor: Actor, number: ActivityId, place: str, session: SessionId | None = None
    ) -> Activity:
        """Moves a session (None: the only one) to another place. Everyone concerned gets one
        letter.

        Raises:
            NotPermitted, NotFound: the actor does not organize it.
            NotInThisState: it is over or cancelled, or the session has begun.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity = await self._held(tx, actor, number)
            before = _coming(activity, session, now)
            if before.place == place:
                return activity
            await put_sessions(tx, number, _with(activity, replace(before, place=place)))
            await change_activity(tx, number)
            await _note(tx, actor, number, "place", now)
            return await _tell_of_change(tx, activity, before, now, before.starts_at)

    async def change_description(
        self, actor: Actor, number: ActivityId, description: str
    ) -> Activity:
        """Changes the description, without letters.

        Raises:
            NotPermitted, NotFound: the actor does not organize it.
            NotInThisState: it is over or cancelled.
        """
        async with self.database.write() as tx:
            await self._held(tx, actor, number)
            return await self._changed(tx, actor, number, "description", description=description)

    async def change_closing(
        self, actor: Actor, number: ActivityId, closes_at: datetime
    ) -> Activity:
        """Changes the end of sign-up, without letters; one that has passed opens it again.

        Raises:
            NotPermitted, NotFound: the actor does not organize it.
            NotInThisState: it is over or cancelled.
            NotBeforeStart: it has passed, or is after the start.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity = await self._held(tx, actor, number)
            if not now < closes_at <= activity.starts_at:
                raise NotBeforeStart
            return await self._changed(tx, actor, number, "closing", signup_closes_at=closes_at)

    async def correct(
        self,
        actor: Actor,
        number: ActivityId,
        *,
        title: str | None = None,
        kind: TypeId | None = None,
        hours: int | None = None,
    ) -> Activity:
        """Corrects what certificates say, also of an activity that is over; None keeps a value.

        Everyone concerned gets one letter after `CORRECTED_AFTER`, which shows the values of then.
        Issued certificates keep theirs.

        Raises:
            NotPermitted, NotFound: the actor does not organize it.
            NotInThisState: it is a draft or cancelled.
        """
        now, letter_kind = self.clock(), LetterKind.ACTIVITY_RENAMED
        async with self.database.write() as tx:
            activity = await get_activity(tx, number, hold=True)
            ensure_holds(actor, activity)
            if activity.status not in {ActivityStatus.PUBLISHED, ActivityStatus.OVER}:
                raise NotInThisState
            before = {"title": activity.title, "type_id": activity.type.id, "hours": activity.hours}
            wanted = {"title": title, "type_id": kind, "hours": hours}
            new = {key: value for key, value in wanted.items() if value not in {None, before[key]}}
            if not new:
                return activity
            await change_activity(tx, number, **new)
            for what, value in new.items():
                details = {"from": before[what], "to": value}
                await note_change(
                    tx, now, actor.id, "activity", number, what.removesuffix("_id"), details
                )
            after = await get_activity(tx, number)
            await self._redraw_cards(tx, after)
            was = {"ru": activity.type.ru, "en": activity.type.en, "hours": activity.hours}
            told = await hold_due_letters(tx, f"{letter_kind}:{number}:")
            for one in await enrolments_in(tx, number, [*_CONCERNED, *CAME]):
                if one.person not in told:
                    fact = f"{number}:{after.version}:{one.person}"
                    letter = new_letter(
                        letter_kind,
                        one.person,
                        now + CORRECTED_AFTER,
                        fact,
                        activity=number,
                        before=activity.title,
                        was=was,
                    )
                    await put_letters(tx, [letter])
            if "hours" in new and after.status is ActivityStatus.OVER and after.curriculum:
                came = await enrolments_in(tx, number, [EnrolmentStatus.ATTENDED])
                await tell_of_curriculum(tx, after.curriculum, [one.person for one in came], now)
            return after

    async def change_topics(
        self, actor: Actor, number: ActivityId, topics: tuple[TopicId, ...]
    ) -> Activity:
        """Replaces the topics, without letters; people who reported a new one get a call.

        Raises:
            NotPermitted, NotFound: the actor does not organize it.
            NotInThisState: it is over or cancelled.
        """
        async with self.database.write() as tx:
            await self._held(tx, actor, number)
            await replace_topics(tx, number, topics)
            await _note(tx, actor, number, "topics", self.clock())
            return await get_activity(tx, number)

    async def change_audience(
        self, actor: Actor, number: ActivityId, entered: ActivityAnswers
    ) -> Activity:
        """Changes who may sign up, without letters: everyone who has a seat keeps it.

        Raises:
            NotPermitted, NotFound: the actor does not organize it.
            NotInThisState: it is over or cancelled.
        """
        async with self.database.write() as tx:
            activity = await self._held(tx, actor, number)
            audience = entered.audience(activity.district)
            for one in activity.guest_seats:
                audience = audience.opened_to(one.municipalities)
            await change_activity(tx, number, audience=audience.plain())
            await _note(tx, actor, number, "audience", self.clock())
            return await self._planned(tx, actor, number)

    async def change_seats(
        self, actor: Actor, number: ActivityId, capacity: int | None, *, is_bus: bool = False
    ) -> Activity:
        """Changes the capacity, or that of the bus. New seats are given to the queue first.

        Raises:
            NotPermitted, NotFound: the actor does not organize it.
            NotInThisState: it is over or cancelled.
            BelowTaken: more seats are taken.
            BadQuotas: the quotas exceed the capacity.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity = await self._held(tx, actor, number)
            if not is_bus:
                ensure_seats(capacity, activity.kept_seats(now))
            seats = await seats_of(tx, activity, now)
            new = (
                replace(seats, second_capacity=capacity)
                if is_bus
                else replace(seats, capacity=capacity)
            )
            if capacity is None or not new.is_oversold:
                changed = {"capacity": new.capacity, "second_capacity": new.second_capacity}
                after = await self._changed(tx, actor, number, "seats", **changed)
                await fill_seats(tx, after, self.calendar, now)
                return after
            refusal, named = await _below_taken(tx, activity, capacity, is_bus=is_bus)
        await self.note_looks(actor.id, Viewed.PARTICIPANTS, number, named)
        raise refusal

    async def cancel(self, actor: Actor, number: ActivityId) -> Activity:
        """Cancels the activity. Everyone concerned gets one letter. Idempotent.

        Raises:
            NotPermitted, NotFound: the actor does not organize it.
            NotInThisState: it is over.
        """
        now = self.clock()
        async with self.database.write() as tx:
            activity = await get_activity(tx, number, hold=True)
            ensure_holds(actor, activity)
            if activity.status is ActivityStatus.CANCELLED:
                return activity
            await self._held(tx, actor, number)
            told = await enrolments_in(tx, number, _CONCERNED)
            for one in told:
                await move_enrolment(
                    tx, one, EnrolmentMove.CANCEL, EnrolmentStatus.CANCELLED, now=now, by=actor.id
                )
                if one.status is EnrolmentStatus.REQUESTED:
                    await self._end_request(tx, activity, one, now)
            cancelled = ActivityStatus.CANCELLED
            after = await self._changed(tx, actor, number, "cancelled", status=cancelled)
            kind = LetterKind.ACTIVITY_CANCELLED
            people = [one.person for one in told]
            coming = [one.starts_at for one in after.sessions if one.ends_at > now]
            soonest = min(coming, default=after.ends_at)
            await put_letters(tx, _letters(kind, after, people, now, soonest))
            return after

    async def tick(self) -> None:
        """Closes activities that have ended."""
        now = self.clock()
        async with self.database.read() as connection:
            ended = await activities_over(connection, now)
        await run_apart(partial(self._end, number, now) for number in ended)

    async def _end(self, number: ActivityId, now: datetime) -> None:
        async with self.database.write() as tx:
            activity = await get_activity(tx, number, hold=True)
            if activity.status is ActivityStatus.PUBLISHED and activity.ends_at <= now:
                await settle(tx, activity, now)
                await change_activity(tx, number, status=ActivityStatus.OVER)
                attended = await enrolments_in(tx, number, [EnrolmentStatus.ATTENDED])
                await tell_of_certificates(tx, activity, attended, now)
                if activity.school is not None:
                    await put_letters(tx, [_cohort_ended(activity, now)])

    async def get(self, number: ActivityId) -> Activity:
        """Returns a published activity.

        Raises:
            NotFound: there is no such activity, or it is not published yet.
        """
        async with self.database.read() as connection:
            activity = await get_activity(connection, number)
        if activity.status is ActivityStatus.DRAFT:
            raise NotFound
        return activity

    async def changed_at(self, number: ActivityId) -> datetime:
        """Returns the time of the last change, for calendars that have the activity already."""
        async with self.database.read() as connection:
            return await last_changed(connection, "activity", number) or self.clock()

    async def _changed(
        self, tx: Connection, actor: Actor, number: ActivityId, what: str, **values: Any
    ) -> Activity:
        """Stores a change with its row of the history. Returns the activity after it."""
        await change_activity(tx, number, **values)
        await _note(tx, actor, number, what, self.clock())
        return await get_activity(tx, number)

    async def _planned(self, tx: Connection, actor: Actor, number: ActivityId) -> Activity:
        """Returns an activity with a new day or audience; organizers of others are told."""
        activity = await get_activity(tx, number)
        await tell_of_clashes(tx, self.calendar, activity, actor.id, self.clock())
        return activity

    async def _own_draft(self, tx: Connection, actor: Actor, number: ActivityId) -> Activity:
        activity = await get_activity(tx, number, hold=True)
        ensure_holds(actor, activity)
        if activity.status is not ActivityStatus.DRAFT:
            raise NotInThisState
        return activity

    async def _redraw_cards(self, tx: Connection, activity: Activity) -> None:
        """Redraws the cards of requests for a seat that wait for a decision."""
        for one in await enrolments_in(tx, activity.id, [EnrolmentStatus.REQUESTED]):
            request = await find_open_request(tx, activity.request_kind, one.id)
            if request is not None:
                await self.requests.facts_changed(tx, request.id)

    async def _end_request(
        self, tx: Connection, activity: Activity, one: Enrolment, now: datetime
    ) -> None:
        """Withdraws the open request of an enrolment."""
        request = await find_open_request(tx, activity.request_kind, one.id)
        if request is not None:
            await self.requests.withdraw(tx, request, now=now, how=How.SYSTEM)

    async def _held(self, tx: Connection, actor: Actor, number: ActivityId) -> Activity:
        activity = await get_activity(tx, number, hold=True)
        ensure_holds(actor, activity)
        if activity.status is not ActivityStatus.PUBLISHED:
            raise NotInThisState
        return activity


def _ensure_agreed(activity: Activity) -> None:
    """
    Raises:
        TopicsNotAgreed: it belongs to a programme that the council has not agreed to.
    """
    if activity.curriculum is not None and activity.curriculum.motion is None:
        raise TopicsNotAgreed


async def _publish(tx: Connection, actor: Actor, number: ActivityId, now: datetime) -> None:
    await change_activity(tx, number, status=ActivityStatus.PUBLISHED)
    await _note(tx, actor, number, "published", now)


def _coming(activity: Activity, session: SessionId | None, now: datetime) -> Session:
    """Returns that session, or the only one; raises `NotInThisState` if it has begun."""
    named = [one for one in activity.sessions if session in {None, one.id}]
    if len(named) != 1 or named[0].starts_at <= now:
        raise NotInThisState
    return named[0]


async def _with_quotas_in_reach(tx: Connection, plan: Plan) -> Plan:
    """Drops quotas of municipalities that left the districts while the form was open; the others
    keep their district until the transaction ends.
    """
    kept = {}
    for municipality, seats in sorted(plan.quotas.items()):
        district = await hold_municipality(tx, municipality)
        if district is not None and plan.audience.covers(
            Place(district=district, municipality=municipality)
        ):
            kept[municipality] = seats
    return replace(plan, quotas=kept)


def _with(activity: Activity, changed: Session) -> tuple[Session, ...]:
    """Returns the sessions with one replaced, sorted by start."""
    every = [changed if one.id == changed.id else one for one in activity.sessions]
    return tuple(sorted(every, key=lambda one: one.starts_at))


async def _tell_of_change(
    tx: Connection, activity: Activity, before: Session, now: datetime, soonest: datetime
) -> Activity:
    """Writes to everyone concerned. `before`: the session as it was.

    A letter that has not left yet is kept: it will show what the session was before the first
    change and what it is when the letter leaves.
    """
    after = await get_activity(tx, activity.id)
    people = [one.person for one in await enrolments_in(tx, activity.id, _CONCERNED)]
    kind, urgent = LetterKind.ACTIVITY_MOVED, soonest - now < AT_NIGHT_TOO
    fact = f"{activity.id}:{before.id}:"
    told = await hold_due_letters(tx, f"{kind}:{fact}", urgent_from=now if urgent else None)
    was = [before.starts_at.isoformat(), before.ends_at.isoformat(), before.place]
    letters = [
        new_letter(
            kind,
            person,
            now,
            f"{fact}{after.version}:{person}",
            activity=activity.id,
            session=before.id,
            before=was,
            urgent=urgent,
        )
        for person in people
        if person not in told
    ]
    await put_letters(tx, letters)
    return after


async def _below_taken(
    tx: Connection, activity: Activity, capacity: int, *, is_bus: bool = False
) -> tuple[BelowTaken, list[PersonId]]:
    """Returns the refusal, which names the last people enrolled, and who they are."""
    taken = await enrolments_in(tx, activity.id, [s for s in EnrolmentStatus if s.takes_a_seat])
    if is_bus:
        taken = [one for one in taken if one.size.second]
    ordered = sorted(taken, key=lambda one: (one.queued_at, one.id))
    seats = list(accumulate(one.size.second if is_bus else one.size.seats for one in ordered))
    last = [one for one, used in zip(ordered, seats, strict=True) if used > capacity]
    named = [one.person for one in last[:NAMED]]
    people = await get_people(tx, named)
    profiles = [people[person].profile for person in named]
    names = [profile.listed for profile in profiles if profile]
    while len(names) > 1 and len("; ".join(names)) > NAMES_LIMIT:
        names.pop()
    more = len(last) - len(names)
    told = "; ".join(names) + (f" +{more}" if more else "")
    return BelowTaken(taken=seats[-1] if seats else 0, names=told), named


_CONCERNED = [status for status in EnrolmentStatus if status.is_open]


def _letters(
    kind: LetterKind, activity: Activity, people: list[PersonId], now: datetime, soonest: datetime
) -> list[NewLetter]:
    """`soonest`: the earlier of the old and the new start; decides whether quiet hours
    are ignored.
    """
    return [
        new_letter(
            kind,
            person,
            now,
            f"{activity.id}:{activity.version}:{person}",
            activity=activity.id,
            version=activity.version,
            urgent=soonest - now < AT_NIGHT_TOO,
        )
        for person in people
    ]


def _cohort_ended(activity: Activity, now: datetime) -> NewLetter:
    return new_letter(
        LetterKind.COHORT_ENDED, activity.made_by, now, activity.id, activity=activity.id
    )


async def _note(tx: Connection, actor: Actor, number: ActivityId, what: str, now: datetime) -> None:
    await note_change(tx, now, actor.id, "activity", number, what)
