"""The menu entry of the council."""

from dataclasses import dataclass

from aiogram import Router

from district.people.roles import Permission
from handlers.menu import opens
from handlers.tap import Said
from keyboards.menu import Entry
from screens.council.home import home_screen


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    def register(self, router: Router) -> None:
        opens(router, self.open, Entry.COUNCIL)

    async def open(self, said: Said) -> None:
        said.actor.ensure(Permission.SEE_COUNCIL)
        await said.show(home_screen(said.words, said.actor))
