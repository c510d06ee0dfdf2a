"""The head of a district: taking over, acting, the turn of the municipalities, reminders."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from district.council.bodies import Body
from district.council.heads import (
    ANSWER,
    LEAD,
    Change,
    HandOver,
    HeadRules,
    Turn,
    TurnFacts,
    TurnStatus,
    midnight,
    next_in_turn,
    stage_of,
)
from district.council.settings import ACTING_NOTICE_DAYS, HEAD_MODE, HEAD_TERM, HeadMode
from district.errors import NotFound, OutOfDate, existing
from district.ids import DistrictId, GrantId, MunicipalityId, PersonId, TurnId
from district.letters import LetterKind, NewLetter, new_letter
from district.people.basis import Basis
from district.people.roles import COUNCIL_ROLES, Actor, Grant, Role, Scope, Standing
from district.territory import Transfer
from services.apart import run_apart
from services.people.roles import Rerouting, RoleFollowing
from services.service import Service
from storage.changes import note_change
from storage.council.heads import (
    add_turn,
    find_chosen_head,
    find_head,
    find_open_turn,
    find_turn,
    hand_motions_over,
    hand_over_sheet,
    heads_in_office,
    is_head_being_voted,
    keep_places,
    move_turn,
    note_told,
    passed_over,
    place_of_head,
    void_turn,
)
from storage.council.members import full_members, told_of_changes
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.roles import add_grant, end_grant, find_grant, had_head
from storage.settings import get_settings
from storage.territory import change_roles

DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Heads(Service):
    """Follows changes of roles and moves of municipalities, in the transactions that make them."""

    requests: Rerouting
    followers: Sequence[RoleFollowing] = ()
    """Followers of the roles that begin and end here; Heads itself is not among them."""

    # ── Taking over ────────────────────────────────────────────────────────────────────────────

    async def install(
        self,
        tx: Connection,
        district: DistrictId,
        person: PersonId,
        now: datetime,
        *,
        until: datetime | None,
        since: datetime | None = None,
        by: PersonId | None = None,
        basis: Basis | None = None,
    ) -> GrantId:
        """Lets a person take over as the head, in the caller's transaction: the office of the one
        before ends, requests are dealt anew, undecided motions get the new chair, and the new head
        gets the sheet of what is open. Idempotent.

        `since`: when it was due, if that was before `now`.
        """
        await change_roles(tx, district)
        before = await find_head(tx, district)
        if before is not None and before.person == person and before.until == until:
            return before.id
        since = since or now
        if before is not None:
            await self._leave_office(tx, before, since, now, by)
        await void_turn(tx, district, now)
        head = await self._add(tx, district, person, now, since=since, until=until, basis=basis)
        if before is not None and before.person != person:
            await hand_motions_over(tx, district, before.person, person)
        await self._tell(tx, head, Change.HEADS, now, besides={person, by})
        sheet = new_letter(LetterKind.HANDED_OVER, person, now, head.id, grant=head.id)
        await put_letters(tx, [sheet])
        return head.id

    async def recall(self, tx: Connection, district: DistrictId, now: datetime) -> None:
        """Ends the office of the head, in the caller's transaction: another member acts."""
        await change_roles(tx, district)
        head = await find_head(tx, district)
        if head is not None:
            await self._leave_office(tx, head, now, now, None)
            await self.requests.reroute(tx, district, now)
            await self._fill_vacancy(tx, district, now, but=head.person)

    async def end_of_term(
        self, tx: Connection, district: DistrictId, now: datetime
    ) -> datetime | None:
        """Returns the end of a head's term that begins now; None: a permanent head."""
        return (await self.rules_of(tx, district)).end_of(now, self.calendar)

    async def _add(
        self,
        tx: Connection,
        district: DistrictId,
        person: PersonId,
        now: datetime,
        *,
        since: datetime,
        until: datetime | None,
        basis: Basis | None = None,
    ) -> Grant:
        added = await add_grant(
            tx,
            person=person,
            role=Role.HEAD,
            scope=Scope(district=district),
            since=since,
            until=until,
            basis=basis,
        )
        await note_change(tx, now, None, "grant", added, "given")
        await self.requests.reroute(tx, district, now)
        facts = existing(await find_grant(tx, added))
        for each in self.followers:
            await each.role_given(tx, facts.grant, now, None)
        return facts.grant

    async def _leave_office(
        self, tx: Connection, head: Grant, at: datetime, now: datetime, by: PersonId | None
    ) -> None:
        await end_grant(tx, head.id, at=at, by=by)
        await note_change(tx, now, by, "grant", head.id, "ended")
        for each in self.followers:
            await each.role_ended(tx, head, now, by)
        if head.person != by:
            ended = new_letter(LetterKind.ROLE_ENDED, head.person, now, head.id, grant=head.id)
            await put_letters(tx, [ended])

    async def _fill_vacancy(
        self, tx: Connection, district: DistrictId, now: datetime, *, but: PersonId | None = None
    ) -> None:
        """Lets the member with the longest service act, if the district has lost its head."""
        await change_roles(tx, district)
        if await find_head(tx, district) is not None or not await had_head(tx, district):
            return
        members = await full_members(tx, district, now)
        elsewhere = {one.person for one in await heads_in_office(tx)}
        willing = [one for one in members if one.person != but]
        free = [one for one in willing if one.person not in elsewhere] or willing
        if not free:
            return
        person = free[0].person
        before = await find_chosen_head(tx, district)
        head = await self._add(tx, district, person, now, since=now, until=now)
        await note_told(tx, head.id, 0)
        if before is not None:
            await hand_motions_over(tx, district, before.person, person)
        sheet = new_letter(LetterKind.HANDED_OVER, person, now, head.id, grant=head.id)
        await put_letters(tx, [sheet])
        await self._tell(tx, head, Change.ACTS, now, besides={person})

    # ── Following roles ────────────────────────────────────────────────────────────────────────

    async def role_given(
        self, tx: Connection, grant: Grant, now: datetime, by: PersonId | None
    ) -> None:
        """Tells the council of a new member or of its first head."""
        district = grant.scope.district
        if district is None:
            return
        if grant.role in COUNCIL_ROLES:
            await self._tell(tx, grant, Change.JOINED, now, besides={grant.person, by})
        if grant.role is Role.HEAD:
            await self._tell(tx, grant, Change.HEADS, now, besides={grant.person, by})
        if grant.role is Role.COUNCIL_MEMBER:
            await self._fill_vacancy(tx, district, now)

    async def role_ended(
        self, tx: Connection, grant: Grant, now: datetime, by: PersonId | None
    ) -> None:
        """Tells the council, and lets another member act for a head who has gone."""
        district = grant.scope.district
        if district is None:
            return
        if grant.role in COUNCIL_ROLES:
            await self._tell(tx, grant, Change.LEFT, now, besides={grant.person, by})
        if grant.role is Role.HEAD:
            await self._fill_vacancy(tx, district, now, but=grant.person)
        if grant.role is Role.COUNCIL_MEMBER:
            await self._end_acting_of(tx, district, grant.person, now)

    async def _end_acting_of(
        self, tx: Connection, district: DistrictId, person: PersonId, now: datetime
    ) -> None:
        """Only members act for a vacant office."""
        head = await find_head(tx, district)
        if head is None or head.person != person or head.until != head.since:
            return
        if any(one.person == person for one in await full_members(tx, district, now)):
            return
        await self._leave_office(tx, head, now, now, None)
        await self.requests.reroute(tx, district, now)
        await self._fill_vacancy(tx, district, now, but=person)

    async def municipality_moved(self, tx: Connection, transfer: Transfer, now: datetime) -> None:
        """Ends the office of a head whose municipality leaves the district."""
        source, target = transfer.source, transfer.target
        turn = await find_open_turn(tx, source)
        if turn is not None and turn.municipality == transfer.municipality:
            await void_turn(tx, source, now)
        await keep_places(tx, source)
        head = await find_head(tx, source)
        if head is not None and await place_of_head(tx, head) == transfer.municipality:
            await self._leave_office(tx, head, now, now, None)
            await self.requests.reroute(tx, source, now)
            await self._fill_vacancy(tx, source, now, but=head.person)
        await self._fill_vacancy(tx, target, now)

    async def _tell(
        self,
        tx: Connection,
        grant: Grant,
        change: Change,
        now: datetime,
        *,
        besides: set[PersonId | None],
    ) -> None:
        is_expert = grant.role is Role.EXPERT_COUNCIL_MEMBER
        body = Body.EXPERT_COUNCIL if is_expert else Body.COUNCIL
        if grant.scope.district is None:
            return
        readers = await told_of_changes(tx, grant.scope.district, body, now)
        await put_letters(
            tx,
            [
                new_letter(
                    LetterKind.COUNCIL_CHANGED,
                    one,
                    now,
                    f"{grant.id}:{change}:{grant.standing or Standing.MEMBER}:{one}",
                    grant=grant.id,
                    change=change,
                )
                for one in readers
                if one not in besides
            ],
        )

    # ── Letters ────────────────────────────────────────────────────────────────────────────────

    async def sheet(self, head: GrantId) -> HandOver:
        """Returns what a head takes over, as it is now."""
        async with self.database.read() as connection:
            return await hand_over_sheet(connection, head)

    async def turn(self, turn: TurnId) -> TurnFacts:
        """
        Raises:
            NotFound: there is no such turn.
        """
        async with self.database.read() as connection:
            found = await find_turn(connection, turn)
        return existing(found)

    async def own_turn(self, actor: Actor, turn: TurnId) -> TurnFacts:
        """
        Raises:
            NotFound: it was not proposed to the actor.
            OutOfDate: the proposal does not stand any more.
        """
        facts = await self.turn(turn)
        if facts.turn.person != actor.id:
            raise NotFound
        if not facts.turn.status.is_open:
            raise OutOfDate
        return facts

    # ── The turn ───────────────────────────────────────────────────────────────────────────────

    async def confirm(self, actor: Actor, turn: TurnId) -> TurnFacts:
        """Agrees to take over as the head on the day. Idempotent.

        Raises:
            NotFound: it was not proposed to the actor.
            OutOfDate: the proposal does not stand any more.
        """
        return await self._answer(actor, turn, TurnStatus.CONFIRMED)

    async def decline(self, actor: Actor, turn: TurnId) -> TurnFacts:
        """Declines, also after having agreed; the next municipality is asked. Idempotent.

        Raises:
            NotFound: it was not proposed to the actor.
            OutOfDate: the proposal does not stand any more.
        """
        return await self._answer(actor, turn, TurnStatus.DECLINED)

    async def _answer(self, actor: Actor, turn: TurnId, answer: TurnStatus) -> TurnFacts:
        now = self.clock()
        async with self.database.write() as tx:
            facts = await find_turn(tx, turn)
            if facts is None or facts.turn.person != actor.id:
                raise NotFound
            seen = facts.turn
            await change_roles(tx, seen.district)
            if seen.status is answer:
                return facts
            if not seen.status.is_open:
                raise OutOfDate
            at = seen.at if now < seen.at else midnight(now, self.calendar)
            if not await move_turn(tx, seen, answer, now, at=at):
                raise OutOfDate
            head = await find_head(tx, seen.district)
            if answer is TurnStatus.DECLINED and head is not None:
                await self._propose(tx, head, now)
            return replace(facts, turn=replace(seen, status=answer, at=at, answered_at=now))

    async def _advance(
        self, tx: Connection, district: DistrictId, head: Grant, now: datetime
    ) -> None:
        """Takes the next step of the turn: proposes, asks the next one, or hands over."""
        rules = await self.rules_of(tx, district)
        if rules.mode is not HeadMode.TURN:
            await void_turn(tx, district, now)
            return
        await keep_places(tx, district)
        if head.until is None or now < head.until - LEAD:
            return
        turn = await self._standing_turn(tx, district, now)
        if turn is None:
            await self._propose(tx, head, now)
            return
        is_due = turn.status is TurnStatus.CONFIRMED and now >= max(turn.at, head.until)
        if is_due and not await is_head_being_voted(tx, district):
            await move_turn(tx, turn, TurnStatus.DONE, now)
            until = rules.end_of(turn.at, self.calendar)
            await self.install(tx, district, turn.person, now, until=until, since=turn.at)

    async def _standing_turn(
        self, tx: Connection, district: DistrictId, now: datetime
    ) -> Turn | None:
        """Returns the open turn, after ending one whose candidate has gone or keeps silent."""
        turn = await find_open_turn(tx, district)
        if turn is None:
            return None
        if not await self._is_entitled(tx, turn, now):
            await move_turn(tx, turn, TurnStatus.VOID, now)
            return None
        if turn.status is TurnStatus.PROPOSED and now >= turn.proposed_at + ANSWER:
            await move_turn(tx, turn, TurnStatus.LAPSED, now)
            return None
        return turn

    async def _propose(self, tx: Connection, head: Grant, now: datetime) -> None:
        district = head.scope.district
        if district is None or head.until is None:
            return
        order = await keep_places(tx, district)
        chosen = await find_chosen_head(tx, district) or head
        current = await place_of_head(tx, chosen)
        candidates = await self._candidates(tx, district, now)
        passed = await passed_over(tx, district, chosen.id)
        found = next_in_turn(order, current, candidates, passed)
        if found is None:
            return
        municipality, person = found
        due = max(now, head.until)
        new = Turn(
            id=TurnId(0),
            district=district,
            municipality=municipality,
            person=person,
            after=head.id,
            at=midnight(due, self.calendar),
            status=TurnStatus.PROPOSED,
            proposed_at=now,
        )
        turn = await add_turn(tx, new)
        letter = new_letter(LetterKind.TURN_PROPOSED, person, now, turn, turn=turn)
        await put_letters(tx, [letter])

    async def _candidates(
        self, tx: Connection, district: DistrictId, now: datetime
    ) -> dict[MunicipalityId, PersonId]:
        """Returns the member with the longest service of each municipality, without those who head
        another district.
        """
        elsewhere = {
            one.person for one in await heads_in_office(tx) if one.scope.district != district
        }
        found: dict[MunicipalityId, PersonId] = {}
        for one in await full_members(tx, district, now):
            if one.scope.municipality is not None and one.person not in elsewhere:
                found.setdefault(one.scope.municipality, one.person)
        return found

    async def _is_entitled(self, tx: Connection, turn: Turn, now: datetime) -> bool:
        members = await full_members(tx, turn.district, now)
        elsewhere = {
            one.person for one in await heads_in_office(tx) if one.scope.district != turn.district
        }
        return turn.person not in elsewhere and any(
            one.person == turn.person and one.scope.municipality == turn.municipality
            for one in members
        )

    # ── The clock ──────────────────────────────────────────────────────────────────────────────

    async def tick(self) -> None:
        """Takes what is due, also of the time when the process was down: hands offices over,
        proposes the next heads, and reminds the councils of ends of terms.
        """
        async with self.database.read() as connection:
            heads = await heads_in_office(connection)
        now = self.clock()
        limited = [one for one in heads if one.until is not None]
        await run_apart(partial(self._look_after, one.scope.district, now) for one in limited)

    async def _look_after(self, district: DistrictId | None, now: datetime) -> None:
        if district is None:
            return
        async with self.database.write() as tx:
            await change_roles(tx, district)
            head = await find_head(tx, district)
            if head is None:
                return
            await self._advance(tx, district, head, now)
            head = await find_head(tx, district)
            if head is not None:
                await self._remind(tx, head, now)

    async def _remind(self, tx: Connection, head: Grant, now: datetime) -> None:
        if head.scope.district is None:
            return
        stage = stage_of(head, await self.rules_of(tx, head.scope.district), now)
        if stage is None or not await note_told(tx, head.id, stage):
            return
        readers = await told_of_changes(tx, head.scope.district, Body.COUNCIL, now)
        await put_letters(tx, list(_reminders(head, stage, readers, now)))

    async def rules_of(self, tx: Connection, district: DistrictId) -> HeadRules:
        """Returns how the district gets its head."""
        values = await get_settings(tx, district)
        return HeadRules(
            mode=values.get(HEAD_MODE),
            years=values.get(HEAD_TERM),
            acting_notice=timedelta(days=values.get(ACTING_NOTICE_DAYS)),
        )


def _reminders(
    head: Grant, stage: int, readers: Iterable[PersonId], now: datetime
) -> Iterable[NewLetter]:
    days = abs(stage) if stage <= 0 or head.until is None else -((now - head.until) // DAY)
    for one in readers:
        fact = f"{head.id}:{stage}:{one}"
        yield new_letter(
            LetterKind.HEAD_ENDS, one, now, fact, grant=head.id, stage=stage, days=days
        )
