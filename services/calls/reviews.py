"""Reviews: taking, marking, giving, declining; lapses, reserves, experts who differ."""

from collections.abc import AsyncIterator, Collection, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from typing import Any

from district.calls import scoring
from district.calls.assigning import is_barred
from district.calls.call import Call, leads
from district.calls.entry import Entry, EntryStatus
from district.calls.kind import Meets, Verdict, by_id
from district.calls.ranking import leading_verdict
from district.calls.review import AT_WORK, COUNTED, PENDING, Review, ReviewMove, ReviewStatus
from district.calls.visible import EntryFacts, Reader
from district.clock import Calendar
from district.errors import NotAChoice, NotFilled, NotFound, OutOfDate, existing
from district.ids import EntryId, PersonId, ReviewId
from district.letters import LetterKind, NewLetter, new_letter
from district.pages import Page
from district.people.roles import Actor, Role
from district.slots import Slot
from services.apart import run_apart
from services.calls.entry_moves import EntryMoves
from services.calls.experts import Experts
from services.calls.leading import tell_leaders
from services.calls.visible import shown_entry
from services.service import Service
from services.working_days import with_days_off
from storage.calls import reviews as stored
from storage.calls.calls import get_call, get_calls
from storage.calls.entries import get_entries, get_entry, has_own_entry
from storage.database import Connection
from storage.outbox import letter_keys_since, put_letters
from storage.people.people import get_actor
from storage.slots import slots_of_entries

PAGE = 8


class _NobodyFreeError(Exception):
    """Undoes the transaction."""


