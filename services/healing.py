"""The closed loop: clusters, whom an activity calls, and whether the difficulty is gone."""

from datetime import datetime, timedelta
from functools import partial

from district.activities import Activity
from district.clock import Clock
from district.deficits import DeficitStatus
from district.errors import NotFound, NotPermitted
from district.healing import (
    CLUSTER,
    Cluster,
    ClusterFacts,
    HealingAnswer,
    HealingFacts,
    Outcome,
    PlaceOutcome,
    hidden,
)
from district.ids import ActivityId, DeficitId, DistrictId, PersonId, TopicId
from district.letters import LetterKind, NewLetter
from district.roles import Actor, Permission
from services.apart import run_apart
from services.holding import district_of
from storage.activities import get_activity
from storage.cards import touch_cards
from storage.changes import note_change
from storage.database import Connection, Database
from storage.deficits import get_deficit, latest_request_about, move_deficit
from storage.healing import (
    add_healing,
    add_invitations,
    answer_healing,
    cluster_places,
    clusters_in,
    find_healing,
    healings_to_ask,
    outcomes_by_place,
    outcomes_in,
    people_of_cluster,
)
from storage.outbox import put_letters
from storage.requests import get_municipalities
from storage.topics import get_topics

ASKED_AFTER = timedelta(days=30)
"""So long after an activity its marks may still lead to the question."""


class Healing:
    def __init__(self, *, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    # ── Clusters ───────────────────────────────────────────────────────────────────────────────

    async def clusters(self, actor: Actor) -> list[Cluster]:
        """Of the district where the actor makes activities, the largest first.

        Raises:
            NotPermitted: nowhere.
        """
        district = district_of(actor)
        async with self._database.read() as connection:
            found = await clusters_in(connection, district, CLUSTER)
            topics = await get_topics(connection, found)
        listed = [Cluster(topic=topics[topic], people=people) for topic, people in found.items()]
        return sorted(listed, key=lambda one: (-one.people, one.topic.id))

    async def cluster(self, actor: Actor, topic: TopicId) -> ClusterFacts:
        """
        Raises:
            NotPermitted: the actor makes no activities.
            NotFound: it is no cluster (any more).
        """
        found = [one for one in await self.clusters(actor) if one.topic.id == topic]
        if not found:
            raise NotFound
        async with self._database.read() as connection:
            counted = await cluster_places(connection, district_of(actor), topic)
            places = await get_municipalities(connection, counted)
        rows = sorted(
            ((places[place], people) for place, people in counted.items()),
            key=lambda row: (-row[1], row[0].name),
        )
        return ClusterFacts(cluster=found[0], places=tuple(rows))

    # ── Whether it is gone ─────────────────────────────────────────────────────────────────────

    async def facts(self, reader: PersonId, number: int) -> HealingFacts:
        """
        Raises:
            NotFound: no such question, or not the reader's.
        """
        async with self._database.read() as connection:
            return await _facts(connection, reader, number)

    async def answer(self, actor: Actor, number: int, answer: HealingAnswer) -> HealingFacts:
        """By the author's word alone; a later answer takes the place of an earlier one.

        Raises:
            NotFound: no such question, or not the actor's.
        """
        now = self._clock()
        async with self._database.write() as tx:
            facts = await _facts(tx, actor.id, number)
            await answer_healing(tx, number, answer, now)
            deficit = facts.deficit
            if answer is HealingAnswer.HEALED and deficit.can_move(DeficitStatus.HEALED):
                await move_deficit(tx, deficit, DeficitStatus.HEALED)
                await note_change(
                    tx, at=now, person=actor.id, subject="deficit", subject_id=deficit.id,
                    what=DeficitStatus.HEALED,
                )  # fmt: skip
                await touch_cards(tx, (await latest_request_about(tx, deficit.id)).id)
            return await _facts(tx, actor.id, number)

    async def tick(self) -> None:
        """Asks those who came, once for each activity and difficulty."""
        now = self._clock()
        async with self._database.read() as connection:
            asked = await healings_to_ask(connection, now - ASKED_AFTER)
        await run_apart(partial(self._ask, *one, now) for one in asked)

    async def _ask(
        self, deficit: DeficitId, person: PersonId, activity: ActivityId, now: datetime
    ) -> None:
        async with self._database.write() as tx:
            number = await add_healing(tx, deficit, person, activity, now)
            if number is not None:
                await put_letters(tx, [_question(number, person, now)])

    # ── What became of it all ──────────────────────────────────────────────────────────────────

    async def outcomes(self, actor: Actor) -> list[Outcome]:
        """Of the actor's district, what most have reported first.

        Raises:
            NotPermitted: the actor sees no aggregates.
        """
        district = _seen_by(actor)
        async with self._database.read() as connection:
            found = await outcomes_in(connection, district)
            topics = await get_topics(connection, found)
        rows = [
            Outcome(
                topic=topics[topic], reported=row[0], invited=row[1], came=row[2], healed=row[3]
            )
            for topic, row in found.items()
        ]
        return sorted(rows, key=lambda one: (-one.reported, one.topic.id))

    async def places(self, actor: Actor) -> list[PlaceOutcome]:
        """The same by topic and municipality, with what would tell of single people hidden.

        Raises:
            NotPermitted: the actor sees no aggregates.
        """
        district = _seen_by(actor)
        async with self._database.read() as connection:
            found = await outcomes_by_place(connection, district)
            topics = await get_topics(connection, {topic for topic, _ in found})
            places = await get_municipalities(connection, {place for _, place in found})
        rows = []
        for topic in sorted(topics):
            keys = sorted((key for key in found if key[0] == topic), key=lambda key: key[1])
            columns = [[found[key][at] for key in keys] for at in range(4)]
            secret = [hidden(column) for column in columns]
            rows += [
                PlaceOutcome(
                    topic=topics[topic],
                    place=places[key[1]],
                    counts=tuple(
                        None if row in secret[at] else columns[at][row] for at in range(4)
                    ),
                )
                for row, key in enumerate(keys)
            ]
        return rows


async def invite_cluster(
    tx: Connection, activity: Activity, district: DistrictId, now: datetime
) -> None:
    """Those of the district who have an open deficit that the activity is for."""
    called = await people_of_cluster(tx, district, activity.topics)
    await add_invitations(tx, activity.id, called, now)
    kind = LetterKind.ACTIVITY_INVITATION
    letters = [
        NewLetter(
            key=f"{kind}:{activity.id}:{person}",
            person=person,
            kind=kind,
            payload={"activity": activity.id},
            due_at=now,
        )
        for person in sorted({person for _, person in called})
    ]
    await put_letters(tx, letters)


def _question(number: int, person: PersonId, now: datetime) -> NewLetter:
    kind = LetterKind.HEALED_QUESTION
    return NewLetter(
        key=f"{kind}:{number}", person=person, kind=kind, payload={"healing": number}, due_at=now
    )


def _seen_by(actor: Actor) -> DistrictId:
    for grant in actor.grants:
        if grant.scope.district and grant.gives(Permission.SEE_AGGREGATES, None):
            return grant.scope.district
    raise NotPermitted(permission=Permission.SEE_AGGREGATES)


async def _facts(connection: Connection, reader: PersonId, number: int) -> HealingFacts:
    found = await find_healing(connection, number)
    if found is None or found.person != reader:
        raise NotFound
    return HealingFacts(
        number=number,
        activity=await get_activity(connection, ActivityId(found.activity)),
        deficit=await get_deficit(connection, found.deficit),
        answer=found.answer,
    )
