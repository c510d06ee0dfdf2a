"""Filters that run in the event loop: a magic filter or lambda would take a thread and 115 µs."""

from enum import StrEnum
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.filters import Filter, StateFilter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, TelegramObject
from magic_filter import MagicFilter

from handlers.menu import MenuLabel
from keyboards.menu import Entry


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
    goes straight there instead of being unpacked by one router after the other. Words go only to
    those that have an ear for them: at this label of the menu, or at where the conversation stands.
    """

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        if isinstance(event, CallbackQuery):
            routers = [one for one in self.sub_routers if one.name == prefix_of(event)]
        else:
            entry, state = kwargs.get("menu_entry"), kwargs.get("raw_state")
            routers = [
                one
                for one in self.sub_routers
                if _listens(one.observers[update_type], entry, state)
            ]
        for router in routers:
            answer = await router.propagate_event(update_type, event, **kwargs)
            if answer is not UNHANDLED:
                return answer
        return UNHANDLED


def _listens(observer: TelegramEventObserver, entry: Entry | None, state: str | None) -> bool:
    """Whether the first filter of any handler may let it in."""
    return any(
        not handler.filters or _may_pass(handler.filters[0].callback, entry, state)
        for handler in observer.handlers
    )


def _may_pass(first: object, entry: Entry | None, state: str | None) -> bool:
    match first:
        case MenuLabel():
            return first.entry is entry
        case StateFilter() if all(isinstance(one, State) for one in first.states):
            return state in {one.state for one in first.states}  # type: ignore[union-attr]
        case _:
            return True


def prefix_of(press: CallbackQuery) -> str:
    return (press.data or "").partition(":")[0]
