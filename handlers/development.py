"""Schools, mentors and communities: one door to all of them."""

from aiogram import Router

from handlers.filters import On
from handlers.menu import MenuLabel
from handlers.show import Event, show
from keyboards.development import GrowthAction, GrowthPress
from keyboards.menu import Entry
from locales.texts import Words
from screens.development import growth_screen


def router() -> Router:
    growth = Router(name="growth")
    growth.message.register(open_growth, MenuLabel(Entry.GROWTH))
    press = growth.callback_query
    press.filter(GrowthPress.filter())
    press.register(open_growth, On(GrowthAction.OPEN))
    return growth


async def open_growth(event: Event, words: Words) -> None:
    await show(event, growth_screen(words))
