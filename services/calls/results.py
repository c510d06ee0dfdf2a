"""Results of calls: the curator's panel, confirmation, announcement, appeals."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from district.calls.call import Call, CallMove, CallStatus, districts_of, ensure_reason, leads
from district.calls.entry import Entry, EntryMove, EntryPerson, EntryStatus
from district.calls.kind import Confirm, Judges
from district.calls.ranking import Row
from district.calls.results import (
    APPEAL_LIMIT,
    ENDED,
    PUPIL,
    Announced,
    Appeal,
    Line,
    Panel,
    Standing,
    Step,
    TakenSheet,
    assessed,
    going_on,
    may_appeal,
    ordered,
    ranking_of,
    steps_of,
    waits_for,
)
from district.calls.score_sheet import USUAL_MOST, Column, ScoreSheet, read_scores
from district.council.bodies import Body
from district.council.motion import MotionKind, MotionStatus, NewMotion
from district.errors import AppealOver, NotFound, NotPermitted, OutOfDate, OwnAffair
from district.ids import CallId, DraftId, EntryId, MotionId, PersonId
from district.letters import LetterKind, new_letter
from district.people.roles import Actor, Permission
from district.tables import Sheet, find_table
from district.typed_text import limited_text
from services.calls.announcing import Announcing, standing_of
from services.council.motions import Motions
from services.service import Service
from storage.calls.calls import add_call_entry, get_call, save_call
from storage.calls.entries import (
    add_entry_move,
    get_entry,
    has_own_entry,
    people_of_entries,
    save_entries,
    save_entry,
)
from storage.calls.results import (
    add_appeal,
    add_sheet,
    appeals_of_call,
    appeals_of_entry,
    decide_appeal,
    get_appeal,
    get_sheet,
    last_edition,
    put_edition,
    take_sheet,
)
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_people


@dataclass(frozen=True, slots=True, kw_only=True)
class Results(Service):
    announcing: Announcing
    motions: Motions

    # ── Before announcing ──────────────────────────────────────────────────────────────────────

    async def panel(self, actor: Actor, call: CallId) -> Panel:
        """
        Raises:
            NotFound: there is no such call.
            NotPermitted: the actor does not run it.
            OwnAffair: the actor has an entry in it.
        """
        async with self.database.read() as connection:
            return await self._panel(connection, await self._led(connection, actor, call))

    async def entry(self, actor: Actor, entry: EntryId) -> tuple[Panel, Entry]:
        """
        Raises:
            The errors of `panel`.
        """
        async with self.database.read() as connection:
            seen = await get_entry(connection, entry)
            call = await self._led(connection, actor, seen.call)
            return await self._panel(connection, call), seen

    async def go_on(self, actor: Actor, call: CallId, stage: str) -> Panel:
        """Lets the best of a stage pass to the next one. Idempotent.

        Raises:
            The errors of `panel`.
            OutOfDate: the stage is not over.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await self._led(tx, actor, call, hold=True)
            standing = await standing_of(tx, seen)
            here, next_stage = standing.stage, standing.next_stage
            if here is None or here.id != stage:
                return await self._panel(tx, seen)
            if next_stage is None or Step.NEXT not in steps_of(standing, now):
                raise OutOfDate
            await self._assess(tx, standing, now)
            passed = going_on(standing)
            moves = [
                (one, one.moved(EntryMove.NEXT, stage=next_stage.id))
                for one in (await standing_of(tx, seen)).at_stage
                if one.id in passed
            ]
            await save_entries(tx, moves, EntryMove.NEXT, now, actor.id)
            return await self._panel(tx, seen)

    async def judge(self, actor: Actor, call: CallId) -> Panel:
        """Draws up the ranking when all stages are over. Idempotent.

        Raises:
            The errors of `panel`.
            OutOfDate: entries or reviews are still waited for.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await self._led(tx, actor, call, hold=True)
            if seen.status is CallStatus.JUDGED:
                return await self._panel(tx, seen)
            standing = await standing_of(tx, seen)
            if Step.JUDGE not in steps_of(standing, now):
                raise OutOfDate
            await self._assess(tx, standing, now)
            moved = await self._moved(tx, seen, CallMove.JUDGE, actor.id, now)
            return await self._panel(tx, moved)

    async def reopen(self, actor: Actor, call: CallId) -> Panel:
        """Goes back to judging, unless the council is voting. Idempotent.

        Raises:
            The errors of `panel`.
            OutOfDate: it is announced, or put to the council.
        """
        async with self.database.write() as tx:
            seen = await self._led(tx, actor, call, hold=True)
            if seen.status is CallStatus.PUBLISHED:
                return await self._panel(tx, seen)
            self._ensure_changeable(await standing_of(tx, seen))
            moved = await self._moved(tx, seen, CallMove.REOPEN, actor.id, self.clock())
            return await self._panel(tx, moved)

    async def decide_tie(self, actor: Actor, call: CallId, next_one: int | None) -> Panel:
        """Puts one of those who are tied below the ones that are in order already; None: all the
        others share that place. Idempotent.

        Raises:
            The errors of `panel`.
            OutOfDate: there is no such tie any more, or the results cannot be changed now.
        """
        async with self.database.write() as tx:
            seen = await self._led(tx, actor, call, hold=True)
            standing = await standing_of(tx, seen)
            self._ensure_changeable(standing)
            tied = [
                one.ids
                for one in ranking_of(standing).borders
                if next_one is None or next_one in one.ids
            ]
            if not tied:
                raise OutOfDate
            order = ordered(standing.edition, tied[0], next_one)
            await put_edition(tx, replace(standing.edition, order=order))
            return await self._panel(tx, seen)

    async def forget_order(self, actor: Actor, call: CallId) -> Panel:
        """Forgets how ties were decided.

        Raises:
            The errors of `panel`.
            OutOfDate: the results cannot be changed now.
        """
        async with self.database.write() as tx:
            seen = await self._led(tx, actor, call, hold=True)
            standing = await standing_of(tx, seen)
            self._ensure_changeable(standing)
            await put_edition(tx, replace(standing.edition, order={}))
            return await self._panel(tx, seen)

    async def choose(self, actor: Actor, entry: EntryId, outcome: str | None) -> Panel:
        """Proposes another outcome for an entry than the ranked one; None: the ranked one.

        Raises:
            The errors of `panel`.
            NotFound: the kind has no such outcome.
            OutOfDate: the call is announced, or put to the council.
        """
        now = self.clock()
        async with self.database.write() as tx:
            call = await self._led(tx, actor, (await get_entry(tx, entry)).call, hold=True)
            self._ensure_changeable(await standing_of(tx, call))
            _ensure_outcome(call, outcome)
            seen = await get_entry(tx, entry, hold=True)
            if seen.proposed != outcome:
                moved = seen.moved(EntryMove.PROPOSE, proposed=outcome)
                await self._save(tx, seen, moved, EntryMove.PROPOSE, actor.id, now)
            return await self._panel(tx, call)

    async def put(self, actor: Actor, call: CallId, question: str, text: str) -> MotionId:
        """Puts the results to the council and opens the vote. Idempotent.

        Raises:
            The errors of `panel`.
            The errors of `Motions.put` and `Motions.open`.
            OutOfDate: there is nothing to confirm now.
        """
        now = self.clock()
        async with self.database.read() as connection:
            seen = await self._led(connection, actor, call)
            standing = await standing_of(connection, seen)
        before = standing.motion
        if before is not None and before.status in {MotionStatus.DRAFT, MotionStatus.OPEN}:
            return (await self.motions.open(actor, before.id)).motion.id
        if Step.PUT not in steps_of(standing, now):
            raise OutOfDate
        new = NewMotion(
            kind=MotionKind.RESULTS, question=question, text=text, effect={"call": call}
        )
        draft = DraftId(f"results-{call}-{seen.version}")
        motion = (await self.motions.put(actor, draft, Body.COUNCIL, new)).motion
        async with self.database.write() as tx:
            held = await get_call(tx, call, hold=True)
            if held.motion != motion.id:
                if held.version != seen.version:
                    raise OutOfDate
                await self._moved(tx, held, CallMove.PUT, actor.id, now, motion=motion.id)
        return (await self.motions.open(actor, motion.id)).motion.id

    async def announce(self, actor: Actor, call: CallId) -> None:
        """Announces results that no motion has to confirm. Idempotent.

        Raises:
            The errors of `panel`.
            OutOfDate: not judged, or the council has to confirm them.
            TieUndecided: a tie has to be decided first.
        """
        async with self.database.write() as tx:
            seen = await self._led(tx, actor, call, hold=True)
            if seen.is_announced:
                return
            if seen.kind.rules.confirm is Confirm.COUNCIL:
                raise OutOfDate
            await self.announcing.announce(tx, seen, self.clock(), actor.id)

    # ── Sheets ─────────────────────────────────────────────────────────────────────────────────

    async def preview(
        self,
        actor: Actor,
        call: CallId,
        sheets: Sequence[Sheet],
        names: Mapping[str, Sequence[str]],
    ) -> tuple[ScoreSheet, TakenSheet | None]:
        """Reads scores. Returns them, and what may be confirmed if nothing is wrong.

        Raises:
            The errors of `panel`.
            NoHead: columns are missing.
            OutOfDate: no sheet is waited for.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await self._led(tx, actor, call, hold=True)
            standing = await standing_of(tx, seen)
            stage = standing.stage
            if stage is None or Step.SHEET not in steps_of(standing, now):
                raise OutOfDate
            table = find_table(sheets, names, set(Column))
            most = seen.kind.rules.max_score or USUAL_MOST
            read = read_scores(table, list(codes_of(standing)), most)
            if not read.is_whole:
                return read, None
            new = TakenSheet(
                id=0,
                call=call,
                stage=stage.id,
                person=actor.id,
                uploaded_at=now,
                scores=read.scores,
            )
            return read, await add_sheet(tx, new)

    async def take(self, actor: Actor, sheet: int) -> Panel:
        """Takes the scores of a sheet; the entries of its stage are assessed. Idempotent.

        Raises:
            The errors of `panel`.
            OutOfDate: the stage is over.
        """
        now = self.clock()
        async with self.database.write() as tx:
            stored = await get_sheet(tx, sheet)
            seen = await self._led(tx, actor, stored.call, hold=True)
            if stored.taken_at is not None:
                return await self._panel(tx, seen)
            before = await standing_of(tx, seen)
            here = before.stage
            if here is None or here.id != stored.stage or Step.SHEET not in steps_of(before, now):
                raise OutOfDate
            await take_sheet(tx, sheet, now)
            await self._assess(tx, await standing_of(tx, seen), now)
            return await self._panel(tx, seen)

    async def blank(self, actor: Actor, call: CallId) -> tuple[Panel, dict[str, Line]]:
        """Returns the lines by the codes that a sheet of the present stage may name."""
        panel = await self.panel(actor, call)
        codes = codes_of(panel.standing)
        lines = {one.row.id: one for one in panel.lines}
        return panel, {code: lines[id_] for code, id_ in codes.items() if id_ in lines}

    # ── After announcing ───────────────────────────────────────────────────────────────────────

    async def announced(self, actor: Actor, call: CallId) -> Announced:
        """Returns the results that all people may see.

        Raises:
            NotFound: they are not announced, or the call is of another district, unless the actor
                took part.
        """
        async with self.database.read() as connection:
            seen = await get_call(connection, call)
            if not seen.is_announced:
                raise NotFound
            standing = await standing_of(connection, seen)
            made = announced_rows(standing)
            ended = [one for one in standing.entries if one.status in ENDED]
            last = seen.kind.outcomes[-1].id
            winners = [one for one in ended if one.outcome != last and one.id in made]
            named = await people_of_entries(connection, [one.id for one in ended])
            own = [one for one in ended if _is_own(actor, one, named[one.id])]
            is_here = leads(actor, seen) or seen.district in districts_of(actor)
            if not (is_here or own):
                raise NotFound
            shown = {one.id: one for one in (*winners, *own)}.values()
            lines = await _lines(connection, standing, made, shown)
            appeals = [
                appeal for one in own for appeal in await appeals_of_entry(connection, one.id)
            ]
        edition = standing.edition
        ids = {one.id for one in own}
        return Announced(
            call=seen,
            announced_at=edition.announced_at,
            winners=tuple(one for one in lines if one.pupil is None and one.entry.outcome != last),
            counts=_counts(made.values(), standing),
            own=tuple(one for one in lines if one.entry.id in ids),
            may_appeal=may_appeal(seen, edition.announced_at, self.clock()),
            appeals=tuple(appeals),
            leads=leads(actor, seen),
        )

    async def appeal(self, actor: Actor, entry: EntryId, words: str) -> Appeal:
        """Stores an author's appeal and tells the curator. Idempotent by its words.

        Raises:
            NotFound: not an own entry.
            AppealOver: too late, or it is heard already.
            Empty, TooLong: of the words.
        """
        now = self.clock()
        said = limited_text(words, APPEAL_LIMIT)
        async with self.database.write() as tx:
            seen = await get_entry(tx, entry, hold=True)
            if seen.author != actor.id:
                raise NotFound
            call = await get_call(tx, seen.call)
            known = await appeals_of_entry(tx, entry)
            same = next((one for one in known if one.words == said), None)
            if same is not None:
                return same
            edition = await last_edition(tx, call.id)
            is_open = may_appeal(call, edition.announced_at, now)
            if not is_open or known or seen.status is not EntryStatus.SETTLED:
                raise AppealOver
            new = Appeal(id=0, entry=entry, person=actor.id, words=said, asked_at=now)
            added = await add_appeal(tx, new)
            letter = new_letter(
                LetterKind.CALL_APPEAL, call.created_by, now, added.id, call=call.id
            )
            await put_letters(tx, [letter])
            return added

    async def hearing(self, actor: Actor, appeal: int) -> tuple[Panel, Appeal]:
        """
        Raises:
            The errors of `panel`.
        """
        async with self.database.read() as connection:
            asked = await get_appeal(connection, appeal)
            seen = await get_entry(connection, asked.entry)
            call = await self._led(connection, actor, seen.call)
            return await self._panel(connection, call), asked

    async def letter(self, entry: EntryId) -> tuple[Call, Entry]:
        """Returns the facts of a letter about an entry."""
        async with self.database.read() as connection:
            seen = await get_entry(connection, entry)
            return await get_call(connection, seen.call), seen

    async def call(self, call: CallId) -> Call:
        async with self.database.read() as connection:
            return await get_call(connection, call)

    async def hear(self, actor: Actor, appeal: int, answer: str, outcome: str | None) -> Appeal:
        """Decides an appeal. `outcome`: the corrected one; None: it is rejected. Idempotent.

        The results are corrected at once, also where the council had confirmed them.

        Raises:
            The errors of `panel`.
            Empty, TooLong: of the answer.
            NotFound: the kind has no such outcome.
        """
        now = self.clock()
        said = limited_text(answer, APPEAL_LIMIT)
        async with self.database.write() as tx:
            asked = await get_appeal(tx, appeal)
            call = await self._led(tx, actor, (await get_entry(tx, asked.entry)).call, hold=True)
            if asked.decided_at is not None:
                return asked
            is_granted = outcome is not None
            await decide_appeal(
                tx, appeal, is_granted=is_granted, answer=said, by=actor.id, now=now
            )
            if outcome is not None:
                _ensure_outcome(call, outcome)
                entry = await self._unsettle(tx, asked.entry, said, actor.id, now)
                await self.announcing.correct(tx, call, entry, outcome, now, actor.id)
            else:
                letter = new_letter(
                    LetterKind.APPEAL_REJECTED, asked.person, now, appeal, entry=asked.entry
                )
                await put_letters(tx, [letter])
            return await get_appeal(tx, appeal)

    async def annul(self, actor: Actor, entry: EntryId, reason: str) -> None:
        """Annuls an entry with what it was given. Idempotent.

        Raises:
            The errors of `panel`.
            Empty, TooLong: of the reason.
        """
        now = self.clock()
        ensure_reason(reason)
        async with self.database.write() as tx:
            await self._led(tx, actor, (await get_entry(tx, entry)).call, hold=True)
            seen = await get_entry(tx, entry, hold=True)
            if seen.status is EntryStatus.ANNULLED:
                return
            moved = seen.moved(EntryMove.ANNUL, reason=reason)
            await self._save(tx, seen, moved, EntryMove.ANNUL, actor.id, now)
            await self.announcing.strike(tx, entry, reason, now)
            kind = LetterKind.ENTRY_ANNULLED
            await put_letters(tx, [new_letter(kind, seen.author, now, entry, entry=entry)])

    async def answer(self, actor: Actor, entry: EntryId, *, takes: bool) -> Entry:
        """Stores the author's answer to an offered outcome. Idempotent.

        Raises:
            NotFound: not an own entry.
            OutOfDate: nothing is offered any more.
        """
        now = self.clock()
        move = EntryMove.ACCEPT if takes else EntryMove.DECLINE
        async with self.database.write() as tx:
            seen = await get_entry(tx, entry, hold=True)
            if seen.author != actor.id:
                raise NotFound
            if seen.status is (EntryStatus.SETTLED if takes else EntryStatus.DECLINED):
                return seen
            moved = seen.moved(move, settled_at=now, answer_by=None)
            await self._save(tx, seen, moved, move, actor.id, now)
            call = await get_call(tx, seen.call)
            if takes:
                await self.announcing.settle_offered(tx, call, moved, now)
            else:
                letter = new_letter(
                    LetterKind.OFFER_DECLINED, call.created_by, now, entry, entry=entry
                )
                await put_letters(tx, [letter])
            return moved

    # ── Steps ──────────────────────────────────────────────────────────────────────────────────

    async def _led(self, tx: Connection, actor: Actor, call: CallId, *, hold: bool = False) -> Call:
        seen = await get_call(tx, call, hold=hold)
        if not leads(actor, seen):
            raise NotPermitted(permission=Permission.LEAD_CALLS)
        if await has_own_entry(tx, call, actor.id):
            raise OwnAffair
        return seen

    async def _moved(
        self,
        tx: Connection,
        seen: Call,
        move: CallMove,
        by: PersonId | None,
        now: datetime,
        **changes: object,
    ) -> Call:
        moved = seen.moved(move, **changes)
        if not await save_call(tx, seen, moved):
            raise OutOfDate
        await add_call_entry(tx, seen, moved, move, now, by)
        return moved

    async def _save(
        self,
        tx: Connection,
        seen: Entry,
        moved: Entry,
        move: EntryMove,
        by: PersonId | None,
        now: datetime,
    ) -> None:
        if not await save_entry(tx, seen, moved):
            raise OutOfDate
        await add_entry_move(tx, seen, moved, move, now, by, note=moved.reason)

    async def _assess(self, tx: Connection, standing: Standing, now: datetime) -> None:
        """Assesses the entries of a stage that waits for no expert."""
        stage = standing.stage
        if stage is None or stage.judges is Judges.EXPERTS:
            return
        moves = [
            (one, one.moved(EntryMove.ASSESS))
            for one in standing.at_stage
            if one.status is EntryStatus.ADMITTED
        ]
        await save_entries(tx, moves, EntryMove.ASSESS, now, None)

    async def _unsettle(
        self, tx: Connection, entry: EntryId, reason: str, by: PersonId, now: datetime
    ) -> Entry:
        """Takes back what an entry was given."""
        seen = await get_entry(tx, entry, hold=True)
        moved = seen.moved(EntryMove.APPEAL, reason=reason)
        await self._save(tx, seen, moved, EntryMove.APPEAL, by, now)
        await self.announcing.strike(tx, entry, reason, now)
        return moved

    def _ensure_changeable(self, standing: Standing) -> None:
        """
        Raises:
            OutOfDate: the results are not drawn up, or the council is voting about them.
        """
        if standing.call.status is not CallStatus.JUDGED or standing.is_voted:
            raise OutOfDate

    async def _panel(self, tx: Connection, call: Call) -> Panel:
        standing, now = await standing_of(tx, call), self.clock()
        made = ranking_of(standing)
        rows = {one.id: one for one in made.rows}
        return Panel(
            standing=standing,
            lines=tuple(await _lines(tx, standing, rows, standing.entries)),
            borders=made.borders,
            wait=waits_for(standing, now),
            steps=steps_of(standing, now),
            going_on=len(going_on(standing)) if standing.next_stage is not None else 0,
            appeals=tuple(await appeals_of_call(tx, call.id)),
        )


