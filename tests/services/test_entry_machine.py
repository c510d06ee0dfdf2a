"""Stateful test of calls through the storage: entries from the form to the outcome, in any order.

Each example has a call of its own that closes and is announced, beside lasting calls without an
end; the experts of both are assigned, judge and fall silent. After each example every table is
whole.
"""

import random
from collections import defaultdict
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from sqlalchemy import func, select

from district.calls.call import Call
from district.calls.entry import ENTRY_KIND, Entry, EntryMove, EntryStatus
from district.calls.kind import Kind, Verdict, read_kind
from district.calls.results import Correction
from district.calls.review import Review, ReviewMove, ReviewStatus
from district.calls.scoring import Comment, DeclineReason, Settling
from district.ids import CallId, EntryId
from district.people.roles import Actor, Role
from district.requests.request import Move
from storage.calls.calls import get_call
from storage.calls.entries import get_entry, people_of_entries, pupils_of_call
from storage.calls.reviews import reviews_of_entry
from storage.database import Connection, Database
from storage.invariants import broken_invariants
from storage.requests.requests import find_latest_request
from storage.tables import call_papers, entries, entry_history, outbox, review_history
from tests.services.calls import KINDS, Contests
from tests.services.machines import Ground, Machine, lasting, play, tried
from tests.soak import share
from tests.world import DISTRICT

EXAMPLES, STEPS, MORE = share(50), 50, 10
LAST = 8
"""Number of entries that things happen to."""
MANY = 10_000
"""Days that a lasting call is open."""
SEASON = read_kind(
    {
        "id": "season",
        "ru": "Конкурс сезона",
        "enter": {"by": "person"},
        "rules": {"gate": "curators", "confirm": "curator", "spread": 20, "appeal_days": 5},
        "series": {"prefix": "КС", "document": "diploma"},
        "fields": [{"id": "title", "type": "short-text", "ru": "Название", "limit": 100}],
        "criteria": [{"id": "worth", "ru": "Польза", "scale": 5}],
        "stages": [{"id": "desk", "ru": "Отбор", "judges": "experts", "experts": 2, "least": 2}],
        "outcomes": [
            {"id": "seat", "ru": "В программе", "places": 2, "asks_author": True},
            {"id": "member", "ru": "Участник", "gives": ["document"]},
        ],
    }
)
MOVES: frozenset[str] = frozenset(EntryMove) - {EntryMove.NEXT}
"""A season has one stage; `tests/handlers/test_results.py` has two."""
REVIEW_MOVES: frozenset[str] = frozenset(ReviewMove) - {ReviewMove.POSTPONE}
"""A season has no slots."""


def lasts(kind: Kind) -> Kind:
    return replace(kind, enter=replace(kind.enter, each_up_to=None, quota=None))


class District(Ground):
    """Each example continues where the last one ended."""

    async def begin(self, database: Database) -> None:
        self.contests = Contests(database)
        self.curator = await self.contests.curator()
        cast = self.contests.cast
        self.experts = [
            await cast.holder(f"Экспертова {at}", Role.EXPERT, DISTRICT) for at in "абвг"
        ]
        # One of the experts enters, too.
        self.authors = [await cast.teacher(f"Авторова {at}") for at in "абв"] + self.experts[:1]
        self.calls = [
            await self.contests.call(lasts(KINDS[one]), self.curator, days=MANY)
            for one in ("practices", "olympiad", "offer")
        ]


