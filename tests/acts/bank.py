"""Settled entries on the shelves of the bank, added directly to the storage."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select

from district.calls.bank import Shelf
from district.calls.call import Call, CallMove
from district.calls.entry import Entry, EntryFile, EntryMove, NewEntry, code_of
from district.ids import CallId, DraftId, EntryId, KindId, ListingId, TopicId
from district.people.roles import Actor
from storage.calls.calls import add_call, add_call_entry
from storage.calls.entries import add_entry, add_entry_move, save_entry
from storage.calls.kinds import get_kind
from storage.calls.listings import add_listings
from storage.database import Connection, Database
from storage.tables import calls, listings
from tests.world import TOPIC

TITLE = "Читаем условие вдвоём"
SHORT = "Ученики пересказывают задачу друг другу."
FILE = EntryFile(field="file", file_id="file-of-practice", unique_id="u1", name="урок.pdf")


async def lists(
    database: Database,
    author: Actor,
    now: datetime,
    title: str = TITLE,
    *,
    topic: TopicId | None = TOPIC,
    what: str = "lesson",
    shelf: Shelf = Shelf.PRACTICES,
    files: Sequence[EntryFile] = (FILE,),
) -> tuple[ListingId, EntryId]:
    """Puts a practice of the author on a shelf."""
    async with database.write() as tx:
        call = await _call(tx, author, now)
        answers = {"title": title, "kind": what, "short": SHORT}
        parts = NewEntry(title=title, answers=answers, files=tuple(files), call_version=1)
        entry = await add_entry(
            tx,
            Entry(
                id=EntryId(0),
                call=call,
                author=author.id,
                organization=author.profile.organization.id,
                municipality=author.profile.municipality.id,
                title=title,
                topic=topic,
                answers=answers,
                call_version=1,
                submitted_at=now,
                draft=DraftId(f"{author.id}-{title}"[:32]),
            ),
            parts,
        )
        await add_entry_move(tx, None, entry, EntryMove.SUBMIT, now, author.id)
        for move, changes in (
            (EntryMove.ADMIT, {"code": code_of(entry.id), "stage": "check"}),
            (EntryMove.ASSESS, {}),
            (EntryMove.SETTLE, {"outcome": "listed", "settled_at": now}),
        ):
            moved = entry.moved(move, **changes)
            assert await save_entry(tx, entry, moved)
            await add_entry_move(tx, entry, moved, move, now)
            entry = moved
        await add_listings(tx, [(entry.id, shelf)], now)
        found = select(listings.c.id).where(listings.c.entry_id == entry.id)
        return ListingId((await tx.execute(found)).scalar_one()), entry.id


async def _call(tx: Connection, author: Actor, now: datetime) -> CallId:
    known = (await tx.execute(select(calls.c.id).limit(1))).scalar_one_or_none()
    if known is not None:
        return CallId(known)
    kind = (await get_kind(tx, KindId("practices"))).kind
    call = Call(
        id=CallId(0),
        district=author.profile.place.district,
        kind_id=KindId("practices"),
        kind=kind,
        title="Банк практик",
        opens_at=now,
        created_by=author.id,
        created_at=now,
        draft=None,
    )
    made = await add_call(tx, call)
    await add_call_entry(tx, None, made, CallMove.PUBLISH, now, author.id)
    return made.id
