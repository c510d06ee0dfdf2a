"""Queries of entries, their people, pupils and files, and their append-only history."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Literal

from sqlalchemy import and_, bindparam, delete, func, or_, select, update

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
    NewEntry,
)
from district.drafts import Form
from district.ids import CallId, DraftId, EntryId, MunicipalityId, OrganizationId, PersonId
from district.pages import Page
from storage.compare_and_set import compare_and_set
from storage.database import Connection
from storage.records import Machine, Rows
from storage.tables import drafts, entries, entry_files, entry_history, entry_people, entry_pupils

_ENTRIES: Machine[Entry, EntryId] = Machine(Entry, entries, entry_history, "entry_id")
_PEOPLE: Rows[EntryPerson, int] = Rows(EntryPerson, entry_people)
_PUPILS: Rows[EntryPupil, int] = Rows(EntryPupil, entry_pupils)
_FILES: Rows[EntryFile, int] = Rows(EntryFile, entry_files)
get_entry, get_entries = _ENTRIES.of_id, _ENTRIES.by_id
save_entry, move_entry, add_entry_move = _ENTRIES.save, _ENTRIES.move, _ENTRIES.note

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
_PUPILS_COUNT = (
    select(func.count())
    .select_from(entry_pupils.join(entries, entries.c.id == entry_pupils.c.entry_id))
    .where(_COUNTS)
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


async def add_entry(tx: Connection, new: Entry, parts: NewEntry) -> Entry:
    """Adds an entry with its people, pupils and files. Returns it with its id."""
    added = await _ENTRIES.add_one(tx, new)
    await put_parts(tx, added.id, parts)
    return added


async def put_parts(tx: Connection, entry: EntryId, parts: NewEntry) -> None:
    """Replaces people, pupils and files; a co-author who was there before keeps the answer."""
    before = {one.person: one for one in await people_of_entry(tx, entry) if one.person}
    people = [
        replace(one, state=before[one.person].state) if one.person in before else one
        for one in parts.people
    ]
    for table in (entry_people, entry_pupils, entry_files):
        await tx.execute(delete(table).where(table.c.entry_id == entry))
    await _PEOPLE.add_many(tx, people, entry_id=entry)
    await _PUPILS.add_many(tx, parts.pupils, entry_id=entry)
    await _FILES.add_many(tx, parts.files, entry_id=entry)


async def put_files(tx: Connection, entry: EntryId, field: str, files: Iterable[EntryFile]) -> None:
    """Replaces the files of one field."""
    await tx.execute(delete(entry_files).filter_by(entry_id=entry, field=field))
    await _FILES.add_many(tx, files, entry_id=entry)


async def find_entry_of_draft(tx: Connection, draft: DraftId) -> Entry | None:
    return await _ENTRIES.first(tx, draft_id=draft)


async def entries_of_call(tx: Connection, call: CallId) -> list[Entry]:
    """Returns all entries of a call, in the order in which they came."""
    return await _ENTRIES.where(tx, call_id=call)


async def live_entries_of(tx: Connection, person: PersonId) -> list[Entry]:
    """Returns the entries of an author whose outcome is open, locked until the transaction ends."""
    query = select(entries).where(
        entries.c.author_id == person, entries.c.status.in_([*sorted(LIVE), EntryStatus.OFFERED])
    )
    return await _ENTRIES.all(tx, query.order_by(entries.c.id).with_for_update())


async def page_of_entries(tx: Connection, person: PersonId, number: int, size: int) -> Page[Entry]:
    """Returns a page of the entries of an author or co-author, the newest first."""
    query = select(entries).where(_IS_OWN).order_by(entries.c.id.desc())
    return await _ENTRIES.page(tx, query, number, size, person=person)


async def has_own_entry(tx: Connection, call: CallId, person: PersonId) -> bool:
    """Returns whether a person is author or co-author of an entry of the call that counts."""
    query = select(entries.c.id).where(_COUNTS, _IS_OWN).limit(1)
    found = await tx.execute(query, {"call": call, "person": person})
    return found.first() is not None


async def count_entries(
    tx: Connection,
    call: CallId,
    of: PersonId | OrganizationId | MunicipalityId,
    whose: Literal["author", "organization", "municipality"],
    *,
    pupils: bool = False,
    but: EntryId | None = None,
) -> int:
    """Counts the entries of a call that count, or their pupils; `but`: an entry to leave out."""
    query = _PUPILS_COUNT if pupils else select(func.count()).where(_COUNTS)
    query = query.where(entries.c[f"{whose}_id"] == of, entries.c.id != but)
    found = await tx.execute(query, {"call": call})
    return int(found.scalar_one())


async def pupils_of_organization(
    tx: Connection, call: CallId, organization: OrganizationId | None, *, but: EntryId | None
) -> list[EntryPupil]:
    """Returns the pupils of an organization who are in an entry of the call that counts."""
    asked = {"call": call, "organization": organization}
    rows = await tx.execute(_PUPILS_OF_ORGANIZATION, asked)
    return [_PUPILS.read(row) for row in rows if row.of_entry != but]


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


async def save_entries(
    tx: Connection,
    moves: Sequence[tuple[Entry, Entry]],
    move: EntryMove,
    now: datetime,
    person: PersonId | None,
) -> None:
    """Moves many entries that the caller has locked, in two statements."""
    if not moves:
        return
    names = sorted({name for pair in moves for name in _ENTRIES.changes(*pair, "version")})
    statement = (
        update(entries)
        .where(entries.c.id == bindparam("this"))
        .values({name: bindparam(f"new_{name}", type_=entries.c[name].type) for name in names})
    )
    rows = [
        {f"new_{name}": value for name, value in _ENTRIES.columns(moved).items() if name in names}
        | {"this": seen.id}
        for seen, moved in moves
    ]
    await tx.execute(statement, rows)
    await _ENTRIES.note_all(tx, moves, move, now, person)


async def due_entries(tx: Connection, now: datetime) -> list[EntryId]:
    """Returns returned and offered entries whose author's days are over."""
    return [EntryId(one) for one in (await tx.execute(_DUE, {"now": now})).scalars()]


