"""Announcements: what their authors do with them, and what the clock does."""

import logging
from collections.abc import Collection
from dataclasses import replace
from datetime import date, datetime

from district.activities import Activity
from district.announcement_form import AnnouncementEntered
from district.announcements import (
    WEEK,
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
from district.drafts import Form
from district.errors import (
    DistrictError,
    DraftGone,
    NobodyThere,
    NotFound,
    NotInThisState,
    NotPermitted,
    OutOfDate,
    TooManyImportant,
)
from district.ids import AnnouncementId, CategoryId, DistrictId, DraftId, OrganizationId, PersonId
from district.letters import LetterKind, NewLetter
from district.pages import Page
from district.people import Person
from district.recipients import FEWEST, MOST_SAVED, SAMPLE, Recipients, Size, Whom, widest, within
from district.recurrence import Recurrence
from district.requests import RequestKind, RequestStatus
from district.roles import Actor, Permission
from district.territory import Organization
from services.requests import Requests
from storage.activities import activities_made_in
from storage.announcements import (
    add_announcement,
    add_press,
    announcements_of,
    categories_in_use,
    count_important,
    drop_audience,
    due_announcements,
    find_announcement_of_draft,
    get_announcement,
    mute,
    muted_by,
    save_announcement,
    save_audience,
    saved_audiences,
    set_card,
    unmute,
    unset_card,
)
from storage.copies import close_copies, report_rows, send_unknown_again, tally_of
from storage.database import Connection, Database
from storage.drafts import drop_draft, hold_draft
from storage.organizations import find_organization_facts, list_organizations
from storage.outbox import put_letters
from storage.people import get_actor
from storage.recipients import count_people, named, some_people
from storage.requests import find_open_request

log = logging.getLogger(__name__)

PAGE = 6
FOUND = 8
"""Organizations that a search shows."""
ACTIVITIES = 30
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
        rules: AnnouncementRules,
    ) -> None:
        self._database = database
        self._clock = clock
        self._calendar = calendar
        self._requests = requests
        self._rules = rules

    # ── What is composed ───────────────────────────────────────────────────────────────────────

    async def categories(self) -> tuple[Category, ...]:
        async with self._database.read() as connection:
            return await categories_in_use(connection)

    async def size(self, actor: Actor, recipients: Recipients, category: CategoryId) -> Size:
        """
        Raises:
            NotPermitted: the actor may not write to those people.
        """
        async with self._database.read() as connection:
            return await self._size(connection, within(actor, recipients), category)

    async def whom(self, actor: Actor, recipients: Recipients) -> Whom:
        """With names, as the actor may ask for them.

        Raises:
            NotPermitted: as `size`.
        """
        async with self._database.read() as connection:
            return await named(connection, within(actor, recipients))

    async def sample(self, actor: Actor, recipients: Recipients) -> list[Person]:
        """Some of those who would get it, by name.

        Raises:
            NotPermitted: as `size`; or nobody is to know who they are.
        """
        wanted = within(actor, recipients)
        if wanted.is_confidential:
            raise NotPermitted(permission=Permission.BROADCAST)
        now = self._clock()
        async with self._database.read() as connection:
            return await some_people(connection, wanted, SAMPLE, today=self._today(now), now=now)

    async def organizations(
        self, actor: Actor, *, search: str = "", ids: Collection[OrganizationId] = ()
    ) -> tuple[list[Organization], list[Organization]]:
        """Those of the actor's reach whose names have every word of `search`, and those of `ids`.

        Raises:
            NotPermitted: the actor writes to nobody.
        """
        bounds = widest(actor)
        own = bounds.municipalities[0] if bounds.municipalities else None
        async with self._database.read() as connection:
            found, _ = await list_organizations(
                connection,
                search=search,
                limit=FOUND if search else 0,
                offset=0,
                within=bounds.districts or None,
                municipality=own,
            )
            chosen = [await find_organization_facts(connection, one) for one in ids]
        return [one.organization for one in found], [one.organization for one in chosen if one]

    async def activities(self, actor: Actor) -> list[Activity]:
        """Those of the actor's district, of every status, the latest first.

        Raises:
            NotPermitted: the actor writes to nobody.
        """
        async with self._database.read() as connection:
            district = _district_of(actor, widest(actor))
            return await activities_made_in(connection, district, ACTIVITIES)

    async def saved(self, actor: Actor) -> list[tuple[int, str, Recipients]]:
        async with self._database.read() as connection:
            return await saved_audiences(connection, actor.id)

    async def save(self, actor: Actor, name: str, recipients: Recipients) -> None:
        """Under that name from now on; the oldest names give way when there are too many."""
        wanted = within(actor, recipients)
        async with self._database.write() as tx:
            await save_audience(tx, actor.id, name, wanted)
            kept = sorted(await saved_audiences(tx, actor.id))
            for number, *_ in kept[: max(0, len(kept) - MOST_SAVED)]:
                await drop_audience(tx, actor.id, number)

    async def forget(self, actor: Actor, number: int) -> None:
        async with self._database.write() as tx:
            await drop_audience(tx, actor.id, number)

    async def ensure_possible(self, actor: Actor, entered: AnnouncementEntered) -> None:
        """
        Raises:
            BadInput, NotPermitted: it cannot be sent as it stands.
        """
        now = self._clock()
        new = entered.new(self._calendar, now)
        async with self._database.read() as connection:
            await self._checked(connection, actor, new, now)

    async def make(self, actor: Actor, draft_id: DraftId) -> Announcement:
        """What the form holds is sent, scheduled, or shown to a second pair of eyes first; the same
        form again answers the same announcement.

        Raises:
            NotPermitted: the actor may not write to those people.
            NobodyThere, TooManyImportant, BadInput: it cannot be sent like that.
            DraftGone: no such form, and nothing was made of it.
        """
        now = self._clock()
        async with self._database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.ANNOUNCEMENT)
            known = await find_announcement_of_draft(tx, draft_id)
            if known is not None and known.author == actor.id:
                return known
            if draft is None or draft.id != draft_id:
                raise DraftGone
            entered = AnnouncementEntered.read(draft.answers)
            new = entered.new(self._calendar, now)
            new, people = await self._checked(tx, actor, new, now)
            made = await self._added(tx, actor, new, draft_id, people, now)
            await drop_draft(tx, draft_id)
            return made

    async def _added(
        self,
        tx: Connection,
        actor: Actor,
        new: NewAnnouncement,
        draft: DraftId,
        people: int,
        now: datetime,
    ) -> Announcement:
        district = _district_of(actor, new.recipients)
        is_asked = people > self._rules.alone
        first = AnnouncementStatus.ASKED if is_asked else AnnouncementStatus.SCHEDULED
        number = await add_announcement(
            tx, new, author=actor.id, district=district, status=first, now=now, draft=draft
        )
        if number is None:
            raise OutOfDate
        made = await get_announcement(tx, number)
        if is_asked:
            await self._ask(tx, actor, made, now)
        elif made.due_at <= now and made.repeats is None:
            await save_announcement(tx, made, made.moved(AnnouncementMove.START, now))
        return await get_announcement(tx, number)

    async def _ask(self, tx: Connection, actor: Actor, one: Announcement, now: datetime) -> None:
        await self._requests.submit(
            tx,
            kind=RequestKind.ANNOUNCEMENT,
            subject_id=one.id,
            author=actor.person,
            draft=None,
            now=now,
            district=one.district,
        )

    async def _checked(
        self, connection: Connection, actor: Actor, new: NewAnnouncement, now: datetime
    ) -> tuple[NewAnnouncement, int]:
        """With an audience that is within the author's reach, and its size."""
        recipients = within(actor, new.recipients)
        category = await _category(connection, new.category)
        people, _ = await self._count(connection, recipients, category.id, now)
        if people == 0:
            raise NobodyThere
        if category.is_important:
            district = _district_of(actor, recipients)
            limit = self._rules.important_per_week
            due = new.due_at
            if await count_important(connection, district, due - WEEK, due + WEEK) >= limit:
                raise TooManyImportant(limit=limit)
        is_urgent = new.is_urgent and category.is_important
        return replace(new, recipients=recipients, is_urgent=is_urgent), people

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
            size = (await self._size(connection, one.recipients, one.category.id)).people
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
            people, _ = await self._count(tx, seen.recipients, seen.category.id, now)
            is_approved = seen.status in {_SCHEDULED, _HELD} and people > self._rules.alone
            if is_approved:
                new = new.moved(AnnouncementMove.REVISE, now)
            await self._saved(tx, seen, new)
            if is_approved:
                await self._ask(tx, actor, new, now)
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

    async def muted(self, actor: Actor) -> frozenset[CategoryId]:
        async with self._database.read() as connection:
            return await muted_by(connection, actor.id)

    async def turn(self, actor: Actor, category: CategoryId, *, is_on: bool) -> Category:
        """Switches a category on or off for the actor.

        Raises:
            NotFound: there is none, or it cannot be switched off.
        """
        async with self._database.write() as tx:
            one = await _category(tx, category)
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
        for seen in due:
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

    # ── Counting ───────────────────────────────────────────────────────────────────────────────

    async def _size(
        self, connection: Connection, recipients: Recipients, category: CategoryId
    ) -> Size:
        people, muted = await self._count(connection, recipients, category, self._clock())
        if not recipients.is_confidential:
            return Size(people=people, muted=muted)
        return Size(people=people if people >= FEWEST else None, muted=None)

    async def _count(
        self,
        connection: Connection,
        recipients: Recipients,
        category: CategoryId,
        now: datetime,
    ) -> tuple[int, int]:
        return await count_people(connection, recipients, category, today=self._today(now), now=now)

    def _today(self, now: datetime) -> date:
        return self._calendar.local(now).date()


async def _own(
    connection: Connection, actor: Actor, number: AnnouncementId, *, hold: bool = False
) -> Announcement:
    one = await get_announcement(connection, number, hold=hold)
    if one.author != actor.id:
        raise NotFound
    return one


async def _category(connection: Connection, category: CategoryId) -> Category:
    for one in await categories_in_use(connection):
        if one.id == category:
            return one
    raise NotFound


def _district_of(actor: Actor, recipients: Recipients) -> DistrictId:
    """Whose limits hold, and whose second pair of eyes is asked."""
    if recipients.districts:
        return recipients.districts[0]
    for grant in actor.grants:
        if grant.scope.municipality in recipients.municipalities and grant.scope.district:
            return grant.scope.district
    raise NotPermitted(permission=Permission.BROADCAST)


def _held_letter(one: Announcement, now: datetime) -> NewLetter:
    kind = LetterKind.ANNOUNCEMENT_HELD
    return NewLetter(
        key=f"{kind}:{one.id}:{one.due_at.isoformat()}",
        person=one.author,
        kind=kind,
        payload={"announcement": one.id},
        due_at=now,
    )
