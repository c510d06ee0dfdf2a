"""Queries of what a protocol is made of, in the transaction that closes its motions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, select

from district.council.motion import Motion, MotionMove, Seat, Voter
from district.council.protocol_facts import Closed, Counted, Meeting, Names
from district.council.tally import Outcome
from district.errors import NotFound
from district.ids import ActivityId, MotionId, PersonId
from storage.activities.activities import get_activity
from storage.council.electorate import people_at
from storage.database import Connection
from storage.people.people import get_people
from storage.records import Record
from storage.tables import (
    districts,
    motion_history,
    motion_seats,
    motion_voters,
    motions,
    municipalities,
    presences,
)
from storage.territory import DISTRICT, MUNICIPALITY
from storage.topics import get_topics

_BEGINNINGS = {MotionMove.OPEN, MotionMove.AGAIN}
_MOTION = Record(Motion, motions)
_SEAT = Record(Seat, motion_seats)
_VOTER = Record(Voter, motion_voters)


async def read_closed(tx: Connection, numbers: Sequence[MotionId]) -> list[Closed]:
    """Returns counted motions in the order of their numbers.

    Raises:
        NotFound: a motion does not exist, or was not counted.
    """
    query = select(motions).where(motions.c.id.in_(numbers)).order_by(motions.c.number)
    found = await _MOTION.all(tx, query)
    if not found or len(found) < len(set(numbers)):
        raise NotFound
    seats = await _seats(tx, numbers)
    history = select(motion_history).where(
        motion_history.c.motion_id.in_(numbers),
        motion_history.c.move.in_([*_BEGINNINGS, MotionMove.RUN_OFF, MotionMove.TOTALS]),
    )
    moves: Mapping[MotionId, list[Row[Any]]] = defaultdict(list)
    for row in await tx.execute(history.order_by(motion_history.c.id)):
        moves[row.motion_id].append(row)
    return [_closed(one, seats[one.id], moves[one.id]) for one in found]


def _closed(motion: Motion, seats: Sequence[Seat], moves: Sequence[Row[Any]]) -> Closed:
    if motion.outcome is None:
        raise NotFound
    begins_at: datetime | None = motion.opened_at
    outcomes: dict[int, Outcome] = {}
    entered: dict[PersonId, Outcome] = {}  # the last totals of each person who counted paper
    for row in moves:
        if row.move == MotionMove.TOTALS:
            entered[row.person_id] = Outcome.read(row.outcome)
        elif row.move == MotionMove.RUN_OFF:
            outcomes[row.round] = Outcome.read(row.outcome)
        else:  # opened, or put again: what was before is in an earlier protocol
            begins_at, outcomes = row.at, {}
    outcomes[motion.round] = motion.outcome
    if begins_at is None:
        raise NotFound
    return Closed(
        motion=motion,
        begins_at=begins_at,
        counted_by=tuple(one for one, outcome in entered.items() if outcome == motion.outcome),
        rounds=tuple(
            Counted(
                number=position,
                outcome=outcome,
                seats=tuple(one for one in seats if one.round == number),
            )
            for position, (number, outcome) in enumerate(sorted(outcomes.items()), 1)
        ),
    )


async def _seats(tx: Connection, numbers: Sequence[MotionId]) -> Mapping[MotionId, list[Seat]]:
    """Returns the voices of all rounds with the people who share them."""
    shared = defaultdict(list)
    voters = (
        select(motion_voters)
        .join(motion_seats, motion_seats.c.id == motion_voters.c.seat_id)
        .where(motion_seats.c.motion_id.in_(numbers))
        .order_by(motion_voters.c.is_deputy, motion_voters.c.person_id)
    )
    for row in await tx.execute(voters):
        shared[row.seat_id].append(_VOTER.read(row))
    found: Mapping[MotionId, list[Seat]] = defaultdict(list)
    query = (
        select(motion_seats)
        .outerjoin(municipalities, municipalities.c.id == motion_seats.c.municipality_id)
        .where(motion_seats.c.motion_id.in_(numbers))
        .order_by(municipalities.c.name, motion_seats.c.person_id)
    )
    for row in await tx.execute(query):
        seat = _SEAT.read(row, voters=tuple(shared[row.id]))
        found[seat.motion].append(seat)
    return found


async def read_meeting(tx: Connection, number: ActivityId) -> Meeting:
    activity = await get_activity(tx, number)
    came = select(presences.c.person_id).where(presences.c.activity_id == number)
    present = {*(await tx.execute(came)).scalars(), *await people_at(tx, number)}
    return Meeting(
        begins_at=activity.starts_at, place=activity.sessions[0].place, present=frozenset(present)
    )


async def read_names(tx: Connection, closed: Sequence[Closed], meeting: Meeting | None) -> Names:
    """Returns the names of everything that the motions refer to."""
    whose = [one.motion for one in closed]
    seats = [seat for one in closed for counted in one.rounds for seat in counted.seats]
    options = [option for one in whose for option in one.options]
    people: Iterable[PersonId | None] = [
        *(one.put_by for one in whose),
        *(one.chair for one in whose),
        *(one.person for one in options),
        *(seat.person for seat in seats),
        *(voter.person for seat in seats for voter in seat.voters),
        *(seat.cast_by for seat in seats),
        *(meeting.present if meeting else ()),
        *(person for one in closed for person in one.counted_by),
    ]
    places = {seat.municipality for seat in seats}
    district = select(districts).where(districts.c.id == whose[0].district)
    named = select(municipalities).where(municipalities.c.id.in_(places - {None}))
    return Names(
        district=(await DISTRICT.get(tx, district)).name,
        people=await get_people(tx, {one for one in people if one is not None}),
        municipalities={one.id: one for one in await MUNICIPALITY.all(tx, named)},
        topics=await get_topics(tx, {one.topic for one in options if one.topic is not None}),
    )
