"""A call with entries and experts, put directly into the storage, for tests of what follows."""

import tomllib
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

from district.calls.assigning import Conflict
from district.calls.call import Call, CallMove, CallStatus
from district.calls.entry import Entry, EntryFile, EntryMove, EntryStatus, NewEntry
from district.calls.kind import Kind, read_kind
from district.calls.review import Review, ReviewStatus
from district.ids import CallId, DraftId, EntryId, KindId, PersonId, ReviewId
from district.people.roles import Actor
from services.calls.experts import Experts
from storage.calls.calls import add_call, add_call_entry, get_call
from storage.calls.entries import add_entry, add_entry_move, get_entry
from storage.calls.reviews import add_reviews, get_review, reviews_of
from storage.database import Connection, Database
from storage.people.people import get_actor
from tests.world import LEVASHI, MOUNTAINS, MovingClock

DAY = timedelta(days=1)
_DRAFTS = count(1)


@cache
def shipped(kind: str) -> Kind:
    """Returns a kind of `data/calls.toml`."""
    plain = tomllib.loads(Path("data/calls.toml").read_text(encoding="utf-8"))
    return read_kind(next(one for one in plain["kinds"] if one["id"] == kind))


class CallCast:
    """Adds calls, entries and reviews; `entry` and `review` read them as they are now."""

    def __init__(self, database: Database, clock: MovingClock) -> None:
        self._database = database
        self._clock = clock

    async def actor(self, person: PersonId) -> Actor:
        async with self._database.read() as connection:
            return await get_actor(connection, person, self._clock())

    async def call(self, by: Actor | PersonId, kind: Kind, **changes: Any) -> Call:
        """A published call that is open for a month."""
        now = self._clock()
        new = Call(
            id=CallId(0),
            district=MOUNTAINS,
            kind_id=KindId(kind.id),
            kind=kind,
            title=kind.label.ru,
            opens_at=now - DAY,
            closes_at=None if kind.rules.ends_never else now + 30 * DAY,
            created_by=by.id if isinstance(by, Actor) else by,
            created_at=now - DAY,
            draft=DraftId(f"call-{next(_DRAFTS)}"),
            status=CallStatus.PUBLISHED,
        )
        async with self._database.write() as tx:
            added = await add_call(tx, replace(new, **changes))
            await add_call_entry(tx, None, added, CallMove.PUBLISH, now, added.created_by)
            return added

    async def admitted(
        self,
        call: Call,
        author: Actor | PersonId,
        *,
        files: tuple[EntryFile, ...] = (),
        move: EntryMove = EntryMove.ADMIT,
        **changes: Any,
    ) -> Entry:
        """An entry in the first stage; `move`: the one that has led to another status."""
        number = next(_DRAFTS)
        new = Entry(
            id=EntryId(0),
            call=call.id,
            author=author.id if isinstance(author, Actor) else author,
            organization=None,
            municipality=LEVASHI,
            status=EntryStatus.ADMITTED,
            stage=call.kind.stages[0].id,
            code=f"А-{number:03}",
            title=f"Работа {number}",
            answers={},
            call_version=call.version,
            submitted_at=self._clock(),
            draft=DraftId(f"entry-{number}"),
        )
        new = replace(new, **changes)
        parts = NewEntry(
            title=new.title, answers=new.answers, files=files, call_version=call.version
        )
        async with self._database.write() as tx:
            added = await add_entry(tx, new, parts)
            await add_entry_move(tx, None, added, move, self._clock())
            return added

    async def asked(self, entry: Entry, expert: Actor | PersonId, **changes: Any) -> Review:
        """A review of the entry's stage that an expert is asked for."""
        now = self._clock()
        async with self._database.write() as tx:
            call = await get_call(tx, entry.call)
            stage = next(one for one in call.kind.stages if one.id == entry.stage)
            new = Review(
                id=ReviewId(0),
                entry=entry.id,
                stage=stage.id,
                expert=expert.id if isinstance(expert, Actor) else expert,
                status=ReviewStatus.ASKED,
                position=0,
                asked_at=now,
                due_at=now + stage.judge_days * DAY,
            )
            return (await add_reviews(tx, [replace(new, **changes)], now))[0]

    async def entry(self, entry: EntryId) -> Entry:
        async with self._database.read() as connection:
            return await get_entry(connection, entry)

    async def review(self, review: ReviewId) -> Review:
        async with self._database.read() as connection:
            return await get_review(connection, review)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standby(Experts):
    """Reserves are asked in the given order."""

    reserves: list[PersonId] = field(default_factory=list)
    hard: set[PersonId] = field(default_factory=set)

    async def one_more(
        self,
        tx: Connection,
        entry: EntryId,
        stage: str,
        now: datetime,
        *,
        beyond_limits: bool = False,
    ) -> Review | None:
        if (await get_entry(tx, entry)).status is not EntryStatus.ADMITTED:
            return None
        known = {one.expert for one in await reviews_of(tx, entry, stage)}
        person = next((one for one in self.reserves if one not in known), None)
        if person is None:
            return None
        new = Review(
            id=ReviewId(0), entry=entry, stage=stage, expert=person, status=ReviewStatus.ASKED,
            position=9, asked_at=now, due_at=now + 7 * DAY,
        )  # fmt: skip
        return (await add_reviews(tx, [new], now))[0]

    async def conflicts(self, tx: Connection, entry: Entry) -> dict[PersonId, tuple[Conflict, ...]]:
        return dict.fromkeys(self.hard, (Conflict.ORGANIZATION,))
