"""Communities: joining, leaving, invitations, chats."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from district.communities import (
    INVITED_AFTER,
    Candidate,
    Community,
    CommunityFacts,
    KeptCommunity,
    MembershipMove,
    MembershipStatus,
    next_invitation,
    read_chat_link,
)
from district.errors import NotFound, OutOfDate
from district.ids import CommunityId, DistrictId, PersonId
from district.letters import LetterKind, NewLetter, new_letter
from district.people.roles import Actor, Chair, Permission
from district.requests.deficits import headcount
from services.service import Service
from storage.changes import note_change
from storage.communities import (
    Membership,
    add_invited,
    begin_round,
    chairs_of,
    communities_in_use,
    count_members_by_place,
    find_chat,
    get_district,
    is_round_over,
    keep_round,
    leave_other_districts,
    memberships_of,
    move_chair,
    move_membership,
    next_candidates,
    set_chat,
    vacate_chair,
)
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_actor, get_people
from storage.requests.requests import get_municipalities

CHUNK = 100
"""People processed per transaction of the daily run, so that taps wait only briefly."""
ROUND = "communities"


@dataclass(frozen=True, slots=True, kw_only=True)
class Communities(Service):
    """Memberships concern only the actor, so they need no permission; the chat does."""

    # ── Members ────────────────────────────────────────────────────────────────────────────────

    async def page(self, actor: Actor) -> list[CommunityFacts]:
        """Returns all communities for the actor's district in the order of their file.

        Raises:
            ProfileNeeded: the actor's district is unknown.
        """
        somebody = Candidate.of(actor)
        async with self.database.read() as connection:
            every = await communities_in_use(connection)
            known = await memberships_of(connection, [actor.id])
        return [self._facts(actor, one, _status_in(known, one.id, somebody)) for one in every]

    async def every(self) -> tuple[Community, ...]:
        """Returns communities in use in the order of their file."""
        async with self.database.read() as connection:
            return await communities_in_use(connection)

    async def facts(self, actor: Actor, community: CommunityId) -> CommunityFacts:
        """Returns a community as seen by the actor.

        Raises:
            NotFound: there is no such community.
            ProfileNeeded: see `page`.
        """
        async with self.database.read() as connection:
            return await self._facts_of(connection, actor, community)

    async def join(self, actor: Actor, community: CommunityId) -> CommunityFacts:
        """Idempotent; a member who no longer meets the conditions stays a member.

        Raises:
            NotFound: there is no such community.
            NotForCommunity: the actor does not meet a condition.
        """
        now, somebody = self.clock(), Candidate.of(actor)
        async with self.database.write() as tx:
            facts = await self._facts_of(tx, actor, community)
            if facts.is_mine:
                return facts
            facts.community.ensure_met_by(somebody, self._today(now))
            await self._move(tx, somebody, community, MembershipMove.JOIN, now)
            return await self._facts_of(tx, actor, community)

    async def decline(self, actor: Actor, community: CommunityId) -> CommunityFacts:
        """Declines an invitation for good. No-op after any other reply; does not end a membership.

        Raises:
            NotFound: there is no such community.
        """
        return await self._left(actor, community, MembershipMove.DECLINE)

    async def leave(self, actor: Actor, community: CommunityId) -> CommunityFacts:
        """Idempotent.

        Raises:
            NotFound: there is no such community.
        """
        return await self._left(actor, community, MembershipMove.LEAVE)

    async def offer(
        self, actor: Actor, community: CommunityId, *, is_ready: bool
    ) -> CommunityFacts:
        """Agrees to be named as the chair, or gives it up. Idempotent; no-op for others than
        members.

        Raises:
            NotFound: there is no such community.
        """
        district = Candidate.of(actor).district
        async with self.database.write() as tx:
            facts = await self._facts_of(tx, actor, community)
            own, target = facts.own_chair, Chair.READY if is_ready else None
            if (own is None) is is_ready and await move_chair(
                tx, actor.id, community, district, own, target
            ):
                said = "ready to chair" if is_ready else "not ready to chair"
                await note_change(tx, self.clock(), actor.id, "community", community, said)
            return await self._facts_of(tx, actor, community)

    async def _left(
        self, actor: Actor, community: CommunityId, move: MembershipMove
    ) -> CommunityFacts:
        now, somebody = self.clock(), Candidate.of(actor)
        async with self.database.write() as tx:
            await _get(tx, community)
            await self._move(tx, somebody, community, move, now)
            return await self._facts_of(tx, actor, community)

    async def _move(
        self,
        tx: Connection,
        somebody: Candidate,
        community: CommunityId,
        move: MembershipMove,
        now: datetime,
    ) -> None:
        person = somebody.person
        if await move_membership(tx, person, community, somebody.district, move, now):
            await note_change(tx, now, person, "community", community, move)

    async def _facts_of(
        self, connection: Connection, actor: Actor, community: CommunityId
    ) -> CommunityFacts:
        somebody = Candidate.of(actor)
        one = await _get(connection, community)
        known = await memberships_of(connection, [actor.id])
        status = _status_in(known, community, somebody)
        is_mine = status is MembershipStatus.JOINED
        chat = await find_chat(connection, community, somebody.district) if is_mine else None
        kept = () if is_mine else actor.own_districts(Permission.CHANGE_SETTINGS)
        district = next(iter(kept), somebody.district)
        counted = await count_members_by_place(connection, district, community)
        members = sum(map(headcount, counted.values()))
        facts = self._facts(actor, one, status, members, chat)
        chairs = await chairs_of(connection, community, district)
        named = [person for person, chair in chairs.items() if chair is Chair.NAMED]
        people = await get_people(connection, named) if named else {}
        chair = people[named[0]] if named else None
        return replace(facts, chair=chair, own_chair=chairs.get(actor.id))

    def _facts(
        self,
        actor: Actor,
        community: Community,
        status: MembershipStatus | None,
        members: int = 0,
        chat: str | None = None,
    ) -> CommunityFacts:
        somebody, today = Candidate.of(actor), self._today(self.clock())
        unmet = community.unmet_by(somebody, today)
        return CommunityFacts(
            community=community,
            status=status,
            refusal=None if unmet is None else community.refusal(unmet, somebody, today),
            members=members,
            chat=chat,
            may_keep=actor.may(Permission.CHANGE_SETTINGS),
        )

    # ── Management ─────────────────────────────────────────────────────────────────────────────

    async def kept(self, actor: Actor, community: CommunityId) -> KeptCommunity:
        """Returns a community in the district that the actor manages, which may differ from their
        own.

        Raises:
            NotFound: there is no such community.
            NotPermitted: the actor manages no district.
        """
        async with self.database.read() as connection:
            return await self._kept(connection, actor, community)

    async def set_chat(
        self, actor: Actor, community: CommunityId, typed: str | None
    ) -> KeptCommunity:
        """Sets the link shown to members; None deletes it.

        Raises:
            BadChatLink: it is not a link of a group.
            NotFound, NotPermitted: see `kept`.
        """
        district = actor.own_district(Permission.CHANGE_SETTINGS)
        url = None if typed is None else read_chat_link(typed)
        async with self.database.write() as tx:
            before = await self._kept(tx, actor, community)
            if before.chat != url:
                await set_chat(tx, community, district, url)
                await note_change(
                    tx,
                    self.clock(),
                    actor.id,
                    "community",
                    community,
                    "chat removed" if url is None else "chat set",
                    {"district": district},
                )
            return await self._kept(tx, actor, community)

    async def name_chair(
        self, actor: Actor, community: CommunityId, person: PersonId | None
    ) -> KeptCommunity:
        """Names one of those who are ready; None ends the term. Tells both old and new chair.
        Idempotent.

        Raises:
            OutOfDate: the person is no longer ready.
            NotFound, NotPermitted: see `kept`.
        """
        district, now = actor.own_district(Permission.CHANGE_SETTINGS), self.clock()
        async with self.database.write() as tx:
            before = await self._kept(tx, actor, community)
            former = before.chair.id if before.chair else None
            if former == person:
                return before
            await vacate_chair(tx, community, district)
            if person is not None and not await move_chair(
                tx, person, community, district, Chair.READY, Chair.NAMED
            ):
                raise OutOfDate
            told = {one: one == person for one in (person, former) if one is not None}
            letters = [
                _chair_letter(one, community, district, now, is_named=is_named)
                for one, is_named in told.items()
            ]
            await put_letters(tx, letters)
            await note_change(
                tx, now, actor.id, "community", community, "chair named",
                {"district": district, "person": person, "former": former},
            )  # fmt: skip
            return await self._kept(tx, actor, community)

    async def chair_facts(
        self, reader: PersonId, community: CommunityId, district: DistrictId, is_named: bool
    ) -> CommunityFacts:
        """Returns the facts for a letter to a person who became or no longer is the chair.

        Raises:
            NotFound: the community no longer exists.
            OutOfDate: it is otherwise meanwhile, or the reader is no member any more.
        """
        async with self.database.read() as connection:
            actor = await get_actor(connection, reader, self.clock())
            facts = await self._facts_of(connection, actor, community)
        is_elsewhere = actor.profile.place.district != district
        is_chair = facts.own_chair is Chair.NAMED
        if is_elsewhere or not facts.is_mine or is_chair is not is_named:
            raise OutOfDate
        return facts

    async def _kept(
        self, connection: Connection, actor: Actor, community: CommunityId
    ) -> KeptCommunity:
        district = actor.own_district(Permission.CHANGE_SETTINGS)
        one = await _get(connection, community)
        counted = await count_members_by_place(connection, district, community)
        large = {place: people for place, people in counted.items() if headcount(people)}
        places = await get_municipalities(connection, large)
        rows = sorted(large.items(), key=lambda row: (-row[1], places[row[0]].name))
        chairs = await chairs_of(connection, community, district)
        people = await get_people(connection, chairs) if chairs else {}
        named, ready = (
            tuple(people[one] for one, chair in chairs.items() if chair is wanted)
            for wanted in (Chair.NAMED, Chair.READY)
        )
        return KeptCommunity(
            community=one,
            district=await get_district(connection, district),
            members=sum(large.values()),
            places=tuple((places[place], people) for place, people in rows),
            chat=await find_chat(connection, community, district),
            chair=named[0] if named else None,
            ready=ready,
        )

    # ── Invitations ────────────────────────────────────────────────────────────────────────────

    async def invitation(
        self, reader: PersonId, community: CommunityId, district: DistrictId
    ) -> CommunityFacts:
        """Returns the facts for the invitation letter.

        Raises:
            NotFound: the community no longer exists.
            OutOfDate: already answered, or the reader no longer meets the conditions.
        """
        async with self.database.read() as connection:
            actor = await get_actor(connection, reader, self.clock())
            facts = await self._facts_of(connection, actor, community)
        is_elsewhere = actor.profile.place.district != district
        if is_elsewhere or facts.status is not MembershipStatus.INVITED or facts.refusal:
            raise OutOfDate
        return facts

    async def on_profile(self, tx: Connection, person: PersonId) -> None:
        """Reacts to a saved profile, in the caller's transaction: ends memberships of a former
        district and invites to a matching community.
        """
        now = self.clock()
        somebody = Candidate.of(await get_actor(tx, person, now))
        await leave_other_districts(tx, person, somebody.district, now)
        every = await communities_in_use(tx)
        await self._invite(tx, [somebody], every, now, due_at=now + INVITED_AFTER)

    async def on_role(self, tx: Connection, person: PersonId) -> None:
        """Reacts to a granted role, in the caller's transaction: invites to a community that
        requires a role, even if there was another invitation today.
        """
        now = self.clock()
        actor = await get_actor(tx, person, now)
        if actor.person.profile is None:
            return
        every = [one for one in await communities_in_use(tx) if one.role is not None]
        due = now + INVITED_AFTER
        await self._invite(tx, [Candidate.of(actor)], every, now, due_at=due, at_once=True)

    async def tick(self) -> None:
        """Processes all people once a day in batches, resumable.

        A condition may be met by a new role or a new community.
        """
        today = self._today(self.clock())
        while await self._go_on(today):
            pass

    async def _go_on(self, today: date) -> bool:
        """Processes one batch. Returns whether there may be more people."""
        now = self.clock()
        async with self.database.read() as connection:
            if await is_round_over(connection, ROUND, today):
                return False
        async with self.database.write() as tx:
            after = await begin_round(tx, ROUND, today)
            if after is None:
                return False
            people = await next_candidates(tx, after, CHUNK, now)
            await self._invite(tx, people, await communities_in_use(tx), now, due_at=now)
            is_over = len(people) < CHUNK
            up_to = people[-1].person if people else after
            await keep_round(tx, ROUND, today, up_to=up_to, is_over=is_over)
        return not is_over

    async def _invite(
        self,
        tx: Connection,
        people: Sequence[Candidate],
        communities: Sequence[Community],
        now: datetime,
        *,
        due_at: datetime,
        at_once: bool = False,
    ) -> None:
        """Sends invitations: at most one a day per person unless `at_once`, never twice to the same
        community.
        """
        today = self._today(now)
        known: dict[PersonId, list[Membership]] = {}
        for row in await memberships_of(tx, [one.person for one in people]):
            known.setdefault(row.person, []).append(row)
        invited = []
        for somebody in people:
            rows = known.get(somebody.person, [])
            if not at_once and any(self._is_of(row.invited_at, today) for row in rows):
                continue
            heard_of = [row.community for row in rows if row.district == somebody.district]
            wanted = next_invitation(somebody, communities, heard_of, today)
            if wanted is not None:
                invited.append((somebody, wanted.id))
        await add_invited(tx, invited, now)
        await put_letters(tx, [_letter(*one, due_at) for one in invited])

    def _is_of(self, moment: datetime | None, day: date) -> bool:
        return moment is not None and self._today(moment) == day

    def _today(self, now: datetime) -> date:
        return self.calendar.local(now).date()


def _status_in(
    known: Sequence[Membership], community: CommunityId, somebody: Candidate
) -> MembershipStatus | None:
    for row in known:
        if row.community == community and row.district == somebody.district:
            return row.status
    return None


async def _get(connection: Connection, community: CommunityId) -> Community:
    for one in await communities_in_use(connection):
        if one.id == community:
            return one
    raise NotFound


def _letter(somebody: Candidate, community: CommunityId, due_at: datetime) -> NewLetter:
    return new_letter(
        LetterKind.COMMUNITY_INVITATION,
        somebody.person,
        due_at,
        f"{community}:{somebody.district}:{somebody.person}",
        community=community,
        district=somebody.district,
    )


def _chair_letter(
    person: PersonId, community: CommunityId, district: DistrictId, now: datetime, *, is_named: bool
) -> NewLetter:
    return new_letter(
        LetterKind.COMMUNITY_CHAIR,
        person,
        now,
        f"{community}:{district}:{person}:{is_named}:{now.isoformat()}",
        community=community,
        district=district,
        is_named=is_named,
    )
