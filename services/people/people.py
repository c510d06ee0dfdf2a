"""People: consent, language, contacts for help."""

from dataclasses import dataclass, replace
from typing import Protocol

from district.errors import OutOfDate
from district.ids import PersonId
from district.languages import Language
from district.people.person import CONSENT_VERSION, Consent, Person
from district.people.roles import Actor, Role
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.people.people import add_person, change_person, find_actor, get_actor, get_people
from storage.requests.requests import deciding_grants


class Welcoming(Protocol):
    """Reacts to a person's first consent."""

    async def on_consent(self, tx: Connection, account: int, person: PersonId) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class People(Service):
    roles: Welcoming

    async def consent(self, account: int, language: Language, version: str) -> Actor:
        """Creates a person, or renews the consent of an existing one. Idempotent.

        Raises:
            OutOfDate: `version` is not the current text, or the account acts no more.
        """
        if version != CONSENT_VERSION:
            raise OutOfDate
        now = self.clock()
        consent = Consent(version=version, given_at=now)
        async with self.database.write() as tx:
            known = await find_actor(tx, account, now)
            if known is not None and known.person.is_merged:
                raise OutOfDate
            if known is None:
                person = await add_person(tx, account=account, language=language, consent=consent)
            else:
                person = known.id
                await change_person(
                    tx,
                    person,
                    consent_version=version,
                    consent_at=now,
                    consent_withdrawn_at=None,
                    deletion_requested_at=None,
                )
            await self.roles.on_consent(tx, account, person)
            return await get_actor(tx, person, now)

    async def get(self, person: PersonId) -> Actor:
        """Returns the person as they are now, with the roles in force."""
        async with self.database.read() as connection:
            return await get_actor(connection, person, self.clock())

    async def be_findable(self, actor: Actor, *, is_on: bool) -> Actor:
        """Agrees to be found by colleagues, or withdraws it at once. Idempotent."""
        if actor.person.is_findable != is_on:
            async with self.database.write() as tx:
                await change_person(tx, actor.id, is_findable=is_on)
                what = "agreed" if is_on else "withdrawn"
                await note_change(tx, self.clock(), actor.id, "findable", actor.id, what)
        return replace(actor, person=replace(actor.person, is_findable=is_on))

    async def speak(self, actor: Actor, language: Language) -> None:
        """Sets the person's language."""
        async with self.database.write() as tx:
            await change_person(tx, actor.id, language=language)

    async def contacts(self, actor: Actor | None) -> list[Person]:
        """Returns curators and head of the person's district; none without a profile."""
        if actor is None or actor.person.profile is None:
            return []
        district = actor.person.profile.place.district
        async with self.database.read() as connection:
            grants = await deciding_grants(connection, district, self.clock())
            asked = {
                grant.person: grant.role
                for grant in grants
                if grant.role in {Role.CURATOR, Role.HEAD} and grant.scope.district == district
            }
            people = await get_people(connection, asked)
        return [people[person] for person in sorted(people)]
