"""Seats: none twice, none lost, the queue in order, on both databases."""

import asyncio
import random
from datetime import timedelta

import pytest

from district.activities.activity import Audience
from district.activities.enrolments import EnrolmentStatus
from district.errors import NotForYou, NotInThisState, SignUpClosed
from district.letters import LetterKind, LetterStatus
from district.people.person import Position
from storage.database import Database
from tests.services.hall import Hall
from tests.soak import SEED, share
from tests.world import AKUSHA, DERBENT, LEVASHI, real_territory

S = EnrolmentStatus
DAY = timedelta(days=1)


@pytest.fixture
async def hall(database: Database) -> Hall:
    await real_territory(database)
    return Hall(database)


# ── Races ──────────────────────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("seed", range(SEED, SEED + share(40)))
async def test_sixty_race_for_thirty_seats_with_quotas(hall: Hall, seed: int) -> None:
    """10 for one municipality, 8 for another, 12 common; more than enough people from each."""
    people = [
        *await hall.people(20, LEVASHI),
        *await hall.people(20, AKUSHA),
        *await hall.people(20, DERBENT),
    ]
    activity = await hall.seminar(30, quotas={LEVASHI: 10, AKUSHA: 8})
    random.Random(seed).shuffle(people)
    await asyncio.gather(*(hall.enrolling.sign_up(one, activity.id) for one in people))
    booked = await hall.enrolled(activity, S.BOOKED)
    waiting = await hall.enrolled(activity, S.WAITLISTED)
    assert (len(booked), len(waiting)) == (30, 30)
    assert sum(one.municipality == LEVASHI for one in booked) >= 10
    assert sum(one.municipality == AKUSHA for one in booked) >= 8
    places = []
    for one in waiting:
        standing = await hall.enrolling.standing(one.person, activity.id)
        assert standing.place is not None
        places.append(standing.place.number)
    assert places == list(range(1, 31))  # in the order of sign-up


@pytest.mark.parametrize("seed", range(SEED, SEED + share(40)))
async def test_an_unused_quota_stays_empty_until_it_merges(hall: Hall, seed: int) -> None:
    people = [*await hall.people(4, LEVASHI), *await hall.people(36, DERBENT)]
    activity = await hall.seminar(30, quotas={LEVASHI: 10, AKUSHA: 8}, merge_after=3 * DAY)
    random.Random(seed).shuffle(people)
    await asyncio.gather(*(hall.enrolling.sign_up(one, activity.id) for one in people))
    assert len(await hall.enrolled(activity, S.BOOKED)) == 4 + 12
    await hall.ticks(after=2 * DAY)
    assert await hall.enrolled(activity, S.OFFERED) == []
    await hall.ticks(after=DAY)
    offered = await hall.enrolled(activity, S.OFFERED)
    waiting = await hall.enrolled(activity, S.WAITLISTED)
    assert (len(offered), len(waiting)) == (14, 10)
    assert max(one.id for one in offered) < min(one.id for one in waiting)


async def test_signing_up_many_times_at_once_is_one_seat(hall: Hall) -> None:
    [person] = await hall.people(1)
    activity = await hall.seminar(5)
    answers = await asyncio.gather(
        *(hall.enrolling.sign_up(person, activity.id) for _ in range(10))
    )
    assert len({one.enrolment.id for one in answers if one.enrolment}) == 1
    assert len(await hall.enrolled(activity)) == 1


# ── The queue ──────────────────────────────────────────────────────────────────────────────────


async def test_a_freed_seat_is_offered_to_the_first_and_nobody_overtakes(hall: Hall) -> None:
    first, second, third, late = await hall.people(4)
    activity = await hall.seminar(1)
    for one in (first, second, third):
        await hall.enrolling.sign_up(one, activity.id)
    await hall.enrolling.withdraw(first, activity.id)
    assert await hall.letters(LetterKind.SEAT_OFFERED) == [second.id]
    assert (await hall.enrolling.sign_up(late, activity.id)).status is S.WAITLISTED
    assert (await hall.enrolling.accept(second, activity.id)).status is S.BOOKED
    assert (await hall.enrolling.accept(second, activity.id)).status is S.BOOKED
    with pytest.raises(NotInThisState):
        await hall.enrolling.accept(third, activity.id)


async def test_who_refuses_gives_the_seat_on(hall: Hall) -> None:
    first, second, third = await hall.people(3)
    activity = await hall.seminar(1)
    for one in (first, second, third):
        await hall.enrolling.sign_up(one, activity.id)
    await hall.enrolling.withdraw(first, activity.id)
    assert (await hall.enrolling.withdraw(second, activity.id)).status is S.WITHDRAWN
    assert await hall.letters(LetterKind.SEAT_OFFERED) == [second.id, third.id]


