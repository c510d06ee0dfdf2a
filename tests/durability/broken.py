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
from storage.inbox import Received, keep_updates, mark_done
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
    served, own = Intake._enqueue, inbox._whose

    def enqueue(intake: Intake, waiting: Any) -> None:
        _put(inbox, "_whose", lambda _: waiting.received.update_id)
        served(intake, waiting)
        _put(inbox, "_whose", own)

    _put(Intake, "_enqueue", enqueue)


def _put(where: object, name: str, what: object) -> None:
    setattr(where, name, what)


FAULTS: dict[str, Callable[[], None]] = {
    "no-inbox": no_inbox,
    "done-too-soon": done_too_soon,
    "last-decision-stands": last_decision_stands,
    "no-order": no_order,
}


if __name__ == "__main__":
    FAULTS[sys.argv[1]]()
    sys.exit(cli.main(["run"]))
