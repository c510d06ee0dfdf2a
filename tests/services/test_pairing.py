"""Matching by a curator: draft pairs, publication, and impossible pairs."""

from datetime import timedelta

import pytest

from district.errors import NotFound, NotInThisState, NotPermitted, OwnAffair
from district.mentoring.pairs import Impossible, MentorshipStatus
from district.people.roles import Role
from storage.database import Database
from storage.people.roles import add_grant
from tests.services.mentoring import Faculty
from tests.world import DERBENT, DISTRICT, SOUTH, real_territory


@pytest.fixture
async def faculty(database: Database) -> Faculty:
    await real_territory(database)
    return Faculty(database)


async def test_only_a_curator_of_the_district_makes_pairs(faculty: Faculty) -> None:
    mentee = await faculty.cast.teacher("Магомедова")
    number = (await faculty.asks(mentee)).mentorship.id
    with pytest.raises(NotPermitted):
        await faculty.pairing.desk(mentee)
    far = await faculty.cast.teacher("Южная", DERBENT)
    there = (await faculty.asks(far)).mentorship
    assert there.district == SOUTH
    curator = await faculty.curator()
    assert [row.mentorship.id for row in (await faculty.pairing.desk(curator)).page.items] == [
        number
    ]
    with pytest.raises(NotFound):
        await faculty.pairing.choices(curator, there.id)


async def test_drafts_are_published_at_once_and_the_impossible_are_named(faculty: Faculty) -> None:
    curator = await faculty.curator()
    mentees = []
    for at in range(4):
        mentees.append(await faculty.cast.teacher(f"Подопечная {at}"))
        await faculty.asks(mentees[-1])
        faculty.clock.advance(timedelta(minutes=1))
    asked = [row.mentorship for row in (await faculty.pairing.desk(curator)).page.items]
    assert [one.mentee for one in asked] == [one.id for one in mentees]
    good, full, away = [await faculty.mentor(f"Наставник {at}") for at in "абв"]
    for one, mentor in zip(asked, (good, full, away, good), strict=True):
        await faculty.pairing.draft(curator, one.id, mentor.id)
    await faculty.mentors.pause(away, is_paused=True)
    other = await faculty.cast.teacher("Алиева")
    await faculty.mentorships.accept(full, (await faculty.asks(other, full)).mentorship.id)
    published = await faculty.pairing.publish(curator)
    assert published.pairs == 1
    assert [(person.id, why) for person, why in published.impossible] == [
        (mentees[1].id, Impossible.FULL),
        (mentees[2].id, Impossible.AWAY),
        (mentees[3].id, Impossible.FULL),
    ]
    one = await faculty.stands(asked[0].id)
    assert (one.status, one.mentor) == (MentorshipStatus.PROPOSED, good.id)
    again = await faculty.pairing.publish(curator)
    assert (again.pairs, again.impossible) == (0, ())
    assert await faculty.is_whole()


async def test_who_withdrew_meanwhile_is_named_too(faculty: Faculty) -> None:
    curator, mentee = await faculty.curator(), await faculty.cast.teacher("Магомедова")
    number = (await faculty.asks(mentee)).mentorship.id
    mentor = await faculty.mentor("Наставников")
    await faculty.pairing.draft(curator, number, mentor.id)
    await faculty.mentorships.withdraw(mentee, number)
    published = await faculty.pairing.publish(curator)
    assert [why for _, why in published.impossible] == [Impossible.NOT_WAITING]
    with pytest.raises(NotInThisState):
        await faculty.pairing.draft(curator, number, mentor.id)


async def test_a_draft_for_everybody_takes_no_more_than_there_is_room(faculty: Faculty) -> None:
    curator = await faculty.curator()
    for at in range(5):
        await faculty.asks(await faculty.cast.teacher(f"Подопечная {at}"))
    await faculty.mentor("Первый", capacity=2)
    await faculty.mentor("Второй", capacity=1)
    assert await faculty.pairing.draft_all(curator) == 3
    assert await faculty.pairing.draft_all(curator) == 0
    assert (await faculty.pairing.publish(curator)).pairs == 3
    desk = await faculty.pairing.desk(curator)
    assert (desk.page.total, desk.drafts) == (2, 0)


async def test_who_declined_is_not_suggested_again(faculty: Faculty) -> None:
    curator, mentee = await faculty.curator(), await faculty.cast.teacher("Магомедова")
    declined, other = await faculty.mentor("Первый"), await faculty.mentor("Второй")
    number = (await faculty.asks(mentee, declined)).mentorship.id
    await faculty.mentorships.decline(declined, number)
    _, found = await faculty.pairing.choices(curator, number)
    assert [one.suggestion.mentor for one in found] == [other.id]
    await faculty.pairing.draft_all(curator)
    row, _ = await faculty.pairing.choices(curator, number)
    assert row.drafted is not None
    assert row.drafted.id == other.id


async def test_the_load_counts_what_is(faculty: Faculty) -> None:
    curator = await faculty.curator()
    busy, idle = await faculty.mentor("Занятый", capacity=2), await faculty.mentor("Свободный")
    first, second = [await faculty.cast.teacher(f"Подопечная {at}") for at in "аб"]
    await faculty.mentorships.accept(busy, (await faculty.asks(first, busy)).mentorship.id)
    await faculty.asks(second, busy)
    await faculty.mentors.pause(idle, is_paused=True)
    load = await faculty.pairing.load(curator)
    assert [(one.person.id, one.active, one.proposed, one.mentor.is_paused) for one in load] == [
        (busy.id, 1, 1, False),
        (idle.id, 0, 0, True),
    ]
    assert load[0].frees_at is not None


async def test_a_curator_makes_no_pair_of_which_they_are_one(faculty: Faculty) -> None:
    curator = await faculty.curator()
    mentee = await faculty.cast.teacher("Магомедова")
    asked = (await faculty.asks(mentee)).mentorship
    own = (await faculty.asks(curator)).mentorship
    helper = await faculty.mentor("Наставникова", capacity=3)
    async with faculty.database.write() as tx:
        await add_grant(
            tx, person=helper.id, role=Role.CURATOR, scope=DISTRICT, since=faculty.clock()
        )
    helper = await faculty.cast.actor(helper.id)
    for actor, number in ((helper, asked.id), (curator, own.id)):
        with pytest.raises(OwnAffair):
            await faculty.pairing.draft(actor, number, helper.id)
    await faculty.pairing.draft(curator, asked.id, helper.id)
    assert (await faculty.pairing.publish(helper)).pairs == 0
    assert await faculty.pairing.draft_all(helper) == 0
    assert (await faculty.pairing.publish(curator)).pairs == 1
    assert (await faculty.stands(asked.id)).mentor == helper.id
