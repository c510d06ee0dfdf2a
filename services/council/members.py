"""The register of the council, the history of its heads, and the order of the turn."""

from dataclasses import dataclass

from district.council.members import HeadsFacts, RegisterFacts, Represented
from district.council.settings import HeadMode
from district.errors import NotFound, NotPermitted, existing
from district.ids import DistrictId, MunicipalityId
from district.pages import Page
from district.people.roles import COUNCIL_ROLES, Actor, Permission, Role
from district.territory import District, Municipality
from services.council.heads import Heads
from services.service import Service
from storage.changes import note_change
from storage.council.heads import find_open_turn_facts, heads_of, keep_places, save_places
from storage.database import Connection
from storage.people.roles import grants_in
from storage.territory import change_roles, districts_in_use, municipalities_in_use

PAGE = 8
"""Municipalities on a page."""
REGISTERED = (*COUNCIL_ROLES, Role.HEAD, Role.CURATOR)


@dataclass(frozen=True, slots=True, kw_only=True)
class Members(Service):
    heads: Heads

    async def register(
        self, actor: Actor, district: DistrictId | None = None, number: int = 0
    ) -> RegisterFacts:
        """Returns the register of a council; `district` None: that of the reader.

        Others than the council and those who keep it see names and municipalities of their own
        district.

        Raises:
            NotFound: the reader has no such district.
        """
        now = self.clock()
        async with self.database.read() as connection:
            seen = await _seen_by(actor, connection)
            shown = _chosen(seen, district)
            held = await grants_in(connection, shown.id, REGISTERED, now)
            found = await _municipalities(connection, shown.id)
        head = next((one for one in held if one.grant.role is Role.HEAD), None)
        places = [
            Represented(
                municipality=one,
                members=tuple(
                    facts
                    for facts in held
                    if facts.grant.role is Role.COUNCIL_MEMBER
                    and facts.grant.scope.municipality == one.id
                ),
            )
            for one in found
        ]
        return RegisterFacts(
            district=shown,
            others=tuple(one for one in seen if one.id != shown.id),
            head=head,
            is_acting=head is not None and head.grant.is_acting(now),
            places=Page.of([one for one in places if one.members], number, PAGE),
            missing=tuple(one.municipality for one in places if not one.members),
            curators=tuple(one for one in held if one.grant.role is Role.CURATOR),
            experts=tuple(one for one in held if one.grant.role is Role.EXPERT_COUNCIL_MEMBER),
            is_whole=actor.may_in(shown.id, Permission.SEE_COUNCIL),
            may_enter=actor.may_in(shown.id, Permission.GRANT_COUNCIL_ROLES),
        )

    async def history(self, actor: Actor, district: DistrictId | None = None) -> HeadsFacts:
        """Returns the heads of a district.

        Raises:
            NotFound: the reader has no such district.
            NotPermitted: the reader does not see the council there.
        """
        now = self.clock()
        async with self.database.read() as connection:
            shown = _chosen(await _seen_by(actor, connection), district)
            if not actor.may_in(shown.id, Permission.SEE_COUNCIL):
                raise NotPermitted(permission=Permission.SEE_COUNCIL)
            rules = await self.heads.rules_of(connection, shown.id)
            found = {one.id: one for one in await _municipalities(connection, shown.id)}
            order = await keep_places(connection, shown.id, only_read=True)
            heads = tuple(await heads_of(connection, shown.id))
            turn = await find_open_turn_facts(connection, shown.id)
        is_turn = rules.mode is HeadMode.TURN
        return HeadsFacts(
            district=shown,
            heads=heads,
            is_acting=bool(heads) and heads[0].grant.is_acting(now),
            mode=rules.mode,
            turn=turn,
            order=tuple(found[one] for one in order if one in found) if is_turn else (),
            may_order=is_turn and actor.may_in(shown.id, Permission.CHANGE_SETTINGS),
        )

    async def move_up(
        self, actor: Actor, district: DistrictId, municipality: MunicipalityId
    ) -> HeadsFacts:
        """Lets a municipality head the district one place earlier.

        Raises:
            NotFound: it has no place in that district.
            NotPermitted: the actor may not change settings there.
        """
        if not actor.may_in(district, Permission.CHANGE_SETTINGS):
            raise NotPermitted(permission=Permission.CHANGE_SETTINGS)
        now = self.clock()
        async with self.database.write() as tx:
            await change_roles(tx, district)
            known = {one.id for one in await _municipalities(tx, district)}
            order = await keep_places(tx, district)
            if municipality not in known:
                raise NotFound
            shown = [one for one in order if one in known]
            at = shown.index(municipality)
            if at > 0:
                order.remove(municipality)
                order.insert(order.index(shown[at - 1]), municipality)
                await save_places(tx, district, order)
                await note_change(tx, now, actor.id, "municipality", municipality, "turn")
        return await self.history(actor, district)


async def _municipalities(tx: Connection, district: DistrictId) -> list[Municipality]:
    return [one for one in await municipalities_in_use(tx) if one.district == district]


async def _seen_by(actor: Actor, connection: Connection) -> tuple[District, ...]:
    """Returns the districts whose register the actor sees, the own one first."""
    every = await districts_in_use(connection)
    own = actor.person.profile.place.district if actor.person.profile else None
    within = actor.districts_with(Permission.SEE_COUNCIL)
    order = [one.scope.district for one in actor.grants] + [own]
    seen = [one for one in every if within is None or one.id in within or one.id == own]
    return tuple(
        sorted(seen, key=lambda one: order.index(one.id) if one.id in order else len(order))
    )


def _chosen(seen: tuple[District, ...], district: DistrictId | None) -> District:
    return existing(next((one for one in seen if district in {None, one.id}), None))
