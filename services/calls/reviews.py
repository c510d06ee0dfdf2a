"""Reviews: taking, marking, giving, declining; lapses, reserves, experts who differ."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any, Protocol

from district.calls.assigning import Conflict
from district.calls.call import Call, leads
from district.calls.entry import Entry, EntryStatus
from district.calls.kind import Blind, FieldType, Verdict
from district.calls.ranking import total_of
from district.calls.review import Review, ReviewMove, ReviewStatus
from district.calls.scoring import (
    AT_WORK,
    EXTENSION,
    PENDING,
    Comment,
    DeclineReason,
    Difference,
    Remind,
    ReviewFacts,
    Settling,
    Work,
    differ,
    is_stage_over,
    lapses_at,
    missing,
    reminder_due,
    reminders,
    stage_of,
)
from district.calls.visible import Reader, redacted, shown_files, visible
from district.clock import Calendar
from district.errors import NotAChoice, NotFilled, NotFound, OutOfDate
from district.ids import EntryId, PersonId, ReviewId
from district.letters import LetterKind, NewLetter, new_letter
from district.pages import Page
from district.people.roles import Actor, Role
from services.apart import run_apart
from services.service import Service
from services.working_days import with_days_off
from storage.calls.calls import get_call
from storage.calls.entries import files_of, get_entry, has_own_entry
from storage.calls.reviewing import entries_to_finish, reviews_of_expert, reviews_to_watch
from storage.calls.reviews import add_review_entry, get_review, reviews_of, save_review
from storage.database import Connection
from storage.outbox import letter_keys_since, put_letters
from storage.people.people import get_actor
from storage.people.roles import grants_in

PAGE = 8
READABLE = frozenset(FieldType) - {FieldType.TOPIC, FieldType.ORGANIZATION, FieldType.CONFIRM}
"""Types of answers that an expert reads; the others would need names, or say nothing."""


class Reserving(Protocol):
    """Finds experts. Both methods ask one and return the review, or None."""

    async def next_reserve(
        self, tx: Connection, entry: EntryId, stage: str, now: datetime
    ) -> Review | None: ...

    async def third(
        self, tx: Connection, entry: EntryId, stage: str, now: datetime
    ) -> Review | None: ...

    async def conflicts(
        self, tx: Connection, entry: Entry
    ) -> Mapping[PersonId, tuple[Conflict, ...]]: ...


class Assessing(Protocol):
    """Moves entries."""

    async def assessed(self, tx: Connection, entry: EntryId, now: datetime) -> None: ...

    async def returned_by_expert(
        self, tx: Connection, entry: EntryId, reason: str, now: datetime
    ) -> None: ...

    async def reopened(self, tx: Connection, entry: EntryId, now: datetime) -> None: ...


class _NobodyFreeError(Exception):
    """Undoes the transaction."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews(Service):
    experts: Reserving
    entries: Assessing

    # ── Reading ────────────────────────────────────────────────────────────────────────────────

    async def mine(self, actor: Actor, number: int = 0) -> Page[ReviewFacts]:
        """Returns reviews that wait for the actor, those due first, then those given in calls that
        are not over.
        """
        async with self.database.read() as connection:
            own = await reviews_of_expert(connection, actor.id)
            page = Page.of(own, number, PAGE)
            found = [await _facts(connection, one) for one in page.items]
        return Page(items=tuple(found), total=page.total, number=page.number, size=page.size)

    async def facts(self, actor: Actor, review: ReviewId) -> ReviewFacts:
        """
        Raises:
            NotFound: not a review of the actor.
        """
        async with self.database.read() as connection:
            return await _facts(connection, await _own(connection, actor.id, review))

    async def facts_to(
        self, reader: PersonId, review: ReviewId, statuses: Collection[ReviewStatus]
    ) -> ReviewFacts:
        """Returns the facts of a letter to the expert.

        Raises:
            NotFound: not a review of the reader.
            OutOfDate: its status is none of `statuses`.
        """
        async with self.database.read() as connection:
            seen = await _own(connection, reader, review)
            if seen.status not in statuses:
                raise OutOfDate
            return await _facts(connection, seen)

    async def facts_for_leader(self, reader: PersonId, review: ReviewId) -> ReviewFacts:
        """Returns the facts of a letter to a curator.

        Raises:
            NotFound: the reader does not lead the call any more, or has an entry in it.
        """
        async with self.database.read() as connection:
            facts = await _facts(connection, await get_review(connection, review))
            await _ensure_leads(
                connection, await get_actor(connection, reader, self.clock()), facts.call
            )
        return facts

    async def work(self, actor: Actor, review: ReviewId) -> Work:
        """Returns what the expert may read of the entry.

        Raises:
            NotFound: not a review that the actor has taken.
        """
        async with self.database.read() as connection:
            seen = await _own(connection, actor.id, review)
            if seen.status not in {*AT_WORK, ReviewStatus.GIVEN}:
                raise NotFound
            return await _work(connection, seen)

    # ── The expert's moves ─────────────────────────────────────────────────────────────────────

    async def accept(self, actor: Actor, review: ReviewId) -> ReviewFacts:
        """Takes the review. Idempotent; no-op if it does not wait for that.

        Voids it, and asks the next expert, if a conflict of interest has arisen since.

        Raises:
            NotFound: not a review of the actor.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await _own(tx, actor.id, review, hold=True)
            if seen.status is not ReviewStatus.ASKED:
                return await _facts(tx, seen)
            entry = await get_entry(tx, seen.entry)
            found = (await self.experts.conflicts(tx, entry)).get(actor.id, ())
            if any(one.is_hard for one in found):
                moved = await _move(
                    tx, seen, ReviewMove.VOID, now, actor, reason=DeclineReason.CONFLICT
                )
                await self._replace(tx, moved, now)
                return await _facts(tx, moved)
            moved = await _move(tx, seen, ReviewMove.ACCEPT, now, actor)
            await put_letters(tx, _reminders(moved, now, self.calendar))
            return await _facts(tx, moved)

    async def decline(self, actor: Actor, review: ReviewId, reason: DeclineReason) -> ReviewFacts:
        """Declines for ever, and asks the next expert. Idempotent; no-op if the review is over.

        Raises:
            NotFound: not a review of the actor.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await _own(tx, actor.id, review, hold=True)
            if seen.status not in PENDING:
                return await _facts(tx, seen)
            moved = await _move(tx, seen, ReviewMove.DECLINE, now, actor, reason=reason)
            await self._replace(tx, moved, now)
            return await _facts(tx, moved)

    async def score(
        self, actor: Actor, review: ReviewId, criterion: str, mark: int | None
    ) -> ReviewFacts:
        """Stores a mark; None takes it away. Idempotent; no-op unless the review is at work.

        Raises:
            NotFound: not a review of the actor.
            NotAChoice: there is no such criterion in the stage, or no such mark.
        """
        async with self.database.write() as tx:
            facts = await _held(tx, actor.id, review)
            asked = next((one for one in facts.criteria if one.id == criterion), None)
            is_known = asked is not None and (mark is None or 1 <= mark <= asked.scale)
            if not is_known:
                raise NotAChoice
            others = {name: one for name, one in facts.review.scores.items() if name != criterion}
            scores = others if mark is None else {**others, criterion: mark}
            return await self._written(tx, actor, facts, scores=scores)

    async def decide(self, actor: Actor, review: ReviewId, verdict: Verdict) -> ReviewFacts:
        """Stores the verdict. Idempotent; no-op unless the review is at work.

        Raises:
            NotFound: not a review of the actor.
            NotAChoice: the stage has no such verdict.
        """
        async with self.database.write() as tx:
            facts = await _held(tx, actor.id, review)
            if verdict not in facts.stage.verdicts:
                raise NotAChoice
            return await self._written(tx, actor, facts, verdict=verdict)

    async def comment(
        self, actor: Actor, review: ReviewId, which: Comment, text: str
    ) -> ReviewFacts:
        """Stores a comment in place of an earlier one. Idempotent; no-op unless at work.

        Raises:
            NotFound: not a review of the actor.
        """
        async with self.database.write() as tx:
            facts = await _held(tx, actor.id, review)
            return await self._written(tx, actor, facts, **{f"to_{which}": text})

    async def give(self, actor: Actor, review: ReviewId) -> ReviewFacts:
        """Gives the review; the last one of a stage ends it in the same transaction. Idempotent;
        no-op unless the review is at work.

        Raises:
            NotFound: not a review of the actor.
            NotFilled: something is missing.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen, call, entry = await _with_entry(tx, actor.id, review)
            facts = _shown(seen, call, entry)
            if not facts.is_at_work:
                return facts
            for what in missing(call.kind, seen):
                raise NotFilled(what=what)
            moved = await _move(tx, seen, ReviewMove.GIVE, now, actor, given_at=now)
            return _shown(moved, call, await self._finish_stage(tx, call, entry, moved.stage, now))

    async def take_back(self, actor: Actor, review: ReviewId) -> ReviewFacts:
        """Reopens a given review while its stage is open; the history keeps the old marks.
        Idempotent.

        Raises:
            NotFound: not a review of the actor.
        """
        async with self.database.write() as tx:
            seen, call, entry = await _with_entry(tx, actor.id, review)
            facts = _shown(seen, call, entry)
            if not facts.may_change:
                return facts
            moved = await _move(tx, seen, ReviewMove.TAKE_BACK, self.clock(), actor, given_at=None)
            return _shown(moved, call, entry)

    async def extend(self, actor: Actor, review: ReviewId) -> ReviewFacts:
        """Adds `EXTENSION` to the time of a review at work, once. Idempotent.

        Raises:
            NotFound: not a review of the actor.
        """
        now = self.clock()
        async with self.database.write() as tx:
            facts = await _held(tx, actor.id, review)
            seen = facts.review
            if seen.extended or not facts.is_at_work:
                return facts
            due = seen.due_at + EXTENSION
            moved = await _move(tx, seen, ReviewMove.EXTEND, now, actor, due_at=due, extended=True)
            await put_letters(tx, _reminders(moved, now, self.calendar))
            return replace(facts, review=moved)

    # ── What follows ───────────────────────────────────────────────────────────────────────────

    async def tick(self) -> None:
        """Lapses late reviews, reminds experts who do not answer, and ends stages whose last
        review went in another way: its expert lost the role, or was replaced.
        """
        now = self.clock()
        async with self.database.read() as connection:
            calendar = await with_days_off(connection, self.calendar)
            watched = await reviews_to_watch(connection, now)
            late = [one for one in watched if lapses_at(one, calendar) <= now]
            silent = await _silent(connection, watched, now, calendar)
            ripe = await entries_to_finish(connection)
        if silent:
            async with self.database.write() as tx:
                await put_letters(tx, silent)
        await run_apart(
            [
                *(partial(self._lapse, one, now) for one in late),
                *(partial(self._finish, one, now) for one in ripe),
            ]
        )

    async def settle(self, actor: Actor, review: ReviewId, how: Settling) -> bool:
        """Settles a difference of experts. Returns False if there is no third expert. Idempotent:
        no-op unless the entry is assessed in the stage of the review.

        Raises:
            NotFound: the actor does not lead the call, or has an entry in it.
        """
        now = self.clock()
        try:
            async with self.database.write() as tx:
                seen = await get_review(tx, review)
                entry = await get_entry(tx, seen.entry, hold=True)
                await _ensure_leads(tx, actor, await get_call(tx, entry.call))
                is_open = entry.status is EntryStatus.ASSESSED and entry.stage == seen.stage
                if how is not Settling.LEAVE and is_open:
                    await self.entries.reopened(tx, entry.id, now)
                    settle = self._ask_third if how is Settling.THIRD else self._talk
                    await settle(tx, entry, seen.stage, now)
        except _NobodyFreeError:
            return False
        return True

    async def difference(self, reader: PersonId, review: ReviewId) -> Difference:
        """Returns the facts of the letter about experts who differ.

        Raises:
            NotFound: the reader does not lead the call any more, or has an entry in it.
            OutOfDate: it is settled.
        """
        async with self.database.read() as connection:
            seen = await get_review(connection, review)
            entry = await get_entry(connection, seen.entry)
            call = await get_call(connection, entry.call)
            await _ensure_leads(connection, await get_actor(connection, reader, self.clock()), call)
            if entry.status is not EntryStatus.ASSESSED or entry.stage != seen.stage:
                raise OutOfDate
            given = await _given(connection, entry, seen.stage)
            return Difference(
                facts=_shown(seen, call, entry),
                totals=_totals(call, given),
                verdicts=tuple(one.verdict for one in given if one.verdict is not None),
            )

    async def _written(
        self, tx: Connection, actor: Actor, facts: ReviewFacts, **changes: Any
    ) -> ReviewFacts:
        """Stores marks, verdict or comments; the first of them begins the review."""
        seen = facts.review
        if not facts.is_at_work or replace(seen, **changes) == seen:
            return facts
        moved = await _move(tx, seen, ReviewMove.MARK, self.clock(), actor, **changes)
        return replace(facts, review=moved)

    async def _replace(self, tx: Connection, gone: Review, now: datetime) -> bool:
        """Asks the next expert in place of a review that is over. Returns False if there is none;
        the stage may end then.
        """
        if await self.experts.next_reserve(tx, gone.entry, gone.stage, now) is not None:
            return True
        entry = await get_entry(tx, gone.entry, hold=True)
        call = await get_call(tx, entry.call)
        await self._finish_stage(tx, call, entry, gone.stage, now)
        return False

    async def _lapse(self, late: Review, now: datetime) -> None:
        async with self.database.write() as tx:
            seen = await get_review(tx, late.id, hold=True)
            if seen != late:
                return  # extended, given or declined meanwhile
            moved = await _move(tx, seen, ReviewMove.LAPSE, now, None)
            has_next = await self._replace(tx, moved, now)
            entry = await get_entry(tx, seen.entry)
            call = await get_call(tx, entry.call)
            kind = LetterKind.REVIEW_LAPSED
            facts = {"review": seen.id, "next": has_next}
            await _tell_leaders(tx, call, kind, seen.id, now, facts)

    async def _finish(self, number: EntryId, now: datetime) -> None:
        async with self.database.write() as tx:
            entry = await get_entry(tx, number, hold=True)
            if entry.stage is not None:
                call = await get_call(tx, entry.call)
                await self._finish_stage(tx, call, entry, entry.stage, now)

    async def _finish_stage(
        self, tx: Connection, call: Call, entry: Entry, stage: str, now: datetime
    ) -> Entry:
        """Ends the stage if its rule is met. Returns the entry as it is then."""
        spec = stage_of(call.kind, stage)
        reviews = await reviews_of(tx, entry.id, stage)
        is_here = entry.status is EntryStatus.ADMITTED and entry.stage == stage
        if not is_here or not is_stage_over(spec, reviews):
            return entry
        given = [one for one in reviews if one.status is ReviewStatus.GIVEN]
        verdicts = [one.verdict for one in given if one.verdict is not None]
        if verdicts and set(verdicts) == {Verdict.RETURN}:
            reason = "\n".join(one.to_author for one in given if one.to_author)
            for one in given:
                await _move(tx, one, ReviewMove.VOID, now, None, reason="returned")
            await self.entries.returned_by_expert(tx, entry.id, reason, now)
            return await get_entry(tx, entry.id)
        await self.entries.assessed(tx, entry.id, now)
        if differ(call.kind, _totals(call, given), verdicts):
            facts = {"review": given[0].id}
            mark = f"{entry.id}:{stage}"
            await _tell_leaders(tx, call, LetterKind.REVIEWS_DIFFER, mark, now, facts)
        return await get_entry(tx, entry.id)

    async def _ask_third(self, tx: Connection, entry: Entry, stage: str, now: datetime) -> None:
        """
        Raises:
            _NobodyFreeError: there is no expert without a conflict of interest.
        """
        if await self.experts.third(tx, entry.id, stage, now) is None:
            raise _NobodyFreeError

    async def _talk(self, tx: Connection, entry: Entry, stage: str, now: datetime) -> None:
        """Reopens the reviews for `EXTENSION`, and tells their experts."""
        letters = []
        for one in await _given(tx, entry, stage):
            due = max(one.due_at, now + EXTENSION)
            moved = await _move(tx, one, ReviewMove.TAKE_BACK, now, None, given_at=None, due_at=due)
            letters.append(
                new_letter(LetterKind.REVIEWS_TALK, one.expert, now, one.id, review=one.id)
            )
            letters += _reminders(moved, now, self.calendar)
        await put_letters(tx, letters)


async def _own(tx: Connection, expert: PersonId, review: ReviewId, *, hold: bool = False) -> Review:
    """
    Raises:
        NotFound: not a review of the expert.
    """
    seen = await get_review(tx, review, hold=hold)
    if seen.expert != expert:
        raise NotFound
    return seen


async def _facts(tx: Connection, review: Review) -> ReviewFacts:
    entry = await get_entry(tx, review.entry)
    return _shown(review, await get_call(tx, entry.call), entry)


async def _held(tx: Connection, expert: PersonId, review: ReviewId) -> ReviewFacts:
    """Returns the review, locked until the transaction ends."""
    return await _facts(tx, await _own(tx, expert, review, hold=True))


async def _with_entry(
    tx: Connection, expert: PersonId, review: ReviewId
) -> tuple[Review, Call, Entry]:
    """Locks the entry before the review: two experts who give at once do so in turn."""
    peeked = await _own(tx, expert, review)
    entry = await get_entry(tx, peeked.entry, hold=True)
    call = await get_call(tx, entry.call)
    return await _own(tx, expert, review, hold=True), call, entry


def _shown(review: Review, call: Call, entry: Entry) -> ReviewFacts:
    label = label_of(call, entry)
    return ReviewFacts(
        review=review,
        call=call,
        label=label,
        title=entry.title if label != entry.title else None,
        is_stage_open=entry.status is EntryStatus.ADMITTED and entry.stage == review.stage,
    )


def label_of(call: Call, entry: Entry) -> str:
    """Returns the code of blind work, else the title."""
    return entry.code if _is_blind(call) and entry.code else entry.title


def _is_blind(call: Call) -> bool:
    return call.kind.rules.blind is not Blind.NONE


async def _ensure_leads(tx: Connection, actor: Actor, call: Call) -> None:
    """
    Raises:
        NotFound: the actor does not lead the call, or has an entry in it.
    """
    if not leads(actor, call) or await has_own_entry(tx, call.id, actor.id):
        raise NotFound


async def _tell_leaders(
    tx: Connection,
    call: Call,
    kind: LetterKind,
    fact: str | int,
    now: datetime,
    payload: Mapping[str, Any],
) -> None:
    """Writes to the curators of the district who have no entry in the call."""
    found = await grants_in(tx, call.district, [Role.CURATOR], now)
    people = dict.fromkeys(one.grant.person for one in found)
    letters = [
        new_letter(kind, one, now, f"{fact}:{one}", **payload)
        for one in people
        if not await has_own_entry(tx, call.id, one)
    ]
    await put_letters(tx, letters)


async def _work(tx: Connection, review: Review) -> Work:
    facts = await _facts(tx, review)
    entry = await get_entry(tx, review.entry)
    reader = Reader(
        person=review.expert,
        is_expert_of=True,
        has_own_entry=await has_own_entry(tx, entry.call, review.expert),
    )
    seen = visible(facts.call, entry, reader)
    answers = redacted(entry, seen).answers
    return Work(
        facts=facts,
        answers=tuple(
            (one, answers[one.id])
            for one in facts.call.kind.fields
            if one.id in answers and one.type in READABLE
        ),
        files=shown_files(entry, await files_of(tx, entry.id), seen),
        is_renamed=seen.renamed,
    )


async def _given(tx: Connection, entry: Entry, stage: str) -> list[Review]:
    reviews = await reviews_of(tx, entry.id, stage)
    return [one for one in reviews if one.status is ReviewStatus.GIVEN]


def _totals(call: Call, given: Iterable[Review]) -> tuple[int, ...]:
    totals = (total_of(call.kind, one.stage, one.scores) for one in given)
    return tuple(one for one in totals if one is not None)


async def _move(
    tx: Connection,
    seen: Review,
    move: ReviewMove,
    now: datetime,
    actor: Actor | None,
    **changes: Any,
) -> Review:
    """Moves a review, with a line of its history that keeps the marks.

    Raises:
        OutOfDate: not possible in its status, or it has changed since it was read.
    """
    moved = seen.moved(move, **changes)
    if not await save_review(tx, seen, moved):
        raise OutOfDate
    person, act = (actor.id, actor.act) if actor else (None, None)
    note = changes.get("reason")
    await add_review_entry(tx, seen, moved, move, now, person, note=note, act=act)
    return moved


async def _silent(
    tx: Connection, watched: Iterable[Review], now: datetime, calendar: Calendar
) -> list[NewLetter]:
    """Returns the reminders to experts who do not answer that are not written yet."""
    due = [
        one
        for one in watched
        if one.status is ReviewStatus.ASKED and reminder_due(one, now, calendar) is not None
    ]
    if not due:
        return []
    letters = [
        new_letter(
            LetterKind.REVIEW_REMINDER,
            one.expert,
            now,
            f"{one.id}:asked",
            review=one.id,
            remind=Remind.ONE_DAY,
            due=one.due_at.isoformat(),
        )
        for one in due
    ]
    people, since = {one.expert for one in due}, min(one.asked_at for one in due)
    known = set(await letter_keys_since(tx, people, LetterKind.REVIEW_REMINDER, since))
    return [one for one in letters if one.key not in known]


def _reminders(review: Review, now: datetime, calendar: Calendar) -> list[NewLetter]:
    """Returns letters that become due later; one about an earlier due date is not sent."""
    due = review.due_at.isoformat()
    return [
        new_letter(
            LetterKind.REVIEW_REMINDER,
            review.expert,
            moment,
            f"{review.id}:{due}:{kind}",
            review=review.id,
            remind=kind,
            due=due,
        )
        for moment, kind in reminders(review, calendar)
        if moment > now
    ]
