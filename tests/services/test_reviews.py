"""Reviews through the storage: marks that stay, the end of a stage, lapses, experts who differ."""

import asyncio

import pytest
from sqlalchemy import select

from district.calls.entry import EntryStatus
from district.calls.kind import Verdict
from district.calls.review import Review, ReviewStatus
from district.calls.scoring import Comment, DeclineReason, Missing, Settling
from district.errors import NotAChoice, NotFilled, NotFound, OutOfDate
from district.letters import LetterKind
from district.people.roles import Actor, Role, Scope
from storage.calls.reviews import void_reviews
from storage.database import Database
from storage.tables import outbox
from tests.services.reviewing import DAY, MARKS, Bench
from tests.world import MOUNTAINS, real_territory


@pytest.fixture
async def bench(database: Database) -> Bench:
    await real_territory(database)
    made = Bench(database)
    await made.begins()
    return made


async def test_each_press_is_kept_and_a_press_served_twice_adds_nothing(bench: Bench) -> None:
    expert = bench.experts[0]
    review = await bench.taken(expert)
    for at, (name, mark) in enumerate(MARKS.items(), 1):
        for _ in range(2):
            await bench.reviews.score(expert, review.id, name, mark)
        assert (await bench.now(review)).scores == dict(list(MARKS.items())[:at])
    assert await bench.moves(review) == ["ask", "accept", "mark", "mark", "mark"]
    await bench.reviews.score(expert, review.id, "results", 5)
    await bench.reviews.score(expert, review.id, "transfer", None)
    assert (await bench.now(review)).scores == {"novelty": 4, "results": 5}


async def test_two_presses_at_once_lose_no_mark(bench: Bench) -> None:
    expert = bench.experts[0]
    review = await bench.taken(expert)
    score = bench.reviews.score
    await asyncio.gather(*(score(expert, review.id, name, mark) for name, mark in MARKS.items()))
    assert (await bench.now(review)).scores == MARKS


async def test_marks_that_are_not_offered_are_refused(bench: Bench) -> None:
    expert = bench.experts[0]
    review = await bench.taken(expert)
    for name, mark in (("novelty", 0), ("novelty", 6), ("speech", 3), ("beauty", 3)):
        with pytest.raises(NotAChoice):
            await bench.reviews.score(expert, review.id, name, mark)
    with pytest.raises(NotAChoice):
        await bench.reviews.decide(expert, review.id, Verdict.ACCEPT)
    with pytest.raises(NotFound):
        await bench.reviews.score(bench.experts[1], review.id, "novelty", 3)
    assert (await bench.now(review)).scores == {}


async def test_a_review_is_given_when_nothing_is_missing(bench: Bench) -> None:
    expert = bench.experts[0]
    review = await bench.taken(expert)
    await bench.marks(expert, review, {**MARKS, "results": 5})
    with pytest.raises(NotFilled) as refused:
        await bench.reviews.give(expert, review.id)
    assert refused.value.what == Missing.COMMENT
    await bench.reviews.comment(expert, review.id, Comment.CURATOR, "Сильная работа")
    for _ in range(2):
        facts = await bench.reviews.give(expert, review.id)
        assert facts.review.status is ReviewStatus.GIVEN
    assert (await bench.moves(review))[-2:] == ["mark", "give"], "the second press adds nothing"
    assert await bench.status() is EntryStatus.ADMITTED, "one of two"
    await bench.reviews.score(expert, review.id, "results", 1)
    assert (await bench.now(review)).scores["results"] == 5, "a given review takes no marks"


async def test_the_last_review_ends_the_stage_and_closes_the_others(bench: Bench) -> None:
    first = await bench.gives(bench.experts[0])
    again = await bench.reviews.take_back(bench.experts[0], first.id)
    assert (again.review.status, again.review.scores) == (ReviewStatus.BEGUN, MARKS)
    await bench.reviews.give(bench.experts[0], first.id)
    second = await bench.gives(bench.experts[1])
    assert await bench.status() is EntryStatus.ASSESSED
    for expert, review in zip(bench.experts, (first, second), strict=False):
        facts = await bench.reviews.take_back(expert, review.id)
        assert facts.review.status is ReviewStatus.GIVEN
        assert not facts.may_change
    assert await bench.letters(LetterKind.REVIEWS_DIFFER) == []


async def test_two_who_give_at_once_end_the_stage_once(bench: Bench) -> None:
    taken = [(expert, await bench.taken(expert)) for expert in bench.experts[:2]]
    for expert, review in taken:
        await bench.marks(expert, review)
    await asyncio.gather(*(bench.reviews.give(expert, review.id) for expert, review in taken))
    assert await bench.status() is EntryStatus.ASSESSED


async def test_a_pending_review_keeps_the_stage_open(bench: Bench) -> None:
    late = await bench.taken(bench.experts[2])
    for expert in bench.experts[:2]:
        await bench.gives(expert)
    assert await bench.status() is EntryStatus.ADMITTED
    await bench.reviews.decline(bench.experts[2], late.id, DeclineReason.TIME)
    assert await bench.status() is EntryStatus.ASSESSED, "nobody else is asked"


