"""Letters on their way out."""

from collections.abc import Iterable

from sqlalchemy.dialects.postgresql import insert as postgresql_insert
from sqlalchemy.dialects.sqlite import insert as sqlite_insert
from sqlalchemy.ext.asyncio import AsyncConnection

from district.letters import LETTERS, LetterStatus, NewLetter
from storage.database import mark_outbound
from storage.tables import outbox


async def put_letters(connection: AsyncConnection, letters: Iterable[NewLetter]) -> None:
    """Puts letters out in the transaction of the fact they tell; one known by its key stays one."""
    rows = [
        {
            "dedup_key": letter.key,
            "person_id": letter.person,
            "kind": letter.kind,
            "payload": dict(letter.payload),
            "status": LetterStatus.DUE,
            "urgency": LETTERS[letter.kind].urgency,
            "created_at": letter.due_at,
            "due_at": letter.due_at,
            "attempts": 0,
        }
        for letter in letters
    ]
    if not rows:
        return
    insert = sqlite_insert if connection.dialect.name == "sqlite" else postgresql_insert
    await connection.execute(insert(outbox).on_conflict_do_nothing(), rows)
    mark_outbound(connection)