def _is_own(actor: Actor, entry: Entry, others: Iterable[EntryPerson]) -> bool:
    """Returns whether the actor is the author or a co-author."""
    return actor.id in {entry.author, *(one.person for one in others)}


def codes_of(standing: Standing) -> dict[str, int]:
    """Returns the ids in the ranking by the codes that a sheet of the present stage may name."""
    stage = standing.stage
    here = {one.id for one in assessed(standing) if stage is not None and one.stage == stage.id}
    entries = {one.code or "": int(one.id) for one in standing.entries}
    pupils = {one.code or "": PUPIL + one.id for them in standing.pupils.values() for one in them}
    return {code: id_ for code, id_ in (entries | pupils).items() if id_ in here}


def announced_rows(standing: Standing) -> dict[int, Row]:
    """Returns the rows as they were announced, with later corrections."""
    nominations = {int(one.id): one.nomination for one in standing.entries}
    return {
        int(id_): Row(
            id=int(id_),
            nomination=nominations.get(int(id_)),
            total=row.get("total"),
            place=row.get("place"),
            outcome=row.get("outcome"),
            means=row.get("means", {}),
        )
        for id_, row in (standing.edition.rows or {}).items()
    }


def _ensure_outcome(call: Call, outcome: str | None) -> None:
    if outcome is not None and all(one.id != outcome for one in call.kind.outcomes):
        raise NotFound


