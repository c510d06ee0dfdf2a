"""Awards: each name that kinds may give does something, in the transaction that settles."""

import asyncio
import contextvars
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import select, update

from district.activities.activity import Activity
from district.calls.call import Call
from district.calls.entry import Agreement, Entry, EntryPerson
from district.calls.kind import Give, Kind
from district.calls.lint import AWARDS as LINTED
from district.calls.paper import Given
from district.calls.project import MilestoneStatus
from district.errors import NotFound
from district.ids import EntryId, PersonId, TypeId
from district.letters import LetterKind
from district.people.roles import Actor, Role
from district.requests.request import Move
from services.calls.awards import AWARDS, TERM, Awards
from storage.activities.activities import get_activity
from storage.activities.enrolments import find_enrolment
from storage.calls.papers import papers_of_entries
from storage.calls.projects import milestones_of
from storage.database import Database
from storage.requests.requests import find_open_request
from storage.tables import listings, milestones, persons
from tests.postgresql import Server, blocked
from tests.services.hall import Hall
from tests.services.settled import KINDS, announced, settled
from tests.world import DISTRICT, real_territory


@dataclass(slots=True, kw_only=True)
class Ceremony:
    hall: Hall
    curator: Actor

    @property
    def awards(self) -> Awards:
        return self.hall.services.awards

    async def gives(
        self, kind: str | Kind, outcome: str, *people: EntryPerson
    ) -> tuple[Call, Given, Actor]:
        """An author and the entry that has just been settled."""
        hall, kind = self.hall, KINDS[kind] if isinstance(kind, str) else kind
        call = await announced(hall.database, kind, self.curator.id, hall.clock())
        (author,) = await hall.people(1)
        given = await settled(hall.database, call, author, outcome, hall.clock(), people=people)
        await self.gives_again(call, given)
        return call, given, await hall.cast.actor(author.id)

    async def gives_again(self, call: Call, given: Given) -> None:
        async with self.hall.database.write() as tx:
            await self.awards.give_all(tx, call, [given], self.hall.clock(), None)

    async def strikes(self, call: Call, entry: Entry, then: str | None = None) -> None:
        now, by = self.hall.clock(), self.curator.id
        async with self.hall.database.write() as tx:
            await self.awards.strike(tx, call, entry, "Ошибка", now, by, then=then)

    async def seats(self, activity: Activity) -> dict[PersonId, str]:
        return {one.person: one.status.value for one in await self.hall.enrolled(activity)}

    async def shelves(self) -> list[tuple[int, str]]:
        shown = select(listings).where(listings.c.hidden_at.is_(None))
        async with self.hall.database.read() as tx:
            return [(row.entry_id, row.shelf) for row in await tx.execute(shown)]

    async def numbers(self, entry: EntryId) -> list[Any]:
        async with self.hall.database.read() as tx:
            found = await papers_of_entries(tx, [entry])
        return [(one.number, one.struck_at is not None) for one in found[entry]]


@pytest.fixture
async def ceremony(database: Database) -> Ceremony:
    await real_territory(database)
    hall = Hall(database)
    curator = await hall.cast.holder("Кураторова", Role.CURATOR, DISTRICT)
    return Ceremony(hall=hall, curator=curator)


def test_whatever_a_kind_may_give_is_done_here() -> None:
    assert set(AWARDS) == set(LINTED)
    gives = {give.award for kind in KINDS.values() for one in kind.outcomes for give in one.gives}
    assert gives <= set(AWARDS)


async def test_a_defence_gives_a_paper_and_a_place_on_the_shelf(ceremony: Ceremony) -> None:
    call, given, _ = await ceremony.gives("defence", "defended")
    number = f"ЗО-{ceremony.hall.clock().year}-0001"
    assert await ceremony.numbers(given.entry.id) == [(number, False)]
    assert await ceremony.shelves() == [(given.entry.id, "practices")]
    await ceremony.strikes(call, given.entry)
    assert await ceremony.numbers(given.entry.id) == [(number, True)]
    assert await ceremony.shelves() == []


async def test_an_outcome_without_awards_gives_nothing(ceremony: Ceremony) -> None:
    _, given, _ = await ceremony.gives("defence", "again")
    assert given.outcome.gives == (Give("advice"),)
    assert await ceremony.numbers(given.entry.id) == []
    assert await ceremony.shelves() == []


async def test_an_expert_has_the_role_for_a_year(ceremony: Ceremony) -> None:
    _, _, author = await ceremony.gives("experts-register", "in")
    assert author.has(Role.EXPERT)
    (grant,) = [one for one in author.grants if one.role is Role.EXPERT]
    assert grant.scope == DISTRICT
    assert grant.until == ceremony.hall.clock() + TERM


