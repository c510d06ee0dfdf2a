"""Reporting deficits: one request per form, one open deficit per person and topic."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from district.drafts import Form
from district.errors import (
    AlreadyReported,
    DraftGone,
    NotFound,
    NotOpen,
    OutOfDate,
    ProfileNeeded,
    UndoRefused,
)
from district.ids import DraftId
from district.people.roles import Role, Scope
from district.requests.deficit_form import answering, report_of, with_answer
from district.requests.deficits import FEW, DeficitStatus, Help, Same, Severity
from district.requests.request import Move, RequestStatus
from district.requests.routing import Level
from district.requests.settings import CURATORS_DECIDE
from storage.database import Database
from storage.tables import changes
from tests.services.deficits import WORDS, Reporting, told
from tests.world import AKUSHA, DERBENT, DISTRICT, MOUNTAINS, OTHER_TOPIC, TOPIC, real_territory

WEEK = timedelta(days=7)


@pytest.fixture
async def house(database: Database) -> Reporting:
    await real_territory(database)
    return Reporting(database)


# ── Sending ────────────────────────────────────────────────────────────────────────────────────


async def test_a_form_becomes_a_request_to_the_council(house: Reporting) -> None:
    member = await house.member("Гаджиев")
    author = await house.cast.teacher("Магомедова")
    sent = await house.report(author)
    assert sent.is_new
    assert sent.request.status is RequestStatus.SUBMITTED
    assert (sent.deficit.topic and sent.deficit.topic.id) == TOPIC
    assert sent.deficit.area_label is not None
    assert sent.deficit.area_label.ru == "Предметные"
    assert sent.deficit.tried == "решали задачи PISA"
    assert sent.deficit.wanted == (Help.SEMINAR,)
    assert await house.dealt(sent.request.id) == {member.id: 1}
    assert await house.drafts.find(author, Form.DEFICIT) is None


async def test_a_form_sent_twice_makes_one_request(house: Reporting) -> None:
    author = await house.cast.teacher("Магомедова")
    draft = await house.fill(author, told())
    assert await house.deficits.send(author, draft) == await house.deficits.send(author, draft)
    assert await house.kept() == (1, 1)


async def test_a_form_that_is_gone_sends_nothing(house: Reporting) -> None:
    author, other = [await house.cast.teacher(name) for name in ("Магомедова", "Алиева")]
    draft = await house.fill(author, told())
    for actor, sent in ((other, draft), (author, DraftId("never"))):
        with pytest.raises(DraftGone):
            await house.deficits.send(actor, sent)
    await house.deficits.send(author, draft)
    with pytest.raises(DraftGone):
        await house.deficits.send(other, draft)
    assert await house.kept() == (1, 1)


async def test_without_a_profile_nothing_is_sent(house: Reporting) -> None:
    teacher = await house.cast.teacher("Магомедова")
    newcomer = replace(teacher, person=replace(teacher.person, profile=None))
    with pytest.raises(ProfileNeeded):
        await house.deficits.send(newcomer, DraftId("any"))
    with pytest.raises(ProfileNeeded):
        await house.deficits.audience(newcomer)


async def test_who_will_see_it_is_what_the_routing_says(house: Reporting) -> None:
    author = await house.cast.teacher("Магомедова")
    assert (await house.deficits.audience(author)).level is Level.NOBODY
    await house.cast.holder("Куратор", Role.CURATOR, DISTRICT)
    assert (await house.deficits.audience(author)).level is Level.CURATORS
    await house.sets(CURATORS_DECIDE, False)
    assert (await house.deficits.audience(author)).level is Level.NOBODY
    await house.sets(CURATORS_DECIDE, True)
    await house.member("Гаджиев", Scope(district=MOUNTAINS, municipality=AKUSHA))
    assert (await house.deficits.audience(author)).level is Level.DISTRICT
    member = await house.member("Алиев")
    assert (await house.deficits.audience(author)).level is Level.MUNICIPALITY
    assert (await house.deficits.audience(member)).level is Level.DISTRICT


# ── The same again ─────────────────────────────────────────────────────────────────────────────


async def test_a_second_report_brings_the_first_up_to_date(house: Reporting) -> None:
    member = await house.member("Гаджиев")
    author = await house.cast.teacher("Магомедова")
    first = await house.report(author)
    house.clock.advance(timedelta(hours=1))
    again = await house.fill(author, told(severity=Severity.SOMETIMES))
    second = await house.deficits.send(author, again)
    assert second.request.id == first.request.id
    assert not second.is_new
    assert second.deficit.severity is Severity.SOMETIMES
    assert await house.kept() == (1, 1)
    assert await house.dealt(first.request.id) == {member.id: 2}
    assert await house.deficits.send(author, again) == second
    assert await house.dealt(first.request.id) == {member.id: 2}


async def test_an_accepted_deficit_is_brought_up_to_date_without_a_new_decision(
    house: Reporting,
) -> None:
    member = await house.member("Гаджиев")
    author = await house.cast.teacher("Магомедова")
    first = await house.report(author)
    await house.decide(member, first.request, Move.APPROVE)
    house.clock.advance(timedelta(days=1))
    second = await house.report(author, told(severity=Severity.SOMETIMES))
    assert (second.request.id, second.request.status) == (first.request.id, RequestStatus.APPROVED)
    assert second.deficit.status is DeficitStatus.ACCEPTED
    assert not second.is_new


async def test_after_an_expiry_the_same_deficit_is_asked_anew(house: Reporting) -> None:
    await house.member("Гаджиев")
    author = await house.cast.teacher("Магомедова")
    first = await house.report(author)
    for _ in range(20):
        house.clock.advance(timedelta(days=1))
        await house.requests.tick()
    assert (await house.get(first.request.id)).status is RequestStatus.EXPIRED
    assert (await house.deficit(first.request)).status is DeficitStatus.REPORTED
    second = await house.report(author)
    assert second.request.status is RequestStatus.SUBMITTED
    assert (second.request.id, second.deficit.id) == (first.request.id, first.deficit.id)
    assert second.request.waiting.promised > first.request.waiting.promised


async def test_other_topics_other_people_and_own_words_are_deficits_of_their_own(
    house: Reporting,
) -> None:
    author = await house.cast.teacher("Магомедова")
    await house.report(author)
    await house.report(author, told(OTHER_TOPIC))
    await house.report(author, told(None))
    await house.report(author, told(None))
    await house.report(await house.cast.teacher("Алиева"))
    assert await house.kept() == (5, 5)


async def test_what_was_rejected_can_be_reported_again(house: Reporting) -> None:
    member = await house.member("Гаджиев")
    author = await house.cast.teacher("Магомедова")
    first = await house.report(author)
    await house.decide(member, first.request, Move.REJECT)
    again = await house.report(author)
    assert again.is_new
    assert again.deficit.id != first.deficit.id
    with pytest.raises(UndoRefused) as refused:
        await house.requests.undo(member, first.request.id)
    assert refused.value.reason == "reported-again"


# ── An answer to the council's question ────────────────────────────────────────────────────────


async def test_an_answer_sends_the_request_to_the_council_again(house: Reporting) -> None:
    member = await house.member("Гаджиев")
    author = await house.cast.teacher("Магомедова")
    request = (await house.report(author)).request
    await house.decide(member, request, Move.RETURN)
    returned, deficit = await house.deficits.returned(author, request.id)
    assert returned.reason == "В каком классе?"
    house.clock.advance(timedelta(hours=1))
    entered = with_answer(answering(deficit.report, request.id), "7 класс")
    draft = await house.fill(author, entered)
    sent = await house.deficits.send(author, draft)
    assert (sent.request.id, sent.request.status) == (request.id, RequestStatus.SUBMITTED)
    assert (sent.deficit.tried, sent.deficit.answer) == ("решали задачи PISA", "7 класс")
    assert (sent.is_new, sent.is_answer) == (False, True)
    assert await house.deficits.send(author, draft) == sent
    assert await house.kept() == (1, 1)


async def test_a_second_report_answers_the_question_too(house: Reporting) -> None:
    member = await house.member("Гаджиев")
    author = await house.cast.teacher("Магомедова")
    request = (await house.report(author)).request
    await house.decide(member, request, Move.RETURN)
    assert (await house.report(author)).request.status is RequestStatus.SUBMITTED


async def test_only_a_returned_own_request_is_answered(house: Reporting) -> None:
    member = await house.member("Гаджиев")
    author, other = [await house.cast.teacher(name) for name in ("Магомедова", "Алиева")]
    request = (await house.report(author)).request
    with pytest.raises(NotOpen):
        await house.deficits.returned(author, request.id)
    await house.decide(member, request, Move.RETURN)
    for actor in (other, member):
        with pytest.raises(NotFound):
            await house.deficits.returned(actor, request.id)
    draft = await house.fill(author, answering(report_of(told()), request.id))
    await house.requests.take_back(author, request.id)
    with pytest.raises(NotOpen):
        await house.deficits.send(author, draft)


async def test_an_answer_cannot_take_the_topic_of_another_open_deficit(house: Reporting) -> None:
    member = await house.member("Гаджиев")
    author = await house.cast.teacher("Магомедова")
    other = (await house.report(author, told(OTHER_TOPIC))).request
    request = (await house.report(author)).request
    await house.decide(member, request, Move.RETURN)
    draft = await house.fill(author, answering(report_of(told(OTHER_TOPIC)), request.id))
    with pytest.raises(AlreadyReported) as refused:
        await house.deficits.send(author, draft)
    assert refused.value.number == other.id
    assert (await house.get(request.id)).status is RequestStatus.RETURNED


# ── What the author does afterwards ────────────────────────────────────────────────────────────


async def test_an_accepted_deficit_is_resolved_and_comes_back(house: Reporting) -> None:
    member = await house.member("Гаджиев")
    author = await house.cast.teacher("Магомедова")
    request = (await house.report(author)).request
    await house.decide(member, request, Move.APPROVE)
    for _ in range(2):
        resolved = await house.deficits.resolve(author, request.id)
        assert resolved.status is DeficitStatus.RESOLVED
    with pytest.raises(UndoRefused):
        await house.requests.undo(member, request.id)
    for _ in range(2):
        accepted = await house.deficits.reopen(author, request.id)
        assert accepted.status is DeficitStatus.ACCEPTED
    async with house.database.read() as connection:
        noted = (await connection.execute(select(changes.c.what))).scalars()
        assert list(noted) == ["healed", "accepted"]
    with pytest.raises(NotFound):
        await house.deficits.resolve(member, request.id)


async def test_what_was_rejected_is_neither_resolved_nor_reopened(house: Reporting) -> None:
    member = await house.member("Гаджиев")
    author = await house.cast.teacher("Магомедова")
    request = (await house.report(author)).request
    await house.decide(member, request, Move.REJECT)
    with pytest.raises(OutOfDate):
        await house.deficits.resolve(author, request.id)
    with pytest.raises(OutOfDate):
        await house.deficits.reopen(author, request.id)


async def test_a_resolved_deficit_does_not_come_back_beside_a_newer_one(house: Reporting) -> None:
    member = await house.member("Гаджиев")
    author = await house.cast.teacher("Магомедова")
    request = (await house.report(author)).request
    await house.decide(member, request, Move.APPROVE)
    await house.deficits.resolve(author, request.id)
    newer = (await house.report(author)).request
    with pytest.raises(AlreadyReported) as refused:
        await house.deficits.reopen(author, request.id)
    assert refused.value.number == newer.id


@pytest.mark.parametrize("move", [None, Move.RETURN, Move.APPROVE])
async def test_an_open_deficit_is_withdrawn(house: Reporting, move: Move | None) -> None:
    member = await house.member("Гаджиев")
    author = await house.cast.teacher("Магомедова")
    request = (await house.report(author)).request
    if move is not None:
        await house.decide(member, request, move)
    for _ in range(2):
        await house.requests.take_back(author, request.id)
        assert (await house.deficit(request)).status is DeficitStatus.WITHDRAWN
    with pytest.raises(NotFound):
        await house.requests.take_back(member, request.id)


async def test_a_rejected_deficit_is_not_withdrawn(house: Reporting) -> None:
    member = await house.member("Гаджиев")
    author = await house.cast.teacher("Магомедова")
    request = (await house.report(author)).request
    await house.decide(member, request, Move.REJECT)
    with pytest.raises(OutOfDate):
        await house.requests.take_back(author, request.id)


# ── What a decision does ───────────────────────────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("move", "expected"),
    [
        (Move.APPROVE, DeficitStatus.ACCEPTED),
        (Move.REJECT, DeficitStatus.REJECTED),
        (Move.RETURN, DeficitStatus.REPORTED),
    ],
)
async def test_a_decision_and_its_undo_move_the_deficit(
    house: Reporting, move: Move, expected: DeficitStatus
) -> None:
    member = await house.member("Гаджиев")
    request = (await house.report(await house.cast.teacher("Магомедова"))).request
    await house.decide(member, request, move)
    assert (await house.deficit(request)).status is expected
    await house.requests.undo(member, request.id)
    assert (await house.deficit(request)).status is DeficitStatus.REPORTED


async def test_own_words_get_the_topic_that_the_decider_picks(house: Reporting) -> None:
    member = await house.member("Гаджиев")
    request = (await house.report(await house.cast.teacher("Магомедова"), told(None))).request
    await house.requests.decide(member, request.id, Move.APPROVE, topic=TOPIC)
    deficit = await house.deficit(request)
    assert (deficit.topic and deficit.topic.id, deficit.own_words) == (TOPIC, WORDS)
    await house.requests.undo(member, request.id)
    assert (await house.deficit(request)).topic is None


async def test_a_picked_topic_never_makes_two_open_deficits_on_it(house: Reporting) -> None:
    member = await house.member("Гаджиев")
    author = await house.cast.teacher("Магомедова")
    await house.report(author)
    request = (await house.report(author, told(None))).request
    await house.requests.decide(member, request.id, Move.APPROVE, topic=TOPIC)
    deficit = await house.deficit(request)
    assert (deficit.topic, deficit.status) == (None, DeficitStatus.ACCEPTED)


# ── How many have the same ─────────────────────────────────────────────────────────────────────


async def test_people_of_the_district_with_the_same_difficulty_are_counted_weekly(
    house: Reporting,
) -> None:
    statistics = house.services.statistics
    member = await house.member("Гаджиев")
    first = await house.cast.teacher("Магомедова")
    request = (await house.report(first)).request
    for number in range(FEW - 2):
        await house.report(await house.cast.teacher(f"Алиева {number}"))
    await house.report(await house.cast.teacher("Соседка", AKUSHA))
    await house.report(await house.cast.teacher("Чужая", DERBENT))
    await house.report(await house.cast.teacher("Щедрая"), told(severity=Severity.EXCHANGE))
    assert (await house.facts(member, request.id)).same is None, "nothing was counted yet"
    await statistics.tick()
    monday = date(2026, 11, 23)
    assert (await house.facts(member, request.id)).same == Same(day=monday, people=0)
    fifth = await house.cast.teacher("Пятая")
    await house.report(fifth)
    await house.report(fifth, told(OTHER_TOPIC))
    assert (await house.facts(member, request.id)).same == Same(day=monday, people=0)
    house.clock.advance(WEEK)
    await statistics.tick()
    found = (await house.facts(member, request.id)).same
    assert found == Same(day=date(2026, 11, 30), people=FEW), "the neighbour is one of few there"
    withdrawn = (await house.requests.of_author(fifth))[-1]
    await house.requests.take_back(fifth, withdrawn.id)
    house.clock.advance(WEEK)
    await statistics.tick()
    assert (await house.facts(member, request.id)).same == Same(day=date(2026, 12, 7), people=0)


async def test_own_words_are_counted_with_nothing(house: Reporting) -> None:
    member = await house.member("Гаджиев")
    request = (await house.report(await house.cast.teacher("Магомедова"), told(None))).request
    assert (await house.facts(member, request.id)).same is None
