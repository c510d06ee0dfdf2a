"""Cohorts with concurrent people: seats, forms, confirmation; on separate connections as in
`test_races.py`.
"""

import asyncio
from datetime import timedelta

import pytest
from sqlalchemy import func, select, update

from district.activities.activity import Activity, ActivityStatus, Session
from district.activities.enrolments import EnrolmentStatus
from district.activities.form import Plan
from district.drafts import Form
from district.errors import DistrictError, DraftGone, NotPermitted, OwnAffair, UndoRefused
from district.forms import SUMMARY
from district.ids import DraftId, SchoolId
from district.letters import LetterKind
from district.people.roles import Actor, Role, Scope
from district.requests.request import Deciders, Move, Request
from district.schools.application import APPLICATION, MOTIVATION, applying
from district.schools.school import COHORT, Applied
from storage import tables
from storage.activities.activities import add_activity, change_activity
from storage.database import Database
from storage.invariants import broken_invariants
from storage.people.people import change_person
from storage.people.roles import add_grant
from storage.tables import certificates, graduations, grants, requests
from tests.services.hall import Hall
from tests.world import DISTRICT, MOUNTAINS, real_territory

MENTORS = SchoolId("mentors")
SESSIONS = 4


class Campus(Hall):
    """A district with a school."""

    async def cohort(self, capacity: int | None = None, school: SchoolId = MENTORS) -> Activity:
        """Published; sessions are a week apart."""
        now = self.clock()
        if self._curator is None:
            self._curator = await self.cast.holder("Кураторова", Role.CURATOR, DISTRICT)
        first = now + timedelta(days=10)
        sessions = tuple(
            Session(
                starts_at=first + timedelta(weeks=at),
                ends_at=first + timedelta(weeks=at, hours=2),
                place="Леваши",
            )
            for at in range(SESSIONS)
        )
        plan = Plan(
            type=COHORT, title="Поток", hours=36, sessions=sessions, capacity=capacity,
            needs_approval=True, signup_closes_at=first - timedelta(days=1), school=school,
        )  # fmt: skip
        async with self.database.write() as tx:
            number = await add_activity(
                tx, plan, district=MOUNTAINS, made_by=self._curator.id, draft=None, now=now
            )
            await change_activity(tx, number, status=ActivityStatus.PUBLISHED)
        return await self.activity(number)

    async def experienced(self, number: int) -> list[Actor]:
        found = await self.people(number)
        async with self.database.write() as tx:
            for one in found:
                await change_person(tx, one.id, working_since=2000)
        return [await self.cast.actor(one.id) for one in found]

    async def fill(self, person: Actor, cohort: Activity) -> DraftId:
        entered = applying(cohort.id, for_pupils=False)
        entered = APPLICATION.answered(entered, MOTIVATION, "Хочу")
        draft = await self.services.drafts.begin(person, Form.APPLICATION, SUMMARY, entered.answers)
        return draft.id

    async def apply(self, person: Actor, cohort: Activity) -> Applied:
        return await self.services.schools.apply(person, await self.fill(person, cohort))

    async def accept(self, request: Request) -> Request | DistrictError:
        try:
            return (await self.requests.decide(self.curator, request.id, Move.APPROVE)).request
        except DistrictError as refusal:
            return refusal

    async def is_held(self, cohort: Activity, came: dict[int, int]) -> None:
        """`came`: number of attended sessions by person."""
        enrolled = await self.enrolled(cohort, EnrolmentStatus.BOOKED)
        for at, session in enumerate(cohort.sessions):
            self.clock.now = session.starts_at + timedelta(minutes=10)
            assert session.id is not None
            for one in enrolled:
                await self.services.attendance.mark(
                    self.curator, cohort.id, session.id, one.id,
                    is_present=at < came.get(one.person, 0),
                )  # fmt: skip
        self.clock.now = cohort.ends_at + timedelta(minutes=1)
        await self.activities.tick()

    async def count(self, table: object) -> int:
        async with self.database.read() as connection:
            found = await connection.execute(select(func.count()).select_from(table))  # type: ignore[arg-type] # any table
            return int(found.scalar_one())


