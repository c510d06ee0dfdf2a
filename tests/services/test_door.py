"""People who come without a seat: found by name, admitted once, seats still add up."""

import asyncio
import random
from collections import Counter
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import select, update

from district.activities.activity import Activity, ActivityStatus, Audience
from district.activities.attendance import Seen
from district.activities.door import Doubt
from district.activities.enrolments import EnrolmentStatus
from district.errors import NotFound, NotInThisState, NotPermitted, OwnAffair
from district.ids import PersonId, SessionId
from district.letters import LetterKind
from district.people.person import Name, Position
from district.people.roles import Actor
from storage.activities.activities import change_activity
from storage.activities.attendance import marks_in
from storage.database import Database
from storage.invariants import broken_invariants
from storage.tables import enrolment_history, persons
from tests.services.hall import Hall
from tests.soak import SEED, share
from tests.world import DERBENT, LEVASHI, SCHOOL, real_territory

S = EnrolmentStatus
DAY, HOUR = timedelta(days=1), timedelta(hours=1)


@pytest.fixture
async def hall(database: Database) -> Hall:
    await real_territory(database)
    return Hall(database)


def session_of(activity: Activity) -> SessionId:
    number = activity.sessions[0].id
    assert number is not None
    return number


async def admits(
    hall: Hall, activity: Activity, person: Actor, *, is_sure: bool = False
) -> Seen | Doubt:
    return await hall.services.door.admit(
        hall.curator, activity.id, session_of(activity), person.id, is_sure=is_sure
    )


async def begins(hall: Hall, activity: Activity) -> None:
    hall.clock.advance(activity.starts_at + HOUR - hall.clock())


async def named(hall: Hall, surname: str, given: str, patronymic: str | None = None) -> PersonId:
    person = await hall.cast.teacher(surname)
    name = {"surname": surname, "given_name": given, "patronymic": patronymic}
    async with hall.database.write() as tx:
        await tx.execute(update(persons).where(persons.c.id == person.id).values(name))
    return person.id


async def found(hall: Hall, activity: Activity, typed: str) -> list[str]:
    facts = await hall.services.door.facts(
        hall.curator, activity.id, session_of(activity), typed, 0, 8
    )
    return [one.profile.name.full for one in facts.people.items if one.profile]


@pytest.mark.parametrize("seed", range(SEED, SEED + share(8)))
async def test_whatever_became_of_a_seat_people_who_come_are_admitted_once(
    hall: Hall, seed: int
) -> None:
    """Also many at once, beyond the capacity and past the queue."""
    chance = random.Random(seed)
    people = await hall.people(9)
    activity = await hall.seminar(3, needs_approval=chance.random() < 0.3)
    for one in chance.sample(people, 7):
        await hall.enrolling.sign_up(one, activity.id)
    for one in people:
        if chance.random() < 0.3:
            with suppress(NotInThisState):
                await hall.enrolling.withdraw(one, activity.id)
    await begins(hall, activity)
    if chance.random() < 0.5:
        await hall.ticks()
    before = {one.person: one.status for one in await hall.enrolled(activity)}
    come = chance.sample(people, 6)
    await asyncio.gather(
        *(admits(hall, activity, one, is_sure=True) for one in (*come, *chance.sample(come, 3)))
    )
    after = {one.person: one.status for one in await hall.enrolled(activity)}
    assert {after[one.id] for one in come} == {S.ATTENDED}
    others = {one.id for one in people} - {one.id for one in come}
    assert {one: after.get(one) for one in others} == {one: before.get(one) for one in others}
    had_seats = {one for one, status in before.items() if status is S.BOOKED}
    told = Counter(await hall.letters(LetterKind.SEAT_AT_DOOR))
    assert told == Counter(one.id for one in come if one.id not in had_seats)
    async with hall.database.read() as connection:
        assert await broken_invariants(connection) == []
        seen = await marks_in(connection, activity.id)
        by = select(enrolment_history.c.person_id).where(enrolment_history.c.move == "admit")
        assert {*(await connection.execute(by)).scalars()} <= {hall.curator.id}
    assert len(seen) == len(come)


async def test_seats_that_are_oversold_otherwise_are_found(hall: Hall) -> None:
    """The exemption of the invariant is for admitted people only."""
    activity = await hall.seminar(2)
    for one in await hall.people(2):
        await hall.enrolling.sign_up(one, activity.id)
    await begins(hall, activity)
    await admits(hall, activity, (await hall.people(1))[0], is_sure=True)
    async with hall.database.write() as tx:
        assert await broken_invariants(tx) == []
        await change_activity(tx, activity.id, capacity=1)
        assert [one.name for one in await broken_invariants(tx)] == [
            "seats taken without an admission at the door do not exceed the capacity"
        ]


