"""The request engine: first decision wins, letters to everyone concerned, the clock."""

import asyncio
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from district.activities.activity import SCHOOL_KIND
from district.errors import (
    AlreadyDecided,
    DistrictError,
    Empty,
    NotFound,
    NotOpen,
    NotPermitted,
    OwnRequest,
    UndoRefused,
    UndoTooLate,
)
from district.holidays import HolidayKind
from district.ids import DraftId
from district.letters import LetterKind
from district.people.roles import Actor, Role
from district.requests.cards import CardFacts
from district.requests.deficits import DEFICIT_KIND, DeficitFacts, DeficitStatus
from district.requests.pending import Whose, Wish
from district.requests.request import Move, ReadyReason, Request, RequestStatus
from district.requests.settings import CURATORS_DECIDE
from storage.cards import mark_card_shown, request_cards
from storage.database import Database
from storage.people.people import change_person
from storage.tables import cards, deficits, grants, outbox, request_history
from tests.services.council import Council
from tests.world import AKUSHA, DISTRICT, NEIGHBOUR, TOPIC, real_territory

DAY = timedelta(days=1)


@pytest.fixture
async def council(database: Database) -> Council:
    await real_territory(database)
    return Council(database)


async def deficit_status(council: Council, request: Request) -> str:
    query = select(deficits.c.status).where(deficits.c.id == request.subject_id)
    async with council.database.read() as connection:
        return str((await connection.execute(query)).scalar_one())


async def end_grants(council: Council, person: Actor) -> None:
    async with council.database.write() as tx:
        await tx.execute(
            update(grants).where(grants.c.person_id == person.id).values(ended_at=council.clock())
        )
        await council.requests.reroute(tx, None, council.clock())


async def test_deadlines_know_the_days_off_that_curators_enter(council: Council) -> None:
    """Also those of an undone return; an undone decision keeps what was promised."""
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    curator = await council.cast.holder("Алиев", Role.CURATOR, DISTRICT)
    before = await council.submit(author, TOPIC)
    holidays = council.services.holidays
    await holidays.add(curator, HolidayKind.PUBLIC, "24–25 ноября, Дни района")
    await holidays.add(curator, HolidayKind.SCHOOL, "26 ноября, карантин")
    after = await council.submit(author)
    assert before.waiting.promised == date(2026, 12, 4)
    assert after.waiting.promised == date(2026, 12, 7)
    assert council.calendar.local(need(after.waiting.next_at)).day == 27
    for request in (before, after):
        for move in (Move.APPROVE, Move.RETURN, Move.REJECT):
            await council.requests.decide(member, request.id, move, reason="Почему")
            undone = (await council.requests.undo(member, request.id)).request
            assert undone.waiting.promised == request.waiting.promised


def need(moment: datetime | None) -> datetime:
    assert moment is not None
    return moment


# ── First decision wins ────────────────────────────────────────────────────────────────────────


async def test_of_simultaneous_decisions_exactly_one_stands(council: Council) -> None:
    author = await council.cast.teacher("Магомедова")
    one, two = await council.member("Гаджиев"), await council.member("Алиев")
    asked = [await council.submit(author) for _ in range(100)]

    async def press(member: Actor, request: Request, move: Move) -> Request | DistrictError:
        try:
            step = council.requests.decide(member, request.id, move, reason="Почему")
            return (await step).request
        except DistrictError as refusal:
            return refusal

    answers = await asyncio.gather(
        *(press(one, request, Move.APPROVE) for request in asked),
        *(press(two, request, Move.REJECT) for request in asked),
    )

    assert sum(isinstance(answer, Request) for answer in answers) == 100
    assert sum(isinstance(answer, AlreadyDecided) for answer in answers) == 100
    assert await council.letters(LetterKind.REQUEST_DECIDED) == [author.id] * 100
    decided = select(func.count()).where(request_history.c.move != Move.SUBMIT)
    async with council.database.read() as connection:
        assert (await connection.execute(decided)).scalar_one() == 100


async def test_who_comes_second_is_told_whose_decision_stands(council: Council) -> None:
    author = await council.cast.teacher("Магомедова")
    first, second = await council.member("Гаджиев"), await council.member("Алиев")
    request = await council.submit(author)
    await council.requests.decide(first, request.id, Move.APPROVE)
    with pytest.raises(AlreadyDecided) as told:
        await council.requests.decide(second, request.id, Move.REJECT, reason="Нет")
    assert told.value.decider == "Гаджиев А."
    assert told.value.decided_at == council.clock()
    assert told.value.status is RequestStatus.APPROVED


