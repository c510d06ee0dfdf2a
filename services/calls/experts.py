"""Experts of a call: conflicts, assignment, reserves, substitution."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from district.calls.assigning import (
    Conflict,
    Conflicts,
    Expert,
    Task,
    assign,
    conflicts_between,
    next_of,
)
from district.calls.call import Call, CallStatus, leads
from district.calls.entry import Entry, EntryStatus
from district.calls.experts import UNDO, Candidate, EntryExperts, ExpertLoad, Planned
from district.calls.kind import Judges, Stage
from district.calls.review import Review, ReviewStatus
from district.errors import ExpertInConflict, NotFound, OutOfDate, OwnEntryHere, UndoTooLate
from district.ids import CallId, EntryId, PersonId, ReviewId
from district.letters import LetterKind, NewLetter, letter_key, new_letter
from district.people.roles import Actor, Grant, Role
from services.service import Service
from storage.calls.calls import get_call
from storage.calls.entries import entries_of_call, get_entry, has_own_entry
from storage.calls.experts import compared, compared_of, open_reviews_in, put_reserves, register_of
from storage.calls.reviews import (
    PENDING,
    add_reviews,
    get_review,
    reviews_of,
    reviews_of_call,
    void_reviews,
)
from storage.changes import note_change
from storage.database import Connection
from storage.outbox import put_letters, void_letter
from storage.people.people import get_people
from storage.requests.requests import deciding_grants
from storage.territory import change_roles

UNDONE = "undone"
REPLACED = "replaced"
ROLE_ENDED = "role-ended"
"""Reasons of void reviews."""
_AT_ONCE = 500
"""Reviews added by one statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """The facts of an assignment."""

    call: Call
    stage: Stage | None
    """The first one whose entries wait for experts."""
    entries: Mapping[EntryId, Entry]
    tasks: Mapping[EntryId, Task]
    register: Mapping[PersonId, ExpertLoad]
    experts: Sequence[Expert]
    conflicts: Conflicts

    @property
    def waiting(self) -> tuple[Entry, ...]:
        return tuple(
            one
            for one in self.entries.values()
            if one.status is EntryStatus.ADMITTED and self.stage and one.stage == self.stage.id
        )

    def plan(self) -> Planned:
        plan = assign(
            [self.tasks[one.id] for one in self.waiting],
            self.experts,
            self.conflicts,
            per_entry=self.stage.experts if self.stage else 0,
            seed=self.call.id,
        )
        return Planned(
            call=self.call,
            stage=self.stage,
            plan=plan,
            entries=self.entries,
            experts=self.register,
            waiting=self.waiting,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Experts(Service):
    # ── A whole call ───────────────────────────────────────────────────────────────────────────

    async def plan(self, actor: Actor, number: CallId) -> Planned:
        """Returns who would be asked about the entries that lack experts.

        Raises:
            NotFound: the actor does not lead the call.
            OwnEntryHere: the actor takes part in it.
        """
        async with self.database.read() as connection:
            call = await self._led(connection, actor, number)
            return (await _compared(connection, call, self.clock())).plan()

    async def assign(self, actor: Actor, number: CallId, version: str) -> Planned:
        """Asks the experts of the plan of that version; their letters wait for `UNDO`. Of another
        plan nothing is carried out, and it is returned as stale.

        Raises:
            NotFound, OwnEntryHere: see `plan`.
            OutOfDate: the call is not being judged.
        """
        now = self.clock().replace(microsecond=0)
        async with self.database.write() as tx:
            call = await self._led(tx, actor, number)
            await change_roles(tx, call.district)  # one assignment at a time
            if call.status is not CallStatus.PUBLISHED:
                raise OutOfDate
            facts = await _compared(tx, call, now)
            planned = facts.plan()
            plan = planned.plan
            if plan.version != version or facts.stage is None:
                return replace(planned, is_stale=True)
            asked = [
                (facts.tasks[one.entry], person) for one in plan.given for person in one.experts
            ]
            await self._ask(tx, asked, facts.stage, now, letters_at=now + UNDO)
            kept = [(one.entry, one.reserves) for one in plan.given]
            await put_reserves(tx, facts.stage.id, kept)
            details = {"reviews": plan.reviews, "left_out": len(plan.left_out)}
            await note_change(tx, now, actor.id, "call", call.id, "assigned", details)
        return replace(planned, asked_at=now)

    async def undo(self, actor: Actor, number: CallId, asked_at: datetime) -> Planned:
        """Takes back an assignment, apart from reviews that were accepted meanwhile. Idempotent.

        Raises:
            NotFound, OwnEntryHere: see `plan`.
            UndoTooLate: the letters are on their way.
        """
        now = self.clock()
        if now >= asked_at + UNDO:
            raise UndoTooLate(minutes=1)
        async with self.database.write() as tx:
            call = await self._led(tx, actor, number)
            found = [
                one
                for one in await reviews_of_call(tx, call.id)
                if one.asked_at == asked_at and one.status is ReviewStatus.ASKED
            ]
            await void_reviews(tx, found, UNDONE, now, actor.id)
            for one in found:
                await void_letter(tx, letter_key(LetterKind.REVIEW_ASKED, one.id))
            if found:
                await note_change(tx, now, actor.id, "call", call.id, "assignment-undone")
            return (await _compared(tx, call, now)).plan()

    # ── One entry ──────────────────────────────────────────────────────────────────────────────

    async def of_entry(self, actor: Actor, number: EntryId) -> EntryExperts:
        """Returns the reviews of an entry, and who else could judge it.

        Raises:
            NotFound, OwnEntryHere: see `plan`.
        """
        async with self.database.read() as connection:
            entry = await get_entry(connection, number)
            call = await self._led(connection, actor, entry.call)
            return await self._of_entry(connection, call, entry)

    async def ask(
        self, actor: Actor, number: EntryId, person: PersonId, instead: ReviewId | None = None
    ) -> EntryExperts:
        """Asks an expert chosen by hand, beside the others or in place of one. Idempotent.

        Raises:
            NotFound, OwnEntryHere: see `plan`. NotFound also: that person is no expert.
            OutOfDate: the entry does not wait for experts, or the replaced review is given.
            ExpertInConflict: a hard conflict.
        """
        now = self.clock()
        async with self.database.write() as tx:
            call = await self._led(tx, actor, (await get_entry(tx, number)).call)
            await change_roles(tx, call.district)  # not beside an assignment
            entry = await get_entry(tx, number, hold=True)
            stage = stage_of(call, entry)
            if entry.status is not EntryStatus.ADMITTED or stage is None:
                raise OutOfDate
            facts = await _compared(tx, call, now, stage)
            task = facts.tasks[entry.id]
            if person not in facts.register:
                raise NotFound
            if person not in task.asked:
                if any(one.is_hard for one in facts.conflicts[entry.id].get(person, ())):
                    raise ExpertInConflict
                if instead is not None:
                    await self._replace(tx, instead, entry, now, actor)
                await self._ask(tx, [(task, person)], stage, now, letters_at=now)
            return await self._of_entry(tx, call, entry)

    async def conflicts(
        self, tx: Connection, entry: Entry
    ) -> Mapping[PersonId, tuple[Conflict, ...]]:
        """Returns the conflicts of the district's experts with an entry."""
        call = await get_call(tx, entry.call)
        facts = await _compared(tx, call, self.clock(), stage_of(call, entry))
        return facts.conflicts[entry.id]

    async def next_reserve(
        self, tx: Connection, number: EntryId, stage: str, now: datetime
    ) -> Review | None:
        """Asks one more expert within the limits of load, a reserve if possible. If there is none,
        curators get a letter.
        """
        return await self._one_more(tx, number, stage, now)

    async def third(
        self, tx: Connection, number: EntryId, stage: str, now: datetime
    ) -> Review | None:
        """Like `next_reserve`, beyond the limits of load if need be."""
        return await self._one_more(tx, number, stage, now, beyond_limits=True)

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

    # ── Roles ──────────────────────────────────────────────────────────────────────────────────

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
            await self.next_reserve(tx, one.entry, one.stage, now)

    # ───────────────────────────────────────────────────────────────────────────────────────────

    async def _led(self, tx: Connection, actor: Actor, number: CallId) -> Call:
        call = await get_call(tx, number)
        if not leads(actor, call):
            raise NotFound
        if await has_own_entry(tx, call.id, actor.id):
            raise OwnEntryHere
        return call

    async def _of_entry(self, tx: Connection, call: Call, entry: Entry) -> EntryExperts:
        stage = stage_of(call, entry)
        if stage is None:
            raise OutOfDate
        facts = await _compared(tx, call, self.clock(), stage)
        task = facts.tasks[entry.id]
        found = await reviews_of(tx, entry.id, stage.id)
        people = await get_people(tx, {*(one.expert for one in found), *task.reserves})
        candidates = [
            Candidate(expert=one, conflicts=facts.conflicts[entry.id].get(person, ()))
            for person, one in facts.register.items()
            if person not in task.asked
        ]
        return EntryExperts(
            call=call,
            entry=entry,
            stage=stage,
            reviews=tuple((one, people.get(one.expert)) for one in found),
            reserves=tuple(people[one] for one in task.reserves if one in people),
            candidates=tuple(sorted(candidates, key=_best_first)),
        )

    async def _replace(
        self, tx: Connection, instead: ReviewId, entry: Entry, now: datetime, actor: Actor
    ) -> None:
        review = await get_review(tx, instead, hold=True)
        if review.entry != entry.id or review.status not in PENDING:
            raise OutOfDate
        await void_reviews(tx, [review], REPLACED, now, actor.id)

    async def _one_more(
        self,
        tx: Connection,
        number: EntryId,
        stage_id: str,
        now: datetime,
        *,
        beyond_limits: bool = False,
    ) -> Review | None:
        entry = await get_entry(tx, number)
        call = await get_call(tx, entry.call)
        stage = next((one for one in call.kind.stages if one.id == stage_id), None)
        if entry.status is not EntryStatus.ADMITTED or stage is None or entry.stage != stage.id:
            return None
        facts = await _compared(tx, call, now, stage, only=entry.id)
        task = facts.tasks[entry.id]
        person = next_of(task, facts.experts, facts.conflicts)
        if person is None and beyond_limits:
            unlimited = [replace(one, limit=one.load + 1) for one in facts.experts]
            person = next_of(task, unlimited, facts.conflicts)
        if person is None:
            await self._tell_curators(tx, call, task, now)
            return None
        return (await self._ask(tx, [(task, person)], stage, now, letters_at=now))[0]

    async def _ask(
        self,
        tx: Connection,
        asked: Sequence[tuple[Task, PersonId]],
        stage: Stage,
        now: datetime,
        *,
        letters_at: datetime,
    ) -> list[Review]:
        """Adds reviews and their letters."""
        due_at = now + timedelta(days=stage.judge_days)
        new = [
            Review(
                id=ReviewId(0),
                entry=task.entry,
                stage=stage.id,
                expert=person,
                status=ReviewStatus.ASKED,
                position=len(task.asked | task.declined | task.silent),
                asked_at=now,
                due_at=due_at,
            )
            for task, person in asked
        ]
        added: list[Review] = []
        for start in range(0, len(new), _AT_ONCE):
            added += await add_reviews(tx, new[start : start + _AT_ONCE], now)
        await put_letters(tx, (_letter(one, letters_at) for one in added))
        return added

    async def _tell_curators(self, tx: Connection, call: Call, task: Task, now: datetime) -> None:
        """Leaves out curators who take part in the call."""
        grants = await deciding_grants(tx, call.district, now)
        curators = {one.person for one in grants if one.role is Role.CURATOR}
        told = [one for one in sorted(curators) if not await has_own_entry(tx, call.id, one)]
        gone = len(task.asked | task.declined | task.silent)
        await put_letters(
            tx,
            [
                new_letter(
                    LetterKind.EXPERTS_LACKING,
                    to,
                    now,
                    f"{task.entry}:{gone}:{to}",
                    entry=task.entry,
                )
                for to in told
            ],
        )


async def _compared(
    tx: Connection,
    call: Call,
    now: datetime,
    stage: Stage | None = None,
    only: EntryId | None = None,
) -> Compared:
    """Reads the facts of a call; `stage` None: of the first whose entries wait for experts.

    `only`: conflicts are computed for this entry alone.
    """
    every = await entries_of_call(tx, call.id)
    stage = stage or _waiting_stage(call, every)
    tasks, ties = await compared_of(tx, call, stage.id if stage else "", every, now)
    register = await register_of(tx, call.district, now)
    experts = compared(register.values())
    wanted = tasks.values() if only is None else [tasks[only]]
    return Compared(
        call=call,
        stage=stage,
        entries={one.id: one for one in every},
        tasks=tasks,
        register=register,
        experts=experts,
        conflicts=conflicts_between(wanted, experts, ties),
    )


def stage_of(call: Call, entry: Entry) -> Stage | None:
    """Returns the stage in which experts judge the entry now; None: they do not."""
    return next(
        (one for one in call.kind.stages if one.id == entry.stage and one.judges is Judges.EXPERTS),
        None,
    )


def _waiting_stage(call: Call, every: Iterable[Entry]) -> Stage | None:
    waiting = {one.stage for one in every if one.status is EntryStatus.ADMITTED}
    return next(
        (one for one in call.kind.stages if one.judges is Judges.EXPERTS and one.id in waiting),
        None,
    )


def _best_first(one: Candidate) -> tuple[bool, int, bool, int, PersonId]:
    hard = not one.can_be_asked
    return hard, len(one.conflicts), one.expert.is_paused, one.expert.load, one.expert.person.id


def _letter(review: Review, due_at: datetime) -> NewLetter:
    return new_letter(LetterKind.REVIEW_ASKED, review.expert, due_at, review.id, review=review.id)