async def test_who_declines_is_replaced_and_never_asked_again(bench: Bench) -> None:
    bench.standby.reserves[:] = [one.id for one in bench.experts[1:3]]
    review = await bench.calls.asked(bench.entry, bench.experts[0])
    facts = await bench.reviews.facts(bench.experts[0].id, review.id)
    for _ in range(2):
        facts = await bench.reviews.decline(bench.experts[0], review.id, DeclineReason.TOPIC)
        assert (facts.review.status, facts.review.reason) == (ReviewStatus.DECLINED, "topic")
    assert (await bench.reviews.accept(bench.experts[0], review.id)).review == facts.review
    assert (await bench.reviews.mine(bench.experts[0])).total == 0
    assert (await bench.reviews.mine(bench.experts[1])).total == 1
    assert (await bench.reviews.mine(bench.experts[2])).total == 0, "one for one"


async def test_a_conflict_that_arose_meanwhile_voids_the_review(bench: Bench) -> None:
    bench.standby.hard.add(bench.experts[0].id)
    bench.standby.reserves[:] = [bench.experts[1].id]
    review = await bench.calls.asked(bench.entry, bench.experts[0])
    facts = await bench.reviews.accept(bench.experts[0], review.id)
    assert (facts.review.status, facts.review.reason) == (ReviewStatus.VOID, "conflict")
    assert (await bench.reviews.mine(bench.experts[1])).total == 1


async def test_reminders_are_dated_and_an_extension_moves_them(bench: Bench) -> None:
    expert = bench.experts[0]
    review = await bench.taken(expert)
    facts = await bench.reviews.facts(expert.id, review.id)
    for _ in range(2):
        facts = await bench.reviews.extend(expert, review.id)
    assert facts.review.due_at == review.due_at + 3 * DAY, "once"
    query = select(outbox.c.due_at).where(outbox.c.kind == LetterKind.REVIEW_REMINDER)
    async with bench.database.read() as connection:
        due = [(one - bench.clock()) / DAY for one in (await connection.execute(query)).scalars()]
    assert sorted(due) == [3.5, 5, 5, 6, 8, 9], "of both due dates; delivery drops the old ones"


async def test_late_and_silent_experts_give_way_to_the_next(bench: Bench) -> None:
    bench.standby.reserves[:] = [one.id for one in bench.experts[2:]]
    silent = await bench.calls.asked(bench.entry, bench.experts[0])
    late = await bench.taken(bench.experts[1])
    await bench.reviews.score(bench.experts[1], late.id, "novelty", 4)
    bench.clock.advance(3 * DAY)
    await bench.reviews.tick()
    await bench.reviews.tick()
    assert await bench.letters(LetterKind.REVIEW_REMINDER) == [
        *[bench.experts[1].id] * 3,
        bench.experts[0].id,
    ], "the silent one is reminded once"
    bench.clock.advance(DAY)
    await bench.reviews.tick()
    assert (await bench.now(silent)).status is ReviewStatus.LAPSED
    bench.clock.advance(4 * DAY)
    await bench.reviews.tick()
    assert (await bench.now(late)).status is ReviewStatus.BEGUN, "in the grace"
    bench.clock.advance(DAY)
    await bench.reviews.tick()
    await bench.reviews.tick()
    over = await bench.now(late)
    assert (over.status, over.scores) == (ReviewStatus.LAPSED, {"novelty": 4})
    lapsed = await bench.payloads(LetterKind.REVIEW_LAPSED)
    assert {one for one, _ in lapsed} == {bench.curator.id}
    assert [facts["next"] for _, facts in lapsed] == [True, True, False], "the first reserve too"
    assert (await bench.reviews.score(bench.experts[1], late.id, "results", 4)).review == over


async def test_a_review_that_went_in_another_way_lets_the_stage_end(bench: Bench) -> None:
    gone = await bench.taken(bench.experts[2])
    for expert in bench.experts[:2]:
        await bench.gives(expert)
    await bench.reviews.tick()
    assert await bench.status() is EntryStatus.ADMITTED, "one is pending"
    async with bench.database.write() as tx:
        await void_reviews(tx, [await bench.now(gone)], "role-ended", bench.clock(), None)
    await bench.reviews.tick()
    assert await bench.status() is EntryStatus.ASSESSED


async def test_experts_who_differ_get_a_third_or_talk(bench: Bench) -> None:
    low = await bench.gives(bench.experts[0], dict.fromkeys(MARKS, 1))
    await bench.gives(bench.experts[1], dict.fromkeys(MARKS, 5))
    assert await bench.letters(LetterKind.REVIEWS_DIFFER) == [bench.curator.id]
    difference = await bench.reviews.difference(bench.curator.id, low.id)
    assert difference.totals == (2_000, 10_000)
    settle = bench.reviews.settle
    assert await settle(bench.curator, low.id, Settling.THIRD) is False, "nobody is free"
    bench.standby.reserves[:] = [bench.experts[2].id]
    for _ in range(2):
        assert await settle(bench.curator, low.id, Settling.THIRD) is True
    assert await bench.status() is EntryStatus.ADMITTED
    third = (await bench.reviews.mine(bench.experts[2])).items[0].review
    await bench.reviews.accept(bench.experts[2], third.id)
    await bench.marks(bench.experts[2], third)
    await bench.reviews.give(bench.experts[2], third.id)
    assert await bench.status() is EntryStatus.ASSESSED
    assert await settle(bench.curator, low.id, Settling.TALK) is True
    opened = await bench.now(low)
    assert (opened.status, opened.due_at) == (ReviewStatus.BEGUN, bench.clock() + 7 * DAY)
    assert len(await bench.letters(LetterKind.REVIEWS_TALK)) == 3
    assert await bench.letters(LetterKind.REVIEWS_DIFFER) == [bench.curator.id], "told once"


