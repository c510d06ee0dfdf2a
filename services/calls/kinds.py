"""Kinds that a district may open: those of the files, and those that it has saved from calls."""

from dataclasses import dataclass, replace

from district.calls.call import leads
from district.calls.kind import OWN, label_of
from district.calls.opening import short_label
from district.errors import NotFound, NotPermitted
from district.ids import CallId, KindId
from district.people.roles import Actor, Permission
from services.service import Service
from storage.calls.calls import get_call
from storage.calls.kinds import StoredKind, add_kind, get_kind, kinds_of


@dataclass(frozen=True, slots=True, kw_only=True)
class CallKinds(Service):
    async def list(self, actor: Actor) -> list[StoredKind]:
        """
        Raises:
            NotPermitted: the actor opens no calls.
        """
        district = actor.own_district(Permission.LEAD_CALLS)
        async with self.database.read() as connection:
            return await kinds_of(connection, district)

    async def get(self, actor: Actor, kind: KindId) -> StoredKind:
        """
        Raises:
            NotPermitted: the actor opens no calls.
            NotFound: there is no such kind, or it is of another district.
        """
        district = actor.own_district(Permission.LEAD_CALLS)
        async with self.database.read() as connection:
            found = await get_kind(connection, kind)
        if found.district not in {None, district} or found.retired_at is not None:
            raise NotFound
        return found

    async def save(self, actor: Actor, call: CallId) -> StoredKind:
        """Saves the kind of a call, as it was changed for it, under the call's title. Idempotent.

        Raises:
            NotPermitted: the actor does not lead the call.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await get_call(tx, call)
            if not leads(actor, seen):
                raise NotPermitted(permission=Permission.LEAD_CALLS)
            number = KindId(f"{OWN}{call}")
            await add_kind(
                tx,
                StoredKind(
                    id=number,
                    district=seen.district,
                    position=call,
                    kind=replace(seen.kind, id=number, label=label_of(short_label(seen.title))),
                    based_on=seen.kind_id,
                    changed_by=actor.id,
                    changed_at=now,
                ),
            )
            return await get_kind(tx, number)
