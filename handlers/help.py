"""What is open to everybody, before consent too."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import Message

from district.operator import Operator
from district.people.roles import Actor
from handlers.people.consent import Outside, ask
from handlers.people.privacy import open_privacy
from handlers.show import show
from locales.texts import Words
from screens.menu import help_screen
from services.people.people import People


def router() -> Router:
    everybody = Router(name="help")
    everybody.message.register(show_help, Command("help"))
    everybody.message.register(open_privacy, Command("privacy"))
    everybody.message.register(ask, Command("language"), Outside())
    return everybody


async def show_help(
    message: Message, actor: Actor | None, words: Words, people: People, operator: Operator
) -> None:
    await show(message, help_screen(words, await people.contacts(actor), operator))
