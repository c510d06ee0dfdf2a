"""The closed loop over random districts: exactly the people in need are offered an activity, once,
and exactly those who came for a need are asked, once.
"""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from random import Random
from typing import Any

import pytest
from sqlalchemy import insert, select, update

from district.activities.activity import Activity, ActivityStatus
from district.activities.enrolments import EnrolmentStatus
from district.activities.form import ActivityAnswers, PlannedSession, Whom
from district.activities.resolution import ResolutionAnswer
from district.drafts import Form
from district.forms import SUMMARY
from district.ids import ActivityId, DeficitId, PersonId, TopicId, TypeId
from district.letters import LetterKind
from district.people.person import Position
from district.people.roles import Actor, Role, Scope
from district.requests.deficits import DeficitStatus, Severity
from district.requests.request import Move, RequestStatus
from services.activities.invitations import Invitations
from storage.activities.activities import get_activities
from storage.database import Database
from storage.requests.deficits import deficits_of
from storage.tables import (
    activities,
    activity_topics,
    enrolments,
    healings,
    invitees,
    persons,
    requests,
)
from tests.services.deficits import Reporting, told
from tests.services.hall import Hall
from tests.services.motions import counted_statements
from tests.world import (
    AKUSHA,
    DERBENT,
    DISTRICT,
    LEVASHI,
    MOUNTAINS,
    OTHER_TOPIC,
    SOUTH,
    TOPIC,
    real_territory,
)

TOPICS = (TOPIC, OTHER_TOPIC, TopicId("methods-2"))
PLACES = (LEVASHI, LEVASHI, AKUSHA, DERBENT)
POSITIONS = (Position.TEACHER, Position.TEACHER, Position.PRINCIPAL)
EVENING = time(17, 0)
"""In UTC: 20:00 in Moscow."""
NOTICE = timedelta(hours=12)
DAY = timedelta(days=1)
Pairs = set[tuple[PersonId, ActivityId]]


