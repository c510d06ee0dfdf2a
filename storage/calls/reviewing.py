"""Queries of reviews across entries: an expert's own, those that are late, those of a stage."""

from datetime import datetime

from sqlalchemy import bindparam, case, exists, or_, select

from district.calls.call import Call, CallStatus
from district.calls.entry import Entry, EntryStatus
from district.calls.kind import kind_of
from district.calls.review import Review, ReviewStatus
from district.calls.scoring import AT_WORK, GRACE, PENDING
from district.ids import CallId, EntryId, PersonId
from storage.database import Connection
from storage.records import Record
from storage.tables import calls, entries, reviews

_REVIEW = Record(Review, reviews)
_ENTRY = Record(Entry, entries)
_CALL = Record(Call, calls, kind_id="kind_id", kind=lambda row: kind_of(row.kind))
_AT_WORK = select(calls).where(calls.c.status == CallStatus.PUBLISHED).order_by(calls.c.id)
_IS_HERE = (
    entries.c.id == reviews.c.entry_id,
    entries.c.stage == reviews.c.stage,
    entries.c.status == EntryStatus.ADMITTED,
)
_GIVEN = reviews.c.status == ReviewStatus.GIVEN
_OWN = (
    select(reviews)
    .join(entries, entries.c.id == reviews.c.entry_id)
    .where(
        reviews.c.expert_id == bindparam("expert"),
        reviews.c.status.in_([*PENDING, ReviewStatus.GIVEN]),
        *_IS_HERE,
    )
    .order_by(case((_GIVEN, 1), else_=0), reviews.c.due_at, reviews.c.id)
)
_TO_FINISH = (
    select(entries.c.id)
    .where(
        entries.c.status == EntryStatus.ADMITTED,
        exists().where(*_IS_HERE, _GIVEN),
        ~exists().where(*_IS_HERE, reviews.c.status.in_(list(PENDING))),
    )
    .order_by(entries.c.id)
)
_LATE = (
    select(reviews)
    .where(
        or_(
            reviews.c.status == ReviewStatus.ASKED,
            reviews.c.status.in_(list(AT_WORK)) & (reviews.c.due_at <= bindparam("due")),
        )
    )
    .order_by(reviews.c.id)
)
_IN_STAGE = (
    select(entries)
    .where(entries.c.call_id == bindparam("call"), entries.c.stage == bindparam("stage"))
    .order_by(entries.c.id)
)
_REVIEWS_IN_STAGE = (
    select(reviews)
    .join(entries, entries.c.id == reviews.c.entry_id)
    .where(entries.c.call_id == bindparam("call"), reviews.c.stage == bindparam("stage"))
)
_BY_AUTHOR = (
    select(entries)
    .where(entries.c.author_id == bindparam("author"), entries.c.status == EntryStatus.ADMITTED)
    .order_by(entries.c.id)
)


async def reviews_of_expert(tx: Connection, expert: PersonId) -> list[Review]:
    """Returns reviews in stages that are open: those due first, then those given."""
    return await _REVIEW.all(tx, _OWN, expert=expert)


async def entries_to_finish(tx: Connection) -> list[EntryId]:
    """Returns admitted entries with reviews that are given and none that is pending."""
    return [EntryId(one) for one in (await tx.execute(_TO_FINISH)).scalars()]


async def reviews_to_watch(tx: Connection, now: datetime) -> list[Review]:
    """Returns reviews without an answer, and those at work whose time is over."""
    return await _REVIEW.all(tx, _LATE, due=now - GRACE)


async def entries_in_stage(tx: Connection, call: CallId, stage: str) -> list[Entry]:
    """Returns the entries that are in the stage, or ended in it, by their numbers."""
    return await _ENTRY.all(tx, _IN_STAGE, call=call, stage=stage)


async def reviews_in_stage(tx: Connection, call: CallId, stage: str) -> list[Review]:
    return await _REVIEW.all(tx, _REVIEWS_IN_STAGE, call=call, stage=stage)


async def calls_at_work(tx: Connection) -> list[Call]:
    """Returns calls whose entries are being judged."""
    return await _CALL.all(tx, _AT_WORK)


async def admitted_entries(tx: Connection, author: PersonId) -> list[Entry]:
    """Returns the author's entries that are being judged."""
    return await _ENTRY.all(tx, _BY_AUTHOR, author=author)
