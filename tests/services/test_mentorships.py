"""Pairs: proposals, capacity, contacts and messages."""

import asyncio
from datetime import timedelta

import pytest

from district.drafts import Form
from district.errors import (
    BelowPairs,
    DistrictError,
    DraftGone,
    HasMentorship,
    MentorFull,
    NotFound,
    NotInThisState,
    OutOfDate,
    UndoRefused,
)
from district.ids import MentorshipId
from district.letters import LetterKind
from district.mentoring.pairs import (
    By,
    Contact,
    ContactKind,
    MentorshipStatus,
    PairAnswer,
    PairFacts,
    Question,
)
from district.people.roles import Actor, Role
from district.requests.request import Move, RequestStatus
from storage.database import Database
from tests.services.mentoring import Faculty, paired
from tests.world import AKUSHA, OTHER_TOPIC, real_territory

DAY = timedelta(days=1)


@pytest.fixture
async def faculty(database: Database) -> Faculty:
    await real_territory(database)
    return Faculty(database)


# ── Becoming a mentor ──────────────────────────────────────────────────────────────────────────


async def test_a_mentor_by_request_is_listed_when_it_is_approved(faculty: Faculty) -> None:
    member = await faculty.member("Гаджиев")
    person = await faculty.cast.teacher("Наставников")
    sent = await faculty.mentors.send(person, await faculty.fill_entry(person))
    assert sent.request is not None
    assert (await faculty.mentors.register(member)).total == 0
    await faculty.requests.decide(member, sent.request, Move.APPROVE)
    (listed,) = (await faculty.mentors.register(member)).items
    assert listed.person.id == person.id
    assert listed.role_until == faculty.clock() + timedelta(days=730)
    assert (await faculty.cast.actor(person.id)).has(Role.MENTOR)
    assert await faculty.is_whole()


async def test_an_entry_sent_twice_is_one_request(faculty: Faculty) -> None:
    await faculty.member("Гаджиев")
    person = await faculty.cast.teacher("Наставников")
    draft = await faculty.fill_entry(person)
    sent = await asyncio.gather(*(faculty.mentors.send(person, draft) for _ in range(5)))
    assert len({one.request for one in sent}) == 1
    with pytest.raises(DraftGone):
        await faculty.mentors.send(await faculty.cast.teacher("Чужая"), draft)


async def test_a_question_to_a_mentor_is_answered_by_the_form(faculty: Faculty) -> None:
    member = await faculty.member("Гаджиев")
    person = await faculty.cast.teacher("Наставников")
    sent = await faculty.mentors.send(person, await faculty.fill_entry(person))
    assert sent.request is not None
    await faculty.requests.decide(member, sent.request, Move.RETURN, reason="С чем поможете?")
    again = await faculty.mentors.send(person, await faculty.fill_entry(person, words="С уроками"))
    assert again.request == sent.request
    assert (await faculty.get(sent.request)).status is RequestStatus.SUBMITTED


async def test_approval_is_undone_only_before_there_is_a_pair(faculty: Faculty) -> None:
    member = await faculty.member("Гаджиев")
    person = await faculty.cast.teacher("Наставников")
    mentee = await faculty.cast.teacher("Магомедова")
    sent = await faculty.mentors.send(person, await faculty.fill_entry(person))
    assert sent.request is not None
    await faculty.requests.decide(member, sent.request, Move.APPROVE)
    await faculty.requests.undo(member, sent.request)
    faculty.clock.advance(timedelta(seconds=1))
    assert not (await faculty.cast.actor(person.id)).has(Role.MENTOR)
    await faculty.requests.decide(member, sent.request, Move.APPROVE)
    number = (await faculty.asks(mentee, person)).mentorship.id
    await faculty.mentorships.accept(person, number)
    with pytest.raises(UndoRefused) as refusal:
        await faculty.requests.undo(member, sent.request)
    assert refusal.value.reason == "paired"
    assert await faculty.is_whole()


