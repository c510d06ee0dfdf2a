"""Queries of requests and of their append-only history."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Row, bindparam, insert, or_, select, update
from sqlalchemy.ext.asyncio import AsyncConnection

from district.errors import NotFound
from district.ids import DistrictId, DraftId, MunicipalityId, PersonId, RequestId
from district.people.roles import Grant, Role
from district.requests.request import (
    ClockStep,
    Deciders,
    HistoryEntry,
    How,
    Move,
    Request,
    RequestKind,
    RequestStatus,
    Waiting,
)
from district.territory import Municipality, Place
from storage.compare_and_set import compare_and_set
from storage.people.people import GRANTS_IN_FORCE, grant_of
from storage.tables import cards, grants, municipalities, persons, request_history, requests
from storage.territory import municipality_of

_BY_ID = select(requests).where(requests.c.id == bindparam("id"))
_BY_DRAFT = select(requests).where(requests.c.draft_id == bindparam("draft"))
_OPEN_ABOUT = select(requests).where(
    requests.c.kind == bindparam("kind"),
    requests.c.subject_id == bindparam("subject"),
    requests.c.status.in_([status for status in RequestStatus if status.is_open]),
)
_OF_AUTHOR = (
    select(requests)
    .where(requests.c.author_id == bindparam("author"))
    .order_by(requests.c.id.desc())
)
_DUE = (
    select(requests)
    .where(requests.c.next_at <= bindparam("now"))
    .order_by(requests.c.next_at, requests.c.id)
)
_SUBMITTED = (
    select(requests)
    .where(requests.c.status == RequestStatus.SUBMITTED)
    .order_by(requests.c.promised, requests.c.id)
)
_MOVE = (
    update(requests)
    .where(requests.c.id == bindparam("request"), requests.c.status == bindparam("source"))
    .values(
        status=bindparam("target"),
        version=requests.c.version + 1,
        waiting_since=bindparam("since"),
        waiting_days_used=bindparam("days_used"),
        next_step=bindparam("step"),
        next_at=bindparam("at"),
        promised=bindparam("promise"),
        decider_id=bindparam("decider"),
        decided_by=bindparam("decider_name"),
        decided_at=bindparam("decided"),
        reason=bindparam("why"),
    )
)
"""Compare-and-set on the status: the first decision wins."""
_MOVE_AFTER_DECISION = _MOVE.where(
    requests.c.decider_id == bindparam("decider_seen"),
    requests.c.decided_at == bindparam("decided_seen"),
)
"""Compare-and-set on the decision that the person saw, not on a later one."""
_CLOCK_STEP = (
    update(requests)
    .where(
        requests.c.id == bindparam("request"),
        requests.c.status == RequestStatus.SUBMITTED,
        requests.c.next_step == bindparam("step_seen"),
        requests.c.next_at == bindparam("at_seen"),
    )
    .values(
        next_step=bindparam("step"), next_at=bindparam("at"), escalated=bindparam("is_escalated")
    )
)
_HISTORY = (
    select(request_history)
    .where(request_history.c.request_id == bindparam("request"))
    .order_by(request_history.c.id)
)
_ENTRY = select(request_history).where(request_history.c.id == bindparam("entry"))
_GRANTS = (
    select(grants)
    .join(persons, persons.c.id == grants.c.person_id)
    .where(
        GRANTS_IN_FORCE,
        persons.c.deleted_at.is_(None),
        persons.c.deletion_requested_at.is_(None),
        persons.c.consent_withdrawn_at.is_(None),
    )
)
_MUNICIPALITIES = select(municipalities)


async def add_request(
    connection: AsyncConnection,
    *,
    kind: RequestKind,
    subject_id: int,
    author: PersonId,
    place: Place,
    waiting: Waiting,
    draft: DraftId | None,
    now: datetime,
    deciders: Deciders = Deciders.COUNCIL,
    facts: Mapping[str, Any] | None = None,
) -> Request:
    statement = insert(requests).values(
        kind=kind,
        subject_id=subject_id,
        author_id=author,
        municipality_id=place.municipality,
        district_id=place.district,
        status=RequestStatus.SUBMITTED,
        version=1,
        escalated=False,
        deciders=deciders,
        submitted_at=now,
        waiting_since=waiting.since,
        waiting_days_used=waiting.days_used,
        next_step=waiting.next_step,
        next_at=waiting.next_at,
        promised=waiting.promised,
        draft_id=draft,
        facts=facts,
    )
    return _request_of((await connection.execute(statement.returning(requests))).one())


async def get_request(connection: AsyncConnection, request: RequestId) -> Request:
    """Returns a request.

    Raises:
        NotFound: there is no such request.
    """
    row = (await connection.execute(_BY_ID, {"id": request})).one_or_none()
    if row is None:
        raise NotFound
    return _request_of(row)


async def find_request_of_draft(connection: AsyncConnection, draft: DraftId) -> Request | None:
    row = (await connection.execute(_BY_DRAFT, {"draft": draft})).one_or_none()
    return None if row is None else _request_of(row)


async def find_open_request(
    connection: AsyncConnection, kind: RequestKind, subject_id: int
) -> Request | None:
    """Returns the open request about the subject; there is at most one."""
    found = await connection.execute(_OPEN_ABOUT, {"kind": kind, "subject": subject_id})
    row = found.one_or_none()
    return None if row is None else _request_of(row)


async def requests_of(connection: AsyncConnection, author: PersonId) -> list[Request]:
    """Returns the author's requests, newest first."""
    return [_request_of(row) for row in await connection.execute(_OF_AUTHOR, {"author": author})]