async def test_only_a_curator_without_an_entry_settles_a_difference(bench: Bench) -> None:
    other = await bench.cast.holder("Второй", Role.CURATOR, Scope(district=MOUNTAINS))
    await bench.calls.admitted(bench.call, other)
    low = await bench.gives(bench.experts[0], dict.fromkeys(MARKS, 1))
    await bench.gives(bench.experts[1], dict.fromkeys(MARKS, 5))
    assert await bench.letters(LetterKind.REVIEWS_DIFFER) == [bench.curator.id]
    for one in (other, bench.author, bench.experts[0]):
        with pytest.raises(NotFound):
            await bench.reviews.settle(one, low.id, Settling.LEAVE)
        with pytest.raises(NotFound):
            await bench.reviews.difference(one.id, low.id)


async def test_a_verdict_returns_the_entry_at_once(database: Database) -> None:
    await real_territory(database)
    bench = Bench(database)
    await bench.begins("practices")
    expert = bench.experts[0]
    review = await bench.taken(expert)
    await bench.reviews.decide(expert, review.id, Verdict.RETURN)
    with pytest.raises(NotFilled):
        await bench.reviews.give(expert, review.id)
    await bench.reviews.comment(expert, review.id, Comment.AUTHOR, "Добавьте файл")
    assert (await bench.reviews.give(expert, review.id)).review.status is ReviewStatus.GIVEN
    entry = await bench.calls.entry(bench.entry.id)
    assert (entry.status, entry.reason) == (EntryStatus.RETURNED, "Добавьте файл")
    assert (await bench.now(review)).status is ReviewStatus.VOID, "the next version is judged anew"


async def test_experts_at_odds_in_the_bank_are_asked_again_or_left(database: Database) -> None:
    await real_territory(database)
    bench = Bench(database)
    await bench.begins("practices")
    *_, third, _ = bench.experts

    async def says(expert: Actor, review: Review, verdict: Verdict) -> None:
        await bench.reviews.decide(expert, review.id, verdict)
        await bench.reviews.comment(expert, review.id, Comment.AUTHOR, f"Почему {verdict}")
        await bench.reviews.give(expert, review.id)

    async def judged(*verdicts: Verdict) -> Review:
        taken = [(one, await bench.taken(one)) for one in bench.experts[: len(verdicts)]]
        for (expert, review), verdict in zip(taken, verdicts, strict=True):
            await says(expert, review, verdict)
        return taken[0][1]

    first = await judged(Verdict.ACCEPT, Verdict.REFUSE)
    assert await bench.status() is EntryStatus.ASSESSED
    bench.standby.reserves[:] = [third.id]
    assert await bench.reviews.settle(bench.curator, first.id, Settling.THIRD) is True
    asked = (await bench.reviews.mine(third)).items[0].review
    await says(third, (await bench.reviews.accept(third, asked.id)).review, Verdict.RETURN)
    assert await bench.letters(LetterKind.REVIEWS_DIFFER) == [bench.curator.id] * 2, "told again"
    for _ in range(2):
        assert await bench.reviews.settle(bench.curator, first.id, Settling.LEAVE) is True
    left = await bench.calls.entry(bench.entry.id)
    assert (left.status, left.outcome) == (EntryStatus.SETTLED, "refused"), "the last one"
    with pytest.raises(OutOfDate):
        await bench.reviews.settle(bench.curator, first.id, Settling.THIRD)

    bench.entry = await bench.calls.admitted(bench.call, bench.author)
    await judged(Verdict.ACCEPT, Verdict.RETURN, Verdict.RETURN)
    entry = await bench.calls.entry(bench.entry.id)
    assert entry.status is EntryStatus.RETURNED, "as most of them say"
    assert entry.reason == "Почему return\nПочему return"


async def test_letters_about_what_has_changed_are_not_drawn(bench: Bench) -> None:
    expert = bench.experts[0]
    review = await bench.calls.asked(bench.entry, expert)
    await bench.reviews.facts(expert.id, review.id, {ReviewStatus.ASKED})
    await bench.reviews.accept(expert, review.id)
    with pytest.raises(OutOfDate):
        await bench.reviews.facts(expert.id, review.id, {ReviewStatus.ASKED})
    with pytest.raises(NotFound):
        await bench.reviews.facts(bench.experts[1].id, review.id, {ReviewStatus.ACCEPTED})
