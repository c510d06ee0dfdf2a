"""A person's own data: access, export, erasure."""

import logging
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

from district.ids import DistrictId, PersonId, RequestId
from district.people.person import DELETION_GRACE
from district.people.roles import Actor
from district.requests.request import Request
from services.apart import run_apart
from services.service import Service
from storage.database import Connection
from storage.people.erasing import erase_person, last_erasure
from storage.people.people import change_person
from storage.people.privacy import everything_of, leaving_since, open_requests_of, requests_naming
from storage.requests.requests import get_request
from storage.schools.schools import forget_pupils

log = logging.getLogger(__name__)


class Asking(Protocol):
    """Closes and updates requests of a person who leaves."""

    async def close(self, tx: Connection, request: Request, now: datetime) -> None: ...

    async def facts_changed(self, tx: Connection, request_id: RequestId) -> None: ...

    async def reroute(self, tx: Connection, district: DistrictId | None, now: datetime) -> None: ...


Farewell = Callable[[Connection, PersonId, datetime], Awaitable[None]]
"""Ends what a person has part in, in the transaction that erases them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Privacy(Service):
    """A person manages only their own data, so no permission is checked."""

    requests: Asking
    farewells: Sequence[Farewell]
    pupils_kept: timedelta
    """Retention of pupils after the end of their cohort."""

    async def my_data(self, actor: Actor) -> dict[str, Any]:
        """Returns all stored data by section, drafts included."""
        async with self.database.read() as connection:
            return await everything_of(connection, actor.id)

    async def leave(self, actor: Actor) -> None:
        """Withdraws consent. Idempotent.

        Nothing is sent from now on, and the personal fields are erased `DELETION_GRACE` after the
        first call. Requests waiting for the person's decision pass to others.
        """
        if actor.person.deletion_requested_at is not None:
            return
        await self._set_leaving(actor, self.clock())

    async def restore(self, actor: Actor) -> None:
        """Cancels the withdrawal; new requests wait for the person's decision too."""
        await self._set_leaving(actor, None)

    async def _set_leaving(self, actor: Actor, since: datetime | None) -> None:
        async with self.database.write() as tx:
            await change_person(tx, actor.id, deletion_requested_at=since)
            for district in {grant.scope.district for grant in actor.grants}:
                await self.requests.reroute(tx, district, self.clock())

    async def tick(self) -> None:
        """Erases people whose grace period is over, each in its own transaction."""
        now = self.clock()
        async with self.database.read() as connection:
            due = await leaving_since(connection, now - DELETION_GRACE)
        await run_apart(partial(self._erase, person, now) for person in due)

    async def forget_pupils(self) -> None:
        """Retention: deletes pupils of cohorts that ended long ago."""
        async with self.database.write() as tx:
            await forget_pupils(tx, self.clock() - self.pupils_kept)

    async def last_erasure(self) -> datetime | None:
        """Returns the time of the latest erasure; older backups contain the erased data."""
        async with self.database.read() as connection:
            return await last_erasure(connection)

    async def _erase(self, person: PersonId, now: datetime) -> None:
        async with self.database.write() as tx:
            for number in await open_requests_of(tx, person):
                await self.requests.close(tx, await get_request(tx, number), now)
            for farewell in self.farewells:
                await farewell(tx, person, now)
            await erase_person(tx, person, now)
            for number in await requests_naming(tx, person):
                await self.requests.facts_changed(tx, number)
        log.info("the data of person %d were deleted", person)
