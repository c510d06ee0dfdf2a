"""Queries of an announcement's copies: planned once, claimed by one sender, settled for good.

`copies` is the record of what a person has received. A copy that was claimed but not settled when
the process died is marked unknown, because no one may receive two.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from sqlalchemy import JSON, bindparam, case, cast, func, literal, literal_column, select, update

from district.announcements.announcement import (
    Announcement,
    AnnouncementStatus,
    CopyState,
    ReportRow,
    Tally,
)
from district.ids import AnnouncementId, PersonId
from district.people.person import Name
from storage.announcements.announcements import count_presses
from storage.announcements.recipients import has_muted, people_of, sum_of_large_places
from storage.database import Connection
from storage.tables import announcements, copies, municipalities, organizations, persons, presses
from storage.upsert import insert_into

_OPEN = copies.c.state.in_(
    [literal_column(f"'{state}'") for state in (CopyState.WAITING, CopyState.SENDING)]
)
"""Must match the condition of the partial index literally."""


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
    """A delivered copy of an older version."""

    person: PersonId
    messages: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """The result of sending one copy."""

    announcement: AnnouncementId
    person: PersonId
    state: CopyState
    version: int
    messages: Sequence[int] = ()
    sent_at: datetime | None = None
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Brought:
    """The result of editing or recalling a delivered copy; `error` if it failed."""

    announcement: AnnouncementId
    person: PersonId
    version: int
    is_recalled: bool | None = None
    error: str | None = None


async def plan_copies(
    tx: Connection, one: Announcement, *, today: date, now: datetime, limit: int
) -> Announcement:
    """Adds a copy for each of the next `limit` people of the audience. Planning is complete when
    none are left.

    Resumable: an interrupted run continues after the last person.
    """
    found = people_of(one.recipients, today=today, now=now, dialect=tx.dialect.name)
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
    statement = insert_into(tx, copies).from_select(columns, new.where(literal_column("1=1")))
    added = await tx.execute(statement.on_conflict_do_nothing())
    last = await tx.execute(
        select(func.max(copies.c.person_id)).where(copies.c.announcement_id == one.id)
    )
    planned = replace(one, is_planned=added.rowcount < limit, planned_up_to=last.scalar_one() or 0)
    await tx.execute(
        update(announcements)
        .where(announcements.c.id == one.id)
        .values(is_planned=planned.is_planned, planned_up_to=planned.planned_up_to)
    )
    return planned


async def claim_copies(
    tx: Connection, announcement: AnnouncementId, limit: int, *, but: Collection[PersonId] = ()
) -> list[PersonId]:
    """Claims up to `limit` copies for sending, skipping people `but`."""
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
    return sorted(PersonId(person) for person in (await tx.execute(taken)).scalars())


async def copies_behind(
    tx: Connection, one: Announcement, in_hand: Collection[PersonId], limit: int
) -> list[Behind]:
    """Returns delivered copies of an older version, except those being processed."""
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
    rows = await tx.execute(query)
    found = [
        Behind(person=PersonId(row.person_id), messages=tuple(row.message_ids))
        for row in rows
        if row.person_id not in in_hand
    ]
    return found[:limit]


async def has_open_copies(tx: Connection, announcement: AnnouncementId) -> bool:
    """Returns whether any copy is waiting or being sent."""
    query = select(copies.c.person_id).where(copies.c.announcement_id == announcement, _OPEN)
    return (await tx.execute(query.limit(1))).first() is not None


async def settle_copies(tx: Connection, settled: Sequence[Settled]) -> None:
    """Stores results.

    Unsent copies return to the queue, or become stopped with the announcement.
    """
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
            await tx.execute(statement, rows)


async def settle_brought(tx: Connection, brought: Iterable[Brought]) -> None:
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
        await tx.execute(_BRING, rows)


async def keep_messages(
    tx: Connection, announcement: AnnouncementId, person: PersonId, messages: Sequence[int]
) -> None:
    """Stores the messages sent so far of a copy with several, so that it is not unknown after a
    crash.
    """
    await tx.execute(
        update(copies)
        .where(copies.c.announcement_id == announcement, copies.c.person_id == person)
        .values(message_ids=list(messages))
    )


async def close_copies(tx: Connection, announcement: AnnouncementId, state: CopyState) -> None:
    """Gives all waiting copies the final `state`: they were stopped or are too old."""
    await tx.execute(
        update(copies)
        .where(copies.c.announcement_id == announcement, _OPEN, copies.c.state == CopyState.WAITING)
        .values(state=state)
    )


async def has_copy(tx: Connection, announcement: AnnouncementId, person: PersonId) -> bool:
    """Returns whether the person has or may have a copy: a press can arrive before the result is
    stored.
    """
    query = select(copies.c.person_id).where(
        copies.c.announcement_id == announcement,
        copies.c.person_id == person,
        copies.c.state.in_([CopyState.DELIVERED, CopyState.SENDING, CopyState.UNKNOWN]),
        copies.c.is_recalled.is_not(True),
    )
    return (await tx.execute(query)).first() is not None


async def count_copies(tx: Connection, announcement: AnnouncementId) -> int:
    counted = select(func.count()).where(copies.c.announcement_id == announcement)
    return int((await tx.execute(counted)).scalar_one())


async def count_copies_in_large_places(tx: Connection, announcement: AnnouncementId) -> int:
    """Returns the number of copies in municipalities where at least `FEW` people have one."""
    query = (
        select(persons.c.id)
        .select_from(copies)
        .join(persons, persons.c.id == copies.c.person_id)
        .where(copies.c.announcement_id == announcement)
    )
    return await sum_of_large_places(tx, query)


async def open_copies_again(tx: Connection, announcement: AnnouncementId, state: CopyState) -> int:
    """Returns copies in `state` to the queue; returns their number."""
    changed = await tx.execute(
        update(copies)
        .where(copies.c.announcement_id == announcement, copies.c.state == state)
        .values(state=CopyState.WAITING)
    )
    return changed.rowcount


async def recover_copies(tx: Connection) -> int:
    """Settles copies in flight when the process died: delivered if a message is known, else
    unknown.
    """
    version = (
        select(announcements.c.version)
        .where(announcements.c.id == copies.c.announcement_id)
        .scalar_subquery()
    )
    in_flight = [
        (row.announcement_id, row.person_id, bool(row.message_ids))
        for row in await tx.execute(
            select(copies.c.announcement_id, copies.c.person_id, copies.c.message_ids).where(
                _OPEN, copies.c.state == CopyState.SENDING
            )
        )
    ]
    for announcement, person, has_arrived in in_flight:
        state = CopyState.DELIVERED if has_arrived else CopyState.UNKNOWN
        await tx.execute(
            update(copies)
            .where(copies.c.announcement_id == announcement, copies.c.person_id == person)
            .values(state=state, version=version)
        )
    return len(in_flight)


async def tally_of(tx: Connection, one: Announcement) -> Tally:
    """Counts all states in one statement, so that they add up to the audience."""
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
    rows = {CopyState(row.state): row for row in await tx.execute(query)}
    arrived = rows.get(CopyState.DELIVERED)
    return Tally(
        states={state: row.people for state, row in rows.items()},
        edited=arrived.good if arrived else 0,
        not_edited=arrived.bad if arrived else 0,
        recalled=arrived.recalled if arrived else 0,
        not_recalled=arrived.kept if arrived else 0,
        presses=await count_presses(tx, one.id),
    )


async def report_rows(tx: Connection, announcement: AnnouncementId) -> list[ReportRow]:
    """Returns a row per person of the audience, by municipality and name; erased people have no
    name.
    """
    pressed: dict[int, list[int]] = {}
    query = select(presses.c.person_id, presses.c.button).where(
        presses.c.announcement_id == announcement
    )
    for row in await tx.execute(query.order_by(presses.c.button)):
        pressed.setdefault(row.person_id, []).append(row.button)
    rows = await tx.execute(
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
