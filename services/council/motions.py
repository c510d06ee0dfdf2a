"""Motions of the council and of the expert council: putting, voting, closing."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any, Protocol

from district.activities.activity import Family
from district.council.bodies import Body
from district.council.motion import (
    Mode,
    Motion,
    MotionEntry,
    MotionFacts,
    MotionKind,
    MotionLine,
    MotionMove,
    MotionStatus,
    NewMotion,
    Seat,
    Shown,
    ensure_possible,
    next_moment,
)
from district.council.secrecy import ensure_fits_secret
from district.council.tally import Choice, Tally, decide, is_settled
from district.errors import (
    BadTotals,
    MotionNotOpen,
    NotAChoice,
    NotAllowed,
    NotFound,
    NotPermitted,
    NotPresent,
    NoVoice,
    OutOfDate,
    RoundOver,
    VoicesCast,
    VoteFinal,
    VoteOver,
)
from district.ids import ActivityId, DistrictId, DraftId, MotionId, PersonId, ProtocolId
from district.letters import LetterKind, NewLetter, new_letter
from district.pages import Page
from district.people.roles import Actor, Permission
from services.apart import run_apart
from services.council.counting import Counting, open_ballots, tally
from services.council.effects import Effect
from services.council.motion_reading import MotionReading, leads, may_cast, may_put, own_seat
from services.council.opening import Opening, ensure_of_district, standing
from services.council.seating import answered
from services.sealing import Sealing
from services.service import Service
from storage.activities.activities import get_activity
from storage.council.motions import (
    add_motion,
    add_motion_entry,
    cast_voice,
    due_motions,
    find_motion_of_draft,
    get_motion,
    is_done,
    list_motions,
    motions_of_meeting,
    present_people,
    put_presence,
    save_motion,
    seats_of,
)
from storage.council.readers import deal_motion, readers_of
from storage.council.sealed import put_sealed
from storage.database import Connection
from storage.drafts import drop_draft
from storage.inbox import has_waiting_before, received_at
from storage.outbox import put_letters
from storage.people.people import get_actor
from storage.territory import change_roles

PAGE = 8
DECISIONS = 5
"""Decisions on a page of those that all people read."""
LATE_VOTES = timedelta(minutes=10)
"""How long the close waits for updates that were received before it."""


class Recording(Protocol):
    """Writes protocols."""

    async def write(
        self, tx: Connection, motions: Sequence[MotionId], *, now: datetime
    ) -> ProtocolId: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Motions(Service):
    """`effects`: of adopted motions, by kind."""

    sealing: Sealing
    effects: Mapping[MotionKind, Effect]
    protocols: Recording | None = None
    _counting: Counting = field(init=False)
    _opening: Opening = field(init=False)
    _reading: MotionReading = field(init=False, default=MotionReading())

    def __post_init__(self) -> None:
        counting = Counting(calendar=self.calendar, sealing=self.sealing, effects=self.effects)
        object.__setattr__(self, "_counting", counting)
        object.__setattr__(self, "_opening", Opening(calendar=self.calendar))

    # ── Putting ────────────────────────────────────────────────────────────────────────────────

    async def put(self, actor: Actor, draft: DraftId, body: Body, new: NewMotion) -> MotionFacts:
        """Puts a motion, which is opened later. Idempotent by `draft`, which is dropped.

        Candidates are asked for consent; the author agrees by putting it.

        Raises:
            NotPermitted: the actor puts no motions in the body.
            SameMotionOpen: the body is voting about the same thing.
            NotOfDistrict: a candidate is not a person of the district.
            NotFound: the meeting is not one of the district.
            NotAllowed, BadInput: see `ensure_possible`.
        """
        now = self.clock()
        async with self.database.write() as tx:
            known = await find_motion_of_draft(tx, draft)
            if known is not None and known.put_by == actor.id:
                return await self._reading.facts(tx, actor, known)
            district = _district_of(actor, body)
            ensure_possible(new, body, now, self.calendar)
            ensure_fits_secret(new)
            await change_roles(tx, district)  # one number after the other
            motion = await self._opening.new(tx, actor, draft, district, body, new, now)
            await self._opening.ensure_only_one(tx, motion)
            await ensure_of_district(tx, motion)
            if motion.meeting is not None:
                place = await get_activity(tx, motion.meeting)
                is_wrong = body is Body.ASSEMBLY and place.type.family is not Family.ASSEMBLY
                if place.district != district or is_wrong:
                    raise NotFound
            motion = await add_motion(tx, motion)
            await _note(tx, None, motion, MotionMove.PUT, actor, now)
            await put_letters(tx, _asking(motion, now))
            await drop_draft(tx, draft)
            return await self._reading.facts(tx, actor, motion)

    async def find_put(self, actor: Actor, draft: DraftId) -> MotionFacts | None:
        """Returns the actor's motion that a form became, if any."""
        async with self.database.read() as connection:
            found = await find_motion_of_draft(connection, draft)
            if found is None or found.put_by != actor.id:
                return None
            return await self._reading.facts(connection, actor, found)

    async def announce(self, actor: Actor, motion: MotionId, day: date) -> MotionFacts:
        """Sets the local day for which a draft is announced, and tells the readers. Idempotent.

        Raises:
            NotPermitted, MotionNotOpen: see `open`.
        """
        async with self.database.write() as tx:
            now = self.clock()
            seen = await self._led(tx, actor, motion, MotionMove.ANNOUNCE)
            moved = seen.moved(MotionMove.ANNOUNCE, agenda_on=day)
            if seen.agenda_on != day:
                readers = await readers_of(tx, seen, now)
                await put_letters(tx, _announcing(moved, set(readers) - {actor.id}, now))
            return await self._saved(tx, actor, seen, moved, MotionMove.ANNOUNCE, now)

    async def consent(
        self, actor: Actor, motion: MotionId, option: str, *, agrees: bool
    ) -> MotionFacts:
        """Stores the answer of a candidate, until the motion opens. Idempotent.

        Raises:
            NotFound: the actor is not that candidate.
            MotionNotOpen: it is too late.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await get_motion(tx, motion, hold=True)
            own = seen.option(option)
            if own is None or own.person != actor.id:
                raise NotFound
            if own.consented is agrees:
                return await self._reading.facts(tx, actor, seen)
            move = MotionMove.CONSENT if agrees else MotionMove.REFUSE
            if seen.status is not MotionStatus.DRAFT:
                raise MotionNotOpen(number=seen.number, status=seen.status)
            moved = seen.moved(move, options=answered(seen.options, own, agrees=agrees))
            if all(one.consented is not None for one in moved.options):
                mark = f"{motion}:{moved.version}"
                kind = LetterKind.CANDIDATES_ANSWERED
                await put_letters(tx, [new_letter(kind, seen.put_by, now, mark, motion=motion)])
            return await self._saved(tx, actor, seen, moved, move, now)

    async def open(self, actor: Actor, motion: MotionId) -> MotionFacts:
        """Opens the vote: freezes voices, rules and candidates. Idempotent.

        Raises:
            NotFound: the actor does not see it.
            NotPermitted: neither the author nor the head.
            MotionNotOpen: it was opened or withdrawn before.
            CandidateSilent: a candidate has not answered.
            TooFewOptions: no candidate agrees.
            SameMotionOpen: the body is voting about the same thing.
            NoVoices, TooFewVoices: too few people are entitled.
            Past, QuietDeadline: of the end of voting.
        """
        return await self._opened(actor, motion, MotionMove.OPEN, None)

    async def put_again(
        self, actor: Actor, motion: MotionId, closes_at: datetime | None = None
    ) -> MotionFacts:
        """Opens a further round of a motion that had no quorum, with the people who are entitled
        now. It is as long as the one before, unless `closes_at` says otherwise.

        Raises:
            The errors of `open`.
        """
        return await self._opened(actor, motion, MotionMove.AGAIN, closes_at)

    async def withdraw(self, actor: Actor, motion: MotionId, reason: str = "") -> MotionFacts:
        """Withdraws a motion before its first voice. Idempotent.

        Raises:
            NotFound, NotPermitted, MotionNotOpen: see `open`.
            VoicesCast: too late.
        """
        async with self.database.write() as tx:
            seen = await self._led(tx, actor, motion, MotionMove.WITHDRAW)
            if seen.status is MotionStatus.WITHDRAWN:
                return await self._reading.facts(tx, actor, seen)
            seats = await seats_of(tx, seen)
            if seen.round > 1 or any(one.has_voted for one in seats):
                raise VoicesCast(number=seen.number)
            now = self.clock()
            moved = seen.moved(MotionMove.WITHDRAW, closed_at=now, next_at=None)
            return await self._saved(tx, actor, seen, moved, MotionMove.WITHDRAW, now, note=reason)

    # ── Voting ─────────────────────────────────────────────────────────────────────────────────

    async def cast(
        self, actor: Actor, motion: MotionId, round_: int, choice: Choice
    ) -> MotionFacts:
        """Casts or changes the voice that the actor shares. Idempotent, also if the update is
        handled again after another person changed the vote. In time is an update that was received
        before the end of voting.

        Raises:
            NotFound: the actor does not see the motion.
            MotionNotOpen, VoteOver: it is not open, or no more.
            RoundOver: the round is over.
            NoVoice: the actor has no voice in it, or no role any more.
            NotPresent: the voice is not among those at the meeting.
            NotAChoice: not on the ballot.
            VoteFinal: a secret vote is cast already.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await get_motion(tx, motion, hold=True)
            if actor.act is not None and await is_done(tx, motion, actor.id, actor.act):
                return await self._reading.facts(tx, actor, seen)
            await self._ensure_in_time(tx, actor, seen, round_, now)
            seat = _own_voice(actor, seen, await seats_of(tx, seen))
            if not seen.ballot.allows(choice):
                raise NotAChoice
            if seat.choice == choice and seat.cast_by == actor.id:
                return await self._reading.facts(tx, actor, seen)
            moved = await self._cast(tx, actor, seen, seat, choice, now)
            facts = await self._reading.facts(tx, actor, moved)
        if moved.next_at == now:
            await self._step(motion, now)
            return await self.facts(actor.id, motion)
        return facts

    async def _cast(
        self, tx: Connection, actor: Actor, seen: Motion, seat: Seat, choice: Choice, now: datetime
    ) -> Motion:
        """Stores the vote. If it settles the outcome and the rules say so, the close is due now.

        Raises:
            VoteFinal: see `cast`.
        """
        moved = seen.moved(MotionMove.VOTE)
        if seen.secret:
            await self._seal(tx, seen, seat, choice)
            await save_motion(tx, seen, moved)
            return moved
        await cast_voice(tx, seat, at=now, by=actor.id, choice=choice)
        if seen.rules.early and _is_settled(seen, await seats_of(tx, seen)):
            moved = replace(moved, next_at=now)
        await save_motion(tx, seen, moved)
        await _note(tx, seen, moved, MotionMove.VOTE, actor, now, seat=seat, choice=choice)
        return moved

    async def enter_totals(
        self, actor: Actor, motion: MotionId, cast: int, counts: Mapping[str, int]
    ) -> MotionFacts:
        """Stores the totals of a vote on paper, as one of the two people who counted. The second
        person who enters the same closes the motion. Idempotent.

        Raises:
            NotFound: the actor does not see the motion.
            NotPermitted: the actor puts no motions in the body.
            MotionNotOpen: it is not open.
            NotAllowed: it is not voted on paper.
            BadTotals: the figures do not add up.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await self._held(tx, motion)
            facts = await self._reading.facts(tx, actor, seen)
            if not seen.paper:
                raise NotAllowed
            if not may_put(actor, seen.district, seen.body):
                raise NotPermitted(permission=Permission.PUT_MOTIONS)
            seen.moved(MotionMove.TOTALS)
            counted = _totals(seen, facts.seats, cast, counts)
            entered = decide(seen.ballot, counted)
            latest = {
                one.person: one.outcome
                for one in facts.history
                if one.move is MotionMove.TOTALS and one.round == seen.round
            }
            moved = seen.moved(MotionMove.TOTALS)
            await save_motion(tx, seen, moved)
            await _note(tx, seen, moved, MotionMove.TOTALS, actor, now, outcome=entered)
            others = {person: one for person, one in latest.items() if person != actor.id}
            if entered in others.values():
                moved = await self._counting.finish(tx, moved, facts.seats, entered, now, actor.id)
                moved = await self._record(tx, moved, now)
            return await self._reading.facts(tx, actor, moved)

    async def close(self, actor: Actor, motion: MotionId) -> MotionFacts:
        """Closes the vote at a meeting and counts it. Idempotent.

        Raises:
            NotFound, NotPermitted: see `open`.
            MotionNotOpen: it was never opened, or was withdrawn.
            NotAllowed: the clock, or two people who count paper, close it.
        """
        now = self.clock()
        async with self.database.write() as tx:
            seen = await self._led(tx, actor, motion, None)
            if seen.status.is_counted:
                return await self._reading.facts(tx, actor, seen)
            if not seen.is_open:
                raise MotionNotOpen(number=seen.number, status=seen.status)
            if seen.mode is not Mode.MEETING or seen.paper:
                raise NotAllowed
            moved = await self._counting.close(tx, seen, now, by=actor.id)
            return await self._reading.facts(tx, actor, moved)

    # ── Meetings ───────────────────────────────────────────────────────────────────────────────

    async def mark_present(
        self, actor: Actor, activity: ActivityId, person: PersonId, *, is_here: bool = True
    ) -> frozenset[PersonId]:
        """Marks a person at a meeting; counts from the next motion that opens. Idempotent.
        Returns the people who are there.

        Raises:
            NotFound: there is no such activity.
            NotPermitted: the actor puts no motions in the district.
        """
        now = self.clock()
        async with self.database.write() as tx:
            place = await get_activity(tx, activity)
            if not actor.may_in(place.district, Permission.PUT_MOTIONS):
                raise NotPermitted(permission=Permission.PUT_MOTIONS)
            if (person in await present_people(tx, activity)) is not is_here:
                await put_presence(tx, activity, person, now, is_here=is_here)
            return frozenset(await present_people(tx, activity))

    async def end_meeting(self, actor: Actor, activity: ActivityId) -> ProtocolId | None:
        """Writes the protocol of the counted motions of a meeting that have none yet; returns the
        last one if all have, and None if there are none.

        Raises:
            NotFound: there is no such activity.
            NotPermitted: the actor puts no motions in the district.
            MotionNotOpen: a motion is still open.
        """
        now = self.clock()
        async with self.database.write() as tx:
            place = await get_activity(tx, activity)
            if not actor.may_in(place.district, Permission.PUT_MOTIONS):
                raise NotPermitted(permission=Permission.PUT_MOTIONS)
            await change_roles(tx, place.district)  # one protocol after the other
            found = await motions_of_meeting(tx, activity)
            for one in found:
                if one.is_open:
                    raise MotionNotOpen(number=one.number, status=one.status)
            counted = [one for one in found if one.status.is_counted]
            new = [one.id for one in counted if one.protocol is None]
            if new and self.protocols is not None:
                return await self.protocols.write(tx, new, now=now)
            return counted[-1].protocol if counted else None

    # ── Reading ────────────────────────────────────────────────────────────────────────────────

    async def facts(self, reader: PersonId, motion: MotionId) -> MotionFacts:
        """Returns a motion as the reader may see it now.

        Raises:
            NotFound: there is no such motion that the reader may see.
        """
        async with self.database.read() as connection:
            actor = await get_actor(connection, reader, self.clock())
            found = await get_motion(connection, motion)
            return await self._reading.facts(connection, actor, found)

    async def facts_to_remind(self, reader: PersonId, motion: MotionId) -> MotionFacts:
        """Returns the facts for a reminder.

        Raises:
            NotFound: see `facts`.
            OutOfDate: the reader cannot vote, or has voted.
        """
        found = await self.facts(reader, motion)
        if not found.rights.may_vote:
            raise OutOfDate
        return found

    async def page(
        self,
        actor: Actor,
        shown: Shown = Shown.NOW,
        *,
        number: int = 0,
        search: str = "",
        body: Body | None = None,
    ) -> Page[MotionLine]:
        """Returns a page of the motions of the actor's districts, the newest first.

        Raises:
            NotPermitted: the actor does not see the council.
        """
        actor.ensure(Permission.SEE_COUNCIL)
        async with self.database.read() as connection:
            found, total = await list_motions(
                connection,
                districts=actor.districts_with(Permission.SEE_COUNCIL),
                body=body,
                statuses=shown.statuses,
                words=search.lower().split(),
                limit=PAGE,
                offset=number * PAGE,
            )
            lines = await self._reading.lines(connection, actor.id, found)
        return Page(items=lines, total=total, number=number, size=PAGE)

    async def decisions(self, actor: Actor, number: int = 0) -> Page[MotionFacts]:
        """Returns decisions of the council of the actor's district, the latest first. Needs no
        permission.

        Raises:
            ProfileNeeded: the actor's district is not known.
        """
        async with self.database.read() as connection:
            found, total = await list_motions(
                connection,
                districts=[actor.profile.municipality.district],
                body=Body.COUNCIL,
                statuses=[MotionStatus.ADOPTED, MotionStatus.REJECTED],
                words=(),
                limit=DECISIONS,
                offset=number * DECISIONS,
            )
            facts = await self._reading.decided(connection, actor.id, found)
        return Page(items=facts, total=total, number=number, size=DECISIONS)

    # ── Clock ──────────────────────────────────────────────────────────────────────────────────

    async def tick(self) -> None:
        """Closes votes whose time is over, and reminds people whose voice is not cast."""
        now = self.clock()
        async with self.database.read() as connection:
            due = await due_motions(connection, now)
        await run_apart(partial(self._step, one, now) for one in due)

    async def _step(self, motion: MotionId, now: datetime) -> None:
        async with self.database.write() as tx:
            seen = await self._held(tx, motion)
            if not seen.is_open or seen.next_at is None or seen.next_at > now:
                return  # another process was first
            seats = await seats_of(tx, seen)
            is_over = seen.closes_at is not None and seen.closes_at <= now
            if is_over and await self._is_awaited(tx, seen, now):
                return
            if is_over or (seen.rules.early and _is_settled(seen, seats)):
                moved = await self._counting.close(tx, seen, now, by=None)
                await self._record(tx, moved, now)
                return
            await self._remind(tx, seen, seats, now)

    async def _is_awaited(self, tx: Connection, seen: Motion, now: datetime) -> bool:
        """Returns whether votes that were received in time may still be unhandled."""
        if seen.closes_at is None or now - seen.closes_at >= LATE_VOTES:
            return False
        return await has_waiting_before(tx, seen.closes_at)

    async def _remind(self, tx: Connection, seen: Motion, seats: list[Seat], now: datetime) -> None:
        late = {person for one in seats if not one.has_voted for person in one.people}
        mark = f"{seen.id}:{seen.round}:{seen.next_at:%Y%m%d%H%M}"
        letters = [
            new_letter(LetterKind.MOTION_REMINDER, one, now, f"{mark}:{one}", motion=seen.id)
            for one in sorted(late)
        ]
        await put_letters(tx, letters)
        opened_at = seen.opened_at or now
        following = next_moment(opened_at, seen.closes_at, now, self.calendar)
        await save_motion(tx, seen, replace(seen, next_at=following, version=seen.version + 1))

    # ── Steps ──────────────────────────────────────────────────────────────────────────────────

    async def _held(self, tx: Connection, motion: MotionId) -> Motion:
        """Returns the motion, locked together with the roles of its district, in this order: an
        effect changes roles, and changes of roles look at open motions.
        """
        seen = await get_motion(tx, motion)
        await change_roles(tx, seen.district)
        return await get_motion(tx, motion, hold=True)

    async def _led(
        self, tx: Connection, actor: Actor, motion: MotionId, move: MotionMove | None
    ) -> Motion:
        """Returns a locked motion that the actor may move.

        Raises:
            NotFound, NotPermitted, MotionNotOpen: see `open`.
        """
        seen = await self._held(tx, motion)
        if not leads(actor, seen):
            await self._reading.facts(tx, actor, seen)
            raise NotPermitted(permission=Permission.PUT_MOTIONS)
        is_repeated = move is MotionMove.WITHDRAW and seen.status is MotionStatus.WITHDRAWN
        if move is not None and not is_repeated:
            seen.moved(move)
        return seen

    async def _saved(
        self,
        tx: Connection,
        actor: Actor,
        seen: Motion,
        moved: Motion,
        move: MotionMove,
        now: datetime,
        *,
        note: str = "",
    ) -> MotionFacts:
        await save_motion(tx, seen, moved)
        await _note(tx, seen, moved, move, actor, now, note=note or None)
        return await self._reading.facts(tx, actor, moved)

    async def _opened(
        self, actor: Actor, motion: MotionId, move: MotionMove, closes_at: datetime | None
    ) -> MotionFacts:
        now = self.clock()
        async with self.database.write() as tx:
            seen = await self._held(tx, motion)
            is_first = move is MotionMove.OPEN
            if seen.is_open and is_first == (seen.round == 1) and leads(actor, seen):
                return await self._reading.facts(tx, actor, seen)
            seen = await self._led(tx, actor, motion, move)
            await self._opening.ensure_only_one(tx, seen)
            options = await standing(tx, seen)
            moved = await self._opening.round(
                tx, replace(seen, options=options, protocol=None), move, closes_at, now
            )
            await save_motion(tx, seen, moved)
            await self._opening.seat(tx, moved, now)
            await deal_motion(tx, moved, now)
            await _note(tx, seen, moved, move, actor, now)
            return await self._reading.facts(tx, actor, moved)

    async def _ensure_in_time(
        self, tx: Connection, actor: Actor, seen: Motion, round_: int, now: datetime
    ) -> None:
        """
        Raises:
            MotionNotOpen, VoteOver, RoundOver: see `cast`.
        """
        if seen.is_open and round_ < seen.round:
            raise RoundOver
        received = now
        if seen.closes_at is not None and seen.closes_at <= now and actor.act is not None:
            received = await received_at(tx, actor.act) or now
        is_over = seen.closes_at is not None and seen.closes_at <= received
        if not seen.is_open:
            raise MotionNotOpen(number=seen.number, status=seen.status)
        if is_over:
            raise VoteOver(number=seen.number)

    async def _seal(self, tx: Connection, seen: Motion, seat: Seat, choice: Choice) -> None:
        """
        Raises:
            VoteFinal: the voice is cast already.
        """
        if seat.has_voted or seen.opened_at is None:
            raise VoteFinal
        ordered = tuple(one for one in seen.ballot.choices if one in choice)
        await put_sealed(
            tx, seen.id, seat.id, self.sealing.seal(seen.id, seat.id, seen.round, ordered)
        )
        await cast_voice(tx, seat, at=seen.opened_at, by=None, choice=None)

    async def _record(self, tx: Connection, moved: Motion, now: datetime) -> Motion:
        """Writes the protocol of a vote by correspondence and returns the motion with it; that of a
        meeting has all its motions.

        A round before a run-off has none.
        """
        if self.protocols is None or moved.is_open or moved.mode is Mode.MEETING:
            return moved
        return replace(moved, protocol=await self.protocols.write(tx, [moved.id], now=now))


def _district_of(actor: Actor, body: Body) -> DistrictId:
    """Returns the district in which the actor puts motions: that chosen last first.

    Raises:
        NotPermitted: there is none.
    """
    for grant in actor.grants:
        district = grant.scope.district
        if district is not None and may_put(actor, district, body):
            return district
    raise NotPermitted(permission=Permission.PUT_MOTIONS)


def _announcing(motion: Motion, readers: Iterable[PersonId], now: datetime) -> list[NewLetter]:
    kind, mark = LetterKind.MOTION_ANNOUNCED, f"{motion.id}:{motion.agenda_on}"
    return [
        new_letter(kind, one, now, f"{mark}:{one}", motion=motion.id) for one in sorted(readers)
    ]


def _asking(motion: Motion, now: datetime) -> list[NewLetter]:
    """Returns the letters that ask candidates for consent."""
    kind = LetterKind.CANDIDACY_ASKED
    return [
        new_letter(kind, one.person, now, f"{motion.id}:{one.id}", motion=motion.id)
        for one in motion.options
        if one.person is not None and one.consented is None
    ]


def _own_voice(actor: Actor, seen: Motion, seats: list[Seat]) -> Seat:
    """
    Raises:
        NoVoice: the actor has none, or no role any more.
        NotPresent: it is not among those at the meeting.
        NotAllowed: the vote is on paper.
    """
    seat = own_seat(seats, actor.id)
    if seen.paper:
        raise NotAllowed
    if seat is not None and not seat.may_be_cast:
        raise NotPresent
    if seat is None or not may_cast(actor, seen, seat):
        raise NoVoice
    return seat


def _is_settled(motion: Motion, seats: list[Seat]) -> bool:
    by_correspondence = motion.mode is Mode.CORRESPONDENCE
    return by_correspondence and is_settled(
        motion.ballot, tally(motion, seats, open_ballots(seats))
    )


def _totals(motion: Motion, seats: tuple[Seat, ...], cast: int, counts: Mapping[str, int]) -> Tally:
    """
    Raises:
        BadTotals: the figures do not add up.
    """
    counted = replace(tally(motion, seats, []), cast=cast, counts=dict(counts))
    most = counted.voices if counted.present is None else counted.present
    given = [counts.get(one, 0) for one in motion.ballot.choices]
    is_exact = motion.ballot.is_question or motion.rules.most == 1
    fits = (
        0 <= cast <= most
        and set(counts) <= set(motion.ballot.choices)
        and all(0 <= one <= cast for one in given)
        and (sum(given) == cast if is_exact else cast <= sum(given) <= cast * motion.rules.most)
    )
    if not fits:
        raise BadTotals(voices=most)
    return counted


async def _note(
    tx: Connection,
    seen: Motion | None,
    moved: Motion,
    move: MotionMove,
    actor: Actor,
    now: datetime,
    *,
    seat: Seat | None = None,
    **facts: Any,
) -> None:
    await add_motion_entry(
        tx,
        MotionEntry(
            motion=moved.id,
            round=moved.round,
            move=move,
            source=seen.status if seen else None,
            target=moved.status,
            at=now,
            person=actor.id,
            seat=seat.id if seat else None,
            act=actor.act if move is MotionMove.VOTE else None,
            **facts,
        ),
    )
