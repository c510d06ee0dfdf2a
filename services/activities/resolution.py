"""The closed loop: clusters of deficits, invitations to activities, questions whether a deficit is
resolved.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial

from district.activities.organizers import district_of
from district.activities.resolution import (
    ChartFacts,
    Cluster,
    ClusterFacts,
    ResolutionAnswer,
    ResolutionFacts,
)
from district.activities.settings import CLUSTER_SIZE
from district.errors import NotFound, NotPermitted, OutOfDate
from district.ids import ActivityId, DeficitId, DistrictId, PersonId, TopicId
from district.letters import LetterKind, NewLetter, new_letter
from district.people.person import Person
from district.people.roles import Actor, Permission
from district.people.views import Viewed
from district.requests.deficits import DeficitStatus, Help, headcount
from district.topics import Topic
from services.apart import run_apart
from services.requests.deficits import Deficits
from services.service import Service
from storage.activities.activities import get_activity
from storage.activities.resolution import (
    add_resolution,
    answer_resolution,
    cluster_places,
    clusters_in,
    find_resolution,
    help_wanted,
    people_sharing,
    resolutions_to_ask,
)
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_people
from storage.practices import practices_on
from storage.requests.deficits import deficits_of, get_deficit
from storage.requests.requests import get_municipalities
from storage.requests.statistics import latest_snapshot, open_by_place, wishes_of
from storage.settings import get_settings
from storage.territory import districts_in_use
from storage.topics import get_topics

MARKED_LATE = timedelta(days=30)
"""Marks set later than this after the question was due no longer lead to it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolutions(Service):
    deficits: Deficits
    asked_after: timedelta = timedelta(days=14)
    """Time from the end of an activity to the question: help needs some weeks to show."""

    # ── Clusters ───────────────────────────────────────────────────────────────────────────────

    async def clusters(self, actor: Actor) -> list[Cluster]:
        """Returns clusters of the actor's district, the largest first.

        People who see named deficits there get current counts, others those of the latest snapshot.

        Raises:
            NotPermitted: the actor may not create activities.
        """
        district = district_of(actor)
        async with self.database.read() as connection:
            at_least = (await get_settings(connection, district)).get(CLUSTER_SIZE)
            if _sees_names(actor, district):
                day, found = None, await clusters_in(connection, district, at_least)
            else:
                day = await latest_snapshot(connection)
                by_place = await open_by_place(connection, district)
                counted = ((topic, sum(people.values())) for topic, people in by_place.items())
                found = {topic: people for topic, people in counted if people >= at_least}
            topics = await get_topics(connection, found)
        listed = [
            Cluster(topic=topics[topic], people=people, day=day) for topic, people in found.items()
        ]
        return sorted(listed, key=lambda one: (-one.people, one.topic.id))

    async def chart(self, actor: Actor) -> ChartFacts:
        """Returns the clusters with the names around them.

        Raises:
            NotPermitted: the actor may not create activities.
        """
        found, acting = await self.clusters(actor), district_of(actor)
        today = self.today
        async with self.database.read() as connection:
            named = {one.id: one.name for one in await districts_in_use(connection)}
        return ChartFacts(
            district=named.get(acting, ""),
            day=next((one.day for one in found if one.day is not None), today),
            clusters=tuple(found),
            areas=await self.deficits.areas(),
        )

    async def cluster(self, actor: Actor, topic: TopicId) -> ClusterFacts:
        """Returns a cluster with its municipalities.

        Raises:
            NotPermitted: the actor may not create activities.
            NotFound: it is not a cluster (any more).
        """
        found = [one for one in await self.clusters(actor) if one.topic.id == topic]
        if not found:
            raise NotFound
        district = district_of(actor)
        wanted, sharing = Counter[Help](), 0
        async with self.database.read() as connection:
            if found[0].day is None:
                counted = await cluster_places(connection, district, topic)
                wanted = await help_wanted(connection, district, topic)
                shared = await people_sharing(connection, district)
                sharing = sum(one == topic for one, _ in shared)
            else:
                counted = (await open_by_place(connection, district)).get(topic, {})
                wanted = await wishes_of(connection, district, topic)
            places = await get_municipalities(connection, counted)
            practices = await practices_on(connection, topic)
        rows = sorted(
            ((places[place], headcount(people)) for place, people in counted.items()),
            key=lambda row: (-row[1], row[0].name),
        )
        return ClusterFacts(
            cluster=found[0],
            places=tuple(rows),
            wanted=tuple((one, headcount(people)) for one, people in wanted.most_common()),
            sharing=sharing,
            practices=practices,
        )

    # ── Offers to share experience ─────────────────────────────────────────────────────────────

    def sees_sharing(self, actor: Actor) -> bool:
        return _sees_names(actor, district_of(actor))

    async def sharing(self, actor: Actor) -> list[Cluster]:
        """Returns the topics on which people of the district offer to share experience.

        Raises:
            NotPermitted: the actor may not see their names.
        """
        district = _district_of_names(actor)
        async with self.database.read() as connection:
            found = Counter(topic for topic, _ in await people_sharing(connection, district))
            topics = await get_topics(connection, found)
        return [Cluster(topic=topics[topic], people=people) for topic, people in found.items()]

    async def people_sharing(self, actor: Actor, topic: TopicId) -> tuple[Topic, list[Person]]:
        """Returns who offers to share experience on the topic, sorted by name.

        Raises:
            NotPermitted: the actor may not see their names.
            NotFound: there is no such topic.
        """
        district = _district_of_names(actor)
        async with self.database.read() as connection:
            topics = await get_topics(connection, [topic])
            if topic not in topics:
                raise NotFound
            shared = await people_sharing(connection, district)
            people = await get_people(connection, [who for one, who in shared if one == topic])
        await self.note_looks(actor.id, Viewed.SHARING, 0, people)
        return topics[topic], sorted(people.values(), key=_name)

    # ── Resolution questions ───────────────────────────────────────────────────────────────────

    async def facts(self, reader: PersonId, number: int) -> ResolutionFacts:
        """Returns the facts of a question.

        Raises:
            NotFound: there is no such question to the reader.
            OutOfDate: the author has answered it, or the deficit is closed.
        """
        async with self.database.read() as connection:
            facts = await _facts(connection, reader, number)
        if facts.answer is not None or not facts.deficit.status.is_open:
            raise OutOfDate
        return facts

    async def answer(self, actor: Actor, number: int, answer: ResolutionAnswer) -> ResolutionFacts:
        """Stores the author's answer; replaces an earlier one.

        Raises:
            NotFound: there is no such question to the actor.
            OutOfDate: the deficit was closed without being resolved, e.g. rejected.
        """
        now = self.clock()
        async with self.database.write() as tx:
            facts = await _facts(tx, actor.id, number)
            status = facts.deficit.status
            if not status.is_open and status is not DeficitStatus.RESOLVED:
                raise OutOfDate
            await answer_resolution(tx, number, answer, now)
            deficit = facts.deficit
            if answer is ResolutionAnswer.RESOLVED and deficit.status.is_open:
                await self.deficits.mark_resolved(tx, deficit)
            return await _facts(tx, actor.id, number)

    async def tick(self) -> None:
        """Asks participants once per activity and deficit, `asked_after` its end."""
        now = self.clock()
        due = now - self.asked_after
        async with self.database.read() as connection:
            asked = await resolutions_to_ask(connection, due - MARKED_LATE, due)
        await run_apart(partial(self._ask, *one, now) for one in asked)

    async def _ask(
        self, deficit: DeficitId, person: PersonId, activity: ActivityId, now: datetime
    ) -> None:
        async with self.database.write() as tx:
            number = await add_resolution(tx, deficit, person, activity, now)
            if number is not None:
                await put_letters(tx, [_question(number, person, now)])


