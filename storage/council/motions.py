"""Queries of motions, their voices and their append-only history."""

from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, exists, func, insert, or_, select, update

from district.council.bodies import Body, Voice
from district.council.motion import Motion, MotionEntry, MotionStatus, Seat, Voter
from district.council.tally import Choice
from district.ids import ActivityId, DistrictId, DraftId, MotionId, PersonId, SeatId, TopicId
from storage.cards import motion_cards
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record
from storage.tables import (
    motion_history,
    motion_seats,
    motion_voters,
    motions,
    presences,
    priorities,
)
from storage.upsert import put

_MOTION = Record(Motion, motions)
_SEAT = Record(Seat, motion_seats)
_VOTER = Record(Voter, motion_voters)
_ENTRY = Record(MotionEntry, motion_history)
_BY_ID = select(motions).where(motions.c.id == bindparam("id"))
_BY_DRAFT = select(motions).where(motions.c.draft_id == bindparam("draft"))
_NUMBER = select(func.coalesce(func.max(motions.c.number), 0) + 1).where(
    motions.c.district_id == bindparam("district"), motions.c.body == bindparam("body")
)
_OPEN = select(motions).where(motions.c.status == MotionStatus.OPEN)
_OPEN_IN = _OPEN.where(motions.c.district_id == bindparam("district")).order_by(motions.c.id)
_DUE = select(motions.c.id).where(motions.c.next_at <= bindparam("now")).order_by(motions.c.next_at)
_OF_MEETING = (
    select(motions).where(motions.c.meeting_id == bindparam("meeting")).order_by(motions.c.number)
)
_NAMING = select(motions).where(
    motions.c.status.in_([MotionStatus.DRAFT, MotionStatus.OPEN]),
    motions.c.district_id.is_not(None),
)
_ROUND = (
    motion_seats.c.motion_id == bindparam("motion"),
    motion_seats.c.round == bindparam("round"),
)
_SEATS = select(motion_seats).where(*_ROUND).order_by(motion_seats.c.id)
_VOTERS = (
    select(motion_voters)
    .join(motion_seats, motion_seats.c.id == motion_voters.c.seat_id)
    .where(*_ROUND)
    .order_by(motion_voters.c.is_deputy, motion_voters.c.person_id)
)
_VOICES = (
    select(
        motion_seats.c.motion_id,
        motion_seats.c.round,
        func.count().label("voices"),
        func.count(motion_seats.c.voted_at).label("voted"),
        func.count().filter(motion_seats.c.is_present).label("present"),
    )
    .where(motion_seats.c.motion_id.in_(bindparam("motions", expanding=True)))
    .group_by(motion_seats.c.motion_id, motion_seats.c.round)
)
_AWAITED = (
    select(motion_seats.c.motion_id)
    .join(motion_voters, motion_voters.c.seat_id == motion_seats.c.id)
    .join(motions, motions.c.id == motion_seats.c.motion_id)
    .where(
        motions.c.status == MotionStatus.OPEN,
        motions.c.round == motion_seats.c.round,
        motion_seats.c.voted_at.is_(None),
        or_(motion_seats.c.is_present.is_(None), motion_seats.c.is_present),
        motion_voters.c.person_id == bindparam("person"),
        motion_voters.c.left_at.is_(None),
    )
)
_CAST = (
    update(motion_seats)
    .where(motion_seats.c.id == bindparam("seat"))
    .values(voted_at=bindparam("at"), cast_by=bindparam("by"), choice=bindparam("given"))
)
_HISTORY = (
    select(motion_history)
    .where(motion_history.c.motion_id == bindparam("motion"))
    .order_by(motion_history.c.id)
)
_DONE = select(
    exists().where(
        motion_history.c.motion_id == bindparam("motion"),
        motion_history.c.person_id == bindparam("person"),
        motion_history.c.act == bindparam("act"),
    )
)
_LEFT = (
    update(motion_voters)
    .where(
        motion_voters.c.seat_id == bindparam("seat"),
        motion_voters.c.person_id == bindparam("voter"),
    )
    .values(left_at=bindparam("at"))
)
_PRESENT = select(presences.c.person_id).where(
    presences.c.activity_id == bindparam("activity"), presences.c.left_at.is_(None)
)


async def add_motion(tx: Connection, new: Motion) -> Motion:
    """Returns the motion with its id."""
    return await _MOTION.add(tx, motions, new)


async def next_number(tx: Connection, district: DistrictId, body: Body) -> int:
    """Returns the number of the body's next motion; the caller locks the district."""
    found = await tx.execute(_NUMBER, {"district": district, "body": body})
    return int(found.scalar_one())


