"""Queries of the library."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, delete, exists, func, insert, or_, select, update

from district.gathered import SentFile
from district.ids import CategoryId, DistrictId, DocumentId, PersonId
from district.library import Document, DocumentKind
from district.spelling import stem, words_in
from storage.announcements.recipients import has_muted
from storage.database import Connection
from storage.people.people import IS_HERE
from storage.records import Record
from storage.tables import document_words, documents, municipalities, persons
from storage.upsert import add_missing

_DOCUMENT = Record(
    Document,
    documents,
    day=lambda row: date.fromisoformat(row.day),
    ends_on=lambda row: date.fromisoformat(row.ends_on) if row.ends_on else None,
    file=lambda row: SentFile(**row.file) if row.file else None,
)
CANDIDATES = 500
"""Limit of documents that one search looks at, unless it asks for all."""
_IN_USE = documents.c.retired_at.is_(None)
_NEWEST_FIRST = (documents.c.day.desc(), documents.c.id)


async def find_document(tx: Connection, document: DocumentId) -> Document | None:
    """Only of those in use."""
    return await _DOCUMENT.find(tx, select(documents).where(documents.c.id == document, _IN_USE))


async def search_documents(
    tx: Connection,
    words: Collection[str],
    districts: Collection[DistrictId] | None,
    kind: DocumentKind | None = None,
) -> list[Document]:
    """Returns documents with all these words, in any form: the regulation first, then the newest.

    `districts`: those whose own documents are found beside the common ones; None: all.
    """
    query = select(documents).where(_IN_USE, *map(_has, words))
    if kind is not None:
        query = query.where(documents.c.kind == kind)
    if districts is not None:
        of = documents.c.district_id
        query = query.where(or_(of.is_(None), of.in_(list(districts))))
    is_first = documents.c.kind == DocumentKind.REGULATION
    return await _DOCUMENT.all(tx, query.order_by(is_first.desc(), *_NEWEST_FIRST))


async def newest_documents(
    tx: Connection, words: Collection[str], districts: Collection[DistrictId] | None, most: int
) -> list[Document]:
    """Returns the newest documents with all these words; see `search_documents`. The work does not
    grow with the library: if no word is rare, only the newest `CANDIDATES` documents are searched.
    """
    in_reach: list[ColumnElement[bool]] = [_IN_USE]
    if districts is not None:
        # No index of districts: then all their documents would be read and sorted.
        in_reach.append(func.coalesce(documents.c.district_id, "").in_(["", *districts]))
    among = await _with_a_rare_word(tx, words)
    if among is None:
        newest = select(documents.c.id).where(*in_reach).order_by(*_NEWEST_FIRST)
        among = list((await tx.execute(newest.limit(CANDIDATES))).scalars())
    query = select(documents).where(documents.c.id.in_(among), *in_reach, *map(_has, words))
    return await _DOCUMENT.all(tx, query.order_by(*_NEWEST_FIRST).limit(most))


async def _with_a_rare_word(tx: Connection, words: Collection[str]) -> list[str] | None:
    """Returns the documents of a word that at most `CANDIDATES` have, or None."""
    for word in sorted(words, key=len, reverse=True):
        query = select(document_words.c.document_id).where(_is_meant(word))
        found = list((await tx.execute(query.limit(CANDIDATES + 1))).scalars())
        if len(found) <= CANDIDATES:
            return found
    return None


def _has(word: str) -> ColumnElement[bool]:
    return exists().where(document_words.c.document_id == documents.c.id, _is_meant(word))


def _is_meant(word: str) -> ColumnElement[bool]:
    start, column = stem(word), document_words.c.word
    begins = and_(start <= column, start[:-1] + chr(ord(start[-1]) + 1) > column)
    return column == word if word.isdecimal() else begins


async def add_document(tx: Connection, new: Document, by: PersonId) -> bool:
    """Returns False if a document has the id already."""
    row = {
        "id": new.id,
        "position": 0,
        "kind": new.kind,
        "title": new.title,
        "number": new.number,
        "day": new.day.isoformat(),
        "about": new.about,
        "link": new.link,
        "text": new.text,
        "district_id": new.district,
        "file": asdict(new.file) if new.file else None,
        "ends_on": new.ends_on.isoformat() if new.ends_on else None,
        "added_by": by,
        "owner": new.owner,
    }
    if not await add_missing(tx, documents, [row]):
        return False
    words = words_in(new.title, new.number, new.about, new.owner, new.file.name if new.file else "")
    await keep_document_words(tx, {new.id: words})
    return True


async def retire_document(tx: Connection, document: DocumentId, now: datetime) -> bool:
    """Returns False if it is retired already."""
    retired = update(documents).where(documents.c.id == document, _IN_USE)
    return (await tx.execute(retired.values(retired_at=now))).rowcount > 0


async def finish_task(tx: Connection, document: DocumentId, now: datetime) -> bool:
    """Returns False if it is no task, or is done already."""
    done = update(documents).where(
        documents.c.id == document,
        documents.c.kind == DocumentKind.TASK,
        documents.c.done_at.is_(None),
        _IN_USE,
    )
    return (await tx.execute(done.values(done_at=now))).rowcount > 0


async def note_reminder(tx: Connection, document: DocumentId, now: datetime) -> bool:
    """Returns False if people have been reminded already."""
    reminded = update(documents).where(
        documents.c.id == document, documents.c.reminded_at.is_(None), _IN_USE
    )
    return (await tx.execute(reminded.values(reminded_at=now))).rowcount > 0


async def subscribers(tx: Connection, district: DistrictId, category: CategoryId) -> list[PersonId]:
    """Returns the people of the district who have not muted the category."""
    query = (
        select(persons.c.id)
        .join(municipalities, municipalities.c.id == persons.c.municipality_id)
        .where(municipalities.c.district_id == district, IS_HERE, ~has_muted(category))
        .order_by(persons.c.id)
    )
    return [PersonId(one) for one in (await tx.execute(query)).scalars()]


async def documents_ending(
    tx: Connection, first: date, last: Mapping[DocumentKind, date]
) -> list[Document]:
    """Returns documents of districts whose last day is from `first` until that of their kind,
    unless people have been reminded or the task is done.
    """
    ends = documents.c.ends_on
    query = select(documents).where(
        _IN_USE,
        documents.c.reminded_at.is_(None),
        documents.c.done_at.is_(None),
        documents.c.district_id.is_not(None),
        ends >= first.isoformat(),
        or_(
            *(
                and_(documents.c.kind == kind, ends <= until.isoformat())
                for kind, until in last.items()
            )
        ),
    )
    return await _DOCUMENT.all(tx, query.order_by(ends, documents.c.id))


async def keep_document_words(tx: Connection, words: Mapping[DocumentId, Iterable[str]]) -> None:
    """Stores the words by which documents are found."""
    of = document_words.c.document_id
    await tx.execute(delete(document_words).where(of.in_(list(words))))
    rows: list[dict[str, Any]] = [
        {"document_id": document, "word": word} for document, each in words.items() for word in each
    ]
    if rows:
        await tx.execute(insert(document_words), rows)
