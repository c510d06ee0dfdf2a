"""A person's own data: to see, to take away, to have deleted."""

import logging
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from district.clock import Clock
from district.ids import DistrictId, PersonId, RequestId
from district.people import DELETION_GRACE
from district.requests import How, Request
from district.roles import Actor
from services.apart import run_apart
from storage.database import Connection, Database
from storage.people import change_person
from storage.privacy import (
    erase_person,
    everything_of,
    leaving_since,
    open_requests_of,
    requests_naming,
)
from storage.requests import get_request

log = logging.getLogger(__name__)


class Asking(Protocol):
    """The requests of whoever leaves, and those that wait for them."""

    async def withdraw(
        self, tx: Connection, request: Request, *, now: datetime, how: How
    ) -> Request: ...

    async def facts_changed(self, tx: Connection, request_id: RequestId) -> None: ...

    async def reroute(self, tx: Connection, district: DistrictId | None, now: datetime) -> None: ...


class Ending(Protocol):
    async def end_all_of(self, tx: Connection, person: PersonId, now: datetime) -> None: ...


class GivingUp(Protocol):
    async def give_up_all(self, tx: Connection, person: PersonId, now: datetime) -> None: ...


class Parting(Protocol):
    async def leave(self, tx: Connection, person: PersonId, now: datetime) -> None: ...


class Privacy:
    """Everybody's own affair: no permission is asked."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        requests: Asking,
        roles: Ending,
        enrolling: GivingUp,
        mentorships: Parting,
    ) -> None:
        self._database = database
        self._clock = clock
        self._requests = requests
        self._roles = roles
        self._enrolling = enrolling
        self._mentorships = mentorships

    async def my_data(self, actor: Actor) -> dict[str, Any]:
        """All that is kept, drafts included, by section."""
        async with self._database.read() as connection:
            return await everything_of(connection, actor.id)

    async def leave(self, actor: Actor) -> None:
        """Withdraws consent: nothing is sent from now on, and after `DELETION_GRACE` the personal
        fields go. Twice is once: the grace runs from the first time. What waits for the person's
        decision goes to the next."""
        if actor.person.deletion_requested_at is not None:
            return
        await self._set_leaving(actor, self._clock())

    async def restore(self, actor: Actor) -> None:
        """As if nothing had been; what came meanwhile waits for the person's decision too."""
        await self._set_leaving(actor, None)

    async def _set_leaving(self, actor: Actor, since: datetime | None) -> None:
        async with self._database.write() as tx:
            await change_person(tx, actor.id, deletion_requested_at=since)
            for district in {grant.scope.district for grant in actor.grants}:
                await self._requests.reroute(tx, district, self._clock())

    async def tick(self) -> None:
        """Deletes those whose grace is over, each in a transaction of its own."""
        now = self._clock()
        async with self._database.read() as connection:
            due = await leaving_since(connection, now - DELETION_GRACE)
        await run_apart(partial(self._erase, person, now) for person in due)

    async def _erase(self, person: PersonId, now: datetime) -> None:
        async with self._database.write() as tx:
            for number in await open_requests_of(tx, person):
                request = await get_request(tx, number)
                await self._requests.withdraw(tx, request, now=now, how=How.SYSTEM)
            await self._roles.end_all_of(tx, person, now)
            await self._enrolling.give_up_all(tx, person, now)
            await self._mentorships.leave(tx, person, now)
            await erase_person(tx, person, now)
            for number in await requests_naming(tx, person):
                await self._requests.facts_changed(tx, number)
        log.info("the data of person %d were deleted", person)
