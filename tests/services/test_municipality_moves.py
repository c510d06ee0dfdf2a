"""Moves of municipalities against concurrent submissions, links and ticks."""

import asyncio
import contextvars
from collections.abc import Callable, Coroutine, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

import pytest
from sqlalchemy import Select, select

from district.activities.activity import Audience
from district.activities.enrolments import EnrolmentStatus
from district.activities.form import ActivityAnswers, PlannedSession, Whom
from district.announcements.announcement import AnnouncementRules
from district.drafts import Form
from district.errors import NotForYou, NotPermitted
from district.forms import SUMMARY
from district.ids import MentorshipId, TypeId
from district.mentoring.pairs import MentorshipStatus
from district.people.roles import Actor, Role, Scope, Term
from district.requests.deficits import FEW
from district.requests.request import Move, RequestStatus
from district.territory import Transfer
from storage.database import Database
from storage.invariants import broken_invariants
from storage.tables import (
    activities,
    announcements,
    cards,
    districts,
    grants,
    invites,
    mentors,
    mentorships,
    municipalities,
    outbox,
    requests,
)
from tests.postgresql import Server, blocked
from tests.services.hall import Hall
from tests.services.mentoring import Faculty
from tests.world import AKUSHA, DERBENT, LEVASHI, MEMBER, MOUNTAINS, SOUTH, World, real_territory


@pytest.fixture
async def house(database: Database) -> Faculty:
    await real_territory(database)
    return Faculty(database)


@pytest.fixture
async def hall(database: Database) -> Hall:
    await real_territory(database)
    return Hall(database)


async def plans(house: World) -> Actor:
    administrator = await house.cast.holder("Админова", Role.ADMINISTRATOR)
    tomorrow: date = house.calendar.local(house.clock()).date() + timedelta(days=1)
    answers = {"municipality": LEVASHI, "target": SOUTH, "day": tomorrow.isoformat()}
    form = await house.drafts.begin(administrator, Form.MUNICIPALITY, SUMMARY, answers)
    await house.services.moves.plan(administrator, form.id)
    house.clock.advance(timedelta(days=1))
    return administrator


async def moves(house: World) -> None:
    await plans(house)
    await house.services.moves.tick()
    async with house.database.read() as connection:
        assert await broken_invariants(connection) == []


async def again(house: World, person: Actor) -> Actor:
    """Returns the person with the place and roles after the move."""
    return await house.cast.actor(person.id)


async def test_planned_activities_stay_open_with_the_seats_kept(hall: Hall) -> None:
    within = Audience(districts=frozenset({MOUNTAINS}))
    kept = await hall.seminar(2, quotas={LEVASHI: 1}, audience=within)
    free = await hall.seminar(None, audience=within)
    alone = await hall.seminar(
        None, audience=Audience(districts=within.districts, municipalities=frozenset({AKUSHA}))
    )
    over = await hall.seminar(
        5, quotas={LEVASHI: 2}, audience=within, begins_after=timedelta(hours=3)
    )
    local = await hall.cast.teacher("Местная")
    neighbour = await hall.cast.teacher("Соседова", AKUSHA)
    foreign = await hall.cast.teacher("Дербентова", DERBENT)
    administrator = await hall.cast.holder("Учётная", Role.ADMINISTRATOR)
    along = await hall.services.moves.along(
        administrator, Transfer(municipality=LEVASHI, source=MOUNTAINS, target=SOUTH)
    )
    assert along.activities == 3
    await moves(hall)
    local = await again(hall, local)
    assert local.profile.place.district == SOUTH
    with pytest.raises(NotForYou):
        await hall.enrolling.sign_up(foreign, kept.id)
    with pytest.raises(NotForYou):
        await hall.enrolling.sign_up(local, alone.id)
    await hall.enrolling.sign_up(neighbour, kept.id)
    standing = await hall.enrolling.sign_up(local, kept.id)
    assert standing.enrolment is not None
    assert standing.enrolment.status is EnrolmentStatus.BOOKED
    await hall.enrolling.sign_up(local, free.id)
    assert LEVASHI not in (await hall.activity(over.id)).audience.guests
    copied = ActivityAnswers.of(await hall.activity(kept.id), hall.calendar).copied()
    assert (copied.guests, dict(copied.quotas)) == ((), {})


