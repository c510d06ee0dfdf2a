"""The code on the wall per session, and the ban on marking oneself."""

import asyncio
import contextvars
from datetime import timedelta

import pytest
from sqlalchemy import insert, select, update

from district.activities.activity import Activity, ActivityStatus, Session
from district.activities.curriculum import Curriculum
from district.activities.enrolments import EnrolmentStatus
from district.errors import CodeChanged, DoorsClosed, NotFound, NotPermitted, OwnAffair
from district.ids import CurriculumId, SessionId
from district.letters import LetterKind
from district.people.roles import Actor, Role, Scope
from services.activities.attendance import Attendance
from services.activities.curriculum_certificates import tell_of_curriculum
from storage.activities.activities import change_activity
from storage.activities.attendance import marks_in
from storage.activities.curricula import add_curriculum, put_activity
from storage.database import Connection, Database
from storage.tables import enrolments, outbox, sessions
from tests.postgresql import Server, blocked
from tests.services.hall import Hall
from tests.world import MOUNTAINS, real_territory

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


@pytest.fixture
async def hall(database: Database) -> Hall:
    await real_territory(database)
    return Hall(database)


@pytest.fixture
async def activity(hall: Hall) -> Activity:
    """An activity with a session in the morning and one in the afternoon."""
    seminar = await hall.seminar(None, begins_after=10 * DAY)
    morning = seminar.sessions[0]
    async with hall.database.write() as tx:
        await tx.execute(
            insert(sessions).values(
                activity_id=seminar.id,
                starts_at=morning.ends_at + timedelta(hours=1),
                ends_at=morning.ends_at + timedelta(hours=3),
                place="Леваши",
            )
        )
    return await hall.activity(seminar.id)


@pytest.fixture
async def aishat(hall: Hall, activity: Activity) -> Actor:
    person = await hall.cast.teacher("Магомедова")
    await hall.enrolling.sign_up(person, activity.id)
    return person


def attendance_of(hall: Hall) -> Attendance:
    return hall.services.attendance


async def goes_to(hall: Hall, session: Session, after: timedelta) -> None:
    hall.clock.advance(session.starts_at + after - hall.clock())


async def test_two_activities_settled_at_once_make_a_programme_whole(
    hall: Hall, server: Server | None
) -> None:
    """Neither sees the hours of the other before it is committed."""
    held = [await hall.seminar(9, begins_after=days * DAY) for days in (10, 12)]
    [person], now, database = await hall.people(1), hall.clock(), hall.database
    new = Curriculum(
        id=CurriculumId(0), district=MOUNTAINS, title="Учимся", hours=8, about="", topics=(),
        made_by=hall.curator.id, made_at=now,
    )  # fmt: skip
    for one in held:
        await hall.enrolling.sign_up(person, one.id)
    async with database.write() as tx:
        programme = await add_curriculum(tx, new)
        for one in held:
            await put_activity(tx, programme.id, one.id)
            await change_activity(tx, one.id, status=ActivityStatus.OVER)

    async def settles(tx: Connection, activity: Activity) -> None:
        came = update(enrolments).where(enrolments.c.activity_id == activity.id)
        await tx.execute(came.values(status=EnrolmentStatus.ATTENDED))
        await tell_of_curriculum(tx, programme, [person.id], now)

    async def settles_alone(activity: Activity) -> None:
        async with database.write() as tx:
            await settles(tx, activity)

    async with database.write() as tx:
        await settles(tx, held[0])
        other = asyncio.create_task(settles_alone(held[1]), context=contextvars.Context())
        if server is not None:
            waits = asyncio.create_task(blocked(database, 1))
            await asyncio.wait({other, waits}, return_when=asyncio.FIRST_COMPLETED)
            waits.cancel()
    await other
    letters = select(outbox.c.person_id).where(outbox.c.kind == LetterKind.CURRICULUM_DONE)
    async with database.read() as connection:
        assert list((await connection.execute(letters)).scalars()) == [person.id]


async def marked(hall: Hall, activity: Activity) -> list[SessionId]:
    async with hall.database.read() as connection:
        found = await marks_in(connection, activity.id)
    return sorted(session for seen in found.values() for session in seen)


