"""Facts of the form of a motion: rules, candidates, meetings."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from district.activities.curriculum import Curriculum
from district.council.bodies import Body, Entitled, VoicesBy, voices_of
from district.council.form import MEETING_TYPE, PuttingFacts
from district.council.settings import MAJORITY, QUORUM, SECRET_HEAD, VOICES, VOTE_DAYS
from district.council.tally import Rules
from district.errors import NotFound, OutOfDate
from district.ids import ActivityId, CurriculumId, DistrictId, PersonId, TopicId
from district.people.person import Person
from district.people.roles import Actor, Permission
from district.topics import Topic
from services.people.name_search import nearest_named, typed_names
from services.requests.deficits import Deficits
from services.service import Service
from storage.activities.activities import activities_made_in
from storage.activities.curricula import get_curriculum
from storage.council.electorate import delegates
from storage.council.members import entitled, head_of
from storage.database import Connection
from storage.people.names import people_named
from storage.people.people import get_people
from storage.requests.statistics import open_by_place
from storage.settings import get_settings
from storage.topics import get_topics

MOST_FOUND = 30
"""Limit of people who are offered."""
MOST_PROPOSED = 8
"""Limit of topics that are ticked when priorities are proposed."""


def district_of(actor: Actor) -> DistrictId:
    """Returns the district in which the actor puts motions; the one chosen last comes first.

    Raises:
        NotPermitted: there is none.
    """
    return actor.own_district(Permission.PUT_MOTIONS)


@dataclass(frozen=True, slots=True, kw_only=True)
class Putting(Service):
    deficits: Deficits

    async def facts(
        self,
        actor: Actor,
        body: Body,
        *,
        chosen: Sequence[PersonId] = (),
        search: str | None = None,
        curriculum: CurriculumId | None = None,
        assembly: ActivityId | None = None,
    ) -> PuttingFacts:
        """`chosen`: the ticked candidates. `search`: typed names of others; empty: the members of
        the body are offered; None: no one. `assembly`: whose delegates vote.

        Raises:
            NotPermitted: the actor may not put motions.
        """
        district, now = district_of(actor), self.clock()
        async with self.database.read() as connection:
            voters = await entitled(connection, district, body, now)
            if assembly is not None:
                people_ = await delegates(connection, assembly)
                voters = [Entitled(person=one, municipality=None) for one in people_]
            members = [one.person for one in voters] if search is not None else []
            people = await _people(connection, district, chosen, members, search or "")
            made = await activities_made_in(connection, district, now)
            head = await head_of(connection, district, now)
            heads = await get_people(connection, [head] if head is not None else [])
            values = await get_settings(connection, district)
            programme = (
                await get_curriculum(connection, curriculum) if curriculum is not None else None
            )
        rules = Rules(quorum=values.get(QUORUM), majority=values.get(MAJORITY))
        by = values.get(VOICES) if body is Body.COUNCIL else VoicesBy.MEMBER
        voices = voices_of(voters, by)
        return PuttingFacts(
            rules=rules,
            vote_days=values.get(VOTE_DAYS),
            is_head_secret=values.get(SECRET_HEAD),
            voices=len(voices),
            areas=await self.deficits.areas(),
            people=people,
            meetings=tuple(
                one
                for one in made
                if (one.type.id == MEETING_TYPE and one.ends_at > now and assembly is None)
                or one.id == assembly
            ),
            head=heads.get(head) if head is not None else None,
            programme=programme.title if programme is not None else "",
        )

    async def programme(
        self, actor: Actor, number: CurriculumId
    ) -> tuple[Curriculum, tuple[Topic, ...]]:
        """Returns the programme to whose topics the council is asked to agree.

        Raises:
            NotPermitted: the actor may not put motions.
            NotFound: there is no such programme in the district.
            OutOfDate: the council has agreed to it.
        """
        async with self.database.read() as connection:
            found = await get_curriculum(connection, number)
            topics = await get_topics(connection, found.topics)
        if found.district != district_of(actor):
            raise NotFound
        if found.is_agreed:
            raise OutOfDate
        return found, tuple(topics[one] for one in found.topics if one in topics)

    async def hardest(self, actor: Actor) -> list[TopicId]:
        """Returns the topics that are difficult for most people, from the latest snapshot.

        Raises:
            NotPermitted: the actor may not put motions.
        """
        async with self.database.read() as connection:
            counted = await open_by_place(connection, district_of(actor))
        offered = {topic.id for area in await self.deficits.areas() for topic in area.topics}
        people = {one: sum(places.values()) for one, places in counted.items() if one in offered}
        return sorted(people, key=lambda one: (-people[one], one))[:MOST_PROPOSED]


async def _people(
    tx: Connection,
    district: DistrictId,
    chosen: Sequence[PersonId],
    members: Iterable[PersonId],
    search: str,
) -> tuple[Person, ...]:
    """Returns the chosen people, and those who are meant by the search, or the members."""
    named = await people_named(tx, typed_names(search), [district]) if search else list(members)
    known = await get_people(tx, {*chosen, *named})
    others = [known[one] for one in dict.fromkeys(named) if one not in chosen and one in known]
    found = nearest_named(search, others, lambda one: one) if search else others
    return (*(known[one] for one in chosen if one in known), *found[:MOST_FOUND])
