"""Limits per person, checked in the transaction that adds an item."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, time

from district.errors import LimitReached
from district.ids import PersonId
from district.limits import TAKEN_BACK_COUNTS, Limited, Limits
from district.people.roles import Actor
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.limits import (
    count_changes,
    count_invites,
    count_open_own_words,
    count_open_requests,
    hold_person,
)
from storage.messages import Messages


@dataclass(frozen=True, slots=True, kw_only=True)
class Limiting(Service):
    """Every `ensure_…` locks the person's row, so that concurrent calls count each other.

    Raises:
        LimitReached: by every method; nothing is written, so the draft is kept.
    """

    limits: Limits

    async def ensure_request(self, tx: Connection, author: PersonId, now: datetime) -> None:
        await hold_person(tx, author)
        count = await count_open_requests(tx, author, now - TAKEN_BACK_COUNTS)
        _ensure(Limited.OPEN_REQUESTS, count, self.limits.open_requests)

    async def ensure_own_words(self, tx: Connection, author: PersonId, now: datetime) -> None:
        await hold_person(tx, author)
        count = await count_open_own_words(tx, author, now - TAKEN_BACK_COUNTS)
        _ensure(Limited.OWN_WORDS, count, self.limits.own_words)

    async def ensure_organization(self, tx: Connection, person: PersonId, now: datetime) -> None:
        await hold_person(tx, person)
        count = await count_changes(tx, person, "organization", {"added"}, self._midnight(now))
        _ensure(Limited.ORGANIZATIONS, count, self.limits.organizations_a_day)

    async def ensure_message(
        self,
        tx: Connection,
        messages: Messages,
        author: PersonId,
        threads: Collection[int],
        now: datetime,
    ) -> None:
        await hold_person(tx, author)
        count = await messages.count(tx, author, threads, self._midnight(now))
        _ensure(Limited.MESSAGES, count, self.limits.messages_a_day)

    async def ensure_invite(self, tx: Connection, maker: PersonId, now: datetime) -> None:
        await hold_person(tx, maker)
        count = await count_invites(tx, maker, self._midnight(now))
        _ensure(Limited.INVITES, count, self.limits.invites_a_day)

    async def take_file(self, actor: Actor, what: str) -> None:
        """Counts a file to be generated for the actor or read from them; `what` is one word."""
        now = self.clock()
        async with self.database.write() as tx:
            await hold_person(tx, actor.id)
            count = await count_changes(tx, actor.id, "file", {"taken"}, self._midnight(now))
            _ensure(Limited.FILES, count, self.limits.files_a_day)
            await note_change(tx, now, actor.id, "file", what, "taken")

    def _midnight(self, now: datetime) -> datetime:
        """Returns the start of the local day in UTC."""
        return self.calendar.at(self.calendar.local(now).date(), time())


def _ensure(what: Limited, count: int, limit: int) -> None:
    if count >= limit:
        raise LimitReached(what=what, limit=limit)