async def test_a_mentor_cannot_take_fewer_than_they_have(faculty: Faculty) -> None:
    mentor, _, _ = await paired(faculty, capacity=2)
    other = await faculty.cast.teacher("Алиева")
    await faculty.mentorships.accept(mentor, (await faculty.asks(other, mentor)).mentorship.id)
    draft = await faculty.fill_entry(mentor, capacity=1)
    with pytest.raises(BelowPairs):
        await faculty.mentors.send(mentor, draft)


# ── Being led from one to the next ─────────────────────────────────────────────────────────────


async def test_three_preferences_one_declines_one_is_full_one_accepts(faculty: Faculty) -> None:
    declines, full, accepts = [await faculty.mentor(f"Наставник {at}") for at in "абв"]
    mentee, other = await faculty.cast.teacher("Магомедова"), await faculty.cast.teacher("Алиева")
    first = await faculty.asks(mentee, declines, full, accepts)
    assert first.mentorship.mentor == declines.id
    await faculty.mentorships.accept(full, (await faculty.asks(other, full)).mentorship.id)
    await faculty.mentorships.decline(declines, first.mentorship.id)
    one = await faculty.stands(first.mentorship.id)
    assert (one.status, one.mentor, one.wishes) == (MentorshipStatus.PROPOSED, accepts.id, ())
    pair = await faculty.mentorships.accept(accepts, one.id)
    assert pair.mentorship.status is MentorshipStatus.ACTIVE
    assert await faculty.letters(LetterKind.MENTORSHIP_QUEUED) == []
    assert await faculty.letters(LetterKind.MENTORSHIP_STARTED) == [other.id, mentee.id]
    assert await faculty.is_whole()


async def test_silence_leads_on_and_the_last_one_into_the_queue(faculty: Faculty) -> None:
    first, second = await faculty.mentor("Первый"), await faculty.mentor("Второй")
    mentee = await faculty.cast.teacher("Магомедова")
    number = (await faculty.asks(mentee, first, second)).mentorship.id
    faculty.clock.advance(3 * DAY - timedelta(minutes=1))
    await faculty.mentorships.tick()
    assert (await faculty.stands(number)).mentor == first.id
    faculty.clock.advance(timedelta(minutes=1))
    await faculty.mentorships.tick()
    assert (await faculty.stands(number)).mentor == second.id
    faculty.clock.advance(3 * DAY)
    await faculty.mentorships.tick()
    await faculty.mentorships.tick()
    facts = await faculty.mentorships.mine(mentee)
    assert facts is not None
    assert (facts.mentorship.status, facts.place) == (MentorshipStatus.ASKED, 1)
    assert await faculty.letters(LetterKind.MENTORSHIP_QUEUED) == [mentee.id]
    with pytest.raises(OutOfDate):
        await faculty.mentorships.accept(second, number)
    assert await faculty.is_whole()


async def test_a_mentor_who_pauses_is_asked_no_more(faculty: Faculty) -> None:
    first, second = await faculty.mentor("Первый"), await faculty.mentor("Второй")
    mentee = await faculty.cast.teacher("Магомедова")
    number = (await faculty.asks(mentee, first, second)).mentorship.id
    await faculty.mentors.pause(first, is_paused=True)
    assert (await faculty.stands(number)).mentor == second.id
    other = await faculty.cast.teacher("Алиева")
    assert first.id not in {
        one.suggestion.mentor for one in await faculty.mentorships.suggestions(other)
    }
    own = await faculty.mentors.pause(first, is_paused=False)
    assert own.mentor is not None
    assert not own.mentor.is_paused


async def test_whoever_names_nobody_is_led_to_who_fits_best(faculty: Faculty) -> None:
    await faculty.mentor("Далёкий", AKUSHA, topics=(OTHER_TOPIC,), subjects=())
    fits = await faculty.mentor("Подходящий")
    mentee = await faculty.cast.teacher("Магомедова")
    assert (await faculty.asks(mentee)).mentorship.mentor == fits.id