class Loop(Hall, Reporting):
    """A district in which people report, plan and come at random."""

    def __init__(self, database: Database, random: Random) -> None:
        super().__init__(database)
        self.random = random
        self.everyone: list[Actor] = []
        self.invitations = Invitations(
            database=database, clock=self.clock, calendar=self.calendar, batch=3
        )

    async def begin(self, people: int) -> None:
        self._curator = await self.cast.holder("Кураторова", Role.CURATOR, DISTRICT)
        self.south = await self.cast.holder("Южная", Role.CURATOR, Scope(district=SOUTH))
        for number in range(people):
            teacher = await self.cast.teacher(f"Педагогова {number}", self.random.choice(PLACES))
            facts = {
                "position": self.random.choice(POSITIONS),
                "working_since": self.random.choice([2005, 2025]),
                "unreachable_since": self.random.choice([None, None, None, self.clock()]),
            }
            async with self.database.write() as tx:
                await tx.execute(update(persons).where(persons.c.id == teacher.id).values(**facts))
            self.everyone.append(await self.cast.actor(teacher.id))

    # ── What people do ─────────────────────────────────────────────────────────────────────────

    async def reports_something(self) -> None:
        """Someone reports; the council may do anything about it, or nothing."""
        author = self.random.choice(self.everyone)
        topic = self.random.choice(TOPICS)
        sent = await self.report(author, told(topic, self.random.choice(list(Severity))))
        if sent.request.status is not RequestStatus.SUBMITTED:
            return
        await self.something_becomes_of(author, sent.request.id)

    async def something_becomes_of(self, author: Actor, number: Any) -> None:
        decider = self.south if author.profile.municipality.id == DERBENT else self.curator
        match self.random.choice(["accept", "accept", "reject", "wait", "withdraw", "resolve"]):
            case "accept":
                await self.requests.decide(decider, number, Move.APPROVE)
            case "reject":
                await self.requests.decide(decider, number, Move.REJECT, reason="Нет")
            case "withdraw":
                await self.requests.take_back(author, number)
            case "resolve":
                await self.deficits.resolve(author, number)

    async def plans_something(self) -> Activity:
        """Any way in which an activity comes to be."""
        entered = self.entered(days=self.random.choice([1, 2, 4, 6]))
        match self.random.choice(["form", "copy", "sheet", "draft", "changed"]):
            case "form":
                return await self.publishes(entered)
            case "copy":
                first = await self.publishes(entered)
                again = ActivityAnswers.of(first, self.calendar).copied()
                return await self.publishes(replace(again, sessions=entered.sessions))
            case "sheet":
                plan = entered.plan(self.calendar, self.clock(), MOUNTAINS)
                async with self.database.write() as tx:
                    made = await self.activities.make_all(
                        tx, self.curator, (plan,), is_published=True
                    )
                return made[0]
            case "draft":
                draft = await self.publishes(entered, is_published=False)
                return await self.activities.publish(self.curator, draft.id)
            case _:
                found = await self.publishes(replace(entered, topics=()))
                await self.changes(found.id)
                return await self.activity(found.id)

    def entered(self, days: int) -> ActivityAnswers:
        day = (self.clock() + timedelta(days=days)).date()
        topics = self.random.sample(TOPICS, self.random.choice([0, 1, 2, 2]))
        return ActivityAnswers(
            type=TypeId("seminar"),
            title="Как учить читать условие",
            topics=tuple(topics),
            sessions=(
                PlannedSession(day=day, begins=time(15, 0), ends=time(17, 0), place="Леваши"),
            ),
            hours=2,
            whom=self.random.choice(list(Whom)),
            places=self.random.choice([(), (), (AKUSHA, DERBENT)]),
            positions=self.random.choice([(), (Position.TEACHER,), (Position.PRINCIPAL,)]),
        )

    async def publishes(self, entered: ActivityAnswers, *, is_published: bool = True) -> Activity:
        draft = await self.drafts.begin(self.curator, Form.ACTIVITY, SUMMARY, entered.answers())
        return await self.activities.make(self.curator, draft.id, is_published=is_published)

    async def changes(self, number: ActivityId) -> None:
        """Topics and audience change after publishing."""
        topic = self.random.choice(TOPICS)
        async with self.database.write() as tx:
            found = select(activity_topics).where(activity_topics.c.activity_id == number)
            if topic not in {row.topic_id for row in await tx.execute(found)}:
                await tx.execute(insert(activity_topics).values(activity_id=number, topic_id=topic))
            everyone: dict[str, Any] = {
                "districts": [], "municipalities": [], "positions": [], "longest_service": None
            }  # fmt: skip
            await tx.execute(
                update(activities).where(activities.c.id == number).values(audience=everyone)
            )

    async def something_happens(self) -> None:
        published = [one for one in await self.every() if one.is_open(self.clock())]
        match self.random.randrange(9):
            case 0 | 1 | 2:
                await self.reports_something()
            case 3 | 4:
                await self.plans_something()
            case 5 if published:
                await self.changes(self.random.choice(published).id)
            case 6 if published:
                await self.activities.cancel(self.curator, self.random.choice(published).id)
            case 7 | 8 if needy := sorted(await self.due()):
                person, number = self.random.choice(needy)
                await self.enrolling.sign_up(await self.cast.actor(person), number)

    # ── What should follow ─────────────────────────────────────────────────────────────────────

    async def every(self) -> list[Activity]:
        async with self.database.read() as connection:
            ids = [ActivityId(one) for one in (await connection.execute(_IDS)).scalars()]
            return list((await get_activities(connection, ids)).values())

    async def due(self, closing_by: datetime | None = None) -> Pairs:
        """The rule in plain words, person by person."""
        now, found = self.clock(), set()
        today = self.calendar.local(now).date()
        coming = [one for one in await self.every() if one.is_open(now)]
        async with self.database.read() as connection:
            rows = await connection.execute(select(enrolments))
            joined = {(row.person_id, row.activity_id) for row in rows}
            away = select(persons.c.id).where(persons.c.unreachable_since.is_not(None))
            unreachable = set((await connection.execute(away)).scalars())
            for person in self.everyone:
                needs = {
                    one.topic.id
                    for one in (await deficits_of(connection, person.id)).values()
                    if one.topic and one.status.is_open and one.severity.is_counted
                }
                found |= {
                    (person.id, one.id)
                    for one in coming
                    if needs & set(one.topics)
                    and one.audience.has(person.profile, today)
                    and (person.id, one.id) not in joined
                    and person.id not in unreachable
                    and (closing_by is None or one.signup_closes_at <= closing_by)
                }
        return found

    async def invited(self) -> Pairs:
        async with self.database.read() as connection:
            rows = await connection.execute(select(invitees))
            return {(PersonId(row.person_id), ActivityId(row.activity_id)) for row in rows}

    async def told_of(self) -> Counter[tuple[PersonId, ActivityId]]:
        return Counter(
            (PersonId(person), ActivityId(number))
            for person, payload in await self.payloads(LetterKind.ACTIVITY_INVITATION)
            for number in payload["activities"]
        )

    async def ends(self, held: list[Activity]) -> Pairs:
        """Returns who came; the others were absent."""
        came: Pairs = set()
        for one in held:
            for mine in await self.enrolled(one):
                status = self.random.choice(
                    [EnrolmentStatus.ATTENDED, EnrolmentStatus.PARTLY, EnrolmentStatus.ABSENT]
                )
                changed = update(enrolments).where(enrolments.c.id == mine.id)
                async with self.database.write() as tx:
                    await tx.execute(changed.values(status=status))
                if status is not EnrolmentStatus.ABSENT:
                    came.add((mine.person, one.id))
            over = update(activities).where(activities.c.id == one.id)
            async with self.database.write() as tx:
                await tx.execute(over.values(status=ActivityStatus.OVER))
        return came

    async def to_ask(self, came: Pairs) -> set[tuple[DeficitId, ActivityId]]:
        held = {one.id: one for one in await self.every()}
        async with self.database.read() as connection:
            return {
                (deficit.id, number)
                for person, number in came
                for deficit in (await deficits_of(connection, person)).values()
                if deficit.topic
                and deficit.topic.id in held[number].topics
                and deficit.status.is_open
                and deficit.severity.is_counted
                and deficit.reported_at < held[number].ends_at
            }

    async def asked(self) -> Counter[tuple[DeficitId, ActivityId]]:
        async with self.database.read() as connection:
            rows = await connection.execute(select(healings))
            return Counter((DeficitId(row.deficit_id), ActivityId(row.activity_id)) for row in rows)

    def next_at(self, moment: time) -> None:
        day = self.clock().date()
        due = datetime.combine(day, moment, UTC)
        self.clock.now = due if due > self.clock() else due + DAY

    async def all_ticks(self) -> None:
        before = None
        while before != (before := await self.invited()):
            await self.invitations.tick()


