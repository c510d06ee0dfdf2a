"""Experts: the register, conflicts over the storage, assignment, reserves, substitution."""

import asyncio
from collections import Counter
from datetime import timedelta
from random import Random

import pytest
from sqlalchemy import insert

from district.calls.assigning import Conflict
from district.calls.call import Call
from district.calls.entry import Entry
from district.calls.experts import UNDO, Pause, Planned
from district.calls.kind import Apart
from district.calls.review import COUNTED, ReviewMove, ReviewStatus
from district.errors import (
    ExpertInConflict,
    NotFound,
    NotPermitted,
    OutOfDate,
    OwnEntryHere,
    RoleNeeded,
    UndoTooLate,
)
from district.ids import EntryId, PersonId
from district.letters import LetterKind
from district.people.roles import Actor, Role
from storage.database import Database
from storage.tables import mentorship_history, mentorships
from tests.services.jury import STAGE, Jury, kind
from tests.world import AKUSHA, DERBENT, LEVASHI, MOUNTAINS, TOPIC, real_territory

PENDING = (ReviewStatus.ASKED, ReviewStatus.ACCEPTED, ReviewStatus.BEGUN)


@pytest.fixture
async def jury(database: Database) -> Jury:
    await real_territory(database)
    return Jury(database)


# ── The register ───────────────────────────────────────────────────────────────────────────────


async def test_an_expert_chooses_topics_load_and_pauses(jury: Jury) -> None:
    curator, expert = await jury.curator(), await jury.expert("Алиева")
    own = await jury.registered.own(expert)
    assert (own.entry.topics, own.entry.load_limit, own.is_paused) == ((), 5, False)
    assert (await jury.registered.tick_topic(expert, TOPIC)).entry.topics == (TOPIC,)
    assert (await jury.registered.tick_topic(expert, TOPIC)).entry.topics == ()
    await jury.registered.tick_topic(expert, TOPIC)
    await jury.registered.change_limit(expert, 3)
    assert (await jury.registered.pause(expert, Pause.WEEK)).is_paused
    [listed] = (await jury.registered.page(curator)).items
    assert (listed.entry.topics, listed.entry.load_limit, listed.is_paused) == ((TOPIC,), 3, True)
    jury.clock.advance(timedelta(days=8))
    [listed] = (await jury.registered.page(curator)).items
    assert not listed.is_paused
    for refused in (4, 0):
        with pytest.raises(NotFound):
            await jury.registered.change_limit(expert, refused)


async def test_the_register_is_for_curators_and_finds_by_name(jury: Jury) -> None:
    curator = await jury.curator()
    experts = [await jury.expert(name) for name in ("Алиева", "Гасанова", "Омарова")]
    assert (await jury.registered.page(curator)).total == 3
    found = await jury.registered.page(curator, "гасанава")
    assert [one.person.id for one in found.items] == [experts[1].id]
    with pytest.raises(NotPermitted):
        await jury.registered.page(experts[0])
    with pytest.raises(RoleNeeded):
        await jury.registered.own(curator)


# ── Conflicts ──────────────────────────────────────────────────────────────────────────────────