async def due_requests(connection: AsyncConnection, now: datetime, limit: int) -> list[Request]:
    """Returns requests with a due clock step, the longest due first."""
    rows = await connection.execute(_DUE.limit(limit), {"now": now})
    return [_request_of(row) for row in rows]


async def submitted_requests(
    connection: AsyncConnection, district: DistrictId | None = None
) -> list[Request]:
    """Returns requests waiting for a decision, the earliest promise first; all
    districts if None.
    """
    query = _SUBMITTED if district is None else _SUBMITTED.where(requests.c.district_id == district)
    return [_request_of(row) for row in await connection.execute(query)]


async def submitted_requests_near(
    connection: AsyncConnection, person: PersonId, districts: Iterable[DistrictId]
) -> list[Request]:
    """Returns waiting requests of the districts and those of which the person has a card."""
    dealt = select(cards.c.request_id).where(cards.c.person_id == person)
    query = _SUBMITTED.where(
        or_(requests.c.district_id.in_(list(districts)), requests.c.id.in_(dealt))
    )
    return [_request_of(row) for row in await connection.execute(query)]


async def submitted_requests_by(
    connection: AsyncConnection, authors: Iterable[PersonId]
) -> list[Request]:
    """Returns waiting requests of these authors."""
    query = _SUBMITTED.where(requests.c.author_id.in_(list(authors)))
    return [_request_of(row) for row in await connection.execute(query)]


async def save_move(connection: AsyncConnection, seen: Request, moved: Request) -> bool:
    """Compare-and-set. Returns False if the request has changed since `seen` was read."""
    values = {
        "request": moved.id,
        "source": seen.status,
        "target": moved.status,
        "since": moved.waiting.since,
        "days_used": moved.waiting.days_used,
        "step": moved.waiting.next_step,
        "at": moved.waiting.next_at,
        "promise": moved.waiting.promised,
        "decider": moved.decider,
        "decider_name": moved.decided_by,
        "decided": moved.decided_at,
        "why": moved.reason,
    }
    if seen.decider is None:
        return await compare_and_set(connection, _MOVE, values)
    values |= {"decider_seen": seen.decider, "decided_seen": seen.decided_at}
    return await compare_and_set(connection, _MOVE_AFTER_DECISION, values)


async def save_facts(
    connection: AsyncConnection, request: RequestId, facts: Mapping[str, Any]
) -> None:
    """Replaces the subject of a request that keeps it itself."""
    await connection.execute(
        update(requests).where(requests.c.id == request).values(facts=dict(facts))
    )