def quota_form(house: Faculty) -> dict[str, object]:
    session = PlannedSession(
        day=house.calendar.local(house.clock()).date() + timedelta(days=12),
        begins=house.calendar.local(house.clock()).time(),
        ends=house.calendar.local(house.clock() + timedelta(hours=2)).time(),
        place="Леваши",
    )
    return ActivityAnswers(
        type=TypeId("seminar"),
        title="Читаем условие",
        hours=2,
        sessions=(session,),
        capacity=9,
        whom=Whom.DISTRICT,
        quotas={LEVASHI: 2, AKUSHA: 3},
        district=MOUNTAINS,
    ).answers()


async def test_a_form_begun_before_keeps_no_seats_for_who_has_left(house: Faculty) -> None:
    curator = await house.cast.holder("Кураторова", Role.CURATOR, Scope(district=MOUNTAINS))
    form = await house.drafts.begin(curator, Form.ACTIVITY, SUMMARY, quota_form(house))
    await moves(house)
    made = await house.services.activities.make(curator, form.id)
    assert dict(made.quotas) == {AKUSHA: 3}


async def test_mentors_and_mentees_move_and_pairs_stay_together(house: Faculty) -> None:
    mentor = await house.mentor("Наставников", capacity=2)
    other = await house.mentor("Акушинский", AKUSHA, capacity=3)
    stays, paired, waiting, asking, away = [
        await house.cast.teacher(name, place)
        for name, place in (
            ("Первая", AKUSHA), ("Вторая", LEVASHI), ("Третья", LEVASHI), ("Пятая", AKUSHA),
            ("Шестая", LEVASHI),
        )
    ]  # fmt: skip
    numbers = {}
    for who, whom in ((stays, mentor), (paired, other)):
        numbers[who.id] = (await house.asks(who, whom)).mentorship.id
        await house.mentorships.accept(whom, numbers[who.id])
    for who, whom in ((asking, mentor), (away, other)):
        numbers[who.id] = (await house.asks(who, whom)).mentorship.id
    numbers[waiting.id] = (await house.asks(waiting, mentor)).mentorship.id
    await moves(house)

    async def now(person: Actor) -> tuple[str, MentorshipStatus]:
        one = await house.stands(MentorshipId(numbers[person.id]))
        return one.district, one.status

    assert await now(stays) == (MOUNTAINS, MentorshipStatus.ACTIVE)
    assert await now(paired) == (SOUTH, MentorshipStatus.ACTIVE)
    assert await now(waiting) == (SOUTH, MentorshipStatus.PROPOSED)
    assert await now(asking) == (MOUNTAINS, MentorshipStatus.ASKED)
    assert await now(away) == (SOUTH, MentorshipStatus.ASKED)
    listed = await house.mentors.register(await again(house, waiting))
    assert [one.person.id for one in listed.items] == [mentor.id]
    assert (await house.mentors.own(await again(house, mentor))).is_listed
    await house.mentorships.accept(await again(house, mentor), numbers[waiting.id])
    assert (await now(waiting))[1] is MentorshipStatus.ACTIVE
    south = await house.cast.holder("Южанова", Role.CURATOR, Scope(district=SOUTH))
    assert [row.mentee.id for row in (await house.pairing.desk(south)).page.items] == [away.id]


async def announces(world: World, author: Actor) -> None:
    content = {"text": "Приходите", "entities": [], "media": []}
    answers = {"content": content, "category": "news"}
    form = await world.drafts.begin(author, Form.ANNOUNCEMENT, SUMMARY, answers)
    await world.services.composer.make(author, form.id)