async def test_conflicts_of_a_call_equal_those_of_each_fact_alone(jury: Jury) -> None:
    """Authors, co-authors, workplaces and pairs, compared with what was put in."""
    dice = Random(20)
    curator = await jury.curator()
    experts = [await jury.expert(f"Экспертова {number}") for number in range(6)]
    others = [await jury.cast.teacher(f"Авторова {number}") for number in range(8)]
    people = [*experts, *others]
    call = await jury.call(curator, kind(Apart.MUNICIPALITY))
    entries, team = list[Entry](), dict[EntryId, set[PersonId]]()
    for number in range(16):
        author = people[number % len(people)]
        coauthors = {one.id for one in dice.sample(people, dice.randrange(3))} - {author.id}
        entry = await jury.entry(
            call,
            author,
            coauthors=[*coauthors, *(["Кто-то"] if number % 5 == 0 else [])],
            nomination=dice.choice(("lesson", "circle")),
            municipality=dice.choice((LEVASHI, AKUSHA)),
        )
        entries.append(entry)
        team[entry.id] = {author.id, *coauthors}
    pairs = {(dice.choice(experts).id, dice.choice(others).id) for _ in range(5)}
    for at, (mentor, mentee) in enumerate(sorted(pairs, key=lambda pair: pair[1])):
        await _paired(jury, mentor, mentee, ended_ago=None if at == 0 else 100 * at)
    entered = {(person, one.nomination) for one in entries for person in team[one.id]}

    def expected(one: Entry, expert: PersonId) -> set[Conflict]:
        mine = team[one.id]
        facts = {
            Conflict.AUTHOR: expert == one.author,
            Conflict.COAUTHOR: expert in mine - {one.author},
            Conflict.ORGANIZATION: expert in mine,  # everyone has a workplace alone
            Conflict.PAIR: any((expert, person) in _recent(pairs) for person in mine),
            Conflict.OWN_ENTRY: (expert, one.nomination) in entered,
            Conflict.MUNICIPALITY: one.municipality == LEVASHI,
            Conflict.UNREGISTERED: entries.index(one) % 5 == 0,
        }
        return {conflict for conflict, is_so in facts.items() if is_so}

    seen = set[Conflict]()
    async with jury.database.read() as connection:
        for one in entries:
            conflicts = await jury.experts.conflicts(connection, one)
            for expert in experts:
                found = set(conflicts.get(expert.id, ()))
                assert found == expected(one, expert.id)
                seen |= found
    assert seen == set(Conflict) - {Conflict.DECLINED, Conflict.SILENT, Conflict.OFTEN}


def _recent(pairs: set[tuple[PersonId, PersonId]]) -> set[tuple[PersonId, PersonId]]:
    """The active pair, and those that ended 100, 200 and 300 days ago; not 400."""
    return set(sorted(pairs, key=lambda pair: pair[1])[:4])


async def _paired(
    jury: Jury, mentor: PersonId, mentee: PersonId, ended_ago: int | None = None
) -> None:
    now = jury.clock()
    status = "active" if ended_ago is None else "ended"
    async with jury.database.write() as tx:
        values = {
            "district_id": MOUNTAINS,
            "mentee_id": mentee,
            "mentor_id": mentor,
            "status": status,
            "version": 1,
            "goal": "",
            "topics": [],
            "span": "six-months",
            "wishes": [],
            "asked_at": now,
            "started_at": now,
        }
        added = insert(mentorships).values(values).returning(mentorships.c.id)
        number = (await tx.execute(added)).scalar_one()
        if ended_ago is not None:
            step = {"mentorship_id": number, "move": "end", "source": "active", "target": "ended"}
            at = now - timedelta(days=ended_ago)
            await tx.execute(insert(mentorship_history).values(step | {"at": at}))


async def test_who_declined_was_silent_or_judged_often_is_known(jury: Jury) -> None:
    curator = await jury.curator()
    experts = [await jury.expert(f"Экспертова {number}") for number in range(3)]
    author = await jury.cast.teacher("Авторова")
    call = await jury.call(curator)
    entries = [await jury.entry(call, author) for _ in range(3)]
    for one in entries[:2]:
        await jury.experts.ask(curator, one.id, experts[0].id)
    for review in await jury.reviews(call):
        await jury.moves(review, ReviewMove.ACCEPT, ReviewMove.MARK, ReviewMove.GIVE)
    for expert, move in ((experts[1], ReviewMove.DECLINE), (experts[2], ReviewMove.LAPSE)):
        await jury.experts.ask(curator, entries[2].id, expert.id)
        [review] = [one for one in await jury.reviews(call) if one.expert == expert.id]
        await jury.moves(review, move)
    async with jury.database.read() as connection:
        found = await jury.experts.conflicts(connection, entries[2])
    assert found == {
        experts[0].id: (Conflict.OFTEN,),
        experts[1].id: (Conflict.DECLINED,),
        experts[2].id: (Conflict.SILENT,),
    }


# ── Assignment ─────────────────────────────────────────────────────────────────────────────────


