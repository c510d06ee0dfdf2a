"""Calls of the shipped kinds that were announced, and their settled entries."""

import tomllib
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import update

from bot.load import DATA
from district.calls.call import Call, CallMove
from district.calls.entry import Entry, EntryMove, EntryPerson, EntryPupil, NewEntry
from district.calls.kind import Kind, read_kind
from district.calls.paper import Given
from district.ids import CallId, DraftId, EntryId, KindId, PersonId
from district.people.roles import Actor
from storage.calls.calls import add_call, add_call_entry, move_call
from storage.calls.entries import add_entry, add_entry_move, pupils_of_entry, save_entry
from storage.database import Database
from storage.tables import entry_pupils
from tests.world import MOUNTAINS

KINDS = {
    one["id"]: read_kind(one) for one in tomllib.loads((DATA / "calls.toml").read_text())["kinds"]
}
CALL, TITLE, PLACE, TOTAL = "Конкурс года", "Школьный музей как класс", 2, 8750


async def announced(database: Database, kind: Kind, curator: PersonId, now: datetime) -> Call:
    """Adds a call with its history; one without an end is published only."""
    ends = not kind.rules.ends_never
    call = Call(
        id=CallId(0),
        district=MOUNTAINS,
        kind_id=KindId(kind.id),
        kind=kind,
        title=CALL,
        opens_at=now - timedelta(days=9),
        closes_at=now - timedelta(days=2) if ends else None,
        created_by=curator,
        created_at=now - timedelta(days=9),
        draft=None,
    )
    moves = [CallMove.JUDGE, CallMove.ANNOUNCE] if ends else []
    async with database.write() as tx:
        call = await add_call(tx, call)
        await add_call_entry(tx, None, call, CallMove.PUBLISH, now, curator)
        for move in moves:
            call = await move_call(tx, call, move, now, curator)
    return call


async def settled(
    database: Database,
    call: Call,
    author: Actor,
    outcome: str,
    now: datetime,
    *,
    people: Sequence[EntryPerson] = (),
    pupils: Sequence[EntryPupil] = (),
) -> Given:
    """Adds an entry with its history and outcome; pupils keep outcomes and places of their own."""
    entry = Entry(
        id=EntryId(0),
        call=call.id,
        author=author.id,
        organization=author.profile.organization.id,
        municipality=author.profile.municipality.id,
        title=TITLE,
        answers={},
        call_version=1,
        submitted_at=now,
        draft=DraftId(f"draft-{call.id}-{author.id}"),
    )
    result = {"outcome": outcome, "place": PLACE, "total": TOTAL, "settled_at": now}
    moves: tuple[tuple[EntryMove, dict[str, Any]], ...] = (
        (EntryMove.ADMIT, {"code": f"А-{author.id:03}", "stage": call.kind.stages[0].id}),
        (EntryMove.ASSESS, {}),
        (EntryMove.SETTLE, result),
    )
    parts = NewEntry(title=TITLE, call_version=1, people=tuple(people), pupils=tuple(pupils))
    async with database.write() as tx:
        entry = await add_entry(tx, entry, parts)
        await add_entry_move(tx, None, entry, EntryMove.SUBMIT, now, author.id)
        for move, changes in moves:
            moved = entry.moved(move, **changes)
            assert await save_entry(tx, entry, moved)
            await add_entry_move(tx, entry, moved, move, now)
            entry = moved
        for pupil, given in zip(await pupils_of_entry(tx, entry.id), pupils, strict=True):
            await tx.execute(
                update(entry_pupils)
                .where(entry_pupils.c.id == pupil.id)
                .values(outcome=given.outcome, place=given.place)
            )
    spec = next(one for one in call.kind.outcomes if one.id == outcome)
    return Given(entry=entry, outcome=spec)