class Calls(Machine):
    world: ClassVar[District]
    sent: ClassVar[list[EntryId]]

    @initialize(seed=st.integers(0, 2**32))
    def a_season_begins(self, seed: int) -> None:
        """All choices follow from the seed: drawn singly, small values are preferred, and most
        moves never come.
        """
        self.whim = random.Random(seed)
        self.does(self._begins())

    async def _begins(self) -> None:
        """Also refuses one of its entries, and returns one, which is sent again."""
        self.season: Call = await self.contests.call(SEASON, self.world.curator)
        for author in self.whim.sample(self.world.authors, 4):
            await self._sends(author, self.season)
        await self._decide(await self.contests.entry(self.sent[-2]), Move.REJECT)
        await self._decide(await self.contests.entry(self.sent[-1]), Move.RETURN)
        await self.is_sent_again()

    @rule()
    def acts(self) -> None:
        act = self.whim.choice(self.acts_and_how_often)
        self.does(act(self))

    @property
    def contests(self) -> Contests:
        return self.world.contests

    # ── Authors ────────────────────────────────────────────────────────────────────────────────

    async def sends(self) -> None:
        call = self.whim.choice([self.season, *self.world.calls])
        await self._sends(self.whim.choice(self.world.authors), call)

    async def _sends(self, author: Actor, call: Call) -> None:
        entry = await self.contests.sends(author, call, *self._pupils(call))
        self.sent.append(entry.id)

    def _pupils(self, call: Call) -> list[str]:
        if call.id == self.season.id:
            return []
        return self.whim.choice([[], ["А. А."], ["А. А.", "Б. Б."]])

    async def is_sent_again(self) -> None:
        entry, author = await self._one("returned", "admitted")
        call = await self._call(entry.call)
        draft, new = (
            await self.contests.fill(author),
            self.contests.filled(call, *self._pupils(call)),
        )
        await self.contests.entries.resubmit(author, entry.id, draft, new)

    async def is_withdrawn(self) -> None:
        entry, author = await self._one("admitted", "assessed")
        await self.contests.entries.withdraw(author, entry.id)

    async def is_answered(self) -> None:
        entry, author = await self._one("offered")
        takes = self.whim.random() < 0.6
        await self.contests.services.results.answer(author, entry.id, takes=takes)

    async def appeals(self) -> None:
        entry, author = await self._one("settled")
        results = self.contests.services.results
        asked = await results.appeal(author, entry.id, "Посмотрите ещё раз")
        to = self.whim.choice([None, Correction(outcome="member")])
        await results.hear(self.world.curator, asked.id, "Посмотрели", to)

    # ── Curators ───────────────────────────────────────────────────────────────────────────────

    async def is_decided(self) -> None:
        entry, _ = await self._one("submitted", "returned", "refused", "admitted")
        move = self.whim.choice([*[Move.APPROVE] * 4, Move.RETURN, Move.REJECT])
        await self._decide(entry, move)

    async def _decide(self, entry: Entry, move: Move) -> None:
        async with self.contests.database.read() as connection:
            request = await find_latest_request(connection, ENTRY_KIND, entry.id)
        if request is None:
            return
        curator, requests = self.world.curator, self.contests.requests
        if entry.status == "submitted":
            await requests.decide(curator, request.id, move, reason="Причина")
        if move is not Move.RETURN and self.whim.random() < 0.2:
            await requests.undo(curator, request.id)

    async def are_assigned(self) -> None:
        call = self.whim.choice([self.season, self.world.calls[0]])
        experts, curator = self.contests.services.experts, self.world.curator
        version = (await experts.plan(curator, call.id)).plan.version
        await experts.assign(curator, call.id, version)

    async def is_settled(self) -> None:
        entry, _ = await self._one("assessed")
        async with self.contests.database.read() as connection:
            given = await reviews_of_entry(connection, entry.id)
        if given:
            how = self.whim.choice(list(Settling))
            await self.contests.services.reviews.settle(self.world.curator, given[0].id, how)

    async def is_annulled(self) -> None:
        entry, _ = await self._one("settled", "offered", "assessed")
        await self.contests.services.results.annul(self.world.curator, entry.id, "Чужая работа")

    async def ends(self) -> None:
        """Goes on to the results, as far as they come; at the end the next season begins."""
        results, curator, number = (
            self.contests.services.results,
            self.world.curator,
            self.season.id,
        )
        if (await self._call(number)).is_announced:
            await self._begins()
            return
        self.contests.clock.advance(timedelta(days=11))
        await self._admit_all()
        await self._tick()
        await self._judge_all(number)
        await results.judge(curator, number)
        for entry in await self._of_season("assessed"):
            if self.whim.random() < 0.3:
                await results.choose(curator, entry.id, self.whim.choice(["seat", "member", None]))
        if self.whim.random() < 0.2:
            await results.reopen(curator, number)
            return
        await tried(results.decide_tie(curator, number, None))
        await results.announce(curator, number)
        await self.is_answered()
        await self.appeals()

    async def _admit_all(self) -> None:
        for entry in await self._of_season("submitted"):
            await tried(self._decide(entry, Move.APPROVE))

    # ── Experts ────────────────────────────────────────────────────────────────────────────────

    async def one_judges(self) -> None:
        found = await self._pending()
        if found:
            await self._judges(self.whim.choice(found))

    async def _judge_all(self, call: CallId) -> None:
        experts = self.contests.services.experts
        planned = await experts.plan(self.world.curator, call)
        await experts.assign(self.world.curator, call, planned.plan.version)
        for review in await self._pending():
            if self.whim.random() < 0.1:
                await self._declines(review)
            await tried(self._judges(review, is_sure=self.whim.random() < 0.9))

    async def _judges(self, review: Review, *, is_sure: bool = False) -> None:
        reviews, expert = self.contests.services.reviews, self._expert(review)
        if not is_sure and self.whim.random() < 0.15:
            await self._declines(review)
            return
        await reviews.accept(expert, review.id)
        if self.whim.random() < 0.2:
            await reviews.extend(expert, review.id)
        if not is_sure and self.whim.random() < 0.2:
            return
        await reviews.comment(expert, review.id, Comment.AUTHOR, "Хорошо")
        if (await self.contests.entry(review.entry)).call == self.season.id:
            await reviews.score(expert, review.id, "worth", self.whim.randint(1, 5))
        else:
            await reviews.decide(expert, review.id, self.whim.choice(list(Verdict)))
        await reviews.give(expert, review.id)
        if not is_sure and self.whim.random() < 0.3:
            await reviews.take_back(expert, review.id)

    async def _declines(self, review: Review) -> None:
        reason = self.whim.choice(list(DeclineReason))
        await self.contests.services.reviews.decline(self._expert(review), review.id, reason)

    async def _pending(self) -> list[Review]:
        async with self.contests.database.read() as connection:
            return [
                review
                for number in self.sent[-LAST:]
                for review in await reviews_of_entry(connection, number)
                if review.status in {ReviewStatus.ASKED, ReviewStatus.ACCEPTED, ReviewStatus.BEGUN}
            ]

    def _expert(self, review: Review) -> Actor:
        return next(one for one in self.world.experts if one.id == review.expert)

    # ── Time ───────────────────────────────────────────────────────────────────────────────────

    async def time_passes(self) -> None:
        self.contests.clock.advance(timedelta(days=self.whim.choice([1, 1, 3, 6])))
        await self._tick()

    async def much_time_passes(self) -> None:
        self.contests.clock.advance(timedelta(days=40))
        await self._tick()
        await self.contests.entries.forget_pupils()

    async def _tick(self) -> None:
        for service in (
            self.contests.entries,
            self.contests.requests,
            self.contests.services.reviews,
        ):
            await service.tick()

    acts_and_how_often: ClassVar[list[Callable[["Calls"], Awaitable[None]]]] = [
        *[sends] * 6, *[is_sent_again] * 2, *[is_withdrawn] * 3, *[is_answered] * 4, *[appeals] * 4,
        *[is_decided] * 8, *[are_assigned] * 3, *[is_settled] * 3, is_annulled, *[ends] * 4,
        *[one_judges] * 8, *[time_passes] * 2, much_time_passes,
    ]  # fmt: skip

    # ── What is found ──────────────────────────────────────────────────────────────────────────

    async def _one(self, *statuses: str) -> tuple[Entry, Actor]:
        """Returns one of the last entries, if possible of the statuses, and its author."""
        last = await self._last()
        fit = [one for one in last if one.status in statuses]
        entry = self.whim.choice(fit or last or [await self._first()])
        return entry, next(one for one in self.world.authors if one.id == entry.author)

    async def _first(self) -> Entry:
        await self.sends()
        return await self.contests.entry(self.sent[-1])

    async def _call(self, number: CallId) -> Call:
        async with self.contests.database.read() as connection:
            return await get_call(connection, number)

    async def _of_season(self, status: str) -> list[Entry]:
        return [
            one for one in await self._last() if one.call == self.season.id and one.status == status
        ]

    async def _last(self) -> list[Entry]:
        async with self.contests.database.read() as connection:
            return [await get_entry(connection, one) for one in self.sent[-LAST:]]

    def teardown(self) -> None:
        """After each example, not each step: the checks cost more than the acts."""
        self.world.runner.run(self._is_whole())

    async def _is_whole(self) -> None:
        async with self.contests.database.read() as connection:
            assert await broken_invariants(connection) == []
            found = await connection.execute(select(func.count()).select_from(entries))
            assert found.scalar_one() == len(self.sent), "an entry was lost, or made twice"
            for call in self.world.calls:
                await ensure_pupils_once(connection, call.id)
            await ensure_judged_by_others(connection, self.sent[-LAST:])
            await ensure_numbers_without_gaps(connection)
            told = list((await connection.execute(select(outbox.c.dedup_key))).scalars())
            assert len(told) == len(set(told)), "somebody is told twice"


