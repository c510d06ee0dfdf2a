"""Checks common to all calls of the Bot API: arguments and reachable chats."""

from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from sandbox.arguments import Arguments
from sandbox.box import Box, Chat
from sandbox.errors import ApiError, bad, forbidden

Method = Callable[[Box, Arguments], Awaitable[Any]]


class Described(NamedTuple):
    """A result that comes with a description, though the call was not refused."""

    result: Any
    description: str


_PEOPLE = {
    "kicked": "bot was blocked by the user",
    "deactivated": "user is deactivated",
    "new": "bot can't initiate conversation with a user",
}
_GROUPS = {
    "kicked": "bot was kicked from the group chat",
    "left": "bot is not a member of the group chat",
}


def chat_for(box: Box, arguments: Arguments) -> Chat:
    """Returns the chat to write to.

    Raises:
        ApiError: 400 for a chat that does not exist or has moved, 403 for one that must not be
            written to.
    """
    chat = known_chat(box, arguments)
    standing, texts = (
        (box.people[chat.id].status, _PEOPLE) if chat.is_private else (chat.standing, _GROUPS)
    )
    if chat.moved_to is not None:
        text = "group chat was upgraded to a supergroup chat"
        raise ApiError(400, text, migrate_to_chat_id=chat.moved_to)
    if standing in texts:
        raise forbidden(texts[standing])
    return chat


def known_chat(box: Box, arguments: Arguments, field: str = "chat_id") -> Chat:
    """Returns the chat, even one that must not be written to.

    Raises:
        ApiError: 400 for a chat that does not exist, 403 for the bot itself.
    """
    if not arguments.text(field):
        raise bad(f"{field} is empty")
    number = arguments.number(field)
    if number == box.bot["id"]:
        raise forbidden("the bot can't send messages to the bot")
    chat = None if number is None else box.chats.get(number)
    if chat is None:
        raise bad("chat not found")
    return chat
