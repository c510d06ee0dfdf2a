"""The close of a round: count, outcome, effect and letters in one transaction."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from district.clock import Calendar
from district.council.motion import (
    MOVE_OF,
    Mode,
    Motion,
    MotionEntry,
    MotionKind,
    MotionMove,
    Seat,
    next_moment,
)
from district.council.tally import Choice, Outcome, Tally, Verdict, decide, tally_of
from district.ids import PersonId
from district.letters import LetterKind, new_letter
from services.council.effects import Effect
from services.sealing import Sealed, Sealing, Unsealable
from storage.council.motions import add_motion_entry, copy_seats, save_motion, seats_of
from storage.council.sealed import sealed_of, wipe_sealed
from storage.database import Connection
from storage.outbox import put_letters


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """`effects`: of adopted motions, by kind."""

    calendar: Calendar
    sealing: Sealing
    effects: Mapping[MotionKind, Effect]

    async def close(
        self, tx: Connection, motion: Motion, now: datetime, *, by: PersonId | None
    ) -> Motion:
        """Counts the round of a motion that the caller has locked, and makes its effect.

        `by`: the chair, or None for the clock.
        """
        seats = await seats_of(tx, motion)
        outcome = await self._counted(tx, motion, seats)
        return await self.finish(tx, motion, seats, outcome, now, by)

    async def finish(
        self,
        tx: Connection,
        motion: Motion,
        seats: Sequence[Seat],
        outcome: Outcome,
        now: datetime,
        by: PersonId | None,
    ) -> Motion:
        """Ends the round of a locked motion with its outcome."""
        if outcome.needs_runoff:
            moved = self._in_runoff(motion, outcome, now)
        else:
            moved = motion.moved(
                MOVE_OF[outcome.status], closed_at=now, next_at=None, outcome=outcome
            )
        if not await save_motion(tx, motion, moved):
            return motion  # cannot happen while it is locked
        await add_motion_entry(tx, _entry(motion, moved, outcome, now, by))
        if motion.secret:
            await wipe_sealed(tx, motion.id)
        if outcome.needs_runoff:
            await copy_seats(tx, motion, moved)
        elif outcome.status is Verdict.ADOPTED and motion.kind in self.effects:
            await self.effects[motion.kind](tx, moved, outcome, now)
        await self._tell(tx, moved, seats, now)
        return moved

    async def _counted(self, tx: Connection, motion: Motion, seats: Sequence[Seat]) -> Outcome:
        """Returns the outcome; a secret round of which votes are lost has to be put again."""
        if not motion.secret:
            return decide(motion.ballot, tally(motion, seats, open_ballots(seats)))
        try:
            ballots = await self._secret_ballots(tx, motion)
        except Unsealable:
            ballots = []
        counted = tally(motion, seats, ballots)
        if len(ballots) == sum(one.has_voted for one in seats):
            return decide(motion.ballot, counted)
        return Outcome(
            status=Verdict.NO_QUORUM,
            voices=counted.voices,
            cast=0,
            present=counted.present,
            counts={},
        )

    async def _secret_ballots(self, tx: Connection, motion: Motion) -> list[Choice]:
        """
        Raises:
            Unsealable: the key is another one than at the vote.
        """
        cast = await sealed_of(tx, motion.id)
        return self.sealing.opened_all(
            Sealed(motion=motion.id, seat=seat, round_number=motion.round, sealed=sealed)
            for seat, sealed in cast
        )

    def _in_runoff(self, motion: Motion, outcome: Outcome, now: datetime) -> Motion:
        closes_at = again_at(motion, now, self.calendar)
        return motion.moved(
            MotionMove.RUN_OFF,
            round=motion.round + 1,
            runoff=outcome.runoff,
            opened_at=now,
            closes_at=closes_at,
            next_at=next_moment(now, closes_at, now, self.calendar),
            outcome=outcome,
        )

    async def _tell(
        self, tx: Connection, moved: Motion, seats: Sequence[Seat], now: datetime
    ) -> None:
        """Sends the result, or the beginning of a run-off to those who may vote in it."""
        voters = {person for seat in seats for person in seat.people}
        people = voters
        kind, mark = LetterKind.MOTION_REMINDER, "runoff"
        if not moved.is_open:
            people |= {moved.put_by}
            people |= {one.person for one in moved.options if one.person is not None}
            kind, mark = LetterKind.MOTION_CLOSED, "closed"
        elif moved.mode is Mode.MEETING:
            return
        await put_letters(
            tx,
            [
                new_letter(
                    kind, one, now, f"{moved.id}:{moved.round}:{mark}:{one}", motion=moved.id
                )
                for one in sorted(people)
            ],
        )


def open_ballots(seats: Sequence[Seat]) -> list[Choice]:
    """Returns the votes of an open round; at a meeting only of voices that are present."""
    return [one.choice for one in seats if one.choice is not None and one.may_be_cast]


def tally(motion: Motion, seats: Sequence[Seat], ballots: Sequence[Choice]) -> Tally:
    at_meeting = motion.mode is Mode.MEETING
    own = (one for one in seats if motion.chair in {voter.person for voter in one.voters})
    chair = next(own, None)
    return tally_of(
        ballots,
        voices=len(seats),
        present=sum(bool(one.is_present) for one in seats) if at_meeting else None,
        chair=chair.choice if chair and not motion.secret else None,
    )


def again_at(motion: Motion, now: datetime, calendar: Calendar) -> datetime | None:
    """Returns the end of a further round, which is as long as the one before."""
    if motion.closes_at is None or motion.opened_at is None:
        return None
    length = max(motion.closes_at - motion.opened_at, timedelta(hours=1))
    return calendar.after_quiet(now + length)


def _entry(
    seen: Motion, moved: Motion, outcome: Outcome, now: datetime, by: PersonId | None
) -> MotionEntry:
    return MotionEntry(
        motion=seen.id,
        round=seen.round,
        move=MOVE_OF[outcome.status],
        source=seen.status,
        target=moved.status,
        at=now,
        person=by,
        outcome=outcome,
    )
