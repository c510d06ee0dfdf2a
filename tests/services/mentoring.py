"""A district with mentors and mentees, for tests of what comes of them."""

from collections.abc import Sequence
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import select

from district.clock import Calendar
from district.drafts import Form
from district.forms import SUMMARY
from district.ids import DraftId, MentorshipId, MunicipalityId, PersonId, TopicId
from district.letters import LetterKind
from district.mentoring.mentor_entry import entered_from
from district.mentoring.mentors import Entry, TeachingLanguage
from district.mentoring.pairs import Mentorship, MentorshipRules, PairFacts, Span
from district.people.person import Subject
from district.people.roles import Actor, Role, Scope
from district.requests.request import RequestKind, Rules
from services.drafts import Drafts
from services.mentoring.effects import MentorEffects
from services.mentoring.engine import Pairs
from services.mentoring.matching_desk import Pairing
from services.mentoring.mentors import Mentors
from services.mentoring.pairs import Mentorships
from services.requests.engine import Requests
from storage.database import Database
from storage.invariants import broken_invariants
from storage.mentoring.pairs import get_mentorship
from storage.people.roles import add_grant
from storage.tables import outbox
from tests.services.cast import LEVASHI, MOUNTAINS, limiting_for
from tests.services.council import DISTRICT, TOPIC, Council

OTHER_TOPIC = TopicId("methods-1")


class Faculty(Council):
    """A council, a register of mentors, and teachers who look for one."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        calendar = Calendar(zone=ZoneInfo("Europe/Moscow"))
        pairs = Pairs(calendar=calendar, rules=MentorshipRules())
        limiting = limiting_for(database, self.clock)
        self.requests = Requests(
            database=database,
            clock=self.clock,
            calendar=calendar,
            kinds={RequestKind.MENTOR: MentorEffects()},
            rules=Rules(),
            limiting=limiting,
        )
        self.drafts = Drafts(database=database, clock=self.clock)
        self.mentors = Mentors(
            database=database, clock=self.clock, requests=self.requests, pairs=pairs
        )
        self.mentorships = Mentorships(
            database=database, clock=self.clock, pairs=pairs, limiting=limiting
        )
        self.pairing = Pairing(database=database, clock=self.clock, pairs=pairs)

    async def curator(self) -> Actor:
        return await self.cast.holder("Кураторова", Role.CURATOR, DISTRICT)

    async def fill_entry(self, person: Actor, **entered: Any) -> DraftId:
        told = {
            "topics": (TOPIC,),
            "subjects": (Subject.MATHEMATICS,),
            "languages": (TeachingLanguage.RUSSIAN, TeachingLanguage.DARGIN),
            "capacity": 1,
        }
        answers = entered_from(Entry(**{**told, **entered})).answers
        return (await self.drafts.begin(person, Form.MENTOR, SUMMARY, answers)).id

    async def mentor(
        self, surname: str, municipality: MunicipalityId = LEVASHI, **entered: Any
    ) -> Actor:
        """Somebody of the register, by a role that was given otherwise."""
        person = (await self.cast.teacher(surname, municipality)).id
        async with self.database.write() as tx:
            await add_grant(
                tx,
                person=person,
                role=Role.MENTOR,
                scope=Scope(district=MOUNTAINS),
                since=self.clock(),
            )
        actor = await self.cast.actor(person)
        await self.mentors.send(actor, await self.fill_entry(actor, **entered))
        return actor

    async def fill_ask(
        self, mentee: Actor, wishes: Sequence[PersonId] = (), **entered: Any
    ) -> DraftId:
        answers = {
            "goal": "Научиться вести математику в 5 классе",
            "span": Span.SIX_MONTHS,
            "mentors": [str(one) for one in wishes],
            **entered,
        }
        return (await self.drafts.begin(mentee, Form.MENTORSHIP, SUMMARY, answers)).id

    async def asks(self, mentee: Actor, *wishes: Actor, **entered: Any) -> PairFacts:
        draft = await self.fill_ask(mentee, [one.id for one in wishes], **entered)
        return await self.mentorships.ask(mentee, draft)

    async def stands(self, number: MentorshipId) -> Mentorship:
        async with self.database.read() as connection:
            return await get_mentorship(connection, number)

    async def payloads(self, kind: LetterKind) -> list[tuple[int, dict[str, Any]]]:
        query = select(outbox.c.person_id, outbox.c.payload).where(outbox.c.kind == kind)
        async with self.database.read() as connection:
            rows = await connection.execute(query.order_by(outbox.c.id))
            return [(row.person_id, row.payload) for row in rows]

    async def holds(self) -> bool:
        async with self.database.read() as connection:
            return await broken_invariants(connection) == []
