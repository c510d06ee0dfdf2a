"""Starting announcements: checks of the author's rights, of age, and the approval of large ones."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from district.announcements.announcement import (
    ANNOUNCEMENT_KIND,
    WEEK,
    Announcement,
    AnnouncementMove,
    AnnouncementRules,
    AnnouncementStatus,
    NewAnnouncement,
)
from district.announcements.recipients import Recipients, within
from district.clock import Calendar
from district.disclosure import Disclosure, Told
from district.errors import DistrictError, OutOfDate, TooManyImportant
from district.ids import AnnouncementId, DistrictId, SurveyId
from district.letters import LetterKind, new_letter
from district.people.roles import Actor
from district.requests.deficits import FEW
from district.requests.request import Deciders, Request, RequestStatus
from services.disclosure import ensure_wide_for
from services.requests.engine import Requests
from storage.announcements.announcements import (
    add_announcement,
    count_important,
    get_announcement,
    save_announcement,
)
from storage.announcements.copies import count_copies, count_copies_in_large_places
from storage.announcements.recipients import count_in_large_places, count_people
from storage.database import Connection
from storage.mentions import ensure_agreed
from storage.outbox import put_letters
from storage.people.people import get_actor
from storage.requests.requests import find_open_request
from storage.surveys.surveys import open_surveys

_S, _M = AnnouncementStatus, AnnouncementMove
_LETTERS: Mapping[AnnouncementMove, LetterKind] = {
    _M.HOLD: LetterKind.ANNOUNCEMENT_HELD,
    _M.MISS: LetterKind.ANNOUNCEMENT_LATE,
    _M.REVISE: LetterKind.ANNOUNCEMENT_GROWN,
}
"""Letters to the author about moves made by the clock."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Launching:
    """Runs in the caller's transaction, which must hold the announcement."""

    calendar: Calendar
    requests: Requests
    rules: AnnouncementRules

    # ── Approval ───────────────────────────────────────────────────────────────────────────────

    async def people_of(self, connection: Connection, one: Announcement, now: datetime) -> int:
        """Returns the number of people with a copy, or, before planning, of those who would get
        one.
        """
        if one.is_planned:
            return await count_copies(connection, one.id)
        today = self.calendar.local(now).date()
        people, _ = await count_people(
            connection, one.recipients, one.category.id, today=today, now=now
        )
        return people

    async def told_of(
        self, connection: Connection, one: Announcement, disclosure: Disclosure, now: datetime
    ) -> Told:
        """Returns that number as far as it may be shown.

        For a private condition, municipalities with fewer than `FEW` people are left out: otherwise
        the total minus other counts would reveal them.
        """
        if disclosure.is_open:
            return disclosure.told(await self.people_of(connection, one, now))
        if one.is_planned:
            return disclosure.told(await count_copies_in_large_places(connection, one.id))
        today = self.calendar.local(now).date()
        people = await count_in_large_places(
            connection, one.recipients, one.category.id, today=today, now=now
        )
        return disclosure.told(people)

    def needs_second_person(self, recipients: Recipients, people: int) -> bool:
        """Returns whether a second approval is required: for many people, or for any audience
        selected by a difficulty, whatever its size.
        """
        return people > self._most_alone or recipients.topic is not None

    def needs_approval(self, one: Announcement, people: int) -> bool:
        """Returns whether approval is missing.

        Growth below the limit is ignored, because the count of a small audience must not be
        revealed.
        """
        if not self.needs_second_person(one.recipients, people):
            return False
        counted = people if people > self._most_alone else 0
        return not one.is_approved_for(counted, self.rules.growth)

    @property
    def _most_alone(self) -> int:
        return max(self.rules.alone, FEW)

    async def ask(self, tx: Connection, actor: Actor, one: Announcement, now: datetime) -> None:
        """Submits a request for the current content, or updates the open one."""
        request = await find_open_request(tx, ANNOUNCEMENT_KIND, one.id)
        if request is None:
            await self.requests.submit(
                tx,
                kind=ANNOUNCEMENT_KIND,
                subject_id=one.id,
                author=actor.person,
                draft=None,
                now=now,
                district=one.district,
                deciders=Deciders.APPROVERS,
            )
        elif request.status is RequestStatus.RETURNED:
            await self.requests.resubmit(tx, request, now=now)
        else:
            await self.requests.facts_changed(tx, request.id)

    async def change(
        self, tx: Connection, actor: Actor, seen: Announcement, new: Announcement, now: datetime
    ) -> None:
        """Saves a change by the author. Above the limit it needs approval before it takes effect.

        Raises:
            OutOfDate: the announcement has changed since `seen` was read.
        """
        people = await self.people_of(tx, new, now)
        if new.status in {_S.SCHEDULED, _S.HELD} and self.needs_approval(new, people):
            new = new.moved(_M.REVISE, now)
        is_asked = new.status is _S.ASKED or new.proposed is not None
        if is_asked:
            new = replace(new, asked_people=people)
        await saved(tx, seen, new)
        if is_asked:
            await self.ask(tx, actor, new, now)

    async def find_request(self, tx: Connection, one: Announcement) -> Request | None:
        return await find_open_request(tx, ANNOUNCEMENT_KIND, one.id)

    async def ensure_rare(
        self,
        connection: Connection,
        district: DistrictId,
        due_at: datetime,
        *,
        but: AnnouncementId | None = None,
    ) -> None:
        """Checks the limit of «важное» around a time; `but` is not counted.

        Raises:
            TooManyImportant: the limit is reached.
        """
        limit = self.rules.important_per_week
        since, until = due_at - WEEK, due_at + WEEK
        if await count_important(connection, district, since, until, but=but) >= limit:
            raise TooManyImportant(limit=limit)

    # ── Start ──────────────────────────────────────────────────────────────────────────────────

    async def begin(self, tx: Connection, seen: Announcement, now: datetime) -> None:
        """Starts a scheduled announcement that is due, or holds it, marks it late or requests
        approval, with a letter to the author.

        A repeating announcement is rescheduled, and its latest missed or due time becomes a
        separate announcement.
        """
        if seen.status is not _S.SCHEDULED or seen.due_at > now:
            return
        try:
            actor = await get_actor(tx, seen.author, now)
            await ensure_wide_for(tx, actor, within(actor, seen.recipients))
            await ensure_agreed(tx, seen.mention)
        except DistrictError:
            await self._put_off(tx, seen, _M.HOLD, now)
            return
        if seen.repeats is None:
            await self._begin_one(tx, actor, seen, now)
        else:
            await self._begin_latest(tx, actor, seen, now)

    async def _begin_one(
        self, tx: Connection, actor: Actor, seen: Announcement, now: datetime
    ) -> None:
        if seen.is_late(now):
            await self._put_off(tx, seen, _M.MISS, now)
        elif not await self._asks_for_approval(tx, actor, seen, now):
            await saved(tx, seen, seen.moved(_M.START, now))
            await open_surveys(tx, _surveys_in(seen), seen.id, now)

    async def _begin_latest(
        self, tx: Connection, actor: Actor, seen: Announcement, now: datetime
    ) -> None:
        assert seen.repeats is not None  # noqa: S101 - checked by the caller
        latest = seen.repeats.latest(seen.due_at, now, self.calendar)
        is_late = replace(seen, due_at=latest).is_late(now)
        if not is_late and await self._asks_for_approval(tx, actor, seen, now):
            return
        following = seen.repeats.after(now, self.calendar)
        moved = seen.moved(_M.END, now) if following is None else seen
        await saved(tx, seen, replace(moved, due_at=following or seen.due_at))
        made = await self._occurrence(tx, seen, latest, now)
        if made is None:
            return
        if is_late:
            await self._put_off(tx, made, _M.MISS, now)
        else:
            started = made.moved(_M.START, now)
            await saved(tx, made, replace(started, approved=made.fingerprint))
            await open_surveys(tx, _surveys_in(made), made.id, now)

    async def _occurrence(
        self, tx: Connection, seen: Announcement, due_at: datetime, now: datetime
    ) -> Announcement | None:
        """Returns None if the series already has an announcement for that time."""
        occurrence = NewAnnouncement(
            content=seen.content,
            recipients=seen.recipients,
            category=seen.category.id,
            is_urgent=seen.is_urgent,
            buttons=seen.buttons,
            campaign=seen.campaign,
            mention=seen.mention,
            due_at=due_at,
        )
        number = await add_announcement(
            tx, occurrence, author=seen.author, district=seen.district, status=_S.SCHEDULED,
            now=now, series=seen.id, asked_people=seen.asked_people,
        )  # fmt: skip
        return None if number is None else await get_announcement(tx, number)

    async def _asks_for_approval(
        self, tx: Connection, actor: Actor, seen: Announcement, now: datetime
    ) -> bool:
        """Requests approval if the given one does not cover the content or the size.

        Returns whether it did.
        """
        people = await self.people_of(tx, seen, now)
        if not self.needs_approval(seen, people):
            return False
        await self._put_off(tx, seen, _M.REVISE, now, asked_people=people)
        await self.ask(tx, actor, seen, now)
        return True

    async def _put_off(
        self,
        tx: Connection,
        seen: Announcement,
        move: AnnouncementMove,
        now: datetime,
        *,
        asked_people: int | None = None,
    ) -> None:
        moved = seen.moved(move, now)
        await saved(tx, seen, replace(moved, asked_people=asked_people or seen.asked_people))
        kind = _LETTERS[move]
        letter = new_letter(
            kind,
            seen.author,
            now,
            f"{seen.id}:{seen.due_at.isoformat()}:{seen.revision}",
            announcement=seen.id,
        )
        await put_letters(tx, [letter])


def _surveys_in(one: Announcement) -> list[SurveyId]:
    return [button.survey for button in one.buttons if button.survey is not None]


async def saved(tx: Connection, seen: Announcement, new: Announcement) -> None:
    """Saves the announcement.

    Raises:
        OutOfDate: it has changed since `seen` was read.
    """
    if not await save_announcement(tx, seen, new):
        raise OutOfDate
