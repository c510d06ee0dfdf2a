"""Roles: grants, and administrators from the settings."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Protocol

from district.errors import GrantEnded, NotFound, NotPermitted, existing
from district.ids import DistrictId, GrantId, InstituteId, MunicipalityId, PersonId
from district.letters import LetterKind, NewLetter, new_letter
from district.pages import Page
from district.people.basis import read_basis
from district.people.roles import (
    Actor,
    Grant,
    GrantFacts,
    Institute,
    InviteFacts,
    Permission,
    Role,
    Scope,
    Standing,
)
from services.apart import run_apart
from services.people.name_search import nearest_named, typed_names
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_actor
from storage.people.roles import (
    add_grant,
    administrators_by_settings,
    change_basis,
    change_institute,
    change_standing,
    choose_district,
    end_grant,
    find_grant,
    grants_named,
    grants_of,
    grants_run_out,
    holds_same,
    institutes_in_use,
    list_grants,
    people_by_account,
    prolong_grant,
)

PAGE = 8
"""Page size of the list."""


class Rerouting(Protocol):
    """Reassigns requests after a change of roles."""

    async def reroute(self, tx: Connection, district: DistrictId | None, now: datetime) -> None: ...


class Inviting(Protocol):
    """Reacts to a new role."""

    async def on_role(self, tx: Connection, person: PersonId) -> None: ...


class RoleFollowing(Protocol):
    """Follows a role that begins or ends, in the same transaction."""

    async def role_given(
        self, tx: Connection, grant: Grant, now: datetime, by: PersonId | None
    ) -> None: ...

    async def role_ended(
        self, tx: Connection, grant: Grant, now: datetime, by: PersonId | None
    ) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Roles(Service):
    """`administrators` are the accounts in `OKRUG_ADMINS`."""

    requests: Rerouting
    communities: Inviting
    followers: Sequence[RoleFollowing] = ()
    administrators: frozenset[int] = frozenset()

    # ── Grants ─────────────────────────────────────────────────────────────────────────────────

    async def page(
        self,
        actor: Actor,
        *,
        role: Role | None = None,
        municipality: MunicipalityId | None = None,
        number: int = 0,
    ) -> Page[GrantFacts]:
        """Returns a page of roles in force in the districts where the actor may grant roles."""
        actor.ensure(Permission.GRANT_COUNCIL_ROLES)
        async with self.database.read() as connection:
            found, total = await list_grants(
                connection,
                now=self.clock(),
                within=actor.districts_with(Permission.GRANT_COUNCIL_ROLES),
                role=role,
                municipality=municipality,
                limit=PAGE,
                offset=number * PAGE,
            )
        return Page(items=tuple(found), total=total, number=number, size=PAGE)

    async def named(self, actor: Actor, search: str, *, number: int = 0) -> Page[GrantFacts]:
        """Returns a page of roles of the people who are meant by the typed words, the nearest
        first.
        """
        actor.ensure(Permission.GRANT_COUNCIL_ROLES)
        async with self.database.read() as connection:
            found = await grants_named(
                connection,
                typed_names(search),
                now=self.clock(),
                within=actor.districts_with(Permission.GRANT_COUNCIL_ROLES),
            )
        return Page.of(nearest_named(search, found, lambda one: one.holder), number, PAGE)

    async def get(self, actor: Actor, grant: GrantId) -> GrantFacts:
        """Returns a grant.

        Raises:
            NotFound: there is no such grant in the actor's districts.
            GrantEnded: it has ended.
        """
        actor.ensure(Permission.GRANT_COUNCIL_ROLES)
        async with self.database.read() as connection:
            facts = await find_grant(connection, grant)
        return self._seen_by(actor, facts)

    async def grant_facts(self, grant: GrantId) -> GrantFacts:
        """Returns the facts for a letter, also of an ended grant."""
        async with self.database.read() as connection:
            facts = await find_grant(connection, grant)
        return existing(facts)

    async def end(self, actor: Actor, grant: GrantId) -> GrantFacts:
        """Ends a role now; requests waiting for that person are reassigned.

        Raises:
            NotFound: there is no such grant in the actor's districts.
            GrantEnded: it has already ended.
            NotPermitted: the actor may not end it, or the settings granted it.
        """
        now = self.clock()
        async with self.database.write() as tx:
            facts = self._seen_by(actor, await find_grant(tx, grant))
            actor.ensure_may_grant(facts.grant.role, facts.grant.scope)
            if facts.is_from_settings:
                raise NotPermitted(permission=Permission.GRANT_ALL_ROLES)
            await self._close(tx, facts.grant, now, by=actor.id)
        return facts

    async def institutes(self) -> tuple[Institute, ...]:
        """Returns the institutes for which curators act."""
        async with self.database.read() as connection:
            return await institutes_in_use(connection)

    async def change_institute(
        self, actor: Actor, grant: GrantId, institute: InstituteId
    ) -> GrantFacts:
        """Changes the institute for which a curator acts.

        Raises:
            NotFound: there is no such grant or institute.
            GrantEnded: it has ended.
            NotPermitted: the actor is no administrator, or it is no curator's grant.
        """
        now = self.clock()
        async with self.database.write() as tx:
            facts = self._seen_by(actor, await find_grant(tx, grant))
            if not facts.can_change_institute(actor):
                raise NotPermitted(permission=Permission.GRANT_ALL_ROLES)
            if institute not in {one.id for one in await institutes_in_use(tx)}:
                raise NotFound
            if facts.grant.institute != institute:
                await change_institute(tx, grant, institute)
                details = {"from": facts.grant.institute, "to": institute}
                await note_change(tx, now, actor.id, "grant", grant, "institute", details)
            return self._seen_by(actor, await find_grant(tx, grant))

    async def change_basis(self, actor: Actor, grant: GrantId, typed: str) -> GrantFacts:
        """Adds or corrects the order or the protocol of a role.

        Raises:
            NotFound: there is no such grant in the actor's districts.
            GrantEnded: it has ended.
            NotPermitted: the actor may not grant that role, or it needs no basis.
            NotABasis: the text is not understood.
        """
        now = self.clock()
        basis = read_basis(typed, self.today)
        async with self.database.write() as tx:
            facts = self._seen_by(actor, await find_grant(tx, grant))
            if not facts.can_change_basis(actor):
                raise NotPermitted(permission=Permission.GRANT_COUNCIL_ROLES)
            if facts.grant.basis != basis:
                await change_basis(tx, grant, basis)
                details = {"number": basis.number, "day": basis.day.isoformat()}
                await note_change(tx, now, actor.id, "grant", grant, "basis", details)
            return self._seen_by(actor, await find_grant(tx, grant))

    async def change_standing(self, actor: Actor, grant: GrantId, standing: Standing) -> GrantFacts:
        """Makes a member of the council a deputy or an advisory one, or back.

        Raises:
            NotFound: there is no such grant in the actor's districts.
            GrantEnded: it has ended.
            NotPermitted: the actor may not grant that role, or it is no membership.
        """
        now = self.clock()
        async with self.database.write() as tx:
            facts = self._seen_by(actor, await find_grant(tx, grant))
            if not facts.can_change_standing(actor):
                raise NotPermitted(permission=Permission.GRANT_COUNCIL_ROLES)
            held = facts.grant
            if (held.standing or Standing.MEMBER) is not standing:
                await change_standing(tx, grant, standing)
                details = {"from": held.standing, "to": standing}
                await note_change(tx, now, actor.id, "grant", grant, "standing", details)
                await self.requests.reroute(tx, held.scope.district, now)
                for each in self.followers:
                    await each.role_ended(tx, held, now, actor.id)
                    await each.role_given(tx, replace(held, standing=standing), now, actor.id)
            return self._seen_by(actor, await find_grant(tx, grant))

    async def choose_district(self, actor: Actor, district: DistrictId) -> Actor:
        """Makes the district the one in which the actor acts until another one is chosen.

        Raises:
            NotPermitted: the actor creates no activities there.
        """
        if district not in actor.districts:
            raise NotPermitted(permission=Permission.MAKE_ACTIVITIES)
        now = self.clock()
        async with self.database.write() as tx:
            await choose_district(tx, actor.id, district, now)
            return await get_actor(tx, actor.id, now)

    async def give(
        self,
        tx: Connection,
        person: PersonId,
        role: Role,
        scope: Scope,
        *,
        until: datetime | None,
        by: PersonId,
        now: datetime,
    ) -> GrantId:
        """Grants a role for completing a school, in the transaction of the caller, who checks
        permission. A role already held there is extended if it would end earlier.
        """
        for held in await grants_of(tx, person, now):
            if held.role is not role or held.scope != scope:
                continue
            if held.until is not None and (until is None or held.until < until):
                await prolong_grant(tx, held.id, until)
                await note_change(tx, now, by, "grant", held.id, "prolonged")
            return held.id
        grant = await add_grant(
            tx, person=person, role=role, scope=scope, since=now, until=until, granted_by=by
        )
        await note_change(tx, now, by, "grant", grant, "given")
        await self.requests.reroute(tx, scope.district, now)
        await self._follow(tx, grant, now, by)
        return grant

    async def give_invited(
        self, tx: Connection, facts: InviteFacts, person: PersonId, now: datetime
    ) -> None:
        """Grants what an accepted invite says, in the caller's transaction."""
        invite = facts.invite
        grant = await add_grant(
            tx,
            person=person,
            role=invite.role,
            scope=invite.scope,
            since=now,
            until=invite.grant_until,
            granted_by=invite.created_by,
            institute=invite.institute,
            basis=invite.basis,
            standing=invite.standing,
        )
        await note_change(tx, now, person, "grant", grant, "accepted")
        await self.requests.reroute(tx, invite.scope.district, now)
        await self._follow(tx, grant, now, person)
        await self.communities.on_role(tx, person)
        if invite.created_by not in {None, person}:
            letter = _letter(LetterKind.ROLE_GRANTED, grant, PersonId(invite.created_by), now)
            await put_letters(tx, [letter])

    async def take_back(
        self,
        tx: Connection,
        person: PersonId,
        role: Role,
        scope: Scope,
        *,
        since: datetime | None,
        by: PersonId,
        now: datetime,
    ) -> None:
        """Ends a role that was given at that moment, in the caller's transaction. One that was held
        before stays.
        """
        for held in await grants_of(tx, person, now):
            if (held.role, held.scope, held.since) == (role, scope, since):
                await self._close(tx, held, now, by=by)

    async def _follow(
        self, tx: Connection, grant: GrantId, now: datetime, by: PersonId | None
    ) -> None:
        """Tells the followers of a role that has just been granted."""
        facts = await find_grant(tx, grant) if self.followers else None
        if facts is not None:
            for each in self.followers:
                await each.role_given(tx, facts.grant, now, by)

    async def end_all_of(self, tx: Connection, person: PersonId, now: datetime) -> None:
        """Ends all roles of a person being erased, in the caller's transaction."""
        for grant in await grants_of(tx, person, now):
            await self._close(tx, grant, now, by=person)

    async def tick(self) -> None:
        """Ends roles whose term is over."""
        now = self.clock()
        async with self.database.read() as connection:
            over = await grants_run_out(connection, now)
        await run_apart(partial(self._close_over, grant, now) for grant in over)

    async def _close_over(self, grant: Grant, now: datetime) -> None:
        async with self.database.write() as tx:
            with suppress(GrantEnded):  # ended concurrently
                await self._close(tx, grant, now, by=None)

    def _seen_by(self, actor: Actor, facts: GrantFacts | None) -> GrantFacts:
        within = actor.districts_with(Permission.GRANT_COUNCIL_ROLES)
        if facts is None or (within is not None and facts.grant.scope.district not in within):
            raise NotFound
        if not facts.grant.holds(self.clock()):
            raise GrantEnded
        return facts

    async def _close(
        self, tx: Connection, grant: Grant, now: datetime, *, by: PersonId | None
    ) -> None:
        if not await end_grant(tx, grant.id, at=now, by=by):
            raise GrantEnded
        await note_change(tx, now, by, "grant", grant.id, "ended")
        await self.requests.reroute(tx, grant.scope.district, now)
        for each in self.followers:
            await each.role_ended(tx, grant, now, by)
        if by != grant.person:
            await put_letters(tx, [_letter(LetterKind.ROLE_ENDED, grant.id, grant.person, now)])

    # ── Administrators ─────────────────────────────────────────────────────────────────────────

    async def sync_administrators(self) -> None:
        """Grants and ends administrator roles according to the settings."""
        now = self.clock()
        async with self.database.write() as tx:
            held = await administrators_by_settings(tx, now)
            for account, grant in held.items():
                if account not in self.administrators:
                    await self._close(tx, grant, now, by=None)
            known = await people_by_account(tx, self.administrators - held.keys())
            for person in known.values():
                await self._make_administrator(tx, person, now)

    async def on_consent(self, tx: Connection, account: int, person: PersonId) -> None:
        """Grants the administrator role at consent if the settings list the account, in the
        caller's transaction.
        """
        now = self.clock()
        if account in self.administrators and not await holds_same(
            tx, person, Role.ADMINISTRATOR, Scope(), now
        ):
            await self._make_administrator(tx, person, now)

    async def _make_administrator(self, tx: Connection, person: PersonId, now: datetime) -> None:
        grant = await add_grant(
            tx, person=person, role=Role.ADMINISTRATOR, scope=Scope(), since=now
        )
        await note_change(tx, now, None, "grant", grant, "listed")
        await self.requests.reroute(tx, None, now)


def _letter(kind: LetterKind, grant: GrantId, to: PersonId, now: datetime) -> NewLetter:
    return new_letter(kind, to, now, grant, grant=grant)