async def test_silence_costs_the_place_and_the_second_the_queue(hall: Hall) -> None:
    first, silent = await hall.people(2)
    activity = await hall.seminar(1, begins_after=30 * DAY)
    for one in (first, silent):
        await hall.enrolling.sign_up(one, activity.id)
    await hall.enrolling.withdraw(first, activity.id)
    await hall.ticks()
    [offer] = await hall.enrolled(activity, S.OFFERED)
    assert offer.offer_until == hall.clock() + DAY
    await hall.ticks(after=DAY)
    [again] = await hall.enrolled(activity, S.OFFERED)
    assert again.silences == 1
    await hall.ticks(after=DAY)
    [gone] = await hall.enrolled(activity, S.EXPIRED)
    assert gone.person == silent.id
    with pytest.raises(NotInThisState):
        await hall.enrolling.accept(silent, activity.id)


async def test_the_time_of_an_offer_begins_when_its_letter_arrives(hall: Hall) -> None:
    first, second = await hall.people(2)
    activity = await hall.seminar(1, begins_after=30 * DAY)
    for one in (first, second):
        await hall.enrolling.sign_up(one, activity.id)
    await hall.enrolling.withdraw(first, activity.id)
    hall.clock.advance(5 * DAY)
    await hall.enrolling.tick()
    [offer] = await hall.enrolled(activity, S.OFFERED)
    assert offer.offer_until is None
    await hall.ticks()
    [offer] = await hall.enrolled(activity, S.OFFERED)
    assert offer.offer_until == hall.clock() + DAY


async def test_whom_no_letter_reaches_is_passed_over(hall: Hall) -> None:
    first, second, third = await hall.people(3)
    activity = await hall.seminar(1)
    for one in (first, second, third):
        await hall.enrolling.sign_up(one, activity.id)
    await hall.enrolling.withdraw(first, activity.id)
    await hall.letters_become(LetterStatus.UNREACHABLE)
    hall.clock.advance(timedelta(minutes=1))
    await hall.enrolling.tick()
    assert await hall.letters(LetterKind.SEAT_OFFERED) == [second.id, third.id]


async def test_at_night_nobody_is_asked_but_who_wanted_it_so(hall: Hall) -> None:
    first, eager, third = await hall.people(3)
    activity = await hall.seminar(2)
    other = (await hall.people(1))[0]
    for one in (first, other, third):
        await hall.enrolling.sign_up(one, activity.id)
    await hall.enrolling.sign_up(eager, activity.id, at_once=True)
    hall.clock.advance(timedelta(hours=10))  # 22:00
    await hall.enrolling.withdraw(first, activity.id)
    await hall.enrolling.withdraw(other, activity.id)
    assert await hall.letters(LetterKind.SEAT_OFFERED) == []
    assert await hall.letters(LetterKind.SEAT_GIVEN) == [eager.id]
    await hall.ticks(after=timedelta(hours=11))
    assert await hall.letters(LetterKind.SEAT_OFFERED) == [third.id]


async def test_shortly_before_the_start_only_the_eager_are_promoted(hall: Hall) -> None:
    first, patient, eager = await hall.people(3)
    activity = await hall.seminar(1, begins_after=2 * DAY)
    await hall.enrolling.sign_up(first, activity.id)
    await hall.enrolling.sign_up(patient, activity.id)
    await hall.enrolling.sign_up(eager, activity.id, at_once=True)
    hall.clock.advance(2 * DAY - timedelta(hours=2))
    excused = await hall.enrolling.withdraw(first, activity.id)
    assert excused.status is S.EXCUSED
    assert await hall.letters(LetterKind.SEAT_GIVEN) == [eager.id]
    await hall.ticks(after=timedelta(hours=3))
    assert [one.person for one in await hall.enrolled(activity, S.EXPIRED)] == [patient.id]


# ── Who, and when ──────────────────────────────────────────────────────────────────────────────


async def test_sign_up_ends_when_it_was_said_to(hall: Hall) -> None:
    [person] = await hall.people(1)
    activity = await hall.seminar(5)
    hall.clock.advance(9 * DAY)
    with pytest.raises(SignUpClosed):
        await hall.enrolling.sign_up(person, activity.id)


async def test_an_activity_for_others_is_refused(hall: Hall) -> None:
    [person] = await hall.people(1)
    activity = await hall.seminar(5, audience=Audience(positions=frozenset({Position.PRINCIPAL})))
    with pytest.raises(NotForYou):
        await hall.enrolling.sign_up(person, activity.id)


async def test_who_comes_back_stands_at_the_end(hall: Hall) -> None:
    first, second, third = await hall.people(3)
    activity = await hall.seminar(1)
    for one in (first, second, third):
        await hall.enrolling.sign_up(one, activity.id)
        hall.clock.advance(timedelta(minutes=1))
    await hall.enrolling.withdraw(second, activity.id)
    standing = await hall.enrolling.sign_up(second, activity.id)
    assert standing == await hall.enrolling.standing(second.id, activity.id)
    assert standing.status is S.WAITLISTED
    assert standing.place is not None
    assert standing.place.number == 2


async def test_two_at_one_time_are_pointed_out(hall: Hall) -> None:
    [person] = await hall.people(1)
    one, two = await hall.seminar(5), await hall.seminar(5)
    await hall.enrolling.sign_up(person, one.id)
    standing = await hall.enrolling.standing(person.id, two.id)
    assert [each.id for each, _ in standing.at_that_time] == [one.id]