async def save_clock_step(connection: AsyncConnection, seen: Request, stepped: Request) -> bool:
    """Compare-and-set. Returns False if another process or call has already made the step."""
    values = {
        "request": seen.id,
        "step_seen": seen.waiting.next_step,
        "at_seen": seen.waiting.next_at,
        "step": stepped.waiting.next_step,
        "at": stepped.waiting.next_at,
        "is_escalated": stepped.escalated,
    }
    return await compare_and_set(connection, _CLOCK_STEP, values)


async def add_history(connection: AsyncConnection, entry: HistoryEntry) -> int:
    """Returns the id of the new row; letters refer to it."""
    statement = insert(request_history).values(
        request_id=entry.request,
        move=entry.move,
        source=entry.source,
        target=entry.target,
        at=entry.at,
        person_id=entry.person,
        how=entry.how,
        reason=entry.reason,
        note=entry.note,
    )
    result = await connection.execute(statement.returning(request_history.c.id))
    return int(result.scalar_one())


async def history_of(connection: AsyncConnection, request: RequestId) -> list[HistoryEntry]:
    """Returns the history, oldest first."""
    return [_entry_of(row) for row in await connection.execute(_HISTORY, {"request": request})]


async def get_history_entry(connection: AsyncConnection, entry: int) -> HistoryEntry:
    return _entry_of((await connection.execute(_ENTRY, {"entry": entry})).one())


async def deciding_grants(
    connection: AsyncConnection, district: DistrictId | None, now: datetime
) -> list[Grant]:
    """Returns grants in force that may be selected as deciders in the district (None: any),
    including administrators.

    People who are erased or leaving are left out.
    """
    query = _GRANTS
    if district is not None:
        query = query.where(
            or_(grants.c.district_id == district, grants.c.role == Role.ADMINISTRATOR)
        )
    return [grant_of(row) for row in await connection.execute(query, {"now": now})]


async def districts_of_holders(
    connection: AsyncConnection, people: Iterable[PersonId], now: datetime
) -> set[DistrictId | None]:
    """Returns the districts in which these people hold roles; {None} if any role is for all
    districts.
    """
    query = (
        select(grants.c.district_id)
        .where(GRANTS_IN_FORCE, grants.c.person_id.in_(list(people)))
        .distinct()
    )
    found = set((await connection.execute(query, {"now": now})).scalars())
    return {None} if None in found else {DistrictId(district) for district in found}


async def get_municipalities(
    connection: AsyncConnection, ids: Iterable[MunicipalityId]
) -> dict[MunicipalityId, Municipality]:
    """Includes retired municipalities, from which old requests come."""
    rows = await connection.execute(_MUNICIPALITIES.where(municipalities.c.id.in_(set(ids))))
    return {MunicipalityId(row.id): municipality_of(row) for row in rows}


def _request_of(row: Row[Any]) -> Request:
    return Request(
        id=RequestId(row.id),
        kind=RequestKind(row.kind),
        subject_id=row.subject_id,
        author=PersonId(row.author_id),
        place=Place(
            municipality=MunicipalityId(row.municipality_id), district=DistrictId(row.district_id)
        ),
        status=RequestStatus(row.status),
        version=row.version,
        escalated=row.escalated,
        submitted_at=row.submitted_at,
        waiting=Waiting(
            since=row.waiting_since,
            days_used=row.waiting_days_used,
            next_step=ClockStep(row.next_step) if row.next_step else None,
            next_at=row.next_at,
            promised=row.promised,
        ),
        deciders=Deciders(row.deciders),
        decider=row.decider_id,
        decided_by=row.decided_by,
        decided_at=row.decided_at,
        reason=row.reason,
        draft=row.draft_id,
        facts=row.facts,
    )


def _entry_of(row: Row[Any]) -> HistoryEntry:
    return HistoryEntry(
        request=RequestId(row.request_id),
        move=Move(row.move),
        source=RequestStatus(row.source) if row.source else None,
        target=RequestStatus(row.target),
        at=row.at,
        person=row.person_id,
        how=How(row.how),
        reason=row.reason,
        note=row.note,
    )
