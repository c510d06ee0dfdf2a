"""Which routers are tried for an update, and the dependencies of handlers."""

from collections.abc import Callable
from typing import Any

import pytest
from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED, SkipHandler
from aiogram.filters import StateFilter
from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery, Message, TelegramObject

from handlers.filters import HasPrefix
from handlers.menu import MenuLabel
from handlers.routing import ByLink, BySubject, InOrder
from handlers.tap import Presses, Tap
from keyboards.menu import Entry, MenuAction, MenuPress

pytestmark = pytest.mark.any_database

USER = {"id": 5, "is_bot": False, "first_name": "Патимат"}


class SomeForm(StatesGroup):
    open = State()


class Asked(Router):
    """Records that it was tried, and handles nothing."""

    def __init__(self, name: str, asked: list[str]) -> None:
        super().__init__(name=name)
        self.asked = asked

    async def propagate_event(self, update_type: str, event: TelegramObject, **kwargs: Any) -> Any:
        self.asked.append(self.name)
        return UNHANDLED


async def take(_: TelegramObject) -> None:
    """A handler."""


def said(text: str) -> Message:
    chat = {"id": 5, "type": "private"}
    return Message.model_validate(
        {"message_id": 7, "date": 0, "chat": chat, "from": USER, "text": text}
    )


def pressed(data: str) -> CallbackQuery:
    return CallbackQuery.model_validate(
        {"id": "1", "from": USER, "chat_instance": "1", "data": data}
    )


ONWARD = pressed(MenuPress(action=MenuAction.LINK).pack())


async def asked_by(root: Router, event: TelegramObject, **data: Any) -> list[str]:
    update = "message" if isinstance(event, Message) else "callback_query"
    assert await root.propagate_event(update, event, **data) is UNHANDLED
    found = next(one.asked for one in root.sub_routers if isinstance(one, Asked))
    noted, found[:] = list(found), []
    return noted


def among(root: Router, **listening: Callable[[Router], Any]) -> Router:
    """Returns `root` over routers of these names with the given registrations."""
    asked: list[str] = []
    for name, listens in listening.items():
        router = Asked(name, asked)
        listens(router)
        root.include_router(router)
    return root


async def test_whoever_has_no_ear_for_the_kind_is_not_asked() -> None:
    root = among(
        InOrder(name="root"),
        words=lambda router: router.message.register(take),
        presses=lambda router: router.callback_query.register(take),
        within=lambda router: router.include_router(Router()),
    )
    assert await asked_by(root, said("слово")) == ["words", "within"]
    assert await asked_by(root, pressed("x:1")) == ["presses", "within"]


@pytest.mark.parametrize(
    ("event", "is_asked"),
    [
        (said("/start role-1"), True),
        (said("/start@okrug_bot role-1"), True),
        (ONWARD, True),
        (said("/start"), False),
        (said("start role-1"), False),
        (pressed("menu:home"), False),
    ],
)
async def test_links_are_passed_by_without_a_link(event: TelegramObject, is_asked: bool) -> None:
    def listens(router: Router) -> None:
        router.message.register(take)
        router.callback_query.register(take)

    root = among(ByLink(name="links"), links=listens)
    assert bool(await asked_by(root, event)) is is_asked


async def test_a_press_goes_to_its_subject_and_words_to_what_is_open() -> None:
    def form(router: Router) -> None:
        router.callback_query.register(take, HasPrefix("form"))
        router.message.register(take, StateFilter(SomeForm.open))

    root = among(
        BySubject(name="subjects"),
        form=form,
        label=lambda router: router.message.register(take, MenuLabel(Entry.REQUESTS)),
        anything=lambda router: router.message.register(take),
    )
    assert await asked_by(root, pressed("form:go:1")) == ["form"]
    assert await asked_by(root, pressed("formal:go")) == []
    open_ = SomeForm.open.state
    for _ in range(2):  # the second time from the cache
        assert await asked_by(root, said("слово"), raw_state=open_) == ["form", "anything"]
        assert await asked_by(root, said("слово"), raw_state=None) == ["anything"]
        entry = Entry.REQUESTS
        assert await asked_by(root, said("Мои заявки"), menu_entry=entry) == ["label", "anything"]


def test_presses_without_a_prefix_are_refused_because_they_would_never_be_tried() -> None:
    router = Router()
    router.callback_query.register(take)
    with pytest.raises(TypeError, match="take"):
        BySubject(name="subjects").include_router(router)


async def test_a_press_that_one_handler_leaves_goes_to_the_next_of_its_prefix() -> None:
    """Older buttons of a form and an area's own presses share a prefix."""
    served: list[str] = []

    def serves(name: str, action: MenuAction) -> Router:
        router = Router(name=name)

        async def note(_: Tap[MenuPress]) -> None:
            served.append(name)

        Presses(router, MenuPress.__prefix__)(MenuPress, note, action)
        return router

    async def leave(_: Tap[MenuPress]) -> None:
        raise SkipHandler

    older = serves("older", MenuAction.HOME)
    Presses(older, MenuPress.__prefix__)(MenuPress, leave, MenuAction.LINK)
    root = BySubject(name="subjects")
    root.include_routers(older, serves("own", MenuAction.LINK))
    given: dict[str, Any] = {"actor": None, "words": None, "state": None}
    for action in (MenuAction.LINK, MenuAction.HOME):
        press = pressed(MenuPress(action=action).pack())
        assert await root.propagate_event("callback_query", press, **given) is None
    assert served == ["own", "older"]
    garbage = pressed(f"{MenuPress.__prefix__}:?")
    assert await root.propagate_event("callback_query", garbage, **given) is UNHANDLED
