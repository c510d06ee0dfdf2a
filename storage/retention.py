"""Retention: one table of kinds, for the hourly pass and for `okrug retain`.

Data about people is deleted by other rules, which ask for more than an age: pupils of a cohort or
an entry by `services`, erased people by `storage/people/erasing.py`.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import Delete, func, select

from storage.backup import KEPT, old_copies
from storage.conversations import OLD_STRANGERS
from storage.database import Connection
from storage.groups import OLD_GROUPS
from storage.inbox import OLD_HANDLED, OLD_SET_ASIDE
from storage.outbox import OLD_LETTERS
from storage.requests.batches import OLD_BATCHES


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`old` deletes the rows of before `:before`."""

    name: str
    kept: timedelta
    old: Delete


KINDS = (
    Kind(name="updates that were handled", kept=timedelta(hours=48), old=OLD_HANDLED),
    Kind(name="updates that could not be handled", kept=timedelta(days=14), old=OLD_SET_ASIDE),
    Kind(name="conversations before consent", kept=timedelta(days=2), old=OLD_STRANGERS),
    Kind(name="groups that were answered", kept=timedelta(days=1), old=OLD_GROUPS),
    Kind(name="batches of decisions", kept=timedelta(days=2), old=OLD_BATCHES),
    Kind(name="letters that have ended", kept=timedelta(days=400), old=OLD_LETTERS),
)
COPIES_KEPT = timedelta(days=KEPT)
"""Retention of `before-*.db` copies: the same as of nightly copies."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the report."""

    name: str
    kept: str
    old: int


async def delete_old(tx: Connection, now: datetime) -> None:
    """Deletes old rows of every kind."""
    for kind in KINDS:
        await tx.execute(kind.old, {"before": now - kind.kept})


async def report(tx: Connection, folder: Path, now: datetime) -> list[Line]:
    """Returns how much of each kind is old enough to be deleted, rows first."""
    lines = []
    for kind in KINDS:
        old = select(func.count()).select_from(kind.old.table)
        if kind.old.whereclause is not None:
            old = old.where(kind.old.whereclause)
        found = await tx.execute(old, {"before": now - kind.kept})
        lines.append(Line(name=kind.name, kept=_days(kind.kept), old=found.scalar_one()))
    copies = len(old_copies(folder, now - COPIES_KEPT))
    lines.append(Line(name="copies before a change", kept=_days(COPIES_KEPT), old=copies))
    return lines


def _days(kept: timedelta) -> str:
    return f"{kept.days} day{'s' * (kept.days != 1)}"
