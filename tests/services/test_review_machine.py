"""Stateful test of reviews through the storage, against a model written apart from the service."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import pairwise
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, invariant, rule
from sqlalchemy import select

from district.calls.scoring import Comment, DeclineReason, Settling
from district.ids import ReviewId
from storage.calls.reviews import reviews_of
from storage.database import Database
from storage.tables import review_history
from tests.services.machines import Ground, Machine, lasting, play
from tests.services.reviewing import Bench
from tests.soak import share
from tests.world import NOW

EXAMPLES, STEPS = share(50), 50
EXPERTS = st.integers(0, 2)
NAMES = st.sampled_from(["novelty", "results", "transfer"])
LEAST = 2
PENDING = {"asked", "accepted", "begun"}


@dataclass
class Model:
    """The expected state of a review."""

    id: ReviewId
    due: int = 7
    """In days after the beginning."""
    status: str = "asked"
    scores: dict[str, int] = field(default_factory=dict)
    comment: str | None = None
    extended: bool = False

    @property
    def is_at_work(self) -> bool:
        return self.status in {"accepted", "begun"}

    @property
    def is_whole(self) -> bool:
        is_extreme = any(one in {1, 5} for one in self.scores.values())
        return len(self.scores) == 3 and (not is_extreme or self.comment is not None)


class Room(Ground):
    async def begin(self, database: Database) -> None:
        self.bench = Bench(database)
        await self.bench.begins()


class Reviewing(Machine):
    world: ClassVar[Room]

    def acts(self, at: int, name: str, *facts: Any) -> None:
        """Each press is served twice, as after a crash before the update was marked."""
        act = getattr(self.bench.reviews, name)
        for _ in range(2):
            self.does(act(self.bench.experts[at], self.models[at].id, *facts))

    @property
    def bench(self) -> Bench:
        return self.world.bench

    @initialize()
    def an_entry_is_asked_about(self) -> None:
        self.day, self.is_assessed = 0, False
        bench = self.bench
        bench.clock.now = NOW  # a Monday: three days are three working days
        bench.entry = self.does(bench.calls.admitted(bench.call, bench.author))
        self.models = [
            Model(id=self.does(bench.calls.asked(bench.entry, one)).id) for one in bench.experts[:3]
        ]

    @rule(at=EXPERTS)
    def accepts(self, at: int) -> None:
        self.acts(at, "accept")
        if self.models[at].status == "asked":
            self.models[at].status = "accepted"

    @rule(at=EXPERTS, reason=st.sampled_from(DeclineReason))
    def declines(self, at: int, reason: DeclineReason) -> None:
        self.acts(at, "decline", reason)
        if self.models[at].status in PENDING:
            self.models[at].status = "declined"
            self._ends()

    @rule(at=EXPERTS, name=NAMES, mark=st.integers(0, 6) | st.none())
    def scores(self, at: int, name: str, mark: int | None) -> None:
        self.acts(at, "score", name, mark)
        seen = self.models[at]
        is_new = seen.scores.get(name) != mark
        if seen.is_at_work and not self.is_assessed and mark not in {0, 6} and is_new:
            seen.status = "begun"
            seen.scores = {one: had for one, had in seen.scores.items() if one != name}
            if mark is not None:
                seen.scores[name] = mark

    @rule(at=EXPERTS)
    def scores_all(self, at: int) -> None:
        for name, mark in {"novelty": 3, "results": 4, "transfer": 5 - at}.items():
            self.scores(at, name, mark)

    @rule(at=EXPERTS, words=st.sampled_from(["хорошо", "слабо"]))
    def comments(self, at: int, words: str) -> None:
        self.acts(at, "comment", Comment.CURATOR, words)
        seen = self.models[at]
        if seen.is_at_work and not self.is_assessed and seen.comment != words:
            seen.status, seen.comment = "begun", words

    @rule(at=EXPERTS)
    def gives(self, at: int) -> None:
        self.acts(at, "give")
        seen = self.models[at]
        if seen.status == "begun" and seen.is_whole and not self.is_assessed:
            seen.status = "given"
            self._ends()

    @rule(at=EXPERTS)
    def takes_back(self, at: int) -> None:
        self.acts(at, "take_back")
        if self.models[at].status == "given" and not self.is_assessed:
            self.models[at].status = "begun"

    @rule(at=EXPERTS)
    def extends(self, at: int) -> None:
        self.acts(at, "extend")
        seen = self.models[at]
        if seen.is_at_work and not seen.extended and not self.is_assessed:
            seen.extended, seen.due = True, seen.due + 3

    @rule()
    def they_talk(self) -> None:
        for _ in range(2):
            settle = self.bench.reviews.settle
            self.does(settle(self.bench.curator, self.models[0].id, Settling.TALK))
        if self.is_assessed:
            self.is_assessed = False
            for one in self.models:
                if one.status == "given":
                    one.status, one.due = "begun", max(one.due, self.day + 3)

    @rule(days=st.sampled_from([1, 1, 2, 4]))
    def time_passes(self, days: int) -> None:
        self.bench.clock.advance(timedelta(days=days))
        self.day += days
        self.does(self.bench.reviews.tick())
        for one in self.models:
            is_silent = one.status == "asked" and self.day >= 3
            if is_silent or (one.is_at_work and self.day >= one.due + 2):
                one.status = "lapsed"
        self._ends()

    @invariant()
    def the_storage_is_as_the_model(self) -> None:
        stored, status = self.does(self._stored())
        assert [(one.status, dict(one.scores), one.to_curator) for one in stored] == [
            (one.status, one.scores, one.comment) for one in self.models
        ]
        assert status == ("assessed" if self.is_assessed else "admitted")

    def teardown(self) -> None:
        assert self.does(self._history()) == [], "the history tells another story"

    def _ends(self) -> None:
        statuses = [one.status for one in self.models]
        is_over = statuses.count("given") >= LEAST and PENDING.isdisjoint(statuses)
        self.is_assessed = self.is_assessed or is_over

    async def _stored(self) -> tuple[list[Any], str]:
        bench = self.bench
        async with bench.database.read() as connection:
            found = await reviews_of(connection, bench.entry.id, bench.entry.stage or "")
        return sorted(found, key=lambda one: one.id), await bench.status()

    async def _history(self) -> list[int]:
        """Returns the reviews whose history has a gap, or does not end in what they are."""
        wrong = []
        stored, _ = await self._stored()
        async with self.bench.database.read() as connection:
            for one in stored:
                rows = list(
                    await connection.execute(
                        select(review_history)
                        .where(review_history.c.review_id == one.id)
                        .order_by(review_history.c.id)
                    )
                )
                is_chain = all(before.target == after.source for before, after in pairwise(rows))
                last = rows[-1]
                if not is_chain or (last.target, last.scores) != (one.status, one.scores):
                    wrong.append(one.id)
        return wrong


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Room]:
    yield from lasting(Room(tmp_path))


@pytest.mark.sqlite_only
def test_no_mark_is_lost_and_no_stage_ends_early(world: Room) -> None:
    play(Reviewing, world, EXAMPLES, STEPS)
