"""Albums: their messages arrive one by one and are one answer of a person."""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Message, TelegramObject

from district.people.roles import Actor

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]

ANSWERED = "album"
"""Key in the conversation's data of the album whose first message was handled."""
TAKES_ALBUMS = frozenset({"form:announcement", "AnnouncementForm:open"})
"""States in which every message of an album is handled."""
FILES = "-files"
"""Ending of the state of a form at a step that takes files, where every message is handled too."""


class OneAnswer(BaseMiddleware):
    """Leaves out further messages of an album that was handled by its first one.

    Before consent all are kept to be handled later.
    """

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        album = event.media_group_id if isinstance(event, Message) else None
        actor: Actor | None = data.get("actor")
        is_outside = actor is None or not actor.person.has_consented
        raw_state = data.get("raw_state") or ""
        takes_all = raw_state in TAKES_ALBUMS or raw_state.endswith(FILES)
        if album is None or is_outside or takes_all:
            return await handler(event, data)
        state = data["state"]
        if (await state.get_data()).get(ANSWERED) == album:
            return None
        result = await handler(event, data)
        await state.update_data({ANSWERED: album})
        return result