@dataclass(slots=True, kw_only=True)
class _Held:
    """A review with its entry, locked until the transaction ends."""

    tx: Connection
    now: datetime
    actor: Actor
    call: Call
    entry: Entry
    review: Review

    @property
    def facts(self) -> scoring.ReviewFacts:
        return scoring.ReviewFacts(review=self.review, call=self.call, entry=self.entry)

    async def move(self, move: ReviewMove, **changes: Any) -> None:
        by, note = self.actor, changes.get("reason")
        self.review = await stored.move_review(
            self.tx, self.review, move, self.now, by.id, note=note, act=by.act, **changes
        )

    async def write(self, **changes: Any) -> scoring.ReviewFacts:
        """Stores marks, verdict or comments; the first of them begins the review. No-op unless the
        review is at work.
        """
        if self.facts.is_at_work and replace(self.review, **changes) != self.review:
            await self.move(ReviewMove.MARK, **changes)
        return self.facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Reviews(Service):
    """Moves of an expert raise NotFound for a review of another person; they are idempotent, and
    no-ops in a status that does not allow them.
    """

    experts: Experts
    entries: EntryMoves

    # ── Reading ────────────────────────────────────────────────────────────────────────────────

    async def mine(self, actor: Actor, number: int = 0) -> Page[scoring.ReviewFacts]:
        """Returns reviews that wait for the actor, those due first, then those given in calls that
        are not over.
        """
        async with self.database.read() as connection:
            own = await stored.reviews_of_expert(connection, actor.id)
            page = Page.of(own, number, PAGE)
            found = await _facts_of(connection, page.items)
        return Page(items=tuple(found), total=page.total, number=page.number, size=page.size)

    async def waiting(self, actor: Actor) -> int:
        """Returns the number of reviews that wait for the actor."""
        if not actor.has(Role.EXPERT):
            return 0
        async with self.database.read() as connection:
            own = await stored.reviews_of_expert(connection, actor.id)
        return sum(one.status in PENDING for one in own)

    async def facts(
        self,
        reader: PersonId,
        review: ReviewId,
        statuses: Collection[ReviewStatus] = tuple(ReviewStatus),
    ) -> scoring.ReviewFacts:
        """
        Raises:
            NotFound: not a review of the reader.
            OutOfDate: its status is none of `statuses`.
        """
        async with self.database.read() as connection:
            seen = await stored.get_review(connection, review)
            if seen.expert != reader:
                raise NotFound
            if seen.status not in statuses:
                raise OutOfDate
            return await _facts(connection, seen)

    async def facts_for_leader(self, reader: PersonId, review: ReviewId) -> scoring.ReviewFacts:
        """Returns the facts of a letter to a curator, with all reviews that are given.

        Raises:
            NotFound: the reader does not lead the call any more, or has an entry in it.
        """
        async with self.database.read() as connection:
            seen = await stored.get_review(connection, review)
            facts = await _facts(connection, seen)
            actor = await get_actor(connection, reader, self.clock())
            await _ensure_leads(connection, actor, facts.call)
            return replace(facts, given=tuple(await _given(connection, seen)))

    async def conflicted(self, reader: PersonId, review: ReviewId) -> scoring.ReviewFacts:
        """Returns the facts of the letter about a conflict of interest that has arisen, to the
        expert or a curator.

        Raises:
            NotFound: see `facts_for_leader`.
            OutOfDate: the review was replaced or declined meanwhile.
        """
        async with self.database.read() as connection:
            is_own = (await stored.get_review(connection, review)).expert == reader
        if is_own:
            facts = await self.facts(reader, review)
        else:
            facts = await self.facts_for_leader(reader, review)
        is_void = facts.review.reason == scoring.DeclineReason.CONFLICT
        if not (is_void or facts.review.status in COUNTED):
            raise OutOfDate
        return facts

    async def difference(self, reader: PersonId, review: ReviewId) -> scoring.ReviewFacts:
        """Returns the facts of the letter about experts who differ.

        Raises:
            NotFound: see `facts_for_leader`.
            OutOfDate: it is settled.
        """
        facts = await self.facts_for_leader(reader, review)
        if not facts.is_assessed:
            raise OutOfDate
        return facts

    async def work(self, actor: Actor, review: ReviewId) -> tuple[scoring.ReviewFacts, EntryFacts]:
        """Returns what the expert may read of the entry.

        Raises:
            NotFound: not a review that the actor has taken.
        """
        facts = await self.facts(actor.id, review)
        if facts.review.status not in {*AT_WORK, ReviewStatus.GIVEN}:
            raise NotFound
        entry = facts.entry
        async with self.database.read() as connection:
            takes_part = await has_own_entry(connection, entry.call, actor.id)
            reader = Reader(person=actor.id, is_expert_of=True, has_own_entry=takes_part)
            return facts, await shown_entry(connection, facts.call, entry, reader)

    # ── The expert's moves ─────────────────────────────────────────────────────────────────────

    async def accept(self, actor: Actor, review: ReviewId) -> scoring.ReviewFacts:
        """Takes the review; voids it, and asks the next expert, if a conflict of interest has
        arisen since.
        """
        async with self._held(actor, review) as held:
            if held.review.status is ReviewStatus.ASKED and not await self._is_barred(held):
                await held.move(ReviewMove.ACCEPT)
                await put_letters(held.tx, _reminders(held.review, held.now))
            return held.facts

    async def decline(
        self, actor: Actor, review: ReviewId, reason: scoring.DeclineReason
    ) -> scoring.ReviewFacts:
        """Declines for ever, and asks the next expert."""
        async with self._held(actor, review) as held:
            if held.review.status in PENDING:
                await held.move(ReviewMove.DECLINE, reason=reason)
                await self._replace(held.tx, held.review, held.now)
            return held.facts

    async def score(
        self, actor: Actor, review: ReviewId, criterion: str, mark: int | None
    ) -> scoring.ReviewFacts:
        """Stores a mark; None takes it away.

        Raises:
            NotAChoice: there is no such criterion in the stage, or no such mark.
        """
        async with self._held(actor, review) as held:
            asked = by_id(held.facts.criteria, criterion)
            if asked is None or not (mark is None or 1 <= mark <= asked.scale):
                raise NotAChoice
            scores = {**held.review.scores, criterion: mark}
            return await held.write(
                scores={name: one for name, one in scores.items() if one is not None}
            )

    async def decide(self, actor: Actor, review: ReviewId, verdict: Verdict) -> scoring.ReviewFacts:
        """
        Raises:
            NotAChoice: the stage has no such verdict.
        """
        async with self._held(actor, review) as held:
            if verdict not in held.facts.stage.verdicts:
                raise NotAChoice
            return await held.write(verdict=verdict)

    async def comment(
        self, actor: Actor, review: ReviewId, which: scoring.Comment, text: str
    ) -> scoring.ReviewFacts:
        """Stores a comment in place of an earlier one."""
        async with self._held(actor, review) as held:
            return await held.write(**{f"to_{which}": text})

    async def give(self, actor: Actor, review: ReviewId) -> scoring.ReviewFacts:
        """Gives the review; the last one of a stage ends it in the same transaction. Voids it, and
        asks the next expert, if a conflict of interest has arisen since.

        Raises:
            NotFilled: something is missing.
        """
        async with self._held(actor, review) as held:
            if held.facts.is_at_work:
                for what in held.facts.missing:
                    raise NotFilled(what=what)
                if not await self._is_barred(held):
                    await held.move(ReviewMove.GIVE, given_at=held.now)
                    held.entry = await self._finish_stage(held.tx, held.entry, held.now)
            return held.facts

    async def take_back(self, actor: Actor, review: ReviewId) -> scoring.ReviewFacts:
        """Reopens a given review while its stage is open; the history keeps the old marks."""
        async with self._held(actor, review) as held:
            if held.facts.may_change:
                await held.move(ReviewMove.TAKE_BACK, given_at=None)
            return held.facts

    async def extend(self, actor: Actor, review: ReviewId) -> scoring.ReviewFacts:
        """Adds `EXTENSION` to the time of a review at work, once."""
        async with self._held(actor, review) as held:
            if held.facts.is_at_work and not held.review.extended:
                due = held.review.due_at + scoring.EXTENSION
                await held.move(ReviewMove.EXTEND, due_at=due, extended=True)
                await put_letters(held.tx, _reminders(held.review, held.now))
            return held.facts

    @asynccontextmanager
    async def _held(self, actor: Actor, review: ReviewId) -> AsyncIterator[_Held]:
        """Locks the entry before the review: two experts who give at once do so in turn.

        Raises:
            NotFound: not a review of the actor.
        """
        async with self.database.write() as tx:
            entry = await stored.entry_of_review(tx, review)
            seen = await stored.get_review(tx, review, hold=True)
            if seen.expert != actor.id:
                raise NotFound
            call = await get_call(tx, entry.call)
            yield _Held(tx=tx, now=self.clock(), actor=actor, call=call, entry=entry, review=seen)

    async def _is_barred(self, held: _Held) -> bool:
        """Voids the review, and asks the next expert, if its expert has a hard conflict now."""
        found = (await self.experts.conflicts(held.tx, held.entry)).get(held.review.expert, ())
        if not is_barred(found):
            return False
        await held.move(ReviewMove.VOID, reason=scoring.DeclineReason.CONFLICT)
        await self._replace(held.tx, held.review, held.now)
        return True

    # ── What follows ───────────────────────────────────────────────────────────────────────────

    async def tick(self) -> None:
        """Lapses late reviews, apart from those that wait for a defence; reminds experts who do not
        answer; ends stages whose last review went in another way: its expert lost the role, or was
        replaced.
        """
        now = self.clock()
        async with self.database.read() as connection:
            watched = await stored.reviews_to_watch(connection, now)
            calendar = await with_days_off(connection, self.calendar) if watched else self.calendar
            silent = await _silent(connection, watched, now, calendar)
            late = [one for one in watched if scoring.lapses_at(one, calendar) <= now]
            late = [one.review for one in await _facts_of(connection, late) if not one.is_unheard]
            ripe = await stored.entries_to_finish(connection)
        if silent:
            async with self.database.write() as tx:
                await put_letters(tx, silent)
        lapses = (partial(self._lapse, one, now) for one in late)
        await run_apart([*lapses, *(partial(self._finish, one, now) for one in ripe)])

    async def settle(self, actor: Actor, review: ReviewId, how: scoring.Settling) -> bool:
        """Settles a difference of experts; one that is left gives the entry of a call without an
        end its outcome. Returns False if there is no third expert. Idempotent.

        Raises:
            NotFound: the actor does not lead the call, or has an entry in it.
            OutOfDate: the stage of the review is over.
        """
        now = self.clock()
        try:
            async with self.database.write() as tx:
                await stored.entry_of_review(tx, review)  # locked
                seen = await stored.get_review(tx, review)
                facts = replace(await _facts(tx, seen), given=tuple(await _given(tx, seen)))
                call, entry, left = facts.call, facts.entry, facts.left
                await _ensure_leads(tx, actor, call)
                if how is scoring.Settling.LEAVE:
                    if left is not None and facts.is_assessed:
                        await self.entries.settle(tx, call, entry, left, now, person=actor.id)
                elif facts.is_assessed:
                    await self.entries.reopened(tx, entry.id, now)
                    settle = self._ask_third if how is scoring.Settling.THIRD else self._talk
                    await settle(tx, seen, now)
                elif not facts.is_stage_open:
                    raise OutOfDate
        except _NobodyFreeError:
            return False
        return True

    async def _ask_third(self, tx: Connection, seen: Review, now: datetime) -> None:
        """
        Raises:
            _NobodyFreeError: there is no expert without a conflict of interest.
        """
        experts = self.experts
        if not await experts.one_more(tx, seen.entry, seen.stage, now, beyond_limits=True):
            raise _NobodyFreeError

    async def _talk(self, tx: Connection, seen: Review, now: datetime) -> None:
        """Reopens the reviews for `EXTENSION`, and tells their experts."""
        kind = LetterKind.REVIEWS_TALK
        for one in await _given(tx, seen):
            due = max(one.due_at, now + scoring.EXTENSION)
            moved = await stored.move_review(
                tx, one, ReviewMove.TAKE_BACK, now, given_at=None, due_at=due
            )
            talk = new_letter(kind, one.expert, now, one.id, review=one.id)
            await put_letters(tx, [talk, *_reminders(moved, now)])

    async def _replace(self, tx: Connection, gone: Review, now: datetime) -> bool:
        """Asks the next expert in place of a review that is over. Returns False if there is none;
        the stage may end then.
        """
        if await self.experts.one_more(tx, gone.entry, gone.stage, now) is not None:
            return True
        await self._finish_stage(tx, await get_entry(tx, gone.entry, hold=True), now)
        return False

    async def _lapse(self, late: Review, now: datetime) -> None:
        async with self.database.write() as tx:
            entry = await stored.entry_of_review(tx, late.id)
            seen = await stored.get_review(tx, late.id, hold=True)
            if seen != late:
                return  # extended, given or declined meanwhile
            moved = await stored.move_review(tx, seen, ReviewMove.LAPSE, now)
            has_next = await self._replace(tx, moved, now)
            kind, call = LetterKind.REVIEW_LAPSED, await get_call(tx, entry.call)
            await tell_leaders(tx, call, kind, seen.id, now, review=seen.id, next=has_next)

    async def _finish(self, entry: EntryId, now: datetime) -> None:
        async with self.database.write() as tx:
            await self._finish_stage(tx, await get_entry(tx, entry, hold=True), now)

    async def _finish_stage(self, tx: Connection, entry: Entry, now: datetime) -> Entry:
        """Ends the stage of an entry if its rule is met. Returns the entry as it is then."""
        if entry.status is not EntryStatus.ADMITTED or entry.stage is None:
            return entry
        call = await get_call(tx, entry.call)
        reviews = await stored.reviews_of(tx, entry.id, entry.stage)
        stage = existing(call.kind.stage(entry.stage))
        if not scoring.is_stage_over(stage, reviews):
            return entry
        given = [one for one in reviews if one.status is ReviewStatus.GIVEN]
        verdicts, ends_never = scoring.verdicts_of(given), call.kind.rules.ends_never
        decided = {leading_verdict(verdicts)} if ends_never else set(verdicts)
        if decided == {Verdict.RETURN}:
            wanted = (one.to_author for one in given if one.verdict is Verdict.RETURN)
            reason = "\n".join(one for one in wanted if one)
            for one in given:
                await stored.move_review(
                    tx, one, ReviewMove.VOID, now, note="returned", reason="returned"
                )
            await self.entries.returned_by_expert(tx, entry.id, reason, now)
        else:
            await self.entries.assessed(tx, entry.id, now)
            if scoring.differ(call.kind, scoring.totals_of(call.kind, given), verdicts):
                # of a call without an end each time: it has no other way to its outcome
                mark = f"{entry.id}:{entry.version if ends_never else entry.stage}"
                kind = LetterKind.REVIEWS_DIFFER
                await tell_leaders(tx, call, kind, mark, now, review=given[0].id)
        return await get_entry(tx, entry.id)


