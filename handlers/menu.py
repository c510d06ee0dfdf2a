"""The menu: its labels work at any moment, whatever form is open."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram import BaseMiddleware, Router
from aiogram.filters import Command, Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message, TelegramObject

from district.operator import Operator
from district.people.roles import Actor
from district.requests.pending import Whose, Wish
from handlers.filters import HasPrefix, prefix_of
from handlers.free_words import plain, section_names
from handlers.show import Event, send, stop_spinner
from handlers.tap import Presses, Said, Speech, Tap, says
from keyboards.menu import Entry, MenuAction, MenuPress, entries_for
from keyboards.parked import RESUME
from locales.texts import Texts, Words, listed
from screens.menu import about_screen, drafts_screen, link_screen, menu_screen, more_screen
from services.drafts import Drafts
from services.priorities import YearPriorities
from services.questions.threads import Threads
from services.requests.engine import Requests

LINK, INVITED = "link", "invited"
"""Keys in the conversation's data of the deep link to follow later, and of what it invites to, in
words.
"""

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class Interruption(BaseMiddleware):
    """Handles menu labels and commands in the middle of a form; outside any form, also other names
    of sections.

    The form is parked, its draft stays, and it is offered again below the reply.
    """

    def __init__(self, texts: Texts, drafts: Drafts) -> None:
        self._drafts = drafts
        self._labels = menu_labels(texts)
        self._names = section_names(texts)

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        text = (event.text or "") if isinstance(event, Message) else ""
        was_open = data.get("raw_state")
        entry = self._labels.get(text)
        if entry is None and was_open is None:
            entry = self._names.get(plain(text))
        data["menu_entry"] = entry
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


def menu_labels(texts: Texts) -> dict[str, Entry]:
    """Returns the entry of each label that a keyboard may show, earlier labels included."""
    keys = ((f"menu-{age}{entry}", entry) for age in ("before-", "") for entry in Entry)
    return {
        label: entry
        for key, entry in keys
        if texts.has(key)
        for label in listed(texts.everywhere(key))
    }


class MenuLabel(Filter):
    """A message that is a menu label in any language."""

    def __init__(self, entry: Entry) -> None:
        self.entry = entry

    async def __call__(self, _: Message, menu_entry: Entry | None = None) -> bool:
        return menu_entry is self.entry


class OpensSection(Filter):
    """A press that opens a section of the menu."""

    def __init__(self, entry: Entry) -> None:
        self.action = MenuAction.OPEN
        self._data = MenuPress(action=self.action, entry=entry).pack()

    async def __call__(self, press: CallbackQuery) -> bool:
        return press.data == self._data


class DeepLink(Filter):
    """`/start <subject>-<value>` of a person with consent and profile, or the press that continues
    such a link. Passes on `value`.
    """

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
    """A command in the middle of a form, after which `Interruption` offers the form again."""

    async def __call__(self, _: Message, parks: bool) -> bool:
        return parks


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    drafts: Drafts
    threads: Threads
    requests: Requests
    priorities: YearPriorities
    operator: Operator

    def register(self, router: Router) -> None:
        press = Presses(router, MenuPress.__prefix__)
        press(MenuPress, self.go_home, MenuAction.HOME, MenuAction.LINK)
        says(router, self.show_alone, Command("menu", "start"), InterruptsForm())
        says(router, self.show, Command("menu", "start"))
        opens(router, self.show_about, Entry.ABOUT)
        opens(router, self.show_more, Entry.MORE)

    async def show(self, said: Said) -> None:
        waiting = await self._waiting(said)
        await show_menu(said.event, said.state, said.actor, said.words, self.drafts, waiting)

    async def show_alone(self, said: Said) -> None:
        """Shows the menu without unfinished forms."""
        await said.send(menu_screen(said.words, said.actor, await self._waiting(said)))

    async def go_home(self, tap: Tap[MenuPress]) -> None:
        """Also forgets an invalid link."""
        if tap.press.action is MenuAction.LINK and tap.actor.person.profile is not None:
            await forget_link(tap.state)
        await self.show(tap)

    async def show_more(self, said: Said) -> None:
        waiting = await self.threads.waiting(said.actor)
        await said.show(more_screen(said.words, said.actor, waiting))

    async def _waiting(self, said: Said) -> int:
        """Returns how many requests wait for the actor; 0 for most people, without looking."""
        if Entry.PENDING not in entries_for(said.actor):
            return 0
        return len(await self.requests.waiting(said.actor, Wish(whose=Whose.MINE)))

    async def show_about(self, said: Said) -> None:
        priorities = await self.priorities.current(said.actor)
        await said.show(about_screen(said.words, self.operator, priorities))


def opens(router: Router, method: Speech, entry: Entry) -> None:
    """Registers a method for a section: its label, and its button behind «Ещё»."""
    pressed = (HasPrefix(MenuPress.__prefix__), OpensSection(entry))
    says(router, method, MenuLabel(entry), pressed=pressed)


async def show_menu(
    event: Event, state: FSMContext, actor: Actor, words: Words, drafts: Drafts, waiting: int = 0
) -> None:
    """Shows the menu with unfinished forms. `waiting`: requests that wait for the actor."""
    await state.set_state(None)
    if isinstance(event, CallbackQuery):
        await stop_spinner(event)
    await send(event, menu_screen(words, actor, waiting))
    await _offer_parked(event, state, actor, words, drafts)


async def offer_link(event: Event, state: FSMContext, words: Words) -> None:
    """Offers to continue with a link after other questions were answered."""
    data = await state.get_data()
    if data.get(LINK) is not None:
        await send(event, link_screen(words, data.get(INVITED)))


async def forget_link(state: FSMContext) -> None:
    data = await state.get_data()
    data.pop(INVITED, None)
    if data.pop(LINK, None) is not None:
        await state.set_data(data)


def comes_by_link(event: TelegramObject) -> bool:
    """Returns whether it is `/start` with a payload, or the press that continues a link."""
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
    """Commands available under an older consent: own data is never withheld."""
    return (text or "").split("@")[0] in {"/mydata", "/delete"}


def payload_of(message: Message) -> str | None:
    """Returns the payload of `/start`."""
    command, _, payload = (message.text or "").partition(" ")
    return payload.strip() or None if command.split("@")[0] == "/start" else None


class CodeLink(Filter):
    """`/start <prefix><code>` from any account, also without consent. Passes on `prefix` and
    `code`.
    """

    def __init__(self, *prefixes: str) -> None:
        self._prefixes = prefixes

    async def __call__(self, message: Message) -> bool | dict[str, str]:
        payload = payload_of(message) or ""
        prefix = next((one for one in self._prefixes if payload.startswith(one)), None)
        if prefix is None:
            return False
        return {"prefix": prefix, "code": payload.removeprefix(prefix).strip()}


async def _offer_parked(
    event: Event, state: FSMContext, actor: Actor, words: Words, drafts: Drafts
) -> None:
    if await state.get_state() is not None:
        return  # another form has been opened: one at a time
    parked = [draft for draft in await drafts.of_person(actor) if draft.form in RESUME]
    if parked:
        await send(event, drafts_screen(words, parked))
