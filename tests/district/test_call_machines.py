"""Stateful test of a call with its entries and reviews: what is not drawn is refused."""

import random
import re
from collections import Counter
from datetime import datetime, timedelta
from typing import Any, ClassVar

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.errors import Flaky
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from district.calls.call import Call, CallMove, CallStatus, outage_at_close
from district.calls.entry import Entry, EntryMove, EntryStatus, code_of
from district.calls.kind import read_kind
from district.calls.review import Review, ReviewMove, ReviewStatus
from district.errors import DistrictError
from district.ids import (
    CallId,
    DistrictId,
    DraftId,
    EntryId,
    KindId,
    MunicipalityId,
    PersonId,
    ReviewId,
)
from district.moves import Moving
from tests.soak import IS_SOAK
from tests.world import NOW

EXAMPLES, STEPS, SOUGHT = 500, 50, 60
CLOSES = NOW + timedelta(days=10)
MOMENTS = (NOW - timedelta(1), NOW, CLOSES - timedelta(1), CLOSES + timedelta(99))
DELAYS = tuple(timedelta(days=days) for days in (-20, -1, 0, 1, 12))

PLAIN = {
    "id": "sample",
    "ru": "Чтения",
    "en": "Readings",
    "enter": {"by": "person"},
    "fields": [{"id": "theme", "type": "short-text", "ru": "Тема", "en": "Theme", "limit": 100}],
    "stages": [{"id": "desk", "ru": "Отбор", "judges": "experts", "experts": 1}],
    "outcomes": [{"id": "winner", "ru": "Принято"}],
}
ENDING = read_kind(PLAIN)
ENDLESS = read_kind(PLAIN | {"rules": {"ends_never": True}})

DRAWN = {
    CallStatus: """
        published: change published, extend published, prolong published, judge judged,
            cancel cancelled
        judged: put judged, reopen published, announce announced, cancel cancelled
        announced: correct announced
        cancelled:
    """,
    EntryStatus: """
        submitted: admit admitted, return returned, refuse refused, expire expired,
            withdraw withdrawn, annul annulled
        returned: resubmit submitted, expire expired, undo submitted, withdraw withdrawn,
            annul annulled
        admitted: return returned, assess assessed, undo submitted, withdraw withdrawn,
            annul annulled
        assessed: reopen admitted, next admitted, propose assessed, offer offered, settle settled,
            withdraw withdrawn, annul annulled
        offered: accept settled, settle settled, decline declined, annul annulled
        settled: offer offered, appeal assessed, annul annulled
        refused: undo submitted
        declined:
        withdrawn:
        expired:
        annulled:
    """,
    ReviewStatus: """
        asked: accept accepted, decline declined, lapse lapsed, void void,
            postpone asked
        accepted: mark begun, extend accepted, decline declined, lapse lapsed, void void,
            postpone accepted
        begun: mark begun, give given, extend begun, decline declined, lapse lapsed, void void,
            postpone begun
        given: take-back begun, void void
        declined:
        lapsed:
        void:
    """,
}
"""The three machines, drawn apart from their code."""
NEEDS_REASON = {
    (source, move)
    for move, sources in {
        "return": ("submitted", "admitted"),
        "refuse": ("submitted",),
        "appeal": ("settled",),
        "annul": ("submitted", "returned", "admitted", "assessed", "offered", "settled"),
    }.items()
    for source in sources
}
NEEDS_OUTCOME = {
    (source, move)
    for source, moves in {
        "assessed": ("settle", "offer"),
        "offered": ("accept", "settle"),
        "settled": ("offer",),
    }.items()
    for move in moves
}


def table_of(drawn: str) -> dict[tuple[str, str], str]:
    lines = re.findall(r"([a-z-]+):([^:]*)(?=\s[a-z-]+:|$)", drawn)
    return {
        (source, move): target
        for source, moves in lines
        for move, target in re.findall(r"([a-z-]+) ([a-z-]+)", moves)
    }