async def ensure_pupils_once(connection: Connection, call: CallId) -> None:
    """Each author works at a school of their own."""
    seen = set()
    for number, pupils in (await pupils_of_call(connection, call)).items():
        entry = await get_entry(connection, number)
        if not entry.status.counts:
            continue
        for one in pupils:
            key = (entry.author, one.initials)
            assert one.initials is None or key not in seen, "a pupil in two entries"
            seen.add(key)


async def ensure_numbers_without_gaps(connection: Connection) -> None:
    """Struck ones are not given again, and an undone transaction takes none."""
    numbers = defaultdict(list)
    for row in await connection.execute(select(call_papers).order_by(call_papers.c.ordinal)):
        numbers[row.series, row.year].append(row.ordinal)
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())


async def ensure_judged_by_others(connection: Connection, numbers: list[EntryId]) -> None:
    """An outcome of a season has its ground, and none of it is by the author."""
    people = await people_of_entries(connection, numbers)
    for number in numbers:
        entry = await get_entry(connection, number)
        reviews = await reviews_of_entry(connection, number)
        given = [one for one in reviews if one.status is ReviewStatus.GIVEN]
        own = {entry.author, *(one.person for one in people[number])}
        assert not [one for one in given if one.expert in own], "an author judged the own entry"
        if entry.outcome == "seat" and entry.status in {EntryStatus.OFFERED, EntryStatus.SETTLED}:
            assert entry.total is not None, "an outcome without its ground"
            assert len(given) >= 2, "an outcome without its ground"


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[District]:
    Calls.sent = []
    yield from lasting(District(tmp_path))


