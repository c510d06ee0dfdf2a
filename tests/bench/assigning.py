"""Assignment of a whole call to experts, against drawing experts who have no conflict."""

import time
from collections.abc import Sequence
from random import Random

from district.calls.assigning import (
    Expert,
    Plan,
    Task,
    Ties,
    assign,
    conflicts_between,
    conflicts_of,
)
from district.ids import EntryId, MunicipalityId, OrganizationId, PersonId, TopicId
from tests.bench.figures import Figure, beside

ENTRIES, EXPERTS, PER_ENTRY = 300, 40, 3
LIMIT, TIGHT = 25, 5
"""With the tight limit there are too few experts, and the plan says who lacks them and why."""
TOPICS = [TopicId(f"topic-{number}") for number in range(44)]
PLACES = [MunicipalityId(f"place-{number}") for number in range(13)]


def call(dice: Random, limit: int) -> tuple[list[Task], list[Expert], Ties]:
    experts = [
        Expert(
            person=PersonId(number),
            organization=OrganizationId(dice.randrange(120)),
            municipality=dice.choice(PLACES),
            topics=frozenset(dice.sample(TOPICS, 6)),
            limit=limit,
        )
        for number in range(EXPERTS)
    ]
    tasks = [
        Task(
            entry=EntryId(number),
            author=PersonId(1000 + number),
            organizations=frozenset({OrganizationId(dice.randrange(120))}),
            municipality=dice.choice(PLACES),
            topic=dice.choice(TOPICS),
        )
        for number in range(ENTRIES)
    ]
    pairs = {
        one.person: frozenset(PersonId(1000 + dice.randrange(ENTRIES)) for _ in range(3))
        for one in experts
    }
    return tasks, experts, Ties(pairs=pairs)


def by_plan(tasks: Sequence[Task], experts: Sequence[Expert], ties: Ties) -> Plan:
    conflicts = conflicts_between(tasks, experts, ties)
    return assign(tasks, experts, conflicts, per_entry=PER_ENTRY)


def by_draw(
    dice: Random, tasks: Sequence[Task], experts: Sequence[Expert], ties: Ties
) -> list[list[PersonId]]:
    """Draws experts without conflicts; loads and topics are left to chance."""
    room = {one.person: one.limit for one in experts}
    found = []
    for task in tasks:
        drawn: list[PersonId] = []
        for one in dice.sample(experts, len(experts)):
            if len(drawn) < PER_ENTRY and room[one.person] and not conflicts_of(task, one, ties):
                drawn.append(one.person)
                room[one.person] -= 1
        found.append(drawn)
    return found


def measured(rounds: int) -> dict[str, Figure]:
    """In seconds, conflicts included."""
    own, tight, peer, reviews = [], [], [], 0
    for number in range(rounds):
        tasks, experts, ties = call(Random(number), LIMIT)
        since = time.perf_counter()
        plan = by_plan(tasks, experts, ties)
        own.append(time.perf_counter() - since)
        assert not plan.left_out
        assert max(plan.loads.values()) - min(plan.loads.values()) <= 1
        since = time.perf_counter()
        assert len(by_draw(Random(number), tasks, experts, ties)) == ENTRIES
        peer.append(time.perf_counter() - since)
        tasks, experts, ties = call(Random(number), TIGHT)
        since = time.perf_counter()
        plan = by_plan(tasks, experts, ties)
        tight.append(time.perf_counter() - since)
        reviews = plan.reviews
        assert sum(one.missing for one in plan.left_out) == PER_ENTRY * ENTRIES - reviews
        assert all(why for one in plan.left_out for _, why in one.because)
    print(f"limit {TIGHT}: {reviews} of {PER_ENTRY * ENTRIES} reviews, the others with reasons")
    name = f"assign_{ENTRIES}_entries_{EXPERTS}_experts"
    return {
        f"{name}_seconds": beside(own, peer, unit="s", called="by_draw", busy=[0.0]),
        f"{name}_limit_{TIGHT}_seconds": beside(tight, peer, unit="s", called="by_draw", busy=[0]),
    }
