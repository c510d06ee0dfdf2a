"""Teachers who report deficits to a council."""

from sqlalchemy import func, select

from district.drafts import Form
from district.forms import SUMMARY, Entered
from district.ids import AreaId, DeficitId, DraftId, RequestId, TopicId
from district.people.roles import Actor
from district.requests.deficit_form import entered_from
from district.requests.deficits import Deficit, DeficitFacts, Help, Report, Sent, Severity
from district.requests.request import Move, Request
from storage.database import Database
from storage.requests.deficits import get_deficit
from storage.tables import deficits, requests
from tests.services.council import Council
from tests.world import TOPIC

WORDS = "Не понимаю, как оценивать проекты"


class Reporting(Council):
    """A council, and teachers who fill in the form."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.deficits = self.services.deficits

    async def fill(self, author: Actor, entered: Entered) -> DraftId:
        answers = entered.answers
        draft = await self.drafts.begin(author, Form.DEFICIT, SUMMARY, answers)
        return draft.id

    async def report(self, author: Actor, entered: Entered | None = None) -> Sent:
        return await self.deficits.send(author, await self.fill(author, entered or told()))

    async def decide(self, decider: Actor, request: Request, move: Move) -> Request:
        reason = None if move is Move.APPROVE else "В каком классе?"
        return (await self.requests.decide(decider, request.id, move, reason=reason)).request

    async def deficit(self, request: Request) -> Deficit:
        async with self.database.read() as connection:
            return await get_deficit(connection, DeficitId(request.subject_id))

    async def facts(self, reader: Actor, number: RequestId) -> DeficitFacts:
        subject = (await self.requests.card_facts(reader.id, number)).subject
        assert isinstance(subject, DeficitFacts)
        return subject

    async def kept(self) -> tuple[int, int]:
        """Returns the numbers of deficits and requests."""
        async with self.database.read() as connection:
            counts = select(
                select(func.count()).select_from(deficits).scalar_subquery(),
                select(func.count()).select_from(requests).scalar_subquery(),
            )
            row = (await connection.execute(counts)).one()
            return row[0], row[1]


def told(topic: TopicId | None = TOPIC, severity: Severity = Severity.NEED_HELP) -> Entered:
    return entered_from(
        Report(
            area=AreaId("subject") if topic else None,
            topic=topic,
            own_words=None if topic else WORDS,
            severity=severity,
            tried="решали задачи PISA",
            wanted=(Help.SEMINAR,),
        )
    )
