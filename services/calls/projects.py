"""Projects: milestones that the team reports, curators accept and the clock reminds of."""

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from district.calls.bank import Shelf
from district.calls.call import Call, leads
from district.calls.entry import Entry, EntryStatus
from district.calls.entry_form import file_of
from district.calls.project import (
    FILES,
    MILESTONE_KIND,
    WORDS,
    Milestone,
    MilestoneStatus,
    MilestoneSubject,
    ProjectFacts,
    is_project,
    milestone_in,
)
from district.drafts import Form, unsent
from district.errors import NotFound, OutOfDate
from district.forms import entered_of
from district.ids import DraftId, EntryId, MilestoneId, PersonId
from district.letters import LetterKind, NewLetter, new_letter
from district.pages import Page
from district.people.roles import Actor, Permission, Role
from district.requests.request import Deciders, Move, Request, RequestStatus, Step
from services.requests.engine import Requests
from services.requests.request_kinds import KindEffects
from services.service import Service
from storage.calls import projects as stored
from storage.calls.calls import get_call, get_calls
from storage.calls.entries import files_of, get_entries, get_entry, put_files, team_of
from storage.calls.listings import add_listings, hide_listings
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.outbox import put_letters
from storage.people.roles import grants_in
from storage.requests.deficits import remember_draft
from storage.requests.requests import find_latest_request, find_request_of_draft

