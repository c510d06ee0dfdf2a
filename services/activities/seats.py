"""Moves of enrolments with all that belongs to them, and whom a freed seat goes to.

Whoever calls holds the activity (`get_activity(…, hold=True)`), so what is counted stays so until
the transaction ends: of fifty people at once on ten seats ten are booked.
"""

from datetime import datetime, timedelta

from district.activities.activity import Activity, ActivityStatus
from district.activities.enrolments import (
    LAST_OFFERS,
    Enrolment,
    EnrolmentMove,
    EnrolmentStatus,
    Seats,
    next_in_line,
)
from district.clock import Calendar
from district.errors import NotInThisState
from district.ids import PersonId
from district.letters import LetterKind, NewLetter
from district.requests.request import How
from storage.activities.enrolments import (
    add_enrolment_history,
    save_enrolment,
    taken_in,
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
"""What the clock does is told; what people do themselves they see on the screen."""


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
    return Seats(
        capacity=activity.capacity,
        quotas=activity.quotas,
        merged=activity.quotas_are_merged(now),
        taken=await taken_in(connection, activity.id),
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
    """Children whom the person brought to a school go with the seat.

    Raises:
        NotInThisState: it is not as it was seen any more, or there is no such move.
    """
    moved = seen.moved(move, target, now)
    if not await save_enrolment(tx, seen, moved):
        raise NotInThisState
    await add_enrolment_history(
        tx, moved, move=move, source=seen.status, at=now, person=by, how=how, reason=reason
    )
    if target in _WITHOUT_PUPILS:
        await drop_pupils(tx, moved.id)
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


def letter_key(kind: LetterKind, enrolment: Enrolment) -> str:
    """An enrolment is of each version once."""
    return f"{kind}:{enrolment.id}:{enrolment.version}"


async def fill_seats(tx: Connection, activity: Activity, calendar: Calendar, now: datetime) -> None:
    """Gives or offers what is free to those who wait; at night nobody is asked."""
    for one in await _chosen(tx, activity, now):
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
    chosen = await _chosen(connection, activity, now)
    return any(one.at_once or not calendar.is_quiet(now) for one in chosen)


async def seats_beside_the_queue(
    connection: Connection, activity: Activity, now: datetime
) -> Seats:
    """What is left for somebody who comes now: nobody overtakes those who wait."""
    seats = await seats_of(connection, activity, now)
    for one in await _chosen(connection, activity, now):
        seats = seats.with_one_taken(one.municipality)
    return seats


async def _chosen(connection: Connection, activity: Activity, now: datetime) -> list[Enrolment]:
    """Shortly before the start only those who wanted a seat without being asked."""
    if activity.status is not ActivityStatus.PUBLISHED or activity.has_begun(now):
        return []
    waiting = await waiting_in(connection, activity.id)
    if not waiting:
        return []
    gone = await unreachable_in_queue(connection, activity.id)
    is_late = activity.starts_at - now <= LAST_OFFERS
    ready = [one for one in waiting if one.person not in gone and (one.at_once or not is_late)]
    return next_in_line(ready, await seats_of(connection, activity, now))


def offer_ends(delivered: datetime, starts_at: datetime, calendar: Calendar) -> datetime:
    """A day after the letter came, at most a quarter of the time that was left; an end at night is
    put off until ten; never past `LAST_OFFERS` before the start."""
    life = min(timedelta(hours=24), (starts_at - delivered) / 4)
    ends = delivered + life
    if calendar.is_quiet(ends):
        morning = calendar.local(calendar.after_quiet(ends))
        ends = calendar.at(morning.date(), morning.time().replace(hour=10, minute=0))
    return min(ends, starts_at - LAST_OFFERS)
