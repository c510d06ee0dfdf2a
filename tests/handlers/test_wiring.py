"""The wiring of all handlers: every press has one, and every parameter is supplied."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator
from enum import StrEnum
from functools import partial
from typing import Any, get_args

import pytest
from aiogram import Router
from aiogram.dispatcher.event.handler import FilterObject, HandlerObject
from aiogram.filters.callback_data import CallbackData, CallbackQueryFilter

import keyboards
from handlers.filters import HasPrefix, On
from handlers.menu import DeepLink, OpensSection
from handlers.routing import BySubject, InOrder
from handlers.tap import Presses
from keyboards.buttons import Press
from tests import wired
from tests.play import Stage

pytestmark = pytest.mark.any_database

FROM_AIOGRAM = {
    "state",
    "raw_state",
    "bot",
    "event_update",
    "event_from_user",
    "event_chat",
    "dispatcher",
}
FROM_WHO = {"actor", "words", "account"}
FROM_INTERRUPTION = {"menu_entry", "parks"}
"""Only messages pass it."""
HANDED_ON = {
    "CallbackQueryFilter": {"callback_data"},
    "BindsGroup": {"code"},
    "CodeLink": {"code", "prefix"},
    "DeepLink": {"value"},
    "Migrated": {"old", "new"},
}
"""Data that a filter class passes to later filters and the handler."""
SILENT = {
    *(
        "On",
        "When",
        "MenuLabel",
        "OpensSection",
        "IsReply",
        "InGroup",
        "NobodyThere",
        "NotHeard",
        "Addressed",
    ),
    *("HasPrefix", "IsReply", "Outside", "NotAboutConsent", "WithoutProfile", "ActsNoMore"),
    *("InterruptsForm", "TriedBefore"),
    *("_InvertFilter", "Command", "CommandStart", "StateFilter", "ExceptionTypeFilter"),
}
"""Filters whose data is not used."""

MODULES = [
    importlib.import_module(found.name)
    for found in pkgutil.walk_packages(keyboards.__path__, "keyboards.")
]
PRESSES: list[type[CallbackData]] = [
    kind
    for module in MODULES
    for kind in vars(module).values()
    if isinstance(kind, type) and issubclass(kind, CallbackData)
    if kind not in {CallbackData, Press}
    if kind.__module__ == module.__name__
]


FORMS = wired.declared_forms()


def table_of(handler: HandlerObject) -> dict[str, type[Press]]:
    """Returns the actions of a handler with the press class of each."""
    owner = getattr(handler.callback, "__self__", None)
    if not isinstance(owner, Presses):
        return {}
    return {action: press for action, (press, _) in owner.table.items()}


def subjects() -> dict[str, list[HandlerObject]]:
    """A prefix may have two handlers: of older buttons of a form, and of the others."""
    found: dict[str, list[HandlerObject]] = {}
    for top in wired.root().sub_routers:
        if isinstance(top, BySubject):
            for router in top.sub_routers:
                for handler in router.callback_query.handlers:
                    assert handler.filters
                    first = handler.filters[0].callback
                    assert isinstance(first, HasPrefix)
                    found.setdefault(first.prefix, []).append(handler)
    return found


def every_router(router: Router) -> Iterator[Router]:
    yield router
    for below in router.sub_routers:
        yield from every_router(below)


def root_filters(router: Router, update: str) -> list[FilterObject]:
    return list(router.observers[update]._handler.filters or ())


def asked(call: Any) -> set[str]:
    """Parameters without a default, except the event."""
    _, *others = inspect.signature(call).parameters.values()
    return {
        one.name for one in others if one.default is one.empty and one.kind is not one.VAR_KEYWORD
    }


def actions_of(kind: type[CallbackData]) -> list[str]:
    """Actions whose buttons are made, and those that are only read."""
    older = [one.older for one in FORMS.conversations if one.older and one.older.press is kind]
    found = kind.model_fields["action"].annotation
    enums = [one for one in (found, *get_args(found)) if isinstance(one, type)]
    made = [action for one in enums if issubclass(one, StrEnum) for action in one]
    actions = [*made, *(action for one in older for action in one.actions)]
    assert actions != []
    return actions


def answered_by(handler: HandlerObject) -> set[str]:
    """Returns the actions that a handler handles."""
    named = {str(action) for action in table_of(handler)}
    for one in handler.filters or ():
        if isinstance(one.callback, On):
            named |= {str(action) for action in one.callback.actions}
        if isinstance(one.callback, OpensSection):
            named.add(str(one.callback.action))
    return named


def test_there_are_presses_to_look_at() -> None:
    assert len(PRESSES) > 10
    assert len({kind.__prefix__ for kind in PRESSES}) == len(PRESSES)


@pytest.mark.parametrize("kind", PRESSES, ids=lambda kind: kind.__name__)
def test_a_conversation_unpacks_its_own_presses(kind: type[CallbackData]) -> None:
    """A method may take a class of the same prefix with a required field."""
    handlers = subjects()[kind.__prefix__]
    unpacked = [
        one.callback.callback_data
        for handler in handlers
        for one in handler.filters or ()
        if isinstance(one.callback, CallbackQueryFilter)
    ]
    taken = {*unpacked, *(press for handler in handlers for press in table_of(handler).values())}
    assert taken
    assert all(one is kind or issubclass(one, kind) for one in taken)
    assert all(list(one.model_fields) == list(kind.model_fields) for one in taken)


@pytest.mark.parametrize("kind", PRESSES, ids=lambda kind: kind.__name__)
def test_every_action_is_answered(kind: type[CallbackData]) -> None:
    handlers = subjects()[kind.__prefix__]
    answered = {action for handler in handlers for action in answered_by(handler)}
    assert {str(action) for action in actions_of(kind)} - answered == set()


def test_a_link_is_gone_on_with_outside_the_subjects() -> None:
    """Its press belongs to the menu, so only the menu sees it."""
    inside = [
        name
        for name, handlers in subjects().items()
        for handler in handlers
        for one in handler.filters or ()
        if isinstance(one.callback, DeepLink)
    ]
    assert inside == []


def _bare(call: Any) -> Any:
    """Without dependencies bound at construction."""
    return call.func if isinstance(call, partial) else call


async def test_every_handler_and_filter_gets_what_it_asks_for(stage: Stage) -> None:
    dispatcher = stage.app.dispatcher
    everywhere = FROM_AIOGRAM | FROM_WHO
    lacking, walked = [], 0
    for router in every_router(dispatcher):
        for update, observer in router.observers.items():
            for handler in observer.handlers:
                given = everywhere | (FROM_INTERRUPTION if update == "message" else set())
                walked += 1
                for one in [*root_filters(router, update), *(handler.filters or ())]:
                    kind = type(_bare(one.callback))
                    name = kind.__name__
                    assert name in HANDED_ON or name in SILENT, f"say what {kind} hands on"
                    if kind.__module__.startswith("handlers"):
                        lacking += [f"{kind}: {needed}" for needed in asked(one.callback) - given]
                    given = given | HANDED_ON.get(name, set())
                where = f"{router.name}.{update}.{_bare(handler.callback).__name__}"
                lacking += [f"{where}: {needed}" for needed in asked(handler.callback) - given]
    assert walked > 100
    assert lacking == []


async def test_no_filter_and_no_handler_runs_in_a_thread(stage: Stage) -> None:
    """aiogram runs non-coroutines in a thread (even a bare `State`), 0.1 ms each."""
    in_threads = [
        f"{router.name}.{update}: {one.callback}"
        for router in every_router(stage.app.dispatcher)
        for update, observer in router.observers.items()
        for handler in observer.handlers
        for one in [handler, *root_filters(router, update), *(handler.filters or ())]
        if not one.awaitable
    ]
    assert in_threads == []


def test_routers_that_try_others_have_nothing_of_their_own_to_skip() -> None:
    """`InOrder` goes past its own filters and middlewares, so it may have none."""
    for router in every_router(wired.root()):
        if isinstance(router, InOrder):
            for update, observer in router.observers.items():
                assert not root_filters(router, update), router.name
                assert len(observer.middleware) == len(observer.outer_middleware) == 0, router.name
