"""How an update finds its conversation: of fifty routers only those are asked that may take it.

To be asked costs a router a dozen copies of whatever goes along with the update, so nobody is asked
in vain and little goes along: more than a quarter of a tap went into that.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import CallableObject
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.filters import StateFilter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, TelegramObject

from handlers.filters import prefix_of
from handlers.menu import MenuLabel, comes_by_link
from keyboards.menu import Entry


def hand_on(router: Router, things: Mapping[str, Any]) -> None:
    """Gives all handlers and filters below what they ask for by name and what never changes: once,
    instead of letting it go along with every update."""
    for each in router.chain_tail:
        for observer in each.observers.values():
            for handler in (observer._handler, *observer.handlers):
                for call in (handler, *(handler.filters or ())):
                    _give(call, things)


def _give(call: CallableObject, things: Mapping[str, Any]) -> None:
    given = {name: things[name] for name in call.params if name in things}
    if given:
        call.callback = partial(call.callback, **given)
        call.params = call.params - given.keys()


class InOrder(Router):
    """Asks its routers one after the other, but those that have no ear for this kind of update."""

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        for router in self._asked(update_type, event, kwargs):
            answer = await router.propagate_event(update_type, event, **kwargs)
            if answer is not UNHANDLED:
                return answer
        return UNHANDLED

    def _asked(self, update_type: str, event: TelegramObject, data: dict[str, Any]) -> list[Router]:
        return [
            one
            for one in self.sub_routers
            if one.sub_routers or one.observers[update_type].handlers
        ]


class ByLink(InOrder):
    """Routers of deep links: whoever comes without a link passes them by."""

    def _asked(self, update_type: str, event: TelegramObject, data: dict[str, Any]) -> list[Router]:
        return super()._asked(update_type, event, data) if comes_by_link(event) else []


class BySubject(InOrder):
    """Routers of which each answers the presses of one prefix, and that is its own name. Words go
    only to those that listen at this label of the menu, or at where the conversation stands."""

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
        self._listening: dict[tuple[str, Entry | None, str | None], list[Router]] = {}

    def _asked(self, update_type: str, event: TelegramObject, data: dict[str, Any]) -> list[Router]:
        if isinstance(event, CallbackQuery):
            prefix = prefix_of(event)
            return [one for one in self.sub_routers if one.name == prefix]
        entry, state = data.get("menu_entry"), data.get("raw_state")
        found = self._listening.get((update_type, entry, state))
        if found is None:
            found = [
                one
                for one in self.sub_routers
                if _listens(one.observers[update_type], entry, state)
            ]
            self._listening[update_type, entry, state] = found
        return found


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
