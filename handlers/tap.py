"""An update as passed to handlers: actor, language, and reply methods.

aiogram passes arguments by name only to functions of this file; a handler is a method with one
`Tap`, so its services are fields and mypy checks every call.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from aiogram import Router
from aiogram.dispatcher.event.bases import SkipHandler
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.fsm.state import State
from aiogram.methods import SendDocument
from aiogram.types import CallbackQuery, InputFileUnion, Message

from district.errors import NotAText
from district.people.roles import Actor
from handlers.filters import HasPrefix
from handlers.show import Event, say, send, show
from keyboards.buttons import Press
from locales.texts import Words
from screens.screen import Screen

AnyPress = TypeVar("AnyPress", bound=Press)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message of any kind from a person with consent."""

    event: Event
    actor: Actor
    words: Words
    state: FSMContext

    async def show(self, screen: Screen) -> Message | None:
        """Shows the screen in place of the pressed message, or as a new message."""
        return await show(self.event, screen)

    async def send(self, screen: Screen) -> Message:
        """Sends the screen as a new message."""
        return await send(self.event, screen)

    async def send_document(self, document: InputFileUnion) -> None:
        """Sends a file that Telegram keeps, by its id, or a new one."""
        bot, person = self.event.bot, self.event.from_user
        if bot is not None and person is not None:
            await bot(SendDocument(chat_id=person.id, document=document))

    async def alert(self, text: str) -> None:
        """Shows an alert, which the person has to close; a message gets none."""
        if isinstance(self.event, CallbackQuery):
            await say(self.event, text, alert=True)

    async def ask(self, screen: Screen, state: State, **kept: Any) -> None:
        """Shows the screen; typed words are read in the state. `kept`: what they are about."""
        await self.state.set_state(state)
        await self.state.update_data(kept)
        await self.show(screen)

    async def end(self, screen: Screen) -> None:
        """Shows the screen, and waits for no answer any more."""
        await self.state.set_state(None)
        await self.show(screen)

    @property
    def text(self) -> str | None:
        """The text of a message; None for a press, a sticker, a photo …"""
        return self.event.text if isinstance(self.event, Message) else None

    def need_text(self) -> str:
        """Returns the text of a message.

        Raises:
            NotAText: a sticker, a voice message, a photo …
        """
        if self.text is None:
            raise NotAText
        return self.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap(Said, Generic[AnyPress]):
    """A pressed button with its data."""

    press: AnyPress

    async def toast(self, text: str) -> None:
        """Shows a toast, which disappears."""
        if isinstance(self.event, CallbackQuery):
            await say(self.event, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked(Said):
    """A deep link: `/start <subject>-<value>`, or the press that continues it."""

    value: str


Speech = Callable[[Said], Awaitable[object]]


class Presses:
    """All presses of one prefix: one aiogram handler, which selects the method by action.

    An unreadable press, or one whose action has no method, is left to other handlers.
    """

    def __init__(self, router: Router, prefix: str) -> None:
        self.table: dict[str, tuple[type[Press], Callable[[Tap[Any]], Awaitable[object]]]] = {}
        self._prefix = prefix
        router.callback_query.register(self._serve, HasPrefix(prefix))

    def __call__(
        self,
        press: type[AnyPress],
        method: Callable[[Tap[AnyPress]], Awaitable[object]],
        *actions: str,
    ) -> None:
        """Registers a method for these actions; it is called with a press of that class.

        Raises:
            ValueError: the class has another prefix, or an action already has a method.
        """
        if press.__prefix__ != self._prefix:
            raise ValueError(f"{press.__name__} is no press of {self._prefix}")
        for action in actions:
            if action in self.table:
                raise ValueError(f"{self._prefix}:{action} is registered twice")
            self.table[action] = (press, method)

    async def _serve(
        self, event: CallbackQuery, actor: Actor, words: Words, state: FSMContext
    ) -> object:
        action = (event.data or "").split(Press.__separator__)[1:2]
        found = self.table.get(action[0]) if action else None
        if found is None:
            raise SkipHandler
        press, method = found
        try:
            unpacked = press.unpack(event.data or "")
        except (TypeError, ValueError):
            raise SkipHandler from None
        return await method(Tap(event=event, actor=actor, words=words, state=state, press=unpacked))


def says(
    router: Router, method: Speech, *filters: Filter, pressed: tuple[Filter, ...] = ()
) -> None:
    """Registers a method for messages that pass the filters; `pressed`: filters of presses that it
    handles too.
    """

    async def serve(event: Event, actor: Actor, words: Words, state: FSMContext) -> object:
        return await method(Said(event=event, actor=actor, words=words, state=state))

    router.message.register(serve, *filters)
    if pressed:
        router.callback_query.register(serve, *pressed)


def follows(router: Router, method: Callable[[Linked], Awaitable[object]], link: Filter) -> None:
    """Registers a method for a deep link; the filter passes on its `value`."""

    async def serve(
        event: Event, value: str, actor: Actor, words: Words, state: FSMContext
    ) -> object:
        return await method(Linked(event=event, actor=actor, words=words, state=state, value=value))

    router.message.register(serve, link)
    router.callback_query.register(serve, link)


def with_press(said: Said, press: AnyPress) -> Tap[AnyPress]:
    """Returns the same update with that press: an older button read as a new one."""
    return Tap(event=said.event, actor=said.actor, words=said.words, state=said.state, press=press)