async def test_one_mentorship_at_a_time_and_a_form_is_sent_once(faculty: Faculty) -> None:
    mentor = await faculty.mentor("Наставников")
    mentee = await faculty.cast.teacher("Магомедова")
    draft = await faculty.fill_ask(mentee, [mentor.id])
    sent = await asyncio.gather(*(faculty.mentorships.ask(mentee, draft) for _ in range(5)))
    assert len({one.mentorship.id for one in sent}) == 1
    assert await faculty.letters(LetterKind.MENTORSHIP_PROPOSED) == [mentor.id]
    with pytest.raises(HasMentorship):
        await faculty.asks(mentee, mentor)


async def test_a_mentee_takes_it_back_and_asks_again(faculty: Faculty) -> None:
    mentor = await faculty.mentor("Наставников")
    mentee = await faculty.cast.teacher("Магомедова")
    number = (await faculty.asks(mentee, mentor)).mentorship.id
    await faculty.mentorships.withdraw(mentee, number)
    await faculty.mentorships.withdraw(mentee, number)
    with pytest.raises(OutOfDate):
        await faculty.mentorships.accept(mentor, number)
    assert (await faculty.asks(mentee, mentor)).mentorship.id != number
    assert await faculty.is_whole()


async def test_room_is_seen_when_it_is_taken(faculty: Faculty) -> None:
    mentor = await faculty.mentor("Наставников", capacity=2)
    asked = [
        (await faculty.asks(await faculty.cast.teacher(f"Подопечная {at}"), mentor)).mentorship.id
        for at in range(3)
    ]
    for number in asked[:2]:
        await faculty.mentorships.accept(mentor, number)
    assert (await faculty.stands(asked[2])).status is MentorshipStatus.ASKED
    again = await faculty.mentorships.accept(mentor, asked[0])
    assert again.mentorship.status is MentorshipStatus.ACTIVE
    assert await faculty.is_whole()


# ── Twenty at once ─────────────────────────────────────────────────────────────────────────────


async def test_twenty_mentees_and_five_mentors_make_five_pairs_and_a_queue(
    faculty: Faculty,
) -> None:
    mentors = [await faculty.mentor(f"Наставник {at}") for at in range(5)]
    mentees = []
    for at in range(20):
        mentees.append(await faculty.cast.teacher(f"Подопечная {at}"))
        faculty.clock.advance(timedelta(seconds=1))
    drafts = [
        await faculty.fill_ask(mentee, [mentors[(at + more) % 5].id for more in range(3)])
        for at, mentee in enumerate(mentees)
    ]
    asked = await asyncio.gather(
        *(faculty.mentorships.ask(*each) for each in zip(mentees, drafts, strict=True))
    )
    numbers = [one.mentorship.id for one in asked]

    async def accepts(mentor: Actor, number: MentorshipId) -> PairFacts | DistrictError:
        try:
            return await faculty.mentorships.accept(mentor, number)
        except DistrictError as refusal:
            return refusal

    for _ in range(4):  # when passed on, the next mentor accepts
        answers = await asyncio.gather(
            *(accepts(mentor, number) for number in numbers for mentor in mentors)
        )
        assert all(isinstance(one, PairFacts | OutOfDate) for one in answers)
    await faculty.mentorships.tick()
    standing = [await faculty.stands(number) for number in numbers]
    active = [one for one in standing if one.status is MentorshipStatus.ACTIVE]
    waiting = [one for one in standing if one.status is MentorshipStatus.ASKED]
    assert (len(active), len(waiting)) == (5, 15)
    assert {one.mentor for one in active} == {mentor.id for mentor in mentors}
    places = {}
    for mentee in mentees:
        facts = await faculty.mentorships.mine(mentee)
        assert facts is not None
        if facts.mentorship.status is MentorshipStatus.ASKED:
            places[facts.mentorship.id] = facts.place
    in_order = sorted(waiting, key=lambda one: (one.asked_at, one.id))
    assert [places[one.id] for one in in_order] == list(range(1, 16))
    assert await faculty.is_whole()