async def open_topics_of(connection: Connection, person: PersonId) -> frozenset[TopicId]:
    """Returns the topics on which the person needs help."""
    known = await deficits_of(connection, person)
    return frozenset(
        one.topic.id
        for one in known.values()
        if one.topic is not None and one.status.is_open and one.severity.is_counted
    )


def _question(number: int, person: PersonId, now: datetime) -> NewLetter:
    return new_letter(LetterKind.RESOLUTION_QUESTION, person, now, number, healing=number)


def _name(person: Person) -> str:
    return person.profile.name.full if person.profile else ""


def _district_of_names(actor: Actor) -> DistrictId:
    district = district_of(actor)
    if not _sees_names(actor, district):
        raise NotPermitted(permission=Permission.SEE_NAMED_DEFICITS)
    return district


def _sees_names(actor: Actor, district: DistrictId) -> bool:
    return district in actor.own_districts(Permission.SEE_NAMED_DEFICITS)


async def _facts(connection: Connection, reader: PersonId, number: int) -> ResolutionFacts:
    found = await find_resolution(connection, number)
    if found is None or found.person != reader:
        raise NotFound
    return ResolutionFacts(
        number=number,
        activity=await get_activity(connection, ActivityId(found.activity)),
        deficit=await get_deficit(connection, found.deficit),
        answer=found.answer,
    )
