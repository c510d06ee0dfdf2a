"""Queries of requests and of their append-only history."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from functools import lru_cache
from typing import Any

from sqlalchemy import (
    Integer,
    Row,
    and_,
    bindparam,
    cast,
    exists,
    func,
    insert,
    literal,
    null,
    or_,
    select,
    union_all,
    update,
)

from district.ids import DistrictId, DraftId, MunicipalityId, PersonId, RequestId
from district.people.deputies import COUNCIL
from district.people.roles import Grant, Role, Scope
from district.requests.pending import Claim
from district.requests.request import (
    HistoryEntry,
    Request,
    RequestKind,
    RequestStatus,
    Rules,
    Waiting,
)
from district.requests.settings import rules_of
from district.territory import Municipality, Place, Transfer
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.people.deputies import DEPUTIES_IN_FORCE
from storage.people.people import GRANTS_IN_FORCE, IS_HERE
from storage.records import Record
from storage.settings import read_settings, settings_column
from storage.tables import (
    cards,
    deputies,
    grants,
    municipalities,
    persons,
    request_history,
    requests,
)
from storage.territory import MUNICIPALITY

_PARTS: Mapping[str, Any] = {
    "place": Record(Place, requests),
    "waiting": Record(Waiting, requests, since="waiting_since", days_used="waiting_days_used"),
}
_REQUESTS = select(requests, settings_column(requests.c.district_id))


@lru_cache(maxsize=256)
def _rules_in(settings: str | None) -> Rules:
    """Many requests of few districts are read at once."""
    return rules_of(read_settings(settings))


def _rules(row: Row[Any]) -> Rules:
    return _rules_in(row.settings)


_REQUEST = Record(Request, _REQUESTS, **_PARTS, rules=_rules)
_NEW = Record(Request, requests, **_PARTS, rules=None)
_CLAIMS = (
    select(
        *(
            requests.c[name]
            for name in ("id", "kind", "author_id", "municipality_id", "district_id", "deciders")
        ),
        *(requests.c[name] for name in ("escalated", "next_step", "promised")),
        settings_column(requests.c.district_id),
    )
    .where(requests.c.status == literal(RequestStatus.SUBMITTED, literal_execute=True))
    .order_by(requests.c.promised, requests.c.id)
)
_CLAIM = Record(Claim, _CLAIMS, place=Record(Place, requests), rules=_rules)
_ENTRY = Record(HistoryEntry, request_history)
_BY_ID = _REQUESTS.where(requests.c.id == bindparam("id"))
_BY_DRAFT = _REQUESTS.where(requests.c.draft_id == bindparam("draft"))
_OPEN_ABOUT = _REQUESTS.where(
    requests.c.kind == bindparam("kind"),
    requests.c.subject_id == bindparam("subject"),
    requests.c.status.in_([status for status in RequestStatus if status.is_open]),
)
_LATEST_ABOUT = (
    _REQUESTS.where(
        requests.c.kind == bindparam("kind"), requests.c.subject_id == bindparam("subject")
    )
    .order_by(requests.c.id.desc())
    .limit(1)
)
_OF_AUTHOR = _REQUESTS.where(requests.c.author_id == bindparam("author")).order_by(
    requests.c.id.desc()
)
_DUE = _REQUESTS.where(requests.c.next_at <= bindparam("now")).order_by(
    requests.c.next_at, requests.c.id
)
_SUBMITTED = _REQUESTS.where(
    requests.c.status == literal(RequestStatus.SUBMITTED, literal_execute=True)
).order_by(requests.c.promised, requests.c.id)
_HISTORY = (
    select(request_history)
    .where(request_history.c.request_id == bindparam("request"))
    .order_by(request_history.c.id)
)
_LATEST_ENTRY = select(func.max(request_history.c.id)).where(
    request_history.c.request_id == bindparam("request"),
    request_history.c.target == bindparam("target"),
)
_ENTRY_BY_ID = select(request_history).where(request_history.c.id == bindparam("entry"))
_HELD = (
    select(grants, cast(null(), Integer).label("behalf"))
    .join(persons, persons.c.id == grants.c.person_id)
    .where(GRANTS_IN_FORCE, IS_HERE)
)
_OF_DEPUTY = grants.alias()
_LENT = (
    select(
        *(
            deputies.c.deputy_id.label("person_id") if column.name == "person_id" else column
            for column in grants.c
        ),
        grants.c.person_id.label("behalf"),
    )
    .join(deputies, deputies.c.person_id == grants.c.person_id)
    .join(persons, persons.c.id == deputies.c.deputy_id)
    .where(
        GRANTS_IN_FORCE,
        IS_HERE,
        DEPUTIES_IN_FORCE,
        grants.c.role.in_(COUNCIL),
        exists().where(
            _OF_DEPUTY.c.person_id == deputies.c.deputy_id,
            _OF_DEPUTY.c.district_id == grants.c.district_id,
            _OF_DEPUTY.c.role.in_(COUNCIL),
            _OF_DEPUTY.c.ended_at.is_(None),
        ),
    )
)
_DECIDING = union_all(_HELD, _LENT)
_IN_DISTRICT = union_all(
    *(
        one.where(
            or_(grants.c.district_id == bindparam("district"), grants.c.role == Role.ADMINISTRATOR)
        )
        for one in (_HELD, _LENT)
    )
)
_DECIDER = Record(Grant, _HELD, scope=Record(Scope, grants))


async def add_request(tx: Connection, new: Request) -> Request:
    """Returns the request with its id."""
    return replace(await _NEW.add(tx, requests, new), rules=new.rules)


async def get_request(tx: Connection, request: RequestId) -> Request:
    """Returns a request.

    Raises:
        NotFound: there is no such request.
    """
    return await _REQUEST.get(tx, _BY_ID, id=request)


async def find_request_of_draft(tx: Connection, draft: DraftId) -> Request | None:
    return await _REQUEST.find(tx, _BY_DRAFT, draft=draft)


async def find_open_request(tx: Connection, kind: RequestKind, subject_id: int) -> Request | None:
    """Returns the open request about the subject; there is at most one."""
    return await _REQUEST.find(tx, _OPEN_ABOUT, kind=kind, subject=subject_id)


async def find_latest_request(tx: Connection, kind: RequestKind, subject_id: int) -> Request | None:
    return await _REQUEST.find(tx, _LATEST_ABOUT, kind=kind, subject=subject_id)


async def requests_of(tx: Connection, author: PersonId) -> list[Request]:
    """Returns the author's requests, newest first."""
    return await _REQUEST.all(tx, _OF_AUTHOR, author=author)