async def test_without_a_seat_or_outside_the_audience_the_organizer_decides(hall: Hall) -> None:
    audience = Audience(positions=frozenset({Position.PSYCHOLOGIST}))
    activity = await hall.seminar(1, audience=audience)
    first, second = await hall.people(2)
    await begins(hall, activity)
    doubt = await admits(hall, activity, first)
    assert isinstance(doubt, Doubt)
    assert (doubt.full, doubt.is_outside) == (None, True)
    added = await admits(hall, activity, first, is_sure=True)
    assert isinstance(added, Seen)
    assert (added.is_added, added.is_again) == (True, False)
    again = await admits(hall, activity, first)
    assert isinstance(again, Seen)
    assert (again.is_added, again.is_again) == (False, True)
    doubt = await admits(hall, activity, second)
    assert isinstance(doubt, Doubt)
    assert doubt.full is not None
    assert (doubt.full.taken.total(), doubt.full.capacity) == (1, 1)
    assert [one.person for one in await hall.enrolled(activity)] == [first.id]


async def test_a_person_added_after_the_end_gets_what_others_got(hall: Hall) -> None:
    activity = await hall.seminar(None)
    [late] = await hall.people(1)
    hall.clock.advance(activity.ends_at + DAY - hall.clock())
    async with hall.database.write() as tx:
        await change_activity(tx, activity.id, status=ActivityStatus.OVER)
    await admits(hall, activity, late)
    assert await hall.letters(LetterKind.CERTIFICATE_READY) == [late.id]
    made = await hall.services.certificates.issue(late.id, activity.id)
    assert made is not None


async def test_only_organizers_add_only_others_of_the_districts_once_it_has_begun(
    hall: Hall,
) -> None:
    activity = await hall.seminar(None)
    [somebody] = await hall.people(1)
    [stranger] = await hall.people(1, DERBENT)
    with pytest.raises(NotInThisState):
        await admits(hall, activity, somebody)
    await begins(hall, activity)
    with pytest.raises(NotFound):
        await admits(hall, activity, stranger)
    with pytest.raises(OwnAffair):
        await admits(hall, activity, hall.curator)
    door, session = hall.services.door, session_of(activity)
    with pytest.raises(NotPermitted):
        await door.admit(somebody, activity.id, session, somebody.id, is_sure=True)
    with pytest.raises(NotPermitted):
        await door.facts(somebody, activity.id, session, "Магомедова", 0, 8)
    assert await hall.enrolled(activity) == []


NAMES = (
    ("Магомедова", "Айшат", "Магомедовна"),
    ("Магомедова", "Патимат", "Гаджиевна"),
    ("Магомедов", "Магомед", "Алиевич"),
    ("Гӏабдуллаева", "Зулейха", None),
    ("Алиева-Омарова", "Нурьян", "Исаевна"),
    ("Шестых", "Людмила", "Ивановна"),
)


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Магомедова Айшат", 0),
        ("айшат магомедова", 0),
        ("Айшат", 0),
        ("Могомедова Айшад", 0),
        ("Магомедова Патимат Гаджиевна", 1),
        ("патимат", 1),
        ("Магомедов Магомед", 2),
        ("Габдулаева", 3),
        ("Г1абдуллаева", 3),
        ("Омарова Нурьян", 4),
        ("омарова", 4),
        ("шест", 5),
        ("ШЕСТЫХ людмила", 5),
    ],
)
async def test_people_are_found_by_parts_of_the_name_in_any_spelling(
    hall: Hall, typed: str, first: int
) -> None:
    activity = await hall.seminar(None)
    for one in NAMES:
        name = Name(surname=one[0].replace("ӏ", "Ӏ"), given=one[1], patronymic=one[2])
        await named(hall, name.surname, name.given, name.patronymic)
    await begins(hall, activity)
    wanted = " ".join(filter(None, NAMES[first])).replace("ӏ", "Ӏ")
    assert (await found(hall, activity, typed))[0] == wanted


async def test_nobody_is_found_who_leaves_lives_elsewhere_or_is_not_meant(hall: Hall) -> None:
    activity = await hall.seminar(None)
    leaving = await named(hall, "Уходящева", "Мадина")
    await hall.people(1, DERBENT)
    async with hall.database.write() as tx:
        gone = {"deletion_requested_at": hall.clock()}
        await tx.execute(update(persons).where(persons.c.id == leaving).values(gone))
    await begins(hall, activity)
    for typed in ("Уходящева", "Образцов", "Щукин", "%", "_", "---", "", "' OR 1=1"):
        assert await found(hall, activity, typed) == []


async def test_namesakes_are_told_apart_by_the_workplace(hall: Hall) -> None:
    activity = await hall.seminar(None)
    for number in (3, 5):
        school = await hall.cast.organization(f"СОШ № {number}", LEVASHI)
        await hall.cast.teacher("Магомедова", LEVASHI, school)
    await begins(hall, activity)
    facts = await hall.services.door.facts(
        hall.curator, activity.id, session_of(activity), "Магомедова школа 5", 0, 8
    )
    workplaces = [one.profile.organization.name for one in facts.people.items if one.profile]
    assert workplaces[0] == "СОШ № 5", SCHOOL
