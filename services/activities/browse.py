"""Lists of activities for a person, and who else takes part in one."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from district.activities.activity import Activity, ActivityType, Which
from district.activities.enrolments import CAME_OR_NOT, HAD_A_SEAT, OPEN, Colleagues, Listed
from district.activities.organizers import follows_leaders
from district.campaigns import Campaign
from district.errors import NotFound
from district.ids import ActivityId, CampaignId, PersonId, TopicId, TypeId
from district.months import Month
from district.pages import Page
from district.people.person import are_leading
from district.people.roles import Actor
from district.spelling import has_words
from district.territory import Distance
from services.activities.resolution import open_topics_of
from services.service import Service
from storage.activities.activities import (
    coming_activities,
    get_activities,
    get_activity,
    titles_for,
)
from storage.activities.attendance import attended_by
from storage.activities.enrolments import (
    enrolments_of,
    find_enrolment,
    findable_in,
    open_enrolments_of,
)
from storage.database import Connection
from storage.people.people import get_people
from storage.schools.schools import schools_in_use
from storage.territory import surroundings_of

PAGE = 5
"""Page size of a list."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coming:
    page: Page[Listed]
    months: tuple[Month, ...]
    """Months in which matching activities begin, whichever month is shown."""
    types: Mapping[ActivityType, int]
    """Types of matching activities in any month, and how many there are of each."""
    campaigns: Mapping[Campaign, int]
    """The same of campaigns."""
    has_topics: bool
    """Whether the person needs help on a topic; always true where topics do not matter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Browsing(Service):
    async def coming(
        self,
        actor: Actor,
        which: Which,
        number: int = 0,
        month: Month | None = None,
        kind: TypeId | None = None,
        campaign: CampaignId | None = None,
    ) -> Coming:
        """Returns a page of coming activities, soonest first or nearest first, or of past ones,
        the latest first; the last page if `number` is beyond it.

        `month`, `kind`, `campaign`: None: any.
        """
        now, by_topic = self.clock(), which is Which.MY_TOPICS
        async with self.database.read() as connection:
            topics = await open_topics_of(connection, actor.id) if by_topic else frozenset()
            if which is Which.PAST:
                found = await _past(connection, actor.id, now)
            elif which is Which.MINE:
                found = await _in_progress(connection, actor.id, now)
            else:
                found = await self._open_to(connection, actor, which, now, topics)
        types = Counter(one.activity.type for one in found)
        tags = Counter(one.activity.campaign for one in found if one.activity.campaign)
        if kind is not None:
            found = [one for one in found if one.activity.type.id == kind]
        if campaign is not None:
            found = [
                one
                for one in found
                if one.activity.campaign and one.activity.campaign.id == campaign
            ]
        months = sorted({self._month_of(one) for one in found})
        if month is not None:
            found = [one for one in found if self._month_of(one) == month]
        return Coming(
            page=Page.of(found, number, PAGE),
            months=tuple(months),
            types=types,
            campaigns=tags,
            has_topics=bool(topics) or not by_topic,
        )

    async def _open_to(
        self,
        connection: Connection,
        actor: Actor,
        which: Which,
        now: datetime,
        topics: frozenset[TopicId],
    ) -> list[Listed]:
        """Returns activities that have not begun."""
        every = await coming_activities(connection, now)
        mine = {one.activity: one for one in await open_enrolments_of(connection, actor.id)}
        leading = await for_leaders(connection, every)
        found = [
            Listed(activity=one, enrolment=mine.get(one.id), session=one.sessions[0])
            for one in every
            if self._is_wished(actor, one, which, topics)
            and (which is not Which.LEADING or one.id in leading)
            and (one.id in mine or one.id not in leading or follows_leaders(actor))
        ]
        return await _nearest_first(connection, actor, found) if which is Which.NEAR else found

    async def named(self, actor: Actor, words: Sequence[str], most: int) -> list[Activity]:
        """Returns activities with all these words in type and title, or the number: those to come,
        those with an own seat, and those of the actor's work; the latest first.
        """
        now = self.clock()
        async with self.database.read() as connection:
            known = await titles_for(connection, actor.id, actor.districts, now)
            meant = [one for one, (title, _) in known.items() if has_words(f"{one} {title}", words)]
            found = await get_activities(connection, meant[:most])
            leading = await for_leaders(connection, list(found.values()))
        shown = (found[one] for one in meant[:most])
        return [
            one
            for one in shown
            if one.id not in leading or known[one.id][1] or follows_leaders(actor)
        ]

    def _month_of(self, one: Listed) -> Month:
        """Returns the month of the shown session, in local time."""
        return Month.of(self.calendar.local(one.session.starts_at).date())

    async def colleagues(self, actor: Actor, number: ActivityId) -> Colleagues:
        """Returns the other participants who agreed to be found, by name; none for a person who has
        not agreed to it.

        Raises:
            NotFound: there is no such activity, or the actor has no seat in it.
        """
        async with self.database.read() as connection:
            activity = await get_activity(connection, number)
            mine = await find_enrolment(connection, number, actor.id)
            if mine is None or not mine.status.has_colleagues:
                raise NotFound
            agreed = await findable_in(connection, number) if actor.person.is_findable else []
            found = await get_people(connection, {*agreed} - {actor.id})
        profiles = [one.profile for one in found.values() if one.profile]
        return Colleagues(
            activity=activity,
            profiles=tuple(sorted(profiles, key=lambda one: one.name.full)),
            is_findable=actor.person.is_findable,
        )

    def _is_wished(
        self, actor: Actor, activity: Activity, which: Which, topics: frozenset[TopicId]
    ) -> bool:
        match which:
            case Which.MY_TOPICS:
                is_wished = not topics.isdisjoint(activity.topics)
            case Which.NEAR:
                is_wished = True
            case _:
                return True
        today = self.today
        return is_wished and activity.audience.has(actor.profile, today)


async def _in_progress(connection: Connection, person: PersonId, now: datetime) -> list[Listed]:
    mine = await enrolments_of(connection, person, OPEN | CAME_OR_NOT)
    found = await get_activities(connection, [one.activity for one in mine])
    listed = [
        Listed(activity=activity, enrolment=one, session=activity.ahead(now)[0])
        for one in mine
        if (activity := found[one.activity]).ends_at > now
    ]
    return sorted(listed, key=lambda one: (one.session.starts_at, one.activity.id))


async def for_leaders(connection: Connection, every: list[Activity]) -> set[ActivityId]:
    """Returns the activities and cohorts that only heads of organizations may enter."""
    has_cohorts = any(one.school for one in every)
    schools = await schools_in_use(connection) if has_cohorts else []
    leading = {one.id for one in schools if are_leading(one.entry.positions)}
    return {one.id for one in every if are_leading(one.audience.positions) or one.school in leading}


async def _nearest_first(connection: Connection, actor: Actor, found: list[Listed]) -> list[Listed]:
    """Leaves out what is far and of another district."""
    own = actor.profile.place
    places = {one.session.place for one in found if not one.session.is_at_link}
    around = await surroundings_of(connection, own.municipality, places)
    known = {place: around.distance(place) for place in places}

    def distance(one: Listed) -> Distance:
        return known.get(one.session.place, Distance.ONLINE)

    near = [
        replace(one, distance=distance(one))
        for one in found
        if distance(one) in {Distance.OWN, Distance.NEXT}
        or one.activity.district == own.district
        or own.municipality in one.activity.audience.guests
    ]
    return sorted(near, key=lambda one: distance(one).rank)


async def _past(connection: Connection, person: PersonId, now: datetime) -> list[Listed]:
    mine = await enrolments_of(connection, person, HAD_A_SEAT)
    found = await get_activities(connection, [one.activity for one in mine])
    came = await attended_by(connection, [one.id for one in mine])
    listed = [
        Listed(
            activity=activity, enrolment=one, session=activity.sessions[0], came=came.get(one.id)
        )
        for one in mine
        if (activity := found[one.activity]).ends_at <= now
    ]
    return sorted(listed, key=lambda one: (one.activity.ends_at, one.activity.id), reverse=True)
