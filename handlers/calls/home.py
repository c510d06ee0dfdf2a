"""The menu entry of calls."""

from dataclasses import dataclass

from aiogram import Router

from handlers.menu import opens
from handlers.tap import Said
from keyboards.menu import Entry
from screens.calls.home import home_screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    def register(self, router: Router) -> None:
        opens(router, self.open, Entry.CALLS)

    async def open(self, said: Said) -> None:
        await said.show(home_screen(said.words, said.actor))
