"""Moves of enrolments with their side effects, and the choice of people for freed seats.

Callers must hold the activity (`get_activity(…, hold=True)`), so that counts are valid until the
transaction ends: if fifty people compete for ten seats, ten get one.
"""

from datetime import datetime, timedelta

from district.activities.activity import Activity, ActivityStatus
from district.activities.enrolments import (
    LAST_OFFERS,
    Enrolment,
    EnrolmentMove,
    EnrolmentStatus,
    Seats,
    in_line,
    next_in_line,
)
from district.clock import Calendar
from district.errors import NotInThisState
from district.ids import PersonId
from district.letters import LetterKind, NewLetter, new_letter
from district.requests.request import How
from storage.activities.enrolments import (
    add_enrolment_history,
    save_enrolment,
    taken_in,
    team_of,
    unreachable_in_queue,
    waiting_in,
)
from storage.database import Connection
from storage.outbox import put_letters
from storage.schools.schools import drop_pupils

_TELLS = {
    EnrolmentMove.OFFER: LetterKind.SEAT_OFFERED,
    EnrolmentMove.PROMOTE: LetterKind.SEAT_GIVEN,
    EnrolmentMove.SILENCE: LetterKind.OFFER_PASSED,
}
"""Moves made by the clock lead to a letter; people's own moves are shown on the screen."""


_WITHOUT_PUPILS = frozenset(
    {
        EnrolmentStatus.WITHDRAWN,
        EnrolmentStatus.EXPIRED,
        EnrolmentStatus.EXCUSED,
        EnrolmentStatus.EXPELLED,
        EnrolmentStatus.CANCELLED,
    }
)


async def seats_of(connection: Connection, activity: Activity, now: datetime) -> Seats:
    taken, second = await taken_in(connection, activity.id)
    return Seats(
        capacity=activity.capacity,
        quotas=activity.quotas,
        merged=activity.quotas_are_merged(now),
        taken=taken,
        second_capacity=activity.second_capacity,
        second_taken=second,
        guests=tuple(
            one.at(now, taken, is_for_all=not activity.audience.districts)
            for one in activity.guest_seats
        ),
    )


async def move_enrolment(
    tx: Connection,
    seen: Enrolment,
    move: EnrolmentMove,
    target: EnrolmentStatus,
    *,
    now: datetime,
    by: PersonId | None,
    how: How = How.BUTTON,
    reason: str | None = None,
) -> Enrolment:
    """Moves an enrolment with history and letter; deletes its pupils if it ends.

    Raises:
        NotInThisState: it has changed since `seen` was read, or the move is not allowed.
    """
    moved = seen.moved(move, target, now)
    if not await save_enrolment(tx, seen, moved):
        raise NotInThisState
    await add_enrolment_history(
        tx, moved, move=move, source=seen.status, at=now, person=by, how=how, reason=reason
    )
    if target in _WITHOUT_PUPILS:
        await drop_pupils(tx, moved.id)
    if moved.is_captain and move is not EnrolmentMove.ADMIT:
        await _lead(tx, moved, now)
    kind = _TELLS.get(move)
    if kind is not None:
        letter = NewLetter(
            key=letter_key(kind, moved),
            person=moved.person,
            kind=kind,
            payload={"enrolment": moved.id, "version": moved.version},
            due_at=now,
        )
        await put_letters(tx, [letter])
    return moved


_LEFT = frozenset({EnrolmentStatus.WITHDRAWN, EnrolmentStatus.EXCUSED, EnrolmentStatus.DECLINED})
_ENDED = _LEFT | {EnrolmentStatus.EXPIRED, EnrolmentStatus.CANCELLED}
_FOLLOWS = {
    (EnrolmentStatus.BOOKED, EnrolmentStatus.WAITLISTED): (
        EnrolmentMove.PROMOTE, EnrolmentStatus.BOOKED,
    ),
    (EnrolmentStatus.REQUESTED, EnrolmentStatus.BOOKED): (
        EnrolmentMove.UNDO, EnrolmentStatus.WAITLISTED,
    ),
    **{(ended, EnrolmentStatus.INVITED): (EnrolmentMove.DISMISS, EnrolmentStatus.EXPIRED)
       for ended in _ENDED},
    **{(left, held): (EnrolmentMove.WITHDRAW, EnrolmentStatus.WITHDRAWN)
       for left in _LEFT for held in (EnrolmentStatus.WAITLISTED, EnrolmentStatus.BOOKED)},
}  # fmt: skip
"""Moves of members, by the new status of the captain and their own."""


