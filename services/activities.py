"""Making activities, publishing, moving and cancelling them; finding those that are to come."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from district.activities import Activity, ActivityStatus, ActivityType, Session
from district.activity_form import ActivityEntered
from district.clock import Calendar, Clock
from district.deficits import DeficitStatus
from district.drafts import Form
from district.enrolments import CAME_OR_NOT, Enrolment, EnrolmentMove, EnrolmentStatus
from district.errors import DraftGone, NotFound, NotInThisState
from district.ids import ActivityId, DraftId, PersonId, TopicId
from district.letters import LetterKind, NewLetter
from district.pages import Page
from district.people import Person
from district.roles import Actor
from services.attendance import settle
from services.healing import invite_cluster
from services.holding import district_of, ensure_holds
from services.seats import move_enrolment
from storage.activities import (
    activities_made_in,
    activities_over,
    add_activity,
    change_activity,
    coming_activities,
    find_activity_of_draft,
    get_activity,
    put_sessions,
    types_in_use,
)
from storage.changes import note_change
from storage.database import Connection, Database
from storage.deficits import deficits_of
from storage.drafts import drop_draft, hold_draft
from storage.enrolments import enrolments_in, open_enrolments_of
from storage.outbox import put_letters
from storage.people import get_people

PAGE = 5
"""Activities on one page of a list."""
AT_NIGHT_TOO = timedelta(hours=24)
"""So near a session its move or end is told in quiet hours too."""
MADE = 50
"""The latest ones that are listed for their makers."""


class Which(StrEnum):
    """What of the coming activities is listed. Short values: they travel in buttons."""

    ALL = "a"
    NEAR = "n"
    """Held by the reader's district, and for the reader."""
    MY_TOPICS = "t"
    """On topics that the reader reported."""
    MINE = "m"
    """Signed up for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    activity: Activity
    enrolment: Enrolment | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """Who is in an activity, by name; for those who hold it."""

    activity: Activity
    people: tuple[tuple[Enrolment, Person], ...]


class Activities:
    def __init__(self, *, database: Database, clock: Clock, calendar: Calendar) -> None:
        self._database = database
        self._clock = clock
        self._calendar = calendar

    # ── Finding ────────────────────────────────────────────────────────────────────────────────

    async def coming(self, actor: Actor, which: Which, number: int = 0) -> Page[Listed]:
        """A page of what is to come, the soonest first; beyond the last page, the last."""
        async with self._database.read() as connection:
            every = await coming_activities(connection, self._clock())
            mine = {one.activity: one for one in await open_enrolments_of(connection, actor.id)}
            topics = await _open_topics(connection, actor.id)
        found = [
            Listed(activity=one, enrolment=mine.get(one.id))
            for one in every
            if self._is_wished(actor, one, which, topics, one.id in mine)
        ]
        number = min(number, max(0, -(-len(found) // PAGE) - 1))
        items = tuple(found[number * PAGE : (number + 1) * PAGE])
        return Page(items=items, total=len(found), number=number, size=PAGE)

    async def serves(self, actor: Actor, activity: Activity) -> bool:
        """Whether the actor reported a difficulty that the activity is for."""
        async with self._database.read() as connection:
            return bool(await _open_topics(connection, actor.id) & set(activity.topics))

    async def types(self) -> tuple[ActivityType, ...]:
        async with self._database.read() as connection:
            return await types_in_use(connection)

    def _is_wished(
        self,
        actor: Actor,
        activity: Activity,
        which: Which,
        topics: frozenset[TopicId],
        is_mine: bool,
    ) -> bool:
        match which:
            case Which.MINE:
                return is_mine
            case Which.MY_TOPICS:
                return bool(topics & set(activity.topics))
            case Which.NEAR:
                today = self._calendar.local(self._clock()).date()
                is_near = activity.district == actor.profile.place.district
                return is_near and activity.audience.has(actor.profile, today)
            case Which.ALL:
                return True

    # ── Making ─────────────────────────────────────────────────────────────────────────────────

    async def make(self, actor: Actor, draft_id: DraftId) -> Activity:
        """What the form holds is published; the same form again answers the same activity.

        Raises:
            NotPermitted: the actor makes no activities there.
            DraftGone: no such form, and nothing was made of it.
            BadInput: it cannot be held like that (any more).
        """
        district = district_of(actor)
        now = self._clock()
        async with self._database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.ACTIVITY)
            known = await find_activity_of_draft(tx, draft_id)
            if known is not None and known.made_by == actor.id:
                return known
            if draft is None or draft.id != draft_id:
                raise DraftGone
            plan = ActivityEntered.read(draft.answers).plan(self._calendar, now, district)
            number = await add_activity(
                tx,
                district=district,
                type_id=plan.type,
                title=plan.title,
                description=plan.description,
                topics=plan.topics,
                hours=plan.hours,
                sessions_=plan.sessions,
                audience=plan.audience,
                capacity=plan.capacity,
                signup_closes_at=plan.signup_closes_at,
                made_by=actor.id,
                draft=draft_id,
                now=now,
            )
            await change_activity(tx, number, status=ActivityStatus.PUBLISHED)
            await _note(tx, actor, number, "published", now)
            await drop_draft(tx, draft_id)
            made = await get_activity(tx, number)
            if plan.calls_cluster:
                await invite_cluster(tx, made, district, now)
            return made

    async def made(self, actor: Actor) -> list[Activity]:
        """Of the actor's district, of every status, the latest first.

        Raises:
            NotPermitted: the actor makes no activities anywhere.
        """
        async with self._database.read() as connection:
            return await activities_made_in(connection, district_of(actor), MADE)

    async def participants(self, actor: Actor, number: ActivityId) -> Participants:
        """Those who have a seat, are offered one, or wait; by name.

        Raises:
            NotPermitted: not the actor's to see.
            NotFound: no such activity.
        """
        async with self._database.read() as connection:
            activity = await get_activity(connection, number)
            ensure_holds(actor, activity)
            statuses = [status for status in EnrolmentStatus if status.is_open]
            mine = await enrolments_in(connection, number, [*statuses, *CAME_OR_NOT])
            people = await get_people(connection, [one.person for one in mine])
        pairs = tuple((one, people[one.person]) for one in mine)
        return Participants(activity=activity, people=pairs)

    # ── Changing ───────────────────────────────────────────────────────────────────────────────

    async def move(
        self, actor: Actor, number: ActivityId, starts_at: datetime, ends_at: datetime
    ) -> Activity:
        """An activity of one session is held at another time. Everybody who has a seat, is offered
        one or waits is told once; nobody loses anything by silence.

        Raises:
            NotPermitted, NotFound: not the actor's.
            NotInThisState: it is over or cancelled, or has several sessions.
            EndBeforeStart, Past: it cannot be held then.
        """
        now = self._clock()
        async with self._database.write() as tx:
            activity = await self._held(tx, actor, number)
            if len(activity.sessions) != 1:
                raise NotInThisState
            (before,) = activity.sessions
            moved = Session(id=before.id, starts_at=starts_at, ends_at=ends_at, place=before.place)
            moved.ensure_possible(now)
            if moved == before:
                return activity
            closes = activity.signup_closes_at + (starts_at - before.starts_at)
            await put_sessions(tx, number, (moved,))
            await change_activity(tx, number, signup_closes_at=max(now, min(closes, starts_at)))
            await _note(tx, actor, number, "moved", now)
            after = await get_activity(tx, number)
            people = [one.person for one in await enrolments_in(tx, number, _CONCERNED)]
            kind, soonest = LetterKind.ACTIVITY_MOVED, min(before.starts_at, starts_at)
            await put_letters(tx, _letters(kind, after, people, now, soonest))
            return after

    async def cancel(self, actor: Actor, number: ActivityId) -> Activity:
        """It is not held. Everybody concerned is told once.

        Raises:
            NotPermitted, NotFound: not the actor's.
            NotInThisState: it is over.
        """
        now = self._clock()
        async with self._database.write() as tx:
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
            await change_activity(tx, number, status=ActivityStatus.CANCELLED)
            await _note(tx, actor, number, "cancelled", now)
            after = await get_activity(tx, number)
            kind = LetterKind.ACTIVITY_CANCELLED
            people = [one.person for one in told]
            coming = [one.starts_at for one in after.sessions if one.ends_at > now]
            soonest = min(coming, default=after.ends_at)
            await put_letters(tx, _letters(kind, after, people, now, soonest))
            return after

    async def tick(self) -> None:
        """What has ended is over."""
        now = self._clock()
        async with self._database.read() as connection:
            ended = await activities_over(connection, now)
        for number in ended:
            async with self._database.write() as tx:
                activity = await get_activity(tx, number, hold=True)
                if activity.status is ActivityStatus.PUBLISHED and activity.ends_at <= now:
                    await settle(tx, activity, now)
                    await change_activity(tx, number, status=ActivityStatus.OVER)

    async def get(self, number: ActivityId) -> Activity:
        """
        Raises:
            NotFound: no such activity, or it is not published yet.
        """
        async with self._database.read() as connection:
            activity = await get_activity(connection, number)
        if activity.status is ActivityStatus.DRAFT:
            raise NotFound
        return activity

    async def _held(self, tx: Connection, actor: Actor, number: ActivityId) -> Activity:
        activity = await get_activity(tx, number, hold=True)
        ensure_holds(actor, activity)
        if activity.status is not ActivityStatus.PUBLISHED:
            raise NotInThisState
        return activity


_CONCERNED = [status for status in EnrolmentStatus if status.is_open]


def _letters(
    kind: LetterKind, activity: Activity, people: list[PersonId], now: datetime, soonest: datetime
) -> list[NewLetter]:
    """`soonest`: when somebody would have come, or has to come now."""
    return [
        NewLetter(
            key=f"{kind}:{activity.id}:{activity.version}:{person}",
            person=person,
            kind=kind,
            payload={
                "activity": activity.id,
                "version": activity.version,
                "urgent": soonest - now < AT_NIGHT_TOO,
            },
            due_at=now,
        )
        for person in people
    ]


async def _open_topics(connection: Connection, person: PersonId) -> frozenset[TopicId]:
    known = await deficits_of(connection, person)
    return frozenset(
        one.topic.id
        for one in known.values()
        if one.topic is not None and one.status in {DeficitStatus.REPORTED, DeficitStatus.ACCEPTED}
    )


async def _note(tx: Connection, actor: Actor, number: ActivityId, what: str, now: datetime) -> None:
    await note_change(tx, at=now, person=actor.id, subject="activity", subject_id=number, what=what)