async def test_acceptances_at_once_never_take_more_than_there_is_room(faculty: Faculty) -> None:
    mentor = await faculty.mentor("Наставников", capacity=3)
    numbers = [
        (await faculty.asks(await faculty.cast.teacher(f"Подопечная {at}"), mentor)).mentorship.id
        for at in range(8)
    ]
    answers = await asyncio.gather(
        *(faculty.mentorships.accept(mentor, number) for number in numbers),
        *(faculty.mentorships.accept(mentor, number) for number in numbers),
        return_exceptions=True,
    )
    taken = {one.mentorship.id for one in answers if isinstance(one, PairFacts)}
    assert len(taken) == 3
    refused = [one for one in answers if not isinstance(one, PairFacts)]
    assert all(isinstance(one, OutOfDate | MentorFull) for one in refused)
    assert await faculty.is_whole()


# ── Between the two ────────────────────────────────────────────────────────────────────────────


async def test_contacts_are_seen_by_the_other_of_the_pair_alone(faculty: Faculty) -> None:
    mentor, mentee, number = await paired(faculty)
    phone = Contact(kind=ContactKind.PHONE, text="+7 928 000-00-00")
    await faculty.mentorships.share(mentor, number, phone)
    facts = await faculty.mentorships.mine(mentee)
    assert facts is not None
    assert (facts.other_contact, facts.own_contact) == (phone, None)
    stranger = await faculty.cast.teacher("Чужая")
    with pytest.raises(NotFound):
        await faculty.mentorships.facts(stranger.id, number)
    await faculty.mentorships.end(mentee, number)
    assert (await faculty.mentorships.facts(mentee.id, number)).other_contact is None


async def test_a_message_is_written_once_and_read_by_the_two(faculty: Faculty) -> None:
    mentor, mentee, number = await paired(faculty)
    draft = (await faculty.drafts.begin(mentee, Form.PAIR, "message")).id
    for _ in range(2):
        await faculty.mentorships.write(mentee, number, draft, "Здравствуйте <b>")
    ((to, payload),) = await faculty.payloads(LetterKind.MENTORSHIP_MESSAGE)
    assert to == mentor.id
    read = await faculty.mentorships.message(mentor.id, payload["message"])
    assert (read.message.words, read.author_side) == ("Здравствуйте <b>", By.MENTEE)
    with pytest.raises(NotFound):
        stranger = await faculty.cast.teacher("Чужая")
        await faculty.mentorships.message(stranger.id, payload["message"])


async def test_questions_in_the_middle_and_at_the_end_are_put_once(faculty: Faculty) -> None:
    mentor, mentee, number = await paired(faculty)
    one = await faculty.stands(number)
    assert one.midpoint_at is not None
    assert one.ends_at is not None
    faculty.clock.now = one.midpoint_at
    for _ in range(2):
        await faculty.mentorships.tick()
    assert await faculty.letters(LetterKind.MENTORSHIP_QUESTION) == [mentee.id, mentor.id]
    await faculty.mentorships.answer(mentee, number, Question.MIDPOINT, PairAnswer.WELL)
    asked = await faculty.mentorships.asked(mentee.id, number, Question.MIDPOINT)
    assert asked.answer is PairAnswer.WELL
    with pytest.raises(NotFound):
        await faculty.mentorships.answer(mentee, number, Question.MIDPOINT, PairAnswer.REACHED)
    faculty.clock.now = one.ends_at
    for _ in range(2):
        await faculty.mentorships.tick()
    assert (await faculty.stands(number)).status is MentorshipStatus.COMPLETED
    assert len(await faculty.letters(LetterKind.MENTORSHIP_QUESTION)) == 4
    await faculty.mentorships.answer(mentor, number, Question.CLOSING, PairAnswer.REACHED)
    assert await faculty.is_whole()


