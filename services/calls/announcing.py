"""Announcing results: entries settled, awards given and letters written in one transaction."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from district.calls.call import Call, CallMove, CallStatus
from district.calls.entry import Entry, EntryMove, EntryPupil, EntryStatus
from district.calls.paper import Given
from district.calls.ranking import Row
from district.calls.results import (
    PUPIL,
    Appeal,
    Correction,
    Standing,
    best_outcome,
    ranking_of,
    snapshot,
)
from district.council.motion import Motion
from district.council.tally import Outcome
from district.errors import TieUndecided
from district.ids import CallId, PersonId
from district.letters import LetterKind, NewLetter, new_letter
from services.calls.awards import Awards
from services.calls.entry_moves import answer_by
from services.calls.leading import tell_leaders
from storage.calls import results as stored
from storage.calls.calls import get_call, move_call
from storage.calls.entries import (
    entries_of_call,
    get_entry,
    move_entry,
    pupils_of_call,
    pupils_of_entry,
    save_entries,
    teams_of,
)
from storage.calls.reviews import reviews_of_call
from storage.council.motions import get_motion
from storage.database import Connection
from storage.outbox import put_letters


async def standing_of(tx: Connection, call: Call) -> Standing:
    """Returns all that the results of a call follow from."""
    asks = any(one.asks_author for one in call.kind.outcomes)
    return Standing(
        call=call,
        entries=tuple(await entries_of_call(tx, call.id)),
        pupils=await pupils_of_call(tx, call.id),
        reviews=tuple(await reviews_of_call(tx, call.id)),
        sheets=await stored.taken_sheets(tx, call.id),
        edition=await stored.last_edition(tx, call.id),
        motion=await get_motion(tx, call.motion) if call.motion is not None else None,
        offered=await stored.offered_entries(tx, call.id)
        if asks and call.is_announced
        else frozenset(),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcing:
    """All methods work in the caller's transaction, which has locked the call."""

    awards: Awards

    async def on_adopted(self, tx: Connection, motion: Motion, _: Outcome, now: datetime) -> None:
        """The effect of an adopted motion: the results are announced, or an appeal is granted.

        No-op unless this motion is still waited for. A tie that withdrawn entries have left since
        it was put is decided first, and put again. If the motion does not say whose outcome is
        wrong, the appeal stays open, and its letter to curators is repeated.
        """
        facts = motion.effect or {}
        if "call" not in facts:
            return
        call = await get_call(tx, CallId(facts["call"]), hold=True)
        if "appeal" in facts:
            appeal = await stored.get_appeal(tx, facts["appeal"])
            entry = await get_entry(tx, appeal.entry, hold=True)
            waits = appeal.motion == motion.id and appeal.decided_at is None
            if waits and entry.status is EntryStatus.SETTLED:
                to = Correction(outcome=facts["outcome"], pupil=facts.get("pupil"))
                if (await standing_of(tx, call)).takes(appeal, to):
                    await self.grant(tx, call, appeal, facts["answer"], to, now, motion.put_by)
                else:  # of an earlier release: it named no pupil
                    kind, mark = LetterKind.CALL_APPEAL, f"{appeal.id}:{motion.id}"
                    await tell_leaders(tx, call, kind, mark, now, call=call.id)
        elif call.status is CallStatus.JUDGED and call.motion == motion.id:
            standing = await standing_of(tx, call)
            if not ranking_of(standing).borders:
                await self.announce(tx, standing, now, None)

    async def announce(
        self, tx: Connection, standing: Standing, now: datetime, by: PersonId | None
    ) -> None:
        """Announces confirmed results.

        Raises:
            OutOfDate: the call is not judged.
            TieUndecided: people have to decide a tie first.
        """
        made = ranking_of(standing)
        if made.borders:
            raise TieUndecided
        call = await move_call(tx, standing.call, CallMove.ANNOUNCE, now, by)
        entries = [one for one in standing.entries if one.status is EntryStatus.ASSESSED]
        rows = {one.id: one for one in made.rows}
        specs = {one.id: one for one in call.kind.outcomes}
        moves: dict[EntryMove, list[tuple[Entry, Entry]]] = {
            EntryMove.SETTLE: [], EntryMove.OFFER: [],
        }  # fmt: skip
        for seen in entries:
            row = _row_of(standing, seen, rows)
            asks = specs[row.outcome or ""].asks_author
            more = {"answer_by": answer_by(call, now)} if asks else {"settled_at": now}
            move = EntryMove.OFFER if asks else EntryMove.SETTLE
            moved = seen.moved(move, outcome=row.outcome, place=row.place, total=row.total, **more)
            moves[move].append((seen, moved))
        await stored.settle_pupils(tx, _settled_pupils(standing, rows, entries))
        for move, pairs in moves.items():
            await save_entries(tx, pairs, move, now, by)
        await self.award(tx, call, [one for _, one in moves[EntryMove.SETTLE]], now, by)
        edition = replace(standing.edition, announced_at=now, rows=snapshot(made.rows))
        await stored.put_edition(tx, edition)
        await self.tell(tx, call, [one for pairs in moves.values() for _, one in pairs], now)

    async def grant(
        self,
        tx: Connection,
        call: Call,
        appeal: Appeal,
        answer: str,
        to: Correction,
        now: datetime,
        by: PersonId,
    ) -> None:
        """Grants an appeal: what the entry or the pupil was given is taken back, and it is settled
        again. An entry of ranked pupils has the best of their outcomes.

        Raises:
            OutOfDate: the call is not announced, or the entry is not settled.
        """
        decided = appeal.decided(answer, by, now, is_granted=True)
        await stored.save_appeal(tx, appeal, decided)
        seen = await get_entry(tx, appeal.entry, hold=True)
        opened = await move_entry(tx, seen, EntryMove.APPEAL, now, by, note=answer, reason=answer)
        pupils = [
            replace(one, outcome=to.outcome) if to.pupil in {None, one.id} else one
            for one in await pupils_of_entry(tx, seen.id)
        ]
        await stored.settle_pupils(tx, pupils)
        best = best_outcome(call.kind.outcomes, [one.outcome for one in pupils])
        outcome = best or to.outcome
        await self.awards.strike(tx, call, seen, answer, now, by, to.pupil, then=outcome)
        settled = await move_entry(
            tx, opened, EntryMove.SETTLE, now, by, outcome=outcome, settled_at=now, reason=None
        )
        await self.correct(tx, call, settled, now, by, pupils)
        await self.tell(tx, call, [settled], now)

    async def correct(
        self,
        tx: Connection,
        call: Call,
        settled: Entry,
        now: datetime,
        by: PersonId,
        pupils: Iterable[EntryPupil] = (),
    ) -> None:
        """Gives what a new outcome brings, in a corrected edition, which opens no new time for
        appeals.
        """
        await move_call(tx, call, CallMove.CORRECT, now, by, facts={"entry": settled.id})
        before = await stored.last_edition(tx, call.id)
        new = {settled.id: settled.outcome} | {PUPIL + one.id: one.outcome for one in pupils}
        rows = {
            id_: {**row, "outcome": new.get(int(id_), row["outcome"])}
            for id_, row in (before.rows or {}).items()
        }
        edition = replace(before, edition=before.edition + 1, rows=rows)
        await stored.put_edition(tx, edition)
        await self.award(tx, call, [settled], now, by)

    async def award(
        self,
        tx: Connection,
        call: Call,
        settled: Iterable[Entry],
        now: datetime,
        by: PersonId | None,
    ) -> None:
        """Gives what the outcomes of settled entries bring."""
        specs = {one.id: one for one in call.kind.outcomes}
        given = [Given(entry=one, outcome=specs[one.outcome or ""]) for one in settled]
        await self.awards.give_all(tx, call, given, now, by)

    async def tell(
        self, tx: Connection, call: Call, settled: Iterable[Entry], now: datetime
    ) -> None:
        """Writes to authors and to co-authors who have confirmed."""
        told = list(settled)
        teams = await teams_of(tx, told)
        await put_letters(
            tx, [_letter(one, person, now) for one in told for person in teams[one.id]]
        )