async def _facts(tx: Connection, review: Review) -> scoring.ReviewFacts:
    return (await _facts_of(tx, [review]))[0]


async def _facts_of(tx: Connection, reviews: Collection[Review]) -> list[scoring.ReviewFacts]:
    """Returns the facts of reviews by three statements at most."""
    entries = await get_entries(tx, {one.entry for one in reviews})
    calls = await get_calls(tx, {one.call for one in entries.values()})
    found = []
    for one in reviews:
        entry = entries[one.entry]
        found.append(scoring.ReviewFacts(review=one, call=calls[entry.call], entry=entry))
    heard = {one.entry.id for one in found if one.stage.meets is Meets.SLOT}
    slots = await slots_of_entries(tx, heard) if heard else {}
    return [replace(one, slot=slots.get(one.entry.id)) for one in found]


async def postpone(tx: Connection, entry: Entry, slot: Slot, now: datetime) -> None:
    """Moves pending reviews that would be due before the entry is heard."""
    for one in await stored.reviews_of(tx, entry.id, slot.owner.stage or ""):
        due = max(one.due_at, slot.ends_at + scoring.DAY)
        if one.status in PENDING and due != one.due_at:
            moved = await stored.move_review(tx, one, ReviewMove.POSTPONE, now, due_at=due)
            if moved.status in AT_WORK:
                await put_letters(tx, _reminders(moved, now))


