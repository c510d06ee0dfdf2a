"""Queries of entries, their people, pupils and files, and their append-only history."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import (
    Select,
    Table,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    or_,
    select,
    update,
)

from district.calls.entry import (
    GONE,
    LIVE,
    Agreement,
    Entry,
    EntryFile,
    EntryMove,
    EntryPerson,
    EntryPupil,
    EntryStatus,
    HistoryEntry,
    NewEntry,
)
from district.ids import CallId, DraftId, EntryId, MunicipalityId, OrganizationId, PersonId
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Record
from storage.tables import entries, entry_files, entry_history, entry_people, entry_pupils

Part = TypeVar("Part", EntryPerson, EntryPupil, EntryFile)

_ENTRY = Record(Entry, entries)
_PERSON = Record(EntryPerson, entry_people)
_PUPIL = Record(EntryPupil, entry_pupils)
_FILE = Record(EntryFile, entry_files, file_id="file_id", unique_id="unique_id")
_HISTORY_ENTRY = Record(HistoryEntry, entry_history)

_BY_ID = select(entries).where(entries.c.id == bindparam("id"))
_BY_DRAFT = select(entries).where(entries.c.draft_id == bindparam("draft"))
_OF_CALL = select(entries).where(entries.c.call_id == bindparam("call")).order_by(entries.c.id)
_IS_OWN = or_(
    entries.c.author_id == bindparam("person"),
    entries.c.id.in_(
        select(entry_people.c.entry_id).where(
            entry_people.c.person_id == bindparam("person"),
            entry_people.c.state != Agreement.REFUSED,
        )
    ),
)
_COUNTS = and_(entries.c.call_id == bindparam("call"), entries.c.status.not_in(sorted(GONE)))
_OF_AUTHOR = select(func.count()).where(_COUNTS, entries.c.author_id == bindparam("author"))
_OF_MUNICIPALITY = select(func.count()).where(
    _COUNTS, entries.c.municipality_id == bindparam("municipality")
)
_PUPILS_OF_MUNICIPALITY = (
    select(func.count())
    .select_from(entry_pupils.join(entries, entries.c.id == entry_pupils.c.entry_id))
    .where(_COUNTS, entries.c.municipality_id == bindparam("municipality"))
)
_PUPILS_OF_ORGANIZATION = (
    select(entry_pupils, entries.c.id.label("of_entry"))
    .join(entries, entries.c.id == entry_pupils.c.entry_id)
    .where(_COUNTS, entries.c.organization_id == bindparam("organization"))
)
_DUE = (
    select(entries.c.id)
    .where(
        entries.c.answer_by <= bindparam("now"),
        entries.c.status.in_([EntryStatus.RETURNED, EntryStatus.OFFERED]),
    )
    .order_by(entries.c.answer_by)
)
_LAST_CODE = select(func.count(entries.c.code)).where(entries.c.call_id == bindparam("call"))
_HISTORY = (
    select(entry_history)
    .where(entry_history.c.entry_id == bindparam("entry"))
    .order_by(entry_history.c.id)
)
_DONE = select(
    exists().where(
        entry_history.c.entry_id == bindparam("entry"),
        entry_history.c.person_id == bindparam("person"),
        entry_history.c.act == bindparam("act"),
    )
)


async def add_entry(tx: Connection, new: Entry, parts: NewEntry) -> Entry:
    """Adds an entry with its people, pupils and files. Returns it with its id."""
    added = await _ENTRY.add(tx, entries, new)
    await put_parts(tx, added.id, parts)
    return added


async def put_parts(tx: Connection, entry: EntryId, parts: NewEntry) -> None:
    """Replaces people, pupils and files; a co-author who was there before keeps the answer."""
    before = {one.person: one for one in await people_of_entry(tx, entry) if one.person}
    people = [
        replace(one, state=before[one.person].state) if one.person in before else one
        for one in parts.people
    ]
    kept: tuple[tuple[Table, Record[Any], Sequence[Any]], ...] = (
        (entry_people, _PERSON, people),
        (entry_pupils, _PUPIL, parts.pupils),
        (entry_files, _FILE, parts.files),
    )
    for table, record, rows in kept:
        await tx.execute(delete(table).where(table.c.entry_id == entry))
        values = [record.columns(one) | {"entry_id": entry} for one in rows]
        for one in values:
            del one["id"]
        if values:
            await tx.execute(insert(table), values)


async def put_files(tx: Connection, entry: EntryId, field: str, files: Iterable[EntryFile]) -> None:
    """Replaces the files of one field."""
    of_field = (entry_files.c.entry_id == entry, entry_files.c.field == field)
    await tx.execute(delete(entry_files).where(*of_field))
    rows = [_FILE.columns(one) | {"entry_id": entry} for one in files]
    for one in rows:
        del one["id"]
    if rows:
        await tx.execute(insert(entry_files), rows)


async def get_entry(tx: Connection, entry: EntryId, *, hold: bool = False) -> Entry:
    """Returns an entry; `hold` locks it until the transaction ends.

    Raises:
        NotFound: there is no such entry.
    """
    return await _ENTRY.get(tx, _BY_ID.with_for_update() if hold else _BY_ID, id=entry)


async def get_entries(tx: Connection, ids: Iterable[EntryId]) -> dict[EntryId, Entry]:
    query = select(entries).where(entries.c.id.in_(list(ids)))
    return {one.id: one for one in await _ENTRY.all(tx, query)}


async def find_entry_of_draft(tx: Connection, draft: DraftId) -> Entry | None:
    return await _ENTRY.find(tx, _BY_DRAFT, draft=draft)


async def entries_of_call(tx: Connection, call: CallId) -> list[Entry]:
    """Returns all entries of a call, in the order in which they came."""
    return await _ENTRY.all(tx, _OF_CALL, call=call)


async def live_entries_of(tx: Connection, person: PersonId) -> list[Entry]:
    """Returns the entries of an author whose outcome is open, locked until the transaction ends."""
    query = select(entries).where(
        entries.c.author_id == person, entries.c.status.in_([*sorted(LIVE), EntryStatus.OFFERED])
    )
    return await _ENTRY.all(tx, query.order_by(entries.c.id).with_for_update())


async def page_of_entries(
    tx: Connection,
    *,
    call: CallId | None = None,
    person: PersonId | None = None,
    statuses: Collection[EntryStatus] = tuple(EntryStatus),
    limit: int,
    offset: int,
) -> tuple[list[Entry], int]:
    """Returns a page of a call or of an author or co-author, the newest first, and the total."""
    query: Select[Any] = select(entries, func.count().over().label("all_of_them"))
    query = query.where(entries.c.status.in_(list(statuses)))
    values = dict[str, Any]()
    if call is not None:
        query = query.where(entries.c.call_id == call)
    if person is not None:
        query, values = query.where(_IS_OWN), {"person": person}
    query = query.order_by(entries.c.id.desc()).limit(limit).offset(offset)
    rows = (await tx.execute(query, values)).all()
    return [_ENTRY.read(row) for row in rows], rows[0].all_of_them if rows else 0


async def has_own_entry(tx: Connection, call: CallId, person: PersonId) -> bool:
    """Returns whether a person is author or co-author of an entry of the call that counts."""
    query = select(entries.c.id).where(_COUNTS, _IS_OWN).limit(1)
    found = await tx.execute(query, {"call": call, "person": person})
    return found.first() is not None


async def count_entries_of(tx: Connection, call: CallId, author: PersonId) -> int:
    found = await tx.execute(_OF_AUTHOR, {"call": call, "author": author})
    return int(found.scalar_one())


async def count_of_municipality(
    tx: Connection, call: CallId, municipality: MunicipalityId, *, pupils: bool
) -> int:
    """Counts the entries, or the pupils, of a municipality."""
    query = _PUPILS_OF_MUNICIPALITY if pupils else _OF_MUNICIPALITY
    found = await tx.execute(query, {"call": call, "municipality": municipality})
    return int(found.scalar_one())


async def pupils_of_organization(
    tx: Connection, call: CallId, organization: OrganizationId | None, *, but: EntryId | None
) -> list[EntryPupil]:
    """Returns the pupils of an organization who are in an entry of the call that counts."""
    asked = {"call": call, "organization": organization}
    rows = await tx.execute(_PUPILS_OF_ORGANIZATION, asked)
    return [_PUPIL.read(row) for row in rows if row.of_entry != but]


async def count_codes(tx: Connection, call: CallId) -> int:
    """Counts the entries that have a code; the caller locks the call."""
    return int((await tx.execute(_LAST_CODE, {"call": call})).scalar_one())


async def code_pupils(tx: Connection, entry: EntryId, code: str) -> None:
    """Gives the pupils codes that follow from the entry's: «А-017-1»."""
    for at, one in enumerate(await pupils_of_entry(tx, entry), 1):
        await tx.execute(
            update(entry_pupils)
            .where(entry_pupils.c.id == one.id)
            .values(code=one.code or f"{code}-{at}")
        )