def lives(seed: int) -> None:
    """An example without Hypothesis, which takes a failure in a shared world for flaky."""
    machine = Calls()
    machine.a_season_begins(seed)
    for _ in range(STEPS):
        machine.acts()
    machine.teardown()


@pytest.mark.sqlite_only
def test_any_acts_in_any_order_leave_calls_whole(ground: District) -> None:
    """Also makes every move; what the examples have left to chance, a few more do."""
    play(Calls, ground, EXAMPLES, STEPS)
    for seed in range(MORE):
        if not ground.runner.run(lacking(ground)):
            return
        lives(seed)
    assert ground.runner.run(lacking(ground)) == frozenset()


async def lacking(ground: District) -> frozenset[str]:
    entry_moves = await moves_in(ground, entry_history)
    return (MOVES - entry_moves) | (REVIEW_MOVES - await moves_in(ground, review_history))


async def moves_in(ground: District, history: Any) -> set[str]:
    async with ground.contests.database.read() as connection:
        return set((await connection.execute(select(history.c.move).distinct())).scalars())


async def forgotten(*_: Any, **__: Any) -> None:
    """Does nothing in place of a write."""


FAULTS = {
    "a move without history": ("storage.records.Machine.note", forgotten),
    "reviews outlive their entry": ("services.calls.entry_moves.void_reviews", forgotten),
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize("fault", FAULTS)
def test_a_seeded_fault_is_found(
    ground: District, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(*FAULTS[fault])
    Calls.world = ground
    with pytest.raises(AssertionError):
        for seed in range(MORE):
            lives(seed)
