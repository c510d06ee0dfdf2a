"""Calls: opened, changed, extended and cancelled by those who lead them; read by all."""

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from district.calls.call import (
    NOBODY,
    PATIENCE,
    Call,
    CallMove,
    CallStatus,
    districts_of,
    leads,
    outage_at_close,
)
from district.calls.entry import ENTRY_KIND, EntryMove
from district.calls.entry_form import about_call
from district.calls.kind import Kind
from district.calls.opening import CLOSES, new_call
from district.drafts import Form
from district.errors import DraftGone, NotPermitted, OutOfDate, Past
from district.forms import Entered
from district.ids import CallId, DraftId
from district.letters import LetterKind, new_letter
from district.pages import Page
from district.people.roles import Actor, Permission
from services.calls.entry_moves import EntryMoves
from services.calls.leading import tell_leaders
from services.requests.engine import Requests
from services.service import Service
from storage.calls import calls as stored
from storage.calls.entries import entries_of_call
from storage.database import Connection
from storage.drafts import drop_draft, people_with_draft
from storage.outbox import put_letters
from storage.requests.requests import find_open_request

log = logging.getLogger(__name__)

SEARCHED = 100
"""Limit of calls that a search looks at."""
ON_PAGE = 8
PULSE = "calls"
OUTAGE = timedelta(minutes=10)
"""A shorter outage prolongs nothing."""
SETTLING = timedelta(minutes=5)
"""Letters about a close wait for what was received before it and is still being handled."""
TOLD = frozenset({CallStatus.PUBLISHED, CallStatus.JUDGED, CallStatus.ANNOUNCED})
"""Statuses of calls that all see."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calls(Service):
    requests: Requests
    moves: EntryMoves

    # ── Leading ────────────────────────────────────────────────────────────────────────────────

    async def open(self, actor: Actor, draft: DraftId, form: tuple[Kind, Entered] | None) -> Call:
        """Publishes a call of a kind. Idempotent by `draft`, which is dropped. `form`: None if it
        was sent before.

        Raises:
            NotPermitted: the actor leads no calls.
            DraftGone: it was cancelled.
            Empty, Past: see `new_call`.
        """
        now, district = self.clock(), actor.own_district(Permission.LEAD_CALLS)
        async with self.database.write() as tx:
            known = await stored.find_call_of_draft(tx, draft)
            if known is not None and known.created_by == actor.id:
                return known
            if form is None:
                raise DraftGone
            by: dict[str, Any] = {"district": district, "created_by": actor.id, "draft": draft}
            call = await stored.add_call(tx, new_call(*form, now, self.calendar, **by))
            move = CallMove.PUBLISH
            await stored.add_call_entry(tx, None, call, move, now, actor.id, act=actor.act)
            await drop_draft(tx, draft)
            return call

    async def change(
        self, actor: Actor, call: CallId, move: CallMove, terms: Callable[[Call], dict[str, Any]]
    ) -> Call:
        """Changes a published call; people with an entry or a draft are told, if there is anything
        new. Idempotent by the update. `terms`: returns what becomes of the call as it is now.

        Raises:
            NotPermitted, NotFound: the actor does not lead it.
            NotLater, Past: the close would be earlier than it is, or is over.
            OutOfDate: it is judged, or what was answered would be gone.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await self._led(tx, actor, call)
            if actor.act and await stored.is_call_act_done(tx, call, actor.id, actor.act):
                return seen
            changes = terms(seen)
            closes = changes.get("closes_at")
            if closes and seen.closes_at and seen.closes_at < closes <= now:
                raise Past
            if seen.can(move) and replace(seen, **changes) == seen:
                return seen
            return await self._moved(tx, seen, move, now, actor, **changes)

    async def extend(self, actor: Actor, call: CallId, days: int) -> Call:
        """Sets a close as many days later, at the end of a day, see `change`."""
        now = self.clock()

        def later(seen: Call) -> dict[str, Any]:
            last = self.calendar.local(max(seen.closes_at or now, now)).date()
            return seen.closing(self.calendar.at(last + timedelta(days=days), CLOSES))

        return await self.change(actor, call, CallMove.EXTEND, later)

    async def cancel(self, actor: Actor, call: CallId, reason: str) -> Call:
        """Cancels a call; its entries are annulled. Authors are told, also those of drafts.
        Idempotent.

        Raises:
            NotPermitted, NotFound: the actor does not lead it.
            OutOfDate: the results are announced.
            Empty, TooLong: of the reason.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await self._led(tx, actor, call)
            if seen.status is CallStatus.CANCELLED:
                return seen
            for entry in await entries_of_call(tx, call):
                if not entry.status.is_live:
                    continue
                await self.moves.end(tx, entry, EntryMove.ANNUL, now, actor.id, reason=reason)
                await self.moves.tell(tx, entry, "cancelled", now)
                request = await find_open_request(tx, ENTRY_KIND, entry.id)
                if request is not None:
                    await self.requests.expire(tx, request, now=now)
            return await self._moved(tx, seen, CallMove.CANCEL, now, actor, reason=reason)

    async def end_empty(self, actor: Actor, call: CallId) -> Call:
        """Ends a closed call that has no entries, or no longer any. Idempotent.

        Raises:
            NotPermitted, NotFound: the actor does not lead it.
            OutOfDate: it is open, or there are entries.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await self._led(tx, actor, call)
            if seen.status is CallStatus.CANCELLED:
                return seen
            if not await stored.empty_calls(tx, now, [call]):
                raise OutOfDate
            return await self._moved(tx, seen, CallMove.CANCEL, now, actor, reason=NOBODY)

    # ── Reading ────────────────────────────────────────────────────────────────────────────────

    async def get(self, call: CallId) -> Call:
        """
        Raises:
            NotFound: there is no such call.
        """
        async with self.database.read() as connection:
            return await stored.get_call(connection, call)

    async def open_call(self, call: CallId) -> Call:
        """
        Raises:
            NotFound: there is no such call.
            OutOfDate: it takes no entries now.
        """
        found = await self.get(call)
        if not found.is_open(self.clock()):
            raise OutOfDate
        return found

    async def get_for(self, actor: Actor, call: CallId, move: CallMove) -> Call:
        """Returns a call that the actor may move.

        Raises:
            NotPermitted, NotFound: the actor does not lead it.
            OutOfDate: there is no such move any more.
        """
        async with self.database.read() as connection:
            found = await self._led(connection, actor, call, hold=False)
        if not found.can(move):
            raise OutOfDate
        return found

    async def open_now(self, actor: Actor, number: int = 0) -> Page[Call]:
        """Returns a page of the calls that accept entries, the first to close first."""
        async with self.database.read() as connection:
            found = await stored.open_calls(connection, districts_of(actor), self.clock())
        return Page.of(found, number, ON_PAGE)

    async def page(self, actor: Actor, number: int = 0) -> Page[Call]:
        """Returns a page of all calls, the newest first; those who lead also see cancelled ones."""
        within = actor.districts_with(Permission.LEAD_CALLS)
        statuses = TOLD if within == frozenset() else set(CallStatus)
        async with self.database.read() as connection:
            return await stored.list_calls(
                connection, districts_of(actor), statuses, number, ON_PAGE
            )

    async def told_to(self, actor: Actor) -> list[Call]:
        """Returns the newest published calls of the actor's districts."""
        async with self.database.read() as connection:
            districts = districts_of(actor)
            found = await stored.list_calls(connection, districts, TOLD, 0, SEARCHED)
        return list(found.items)

    async def changed(self, call: CallId, version: int) -> tuple[Call, Call | None]:
        """Returns a call for the letter about a version, and the call as it was before that."""
        async with self.database.read() as connection:
            found = await stored.get_call(connection, call)
            return found, await stored.call_before(connection, found, version)

    async def empty_of(self, calls: Iterable[Call]) -> frozenset[CallId]:
        """Returns which of the calls have closed without entries."""
        now = self.clock()
        closed = [one.id for one in calls if one.has_closed(now)]
        if not closed:
            return frozenset()
        async with self.database.read() as connection:
            return frozenset(await stored.empty_calls(connection, now, closed))

    async def found_empty(self, call: CallId) -> Call:
        """Returns a call for the letter that it has closed without entries.

        Raises:
            OutOfDate: it was prolonged, or there are entries.
        """
        seen = await self.get(call)
        if seen.reason != NOBODY and not await self.empty_of([seen]):
            raise OutOfDate
        return seen

    # ── The clock ──────────────────────────────────────────────────────────────────────────────

    async def tick(self) -> None:
        """Prolongs the calls whose close an outage has covered, by the length of the outage; tells
        of the others that they have closed, or that their last entry went away since, and ends
        those that have had none for long.
        """
        now = self.clock()
        async with self.database.write() as tx:
            last = await stored.last_pulse(tx, PULSE)
            after = last or now
            moved = after - SETTLING
            before = min(now - PATIENCE, moved)  # who was not told yet still has the time
            found = await stored.calls_to_close(
                tx, after=after, moved=moved, before=before, now=now
            )
            for one in found:
                seen = await stored.get_call(tx, one.call, hold=True)
                if one.is_given_up:
                    ended = await self._moved(tx, seen, CallMove.CANCEL, now, None, reason=NOBODY)
                    kind, mark = LetterKind.CALL_EMPTY, f"{one.call}:ended"
                    await tell_leaders(tx, ended, kind, mark, now, call=one.call)
                elif not await self._prolong(tx, seen, last, now):
                    await self._tell_closed(tx, seen, one.last_move, now + SETTLING)
            await stored.put_pulse(tx, PULSE, now)

    async def _prolong(
        self, tx: Connection, seen: Call, last: datetime | None, now: datetime
    ) -> bool:
        length = seen.closes_at and outage_at_close(seen.closes_at, last, now, OUTAGE)
        if not length or not seen.closes_at:
            return False
        later = seen.closing(seen.closes_at + length)
        await self._moved(tx, seen, CallMove.PROLONG, now, None, **later)
        log.warning("call %s prolonged by %s: an outage covered its close", seen.id, length)
        return True

    async def _tell_closed(
        self, tx: Connection, call: Call, last_move: int | None, at: datetime
    ) -> None:
        """Writes to those whose entry was not sent, and to curators if there is none, or the last
        one has gone away. Idempotent until entries move again.
        """
        drafting = await people_with_draft(tx, Form.ENTRY, about_call(call.id))
        mark, kind = f"{call.id}:{call.closes_at}", LetterKind.ENTRY_UNSENT
        unsent = [
            new_letter(kind, one, at, f"{mark}:{one}", call=call.id, closed=True)
            for one in drafting
        ]
        await put_letters(tx, unsent)
        if await stored.empty_calls(tx, at, [call.id]):
            mark = f"{mark}:{last_move}"
            await tell_leaders(tx, call, LetterKind.CALL_EMPTY, mark, at, call=call.id)

    # ── Inner ──────────────────────────────────────────────────────────────────────────────────

    async def _led(self, tx: Connection, actor: Actor, call: CallId, *, hold: bool = True) -> Call:
        seen = await stored.get_call(tx, call, hold=hold)
        if not leads(actor, seen):
            raise NotPermitted(permission=Permission.LEAD_CALLS)
        return seen

    async def _moved(
        self,
        tx: Connection,
        seen: Call,
        move: CallMove,
        now: datetime,
        actor: Actor | None,
        **changes: Any,
    ) -> Call:
        """Moves a call, and writes to the people with an entry or a draft; `actor` None: the
        clock.
        """
        by, act = (actor.id, actor.act) if actor else (None, None)
        note, kind = changes.get("reason"), LetterKind.CALL_CHANGED
        call = await stored.move_call(tx, seen, move, now, by, note=note, act=act, **changes)
        authors = {one.author for one in await entries_of_call(tx, call.id) if one.status.is_live}
        drafting = await people_with_draft(tx, Form.ENTRY, about_call(call.id))
        mark, facts = f"{call.id}:{call.version}", {"call": call.id, "version": call.version}
        people = sorted(authors | set(drafting))
        letters = [new_letter(kind, one, now, f"{mark}:{one}", **facts) for one in people]
        await put_letters(tx, letters)
        return call