async def test_one_press_asks_all_and_may_be_undone_before_the_letters_go(jury: Jury) -> None:
    curator = await jury.curator()
    experts = [await jury.expert(f"Экспертова {number}") for number in range(4)]
    call = await jury.call(curator)
    await jury.entries(call, 6)
    planned = await jury.experts.plan(curator, call.id)
    assert planned.plan.reviews == 12
    assert set(planned.plan.loads.values()) == {3}
    assert await jury.reviews(call) == []
    done = await jury.experts.assign(curator, call.id, planned.plan.version)
    assert done.asked_at is not None
    assert len(await jury.reviews(call, ReviewStatus.ASKED)) == 12
    assert set(await jury.due(LetterKind.REVIEW_ASKED)) == {done.asked_at + UNDO}
    first = (await jury.reviews(call))[0]
    await jury.moves(first, ReviewMove.ACCEPT)
    again = await jury.experts.undo(curator, call.id, done.asked_at)
    assert [one.id for one in await jury.reviews(call, *PENDING)] == [first.id]
    assert again.plan.reviews == 11
    await jury.assigned(curator, call)
    assert Counter(one.expert for one in await jury.reviews(call, *PENDING)) == dict.fromkeys(
        (one.id for one in experts), 3
    )
    jury.clock.advance(UNDO)
    with pytest.raises(UndoTooLate):
        await jury.experts.undo(curator, call.id, done.asked_at)
    assert await jury.is_whole()


async def test_a_plan_that_is_out_of_date_is_shown_anew(jury: Jury) -> None:
    curator = await jury.curator()
    for number in range(3):
        await jury.expert(f"Экспертова {number}")
    call = await jury.call(curator)
    await jury.entries(call, 2)
    planned = await jury.experts.plan(curator, call.id)
    await jury.entries(call, 1)
    shown = await jury.experts.assign(curator, call.id, planned.plan.version)
    assert shown.is_stale
    assert await jury.reviews(call) == []
    assert (await jury.experts.assign(curator, call.id, shown.plan.version)).plan.reviews == 6
    late = (await jury.entries(call, 1))[0]
    await jury.assigned(curator, call)
    assert {one.entry for one in (await jury.reviews(call))[6:]} == {late.id}


async def test_of_many_presses_at_once_one_assigns(jury: Jury) -> None:
    curators = [await jury.curator(f"Кураторова {number}") for number in range(6)]
    for number in range(4):
        await jury.expert(f"Экспертова {number}")
    call = await jury.call(curators[0])
    entries = await jury.entries(call, 5)
    version = (await jury.experts.plan(curators[0], call.id)).plan.version
    pressed = await asyncio.gather(
        *(jury.experts.assign(curator, call.id, version) for curator in curators)
    )
    assert sum(not one.is_stale for one in pressed) == 1
    asked = Counter(one.entry for one in await jury.reviews(call))
    assert asked == {one.id: STAGE.experts for one in entries}


async def test_calls_that_are_assigned_at_once_keep_the_limits_of_load(jury: Jury) -> None:
    curators = [await jury.curator(f"Кураторова {number}") for number in range(4)]
    experts = [await jury.expert(f"Экспертова {number}") for number in range(3)]
    for expert in experts:
        await jury.registered.change_limit(expert, 3)
    calls = [await jury.call(curator) for curator in curators]
    for call in calls:
        await jury.entries(call, 2)

    async def assigns(curator: Actor, call: Call) -> Planned:
        shown = await jury.experts.plan(curator, call.id)
        while True:
            shown = await jury.experts.assign(curator, call.id, shown.plan.version)
            if not shown.is_stale:
                return shown

    done = await asyncio.gather(*map(assigns, curators, calls))
    reviews = [one for call in calls for one in await jury.reviews(call)]
    assert Counter(one.expert for one in reviews) == {one.id: 3 for one in experts}
    missing = sum(one.missing for planned in done for one in planned.plan.left_out)
    assert len(reviews) + missing == 2 * STAGE.experts * len(calls)


