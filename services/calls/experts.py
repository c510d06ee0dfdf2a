"""Experts of a call: conflicts, assignment, reserves, substitution."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from district.calls.assigning import Conflict, Task, conflicts_between, is_barred
from district.calls.call import Call, CallStatus
from district.calls.entry import Entry, EntryStatus
from district.calls.experts import UNDO, Compared, EntryExperts, ExpertLoad, Planned
from district.calls.kind import Judges, Meets, Stage
from district.calls.review import COUNTED, PENDING, REPLACED, Review, ReviewStatus
from district.calls.scoring import DeclineReason, due_of
from district.errors import ExpertInConflict, NotFound, OutOfDate, UndoTooLate
from district.ids import CallId, EntryId, PersonId, ReviewId
from district.letters import LetterKind, letter_key, new_letter
from district.people.roles import Actor, Grant, Role
from services.calls.leading import get_led, tell_leaders
from services.service import Service
from storage.calls.calls import get_call
from storage.calls.entries import entries_of_call, get_entry
from storage.calls.experts import compared_of, open_reviews_in, put_reserves, register_of
from storage.calls.reviews import (
    add_reviews,
    entry_of_review,
    get_review,
    reviews_between,
    reviews_of,
    reviews_of_call,
    void_reviews,
)
from storage.changes import note_change
from storage.database import Connection
from storage.outbox import put_letters, void_letter
from storage.people.people import get_people
from storage.slots import slots_of_entries
from storage.territory import change_roles

UNDONE = "undone"
ROLE_ENDED = "role-ended"
"""Reasons of void reviews."""
_AT_ONCE = 500
"""Reviews added by one statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Experts(Service):
    """A curator's methods raise NotFound if the actor does not lead the call, and OwnEntryHere if
    the actor takes part in it.
    """

    # ── A whole call ───────────────────────────────────────────────────────────────────────────

    async def plan(self, actor: Actor, number: CallId) -> Planned:
        """Returns who would be asked about the entries that lack experts."""
        async with self.database.read() as connection:
            call = await get_led(connection, actor, number)
            return _planned(await _compared(connection, call, self.clock()))

    async def assign(self, actor: Actor, number: CallId, version: str) -> Planned:
        """Asks the experts of the plan of that version; their letters wait for `UNDO`. Of another
        plan nothing is carried out, and it is returned as stale.

        Raises:
            OutOfDate: the call is not being judged.
        """
        now = self.clock().replace(microsecond=0)
        async with self.database.write() as tx:
            call = await get_led(tx, actor, number)
            await change_roles(tx, call.district)  # one assignment at a time
            if call.status is not CallStatus.PUBLISHED:
                raise OutOfDate
            planned = _planned(await _compared(tx, call, now))
            facts, plan = planned.facts, planned.plan
            if plan.version != version or facts.stage is None:
                return replace(planned, is_stale=True)
            asked = [
                (facts.tasks[one.entry], person) for one in plan.given for person in one.experts
            ]
            await _ask(tx, asked, facts.stage, now, letters_at=now + UNDO)
            await put_reserves(
                tx, facts.stage.id, [(one.entry, one.reserves) for one in plan.given]
            )
            details = {"reviews": plan.reviews, "left_out": len(plan.left_out)}
            await note_change(tx, now, actor.id, "call", call.id, "assigned", details)
        return replace(planned, asked_at=now)

    async def undo(self, actor: Actor, number: CallId, asked_at: datetime) -> Planned:
        """Takes back an assignment, apart from reviews that were accepted meanwhile. Idempotent.

        Raises:
            UndoTooLate: the letters are on their way.
        """
        now = self.clock()
        if now >= asked_at + UNDO:
            raise UndoTooLate(minutes=1)
        async with self.database.write() as tx:
            call = await get_led(tx, actor, number)
            found = [
                one
                for one in await reviews_of_call(tx, call.id)
                if (one.asked_at, one.status) == (asked_at, ReviewStatus.ASKED)
            ]
            await void_reviews(tx, found, UNDONE, now, actor.id)
            for one in found:
                await void_letter(tx, letter_key(LetterKind.REVIEW_ASKED, one.id))
            if found:
                await note_change(tx, now, actor.id, "call", call.id, "assignment-undone")
            return _planned(await _compared(tx, call, now))

    async def lack(self, call: Call) -> tuple[int, int] | None:
        """Returns how many experts an entry needs, and how many the district has, if too few."""
        judged = [one for one in call.kind.stages if one.judges is Judges.EXPERTS]
        needed = max((one.experts for one in judged), default=0)
        async with self.database.read() as connection:
            register = await register_of(connection, call.district, self.clock())
        there = sum(not one.is_paused for one in register.values())
        return (needed, there) if there < needed else None

    # ── One entry ──────────────────────────────────────────────────────────────────────────────

    async def of_entry(self, actor: Actor, number: EntryId) -> EntryExperts:
        """Returns the reviews of an entry, and who else could judge it."""
        async with self.database.read() as connection:
            entry = await get_entry(connection, number)
            call = await get_led(connection, actor, entry.call)
            return await self._of_entry(connection, call, entry)

    async def ask(
        self, actor: Actor, number: EntryId, person: PersonId, instead: ReviewId | None = None
    ) -> EntryExperts:
        """Asks an expert chosen by hand, beside the others or in place of one, who is told if the
        request has been sent. Idempotent.

        Raises:
            NotFound: that person is no expert.
            OutOfDate: the entry does not wait for experts, or the replaced review is given.
            ExpertInConflict: a hard conflict.
        """
        now = self.clock()
        async with self.database.write() as tx:
            call = await get_led(tx, actor, (await get_entry(tx, number)).call)
            await change_roles(tx, call.district)  # not beside an assignment
            entry = await get_entry(tx, number, hold=True)
            stage = _judged_stage(call, entry)
            if entry.status is not EntryStatus.ADMITTED or stage is None:
                raise OutOfDate
            facts = await _compared(tx, call, now, stage, only=entry)
            task = facts.tasks[entry.id]
            if person not in facts.register:
                raise NotFound
            if person not in task.asked:
                if is_barred(facts.conflicts[entry.id].get(person, ())):
                    raise ExpertInConflict
                if instead is not None:
                    review = await get_review(tx, instead, hold=True)
                    if review.entry != entry.id or review.status not in PENDING:
                        raise OutOfDate
                    await void_reviews(tx, [review], REPLACED, now, actor.id)
                    if not await void_letter(tx, letter_key(LetterKind.REVIEW_ASKED, instead)):
                        kind = LetterKind.REVIEW_REPLACED
                        told = new_letter(kind, review.expert, now, instead, review=instead)
                        await put_letters(tx, [told])
                await _ask(tx, [(task, person)], stage, now, letters_at=now)
            return await self._of_entry(tx, call, entry)

    async def conflicts(
        self, tx: Connection, entry: Entry
    ) -> Mapping[PersonId, tuple[Conflict, ...]]:
        """Returns the conflicts of the district's experts with an entry."""
        call = await get_call(tx, entry.call)
        facts = await _compared(tx, call, self.clock(), _judged_stage(call, entry), only=entry)
        return facts.conflicts[entry.id]

    async def one_more(
        self,
        tx: Connection,
        entry: EntryId,
        stage: str,
        now: datetime,
        *,
        beyond_limits: bool = False,
    ) -> Review | None:
        """Asks one more expert, a reserve if possible, beyond the limits of load only if need be.
        If there is none, curators get a letter.
        """
        seen = await get_entry(tx, entry)
        call = await get_call(tx, seen.call)
        spec = _judged_stage(call, seen)
        if seen.status is not EntryStatus.ADMITTED or spec is None or spec.id != stage:
            return None
        facts = await _compared(tx, call, now, spec, only=seen)
        task, person = facts.tasks[entry], facts.next_of(entry, beyond_limits=beyond_limits)
        if person is not None:
            return (await _ask(tx, [(task, person)], spec, now, letters_at=now))[0]
        mark = f"{entry}:{task.times_asked}"
        await tell_leaders(tx, call, LetterKind.EXPERTS_LACKING, mark, now, entry=entry)
        return None

    async def lacking(self, number: EntryId) -> tuple[Call, Entry]:
        """Returns the facts of the letter about an entry that lacks an expert.

        Raises:
            OutOfDate: it is not judged any more.
        """
        async with self.database.read() as connection:
            entry = await get_entry(connection, number)
            if entry.status is not EntryStatus.ADMITTED:
                raise OutOfDate
            return await get_call(connection, entry.call), entry

    # ── Roles and workplaces ─────────────────────────────────────────────────────────────────────

    async def role_given(
        self, tx: Connection, grant: Grant, now: datetime, by: PersonId | None
    ) -> None:
        """No-op: a new expert is asked by the next assignment."""

    async def role_ended(
        self, tx: Connection, grant: Grant, now: datetime, by: PersonId | None
    ) -> None:
        """Takes pending reviews from a former expert and asks others; given ones still count."""
        if grant.role is not Role.EXPERT or grant.scope.district is None:
            return
        pending = await open_reviews_in(tx, grant.person, grant.scope.district)
        if not pending or grant.person in await register_of(tx, grant.scope.district, now):
            return
        await void_reviews(tx, pending, ROLE_ENDED, now, by)
        for one in pending:
            await self.one_more(tx, one.entry, one.stage, now)

    async def workplace_changed(
        self, tx: Connection, people: Collection[PersonId], now: datetime
    ) -> None:
        """Compares experts with entries again after a change of workplaces.

        A review whose expert has a hard conflict now is void, also a given one while the stage of
        its entry is open; another expert is asked. Of soft ones curators decide.
        """
        for number in await reviews_between(tx, people):
            entry = await entry_of_review(tx, number)
            seen = await get_review(tx, number, hold=True)
            found = (await self.conflicts(tx, entry)).get(seen.expert, ())
            is_hard = is_barred(found)
            if seen.status not in COUNTED or not (is_hard or Conflict.MUNICIPALITY in found):
                continue
            facts = {"review": seen.id, "next": False}
            if is_hard:
                await void_reviews(tx, [seen], DeclineReason.CONFLICT, now, None)
                facts["next"] = await self.one_more(tx, entry.id, seen.stage, now) is not None
                told = new_letter(LetterKind.REVIEW_CONFLICT, seen.expert, now, seen.id, **facts)
                await put_letters(tx, [told])
            call, mark = await get_call(tx, entry.call), f"{seen.id}:{is_hard}"
            await tell_leaders(tx, call, LetterKind.REVIEW_CONFLICT, mark, now, **facts)

    async def _of_entry(self, tx: Connection, call: Call, entry: Entry) -> EntryExperts:
        stage = _judged_stage(call, entry)
        if stage is None:
            raise OutOfDate
        facts = await _compared(tx, call, self.clock(), stage, only=entry)
        task = facts.tasks[entry.id]
        found = await reviews_of(tx, entry.id, stage.id)
        people = await get_people(tx, {*(one.expert for one in found), *task.reserves})
        conflicts = facts.conflicts[entry.id]

        def best_first(one: ExpertLoad) -> tuple[bool, int, bool, int, PersonId]:
            why = conflicts.get(one.person.id, ())
            return is_barred(why), len(why), one.is_paused, one.load, one.person.id

        candidates = [one for id_, one in facts.register.items() if id_ not in task.asked]
        return EntryExperts(
            call=call,
            entry=entry,
            stage=stage,
            reviews=tuple((one, people.get(one.expert)) for one in found),
            reserves=tuple(people[one] for one in task.reserves if one in people),
            candidates=tuple(sorted(candidates, key=best_first)),
            conflicts=conflicts,
        )