def _letter(entry: Entry, person: PersonId, now: datetime) -> NewLetter:
    mark = f"{entry.id}:{entry.version}:{person}"
    kind = LetterKind.CALL_RESULT
    return new_letter(kind, person, now, mark, call=entry.call, entry=entry.id)


def _row_of(standing: Standing, entry: Entry, rows: Mapping[int, Row]) -> Row:
    """Returns the row of an entry; that of ranked pupils has the best of their outcomes, and no
    place.
    """
    pupils = standing.ranked_pupils.get(entry.id, ())
    if not pupils:
        return rows[entry.id]
    outcomes = standing.call.kind.outcomes
    best = best_outcome(outcomes, [rows[PUPIL + one.id].outcome for one in pupils])
    outcome = best or outcomes[-1].id
    return Row(id=entry.id, nomination=entry.nomination, total=None, outcome=outcome)


def _settled_pupils(
    standing: Standing, rows: Mapping[int, Row], entries: Iterable[Entry]
) -> list[EntryPupil]:
    """Returns pupils with their results; unranked ones have the result of their entry."""
    return [
        replace(pupil, score=_last_score(standing, pupil), place=row.place, outcome=row.outcome)
        for entry in entries
        for pupil in standing.pupils.get(entry.id, ())
        if (row := rows.get(PUPIL + pupil.id) or rows.get(entry.id)) is not None
    ]


def _last_score(standing: Standing, pupil: EntryPupil) -> int | None:
    """Returns the score of the last stage to which the pupil came."""
    stages = [one.id for one in standing.call.kind.stages]
    scores = (standing.score(one, pupil.code) for one in reversed(stages))
    return next((one for one in scores if one is not None), None)
