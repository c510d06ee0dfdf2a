"""Composing an announcement: audience, saved audiences, creation."""

import json
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date, datetime

from district.activities.activity import Activity, ActivityStatus
from district.activities.organizers import may_hold
from district.announcements.announcement import (
    Announcement,
    AnnouncementRules,
    AnnouncementStatus,
    NewAnnouncement,
)
from district.announcements.form import announcement_entered, named_in, new_announcement
from district.announcements.recipients import MOST_SAVED, SAMPLE, Recipients, Whom, widest, within
from district.disclosure import Audience
from district.drafts import Form, unsent
from district.errors import NobodyThere, NotPermitted, OutOfDate
from district.forms import Entered
from district.ids import AnnouncementId, CategoryId, DistrictId, DraftId, OrganizationId
from district.people.person import Person
from district.people.roles import Actor, Permission
from district.people.views import Viewed
from district.territory import Organization
from services.announcements.launching import Launching
from services.disclosure import disclosure_to, ensure_wide_for, is_narrow_for
from services.people.organization_search import organization_page
from services.service import Service
from storage.activities.activities import activities_made_in, activities_opened_to
from storage.announcements.announcements import (
    add_announcement,
    drop_audience,
    find_announcement_of_draft,
    get_announcement,
    get_category,
    latest_recipients,
    save_audience,
    saved_audiences,
)
from storage.announcements.recipients import (
    count_in_large_places,
    count_people,
    count_untold,
    named,
    some_people,
)
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.mentions import ensure_agreed
from storage.people.organization_words import Within
from storage.people.organizations import organizations_among
from storage.territory import hold_municipality

