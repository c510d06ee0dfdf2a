"""The menu: its labels are understood at any moment, whatever form is open."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.filters import Command, Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject

from district.operator import Operator
from district.people.roles import Actor
from handlers.filters import prefix_of
from handlers.show import Event, send, stop_spinner
from handlers.tap import Presses, Said, Tap, says
from keyboards.menu import Entry, MenuAction, MenuPress
from keyboards.parked import RESUME
from locales.texts import Texts, Words
from screens.menu import about_screen, drafts_screen, link_screen, menu_screen
from services.drafts import Drafts

LINK = "link"
"""In the conversation's data: the deep link that somebody came by, until they can follow it."""

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Interruption(BaseMiddleware):
    """A menu label or a command is served in the middle of a form too. The form is parked, its
    draft stays, and it is offered again below what was asked for."""

    def __init__(self, texts: Texts, drafts: Drafts) -> None:
        self._drafts = drafts
        self._labels = {
            label: entry for entry in Entry for label in texts.everywhere(f"menu-{entry}")
        }

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        text = (event.text or "") if isinstance(event, Message) else ""
        entry = self._labels.get(text)
        data["menu_entry"] = entry
        was_open = data.get("raw_state")
        data["parks"] = False
        actor: Actor | None = data.get("actor")
        is_outside = actor is None or not actor.person.has_consented
        is_stopped = is_outside and not asks_for_own_data(text)
        if is_stopped or (entry is None and not text.startswith("/")):
            return await handler(event, data)
        if was_open is not None:
            await data["state"].set_state(None)
            data["raw_state"] = None
            data["parks"] = True
        result = await handler(event, data)
        if was_open is not None and isinstance(event, Message) and data.get("actor"):
            await _offer_parked(event, data["state"], data["actor"], data["words"], self._drafts)
        return result


class MenuLabel(Filter):
    """A message that is a label of the menu, in any language."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    async def __call__(self, _: Message, menu_entry: Entry | None = None) -> bool:
        return menu_entry is self.entry


class DeepLink(Filter):
    """`/start <subject>-<value>` of somebody who has consented and has a profile, or the press that
    goes on with such a link. Hands on `value`."""

    def __init__(self, subject: str) -> None:
        self.prefix = f"{subject}-"

    async def __call__(self, event: Event, actor: Actor | None, state: FSMContext) -> Any:
        if actor is None or actor.person.profile is None:
            return False
        link = await _link_of(event, state) if comes_by_link(event) else None
        if link is None or not link.startswith(self.prefix):
            return False
        await forget_link(state)
        return {"value": link.removeprefix(self.prefix)}


class InterruptsForm(Filter):
    """A command in the middle of a form, which `Interruption` offers again by itself."""

    async def __call__(self, _: Message, parks: bool) -> bool:
        return parks


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    drafts: Drafts
    operator: Operator

    def router(self) -> Router:
        router = Router(name=MenuPress.__prefix__)
        Presses(router, MenuPress.__prefix__)(MenuPress, self.go_home, *MenuAction)
        says(router, self.show_alone, Command("menu", "start"), InterruptsForm())
        says(router, self.show, Command("menu", "start"))
        says(router, self.show_about, MenuLabel(Entry.ABOUT))
        return router

    async def show(self, said: Said) -> None:
        await show_menu(said.event, said.state, said.actor, said.words, self.drafts)

    async def show_alone(self, said: Said) -> None:
        """Without the forms that wait to be finished."""
        await said.send(menu_screen(said.words, said.actor))

    async def go_home(self, tap: Tap[MenuPress]) -> None:
        """Also forgets a link that leads nowhere."""
        if tap.press.action is MenuAction.LINK and tap.actor.person.profile is not None:
            await forget_link(tap.state)
        await self.show(tap)

    async def show_about(self, said: Said) -> None:
        await said.show(about_screen(said.words, self.operator))


async def show_menu(
    event: Event, state: FSMContext, actor: Actor, words: Words, drafts: Drafts
) -> None:
    """The menu at the bottom of the chat, with the forms that wait to be finished."""
    await state.set_state(None)
    if isinstance(event, CallbackQuery):
        await stop_spinner(event)
    await send(event, menu_screen(words, actor))
    await _offer_parked(event, state, actor, words, drafts)


async def remember_link(message: Message, state: FSMContext) -> None:
    """Keeps where a newcomer wanted to go."""
    link = payload_of(message)
    if link:
        await state.update_data({LINK: link})


async def offer_link(event: Event, state: FSMContext, words: Words) -> None:
    """For somebody who came by a link and had to answer something else first."""
    if (await state.get_data()).get(LINK) is not None:
        await send(event, link_screen(words))


async def forget_link(state: FSMContext) -> None:
    data = await state.get_data()
    if data.pop(LINK, None) is not None:
        await state.set_data(data)


def comes_by_link(event: TelegramObject) -> bool:
    """Whether it is `/start` with something behind it, or the press that goes on with a link."""
    if isinstance(event, Message):
        return payload_of(event) is not None
    if not isinstance(event, CallbackQuery) or prefix_of(event) != MenuPress.__prefix__:
        return False
    return (event.data or "").split(":")[1:2] == [MenuAction.LINK]


async def _link_of(event: Event, state: FSMContext) -> str | None:
    if isinstance(event, Message):
        return payload_of(event)
    link: str | None = (await state.get_data()).get(LINK)
    return link


def asks_for_own_data(text: str | None) -> bool:
    """What is served under an older consent too: nobody's data are held back."""
    return (text or "").split("@")[0] in {"/mydata", "/delete"}


def payload_of(message: Message) -> str | None:
    """What stands behind `/start`."""
    command, _, payload = (message.text or "").partition(" ")
    return payload.strip() or None if command.split("@")[0] == "/start" else None


async def _offer_parked(
    event: Event, state: FSMContext, actor: Actor, words: Words, drafts: Drafts
) -> None:
    if await state.get_state() is not None:
        return  # another form has been opened: one thing at a time
    parked = [draft for draft in await drafts.of_person(actor) if draft.form in RESUME]
    if parked:
        await send(event, drafts_screen(words, parked))
