"""The copies of an announcement: planned once, claimed by whoever sends, settled for good.

What a person has is what `copies` says; a copy claimed and not settled when the process dies is
unknown, since nobody gets two.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import JSON, bindparam, case, cast, func, literal, literal_column, select, update
from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from district.announcements.announcement import (
    Announcement,
    AnnouncementStatus,
    CopyState,
    ReportRow,
    Tally,
)
from district.ids import AnnouncementId, PersonId
from district.people.person import Name
from district.requests.deficits import FEW
from storage.announcements.announcements import count_presses
from storage.announcements.recipients import has_muted, people_of
from storage.tables import announcements, copies, municipalities, organizations, persons, presses

_OPEN = copies.c.state.in_(
    [literal_column(f"'{state}'") for state in (CopyState.WAITING, CopyState.SENDING)]
)
"""The condition of the partial index in its own words."""


_ONE = (copies.c.announcement_id == bindparam("of"), copies.c.person_id == bindparam("by"))
_SETTLE = (
    update(copies)
    .where(*_ONE)
    .values(
        state=bindparam("became"),
        message_ids=bindparam("messages"),
        version=bindparam("said"),
        sent_at=bindparam("at"),
        last_error=bindparam("error"),
    )
)
_STATUS = (
    select(announcements.c.status).where(announcements.c.id == bindparam("of")).scalar_subquery()
)
_PUT_BACK = _SETTLE.values(
    state=case(
        (_STATUS == AnnouncementStatus.STOPPED, CopyState.STOPPED.value),
        else_=CopyState.WAITING.value,
    )
)
_BRING = (
    update(copies)
    .where(*_ONE)
    .values(
        version=bindparam("said"), is_recalled=bindparam("recalled"), last_error=bindparam("error")
    )
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Behind:
    """A delivered copy that does not say what the announcement says now."""

    person: PersonId
    messages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """What became of one copy."""

    announcement: AnnouncementId
    person: PersonId
    state: CopyState
    version: int
    messages: Sequence[int] = ()
    sent_at: datetime | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """A delivered copy that was corrected or taken back, or could not be (`error`)."""

    announcement: AnnouncementId
    person: PersonId
    version: int
    is_recalled: bool | None = None
    error: str | None = None


async def plan_copies(
    connection: AsyncConnection, one: Announcement, *, today: date, now: datetime, limit: int
) -> Announcement:
    """A copy for each of the next `limit` people of the audience; planned when all have theirs.

    Cut short between two calls, the next goes on where the last ended.
    """
    found = people_of(one.recipients, today=today, now=now, dialect=connection.dialect.name)
    found = found.where(persons.c.id > one.planned_up_to, ~has_muted(one.category.id))
    chosen = found.order_by(persons.c.id).limit(limit).subquery()
    new = select(
        literal(one.id),
        chosen.c.id,
        literal(CopyState.WAITING.value),
        cast(literal_column("'[]'"), JSON),
        literal(0),
    )
    columns = ["announcement_id", "person_id", "state", "message_ids", "version"]
    upsert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    statement = upsert(copies).from_select(columns, new.where(literal_column("1=1")))
    added = await connection.execute(statement.on_conflict_do_nothing())
    last = await connection.execute(
        select(func.max(copies.c.person_id)).where(copies.c.announcement_id == one.id)
    )
    planned = replace(one, is_planned=added.rowcount < limit, planned_up_to=last.scalar_one() or 0)
    await connection.execute(
        update(announcements)
        .where(announcements.c.id == one.id)
        .values(is_planned=planned.is_planned, planned_up_to=planned.planned_up_to)
    )
    return planned


async def claim_copies(
    connection: AsyncConnection,
    announcement: AnnouncementId,
    limit: int,
    *,
    but: Collection[PersonId] = (),
) -> list[PersonId]:
    """Takes that many to be sent at once, none of people `but`."""
    waiting = (
        select(copies.c.person_id)
        .where(
            copies.c.announcement_id == announcement,
            _OPEN,
            copies.c.state == CopyState.WAITING,
            copies.c.person_id.not_in(list(but)),
        )
        .order_by(copies.c.person_id)
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    taken = (
        update(copies)
        .where(copies.c.announcement_id == announcement, copies.c.person_id.in_(waiting))
        .values(state=CopyState.SENDING)
        .returning(copies.c.person_id)
    )
    return sorted(PersonId(person) for person in (await connection.execute(taken)).scalars())


async def copies_behind(
    connection: AsyncConnection,
    one: Announcement,
    in_hand: Collection[PersonId],
    limit: int,
) -> list[Behind]:
    """Delivered ones of an older version, but those that are in hand."""
    query = (
        select(copies.c.person_id, copies.c.message_ids)
        .where(
            copies.c.announcement_id == one.id,
            copies.c.state == CopyState.DELIVERED,
            copies.c.version < one.version,
        )
        .order_by(copies.c.person_id)
        .limit(limit + len(in_hand))
    )
    rows = await connection.execute(query)
    found = [
        Behind(person=PersonId(row.person_id), messages=tuple(row.message_ids))
        for row in rows
        if row.person_id not in in_hand
    ]
    return found[:limit]


async def has_open_copies(connection: AsyncConnection, announcement: AnnouncementId) -> bool:
    """Whether any is waiting or on its way."""
    query = select(copies.c.person_id).where(copies.c.announcement_id == announcement, _OPEN)
    return (await connection.execute(query.limit(1))).first() is not None


async def settle_copies(connection: AsyncConnection, settled: Sequence[Settled]) -> None:
    """What could not leave goes back to wait; of a stopped announcement it stays."""
    for is_back, statement in ((False, _SETTLE), (True, _PUT_BACK)):
        rows = [
            {
                "of": one.announcement,
                "by": one.person,
                "became": one.state,
                "messages": list(one.messages),
                "said": one.version,
                "at": one.sent_at,
                "error": one.error,
            }
            for one in settled
            if (one.state is CopyState.WAITING) == is_back
        ]
        if rows:
            await connection.execute(statement, rows)


async def settle_brought(connection: AsyncConnection, brought: Iterable[Brought]) -> None:
    rows = [
        {
            "of": one.announcement,
            "by": one.person,
            "said": one.version,
            "recalled": one.is_recalled,
            "error": one.error,
        }
        for one in brought
    ]
    if rows:
        await connection.execute(_BRING, rows)


async def keep_messages(
    connection: AsyncConnection,
    announcement: AnnouncementId,
    person: PersonId,
    messages: Sequence[int],
) -> None:
    """The first of several messages have left: a copy known to be there is not unknown."""
    await connection.execute(
        update(copies)
        .where(copies.c.announcement_id == announcement, copies.c.person_id == person)
        .values(message_ids=list(messages))
    )


async def close_copies(
    connection: AsyncConnection, announcement: AnnouncementId, state: CopyState
) -> None:
    """Whatever still waits will not be sent: it was stopped, or has become too old."""
    await connection.execute(
        update(copies)
        .where(copies.c.announcement_id == announcement, _OPEN, copies.c.state == CopyState.WAITING)
        .values(state=state)
    )


async def has_copy(
    connection: AsyncConnection, announcement: AnnouncementId, person: PersonId
) -> bool:
    """Whether a copy is with the person, or may be: its fate can be written after it is pressed."""
    query = select(copies.c.person_id).where(
        copies.c.announcement_id == announcement,
        copies.c.person_id == person,
        copies.c.state.in_([CopyState.DELIVERED, CopyState.SENDING, CopyState.UNKNOWN]),
        copies.c.is_recalled.is_not(True),
    )
    return (await connection.execute(query)).first() is not None


async def count_copies(connection: AsyncConnection, announcement: AnnouncementId) -> int:
    counted = select(func.count()).where(copies.c.announcement_id == announcement)
    return int((await connection.execute(counted)).scalar_one())


async def count_copies_in_large_places(
    connection: AsyncConnection, announcement: AnnouncementId
) -> int:
    """Copies of people in those municipalities where at least `FEW` have one."""
    people = func.count().label("people")
    large = (
        select(people)
        .select_from(copies)
        .join(persons, persons.c.id == copies.c.person_id)
        .where(copies.c.announcement_id == announcement)
        .group_by(persons.c.municipality_id)
        .having(people >= FEW)
        .subquery()
    )
    total = select(func.coalesce(func.sum(large.c.people), 0))
    return int((await connection.execute(total)).scalar_one())


async def open_copies_again(
    connection: AsyncConnection, announcement: AnnouncementId, state: CopyState
) -> int:
    """Those of the state wait once more; returns how many they are."""
    changed = await connection.execute(
        update(copies)
        .where(copies.c.announcement_id == announcement, copies.c.state == state)
        .values(state=CopyState.WAITING)
    )
    return changed.rowcount


async def recover_copies(connection: AsyncConnection) -> int:
    """At start: copies in flight when the process died. One with a known message has arrived."""
    version = (
        select(announcements.c.version)
        .where(announcements.c.id == copies.c.announcement_id)
        .scalar_subquery()
    )
    in_flight = [
        (row.announcement_id, row.person_id, bool(row.message_ids))
        for row in await connection.execute(
            select(copies.c.announcement_id, copies.c.person_id, copies.c.message_ids).where(
                _OPEN, copies.c.state == CopyState.SENDING
            )
        )
    ]
    for announcement, person, has_arrived in in_flight:
        state = CopyState.DELIVERED if has_arrived else CopyState.UNKNOWN
        await connection.execute(
            update(copies)
            .where(copies.c.announcement_id == announcement, copies.c.person_id == person)
            .values(state=state, version=version)
        )
    return len(in_flight)


async def tally_of(connection: AsyncConnection, one: Announcement) -> Tally:
    """From one statement, so that the states sum to the audience."""
    delivered = copies.c.state == CopyState.DELIVERED
    is_current = copies.c.version == one.version
    query = (
        select(
            copies.c.state,
            func.count().label("people"),
            func.count().filter(delivered, is_current, copies.c.last_error.is_(None)).label("good"),
            func.count().filter(copies.c.last_error.is_not(None)).label("bad"),
            func.count().filter(copies.c.is_recalled.is_(True)).label("recalled"),
            func.count().filter(copies.c.is_recalled.is_(False)).label("kept"),
        )
        .where(copies.c.announcement_id == one.id)
        .group_by(copies.c.state)
    )
    rows = {CopyState(row.state): row for row in await connection.execute(query)}
    arrived = rows.get(CopyState.DELIVERED)
    return Tally(
        states={state: row.people for state, row in rows.items()},
        edited=arrived.good if arrived else 0,
        not_edited=arrived.bad if arrived else 0,
        recalled=arrived.recalled if arrived else 0,
        not_recalled=arrived.kept if arrived else 0,
        presses=await count_presses(connection, one.id),
    )


async def report_rows(connection: AsyncConnection, announcement: AnnouncementId) -> list[ReportRow]:
    """Everybody of the audience, by municipality and name; who has gone has no name."""
    pressed: dict[int, list[int]] = {}
    query = select(presses.c.person_id, presses.c.button).where(
        presses.c.announcement_id == announcement
    )
    for row in await connection.execute(query.order_by(presses.c.button)):
        pressed.setdefault(row.person_id, []).append(row.button)
    rows = await connection.execute(
        select(
            copies,
            persons.c.surname,
            persons.c.given_name,
            persons.c.patronymic,
            municipalities.c.name.label("municipality"),
            organizations.c.name.label("organization"),
        )
        .join(persons, persons.c.id == copies.c.person_id)
        .outerjoin(municipalities, municipalities.c.id == persons.c.municipality_id)
        .outerjoin(organizations, organizations.c.id == persons.c.organization_id)
        .where(copies.c.announcement_id == announcement)
        .order_by(municipalities.c.name, persons.c.surname, persons.c.given_name, persons.c.id)
    )
    return [
        ReportRow(
            name=Name(
                surname=row.surname, given=row.given_name or "", patronymic=row.patronymic
            ).full
            if row.surname
            else "",
            organization=row.organization or "",
            municipality=row.municipality or "",
            state=CopyState(row.state),
            sent_at=row.sent_at,
            pressed=tuple(pressed.get(row.person_id, ())),
        )
        for row in rows
    ]