LATEST, LATEST_READ = 3, 20
"""Limit of audiences offered again, and of announcements searched for them."""
FOUND = 60
"""Limit of organizations found by a search."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Composer(Service):
    launching: Launching
    rules: AnnouncementRules

    # ── Audience ───────────────────────────────────────────────────────────────────────────────

    async def audience(
        self, actor: Actor, recipients: Recipients, category: CategoryId
    ) -> Audience:
        """Returns the audience as the actor may see it.

        Raises:
            NotPermitted: the actor may not write to these people.
        """
        wanted = within(actor, recipients)
        async with self.database.read() as connection:
            disclosure = await disclosure_to(connection, actor, wanted)
            now = self.clock()
            people, muted = await self.count(connection, wanted, category, now)
            untold = 0
            if disclosure.is_open:
                untold = await count_untold(
                    connection, wanted, category, today=self._today(now), now=now
                )
            else:
                people = await count_in_large_places(
                    connection, wanted, category, today=self._today(now), now=now
                )
            return Audience(
                whom=await named(connection, wanted),
                disclosure=disclosure,
                size=disclosure.told(people),
                muted=muted if disclosure.is_open else 0,
                untold=untold,
                is_too_narrow=await is_narrow_for(connection, actor, wanted),
            )

    async def ensure_wide(self, actor: Actor, recipients: Recipients) -> None:
        """Checks the width.

        Raises:
            NotPermitted: the actor may not write to these people.
            TooNarrow: the audience could single out one person.
        """
        wanted = within(actor, recipients)
        async with self.database.read() as connection:
            await ensure_wide_for(connection, actor, wanted)

    async def sample(self, actor: Actor, recipients: Recipients) -> list[Person]:
        """Returns a sample of recipients, sorted by name.

        Raises:
            NotPermitted: see `audience`; or the actor may not see names.
        """
        wanted = within(actor, recipients)
        now = self.clock()
        async with self.database.read() as connection:
            if not (await disclosure_to(connection, actor, wanted)).names:
                raise NotPermitted(permission=Permission.BROADCAST)
            found = await some_people(connection, wanted, SAMPLE, today=self._today(now), now=now)
        await self.note_looks(actor.id, Viewed.RECIPIENTS, 0, [one.id for one in found])
        return found

    async def organizations(
        self,
        actor: Actor,
        recipients: Recipients,
        *,
        search: str = "",
        ids: Collection[OrganizationId] = (),
    ) -> tuple[list[Organization], list[Organization]]:
        """Returns organizations in the actor's reach that `search` means, and those in `ids`.

        Raises:
            NotPermitted: the actor may not write announcements.
        """
        bounds = replace(widest(actor), districts=within(actor, recipients).districts)
        own = bounds.municipalities[:1] or None
        async with self.database.read() as connection:
            chosen = [one.organization for one in await organizations_among(connection, ids)]
            if not search:
                return [], chosen
            reach = Within(districts=bounds.districts or None, municipalities=own)
            found = await organization_page(connection, search, reach, number=0, size=FOUND)
        return [one.organization for one in found.items], chosen

    async def activities(self, actor: Actor, recipients: Recipients) -> list[Activity]:
        """Returns activities of the recipients' district, the soonest first, and those opened to
        it; drafts only to their organizers.

        Raises:
            NotPermitted: the actor may not write announcements.
        """
        async with self.database.read() as connection:
            district = _district_of(actor, within(actor, recipients))
            now = self.clock()
            made = await activities_made_in(connection, district, now)
            made += await activities_opened_to(connection, district, now)
        return [
            one for one in made if one.status is not ActivityStatus.DRAFT or may_hold(actor, one)
        ]

    async def latest(self, actor: Actor, but: Recipients) -> list[tuple[AnnouncementId, Whom]]:
        """Returns the last audiences that the actor wrote to and may write to, each once."""
        async with self.database.read() as connection:
            found = await latest_recipients(connection, actor.id, LATEST_READ)
            last: dict[str, tuple[AnnouncementId, Whom]] = {}
            for number, recipients in found:
                key = json.dumps(recipients.plain(), sort_keys=True)
                if recipients == but or key in last or len(last) == LATEST:
                    continue
                with suppress(NotPermitted):
                    wanted = within(actor, recipients)
                    last[key] = (number, await named(connection, wanted))
        return [*last.values()]

    async def saved(self, actor: Actor) -> list[tuple[int, str, Recipients]]:
        async with self.database.read() as connection:
            return await saved_audiences(connection, actor.id)

    async def save(self, actor: Actor, name: str, recipients: Recipients) -> None:
        """Saves an audience under a name; deletes the oldest beyond the limit.

        Raises:
            NotPermitted, TooNarrow: see `ensure_wide`.
        """
        wanted = within(actor, recipients)
        async with self.database.write() as tx:
            await ensure_wide_for(tx, actor, wanted)
            await save_audience(tx, actor.id, name, wanted)
            kept = sorted(await saved_audiences(tx, actor.id))
            for number, *_ in kept[: max(0, len(kept) - MOST_SAVED)]:
                await drop_audience(tx, actor.id, number)

    async def forget(self, actor: Actor, number: int) -> None:
        async with self.database.write() as tx:
            await drop_audience(tx, actor.id, number)

    async def count(
        self, connection: Connection, recipients: Recipients, category: CategoryId, now: datetime
    ) -> tuple[int, int]:
        """Returns how many would receive it and how many more have muted the category."""
        return await count_people(connection, recipients, category, today=self._today(now), now=now)

    def _today(self, now: datetime) -> date:
        return self.calendar.local(now).date()

    # ── Creation ───────────────────────────────────────────────────────────────────────────────

    async def ensure_possible(self, actor: Actor, entered: Entered) -> None:
        """Checks the input.

        Raises:
            BadInput, NotPermitted: it cannot be sent like this.
        """
        now = self.clock()
        new = new_announcement(entered, self.calendar, now)
        async with self.database.read() as connection:
            await self._checked(connection, actor, new, now)

    async def make(self, actor: Actor, draft_id: DraftId) -> Announcement:
        """Sends or schedules the announcement of a form, or submits it for approval. Idempotent by
        `draft_id`.

        Raises:
            NotPermitted: the actor may not write to these people.
            NobodyThere, TooNarrow, TooManyImportant, BadInput: it cannot be sent like this.
            DraftGone: the form does not exist and led to no announcement.
        """
        now = self.clock()
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.ANNOUNCEMENT)
            known = await find_announcement_of_draft(tx, draft_id)
            if known is not None and known.author == actor.id:
                return known
            draft = unsent(draft, draft_id)
            entered = announcement_entered(draft)
            mention = named_in(entered)
            await ensure_agreed(tx, mention)
            new = replace(new_announcement(entered, self.calendar, now), mention=mention)
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
        district = await self._held_district(tx, actor, new.recipients)
        is_asked = self.launching.needs_second_person(new.recipients, people)
        number = await add_announcement(
            tx,
            new,
            author=actor.id,
            district=district,
            status=AnnouncementStatus.ASKED if is_asked else AnnouncementStatus.SCHEDULED,
            now=now,
            draft=draft,
            asked_people=people if is_asked else None,
        )
        if number is None:
            raise OutOfDate
        made = await get_announcement(tx, number)
        if is_asked:
            await self.launching.ask(tx, actor, made, now)
        elif made.repeats is None:
            await self.launching.begin(tx, made, now)
        return await get_announcement(tx, number)

    @staticmethod
    async def _held_district(tx: Connection, actor: Actor, recipients: Recipients) -> DistrictId:
        """Variant of `_district_of` after which no municipality moves away until the transaction
        ends.
        """
        held = None
        if not recipients.districts and len(recipients.municipalities) == 1:
            held = await hold_municipality(tx, recipients.municipalities[0])
        return held or _district_of(actor, recipients)

    async def _checked(
        self, connection: Connection, actor: Actor, new: NewAnnouncement, now: datetime
    ) -> tuple[NewAnnouncement, int]:
        """Returns the announcement with its audience limited to the author's reach,
        and its size.
        """
        recipients = within(actor, new.recipients)
        category = await get_category(connection, new.category)
        await ensure_wide_for(connection, actor, recipients)
        people, _ = await self.count(connection, recipients, category.id, now)
        if people == 0 and (await disclosure_to(connection, actor, recipients)).is_open:
            raise NobodyThere
        if category.is_important:
            district = _district_of(actor, recipients)
            await self.launching.ensure_rare(connection, district, new.due_at)
        is_urgent = new.is_urgent and category.is_important
        return replace(new, recipients=recipients, is_urgent=is_urgent), people


def _district_of(actor: Actor, recipients: Recipients) -> DistrictId:
    """Returns the district whose limits and approvers apply."""
    if recipients.districts:
        return recipients.districts[0]
    for grant in actor.grants:
        if grant.scope.municipality in recipients.municipalities and grant.scope.district:
            return grant.scope.district
    raise NotPermitted(permission=Permission.BROADCAST)
