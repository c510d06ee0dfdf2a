"""Updates read from Telegram's own JSON, without what costs most of that and nobody asks for."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, TypeGuard

from aiogram import Bot
from aiogram.types import InlineKeyboardMarkup, Update
from pydantic import ValidationError

from keyboards.buttons import known_button

_NOBODY_READS = ("from", "entities")
"""Of a message that is pressed: it is our own."""
_LARGEST = 1 << 62
"""Numbers of updates and of accounts lie below: the database keeps no larger ones."""
_FIELD = re.compile(r"[a-z0-9_]{1,64}")
_DEEPEST, _MOST = 12, 100
"""Levels, and members of one list, that the structure of an update keeps."""


def read_update(raw: Mapping[str, Any], bot: Bot) -> Update:
    """
    Raises:
        ValidationError: it is no update that aiogram knows.
    """
    return Update.model_validate(_lighter(raw), context={"bot": bot})


def _lighter(raw: Mapping[str, Any]) -> Mapping[str, Any]:
    """With a pressed message, its keyboard comes back as it was sent: of buttons that are known,
    instead of a new tree of objects for each press."""
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
    """None for one that is not of our making."""
    try:
        rows = [[known_button(**button) for button in row] for row in markup["inline_keyboard"]]
        return InlineKeyboardMarkup(inline_keyboard=rows)
    except (TypeError, KeyError, ValidationError):
        return None


def is_numbered(raw: object) -> bool:
    """Whether it has a number by which it can be kept and confirmed."""
    return isinstance(raw, dict) and _is_number(raw.get("update_id"))


def account_of(raw: Mapping[str, Any]) -> int | None:
    """The account that an update comes from; None if it names none that can be one."""
    account = _sender(raw).get("id")
    return account if _is_number(account) else None


def language_code(raw: Mapping[str, Any]) -> str | None:
    """That of the sender's own program."""
    code = _sender(raw).get("language_code")
    return code if isinstance(code, str) else None


def private_chat(raw: Mapping[str, Any]) -> int | None:
    """The chat of the sender and the bot alone, which has the sender's number; None elsewhere."""
    account = account_of(raw)
    for content in _contents(raw):
        message = content.get("message")
        chat = (message if isinstance(message, dict) else content).get("chat")
        if isinstance(chat, dict) and chat.get("type") == "private" and chat.get("id") == account:
            return account
    return None


def press_of(raw: Mapping[str, Any]) -> str | None:
    """The number of a press, by which it is answered."""
    press = raw.get("callback_query")
    number = press.get("id") if isinstance(press, dict) else None
    return number if isinstance(number, str) else None


def album_of(raw: Mapping[str, Any]) -> str | None:
    """The album that a message belongs to."""
    for content in _contents(raw):
        album = content.get("media_group_id")
        if isinstance(album, str):
            return album
    return None


def structure_of(value: Any, levels: int = _DEEPEST) -> Any:
    """The same nesting with the name of a type in place of each value: no word or number of
    anybody's is left."""
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
