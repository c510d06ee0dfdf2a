"""Invites: one-time links that grant a role."""

import base64
import hmac
import secrets
from dataclasses import dataclass
from datetime import datetime

from district.drafts import Form, unsent
from district.errors import (
    AlreadyHeld,
    DraftGone,
    HeadIsChosen,
    InviteSpent,
    NotFound,
    OwnAffair,
    WrongScope,
    existing,
)
from district.ids import DistrictId, DraftId, InstituteId, InviteId, MunicipalityId, PersonId
from district.people.basis import Basis
from district.people.invite import (
    basis_of,
    institute_of,
    invite_entered,
    role_of,
    scope_of,
    standing_of,
    term_of,
)
from district.people.roles import (
    INVITE_LIFE,
    SCOPE_OF_ROLE,
    Accepted,
    Actor,
    Invite,
    InviteFacts,
    Permission,
    Reach,
    Role,
    Scope,
    Standing,
    Term,
    Where,
)
from services.limiting import Limiting
from services.people.roles import Roles
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.people.people import get_actor
from storage.people.roles import (
    add_invite,
    find_invite,
    find_invite_by_id,
    find_invite_of_draft,
    find_where,
    had_head,
    holds_same,
    last_invite,
    open_invites,
    revoke_invite,
    use_invite,
)

