"""A person's own data: access, export, erasure."""

import logging
from datetime import datetime, timedelta
from functools import partial
from typing import Any, Protocol

from district.clock import Clock
from district.ids import DistrictId, PersonId, RequestId
from district.people.person import DELETION_GRACE
from district.people.roles import Actor
from district.requests.request import Request
from services.apart import run_apart
from storage.database import Connection, Database
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


class Ending(Protocol):
    async def end_all_of(self, tx: Connection, person: PersonId, now: datetime) -> None: ...


class GivingUp(Protocol):
    async def give_up_all(self, tx: Connection, person: PersonId, now: datetime) -> None: ...


class Parting(Protocol):
    async def leave(self, tx: Connection, person: PersonId, now: datetime) -> None: ...


class Privacy:
    """A person manages only their own data, so no permission is checked."""

    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        requests: Asking,
        roles: Ending,
        enrolling: GivingUp,
        mentorships: Parting,
        announcements: Parting,
        pupils_kept: timedelta,
    ) -> None:
        """`pupils_kept`: retention of pupils after the end of their cohort."""
        self._database = database
        self._clock = clock
        self._requests = requests
        self._roles = roles
        self._enrolling = enrolling
        self._mentorships = mentorships
        self._announcements = announcements
        self._pupils_kept = pupils_kept

    async def my_data(self, actor: Actor) -> dict[str, Any]:
        """Returns all stored data by section, drafts included."""
        async with self._database.read() as connection:
            return await everything_of(connection, actor.id)

    async def leave(self, actor: Actor) -> None:
        """Withdraws consent. Idempotent.

        Nothing is sent from now on, and the personal fields are erased `DELETION_GRACE` after the
        first call. Requests waiting for the person's decision pass to others.
        """
        if actor.person.deletion_requested_at is not None:
            return
        await self._set_leaving(actor, self._clock())

    async def restore(self, actor: Actor) -> None:
        """Cancels the withdrawal; new requests wait for the person's decision too."""
        await self._set_leaving(actor, None)

    async def _set_leaving(self, actor: Actor, since: datetime | None) -> None:
        async with self._database.write() as tx:
            await change_person(tx, actor.id, deletion_requested_at=since)
            for district in {grant.scope.district for grant in actor.grants}:
                await self._requests.reroute(tx, district, self._clock())

    async def tick(self) -> None:
        """Erases people whose grace period is over, each in its own transaction."""
        now = self._clock()
        async with self._database.read() as connection:
            due = await leaving_since(connection, now - DELETION_GRACE)
        await run_apart(partial(self._erase, person, now) for person in due)

    async def forget_pupils(self) -> None:
        """Retention: deletes pupils of cohorts that ended long ago."""
        async with self._database.write() as tx:
            await forget_pupils(tx, self._clock() - self._pupils_kept)

    async def last_erasure(self) -> datetime | None:
        """Returns the time of the latest erasure; older backups contain the erased data."""
        async with self._database.read() as connection:
            return await last_erasure(connection)

    async def _erase(self, person: PersonId, now: datetime) -> None:
        async with self._database.write() as tx:
            for number in await open_requests_of(tx, person):
                await self._requests.close(tx, await get_request(tx, number), now)
            await self._roles.end_all_of(tx, person, now)
            await self._enrolling.give_up_all(tx, person, now)
            await self._mentorships.leave(tx, person, now)
            await self._announcements.leave(tx, person, now)
            await erase_person(tx, person, now)
            for number in await requests_naming(tx, person):
                await self._requests.facts_changed(tx, number)
        log.info("the data of person %d were deleted", person)
