"""The log of views: one row per reader, subject, person and day, from every service with named
data.
"""

from datetime import timedelta

import pytest
from sqlalchemy import select

from district.announcements.recipients import Recipients
from district.errors import BelowTaken, NotFound
from district.ids import PersonId, SessionId
from district.people.roles import Actor, Role, Scope
from district.people.views import Viewed
from services.people.views import looks_at, note_looks
from storage.database import Database
from storage.people.erasing import erase_person
from storage.people.privacy import everything_of
from storage.tables import views
from tests.services.council import Council
from tests.services.hall import Hall
from tests.world import MOUNTAINS, real_territory

DAY = timedelta(days=1)


@pytest.fixture
async def hall(database: Database) -> Hall:
    await real_territory(database)
    return Hall(database)


async def looked(database: Database, person: PersonId) -> list[tuple[int, str, int]]:
    """Reader, subject and id."""
    query = select(views).where(views.c.person_id == person).order_by(views.c.id)
    async with database.read() as connection:
        rows = await connection.execute(query)
        return [(row.reader_id, row.subject, row.subject_id) for row in rows]


async def test_a_card_is_a_look_once_a_day(database: Database) -> None:
    await real_territory(database)
    council = Council(database)
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    request = await council.submit(author)
    stranger = await council.cast.teacher("Омарова")
    with pytest.raises(NotFound):
        await council.requests.card_facts(stranger.id, request.id)
    assert await looked(database, author.id) == []
    for _ in range(3):
        await council.requests.card_facts(member.id, request.id)
    seen = (member.id, "request", request.id)
    assert await looked(database, author.id) == [seen]
    council.clock.advance(DAY)
    await council.requests.card_facts(member.id, request.id)
    assert await looked(database, author.id) == [seen, seen]


async def test_lists_sheets_and_files_are_looks_at_everybody_in_them(hall: Hall) -> None:
    activity = await hall.seminar(None)
    curator, (aishat, patimat) = hall.curator, await hall.people(2)
    for one in (aishat, patimat, curator):
        await hall.enrolling.sign_up(one, activity.id)
    await hall.activities.participants(curator, activity.id)  # counts only
    assert await looked(hall.database, aishat.id) == []
    await hall.activities.shown_participants(curator, activity.id)
    await hall.activities.shown_participants(curator, activity.id, as_file=True)
    hall.clock.advance(10 * DAY)
    session = activity.sessions[0].id or SessionId(0)
    await hall.services.attendance.sheet(curator, activity.id, session)
    for one in (aishat, patimat):
        assert await looked(hall.database, one.id) == [
            (curator.id, "participants", activity.id),
            (curator.id, "participants-file", activity.id),
            (curator.id, "participants", activity.id),
        ]
    assert await looked(hall.database, curator.id) == []


async def test_names_in_a_refusal_and_in_a_sample_are_looks_too(hall: Hall) -> None:
    activity, (aishat, patimat) = await hall.seminar(None), await hall.people(2)
    for one in (aishat, patimat):
        await hall.enrolling.sign_up(one, activity.id)
        hall.clock.advance(timedelta(minutes=1))
    with pytest.raises(BelowTaken):
        await hall.activities.change_seats(hall.curator, activity.id, 1)
    assert await looked(hall.database, aishat.id) == []
    assert await looked(hall.database, patimat.id) == [
        (hall.curator.id, "participants", activity.id)
    ]
    await hall.people(10)
    sample = await hall.services.composer.sample(hall.curator, Recipients(districts=(MOUNTAINS,)))
    for person in sample:
        if person.id != hall.curator.id:
            assert (hall.curator.id, "recipients", 0) in await looked(hall.database, person.id)


async def note(hall: Hall, reader: Actor, person: Actor, *, as_expert: bool = False) -> None:
    looks = looks_at(reader.id, Viewed.REQUEST, 1, [person.id], as_expert=as_expert)
    await note_looks(hall.database, looks, hall.clock())


async def test_a_person_reads_who_looked_and_of_experts_only_that_one_did(hall: Hall) -> None:
    aishat = await hall.cast.teacher("Магомедова")
    expert = await hall.cast.holder("Экспертов", Role.EXPERT, Scope(district=MOUNTAINS))
    member = await hall.cast.teacher("Гаджиев")
    await note(hall, expert, aishat, as_expert=True)
    await note(hall, member, aishat)
    async with hall.database.read() as connection:
        mine = await everything_of(connection, aishat.id)
        theirs = await everything_of(connection, expert.id)
    assert [(one["reader"], one["as_expert"]) for one in mine["views"]] == [
        (None, True),
        ("Гаджиев Айшат", False),
    ]
    assert [set(one) for one in theirs["looked"]] == [{"subject", "subject_id", "at"}]
    assert theirs["views"] == []


async def test_the_record_goes_with_the_person_it_is_about(hall: Hall) -> None:
    aishat, member = await hall.cast.teacher("Магомедова"), await hall.cast.teacher("Гаджиев")
    await note(hall, member, aishat)
    await note(hall, aishat, member)
    async with hall.database.write() as tx:
        await erase_person(tx, aishat.id, hall.clock())
    assert await looked(hall.database, aishat.id) == []
    assert await looked(hall.database, member.id) == [(aishat.id, "request", 1)]
    await note(hall, member, aishat)  # an old list is still open
    assert await looked(hall.database, aishat.id) == []
    async with hall.database.read() as connection:
        assert [one["reader"] for one in (await everything_of(connection, member.id))["views"]] == [
            None
        ]
