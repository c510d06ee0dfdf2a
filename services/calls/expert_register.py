"""The register of experts: the list with loads for curators, and the own settings of experts and
methodists, who choose topics and pauses in the same way.
"""

from dataclasses import dataclass, replace

from district.calls.experts import (
    EXPERT_TOPICS_LIMIT,
    LOAD_LIMITS,
    ExpertEntry,
    ExpertLoad,
    OwnExpertEntry,
    Pause,
)
from district.errors import NotFound, RoleNeeded
from district.ids import DistrictId, PersonId, TopicId
from district.pages import Page
from district.people.roles import Actor, Permission, Role
from services.people.name_search import nearest_named
from services.service import Service
from storage.calls.experts import find_expert_entry, open_reviews_of, put_expert_entry, register_of
from storage.changes import note_change
from storage.topics import get_areas

PAGE = 8
"""Page size of the register."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ExpertRegister(Service):
    async def page(self, actor: Actor, search: str = "", number: int = 0) -> Page[ExpertLoad]:
        """Returns a page of the experts of the actor's district: the nearest to the typed name
        first, else the highest load first.

        Raises:
            NotPermitted: the actor leads no calls.
        """
        district = running_district(actor)
        async with self.database.read() as connection:
            register = await register_of(connection, district, self.clock(), actor.id)
            found = register.values()
        if search:
            return Page.of(nearest_named(search, found, lambda one: one.person), number, PAGE)
        return Page.of(sorted(found, key=_by_load), number, PAGE)

    async def own(self, actor: Actor) -> OwnExpertEntry:
        """
        Raises:
            RoleNeeded: the actor is neither an expert nor a methodist.
        """
        _ensure_helps(actor)
        async with self.database.read() as connection:
            entry = await find_expert_entry(connection, actor.id)
            areas = await get_areas(connection)
            load = await open_reviews_of(connection, actor.id)
        is_paused = entry.is_paused(self.clock())
        return OwnExpertEntry(
            entry=entry, areas=areas, load=load, is_paused=is_paused, judges=actor.has(Role.EXPERT)
        )

    async def tick_topic(self, actor: Actor, topic: TopicId) -> OwnExpertEntry:
        """Adds or removes a topic; beyond `EXPERT_TOPICS_LIMIT` nothing is added.

        Raises:
            RoleNeeded: the actor is neither an expert nor a methodist.
            NotFound: there is no such topic.
        """
        own = await self.own(actor)
        if topic not in {one.id for area in own.areas for one in area.topics}:
            raise NotFound
        topics = own.entry.topics
        if topic in topics:
            topics = tuple(one for one in topics if one != topic)
        elif len(topics) < EXPERT_TOPICS_LIMIT:
            topics = (*topics, topic)
        return await self._change(actor, own, replace(own.entry, topics=topics))

    async def change_limit(self, actor: Actor, limit: int) -> OwnExpertEntry:
        """
        Raises:
            RoleNeeded: the actor is neither an expert nor a methodist.
            NotFound: it is none of `LOAD_LIMITS`.
        """
        if limit not in LOAD_LIMITS:
            raise NotFound
        own = await self.own(actor)
        return await self._change(actor, own, replace(own.entry, load_limit=limit))

    async def pause(self, actor: Actor, pause: Pause | None) -> OwnExpertEntry:
        """Stops new proposals for some time, or allows them again.

        Raises:
            RoleNeeded: the actor is neither an expert nor a methodist.
        """
        own = await self.own(actor)
        until = pause.until(self.clock()) if pause else None
        return await self._change(actor, own, replace(own.entry, paused_until=until))

    async def _change(
        self, actor: Actor, own: OwnExpertEntry, entry: ExpertEntry
    ) -> OwnExpertEntry:
        now = self.clock()
        if entry != own.entry:
            async with self.database.write() as tx:
                await put_expert_entry(tx, entry, now)
                await note_change(tx, now, actor.id, "expert", actor.id, "changed")
        return replace(own, entry=entry, is_paused=entry.is_paused(now))


def running_district(actor: Actor) -> DistrictId:
    """Returns the district in which the actor leads calls.

    Raises:
        NotPermitted: there is none.
        ProfileNeeded: an administrator's district is unknown.
    """
    actor.ensure(Permission.LEAD_CALLS)
    return actor.districts[0] if actor.districts else actor.profile.place.district


def _ensure_helps(actor: Actor) -> None:
    if not (actor.has(Role.EXPERT) or actor.has(Role.METHODIST)):
        raise RoleNeeded(role=Role.EXPERT)


def _by_load(one: ExpertLoad) -> tuple[int, PersonId]:
    return -one.load, one.person.id