async def save_entry(tx: Connection, seen: Entry, moved: Entry) -> bool:
    """Compare-and-set. Returns False if the entry has changed since `seen` was read."""
    same = update(entries).where(
        entries.c.id == seen.id, entries.c.version == seen.version, entries.c.status == seen.status
    )
    return await compare_and_set(tx, same.values(_ENTRY.changes(seen, moved, "version")))


async def save_entries(
    tx: Connection,
    moves: Sequence[tuple[Entry, Entry]],
    move: EntryMove,
    now: datetime,
    person: PersonId | None,
    *,
    note: str | None = None,
) -> None:
    """Moves many entries that the caller has locked, in two statements."""
    if not moves:
        return
    names = sorted({name for pair in moves for name in _ENTRY.changes(*pair, "version")})
    statement = (
        update(entries)
        .where(entries.c.id == bindparam("this"))
        .values({name: bindparam(f"new_{name}", type_=entries.c[name].type) for name in names})
    )
    rows = [
        {f"new_{name}": value for name, value in _ENTRY.columns(moved).items() if name in names}
        | {"this": seen.id}
        for seen, moved in moves
    ]
    await tx.execute(statement, rows)
    history = [
        _HISTORY_ENTRY.columns(_step(seen, moved, move, now, person, note=note))
        for seen, moved in moves
    ]
    await tx.execute(insert(entry_history), history)