async def _lead(tx: Connection, captain: Enrolment, now: datetime) -> None:
    """Moves the members of a team after their captain; tells them if the captain has left."""
    for one in (await team_of(tx, captain.id))[1:]:
        move, target = _FOLLOWS.get((captain.status, one.status), (None, None))
        if move is None or target is None:
            continue
        await move_enrolment(tx, one, move, target, now=now, by=None, how=How.SYSTEM)
        if move is EnrolmentMove.WITHDRAW:
            kind = LetterKind.TEAM_DISSOLVED
            key = f"{one.id}:{one.version}"
            await put_letters(tx, [new_letter(kind, one.person, now, key, enrolment=one.id)])


def letter_key(kind: LetterKind, enrolment: Enrolment) -> str:
    """Unique per version of the enrolment."""
    return f"{kind}:{enrolment.id}:{enrolment.version}"


async def fill_seats(tx: Connection, activity: Activity, calendar: Calendar, now: datetime) -> None:
    """Gives or offers free seats to the queue; makes no offers during quiet hours."""
    chosen, _ = await _allotted(tx, activity, now)
    for one in chosen:
        if one.at_once:
            await move_enrolment(
                tx, one, EnrolmentMove.PROMOTE, EnrolmentStatus.BOOKED,
                now=now, by=None, how=How.SYSTEM,
            )  # fmt: skip
        elif not calendar.is_quiet(now):
            await move_enrolment(
                tx, one, EnrolmentMove.OFFER, EnrolmentStatus.OFFERED,
                now=now, by=None, how=How.SYSTEM,
            )  # fmt: skip


async def has_seats_to_fill(
    connection: Connection, activity: Activity, calendar: Calendar, now: datetime
) -> bool:
    chosen, _ = await _allotted(connection, activity, now)
    return any(one.at_once or not calendar.is_quiet(now) for one in chosen)


async def seats_beside_the_queue(
    connection: Connection, activity: Activity, now: datetime
) -> Seats:
    """Returns the seats left for a newcomer, who must not overtake the queue."""
    _, left = await _allotted(connection, activity, now)
    return left


async def _allotted(
    connection: Connection, activity: Activity, now: datetime
) -> tuple[list[Enrolment], Seats]:
    """Returns who would get free seats, and the seats left for newcomers.

    Shortly before the start only people who take them without an offer. Once sign-up has closed,
    seats are no longer kept for those who need more: they might stay empty.
    """
    seats = await seats_of(connection, activity, now)
    if activity.status is not ActivityStatus.PUBLISHED or activity.has_begun(now):
        return [], seats
    waiting = await waiting_in(connection, activity.id)
    if not waiting:
        return [], seats
    gone = await unreachable_in_queue(connection, activity.id)
    is_late = activity.starts_at - now <= LAST_OFFERS
    ready = [
        one for one in in_line(waiting) if one.person not in gone and (one.at_once or not is_late)
    ]
    return next_in_line(ready, seats, may_pass=not activity.is_open(now))


def offer_ends(delivered: datetime, activity: Activity, calendar: Calendar) -> datetime:
    """Returns the end of an offer: hours after delivery that the district sets, at most a quarter
    of the remaining time.

    An end in quiet hours is moved to ten o'clock, but never past `LAST_OFFERS` before the start.
    """
    starts_at = activity.starts_at
    life = min(timedelta(hours=activity.rules.offer_hours), (starts_at - delivered) / 4)
    ends = delivered + life
    if calendar.is_quiet(ends):
        morning = calendar.local(calendar.after_quiet(ends))
        ends = calendar.at(morning.date(), morning.time().replace(hour=10, minute=0))
    return min(ends, starts_at - LAST_OFFERS)
