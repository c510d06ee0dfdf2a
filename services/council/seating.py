"""The voices of open motions: frozen at the opening, handed to successors afterwards."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from district.council.bodies import Body, Entitled, VoicesBy
from district.council.motion import Motion, MotionEntry, MotionMove, Option, Seat
from district.ids import DistrictId, PersonId
from district.people.roles import ROLES_WITH_BASIS, Grant
from district.territory import Transfer
from storage.council.members import entitled
from storage.council.motions import (
    add_motion_entry,
    join_voice,
    leave_voice,
    open_motions,
    save_motion,
    seats_of,
    undecided_motions,
)
from storage.database import Connection
from storage.territory import change_roles


@dataclass(frozen=True, slots=True, kw_only=True)
class Seating:
    """Follows changes of roles, in the transactions that make them."""

    async def reseat(self, tx: Connection, district: DistrictId | None, now: datetime) -> None:
        """Ends the votes of people who lost the right to them, and lets successors vote.

        A voice that was cast stays as it is. `district` None: all.
        """
        await change_roles(tx, district)
        members = dict[tuple[DistrictId, Body], list[Entitled]]()
        for motion in await open_motions(tx, district):
            if motion.body is Body.ASSEMBLY:
                continue  # delegates have their voices by their seats
            key = motion.district, motion.body
            if key not in members:
                members[key] = await entitled(tx, *key, now)
            seats = await seats_of(tx, motion)
            if await _reseated(tx, motion, seats, members[key], now):
                await _noted(tx, motion, motion, MotionMove.SUCCEED, None, now)

    async def role_given(
        self, tx: Connection, grant: Grant, now: datetime, by: PersonId | None
    ) -> None:
        """Lets the successor of a member vote."""
        await self._follow(tx, grant, now)

    async def role_ended(
        self, tx: Connection, grant: Grant, now: datetime, by: PersonId | None
    ) -> None:
        """Ends the votes that the role gave."""
        await self._follow(tx, grant, now)

    async def _follow(self, tx: Connection, grant: Grant, now: datetime) -> None:
        if grant.role in ROLES_WITH_BASIS:
            await self.reseat(tx, grant.scope.district, now)

    async def municipality_moved(self, tx: Connection, transfer: Transfer, now: datetime) -> None:
        """Ends the votes of a municipality that leaves its district."""
        await self.reseat(tx, transfer.source, now)

    async def leave(self, tx: Connection, person: PersonId, now: datetime) -> None:
        """Withdraws the candidacies of a person being erased; votes that were cast stay."""
        for motion in await undecided_motions(tx):
            own = [one for one in motion.options if one.person == person]
            if own and own[0].consented is not False:
                options = answered(motion.options, own[0], agrees=False)
                changed = replace(motion, options=options)
                await _noted(tx, motion, changed, MotionMove.REFUSE, person, now)


def answered(options: Iterable[Option], own: Option, *, agrees: bool) -> tuple[Option, ...]:
    """Returns the options with the answer of a candidate."""
    return tuple(replace(one, consented=agrees) if one == own else one for one in options)


async def _reseated(
    tx: Connection,
    motion: Motion,
    seats: Collection[Seat],
    members: Collection[Entitled],
    now: datetime,
) -> bool:
    """Returns whether anything has changed."""
    may_vote = {one.person: one for one in members}
    seated = {person for seat in seats for person in seat.people}
    has_changed = False
    for seat in seats:
        left = [person for person in seat.people if not _fits(seat, may_vote.get(person))]
        for person in left:
            await leave_voice(tx, seat.id, person, now)
        vacant = left or any(one.left_at for one in seat.voters)
        new = [
            one
            for one in members
            if vacant and not seat.has_voted and one.person not in seated and _fits(seat, one)
        ]
        if motion.rules.voices is VoicesBy.MEMBER:
            new = new[:1] if len(left) == len(seat.people) else []
        for one in new:
            await join_voice(tx, seat.id, one.person, is_deputy=one.is_deputy)
        seated |= {one.person for one in new}
        has_changed |= bool(left or new)
    return has_changed


def _fits(seat: Seat, member: Entitled | None) -> bool:
    """Returns whether a person may vote for the municipality, or as the member, of the seat."""
    if member is None:
        return False
    if seat.municipality is None:
        return seat.person == member.person
    return seat.municipality == member.municipality


async def _noted(
    tx: Connection,
    seen: Motion,
    changed: Motion,
    move: MotionMove,
    person: PersonId | None,
    now: datetime,
) -> None:
    await save_motion(tx, seen, replace(changed, version=seen.version + 1))
    await add_motion_entry(
        tx,
        MotionEntry(
            motion=seen.id,
            round=seen.round,
            move=move,
            source=seen.status,
            target=seen.status,
            at=now,
            person=person,
        ),
    )