@pytest.fixture
async def campus(database: Database) -> Campus:
    await real_territory(database)
    return Campus(database)


async def is_whole(campus: Campus) -> None:
    async with campus.database.read() as connection:
        assert await broken_invariants(connection) == []


async def test_of_twenty_accepted_at_once_five_have_a_seat(campus: Campus) -> None:
    cohort = await campus.cohort(capacity=5)
    people = await campus.experienced(20)
    sent = await asyncio.gather(*(campus.apply(one, cohort) for one in people))
    answers = await asyncio.gather(*(campus.accept(one.request) for one in sent))
    assert all(isinstance(one, Request) for one in answers)
    assert len(await campus.enrolled(cohort, EnrolmentStatus.BOOKED)) == 5
    assert len(await campus.enrolled(cohort, EnrolmentStatus.WAITLISTED)) == 15
    await is_whole(campus)


async def test_a_form_sent_many_times_at_once_is_one_application(campus: Campus) -> None:
    cohort = await campus.cohort()
    (person,) = await campus.experienced(1)
    draft = await campus.fill(person, cohort)
    apply = campus.services.schools.apply
    sent = await asyncio.gather(*(apply(person, draft) for _ in range(8)))
    assert len({one.request.id for one in sent}) == 1
    assert await campus.count(requests) == 1
    await is_whole(campus)


async def test_confirmed_by_many_at_once_everybody_gets_it_once(campus: Campus) -> None:
    cohort = await campus.cohort()
    people = await campus.experienced(6)
    for one in people:
        await campus.accept((await campus.apply(one, cohort)).request)
    await campus.is_held(cohort, {one.id: 4 if at < 4 else 2 for at, one in enumerate(people)})
    before = await campus.count(grants)
    graduate = campus.services.schools.graduate
    await asyncio.gather(*(graduate(campus.curator, cohort.id) for _ in range(5)))
    assert await campus.count(graduations) == 4
    assert await campus.count(certificates) == 4
    assert await campus.count(grants) == before + 4
    assert len(await campus.letters(LetterKind.SCHOOL_RESULT)) == 6
    await is_whole(campus)


async def test_who_is_marked_later_completes_by_another_confirmation(campus: Campus) -> None:
    cohort = await campus.cohort()
    (person,) = await campus.experienced(1)
    await campus.accept((await campus.apply(person, cohort)).request)
    await campus.is_held(cohort, {person.id: 2})
    schools, curator = campus.services.schools, campus.curator
    board = await schools.graduate(curator, cohort.id)
    assert not board.can_be_confirmed
    (seat,) = await campus.enrolled(cohort)
    for session in cohort.sessions:
        assert session.id is not None
        await campus.services.attendance.mark(
            curator, cohort.id, session.id, seat.id, is_present=True
        )
    assert (await schools.board(curator, cohort.id)).can_be_confirmed
    await schools.graduate(curator, cohort.id)
    assert (await schools.result(person.id, seat.id)).is_completed
    assert len(await campus.letters(LetterKind.SCHOOL_RESULT)) == 2
    await is_whole(campus)


async def test_a_role_that_is_held_is_prolonged_and_not_given_twice(campus: Campus) -> None:
    cohort = await campus.cohort()
    (person,) = await campus.experienced(1)
    await campus.accept((await campus.apply(person, cohort)).request)
    async with campus.database.write() as tx:
        for until in (campus.clock() + timedelta(days=60),):
            await campus.services.roles.give(
                tx, person.id, Role.MENTOR, Scope(district=MOUNTAINS),
                until=until, by=campus.curator.id, now=campus.clock(),
            )  # fmt: skip
    await campus.is_held(cohort, {person.id: 4})
    await campus.services.schools.graduate(campus.curator, cohort.id)
    held = [one for one in (await campus.cast.actor(person.id)).grants if one.role is Role.MENTOR]
    assert [one.until for one in held] == [campus.clock() + timedelta(days=730)]