async def test_an_offer_asks_the_curator_for_an_activity(ceremony: Ceremony) -> None:
    _, given, _ = await ceremony.gives("offer", "held")
    wanted = [(ceremony.curator.id, {"entry": given.entry.id})]
    assert await ceremony.hall.payloads(LetterKind.ACTIVITY_WANTED) == wanted


async def test_a_project_given_again_after_an_appeal_keeps_its_milestones(
    ceremony: Ceremony,
) -> None:
    call, given, _ = await ceremony.gives("project", "office")
    steps = {"steps": [["Обучить команду", "2027-01-22"], ["Показать уроки", "2027-01-29"]]}
    planned, now = replace(given.entry, answers=steps), ceremony.hall.clock()
    for _ in range(2):
        async with ceremony.hall.database.write() as tx:
            await ceremony.awards.give_all(tx, call, [given._replace(entry=planned)], now, None)
            found = (await milestones_of(tx, [planned.id]))[planned.id]
        assert [one.title for one in found] == ["Обучить команду", "Показать уроки"]
    async with ceremony.hall.database.write() as tx:
        await tx.execute(update(milestones).values(status=MilestoneStatus.ACCEPTED))
    await ceremony.gives_again(call, given._replace(entry=planned))
    assert "practices" in [shelf for _, shelf in await ceremony.shelves()], "it is whole"


# ── Seats ──────────────────────────────────────────────────────────────────────────────────────

SUMMER = TypeId("summer-school")
SEAT = Give("seat", SUMMER)
_OFFICE, _AGAIN = KINDS["project"].outcomes
SCHOOL = replace(
    KINDS["project"],
    outcomes=(
        replace(_OFFICE, gives=(SEAT, Give("milestones"))),
        replace(_OFFICE, id="beside", gives=(SEAT,)),
        _AGAIN,
    ),
)


def coauthor(one: Actor, state: Agreement) -> EntryPerson:
    return EntryPerson(person=one.id, name=one.profile.name.full, state=state)


async def test_a_seat_goes_to_the_author_and_to_who_has_confirmed_and_comes_back(
    ceremony: Ceremony,
) -> None:
    hall = ceremony.hall
    friend, silent, waiting = await hall.people(3)
    await hall.seminar(9, kind="seminar", begins_after=timedelta(days=5))
    later = await hall.seminar(9, kind=SUMMER, begins_after=timedelta(days=20))
    nearest = await hall.seminar(1, kind=SUMMER, needs_approval=True)
    team = coauthor(friend, Agreement.CONFIRMED), coauthor(silent, Agreement.INVITED)
    call, given, author = await ceremony.gives(SCHOOL, "office", *team)
    assert await ceremony.seats(nearest) == {author.id: "booked", friend.id: "waitlisted"}
    assert await hall.letters(LetterKind.SEAT_AWARDED) == [author.id, friend.id]
    assert await hall.letters(LetterKind.SEATS_WANTED) == []
    await ceremony.gives_again(call, given)
    assert await ceremony.seats(later) == {}

    await ceremony.strikes(call, given.entry, "beside")
    assert await ceremony.seats(nearest) == {author.id: "booked", friend.id: "waitlisted"}
    await hall.enrolling.withdraw(friend, nearest.id)
    await ceremony.gives_again(call, given)
    assert (await ceremony.seats(nearest))[friend.id] == "withdrawn", "it was given up"
    await hall.enrolling.sign_up(waiting, later.id)
    await ceremony.strikes(call, given.entry, "again")
    assert (await ceremony.seats(nearest))[author.id] == "withdrawn"
    assert await ceremony.seats(later) == {waiting.id: "booked"}
    assert await hall.letters(LetterKind.SEAT_AWARDED) == [author.id, friend.id, author.id]
    await ceremony.gives_again(call, given)
    assert (await ceremony.seats(nearest))[author.id] == "booked", "an appeal gives it again"

    hall.clock.advance(timedelta(days=10))
    await ceremony.strikes(call, given.entry)
    assert (await ceremony.seats(nearest))[author.id] == "booked", "it has begun"
    assert await hall.is_whole()


async def test_who_was_declined_or_waits_for_a_decision_gets_the_seat(ceremony: Ceremony) -> None:
    hall = ceremony.hall
    declined, asking, own = await hall.people(3)
    school = await hall.seminar(9, kind=SUMMER, needs_approval=True)
    later = await hall.seminar(9, kind=SUMMER, begins_after=timedelta(days=20))
    for one in (declined, asking):
        await hall.enrolling.sign_up(one, school.id)
    await hall.enrolling.sign_up(own, later.id)
    async with hall.database.write() as tx:
        enrolment = await find_enrolment(tx, school.id, declined.id)
        assert enrolment is not None
        request = await find_open_request(tx, school.request_kind, enrolment.id)
        assert request is not None
    await hall.services.requests.decide(hall.curator, request.id, Move.REJECT, reason="Мест мало")
    team = [coauthor(one, Agreement.CONFIRMED) for one in (declined, asking, own)]
    call, given, author = await ceremony.gives(SCHOOL, "office", *team)
    booked = dict.fromkeys((author.id, declined.id, asking.id), "booked")
    assert await ceremony.seats(school) == booked
    await ceremony.strikes(call, given.entry)
    assert await ceremony.seats(later) == {own.id: "booked"}, "the own seat is kept"
    assert await hall.is_whole()


