"""A district with calls, for tests of entries."""

import tomllib
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any

from district.calls.call import Call, CallMove
from district.calls.entry import ENTRY_KIND, Entry, EntryPupil, NewEntry
from district.calls.kind import Kind, read_kind
from district.drafts import Form
from district.ids import CallId, DraftId, EntryId, KindId
from district.people.roles import Actor, Role
from district.requests.request import Request
from services.wiring import Services
from storage.calls.calls import add_call, add_call_entry
from storage.calls.entries import get_entry
from storage.database import Database
from storage.requests.requests import find_latest_request
from tests.services.council import Council
from tests.world import CALENDAR, DISTRICT, MOUNTAINS, Cast, MovingClock

_SHIPPED = tomllib.loads(Path("data/calls.toml").read_text(encoding="utf-8"))
KINDS = {one["id"]: read_kind(one) for one in _SHIPPED["kinds"]}


class Contests(Council):
    """`clock`, `cast`: those of a stage, whose people take part."""

    def __init__(
        self, database: Database, clock: MovingClock | None = None, cast: Cast | None = None
    ) -> None:
        super().__init__(database)
        if clock is not None:
            self.clock, self.cast = clock, cast or Cast(database, clock)
            self.services = Services(database, clock=clock, calendar=CALENDAR)
            self.requests, self.drafts = self.services.requests, self.services.drafts
        self.entries = self.services.entries
        self._numbers = count(1)

    async def curator(self, surname: str = "Кураторова") -> Actor:
        return await self.cast.holder(surname, Role.CURATOR, DISTRICT)

    async def call(self, kind: Kind, by: Actor, days: int | None = 10) -> Call:
        now = self.clock()
        new = Call(
            id=CallId(0),
            district=MOUNTAINS,
            kind_id=KindId(kind.id),
            kind=kind,
            title=kind.label.ru,
            opens_at=now,
            closes_at=None if kind.rules.ends_never or days is None else now + timedelta(days=days),
            created_by=by.id,
            created_at=now,
            draft=None,
        )
        async with self.database.write() as tx:
            made = await add_call(tx, new)
            await add_call_entry(tx, None, made, CallMove.PUBLISH, now, by.id)
        return made

    async def fill(self, actor: Actor) -> DraftId:
        return (await self.drafts.begin(actor, Form.ACTIVITY, "title", {})).id

    def filled(self, call: Call, *pupils: str, **answers: Any) -> NewEntry:
        return NewEntry(
            title=f"Работа {next(self._numbers)}",
            answers=answers,
            pupils=tuple(EntryPupil(initials=one, grade="8") for one in pupils),
            call_version=call.version,
        )

    async def sends(self, actor: Actor, call: Call, *pupils: str, **answers: Any) -> Entry:
        draft = await self.fill(actor)
        return await self.entries.submit(
            actor, call.id, draft, self.filled(call, *pupils, **answers)
        )

    async def entry(self, number: EntryId) -> Entry:
        async with self.database.read() as connection:
            return await get_entry(connection, number)

    async def request_of(self, entry: Entry) -> Request:
        async with self.database.read() as connection:
            found = await find_latest_request(connection, ENTRY_KIND, entry.id)
        assert found is not None
        return found
