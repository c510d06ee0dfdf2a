"""Loading of data files: atomic and idempotent."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from district.catalogues import (
    FIELDS,
    REFERENCES,
    Catalogue,
    DataRefused,
    Entry,
    Loaded,
    problems_of,
    resolved,
)
from district.clock import Clock
from district.ids import MunicipalityId, OrganizationId
from district.spelling import is_same, spelled
from storage.database import Connection, Database
from storage.loading import (
    Kept,
    add_entries,
    change_entry,
    claim_organization,
    empty_catalogues,
    kept_entries,
    merged_organizations,
    names_in_use,
    renamed_organizations,
    retire_entries,
    unclaimed_organizations,
)
from storage.people.municipality_moves import moved_in_chat_only
from storage.territory import municipalities_in_use

CHUNK = 200
"""Entries between progress reports."""

Progress = Callable[[int], object]
"""Receives the number of entries processed since the last call."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Loading:
    """Called from the command line and at the first start; checks no permission."""

    database: Database
    clock: Clock

    async def apply(
        self, entries: Iterable[Entry], progress: Progress = lambda _: None
    ) -> tuple[Loaded, ...]:
        """Validates everything, then applies it in one transaction.

        Catalogues without entries are not changed. Entries missing in a present catalogue are
        retired; organizations only in municipalities that the files name, so that each municipality
        may send its own list.

        Raises:
            DataRefused: the files are invalid; nothing was applied.
        """
        entries = tuple(entries)
        async with self.database.write() as tx:
            entries = await _checked(tx, entries)
            return tuple(
                [
                    await _bring_in_line(tx, catalogue, group, self.clock(), progress)
                    for catalogue in Catalogue
                    if (group := [entry for entry in entries if entry.catalogue is catalogue])
                ]
            )

    async def empty_catalogues(self) -> set[Catalogue]:
        """Returns the catalogues of which no file has ever loaded entries."""
        async with self.database.read() as connection:
            return await empty_catalogues(connection)


async def _checked(tx: Connection, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    names: dict[Catalogue, dict[str, str]] = {}
    for catalogue in REFERENCES.values():
        said = {
            e.id: e.text(next(iter(FIELDS[catalogue]))) for e in entries if e.catalogue is catalogue
        }
        names[catalogue] = said or await names_in_use(tx, catalogue)
    entries = resolved(entries, names)
    if problems := list(problems_of(entries)):
        raise DataRefused(problems)
    return entries


async def _bring_in_line(
    tx: Connection, catalogue: Catalogue, entries: list[Entry], now: datetime, progress: Progress
) -> Loaded:
    if catalogue is Catalogue.ORGANIZATIONS:
        await _claim_known(tx, entries)
    kept = await kept_entries(tx, catalogue)
    renamed, merged = await _decided_by_people(tx, catalogue)
    if catalogue is Catalogue.MUNICIPALITIES:
        entries = _where_people_are(entries, await moved_in_chat_only(tx))
    added = [entry for entry in entries if entry.id not in kept and entry.id not in merged]
    known = [_as_people_named(entry, kept, renamed) for entry in entries if entry.id in kept]
    changed = [e for e in known if not kept[e.id].retired and _differs(e, kept[e.id])]
    revived = [e for e in known if kept[e.id].retired]
    retired = _vanished(catalogue, entries, kept)
    for chunk in _chunks(added):
        await add_entries(tx, chunk, now)
        progress(len(chunk))
    for entry in (*changed, *revived):
        await change_entry(tx, entry, now)
        progress(1)
    await retire_entries(tx, catalogue, retired, now)
    unchanged = len(entries) - len(added) - len(changed) - len(revived)
    progress(unchanged)
    return Loaded(
        catalogue=catalogue,
        added=tuple(entry.id for entry in added),
        changed=tuple(entry.id for entry in changed),
        revived=tuple(entry.id for entry in revived),
        retired=tuple(retired),
        unchanged=unchanged,
    )


async def _claim_known(tx: Connection, entries: list[Entry]) -> None:
    """Gives new ids of a file to the organizations that have these names in another spelling, added
    by a person or loaded under another id.
    """
    known = {*await kept_entries(tx, Catalogue.ORGANIZATIONS), *await merged_organizations(tx)}
    claimed = {entry.id for entry in entries}
    places = {one.id: one for one in await municipalities_in_use(tx)}
    new: dict[MunicipalityId, list[Entry]] = {}
    for entry in entries:
        if entry.id not in known:
            new.setdefault(MunicipalityId(entry.text("municipality")), []).append(entry)
    for municipality, group in new.items():
        city = places[municipality].city if municipality in places else ""
        free: dict[frozenset[str], dict[OrganizationId, str]] = {}
        for id_, name in (await unclaimed_organizations(tx, claimed, municipality)).items():
            free.setdefault(spelled(name, city), {})[id_] = name
        for entry in group:
            name = entry.text("name")
            near = free.get(spelled(name, city), {})
            same = next((id_ for id_, one in near.items() if is_same(one, name, city)), None)
            if same is not None:
                del near[same]
                await claim_organization(tx, same, entry.id)


async def _decided_by_people(tx: Connection, catalogue: Catalogue) -> tuple[set[str], set[str]]:
    """Returns organizations renamed or merged by curators, which a file must not undo."""
    if catalogue is not Catalogue.ORGANIZATIONS:
        return set(), set()
    return await renamed_organizations(tx), await merged_organizations(tx)


def _as_people_named(entry: Entry, kept: dict[str, Kept], renamed: set[str]) -> Entry:
    if entry.id not in renamed:
        return entry
    return replace(entry, fields={**entry.fields, "name": kept[entry.id].fields["name"]})


def _where_people_are(entries: list[Entry], kept: dict[str, str]) -> list[Entry]:
    """Returns municipalities with the districts that only a move in chat may change."""
    return [
        replace(one, fields={**one.fields, "district": kept[one.id]}) if one.id in kept else one
        for one in entries
    ]


def _differs(entry: Entry, kept: Kept) -> bool:
    return any(kept.fields[field] != value for field, value in entry.fields.items())


def _vanished(catalogue: Catalogue, entries: list[Entry], kept: dict[str, Kept]) -> list[str]:
    there = {entry.id for entry in entries}
    gone = [id_ for id_, entry in kept.items() if id_ not in there and not entry.retired]
    if catalogue is not Catalogue.ORGANIZATIONS:
        return gone
    named = {entry.fields["municipality"] for entry in entries}
    return [id_ for id_ in gone if kept[id_].fields["municipality"] in named]


def _chunks(entries: Sequence[Entry]) -> Iterable[Sequence[Entry]]:
    return (entries[start : start + CHUNK] for start in range(0, len(entries), CHUNK))