async def test_the_curator_gives_the_seats_when_there_is_an_activity(ceremony: Ceremony) -> None:
    hall, seats = ceremony.hall, ceremony.hall.services.awarded_seats
    friend, erased = await hall.people(2)
    team = [coauthor(one, Agreement.CONFIRMED) for one in (friend, erased)]
    async with hall.database.write() as tx:
        leaves = update(persons).where(persons.c.id == erased.id)
        await tx.execute(leaves.values(deletion_requested_at=hall.clock()))
    call, _, author = await ceremony.gives(SCHOOL, "office", *team)
    wanted = [(ceremony.curator.id, {"call": call.id, "type": SUMMER})]
    assert await hall.payloads(LetterKind.SEATS_WANTED) == wanted
    facts, given = await seats.give_waiting(ceremony.curator, call.id, SUMMER)
    assert (facts.waiting, given) == (2, 0)
    for actor, type_ in ((author, SUMMER), (ceremony.curator, TypeId("seminar"))):
        with pytest.raises(NotFound):
            await seats.give_waiting(actor, call.id, type_)

    school = await hall.seminar(9, kind=SUMMER)
    facts, given = await seats.give_waiting(ceremony.curator, call.id, SUMMER)
    assert (facts.waiting, given) == (0, 2)
    await hall.activities.cancel(hall.curator, school.id)
    other = await hall.seminar(1, kind=SUMMER)
    facts, given = await seats.give_waiting(ceremony.curator, call.id, SUMMER)
    assert (facts.waiting, given) == (0, 2), "the first one was cancelled"
    assert await ceremony.seats(other) == {author.id: "booked", friend.id: "waitlisted"}
    assert await hall.is_whole()


async def test_who_has_won_twice_has_one_seat(ceremony: Ceremony) -> None:
    hall, seats = ceremony.hall, ceremony.hall.services.awarded_seats
    school = await hall.seminar(9, kind=SUMMER)
    call, given, author = await ceremony.gives(SCHOOL, "office")
    (friend,) = await hall.people(1)
    team = [coauthor(author, Agreement.CONFIRMED)]
    now = hall.clock()
    other = await settled(hall.database, call, friend, "office", now, people=team)
    async with hall.database.write() as tx:
        await ceremony.awards.give_all(tx, call, [given, other], now, None)
    assert await hall.letters(LetterKind.SEAT_AWARDED) == [author.id, friend.id]
    hall.clock.advance(school.signup_closes_at - now)
    assert (await seats.facts(call.id, SUMMER)).waiting == 0


async def test_who_signs_up_while_seats_are_given_keeps_the_own_seat(
    ceremony: Ceremony, server: Server | None
) -> None:
    hall, database = ceremony.hall, ceremony.hall.database
    call, given, author = await ceremony.gives(SCHOOL, "office")
    school, now = await hall.seminar(9, kind=SUMMER), hall.clock()
    async with database.write() as tx:
        held = await get_activity(tx, school.id, hold=True)
        giving = asyncio.create_task(
            ceremony.gives_again(call, given), context=contextvars.Context()
        )
        if server is not None:
            waits = asyncio.create_task(blocked(database, 1))
            await asyncio.wait({giving, waits}, return_when=asyncio.FIRST_COMPLETED)
            waits.cancel()
        other = EntryId(given.entry.id + 1)
        await hall.enrolling.award(tx, author, held, other, ceremony.curator.id, now)
    await giving
    assert await ceremony.seats(school) == {author.id: "booked"}
    assert await hall.letters(LetterKind.SEATS_WANTED) == [ceremony.curator.id], "of the beginning"
    assert await hall.letters(LetterKind.SEAT_AWARDED) == [author.id]


async def test_if_who_has_opened_the_call_left_other_curators_are_told(ceremony: Ceremony) -> None:
    stays, (former,) = ceremony.curator, await ceremony.hall.people(1)
    ceremony.curator = former
    await ceremony.gives(SCHOOL, "office")
    await ceremony.gives("offer", "held")
    for kind in (LetterKind.SEATS_WANTED, LetterKind.ACTIVITY_WANTED):
        assert stays.id in await ceremony.hall.letters(kind)
        assert former.id not in await ceremony.hall.letters(kind)