_IDS = select(activities.c.id)


@pytest.fixture(params=[(1, 2), (4, 12), (3, 25)], ids=lambda one: f"seed {one[0]}")
async def loop(request: pytest.FixtureRequest, database: Database) -> Loop:
    seed, people = request.param
    await real_territory(database)
    made = Loop(database, Random(seed))
    await made.begin(people)
    return made


async def test_whoever_should_be_is_offered_each_activity_once(loop: Loop) -> None:
    expected: Pairs = set()
    for _ in range(4):
        for _ in range(10):
            await loop.something_happens()
        loop.next_at(EVENING)
        evening = loop.clock()
        loop.clock.advance(timedelta(hours=-1))
        expected |= await loop.due(closing_by=evening + NOTICE)
        await loop.all_ticks()
        assert await loop.invited() == expected
        loop.clock.advance(timedelta(hours=1))
        new = await loop.due() - expected
        expected |= new
        await loop.all_ticks()
        assert await loop.invited() == expected
        for _ in range(5):
            await loop.something_happens()
        loop.clock.advance(timedelta(minutes=30))
        had_a_letter = {person for person, _ in new}
        later = {one for one in await loop.due() if one[0] not in had_a_letter}
        expected |= later | await loop.due(closing_by=evening + DAY + NOTICE)
        await loop.all_ticks()
        assert await loop.invited() == expected
    assert await loop.told_of() == Counter(expected)
    assert expected or len(loop.everyone) < 5
    assert await loop.is_whole()


async def test_whoever_came_for_a_need_is_asked_once(loop: Loop) -> None:
    for _ in loop.everyone:
        await loop.reports_something()
    held = [await loop.publishes(replace(loop.entered(days=2), whom=Whom.ALL)) for _ in range(4)]
    for one in held:
        await loop.changes(one.id)
        for person in loop.random.sample(loop.everyone, len(loop.everyone) // 2 + 1):
            await loop.enrolling.sign_up(person, one.id)
    loop.clock.advance(timedelta(days=3))
    came = await loop.ends(held)
    for _ in loop.everyone:
        await loop.reports_something()
    expected = await loop.to_ask(came)
    await loop.services.resolution.tick()
    assert await loop.asked() == {}
    loop.clock.advance(loop.services.resolution.asked_after)
    for _ in range(2):
        await loop.services.resolution.tick()
        assert await loop.asked() == Counter(expected)
    asked = await loop.payloads(LetterKind.RESOLUTION_QUESTION)
    assert len(asked) == len(expected)
    assert expected or len(loop.everyone) < 5
    for number, payload in asked:
        actor = await loop.cast.actor(PersonId(number))
        facts = await loop.services.resolution.answer(
            actor, payload["healing"], ResolutionAnswer.RESOLVED
        )
        assert facts.deficit.status is DeficitStatus.RESOLVED
        async with loop.database.read() as connection:
            about = select(requests.c.status).where(requests.c.subject_id == facts.deficit.id)
            statuses_of = set((await connection.execute(about)).scalars())
        assert statuses_of <= {RequestStatus.APPROVED, RequestStatus.RESOLVED}


async def test_an_invitation_costs_the_same_for_many_and_for_few(database: Database) -> None:
    await real_territory(database)
    loop = Loop(database, Random(1))
    await loop.begin(0)
    loop.invitations = replace(loop.invitations, batch=500)
    costs: list[int] = []
    for_all: dict[str, Any] = {"topics": (TOPIC,), "places": (), "positions": (), "whom": Whom.ALL}
    for people in (2, 40):
        for author in await loop.people(people):
            await loop.report(author)
        for _ in range(people // 2):
            await loop.publishes(replace(loop.entered(days=5), **for_all))
        loop.next_at(EVENING)
        with counted_statements() as statements:
            await loop.invitations.tick()
        costs.append(len(statements))
    assert len(await loop.letters(LetterKind.ACTIVITY_INVITATION)) == 2 + 42
    assert costs[0] == costs[1]
