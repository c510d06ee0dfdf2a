"""The time of the bot's last reply in each group."""

from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete

from storage.database import Connection
from storage.tables import group_chats
from storage.upsert import insert_into

OLD_GROUPS = delete(group_chats).where(group_chats.c.answered_at < bindparam("before"))


async def take_answer(tx: Connection, chat: int, now: datetime, *, since: datetime) -> bool:
    """Compare-and-set. Stores the reply. Returns False if there was one after `since`."""
    return await _note(tx, chat, now, group_chats.c.answered_at <= since)


async def move_group(tx: Connection, old: int, new: int) -> None:
    """Moves the row of group `old` to `new`, keeping the later time. No-op without a row."""
    gone = delete(group_chats).where(group_chats.c.chat_id == old)
    answered = await tx.execute(gone.returning(group_chats.c.answered_at))
    at = answered.scalar_one_or_none()
    if at is not None:
        await _note(tx, new, at, group_chats.c.answered_at < at)


async def _note(tx: Connection, chat: int, at: datetime, condition: Any) -> bool:
    statement = insert_into(tx, group_chats).values(chat_id=chat, answered_at=at)
    statement = statement.on_conflict_do_update(
        index_elements=["chat_id"],
        set_={"answered_at": statement.excluded.answered_at},
        where=condition,
    )
    noted = await tx.execute(statement.returning(group_chats.c.chat_id))
    return noted.scalar_one_or_none() is not None