async def get_motion(tx: Connection, motion: MotionId, *, hold: bool = False) -> Motion:
    """Returns a motion; `hold` locks it until the transaction ends.

    Raises:
        NotFound: there is no such motion.
    """
    return await _MOTION.get(tx, _BY_ID.with_for_update() if hold else _BY_ID, id=motion)


async def find_motion_of_draft(tx: Connection, draft: DraftId) -> Motion | None:
    return await _MOTION.find(tx, _BY_DRAFT, draft=draft)


async def find_open_about(
    tx: Connection, district: DistrictId, body: Body, subject: str
) -> Motion | None:
    """Returns the body's open motion about the thing; there is at most one."""
    about = _OPEN_IN.where(motions.c.body == body, motions.c.subject == subject)
    return await _MOTION.find(tx, about, district=district)


async def open_motions(tx: Connection, district: DistrictId | None) -> list[Motion]:
    """Returns open motions of the district (None: of all), locked until the transaction ends."""
    query = _OPEN.order_by(motions.c.id) if district is None else _OPEN_IN
    given = {} if district is None else {"district": district}
    return await _MOTION.all(tx, query.with_for_update(), **given)


async def undecided_motions(tx: Connection) -> list[Motion]:
    """Returns drafts and open motions of all districts, locked until the transaction ends."""
    return await _MOTION.all(tx, _NAMING.order_by(motions.c.id).with_for_update())


async def due_motions(tx: Connection, now: datetime) -> list[MotionId]:
    """Returns motions for which the clock has something to do, the longest due first."""
    return [MotionId(one) for one in (await tx.execute(_DUE, {"now": now})).scalars()]


async def motions_of_meeting(tx: Connection, meeting: ActivityId) -> list[Motion]:
    """Returns the motions on the agenda of a meeting, by number."""
    return await _MOTION.all(tx, _OF_MEETING, meeting=meeting)


async def save_motion(tx: Connection, seen: Motion, moved: Motion) -> bool:
    """Compare-and-set; marks all cards for redrawing. Returns False if the motion has changed since
    `seen` was read.

    A vote of a delegate leaves the cards of the others as they are: there may be hundreds.
    """
    if seen.body is not Body.ASSEMBLY or moved.status is not seen.status:
        await motion_cards.touch(tx, seen.id)
    same = update(motions).where(
        motions.c.id == seen.id,
        motions.c.version == seen.version,
        motions.c.status == seen.status,
        motions.c.round == seen.round,
    )
    return await compare_and_set(tx, same.values(_MOTION.changes(seen, moved, "version")))


async def list_motions(
    tx: Connection,
    *,
    districts: Collection[DistrictId] | None,
    body: Body | None,
    statuses: Collection[MotionStatus],
    words: Sequence[str],
    limit: int,
    offset: int,
) -> tuple[list[Motion], int]:
    """Returns a page, the newest first, and the total number; `districts` None: all."""
    query: Select[Any] = select(motions, func.count().over().label("total"))
    query = query.where(motions.c.status.in_(list(statuses)))
    if districts is not None:
        query = query.where(motions.c.district_id.in_(list(districts)))
    if body is not None:
        query = query.where(motions.c.body == body)
    for word in words:
        query = query.where(
            or_(
                func.lower(motions.c.question).contains(word, autoescape=True),
                func.lower(motions.c.text).contains(word, autoescape=True),
            )
        )
    query = query.order_by(motions.c.id.desc()).limit(limit).offset(offset)
    rows = (await tx.execute(query)).all()
    return [_MOTION.read(row) for row in rows], rows[0].total if rows else 0


# ── Voices ─────────────────────────────────────────────────────────────────────────────────────


async def add_seats(
    tx: Connection, motion: Motion, voices: Iterable[Voice], present: Collection[PersonId] | None
) -> None:
    """Adds the voices of a round; `present`: the people at a meeting, None by correspondence."""
    rows, people = [], dict[tuple[str | None, int | None], Voice]()
    for one in voices:
        people[one.municipality, one.person] = one
        is_here = None if present is None else not set(present).isdisjoint(one.people)
        rows.append(
            {
                "motion_id": motion.id,
                "round": motion.round,
                "municipality_id": one.municipality,
                "person_id": one.person,
                "is_present": is_here,
            }
        )
    await tx.execute(insert(motion_seats), rows)
    seats = await _SEAT.all(tx, _SEATS, motion=motion.id, round=motion.round)
    voters = [
        {"seat_id": seat.id, "person_id": person, "is_deputy": is_deputy}
        for seat in seats
        for voice in [people[seat.municipality, seat.person]]
        for is_deputy, group in ((False, voice.members), (True, voice.deputies))
        for person in group
    ]
    await tx.execute(insert(motion_voters), voters)