async def due_requests(tx: Connection, now: datetime, limit: int) -> list[Request]:
    """Returns requests with a due clock step, the longest due first."""
    return await _REQUEST.all(tx, _DUE.limit(limit), now=now)


async def submitted_requests(tx: Connection, district: DistrictId | None = None) -> list[Request]:
    """Returns requests waiting for a decision, the earliest promise first; all
    districts if None.
    """
    query = _SUBMITTED if district is None else _SUBMITTED.where(requests.c.district_id == district)
    return await _REQUEST.all(tx, query)


async def claims_near(
    tx: Connection, person: PersonId, districts: Iterable[DistrictId]
) -> list[Claim]:
    """Returns waiting requests of the districts and those of which the person has a card."""
    dealt = exists().where(cards.c.person_id == person, cards.c.request_id == requests.c.id)
    query = _CLAIMS.where(or_(requests.c.district_id.in_(list(districts)), dealt))
    return await _CLAIM.all(tx, query)


async def get_requests(tx: Connection, numbers: Collection[RequestId]) -> list[Request]:
    """Returns requests in the given order."""
    query = _REQUESTS.where(requests.c.id.in_(numbers))
    found = {one.id: one for one in await _REQUEST.all(tx, query)}
    return [found[number] for number in numbers if number in found]


async def requests_to_measure(
    tx: Connection, districts: Iterable[DistrictId], since: datetime
) -> list[Request]:
    """Returns waiting requests of the districts, and those accepted or rejected after `since`."""
    decided = requests.c.status.in_([RequestStatus.APPROVED, RequestStatus.REJECTED])
    query = _REQUESTS.where(
        requests.c.district_id.in_(list(districts)),
        or_(
            requests.c.status == RequestStatus.SUBMITTED,
            and_(decided, requests.c.decided_at > since),
        ),
    )
    return await _REQUEST.all(tx, query.order_by(requests.c.id))


