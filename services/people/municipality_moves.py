"""Moves of municipalities to other districts, planned by administrators."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Protocol

from district.drafts import Form, unsent
from district.errors import OutOfDate, Past, existing
from district.forms import Entered, entered_of
from district.ids import DraftId, MunicipalityMoveId
from district.letters import LetterKind, new_letter
from district.pages import Page
from district.people.municipality_moves import (
    DAY,
    MUNICIPALITY,
    TARGET,
    MoveFacts,
    MovesAlong,
    MunicipalityMove,
)
from district.people.roles import Actor, Permission
from district.territory import Transfer
from services.apart import run_apart
from services.service import Service
from storage.changes import note_change
from storage.database import Connection
from storage.drafts import drop_draft, hold_draft
from storage.outbox import put_letters
from storage.people.municipality_moves import (
    add_move,
    count_along,
    due_moves,
    find_move,
    find_move_of_draft,
    find_planned_move,
    list_moves,
    mark_applied,
    move_municipality,
    people_concerned,
    take_back_move,
)
from storage.territory import districts_in_use, hold_municipality

PAGE = 8
"""Page size of the list."""


class Following(Protocol):
    """Takes along what belongs to the people of a municipality."""

    async def municipality_moved(
        self, tx: Connection, transfer: Transfer, now: datetime
    ) -> None: ...


class Opening(Protocol):
    """Keeps activities open to a municipality that leaves their district."""

    async def keep_open(self, tx: Connection, transfer: Transfer, now: datetime) -> None: ...

    async def count_open(
        self, connection: Connection, transfer: Transfer, now: datetime
    ) -> int: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class MunicipalityMoves(Service):
    activities: Opening
    followers: Sequence[Following]

    async def page(self, actor: Actor, number: int = 0) -> Page[MoveFacts]:
        """Returns a page of moves, planned ones first."""
        actor.ensure(Permission.MOVE_MUNICIPALITIES)
        async with self.database.read() as connection:
            found, total = await list_moves(connection, limit=PAGE, offset=number * PAGE)
        return Page(items=tuple(found), total=total, number=number, size=PAGE)

    async def get(self, actor: Actor, move: MunicipalityMoveId) -> MoveFacts:
        """Returns a move.

        Raises:
            NotFound: it does not exist or was taken back.
        """
        actor.ensure(Permission.MOVE_MUNICIPALITIES)
        return await self.facts(move)

    async def facts(self, move: MunicipalityMoveId) -> MoveFacts:
        """Returns the facts for a letter.

        Raises:
            NotFound: it does not exist or was taken back.
        """
        async with self.database.read() as connection:
            found = await find_move(connection, move)
        return existing(found)

    async def along(self, actor: Actor, transfer: Transfer) -> MovesAlong:
        """Returns what the municipality would take along now, and what would stay open to it."""
        actor.ensure(Permission.MOVE_MUNICIPALITIES)
        now = self.clock()
        async with self.database.read() as connection:
            still_open = await self.activities.count_open(connection, transfer, now)
            return await count_along(connection, transfer, still_open, now)

    async def plan(self, actor: Actor, draft: DraftId) -> MoveFacts:
        """Plans a move from a form. Idempotent by `draft`.

        Raises:
            DraftGone: the form was cancelled or replaced.
            OutOfDate: the municipality has moved or will move, or an answer is missing.
            Past: the day is over.
        """
        actor.ensure(Permission.MOVE_MUNICIPALITIES)
        now = self.clock()
        async with self.database.write() as tx:
            form = await hold_draft(tx, actor.id, Form.MUNICIPALITY)
            known = await find_move_of_draft(tx, draft)
            if known is not None:
                return known
            form = unsent(form, draft)
            new = await self._move_in(tx, entered_of(form))
            move = await add_move(tx, new, draft, actor.id, now)
            await drop_draft(tx, draft)
            details = {"from": new.source, "to": new.target, "on": new.day.isoformat()}
            await note_change(tx, now, actor.id, "municipality", new.municipality, "moves", details)
            made = await find_move(tx, move)
        return existing(made)

    async def _move_in(self, tx: Connection, entered: Entered) -> MunicipalityMove:
        municipality, target = entered.need(MUNICIPALITY), entered.need(TARGET)
        day = entered.need(DAY)
        source = await hold_municipality(tx, municipality)
        known = {one.id for one in await districts_in_use(tx)}
        if source is None or target == source or target not in known:
            raise OutOfDate
        if await find_planned_move(tx, municipality) is not None:
            raise OutOfDate
        if day < self.today:
            raise Past
        return MunicipalityMove(
            id=MunicipalityMoveId(0),
            municipality=municipality,
            source=source,
            target=target,
            day=day,
        )

    async def take_back(self, actor: Actor, move: MunicipalityMoveId) -> None:
        """Deletes a planned move. Idempotent.

        Raises:
            OutOfDate: it was applied.
        """
        actor.ensure(Permission.MOVE_MUNICIPALITIES)
        async with self.database.write() as tx:
            found = await find_move(tx, move)
            if found is None:
                return
            if not await take_back_move(tx, move):
                raise OutOfDate
            about = found.move.municipality
            await note_change(tx, self.clock(), actor.id, "municipality", about, "stays")

    async def tick(self) -> None:
        """Applies the moves whose day has begun."""
        async with self.database.read() as connection:
            due = await due_moves(connection, self.today)
        await run_apart(partial(self._apply, move) for move in due)

    async def _apply(self, move: MunicipalityMove) -> None:
        """Applies a move; a no-op if it was applied or taken back."""
        now = self.clock()
        async with self.database.write() as tx:
            if not await mark_applied(tx, move.id, now):
                return
            await self.activities.keep_open(
                tx, move, now
            )  # locked before the place, as sign-ups do
            await move_municipality(tx, move, now)
            await self.activities.keep_open(tx, move, now)  # those that were being made meanwhile
            for each in self.followers:
                await each.municipality_moved(tx, move, now)
            details = {"from": move.source, "to": move.target}
            await note_change(tx, now, None, "municipality", move.municipality, "moved", details)
            kind = LetterKind.MUNICIPALITY_MOVED
            await put_letters(
                tx,
                [
                    new_letter(kind, person, now, f"{move.id}:{person}", move=move.id)
                    for person in await people_concerned(tx, move, now)
                ],
            )
