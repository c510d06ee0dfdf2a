"""A district with a council that votes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from itertools import count
from typing import Any

from sqlalchemy import event, insert, select
from sqlalchemy.engine import Engine

from district.activities.activity import Audience
from district.council.bodies import Body
from district.council.motion import MotionFacts, MotionKind, NewMotion, Option
from district.ids import ActivityId, DraftId, MotionId, MunicipalityId, PersonId, TopicId
from district.people.roles import Actor, Role, Scope, Standing
from district.settings import Setting
from services.council.motions import Motions
from storage.council.settings import put_setting
from storage.database import Database
from storage.people.roles import add_grant, find_grant
from storage.tables import (
    activities,
    activity_types,
    motion_history,
    municipalities,
    priorities,
    sessions,
    topics,
)
from tests.world import DISTRICT, MOUNTAINS, World

QUESTION = "Провести слёт наставников в марте"


class Killed(Exception):
    """The process ends; what was not committed is lost."""


@contextmanager
def killed_after(statements: int) -> Iterator[None]:
    """Kills the process before it sends that many statements."""
    left = statements

    def count(*_: Any) -> None:
        nonlocal left
        left -= 1
        if left < 0:
            raise Killed

    event.listen(Engine, "before_cursor_execute", count)
    try:
        yield
    finally:
        event.remove(Engine, "before_cursor_execute", count)


@contextmanager
def counted_statements() -> Iterator[list[str]]:
    statements: list[str] = []

    def note(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        statements.append(statement)

    event.listen(Engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(Engine, "before_cursor_execute", note)


class Voting(World):
    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.motions: Motions = self.services.motions
        self._forms = count(1)

    async def places(self) -> list[MunicipalityId]:
        """The municipalities of the district."""
        query = select(municipalities.c.id).where(municipalities.c.district_id == MOUNTAINS)
        async with self.database.read() as connection:
            found = (await connection.execute(query.order_by(municipalities.c.id))).scalars()
            return [MunicipalityId(one) for one in found]

    async def priorities(self, year: int) -> list[TopicId]:
        """The topics that the council gave priority in the school year."""
        query = select(priorities.c.topic_id).where(
            priorities.c.district_id == MOUNTAINS, priorities.c.year == year
        )
        async with self.database.read() as connection:
            found = await connection.execute(query.order_by(priorities.c.topic_id))
            return [TopicId(one) for one in found.scalars()]

    async def member(
        self, surname: str, place: MunicipalityId, standing: Standing = Standing.MEMBER
    ) -> Actor:
        person = (await self.cast.teacher(surname, place)).id
        await self.seat(person, place, standing)
        return await self.cast.actor(person)

    async def seat(
        self, person: PersonId, place: MunicipalityId, standing: Standing = Standing.MEMBER
    ) -> None:
        """Grants the membership as the roles do: open motions follow."""
        scope = Scope(district=MOUNTAINS, municipality=place)
        now = self.clock()
        async with self.database.write() as tx:
            grant = await add_grant(
                tx,
                person=person,
                role=Role.COUNCIL_MEMBER,
                scope=scope,
                since=now,
                standing=standing,
            )
            facts = await find_grant(tx, grant)
            assert facts is not None
            for each in self.services.roles.followers:
                await each.role_given(tx, facts.grant, now, None)

    async def members(self, number: int) -> list[Actor]:
        """One in each of the first municipalities."""
        places = await self.places()
        return [await self.member(f"Алиев {at}", place) for at, place in enumerate(places[:number])]

    async def head(self, surname: str = "Гаджиев") -> Actor:
        return await self.cast.holder(surname, Role.HEAD, DISTRICT)

    async def curator(self, surname: str = "Омарова") -> Actor:
        return await self.cast.holder(surname, Role.CURATOR, DISTRICT)

    async def resigns(self, actor: Actor) -> None:
        async with self.database.write() as tx:
            await self.services.roles.end_all_of(tx, actor.id, self.clock())

    async def set(self, setting: Setting[Any], value: Any) -> None:
        """Changes a setting of the district."""
        key, plain = setting.key, setting.plain(value)
        async with self.database.write() as tx:
            await put_setting(tx, MOUNTAINS, key, plain, self.clock())

    async def put(self, actor: Actor, body: Body = Body.COUNCIL, **facts: Any) -> MotionFacts:
        new = NewMotion(**{"kind": MotionKind.FREE, "question": QUESTION} | facts)
        draft = DraftId(f"motion-{next(self._forms)}")
        return await self.motions.put(actor, draft, body, new)

    async def opened(self, actor: Actor, **facts: Any) -> MotionFacts:
        put = await self.put(actor, **facts)
        return await self.motions.open(actor, put.motion.id)

    async def votes(self, actor: Actor, facts: MotionFacts, *choice: str) -> MotionFacts:
        return await self.motions.cast(actor, facts.motion.id, facts.motion.round, choice)

    async def now(self, facts: MotionFacts) -> MotionFacts:
        """The motion as its author sees it now."""
        return await self.motions.facts(facts.motion.put_by, facts.motion.id)

    async def ends(self, facts: MotionFacts) -> MotionFacts:
        """Moves the clock to the end of voting."""
        current = await self.now(facts)
        assert current.motion.closes_at is not None
        self.clock.now = max(self.clock(), current.motion.closes_at)
        await self.motions.tick()
        return await self.now(facts)

    async def moves(self, motion: MotionId) -> list[str]:
        query = select(motion_history.c.move).where(motion_history.c.motion_id == motion)
        async with self.database.read() as connection:
            return list((await connection.execute(query.order_by(motion_history.c.id))).scalars())

    async def topics(self, number: int) -> tuple[Option, ...]:
        query = select(topics.c.id).order_by(topics.c.id).limit(number)
        async with self.database.read() as connection:
            found = (await connection.execute(query)).scalars()
            return tuple(Option(id="", topic=TopicId(one)) for one in found)

    async def meeting(self) -> ActivityId:
        """A meeting of the council, today."""
        organizer, now = await self.curator("Организатор"), self.clock()
        times = {"starts_at": now, "ends_at": now + timedelta(hours=2)}
        activity = {
            "district_id": MOUNTAINS,
            "type_id": select(activity_types.c.id).limit(1).scalar_subquery(),
            "title": "Заседание Совета",
            "hours": 2,
            "audience": Audience(districts=frozenset({MOUNTAINS})).plain(),
            "needs_approval": False,
            "signup_closes_at": now,
            "status": "published",
            "version": 1,
            "made_by": organizer.id,
            "made_at": now,
        }
        async with self.database.write() as tx:
            added = insert(activities).values(activity | times).returning(activities.c.id)
            number = (await tx.execute(added)).scalar_one()
            await tx.execute(insert(sessions).values(activity_id=number, place="ЦНППМ", **times))
        return ActivityId(number)
