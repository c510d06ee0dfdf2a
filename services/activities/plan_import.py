"""Import of a plan of activities from a spreadsheet: new rows all or none, and corrections."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from district.activities.activity import ActivityStatus
from district.activities.form import ActivityAnswers, PlannedSession
from district.activities.organizers import district_of
from district.activities.plan_import import (
    Change,
    Column,
    Imported,
    Lists,
    PlanNames,
    PlanSheet,
    compared,
    read_rows,
    rows_of,
)
from district.clock import Calendar
from district.drafts import Form
from district.errors import DraftGone, NotInThisState
from district.ids import ActivityId, DraftId
from district.people.roles import Actor
from services.activities.manage import Activities
from services.service import Service
from storage.activities.activities import (
    activities_like,
    get_activities,
    retired_types,
    rewrite_activity,
    types_in_use,
)
from storage.changes import find_change, note_change
from storage.database import Connection
from storage.drafts import drop_draft, find_drafts, hold_draft
from storage.topics import get_areas

IMPORT = "plan-import"
"""Subject of the log of changes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Planning(Service):
    activities: Activities
    names: PlanNames

    async def read(self, actor: Actor, answers: Mapping[str, Any]) -> PlanSheet:
        """Validates the rows of a draft.

        Raises:
            NotPermitted: the actor may not create activities.
        """
        async with self.database.read() as tx:
            return await self._read(tx, actor, answers)

    async def make(self, actor: Actor, draft_id: DraftId, *, is_published: bool) -> Imported:
        """Corrects activities one by one, then creates the new ones and deletes the draft in one
        transaction. Idempotent by `draft_id`.

        Raises:
            NotPermitted: the actor may not create activities.
            DraftGone: cancelled, or replaced by another file.
            NotInThisState: a row is no longer valid.
            BadInput, OutOfDate: a correction is no longer possible; earlier ones were made.
        """
        async with self.database.read() as tx:
            drafts = await find_drafts(tx, [(actor.id, Form.IMPORT, "")])
            draft = drafts.get((actor.id, Form.IMPORT, ""))
            if draft is None or draft.id != draft_id:
                return await self._made(tx, actor, draft_id)
            sheet = await self._read(tx, actor, draft.answers)
        if not sheet.is_whole:
            raise NotInThisState
        for one in sheet.changes:
            if one.activity.status is not ActivityStatus.DRAFT:
                await self._correct(actor, one)
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.IMPORT)
            if draft is None or draft.id != draft_id:
                return await self._made(tx, actor, draft_id)
            rest = await self._read(tx, actor, draft.answers)
            if rest.problems:
                raise NotInThisState
            await self._rewrite(tx, actor, draft_id, rest.changes)
            district = district_of(actor, draft.answers.get("district"))
            made = await self.activities.make_all(
                tx, actor, rest.plans, is_published=is_published, district=district
            )
            details = {"made": [one.id for one in made], "changed": len(sheet.changes)}
            await note_change(
                tx,
                at=self.clock(),
                person=actor.id,
                subject=IMPORT,
                subject_id=draft_id,
                what="imported",
                details=details,
            )
            await drop_draft(tx, draft_id)
            return Imported(made=tuple(made), changed=len(sheet.changes))

    async def _made(self, tx: Connection, actor: Actor, draft: DraftId) -> Imported:
        """Returns the result of an earlier import of the draft.

        Raises:
            DraftGone: it was not imported.
        """
        done = await find_change(tx, person=actor.id, subject=IMPORT, subject_id=draft)
        if done is None:
            raise DraftGone
        made = await get_activities(tx, map(ActivityId, done["made"]))
        return Imported(made=tuple(made.values()), changed=done["changed"])

    async def _correct(self, actor: Actor, change: Change) -> None:
        """Changes a published activity; people concerned get letters."""
        number, session = change.activity.id, change.session.id
        after = change.planned.session(self.calendar)
        if Column.SEATS in change.columns:
            await self.activities.change_seats(actor, number, change.entered.capacity)
        if Column.DESCRIPTION in change.columns and change.entered.description:
            await self.activities.change_description(actor, number, change.entered.description)
        if Column.TOPIC in change.columns:
            await self.activities.change_topics(actor, number, change.entered.topics)
        if Column.WHOM in change.columns:
            entered = ActivityAnswers.of(change.activity, self.calendar)
            wider = replace(entered, whom=change.entered.whom, longest_service=None)
            await self.activities.change_audience(actor, number, wider)
        if Column.PLACE in change.columns:
            await self.activities.change_place(actor, number, after.place, session)
        if change.columns & {Column.DAY, Column.TIMES}:
            await self.activities.move(actor, number, after.starts_at, after.ends_at, session)

    async def _rewrite(
        self, tx: Connection, actor: Actor, draft: DraftId, changes: tuple[Change, ...]
    ) -> None:
        """Changes drafts of activities, which no one else has seen."""
        of_activity: dict[ActivityId, list[Change]] = defaultdict(list)
        for one in changes:
            if one.activity.status is ActivityStatus.DRAFT:
                of_activity[one.activity.id].append(one)
        for number, group in of_activity.items():
            entered = _with_changes(group, self.calendar)
            plan = entered.plan(self.calendar, self.clock(), district_of(actor, entered.district))
            await rewrite_activity(tx, number, plan, _key(draft, number))

    async def _read(self, tx: Connection, actor: Actor, answers: Mapping[str, Any]) -> PlanSheet:
        district = district_of(actor, answers.get("district"))
        lists = Lists(
            types=await types_in_use(tx),
            retired=await retired_types(tx),
            areas=await get_areas(tx),
            whom=self.names.whom,
            unlimited=self.names.unlimited,
            calendar=self.calendar,
            now=self.clock(),
            district=district,
        )
        read = read_rows(rows_of(answers), lists)
        existing = await activities_like(tx, district, read.numbers, read.starts(self.calendar))
        return compared(read, existing, lists)


def _with_changes(changes: list[Change], calendar: Calendar) -> ActivityAnswers:
    activity = changes[0].activity
    entered = ActivityAnswers.of(activity, calendar)
    new = {one.session.id: one.planned for one in changes}
    sessions = tuple(
        new.get(one.id) or PlannedSession.of(one, calendar) for one in activity.sessions
    )
    if min(sessions, key=lambda it: it.starts_locally) != entered.sessions[0]:
        entered = replace(entered, closes=None)
    for one in changes:
        told, columns = one.entered, one.columns
        entered = replace(
            entered,
            type=told.type if Column.TYPE in columns else entered.type,
            title=told.title if Column.TITLE in columns else entered.title,
            hours=told.hours if Column.HOURS in columns else entered.hours,
            capacity=told.capacity if Column.SEATS in columns else entered.capacity,
            topics=told.topics if Column.TOPIC in columns else entered.topics,
            whom=told.whom if Column.WHOM in columns else entered.whom,
            longest_service=None if Column.WHOM in columns else entered.longest_service,
            description=told.description if Column.DESCRIPTION in columns else entered.description,
        )
    return replace(entered, sessions=sessions)


def _key(draft: DraftId, number: ActivityId) -> DraftId:
    """Returns a natural key of an activity rewritten by an import."""
    return DraftId(sha256(f"{draft}\n{number}".encode()).hexdigest()[:32])
