"""One update as a handler takes it: who acts, in which language, and the verbs of an answer.

aiogram passes arguments by name to the functions of this file alone; a handler is a method that
takes one `Tap`, so its services are its object's own fields and mypy checks every call.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Generic, TypeVar

from aiogram import Router
from aiogram.dispatcher.event.bases import UNHANDLED
from aiogram.filters import Filter
from aiogram.fsm.context import FSMContext
from aiogram.types import CallbackQuery, Message

from district.errors import NotAText
from district.people.roles import Actor
from handlers.filters import prefix_of
from handlers.show import Event, say, send, show
from keyboards.buttons import Press
from locales.texts import Words
from screens.screen import Screen

AnyPress = TypeVar("AnyPress", bound=Press)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A message in words, or of any other kind, from somebody who has consented."""

    event: Event
    actor: Actor
    words: Words
    state: FSMContext

    async def show(self, screen: Screen) -> Message | None:
        """Shows the screen in place of the pressed message, or as a new message."""
        return await show(self.event, screen)

    async def send(self, screen: Screen) -> Message:
        """Sends the screen as a new message at the bottom."""
        return await send(self.event, screen)

    @property
    def text(self) -> str | None:
        """The words of a message; None: a press, a sticker, a photo …"""
        return self.event.text if isinstance(self.event, Message) else None

    def need_text(self) -> str:
        """Returns the words of a message.

        Raises:
            NotAText: a sticker, a voice message, a photo …
        """
        if self.text is None:
            raise NotAText
        return self.text

    @property
    def not_mine(self) -> object:
        """What a handler returns to leave the update to others."""
        return UNHANDLED


@dataclass(frozen=True, slots=True, kw_only=True)
class Tap(Said, Generic[AnyPress]):
    """A pressed button, with what it carries."""

    press: AnyPress

    async def alert(self, text: str) -> None:
        """Shows text over the chat that the person has to close."""
        if isinstance(self.event, CallbackQuery):
            await say(self.event, text, alert=True)

    async def toast(self, text: str) -> None:
        """Shows text over the chat for a moment."""
        if isinstance(self.event, CallbackQuery):
            await say(self.event, text)


@dataclass(frozen=True, slots=True, kw_only=True)
class Linked(Said):
    """A deep link: `/start <subject>-<value>`, or the press that goes on with it."""

    value: str


Speech = Callable[[Said], Awaitable[object]]


class Presses:
    """All presses of one prefix: one handler of aiogram, the method picked by the action.

    A press that cannot be read, or whose action no method takes, is left to other routers.
    """

    def __init__(self, router: Router, prefix: str) -> None:
        self.table: dict[StrEnum, tuple[type[Press], Callable[[Tap[Any]], Awaitable[object]]]] = {}
        self._prefix = prefix
        router.callback_query.register(self._serve, _HasPrefix(prefix))

    def __call__(
        self,
        press: type[AnyPress],
        method: Callable[[Tap[AnyPress]], Awaitable[object]],
        *actions: StrEnum,
    ) -> None:
        """Registers the method for these actions; it is called with a press of that class.

        Raises:
            ValueError: the class has another prefix, or an action has a method already.
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
        found = self.table.get(action[0]) if action else None  # type: ignore[call-overload]  # a str enum is its value
        if found is None:
            return UNHANDLED
        press, method = found
        try:
            unpacked = press.unpack(event.data or "")
        except (TypeError, ValueError):
            return UNHANDLED
        return await method(Tap(event=event, actor=actor, words=words, state=state, press=unpacked))


def says(router: Router, method: Speech, *filters: Filter) -> None:
    """Registers the method for messages that pass the filters."""

    async def serve(event: Message, actor: Actor, words: Words, state: FSMContext) -> object:
        return await method(Said(event=event, actor=actor, words=words, state=state))

    router.message.register(serve, *filters)


def follows(router: Router, method: Callable[[Linked], Awaitable[object]], link: Filter) -> None:
    """Registers the method for a deep link; the filter hands on its `value`."""

    async def serve(
        event: Event, value: str, actor: Actor, words: Words, state: FSMContext
    ) -> object:
        return await method(Linked(event=event, actor=actor, words=words, state=state, value=value))

    router.message.register(serve, link)
    router.callback_query.register(serve, link)


def with_press(said: Said, press: AnyPress) -> Tap[AnyPress]:
    """Returns the same update as if it were that press: an old button read as a new one."""
    return Tap(event=said.event, actor=said.actor, words=said.words, state=said.state, press=press)


class _HasPrefix(Filter):
    def __init__(self, prefix: str) -> None:
        self._prefix = prefix

    async def __call__(self, event: CallbackQuery) -> bool:
        return prefix_of(event) == self._prefix