async def copy_seats(tx: Connection, seen: Motion, moved: Motion) -> None:
    """Adds the voices of the round before to the round of a run-off, with the same people."""
    seats = await seats_of(tx, seen)
    columns = ("motion_id", "municipality_id", "person_id", "is_present")
    rows = [{name: _SEAT.columns(one)[name] for name in columns} for one in seats]
    await tx.execute(insert(motion_seats), [row | {"round": moved.round} for row in rows])
    new = await _SEAT.all(tx, _SEATS, motion=moved.id, round=moved.round)
    voters = [
        {**_VOTER.columns(voter), "seat_id": seat.id}
        for old, seat in zip(seats, new, strict=True)
        for voter in old.voters
    ]
    await tx.execute(insert(motion_voters), voters)


async def seats_of(tx: Connection, motion: Motion, round_: int | None = None) -> list[Seat]:
    """Returns the voices of a round, the present one if None, with the people who share them."""
    asked = {"motion": motion.id, "round": motion.round if round_ is None else round_}
    voters = dict[int, list[Voter]]()
    for row in await tx.execute(_VOTERS, asked):
        voters.setdefault(row.seat_id, []).append(_VOTER.read(row))
    rows = await tx.execute(_SEATS, asked)
    return [_SEAT.read(row, voters=tuple(voters.get(row.id, ()))) for row in rows]


async def voices_counted(
    tx: Connection, ids: Iterable[MotionId]
) -> dict[tuple[MotionId, int], tuple[int, int, int]]:
    """Returns how many voices there are, are cast, and are present, by motion and round."""
    rows = await tx.execute(_VOICES, {"motions": list(ids)})
    return {
        (MotionId(row.motion_id), row.round): (row.voices, row.voted, row.present) for row in rows
    }


async def awaited_motions(tx: Connection, person: PersonId) -> set[MotionId]:
    """Returns open motions in which the person has a voice that is not cast."""
    return {MotionId(one) for one in (await tx.execute(_AWAITED, {"person": person})).scalars()}


async def cast_voice(
    tx: Connection, seat: Seat, *, at: datetime, by: PersonId | None, choice: Choice | None
) -> bool:
    """Compare-and-set on the vote that was seen. Returns False if it has changed."""
    same = _CAST.where(
        motion_seats.c.voted_at.is_(None)
        if seat.voted_at is None
        else motion_seats.c.voted_at == seat.voted_at
    )
    values = {"seat": seat.id, "at": at, "by": by, "given": None if choice is None else [*choice]}
    return await compare_and_set(tx, same, values)


async def leave_voice(tx: Connection, seat: SeatId, person: PersonId, at: datetime) -> None:
    """Ends the person's right to the voice; a vote that was cast stays."""
    await tx.execute(_LEFT, {"seat": seat, "voter": person, "at": at})


async def join_voice(tx: Connection, seat: SeatId, person: PersonId, *, is_deputy: bool) -> None:
    """Gives the person a share of the voice, also after having left it."""
    row = {"seat_id": seat, "person_id": person, "is_deputy": is_deputy, "left_at": None}
    await put(tx, motion_voters, ("seat_id", "person_id"), [row])


# ── History, presence, effects ─────────────────────────────────────────────────────────────────


async def add_motion_entry(tx: Connection, entry: MotionEntry) -> None:
    await tx.execute(insert(motion_history).values(_ENTRY.columns(entry)))


async def motion_entries(tx: Connection, motion: MotionId) -> list[MotionEntry]:
    """Returns the history, oldest first."""
    return await _ENTRY.all(tx, _HISTORY, motion=motion)


async def is_done(tx: Connection, motion: MotionId, person: PersonId, act: int) -> bool:
    """Returns whether the person's act is in the history: its update is handled again."""
    asked = {"motion": motion, "person": person, "act": act}
    return bool((await tx.execute(_DONE, asked)).scalar_one())


async def put_presence(
    tx: Connection, activity: ActivityId, person: PersonId, now: datetime, *, is_here: bool
) -> None:
    row = {"activity_id": activity, "person_id": person, "since": now}
    left = None if is_here else now
    await put(tx, presences, ("activity_id", "person_id"), [row | {"left_at": left}])


async def present_people(tx: Connection, activity: ActivityId) -> set[PersonId]:
    """Returns the people who are at the meeting now."""
    found = await tx.execute(_PRESENT, {"activity": activity})
    return {PersonId(one) for one in found.scalars()}


async def put_priorities(
    tx: Connection, motion: Motion, year: int, topics: Iterable[TopicId]
) -> None:
    """Replaces the priorities of a school year."""
    old = (priorities.c.district_id == motion.district, priorities.c.year == year)
    await tx.execute(priorities.delete().where(*old))
    rows = [
        {"district_id": motion.district, "year": year, "topic_id": one, "motion_id": motion.id}
        for one in topics
    ]
    if rows:
        await tx.execute(insert(priorities), rows)
