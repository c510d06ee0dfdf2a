"""Conversation states: the step of a form and some context, no answers."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, delete, select

from storage.database import Connection
from storage.records import Record
from storage.tables import conversations, persons
from storage.upsert import put

_FIND = select(conversations).where(
    conversations.c.chat_id == bindparam("chat"), conversations.c.user_id == bindparam("user")
)
OLD_STRANGERS = delete(conversations).where(
    conversations.c.touched_at < bindparam("before"),
    conversations.c.user_id.not_in(
        select(persons.c.telegram_id).where(persons.c.telegram_id.is_not(None))
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    chat: int
    user: int
    state: str | None = None
    data: dict[str, Any] = field(default_factory=dict)


_CONVERSATION = Record(Conversation, conversations)


async def find_conversation(tx: Connection, chat: int, user: int) -> Conversation:
    """Returns an empty conversation if there is none."""
    found = await _CONVERSATION.find(tx, _FIND, chat=chat, user=user)
    return found or Conversation(chat=chat, user=user)


async def save_conversations(
    tx: Connection, changed: Iterable[Conversation], now: datetime
) -> None:
    rows = [_CONVERSATION.columns(one) | {"touched_at": now} for one in changed]
    await put(tx, conversations, ("chat_id", "user_id"), rows)