TABLES = {kind: table_of(drawn) for kind, drawn in DRAWN.items()}
ALL_MOVES: dict[Any, list[Any]] = {
    CallStatus: list(CallMove), EntryStatus: list(EntryMove), ReviewStatus: list(ReviewMove)
}  # fmt: skip
DRAWN_MOVES = {
    status: [one for one in every if (status, one) in TABLES[kind]]
    for kind, every in ALL_MOVES.items()
    for status in kind
}


def chosen(status: Any, whim: random.Random) -> Any:
    """Returns one of the drawn moves of the status; sometimes any."""
    drawn = DRAWN_MOVES[status]
    return whim.choice(drawn if drawn and whim.random() < 0.8 else ALL_MOVES[type(status)])


def new_call(*, ends: bool) -> Call:
    return Call(
        id=CallId(1),
        district=DistrictId("gornyy"),
        kind_id=KindId("sample"),
        kind=ENDING if ends else ENDLESS,
        title="Чтения",
        opens_at=NOW,
        closes_at=CLOSES if ends else None,
        created_by=PersonId(1),
        created_at=NOW,
        draft=DraftId("call"),
    )


def new_entry() -> Entry:
    return Entry(
        id=EntryId(1),
        call=CallId(1),
        author=PersonId(2),
        organization=None,
        municipality=MunicipalityId("levashinskiy"),
        title="Доклад",
        answers={},
        call_version=1,
        submitted_at=NOW,
        draft=DraftId("entry"),
    )


def new_review(expert: int) -> Review:
    return Review(
        id=ReviewId(expert),
        entry=EntryId(1),
        stage="desk",
        expert=PersonId(expert),
        status=ReviewStatus.ASKED,
        position=0,
        asked_at=NOW,
        due_at=CLOSES,
    )


class Judging(RuleBasedStateMachine):
    """Two calls, one of them without an end, an entry and three reviews, moved at random."""

    seen: ClassVar[Counter[tuple[str, str, str]]] = Counter()

    def __init__(self) -> None:
        super().__init__()
        self.calls = [new_call(ends=True), new_call(ends=False)]
        self.entry = new_entry()
        self.reviews = [new_review(expert) for expert in (3, 4, 5)]

    def _moved(self, thing: Any, move: str, target_of: str | None, **changes: Any) -> Any:
        """Moves, and compares with what is drawn; None: it must be refused."""
        try:
            moved = thing.moved(move, **changes)
        except DistrictError:
            assert target_of is None, f"{thing.status} {move} was refused"
            return thing
        assert moved.status == target_of, f"{thing.status} {move} led to {moved.status}"
        assert moved.version == thing.version + 1
        self.seen[type(thing.status).__name__, thing.status, move] += 1
        return moved

    @initialize(seed=st.integers(0, 2**32))
    def is_seeded(self, seed: int) -> None:
        """All choices follow from the seed: drawn singly, they would take most of the time, and
        small values are preferred, so that most moves never come.
        """
        self.whim = random.Random(seed)

    @rule()
    def moves(self) -> None:
        self._call(self.whim)
        self._enter(self.whim)
        for at, _ in enumerate(self.reviews):
            self._judge(self.whim, at)

    def _call(self, whim: random.Random) -> None:
        at, later, reason = whim.randrange(2), whim.choice(DELAYS), whim.random() < 0.7
        seen = self.calls[at]
        if seen.status in {"announced", "cancelled"} and whim.random() < 0.5:
            self.calls[at] = new_call(ends=at == 0)
            return
        move = chosen(seen.status, whim)
        target = TABLES[CallStatus].get((seen.status, move))
        changes: dict[str, Any] = {}
        if move in {CallMove.EXTEND, CallMove.PROLONG} and seen.closes_at is not None:
            changes["closes_at"] = seen.closes_at + later
            target = target if later > timedelta(0) else None
        elif move in {CallMove.EXTEND, CallMove.PROLONG, CallMove.JUDGE, CallMove.ANNOUNCE}:
            target = None if at == 1 else target
        if move is CallMove.CANCEL:
            changes["reason"] = "Перенесли" if reason else "  "
            target = target if reason else None
        self.calls[at] = self._moved(seen, move, target, **changes)
        ensure_open_only_between_its_dates(self.calls[at])

    def _enter(self, whim: random.Random) -> None:
        ended = {"declined", "withdrawn", "expired", "annulled"}
        if self.entry.status in ended and whim.random() < 0.5:
            self.entry = new_entry()
        move = chosen(self.entry.status, whim)
        outcome, reason = whim.random() < 0.7, whim.random() < 0.7
        key = self.entry.status.value, move.value
        target = TABLES[EntryStatus].get(key)
        has_outcome = outcome or self.entry.outcome is not None
        has_reason = reason or bool(self.entry.reason)
        if (key in NEEDS_OUTCOME and not has_outcome) or (key in NEEDS_REASON and not has_reason):
            target = None
        changes = ({"outcome": "winner"} if outcome else {}) | ({"reason": "Да"} if reason else {})
        self.entry = self._moved(self.entry, move, target, **changes)
        has_ground = self.entry.outcome is not None
        assert has_ground or self.entry.status not in {EntryStatus.SETTLED, EntryStatus.OFFERED}

    def _judge(self, whim: random.Random, at: int) -> None:
        seen = self.reviews[at]
        if seen.status in {"declined", "lapsed", "void"} and whim.random() < 0.5:
            self.reviews[at] = new_review(at)
            return
        move = chosen(seen.status, whim)
        target = TABLES[ReviewStatus].get((seen.status, move))
        self.reviews[at] = self._moved(seen, move, target)