CODE = 16
"""Random bytes in a link's code."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Invites(Service):
    roles: Roles
    limiting: Limiting

    async def last_choices(self, actor: Actor) -> tuple[Term, InstituteId | None]:
        """Returns the term and the institute that the actor chose last."""
        async with self.database.read() as connection:
            last = await last_invite(connection, actor.id)
            named = await last_invite(connection, actor.id, with_institute=True)
        return last.invite.term if last else Term.YEAR, named.invite.institute if named else None

    def end_of(self, term: Term) -> datetime | None:
        """Returns the end of a term that begins now."""
        return term.until(self.clock())

    async def where(self, scope: Scope) -> Where | None:
        """Returns a place with names; None if it is not in use."""
        async with self.database.read() as connection:
            return await find_where(connection, scope)

    async def invite(self, actor: Actor, draft: DraftId, term: Term | None = None) -> InviteFacts:
        """Creates an invite link from a form. Idempotent by `draft`.

        `term`: chosen by a button of an older version; None: see the form.

        Raises:
            DraftGone: the form was cancelled or replaced.
            WrongScope: the place does not fit the role.
            NotPermitted: the actor may not grant the role.
            HeadIsChosen: the district has or had a head.
            LimitReached: the daily limit is reached.
        """
        now = self.clock()
        async with self.database.write() as tx:
            form = await hold_draft(tx, actor.id, Form.INVITE)
            made = await find_invite_of_draft(tx, draft)
            if made is not None and made.invite.created_by == actor.id:
                return await find_invite(tx, _code_of(draft)) or made
            form = unsent(form, draft)
            entered = invite_entered(form)
            role = role_of(entered)
            if role is None:
                raise DraftGone
            where = await _where(tx, role, scope_of(entered))
            actor.ensure_may_grant(role, where.scope)
            await _ensure_first_head(tx, role, where.scope)
            await self.limiting.ensure_invite(tx, actor.id, now)
            await drop_draft(tx, draft)
            return await self._make_invite(
                tx,
                role,
                where.scope,
                now,
                by=actor.id,
                until=(term or term_of(entered)).until(now),
                draft=draft,
                institute=institute_of(entered),
                basis=basis_of(entered),
                standing=standing_of(entered),
            )

    async def invite_from_command_line(
        self,
        role: Role,
        *,
        district: DistrictId | None = None,
        municipality: MunicipalityId | None = None,
    ) -> InviteFacts:
        """Creates an invite for a role without a term, from the command line. Administrators come
        from the settings instead.

        Raises:
            NotFound: there is no such district or municipality.
            WrongScope: the place does not fit the role.
        """
        if role is Role.ADMINISTRATOR:
            raise WrongScope(role=role)
        now = self.clock()
        async with self.database.write() as tx:
            where = await _where(tx, role, Scope(district=district, municipality=municipality))
            return await self._make_invite(tx, role, where.scope, now, by=None)

    async def open_invites(self, actor: Actor) -> tuple[InviteFacts, ...]:
        """Returns usable links in the districts where the actor may grant roles."""
        actor.ensure(Permission.GRANT_COUNCIL_ROLES)
        within = actor.districts_with(Permission.GRANT_COUNCIL_ROLES)
        async with self.database.read() as connection:
            return tuple(await open_invites(connection, now=self.clock(), within=within))

    async def get_invite(self, actor: Actor, invite: InviteId) -> InviteFacts:
        """Returns a usable invite.

        Raises:
            NotFound: there is no such link.
            InviteSpent: it was used or revoked or has expired.
            NotPermitted: the actor may not grant its role.
        """
        async with self.database.read() as connection:
            facts = await find_invite_by_id(connection, invite)
        if facts is None:
            raise NotFound
        actor.ensure_may_grant(facts.invite.role, facts.invite.scope)
        if not facts.invite.is_open(self.clock()):
            raise InviteSpent
        return facts

    async def revoke(self, actor: Actor, invite: InviteId) -> None:
        """Revokes a link.

        Raises:
            NotFound: there is no such link.
            InviteSpent: it was already used or revoked or has expired.
            NotPermitted: the actor may not grant its role.
        """
        now = self.clock()
        async with self.database.write() as tx:
            facts = existing(await find_invite_by_id(tx, invite))
            actor.ensure_may_grant(facts.invite.role, facts.invite.scope)
            if not await revoke_invite(tx, invite, now):
                raise InviteSpent
            await note_change(tx, now, actor.id, "invite", invite, "revoked")

    async def opened(self, actor: Actor, code: str) -> InviteFacts:
        """Returns what the link grants; after its use only to the person who accepted it.

        Raises:
            InviteSpent: unknown, expired, revoked or used by another person.
        """
        async with self.database.read() as connection:
            facts = await find_invite(connection, code)
        if facts is None or not _is_for(facts, actor, self.clock()):
            raise InviteSpent
        return facts

    async def accept(self, actor: Actor, code: str) -> Accepted:
        """Grants the role and marks the link as used, atomically. Idempotent for the same person.

        Raises:
            InviteSpent: used by another person, or not usable for another reason.
            AlreadyHeld: the actor already has the role there; the link stays usable.
            OwnAffair: the actor created the link.
            HeadIsChosen: the district has or had a head.
        """
        now = self.clock()
        async with self.database.write() as tx:
            facts = await find_invite(tx, code)
            if facts is None:
                raise InviteSpent
            invite = facts.invite
            if invite.used_by == actor.id:
                return Accepted(invite=facts, actor=actor)
            if invite.created_by == actor.id:
                raise OwnAffair
            if await holds_same(tx, actor.id, invite.role, invite.scope, now):
                raise AlreadyHeld
            await _ensure_first_head(tx, invite.role, invite.scope)
            if not await _is_still_meant(tx, facts, now):
                raise InviteSpent
            if not await use_invite(tx, code, actor.id, now):
                raise InviteSpent
            facts = await find_invite(tx, code) or facts  # its municipality may have moved
            await self.roles.give_invited(tx, facts, actor.id, now)
            return Accepted(invite=facts, actor=await get_actor(tx, actor.id, now))

    async def _make_invite(
        self,
        tx: Connection,
        role: Role,
        scope: Scope,
        now: datetime,
        *,
        by: PersonId | None,
        until: datetime | None = None,
        draft: DraftId | None = None,
        institute: InstituteId | None = None,
        basis: Basis | None = None,
        standing: Standing | None = None,
    ) -> InviteFacts:
        code = secrets.token_urlsafe(CODE) if draft is None else _code_of(draft)
        new = Invite(
            id=InviteId(0),
            role=role,
            scope=scope,
            created_by=by,
            created_at=now,
            expires_at=now + INVITE_LIFE,
            grant_until=until,
            institute=institute,
            basis_number=basis.number if basis else None,
            basis_day=basis.day if basis else None,
            standing=standing,
            code=code,
        )
        await add_invite(tx, new, draft)
        made = existing(await find_invite(tx, code))
        await note_change(tx, now, by, "invite", made.invite.id, "made")
        return made


async def _where(tx: Connection, role: Role, asked: Scope) -> Where:
    """Returns the place of a role with names, or raises if it does not fit the role."""
    named = (
        Reach.MUNICIPALITY
        if asked.municipality
        else Reach.DISTRICT
        if asked.district
        else Reach.EVERYWHERE
    )
    if named is not SCOPE_OF_ROLE[role]:
        raise WrongScope(role=role)
    return existing(await find_where(tx, asked))


async def _ensure_first_head(tx: Connection, role: Role, scope: Scope) -> None:
    """Raises HeadIsChosen if the district has or had a head: the next is chosen by the council."""
    if role is Role.HEAD and scope.district and await had_head(tx, scope.district):
        raise HeadIsChosen


def _code_of(draft: DraftId) -> str:
    """Derives a link's code from the form's id, so that a form sent twice gives the same code.

    Only the hash of the code is stored. The id is random and is deleted when the link is created.
    """
    digest = hmac.digest(draft.encode(), b"invite", "sha256")
    return base64.urlsafe_b64encode(digest[:CODE]).decode().rstrip("=")


def _is_for(facts: InviteFacts, actor: Actor, now: datetime) -> bool:
    return facts.invite.used_by == actor.id or facts.invite.is_open(now)


async def _is_still_meant(tx: Connection, facts: InviteFacts, now: datetime) -> bool:
    """Returns whether the creator may still grant the role: otherwise the link is not usable."""
    if facts.invite.created_by is None:
        return True
    maker = await get_actor(tx, facts.invite.created_by, now)
    return maker.may_grant(facts.invite.role, facts.invite.scope)
