"""A call of defences with an entry, and experts who judge it."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from sqlalchemy import select

from district.calls.entry import EntryStatus
from district.calls.review import Review
from district.calls.scoring import Comment
from district.people.roles import Actor, Role, Scope
from services.calls.entry_moves import EntryMoves
from services.calls.reviews import Reviews
from services.service import Basis
from storage.database import Database
from storage.tables import review_history
from tests.calls import CallCast, Standby, shipped
from tests.world import MOUNTAINS, World

MARKS = {"novelty": 4, "results": 3, "transfer": 2}
DAY = timedelta(days=1)


class Bench(World):
    """A call of defences with an entry, and experts of the district."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.calls = CallCast(database, self.clock)
        basis: Basis = {"database": database, "clock": self.clock, "calendar": self.calendar}
        self.standby = Standby(**basis)
        self.reviews = Reviews(**basis, experts=self.standby, entries=EntryMoves())

    async def begins(self, kind: str = "defence", **changes: Any) -> None:
        here = Scope(district=MOUNTAINS)
        self.curator = await self.cast.holder("Куратор", Role.CURATOR, here)
        self.author = await self.cast.teacher("Авторова")
        self.experts = [await self.cast.holder(f"Эксперт {at}", Role.EXPERT, here) for at in "абвг"]
        made = replace(shipped(kind), **changes)
        self.call = await self.calls.call(self.curator, made)
        self.entry = await self.calls.admitted(self.call, self.author)

    async def taken(self, expert: Actor) -> Review:
        review = await self.calls.asked(self.entry, expert)
        return (await self.reviews.accept(expert, review.id)).review

    async def marks(
        self, expert: Actor, review: Review, marks: dict[str, int] | None = None
    ) -> None:
        for name, mark in (marks or MARKS).items():
            await self.reviews.score(expert, review.id, name, mark)

    async def gives(self, expert: Actor, marks: dict[str, int] | None = None) -> Review:
        review = await self.taken(expert)
        await self.marks(expert, review, marks)
        await self.reviews.comment(expert, review.id, Comment.AUTHOR, "Хорошо")
        return (await self.reviews.give(expert, review.id)).review

    async def now(self, of: Review) -> Review:
        return await self.calls.review(of.id)

    async def status(self) -> EntryStatus:
        return (await self.calls.entry(self.entry.id)).status

    async def moves(self, of: Review) -> list[str]:
        query = select(review_history.c.move).where(review_history.c.review_id == of.id)
        async with self.database.read() as connection:
            return list((await connection.execute(query.order_by(review_history.c.id))).scalars())
