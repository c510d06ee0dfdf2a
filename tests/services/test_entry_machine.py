"""Stateful test of entries through the storage: any acts in any order leave every table whole."""

import asyncio
from collections.abc import Awaitable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky
from hypothesis.stateful import RuleBasedStateMachine, rule, run_state_machine_as_test
from sqlalchemy import func, select

from district.calls.entry import ENTRY_KIND, Entry, EntryMove, EntryStatus
from district.calls.kind import Verdict
from district.calls.review import Review, ReviewMove, ReviewStatus
from district.errors import DistrictError
from district.ids import EntryId, PersonId, ReviewId
from district.requests.request import Move
from services.calls.entry_moves import EntryMoves
from storage.calls.entries import get_entry, pupils_of_call
from storage.calls.reviews import add_review_entry, add_reviews, reviews_of_entry, save_review
from storage.database import Connection, open_database
from storage.invariants import broken_invariants
from storage.requests.requests import find_latest_request
from storage.tables import entries, entry_history, metadata
from tests.services.calls import KINDS, Contests
from tests.soak import IS_SOAK
from tests.world import real_territory

EXAMPLES, STEPS = 50, 30
AUTHORS, CALLS, ENTRIES = st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)
PUPILS = st.lists(st.sampled_from(["А. А.", "Б. Б.", "В. В."]), max_size=2)
MANY = 10_000


class Ground:
    """One database for all examples: each continues where the last one ended."""

    def __init__(self, folder: Path) -> None:
        self.runner = asyncio.Runner()
        self.runner.run(self._begin(folder))

    async def _begin(self, folder: Path) -> None:
        database = open_database(f"sqlite+aiosqlite:///{folder / 'machine.db'}")
        async with database.write() as tx:
            await tx.run_sync(metadata.create_all)
        await real_territory(database)
        self.contests = Contests(database)
        self.curator = await self.contests.curator()
        self.expert = await self.contests.cast.teacher("Экспертова")
        self.authors = [await self.contests.cast.teacher(f"Авторова {at}") for at in "абвг"]
        self.calls = [
            await self.contests.call(_lasting(KINDS[one]), self.curator, days=MANY)
            for one in ("brand", "practices", "olympiad", "offer")
        ]

    def end(self) -> None:
        self.runner.run(self.contests.database.close())
        self.runner.close()


def _lasting(kind: Any) -> Any:
    return replace(kind, enter=replace(kind.enter, each_up_to=None, quota=None))


class Machine(RuleBasedStateMachine):
    world: ClassVar[Ground]
    sent: ClassVar[list[EntryId]]

    def does(self, work: Awaitable[Any]) -> Any:
        async def done() -> Any:
            try:
                return await work
            except DistrictError as refusal:
                return refusal

        return self.world.runner.run(done())

    @property
    def contests(self) -> Contests:
        return self.world.contests

    @rule(
        author=AUTHORS,
        call=CALLS,
        pupils=PUPILS,
        move=st.sampled_from([None, Move.APPROVE, Move.RETURN]),
        verdict=st.sampled_from([None, *Verdict]),
        again=st.booleans(),
    )
    def sends(
        self,
        author: int,
        call: int,
        pupils: list[str],
        move: Move | None,
        verdict: Verdict | None,
        again: bool,
    ) -> None:
        """Also takes the next steps of a usual entry, so that the others meet all its states."""
        work = self.contests.sends(self.world.authors[author], self.world.calls[call], *pupils)
        made = self.does(work)
        if not isinstance(made, Entry):
            return
        self.sent.append(made.id)
        if move is not None:
            self.does(self._decide(made.id, move))
        if verdict is not None:
            self.does(self._judge(made.id, verdict))
        if again:
            self.does(self._resend(made.id, pupils))

    @rule(
        number=ENTRIES,
        move=st.sampled_from([Move.APPROVE, Move.RETURN, Move.REJECT]),
        undoes=st.booleans(),
    )
    def is_decided(self, number: int, move: Move, undoes: bool) -> None:
        if entry := self._entry(number):
            self.does(self._decide(entry, move))
            if undoes:
                self.does(self._decide(entry, None))

    async def _decide(self, entry: EntryId, move: Move | None) -> None:
        async with self.contests.database.read() as connection:
            request = await find_latest_request(connection, ENTRY_KIND, entry)
        if request is None:
            return
        if move is None:
            await self.contests.requests.undo(self.world.curator, request.id)
        else:
            await self.contests.requests.decide(
                self.world.curator, request.id, move, reason="Причина"
            )

    @rule(number=ENTRIES, pupils=PUPILS)
    def is_sent_again(self, number: int, pupils: list[str]) -> None:
        if entry := self._entry(number):
            self.does(self._resend(entry, pupils))

    async def _resend(self, number: EntryId, pupils: list[str]) -> None:
        entry = await self.contests.entry(number)
        author = next(one for one in self.world.authors if one.id == entry.author)
        call = next(one for one in self.world.calls if one.id == entry.call)
        draft = await self.contests.fill(author)
        new = self.contests.filled(call, *pupils)
        await self.contests.entries.resubmit(author, number, draft, new)

    @rule(number=ENTRIES)
    def is_withdrawn(self, number: int) -> None:
        if entry := self._entry(number):
            self.does(self._withdraw(entry))

    async def _withdraw(self, number: EntryId) -> None:
        entry = await self.contests.entry(number)
        author = next(one for one in self.world.authors if one.id == entry.author)
        await self.contests.entries.withdraw(author, number)

    @rule(number=ENTRIES, verdict=st.sampled_from(Verdict))
    def is_judged(self, number: int, verdict: Verdict) -> None:
        """An expert is asked and gives a review at once; its verdict returns or ends the stage."""
        if entry := self._entry(number):
            self.does(self._judge(entry, verdict))

    async def _judge(self, number: EntryId, verdict: Verdict) -> None:
        now, moves = self.contests.clock(), EntryMoves()
        async with self.contests.database.write() as tx:
            entry = await get_entry(tx, number, hold=True)
            if entry.status is not EntryStatus.ADMITTED:
                return
            given = await _given(tx, entry, self.world.expert.id, verdict, now)
            if verdict is Verdict.RETURN:
                moved = given.moved(ReviewMove.VOID, reason="returned")
                assert await save_review(tx, given, moved)
                await add_review_entry(tx, given, moved, ReviewMove.VOID, now, None)
                await moves.returned_by_expert(tx, number, "Доработать", now)
            else:
                await moves.assessed(tx, number, now)

    @rule(number=ENTRIES)
    def is_reopened(self, number: int) -> None:
        if entry := self._entry(number):
            self.does(self._reopen(entry))

    async def _reopen(self, number: EntryId) -> None:
        async with self.contests.database.write() as tx:
            for one in await reviews_of_entry(tx, number):
                if one.status is ReviewStatus.GIVEN:
                    return
            await EntryMoves().reopened(tx, number, self.contests.clock())

    @rule(days=st.sampled_from([1, 3, 6, 40]))
    def time_passes(self, days: int) -> None:
        self.contests.clock.advance(timedelta(days=days))
        for tick in (
            self.contests.entries.tick,
            self.contests.entries.forget_pupils,
            self.contests.requests.tick,
        ):
            self.world.runner.run(tick())

    def _entry(self, number: int) -> EntryId | None:
        """Returns one of the last entries, so that several acts meet."""
        return self.sent[-1 - number % len(self.sent)] if self.sent else None

    def teardown(self) -> None:
        """After each example, not each step: the checks cost more than the acts."""
        self.world.runner.run(self._is_whole())

    async def _is_whole(self) -> None:
        async with self.contests.database.read() as connection:
            assert await broken_invariants(connection) == []
            found = await connection.execute(select(func.count()).select_from(entries))
            assert found.scalar_one() == len(self.sent), "an entry was lost, or made twice"
            for call in self.world.calls:
                await _ensure_pupils_once(connection, call.id)