async def _ensure_leads(tx: Connection, actor: Actor, call: Call) -> None:
    """
    Raises:
        NotFound: the actor does not lead the call, or has an entry in it.
    """
    if not leads(actor, call) or await has_own_entry(tx, call.id, actor.id):
        raise NotFound


async def _given(tx: Connection, like: Review) -> list[Review]:
    """Returns the given reviews of the same entry and stage."""
    reviews = await stored.reviews_of(tx, like.entry, like.stage)
    return [one for one in reviews if one.status is ReviewStatus.GIVEN]


async def _silent(
    tx: Connection, watched: Iterable[Review], now: datetime, calendar: Calendar
) -> list[NewLetter]:
    """Returns the reminders to experts who do not answer that are not written yet."""
    due = [
        one
        for one in watched
        if one.status is ReviewStatus.ASKED
        and scoring.lapses_at(one, calendar) - scoring.DAY <= now
    ]
    if not due:
        return []
    letters = [_reminder(one, scoring.Remind.ONE_DAY, now, "asked") for one in due]
    people, since = {one.expert for one in due}, min(one.asked_at for one in due)
    known = set(await letter_keys_since(tx, people, LetterKind.REVIEW_REMINDER, since))
    return [one for one in letters if one.key not in known]


def _reminders(review: Review, now: datetime) -> list[NewLetter]:
    """Returns letters that become due later; one about an earlier due date is not sent."""
    due = review.due_at.isoformat()
    return [
        _reminder(review, kind, moment, f"{due}:{kind}")
        for moment, kind in scoring.reminders(review)
        if moment > now
    ]


def _reminder(review: Review, kind: scoring.Remind, at: datetime, mark: str) -> NewLetter:
    return new_letter(
        LetterKind.REVIEW_REMINDER,
        review.expert,
        at,
        f"{review.id}:{mark}",
        review=review.id,
        remind=kind,
        due=review.due_at.isoformat(),
    )