AHEAD = timedelta(days=3)
"""Time of the reminder, before the day of a milestone."""
LATE = timedelta(days=7)
"""Time in which a late milestone is told, after its day."""
PAGE = 8
SOON, OVERDUE, DONE = "soon", "overdue", "done"
"""Occasions of a letter about a project."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Projects(Service):
    requests: Requests

    async def get(self, actor: Actor, number: EntryId) -> ProjectFacts:
        """
        Raises:
            NotFound: there is no such project, or the actor is neither of its team nor leads its
                call.
        """
        async with self.database.read() as connection:
            return await self._facts(connection, actor, number)

    async def page(self, actor: Actor, number: int = 0) -> Page[ProjectFacts]:
        """Returns the projects of the districts whose calls the actor leads: those with an overdue
        milestone first.

        Raises:
            NotPermitted: the actor leads no calls.
        """
        actor.ensure(Permission.LEAD_CALLS)
        today = self._today(self.clock())
        within = actor.districts_with(Permission.LEAD_CALLS) or {actor.profile.place.district}
        async with self.database.read() as connection:
            steps = await stored.milestones_in(connection, within)
            entries = await get_entries(connection, steps)
            calls = await get_calls(connection, {one.call for one in entries.values()})
        every = [
            ProjectFacts(
                call=calls[entry.call], entry=entry, milestones=tuple(steps[entry.id]), files=(),
                is_own=False, today=today,
            )
            for entry in entries.values()
            if is_project(calls[entry.call].kind, entry)
        ]  # fmt: skip
        every.sort(key=lambda one: (not _is_late(one), one.is_complete, -one.entry.id))
        return Page.of(every, number, PAGE)

    async def ensure_may_report(self, actor: Actor, number: MilestoneId) -> Milestone:
        """
        Raises:
            NotFound: not a milestone of a project of the actor.
            OutOfDate: it is reported, or accepted.
        """
        async with self.database.read() as connection:
            return (await self._own(connection, actor, number))[0]

    async def report(self, actor: Actor, draft_id: DraftId) -> ProjectFacts:
        """Sends the report of a form to the curators. Idempotent by `draft_id`.

        Raises:
            NotFound, OutOfDate: see `ensure_may_report`.
            DraftGone: the form does not exist and led to no report.
            LimitReached: too many requests of the actor are open.
        """
        now = self.clock()
        async with self.database.write() as tx:
            draft = await hold_draft(tx, actor.id, Form.MILESTONE)
            known = await find_request_of_draft(tx, draft_id)
            if known is not None and known.author == actor.id:
                milestone = await stored.get_milestone(tx, MilestoneId(known.subject_id))
                return await self._facts(tx, actor, milestone.entry)
            entered = entered_of(unsent(draft, draft_id))
            seen, entry, call = await self._own(tx, actor, milestone_in(entered), hold=True)
            returned = await find_latest_request(tx, MILESTONE_KIND, seen.id)
            if returned is not None and returned.status is not RequestStatus.RETURNED:
                returned = None
            if returned is not None and returned.author != actor.id:
                await self.requests.expire(tx, returned, now=now)
                returned = None
            words, files = entered.need(WORDS), entered.get(FILES) or ()
            moved = replace(
                seen, status=MilestoneStatus.REPORTED, words=words, reported_by=actor.id,
                reported_at=now,
            )  # fmt: skip
            await _save(tx, seen, moved)
            field = seen.files_field
            if files:  # an answer to a question keeps those of before
                await put_files(tx, entry.id, field, [file_of(field, one) for one in files])
            if returned is not None:
                await remember_draft(tx, returned.id, draft_id)
                await self.requests.resubmit(tx, returned, now=now)
            else:
                await self.requests.submit(
                    tx, kind=MILESTONE_KIND, subject_id=seen.id, author=actor.person,
                    draft=draft_id, now=now, district=call.district, deciders=Deciders.CURATORS,
                )  # fmt: skip
            await drop_draft(tx, draft_id)
            return await self._facts(tx, actor, entry.id)

    async def tick(self) -> None:
        """Reminds the team of what is due, and tells the team and the curators what is late."""
        now = self.clock()
        today = self._today(now)
        async with self.database.write() as tx:
            due = await stored.milestones_due(tx, today - LATE, today + AHEAD)
            entries = await get_entries(tx, {one.entry for one in due})
            calls = await get_calls(tx, {one.call for one in entries.values()})
            for one in due:
                if not is_project(calls[entries[one.entry].call].kind, entries[one.entry]):
                    continue  # an appeal has lowered the outcome
                what = SOON if one.due_on >= today else OVERDUE
                await put_letters(tx, await _letters(tx, one, what, now))

    async def letter_facts(self, reader: PersonId, number: MilestoneId, what: str) -> ProjectFacts:
        """
        Raises:
            NotFound: the project is gone.
            OutOfDate: the milestone was reported meanwhile.
        """
        async with self.database.read() as connection:
            milestone = await stored.get_milestone(connection, number)
            if what != DONE and milestone.status is not MilestoneStatus.PLANNED:
                raise OutOfDate
            entry = await get_entry(connection, milestone.entry)
            own = reader in await team_of(connection, entry)
            return await self._read(connection, entry, is_own=own)

    async def _facts(self, tx: Connection, actor: Actor, number: EntryId) -> ProjectFacts:
        entry = await get_entry(tx, number)
        is_own = actor.id in await team_of(tx, entry)
        facts = await self._read(tx, entry, is_own=is_own)
        if not facts.milestones or not (is_own or leads(actor, facts.call)):
            raise NotFound
        return facts

    async def _read(self, tx: Connection, entry: Entry, *, is_own: bool) -> ProjectFacts:
        call = await get_call(tx, entry.call)
        if entry.status is not EntryStatus.SETTLED or not is_project(call.kind, entry):
            raise NotFound
        found = await stored.milestones_of(tx, [entry.id])
        return ProjectFacts(
            call=call,
            entry=entry,
            milestones=tuple(found.get(entry.id, ())),
            files=tuple(await files_of(tx, entry.id)),
            is_own=is_own,
            today=self._today(self.clock()),
        )

    async def _own(
        self, tx: Connection, actor: Actor, number: MilestoneId, *, hold: bool = False
    ) -> tuple[Milestone, Entry, Call]:
        seen = await stored.get_milestone(tx, number, hold=hold)
        entry = await get_entry(tx, seen.entry)
        if actor.id not in await team_of(tx, entry):
            raise NotFound
        call = await _call_of_project(tx, entry)
        if seen.status is not MilestoneStatus.PLANNED:
            raise OutOfDate
        return seen, entry, call

    def _today(self, now: datetime) -> date:
        return self.calendar.local(now).date()


class MilestoneEffects(KindEffects):
    """Moves a milestone by the decision about its report."""

    async def hold(self, tx: Connection, request: Request) -> None:
        await stored.get_milestone(tx, MilestoneId(request.subject_id), hold=True)

    async def on_move(self, tx: Connection, request: Request, step: Step) -> None:
        """
        Raises:
            OutOfDate: the project was annulled, or an appeal has lowered its outcome.
        """
        seen = await stored.get_milestone(tx, MilestoneId(request.subject_id))
        target = _AFTER.get(step.move)
        if target is None or seen.status is target:
            return
        if step.move is Move.APPROVE:
            await _call_of_project(tx, await get_entry(tx, seen.entry))
        await _save(tx, seen, replace(seen, status=target))
        if seen.status is MilestoneStatus.ACCEPTED:
            await hide_listings(tx, [seen.entry], step.now, Shelf.PRACTICES)
        steps = (await stored.milestones_of(tx, [seen.entry]))[seen.entry]
        if all(one.status is MilestoneStatus.ACCEPTED for one in steps):
            await add_listings(tx, [(seen.entry, Shelf.PRACTICES)], step.now)
            await put_letters(tx, await _letters(tx, seen, DONE, step.now))

    async def subject(self, connection: Connection, request: Request) -> MilestoneSubject:
        milestone = await stored.get_milestone(connection, MilestoneId(request.subject_id))
        files = await files_of(connection, milestone.entry)
        return MilestoneSubject(
            milestone=milestone,
            entry=await get_entry(connection, milestone.entry),
            files=sum(one.field == milestone.files_field for one in files),
        )


_AFTER = {
    Move.APPROVE: MilestoneStatus.ACCEPTED,
    Move.UNDO: MilestoneStatus.REPORTED,
    **dict.fromkeys(
        (Move.RETURN, Move.REJECT, Move.WITHDRAW, Move.EXPIRE), MilestoneStatus.PLANNED
    ),
}


async def _save(tx: Connection, seen: Milestone, moved: Milestone) -> None:
    """
    Raises:
        OutOfDate: it has changed meanwhile.
    """
    if not await stored.save_milestone(tx, seen, moved):
        raise OutOfDate


async def _call_of_project(tx: Connection, entry: Entry) -> Call:
    """
    Raises:
        OutOfDate: the entry is a project no more.
    """
    call = await get_call(tx, entry.call)
    if entry.status is not EntryStatus.SETTLED or not is_project(call.kind, entry):
        raise OutOfDate
    return call


async def _letters(
    tx: Connection, milestone: Milestone, what: str, now: datetime
) -> list[NewLetter]:
    """To the team; a late one also to the curators. Idempotent by its key."""
    entry = await get_entry(tx, milestone.entry)
    readers = set(await team_of(tx, entry))
    if what == OVERDUE:
        district = (await get_call(tx, entry.call)).district
        curators = await grants_in(tx, district, [Role.CURATOR], now)
        readers |= {one.grant.person for one in curators}
    facts: dict[str, Any] = {"milestone": milestone.id, "what": what}
    return [
        new_letter(LetterKind.MILESTONE, one, now, f"{milestone.id}:{one}:{what}", **facts)
        for one in sorted(readers)
    ]


def _is_late(facts: ProjectFacts) -> bool:
    return any(one.is_overdue(facts.today) for one in facts.milestones)