def _counts(rows: Iterable[Row], standing: Standing) -> dict[str, int]:
    annulled = {int(one.id) for one in standing.entries if one.status not in ENDED}
    counted: dict[str, int] = {}
    for one in rows:
        if one.outcome is not None and one.id not in annulled:
            counted[one.outcome] = counted.get(one.outcome, 0) + 1
    return counted


async def _lines(
    tx: Connection, standing: Standing, rows: Mapping[int, Row], entries: Iterable[Entry]
) -> list[Line]:
    """Returns the rows of these entries, and of their pupils, in the order of the ranking."""
    shown = {one.id: one for one in entries}
    people = await get_people(tx, {one.author for one in shown.values()})
    found: dict[int, Line] = {}
    for entry in shown.values():
        author = people.get(entry.author)
        pupils = standing.pupils.get(entry.id, ())
        for pupil in pupils:
            if (row := rows.get(PUPIL + pupil.id)) is not None:
                found[row.id] = Line(row=row, entry=entry, pupil=pupil, author=author)
        if not pupils and (row := rows.get(entry.id)) is not None:
            is_chosen = entry.proposed is not None
            found[row.id] = Line(row=row, entry=entry, author=author, is_chosen=is_chosen)
    return [found[id_] for id_ in rows if id_ in found]