async def add_entry_move(
    tx: Connection,
    seen: Entry | None,
    moved: Entry,
    move: EntryMove,
    now: datetime,
    person: PersonId | None = None,
    *,
    note: str | None = None,
    act: int | None = None,
    answers: Mapping[str, Any] | None = None,
) -> None:
    """Adds a move to the history; `seen` is None for a new entry, `person` for the clock."""
    entry = _step(seen, moved, move, now, person, note=note, act=act, answers=answers)
    await tx.execute(insert(entry_history).values(_HISTORY_ENTRY.columns(entry)))


def _step(
    seen: Entry | None,
    moved: Entry,
    move: EntryMove,
    now: datetime,
    person: PersonId | None,
    **more: Any,
) -> HistoryEntry:
    return HistoryEntry(
        entry=moved.id,
        move=move,
        source=seen.status if seen else None,
        target=moved.status,
        at=now,
        person=person,
        **more,
    )


async def entry_moves(tx: Connection, entry: EntryId) -> list[HistoryEntry]:
    """Returns the history, oldest first."""
    return await _HISTORY_ENTRY.all(tx, _HISTORY, entry=entry)


async def is_entry_act_done(tx: Connection, entry: EntryId, person: PersonId, act: int) -> bool:
    """Returns whether the person's act is in the history: its update is handled again."""
    asked = {"entry": entry, "person": person, "act": act}
    return bool((await tx.execute(_DONE, asked)).scalar_one())


