"""Results of calls: the curator's panel, confirmation, announcement, appeals."""

from collections import Counter
from collections.abc import AsyncIterator, Iterable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import asdict, dataclass, replace

from district.calls import results
from district.calls.call import Call, CallMove, CallStatus, districts_of, ensure_reason, leads
from district.calls.entry import Agreement, Entry, EntryMove, EntryPerson, EntryStatus
from district.calls.kind import Confirm, Judges, Unit
from district.calls.ranking import Row
from district.calls.review import ReviewStatus
from district.calls.score_sheet import USUAL_MOST, Column, ScoreSheet, read_scores
from district.council.bodies import Body
from district.council.motion import MotionKind, MotionStatus, NewMotion
from district.errors import AppealOver, NotFound, OutOfDate
from district.ids import CallId, DraftId, EntryId, MotionId
from district.letters import LetterKind, new_letter
from district.people.roles import Actor
from district.tables import Sheet, find_table
from district.typed_text import limited_text
from services.calls.announcing import Announcing, standing_of
from services.calls.entry_moves import EntryMoves, answer_by
from services.calls.leading import get_led, tell_leaders
from services.council.motions import Motions
from services.service import Service
from storage.calls import results as stored
from storage.calls.calls import get_call, move_call
from storage.calls.entries import get_entry, move_entry, people_of_entries, save_entries
from storage.council.motions import get_motion
from storage.database import Connection
from storage.outbox import put_letters
from storage.people.people import get_people
from storage.territory import municipalities_in_use