# ── People, pupils, files ──────────────────────────────────────────────────────────────────────


async def people_of_entry(tx: Connection, entry: EntryId) -> list[EntryPerson]:
    return await _PEOPLE.where(tx, entry_id=entry)


async def pupils_of_entry(tx: Connection, entry: EntryId) -> list[EntryPupil]:
    return await _PUPILS.where(tx, entry_id=entry)


async def files_of(tx: Connection, entry: EntryId) -> list[EntryFile]:
    return await _FILES.where(tx, entry_id=entry)


async def people_of_entries(
    tx: Connection, ids: Iterable[EntryId]
) -> dict[EntryId, list[EntryPerson]]:
    return await _PEOPLE.of_each(tx, "entry_id", ids)


async def teams_of(tx: Connection, entries: Iterable[Entry]) -> dict[EntryId, list[PersonId]]:
    """Returns the author of each entry, and after it the co-authors who have confirmed."""
    authors = {one.id: one.author for one in entries}
    others, teams = await people_of_entries(tx, authors), {}
    for entry, author in authors.items():
        agreed = [one.person for one in others[entry] if one.state is Agreement.CONFIRMED]
        teams[entry] = list(dict.fromkeys([author, *filter(None, agreed)]))
    return teams


async def team_of(tx: Connection, entry: Entry) -> list[PersonId]:
    return (await teams_of(tx, [entry]))[entry.id]


async def pupils_of_entries(
    tx: Connection, ids: Iterable[EntryId]
) -> dict[EntryId, list[EntryPupil]]:
    return await _PUPILS.of_each(tx, "entry_id", ids)


async def pupils_of_call(tx: Connection, call: CallId) -> dict[EntryId, list[EntryPupil]]:
    """Returns the pupils of all entries of a call that have some."""
    query = select(entry_pupils).join(entries).where(entries.c.call_id == call)
    found = defaultdict[EntryId, list[EntryPupil]](list)
    for row in await tx.execute(query.order_by(entry_pupils.c.id)):
        found[EntryId(row.entry_id)].append(_PUPILS.read(row))
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


async def unsent_drafts(
    tx: Connection, abouts: Collection[str], untouched_since: datetime
) -> list[tuple[PersonId, str]]:
    """Returns people with a draft about one of these calls, and the subject."""
    found = await tx.execute(
        select(drafts.c.person_id, drafts.c.about)
        .where(
            drafts.c.form == Form.ENTRY,
            drafts.c.about.in_(abouts),
            drafts.c.touched_at <= untouched_since,
        )
        .order_by(drafts.c.person_id, drafts.c.about)
    )
    return [(PersonId(row.person_id), row.about) for row in found]
