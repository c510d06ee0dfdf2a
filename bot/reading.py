"""Updates read from Telegram's own JSON, without what costs most of that and nobody asks for."""

from collections.abc import Mapping
from typing import Any

from aiogram import Bot
from aiogram.types import InlineKeyboardMarkup, Update
from pydantic import ValidationError

from keyboards.buttons import known_button

_NOBODY_READS = ("from", "entities")
"""Of a message that is pressed: it is our own."""


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
