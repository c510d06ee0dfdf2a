"""A district with a council, for tests of decisions."""

from itertools import count

from sqlalchemy import select

from district.ids import RequestId, TopicId
from district.letters import Letter
from district.people.roles import Actor, Role, Scope
from district.requests.deficits import DEFICIT_KIND, Report, Severity
from district.requests.request import Request
from storage.database import Database
from storage.outbox import claim_letters
from storage.requests.deficits import add_deficit
from storage.requests.requests import get_request
from storage.tables import cards
from tests.world import MEMBER, MOUNTAINS, World


class Council(World):
    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self._words = count(1)

    async def member(self, surname: str, scope: Scope = MEMBER) -> Actor:
        return await self.cast.holder(surname, Role.COUNCIL_MEMBER, scope)

    async def submit(self, author: Actor, topic: TopicId | None = None) -> Request:
        """Uses own words if no topic is given."""
        words = None if topic else f"Своими словами {next(self._words)}"
        report = Report(
            topic=topic,
            area=None,
            own_words=words,
            severity=Severity.NEED_HELP,
            tried=None,
            wanted=(),
        )
        now = self.clock()
        async with self.database.write() as tx:
            return await self.requests.submit(
                tx,
                kind=DEFICIT_KIND,
                subject_id=await add_deficit(tx, author.id, report, now),
                author=author.person,
                draft=None,
                now=now,
            )

    async def withdraw(self, number: RequestId) -> Request:
        async with self.database.write() as tx:
            request = await get_request(tx, number)
            return await self.requests.withdraw(tx, request, now=self.clock())

    async def resubmit(self, number: RequestId) -> Request:
        async with self.database.write() as tx:
            request = await get_request(tx, number)
            return await self.requests.resubmit(tx, request, now=self.clock())

    async def claims_letters(self) -> list[Letter]:
        """Claims all due letters, as delivery does before it sends them."""
        async with self.database.write() as tx:
            return await claim_letters(tx, self.clock(), 1_000)

    async def reroute(self) -> None:
        async with self.database.write() as tx:
            await self.requests.reroute(tx, MOUNTAINS, self.clock())

    async def get(self, number: RequestId) -> Request:
        async with self.database.read() as connection:
            return await get_request(connection, number)

    async def dealt(self, number: RequestId) -> dict[int, int]:
        """Person → version that the card should show."""
        query = select(cards.c.person_id, cards.c.wanted).where(cards.c.request_id == number)
        async with self.database.read() as connection:
            return {row.person_id: row.wanted for row in await connection.execute(query)}
