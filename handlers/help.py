"""Commands available to everyone, also before consent."""

from dataclasses import dataclass

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from district.operator import Operator
from district.people.roles import Actor
from handlers.show import show
from locales.texts import Words
from screens.menu import help_screen
from screens.people.privacy import privacy_screen
from services.people.people import People


@dataclass(frozen=True, slots=True, kw_only=True)
class Help:
    people: People
    operator: Operator

    def register(self, router: Router) -> None:
        router.message.register(self.show_help, Command("help"))
        router.message.register(self.show_privacy, Command("privacy"))

    async def show_help(self, message: Message, actor: Actor | None, words: Words) -> None:
        contacts = await self.people.contacts(actor)
        await show(message, help_screen(words, contacts, self.operator))

    async def show_privacy(self, message: Message, actor: Actor | None, words: Words) -> None:
        await show(message, privacy_screen(words, self.operator, is_known=actor is not None))
