"""Entries: sending, sending again, withdrawing; reading, as far as each reader may."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import partial

from district.calls.call import Call, leads
from district.calls.entry import (
    ENTRY_KIND,
    Agreement,
    Entry,
    EntryMove,
    EntryPupil,
    EntryStatus,
    NewEntry,
    is_same_pupil,
)
from district.calls.kind import EnterBy
from district.calls.review import COUNTED, ReviewStatus
from district.calls.visible import EntryFacts, Reader, redacted, visible
from district.errors import (
    DraftGone,
    EntryLimit,
    NotForYou,
    NotFound,
    OutOfDate,
    PupilTwice,
    QuotaFull,
)
from district.ids import CallId, DraftId, EntryId, MunicipalityId, PersonId
from district.pages import Page
from district.people.roles import Actor, Permission
from district.requests.request import Deciders
from services.apart import run_apart
from services.calls.coauthors import Coauthors
from services.calls.entry_moves import EntryMoves
from services.calls.visible import shown_entry
from services.requests.engine import Requests
from services.service import Service
from storage.calls import entries as stored
from storage.calls.calls import get_call, get_calls
from storage.calls.reviews import reviews_of_entry
from storage.database import Connection
from storage.drafts import drop_draft
from storage.inbox import counted_at, has_waiting_before
from storage.people.people import get_person
from storage.requests.requests import find_open_request

PAGE = 8
LATE = timedelta(hours=1)
"""How long an expiry waits for updates that were received before it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entries(Service):
    requests: Requests
    moves: EntryMoves
    coauthors: Coauthors
    pupils_kept: timedelta = timedelta(days=30)
    """Retention of pupils' initials after the time for appeals."""

    # ── Sending ────────────────────────────────────────────────────────────────────────────────

    async def ensure_may_enter(self, actor: Actor, call: CallId) -> Call:
        """Checks the conditions before the form is begun. Returns the call.

        Raises:
            NotFound: there is no such call.
            CallNotOpen: it does not accept entries now.
            ProfileNeeded, NotForYou, NotAllowed: the actor may not enter.
            EntryLimit, QuotaFull: enough has been sent.
        """
        async with self.database.read() as connection:
            found = await get_call(connection, call)
            await self._ensure_may_enter(connection, actor, found, self.clock())
            return found

    async def submit(
        self, actor: Actor, call: CallId, draft: DraftId, new: NewEntry | None
    ) -> Entry:
        """Sends the entry of a form. Idempotent by `draft`; `new` None: the draft is gone.

        In time is an update that was received before the close.

        Raises:
            DraftGone: the form does not exist and led to no entry.
            PupilTwice: a pupil is in another entry of the call.
            NotOneTeam: a co-author is not of the organization, and the call is for such teams.
            LimitReached: too many requests of the author are open.
            NotFound, CallNotOpen, NotAllowed: see `ensure_may_enter`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            held = await get_call(tx, call, hold=True)
            known = await stored.find_entry_of_draft(tx, draft)
            if known is not None and known.author == actor.id:
                return known
            if new is None or not await drop_draft(tx, draft):
                raise DraftGone
            received = await self._ensure_may_enter(tx, actor, held, now, adds=len(new.pupils))
            profile = actor.profile
            made = Entry(
                id=EntryId(0),
                call=held.id,
                author=actor.id,
                organization=profile.organization.id,
                municipality=profile.municipality.id,
                **new.said(held.topic),
                submitted_at=received,
                draft=draft,
            )
            await _ensure_pupils(tx, held, made, new.pupils, but=None)
            entry = await stored.add_entry(tx, made, new)
            await stored.add_entry_move(
                tx, None, entry, EntryMove.SUBMIT, now, actor.id,
                act=actor.act, answers=entry.answers,
            )  # fmt: skip
            return await self._sent(tx, actor, held, entry, draft, now)

    async def ensure_may_resubmit(self, actor: Actor, entry: EntryId) -> EntryFacts:
        """Checks that a returned entry waits for the actor.

        Raises:
            NotFound: not an entry of the actor.
            OutOfDate: it is not returned, or the days are over.
        """
        async with self.database.read() as connection:
            seen, call = await _own(connection, actor, entry)
            await self._ensure_may_answer(connection, actor, seen, self.clock())
            return await self._facts(connection, actor, seen, call)

    async def resubmit(
        self, actor: Actor, entry: EntryId, draft: DraftId, new: NewEntry | None
    ) -> Entry:
        """Sends a returned entry again. Idempotent: no-op if the draft is gone and the entry waits
        for others.

        Raises:
            NotFound, OutOfDate: see `ensure_may_resubmit`.
            DraftGone, PupilTwice, NotOneTeam, QuotaFull: see `submit`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen, call = await _own(tx, actor, entry, hold=True)
            is_there = await drop_draft(tx, draft)
            if not is_there and seen.status is not EntryStatus.RETURNED:
                return seen
            if new is None or not is_there:
                raise DraftGone
            await self._ensure_may_answer(tx, actor, seen, now)
            if len(new.pupils) > len(await stored.pupils_of_entry(tx, seen.id)):
                await _ensure_quota(tx, call, seen.municipality, len(new.pupils), but=seen.id)
            await _ensure_pupils(tx, call, seen, new.pupils, but=seen.id)
            moved = await stored.move_entry(
                tx,
                seen,
                EntryMove.RESUBMIT,
                now,
                actor.id,
                act=actor.act,
                keeps=("answers",),
                **new.said(call.topic),
                revision=seen.revision + 1,
                answer_by=None,
            )
            await stored.put_parts(tx, seen.id, new)
            request = await find_open_request(tx, ENTRY_KIND, seen.id)
            if request is not None:
                await self.requests.resubmit(tx, request, now=now)
            return await self._sent(
                tx, actor, call, moved, None, now, asks=request is None and moved.code is None
            )

    async def withdraw(self, actor: Actor, entry: EntryId) -> Entry:
        """Takes an entry back, until its outcome is announced. Idempotent.

        Raises:
            NotFound: not an entry of the actor.
            OutOfDate: it has an outcome, or has ended otherwise.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen, _ = await _own(tx, actor, entry, hold=True)
            if seen.status is EntryStatus.WITHDRAWN:
                return seen
            return await self._withdraw(tx, seen, now, actor.id, actor.act)

    async def leave(self, tx: Connection, person: PersonId, now: datetime) -> None:
        """Withdraws the entries of a person who leaves, in the caller's transaction."""
        for seen in await stored.live_entries_of(tx, person):
            if seen.can(EntryMove.WITHDRAW):
                await self._withdraw(tx, seen, now, person, None)

    async def _withdraw(
        self, tx: Connection, seen: Entry, now: datetime, person: PersonId, act: int | None
    ) -> Entry:
        moved = await self.moves.end(tx, seen, EntryMove.WITHDRAW, now, person, act=act)
        request = await find_open_request(tx, ENTRY_KIND, seen.id)
        if request is not None:
            await self.requests.withdraw(tx, request, now=now)
        return moved

    async def _sent(
        self,
        tx: Connection,
        actor: Actor,
        call: Call,
        entry: Entry,
        draft: DraftId | None,
        now: datetime,
        *,
        asks: bool = True,
    ) -> Entry:
        """Invites new co-authors, and asks for the admission, or admits without a gate."""
        await self.coauthors.invite(tx, call, entry, now)
        if not call.has_gate or entry.code is not None:
            return await self.moves.admit(tx, call, entry, now, None)
        if asks:
            await self.requests.submit(
                tx,
                kind=ENTRY_KIND,
                subject_id=entry.id,
                author=actor.person,
                draft=draft,
                now=now,
                district=call.district,
                deciders=Deciders.CURATORS,
            )
        return entry

    async def _ensure_may_enter(
        self, tx: Connection, actor: Actor, call: Call, now: datetime, *, adds: int = 0
    ) -> datetime:
        """Returns the moment that counts."""
        received = await _received(tx, actor, now)
        call.ensure_open(received)
        profile, enter = actor.profile, call.kind.enter
        if profile.municipality.district != call.district:
            raise NotForYou
        roles = {grant.role for grant in actor.grants}
        enter.who.ensure_admits(profile, roles, self.calendar.local(now).date())
        if enter.each_up_to is not None:
            if enter.by is EnterBy.ORGANIZATION:
                place = profile.organization.id
                sent = await stored.count_entries(tx, call.id, place, "organization")
            else:
                sent = await stored.count_entries(tx, call.id, actor.id, "author")
            if sent >= enter.each_up_to:
                raise EntryLimit(limit=enter.each_up_to)
        await _ensure_quota(tx, call, profile.municipality.id, adds)
        return received

    async def _ensure_may_answer(
        self, tx: Connection, actor: Actor, seen: Entry, now: datetime
    ) -> None:
        if seen.status is not EntryStatus.RETURNED or seen.answer_by is None:
            raise OutOfDate
        if await _received(tx, actor, now) >= seen.answer_by:
            raise OutOfDate

    # ── Reading ────────────────────────────────────────────────────────────────────────────────

    async def get(self, actor: Actor, entry: EntryId) -> EntryFacts:
        """
        Raises:
            NotFound: there is no such entry, or the actor may not know of it.
        """
        async with self.database.read() as connection:
            seen = await stored.get_entry(connection, entry)
            facts = await self._facts(
                connection, actor, seen, await get_call(connection, seen.call)
            )
        if not facts.visible.entry:
            raise NotFound
        return facts

    async def own(self, actor: Actor, number: int = 0) -> Page[tuple[Entry, Call]]:
        """Returns a page of the entries in which the actor takes part, the newest first."""
        async with self.database.read() as connection:
            found = await stored.page_of_entries(connection, actor.id, number, PAGE)
            calls = await get_calls(connection, {one.call for one in found.items})
        reader = Reader(person=actor.id, is_author=True)
        return found.map(
            lambda one: (redacted(one, visible(calls[one.call], one, reader)), calls[one.call])
        )

    async def letter_facts(self, reader: PersonId, entry: EntryId) -> EntryFacts:
        """Returns the facts for a letter to the author.

        Raises:
            NotFound: not an entry of the reader.
        """
        async with self.database.read() as connection:
            seen = await stored.get_entry(connection, entry)
            if seen.author != reader:
                raise NotFound
            actor = Actor(person=await get_person(connection, reader))
            return await self._facts(connection, actor, seen, await get_call(connection, seen.call))

    async def _facts(
        self, connection: Connection, actor: Actor, entry: Entry, call: Call
    ) -> EntryFacts:
        people = await stored.people_of_entry(connection, entry.id)
        reviews = await reviews_of_entry(connection, entry.id)
        own = [one for one in reviews if one.expert == actor.id and one.status in COUNTED]
        counted = [one for one in reviews if one.status in COUNTED]
        reader = Reader(
            person=actor.id,
            is_author=entry.author == actor.id,
            is_coauthor=any(
                one.person == actor.id and one.state is not Agreement.REFUSED for one in people
            ),
            is_expert_of=bool(own),
            is_stage_over=bool(own)
            and all(
                one.status is ReviewStatus.GIVEN
                for one in counted
                if one.stage in {each.stage for each in own}
            ),
            is_curator=leads(actor, call),
            has_own_entry=await stored.has_own_entry(connection, call.id, actor.id),
            is_council=_votes(actor, call),
        )
        facts = await shown_entry(connection, call, entry, reader, people)
        at_stage = [one for one in counted if one.stage == entry.stage]
        stage = call.kind.stage(entry.stage)
        needed = max(len(at_stage), stage.least if stage is not None and stage.experts else 0)
        given = sum(one.status is ReviewStatus.GIVEN for one in at_stage)
        return replace(
            facts,
            progress=(given, needed) if facts.visible.progress and needed else None,
            comments=tuple(
                one.to_author
                for one in reviews
                if facts.visible.to_author and one.status is ReviewStatus.GIVEN and one.to_author
            ),
        )

    # ── Clock ──────────────────────────────────────────────────────────────────────────────────

    async def tick(self) -> None:
        """Ends what waited for its author too long."""
        now = self.clock()
        async with self.database.read() as connection:
            due = await stored.due_entries(connection, now)
        await run_apart(partial(self._lapse, one, now) for one in due)

    async def forget_pupils(self) -> None:
        """Retention: deletes the initials of pupils whose time for appeals ended long ago."""
        now = self.clock()
        async with self.database.read() as connection:
            held = await get_calls(connection, await stored.calls_with_initials(connection))
        for call in held.values():
            before = now - self.pupils_kept - timedelta(days=call.kind.rules.appeal_days)
            async with self.database.write() as tx:
                await stored.forget_entry_pupils(tx, call.id, before)

    async def _lapse(self, entry: EntryId, now: datetime) -> None:
        async with self.database.write() as tx:
            seen = await stored.get_entry(tx, entry, hold=True)
            if seen.answer_by is None or seen.answer_by > now:
                return
            if now - seen.answer_by < LATE and await has_waiting_before(tx, seen.answer_by):
                return
            if seen.status is EntryStatus.OFFERED:
                await self.moves.decline(tx, seen, now, None)
                return
            request = await find_open_request(tx, ENTRY_KIND, seen.id)
            await self.moves.end(tx, seen, EntryMove.EXPIRE, now, None)
            if request is not None:
                await self.requests.expire(tx, request, now=now)
            else:
                await self.moves.tell(tx, seen, "expired", now)


