"""Help and privacy, available to everyone, also before consent."""

from dataclasses import dataclass

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from district.operator import Operator
from district.people.roles import Actor
from handlers.menu import opens
from handlers.show import show
from handlers.tap import Said
from keyboards.menu import Entry
from locales.texts import Words
from screens.people.privacy import privacy_screen
from screens.questions.help import help_screen
from screens.screen import Screen
from services.people.people import People
from services.questions.threads import Threads


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    people: People
    threads: Threads
    operator: Operator

    def register(self, router: Router) -> None:
        opens(router, self.open, Entry.HELP)

    def register_commands(self, router: Router) -> None:
        router.message.register(self.show_help, Command("help"))
        router.message.register(self.show_privacy, Command("privacy"))

    async def open(self, said: Said) -> None:
        await said.show(await self._screen(said.actor, said.words))

    async def show_help(self, message: Message, actor: Actor | None, words: Words) -> None:
        await show(message, await self._screen(actor, words))

    async def show_privacy(self, message: Message, actor: Actor | None, words: Words) -> None:
        await show(message, privacy_screen(words, self.operator, is_known=actor is not None))

    async def _screen(self, actor: Actor | None, words: Words) -> Screen:
        contacts = await self.people.contacts(actor)
        has_asked = actor is not None and await self.threads.own(actor) is not None
        return help_screen(words, actor, contacts, self.operator, has_asked=has_asked)