async def test_strangers_and_curators_who_take_part_see_no_experts(jury: Jury) -> None:
    curator, expert = await jury.curator(), await jury.expert("Экспертова")
    call = await jury.call(curator)
    [entry] = await jury.entries(call, 1)
    teacher = await jury.cast.teacher("Учителева")
    for person in (expert, teacher, await jury.cast.teacher("Южная", DERBENT)):
        with pytest.raises(NotFound):
            await jury.experts.plan(person, call.id)
        with pytest.raises(NotFound):
            await jury.experts.of_entry(person, entry.id)
    second = await jury.curator("Соавторова")
    await jury.entry(call, teacher, coauthors=[second.id])
    version = (await jury.experts.plan(curator, call.id)).plan.version
    for refused in (
        jury.experts.plan(second, call.id),
        jury.experts.assign(second, call.id, version),
        jury.experts.of_entry(second, entry.id),
        jury.experts.ask(second, entry.id, expert.id),
        jury.experts.undo(second, call.id, jury.clock()),
    ):
        with pytest.raises(OwnEntryHere):
            await refused


async def test_if_all_experts_are_in_conflict_the_plan_says_why(jury: Jury) -> None:
    curator = await jury.curator()
    expert = await jury.expert("Экспертова")
    call = await jury.call(curator)
    entry = await jury.entry(call, expert)
    planned = await jury.experts.plan(curator, call.id)
    assert planned.plan.reviews == 0
    [left] = planned.plan.left_out
    assert (left.entry, left.missing) == (entry.id, STAGE.experts)
    [(person, why)] = left.because
    assert person == expert.id
    assert Conflict.AUTHOR in why


# ── Substitution ───────────────────────────────────────────────────────────────────────────────


async def test_the_next_reserve_is_asked_until_curators_have_to_look(jury: Jury) -> None:
    curator = await jury.curator()
    for number in range(4):
        await jury.expert(f"Экспертова {number}")
    call = await jury.call(curator)
    [entry] = await jury.entries(call, 1)
    await jury.assigned(curator, call)
    reserves = (await jury.experts.of_entry(curator, entry.id)).reserves
    assert len(reserves) == 2
    for number, expected in enumerate((reserves[0].id, reserves[1].id, None)):
        review = (await jury.reviews(call, ReviewStatus.ASKED))[0]
        await jury.moves(review, (ReviewMove.DECLINE, ReviewMove.LAPSE)[number % 2])
        async with jury.database.write() as tx:
            asked = await jury.experts.one_more(tx, entry.id, STAGE.id, jury.clock())
        assert (asked.expert if asked else None) == expected
    assert await jury.letters(LetterKind.EXPERTS_LACKING) == [curator.id]
    assert len(await jury.letters(LetterKind.REVIEW_ASKED)) == 4
    assert len(await jury.reviews(call, *PENDING)) == 1


async def test_a_third_expert_is_asked_beyond_the_limit_but_never_in_conflict(jury: Jury) -> None:
    curator = await jury.curator()
    experts = [await jury.expert(f"Экспертова {number}") for number in range(3)]
    call = await jury.call(curator)
    [entry] = await jury.entries(call, 1)
    for expert in experts[:2]:
        await jury.experts.ask(curator, entry.id, expert.id)
    await jury.registered.change_limit(experts[2], 1)
    await jury.experts.ask(curator, (await jury.entries(call, 1))[0].id, experts[2].id)
    async with jury.database.write() as tx:
        assert await jury.experts.one_more(tx, entry.id, STAGE.id, jury.clock()) is None
        third = await jury.experts.one_more(
            tx, entry.id, STAGE.id, jury.clock(), beyond_limits=True
        )
        assert third is not None
        assert third.expert == experts[2].id
        assert (
            await jury.experts.one_more(tx, entry.id, STAGE.id, jury.clock(), beyond_limits=True)
            is None
        )


