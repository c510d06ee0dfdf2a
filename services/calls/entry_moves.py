"""Moves of entries that follow from others: from admissions, reviews, results, the clock."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from district.calls.call import Call
from district.calls.entry import Entry, EntryMove, EntryStatus, code_of
from district.calls.kind import Judges, OutcomeSpec
from district.calls.scoring import outcome_alone, verdicts_of
from district.ids import EntryId, PersonId
from district.letters import LetterKind, new_letter
from services.calls.awards import Awards
from services.calls.leading import tell_leaders
from storage.calls.calls import get_call
from storage.calls.entries import code_pupils, count_codes, get_entry, move_entry
from storage.calls.results import last_edition
from storage.calls.reviews import reviews_of, reviews_of_entry, void_reviews
from storage.database import Connection
from storage.outbox import put_letters
from storage.slots import free_slot


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryMoves:
    """All methods work in the caller's transaction."""

    awards: Awards | None = None

    async def admit(
        self, tx: Connection, call: Call, seen: Entry, now: datetime, person: PersonId | None
    ) -> Entry:
        """Lets an entry in at the first stage, or at the one from which it was returned. The caller
        must lock the call, because codes are numbered in it.
        """
        code = seen.code or code_of(await count_codes(tx, call.id) + 1)
        stage = call.kind.stage(seen.stage) or call.kind.stages[0]
        moved = await move_entry(
            tx, seen, EntryMove.ADMIT, now, person, code=code, stage=stage.id, reason=None
        )
        await code_pupils(tx, moved.id, code)
        if stage.judges is Judges.NOBODY:
            return await self._assess(tx, call, moved, now)
        return moved

    async def assessed(self, tx: Connection, entry: EntryId, now: datetime) -> None:
        """Ends the expertise of the present stage. No-op unless the entry is in it.

        In a call without an end the verdict settles the entry at once.
        """
        seen = await get_entry(tx, entry, hold=True)
        if seen.status is EntryStatus.ADMITTED:
            await self._assess(tx, await get_call(tx, seen.call), seen, now)

    async def _assess(self, tx: Connection, call: Call, seen: Entry, now: datetime) -> Entry:
        moved = await move_entry(tx, seen, EntryMove.ASSESS, now)
        if not call.kind.rules.ends_never:
            return moved
        verdicts = verdicts_of(await reviews_of(tx, moved.id, moved.stage or ""))
        outcome = outcome_alone(call.kind, verdicts)
        return moved if outcome is None else await self.settle(tx, call, moved, outcome, now)

    async def reopened(self, tx: Connection, entry: EntryId, now: datetime) -> None:
        """Continues the expertise: one more expert, or experts who differ talk."""
        seen = await get_entry(tx, entry, hold=True)
        if seen.status is EntryStatus.ASSESSED:
            await move_entry(tx, seen, EntryMove.REOPEN, now)

    async def returned_by_expert(
        self, tx: Connection, entry: EntryId, reason: str, now: datetime
    ) -> None:
        """Returns an entry under expertise to its author, who is told."""
        seen = await get_entry(tx, entry, hold=True)
        if seen.status is not EntryStatus.ADMITTED:
            return
        await self.give_back(tx, await get_call(tx, seen.call), seen, reason, now, None)
        await self.tell(tx, seen, "returned", now)

    async def give_back(
        self,
        tx: Connection,
        call: Call,
        seen: Entry,
        reason: str | None,
        now: datetime,
        person: PersonId | None,
    ) -> None:
        """Returns an entry to its author for the days that the kind gives."""
        await move_entry(
            tx, seen, EntryMove.RETURN, now, person,
            note=reason, reason=reason, answer_by=answer_by(call, now),
        )  # fmt: skip

    async def settle(
        self,
        tx: Connection,
        call: Call,
        seen: Entry,
        outcome: OutcomeSpec,
        now: datetime,
        *,
        person: PersonId | None = None,
    ) -> Entry:
        """Gives one entry its outcome and what this brings; `person`: the decider, if any."""
        moved = await move_entry(
            tx, seen, EntryMove.SETTLE, now, person, outcome=outcome.id, settled_at=now
        )
        if self.awards is not None:
            await self.awards.give_all(tx, call, [(moved, outcome)], now, person)
        await self.tell(tx, moved, "settled", now)
        return moved

    async def end(
        self,
        tx: Connection,
        seen: Entry,
        move: EntryMove,
        now: datetime,
        person: PersonId | None,
        *,
        reason: str | None = None,
        act: int | None = None,
    ) -> Entry:
        """Ends an entry without an outcome, and voids its reviews."""
        moved = await move_entry(
            tx, seen, move, now, person, note=reason, act=act,
            reason=reason, proposed=None, answer_by=None,
        )  # fmt: skip
        await void_reviews(tx, await reviews_of_entry(tx, seen.id), move.value, now, person)
        await free_slot(tx, seen.id)
        return moved

    async def decline(
        self, tx: Connection, seen: Entry, now: datetime, person: PersonId | None
    ) -> Entry:
        """Declines an offered outcome. Who was settled before keeps the former one. The curator is
        told, because the place is free.
        """
        call = await get_call(tx, seen.call)
        rows = (await last_edition(tx, call.id)).rows or {}
        former = rows.get(str(seen.id), {}).get("outcome")
        is_new = former in {None, seen.outcome}
        move, outcome = (EntryMove.DECLINE, seen.outcome) if is_new else (EntryMove.SETTLE, former)
        moved = await move_entry(tx, seen, move, now, person, outcome=outcome, answer_by=None)
        mark = f"{seen.id}:{seen.version}"
        await tell_leaders(tx, call, LetterKind.OFFER_DECLINED, mark, now, entry=seen.id)
        return moved

    async def tell(self, tx: Connection, entry: Entry, what: str, now: datetime) -> None:
        """Writes to the author; `what`: the end of the text `entries-letter-…`."""
        key = f"{entry.id}:{what}:{entry.version}"
        letter = new_letter(
            LetterKind.ENTRY_NEWS, entry.author, now, key, entry=entry.id, what=what
        )
        await put_letters(tx, [letter])


def answer_by(call: Call, now: datetime) -> datetime:
    """Returns the end of the days that an author has for a returned entry."""
    return now + timedelta(days=call.kind.rules.answer_days)
