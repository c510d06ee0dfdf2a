"""Secret votes that can no longer be opened: the round is put again, and members are told.

The key was replaced, or the database was restored from a copy, which has no sealed votes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from district.council.motion import Motion, MotionEntry, MotionMove, Seat, next_moment
from district.letters import LetterKind, NewLetter, new_letter
from services.council.counting import again_at
from services.sealing import Sealed, Sealing, Unsealable
from services.service import Service
from storage.cards import motion_cards
from storage.council.motions import (
    add_motion_entry,
    copy_seats,
    open_motions,
    save_motion,
    seats_of,
)
from storage.council.sealed import sealed_of, wipe_sealed
from storage.database import Connection
from storage.outbox import put_letters


@dataclass(frozen=True, slots=True, kw_only=True)
class LostVotes(Service):
    sealing: Sealing

    async def put_again(self) -> int:
        """Puts open secret motions again of which a vote is lost. Returns their number.

        Called at start, before the first update is handled. Idempotent.
        """
        now = self.clock()
        async with self.database.write() as tx:
            secret = [one for one in await open_motions(tx, None) if one.secret and not one.paper]
            lost = [one for one in secret if not await self._is_whole(tx, one)]
            for motion in lost:
                await self._again(tx, motion, now)
        return len(lost)

    async def _is_whole(self, tx: Connection, motion: Motion) -> bool:
        voted = {one.id for one in await seats_of(tx, motion) if one.has_voted}
        sealed = await sealed_of(tx, motion.id)
        try:
            self.sealing.opened_all(
                Sealed(motion=motion.id, seat=seat, round_number=motion.round, sealed=vote)
                for seat, vote in sealed
            )
        except Unsealable:
            return False
        return voted == {seat for seat, _ in sealed}

    async def _again(self, tx: Connection, motion: Motion, now: datetime) -> None:
        closes_at = again_at(motion, now, self.calendar)
        moved = motion.moved(
            MotionMove.LOSE,
            round=motion.round + 1,
            opened_at=now,
            closes_at=closes_at,
            next_at=next_moment(now, closes_at, now, self.calendar),
        )
        await save_motion(tx, motion, moved)
        await wipe_sealed(tx, motion.id)
        await copy_seats(tx, motion, moved)
        await add_motion_entry(tx, _entry(motion, moved, now))
        await motion_cards.touch(tx, motion.id)
        await put_letters(tx, _letters(moved, await seats_of(tx, moved), now))


def _entry(seen: Motion, moved: Motion, now: datetime) -> MotionEntry:
    return MotionEntry(
        motion=seen.id,
        round=moved.round,
        move=MotionMove.LOSE,
        source=seen.status,
        target=moved.status,
        at=now,
        person=None,
    )


def _letters(moved: Motion, seats: Sequence[Seat], now: datetime) -> list[NewLetter]:
    people = sorted({person for seat in seats for person in seat.people})
    key = f"{moved.id}:{moved.round}:lost"
    return [
        new_letter(LetterKind.MOTION_REMINDER, one, now, f"{key}:{one}", motion=moved.id)
        for one in people
    ]
