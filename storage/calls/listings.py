"""Queries of the bank."""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy import bindparam, func, select, update

from district.activities.resolution import ResolutionAnswer
from district.calls.bank import WHAT, Listed, Search, Shelf, Use
from district.calls.kind import kind_of
from district.ids import EntryId, ListingId, PersonId, TopicId
from storage.database import Connection
from storage.practices import BEST_FIRST, HEALED, IS_SHOWN, LISTINGS, USED
from storage.records import Record
from storage.tables import calls, entries, listings, practice_uses, topics
from storage.upsert import insert_into

MOST = 1_000
"""Limit of listings that are read to be searched by words."""

_uses = practice_uses.c
_LISTED = (
    select(
        listings.c.id,
        listings.c.entry_id,
        listings.c.shelf,
        entries.c.title,
        entries.c.author_id,
        entries.c.organization_id,
        entries.c.topic_id,
        entries.c.answers[WHAT].as_string().label("what"),
        calls.c.kind,
        USED.label("used"),
        HEALED.label("healed"),
    )
    .select_from(LISTINGS)
    .join(calls, calls.c.id == entries.c.call_id)
    .where(*IS_SHOWN)
)
_RECORD = Record(Listed, _LISTED, kind=lambda row: kind_of(row.kind))
_USE = Record(Use, practice_uses)
_BY_ID = _LISTED.where(listings.c.id == bindparam("listing"))
_USE_OF = select(practice_uses).where(
    _uses.listing_id == bindparam("listing"), _uses.person_id == bindparam("person")
)
_COUNT_BY_TOPIC = (
    select(entries.c.topic_id, func.count().label("listed"))
    .select_from(LISTINGS)
    .where(entries.c.topic_id.is_not(None), *IS_SHOWN)
    .group_by(entries.c.topic_id)
)


async def add_listings(tx: Connection, new: Iterable[tuple[EntryId, str]], now: datetime) -> None:
    """Adds entries to shelves of the bank. Idempotent: shows those again that were hidden."""
    rows = [{"entry_id": entry, "shelf": shelf, "listed_at": now} for entry, shelf in new]
    if not rows:
        return
    statement = insert_into(tx, listings).on_conflict_do_update(
        index_elements=["entry_id", "shelf"], set_={"hidden_at": None}
    )
    await tx.execute(statement, rows)


async def hide_listings(
    tx: Connection, of: Collection[EntryId], now: datetime, shelf: Shelf | None = None
) -> None:
    """Hides the listings of entries, on one shelf or on all of them; their uses stay."""
    found = update(listings).where(listings.c.entry_id.in_(of), listings.c.hidden_at.is_(None))
    if shelf is not None:
        found = found.where(listings.c.shelf == shelf)
    await tx.execute(found.values(hidden_at=now))


async def search_listings(tx: Connection, search: Search) -> list[Listed]:
    """Returns the listings of the search, whatever its words: those that resolved most deficits
    first, then those used most; up to `MOST`.
    """
    query = _LISTED
    if search.topic is not None:
        query = query.where(entries.c.topic_id == search.topic)
    if search.area is not None:
        of_area = select(topics.c.id).where(topics.c.area_id == search.area)
        query = query.where(entries.c.topic_id.in_(of_area))
    if search.shelf is not None:
        query = query.where(listings.c.shelf == search.shelf)
    if search.what is not None:
        query = query.where(entries.c.answers[WHAT].as_string() == search.what)
    return await _RECORD.all(tx, query.order_by(*BEST_FIRST).limit(MOST))


async def get_listing(tx: Connection, listing: ListingId) -> Listed:
    """
    Raises:
        NotFound: there is none, or it is hidden.
    """
    return await _RECORD.get(tx, _BY_ID, listing=listing)


async def count_by_topic(tx: Connection) -> dict[TopicId, int]:
    return {TopicId(row.topic_id): row.listed for row in await tx.execute(_COUNT_BY_TOPIC)}


async def find_use(tx: Connection, listing: ListingId, person: PersonId) -> Use | None:
    return await _USE.find(tx, _USE_OF, listing=listing, person=person)


async def note_opening(tx: Connection, listing: ListingId, person: PersonId, now: datetime) -> bool:
    """Idempotent: returns False if the person had opened it before."""
    statement = insert_into(tx, practice_uses).on_conflict_do_nothing()
    values = {"listing_id": listing, "person_id": person, "opened_at": now}
    return bool((await tx.execute(statement, values)).rowcount)


async def note_use(tx: Connection, listing: ListingId, person: PersonId, now: datetime) -> None:
    """Stores that the person has used it. Idempotent."""
    found = update(practice_uses).where(
        _uses.listing_id == listing, _uses.person_id == person, _uses.used_at.is_(None)
    )
    await tx.execute(found.values(used_at=now))


async def note_answer(
    tx: Connection, listing: ListingId, person: PersonId, answer: ResolutionAnswer, now: datetime
) -> None:
    """Stores whether the deficit is resolved; replaces an earlier answer."""
    found = update(practice_uses).where(_uses.listing_id == listing, _uses.person_id == person)
    await tx.execute(found.values(answer=answer, answered_at=now))
