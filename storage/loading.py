"""Queries for entries of data files, the same for every catalogue."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Column, ColumnElement, Table, Text, cast, exists, insert, select, update

from district.catalogues import REFERENCES, Catalogue, Entry
from district.ids import DocumentId, MunicipalityId, OrganizationId
from district.spelling import words_in
from storage.database import Connection
from storage.library import keep_document_words
from storage.people.organization_words import keep_words
from storage.tables import (
    activity_types,
    areas,
    call_kinds,
    campaigns,
    categories,
    changes,
    communities,
    districts,
    documents,
    holidays,
    institutes,
    municipalities,
    organizations,
    schools,
    topics,
)

_TABLES: Mapping[Catalogue, Table] = {
    Catalogue.DISTRICTS: districts,
    Catalogue.MUNICIPALITIES: municipalities,
    Catalogue.AREAS: areas,
    Catalogue.TOPICS: topics,
    Catalogue.ACTIVITY_TYPES: activity_types,
    Catalogue.CATEGORIES: categories,
    Catalogue.INSTITUTES: institutes,
    Catalogue.SCHOOLS: schools,
    Catalogue.COMMUNITIES: communities,
    Catalogue.HOLIDAYS: holidays,
    Catalogue.CALL_KINDS: call_kinds,
    Catalogue.DOCUMENTS: documents,
    Catalogue.CAMPAIGNS: campaigns,
    Catalogue.ORGANIZATIONS: organizations,
}
_NAME = {Catalogue.AREAS: "ru"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A stored entry."""

    fields: Mapping[str, str | int]
    retired: bool


async def names_in_use(tx: Connection, catalogue: Catalogue) -> dict[str, str]:
    """Returns the names by id of entries in use, for a catalogue that others refer to."""
    table = _TABLES[catalogue]
    name = table.c[_NAME.get(catalogue, "name")]
    rows = await tx.execute(select(_key(catalogue), name).where(table.c.retired_at.is_(None)))
    return {row[0]: row[1] for row in rows}


async def empty_catalogues(tx: Connection) -> set[Catalogue]:
    """Returns the catalogues without stored entries from files."""
    any_of = [
        exists().select_from(table).where(*_from_files(catalogue))
        for catalogue, table in _TABLES.items()
    ]
    found = (await tx.execute(select(*any_of))).one()
    return {catalogue for catalogue, is_kept in zip(_TABLES, found, strict=True) if not is_kept}


async def kept_entries(tx: Connection, catalogue: Catalogue) -> dict[str, Kept]:
    """Returns the entries stored from files, without organizations merged since."""
    table = _TABLES[catalogue]
    rows = await tx.execute(select(table).where(*_from_files(catalogue)))
    key = _key(catalogue).name
    return {
        row[key]: Kept(
            fields={_field(name): value for name, value in row.items() if name not in {"id", key}},
            retired=row["retired_at"] is not None,
        )
        for row in rows.mappings()
    }


async def merged_organizations(tx: Connection) -> set[str]:
    """Returns file ids of organizations that were merged into others."""
    rows = await tx.execute(
        select(organizations.c.key).where(
            organizations.c.key.is_not(None), organizations.c.merged_into.is_not(None)
        )
    )
    return set(rows.scalars())


async def renamed_organizations(tx: Connection) -> set[str]:
    """Returns file ids of organizations that a person has renamed."""
    change = exists().where(
        changes.c.subject == "organization",
        changes.c.what == "renamed",
        changes.c.subject_id == cast(organizations.c.id, Text),
    )
    rows = await tx.execute(select(organizations.c.key).where(change))
    return {key for key in rows.scalars() if key is not None}


async def add_entries(tx: Connection, entries: Sequence[Entry], now: datetime) -> None:
    """Adds new entries of one catalogue."""
    if entries:
        await tx.execute(
            insert(_TABLES[entries[0].catalogue]), [_columns(entry, now) for entry in entries]
        )
        await _keep_words(tx, entries)


async def change_entry(tx: Connection, entry: Entry, now: datetime) -> None:
    """Updates a stored entry from the file and reactivates it if retired."""
    columns = _columns(entry, now)
    key = _key(entry.catalogue)
    del columns[key.name]
    await tx.execute(
        update(_TABLES[entry.catalogue]).where(key == entry.id).values(**columns, retired_at=None)
    )
    await _keep_words(tx, [entry])


async def unclaimed_organizations(
    tx: Connection, claimed: Collection[str], municipality: MunicipalityId
) -> dict[OrganizationId, str]:
    """Returns the names of organizations in use there that none of the file ids claims."""
    rows = await tx.execute(
        select(organizations.c.id, organizations.c.name, organizations.c.key)
        .where(
            organizations.c.municipality_id == municipality,
            organizations.c.retired_at.is_(None),
            organizations.c.merged_into.is_(None),
        )
        .order_by(organizations.c.id)
    )
    return {OrganizationId(row.id): row.name for row in rows if row.key not in claimed}


async def claim_organization(tx: Connection, organization: OrganizationId, key: str) -> None:
    """Gives an organization the file id."""
    claimed = update(organizations).where(organizations.c.id == organization).values(key=key)
    await tx.execute(claimed)


async def retire_entries(
    tx: Connection, catalogue: Catalogue, ids: Iterable[str], now: datetime
) -> None:
    await tx.execute(
        update(_TABLES[catalogue]).where(_key(catalogue).in_(list(ids))).values(retired_at=now)
    )


async def _keep_words(tx: Connection, entries: Sequence[Entry]) -> None:
    if entries[0].catalogue is Catalogue.DOCUMENTS:
        searched = ("title", "number", "about")
        words = {DocumentId(one.id): words_in(*map(one.text, searched)) for one in entries}
        await keep_document_words(tx, words)
    if entries[0].catalogue is not Catalogue.ORGANIZATIONS:
        return
    query = select(organizations.c.id, organizations.c.name, organizations.c.municipality_id)
    rows = await tx.execute(query.where(organizations.c.key.in_([entry.id for entry in entries])))
    names = {OrganizationId(id_): (name, MunicipalityId(where)) for id_, name, where in rows}
    await keep_words(tx, names)


def _key(catalogue: Catalogue) -> Column[Any]:
    return organizations.c.key if catalogue is Catalogue.ORGANIZATIONS else _TABLES[catalogue].c.id


def _from_files(catalogue: Catalogue) -> tuple[ColumnElement[bool], ...]:
    if catalogue is Catalogue.HOLIDAYS:
        return (holidays.c.by_people.is_(False),)
    if catalogue is Catalogue.CALL_KINDS:
        return (call_kinds.c.district_id.is_(None),)
    if catalogue is Catalogue.DOCUMENTS:
        return (documents.c.added_by.is_(None),)
    if catalogue is not Catalogue.ORGANIZATIONS:
        return ()
    return (organizations.c.key.is_not(None), organizations.c.merged_into.is_(None))


def _columns(entry: Entry, now: datetime) -> dict[str, Any]:
    named: dict[str, Any] = {
        f"{name}_id" if name in REFERENCES else name: v for name, v in entry.fields.items()
    }
    if entry.catalogue is Catalogue.CALL_KINDS:
        named |= {"changed_at": now, "version": 1}
    return {_key(entry.catalogue).name: entry.id, **named}


def _field(column: str) -> str:
    name = column.removesuffix("_id")
    return name if name in REFERENCES else column
