"""Routing of updates: only routers that may handle the update are tried.

Trying a router copies the update's data a dozen times; skipping routers and passing little data
saves more than a quarter of a tap. Building one takes a third of a millisecond and 33 KiB, because
of its 27 observers, so an area has one router.
"""

from typing import Any

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.dispatcher.event.handler import HandlerObject
from aiogram.dispatcher.event.telegram import TelegramEventObserver
from aiogram.filters import StateFilter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers.filters import HasPrefix, IsReply, prefix_of
from handlers.menu import MenuLabel, comes_by_link
from keyboards.menu import Entry


class InOrder(Router):
    """Tries its routers in order, skipping those without handlers for the update's type."""

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


class ByLink(Router):
    """Handles deep links; skipped for updates without a link."""

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        if not comes_by_link(event):
            return UNHANDLED
        return await super().propagate_event(update_type, event, **kwargs)


class BySubject(InOrder):
    """Tries only routers one of whose handlers may pass.

    Presses are selected by prefix, the first filter of every handler of presses below; messages by
    the menu label or the state of the conversation.
    """

    def __init__(self, *, name: str) -> None:
        super().__init__(name=name)
        self._serving: dict[str, list[Router]] = {}
        self._listening: dict[tuple[str, Entry | None, str | None, bool], list[Router]] = {}

    def include_router(self, router: Router) -> Router:
        """Raises: TypeError: a handler of presses does not begin with `HasPrefix`."""
        for prefix in dict.fromkeys(map(_prefix, router.callback_query.handlers)):
            self._serving.setdefault(prefix, []).append(router)
        return super().include_router(router)

    def _asked(self, update_type: str, event: TelegramObject, data: dict[str, Any]) -> list[Router]:
        if isinstance(event, CallbackQuery):
            return self._serving.get(prefix_of(event), [])
        entry, state = data.get("menu_entry"), data.get("raw_state")
        replies = isinstance(event, Message) and event.reply_to_message is not None
        key = update_type, entry, state, replies
        found = self._listening.get(key)
        if found is None:
            found = [
                one for one in self.sub_routers if _listens(one.observers[update_type], *key[1:])
            ]
            self._listening[key] = found
        return found


def _prefix(handler: HandlerObject) -> str:
    first = handler.filters[0].callback if handler.filters else None
    if not isinstance(first, HasPrefix):
        raise TypeError(f"{handler.callback} would be tried for no press")
    return first.prefix


def _listens(
    observer: TelegramEventObserver, entry: Entry | None, state: str | None, replies: bool
) -> bool:
    """Returns whether the first filter of any handler may pass."""
    return any(
        not handler.filters or _may_pass(handler.filters[0].callback, entry, state, replies)
        for handler in observer.handlers
    )


def _may_pass(first: object, entry: Entry | None, state: str | None, replies: bool) -> bool:
    match first:
        case IsReply():
            return replies
        case MenuLabel():
            return first.entry is entry
        case StateFilter() if all(isinstance(one, State) for one in first.states):
            return state in {one.state for one in first.states}  # type: ignore[union-attr]
        case _:
            return True