async def test_another_is_asked_of_the_curator_and_of_nobody_else(faculty: Faculty) -> None:
    curator = await faculty.curator()
    mentor, mentee, number = await paired(faculty)
    for _ in range(2):
        await faculty.mentorships.ask_another(mentee, number)
    assert await faculty.letters(LetterKind.ANOTHER_ASKED) == [curator.id]
    (seen,) = await faculty.mentorships.of_mentor(mentor)
    assert not seen.asked_another
    (asked,) = await faculty.pairing.another(curator)
    assert asked.by == (By.MENTEE,)
    again = await faculty.pairing.replace(curator, number)
    assert sorted(await faculty.letters(LetterKind.MENTORSHIP_OVER)) == sorted(
        [mentor.id, mentee.id]
    )
    assert (await faculty.stands(number)).status is MentorshipStatus.REPLACED
    assert (await faculty.stands(again)).goal == (await faculty.stands(number)).goal
    assert await faculty.pairing.another(curator) == []
    _, found = await faculty.pairing.choices(curator, again)
    assert found == []
    assert await faculty.pairing.draft_all(curator) == 0
    with pytest.raises(NotInThisState):
        await faculty.pairing.replace(curator, number)
    assert await faculty.is_whole()


async def test_who_leaves_for_good_leaves_no_pair_behind(faculty: Faculty) -> None:
    mentor, mentee, number = await paired(faculty)
    waiting = await faculty.cast.teacher("Алиева")
    other = await faculty.mentor("Другой")
    proposed = (await faculty.asks(waiting, other)).mentorship.id
    async with faculty.database.write() as tx:
        await faculty.mentorships.leave(tx, mentor.id, faculty.clock())
        await faculty.mentorships.leave(tx, waiting.id, faculty.clock())
    assert (await faculty.stands(number)).status is MentorshipStatus.ENDED
    assert (await faculty.stands(proposed)).status is MentorshipStatus.WITHDRAWN
    assert await faculty.letters(LetterKind.MENTORSHIP_OVER) == [mentee.id]
    assert await faculty.is_whole()


async def test_what_was_talked_over_can_be_asked_again(faculty: Faculty) -> None:
    curator = await faculty.curator()
    mentor, _, number = await paired(faculty)
    await faculty.mentorships.ask_another(mentor, number)
    await faculty.pairing.keep(curator, number)
    (facts,) = await faculty.mentorships.of_mentor(mentor)
    assert not facts.asked_another
    faculty.clock.advance(DAY)
    await faculty.mentorships.ask_another(mentor, number)
    assert await faculty.letters(LetterKind.ANOTHER_ASKED) == [curator.id] * 2
    (asked,) = await faculty.pairing.another(curator)
    assert asked.by == (By.MENTOR,)


async def test_nobody_is_their_own_mentor(faculty: Faculty) -> None:
    mentor = await faculty.mentor("Наставников")
    facts = await faculty.asks(mentor, mentor)
    assert (facts.mentorship.status, facts.place) == (MentorshipStatus.ASKED, 1)
    curator = await faculty.curator()
    with pytest.raises(NotFound):
        await faculty.pairing.draft(curator, facts.mentorship.id, mentor.id)
    assert await faculty.pairing.draft_all(curator) == 0
    assert await faculty.is_whole()


async def test_a_pair_that_ends_while_the_clock_completes_it_is_over_once(faculty: Faculty) -> None:
    _, mentee, number = await paired(faculty)
    ends_at = (await faculty.stands(number)).ends_at
    assert ends_at is not None
    faculty.clock.now = ends_at
    await asyncio.gather(
        faculty.mentorships.tick(),
        faculty.mentorships.end(mentee, number),
        faculty.mentorships.tick(),
        return_exceptions=True,
    )
    await faculty.mentorships.tick()
    over = (await faculty.stands(number)).status
    assert over in {MentorshipStatus.COMPLETED, MentorshipStatus.ENDED}
    assert await faculty.is_whole()
