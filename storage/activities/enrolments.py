"""Queries of enrolments and of their append-only history."""

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import and_, bindparam, func, insert, or_, select, update

from district.activities.enrolments import CAME, Enrolment, EnrolmentMove, EnrolmentStatus
from district.activities.signup import Size
from district.ids import ActivityId, EnrolmentId, EntryId, MunicipalityId, PersonId
from district.requests.request import How
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.people.people import IS_HERE
from storage.records import Record
from storage.tables import activities, enrolment_history, enrolments, persons

ENROLMENT = Record(Enrolment, enrolments, size=Record(Size, enrolments, second="second_seats"))
_TAKING = [status for status in EnrolmentStatus if status.takes_a_seat]
_FIND = select(enrolments).where(
    enrolments.c.activity_id == bindparam("activity"), enrolments.c.person_id == bindparam("person")
)
_BY_ID = select(enrolments).where(enrolments.c.id == bindparam("id"))
_TAKEN = (
    select(
        enrolments.c.municipality_id,
        func.sum(enrolments.c.seats).label("seats"),
        func.sum(enrolments.c.second_seats).label("second"),
    )
    .where(enrolments.c.activity_id == bindparam("activity"), enrolments.c.status.in_(_TAKING))
    .group_by(enrolments.c.municipality_id)
)
_WAITING = select(enrolments).where(
    enrolments.c.activity_id == bindparam("activity"),
    enrolments.c.status == EnrolmentStatus.WAITLISTED,
)
_OPEN_OF = (
    select(enrolments)
    .where(
        enrolments.c.person_id == bindparam("person"),
        enrolments.c.status.in_([status for status in EnrolmentStatus if status.is_open]),
    )
    .order_by(enrolments.c.id)
)
_TO_LOOK_AT = (
    select(enrolments)
    .join(activities, activities.c.id == enrolments.c.activity_id)
    .where(
        or_(
            and_(
                enrolments.c.status == EnrolmentStatus.OFFERED,
                or_(
                    enrolments.c.offer_until.is_(None), enrolments.c.offer_until <= bindparam("now")
                ),
            ),
            and_(
                enrolments.c.status.in_([EnrolmentStatus.WAITLISTED, EnrolmentStatus.REQUESTED]),
                activities.c.starts_at <= bindparam("now"),
            ),
        )
    )
    .order_by(enrolments.c.id)
)
_UNREACHABLE = (
    select(enrolments.c.person_id)
    .join(persons, persons.c.id == enrolments.c.person_id)
    .where(
        enrolments.c.activity_id == bindparam("activity"),
        enrolments.c.status == EnrolmentStatus.WAITLISTED,
        or_(
            persons.c.unreachable_since.is_not(None),
            persons.c.deletion_requested_at.is_not(None),
            persons.c.telegram_id.is_(None),
        ),
    )
)
_WITH_QUEUES = (
    select(enrolments.c.activity_id)
    .join(activities, activities.c.id == enrolments.c.activity_id)
    .where(
        enrolments.c.status == EnrolmentStatus.WAITLISTED, activities.c.starts_at > bindparam("now")
    )
    .distinct()
)


async def find_enrolment(
    tx: Connection, activity: ActivityId, person: PersonId
) -> Enrolment | None:
    return await ENROLMENT.find(tx, _FIND, activity=activity, person=person)


async def get_enrolment(tx: Connection, enrolment: EnrolmentId) -> Enrolment:
    return await ENROLMENT.get(tx, _BY_ID, id=enrolment)


async def open_enrolments_of(tx: Connection, person: PersonId) -> list[Enrolment]:
    return await ENROLMENT.all(tx, _OPEN_OF, person=person)


async def enrolments_of(
    tx: Connection, person: PersonId, statuses: Iterable[EnrolmentStatus]
) -> list[Enrolment]:
    """Returns a person's enrolments in these statuses, in any activity."""
    mine = select(enrolments).where(
        enrolments.c.person_id == person, enrolments.c.status.in_(list(statuses))
    )
    return await ENROLMENT.all(tx, mine.order_by(enrolments.c.id))


async def enrolments_of_all(tx: Connection, people: Iterable[PersonId]) -> list[Enrolment]:
    theirs = select(enrolments).where(enrolments.c.person_id.in_(list(people)))
    return await ENROLMENT.all(tx, theirs.order_by(enrolments.c.id))


async def enrolments_in(
    tx: Connection, activity: ActivityId, statuses: Iterable[EnrolmentStatus]
) -> list[Enrolment]:
    query = select(enrolments).where(
        enrolments.c.activity_id == activity, enrolments.c.status.in_(list(statuses))
    )
    return await ENROLMENT.all(tx, query.order_by(enrolments.c.id))


async def enrolments_given(tx: Connection, entry: EntryId) -> list[Enrolment]:
    """Returns those that the outcome of an entry gave."""
    given = select(enrolments).where(enrolments.c.entry_id == entry)
    return await ENROLMENT.all(tx, given.order_by(enrolments.c.id))