def ensure_open_only_between_its_dates(call: Call) -> None:
    for moment in MOMENTS:
        between = moment >= NOW and (call.closes_at is None or moment < call.closes_at)
        assert call.is_open(moment) is (call.status == "published" and between)


def play(examples: int) -> None:
    run_state_machine_as_test(
        Judging,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            deadline=None,
            derandomize=not IS_SOAK,
            database=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_every_drawn_move_is_made_and_no_other() -> None:
    Judging.seen.clear()
    play(EXAMPLES)
    drawn = {
        (kind.__name__, source, move) for kind, table in TABLES.items() for source, move in table
    }
    assert set(Judging.seen) == drawn


@pytest.mark.parametrize(
    ("fact", "source", "move", "target"),
    [
        (Call, CallStatus.CANCELLED, CallMove.JUDGE, CallStatus.JUDGED),
        (Entry, EntryStatus.ADMITTED, EntryMove.SETTLE, EntryStatus.SETTLED),
        (Entry, EntryStatus.WITHDRAWN, EntryMove.RESUBMIT, EntryStatus.SUBMITTED),
        (Review, ReviewStatus.DECLINED, ReviewMove.ACCEPT, ReviewStatus.ACCEPTED),
    ],
)
def test_a_transition_too_many_is_found(
    monkeypatch: pytest.MonkeyPatch, fact: type[Moving], source: Any, move: Any, target: Any
) -> None:
    monkeypatch.setattr(fact, "transitions", {**fact.transitions, (source, move): target})
    with pytest.raises((AssertionError, Flaky)):
        play(SOUGHT)


def test_codes_are_never_equal() -> None:
    codes = [code_of(number) for number in range(1, 3_000)]
    assert codes[0] == "А-001"
    assert len(set(codes)) == len(codes)


@pytest.mark.parametrize(
    ("last_seen", "back", "prolonged"),
    [(-60, 30, 90), (-60, -30, None), (5, 30, None), (-1, 1, None), (None, 30, None)],
)
def test_only_an_outage_over_the_close_prolongs_a_call(
    last_seen: int | None, back: int, prolonged: int | None
) -> None:
    def at(minutes: int) -> datetime:
        return CLOSES + timedelta(minutes=minutes)

    seen = None if last_seen is None else at(last_seen)
    length = outage_at_close(CLOSES, seen, at(back), timedelta(minutes=5))
    assert length == (None if prolonged is None else timedelta(minutes=prolonged))
