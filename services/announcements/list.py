"""Existing announcements: actions of authors, readers and the clock."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

from district.announcements.announcement import (
    Announcement,
    AnnouncementFacts,
    AnnouncementMove,
    AnnouncementRules,
    AnnouncementStatus,
    ButtonKind,
    Category,
    Content,
    CopyState,
    ReportRow,
    Tally,
)
from district.announcements.recurrence import Recurrence
from district.disclosure import HIDDEN
from district.errors import NotFound, NotInThisState, NotPermitted, OutOfDate
from district.ids import AnnouncementId, CategoryId, PersonId
from district.pages import Page
from district.people.roles import Actor, Permission
from services.announcements.launching import Launching, saved
from services.apart import run_apart
from services.disclosure import disclosure_to, disclosure_to_author, may_list
from services.requests.engine import Requests
from services.service import Service
from storage.announcements.announcements import (
    add_press,
    announcements_of,
    categories_in_use,
    due_announcements,
    get_announcement,
    get_category,
    mute,
    muted_by,
    set_card,
    unmute,
    unset_card,
)
from storage.announcements.copies import (
    close_copies,
    has_copy,
    open_copies_again,
    report_rows,
    tally_of,
)
from storage.announcements.recipients import named
from storage.database import Connection
from storage.mentions import ensure_agreed, is_agreed
from storage.people.people import get_actor

PAGE = 6
BATCH = 100
"""Limit of announcements started per tick."""
_AHEAD = [one for one in AnnouncementStatus if one.is_ahead or one.is_under_way]
_BEHIND = [one for one in AnnouncementStatus if one not in _AHEAD]
_S, _M = AnnouncementStatus, AnnouncementMove


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcements(Service):
    requests: Requests
    launching: Launching
    rules: AnnouncementRules

    # ── Authors ────────────────────────────────────────────────────────────────────────────────

    async def page(self, actor: Actor, *, is_behind: bool, number: int = 0) -> Page[Announcement]:
        """Returns a page of the actor's announcements: finished ones, or planned and
        running ones.
        """
        statuses = _BEHIND if is_behind else _AHEAD
        async with self.database.read() as connection:
            found, total = await announcements_of(
                connection, actor.id, statuses, limit=PAGE, offset=number * PAGE
            )
        return Page(items=tuple(found), total=total, number=number, size=PAGE)

    async def facts(self, actor: Actor, number: AnnouncementId) -> AnnouncementFacts:
        """Returns the facts of an announcement.

        Raises:
            NotFound: it is not the actor's own.
        """
        async with self.database.read() as connection:
            return await self.facts_of(connection, await _own(connection, actor, number))

    async def facts_of(self, connection: Connection, one: Announcement) -> AnnouncementFacts:
        """Returns the facts as the author may see them now."""
        now = self.clock()
        author = await get_actor(connection, one.author, now)
        told = await disclosure_to(connection, author, one.recipients)
        size, tally = HIDDEN, Tally()
        is_starting = one.status is AnnouncementStatus.SENDING and not one.is_planned
        if one.status.is_ahead or is_starting or not told.is_open:
            size = await self.launching.told_of(connection, one, told, now)
        if one.status.was_sent and told.is_open:
            tally = await tally_of(connection, one)
            hidden = await _hidden_presses(connection, author, one)
            tally = replace(tally, presses=_told(tally.presses, hidden))
        return AnnouncementFacts(
            announcement=one,
            whom=await named(connection, one.recipients),
            disclosure=told,
            tally=tally,
            size=size,
            now=now,
            seconds_left=round(tally.waiting / self.rules.per_second),
            is_night=one.is_held_by_night(now, self.calendar),
        )

    async def put_off(
        self, reader: PersonId, number: AnnouncementId, status: AnnouncementStatus
    ) -> tuple[Announcement, bool]:
        """Returns the facts for a letter about an announcement that did not start, and whether the
        person whom it names does not agree any more.

        Raises:
            OutOfDate: its status has changed since.
            NotFound: it is not the reader's own.
        """
        async with self.database.read() as connection:
            one = await get_announcement(connection, number)
            agrees = await is_agreed(connection, one.mention)
        if one.author != reader:
            raise NotFound
        if one.status is not status:
            raise OutOfDate
        return one, not agrees

    async def report(self, actor: Actor, number: AnnouncementId) -> list[ReportRow]:
        """Returns a row per person of the audience.

        Raises:
            NotFound: it is not the actor's own.
            NotPermitted: the actor may not see names.
        """
        async with self.database.read() as connection:
            one = await _own(connection, actor, number)
            if not (await disclosure_to(connection, actor, one.recipients)).names:
                raise NotPermitted(permission=Permission.BROADCAST)
            hidden = await _hidden_presses(connection, actor, one)
            rows = await report_rows(connection, number)
        return [
            replace(row, pressed=tuple(one for one in row.pressed if one not in hidden))
            for row in rows
        ]

    async def move(
        self, actor: Actor, number: AnnouncementId, move: AnnouncementMove
    ) -> Announcement:
        """Applies a move of the author: hold, release, pause, resume, stop, delete, send late, or
        drop a proposed edit.

        Raises:
            NotFound: it is not the actor's own.
            NotInThisState: its status does not allow the move.
            NameNotAgreed: it names a person who does not agree any more.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await _own(tx, actor, number, hold=True)
            if move is _M.LEAVE or (move is _M.DROP and seen.status is _S.ASKED):
                await self._withdraw(tx, seen, now)
                return await get_announcement(tx, number)
            new = seen.moved(move, now)
            match move:
                case _M.SEND_AGAIN:
                    await self._open_again(tx, seen, CopyState.UNKNOWN)
                case _M.SEND_LATE if seen.status is not _S.LATE:
                    await self._open_again(tx, seen, CopyState.TOO_OLD)
                case _M.STOP:
                    await close_copies(tx, number, CopyState.STOPPED)
                case _M.RELEASE:
                    await ensure_agreed(tx, seen.mention)
                    new = self._after_a_hold(new, now)
            if move is _M.SEND_LATE:
                await self.launching.change(tx, actor, seen, new, now)
                await self.launching.begin(tx, await get_announcement(tx, number), now)
            else:
                await saved(tx, seen, new)
            return await get_announcement(tx, number)

    async def leave(self, tx: Connection, person: PersonId, now: datetime) -> None:
        """Stops announcements of a person being erased, in the caller's transaction."""
        under_way = [one for one in AnnouncementStatus if one.is_under_way]
        for one in (await announcements_of(tx, person, under_way, limit=BATCH))[0]:
            seen = await get_announcement(tx, one.id, hold=True)
            await saved(tx, seen, seen.moved(_M.STOP, now))
            await close_copies(tx, seen.id, CopyState.STOPPED)

    async def recall(self, actor: Actor, number: AnnouncementId) -> Announcement:
        """Recalls the announcement.

        Raises:
            NotFound: it is not the actor's own.
            NotInThisState: it is already recalled, or too old.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await _own(tx, actor, number, hold=True)
            if seen.proposed is not None:
                await self._withdraw(tx, seen, now)
                seen = await get_announcement(tx, number)
            await saved(tx, seen, seen.recalled(now))
            await close_copies(tx, number, CopyState.STOPPED)
            return await get_announcement(tx, number)

    async def edit(self, actor: Actor, number: AnnouncementId, content: Content) -> Announcement:
        """Edits the content; after sending also in all copies. Above the limit an edit needs
        approval first, and copies stay unchanged until then.

        Raises:
            NotFound: it is not the actor's own.
            NotInThisState: it has no copies (any more).
            Empty, TooLong: the content is not valid.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await _own(tx, actor, number, hold=True)
            if content == seen.wanted.content:
                return seen
            people = await self.launching.people_of(tx, seen, now)
            if seen.status.was_sent and self.launching.needs_second_person(seen.recipients, people):
                new = seen.proposing(content, now)
            else:
                new = seen.edited(content)
            await self.launching.change(tx, actor, seen, new, now)
            return await get_announcement(tx, number)

    async def set_time(
        self, actor: Actor, number: AnnouncementId, due_at: datetime, repeats: Recurrence | None
    ) -> Announcement:
        """Changes the time. Above the limit this needs approval like an edit.

        Raises:
            NotFound: it is not the actor's own.
            NotInThisState: sending has begun.
            TooManyImportant: the limit of «важное» around that time is reached.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await _own(tx, actor, number, hold=True)
            if not seen.status.is_ahead:
                raise NotInThisState
            if seen.category.is_important:
                await self.launching.ensure_rare(tx, seen.district, due_at, but=seen.id)
            new = seen.moved(_M.RELEASE, now) if seen.status is _S.LATE else seen
            new = replace(new, due_at=due_at, repeats=repeats)
            await self.launching.change(tx, actor, seen, new, now)
            return await get_announcement(tx, number)

    async def detach_card(self, actor: Actor, message: int) -> None:
        """Stops updating the author's card in that message: it shows another screen now."""
        async with self.database.write() as tx:
            await unset_card(tx, actor.id, message)

    async def follow(self, actor: Actor, number: AnnouncementId, message: int) -> None:
        """Makes that message of the author the card that shows the progress."""
        async with self.database.write() as tx:
            one = await _own(tx, actor, number)
            if one.card != message:
                await set_card(tx, number, message)

    async def _withdraw(self, tx: Connection, seen: Announcement, now: datetime) -> None:
        request = await self.launching.find_request(tx, seen)
        if request is None:
            raise NotInThisState
        await self.requests.withdraw(tx, request, now=now)

    async def _open_again(self, tx: Connection, seen: Announcement, state: CopyState) -> None:
        """Requeues copies in a state.

        For a hidden audience it is not revealed whether there are any.
        """
        if not seen.allows_resending:
            raise NotInThisState
        told = await disclosure_to_author(tx, seen.author, seen.recipients, self.clock())
        if not await open_copies_again(tx, seen.id, state) and told.is_open:
            raise NotInThisState

    def _after_a_hold(self, one: Announcement, now: datetime) -> Announcement:
        """Reschedules a repeating announcement to its next time; a single one keeps its time."""
        if one.repeats is None:
            return one
        following = one.repeats.after(now, self.calendar)
        return replace(one, due_at=following or one.due_at)

    # ── Readers ────────────────────────────────────────────────────────────────────────────────

    async def press(
        self, actor: Actor, number: AnnouncementId, button: int, kind: ButtonKind
    ) -> Announcement:
        """Counts a press of a person who has a copy.

        Raises:
            NotFound: the actor has no copy, or there is no such button.
        """
        async with self.database.write() as tx:
            one = await get_announcement(tx, number)
            is_there = 0 <= button < len(one.buttons) and one.buttons[button].kind is kind
            if not is_there or not await has_copy(tx, number, actor.id):
                raise NotFound
            await add_press(tx, number, actor.id, button, self.clock())
            return one

    async def category_of(self, actor: Actor, number: AnnouncementId) -> Category:
        """Returns the category of an announcement.

        Raises:
            NotFound: the actor has no copy of it.
        """
        async with self.database.read() as connection:
            if not await has_copy(connection, number, actor.id):
                raise NotFound
            return (await get_announcement(connection, number)).category

    async def categories(self) -> tuple[Category, ...]:
        async with self.database.read() as connection:
            return await categories_in_use(connection)

    async def muted(self, actor: Actor) -> frozenset[CategoryId]:
        async with self.database.read() as connection:
            return await muted_by(connection, actor.id)

    async def turn(self, actor: Actor, category: CategoryId, *, is_on: bool) -> Category:
        """Mutes or unmutes a category for the actor.

        Raises:
            NotFound: there is no such category, or it cannot be muted.
        """
        async with self.database.write() as tx:
            one = await get_category(tx, category)
            if one.is_important:
                raise NotFound
            if is_on:
                await unmute(tx, actor.id, category)
            else:
                await mute(tx, actor.id, category, self.clock())
            return one

    # ── Clock ──────────────────────────────────────────────────────────────────────────────────

    async def tick(self) -> None:
        """Starts due announcements, each in its own transaction."""
        now = self.clock()
        async with self.database.read() as connection:
            due = await due_announcements(connection, now, BATCH)
        await run_apart(partial(self._begin, one.id, now) for one in due)

    async def _begin(self, number: AnnouncementId, now: datetime) -> None:
        async with self.database.write() as tx:
            await self.launching.begin(tx, await get_announcement(tx, number, hold=True), now)


async def _hidden_presses(
    connection: Connection, author: Actor, one: Announcement
) -> frozenset[int]:
    """Returns indexes of sign-up buttons for activities that the author does not organize: their
    presses are visible only to people who may see the participants.
    """
    hidden = {
        place
        for place, button in enumerate(one.buttons)
        if not await may_list(connection, author, button.activity)
    }
    return frozenset(hidden)


def _told(presses: Mapping[int, int | None], hidden: frozenset[int]) -> dict[int, int | None]:
    return {**presses, **dict.fromkeys(hidden)}


async def _own(
    connection: Connection, actor: Actor, number: AnnouncementId, *, hold: bool = False
) -> Announcement:
    one = await get_announcement(connection, number, hold=hold)
    if one.author != actor.id:
        raise NotFound
    return one
