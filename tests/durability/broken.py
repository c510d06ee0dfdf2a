"""A bot with one bug: `python -m tests.durability.broken no-inbox`.

The judge must detect it.
"""

import sys
from collections.abc import Callable, Iterable
from typing import Any

from sqlalchemy import Update, update
from sqlalchemy.ext.asyncio import AsyncConnection

from bot import cli
from bot.intake import inbox
from bot.intake.inbox import Intake
from bot.intake.shared import SharedIntake
from storage.inbox import Received, keep_updates, mark_done, unhandled_of
from storage.leases import Leases
from storage.requests import requests as storage_requests
from storage.tables import requests


def no_inbox() -> None:
    """Confirms updates without storing them."""

    async def keep(_: AsyncConnection, received: Iterable[Received], **__: Any) -> set[int]:
        return {one.update_id for one in received}

    _put(inbox, "keep_updates", keep)


def done_too_soon() -> None:
    """Marks updates before handling them."""

    async def keep(tx: AsyncConnection, received: Iterable[Received], **how: Any) -> set[int]:
        new = await keep_updates(tx, received, **how)
        await mark_done(tx, new)
        return new

    _put(inbox, "keep_updates", keep)


def last_decision_stands() -> None:
    """Moves requests without a check of their status."""

    async def write(tx: AsyncConnection, move: Update) -> bool:
        number, *_ = move._where_criteria
        await tx.execute(update(requests).where(number).values(dict(move._values or {})))
        return True

    _put(storage_requests, "compare_and_set", write)


def no_order() -> None:
    """Handles one person's updates concurrently."""
    served, own = Intake._enqueue, inbox.whose_turn

    def enqueue(intake: Intake, waiting: Any) -> None:
        _put(inbox, "whose_turn", lambda _: waiting.received.update_id)
        served(intake, waiting)
        _put(inbox, "whose_turn", own)

    _put(Intake, "_enqueue", enqueue)


def no_persons_lock() -> None:
    """Replicas lock each update, not its person."""

    async def serve(intake: SharedIntake, person: int) -> None:
        for one in await intake._claims(person):
            if await intake.leases.take([-one.update_id]):
                async with intake.database.read() as connection:
                    left = await unhandled_of(connection, [person])
                if one.update_id in {each.update_id for each in left.get(person, [])}:
                    await intake._serve_in_order(person, [one])
                await intake.leases.release([-one.update_id])

    _put(SharedIntake, "_lock", _all_are_free)
    _put(SharedIntake, "_unlock", _all_are_free)
    _put(SharedIntake, "_serve_locked", serve)


def no_lock() -> None:
    """Replicas serve whom they like, and all of them send."""

    async def sends(_: Leases) -> bool:
        return True

    _put(SharedIntake, "_lock", _all_are_free)
    _put(SharedIntake, "_unlock", _all_are_free)
    _put(Leases, "take_sending", sends)


async def _all_are_free(_: SharedIntake, people: list[int]) -> list[bool]:
    return [True] * len(people)


def _put(where: object, name: str, what: object) -> None:
    setattr(where, name, what)


FAULTS: dict[str, Callable[[], None]] = {
    "no-inbox": no_inbox,
    "done-too-soon": done_too_soon,
    "last-decision-stands": last_decision_stands,
    "no-order": no_order,
    "no-persons-lock": no_persons_lock,
    "no-lock": no_lock,
}


if __name__ == "__main__":
    FAULTS[sys.argv[1]]()
    sys.exit(cli.main(["run"]))
