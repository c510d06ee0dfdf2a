"""Deputies of council members: naming, ending, and assigning requests when their days come."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import partial
from typing import Protocol

from district.errors import DeputyAway, NotFound, NotPermitted, OutOfDate
from district.ids import DeputyId, DistrictId, PersonId
from district.letters import LetterKind, new_letter
from district.people.deputies import COUNCIL, Deputies, Deputy, DeputyFacts
from district.people.person import Person
from district.people.roles import Actor, Grant, Permission
from services.apart import run_apart
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.limits import hold_person
from storage.outbox import put_letters
from storage.people.deputies import (
    add_deputy,
    begin_deputy,
    council_people,
    deputies_of,
    due_deputies,
    end_deputy,
    find_deputy,
)
from storage.people.people import get_people
from storage.people.roles import grants_of


class Rerouting(Protocol):
    """Reassigns requests after a change of deciders."""

    async def reroute(self, tx: Connection, district: DistrictId | None, now: datetime) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DeputyKeeping(Service):
    requests: Rerouting

    async def of(self, actor: Actor) -> Deputies:
        """Returns the actor's deputies that are not over, and the members whom the actor
        represents.
        """
        async with self.database.read() as connection:
            found = await deputies_of(connection, [actor.id], self.clock())
            facts = await self._facts(connection, found)
        return Deputies(
            own=tuple(one for one in facts if one.deputy.person == actor.id),
            others=tuple(one for one in facts if one.deputy.deputy == actor.id),
        )

    async def candidates(self, actor: Actor) -> tuple[Person, ...]:
        """Returns the other heads and members of the actor's councils, by name.

        Raises:
            NotPermitted: the actor has no role in a council.
        """
        districts = _districts_of(actor.grants)
        if not districts:
            raise NotPermitted(permission=Permission.DECIDE_REQUESTS)
        async with self.database.read() as connection:
            found = await council_people(connection, districts, self.clock())
            people = await get_people(connection, set(found) - {actor.id})
        named = [one for one in people.values() if one.profile is not None]
        return tuple(sorted(named, key=lambda one: (one.profile and one.profile.listed, one.id)))

    async def name(self, actor: Actor, person: PersonId, first: date, last: date) -> DeputyFacts:
        """Names a deputy for these local days, in place of one who was named for any of them.
        Idempotent.

        Raises:
            NotPermitted: the actor has no role in a council.
            NotFound: the person has none in the same district.
            DeputyAway: one of the two is represented or represents in these days.
        """
        if person not in {one.id for one in await self.candidates(actor)}:
            raise NotFound
        now = self.clock()
        since = max(now, self.calendar.at(first, time()))
        until = self.calendar.at(last + timedelta(days=1), time())
        async with self.database.write() as tx:
            for each in sorted({actor.id, person}):
                await hold_person(tx, each)
            known = await deputies_of(tx, [actor.id, person], now)
            meeting = [one for one in known if one.meets(since, until)]
            await self._ensure_no_chain(tx, actor, person, meeting)
            own = [one for one in meeting if one.person == actor.id]
            same = [one for one in own if one.deputy == person and one.until == until]
            if same and (same[0].since == since or same[0].begun_at):
                return (await self._facts(tx, same))[0]
            for one in own:
                await self._end(tx, one, now, actor.id)
            new = Deputy(
                id=DeputyId(0), person=actor.id, deputy=person, since=since, until=until,
                named_at=now,
            )  # fmt: skip
            made = await add_deputy(tx, new)
            await note_change(tx, now, actor.id, "deputy", made.id, "named")
            kind = LetterKind.DEPUTY_NAMED
            await put_letters(tx, [new_letter(kind, person, now, made.id, deputy=made.id)])
            if made.holds(now):
                made = await self._begin(tx, made, now)
            return (await self._facts(tx, [made]))[0]

    async def end(self, actor: Actor, number: DeputyId) -> DeputyFacts:
        """Ends it now, by either of the two. Idempotent.

        Raises:
            NotFound: the actor takes no part in it.
        """
        now = self.clock()
        async with self.database.write() as tx:
            found = await find_deputy(tx, number)
            if found is None or actor.id not in {found.person, found.deputy}:
                raise NotFound
            await self._end(tx, found, now, actor.id)
            if actor.id == found.deputy:
                kind = LetterKind.DEPUTY_ENDED
                letter = new_letter(kind, found.person, now, found.id, deputy=found.id)
                await put_letters(tx, [letter])
            return (await self._facts(tx, [replace(found, ended_at=found.ended_at or now)]))[0]

    async def letter_facts(self, number: DeputyId, *, is_over: bool) -> DeputyFacts:
        """Returns the facts for a letter.

        Raises:
            OutOfDate: it has ended meanwhile, or has not.
        """
        async with self.database.read() as connection:
            found = await find_deputy(connection, number)
            if found is None or found.is_over(self.clock()) is not is_over:
                raise OutOfDate
            return (await self._facts(connection, [found]))[0]

    async def tick(self) -> None:
        """Assigns requests whose deputies begin or end."""
        now = self.clock()
        async with self.database.read() as connection:
            due = await due_deputies(connection, now)
        await run_apart(partial(self._follow, one, now) for one in due)

    async def role_given(
        self, tx: Connection, grant: Grant, now: datetime, by: PersonId | None
    ) -> None:
        """A new role of the member is represented as well: requests are assigned anyway."""

    async def role_ended(
        self, tx: Connection, grant: Grant, now: datetime, by: PersonId | None
    ) -> None:
        """Ends what the holder's last role in a council carried, in the caller's transaction."""
        if grant.role not in COUNCIL or _districts_of(await grants_of(tx, grant.person, now)):
            return
        for one in await deputies_of(tx, [grant.person], now):
            await self._end(tx, one, now, by)

    async def _follow(self, one: Deputy, now: datetime) -> None:
        async with self.database.write() as tx:
            if one.until <= now:
                await self._end(tx, one, now, None)
            else:
                await self._begin(tx, one, now)

    async def _begin(self, tx: Connection, one: Deputy, now: datetime) -> Deputy:
        if await begin_deputy(tx, one.id, now):
            await self._reroute(tx, one, now)
        return replace(one, begun_at=now)

    async def _end(self, tx: Connection, one: Deputy, now: datetime, by: PersonId | None) -> None:
        if await end_deputy(tx, one.id, now, by):
            await note_change(tx, now, by, "deputy", one.id, "ended")
            await self._reroute(tx, one, now)

    async def _reroute(self, tx: Connection, one: Deputy, now: datetime) -> None:
        held = await grants_of(tx, one.person, now)
        for district in sorted(_districts_of(held)):
            await self.requests.reroute(tx, district, now)

    async def _ensure_no_chain(
        self, tx: Connection, actor: Actor, person: PersonId, meeting: Iterable[Deputy]
    ) -> None:
        taken = next((one for one in meeting if one.deputy == actor.id), None)
        away = next((one for one in meeting if one.person == person), None)
        if taken is None and away is None:
            return
        blamed = actor.id if taken is not None else person
        found = (await get_people(tx, [blamed])).get(blamed)
        raise DeputyAway(name=found.profile.name.short if found and found.profile else "")

    async def _facts(self, tx: Connection, found: Iterable[Deputy]) -> list[DeputyFacts]:
        every = list(found)
        people = await get_people(tx, {one.person for one in every} | {one.deputy for one in every})
        return [
            DeputyFacts(
                deputy=one,
                person=people[one.person],
                by=people[one.deputy],
                first=self.calendar.local(one.since).date(),
                last=self.calendar.local(one.until - timedelta(seconds=1)).date(),
            )
            for one in every
        ]


def _districts_of(held: Iterable[Grant]) -> set[DistrictId]:
    return {one.scope.district for one in held if one.role in COUNCIL and one.scope.district}
