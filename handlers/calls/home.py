"""The menu entry of calls."""

from dataclasses import dataclass

from aiogram import Router

from district.clock import Clock
from handlers.menu import opens
from handlers.tap import Said
from keyboards.menu import Entry
from screens.calls.home import home_screen
from services.calls.calls import Calls
from services.calls.reviews import Reviews


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    calls: Calls
    reviews: Reviews
    clock: Clock

    def register(self, router: Router) -> None:
        opens(router, self.open, Entry.CALLS)

    async def open(self, said: Said) -> None:
        found = (await self.calls.open_now(said.actor)).items
        waiting = await self.reviews.waiting(said.actor)
        await said.show(home_screen(said.words, said.actor, found, waiting, self.clock()))