async def _ensure_pupils_once(connection: Connection, call: Any) -> None:
    """Each author works at a school of their own."""
    found = await pupils_of_call(connection, call)
    seen = set()
    for number, pupils in found.items():
        entry = await get_entry(connection, number)
        if not entry.status.counts:
            continue
        for one in pupils:
            key = (entry.author, one.initials)
            assert one.initials is None or key not in seen, "a pupil in two entries"
            seen.add(key)


async def _given(
    tx: Connection, entry: Entry, expert: PersonId, verdict: Verdict, now: Any
) -> Review:
    asked = Review(
        id=ReviewId(0), entry=entry.id, stage=entry.stage or "", expert=expert,
        status=ReviewStatus.ASKED, position=0, asked_at=now, due_at=now + timedelta(days=7),
    )  # fmt: skip
    held = [one for one in await reviews_of_entry(tx, entry.id) if one.status is ReviewStatus.GIVEN]
    if held:
        return held[0]
    [seen] = await add_reviews(tx, [asked], now)
    for move in (ReviewMove.ACCEPT, ReviewMove.MARK, ReviewMove.GIVE):
        moved = seen.moved(move, verdict=verdict)
        assert await save_review(tx, seen, moved)
        await add_review_entry(tx, seen, moved, move, now, expert)
        seen = moved
    return seen


@pytest.fixture
def ground(tmp_path: Path) -> Iterator[Ground]:
    world = Ground(tmp_path)
    Machine.world, Machine.sent = world, []
    yield world
    world.end()


def run() -> None:
    run_state_machine_as_test(
        Machine,
        settings=settings(
            max_examples=EXAMPLES,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=not IS_SOAK,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


@pytest.mark.sqlite_only
def test_any_acts_in_any_order_leave_entries_whole(ground: Ground) -> None:
    run()
    moves = ground.runner.run(_moves(ground))
    through_storage = {
        EntryMove.SUBMIT, EntryMove.ADMIT, EntryMove.RETURN, EntryMove.RESUBMIT, EntryMove.EXPIRE,
        EntryMove.REFUSE, EntryMove.UNDO, EntryMove.WITHDRAW, EntryMove.ASSESS, EntryMove.SETTLE,
    }  # fmt: skip
    assert through_storage <= moves


async def _moves(ground: Ground) -> set[str]:
    async with ground.contests.database.read() as connection:
        return set((await connection.execute(select(entry_history.c.move).distinct())).scalars())


async def _forgotten(*_: Any, **__: Any) -> None:
    """Does nothing in place of a write."""


FAULTS = {
    "a move without history": ("services.calls.entry_moves.add_entry_move", _forgotten),
    "reviews outlive their entry": ("services.calls.entry_moves.void_reviews", _forgotten),
}


@pytest.mark.sqlite_only
@pytest.mark.parametrize("fault", FAULTS)
def test_a_seeded_fault_is_found(
    ground: Ground, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    monkeypatch.setattr(*FAULTS[fault])
    with pytest.raises((AssertionError, Flaky)):
        run()
