"""The register of methodists, and a methodist's own topics."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State

from handlers.environment import Environment
from handlers.extension import Handlers
from handlers.form import Conversation
from handlers.searched import SearchedList
from handlers.tap import Presses, Said, Tap
from keyboards.methodists import MethodistsAction, MethodistsPress
from screens.calls.experts import own_screen
from screens.methodists import register_screen
from screens.screen import Screen
from services.calls.expert_register import ExpertRegister
from services.methodists import MethodistRegister
from services.wiring import Services

SEARCH = State("search", group_name="MethodistsState")


@dataclass(frozen=True, slots=True, kw_only=True)
class MethodistHandlers(SearchedList):
    key = "methodists"

    methodists: MethodistRegister
    expert_register: ExpertRegister
    """Keeps the topics."""

    def register(self, router: Router) -> None:
        self.register_search(router)
        press = Presses(router, MethodistsPress.__prefix__)
        press(MethodistsPress, self.open, MethodistsAction.LIST)
        press(MethodistsPress, self.turn_page, MethodistsAction.PAGE)
        press(MethodistsPress, self.show_own, MethodistsAction.OWN)

    @property
    def searching(self) -> State:
        return SEARCH

    async def turn_page(self, tap: Tap[MethodistsPress]) -> None:
        await self.turn(tap, tap.press.page)

    async def found(self, said: Said, words: str, number: int) -> Screen:
        page = await self.methodists.page(said.actor, words, number)
        return register_screen(said.words, said.actor, page, words)

    async def show_own(self, tap: Tap[MethodistsPress]) -> None:
        await tap.show(own_screen(tap.words, await self.expert_register.own(tap.actor)))


def forms(_: Services, __: Environment) -> Iterable[Conversation[Any]]:
    return []


def handlers(services: Services, _: Environment) -> Iterable[Handlers]:
    return [
        MethodistHandlers(methodists=services.methodists, expert_register=services.expert_register)
    ]