async def submitted_requests_by(tx: Connection, authors: Iterable[PersonId]) -> list[Request]:
    """Returns waiting requests of these authors."""
    query = _SUBMITTED.where(requests.c.author_id.in_(list(authors)))
    return await _REQUEST.all(tx, query)


async def save_move(tx: Connection, seen: Request, moved: Request) -> bool:
    """Compare-and-set. Returns False if the request has changed since `seen` was read."""
    move = update(requests).where(requests.c.id == seen.id, requests.c.status == seen.status)
    if seen.decider is not None:  # on the decision that the person saw, not on a later one
        move = move.where(
            requests.c.decider_id == seen.decider, requests.c.decided_at == seen.decided_at
        )
    values = _NEW.changes(seen, moved) | {"version": requests.c.version + 1}
    return await compare_and_set(tx, move.values(values))


async def move_open_requests(
    tx: Connection, kind: RequestKind, transfer: Transfer, subjects: Collection[int] | None
) -> None:
    """Moves open requests about the subjects, or of the municipality if None, with it."""
    moving = update(requests).where(
        requests.c.municipality_id == transfer.municipality
        if subjects is None
        else requests.c.subject_id.in_(subjects),
        requests.c.district_id == transfer.source,
        requests.c.status.in_([status for status in RequestStatus if status.is_open]),
        requests.c.kind == kind,
    )
    await tx.execute(moving.values(district_id=transfer.target, version=requests.c.version + 1))


async def save_facts(tx: Connection, request: RequestId, facts: Mapping[str, Any]) -> None:
    """Replaces the subject of a request that keeps it itself."""
    await tx.execute(update(requests).where(requests.c.id == request).values(facts=dict(facts)))


async def save_clock_step(tx: Connection, seen: Request, stepped: Request) -> bool:
    """Compare-and-set. Returns False if another process or call has already made the step."""
    step = update(requests).where(
        requests.c.id == seen.id,
        requests.c.status == RequestStatus.SUBMITTED,
        requests.c.next_step == seen.waiting.next_step,
        requests.c.next_at == seen.waiting.next_at,
    )
    return await compare_and_set(tx, step.values(_NEW.changes(seen, stepped)))


async def add_history(tx: Connection, entry: HistoryEntry) -> int:
    """Returns the id of the new row; letters refer to it."""
    statement = insert(request_history).values(_ENTRY.columns(entry))
    result = await tx.execute(statement.returning(request_history.c.id))
    return int(result.scalar_one())


async def history_of(tx: Connection, request: RequestId) -> list[HistoryEntry]:
    """Returns the history, oldest first."""
    return await _ENTRY.all(tx, _HISTORY, request=request)


async def latest_entry(tx: Connection, request: RequestId, target: RequestStatus) -> int:
    """Returns the id of the latest move to that status."""
    values = {"request": request, "target": target}
    return int((await tx.execute(_LATEST_ENTRY, values)).scalar_one())


async def get_history_entry(tx: Connection, entry: int) -> HistoryEntry:
    return await _ENTRY.get(tx, _ENTRY_BY_ID, entry=entry)


async def deciding_grants(
    tx: Connection, district: DistrictId | None, now: datetime
) -> list[Grant]:
    """Returns grants in force that may be selected as deciders in the district (None: any),
    including administrators, and those of members who are away, once more, in the hands of their
    deputies.

    People who are erased or leaving are left out.
    """
    if district is None:
        return await _DECIDER.all(tx, _DECIDING, now=now)
    return await _DECIDER.all(tx, _IN_DISTRICT, now=now, district=district)


async def districts_of_holders(
    tx: Connection, people: Iterable[PersonId], now: datetime
) -> set[DistrictId | None]:
    """Returns the districts in which these people hold roles; {None} if any role is for all
    districts.
    """
    query = (
        select(grants.c.district_id)
        .where(GRANTS_IN_FORCE, grants.c.person_id.in_(list(people)))
        .distinct()
    )
    found = set((await tx.execute(query, {"now": now})).scalars())
    return {None} if None in found else {DistrictId(district) for district in found}


async def get_municipalities(
    tx: Connection, ids: Iterable[MunicipalityId]
) -> dict[MunicipalityId, Municipality]:
    """Includes retired municipalities, from which old requests come."""
    query = select(municipalities).where(municipalities.c.id.in_(set(ids)))
    return {one.id: one for one in await MUNICIPALITY.all(tx, query)}