async def due_entries(tx: Connection, now: datetime) -> list[EntryId]:
    """Returns returned and offered entries whose author's days are over."""
    return [EntryId(one) for one in (await tx.execute(_DUE, {"now": now})).scalars()]


# ── People, pupils, files ──────────────────────────────────────────────────────────────────────


async def people_of_entry(tx: Connection, entry: EntryId) -> list[EntryPerson]:
    return (await people_of_entries(tx, [entry]))[entry]


async def pupils_of_entry(tx: Connection, entry: EntryId) -> list[EntryPupil]:
    return (await pupils_of_entries(tx, [entry]))[entry]


async def files_of(tx: Connection, entry: EntryId) -> list[EntryFile]:
    return (await _parts(tx, entry_files, _FILE, [entry]))[entry]


async def people_of_entries(
    tx: Connection, ids: Iterable[EntryId]
) -> dict[EntryId, list[EntryPerson]]:
    return await _parts(tx, entry_people, _PERSON, ids)


async def pupils_of_entries(
    tx: Connection, ids: Iterable[EntryId]
) -> dict[EntryId, list[EntryPupil]]:
    return await _parts(tx, entry_pupils, _PUPIL, ids)


async def pupils_of_call(tx: Connection, call: CallId) -> dict[EntryId, list[EntryPupil]]:
    """Returns the pupils of all entries of a call that have some."""
    found = dict[EntryId, list[EntryPupil]]()
    query = (
        select(entry_pupils)
        .join(entries, entries.c.id == entry_pupils.c.entry_id)
        .where(entries.c.call_id == call)
        .order_by(entry_pupils.c.id)
    )
    for row in await tx.execute(query):
        found.setdefault(EntryId(row.entry_id), []).append(_PUPIL.read(row))
    return found


async def _parts(
    tx: Connection, table: Table, record: Record[Part], ids: Iterable[EntryId]
) -> dict[EntryId, list[Part]]:
    found: dict[EntryId, list[Part]] = {one: [] for one in ids}
    query = select(table).where(table.c.entry_id.in_(list(found))).order_by(table.c.id)
    for row in await tx.execute(query):
        found[EntryId(row.entry_id)].append(record.read(row))
    return found


async def save_agreement(
    tx: Connection, entry: EntryId, person: PersonId, state: Agreement
) -> bool:
    """Stores a co-author's answer. Returns False if it was given already, or no one was asked."""
    asked = update(entry_people).where(
        entry_people.c.entry_id == entry,
        entry_people.c.person_id == person,
        entry_people.c.state != state,
    )
    changes = {"state": state, "version": entry_people.c.version + 1}
    return await compare_and_set(tx, asked.values(changes))


async def calls_with_initials(tx: Connection) -> set[CallId]:
    """Returns the calls in which pupils are stored with their initials."""
    found = select(entries.c.call_id).join(entry_pupils).where(entry_pupils.c.initials.is_not(None))
    return {CallId(one) for one in (await tx.execute(found.distinct())).scalars()}


async def forget_entry_pupils(tx: Connection, call: CallId, settled_before: datetime) -> int:
    """Retention: deletes initials in entries that ended before that time. Returns their number."""
    ended = select(entries.c.id).where(
        entries.c.call_id == call,
        or_(
            entries.c.settled_at < settled_before,
            and_(entries.c.status.in_(sorted(GONE)), entries.c.submitted_at < settled_before),
        ),
    )
    old = (entry_pupils.c.entry_id.in_(ended), entry_pupils.c.initials.is_not(None))
    return (await tx.execute(update(entry_pupils).where(*old).values(initials=None))).rowcount
