"""Programmes: making one, its activities, signing up for all of it, the hours a person has done."""

from collections.abc import Sequence
from dataclasses import dataclass

from district.activities.activity import Activity, ActivityStatus
from district.activities.curriculum import (
    Curriculum,
    CurriculumFacts,
    Part,
    Progress,
    curriculum_of,
)
from district.activities.enrolments import EnrolmentStatus
from district.activities.organizers import district_of, may_make
from district.drafts import Form, unsent
from district.errors import NotAllowed, NotFound, NotPermitted, OutOfDate, ProgrammeCertified
from district.forms import entered_of
from district.ids import ActivityId, CurriculumId, DraftId
from district.pages import Page
from district.people.roles import Actor, Permission
from district.topics import Area
from services.activities.curriculum_certificates import tell_of_curriculum
from services.activities.enrolling import Enrolling
from services.requests.deficits import Deficits
from services.service import Service
from storage.activities.activities import get_activities, get_activity
from storage.activities.curricula import (
    activities_of,
    activities_to_add,
    add_curriculum,
    drop_curriculum,
    find_curriculum_of_draft,
    get_curriculum,
    hours_attended,
    latest_question,
    page_of_curricula,
    put_activity,
    take_activity,
)
from storage.activities.curriculum_certificates import has_certificates
from storage.activities.enrolments import enrolments_in, enrolments_of
from storage.changes import note_change
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.topics import get_topics

