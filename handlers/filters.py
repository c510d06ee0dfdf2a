"""Filters that run in the event loop: a magic filter or lambda would take a thread and 115 µs."""

from enum import StrEnum
from typing import Any

from aiogram.filters import Filter
from aiogram.types import CallbackQuery, Message, TelegramObject
from magic_filter import MagicFilter


class When(Filter):
    """`When(F.text)`: an awaitable magic filter."""

    def __init__(self, magic: MagicFilter) -> None:
        self.magic = magic

    async def __call__(self, event: TelegramObject) -> Any:
        return self.magic.resolve(event)


class On(Filter):
    """A press with one of these actions, unpacked by an earlier filter."""

    def __init__(self, *actions: StrEnum) -> None:
        self.actions = frozenset(actions)

    async def __call__(self, _: CallbackQuery, callback_data: Any = None) -> bool:
        return getattr(callback_data, "action", None) in self.actions


class IsReply(Filter):
    """A Telegram reply with text to a message with buttons; not a menu label or a command."""

    async def __call__(self, event: Message, menu_entry: Any = None) -> bool:
        text = event.text or ""
        return bool(text and menu_entry is None and text[0] != "/" and buttons_of(event))


def buttons_of(event: TelegramObject) -> list[str]:
    """Returns the data of the buttons of the message that was replied to."""
    replied = event.reply_to_message if isinstance(event, Message) else None
    markup = replied.reply_markup if replied else None
    return (
        [one.callback_data or "" for row in markup.inline_keyboard for one in row] if markup else []
    )


class HasPrefix(Filter):
    def __init__(self, prefix: str) -> None:
        self.prefix = prefix

    async def __call__(self, event: CallbackQuery) -> bool:
        return prefix_of(event) == self.prefix


def prefix_of(press: CallbackQuery) -> str:
    return (press.data or "").partition(":")[0]
