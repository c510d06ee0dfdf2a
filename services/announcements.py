"""Announcements that are there: what authors, readers and the clock do with them."""

from dataclasses import replace
from datetime import datetime
from functools import partial

from district.announcements import (
    Announcement,
    AnnouncementFacts,
    AnnouncementMove,
    AnnouncementRules,
    AnnouncementStatus,
    Category,
    Content,
    CopyState,
    NewAnnouncement,
    ReportRow,
    Tally,
)
from district.clock import Calendar, Clock
from district.errors import (
    DistrictError,
    NotFound,
    NotInThisState,
    NotPermitted,
    OutOfDate,
)
from district.ids import AnnouncementId, CategoryId, PersonId
from district.letters import LetterKind, NewLetter
from district.pages import Page
from district.recipients import within
from district.recurrence import Recurrence
from district.requests import RequestKind, RequestStatus
from district.roles import Actor, Permission
from services.apart import run_apart
from services.composer import Composer
from services.requests import Requests
from storage.announcements import (
    add_announcement,
    add_press,
    announcements_of,
    categories_in_use,
    due_announcements,
    get_announcement,
    get_category,
    mute,
    muted_by,
    save_announcement,
    set_card,
    unmute,
    unset_card,
)
from storage.copies import close_copies, report_rows, send_unknown_again, tally_of
from storage.database import Connection, Database
from storage.outbox import put_letters
from storage.people import get_actor
from storage.recipients import named
from storage.requests import find_open_request

PAGE = 6
BATCH = 100
"""Announcements that one tick of the clock begins."""
_AHEAD = [one for one in AnnouncementStatus if one.is_ahead or one.is_under_way]
_BEHIND = [one for one in AnnouncementStatus if one not in _AHEAD]
_SCHEDULED, _HELD = AnnouncementStatus.SCHEDULED, AnnouncementStatus.HELD