async def test_a_curator_replaces_an_expert_by_hand(jury: Jury) -> None:
    curator = await jury.curator()
    experts = [await jury.expert(f"Экспертова {number}") for number in range(3)]
    call = await jury.call(curator)
    entry = await jury.entry(call, await jury.cast.teacher("Авторова"), coauthors=[experts[2].id])
    await jury.experts.ask(curator, entry.id, experts[0].id)
    [review] = await jury.reviews(call)
    with pytest.raises(ExpertInConflict):
        await jury.experts.ask(curator, entry.id, experts[2].id, review.id)
    with pytest.raises(NotFound):
        await jury.experts.ask(curator, entry.id, curator.id, review.id)
    await jury.experts.ask(curator, entry.id, experts[1].id, review.id)
    facts = await jury.experts.ask(curator, entry.id, experts[1].id, review.id)
    assert [(one.expert, one.status) for one, _ in facts.reviews] == [
        (experts[0].id, ReviewStatus.VOID),
        (experts[1].id, ReviewStatus.ASKED),
    ]
    assert [facts.can_ask(one.person.id) for one in facts.candidates] == [True, False]
    assert await jury.letters(LetterKind.REVIEW_REPLACED) == [], "who was not asked yet"
    given = await jury.moves(
        facts.reviews[1][0], ReviewMove.ACCEPT, ReviewMove.MARK, ReviewMove.GIVE
    )
    with pytest.raises(OutOfDate):
        await jury.experts.ask(curator, entry.id, experts[0].id, given.id)
    await jury.assesses(entry)
    with pytest.raises(OutOfDate):
        await jury.experts.ask(curator, entry.id, experts[0].id)


async def test_the_reviews_of_a_former_expert_go_to_the_reserves(jury: Jury) -> None:
    curator = await jury.curator()
    administrator = await jury.cast.holder("Управляева", Role.ADMINISTRATOR)
    experts = [await jury.expert(f"Экспертова {number}") for number in range(4)]
    call = await jury.call(curator)
    await jury.entries(call, 4)
    await jury.assigned(curator, call)
    leaving = experts[0]
    own = [one for one in await jury.reviews(call) if one.expert == leaving.id]
    assert len(own) == 2
    await jury.moves(own[0], ReviewMove.ACCEPT, ReviewMove.MARK, ReviewMove.GIVE)
    await jury.moves(own[1], ReviewMove.ACCEPT, ReviewMove.MARK)
    await jury.services.roles.end(administrator, leaving.grants[0].id)
    left = {one.id: one for one in await jury.reviews(call) if one.expert == leaving.id}
    assert left[own[0].id].status is ReviewStatus.GIVEN
    assert (left[own[1].id].status, left[own[1].id].reason) == (ReviewStatus.VOID, "role-ended")
    counted = Counter(one.entry for one in await jury.reviews(call, *PENDING, ReviewStatus.GIVEN))
    assert set(counted.values()) == {STAGE.experts}
    assert await jury.is_whole()


async def test_the_review_of_an_expert_who_comes_to_the_author_is_void(jury: Jury) -> None:
    curator = await jury.curator()
    experts = [await jury.expert(f"Экспертова {number}") for number in range(5)]
    call = await jury.call(curator)
    author = await jury.cast.teacher("Авторова")
    entry = await jury.entry(call, author)
    other = (await jury.entries(call, 1))[0]
    for expert in experts[:2]:
        await jury.experts.ask(curator, entry.id, expert.id)
    await jury.experts.ask(curator, other.id, experts[0].id)
    first = next(one for one in await jury.reviews(call) if one.expert == experts[0].id)
    await jury.moves(first, ReviewMove.ACCEPT, ReviewMove.MARK, ReviewMove.GIVE)

    await jury.works_at(author, experts[0])
    await jury.works_at(author, experts[0])
    mine = {one.entry: one for one in await jury.reviews(call) if one.expert == experts[0].id}
    assert (mine[entry.id].status, mine[entry.id].reason) == (ReviewStatus.VOID, "conflict")
    assert mine[other.id].status is ReviewStatus.ASKED, "another author's"
    counted = [one for one in await jury.reviews(call, *COUNTED) if one.entry == entry.id]
    assert len(counted) == STAGE.experts, "another expert was asked"
    assert await jury.letters(LetterKind.REVIEW_CONFLICT) == [experts[0].id, curator.id]
    facts = await jury.services.reviews.conflicted(curator.id, first.id)
    assert facts.review.status is ReviewStatus.VOID

    await jury.moves(counted[0], ReviewMove.ACCEPT, ReviewMove.MARK, ReviewMove.GIVE)
    await jury.assesses(entry)
    judge = next(one for one in experts if one.id == counted[0].expert)
    await jury.works_at(author, judge)
    [kept] = [one for one in await jury.reviews(call) if one.id == counted[0].id]
    assert kept.status is ReviewStatus.GIVEN, "the stage of the entry was over"
    assert await jury.is_whole()
