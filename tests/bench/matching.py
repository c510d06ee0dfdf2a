"""Mentors for a whole district at once, against comparing every pair."""

import time
from collections.abc import Sequence
from random import Random

from district.ids import MentorshipId, MunicipalityId, PersonId, TopicId
from district.mentoring.matching import (
    Helper,
    Matching,
    Reason,
    Seeker,
    Suggestion,
    matched,
    reasons,
)
from district.people.person import Subject
from tests.bench.figures import Figure, beside

MENTEES, MENTORS = 2_000, 300
SUGGESTED = 5
TOPICS = [TopicId(f"topic-{number}") for number in range(44)]
PLACES = [MunicipalityId(f"place-{number}") for number in range(13)]
WEIGHTS = {Reason.SUBJECT: 40, Reason.NEAR: 20, Reason.IDLE: 10, Reason.HAS_ROOM: 0}
"""Weights of the naive algorithm, which must give the same result."""


def district(dice: Random) -> tuple[list[Helper], list[Seeker]]:
    helpers = [
        Helper(
            person=PersonId(number),
            topics=frozenset(dice.sample(TOPICS, 6)),
            subjects=frozenset(dice.sample(list(Subject), 2)),
            municipality=dice.choice(PLACES),
            capacity=3,
            active=dice.randrange(3),
        )
        for number in range(MENTORS)
    ]
    seekers = [
        Seeker(
            person=PersonId(MENTORS + number),
            topics=frozenset(dice.sample(TOPICS, 2)),
            subjects=frozenset(dice.sample(list(Subject), 1)),
            municipality=dice.choice(PLACES),
        )
        for number in range(MENTEES)
    ]
    return helpers, seekers


def by_indexes(helpers: Sequence[Helper], seekers: Sequence[Seeker]) -> list[list[Suggestion]]:
    """The program's algorithm: suggestions for everyone, and pairs within capacity."""
    matching = Matching(helpers)
    found = [matching.suggest(one, SUGGESTED) for one in seekers]
    queue = [(MentorshipId(at), one, ()) for at, one in enumerate(seekers)]
    pairs = matched(queue, helpers)
    assert len(pairs) == min(MENTEES, sum(one.free for one in helpers))
    return found


def by_every_pair(helpers: Sequence[Helper], seekers: Sequence[Seeker]) -> list[list[PersonId]]:
    """Suggestions only, by comparing every mentor with every mentee."""

    def score(seeker: Seeker, helper: Helper) -> int:
        shared = min(3, len(seeker.topics & helper.topics))
        return 80 * shared + sum(WEIGHTS.get(one, 0) for one in reasons(seeker, helper))

    found = []
    for seeker in seekers:
        ranked = sorted(
            (one for one in helpers if one.free > 0),
            key=lambda one: (-score(seeker, one), one.active, one.person),
        )
        found.append([one.person for one in ranked[:SUGGESTED]])
    return found


def measured(rounds: int) -> dict[str, Figure]:
    """In seconds; the peer does less, because it makes no pairs."""
    own, peer = [], []
    for number in range(rounds):
        helpers, seekers = district(Random(number))
        since = time.perf_counter()
        found = by_indexes(helpers, seekers)
        own.append(time.perf_counter() - since)
        since = time.perf_counter()
        expected = by_every_pair(helpers, seekers)
        peer.append(time.perf_counter() - since)
        assert [[one.mentor for one in each] for each in found] == expected
    figure = beside(own, peer, unit="s", called="every_pair", busy=[0.0])
    return {f"matching_{MENTEES}x{MENTORS}_seconds": figure}