class Announcements:
    def __init__(
        self,
        *,
        database: Database,
        clock: Clock,
        calendar: Calendar,
        requests: Requests,
        composer: Composer,
        rules: AnnouncementRules,
    ) -> None:
        self._database = database
        self._clock = clock
        self._calendar = calendar
        self._requests = requests
        self._composer = composer
        self._rules = rules

    # ── What is there already ──────────────────────────────────────────────────────────────────

    async def page(self, actor: Actor, *, is_behind: bool, number: int = 0) -> Page[Announcement]:
        """The actor's own: those ahead and under way, or those behind."""
        statuses = _BEHIND if is_behind else _AHEAD
        async with self._database.read() as connection:
            found, total = await announcements_of(
                connection, actor.id, statuses, limit=PAGE, offset=number * PAGE
            )
        return Page(items=tuple(found), total=total, number=number, size=PAGE)

    async def facts(self, actor: Actor, number: AnnouncementId) -> AnnouncementFacts:
        """
        Raises:
            NotFound: not the actor's own.
        """
        async with self._database.read() as connection:
            return await self.facts_of(connection, await _own(connection, actor, number))

    async def facts_of(self, connection: Connection, one: Announcement) -> AnnouncementFacts:
        """As its author sees it now."""
        now = self._clock()
        tally = await tally_of(connection, one) if one.status.was_sent else Tally()
        size = None
        if one.status.is_ahead:
            found = await self._composer.size_of(connection, one.recipients, one.category.id)
            size = found.people
        return AnnouncementFacts(
            announcement=one,
            whom=await named(connection, one.recipients),
            tally=tally,
            size=size,
            now=now,
            seconds_left=round(tally.waiting / self._rules.per_second),
            is_night=one.is_held_by_night(now, self._calendar),
        )

    async def held(self, reader: PersonId, number: AnnouncementId) -> Announcement:
        """What a letter tells its author.

        Raises:
            OutOfDate: it has been released or deleted meanwhile.
            NotFound: not the reader's own.
        """
        async with self._database.read() as connection:
            one = await get_announcement(connection, number)
        if one.author != reader:
            raise NotFound
        if one.status is not AnnouncementStatus.HELD:
            raise OutOfDate
        return one

    async def report(self, actor: Actor, number: AnnouncementId) -> list[ReportRow]:
        """Everybody of the audience, for the author.

        Raises:
            NotFound: not the actor's own.
            NotPermitted: nobody is to know who they are.
        """
        async with self._database.read() as connection:
            one = await _own(connection, actor, number)
            if one.recipients.is_confidential:
                raise NotPermitted(permission=Permission.BROADCAST)
            return await report_rows(connection, number)

    async def move(
        self, actor: Actor, number: AnnouncementId, move: AnnouncementMove
    ) -> Announcement:
        """Holds, releases, pauses, goes on, stops or deletes it.

        Raises:
            NotFound: not the actor's own.
            NotInThisState: it has come further, or is not there yet.
        """
        now = self._clock()
        async with self._database.write() as tx:
            seen = await _own(tx, actor, number, hold=True)
            if seen.status is AnnouncementStatus.ASKED and move is AnnouncementMove.DROP:
                await self._withdraw(tx, seen, now)
                return await get_announcement(tx, number)
            new = seen.moved(move, now)
            if move is AnnouncementMove.SEND_AGAIN:
                if not seen.has_unknown_fate or not await send_unknown_again(tx, number):
                    raise NotInThisState
                new = replace(new, lags=seen.lags)
            if move is AnnouncementMove.RELEASE:
                new = self._after_a_hold(new, now)
            await self._saved(tx, seen, new)
            if move is AnnouncementMove.STOP:
                await close_copies(tx, number, CopyState.STOPPED)
            return await get_announcement(tx, number)

    async def recall(self, actor: Actor, number: AnnouncementId) -> Announcement:
        """
        Raises:
            NotFound: not the actor's own.
            NotInThisState: it is recalled already, or too old for that.
        """
        now = self._clock()
        async with self._database.write() as tx:
            seen = await _own(tx, actor, number, hold=True)
            await self._saved(tx, seen, seen.recalled(now))
            await close_copies(tx, number, CopyState.STOPPED)
            return await get_announcement(tx, number)

    async def edit(self, actor: Actor, number: AnnouncementId, content: Content) -> Announcement:
        """Before it is sent, all of it; afterwards the words, everywhere. What was approved is
        asked for again.

        Raises:
            NotFound: not the actor's own.
            NotInThisState: nobody has it (any more).
            Empty, TooLong: it cannot say that.
        """
        now = self._clock()
        async with self._database.write() as tx:
            seen = await _own(tx, actor, number, hold=True)
            if content == seen.content:
                return seen
            new = seen.edited(content)
            request = await find_open_request(tx, RequestKind.ANNOUNCEMENT, number)
            people, _ = await self._composer.count(tx, seen.recipients, seen.category.id, now)
            is_approved = seen.status in {_SCHEDULED, _HELD} and people > self._rules.alone
            if is_approved:
                new = new.moved(AnnouncementMove.REVISE, now)
            await self._saved(tx, seen, new)
            if is_approved:
                await self._composer.ask(tx, actor, new, now)
            elif request is not None and request.status is RequestStatus.RETURNED:
                await self._requests.resubmit(tx, request, now=now)
            elif request is not None:
                await self._requests.facts_changed(tx, request.id)
            return await get_announcement(tx, number)

    async def set_time(
        self,
        actor: Actor,
        number: AnnouncementId,
        due_at: datetime,
        repeats: Recurrence | None,
    ) -> Announcement:
        """
        Raises:
            NotFound: not the actor's own.
            NotInThisState: it is being sent, or was.
        """
        async with self._database.write() as tx:
            seen = await _own(tx, actor, number, hold=True)
            if not seen.status.is_ahead:
                raise NotInThisState
            await self._saved(tx, seen, replace(seen, due_at=due_at, repeats=repeats))
            return await get_announcement(tx, number)

    async def look_away(self, actor: Actor, message: int) -> None:
        """That message of the author's shows something else now."""
        async with self._database.write() as tx:
            await unset_card(tx, actor.id, message)

    async def follow(self, actor: Actor, number: AnnouncementId, message: int) -> None:
        """That message of the author's shows from now on how far it is."""
        async with self._database.write() as tx:
            one = await _own(tx, actor, number)
            if one.card != message:
                await set_card(tx, number, message)

    async def _withdraw(self, tx: Connection, seen: Announcement, now: datetime) -> None:
        request = await find_open_request(tx, RequestKind.ANNOUNCEMENT, seen.id)
        if request is None:
            raise NotInThisState
        await self._requests.withdraw(tx, request, now=now)

    def _after_a_hold(self, one: Announcement, now: datetime) -> Announcement:
        """What repeats goes on with its next time; what was missed once is sent now."""
        if one.repeats is None:
            return one
        following = one.repeats.after(now, self._calendar)
        return replace(one, due_at=following or one.due_at)

    async def _saved(self, tx: Connection, seen: Announcement, new: Announcement) -> None:
        if not await save_announcement(tx, seen, new):
            raise OutOfDate

    # ── What its readers do ────────────────────────────────────────────────────────────────────

    async def press(self, actor: Actor, number: AnnouncementId, button: int) -> Announcement:
        """
        Raises:
            NotFound: no such announcement, or it has no such button.
        """
        async with self._database.write() as tx:
            one = await get_announcement(tx, number)
            if not 0 <= button < len(one.buttons):
                raise NotFound
            await add_press(tx, number, actor.id, button, self._clock())
            return one

    async def category_of(self, number: AnnouncementId) -> Category:
        """
        Raises:
            NotFound: no such announcement.
        """
        async with self._database.read() as connection:
            return (await get_announcement(connection, number)).category

    async def categories(self) -> tuple[Category, ...]:
        async with self._database.read() as connection:
            return await categories_in_use(connection)

    async def muted(self, actor: Actor) -> frozenset[CategoryId]:
        async with self._database.read() as connection:
            return await muted_by(connection, actor.id)

    async def turn(self, actor: Actor, category: CategoryId, *, is_on: bool) -> Category:
        """Switches a category on or off for the actor.

        Raises:
            NotFound: there is none, or it cannot be switched off.
        """
        async with self._database.write() as tx:
            one = await get_category(tx, category)
            if one.is_important:
                raise NotFound
            if is_on:
                await unmute(tx, actor.id, category)
            else:
                await mute(tx, actor.id, category, self._clock())
            return one

    # ── The clock ──────────────────────────────────────────────────────────────────────────────

    async def tick(self) -> None:
        """Whose time has come is sent; of what was missed while nothing ran, once."""
        now = self._clock()
        async with self._database.read() as connection:
            due = await due_announcements(connection, now, BATCH)
        await run_apart(partial(self._start, seen, now) for seen in due)

    async def _start(self, seen: Announcement, now: datetime) -> None:
        async with self._database.write() as tx:
            if seen.repeats is None:
                await self._begin(tx, seen, now)
            else:
                await self._repeat(tx, seen, now)

    async def _begin(self, tx: Connection, seen: Announcement, now: datetime) -> None:
        if not await self._may_send(tx, seen, now):
            return
        await save_announcement(tx, seen, seen.moved(AnnouncementMove.START, now))

    async def _repeat(self, tx: Connection, seen: Announcement, now: datetime) -> None:
        """The rule moves on by compare-and-set; the time that has come is a row of its own."""
        assert seen.repeats is not None  # noqa: S101 - asked by the caller
        if not await self._may_send(tx, seen, now):
            return
        following = seen.repeats.after(now, self._calendar)
        moved = seen.moved(AnnouncementMove.END, now) if following is None else seen
        if not await save_announcement(tx, seen, replace(moved, due_at=following or seen.due_at)):
            return
        occurrence = NewAnnouncement(
            content=seen.content,
            recipients=seen.recipients,
            category=seen.category.id,
            is_urgent=seen.is_urgent,
            buttons=seen.buttons,
            due_at=seen.due_at,
        )
        number = await add_announcement(
            tx, occurrence, author=seen.author, district=seen.district,
            status=AnnouncementStatus.SCHEDULED, now=now, series=seen.id,
        )  # fmt: skip
        if number is not None:
            made = await get_announcement(tx, number)
            await save_announcement(tx, made, made.moved(AnnouncementMove.START, now))

    async def _may_send(self, tx: Connection, seen: Announcement, now: datetime) -> bool:
        """Whether the author still may write to those people; if not, it is held and they hear."""
        try:
            actor = await get_actor(tx, seen.author, now)
            within(actor, seen.recipients)
        except DistrictError:
            if await save_announcement(tx, seen, seen.moved(AnnouncementMove.HOLD, now)):
                await put_letters(tx, [_held_letter(seen, now)])
            return False
        return True


async def _own(
    connection: Connection, actor: Actor, number: AnnouncementId, *, hold: bool = False
) -> Announcement:
    one = await get_announcement(connection, number, hold=hold)
    if one.author != actor.id:
        raise NotFound
    return one


def _held_letter(one: Announcement, now: datetime) -> NewLetter:
    kind = LetterKind.ANNOUNCEMENT_HELD
    return NewLetter(
        key=f"{kind}:{one.id}:{one.due_at.isoformat()}",
        person=one.author,
        kind=kind,
        payload={"announcement": one.id},
        due_at=now,
    )
