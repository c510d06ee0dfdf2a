"""Maintenance of the list of organizations: one entry per school."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from district.errors import AlreadyMerged, NameTaken, OutOfDate, existing
from district.ids import DistrictId, OrganizationId, PersonId
from district.letters import LetterKind, new_letter
from district.pages import Page
from district.people.person import ORGANIZATION_LIMIT
from district.people.roles import Actor, Permission, Role
from district.requests.request import MORNING
from district.spelling import tidy
from district.territory import Added, Merge, OrganizationFacts, Place
from district.typed_text import limited_text
from services.people.organization_search import organization_page
from services.people.profile import Following, Showing
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.organization_words import Within
from storage.people.organizations import (
    added_in,
    find_organization_facts,
    merge_organizations,
    merged_into,
    namesakes,
    people_in,
    rename_organization,
    requests_showing,
)
from storage.people.people import get_actor
from storage.requests.requests import deciding_grants

PAGE = 8
"""Page size of the list."""
LETTER = 6
"""Organizations in a letter; the list has all."""
NEAR = 2
"""Organizations that an added one may be merged into, in a letter."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Organizations(Service):
    """Curators maintain organizations of their districts, administrators all."""

    requests: Showing
    followers: Sequence[Following] = ()

    async def page(
        self, actor: Actor, *, search: str = "", added_by_people: bool = False, number: int = 0
    ) -> Page[OrganizationFacts]:
        """Returns a page of organizations in use that `search` means, or of all."""
        actor.ensure(Permission.KEEP_ORGANIZATIONS)
        within = Within(
            districts=actor.districts_with(Permission.KEEP_ORGANIZATIONS),
            added_by_people=added_by_people,
        )
        async with self.database.read() as connection:
            return await organization_page(connection, search, within, number=number, size=PAGE)

    async def targets(
        self, actor: Actor, source: OrganizationId, *, search: str = "", number: int = 0
    ) -> Page[OrganizationFacts]:
        """Returns a page of organizations that `source` may be merged into: others of its
        municipality.

        Raises:
            NotFound: there is no such organization in use.
            NotPermitted: the actor does not maintain it.
        """
        async with self.database.read() as connection:
            facts = await self._kept(connection, actor, source)
            within = Within(municipalities=[facts.municipality.id], but=source)
            return await organization_page(connection, search, within, number=number, size=PAGE)

    async def get(self, actor: Actor, organization: OrganizationId) -> OrganizationFacts:
        """Returns an organization.

        Raises:
            NotFound: there is no such organization in use.
            NotPermitted: the actor does not maintain it.
        """
        async with self.database.read() as connection:
            return await self._kept(connection, actor, organization)

    async def rename(
        self, actor: Actor, organization: OrganizationId, name: str
    ) -> OrganizationFacts:
        """Renames an organization; files loaded later do not change the name. Returns it.

        Raises:
            Empty, TooLong: the name is empty or over `ORGANIZATION_LIMIT` characters.
            NameTaken: another organization there has this name, so they should be merged.
            NotFound, NotPermitted: see `get`.
        """
        wanted = limited_text(tidy(name), ORGANIZATION_LIMIT)
        async with self.database.write() as tx:
            facts = await self._kept(tx, actor, organization)
            if wanted == facts.organization.name:
                return facts
            if {*await namesakes(tx, facts.municipality.id, wanted)} - {organization}:
                raise NameTaken(name=wanted)
            await rename_organization(tx, organization, wanted)
            details = {"from": facts.organization.name, "to": wanted}
            await self._note(tx, actor, organization, "renamed", details)
            await self._redraw(tx, organization)
            return await self._kept(tx, actor, organization)

    async def on_added(self, tx: Connection, organization: OrganizationId, *, by: PersonId) -> None:
        """Adds the letter of the next morning to the curators of the district; without one, to the
        administrators. In the caller's transaction.
        """
        facts = await find_organization_facts(tx, organization)
        if facts is None:
            return
        district, now = facts.municipality.district, self.clock()
        due = self.calendar.next_at(MORNING, now)
        grants = await deciding_grants(tx, district, now)
        curators = {one.person for one in grants if one.role is Role.CURATOR}
        keepers = curators or {one.person for one in grants if one.role is Role.ADMINISTRATOR}
        letters = [
            new_letter(
                LetterKind.ORGANIZATIONS_ADDED,
                person,
                due,
                f"{district}:{person}:{due:%Y-%m-%d}",
                district=district,
                until=due.isoformat(),
            )
            for person in sorted(keepers - {by})
        ]
        await put_letters(tx, letters)

    async def added(self, reader: PersonId, district: DistrictId, until: datetime) -> Page[Added]:
        """Returns the facts of a daily letter: its first organizations, and their number.

        Raises:
            OutOfDate: nothing is left to compare, or the reader does not maintain the list.
        """
        async with self.database.read() as connection:
            actor = await get_actor(connection, reader, self.clock())
            found = await added_in(connection, district, until - timedelta(days=1), until)
            if not found or not actor.may_in(district, Permission.KEEP_ORGANIZATIONS):
                raise OutOfDate
            return Page(
                items=tuple([await _compared(connection, one) for one in found[:LETTER]]),
                total=len(found),
                number=0,
                size=LETTER,
            )

    async def merge_plan(
        self, actor: Actor, source: OrganizationId, target: OrganizationId
    ) -> Merge:
        """Returns what a merge would do.

        Raises:
            OutOfDate: they cannot be merged.
            AlreadyMerged: `source` was merged before.
            NotFound, NotPermitted: see `get`.
        """
        async with self.database.read() as connection:
            return await self._plan(connection, actor, source, target)

    async def merge(
        self, actor: Actor, source: OrganizationId, target: OrganizationId
    ) -> OrganizationFacts:
        """Merges `source` into `target`. Idempotent. Returns the target.

        Raises:
            OutOfDate: they cannot be merged.
            AlreadyMerged: `source` was merged into another one before.
            NotFound, NotPermitted: see `get`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            if await merged_into(tx, source) == target:
                return await self._kept(tx, actor, target)
            plan = await self._plan(tx, actor, source, target)
            await self._redraw(tx, source)
            moved = await people_in(tx, source)
            if not await merge_organizations(tx, source, target, now):
                raise OutOfDate
            for one in (self.requests, *self.followers):
                await one.workplace_changed(tx, moved, now)
            details = {
                "into": target,
                "name": plan.source.organization.name,
                "people": plan.source.people,
            }
            await self._note(tx, actor, source, "merged", details)
            return await self._kept(tx, actor, target)

    async def _plan(
        self, connection: Connection, actor: Actor, source: OrganizationId, target: OrganizationId
    ) -> Merge:
        before = await merged_into(connection, source)
        if before is not None:
            kept = await self._kept(connection, actor, before)
            raise AlreadyMerged(name=kept.organization.name)
        plan = Merge(
            source=await self._kept(connection, actor, source),
            target=await self._kept(connection, actor, target),
        )
        if source == target or plan.source.municipality != plan.target.municipality:
            raise OutOfDate
        return plan

    async def _kept(
        self, connection: Connection, actor: Actor, organization: OrganizationId
    ) -> OrganizationFacts:
        actor.ensure(Permission.KEEP_ORGANIZATIONS)
        facts = existing(await find_organization_facts(connection, organization))
        place = Place(municipality=facts.municipality.id, district=facts.municipality.district)
        actor.ensure(Permission.KEEP_ORGANIZATIONS, place)
        return facts

    async def _redraw(self, tx: Connection, organization: OrganizationId) -> None:
        for request in await requests_showing(tx, organization):
            await self.requests.facts_changed(tx, request)

    async def _note(
        self,
        tx: Connection,
        actor: Actor,
        organization: OrganizationId,
        what: str,
        details: Mapping[str, object],
    ) -> None:
        await note_change(
            tx,
            at=self.clock(),
            person=actor.id,
            subject="organization",
            subject_id=organization,
            what=what,
            details=details,
        )


async def _compared(connection: Connection, facts: OrganizationFacts) -> Added:
    """Finds those of its municipality that it may be merged into."""
    one = facts.organization
    within = Within(municipalities=[facts.municipality.id], but=one.id)
    near = await organization_page(connection, one.name, within, number=0, size=NEAR)
    return Added(facts=facts, near=near.items)
