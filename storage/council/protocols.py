"""Queries of protocols: numbers without gaps, versions, the list."""

from collections.abc import Collection
from datetime import datetime
from functools import cache
from typing import Any

from pydantic import TypeAdapter
from sqlalchemy import Row, Select, bindparam, func, or_, select, update

from district.council.bodies import Body
from district.council.protocol import PROTOCOLS, Protocol, ProtocolEntry, ProtocolFacts, searched
from district.errors import OutOfDate
from district.ids import DistrictId, DraftId, MotionId, PersonId, ProtocolId
from district.pages import Page
from storage.database import Connection
from storage.records import Record
from storage.tables import motions, protocol_numbers, protocols
from storage.upsert import insert_into

LONGEST = 9
"""Limit in digits of a number that is searched for."""

_SAME = protocols.alias("same")
_NEWER = (
    select(_SAME.c.id)
    .where(
        _SAME.c.district_id == protocols.c.district_id,
        _SAME.c.body == protocols.c.body,
        _SAME.c.year == protocols.c.year,
        _SAME.c.number == protocols.c.number,
        _SAME.c.version > protocols.c.version,
    )
    .exists()
)


@cache
def _kept() -> TypeAdapter[ProtocolFacts]:
    """Built at the first use: it takes longer than a query."""
    return TypeAdapter(ProtocolFacts)


def _facts(row: Row[Any]) -> ProtocolFacts:
    return _kept().validate_python(row.facts)


_PROTOCOL = Record(Protocol, protocols, facts=_facts)
_BY_ID = select(protocols).where(protocols.c.id == bindparam("id"))


async def next_number(tx: Connection, district: DistrictId, body: Body, year: int) -> int:
    """Returns the number of a new protocol of the year.

    Other transactions that ask for one wait for the end of this one, and an undone one leaves no
    gap.
    """
    key = {"district_id": district, "body": body, "year": year}
    added = (
        insert_into(tx, protocol_numbers)
        .values(**key, last=1)
        .on_conflict_do_update(index_elements=list(key), set_={"last": protocol_numbers.c.last + 1})
        .returning(protocol_numbers.c.last)
    )
    return int((await tx.execute(added)).scalar_one())


async def add_protocol(
    tx: Connection,
    facts: ProtocolFacts,
    *,
    district: DistrictId,
    version: int,
    now: datetime,
    by: PersonId | None,
    reason: str = "",
    draft: DraftId | None = None,
) -> Protocol:
    """Inserts a version of a protocol.

    Raises:
        OutOfDate: there is that version already.
    """
    added = insert_into(tx, protocols).values(
        district_id=district,
        body=facts.body,
        year=facts.day.year,
        number=facts.number,
        version=version,
        day=facts.day,
        facts=_kept().dump_python(facts, mode="json"),
        words=facts.words,
        made_at=now,
        made_by=by,
        reason=reason,
        draft_id=draft,
    )
    kept = await _PROTOCOL.find(tx, added.on_conflict_do_nothing().returning(protocols))
    if kept is None:
        raise OutOfDate
    return kept


async def get_protocol(tx: Connection, protocol: ProtocolId) -> Protocol:
    """
    Raises:
        NotFound: there is no such version.
    """
    return await _PROTOCOL.get(tx, _BY_ID, id=protocol)


async def find_correction(tx: Connection, draft: DraftId) -> Protocol | None:
    """Returns the version that the draft made."""
    return await _PROTOCOL.find(tx, select(protocols).where(protocols.c.draft_id == draft))


async def versions_of(tx: Connection, protocol: Protocol) -> tuple[ProtocolId, ...]:
    """Returns the ids of all versions of the protocol, the oldest first."""
    query = (
        select(protocols.c.id)
        .where(
            protocols.c.district_id == protocol.district,
            protocols.c.body == protocol.body,
            protocols.c.year == protocol.year,
            protocols.c.number == protocol.number,
        )
        .order_by(protocols.c.version)
    )
    return tuple((await tx.execute(query)).scalars())


async def protocols_page(
    tx: Connection, districts: Collection[DistrictId] | None, *, search: str, number: int
) -> Page[ProtocolEntry]:
    """Returns a page of the latest versions of the districts' protocols, the latest day first; the
    last page if `number` is beyond it. `districts` None: all.

    `search`: words, each of which must occur, or a number.
    """
    query = select(protocols).where(~_NEWER)
    if districts is not None:
        query = query.where(protocols.c.district_id.in_(list(districts)))
    query = _searched(query, search)
    total = int((await tx.execute(select(func.count()).select_from(query.subquery()))).scalar_one())
    number = max(0, min(number, -(-total // PROTOCOLS) - 1))
    rows = await tx.execute(
        query.order_by(protocols.c.day.desc(), protocols.c.body, protocols.c.number.desc())
        .limit(PROTOCOLS)
        .offset(number * PROTOCOLS)
    )
    items = tuple(_entry(_PROTOCOL.read(row)) for row in rows)
    return Page(items=items, total=total, number=number, size=PROTOCOLS)


def _searched(query: Select[Any], search: str) -> Select[Any]:
    for word in searched(search):
        if word.isdecimal() and len(word) <= LONGEST:
            whole = protocols.c.words.contains(f" {word} ", autoescape=True)
            query = query.where(or_(whole, protocols.c.number == int(word)))
        else:
            query = query.where(protocols.c.words.contains(word, autoescape=True))
    return query


def _entry(protocol: Protocol) -> ProtocolEntry:
    return ProtocolEntry(
        id=protocol.id,
        body=protocol.body,
        number=protocol.number,
        day=protocol.facts.day,
        version=protocol.version,
        questions=tuple(one.question for one in protocol.facts.questions),
    )


async def is_chair(tx: Connection, person: PersonId, numbers: Collection[MotionId]) -> bool:
    """Returns whether the person chairs one of the motions."""
    query = select(motions.c.id).where(motions.c.id.in_(numbers), motions.c.chair_id == person)
    return (await tx.execute(query.limit(1))).one_or_none() is not None


async def put_protocol(tx: Connection, numbers: Collection[MotionId], protocol: ProtocolId) -> None:
    """Links the motions to the protocol of their outcome."""
    await tx.execute(update(motions).where(motions.c.id.in_(numbers)).values(protocol_id=protocol))
