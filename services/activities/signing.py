"""Signers of certificates: a fact of the institute of a curator, or of the district without one."""

from dataclasses import dataclass

from district.activities.signing import SigningFacts, read_signer
from district.errors import NotFound, NotPermitted
from district.ids import DistrictId, GrantId, InstituteId
from district.people.roles import Actor, GrantFacts, Permission, Role
from services.service import Service
from storage.activities.signers import find_signer, put_signer
from storage.changes import note_change
from storage.database import Connection
from storage.people.roles import find_grant


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing(Service):
    async def get(self, actor: Actor, grant: GrantId) -> SigningFacts:
        """Returns the signer of the certificates of that curator.

        Raises:
            NotFound: there is no such curator.
            NotPermitted: the actor is neither that curator nor an administrator.
        """
        async with self.database.read() as tx:
            return await self._facts(tx, actor, grant)

    async def change(self, actor: Actor, grant: GrantId, typed: str | None) -> SigningFacts:
        """Replaces the signer of certificates to come; None removes it. Idempotent. Issued
        certificates keep theirs.

        Raises:
            NotFound, NotPermitted: see `get`.
            NoSigner: the text is not understood.
        """
        new = None if typed is None else read_signer(typed)
        async with self.database.write() as tx:
            before = await self._facts(tx, actor, grant)
            institute, district = _issuer(before)
            await put_signer(tx, institute, district, new)
            if new != before.signer:
                what = "removed" if new is None else "changed"
                await note_change(tx, self.clock(), actor.id, "signer", institute or district, what)
            return await self._facts(tx, actor, grant)

    async def _facts(self, tx: Connection, actor: Actor, grant: GrantId) -> SigningFacts:
        found = await find_grant(tx, grant)
        if found is None or found.grant.role is not Role.CURATOR or found.where.district is None:
            raise NotFound
        if not _may_change(actor, found):
            raise NotPermitted(permission=Permission.GRANT_ALL_ROLES)
        facts = SigningFacts(institute=found.institute, district=found.where.district, signer=None)
        return SigningFacts(
            institute=facts.institute,
            district=facts.district,
            signer=await find_signer(tx, *_issuer(facts)),
        )


def _may_change(actor: Actor, found: GrantFacts) -> bool:
    is_own = any(one.id == found.grant.id for one in actor.grants)
    return is_own or actor.may(Permission.GRANT_ALL_ROLES)


def _issuer(facts: SigningFacts) -> tuple[InstituteId | None, DistrictId]:
    return facts.institute.id if facts.institute else None, facts.district.id
