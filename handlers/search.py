"""One search over everything that a person may see."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from aiogram import Router
from aiogram.fsm.state import State

from district.requests.request import Request
from district.requests.subject import SubjectFacts
from handlers.environment import Environment
from handlers.extension import Handlers
from handlers.form import Conversation
from handlers.free_words import said_words
from handlers.searched import SearchedList
from handlers.tap import Presses, Said, Tap
from keyboards.search import SearchAction, SearchPress
from screens.requests.kinds import Kinds
from screens.screen import Screen
from screens.search import search_screen
from services.search import Searching
from services.wiring import Services

SEARCH = State("search", group_name="SearchState")


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchHandlers(SearchedList):
    key = "everywhere"

    searching_all: Searching
    kinds: Kinds

    def register(self, router: Router) -> None:
        self.register_search(router)
        press = Presses(router, SearchPress.__prefix__)
        press(SearchPress, self.open, SearchAction.OPEN)
        press(SearchPress, self.turn_page, SearchAction.PAGE)
        press(SearchPress, self.search_said, SearchAction.SAID)

    @property
    def searching(self) -> State:
        return SEARCH

    async def turn_page(self, tap: Tap[SearchPress]) -> None:
        await self.turn(tap, tap.press.page)

    async def search_said(self, tap: Tap[SearchPress]) -> None:
        """Words that others have replaced are typed again."""
        await self.begin(tap, await said_words(tap.state, str(tap.press.said)) or "")

    async def found(self, said: Said, words: str, number: int) -> Screen:
        def named(request: Request, subject: SubjectFacts) -> str:
            return self.kinds[request.kind].short_name(said.words, subject)

        page = await self.searching_all.page(said.actor, words, named, number)
        return search_screen(said.words, page, search=words)


def forms(_: Services, __: Environment) -> Iterable[Conversation[Any]]:
    return []


def handlers(services: Services, env: Environment) -> Iterable[Handlers]:
    return [SearchHandlers(searching_all=Searching(services=services), kinds=env.kinds)]