async def taken_in(tx: Connection, activity: ActivityId) -> tuple[Counter[MunicipalityId], int]:
    """Returns the booked or offered seats by municipality, and those of the second quota."""
    rows = list(await tx.execute(_TAKEN, {"activity": activity}))
    taken = Counter({MunicipalityId(row.municipality_id): row.seats for row in rows})
    return taken, sum(row.second for row in rows)


async def findable_in(tx: Connection, activity: ActivityId) -> list[PersonId]:
    """Returns the people with a seat who agreed to be found by the others."""
    query = (
        select(enrolments.c.person_id)
        .join(persons, persons.c.id == enrolments.c.person_id)
        .where(
            enrolments.c.activity_id == activity,
            enrolments.c.status.in_([EnrolmentStatus.BOOKED, *CAME]),
            persons.c.is_findable,
            IS_HERE,
        )
    )
    return [PersonId(one) for one in (await tx.execute(query)).scalars()]


async def waiting_in(tx: Connection, activity: ActivityId) -> list[Enrolment]:
    return await ENROLMENT.all(tx, _WAITING, activity=activity)


async def unreachable_in_queue(tx: Connection, activity: ActivityId) -> set[PersonId]:
    """Returns waitlisted people who cannot be offered a seat because they are unreachable."""
    found = await tx.execute(_UNREACHABLE, {"activity": activity})
    return {PersonId(person) for person in found.scalars()}


async def enrolments_to_look_at(tx: Connection, now: datetime) -> list[Enrolment]:
    """Returns offers that have expired or whose deadline is not set yet, and waitlisted and
    requested enrolments in activities that have begun.
    """
    return await ENROLMENT.all(tx, _TO_LOOK_AT, now=now)


async def team_of(tx: Connection, captain: EnrolmentId) -> list[Enrolment]:
    """Returns all enrolments that were ever in the team, the captain's first."""
    of_team = select(enrolments).where(enrolments.c.team == captain)
    is_captain = (enrolments.c.id == captain).desc()
    return await ENROLMENT.all(tx, of_team.order_by(is_captain, enrolments.c.id))


async def teams_to_end(tx: Connection, now: datetime) -> list[Enrolment]:
    """Returns captains whose members had to answer by now."""
    late = select(enrolments).where(
        enrolments.c.team.is_not(None), enrolments.c.gathers_until <= now
    )
    return await ENROLMENT.all(tx, late.order_by(enrolments.c.id))


async def activities_with_queues(tx: Connection, now: datetime) -> list[ActivityId]:
    found = await tx.execute(_WITH_QUEUES, {"now": now})
    return sorted(ActivityId(number) for number in found.scalars())


async def add_enrolment(tx: Connection, new: Enrolment) -> Enrolment:
    """Returns the enrolment with its id."""
    return await ENROLMENT.add(tx, enrolments, new)


async def save_enrolment(tx: Connection, seen: Enrolment, moved: Enrolment) -> bool:
    """Compare-and-set. Returns False if the enrolment has changed since `seen` was read."""
    move = update(enrolments).where(
        enrolments.c.id == seen.id, enrolments.c.version == seen.version
    )
    # The last two are also written without a new version.
    changes = ENROLMENT.changes(seen, moved, "offer_until", "asked_to_confirm_at")
    return await compare_and_set(tx, move.values(changes))


async def add_enrolment_history(
    tx: Connection,
    enrolment: Enrolment,
    *,
    move: EnrolmentMove,
    source: EnrolmentStatus | None,
    at: datetime,
    person: PersonId | None,
    how: How,
    reason: str | None = None,
) -> int:
    """Returns the id of the new row; letters refer to it."""
    statement = insert(enrolment_history).values(
        enrolment_id=enrolment.id,
        move=move,
        source=source,
        target=enrolment.status,
        at=at,
        person_id=person,
        how=how,
        reason=reason,
    )
    made = await tx.execute(statement.returning(enrolment_history.c.id))
    return int(made.scalar_one())


async def has_refused(tx: Connection, enrolment: EnrolmentId) -> bool:
    """Returns whether the last move was the refusal of an offer."""
    last = (
        select(enrolment_history.c.move)
        .where(enrolment_history.c.enrolment_id == enrolment)
        .order_by(enrolment_history.c.id.desc())
        .limit(1)
    )
    return (await tx.execute(last)).scalar() == EnrolmentMove.REFUSE


async def start_offer(
    tx: Connection, enrolment: EnrolmentId, version: int, until: datetime
) -> None:
    """Sets the deadline of an offer when its letter has arrived."""
    await tx.execute(
        update(enrolments)
        .where(enrolments.c.id == enrolment, enrolments.c.version == version)
        .values(offer_until=until)
    )


async def ask_to_confirm(tx: Connection, activity: ActivityId, now: datetime) -> None:
    """Asks everyone with a seat to confirm after a move. The caller must hold the activity."""
    await tx.execute(
        update(enrolments)
        .where(enrolments.c.activity_id == activity, enrolments.c.status == EnrolmentStatus.BOOKED)
        .values(asked_to_confirm_at=now)
    )