async def _own(
    tx: Connection, actor: Actor, entry: EntryId, *, hold: bool = False
) -> tuple[Entry, Call]:
    """Locks the call before the entry, as an admission does.

    Raises:
        NotFound: not an entry of the actor.
    """
    peeked = await stored.get_entry(tx, entry)
    if peeked.author != actor.id:
        raise NotFound
    call = await get_call(tx, peeked.call, hold=hold)
    return (await stored.get_entry(tx, entry, hold=True) if hold else peeked), call


async def _received(tx: Connection, actor: Actor, now: datetime) -> datetime:
    """Returns when the actor's update counts: a message by Telegram's date, a press by receipt."""
    if actor.act is None:
        return now
    return await counted_at(tx, actor.act) or now


async def _ensure_quota(
    tx: Connection,
    call: Call,
    municipality: MunicipalityId,
    pupils: int,
    *,
    but: EntryId | None = None,
) -> None:
    """
    Raises:
        QuotaFull: with one more entry, or these pupils, the municipality has too many.
    """
    enter = call.kind.enter
    if enter.quota is None:
        return
    by_pupils = enter.by is EnterBy.PUPILS
    sent = await stored.count_entries(
        tx, call.id, municipality, "municipality", pupils=by_pupils, but=but
    )
    if sent + (max(pupils, 1) if by_pupils else 1) > enter.quota:
        raise QuotaFull(limit=enter.quota)


async def _ensure_pupils(
    tx: Connection, call: Call, entry: Entry, pupils: Sequence[EntryPupil], *, but: EntryId | None
) -> None:
    """
    Raises:
        PupilTwice: a pupil of the organization is in two entries of the call, or twice in one.
    """
    if not pupils:
        return
    known = await stored.pupils_of_organization(tx, call.id, entry.organization, but=but)
    for one in pupils:
        if any(is_same_pupil(one, other) for other in known):
            raise PupilTwice(pupil=one.initials or "")
        known.append(one)


def _votes(actor: Actor, call: Call) -> bool:
    within = actor.districts_with(Permission.VOTE)
    return within is None or call.district in within
