"""The menu entry of schools, mentors and communities."""

from dataclasses import dataclass

from aiogram import Router

from handlers.menu import opens
from handlers.tap import Presses, Said
from keyboards.development import GrowthAction, GrowthPress
from keyboards.menu import Entry
from screens.development import growth_screen
from services.territory import Territory


@dataclass(frozen=True, slots=True, kw_only=True)
class Growth:
    territory: Territory

    def register(self, router: Router) -> None:
        Presses(router, GrowthPress.__prefix__)(GrowthPress, self.open, GrowthAction.OPEN)
        opens(router, self.open, Entry.GROWTH)

    async def open(self, said: Said) -> None:
        await said.show(growth_screen(said.words, await self.territory.acting_in(said.actor)))
