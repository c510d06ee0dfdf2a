"""Accounts of one person: a lost one moves to a new one; an administrator merges two people."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial
from typing import Protocol

from district.drafts import Form, unsent
from district.errors import NotFound, OutOfDate, OwnAffair, TakenTwice
from district.forms import entered_of
from district.ids import AccountMoveId, DeficitId, DraftId, PersonId
from district.letters import LetterKind, NewLetter, new_letter
from district.people.accounts import (
    ACCOUNT_KIND,
    AT_ONCE,
    RETURNED,
    AccountMove,
    AccountNews,
    Conflict,
    Found,
    MergePlan,
    MoveStatus,
    facts_of,
)
from district.people.accounts import ORGANIZATION as ORGANIZATION_FIELD
from district.people.roles import Actor, Permission
from district.people.views import Viewed
from district.requests.deficits import DeficitStatus
from district.requests.request import Deciders, How, Request
from services.apart import run_apart
from services.people.name_search import people_meant
from services.requests.deficit_effects import move_by_author
from services.requests.engine import Requests
from services.sealing import Sealing
from services.service import Service
from services.surveys.surveys import answered_token
from storage.changes import note_change
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.leases import merge_alone
from storage.outbox import put_letters
from storage.people.accounts import (
    due_account_moves,
    get_account_move,
    last_acts,
    people_with_roles,
    save_account_move,
    waiting_account_moves,
)
from storage.people.merging import (
    accounts_of,
    conflicts_of,
    counts_of,
    doubled_deficits,
    end_doubled_roles,
    ensure_here,
    hold_people,
    merged_since,
    move_account,
    move_all,
    move_tokens,
    open_anonymous_surveys,
)
from storage.people.organizations import find_organization_facts
from storage.people.people import get_people
from storage.requests.deficits import get_deficit, latest_request_about, remember_draft
from storage.requests.requests import find_request_of_draft, get_request, save_facts
from storage.territory import districts_in_use

log = logging.getLogger(__name__)

SWEPT = timedelta(hours=2)
"""Time in which a tap that began before a merge has ended, beyond the pause between ticks."""
SEARCHED = 6
"""Limit of people whom a search of an administrator finds."""
_W, _DONE, _STOPPED = MoveStatus.WAITING, MoveStatus.DONE, MoveStatus.STOPPED


class Seats(Protocol):
    """Seats of both in the same activities."""

    async def count(self, tx: Connection, kept: PersonId, gone: PersonId) -> int: ...

    async def unite(
        self, tx: Connection, kept: PersonId, gone: PersonId, now: datetime
    ) -> None: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Accounts(Service):
    requests: Requests
    seats: Seats
    sealing: Sealing
    administrators: frozenset[int] = frozenset()
    """Accounts in `OKRUG_ADMINS`."""

    # ── A lost account ─────────────────────────────────────────────────────────────────────────

    async def ask(self, actor: Actor, draft_id: DraftId) -> Request:
        """Asks for what an earlier account of the actor has. Idempotent by the draft's id.

        Raises:
            ProfileNeeded: the actor has no profile.
            DraftGone: there is no such form, and nothing was made of it.
            OutOfDate: the organization is not in use any more.
        """
        async with self.database.write() as tx:
            await merge_alone(tx)
            draft = await hold_draft(tx, actor.id, Form.ACCOUNT)
            known = await find_request_of_draft(tx, draft_id)
            if known is not None and known.author == actor.id:
                return known
            entered, now = entered_of(unsent(draft, draft_id)), self.clock()
            facts, returned = facts_of(entered), entered.given(RETURNED)
            await drop_draft(tx, draft_id)
            if returned is not None:
                request = await get_request(tx, returned)
                if request.author != actor.id:
                    raise NotFound
                await save_facts(tx, request.id, facts)
                await remember_draft(tx, request.id, draft_id)
                return await self.requests.resubmit(tx, request, now=now)
            there = await find_organization_facts(tx, entered.need(ORGANIZATION_FIELD))
            if there is None:
                raise OutOfDate
            profile = replace(actor.profile, municipality=there.municipality)
            return await self.requests.submit(
                tx,
                kind=ACCOUNT_KIND,
                subject_id=0,
                author=replace(actor.person, profile=profile),
                draft=draft_id,
                now=now,
                deciders=Deciders.CURATORS,
                facts=facts,
            )

    async def object(self, actor: Actor, number: AccountMoveId) -> None:
        """Stops the move of the actor's account. Idempotent.

        Raises:
            NotFound: it is not the actor's.
            OutOfDate: it is done.
        """
        now = self.clock()
        async with self.database.write() as tx:
            await merge_alone(tx)
            seen = await get_account_move(tx, number, hold=True)
            if seen.person != actor.id:
                raise NotFound
            if seen.status is _DONE:
                raise OutOfDate
            if seen.status is _W:
                await self._end(tx, seen, _STOPPED)
                await note_change(tx, now, actor.id, "account-move", number, "objected")
                told = {seen.confirmed_by: AccountNews.OBJECTED, seen.newcomer: AccountNews.FAILED}
                await put_letters(tx, _letters(seen, told, now))

    async def told(self, reader: PersonId, number: AccountMoveId, news: AccountNews) -> AccountMove:
        """Returns the facts of a letter.

        Raises:
            NotFound: it was not for the reader.
            OutOfDate: it says nothing new.
        """
        async with self.database.read() as connection:
            found = await get_account_move(connection, number)
        if reader not in {found.person, found.newcomer, found.confirmed_by}:
            raise NotFound
        if news is AccountNews.MOVES and found.status is not _W:
            raise OutOfDate
        return found

    async def tick(self) -> None:
        """Moves the accounts whose time has come, and what a tap during a merge has written."""
        now = self.clock()
        async with self.database.read() as connection:
            due = await due_account_moves(connection, now, AT_ONCE)
            recent = await merged_since(connection, now - SWEPT)
        await run_apart(
            [
                *(partial(self._apply, one.id, now) for one in due),
                *(partial(self._sweep, kept, gone) for kept, gone in recent),
            ]
        )

    async def _sweep(self, kept: PersonId, gone: PersonId) -> None:
        async with self.database.write() as tx:
            await merge_alone(tx)
            await move_all(tx, kept, gone)

    async def _apply(self, number: AccountMoveId, now: datetime) -> None:
        async with self.database.write() as tx:
            await merge_alone(tx)
            seen = await get_account_move(tx, number, hold=True)
            if seen.status is not _W:
                return
            pair = (seen.person, seen.newcomer)
            if await self._conflicts(tx, *pair, takes_account=True):
                await self._fail(tx, seen, now)
                return
            await self._end(tx, seen, _DONE)
            await self._unite(tx, *pair, takes_account=True, by=seen.confirmed_by, now=now)
            await put_letters(tx, _letters(seen, {seen.person: AccountNews.MOVED}, now))

    async def _fail(self, tx: Connection, seen: AccountMove, now: datetime) -> None:
        await self._end(tx, seen, _STOPPED)
        news = dict.fromkeys((seen.confirmed_by, seen.newcomer), AccountNews.FAILED)
        await put_letters(tx, _letters(seen, news, now))

    async def _end(self, tx: Connection, seen: AccountMove, status: MoveStatus) -> None:
        ended = replace(seen, status=status, version=seen.version + 1)
        if not await save_account_move(tx, seen, ended):
            raise OutOfDate

    # ── Two people who are one ─────────────────────────────────────────────────────────────────

    async def search(self, actor: Actor, words: str) -> list[Found]:
        """Returns people of all districts with names like these.

        Raises:
            NotPermitted: the actor is no administrator.
        """
        actor.ensure(Permission.MERGE_PEOPLE)
        async with self.database.read() as connection:
            districts = [one.id for one in await districts_in_use(connection)]
            people = await people_meant(connection, words, districts)
            found = await found_of(connection, [one.id for one in people[:SEARCHED]])
        await self.note_looks(actor.id, Viewed.ACCOUNT, 0, [one.person.id for one in found])
        return found

    async def plan(
        self, actor: Actor, one: PersonId, other: PersonId, *, takes_account: bool = False
    ) -> MergePlan:
        """Returns what would become of two people: the one who came first stays.

        Raises:
            NotPermitted: the actor is no administrator.
            OwnAffair: the actor is one of them, so another administrator merges them.
            MergedMeanwhile: one of them was merged by another administrator.
            NotFound: one of them is not there, or they are the same.
        """
        kept, gone = _in_order(actor, one, other)
        async with self.database.read() as connection:
            plan = await self._plan(connection, kept, gone, takes_account=takes_account)
        await self.note_looks(actor.id, Viewed.ACCOUNT, 0, [kept, gone])
        return plan

    async def merge(
        self, actor: Actor, one: PersonId, other: PersonId, *, takes_account: bool
    ) -> MergePlan:
        """Merges two people. It cannot be undone; the log of changes tells what was moved.

        `takes_account`: of the two accounts, that of the one who came later goes on.

        Raises:
            NotPermitted, OwnAffair, MergedMeanwhile, NotFound: see `plan`.
            TakenTwice: they cannot be one person.
        """
        kept, gone = _in_order(actor, one, other)
        now = self.clock()
        async with self.database.write() as tx:
            await hold_people(tx, kept, gone)
            plan = await self._plan(tx, kept, gone, takes_account=takes_account)
            if plan.conflicts:
                raise TakenTwice
            await self._unite(tx, kept, gone, takes_account=takes_account, by=actor.id, now=now)
        return plan

    async def _plan(
        self, tx: Connection, kept: PersonId, gone: PersonId, *, takes_account: bool
    ) -> MergePlan:
        await ensure_here(tx, kept, gone)
        found = {one.person.id: one for one in await found_of(tx, [kept, gone])}
        if len(found) < 2:  # noqa: PLR2004 - both
            raise NotFound
        doubled = {
            "seats": await self.seats.count(tx, kept, gone),
            "deficits": len(await doubled_deficits(tx, kept, gone)),
        }
        return MergePlan(
            kept=found[kept],
            gone=found[gone],
            has=await counts_of(tx, kept, gone),
            doubled={name: count for name, count in doubled.items() if count},
            conflicts=await self._conflicts(tx, kept, gone, takes_account=takes_account),
        )

    async def _conflicts(
        self, tx: Connection, kept: PersonId, gone: PersonId, *, takes_account: bool
    ) -> tuple[Conflict, ...]:
        found = await conflicts_of(tx, kept, gone)
        accounts = await accounts_of(tx, [kept, gone])
        if accounts.get(kept if takes_account else gone) in self.administrators:
            found.append(Conflict.SETTINGS)
        return tuple(found)

    async def _unite(
        self,
        tx: Connection,
        kept: PersonId,
        gone: PersonId,
        *,
        takes_account: bool,
        by: PersonId,
        now: datetime,
    ) -> None:
        """Merges two people without conflicts, in the caller's transaction."""
        await hold_people(tx, kept, gone)
        for move in await waiting_account_moves(tx, [kept, gone]):
            if {move.person, move.newcomer} == {kept, gone}:
                await self._end(tx, move, _STOPPED)  # the merge is what was asked for
            else:
                await self._fail(tx, move, now)
        for number in await doubled_deficits(tx, kept, gone):
            await self._withdraw(tx, DeficitId(number), now)
        await self.seats.unite(tx, kept, gone, now)
        await end_doubled_roles(tx, kept, gone, by, now)
        stays_account, dropped = await move_account(
            tx, kept, gone, now, takes_account=takes_account
        )
        moved = await move_all(tx, kept, gone)
        tokens = [
            (survey, answered_token(self.sealing, survey, dropped),
             answered_token(self.sealing, survey, stays_account))
            for survey in await open_anonymous_surveys(tx)
        ]  # fmt: skip
        await move_tokens(tx, tokens)
        details = {"person": gone, "takes_account": takes_account, "moved": moved}
        await note_change(tx, now, by, "person", kept, "merged", details)
        await self.requests.workplace_changed(tx, [kept], now)
        log.info("person %d was merged into %d", gone, kept)

    async def _withdraw(self, tx: Connection, number: DeficitId, now: datetime) -> None:
        """Takes back the later of two deficits on one topic."""
        request = await latest_request_about(tx, number)
        if request.status.is_open:
            await self.requests.withdraw(tx, request, now=now, how=How.SYSTEM)
        else:
            deficit = await get_deficit(tx, number)
            await move_by_author(tx, deficit, DeficitStatus.WITHDRAWN, now)


async def found_of(tx: Connection, people: Iterable[PersonId]) -> list[Found]:
    """Returns people with a profile, as those who compare accounts see them."""
    ids = list(people)
    known, acts = await get_people(tx, ids), await last_acts(tx, ids)
    holders = await people_with_roles(tx, ids)
    return [
        Found(person=known[one], last_act=acts.get(one), has_role=one in holders)
        for one in ids
        if one in known and known[one].profile is not None
    ]


def _in_order(actor: Actor, one: PersonId, other: PersonId) -> tuple[PersonId, PersonId]:
    actor.ensure(Permission.MERGE_PEOPLE)
    if one == other:
        raise NotFound
    if actor.id in {one, other}:
        raise OwnAffair
    return (min(one, other), max(one, other))


def _letters(
    move: AccountMove, told: dict[PersonId, AccountNews], now: datetime
) -> list[NewLetter]:
    return [
        new_letter(
            LetterKind.ACCOUNT_NEWS, person, now, f"{move.id}:{news}:{person}",
            move=move.id, news=news,
        )
        for person, news in told.items()
    ]  # fmt: skip