async def _ask(
    tx: Connection,
    asked: Sequence[tuple[Task, PersonId]],
    stage: Stage,
    now: datetime,
    *,
    letters_at: datetime,
) -> list[Review]:
    """Adds reviews and their letters."""
    entries = {one.entry for one, _ in asked}
    slots = await slots_of_entries(tx, entries) if stage.meets is Meets.SLOT else {}
    new = [
        Review(
            id=ReviewId(0),
            entry=task.entry,
            stage=stage.id,
            expert=person,
            status=ReviewStatus.ASKED,
            position=task.times_asked,
            asked_at=now,
            due_at=due_of(stage, now, slots.get(task.entry)),
        )
        for task, person in asked
    ]
    added: list[Review] = []
    for start in range(0, len(new), _AT_ONCE):
        added += await add_reviews(tx, new[start : start + _AT_ONCE], now)
    kind = LetterKind.REVIEW_ASKED
    await put_letters(
        tx, [new_letter(kind, one.expert, letters_at, one.id, review=one.id) for one in added]
    )
    return added


async def _compared(
    tx: Connection, call: Call, now: datetime, stage: Stage | None = None, only: Entry | None = None
) -> Compared:
    """Reads the facts of a call; `stage` None: of the first whose entries wait for experts.

    `only`: those of this entry alone.
    """
    every = await entries_of_call(tx, call.id) if only is None else [only]
    waiting = [one for one in every if one.status is EntryStatus.ADMITTED]
    stages = [found for one in waiting if (found := _judged_stage(call, one))]
    stage = stage or min(stages, key=call.kind.stages.index, default=None)
    tasks, ties = await compared_of(tx, call, stage.id if stage else "", every, now)
    facts = Compared(
        call=call,
        stage=stage,
        entries={one.id: one for one in every},
        tasks=tasks,
        register=await register_of(tx, call.district, now),
        conflicts={},
    )
    return replace(facts, conflicts=conflicts_between(tasks.values(), facts.experts, ties))


def _planned(facts: Compared) -> Planned:
    return Planned(facts=facts, plan=facts.plan())


def _judged_stage(call: Call, entry: Entry) -> Stage | None:
    """Returns the stage in which experts judge the entry now; None: they do not."""
    stage = call.kind.stage(entry.stage)
    return stage if stage is not None and stage.judges is Judges.EXPERTS else None
