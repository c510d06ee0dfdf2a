"""Parses updates from Telegram's JSON and skips expensive parts that no handler reads."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from aiogram import Bot
from aiogram.types import InlineKeyboardMarkup, Update
from pydantic import ValidationError

from keyboards.buttons import known_button

_NOBODY_READS = ("from", "entities")
"""Fields of a pressed message that are skipped: the message is the bot's own."""
_LARGEST = 1 << 62
"""Exclusive upper bound of update and account numbers that the database can store."""
_FIELD = re.compile(r"[a-z0-9_]{1,64}")
_DEEPEST, _MOST = 12, 100
"""Limits of nesting and of list members in the stored structure of an update."""


def read_update(raw: Mapping[str, Any], bot: Bot) -> Update:
    """Parses an update.

    Raises:
        ValidationError: aiogram does not know this kind of update.
    """
    return Update.model_validate(_lighter(raw), context={"bot": bot})


def _lighter(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """Drops unread fields of a pressed message and takes its buttons from a cache instead of
    building a new tree of objects for each press.
    """
    press = raw.get("callback_query")
    message = press.get("message") if isinstance(press, dict) else None
    if not isinstance(press, dict) or not isinstance(message, dict):
        return raw
    read = {name: value for name, value in message.items() if name not in _NOBODY_READS}
    keyboard = _known_keyboard(read.get("reply_markup"))
    if keyboard is not None:
        read["reply_markup"] = keyboard
    return {**raw, "callback_query": {**press, "message": read}}


def _known_keyboard(markup: Any) -> InlineKeyboardMarkup | None:
    """Returns None for a keyboard that the bot cannot have made."""
    try:
        rows = [[known_button(**button) for button in row] for row in markup["inline_keyboard"]]
        return InlineKeyboardMarkup(inline_keyboard=rows)
    except (TypeError, KeyError, ValidationError):
        return None


def is_numbered(raw: object) -> bool:
    """Returns whether the update has a number by which it can be stored and confirmed."""
    return isinstance(raw, dict) and _is_number(raw.get("update_id"))


def account_of(raw: Mapping[str, Any]) -> int | None:
    """Returns the sender's account, or None if the update has no valid one."""
    account = _sender(raw).get("id")
    return account if _is_number(account) else None


def language_code(raw: Mapping[str, Any]) -> str | None:
    """Returns the language of the sender's Telegram client."""
    code = _sender(raw).get("language_code")
    return code if isinstance(code, str) else None


def private_chat(raw: Mapping[str, Any]) -> int | None:
    """Returns the sender's private chat with the bot (the same number), or None elsewhere."""
    account = account_of(raw)
    for content in _contents(raw):
        message = content.get("message")
        chat = (message if isinstance(message, dict) else content).get("chat")
        if isinstance(chat, dict) and chat.get("type") == "private" and chat.get("id") == account:
            return account
    return None


def press_of(raw: Mapping[str, Any]) -> str | None:
    """Returns the callback query id of a press."""
    press = raw.get("callback_query")
    number = press.get("id") if isinstance(press, dict) else None
    return number if isinstance(number, str) else None


def album_of(raw: Mapping[str, Any]) -> str | None:
    """Returns the media group id of a message."""
    for content in _contents(raw):
        album = content.get("media_group_id")
        if isinstance(album, str):
            return album
    return None


def structure_of(value: Any, levels: int = _DEEPEST) -> Any:
    """Returns the same nesting with type names instead of values, free of people's data."""
    if isinstance(value, dict) and levels:
        return {
            name if _FIELD.fullmatch(name) else "?": structure_of(content, levels - 1)
            for name, content in value.items()
        }
    if isinstance(value, list) and levels:
        return [structure_of(one, levels - 1) for one in value[:_MOST]]
    return type(value).__name__


def _is_number(value: object) -> TypeGuard[int]:
    return isinstance(value, int) and not isinstance(value, bool) and 0 < value < _LARGEST


def _sender(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    for content in _contents(raw):
        sender = content.get("from")
        if isinstance(sender, dict):
            return sender
    return {}


def _contents(raw: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    for name, content in raw.items():
        if name != "update_id" and isinstance(content, dict):
            yield content
