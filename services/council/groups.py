"""The group of the council: its one-time code, binding, and whether the bot is there."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from district.council.bodies import STANDING_BODIES, Body
from district.council.groups import (
    CODE_LENGTH,
    CODE_LETTERS,
    CODE_LIFE,
    Binding,
    CouncilGroup,
    GroupLine,
)
from district.errors import NotFound
from district.ids import DistrictId
from district.people.roles import Actor, Permission
from services.service import Service
from storage.cards import forget_group_cards, motion_cards
from storage.council.groups import (
    bind_group,
    find_code,
    find_group,
    keep_code,
    list_groups,
    note_membership,
    open_in,
    unbind_group,
)
from storage.database import Connection
from storage.territory import districts_in_use


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilGroups(Service):
    async def lines(self, actor: Actor) -> tuple[GroupLine, ...]:
        """Returns the bodies of the districts whose settings the actor may change.

        Raises:
            NotPermitted: there is no such district.
        """
        actor.ensure(Permission.CHANGE_SETTINGS)
        own = actor.districts_with(Permission.CHANGE_SETTINGS)
        async with self.database.read() as connection:
            districts = [
                one for one in await districts_in_use(connection) if own is None or one.id in own
            ]
            groups = await list_groups(connection, [one.id for one in districts])
        found = {(one.district, one.body): one for one in groups}
        return tuple(
            GroupLine(district=district, body=body, group=found.get((district.id, body)))
            for district in districts
            for body in STANDING_BODIES
        )

    async def make_code(self, actor: Actor, district: DistrictId, body: Body) -> str:
        """Returns a one-time code in place of the body's earlier one; only its hash is stored.

        Raises:
            NotPermitted, NotFound: not a district of the actor.
        """
        await self._line(actor, district, body)
        code = "".join(secrets.choice(CODE_LETTERS) for _ in range(CODE_LENGTH))
        async with self.database.write() as tx:
            await keep_code(tx, district, body, code, self.clock() + CODE_LIFE)
        return code

    async def bind(self, actor: Actor | None, chat: int, code: str) -> Binding:
        """Binds a group by a code, in place of the body's earlier group. Idempotent.

        `actor`: the sender in the group; None: without consent.
        """
        now = self.clock()
        async with self.database.write() as tx:
            group = await find_code(tx, code.upper())
            if group is None:
                return Binding.UNKNOWN if code else Binding.NO_CODE
            refused = _refused(actor, group, chat, now) or await _bound_elsewhere(tx, group, chat)
            if actor is None or refused is not None:
                return refused or Binding.NOT_ENTITLED
            if not await bind_group(tx, group, chat, actor.id, now):
                return Binding.SPENT
            if group.chat is not None and group.chat != chat:
                await forget_group_cards(tx, group.chat)
            for motion in await open_in(tx, group.district, group.body):
                await motion_cards.deal(tx, motion, chats=[chat])
            return Binding.BOUND

    async def unbind(self, actor: Actor, district: DistrictId, body: Body) -> None:
        """Removes the binding and the code. No-op without one.

        Raises:
            NotPermitted, NotFound: not a district of the actor.
        """
        line = await self._line(actor, district, body)
        async with self.database.write() as tx:
            await unbind_group(tx, district, body)
            if line.group is not None and line.group.chat is not None:
                await forget_group_cards(tx, line.group.chat)

    async def note_membership(self, chat: int, *, is_here: bool) -> None:
        """Notes that the bot was removed from a group, or came back; the binding stays."""
        async with self.database.write() as tx:
            await note_membership(tx, chat, is_here=is_here)

    async def body_of(self, chat: int) -> CouncilGroup | None:
        """Returns the body to which a group is bound."""
        async with self.database.read() as connection:
            return await find_group(connection, chat)

    async def _line(self, actor: Actor, district: DistrictId, body: Body) -> GroupLine:
        for line in await self.lines(actor):
            if (line.district.id, line.body) == (district, body):
                return line
        raise NotFound


def _refused(actor: Actor | None, group: CouncilGroup, chat: int, now: datetime) -> Binding | None:
    """Returns why the code does not bind, or that it has bound this chat before."""
    own = actor.districts_with(Permission.SEE_COUNCIL) if actor else frozenset()
    if own is not None and group.district not in own:
        return Binding.NOT_ENTITLED
    if group.code_used_at is not None:
        return Binding.BOUND if group.chat == chat else Binding.SPENT
    if group.code_expires_at is None or group.code_expires_at <= now:
        return Binding.EXPIRED
    return None


async def _bound_elsewhere(tx: Connection, group: CouncilGroup, chat: int) -> Binding | None:
    bound = await find_group(tx, chat)
    is_other = bound and (bound.district, bound.body) != (group.district, group.body)
    return Binding.OTHER_BODY if is_other else None
