"""A list that typed words search: its pages keep the words in the conversation."""

from abc import ABC, abstractmethod
from typing import ClassVar

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State

from district.errors import BadInput
from district.forms import SEARCH_LIMIT
from handlers.step_message import insist
from handlers.tap import AnyPress, Said, Tap, says
from screens.screen import Screen


class SearchedList(ABC):
    key: ClassVar[str]
    """Key of the words in the conversation's data."""

    @abstractmethod
    async def found(self, said: Said, words: str, number: int) -> Screen:
        """Returns a page of the list; without words, of the whole list."""

    @property
    @abstractmethod
    def searching(self) -> State:
        """The state while the list is the newest screen."""

    def register_search(self, router: Router) -> None:
        says(router, self.search, StateFilter(self.searching))

    async def open(self, said: Said) -> None:
        await self.begin(said, "")

    async def begin(self, said: Said, words: str) -> None:
        """Shows the first page for words that are known already."""
        await self._show(said, words[:SEARCH_LIMIT], 0)

    async def turn(self, tap: Tap[AnyPress], number: int) -> None:
        await self._show(tap, (await tap.state.get_data()).get(self.key, ""), number)

    async def search(self, said: Said) -> None:
        """Searches for the beginning of a text that is too long."""
        try:
            words = said.need_text()[:SEARCH_LIMIT]
        except BadInput as error:
            await insist(said.event, said.state, await self.found(said, "", 0), said.words, error)
            return
        await self._show(said, words, 0)

    async def _show(self, said: Said, words: str, number: int) -> None:
        screen = await self.found(said, words, number)
        await said.state.set_state(self.searching)
        await said.state.update_data({self.key: words})
        await said.show(screen)