async def test_the_council_announcement_is_approved_in_the_new_district(database: Database) -> None:
    await real_territory(database)
    world = World(database, announcement_rules=AnnouncementRules(alone=1))
    heads = [
        await world.cast.holder(name, Role.HEAD, Scope(district=district))
        for name, district in (("Горный", MOUNTAINS), ("Южный", SOUTH))
    ]
    for number in range(FEW):
        await world.cast.teacher(f"Читатель {number}")
    await announces(world, await world.cast.holder("Советова", Role.COUNCIL_MEMBER, MEMBER))
    await moves(world)
    async with database.read() as connection:
        number = (await connection.execute(select(requests.c.id))).scalar_one()
    with pytest.raises(NotPermitted):
        await world.requests.decide(heads[0], number, Move.APPROVE)
    card = await world.requests.card_facts(heads[1].id, number)
    await world.requests.decide(heads[1], number, Move.APPROVE, seen=card.subject.mark)


# ── Locks ──────────────────────────────────────────────────────────────────────────────────────


Writing = Callable[[], Coroutine[Any, Any, object]]
Prepare = Callable[[Faculty], Coroutine[Any, Any, Writing]]


async def submitting(house: Faculty) -> Writing:
    author = await house.cast.teacher("Магомедова")
    return partial(house.submit, author)


async def looking_for_a_mentor(house: Faculty) -> Writing:
    mentee = await house.cast.teacher("Магомедова")
    return partial(house.mentorships.ask, mentee, await house.fill_ask(mentee))


async def becoming_a_mentor(house: Faculty) -> Writing:
    person = await house.cast.teacher("Наставникова")
    return partial(house.mentors.send, person, await house.fill_entry(person))


async def replacing_a_mentor(house: Faculty) -> Writing:
    mentor = await house.mentor("Акушинский", AKUSHA)
    mentee = await house.cast.teacher("Магомедова")
    number = (await house.asks(mentee, mentor)).mentorship.id
    await house.mentorships.accept(mentor, number)
    curator = await house.cast.holder("Кураторова", Role.CURATOR, Scope(district=MOUNTAINS))
    return partial(house.pairing.replace, curator, number)


async def announcing(house: Faculty) -> Writing:
    return partial(announces, house, await house.member("Советова"))


async def keeping_seats(house: Faculty) -> Writing:
    curator = await house.cast.holder("Кураторова", Role.CURATOR, Scope(district=MOUNTAINS))
    form = await house.drafts.begin(curator, Form.ACTIVITY, SUMMARY, quota_form(house))
    return partial(house.services.activities.make, curator, form.id)


async def asking_for_a_seat(house: Faculty) -> Writing:
    hall = Hall(house.database)
    hall.cast = house.cast
    within = Audience(districts=frozenset({MOUNTAINS}))
    activity = await hall.seminar(9, audience=within, needs_approval=True)
    return partial(hall.enrolling.sign_up, await house.cast.teacher("Магомедова"), activity.id)


WRITERS: Mapping[Prepare, Select[Any]] = {
    submitting: select(requests.c.district_id),
    looking_for_a_mentor: select(mentorships.c.district_id),
    becoming_a_mentor: select(mentors.c.district_id),
    replacing_a_mentor: select(mentorships.c.district_id).where(mentorships.c.status == "asked"),
    announcing: select(announcements.c.district_id),
    keeping_seats: select(activities.c.audience),
    asking_for_a_seat: select(requests.c.district_id),
}


async def meet(house: Faculty, write: Writing, row: Select[Any]) -> None:
    """The writer is stopped at a locked row; then the move begins, and the row is released."""
    await plans(house)
    async with house.database.write() as tx:
        await tx.execute(row.with_for_update())
        writing = asyncio.create_task(write(), context=contextvars.Context())
        await blocked(house.database, 1)
        moving = asyncio.create_task(house.services.moves.tick(), context=contextvars.Context())
        await blocked(house.database, 2)
    await asyncio.gather(writing, moving)