@dataclass(frozen=True, slots=True, kw_only=True)
class Results(Service):
    """Methods about results that are not announced raise the errors of `get_led`. All steps are
    idempotent.
    """

    announcing: Announcing
    motions: Motions
    moves: EntryMoves

    # ── Before announcing ──────────────────────────────────────────────────────────────────────

    async def panel(self, actor: Actor, call: CallId) -> results.Panel:
        async with self.database.read() as connection:
            return await self._panel(connection, await get_led(connection, actor, call))

    async def entry(self, actor: Actor, entry: EntryId) -> tuple[results.Panel, Entry]:
        async with self.database.read() as connection:
            seen = await get_entry(connection, entry)
            return await self._panel(connection, await get_led(connection, actor, seen.call)), seen

    async def go_on(self, actor: Actor, call: CallId, stage: str) -> CallId:
        """Lets the best of a stage pass to the next one.

        Raises:
            OutOfDate: the stage is not over.
        """
        async with self._held(actor, call) as (tx, standing):
            here, further = standing.stage, standing.next_stage
            if here is None or here.id != stage:
                return call
            if further is None or results.Step.NEXT not in results.steps_of(standing, self.clock()):
                raise OutOfDate
            passed = results.going_on(standing)
            moves = [
                (one, one.moved(EntryMove.NEXT, stage=further.id))
                for one in await self._assess(tx, standing)
                if one.id in passed
            ]
            await save_entries(tx, moves, EntryMove.NEXT, self.clock(), actor.id)
        return call

    async def judge(self, actor: Actor, call: CallId) -> CallId:
        """Draws up the ranking when all stages are over.

        Raises:
            OutOfDate: entries or reviews are still waited for.
        """
        async with self._held(actor, call) as (tx, standing):
            if standing.call.status is CallStatus.JUDGED:
                return call
            if results.Step.JUDGE not in results.steps_of(standing, self.clock()):
                raise OutOfDate
            await self._assess(tx, standing)
            await move_call(tx, standing.call, CallMove.JUDGE, self.clock(), actor.id)
        return call

    async def reopen(self, actor: Actor, call: CallId) -> CallId:
        """Goes back to judging.

        Raises:
            OutOfDate: it is announced, or the council votes about it.
        """
        async with self._held(actor, call) as (tx, standing):
            if standing.call.status is not CallStatus.PUBLISHED:
                _ensure_changeable(standing)
                await move_call(tx, standing.call, CallMove.REOPEN, self.clock(), actor.id)
        return call

    async def decide_tie(self, actor: Actor, call: CallId, next_one: int | None) -> CallId:
        """Puts one of those who are tied below the ones that are in order already; None: all the
        others share that place.

        Raises:
            OutOfDate: there is no such tie any more, or the results cannot be changed now.
        """
        async with self._held(actor, call) as (tx, standing):
            _ensure_changeable(standing)
            borders = [one.ids for one in results.ranking_of(standing).borders]
            tied = next((one for one in borders if next_one is None or next_one in one), None)
            if tied is None:
                raise OutOfDate
            order = results.ordered(standing.edition, tied, next_one)
            await stored.put_edition(tx, replace(standing.edition, order=order))
        return call

    async def forget_order(self, actor: Actor, call: CallId) -> CallId:
        """Forgets how ties were decided.

        Raises:
            OutOfDate: the results cannot be changed now.
        """
        async with self._held(actor, call) as (tx, standing):
            _ensure_changeable(standing)
            await stored.put_edition(tx, replace(standing.edition, order={}))
        return call

    async def choose(self, actor: Actor, entry: EntryId, outcome: str | None) -> CallId:
        """Proposes another outcome for an entry than the ranked one; None: the ranked one.

        Raises:
            NotFound: the kind has no such outcome.
            OutOfDate: the results cannot be changed now, or those of pupils are ranked.
        """
        call = await self._call_of(entry)
        async with self._held(actor, call) as (tx, standing):
            _ensure_changeable(standing)
            if standing.ranked_pupils:
                raise OutOfDate
            _ensure_outcome(standing.call, outcome)
            seen = standing.entry(entry)
            if seen.proposed != outcome:
                move, now = EntryMove.PROPOSE, self.clock()
                await move_entry(tx, seen, move, now, actor.id, proposed=outcome)
        return call

    async def put(self, actor: Actor, call: CallId, question: str, text: str) -> MotionId:
        """Puts the results to the council and opens the vote.

        Raises:
            The errors of `Motions.put` and `Motions.open`.
            OutOfDate: there is nothing to confirm now.
        """
        async with self.database.read() as connection:
            standing = await standing_of(connection, await get_led(connection, actor, call))
        before, seen = standing.motion, standing.call
        if before is not None and before.status in {MotionStatus.DRAFT, MotionStatus.OPEN}:
            return (await self.motions.open(actor, before.id)).motion.id
        if results.Step.PUT not in results.steps_of(standing, self.clock()):
            raise OutOfDate
        draft = DraftId(f"results-{call}-{seen.version}")
        motion = await self._put(actor, draft, question, text, {"call": call})
        async with self.database.write() as tx:
            held = await get_call(tx, call, hold=True)
            if held.motion != motion:
                if held.version != seen.version:
                    raise OutOfDate
                await move_call(tx, held, CallMove.PUT, self.clock(), actor.id, motion=motion)
        return (await self.motions.open(actor, motion)).motion.id

    async def announce(self, actor: Actor, call: CallId) -> CallId:
        """Announces results that no motion has to confirm.

        Raises:
            OutOfDate: not judged, or the council has to confirm them.
            TieUndecided: a tie has to be decided first.
        """
        async with self._held(actor, call) as (tx, standing):
            if not standing.call.is_announced:
                if standing.call.kind.rules.confirm is Confirm.COUNCIL:
                    raise OutOfDate
                await self.announcing.announce(tx, standing, self.clock(), actor.id)
        return call

    # ── Sheets ─────────────────────────────────────────────────────────────────────────────────

    async def preview(
        self,
        actor: Actor,
        call: CallId,
        sheets: Sequence[Sheet],
        names: Mapping[str, Sequence[str]],
    ) -> tuple[ScoreSheet, results.TakenSheet | None]:
        """Reads scores. Returns them, and what may be confirmed if nothing is wrong.

        Raises:
            NoHead: columns are missing.
            OutOfDate: no sheet is waited for.
        """
        now = self.clock()
        async with self._held(actor, call) as (tx, standing):
            stage, rules = standing.stage, standing.call.kind.rules
            if stage is None or results.Step.SHEET not in results.steps_of(standing, now):
                raise OutOfDate
            table = find_table(sheets, names, set(Column))
            read = read_scores(table, list(codes_of(standing)), rules.max_score or USUAL_MOST)
            if not read.is_whole:
                return read, None
            new = results.TakenSheet(
                id=0,
                call=call,
                stage=stage.id,
                person=actor.id,
                uploaded_at=now,
                scores=read.scores,
            )
            return read, await stored.add_sheet(tx, new)

    async def take(self, actor: Actor, sheet: int) -> CallId:
        """Takes the scores of a sheet; the entries of its stage are assessed.

        Raises:
            OutOfDate: the stage is over.
        """
        async with self.database.read() as connection:
            call = (await stored.get_sheet(connection, sheet)).call
        async with self._held(actor, call) as (tx, standing):
            seen, here = await stored.get_sheet(tx, sheet), standing.stage
            if seen.taken_at is None:
                is_due = results.Step.SHEET in results.steps_of(standing, self.clock())
                if here is None or here.id != seen.stage or not is_due:
                    raise OutOfDate
                await stored.take_sheet(tx, sheet, self.clock())
                await self._assess(tx, standing)
        return call

    async def blank(
        self, actor: Actor, call: CallId
    ) -> tuple[results.Panel, dict[str, results.Line]]:
        """Returns the lines by the codes that a sheet of the present stage may name."""
        panel = await self.panel(actor, call)
        lines = {one.row.id: one for one in panel.lines}
        codes = codes_of(panel.standing)
        return panel, {code: lines[id_] for code, id_ in codes.items() if id_ in lines}

    # ── After announcing ───────────────────────────────────────────────────────────────────────

    async def announced(self, actor: Actor, call: CallId) -> results.Announced:
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
            ended = {one.id: one for one in standing.entries if one.status in results.ENDED}
            named = await people_of_entries(connection, ended)
            own = {id_ for id_, one in ended.items() if _is_own(actor, one, named[id_])}
            leading = leads(actor, seen)
            if not (leading or own or seen.district in districts_of(actor)):
                raise NotFound
            last = seen.kind.outcomes[-1].id
            rows = results.announced_rows(standing)
            are_places = seen.kind.unit is Unit.MUNICIPALITY
            shown = [
                one for id_, one in ended.items() if are_places or id_ in own or one.outcome != last
            ]
            lines = await _lines(connection, standing, rows, shown)
            appeals = [
                each for id_ in own for each in await stored.appeals_of_entry(connection, id_)
            ]
        said: dict[EntryId, tuple[str, ...]] = {}
        for one in standing.reviews:
            if one.entry in own and one.status is ReviewStatus.GIVEN and one.to_author:
                said[one.entry] = (*said.get(one.entry, ()), one.to_author)
        announced_at = standing.edition.announced_at
        return results.Announced(
            call=seen,
            announced_at=announced_at,
            winners=tuple(one for one in lines if one.pupil is None and one.row.outcome != last),
            counts=Counter(one.outcome for one in rows.values() if one.outcome),
            own=tuple(one for one in lines if one.entry.id in own),
            by_municipality=results.by_municipality(lines) if are_places else (),
            may_appeal=results.may_appeal(seen, announced_at, self.clock()),
            appeals=tuple(appeals),
            said=said,
            leads=leading,
        )

    async def letter(self, entry: EntryId) -> tuple[Call, Entry]:
        """Returns the facts of a letter about an entry."""
        async with self.database.read() as connection:
            seen = await get_entry(connection, entry)
            return await get_call(connection, seen.call), seen

    async def told(self, entry: EntryId) -> tuple[Call, Entry, bool]:
        """Returns the facts of the letter about an outcome, and whether it may be appealed against:
        there is one appeal.
        """
        async with self.database.read() as connection:
            seen = await get_entry(connection, entry)
            call = await get_call(connection, seen.call)
            may_appeal = bool(call.kind.rules.appeal_days)
            if may_appeal:
                may_appeal = not await stored.appeals_of_entry(connection, entry)
            return call, seen, may_appeal

    async def following(self, call: Call) -> Entry | None:
        """Returns the entry to which a free place can be offered."""
        async with self.database.read() as connection:
            offer = results.next_offer(await standing_of(connection, call))
            return offer[0] if offer else None

    async def appeal(self, actor: Actor, entry: EntryId, words: str) -> results.Appeal:
        """Stores an author's appeal and tells the curator. Idempotent by its words.

        Raises:
            NotFound: not an own entry.
            AppealOver: too late, or it is heard already.
            Empty, TooLong: of the words.
        """
        now = self.clock()
        said = limited_text(words, results.APPEAL_LIMIT)
        async with self.database.write() as tx:
            seen = await get_entry(tx, entry, hold=True)
            if seen.author != actor.id:
                raise NotFound
            call = await get_call(tx, seen.call)
            known = await stored.appeals_of_entry(tx, entry)
            same = next((one for one in known if one.words == said), None)
            if same is not None:
                return same
            is_open = results.may_appeal(
                call, (await stored.last_edition(tx, call.id)).announced_at, now
            )
            if not is_open or known or seen.status is not EntryStatus.SETTLED:
                raise AppealOver
            new = results.Appeal(id=0, entry=entry, person=actor.id, words=said, asked_at=now)
            added = await stored.add_appeal(tx, new)
            await tell_leaders(tx, call, LetterKind.CALL_APPEAL, added.id, now, call=call.id)
            return added

    async def hearing(self, actor: Actor, appeal: int, pupil: int | None = None) -> results.Hearing:
        async with self.database.read() as connection:
            asked = await stored.get_appeal(connection, appeal)
            seen = await get_entry(connection, asked.entry)
            panel = await self._panel(connection, await get_led(connection, actor, seen.call))
            motion = await get_motion(connection, asked.motion) if asked.motion else None
            return results.Hearing(panel=panel, appeal=asked, motion=motion, pupil=pupil)

    async def hear(
        self, actor: Actor, appeal: int, answer: str, to: results.Correction | None
    ) -> results.Appeal:
        """Decides an appeal. `to` None: it is rejected.

        Raises:
            Empty, TooLong: of the answer.
            NotFound: the kind has no such outcome, or the entry no such pupil.
            OutOfDate: the council votes about it, or only the council can grant it.
        """
        now = self.clock()
        said = limited_text(answer, results.APPEAL_LIMIT)
        call = await self._call_of((await self._appeal(appeal)).entry)
        async with self._held(actor, call) as (tx, standing):
            asked = await stored.get_appeal(tx, appeal)
            if asked.decided_at is not None:
                return asked
            if asked.motion and (await get_motion(tx, asked.motion)).status in results.VOTING:
                raise OutOfDate
            if to is None:
                rejected = asked.decided(said, actor.id, now, is_granted=False)
                await stored.save_appeal(tx, asked, rejected)
                kind = LetterKind.APPEAL_REJECTED
                letter = new_letter(kind, asked.person, now, appeal, entry=asked.entry)
                await put_letters(tx, [letter])
            elif standing.call.kind.rules.confirm is Confirm.COUNCIL:
                raise OutOfDate
            else:
                _ensure_correction(standing, asked, to)
                await self.announcing.grant(tx, standing.call, asked, said, to, now, actor.id)
            return await stored.get_appeal(tx, appeal)

    async def put_appeal(
        self,
        actor: Actor,
        appeal: int,
        answer: str,
        to: results.Correction,
        question: str,
        text: str,
    ) -> MotionId:
        """Puts it to the council to grant an appeal, and opens the vote. Idempotent.

        Raises:
            The errors of `hear`, `Motions.put` and `Motions.open`.
            OutOfDate: it is decided.
        """
        said = limited_text(answer, results.APPEAL_LIMIT)
        facts = await self.hearing(actor, appeal)
        asked, call = facts.appeal, facts.panel.standing.call
        _ensure_correction(facts.panel.standing, asked, to)
        motion = asked.motion
        if not facts.is_voted:
            if asked.decided_at is not None or call.kind.rules.confirm is not Confirm.COUNCIL:
                raise OutOfDate
            draft = DraftId(f"appeal-{appeal}-{asked.motion or 0}")
            effect = {"call": call.id, "appeal": appeal, "answer": said, **asdict(to)}
            motion = await self._put(actor, draft, question, text, effect)
            async with self.database.write() as tx:
                if not await stored.put_appeal_motion(tx, asked, motion):
                    raise OutOfDate
        return (await self.motions.open(actor, motion or MotionId(0))).motion.id

    async def annul(self, actor: Actor, entry: EntryId, reason: str) -> CallId:
        """Annuls an entry with what it was given.

        Raises:
            Empty, TooLong: of the reason.
            OutOfDate: it waits for its admission, which may be refused instead.
        """
        now = self.clock()
        ensure_reason(reason)
        call = await self._call_of(entry)
        async with self._held(actor, call) as (tx, standing):
            seen = standing.entry(entry)
            if seen.status in {EntryStatus.SUBMITTED, EntryStatus.RETURNED}:
                raise OutOfDate
            if seen.status is not EntryStatus.ANNULLED:
                await self.moves.end(tx, seen, EntryMove.ANNUL, now, actor.id, reason=reason)
                await self.announcing.awards.strike(tx, standing.call, seen, reason, now, actor.id)
                kind = LetterKind.ENTRY_ANNULLED
                await put_letters(tx, [new_letter(kind, seen.author, now, entry, entry=entry)])
        return call

    # ── Offered outcomes ───────────────────────────────────────────────────────────────────────

    async def answer(self, actor: Actor, entry: EntryId, *, takes: bool) -> Entry:
        """Stores the author's answer to an offered outcome. Idempotent.

        Raises:
            NotFound: not an own entry.
            OutOfDate: nothing is offered any more.
        """
        now, peeked = self.clock(), await self._call_of(entry)
        async with self.database.write() as tx:
            call = await get_call(tx, peeked, hold=True)
            seen = await get_entry(tx, entry, hold=True)
            if seen.author != actor.id:
                raise NotFound
            answered = EntryStatus.SETTLED if takes else EntryStatus.DECLINED
            if seen.status is answered:
                return seen
            if not takes:
                return await self.moves.decline(tx, seen, now, actor.id)
            moved = await move_entry(
                tx, seen, EntryMove.ACCEPT, now, actor.id, settled_at=now, answer_by=None
            )
            rows = (await stored.last_edition(tx, call.id)).rows or {}
            former = rows.get(str(entry), {}).get("outcome")
            if former == moved.outcome:
                await self.announcing.award(tx, call, [moved], now, None)
            else:
                label = next(one for one in call.kind.outcomes if one.id == moved.outcome).label
                before = replace(seen, outcome=former)
                await self.announcing.awards.strike(
                    tx, call, before, label.ru, now, actor.id, then=moved.outcome
                )
                await self.announcing.correct(tx, call, moved, now, call.created_by)
            return moved

    async def offer(self, actor: Actor, entry: EntryId) -> CallId:
        """Offers a free place to the next entry.

        Raises:
            OutOfDate: there is no free place, or another entry is the next one.
        """
        now, call = self.clock(), await self._call_of(entry)
        async with self._held(actor, call) as (tx, standing):
            seen, found = standing.entry(entry), results.next_offer(standing)
            if seen.status is EntryStatus.OFFERED:
                return call
            if found is None or found[0].id != entry:
                raise OutOfDate
            until = answer_by(standing.call, now)
            offered = await move_entry(
                tx, seen, EntryMove.OFFER, now, actor.id, outcome=found[1].id, answer_by=until
            )
            await self.announcing.tell(tx, standing.call, [offered], now)
        return call

    # ── Inner ──────────────────────────────────────────────────────────────────────────────────

    @asynccontextmanager
    async def _held(
        self, actor: Actor, call: CallId
    ) -> AsyncIterator[tuple[Connection, results.Standing]]:
        """A transaction that has locked a call which the actor decides."""
        async with self.database.write() as tx:
            seen = await get_led(tx, actor, call, hold=True)
            yield tx, await standing_of(tx, seen)

    async def _call_of(self, entry: EntryId) -> CallId:
        async with self.database.read() as connection:
            return (await get_entry(connection, entry)).call

    async def _appeal(self, appeal: int) -> results.Appeal:
        async with self.database.read() as connection:
            return await stored.get_appeal(connection, appeal)

    async def _put(
        self, actor: Actor, draft: DraftId, question: str, text: str, effect: Mapping[str, object]
    ) -> MotionId:
        new = NewMotion(kind=MotionKind.RESULTS, question=question, text=text, effect=effect)
        return (await self.motions.put(actor, draft, Body.COUNCIL, new)).motion.id

    async def _assess(self, tx: Connection, standing: results.Standing) -> list[Entry]:
        """Assesses the entries of a stage that waits for no expert. Returns those of the stage."""
        stage, here = standing.stage, standing.at_stage
        if stage is None or stage.judges is Judges.EXPERTS:
            return here
        moves = [(one, one.moved(EntryMove.ASSESS)) for one in here if one.can(EntryMove.ASSESS)]
        await save_entries(tx, moves, EntryMove.ASSESS, self.clock(), None)
        changed = {seen.id: moved for seen, moved in moves}
        return [changed.get(one.id, one) for one in here]

    async def _panel(self, tx: Connection, call: Call) -> results.Panel:
        standing, now = await standing_of(tx, call), self.clock()
        is_judged = call.status is CallStatus.JUDGED
        offer = results.next_offer(standing) if call.is_announced else None
        lines = await _lines(tx, standing, results.rows_of(standing), standing.entries)
        if call.status is CallStatus.PUBLISHED and standing.next_stage is not None:
            passed = results.passed_rows(standing)
            lines = [replace(one, passes=one.row.id in passed) for one in lines]
            lines.sort(key=lambda one: -1 if one.row.total is None else one.row.total, reverse=True)
        return results.Panel(
            standing=standing,
            lines=tuple(lines),
            borders=results.ranking_of(standing).borders if is_judged else (),
            wait=results.waits_for(standing, now),
            steps=results.steps_of(standing, now),
            going_on=len(results.going_on(standing)) if standing.next_stage is not None else 0,
            appeals=tuple(await stored.appeals_of_call(tx, call.id)),
            offer=offer[0] if offer else None,
        )


