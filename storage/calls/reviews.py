"""Queries of reviews and their append-only history."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import and_, bindparam, case, exists, insert, or_, select

from district.calls.entry import Agreement, Entry, EntryStatus
from district.calls.review import AT_WORK, COUNTED, PENDING, Review, ReviewMove, ReviewStatus
from district.calls.scoring import GRACE
from district.ids import CallId, EntryId, PersonId, ReviewId
from storage.database import Connection
from storage.records import Machine, Record
from storage.tables import entries, entry_people, review_history, reviews

_REVIEWS: Machine[Review, ReviewId] = Machine(
    Review, reviews, review_history, "review_id", keeps=("scores", "verdict")
)
_ENTRY = Record(Entry, entries)
get_review = _REVIEWS.of_id
save_review, move_review, add_review_entry = _REVIEWS.save, _REVIEWS.move, _REVIEWS.note
_OF_STAGE = (
    select(reviews)
    .where(reviews.c.entry_id == bindparam("entry"), reviews.c.stage == bindparam("stage"))
    .order_by(reviews.c.position, reviews.c.id)
)
_OF_CALL = (
    select(reviews)
    .join(entries, entries.c.id == reviews.c.entry_id)
    .where(entries.c.call_id == bindparam("call"))
    .order_by(reviews.c.id)
)
_IS_HERE = (
    entries.c.id == reviews.c.entry_id,
    entries.c.stage == reviews.c.stage,
    entries.c.status == EntryStatus.ADMITTED,
)
_GIVEN = reviews.c.status == ReviewStatus.GIVEN
_ENTRY_OF = (
    select(entries)
    .join(reviews, entries.c.id == reviews.c.entry_id)
    .where(reviews.c.id == bindparam("review"))
    .with_for_update(of=entries)
)
_OWN = (
    select(reviews)
    .join(entries, and_(*_IS_HERE))
    .where(reviews.c.expert_id == bindparam("expert"), reviews.c.status.in_(COUNTED))
    .order_by(case((_GIVEN, 1), else_=0), reviews.c.due_at, reviews.c.id)
)
_TO_FINISH = (
    select(entries.c.id)
    .where(
        entries.c.status == EntryStatus.ADMITTED,
        exists().where(*_IS_HERE, _GIVEN),
        ~exists().where(*_IS_HERE, reviews.c.status.in_(PENDING)),
    )
    .order_by(entries.c.id)
)
_BETWEEN = (
    select(reviews.c.id)
    .join(entries, and_(*_IS_HERE))
    .where(
        reviews.c.status.in_(COUNTED),
        or_(
            reviews.c.expert_id.in_(bindparam("people", expanding=True)),
            entries.c.author_id.in_(bindparam("people", expanding=True)),
            exists().where(
                entry_people.c.entry_id == entries.c.id,
                entry_people.c.person_id.in_(bindparam("people", expanding=True)),
                entry_people.c.state != Agreement.REFUSED,
            ),
        ),
    )
    .order_by(reviews.c.id)
)
_LATE = (
    select(reviews)
    .where(
        (reviews.c.status == ReviewStatus.ASKED)
        | (reviews.c.status.in_(AT_WORK) & (reviews.c.due_at <= bindparam("due")))
    )
    .order_by(reviews.c.id)
)


async def add_reviews(tx: Connection, new: Sequence[Review], now: datetime) -> list[Review]:
    """Asks experts. Returns the reviews with their ids."""
    if not new:
        return []
    rows = [_REVIEWS.columns(one) for one in new]
    for row in rows:
        del row["id"]
    added = await _REVIEWS.all(tx, insert(reviews).values(rows).returning(reviews))
    await _REVIEWS.note_all(tx, [(None, one) for one in added], ReviewMove.ASK, now)
    return added


async def reviews_of(tx: Connection, entry: EntryId, stage: str) -> list[Review]:
    """Returns the reviews of a stage, in the order in which experts were asked."""
    return await _REVIEWS.all(tx, _OF_STAGE, entry=entry, stage=stage)


async def reviews_of_entry(tx: Connection, entry: EntryId) -> list[Review]:
    return await _REVIEWS.where(tx, entry_id=entry)


async def reviews_of_call(tx: Connection, call: CallId) -> list[Review]:
    return await _REVIEWS.all(tx, _OF_CALL, call=call)


async def entry_of_review(tx: Connection, review: ReviewId) -> Entry:
    """Returns the entry, locked until the transaction ends.

    Raises:
        NotFound: there is no such review.
    """
    return await _ENTRY.get(tx, _ENTRY_OF, review=review)


async def reviews_of_expert(tx: Connection, expert: PersonId) -> list[Review]:
    """Returns reviews in stages that are open: those due first, then those given."""
    return await _REVIEWS.all(tx, _OWN, expert=expert)


async def entries_to_finish(tx: Connection) -> list[EntryId]:
    """Returns admitted entries with reviews that are given and none that is pending."""
    return [EntryId(one) for one in (await tx.execute(_TO_FINISH)).scalars()]


async def reviews_to_watch(tx: Connection, now: datetime) -> list[Review]:
    """Returns reviews without an answer, and those at work whose time is over."""
    return await _REVIEWS.all(tx, _LATE, due=now - GRACE)


async def reviews_between(tx: Connection, people: Collection[PersonId]) -> list[ReviewId]:
    """Returns reviews that count in stages which are open, by these people or of their entries."""
    found = await tx.execute(_BETWEEN, {"people": list(people)})
    return [ReviewId(one) for one in found.scalars()]


async def void_reviews(
    tx: Connection, found: Sequence[Review], reason: str, now: datetime, person: PersonId | None
) -> None:
    """Takes the reviews that count, or may come to count, out of all totals."""
    for seen in found:
        if seen.status in COUNTED:
            moved = seen.moved(ReviewMove.VOID, reason=reason)
            if await save_review(tx, seen, moved):
                await add_review_entry(tx, seen, moved, ReviewMove.VOID, now, person, note=reason)
