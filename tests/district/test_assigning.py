"""Assignment of entries to experts: conflicts, balance, repeatability, and what cannot be given."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from district.calls.assigning import (
    Absence,
    Assignment,
    Conflict,
    Expert,
    Plan,
    Task,
    Ties,
    assign,
    conflicts_between,
    conflicts_of,
    next_of,
)
from district.ids import EntryId, MunicipalityId, OrganizationId, PersonId, TopicId

TOPICS = [TopicId(f"topic-{number}") for number in range(4)]
PLACES = [MunicipalityId(f"place-{number}") for number in range(3)]
NOMINATIONS = (None, "lesson", "circle")


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    tasks: list[Task]
    experts: list[Expert]
    ties: Ties
    per_entry: int

    def planned(self, seed: int = 0) -> Plan:
        conflicts = conflicts_between(self.tasks, self.experts, self.ties)
        return assign(self.tasks, self.experts, conflicts, per_entry=self.per_entry, seed=seed)


def invented(seed: int) -> World:
    """A call in which experts take part themselves, work beside authors and decline."""
    dice = Random(seed)
    people = [PersonId(number) for number in range(1, 30)]
    experts = [
        Expert(
            person=person,
            organization=OrganizationId(dice.randrange(6)),
            municipality=dice.choice(PLACES),
            topics=frozenset(dice.sample(TOPICS, 2)),
            limit=dice.randint(1, 6),
            load=dice.randrange(3),
            is_paused=dice.random() < 0.1,
        )
        for person in dice.sample(people, dice.randint(2, 12))
    ]
    registered = [one.person for one in experts]

    def some(most: int) -> frozenset[PersonId]:
        return frozenset(dice.sample(registered, min(len(registered), dice.randint(0, most))))

    tasks = [
        Task(
            entry=EntryId(number),
            author=dice.choice(people),
            coauthors=frozenset(dice.sample(people, dice.randrange(3))),
            organizations=frozenset({OrganizationId(dice.randrange(6))}),
            municipality=dice.choice(PLACES),
            topic=dice.choice(TOPICS),
            nomination=dice.choice(NOMINATIONS),
            has_unregistered=dice.random() < 0.1,
            asked=some(1),
            declined=some(1),
            silent=some(1),
            reserves=tuple(some(2)),
        )
        for number in range(1, dice.randint(2, 25))
    ]
    pairs = {person: frozenset(dice.sample(people, 2)) for person in dice.sample(people, 6)}
    entered = {person: frozenset({dice.choice(NOMINATIONS)}) for person in dice.sample(people, 5)}
    judged = {
        (one.person, task.author): dice.randrange(4)
        for one in experts
        for task in tasks
        if dice.random() < 0.2
    }
    ties = Ties(
        pairs=pairs, entered=entered, judged=judged, apart_by_municipality=dice.random() < 0.5
    )
    return World(tasks=tasks, experts=experts, ties=ties, per_entry=dice.randint(1, 3))


def open_to_all(entries: int, experts: int, per_entry: int, load: int = 0) -> World:
    """A call without conflicts, and with limits above all loads."""
    return World(
        tasks=[
            Task(entry=EntryId(number), author=PersonId(1000 + number), topic=TOPICS[number % 4])
            for number in range(entries)
        ],
        experts=[
            Expert(
                person=PersonId(number),
                organization=None,
                municipality=None,
                topics=frozenset({TOPICS[number % 3]}),
                limit=entries + load,
                load=load,
            )
            for number in range(experts)
        ],
        ties=Ties(),
        per_entry=per_entry,
    )


def faults_of(world: World, plan: Plan) -> set[str]:
    """Judges a plan by the raw facts, without the code under test."""
    experts = {one.person: one for one in world.experts}
    tasks = {one.entry: one for one in world.tasks}
    load = Counter({one.person: one.load for one in world.experts})
    load.update(person for one in plan.given for person in one.experts)
    found = {"loads"} if dict(plan.loads) != dict(load) else set()
    if any(count > max(experts[one].limit, experts[one].load) for one, count in load.items()):
        found.add("over the limit")
    for one in plan.given:
        found |= set(_faults_in(world, tasks[one.entry], one, experts))
    given = {one.entry: one.experts for one in plan.given}
    missing = {one.entry: one.missing for one in plan.left_out}
    for task in world.tasks:
        chosen = {*task.asked, *given.get(task.entry, ())}
        lacks = max(0, world.per_entry - len(task.asked) - len(given.get(task.entry, ())))
        if lacks != missing.get(task.entry, 0):
            found.add("lost")
        if lacks and any(_is_idle(world, task, one, load, chosen) for one in world.experts):
            found.add("free experts")
    return found


def _faults_in(
    world: World, task: Task, one: Assignment, experts: dict[PersonId, Expert]
) -> Iterable[str]:
    held = [*task.asked, *one.experts, *one.reserves]
    if len(held) != len(set(held)):
        yield "twice"
    if one.experts and len(task.asked) + len(one.experts) > world.per_entry:
        yield "too many"
    for person in (*one.experts, *one.reserves):
        if is_barred(world, task, experts[person]):
            yield "conflict"
        if experts[person].is_paused:
            yield "paused"


def _is_idle(
    world: World, task: Task, expert: Expert, load: Counter[PersonId], chosen: set[PersonId]
) -> bool:
    """Returns whether the expert could still have been asked."""
    return (
        expert.person not in chosen
        and not expert.is_paused
        and load[expert.person] < expert.limit
        and not is_barred(world, task, expert)
    )


def is_barred(world: World, task: Task, expert: Expert) -> bool:
    me, ties = expert.person, world.ties
    if me == task.author or me in task.coauthors or me in task.declined or me in task.silent:
        return True
    if expert.organization is not None and expert.organization in task.organizations:
        return True
    if any(person in ties.pairs.get(me, ()) for person in (task.author, *task.coauthors)):
        return True
    return me in ties.entered and task.nomination in ties.entered[me]


def after(world: World, plan: Plan) -> World:
    """The world once the plan has been carried out."""
    given = {one.entry: one for one in plan.given}
    tasks = []
    for task in world.tasks:
        unchanged = Assignment(entry=task.entry, experts=(), reserves=task.reserves)
        one = given.get(task.entry, unchanged)
        tasks.append(replace(task, asked=task.asked | set(one.experts), reserves=one.reserves))
    experts = [replace(one, load=plan.loads[one.person]) for one in world.experts]
    return replace(world, tasks=tasks, experts=experts)


@settings(max_examples=400, deadline=None, derandomize=True)
@given(st.integers(0, 10**6))
def test_every_plan_is_without_fault_and_may_be_repeated(seed: int) -> None:
    world = invented(seed)
    plan = world.planned()
    assert faults_of(world, plan) == set()
    mixed = replace(world, tasks=world.tasks[::-1], experts=world.experts[::-1])
    assert mixed.planned() == plan
    assert mixed.planned().version == plan.version
    again = after(world, plan)
    assert [one for one in again.planned().given if one.experts] == []
    assert {one.entry: one.missing for one in again.planned().left_out} == {
        one.entry: one.missing for one in plan.left_out
    }


@settings(max_examples=150, deadline=None, derandomize=True)
@given(st.integers(1, 40), st.integers(3, 12), st.integers(1, 3), st.integers(0, 3))
def test_loads_differ_by_at_most_one_if_all_are_eligible(
    entries: int, experts: int, per_entry: int, load: int
) -> None:
    plan = open_to_all(entries, experts, per_entry, load).planned()
    assert plan.left_out == ()
    assert plan.reviews == entries * per_entry
    assert max(plan.loads.values()) - min(plan.loads.values()) <= 1
    assert all(len(one.reserves) == min(2, experts - per_entry) for one in plan.given)


def test_a_late_entry_gets_its_experts_and_no_other_entry_changes() -> None:
    world = open_to_all(12, 5, 2)
    world = after(world, world.planned())
    late = Task(entry=EntryId(99), author=PersonId(1099))
    plan = replace(world, tasks=[*world.tasks, late]).planned()
    assert [one.entry for one in plan.given] == [late.entry]
    assert plan.reviews == 2


def test_topics_fit_where_that_costs_no_balance() -> None:
    world = open_to_all(12, 3, 1)
    fits = {one.person: one.topics for one in world.experts}
    tasks = [replace(task, topic=TOPICS[task.entry % 3]) for task in world.tasks]
    plan = replace(world, tasks=tasks).planned()
    chosen = {one.entry: one.experts[0] for one in plan.given}
    assert all(task.topic in fits[chosen[task.entry]] for task in tasks)


def test_a_swap_lets_the_topic_fit() -> None:
    """The first entry has no topic, and its lot may fall on the expert of the second entry."""
    world = open_to_all(2, 2, 1)
    tasks = [replace(task, topic=TOPICS[0] if task.entry else None) for task in world.tasks]
    world = replace(world, tasks=tasks)
    for seed in range(20):
        chosen = {one.entry: one.experts for one in world.planned(seed).given}
        assert chosen == {EntryId(0): (PersonId(1),), EntryId(1): (PersonId(0),)}


def test_a_move_evens_loads_out() -> None:
    """The first entry may go to 0 or 1; the second to 0 or 2, who has a review already."""
    world = open_to_all(2, 3, 1)
    first, second = world.tasks
    tasks = [
        replace(first, declined=frozenset({PersonId(2)})),
        replace(second, declined=frozenset({PersonId(1)}), topic=TOPICS[0]),
    ]
    experts = [replace(one, load=one.person // 2) for one in world.experts]
    for seed in range(20):
        loads = replace(world, tasks=tasks, experts=experts).planned(seed).loads
        assert loads == dict.fromkeys(map(PersonId, range(3)), 1)


def test_an_expert_hands_an_entry_on_to_help_another() -> None:
    """Only the first expert may judge the second entry, and has room for one."""
    world = open_to_all(2, 2, 1)
    experts = [replace(one, limit=1) for one in world.experts]
    for first in world.tasks:
        tasks = [
            task if task == first else replace(task, declined=frozenset({PersonId(1)}))
            for task in world.tasks
        ]
        plan = replace(world, tasks=tasks, experts=experts).planned()
        assert plan.left_out == ()


TASK = Task(
    entry=EntryId(1),
    author=PersonId(1),
    coauthors=frozenset({PersonId(2)}),
    organizations=frozenset({OrganizationId(10), OrganizationId(11)}),
    municipality=PLACES[0],
    nomination="lesson",
    declined=frozenset({PersonId(5)}),
    silent=frozenset({PersonId(6)}),
)
EXPERT = Expert(person=PersonId(9), organization=OrganizationId(20), municipality=PLACES[1])
NEAR = replace(EXPERT, municipality=PLACES[0])


@pytest.mark.parametrize(
    ("expert", "ties", "found"),
    [
        (EXPERT, Ties(), ()),
        (replace(EXPERT, person=PersonId(1)), Ties(), (Conflict.AUTHOR,)),
        (replace(EXPERT, person=PersonId(2)), Ties(), (Conflict.COAUTHOR,)),
        (replace(EXPERT, organization=OrganizationId(11)), Ties(), (Conflict.ORGANIZATION,)),
        (replace(EXPERT, organization=None), Ties(), ()),
        (EXPERT, Ties(pairs={PersonId(9): frozenset({PersonId(2)})}), (Conflict.PAIR,)),
        (EXPERT, Ties(pairs={PersonId(9): frozenset({PersonId(3)})}), ()),
        (EXPERT, Ties(entered={PersonId(9): frozenset({"lesson"})}), (Conflict.OWN_ENTRY,)),
        (EXPERT, Ties(entered={PersonId(9): frozenset({"circle"})}), ()),
        (replace(EXPERT, person=PersonId(5)), Ties(), (Conflict.DECLINED,)),
        (replace(EXPERT, person=PersonId(6)), Ties(), (Conflict.SILENT,)),
        (NEAR, Ties(), ()),
        (NEAR, Ties(apart_by_municipality=True), (Conflict.MUNICIPALITY,)),
        (EXPERT, Ties(judged={(PersonId(9), PersonId(1)): 1}), ()),
        (EXPERT, Ties(judged={(PersonId(9), PersonId(1)): 2}), (Conflict.OFTEN,)),
    ],
)
def test_conflicts_are_found_by_ids(
    expert: Expert, ties: Ties, found: tuple[Conflict, ...]
) -> None:
    assert conflicts_of(TASK, expert, ties) == found
    unregistered = replace(TASK, has_unregistered=True)
    assert conflicts_of(unregistered, expert, ties) == (*found, Conflict.UNREGISTERED)


def test_a_soft_conflict_comes_last_and_is_told() -> None:
    world = World(
        tasks=[replace(TASK, coauthors=frozenset())],
        experts=[replace(NEAR, person=PersonId(7)), replace(EXPERT, load=3)],
        ties=Ties(apart_by_municipality=True),
        per_entry=1,
    )
    assert world.planned().given[0].experts == (EXPERT.person,)
    assert world.planned().doubts == ()
    plan = replace(world, per_entry=2).planned()
    assert plan.doubts == ((TASK.entry, PersonId(7), (Conflict.MUNICIPALITY,)),)


def test_who_was_not_chosen_has_a_reason() -> None:
    experts = [
        replace(EXPERT, person=PersonId(1)),
        replace(EXPERT, person=PersonId(7), is_paused=True),
        replace(EXPERT, person=PersonId(8), load=5),
        EXPERT,
    ]
    world = World(tasks=[TASK], experts=experts, ties=Ties(), per_entry=2)
    [left] = world.planned().left_out
    assert left.missing == 1
    assert dict(left.because) == {
        PersonId(1): (Conflict.AUTHOR,),
        PersonId(7): (Absence.PAUSED,),
        PersonId(8): (Absence.FULL,),
    }


def test_the_next_is_the_first_reserve_who_can_still_be_asked() -> None:
    reserves = (PersonId(5), PersonId(11), PersonId(12))
    task = replace(TASK, asked=frozenset({PersonId(9)}), reserves=reserves)
    full = replace(EXPERT, person=PersonId(11), load=5)
    others = [replace(EXPERT, person=PersonId(person), load=1) for person in (5, 9, 12)]
    fresh = replace(EXPERT, person=PersonId(13))

    def asked(experts: Sequence[Expert]) -> PersonId | None:
        return next_of(task, experts, conflicts_between([task], experts, Ties()))

    assert asked([*others, full, fresh]) == PersonId(12)
    assert asked([full, fresh]) == fresh.person
    assert asked([full, *others[:2]]) is None


def _changed(plan: Plan, change: Callable[[Assignment], Assignment]) -> Plan:
    first, *others = plan.given
    return replace(plan, given=(change(first), *others))


def _seeded_faults(world: World, plan: Plan) -> Iterable[tuple[str, Plan]]:
    barred = next(one.person for one in world.experts if one.person in world.tasks[0].declined)
    yield "conflict", _changed(plan, lambda one: replace(one, experts=(barred, one.experts[1])))
    yield "conflict", _changed(plan, lambda one: replace(one, reserves=(barred,)))
    yield "twice", _changed(plan, lambda one: replace(one, experts=one.experts[:1] * 2))
    yield "twice", _changed(plan, lambda one: replace(one, reserves=one.experts[:1]))
    yield "lost", _changed(plan, lambda one: replace(one, experts=one.experts[:1]))
    yield "free experts", _changed(plan, lambda one: replace(one, experts=()))
    yield "too many", _changed(plan, lambda one: replace(one, experts=one.experts + one.reserves))
    yield "loads", replace(plan, loads=dict.fromkeys(plan.loads, 0))


def test_seeded_faults_are_found() -> None:
    world = open_to_all(6, 6, 2)
    first, *others = world.tasks
    world = replace(world, tasks=[replace(first, declined=frozenset({PersonId(3)})), *others])
    plan = world.planned()
    assert faults_of(world, plan) == set()
    for fault, wrong in _seeded_faults(world, plan):
        assert fault in faults_of(world, wrong)
    tight = replace(world, experts=[replace(one, limit=1) for one in world.experts])
    assert "over the limit" in faults_of(tight, plan)
    resting = replace(world, experts=[replace(one, is_paused=True) for one in world.experts])
    assert "paused" in faults_of(resting, plan)


@pytest.mark.parametrize(("limit", "left_out"), [(25, 0), (5, 300 * 3 - 40 * 5)])
def test_a_large_call_is_dealt_as_far_as_the_experts_can(limit: int, left_out: int) -> None:
    world = open_to_all(300, 40, 3)
    plan = replace(world, experts=[replace(one, limit=limit) for one in world.experts]).planned()
    assert sum(one.missing for one in plan.left_out) == left_out
    assert max(plan.loads.values()) - min(plan.loads.values()) <= 1
    reasons = {why for one in plan.left_out for _, each in one.because for why in each}
    assert reasons == ({Absence.FULL} if left_out else set())
