"""The news: the list with a search, and an announcement once more."""

from dataclasses import dataclass

from aiogram import Router
from aiogram.filters import StateFilter
from aiogram.fsm.state import State
from aiogram.types import CallbackQuery

from district.errors import BadInput
from district.ids import AnnouncementId
from handlers.menu import opens
from handlers.show import stop_spinner
from handlers.step_message import insist
from handlers.tap import Presses, Said, Tap, says
from keyboards.announcements.news import NewsAction, NewsPress, missed_keyboard
from keyboards.menu import Entry
from screens.announcements.copies import content_calls, copy_calls
from screens.announcements.news import news_screen
from services.announcements.news import News

SEARCH = State("search", group_name="NewsState")
WORDS = "news"
"""Key in the conversation's data of the words searched for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsHandlers:
    news: News

    def register(self, router: Router) -> None:
        opens(router, self.open, Entry.NEWS)
        says(router, self.search, StateFilter(SEARCH))
        press = Presses(router, NewsPress.__prefix__)
        press(NewsPress, self.open, NewsAction.LIST)
        press(NewsPress, self.turn_page, NewsAction.PAGE)
        press(NewsPress, self.show, NewsAction.SHOW)

    async def open(self, said: Said) -> None:
        await self._list(said, "")

    async def turn_page(self, tap: Tap[NewsPress]) -> None:
        searched = (await tap.state.get_data()).get(WORDS, "")
        await self._list(tap, searched, tap.press.page)

    async def search(self, said: Said) -> None:
        try:
            words = said.need_text()
        except BadInput as error:
            screen = news_screen(said.words, await self.news.page(said.actor), search="")
            await insist(said.event, said.state, screen, said.words, error)
            return
        await self._list(said, words)

    async def show(self, tap: Tap[NewsPress]) -> None:
        """Sends the announcement below; without a copy with the buttons that need none."""
        one, has_copy = await self.news.get(tap.actor, AnnouncementId(tap.press.announcement))
        if not isinstance(tap.event, CallbackQuery) or tap.event.bot is None:
            return
        await stop_spinner(tap.event)
        account = tap.event.from_user.id
        calls = (
            copy_calls(tap.words, account, one)
            if has_copy
            else content_calls(tap.words, account, one.content, missed_keyboard(tap.words, one))
        )
        for call in calls:
            await tap.event.bot(call)

    async def _list(self, said: Said, words: str, number: int = 0) -> None:
        page = await self.news.page(said.actor, words, number)
        await said.state.set_state(SEARCH)
        await said.state.update_data({WORDS: words})
        await said.show(news_screen(said.words, page, search=words))
