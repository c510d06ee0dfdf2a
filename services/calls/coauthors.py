"""Co-authors: found by name, invited by a letter, and asked whether they agree."""

from dataclasses import dataclass
from datetime import datetime

from district.calls.call import Call
from district.calls.entry import Agreement, Entry
from district.calls.visible import Invitation
from district.errors import NotFound, NotOneTeam, OutOfDate, WorksElsewhere
from district.ids import EntryId, OrganizationId, PersonId
from district.letters import LetterKind, new_letter
from district.pages import Page
from district.people.person import Person
from district.people.roles import Actor
from services.people.name_search import find_other, others_meant
from services.service import Service
from storage.calls.calls import get_call
from storage.calls.entries import get_entry, people_of_entry, save_agreement
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_people


@dataclass(frozen=True, slots=True, kw_only=True)
class Coauthors(Service):
    async def search(
        self, actor: Actor, call: Call, search: str, number: int
    ) -> Page[Person] | None:
        """Returns people of the call's district with such names; None: too few letters."""
        async with self.database.read() as tx:
            return await others_meant(tx, actor, search, call.district, number)

    async def find(
        self, actor: Actor, call: Call, person: PersonId, place: OrganizationId | None
    ) -> Person | None:
        """Returns a person who may be named, or None. `place`: the organization of the entry.

        Raises:
            NotOneTeam: the call is for teams of one organization, and they work in another.
        """
        async with self.database.read() as tx:
            found = await find_other(tx, actor, person, call.district)
        if found is not None and not _may_join(call, place, found):
            raise NotOneTeam(name=found.profile.name.full if found.profile else "")
        return found

    async def invite(self, tx: Connection, call: Call, entry: Entry, now: datetime) -> None:
        """Writes to the registered co-authors who have not been asked yet.

        Raises:
            NotOneTeam: one is not known to work in the organization, and the call is for such
                teams; those who have agreed were asked this then.
        """
        people = await people_of_entry(tx, entry.id)
        asked = [one for one in people if one.state is Agreement.INVITED]
        known = await get_people(tx, [one.person for one in asked if one.person])
        for one in asked:
            if not _may_join(call, entry.organization, known.get(one.person or PersonId(0))):
                raise NotOneTeam(name=one.name or "")
        letters = [
            new_letter(
                LetterKind.COAUTHOR_INVITED,
                one.person,
                now,
                f"{entry.id}:{one.person}",
                entry=entry.id,
            )
            for one in asked
            if one.person is not None
        ]
        await put_letters(tx, letters)

    async def invitation(self, reader: PersonId, entry: EntryId) -> Invitation:
        """
        Raises:
            NotFound: the reader is no co-author of the entry.
        """
        async with self.database.read() as tx:
            return await _invitation(tx, reader, entry)

    async def answer(self, actor: Actor, entry: EntryId, *, agrees: bool) -> Invitation:
        """Stores the answer; it can be changed until the results are announced. Idempotent.

        Raises:
            NotFound: the actor is no co-author of the entry.
            OutOfDate: the outcome is known.
            WorksElsewhere: the team is of one organization, and the actor works in another now.
        """
        state = Agreement.CONFIRMED if agrees else Agreement.REFUSED
        async with self.database.write() as tx:
            seen = await _invitation(tx, actor.id, entry)
            if seen.state is not state:
                if not seen.entry.status.is_live:
                    raise OutOfDate
                person = (await get_people(tx, [actor.id])).get(actor.id)
                if agrees and not _may_join(seen.call, seen.entry.organization, person):
                    raise WorksElsewhere
                await save_agreement(tx, entry, actor.id, state)
            return await _invitation(tx, actor.id, entry)


def _may_join(call: Call, place: OrganizationId | None, person: Person | None) -> bool:
    """Returns whether the kind lets a person into a team of the organization `place`."""
    profile = person.profile if person else None
    is_colleague = profile is not None and profile.organization.id == place
    return is_colleague or not call.kind.enter.of_one_organization


async def _invitation(tx: Connection, reader: PersonId, number: EntryId) -> Invitation:
    entry = await get_entry(tx, number)
    own = [one for one in await people_of_entry(tx, number) if one.person == reader]
    if not own:
        raise NotFound
    call = await get_call(tx, entry.call)
    author = (await get_people(tx, [entry.author]))[entry.author]
    return Invitation(call=call, entry=entry, author=author, state=own[0].state)