PAGE = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class SignedUp:
    facts: CurriculumFacts
    joined: int
    """Activities in which the person has a seat, a place in the queue or a request now."""
    left: int
    """Activities for which the person signs up alone: they ask something, or are at the time of
    another one.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class Curricula(Service):
    enrolling: Enrolling
    deficits: Deficits

    # ── Reading ────────────────────────────────────────────────────────────────────────────────

    async def page(self, actor: Actor, number: int = 0) -> Page[Progress]:
        """Returns a page of programmes of the actor's district with the actor's own hours, the
        newest first: agreed ones, and for organizers all.

        Raises:
            ProfileNeeded: the actor's district is not known.
        """
        agreed_in = {actor.profile.place.district}
        async with self.database.read() as connection:
            page = await page_of_curricula(connection, agreed_in, actor.districts, number, PAGE)
            hours = await hours_attended(connection, actor.id)
        return page.map(lambda one: one.progress(hours.get(one.id, 0)))

    async def get(self, actor: Actor, number: CurriculumId) -> CurriculumFacts:
        """
        Raises:
            NotFound: there is none, or the actor may not see it yet.
        """
        async with self.database.read() as connection:
            return await self._facts(connection, actor, number)

    async def _facts(
        self, connection: Connection, actor: Actor, number: CurriculumId
    ) -> CurriculumFacts:
        found = await get_curriculum(connection, number)
        keeps = _keeps(actor, found)
        if not (keeps or found.is_agreed):
            raise NotFound
        numbers = await activities_of(connection, number)
        held = (await get_activities(connection, numbers)).values()
        mine = {
            one.activity: one.status
            for one in await enrolments_of(connection, actor.id, EnrolmentStatus)
        }
        topics = await get_topics(connection, found.topics)
        shown = [one for one in held if keeps or one.status is not ActivityStatus.DRAFT]
        shown.sort(key=lambda one: (one.starts_at, one.id))
        return CurriculumFacts(
            curriculum=found,
            topics=tuple(topics[one] for one in found.topics if one in topics),
            parts=tuple(Part(activity=one, status=mine.get(one.id)) for one in shown),
            question=await latest_question(connection, found) if keeps else None,
            keeps=keeps,
            now=self.clock(),
        )

    async def kept(self, actor: Actor, number: CurriculumId) -> CurriculumFacts:
        """Returns a programme that the actor may change.

        Raises:
            NotPermitted, NotFound: the actor does not organize activities there.
        """
        facts = await self.get(actor, number)
        _ensure_keeps(actor, facts.curriculum)
        return facts

    async def areas(self) -> Sequence[Area]:
        return await self.deficits.areas()

    # ── Signing up ─────────────────────────────────────────────────────────────────────────────

    async def sign_up(self, actor: Actor, number: CurriculumId) -> SignedUp:
        """Signs up for every activity that can be joined by a press, one by one. Idempotent.

        Raises:
            NotFound: there is no such programme.
        """
        before = await self.get(actor, number)
        busy = [activity for activity, _ in await self.enrolling.own(actor)]
        joined = left = 0
        for part in before.to_join:
            if part.activity.is_at_the_time_of_any(busy, before.now):
                left += 1
                continue
            try:
                await self.enrolling.sign_up(actor, part.activity.id)
            except (NotAllowed, OutOfDate):
                left += 1
            else:
                joined += 1
                busy.append(part.activity)
        return SignedUp(facts=await self.get(actor, number), joined=joined, left=left)

    # ── Keeping ────────────────────────────────────────────────────────────────────────────────

    def ensure_may_make(self, actor: Actor) -> None:
        """
        Raises:
            NotPermitted: the actor organizes no activities.
        """
        if not may_make(actor):
            raise NotPermitted(permission=Permission.MAKE_ACTIVITIES)

    async def make(self, actor: Actor, draft_id: DraftId) -> CurriculumFacts:
        """Stores the programme of a form. Idempotent by `draft_id`.

        Raises:
            NotPermitted: the actor may not create activities.
            DraftGone: the form does not exist and led to no programme.
            OutOfDate: an answer is missing.
        """
        now, district = self.clock(), district_of(actor)
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.CURRICULUM)
            known = await find_curriculum_of_draft(tx, draft_id)
            if known is None:
                draft = unsent(draft, draft_id)
                new = curriculum_of(entered_of(draft), draft_id, district, actor.id, now)
                known = await add_curriculum(tx, new)
                await note_change(tx, now, actor.id, "curriculum", known.id, "made")
                await drop_draft(tx, draft_id)
            return await self._facts(tx, actor, known.id)

    async def choices(self, actor: Actor, number: CurriculumId, page: int) -> Page[Activity]:
        """Returns a page of activities that may be added; before the council agrees only drafts.

        Raises:
            NotPermitted, NotFound: the actor does not organize activities there.
        """
        async with self.database.read() as connection:
            found = await get_curriculum(connection, number)
            _ensure_keeps(actor, found)
            ids = await activities_to_add(connection, found.district, _addable(found))
            shown = Page.of(ids, page, PAGE)
            held = await get_activities(connection, shown.items)
        items = tuple(held[one] for one in shown.items)
        return Page(items=items, total=shown.total, number=shown.number, size=shown.size)

    async def change(
        self, actor: Actor, number: CurriculumId, activity: ActivityId, *, is_added: bool
    ) -> CurriculumFacts:
        """Adds an activity to the programme or takes it out. Idempotent.

        Raises:
            NotPermitted, NotFound: the actor does not organize activities there.
            OutOfDate: it cannot be added any more.
            ProgrammeCertified: it was held, and certificates rest on it.
        """
        now = self.clock()
        async with self.database.write() as tx:
            held = await get_activity(tx, activity, hold=True)
            found = await get_curriculum(tx, number, hold=True)
            _ensure_keeps(actor, found)
            if not is_added:
                is_over = held.status is ActivityStatus.OVER
                if is_over and await has_certificates(tx, number):
                    raise ProgrammeCertified
                changed = await take_activity(tx, number, activity)
            else:
                if held.curriculum is not None and held.curriculum.id == number:
                    return await self._facts(tx, actor, number)
                is_free = held.curriculum is None and held.district == found.district
                if not is_free or held.status not in _addable(found):
                    raise OutOfDate
                changed = await put_activity(tx, number, activity)
                if held.status is ActivityStatus.OVER:
                    came = await enrolments_in(tx, activity, [EnrolmentStatus.ATTENDED])
                    await tell_of_curriculum(tx, found, [one.person for one in came], now)
            if changed:
                what = "added" if is_added else "taken"
                await note_change(
                    tx, now, actor.id, "curriculum", number, what, {"activity": activity}
                )
            return await self._facts(tx, actor, number)

    async def drop(self, actor: Actor, number: CurriculumId) -> None:
        """Deletes a programme that the council has not agreed to; its activities stay.

        Raises:
            NotPermitted, NotFound: the actor does not organize activities there.
            OutOfDate: the council has agreed to it, or votes on it.
        """
        async with self.database.write() as tx:
            found = await get_curriculum(tx, number, hold=True)
            _ensure_keeps(actor, found)
            question = await latest_question(tx, found)
            if found.is_agreed or (question is not None and question.is_waiting):
                raise OutOfDate
            await drop_curriculum(tx, number)
            await note_change(tx, self.clock(), actor.id, "curriculum", number, "dropped")


def _keeps(actor: Actor, found: Curriculum) -> bool:
    return found.district in actor.districts


def _ensure_keeps(actor: Actor, found: Curriculum) -> None:
    if not _keeps(actor, found):
        raise NotPermitted(permission=Permission.MAKE_ACTIVITIES)


def _addable(found: Curriculum) -> list[ActivityStatus]:
    """Returns the statuses of activities that may be added."""
    if not found.is_agreed:
        return [ActivityStatus.DRAFT]
    return [ActivityStatus.DRAFT, ActivityStatus.PUBLISHED, ActivityStatus.OVER]
