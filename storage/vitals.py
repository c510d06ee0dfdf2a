"""Figures on how far the bot is behind, for monitoring."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, func, literal_column, select, text

from district.letters import LetterStatus
from storage.database import Connection
from storage.tables import cards, inbox, outbox

# Literals, as in the conditions of the partial indexes.
_DUE = (
    outbox.c.status.in_([literal_column("'due'"), literal_column("'sending'")]),
    outbox.c.status == LetterStatus.DUE,
    outbox.c.due_at <= bindparam("now"),
)
_VITALS = select(
    select(func.min(inbox.c.received_at))
    .where(text("inbox.status = 'new'"))
    .scalar_subquery()
    .label("oldest_update"),
    select(func.count()).select_from(outbox).where(*_DUE).scalar_subquery().label("letters_due"),
    select(func.min(outbox.c.due_at)).where(*_DUE).scalar_subquery().label("oldest_letter"),
    select(func.count())
    .select_from(cards)
    .where(cards.c.shown < cards.c.wanted)
    .scalar_subquery()
    .label("cards_behind"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Vitals:
    oldest_update: datetime | None
    """Arrival of the oldest update that is not handled."""
    letters_due: int
    oldest_letter: datetime | None
    """Time since which the oldest of them is due."""
    cards_behind: int


async def read_vitals(tx: Connection, now: datetime) -> Vitals:
    row = (await tx.execute(_VITALS, {"now": now})).one()
    return Vitals(**row._mapping)


async def schema_revision(tx: Connection) -> str | None:
    found: str | None = (
        await tx.execute(text("SELECT version_num FROM alembic_version"))
    ).scalar_one_or_none()
    return found
