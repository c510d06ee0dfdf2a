"""Announcing results: entries settled, awards given and letters written in one transaction."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Protocol

from district.calls.call import Call, CallMove, CallStatus
from district.calls.entry import Entry, EntryMove, EntryPupil, EntryStatus
from district.calls.paper import Given
from district.calls.ranking import Ranking, Row
from district.calls.results import PUPIL, Edition, Standing, best_outcome, ranking_of
from district.council.motion import Motion
from district.council.tally import Outcome
from district.errors import OutOfDate, TieUndecided
from district.ids import CallId, EntryId, PersonId
from district.letters import LetterKind, NewLetter, new_letter
from storage.calls.calls import add_call_entry, get_call, save_call
from storage.calls.entries import entries_of_call, pupils_of_call, save_entries
from storage.calls.results import (
    coauthors_of_call,
    last_edition,
    put_edition,
    settle_pupils,
    taken_sheets,
)
from storage.calls.reviews import reviews_of_call
from storage.council.motions import get_motion
from storage.database import Connection
from storage.outbox import put_letters


class Awarding(Protocol):
    """Gives what outcomes bring, and takes it back."""

    async def give_all(
        self,
        tx: Connection,
        call: Call,
        given: Sequence[Given],
        now: datetime,
        actor: PersonId | None,
    ) -> None: ...

    async def strike(self, tx: Connection, entry: EntryId, reason: str, now: datetime) -> None: ...


async def standing_of(tx: Connection, call: Call) -> Standing:
    """Returns all that the results of a call follow from."""
    motion = await get_motion(tx, call.motion) if call.motion is not None else None
    return Standing(
        call=call,
        entries=tuple(await entries_of_call(tx, call.id)),
        pupils=await pupils_of_call(tx, call.id),
        reviews=tuple(await reviews_of_call(tx, call.id)),
        sheets=await taken_sheets(tx, call.id),
        edition=await last_edition(tx, call.id),
        motion=motion,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Announcing:
    awards: Awarding | None = None

    async def on_adopted(
        self, tx: Connection, motion: Motion, outcome: Outcome, now: datetime
    ) -> None:
        """The effect of an adopted motion. No-op unless the call still waits for this motion."""
        number = (motion.effect or {}).get("call")
        if number is None:
            return
        call = await get_call(tx, CallId(number), hold=True)
        if call.status is CallStatus.JUDGED and call.motion == motion.id:
            await self.announce(tx, call, now, None)

    async def announce(
        self, tx: Connection, call: Call, now: datetime, by: PersonId | None
    ) -> Call:
        """Announces the results of a call that the caller has locked and that is confirmed.

        Raises:
            OutOfDate: it is not judged.
            TieUndecided: people have to decide a tie first.
        """
        standing = await standing_of(tx, call)
        made = ranking_of(standing)
        if made.borders:
            raise TieUndecided
        moved = call.moved(CallMove.ANNOUNCE)
        if not await save_call(tx, call, moved):
            raise OutOfDate
        await add_call_entry(tx, call, moved, CallMove.ANNOUNCE, now, by)
        entries = [one for one in standing.entries if one.status is EntryStatus.ASSESSED]
        await settle_pupils(tx, _settled_pupils(standing, made))
        settled = await self._settle(tx, standing, made, entries, now, by)
        await put_edition(tx, replace(standing.edition, announced_at=now, rows=snapshot(made)))
        await put_letters(tx, await _letters(tx, call.id, settled, standing.edition, now))
        return moved

    async def correct(
        self, tx: Connection, call: Call, entry: Entry, outcome: str, now: datetime, by: PersonId
    ) -> Entry:
        """Settles an entry again after an appeal, in a corrected edition.

        Raises:
            OutOfDate: the call is not announced, or the entry is settled.
        """
        moved_call = call.moved(CallMove.CORRECT)
        if not await save_call(tx, call, moved_call):
            raise OutOfDate
        await add_call_entry(tx, call, moved_call, CallMove.CORRECT, now, by, entry=entry.id)
        moved = entry.moved(EntryMove.SETTLE, outcome=outcome, settled_at=now, reason=None)
        await save_entries(tx, [(entry, moved)], EntryMove.SETTLE, now, by)
        before = await last_edition(tx, call.id)
        row = {**(before.rows or {}).get(str(entry.id), {}), "outcome": outcome}
        rows = {**(before.rows or {}), str(entry.id): row}
        edition = replace(before, edition=before.edition + 1, announced_at=now, rows=rows)
        await put_edition(tx, edition)
        await self._award(tx, call, [moved], now, by)
        await put_letters(tx, await _letters(tx, call.id, [moved], edition, now))
        return moved

    async def settle_offered(self, tx: Connection, call: Call, entry: Entry, now: datetime) -> None:
        """Gives what an accepted outcome brings."""
        await self._award(tx, call, [entry], now, entry.author)

    async def _settle(
        self,
        tx: Connection,
        standing: Standing,
        made: Ranking,
        entries: Iterable[Entry],
        now: datetime,
        by: PersonId | None,
    ) -> list[Entry]:
        """Returns the entries with their outcomes."""
        call = standing.call
        specs = {one.id: one for one in call.kind.outcomes}
        rows = {one.id: one for one in made.rows}
        moves: dict[EntryMove, list[tuple[Entry, Entry]]] = {
            EntryMove.SETTLE: [], EntryMove.OFFER: [],
        }  # fmt: skip
        for entry in entries:
            row = _row_of(standing, entry, rows)
            asks = specs[row.outcome or ""].asks_author
            move = EntryMove.OFFER if asks else EntryMove.SETTLE
            more = {"answer_by": _answer_by(call, now)} if asks else {"settled_at": now}
            moved = entry.moved(move, outcome=row.outcome, place=row.place, total=row.total, **more)
            moves[move].append((entry, moved))
        for move, pairs in moves.items():
            await save_entries(tx, pairs, move, now, by)
        settled = [moved for _, moved in moves[EntryMove.SETTLE]]
        await self._award(tx, call, settled, now, by)
        return [*settled, *(moved for _, moved in moves[EntryMove.OFFER])]

    async def _award(
        self,
        tx: Connection,
        call: Call,
        settled: Iterable[Entry],
        now: datetime,
        by: PersonId | None,
    ) -> None:
        specs = {one.id: one for one in call.kind.outcomes}
        given = [
            Given(entry=one, outcome=specs[one.outcome])
            for one in settled
            if one.outcome is not None
        ]
        if self.awards is not None:
            await self.awards.give_all(tx, call, given, now, by)

    async def strike(self, tx: Connection, entry: EntryId, reason: str, now: datetime) -> None:
        """Takes back what an entry was given."""
        if self.awards is not None:
            await self.awards.strike(tx, entry, reason, now)


def _answer_by(call: Call, now: datetime) -> datetime:
    return now + timedelta(days=call.kind.rules.answer_days)


def _row_of(standing: Standing, entry: Entry, rows: Mapping[int, Row]) -> Row:
    """Returns the row of an entry; one with pupils has the best outcome of theirs, and no place."""
    pupils = standing.pupils.get(entry.id, ())
    if not pupils:
        return rows[entry.id]
    outcomes = standing.call.kind.outcomes
    best = best_outcome(outcomes, [rows[PUPIL + one.id].outcome for one in pupils])
    outcome = entry.proposed or best or outcomes[-1].id
    return Row(id=entry.id, nomination=entry.nomination, total=None, outcome=outcome)


def _settled_pupils(standing: Standing, made: Ranking) -> list[dict[str, object]]:
    rows = {one.id: one for one in made.rows}
    return [
        {
            "pupil": pupil.id,
            "new_score": _last_score(standing, pupil),
            "new_place": rows[PUPIL + pupil.id].place,
            "new_outcome": rows[PUPIL + pupil.id].outcome,
        }
        for pupils in standing.pupils.values()
        for pupil in pupils
        if PUPIL + pupil.id in rows
    ]


def _last_score(standing: Standing, pupil: EntryPupil) -> int | None:
    """Returns the score of the last stage to which the pupil came."""
    stages = [one.id for one in standing.call.kind.stages]
    scores = (standing.score(one, pupil.code) for one in reversed(stages))
    return next((one for one in scores if one is not None), None)


def snapshot(made: Ranking) -> dict[str, dict[str, object]]:
    """Returns the ranking as JSON, by id."""
    return {
        str(one.id): {
            "total": one.total,
            "place": one.place,
            "outcome": one.outcome,
            "means": dict(one.means),
        }
        for one in made.rows
    }


async def _letters(
    tx: Connection, call: CallId, settled: Iterable[Entry], edition: Edition, now: datetime
) -> list[NewLetter]:
    """Returns letters to authors and to co-authors who have confirmed."""
    others = await coauthors_of_call(tx, call)
    return [
        new_letter(
            LetterKind.CALL_RESULT,
            person,
            now,
            f"{entry.id}:{edition.edition}:{person}",
            call=call,
            entry=entry.id,
        )
        for entry in settled
        for person in (entry.author, *others.get(entry.id, ()))
    ]