async def test_a_code_of_the_morning_marks_nobody_in_the_afternoon(
    hall: Hall, activity: Activity, aishat: Actor
) -> None:
    attendance = attendance_of(hall)
    morning, afternoon = activity.sessions
    early = await attendance.wall(hall.curator, activity.id)
    late = await attendance.wall(hall.curator, activity.id, afternoon.id)
    assert early.session == morning
    assert late.session == afternoon
    assert early.code != late.code
    await goes_to(hall, afternoon, 10 * MINUTE)
    with pytest.raises(DoorsClosed):
        await attendance.arrive(aishat, early.code)
    await attendance.arrive(aishat, late.code)
    assert await marked(hall, activity) == [afternoon.id]


@pytest.mark.parametrize(
    ("after", "is_open"),
    [
        (-31 * MINUTE, False),
        (-30 * MINUTE, True),
        (timedelta(hours=2), True),
        (timedelta(hours=2, minutes=1), False),
    ],
)
async def test_a_code_that_was_printed_long_before_holds_from_half_an_hour_before_to_the_end(
    hall: Hall, activity: Activity, aishat: Actor, after: timedelta, is_open: bool
) -> None:
    attendance = attendance_of(hall)
    wall = await attendance.wall(hall.curator, activity.id)
    assert (await attendance.wall(hall.curator, activity.id)).code == wall.code
    await goes_to(hall, wall.session, after)
    if is_open:
        await attendance.arrive(aishat, wall.code)
        assert await marked(hall, activity) == [wall.session.id]
    else:
        with pytest.raises(DoorsClosed):
            await attendance.arrive(aishat, wall.code)


async def test_a_code_that_changes_is_taken_for_two_turns_and_then_no_more(
    hall: Hall, activity: Activity, aishat: Actor
) -> None:
    attendance = attendance_of(hall)
    printed = await attendance.wall(hall.curator, activity.id)
    await goes_to(hall, printed.session, timedelta())
    first = await attendance.wall(hall.curator, activity.id, turns=True)
    assert first.is_turning
    with pytest.raises(CodeChanged):
        await attendance.arrive(aishat, printed.code)
    hall.clock.advance(11 * MINUTE)
    with pytest.raises(CodeChanged):
        await attendance.arrive_by_turning(aishat, first.code)
    now = await attendance.wall(hall.curator, activity.id)
    assert now.code != first.code
    hall.clock.advance(5 * MINUTE)
    await attendance.arrive_by_turning(aishat, now.code)
    assert await marked(hall, activity) == [printed.session.id]
    still = await attendance.wall(hall.curator, activity.id, turns=False)
    assert still.code == printed.code
    assert (await attendance.arrive(aishat, printed.code)).is_again


@pytest.mark.parametrize("code", ["", "1", "1-", "x-y", "٣-abc", "99999999999-abc", "777-abc"])
async def test_made_up_codes_mark_nobody(
    hall: Hall, activity: Activity, aishat: Actor, code: str
) -> None:
    attendance = attendance_of(hall)
    await goes_to(hall, activity.sessions[0], timedelta())
    with pytest.raises(NotFound):
        await attendance.arrive_by_turning(aishat, code)
    with pytest.raises(NotFound):
        await attendance.arrive(aishat, code)
    with pytest.raises(NotPermitted):
        await attendance.wall(aishat, activity.id)
    assert await marked(hall, activity) == []


async def test_nobody_marks_themselves_by_list_code_or_wall(hall: Hall, activity: Activity) -> None:
    """An organizer who takes part is marked by another one."""
    attendance, organiser = attendance_of(hall), hall.curator
    await hall.enrolling.sign_up(organiser, activity.id)
    _, own = await attendance.own_code(organiser.id, activity.id)
    wall = await attendance.wall(organiser, activity.id)
    await goes_to(hall, activity.sessions[0], MINUTE)
    number = activity.sessions[0].id or SessionId(0)
    mine = (await hall.enrolled(activity))[0]
    with pytest.raises(OwnAffair):
        await attendance.mark(organiser, activity.id, number, mine.id, is_present=True)
    with pytest.raises(OwnAffair):
        await attendance.scan(organiser, own)
    with pytest.raises(OwnAffair):
        await attendance.arrive(organiser, wall.code)
    assert await marked(hall, activity) == []
    other = await hall.cast.holder("Омарова", Role.CURATOR, Scope(district=MOUNTAINS))
    await attendance.scan(other, own)
    assert await marked(hall, activity) == [number]
