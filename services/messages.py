"""Messages of two sides through the bot: each form becomes one, within the daily limit."""

from collections.abc import Collection
from datetime import datetime

from district.ids import DraftId, PersonId
from district.messages import MESSAGE_LIMIT, Message
from district.typed_text import limited_text
from services.limiting import Limiting
from storage.database import Connection
from storage.drafts import drop_draft
from storage.messages import Messages


async def write_once(
    tx: Connection,
    limiting: Limiting,
    messages: Messages,
    thread: int,
    author: PersonId,
    words: str,
    draft: DraftId,
    now: datetime,
    *,
    beside: Collection[int] = (),
) -> Message | None:
    """Adds a message and drops its draft, in the caller's transaction. Returns None if the draft
    became a message before.

    `beside`: other threads whose messages count towards the daily limit.

    Raises:
        Empty, TooLong: over `MESSAGE_LIMIT`.
        LimitReached: the daily limit is reached.
    """
    text = limited_text(words, MESSAGE_LIMIT)
    message = None
    if await messages.find_of_draft(tx, draft) is None:
        await limiting.ensure_message(tx, messages, author, {thread, *beside}, now)
        message = await messages.add(tx, thread, author, text, draft, now)
    await drop_draft(tx, draft)
    return message
