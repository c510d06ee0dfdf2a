"""The menu entry of schools, mentors and communities."""

from aiogram import Router

from handlers.menu import MenuLabel
from handlers.tap import Presses, Said, says
from keyboards.development import GrowthAction, GrowthPress
from keyboards.menu import Entry
from screens.development import growth_screen


def register(router: Router) -> None:
    Presses(router, GrowthPress.__prefix__)(GrowthPress, open_growth, GrowthAction.OPEN)
    says(router, open_growth, MenuLabel(Entry.GROWTH))


async def open_growth(said: Said) -> None:
    await said.show(growth_screen(said.words))
