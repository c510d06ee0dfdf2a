"""Filters that run in the event loop: a magic filter or lambda would take a thread and 115 µs."""

from enum import StrEnum
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.filters import Filter
from aiogram.types import CallbackQuery, TelegramObject
from magic_filter import MagicFilter


class When(Filter):
    """`When(F.text)`: a magic filter that is awaited."""

    def __init__(self, magic: MagicFilter) -> None:
        self.magic = magic

    async def __call__(self, event: TelegramObject) -> Any:
        return self.magic.resolve(event)


class On(Filter):
    """A press with one of these actions; its router has unpacked it by a root filter."""

    def __init__(self, *actions: StrEnum) -> None:
        self.actions = frozenset(actions)

    async def __call__(self, _: CallbackQuery, callback_data: Any = None) -> bool:
        return getattr(callback_data, "action", None) in self.actions


class BySubject(Router):
    """Routers of which each answers the presses of one prefix, and that is its own name: a press
    goes straight there instead of being unpacked by one router after the other."""

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        if not isinstance(event, CallbackQuery):
            return await super().propagate_event(update_type, event, **kwargs)
        prefix = prefix_of(event)
        for router in self.sub_routers:
            if router.name == prefix:
                return await router.propagate_event(update_type, event, **kwargs)
        return UNHANDLED


def prefix_of(press: CallbackQuery) -> str:
    return (press.data or "").partition(":")[0]
