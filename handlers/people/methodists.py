"""The register of methodists; their own topics are among the settings of experts."""

from dataclasses import dataclass

from aiogram import Router
from aiogram.fsm.state import State

from handlers.searched import SearchedList
from handlers.tap import Presses, Said, Tap
from keyboards.people.methodists import MethodistsAction, MethodistsPress
from screens.people.methodists import register_screen
from screens.screen import Screen
from services.people.methodists import MethodistRegister

SEARCH = State("search", group_name="MethodistsState")


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodistHandlers(SearchedList):
    key = "methodists"

    methodists: MethodistRegister

    def register(self, router: Router) -> None:
        self.register_search(router)
        press = Presses(router, MethodistsPress.__prefix__)
        press(MethodistsPress, self.open, MethodistsAction.LIST)
        press(MethodistsPress, self.turn_page, MethodistsAction.PAGE)

    @property
    def searching(self) -> State:
        return SEARCH

    async def turn_page(self, tap: Tap[MethodistsPress]) -> None:
        await self.turn(tap, tap.press.page)

    async def found(self, said: Said, words: str, number: int) -> Screen:
        page = await self.methodists.page(said.actor, words, number)
        return register_screen(said.words, said.actor, page, words)