def _ensure_changeable(standing: results.Standing) -> None:
    """
    Raises:
        OutOfDate: the results are not drawn up, or the council is voting about them.
    """
    if standing.call.status is not CallStatus.JUDGED or standing.is_voted:
        raise OutOfDate


def _ensure_outcome(call: Call, outcome: str | None) -> None:
    if outcome is not None and call.kind.outcome(outcome) is None:
        raise NotFound


def _ensure_correction(
    standing: results.Standing, asked: results.Appeal, to: results.Correction
) -> None:
    """
    Raises:
        NotFound: the kind has no such outcome, or the entry no such ranked pupil.
    """
    if not standing.takes(asked, to):
        raise NotFound


def _is_own(actor: Actor, entry: Entry, others: Iterable[EntryPerson]) -> bool:
    """Returns whether the actor is the author or a co-author."""
    agreed = (one.person for one in others if one.state is not Agreement.REFUSED)
    return actor.id in {entry.author, *agreed}


def codes_of(standing: results.Standing) -> dict[str, int]:
    """Returns the ids in the ranking by the codes that a sheet of the present stage may name."""
    stage = standing.stage
    here = {
        one.id for one in results.assessed(standing) if stage is not None and one.stage == stage.id
    }
    entries = {one.code or "": int(one.id) for one in standing.entries}
    pupils = {
        one.code or "": results.PUPIL + one.id for them in standing.pupils.values() for one in them
    }
    return {code: id_ for code, id_ in (entries | pupils).items() if id_ in here}


async def _lines(
    tx: Connection, standing: results.Standing, rows: Mapping[int, Row], entries: Sequence[Entry]
) -> list[results.Line]:
    """Returns the rows of these entries, and of their pupils, in the order of the ranking."""
    people = await get_people(tx, {one.author for one in entries})
    places = {one.id: one.name for one in await municipalities_in_use(tx)}
    found: dict[int, results.Line] = {}
    for entry in entries:
        author, pupils = people.get(entry.author), standing.ranked_pupils.get(entry.id, ())
        for pupil in pupils or (None,):
            id_ = int(entry.id) if pupil is None else results.PUPIL + pupil.id
            if id_ in rows:
                found[id_] = results.Line(
                    row=rows[id_],
                    entry=entry,
                    pupil=pupil,
                    author=author,
                    municipality=places.get(entry.municipality, ""),
                )
    return [found[id_] for id_ in rows if id_ in found]