async def test_a_second_tap_of_the_same_person_changes_nothing(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    request = await council.submit(author)
    first = await council.requests.decide(member, request.id, Move.APPROVE)
    assert await council.requests.decide(member, request.id, Move.APPROVE) == first
    assert await council.letters(LetterKind.REQUEST_DECIDED) == [author.id]


# ── Who may decide ─────────────────────────────────────────────────────────────────────────────


async def test_nobody_decides_an_own_request(council: Council) -> None:
    member = await council.member("Гаджиев")
    request = await council.submit(member)
    with pytest.raises(OwnRequest):
        await council.requests.decide(member, request.id, Move.APPROVE)


async def test_a_teacher_or_a_member_of_another_municipality_decides_nothing(
    council: Council,
) -> None:
    author = await council.cast.teacher("Магомедова")
    await council.member("Гаджиев")
    neighbour = await council.member("Омаров", NEIGHBOUR)
    request = await council.submit(author)
    for stranger in (neighbour, await council.cast.teacher("Курбанов")):
        with pytest.raises(NotPermitted):
            await council.requests.decide(stranger, request.id, Move.APPROVE)
        with pytest.raises(NotFound):
            await council.requests.card_facts(stranger.id, request.id)


async def test_curators_decide_unless_the_setting_says_no(database: Database) -> None:
    await real_territory(database)
    council = Council(database)
    await council.sets(CURATORS_DECIDE, False)
    author = await council.cast.teacher("Магомедова")
    await council.member("Гаджиев")
    curator = await council.cast.holder("Исаева", Role.CURATOR, DISTRICT)
    request = await council.submit(author)
    with pytest.raises(NotPermitted):
        await council.requests.decide(curator, request.id, Move.APPROVE)
    await council.sets(CURATORS_DECIDE, True)
    decided = await council.requests.decide(curator, request.id, Move.APPROVE)
    assert decided.request.status is RequestStatus.APPROVED


async def test_where_the_council_is_empty_administrators_decide_with_a_warning(
    council: Council,
) -> None:
    author = await council.cast.teacher("Магомедова")
    administrator = await council.cast.holder("Юсупов", Role.ADMINISTRATOR)
    request = await council.submit(author)
    assert set(await council.dealt(request.id)) == {administrator.id}
    assert await council.letters(LetterKind.REQUEST_UNROUTED) == [administrator.id]
    await council.requests.decide(administrator, request.id, Move.APPROVE)


async def test_an_administrator_decides_nothing_that_the_council_was_asked(
    council: Council,
) -> None:
    author = await council.cast.teacher("Магомедова")
    await council.member("Гаджиев")
    administrator = await council.cast.holder("Юсупов", Role.ADMINISTRATOR)
    request = await council.submit(author)
    with pytest.raises(NotPermitted):
        await council.requests.decide(administrator, request.id, Move.APPROVE)


async def test_a_request_without_anybody_waits_until_somebody_comes(council: Council) -> None:
    author = await council.cast.teacher("Магомедова")
    request = await council.submit(author)
    assert await council.dealt(request.id) == {}
    member = await council.member("Гаджиев")
    await council.reroute()
    assert set(await council.dealt(request.id)) == {member.id}


# ── What a decision does ───────────────────────────────────────────────────────────────────────


async def test_a_decision_moves_the_deficit_and_touches_every_card(council: Council) -> None:
    author = await council.cast.teacher("Магомедова")
    one, _ = await council.member("Гаджиев"), await council.member("Алиев")
    request = await council.submit(author)
    before = await council.dealt(request.id)
    await council.requests.decide(one, request.id, Move.APPROVE)
    assert await deficit_status(council, request) == DeficitStatus.ACCEPTED
    after = await council.dealt(request.id)
    assert after == {person: wanted + 1 for person, wanted in before.items()}


@pytest.mark.parametrize("move", [Move.REJECT, Move.RETURN])
async def test_a_rejection_and_a_return_need_a_reason(council: Council, move: Move) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    request = await council.submit(author)
    with pytest.raises(Empty):
        await council.requests.decide(member, request.id, move)
    assert (await council.get(request.id)).status is RequestStatus.SUBMITTED


async def test_the_inner_note_stays_with_the_deciders(council: Council) -> None:
    author = await council.cast.teacher("Магомедова")
    one, two = await council.member("Гаджиев"), await council.member("Алиев")
    request = await council.submit(author)
    reason = ReadyReason.IN_SCHOOL
    await council.requests.decide(one, request.id, Move.REJECT, reason=reason, note="Звонил завуч")
    facts = await council.requests.card_facts(two.id, request.id)
    assert (facts.request.reason, facts.note) == (reason, "Звонил завуч")
    async with council.database.read() as connection:
        payload = (await connection.execute(select(outbox.c.payload))).scalar_one()
    told = await council.requests.decision_facts(payload["entry"])
    assert (told.entry.move, told.entry.reason) == (Move.REJECT, reason)


async def test_the_decider_finds_the_topic_of_own_words(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    request = await council.submit(author)
    await council.requests.decide(member, request.id, Move.APPROVE, topic=TOPIC)
    facts = await council.requests.card_facts(member.id, request.id)
    assert isinstance(facts.subject, DeficitFacts)
    assert facts.subject.deficit.topic is not None
    assert facts.subject.deficit.topic.id == TOPIC


async def test_the_same_draft_makes_one_request(council: Council) -> None:
    author = await council.cast.teacher("Магомедова")
    request = await council.submit(author)
    async with council.database.write() as tx:
        made = [
            await council.requests.submit(
                tx,
                kind=DEFICIT_KIND,
                subject_id=request.subject_id,
                author=author.person,
                draft=DraftId("abc"),
                now=council.clock(),
            )
            for _ in range(2)
        ]
    assert made[0] == made[1] != request


# ── Undo, return, withdraw ─────────────────────────────────────────────────────────────────────


async def test_the_decider_undoes_within_ten_minutes_and_the_author_is_told(
    council: Council,
) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    request = await council.submit(author)
    await council.requests.decide(member, request.id, Move.APPROVE)
    await council.claims_letters()
    council.clock.advance(timedelta(minutes=10))
    undone = (await council.requests.undo(member, request.id)).request
    assert (undone.status, undone.decider) == (RequestStatus.SUBMITTED, None)
    assert await deficit_status(council, request) == DeficitStatus.REPORTED
    assert await council.letters(LetterKind.REQUEST_UNDONE) == [author.id]


async def test_an_undo_by_another_or_too_late_is_refused(council: Council) -> None:
    author = await council.cast.teacher("Магомедова")
    one, two = await council.member("Гаджиев"), await council.member("Алиев")
    request = await council.submit(author)
    await council.requests.decide(one, request.id, Move.APPROVE)
    with pytest.raises(UndoTooLate):
        await council.requests.undo(two, request.id)
    council.clock.advance(timedelta(minutes=10, seconds=1))
    with pytest.raises(UndoTooLate):
        await council.requests.undo(one, request.id)


async def test_an_undo_is_refused_when_something_came_of_the_decision(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    request = await council.submit(author)
    await council.requests.decide(member, request.id, Move.APPROVE)
    async with council.database.write() as tx:
        await tx.execute(update(deficits).values(status=DeficitStatus.RESOLVED))
    with pytest.raises(UndoRefused):
        await council.requests.undo(member, request.id)
    assert (await council.get(request.id)).status is RequestStatus.APPROVED


async def test_two_undos_at_once_undo_once(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    request = await council.submit(author)
    await council.requests.decide(member, request.id, Move.APPROVE)
    await council.claims_letters()
    answers = await asyncio.gather(
        *(council.requests.undo(member, request.id) for _ in range(5)), return_exceptions=True
    )
    assert sum(isinstance(answer, CardFacts) for answer in answers) == 1
    assert await council.letters(LetterKind.REQUEST_UNDONE) == [author.id]


async def test_an_answer_brings_a_returned_request_back_and_tells_the_deciders(
    council: Council,
) -> None:
    author = await council.cast.teacher("Магомедова")
    one, two = await council.member("Гаджиев"), await council.member("Алиев")
    request = await council.submit(author)
    await council.requests.decide(one, request.id, Move.RETURN, reason="О каком классе речь?")
    again = await council.resubmit(request.id)
    assert (again.status, again.reason) == (RequestStatus.SUBMITTED, None)
    assert sorted(await council.letters(LetterKind.REQUEST_ANSWERED)) == [one.id, two.id]


async def test_a_withdrawn_request_is_decided_no_more(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    request = await council.submit(author)
    await council.withdraw(request.id)
    assert await deficit_status(council, request) == DeficitStatus.WITHDRAWN
    with pytest.raises(NotOpen):
        await council.requests.decide(member, request.id, Move.APPROVE)
    with pytest.raises(NotOpen):
        await council.withdraw(request.id)


# ── Roles change ───────────────────────────────────────────────────────────────────────────────


async def test_when_a_role_ends_the_card_names_who_decides_now(council: Council) -> None:
    author = await council.cast.teacher("Магомедова")
    leaving = await council.member("Гаджиев")
    request = await council.submit(author)
    following = await council.member("Алиев")
    before = await council.dealt(request.id)
    await end_grants(council, leaving)
    after = await council.dealt(request.id)
    assert after[leaving.id] > before[leaving.id]
    assert following.id in after
    facts = await council.requests.card_facts(leaving.id, request.id)
    assert (facts.may_decide, facts.named) == (False, ("Алиев А., СОШ № 1",))
    with pytest.raises(NotPermitted):
        await council.requests.decide(
            await council.cast.actor(leaving.id), request.id, Move.APPROVE
        )


async def test_when_the_last_member_leaves_administrators_are_warned(council: Council) -> None:
    author = await council.cast.teacher("Магомедова")
    member = await council.member("Гаджиев")
    administrator = await council.cast.holder("Юсупов", Role.ADMINISTRATOR)
    request = await council.submit(author)
    await end_grants(council, member)
    assert administrator.id in await council.dealt(request.id)
    assert await council.letters(LetterKind.REQUEST_UNROUTED) == [administrator.id]


# ── Time passes ────────────────────────────────────────────────────────────────────────────────


async def test_deciders_are_reminded_once_after_two_working_days(council: Council) -> None:
    author = await council.cast.teacher("Магомедова")
    one, two = await council.member("Гаджиев"), await council.member("Алиев")
    await council.submit(author)  # Monday, noon in Moscow
    council.clock.advance(2 * DAY - timedelta(hours=2, minutes=1))
    await council.requests.tick()
    assert await council.letters(LetterKind.REQUEST_REMINDER) == []
    council.clock.advance(timedelta(minutes=1))
    await council.requests.tick()
    await council.requests.tick()
    assert sorted(await council.letters(LetterKind.REQUEST_REMINDER)) == [one.id, two.id]


async def test_after_four_working_days_the_whole_council_gets_the_card(council: Council) -> None:
    author = await council.cast.teacher("Магомедова")
    member, neighbour = await council.member("Гаджиев"), await council.member("Омаров", NEIGHBOUR)
    head = await council.cast.holder("Исаева", Role.HEAD, DISTRICT)
    request = await council.submit(author)
    for _ in range(4):
        council.clock.advance(DAY)
        await council.requests.tick()
    assert set(await council.dealt(request.id)) == {member.id, neighbour.id, head.id}
    decided = await council.requests.decide(neighbour, request.id, Move.APPROVE)
    assert decided.request.status is RequestStatus.APPROVED


async def test_after_ten_working_days_it_expires_and_the_author_is_told(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    request = await council.submit(author)
    for _ in range(13):
        council.clock.advance(DAY)
        await council.requests.tick()
    expired = await council.get(request.id)
    assert expired.status is RequestStatus.EXPIRED
    assert expired.waiting.promised.isoformat() == "2026-12-04"
    assert await council.letters(LetterKind.REQUEST_EXPIRED) == [author.id]
    assert await deficit_status(council, request) == DeficitStatus.REPORTED
    with pytest.raises(NotOpen):
        await council.requests.decide(member, request.id, Move.APPROVE)


async def test_ticks_at_once_make_each_step_once(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    await council.submit(author)
    council.clock.advance(30 * DAY)
    for _ in range(3):
        await asyncio.gather(*(council.requests.tick() for _ in range(5)))
    assert await council.letters(LetterKind.REQUEST_REMINDER) == [member.id]
    assert await council.letters(LetterKind.REQUEST_EXPIRED) == [author.id]


async def test_the_clock_stands_while_the_author_is_asked(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    request = await council.submit(author)
    council.clock.advance(DAY)
    await council.requests.decide(member, request.id, Move.RETURN, reason="О каком классе?")
    council.clock.advance(14 * DAY)
    await council.requests.tick()
    assert await council.letters(LetterKind.REQUEST_REMINDER) == []
    again = await council.resubmit(request.id)
    assert again.waiting.days_used == 1
    assert again.status is RequestStatus.SUBMITTED


# ── Cards ──────────────────────────────────────────────────────────────────────────────────────


async def test_a_card_drawn_before_a_change_still_lags_after_it(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    request = await council.submit(author)
    drawn = (await council.requests.card_facts(member.id, request.id)).card
    assert drawn is not None
    await council.requests.decide(member, request.id, Move.APPROVE)
    async with council.database.write() as tx:
        await mark_card_shown(tx, drawn.id, drawn.wanted, message_id=77)
        card = await request_cards.find(tx, member.id, request.id)
    assert card is not None
    assert (card.message_id, card.shown < card.wanted) == (77, True)


async def test_a_handler_that_drew_the_card_spares_delivery_the_work(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    request = await council.submit(author)
    async with council.database.write() as tx:
        await tx.execute(update(cards).values(message_id=77, shown=1))
    facts = await council.requests.decide(member, request.id, Move.APPROVE)
    assert facts == await council.requests.card_facts(member.id, request.id)
    assert await council.requests.card_shown(facts, 78)
    lagging = (await council.requests.card_facts(member.id, request.id)).card
    assert await council.requests.card_shown(facts, 77)
    shown = (await council.requests.card_facts(member.id, request.id)).card
    assert lagging is not None
    assert lagging.shown < lagging.wanted
    assert shown is not None
    assert shown.shown == shown.wanted
    assert await council.requests.undo(member, request.id) == await council.requests.card_facts(
        member.id, request.id
    )
    assert not await council.requests.card_shown(facts, 77)


# ── The list ───────────────────────────────────────────────────────────────────────────────────


async def test_a_member_sees_what_is_routed_to_them_and_a_head_the_whole_district(
    council: Council,
) -> None:
    member, neighbour = await council.member("Гаджиев"), await council.member("Омаров", NEIGHBOUR)
    head = await council.cast.holder("Исаева", Role.HEAD, DISTRICT)
    here = await council.submit(await council.cast.teacher("Магомедова"))
    there = await council.submit(await council.cast.teacher("Курбанова", AKUSHA))
    of_member = await council.submit(member)  # no one else in the municipality

    async def numbers(actor: Actor, wish: Wish) -> list[int]:
        listed = await council.requests.pending(actor, wish)
        return [item.request.id for item in listed.page.items]

    mine, all_ = Wish(whose=Whose.MINE), Wish(whose=Whose.DISTRICT)
    assert await numbers(member, mine) == [here.id]
    assert await numbers(neighbour, mine) == [there.id, of_member.id]
    assert len(await numbers(head, all_)) == 3
    assert await numbers(head, Wish(whose=Whose.DISTRICT, municipality=AKUSHA)) == [there.id]
    assert await numbers(head, Wish(whose=Whose.DISTRICT, kind=SCHOOL_KIND)) == []
    with pytest.raises(NotPermitted):
        await council.requests.pending(await council.cast.teacher("Ильясов"), mine)


async def test_what_was_promised_first_comes_first_page_by_page(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    asked = []
    for _ in range(7):
        asked.append((await council.submit(author)).id)
        council.clock.advance(timedelta(minutes=1))
    wish = Wish(whose=Whose.MINE)
    first = await council.requests.pending(member, wish)
    beyond = await council.requests.pending(member, wish, 5)
    assert [item.request.id for item in first.page.items] == asked[:6]
    assert (beyond.page.number, [item.request.id for item in beyond.page.items]) == (1, asked[6:])


async def test_the_history_is_for_the_author(council: Council) -> None:
    author, member = await council.cast.teacher("Магомедова"), await council.member("Гаджиев")
    request = await council.submit(author)
    await council.requests.decide(member, request.id, Move.APPROVE)
    own = await council.requests.own(author, request.id)
    assert [entry.move for entry in own.history] == [Move.SUBMIT, Move.APPROVE]
    assert own.readers is None
    with pytest.raises(NotFound):
        await council.requests.own(member, request.id)


async def test_people_who_are_leaving_are_asked_for_nothing(council: Council) -> None:
    author = await council.cast.teacher("Магомедова")
    staying, leaving = await council.member("Гаджиев"), await council.member("Алиев")
    async with council.database.write() as tx:
        await change_person(tx, leaving.id, deletion_requested_at=council.clock())
    request = await council.submit(author)
    assert set(await council.dealt(request.id)) == {staying.id}