async def test_a_document_cannot_be_undone(campus: Campus) -> None:
    """A decision in the last minutes before a short cohort, undone after it."""
    cohort = await campus.cohort()
    (person,) = await campus.experienced(1)
    request = (await campus.apply(person, cohort)).request
    await campus.accept(request)
    (seat,) = await campus.enrolled(cohort)
    async with campus.database.write() as tx:
        await tx.execute(
            certificates.insert().values(enrolment_id=seat.id, code="x", issued_at=campus.clock())
        )
    with pytest.raises(UndoRefused) as refused:
        await campus.requests.undo(campus.curator, request.id)
    assert refused.value.reason == "given"


async def test_council_members_do_not_decide_what_is_for_curators(campus: Campus) -> None:
    """The data name the deciders of a school."""
    async with campus.database.write() as tx:
        school = update(tables.schools).where(tables.schools.c.id == "management")
        await tx.execute(school.values(decides=Deciders.CURATORS))
    cohort = await campus.cohort(school=SchoolId("management"))
    (person,) = await campus.people(1)
    async with campus.database.write() as tx:
        await change_person(tx, person.id, position="principal")
    principal = await campus.cast.actor(person.id)
    request = (await campus.apply(principal, cohort)).request
    place = principal.profile.place
    member = await campus.cast.holder(
        "Гаджиев",
        Role.COUNCIL_MEMBER,
        Scope(district=place.district, municipality=place.municipality),
    )
    with pytest.raises(NotPermitted):
        await campus.requests.decide(member, request.id, Move.APPROVE)
    assert isinstance(await campus.accept(request), Request)


async def test_expelled_and_leaving_at_once_one_of_them_stands(campus: Campus) -> None:
    cohort = await campus.cohort()
    (person,) = await campus.experienced(1)
    await campus.accept((await campus.apply(person, cohort)).request)
    (seat,) = await campus.enrolled(cohort)
    answers = {"activity": cohort.id, "enrolment": seat.id, "reason": "Пропуски"}
    draft = await campus.services.drafts.begin(campus.curator, Form.EXPULSION, "reason", answers)

    async def tried(work: object) -> object:
        try:
            return await work  # type: ignore[misc] # either of two
        except DistrictError as refusal:
            return refusal

    done = await asyncio.gather(
        tried(campus.services.schools.expel(campus.curator, draft.id)),
        tried(campus.enrolling.withdraw(person, cohort.id)),
    )
    assert sum(isinstance(one, DistrictError) for one in done) == 1
    await is_whole(campus)
    (after,) = await campus.enrolled(cohort)
    if after.status is EnrolmentStatus.EXPELLED:
        with pytest.raises(DraftGone):
            await campus.services.schools.expel(campus.curator, draft.id)


async def test_a_curator_confirms_the_end_of_others_and_not_their_own(campus: Campus) -> None:
    cohort = await campus.cohort()
    (learner,) = await campus.experienced(1)
    await campus.accept((await campus.apply(learner, cohort)).request)
    await campus.is_held(cohort, {learner.id: 4})
    async with campus.database.write() as tx:
        await add_grant(
            tx,
            person=learner.id,
            role=Role.CURATOR,
            scope=Scope(district=MOUNTAINS),
            since=campus.clock(),
        )
    schools = campus.services.schools
    with pytest.raises(OwnAffair):
        await schools.graduate(await campus.cast.actor(learner.id), cohort.id)
    assert await campus.count(graduations) == 0
    await schools.graduate(campus.curator, cohort.id)
    assert await campus.count(graduations) == 1
    await is_whole(campus)
