"""A district with mentors and mentees."""

from collections.abc import Sequence
from typing import Any

from district.drafts import Form
from district.forms import SUMMARY
from district.ids import DraftId, MentorshipId, MunicipalityId, PersonId
from district.mentoring.mentor_entry import entered_from
from district.mentoring.mentors import Entry, TeachingLanguage
from district.mentoring.pairs import Mentorship, PairFacts, Span
from district.people.person import Subject
from district.people.roles import Actor, Role, Scope
from storage.database import Database
from storage.mentoring.pairs import get_mentorship
from storage.people.roles import add_grant
from tests.services.council import Council
from tests.world import DISTRICT, LEVASHI, MOUNTAINS, TOPIC


class Faculty(Council):
    """A council, a register of mentors, and teachers who look for one."""

    def __init__(self, database: Database) -> None:
        super().__init__(database)
        self.mentors = self.services.mentors
        self.mentorships = self.services.mentorships
        self.pairing = self.services.pairing

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
        """A mentor of the register with a directly granted role."""
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


async def paired(faculty: Faculty, capacity: int = 1) -> tuple[Actor, Actor, MentorshipId]:
    mentor = await faculty.mentor("Наставников", capacity=capacity)
    mentee = await faculty.cast.teacher("Магомедова")
    number = (await faculty.asks(mentee, mentor)).mentorship.id
    await faculty.mentorships.accept(mentor, number)
    return mentor, mentee, number