@pytest.fixture
def row_locks(server: Server | None) -> None:
    if server is None:
        pytest.skip("SQLite has one writer")


@pytest.mark.usefixtures("row_locks")
@pytest.mark.parametrize("prepare", WRITERS)
async def test_what_is_written_during_the_move_moves_too(house: Faculty, prepare: Prepare) -> None:
    await meet(house, await prepare(house), select(districts).where(districts.c.id == MOUNTAINS))
    async with house.database.read() as connection:
        found = (await connection.execute(WRITERS[prepare])).scalars().all()
        assert found
        assert all(one == SOUTH or LEVASHI in dict(one).get("guests", ()) for one in found)
        assert await broken_invariants(connection) == []


@pytest.mark.usefixtures("row_locks")
async def test_a_sign_up_and_the_move_do_not_wait_for_each_other(house: Faculty) -> None:
    write = await asking_for_a_seat(house)
    await meet(house, write, select(municipalities).where(municipalities.c.id == LEVASHI))
    async with house.database.read() as connection:
        assert (await connection.execute(select(requests.c.district_id))).scalar_one() == SOUTH


async def test_requests_that_come_during_the_move_get_deciders_of_the_new_district(
    house: Faculty,
) -> None:
    await house.cast.holder("Горный", Role.HEAD, Scope(district=MOUNTAINS))
    head = await house.cast.holder("Южный", Role.HEAD, Scope(district=SOUTH))
    authors = [await house.cast.teacher(f"Магомедова {each}") for each in range(8)]
    await plans(house)
    tick = house.services.moves.tick
    await asyncio.gather(
        *(house.submit(author) for author in authors[:4]),
        tick(),
        tick(),
        *(house.submit(author) for author in authors[4:]),
        tick(),
    )
    waiting = requests.c.status == RequestStatus.SUBMITTED
    async with house.database.read() as connection:
        places = await connection.execute(select(requests.c.district_id).where(waiting))
        assert places.scalars().all() == [SOUTH] * 8
        held = await connection.execute(
            select(cards.c.request_id).where(cards.c.person_id == head.id)
        )
        assert len(set(held.scalars())) == 8
        letters = await connection.execute(
            select(outbox.c.person_id).where(outbox.c.kind == "municipality-moved")
        )
        assert sorted(letters.scalars()).count(head.id) == 1
        assert await broken_invariants(connection) == []


async def test_a_link_accepted_during_the_move_gives_the_role_in_the_new_district(
    house: Faculty,
) -> None:
    administrator = await plans(house)
    place = Scope(district=MOUNTAINS, municipality=LEVASHI)
    codes = []
    for _ in range(4):
        answers = {
            "role": Role.COUNCIL_MEMBER, "district": MOUNTAINS, "municipality": LEVASHI,
        }  # fmt: skip
        form = await house.drafts.begin(administrator, Form.INVITE, SUMMARY, answers)
        made = await house.services.invites.invite(administrator, form.id, Term.YEAR)
        assert made.invite.scope == place
        codes.append(made.invite.code)
    people = [await house.cast.teacher(f"Гаджиев {number}") for number in range(4)]
    await asyncio.gather(
        *(
            house.services.invites.accept(person, code)
            for person, code in zip(people[:2], codes[:2], strict=True)
        ),
        house.services.moves.tick(),
        *(
            house.services.invites.accept(person, code)
            for person, code in zip(people[2:], codes[2:], strict=True)
        ),
    )
    async with house.database.read() as connection:
        there = grants.c.municipality_id == LEVASHI
        held = await connection.execute(select(grants.c.district_id).where(there))
        assert held.scalars().all() == [SOUTH] * 4
        used = await connection.execute(select(invites.c.used_by))
        assert None not in used.scalars().all()
